/* figure.c -- figures: a numeral with its unit and whatever modifies it, exact.
 *
 * From left to right over the numerals of a text.  What a date covers is no figure; what dict/rule/figure.rule and
 * notfigure.tsv name as a code (무역법 122조, 5G) is none; what a rule finds as a figure by its shape (7대 3, 2-1, (48)) is taken from there;
 * all else is numeral × unit (figureunit.c), modifiers (figuremod.c), ranges (figurejoin.c), then the slots
 * (figureslots.c).  Cost: O(numerals), a few look-ups each. */
#include "fact/figure.h"

#include "base/limits.h"
#include "base/utf8.h"

static const nx_decimal null = {0, 0, false};

bool nx_figure_read(nx_draft *d, nx_figure_reader *r, uint32_t numeral)
{
    const nx_numeral *n = &r->s->numerals->found.at[numeral];
    *d = (nx_draft){.begin = n->begin, .end = n->end, .edge = n->begin, .numeral = numeral, .next = numeral + 1, .shape = n->shape,
                    .value = n->value, .scale = nx_decimal_make(1, n->scale), .comma = n->comma, .dot = n->dot, .kind = NX_FIGURE_NUMBER};
    d->digits_only = n->shape == NX_NUM_DIGITS && !n->comma && !n->dot;
    d->single = (n->shape == NX_NUM_SINO || n->shape == NX_NUM_NATIVE || n->shape == NX_NUM_FRACTION) && n->end - n->begin <= 3;
    if (d->single || (n->shape == NX_NUM_NATIVE && n->end - n->begin <= 6)) {
        nx_entry e;
        bool known = nx_lexicon_find(&e, r->s->lex, NX_LEX_NUMERAL, nx_str_cut(r->text, n->begin, n->end));
        d->safe = known && nx_attr_is(e.attr, "alone", "yes");
        d->noun = known && nx_attr_is(e.attr, "noun", "yes");
        d->among = known && nx_attr_is(e.attr, "among", "yes");
        d->first = known && nx_attr_is(e.attr, "ordinal", "yes");
    }
    d->doubt = nx_match_exact(r->s->matches, n->begin, n->end, NX_LEX_NOTFIGURE) != NULL;
    if (n->shape == NX_NUM_VAGUE) {
        d->min = n->value;
        d->max = n->max;
        d->value = null;
        if (!n->max.ok)
            d->mod = NX_S("approx");
    }
    if (n->end > r->limit)
        return false;
    nx_figure_before(d, r);
    if (d->negative) {
        d->value = nx_decimal_mul(d->value, nx_decimal_int(-1));
        d->min = nx_decimal_mul(d->min, nx_decimal_int(-1));
    }
    bool unit = nx_figure_unit(d, r);
    nx_figure_after(d, r);
    if (unit)
        return true;
    if (d->scale_unit.len && !d->glued && n->shape <= NX_NUM_SINO) { /* 섭씨 34.5 */
        d->kind = NX_FIGURE_MEASURE;
        d->unit = d->scale_unit;
        d->rule = NX_S("figure.temperature");
        return true;
    }
    return nx_figure_bare(d, r);
}

static bool covered_by_date(nx_figure_reader *r, uint32_t begin, uint32_t end)
{
    while (r->date < r->f->dates.n && r->f->dates.at[r->date].head.span.end <= begin)
        r->date++;
    for (uint32_t i = r->date; i < r->f->dates.n && r->f->dates.at[i].head.span.begin < end; i++)
        if (r->f->dates.at[i].head.span.end > begin && !(r->f->dates.at[i].kind == NX_DATE_SET && r->f->dates.at[i].rate)) /* 하루 세 차례 */
            return true;
    return false;
}

static bool covers(const nx_figure_reader *r, const nx_match *m, const nx_numeral *n)
{
    if (m->cls != NX_LEX_NOTFIGURE && nx_str_is(nx_match_attr(r->s->lex, m, "ambiguous"), "yes"))
        return false;
    if (m->cls == NX_LEX_NOTFIGURE)
        return true;
    return (m->cls == NX_LEX_ORG || m->cls == NX_LEX_PLACE) && m->end > n->end && nx_figure_closes(r, m->end);
}

/* 1628-1번지, 5/17, 12:30: digits of a code. */
static bool within_code(const nx_figure_reader *r, uint32_t at)
{
    char c = at > r->begin ? r->text.at[at - 1] : ' ';
    return at > r->begin + 1 && (c == '-' || c == '/' || c == ':' || c == '.') && nx_is_word((unsigned char)r->text.at[at - 2]);
}

/* A word of notfigure.tsv or of the dictionary of names that the numeral stands inside (3M, 세종시, 2차전지). */
static bool inside_word(const nx_figure_reader *r, const nx_numeral *n)
{
    uint32_t at = n->begin;
    for (int steps = 0; steps < 12; steps++) {
        uint32_t k;
        const nx_match *m = nx_matches_at(r->s->matches, at, &k);
        for (uint32_t i = 0; i < k; i++)
            if (m[i].end >= n->end && m[i].end - m[i].begin > n->end - n->begin && covers(r, &m[i], n))
                return true;
        if (at <= r->begin)
            break;
        at = nx_utf8_back(r->text, at);
    }
    return false;
}

static void push(nx_figure_reader *r, const nx_draft *d, uint32_t sentence)
{
    nx_figure fig = {.head = {.span = {d->begin, d->end}, .sentence = sentence, .rule = d->rule}, .kind = d->kind,
                     .value = d->value, .min = d->min, .max = d->max, .unit = d->unit, .mod = d->mod};
    nx_figure_slots(&fig, r, d);
    nx_push(r->c->arena, &r->f->figures, fig);
}

static nx_decimal number_in(nx_figure_reader *r, const nx_hit *h, const char *group)
{
    newsx_span span;
    return nx_hit_group(&span, r->s->rules, h, group) ? nx_numeral_parse(nx_str_span(r->text, span), r->s->lex) : null;
}

/* 박은주(48): what stands before the parenthesis ends like a name. */
static bool name_before(const nx_figure_reader *r, uint32_t at)
{
    if (at > r->begin && r->text.at[at - 1] == ' ')
        at--;
    if (at > r->begin && nx_is_han(nx_utf8_before(r->text, at)))
        return true;
    uint32_t from = at, n = 0;
    while (from > r->begin && n < 6 && nx_is_hangul(nx_utf8_before(r->text, from))) {
        from = nx_utf8_back(r->text, from);
        n++;
    }
    newsx_str word = nx_str_cut(r->text, from, at);
    if (!n)
        return at > r->begin && nx_is_latin((unsigned char)r->text.at[at - 1]) && (at - 1 == r->begin || !nx_is_word(nx_utf8_before(r->text, at - 1)));
    if (nx_lexicon_prefix(NULL, r->s->lex, NX_LEX_SURNAME, word))
        return true;
    bool noun = nx_match_exact(r->s->matches, from, at, NX_LEX_NOUN) && !nx_match_exact(r->s->matches, from, at, NX_LEX_TITLE) &&
                !(r->forename != UINT32_MAX && nx_lexicon_find(NULL, r->s->lex, r->forename, word)); /* 올리버 */
    return !noun && !nx_match_exact(r->s->matches, from, at, NX_LEX_PLACE) && !nx_match_exact(r->s->matches, from, at, NX_LEX_ORG);
}

/* What a rule of dict/rule/figure.rule found: kind=… and, by groups, f (the text), n (the value), a and b. */
static bool read_hit(nx_draft *d, nx_figure_reader *r, const nx_hit *h)
{
    newsx_str value = nx_hit_value(r->c->arena, r->s->rules, r->s->lex, r->text, h), kind = nx_value_get(value, "kind");
    newsx_span text = {h->begin, h->end};
    nx_hit_group(&text, r->s->rules, h, "f");
    nx_decimal a = number_in(r, h, "a"), b = number_in(r, h, "b"), n = number_in(r, h, "n");
    *d = (nx_draft){.begin = text.begin, .end = text.end, .edge = text.begin, .rule = nx_rule_get(r->s->rules, h->rule).id, .kind = NX_FIGURE_NUMBER};
    d->value = n.ok ? n : nx_decimal_parse(nx_value_get(value, "value"));
    d->unit = nx_value_get(value, "unit");
    d->mod = nx_value_get(value, "mod");
    d->has_unit = d->unit.len > 0;
    if (nx_value_get(value, "sign").len)
        d->value = nx_decimal_mul(d->value, nx_decimal_int(-1));
    for (int k = 0; k <= NX_FIGURE_NUMBER; k++)
        if (nx_str_is(kind, nx_figure_kind_name((nx_figure_kind)k)))
            d->kind = (nx_figure_kind)k;
    if (nx_value_get(value, "over").len)
        d->value = nx_str_is(nx_value_get(value, "over"), "a/b") ? nx_decimal_div(a, b) : nx_decimal_div(b, a);
    if (nx_value_get(value, "between").len) {
        d->min = nx_decimal_cmp(a, b) < 0 ? a : b;
        d->max = nx_decimal_cmp(a, b) < 0 ? b : a;
        if (!a.ok || !b.ok)
            return false;
    }
    if (nx_value_get(value, "name").len && !name_before(r, h->begin))
        return false;
    if (d->kind == NX_FIGURE_RATIO && !d->value.ok)
        return false;
    nx_figure_before(d, r);
    nx_figure_after(d, r);
    return true;
}

/* 2 1/4: the whole number before a slashed fraction. */
static void take_whole(nx_draft *d, const nx_figure_reader *r, uint32_t numeral, uint32_t done)
{
    if (numeral == 0 || d->kind != NX_FIGURE_RATIO || !d->value.ok || nx_decimal_cmp(d->value, nx_decimal_int(1)) >= 0)
        return;
    const nx_numeral *n = &r->s->numerals->found.at[numeral - 1];
    uint32_t at = d->begin;
    while (at > n->end && d->begin - at < 2 && r->text.at[at - 1] == ' ')
        at--;
    if (n->shape != NX_NUM_DIGITS || n->dot || at != n->end || at == d->begin || n->begin < done)
        return;
    d->value = nx_decimal_add(d->value, n->value);
    d->begin = d->edge = n->begin;
}

static bool is_kind(const nx_hit *h, uint16_t kind)
{
    return kind != UINT16_MAX && h->kind == kind;
}

typedef struct walk { /* over hits and numerals, from left to right */
    nx_figure_reader r;
    uint16_t figure, none; /* kinds of rules */
    uint32_t hit, done, barred, sentence;
} walk;

static bool enter_sentence(walk *w, uint32_t at)
{
    const nx_text *t = w->r.s->text;
    while (w->sentence < t->sentences.n && t->sentences.at[w->sentence].span.end <= at)
        w->sentence++;
    if (w->sentence == t->sentences.n)
        return false;
    w->r.begin = t->sentences.at[w->sentence].span.begin;
    w->r.limit = t->sentences.at[w->sentence].span.end;
    return true;
}

/* The hits up to a numeral, some of which hold none (둘은). */
static bool take_hits(walk *w, uint32_t numeral)
{
    const nx_scan *s = w->r.s;
    const nx_numeral *n = numeral < s->numerals->found.n ? &s->numerals->found.at[numeral] : NULL;
    uint32_t passed = numeral ? s->numerals->found.at[numeral - 1].end : 0;
    bool taken = false;
    for (; w->hit < s->hits->found.n && (!n || s->hits->found.at[w->hit].begin < n->end); w->hit++) {
        const nx_hit *h = &s->hits->found.at[w->hit];
        nx_draft d;
        if (is_kind(h, w->figure) && n && h->begin > n->begin)
            break;
        if (is_kind(h, w->none) && h->end > w->barred)
            w->barred = h->end;
        if (!is_kind(h, w->figure) || h->begin < passed || h->begin < w->done || h->begin < w->barred || !enter_sentence(w, h->begin) || within_code(&w->r, h->begin) ||
            covered_by_date(&w->r, h->begin, h->end))
            continue;
        if (read_hit(&d, &w->r, h)) {
            take_whole(&d, &w->r, numeral, w->done);
            push(&w->r, &d, w->sentence);
            w->done = d.end > h->end ? d.end : h->end;
            taken = n && h->end > n->begin;
        }
    }
    return taken;
}

newsx_status nx_figure_find(nx_facts *f, const nx_scan *s, nx_ctx *c)
{
    walk w = {.r = {.s = s, .f = f, .c = c, .text = s->text->text, .scanned = UINT32_MAX},
              .figure = nx_rules_kind(s->rules, "figure"), .none = nx_rules_kind(s->rules, "notfigure")};
    nx_figure_reader *r = &w.r;
    r->numberword = nx_lexicon_class(s->lex, NX_S("numberword"));
    r->trend = nx_lexicon_class(s->lex, NX_S("trend"));
    r->agent = nx_lexicon_class(s->lex, NX_S("agent"));
    r->forename = nx_lexicon_class(s->lex, NX_S("forename"));
    for (uint32_t i = 0; i < s->numerals->found.n;) {
        const nx_numeral *n = &s->numerals->found.at[i];
        bool taken = take_hits(&w, i);
        if (!enter_sentence(&w, n->begin))
            break;
        nx_draft d;
        if (taken || n->begin < w.done || n->begin < w.barred || n->begin < r->begin || within_code(r, n->begin) || covered_by_date(r, n->begin, n->end) || inside_word(r, n)) {
            i++;
            continue;
        }
        bool ok = nx_figure_read(&d, r, i);
        if (ok || n->shape <= NX_NUM_NATIVE) {
            nx_draft joined = d;
            nx_figure_join(&joined, r);
            if (joined.next > d.next && (ok || joined.has_unit || joined.kind != NX_FIGURE_NUMBER || joined.max.ok)) {
                d = joined;
                ok = true;
            }
        }
        if (ok) {
            push(r, &d, w.sentence);
            w.done = d.end;
        }
        i = ok ? d.next : i + 1;
    }
    take_hits(&w, s->numerals->found.n);
    nx_figure_link(r);
    return nx_ctx_status(c);
}
