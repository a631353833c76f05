/* tail.c -- the words of datemod.tsv beside an expression of time: behind it (전, 동안, 초, 부터), where they turn a length into a
 * distance, settle which reading holds or say which part is meant, and before it (약, 최대, 징역). */
#include "fact/expression.h"

#include "base/utf8.h"

/* 3일 전 대표: the former head, not three days ago. */
static bool is_title_modifier(const nx_grower *g, const nx_expression *e, const nx_tail *t)
{
    newsx_str text = g->s->text->text;
    return e->when.either && nx_attr(t->entry.attr, "offset").len && nx_attr(t->entry.attr, "offset").at[0] == '-' && t->begin > e->end && t->end < text.len && text.at[t->end] == ' ' && nx_match_at(g->s->matches, t->end + 1, NX_LEX_TITLE);
}

/* 반: half of the finest unit more, or half past. */
static bool add_half(nx_expression *e)
{
    if (nx_when_finest(&e->when) == NX_HOUR && !e->when.length.has) {
        e->when.f[NX_MINUTE] = (nx_field){30, NX_SAYS};
        return true;
    }
    if (!nx_expression_is_length(e))
        return false;
    if (e->when.either)
        nx_when_drop_fields(&e->when);
    e->length_only = true;
    nx_length_add_half(&e->when.length);
    return true;
}

/* 전, 후, 이후: a length becomes a distance. */
static bool add_shift(nx_expression *e, newsx_str attr)
{
    bool back = nx_attr(attr, "offset").at[0] == '-', near_day = e->when.near && e->when.f[NX_DAY].how; /* 오는 26일 전까지 */
    if (!nx_expression_is_length(e) || near_day || (e->when.either && (!nx_expression_may_be_length(e) || (!nx_attr_is(attr, "period", "yes") && e->when.f[NX_DAY].how))))
        return false;
    if (e->when.either)
        nx_when_drop_fields(&e->when);
    e->when.shift = back ? -1 : 1;
    if (!nx_attr_is(attr, "period", "yes")) /* 이후: also the time from then on */
        e->when.mod = nx_attr(attr, "mod");
    else if (nx_attr_is(attr, "on", "period") && nx_attr(attr, "mod").len)
        e->when.mod = nx_attr(attr, "mod"); /* 전쯤 */
    return true;
}

static bool fits(const nx_grower *g, const nx_expression *e, const nx_tail *t)
{
    newsx_str attr = t->entry.attr, text = g->s->text->text;
    bool point = nx_when_is_point(&e->when) || e->when.shift, period = nx_expression_is_length(e) && (!e->when.either || nx_expression_may_be_length(e));
    if (e->when.either && e->when.f[NX_QUARTER].how && !nx_attr(attr, "offset").len && !nx_attr_is(attr, "count", "yes"))
        period = false; /* 3분기 동안; but 1분기 전, 3분기 만에 */
    bool josa = nx_is_word(nx_utf8_at(text, t->end));
    if (nx_attr_is(attr, "josa", "yes") && !josa && nx_when_is_point(&e->when) && t->begin > e->end)
        return false; /* 15일 안 후보, 이날 안 의원 */
    if (nx_attr_is(attr, "josa", "always") && !josa)
        return false; /* 한 달 앞으로 */
    if (nx_attr_is(attr, "tight", "yes") && e->when.either && t->begin > e->end)
        return false; /* 1일 여야 의원 */
    if (nx_attr_is(attr, "half", "yes"))
        return period || nx_when_finest(&e->when) == NX_HOUR;
    if (nx_attr_is(attr, "weak", "yes") && e->when.either && !(e->when.f[NX_QUARTER].how && nx_attr_is(attr, "count", "yes")) && (!josa || nx_when_is_year_number(&e->when)))
        return false; /* 15일만 */
    if (nx_attr(attr, "holiday").len)
        return e->when.holiday;
    if (nx_attr_is(attr, "on", "point"))
        return point && !(period && !e->when.either);
    if (nx_attr_is(attr, "on", "period"))
        return period;
    return point || period || nx_attr(attr, "range").len > 0;
}

static bool is_yes(newsx_str attr, const char *key)
{
    return nx_attr_is(attr, key, "yes");
}

static void add_mod(nx_expression *e, newsx_str mod)
{
    bool weaker = nx_str_is(mod, "approx") && e->when.mod.len;
    if (mod.len && !weaker)
        e->when.mod = mod;
}

static void add_link(nx_expression *e, const nx_tail *t)
{
    newsx_str range = nx_attr(t->entry.attr, "range");
    e->link = nx_str_is(range, "from")  ? NX_LINK_FROM
              : nx_str_is(range, "out") ? NX_LINK_OUT_OF
              : nx_str_is(range, "and") ? NX_LINK_AND
                                        : NX_LINK_TO;
    e->past = t->end;
    if (!nx_expression_is_length(e) || e->when.either)
        add_mod(e, nx_attr(t->entry.attr, "mod"));
}

/* One word behind the nx_expression; false where there is none that says something of it. */
bool nx_tail_add(const nx_grower *g, nx_expression *e)
{
    nx_tail t;
    if (e->link || !nx_tail_at(&t, g->s, g->atoms, e->end) || !fits(g, e, &t) || is_title_modifier(g, e, &t))
        return false;
    newsx_str attr = t.entry.attr;
    if (e->no_shift && nx_attr(attr, "offset").len)
        return false; /* 1주기 이전 */
    if (nx_attr(attr, "range").len) {
        add_link(e, &t);
        return false;
    }
    if (is_yes(attr, "half")) {
        if (!add_half(e))
            return false;
    } else if (nx_attr(attr, "offset").len && add_shift(e, attr)) {
        e->tailed = true;
    } else if (nx_attr_is(attr, "outside", "point")) { /* 2010년 이후: beside the nx_expression, as 부터 is */
        add_mod(e, nx_attr(attr, "mod"));
        return false;
    } else {
        e->when.substitute |= nx_attr(attr, "holiday").len > 0;
        if (is_yes(attr, "period") && nx_expression_is_length(e) && (!e->when.either || (nx_expression_may_be_length(e) && (!e->when.f[NX_QUARTER].how || is_yes(attr, "count"))))) {
            e->length_only = e->tailed = true;
            if (e->when.either)
                nx_when_drop_fields(&e->when);
        }
        add_mod(e, nx_attr(attr, "mod"));
        if (e->when.either && e->when.f[NX_YEAR].how == NX_SAYS_SHORT && e->when.f[NX_YEAR].value >= 10 && nx_attr_is(attr, "on", "point") && e->when.mod.len)
            nx_when_drop_length(&e->when); /* 24년 말 */
    }
    if (nx_attr_is(attr, "text", "out") && !(e->beside && e->atoms == 1))
        return false;
    e->end = t.end;
    return true;
}

/* 약, 최대, 징역: the word before the nx_expression. */
void nx_word_before_add(const nx_grower *g, nx_expression *e)
{
    newsx_str text = g->s->text->text;
    uint32_t end = e->begin, from;
    nx_entry w;
    if (end && text.at[end - 1] == ' ')
        end--;
    for (from = end; from > 0 && end - from < 15 && nx_is_word(nx_utf8_before(text, from));)
        from = nx_utf8_back(text, from);
    if (from == end || !nx_lexicon_find(&w, g->s->lex, g->atoms->datemod, nx_str_cut(text, from, end)) || !nx_attr_is(w.attr, "pos", "before"))
        return;
    if (nx_attr_is(w.attr, "on", "period") && !nx_expression_is_length(e))
        return;
    bool months = e->when.f[NX_MONTH].how && !e->when.f[NX_DAY].how && is_yes(w.attr, "months"); /* 징역 6월 */
    if (is_yes(w.attr, "period") && nx_expression_is_length(e) && (!e->when.either || months || nx_expression_may_be_length(e)) && !e->when.near)
        e->length_only = true;
    if (e->length_only && e->when.either)
        nx_when_drop_fields(&e->when);
    add_mod(e, nx_attr(w.attr, "mod"));
    if (nx_attr_is(w.attr, "text", "in"))
        e->begin = from;
}
