/* date.c -- the moments of a text: every whole expression of time, and the ranges that two of them make (5일부터 7일까지, 3월 1일
 * ~ 4일).  What one expression is made of, expression.c knows; which day it is, link/time.c decides. */
#include "fact/date.h"

#include "base/utf8.h"
#include "fact/expression.h"

enum { MAX_GAP = 16 };

typedef struct finder {
    nx_moments *out;
    const nx_scan *s;
    nx_atoms atoms;
    nx_ctx *c;
    uint32_t previous;    /* moment */
    nx_expression before; /* its expression */
} finder;

static uint32_t add_moment(finder *f, newsx_span span, const nx_expression *e, const nx_when *w, uint32_t after)
{
    uint32_t sentence = nx_sentence_at(f->s->text, span.begin);
    if (sentence == UINT32_MAX)
        return NX_NO_MOMENT;
    uint32_t head = f->s->text->sentences.at[sentence].span.begin;
    nx_moment m = {.span = span, .sentence = sentence, .rule = e->rule, .when = *w, .after = after, .first = NX_NO_MOMENT,
                   .second = NX_NO_MOMENT, .heads_sentence = span.begin - head < 4};
    nx_push(nx_scratch(f->c), &f->out->found, m);
    return f->out->found.n - 1;
}

static void add_range(finder *f, newsx_span span, const nx_expression *e, uint32_t first, uint32_t second)
{
    nx_when none = {0};
    if (first == NX_NO_MOMENT || second == NX_NO_MOMENT)
        return;
    uint32_t i = add_moment(f, span, e, &none, NX_NO_MOMENT);
    if (i != NX_NO_MOMENT) {
        f->out->found.at[i].first = first;
        f->out->found.at[i].second = second;
    }
}

/* Something short between two expressions of one sentence: , 와 · 및. */
static bool stands_beside(const finder *f, const nx_expression *e)
{
    if (f->previous == NX_NO_MOMENT || e->begin < f->before.past || e->begin - f->before.past > MAX_GAP)
        return false;
    newsx_str gap = nx_str_trim(nx_str_cut(f->s->text->text, f->before.past, e->begin));
    uint32_t c = nx_utf8_at(gap, 0);
    nx_entry josa;
    if (!gap.len || c == ',' || nx_fold(c) == 0xB7 || c == '(' || f->before.link)
        return true;
    return nx_lexicon_find(&josa, f->s->lex, NX_LEX_JOSA, gap) && nx_attr_is(josa.attr, "case", "conjunctive");
}

static bool is_tilde(newsx_str gap)
{
    uint32_t i = 0, c = 0;
    while (i < gap.len && nx_is_space(c = nx_utf8_next(gap, &i))) {
    }
    bool last = true;
    while (i < gap.len)
        last = nx_is_space(nx_utf8_next(gap, &i)) && last;
    return last && (c == '~' || c == '-' || c == 0x223C || c == 0xFF5E || c == 0x301C || c == 0x2013);
}

/* 부터 … (까지), 와 … 사이, ~ between the previous nx_expression and this one. */
static bool closes_range(const finder *f, const nx_expression *e)
{
    const nx_expression *b = &f->before;
    bool lengths = nx_expression_is_length(b) && nx_expression_is_length(e) && b->link == NX_LINK_NONE;
    if (f->previous == NX_NO_MOMENT || e->begin < b->past || b->two || e->two ||
        (!lengths && (!nx_when_is_point(&b->when) || !nx_when_is_point(&e->when))))
        return false;
    newsx_str gap = nx_str_cut(f->s->text->text, b->past, e->begin);
    if (b->link == NX_LINK_NONE)
        return is_tilde(gap);
    bool clock = nx_when_finest(&e->when) >= NX_PART, clock_before = nx_when_finest(&b->when) >= NX_PART;
    if (gap.len > 2 || b->link == NX_LINK_TO || clock != clock_before)
        return false;
    nx_tail t;
    if (b->link == NX_LINK_FROM)
        return true;
    if (!nx_tail_at(&t, f->s, &f->atoms, e->end))
        return false;
    return nx_attr_is(t.entry.attr, "range", "between") || (b->link == NX_LINK_OUT_OF && nx_attr_is(t.entry.attr, "range", "to"));
}

/* 어제부터 4일 후: the distance counts from that day. */
static bool counts_from_before(finder *f, nx_expression *e)
{
    const nx_expression *b = &f->before;
    bool day = (b->when.f[NX_DAY].how == NX_SAYS_FROM && b->when.base == NX_BASE_NOW && nx_when_finest(&b->when) == NX_DAY) ||
               nx_str_is(b->when.ref, "PRESENT_REF");
    if (f->previous == NX_NO_MOMENT || b->link != NX_LINK_FROM || !day || e->begin - b->past > 1 || (!e->when.shift && !nx_expression_is_length(e)))
        return false;
    if (nx_expression_is_length(e) && !nx_str_is(e->when.mod, "within"))
        e->when.near = NX_NEAR_COMING;
    nx_moment *m = &f->out->found.at[f->previous];
    e->when.f[NX_DAY] = b->when.f[NX_DAY];
    e->when.base = b->when.base;
    m->when = e->when;
    m->span.end = e->end;
    f->before.end = e->end;
    f->before.past = e->past;
    f->before.link = e->link;
    return true;
}

/* 전날인 6일, 추석인 10일: a copula between the two. */
static bool names_again(const finder *f, const nx_expression *e)
{
    nx_entry josa;
    uint32_t from = f->before.past, len = e->begin - from;
    if (f->previous == NX_NO_MOMENT || e->begin < from || len < 4 || len > MAX_GAP || f->s->text->text.at[e->begin - 1] != ' ')
        return false;
    nx_unit fine = nx_when_finest(&f->before.when);
    bool told = f->before.when.f[NX_DAY].how == NX_SAYS_FROM && fine == NX_DAY, known = f->before.when.holiday || fine == NX_WEEKDAY;
    return (told || (known && nx_when_coarsest(&e->when) == NX_DAY)) && e->when.f[NX_DAY].how == NX_SAYS &&
           nx_josa_rest(&josa, f->s, from) && josa.surface.len + 1 == len && nx_attr_is(josa.attr, "case", "copula");
}

static void put(finder *f, nx_expression *e)
{
    if (counts_from_before(f, e))
        return;
    bool same = names_again(f, e);
    bool range = closes_range(f, e);
    bool feast = same && f->before.when.holiday;
    uint32_t after = range || feast || stands_beside(f, e) ? f->previous : NX_NO_MOMENT;
    if (range && e->link == NX_LINK_NONE && f->before.link == NX_LINK_NONE)
        after = f->previous;
    uint32_t first = add_moment(f, e->a, e, &e->when, after);
    uint32_t last = first;
    if (same && !feast && first != NX_NO_MOMENT && first == f->previous + 1)
        f->out->found.at[first].same = true;
    if (e->two && first != NX_NO_MOMENT) {
        last = add_moment(f, e->b, e, &e->second, first);
        if (e->when.or_range) {
            newsx_span whole = {e->begin, e->end};
            add_range(f, whole, e, first, last);
        }
    }
    if (range) {
        newsx_span whole = {f->before.begin, e->end};
        add_range(f, whole, e, f->previous, last);
    }
    f->previous = last;
    f->before = *e;
}

newsx_status nx_date_find(nx_moments *out, const nx_scan *s, nx_ctx *c)
{
    finder f = {.out = out, .s = s, .c = c, .previous = NX_NO_MOMENT};
    nx_grower g = {.s = s, .atoms = &f.atoms};
    nx_atoms_open(&f.atoms, s, c);
    while (f.atoms.more) {
        nx_expression e;
        nx_expression_grow(&e, &g);
        if (nx_expression_is_whole(&e, &g)) {
            put(&f, &e);
            g.before = f.previous == NX_NO_MOMENT ? NULL : &f.before;
        }
    }
    return nx_ctx_status(c);
}
