/* date.c -- puts atoms together to expressions of time: 올해 3월 5일 오전 10시, 지난달 말, 약 두 달 전, 5일부터 7일까지.
 *
 * An expression grows atom by atom, each finer than what is there; words behind it turn a length into a distance
 * (사흘 전) or say which part of it is meant (3월 초).  Then one reading is taken (15일: the day, 15일간: the length).
 * Which day it is, link/time.c decides. */
#include "fact/date.h"

#include "base/utf8.h"
#include "fact/atom.h"

enum { MAX_GAP = 16 };

typedef enum link_kind { LINK_NONE, LINK_FROM, LINK_OUT_OF, LINK_AND, LINK_TO } link_kind; /* 부터, 에서, 와 과, 까지 사이 */

typedef struct expression {
    uint32_t begin, end; /* its text */
    uint32_t past;       /* behind 부터, 까지 */
    uint32_t atoms;
    nx_when when, second;
    bool two;
    newsx_span a, b;
    newsx_str rule;
    bool length_only;    /* a word beside it speaks of a length */
    bool weak, need_join, need_tail, need_clear, period_only, rate, beside, tailed;
    link_kind link;
} expression;

typedef struct finder {
    nx_moments *out;
    const nx_scan *s;
    nx_atoms atoms;
    nx_ctx *c;
    uint32_t previous; /* moment */
    expression before; /* its expression */
} finder;

static newsx_str between(const finder *f, uint32_t from, uint32_t to)
{
    return nx_str_cut(f->s->text->text, from, to);
}

/* A blank, or a josa of the genitive (10월의 첫째 주). */
static bool joins(const finder *f, uint32_t end, uint32_t begin)
{
    newsx_str gap = between(f, end, begin);
    nx_entry josa;
    if (gap.len == 0 || nx_str_is(gap, " ") || nx_str_is(gap, "  "))
        return true;
    if (gap.len > MAX_GAP)
        return false;
    gap = nx_str_trim(gap);
    return nx_lexicon_find(&josa, f->s->lex, NX_LEX_JOSA, gap) && nx_attr_is(josa.attr, "case", "genitive");
}

/* Words between two lengths: 일주일 그리고 사흘, 1개월, 21일 전. */
static bool joins_lengths(const finder *f, uint32_t end, uint32_t begin)
{
    newsx_str gap = between(f, end, begin);
    nx_entry e;
    if (gap.len == 0 || nx_str_is(gap, " ") || nx_str_is(gap, ", "))
        return true;
    return gap.len <= MAX_GAP && nx_lexicon_find(&e, f->s->lex, f->atoms.datemod, nx_str_trim(gap)) && nx_attr_is(e.attr, "join", "yes");
}

static nx_unit unit_of_length(const nx_length *l)
{
    static const nx_unit unit[] = {NX_YEAR, NX_QUARTER, NX_MONTH, NX_WEEK, NX_DAY, NX_HOUR, NX_MINUTE, NX_SECOND};
    return unit[nx_length_finest(l)];
}

static bool is_year_number(const nx_when *w)
{
    return w->f[NX_YEAR].how == NX_SAYS && w->f[NX_YEAR].value >= 1700 && w->f[NX_YEAR].value <= 2100;
}

/* Of two readings, could the length be meant?  Not of 2016년, 3월, 2016년 3분기. */
static bool may_be_length(const expression *e)
{
    const nx_when *w = &e->when;
    bool quarter = w->f[NX_QUARTER].how && e->atoms > 1, month = w->f[NX_MONTH].how && !e->length_only; /* 징역 6월 */
    return !is_year_number(w) && !quarter && !month;
}

static void drop_fields(nx_when *w)
{
    memset(w->f, 0, sizeof w->f);
    w->either = false;
    w->nth = w->nth_week = 0;
}

static void drop_length(nx_when *w)
{
    w->length = (nx_length){0};
    w->either = false;
}

static bool add_length(expression *e, const nx_atom *x, bool both)
{
    nx_when *w = &e->when;
    const nx_when *v = &x->piece.when;
    nx_length sum = w->length;
    if (!v->length.has || v->set || w->set || w->shift || !nx_length_add(&sum, &v->length))
        return false;
    if (both)
        return w->length = sum, true;
    drop_fields(w);
    w->length = sum;
    if (v->mod.len)
        w->mod = v->mod;
    return true;
}

static bool add_point(expression *e, const nx_atom *x)
{
    nx_when *w = &e->when;
    const nx_when *v = &x->piece.when;
    nx_unit fine = nx_when_finest(w);
    if (w->shift || w->set)
        fine = nx_when_is_point(w) ? fine : unit_of_length(&w->length);
    if (w->near && !nx_when_is_point(w) && !w->shift) {
        nx_unit u = nx_when_coarsest(v);
        if (w->ref.len || u == NX_UNITS || v->f[u].how == NX_SAYS_FROM || u >= NX_PART)
            return false;
    } else if (nx_when_coarsest(v) == NX_UNITS || fine == NX_UNITS || nx_when_coarsest(v) <= fine) {
        return false;
    }
    if (v->near || v->ref.len || (v->length.has && !v->either && !x->piece.two))
        return false;
    nx_unit coarse = nx_when_coarsest(v);
    bool clock = coarse == NX_PART || coarse == NX_HOUR;
    if (w->set && coarse < NX_UNITS && v->f[coarse].how != NX_SAYS && !v->weekend)
        return false; /* 매주 전날 */
    if ((clock && fine < NX_DAY) || (coarse == NX_MINUTE && fine != NX_HOUR) || (coarse == NX_SECOND && fine < NX_HOUR))
        return false; /* 봄밤; 7일 이분 */
    bool keep = w->either && v->either && !x->piece.two;
    if (keep)
        keep = add_length(e, x, true);
    nx_length length = w->length;
    if (!w->shift && !w->set && !keep)
        drop_length(w);
    nx_when_add(w, v);
    if (keep) {
        w->length = length;
        w->either = true;
    } else if (!w->shift && !w->set) {
        drop_length(w);
        if (fine == NX_UNITS && v->either) { /* 지난 3일: both readings stay */
            w->length = v->length;
            w->either = true;
        }
    }
    return true;
}

/* 최근 3년, 지난 2주: the length itself, counted from now. */
static bool add_near_length(expression *e, const nx_atom *x)
{
    const nx_when *v = &x->piece.when;
    if (!e->when.near || nx_when_is_point(&e->when) || e->when.length.has || !v->length.has || v->set)
        return false;
    if (v->either && !e->period_only && nx_when_coarsest(v) < NX_MINUTE)
        return false;
    e->when.length = v->length;
    e->when.mod = v->mod;
    e->when.ref = (newsx_str){NULL, 0};
    e->length_only = true;
    return true;
}

static bool join(const finder *f, expression *e, const nx_atom *x)
{
    if (e->two || e->link)
        return false;
    bool direct = joins(f, e->end, x->begin);
    nx_when *w = &e->when;
    bool could_be = !e->tailed && (!w->either || may_be_length(e)) && !(e->rate && x->begin - e->end < 2);
    bool lengths = could_be && w->length.has && x->piece.when.length.has && (e->length_only || !nx_when_is_point(w) || !nx_when_is_point(&x->piece.when) ||
                   (w->either && x->piece.when.either && w->f[NX_YEAR].how == NX_SAYS_SHORT && w->f[NX_YEAR].value < 10));
    if (!(direct && (add_near_length(e, x) || (!e->length_only && !lengths && add_point(e, x)))) &&
        !(lengths && !x->piece.two && joins_lengths(f, e->end, x->begin) && add_length(e, x, false)) && !(direct && w->shift && add_point(e, x)))
        return false;
    if (x->piece.two) {
        e->two = true;
        e->second = x->piece.second;
        e->when.or_range = x->piece.when.or_range;
        e->when.list = x->piece.when.list;
        e->a = (newsx_span){e->begin, x->a.end};
        e->b = x->b;
    }
    e->end = x->end;
    e->atoms++;
    return true;
}

static void start(expression *e, const nx_atom *x)
{
    *e = (expression){.begin = x->begin, .end = x->end, .atoms = 1, .when = x->piece.when, .second = x->piece.second, .two = x->piece.two,
                      .a = x->a, .b = x->b, .rule = x->rule, .weak = x->weak, .need_join = x->piece.need_join,
                      .need_tail = x->piece.need_tail, .need_clear = x->piece.need_clear, .period_only = x->piece.period_only,
                      .rate = x->piece.rate, .beside = x->piece.beside};
    if (!e->two)
        e->a = e->b = (newsx_span){x->begin, x->end};
}

static bool is_length(const expression *e)
{
    return e->when.length.has && !e->when.shift && !e->when.set;
}

/* 3일 전 대표: the former head, not three days ago. */
static bool is_title_modifier(const finder *f, const expression *e, const nx_tail *t)
{
    newsx_str text = f->s->text->text;
    return e->when.either && nx_attr(t->entry.attr, "offset").len && nx_attr(t->entry.attr, "offset").at[0] == '-' && t->begin > e->end && t->end < text.len && text.at[t->end] == ' ' && nx_match_at(f->s->matches, t->end + 1, NX_LEX_TITLE);
}

/* 반: half of the finest unit more, or half past. */
static bool add_half(expression *e)
{
    if (nx_when_finest(&e->when) == NX_HOUR && !e->when.length.has) {
        e->when.f[NX_MINUTE] = (nx_field){30, NX_SAYS};
        return true;
    }
    if (!is_length(e))
        return false;
    if (e->when.either)
        drop_fields(&e->when);
    e->length_only = true;
    nx_length_add_half(&e->when.length);
    return true;
}

/* 전, 후, 이후: a length becomes a distance. */
static bool add_shift(expression *e, newsx_str attr)
{
    bool back = nx_attr(attr, "offset").at[0] == '-', near_day = e->when.near && e->when.f[NX_DAY].how; /* 오는 26일 전까지 */
    if (!is_length(e) || near_day || (e->when.either && (!may_be_length(e) || (!nx_attr_is(attr, "period", "yes") && e->when.f[NX_DAY].how))))
        return false;
    if (e->when.either)
        drop_fields(&e->when);
    e->when.shift = back ? -1 : 1;
    if (!nx_attr_is(attr, "period", "yes")) /* 이후: also the time from then on */
        e->when.mod = nx_attr(attr, "mod");
    else if (nx_attr_is(attr, "on", "period"))
        e->when.mod = nx_attr(attr, "mod"); /* 전쯤 */
    return true;
}

static bool fits(const finder *f, const expression *e, const nx_tail *t)
{
    newsx_str attr = t->entry.attr, text = f->s->text->text;
    bool point = nx_when_is_point(&e->when) || e->when.shift, period = is_length(e) && (!e->when.either || may_be_length(e));
    if (e->when.either && e->when.f[NX_QUARTER].how && !nx_attr(attr, "offset").len)
        period = false; /* 3분기 동안; but 1분기 전 */
    bool josa = nx_is_word(nx_utf8_at(text, t->end));
    if (nx_attr_is(attr, "josa", "yes") && !josa && nx_when_is_point(&e->when) && t->begin > e->end)
        return false; /* 15일 안 후보, 이날 안 의원 */
    if (nx_attr_is(attr, "tight", "yes") && e->when.either && t->begin > e->end)
        return false; /* 1일 여야 의원 */
    if (nx_attr_is(attr, "half", "yes"))
        return period || nx_when_finest(&e->when) == NX_HOUR;
    if (nx_attr_is(attr, "weak", "yes") && e->when.either && (!josa || is_year_number(&e->when)))
        return false; /* 15일만 */
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

static void add_mod(expression *e, newsx_str mod)
{
    bool weaker = nx_str_is(mod, "approx") && e->when.mod.len;
    if (mod.len && !weaker)
        e->when.mod = mod;
}

static void add_link(expression *e, const nx_tail *t)
{
    newsx_str range = nx_attr(t->entry.attr, "range");
    e->link = nx_str_is(range, "from")  ? LINK_FROM
              : nx_str_is(range, "out") ? LINK_OUT_OF
              : nx_str_is(range, "and") ? LINK_AND
                                        : LINK_TO;
    e->past = t->end;
    if (!is_length(e) || e->when.either)
        add_mod(e, nx_attr(t->entry.attr, "mod"));
}

/* One word behind the expression; false where there is none that says something of it. */
static bool add_tail(const finder *f, expression *e)
{
    nx_tail t;
    if (e->link || !nx_tail_at(&t, f->s, &f->atoms, e->end) || !fits(f, e, &t) || is_title_modifier(f, e, &t))
        return false;
    newsx_str attr = t.entry.attr;
    if (nx_attr(attr, "range").len) {
        add_link(e, &t);
        return false;
    }
    if (is_yes(attr, "half")) {
        if (!add_half(e))
            return false;
    } else if (nx_attr(attr, "offset").len && add_shift(e, attr)) {
        e->tailed = true;
    } else if (nx_attr_is(attr, "outside", "point")) { /* 2010년 이후: beside the expression, as 부터 is */
        add_mod(e, nx_attr(attr, "mod"));
        return false;
    } else {
        if (is_yes(attr, "period") && is_length(e) && (!e->when.either || (may_be_length(e) && !e->when.f[NX_QUARTER].how))) {
            e->length_only = e->tailed = true;
            if (e->when.either)
                drop_fields(&e->when);
        }
        add_mod(e, nx_attr(attr, "mod"));
    }
    if (nx_attr_is(attr, "text", "out") && !(e->beside && e->atoms == 1))
        return false;
    e->end = t.end;
    return true;
}

/* 약, 최대, 징역: the word before the expression. */
static void add_word_before(const finder *f, expression *e)
{
    newsx_str text = f->s->text->text;
    uint32_t end = e->begin, from;
    nx_entry w;
    if (end && text.at[end - 1] == ' ')
        end--;
    for (from = end; from > 0 && end - from < 15 && nx_is_word(nx_utf8_before(text, from));)
        from = nx_utf8_back(text, from);
    if (from == end || !nx_lexicon_find(&w, f->s->lex, f->atoms.datemod, nx_str_cut(text, from, end)) || !nx_attr_is(w.attr, "pos", "before"))
        return;
    if (nx_attr_is(w.attr, "on", "period") && !is_length(e))
        return;
    bool months = e->when.f[NX_MONTH].how && !e->when.f[NX_DAY].how && !nx_attr(w.attr, "mod").len; /* 징역 6월 */
    if (is_yes(w.attr, "period") && is_length(e) && (!e->when.either || months || may_be_length(e)) && !e->when.near)
        e->length_only = true;
    if (e->length_only && e->when.either)
        drop_fields(&e->when);
    add_mod(e, nx_attr(w.attr, "mod"));
    if (nx_attr_is(w.attr, "text", "in"))
        e->begin = from;
}

/* Takes one of the two readings of 15일, 30분, 3년. */
static void choose(const finder *f, expression *e)
{
    nx_when *w = &e->when;
    if (e->two && e->second.either && !w->either) { /* the first is settled: the second follows */
        if (w->length.has)
            drop_fields(&e->second);
        else
            drop_length(&e->second);
    }
    if (e->two && w->shift && e->second.length.has)
        e->second.shift = w->shift; /* 2∼3일 전 */
    if (!w->either)
        return;
    bool week_before = f->previous != NX_NO_MOMENT && f->before.when.f[NX_WEEK].how && f->before.link && e->begin - f->before.past <= 1;
    nx_unit coarse = nx_when_coarsest(w), fine = nx_when_finest(w);
    bool short_year = coarse == NX_YEAR && fine == NX_YEAR && w->f[NX_YEAR].how == NX_SAYS_SHORT && w->f[NX_YEAR].value < 80;
    bool bare_minute = coarse >= NX_MINUTE;
    bool bare_week = coarse == NX_WEEK && (e->link == LINK_NONE || e->link == LINK_TO) && !e->two && !week_before;
    bool next_days = w->near == NX_NEAR_NEXT && coarse == NX_DAY && fine == NX_DAY; /* 다음 3일 */
    bool out_of = f->previous != NX_NO_MOMENT && f->before.link == LINK_OUT_OF && is_length(&f->before) && e->begin - f->before.past <= 1; /* 평균 12일에서 5일로 */
    bool length = e->length_only || out_of || short_year || bare_minute || bare_week || next_days;
    for (nx_when *v = w; v; v = e->two && v == w ? &e->second : NULL) {
        if (length)
            drop_fields(v);
        else
            drop_length(v);
    }
}

/* 하루 두 차례, 한 해 300일, 하루 평균: so much in each of them.  The end of the words that say how much; 0: it is no rate. */
static uint32_t rate_end(const finder *f, const expression *e)
{
    newsx_str text = f->s->text->text;
    nx_entry next;
    if (!e->rate || e->atoms > 1 || e->tailed || e->end + 1 >= text.len || text.at[e->end] != ' ')
        return 0;
    const nx_numeral *n = nx_numeral_at(f->s->numerals, e->end + 1);
    if (n) {
        uint32_t at = n->end + (n->end < text.len && text.at[n->end] == ' ');
        newsx_str rest = nx_str_cut(text, at, text.len);
        uint32_t time = nx_lexicon_prefix(NULL, f->s->lex, NX_LEX_TIMEUNIT, rest), unit = nx_lexicon_prefix(NULL, f->s->lex, NX_LEX_UNIT, rest);
        uint32_t len = time > unit ? time : unit;
        return len ? at + len : n->end;
    }
    uint32_t len = nx_lexicon_prefix(&next, f->s->lex, NX_LEX_NUMOD, nx_str_cut(text, e->end + 1, text.len));
    return len && nx_attr_is(next.attr, "pos", "before") ? e->end + 1 + len : 0;
}

static bool stands_clear(const finder *f, const expression *e) /* 밤에, 밤부터; not 밤이 */
{
    nx_entry josa;
    uint32_t next = nx_utf8_at(f->s->text->text, e->end);
    nx_tail t;
    if (e->link || nx_tail_at(&t, f->s, &f->atoms, e->end))
        return true;
    if (!nx_is_word(next))
        return next != ' ' || e->when.mod.len;
    return nx_josa_rest(&josa, f->s, e->end) && (nx_attr_is(josa.attr, "case", "locative") || nx_attr_is(josa.attr, "case", "limit"));
}

/* Nothing else in its sentence. */
static bool is_alone(const finder *f, const expression *e)
{
    uint32_t i = nx_sentence_at(f->s->text, e->begin);
    return i != UINT32_MAX && f->s->text->sentences.at[i].span.begin == e->begin && f->s->text->sentences.at[i].span.end == e->end;
}

static bool is_whole(const finder *f, const expression *e)
{
    const nx_when *w = &e->when;
    if (e->beside && e->atoms == 1 && !e->tailed && !w->mod.len && !w->set && !is_alone(f, e))
        return false;
    if (e->need_join && e->atoms == 1 && !e->tailed && !w->mod.len)
        return false;
    if ((e->need_tail || e->weak) && e->atoms == 1 && !e->tailed)
        return false;
    if (e->need_clear && e->atoms == 1 && !stands_clear(f, e))
        return false;
    return nx_when_is_point(w) || w->length.has || w->ref.len;
}

/* The expression that begins with atom i; the index of the first atom behind it. */
static uint32_t build(const finder *f, expression *e, uint32_t i)
{
    const nx_atoms *a = &f->atoms;
    start(e, &a->found.at[i++]);
    expression looked = *e;
    add_word_before(f, &looked); /* 징역 1년 6월: known before they join */
    e->length_only = looked.length_only;
    for (;;) {
        if (i < a->found.n && a->found.at[i].begin >= e->end && join(f, e, &a->found.at[i]))
            i++;
        else if (!add_tail(f, e))
            break;
    }
    if (!e->past)
        e->past = e->end;
    add_word_before(f, e);
    choose(f, e);
    uint32_t much = rate_end(f, e);
    e->when.set |= much > 0;
    if (much && e->beside)
        e->end = much;
    if (!e->two) {
        e->a = e->b = (newsx_span){e->begin, e->end};
    } else {
        e->a.begin = e->begin;
        e->b.end = e->end;
    }
    return i;
}

static uint32_t add_moment(finder *f, newsx_span span, const expression *e, const nx_when *w, uint32_t after)
{
    uint32_t sentence = nx_sentence_at(f->s->text, span.begin);
    if (sentence == UINT32_MAX)
        return NX_NO_MOMENT;
    uint32_t head = f->s->text->sentences.at[sentence].span.begin;
    nx_moment m = {.span = span, .sentence = sentence, .rule = e->rule, .when = *w, .after = after, .first = NX_NO_MOMENT,
                   .second = NX_NO_MOMENT, .heads_sentence = span.begin - head < 4};
    nx_push(f->c->arena, &f->out->found, m);
    return f->out->found.n - 1;
}

static void add_range(finder *f, newsx_span span, const expression *e, uint32_t first, uint32_t second)
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
static bool stands_beside(const finder *f, const expression *e)
{
    if (f->previous == NX_NO_MOMENT || e->begin < f->before.past || e->begin - f->before.past > MAX_GAP)
        return false;
    newsx_str gap = nx_str_trim(between(f, f->before.past, e->begin));
    uint32_t c = nx_utf8_at(gap, 0);
    nx_entry josa;
    if (!gap.len || c == ',' || c == 0xB7 || c == 0x318D || c == '(' || f->before.link)
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

/* 부터 … (까지), 와 … 사이, ~ between the previous expression and this one. */
static bool closes_range(const finder *f, const expression *e)
{
    const expression *b = &f->before;
    bool lengths = is_length(b) && is_length(e) && b->link == LINK_NONE;
    if (f->previous == NX_NO_MOMENT || e->begin < b->past || b->two || e->two ||
        (!lengths && (!nx_when_is_point(&b->when) || !nx_when_is_point(&e->when))))
        return false;
    newsx_str gap = between(f, b->past, e->begin);
    if (b->link == LINK_NONE)
        return is_tilde(gap);
    bool clock = nx_when_finest(&e->when) >= NX_PART, clock_before = nx_when_finest(&b->when) >= NX_PART;
    if (gap.len > 2 || b->link == LINK_TO || clock != clock_before)
        return false;
    nx_tail t;
    if (b->link == LINK_FROM)
        return true;
    if (!nx_tail_at(&t, f->s, &f->atoms, e->end))
        return false;
    return nx_attr_is(t.entry.attr, "range", "between") || (b->link == LINK_OUT_OF && nx_attr_is(t.entry.attr, "range", "to"));
}

/* 어제부터 4일 후: the distance counts from that day. */
static bool counts_from_before(finder *f, expression *e)
{
    const expression *b = &f->before;
    bool day = (b->when.f[NX_DAY].how == NX_SAYS_FROM && b->when.base == NX_BASE_NOW && nx_when_finest(&b->when) == NX_DAY) ||
               nx_str_is(b->when.ref, "PRESENT_REF");
    if (f->previous == NX_NO_MOMENT || b->link != LINK_FROM || !day || e->begin - b->past > 1 || (!e->when.shift && !is_length(e)))
        return false;
    if (is_length(e) && !nx_str_is(e->when.mod, "within"))
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

/* 전날인 6일: a copula between the two. */
static bool names_again(const finder *f, const expression *e)
{
    nx_entry josa;
    uint32_t from = f->before.past, len = e->begin - from;
    if (f->previous == NX_NO_MOMENT || e->begin < from || len < 4 || len > MAX_GAP || f->s->text->text.at[e->begin - 1] != ' ')
        return false;
    return f->before.when.f[NX_DAY].how == NX_SAYS_FROM && e->when.f[NX_DAY].how == NX_SAYS && nx_when_finest(&f->before.when) == NX_DAY &&
           nx_josa_rest(&josa, f->s, from) && josa.surface.len + 1 == len && nx_attr_is(josa.attr, "case", "copula");
}

static void put(finder *f, expression *e)
{
    if (counts_from_before(f, e))
        return;
    bool same = names_again(f, e);
    bool range = closes_range(f, e);
    uint32_t after = range || stands_beside(f, e) ? f->previous : NX_NO_MOMENT;
    if (range && e->link == LINK_NONE && f->before.link == LINK_NONE)
        after = f->previous;
    uint32_t first = add_moment(f, e->a, e, &e->when, after);
    uint32_t last = first;
    if (same && first != NX_NO_MOMENT && first == f->previous + 1)
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
    NX_TRY(nx_atoms_find(&f.atoms, s, c));
    for (uint32_t i = 0; i < f.atoms.found.n;) {
        expression e;
        i = build(&f, &e, i);
        if (is_whole(&f, &e))
            put(&f, &e);
    }
    return nx_ctx_status(c);
}
