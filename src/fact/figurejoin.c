/* figurejoin.c -- figures that are made of two: ranges (3~4만원, 100만∼200만 원), neighbours (2, 3명; 1·2위), money in two units
 * (3달러 50센트), bounds on both sides (20 초과 35 이하).  What the two share is written once: 3~4만원 is 30,000 to 40,000. */
#include "fact/figure.h"

#include "base/utf8.h"

static const nx_decimal null = {0, 0, false};

static bool is_tilde(uint32_t c)
{
    return c == '~' || c == 0x223C || c == 0xFF5E || c == 0x301C || c == 0x2013 || c == '-' || c == 0x2015;
}

/* The numeral behind a range mark at `at`, blanks allowed on both sides; its index + 1, or 0. */
static uint32_t behind_mark(const nx_draft *d, const nx_figure_reader *r, bool *dash)
{
    uint32_t i = nx_figure_blank(r, d->end), at = i;
    if (i >= r->limit || d->next >= r->s->numerals->found.n)
        return 0;
    uint32_t c = nx_utf8_next(r->text, &i);
    if (!is_tilde(c))
        return 0;
    *dash = c == '-' || c == 0x2013;
    uint32_t gap = nx_figure_blank(r, i);
    if (*dash && (at > d->end) != (gap > i))
        return 0; /* 3 -2 */
    return r->s->numerals->found.at[d->next].begin == gap ? d->next + 1 : 0;
}

static bool same_unit(const nx_draft *a, const nx_draft *b)
{
    return !a->has_unit || !b->has_unit || nx_str_eq(a->unit, b->unit) || (a->kind == b->kind && a->kind == NX_FIGURE_AGE);
}

/* 3~4만: the first takes the units that the second ends in, where it is the smaller number then. */
static nx_decimal shared(const nx_draft *a, const nx_draft *b, nx_decimal last)
{
    nx_decimal first = a->value.ok ? a->value : a->min;
    if (a->has_unit || a->scale.exp10 > 0 || b->scale.exp10 <= 0 || a->comma)
        return first;
    nx_decimal up = nx_decimal_mul(first, b->scale);
    return nx_decimal_cmp(first, nx_decimal_int(1000)) < 0 && nx_decimal_cmp(up, last) < 0 ? up : first;
}

static void become_range(nx_draft *a, const nx_draft *b)
{
    nx_decimal last = b->value.ok ? b->value : b->max.ok ? b->max : b->min, first = shared(a, b, last);
    newsx_str mod = b->mod.len ? b->mod : a->mod;
    nx_draft out = *b;
    if (b->entry.attr.len && !a->has_unit && a->value.ok) { /* a factor of the unit holds for both */
        nx_decimal factor = nx_decimal_parse(nx_attr(b->entry.attr, "factor"));
        if (factor.ok)
            first = nx_decimal_mul(first, factor);
    }
    out.begin = a->begin;
    out.edge = a->edge;
    out.numeral = a->numeral;
    out.value = null;
    out.min = first;
    out.max = last;
    out.mod = mod;
    if (!out.has_unit && a->has_unit) {
        out.has_unit = true;
        out.kind = a->kind;
        out.unit = a->unit;
        out.rule = a->rule;
    }
    *a = out;
}

static bool join_range(nx_draft *d, nx_figure_reader *r)
{
    nx_draft next;
    bool dash = false;
    uint32_t k = behind_mark(d, r, &dash);
    if (!k || (d->mod.len && d->open))
        return false;
    if (!nx_figure_read(&next, r, k - 1) || !same_unit(d, &next) || (d->has_unit && !next.has_unit))
        return false;
    nx_decimal first = d->value.ok ? d->value : d->min, last = next.value.ok ? next.value : next.max.ok ? next.max : next.min;
    if (!first.ok || !last.ok || nx_decimal_cmp(shared(d, &next, last), last) >= 0)
        return false;
    if (dash && !next.has_unit && d->digits_only && next.digits_only && nx_decimal_cmp(last, nx_decimal_int(100)) < 0)
        return false; /* 2-3: a score */
    become_range(d, &next);
    return true;
}

/* 2, 3명; 1·2위; 3,4호: neighbours with one unit. */
static bool join_neighbours(nx_draft *d, nx_figure_reader *r)
{
    nx_draft next;
    uint32_t i = d->end;
    if (d->has_unit || !d->digits_only || d->next >= r->s->numerals->found.n || i >= r->limit)
        return false;
    uint32_t c = nx_utf8_next(r->text, &i);
    if (c != ',' && nx_fold(c) != 0xB7)
        return false;
    i = nx_figure_blank(r, i);
    if (r->s->numerals->found.at[d->next].begin != i || !nx_figure_read(&next, r, d->next) || !next.has_unit || !next.digits_only)
        return false;
    if (!next.value.ok || nx_decimal_cmp(nx_decimal_add(d->value, nx_decimal_int(1)), next.value) != 0)
        return false;
    become_range(d, &next);
    return true;
}

/* 3달러 50센트, 1천430원 50전; 3할2푼5리. */
static bool join_parts(nx_draft *d, nx_figure_reader *r)
{
    const nx_numerals *all = r->s->numerals;
    nx_entry e = {0};
    bool share = d->kind == NX_FIGURE_PERCENT && nx_attr(d->entry.attr, "factor").len;
    if ((d->kind != NX_FIGURE_MONEY && !share) || !d->value.ok || d->next >= all->found.n || all->found.at[d->next].begin != nx_figure_blank(r, d->end))
        return false;
    const nx_numeral *n = &all->found.at[d->next];
    uint32_t at = nx_figure_blank(r, n->end), len = nx_lexicon_prefix(&e, r->s->lex, NX_LEX_UNIT, nx_figure_rest(r, at));
    nx_decimal part = nx_decimal_parse(nx_attr(e.attr, !len ? "none" : share ? "share" : "part"));
    if (len && nx_attr(e.attr, "after").len && nx_str_eq(d->entry.surface, nx_attr(e.attr, "after")))
        part = nx_decimal_parse(nx_attr(e.attr, "factor"));
    if (!len || !part.ok || !n->value.ok || !nx_figure_closes(r, at + len))
        return false;
    d->value = nx_decimal_add(d->value, nx_decimal_mul(n->value, part));
    d->end = at + len;
    d->next++;
    nx_figure_after(d, r);
    if (share)
        join_parts(d, r);
    return true;
}

static bool is_low(newsx_str mod)
{
    return nx_str_is(mod, "more_than") || nx_str_is(mod, "equal_or_more");
}

static bool is_high(newsx_str mod)
{
    return nx_str_is(mod, "less_than") || nx_str_is(mod, "equal_or_less");
}

/* A word of numod.tsv that links the ends of a range: its bytes at `at`, 0 where none of that kind stands there whole. */
static uint32_t link_at(newsx_str *link, const nx_figure_reader *r, uint32_t at, const char *pos)
{
    nx_entry e;
    uint32_t len = nx_lexicon_prefix(&e, r->s->lex, NX_LEX_NUMOD, nx_figure_rest(r, at));
    if (!len || !nx_attr_is(e.attr, "pos", pos))
        return 0;
    *link = nx_attr(e.attr, "link");
    return len;
}

/* 최소 3명에서 최대 10명, 최대 100개에서 최소 20개: bounded on both sides, whichever comes first. */
static bool join_extremes(nx_draft *d, nx_figure_reader *r)
{
    const nx_numerals *all = r->s->numerals;
    newsx_str link;
    nx_draft next;
    uint32_t len = d->open || !d->value.ok || !d->has_unit ? 0 : link_at(&link, r, d->end, "link");
    uint32_t begin = d->end + len + 1;
    if (!len || !nx_str_is(link, "from") || begin >= r->limit || r->text.at[begin - 1] != ' ' || d->next >= all->found.n || all->found.at[d->next].begin > begin + 16)
        return false;
    if (!nx_figure_read(&next, r, d->next) || next.begin != begin || !next.value.ok || next.open || !same_unit(d, &next))
        return false;
    bool up = is_low(d->mod) && is_high(next.mod), down = is_high(d->mod) && is_low(next.mod);
    if ((!up && !down) || nx_decimal_cmp(up ? d->value : next.value, up ? next.value : d->value) >= 0)
        return false;
    nx_decimal low = up ? d->value : next.value, high = up ? next.value : d->value;
    become_range(d, &next);
    d->min = low;
    d->max = high;
    d->mod = (newsx_str){NULL, 0};
    return true;
}

static bool is_bare(const nx_draft *d)
{
    return d->kind == NX_FIGURE_NUMBER || (d->kind == NX_FIGURE_RATIO && !d->has_unit);
}

/* 20과 30 사이, 100만원에서 200만원까지. */
static bool join_between(nx_draft *d, nx_figure_reader *r)
{
    const nx_numerals *all = r->s->numerals;
    nx_draft next;
    newsx_str first, last;
    uint32_t len = d->open || !d->value.ok ? 0 : link_at(&first, r, d->end, "link");
    if (!len || d->end + len >= r->limit || r->text.at[d->end + len] != ' ' || d->next >= all->found.n ||
        all->found.at[d->next].begin > d->end + len + 12)
        return false;
    r->relaxed = !d->has_unit;
    bool ok = nx_figure_read(&next, r, d->next);
    r->relaxed = false;
    if (!ok || next.begin != d->end + len + 1 || !next.value.ok || !same_unit(d, &next) || d->has_unit > next.has_unit)
        return false;
    bool from = nx_str_is(first, "from");
    uint32_t at = nx_figure_blank(r, next.end), tail = link_at(&last, r, at, "end");
    bool between = tail && nx_str_is(last, "between"); /* 10점에서 15점 사이 */
    bool said = tail ? between || nx_str_eq(first, last) : from && !next.has_unit && nx_figure_said(r)->range;
    if (!said || (from && d->has_unit && !between) || nx_decimal_cmp(shared(d, &next, next.value), next.value) >= 0)
        return false; /* 5%에서 10%까지 may tell a change */
    become_range(d, &next);
    if (!from || between)
        d->end = at + tail;
    return true;
}

/* 20 초과 35 이하, 100 이상, 300 이하: bare numbers bounded on both sides. */
static bool join_bounds(nx_draft *d, nx_figure_reader *r)
{
    const nx_numerals *all = r->s->numerals;
    nx_draft next;
    if (!is_bare(d) || !d->open || !d->value.ok || d->next >= all->found.n || all->found.at[d->next].begin > d->end + 30)
        return false;
    if (!nx_figure_read(&next, r, d->next) || !is_bare(&next) || !next.value.ok)
        return false;
    bool up = is_low(d->mod) && is_high(next.mod), down = is_high(d->mod) && is_low(next.mod);
    if (!up && !down)
        return false;
    d->min = up ? d->value : next.value;
    d->max = up ? next.value : d->value;
    d->value = null;
    d->mod = (newsx_str){NULL, 0};
    d->end = next.end;
    d->next = next.next;
    return true;
}

void nx_figure_join(nx_draft *d, nx_figure_reader *r)
{
    if (join_parts(d, r) || join_range(d, r) || join_neighbours(d, r) || join_extremes(d, r) || join_between(d, r))
        return;
    join_bounds(d, r);
}
