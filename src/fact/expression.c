/* expression.c -- grows an expression of time atom by atom, each finer than what is there: 올해 3월 5일 오전 10시, 지난달 말, 약 두 달
 * 전.  Then one reading is taken (15일: the day, 15일간: the length).  Which day it is, link/time.c decides. */
#include "fact/expression.h"

#include "base/utf8.h"

enum { MAX_GAP = 16 };

bool nx_expression_is_length(const nx_expression *e)
{
    return e->when.length.has && !e->when.shift && !e->when.set;
}

/* Of two readings, could the length be meant?  Not of 2016년, 3월, 2016년 3분기. */
bool nx_expression_may_be_length(const nx_expression *e)
{
    const nx_when *w = &e->when;
    bool quarter = w->f[NX_QUARTER].how && e->atoms > 1, month = w->f[NX_MONTH].how && !e->length_only; /* 징역 6월 */
    return !nx_when_is_year_number(w) && !quarter && !month;
}

/* A blank, or a josa of the genitive (10월의 첫째 주). */
static bool joins(const nx_grower *g, uint32_t end, uint32_t begin)
{
    newsx_str gap = nx_str_cut(g->s->text->text, end, begin);
    nx_entry josa;
    if (gap.len == 0 || nx_str_is(gap, " ") || nx_str_is(gap, "  "))
        return true;
    if (gap.len > MAX_GAP)
        return false;
    gap = nx_str_trim(gap);
    return nx_lexicon_find(&josa, g->s->lex, NX_LEX_JOSA, gap) && nx_attr_is(josa.attr, "case", "genitive");
}

/* Words between two lengths: 일주일 그리고 사흘, 1개월, 21일 전. */
static bool joins_lengths(const nx_grower *g, uint32_t end, uint32_t begin)
{
    newsx_str gap = nx_str_cut(g->s->text->text, end, begin);
    nx_entry e;
    if (gap.len == 0 || nx_str_is(gap, " ") || nx_str_is(gap, ", "))
        return true;
    return gap.len <= MAX_GAP && nx_lexicon_find(&e, g->s->lex, g->atoms->datemod, nx_str_trim(gap)) && nx_attr_is(e.attr, "join", "yes");
}

static nx_unit unit_of_length(const nx_length *l)
{
    static const nx_unit unit[] = {NX_YEAR, NX_QUARTER, NX_MONTH, NX_WEEK, NX_DAY, NX_HOUR, NX_MINUTE, NX_SECOND};
    return unit[nx_length_finest(l)];
}

static bool add_length(nx_expression *e, const nx_atom *x, bool both)
{
    nx_when *w = &e->when;
    const nx_when *v = &x->piece.when;
    nx_length sum = w->length;
    if (!v->length.has || v->set || w->set || w->shift || !nx_length_add(&sum, &v->length))
        return false;
    if (both)
        return w->length = sum, true;
    nx_when_drop_fields(w);
    w->length = sum;
    if (v->mod.len)
        w->mod = v->mod;
    return true;
}

static bool add_point(nx_expression *e, const nx_atom *x)
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
    if (w->set && coarse < NX_UNITS && v->f[coarse].how != NX_SAYS && !v->weekend && !v->nth)
        return false; /* 매주 전날 */
    if ((clock && fine < NX_DAY) || (coarse == NX_MINUTE && fine != NX_HOUR) || (coarse == NX_SECOND && fine < NX_HOUR))
        return false; /* 봄밤; 7일 이분 */
    bool keep = w->either && v->either && !x->piece.two;
    if (keep)
        keep = add_length(e, x, true);
    nx_length length = w->length;
    if (!w->shift && !w->set && !keep)
        nx_when_drop_length(w);
    nx_when_add(w, v);
    if (keep) {
        w->length = length;
        w->either = true;
    } else if (!w->shift && !w->set) {
        nx_when_drop_length(w);
        if (fine == NX_UNITS && v->either) { /* 지난 3일: both readings stay */
            w->length = v->length;
            w->either = true;
        }
    }
    return true;
}

/* 최근 3년, 지난 2주: the length itself, counted from now. */
static bool add_near_length(nx_expression *e, const nx_atom *x)
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

/* 8월 한 달, 2015년 한 해: the length of that very month says nothing new. */
static bool add_its_length(nx_expression *e, const nx_atom *x)
{
    const nx_when *v = &x->piece.when;
    nx_when *w = &e->when;
    nx_unit fine = nx_when_finest(w);
    if (x->begin == e->end || !nx_when_is_point(w) || w->shift || w->set || e->length_only || (fine != NX_MONTH && fine != NX_YEAR) ||
        !v->length.has || v->either || nx_when_is_point(v) || unit_of_length(&v->length) != fine ||
        v->length.milli[nx_length_finest(&v->length)] != 1000)
        return false;
    nx_when_drop_length(w);
    return true;
}

/* 매달 5일간: five days of each month, not its fifth. */
static bool is_settled_length(const nx_grower *g, const nx_atom *x)
{
    nx_tail t;
    return x->piece.when.either && nx_tail_at(&t, g->s, g->atoms, x->end) && nx_attr_is(t.entry.attr, "period", "yes") && !nx_attr_is(t.entry.attr, "weak", "yes");
}

static bool join(const nx_grower *g, nx_expression *e, const nx_atom *x)
{
    if (e->two || e->link || (e->when.set && is_settled_length(g, x)))
        return false;
    bool direct = joins(g, e->end, x->begin);
    nx_when *w = &e->when;
    bool could_be = !e->tailed && (!w->either || nx_expression_may_be_length(e)) && !(e->rate && x->begin - e->end < 2);
    bool lengths = could_be && w->length.has && !w->set && x->piece.when.length.has && (e->length_only || !nx_when_is_point(w) || !nx_when_is_point(&x->piece.when) ||
                   (w->either && x->piece.when.either && w->f[NX_YEAR].how == NX_SAYS_SHORT && w->f[NX_YEAR].value < 10));
    if (!(direct && (add_near_length(e, x) || add_its_length(e, x) || (!e->length_only && !lengths && add_point(e, x)))) &&
        !(lengths && !x->piece.two && joins_lengths(g, e->end, x->begin) && add_length(e, x, false)) && !(direct && w->shift && add_point(e, x)))
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

static void start(nx_expression *e, const nx_atom *x)
{
    *e = (nx_expression){.begin = x->begin, .end = x->end, .atoms = 1, .when = x->piece.when, .second = x->piece.second, .two = x->piece.two,
                      .a = x->a, .b = x->b, .rule = x->rule, .weak = x->weak, .need_join = x->piece.need_join,
                      .need_tail = x->piece.need_tail, .need_clear = x->piece.need_clear, .period_only = x->piece.period_only, .no_shift = x->piece.no_shift,
                      .rate = x->piece.rate, .beside = x->piece.beside};
    if (!e->two)
        e->a = e->b = (newsx_span){x->begin, x->end};
}

/* Takes one of the two readings of 15일, 30분, 3년. */
static void choose(const nx_grower *g, nx_expression *e)
{
    nx_when *w = &e->when;
    if (e->two && e->second.either && !w->either) { /* the first is settled: the second follows */
        if (w->length.has)
            nx_when_drop_fields(&e->second);
        else
            nx_when_drop_length(&e->second);
    }
    if (e->two && w->shift && e->second.length.has)
        e->second.shift = w->shift; /* 2∼3일 전 */
    if (!w->either)
        return;
    bool week_before = g->before && g->before->when.f[NX_WEEK].how && g->before->link && e->begin - g->before->past <= 1;
    nx_unit coarse = nx_when_coarsest(w), fine = nx_when_finest(w);
    bool short_year = coarse == NX_YEAR && fine == NX_YEAR && w->f[NX_YEAR].how == NX_SAYS_SHORT && w->f[NX_YEAR].value < 80;
    bool bare_minute = coarse >= NX_MINUTE;
    bool bare_week = coarse == NX_WEEK && (e->link == NX_LINK_NONE || e->link == NX_LINK_TO) && !e->two && !week_before;
    bool next_days = w->near == NX_NEAR_NEXT && coarse == NX_DAY && fine == NX_DAY; /* 다음 3일 */
    bool out_of = g->before && g->before->link == NX_LINK_OUT_OF && nx_expression_is_length(g->before) && e->begin - g->before->past <= 1; /* 평균 12일에서 5일로 */
    bool each = g->before && g->before->when.rate && e->begin - g->before->end < 8; /* 일주일에 3일 */
    bool length = e->length_only || out_of || each || short_year || bare_minute || bare_week || next_days;
    for (nx_when *v = w; v; v = e->two && v == w ? &e->second : NULL) {
        if (length)
            nx_when_drop_fields(v);
        else
            nx_when_drop_length(v);
    }
}

/* 한 달에 두 번, 사흘에 한 번꼴, 하루에 8시간: how often something comes back.  Of 3일에 only where 한 번 follows: 3일에 두 번 may be
 * the day.  The end of the words that say how much; 0: it is none. */
static uint32_t comes_back(const nx_grower *g, const nx_expression *e)
{
    newsx_str text = g->s->text->text;
    nx_entry unit, josa, each;
    uint32_t at = e->end < text.len ? e->end + nx_utf8_len((unsigned char)text.at[e->end]) : e->end; /* 에; not 에서 */
    bool in = at < text.len && text.at[at] == ' ' && nx_lexicon_find(&josa, g->s->lex, NX_LEX_JOSA, nx_str_cut(text, e->end, at)) && nx_attr_is(josa.attr, "case", "locative");
    const nx_numeral *n = in && nx_expression_is_length(e) && nx_expression_may_be_length(e) && !e->tailed && !e->when.near ? nx_numeral_at(g->s->numerals, at + 1) : NULL;
    uint32_t from = n ? n->end + (n->end < text.len && text.at[n->end] == ' ') : 0;
    uint32_t len = n ? nx_lexicon_prefix(&unit, g->s->lex, NX_LEX_UNIT, nx_str_cut(text, from, text.len)) : 0;
    uint32_t time = n && (e->rate || !e->when.either) ? nx_lexicon_prefix(&each, g->s->lex, NX_LEX_TIMEUNIT, nx_str_cut(text, from, text.len)) : 0;
    if ((time && nx_attr_is(each.attr, "period", "yes")) || !len)
        return time ? from + time : 0;
    bool once = nx_decimal_cmp(n->value, nx_decimal_int(1)) == 0 && n->shape != NX_NUM_VAGUE, times = nx_attr_is(unit.attr, "times", "yes");
    bool share = nx_lexicon_prefix(&each, g->s->lex, NX_LEX_NUMOD, nx_str_cut(text, from + len, text.len)) && nx_attr_is(each.attr, "each", "yes");
    bool back = e->when.either && e->when.f[NX_DAY].how ? times && once : times || share || e->rate;
    return back ? from + len : 0;
}

/* 하루 두 차례, 한 해 300일, 한 달 평균: so much in each of them.  The end of the words that say how much; 0: it is no rate.  하루 is one
 * only of what happens again or lasts (하루 8시간): 이날 하루 9명이 숨졌다 counts people. */
static uint32_t rate_end(const nx_grower *g, const nx_expression *e)
{
    newsx_str text = g->s->text->text;
    nx_entry next;
    if (!e->rate || e->atoms > 1 || e->tailed || e->end + 1 >= text.len || text.at[e->end] != ' ')
        return 0;
    const nx_numeral *n = nx_numeral_at(g->s->numerals, e->end + 1);
    if (n) {
        uint32_t at = n->end + (n->end < text.len && text.at[n->end] == ' ');
        newsx_str rest = nx_str_cut(text, at, text.len);
        uint32_t time = nx_lexicon_prefix(NULL, g->s->lex, NX_LEX_TIMEUNIT, rest), unit = nx_lexicon_prefix(&next, g->s->lex, NX_LEX_UNIT, rest);
        if (e->beside && time <= unit && !(unit && nx_attr_is(next.attr, "times", "yes")))
            return 0;
        uint32_t len = time > unit ? time : unit;
        return len ? at + len : n->end;
    }
    uint32_t len = e->beside ? 0 : nx_lexicon_prefix(&next, g->s->lex, NX_LEX_NUMOD, nx_str_cut(text, e->end + 1, text.len));
    return len && nx_attr_is(next.attr, "pos", "before") ? e->end + 1 + len : 0;
}

static bool stands_clear(const nx_grower *g, const nx_expression *e) /* 밤에, 밤부터; not 밤이 */
{
    nx_entry josa;
    uint32_t next = nx_utf8_at(g->s->text->text, e->end);
    nx_tail t;
    if (e->link || nx_tail_at(&t, g->s, g->atoms, e->end))
        return true;
    if (!nx_is_word(next))
        return next != ' ' || e->when.mod.len;
    bool season = e->when.f[NX_SEASON].how; /* 겨울은 짧아진다: a time all the same */
    return nx_josa_rest(&josa, g->s, e->end) && (season || nx_attr_is(josa.attr, "case", "locative") || nx_attr_is(josa.attr, "case", "limit"));
}

/* Nothing else in its sentence. */
static bool is_alone(const nx_grower *g, const nx_expression *e)
{
    uint32_t i = nx_sentence_at(g->s->text, e->begin);
    return i != UINT32_MAX && g->s->text->sentences.at[i].span.begin == e->begin && g->s->text->sentences.at[i].span.end == e->end;
}

bool nx_expression_is_whole(const nx_expression *e, const nx_grower *g)
{
    const nx_when *w = &e->when;
    if (e->beside && e->atoms == 1 && !e->tailed && !w->mod.len && !w->set && !is_alone(g, e))
        return false;
    if (e->need_join && e->atoms == 1 && !e->tailed && !w->mod.len)
        return false;
    if ((e->need_tail || e->weak) && e->atoms == 1 && !e->tailed && (e->weak || !is_alone(g, e)))
        return false;
    if (e->need_clear && e->atoms == 1 && !stands_clear(g, e))
        return false;
    return nx_when_is_point(w) || w->length.has || w->ref.len;
}

void nx_expression_grow(nx_expression *e, const nx_grower *g)
{
    nx_atoms *a = g->atoms;
    start(e, &a->now);
    nx_atoms_next(a);
    nx_expression looked = *e;
    nx_word_before_add(g, &looked); /* 징역 1년 6월: known before they join */
    e->length_only = looked.length_only;
    for (;;) {
        if (a->more && a->now.begin >= e->end && join(g, e, &a->now))
            nx_atoms_next(a);
        else if (!nx_tail_add(g, e))
            break;
    }
    while (a->more && a->now.begin < e->end)
        nx_atoms_next(a); /* 한 달 앞으로: the tail took 앞 */
    if (!e->past)
        e->past = e->end;
    nx_word_before_add(g, e);
    if (e->two && nx_str_is(e->when.mod, "within"))
        e->second.mod = e->when.mod; /* 1∼2년 안에 */
    uint32_t much = comes_back(g, e);
    e->length_only |= much > 0;
    choose(g, e);
    much = much ? much : rate_end(g, e);
    e->when.rate = much > 0;
    e->when.set |= much > 0;
    if (much && e->beside)
        e->end = much;
    if (!e->two) {
        e->a = e->b = (newsx_span){e->begin, e->end};
    } else {
        e->a.begin = e->begin;
        e->b.end = e->end;
    }
}
