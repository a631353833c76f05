/* numread.c -- reads one Korean numeral.  Korean counts in myriads: 십 백 천 multiply what stands right before them, and
 * 만 억 조 경 the whole section since the last of them (3조2천억 = 3×조 + (2×천)×억).  Digits and words mix freely.
 * Cost: O(bytes). */
#include "lexicon/numread.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "lexicon/digits.h"

typedef struct sum { /* value so far: total + section + current */
    nx_decimal total, section, current;
    nx_decimal big; /* the last big unit; !ok before the first */
    nx_decimal small;
    nx_decimal trail; /* the units at the end, multiplied: 6천만 → 10^7; !ok where it ends in digits */
    nx_decimal pair;  /* the digit before the last of two read out: 이삼 → 2 */
    bool has_current;
} sum;

static const nx_decimal null = {0, 0, false};

static nx_decimal settled(const sum *u) /* the section with what stands open */
{
    return u->has_current ? nx_decimal_add(u->section, u->current) : u->section;
}

static bool add_digit(sum *u, nx_decimal v) /* 이천이십이: one digit behind a unit; 이공이이: read out one by one */
{
    if (v.coef == 0 && (u->small.ok || u->big.ok))
        return false; /* 이천공: no number */
    if (u->has_current) {
        if (nx_decimal_cmp(u->section, nx_decimal_int(0)) != 0 || u->big.ok)
            return false;
        u->pair = nx_decimal_cmp(nx_decimal_add(u->current, nx_decimal_int(1)), v) == 0 ? u->current : null;
        u->current = nx_decimal_add(nx_decimal_mul(u->current, nx_decimal_int(10)), v);
        return true;
    }
    u->current = v;
    u->has_current = true;
    u->trail = u->pair = null;
    return true;
}

static bool add_small(sum *u, nx_decimal v)
{
    if ((u->small.ok && nx_decimal_cmp(v, u->small) >= 0) || (u->has_current && u->current.coef == 0))
        return false; /* 십백, 영천: no numbers */
    nx_decimal factor = u->has_current ? u->current : nx_decimal_int(1);
    u->section = nx_decimal_add(u->section, nx_decimal_mul(factor, v));
    u->has_current = false;
    u->small = u->trail = v;
    return true;
}

static bool add_big(sum *u, nx_decimal v)
{
    if ((u->big.ok && nx_decimal_cmp(v, u->big) >= 0) || (u->has_current && u->current.coef == 0))
        return false; /* 영조 */
    nx_decimal factor = settled(u);
    if (nx_decimal_cmp(factor, nx_decimal_int(0)) == 0)
        factor = nx_decimal_int(1);
    u->total = nx_decimal_add(u->total, nx_decimal_mul(factor, v));
    u->section = nx_decimal_int(0);
    u->trail = u->trail.ok && !u->has_current && u->small.ok ? nx_decimal_mul(u->trail, v) : v;
    u->has_current = false;
    u->small = null;
    u->big = v;
    return true;
}

static bool add_word(sum *u, nx_numword w)
{
    return w.kind == NX_WORD_DIGIT ? add_digit(u, w.value) : w.kind == NX_WORD_SMALL ? add_small(u, w.value) : w.kind == NX_WORD_BIG && add_big(u, w.value);
}


/* A unit behind a blank; where only the numeral is at hand (no words collected), it is known to have one. */
static bool unit_apart(const nx_numreader *r, uint32_t at)
{
    return at < r->s.len ? r->s.at[at] == ' ' && nx_unit_follows(r, at + 1) : !r->words;
}

/* Behind a unit and one blank a number may go on: 4조 3천억, 1만 5000, 만 천 백 십팔.  It does where a smaller unit
 * follows, or three digits or more behind a big one: 3만 2개 is two numbers. */
static bool goes_on_behind_blank(const nx_numreader *r, uint32_t at, const sum *u, bool words)
{
    uint32_t v, len;
    if (at + 1 >= r->s.len || r->s.at[at] != ' ' || u->has_current)
        return false;
    if (!nx_digit_at(r->s, at + 1, &v, &len)) {
        nx_numword w = nx_numword_at(r, at + 1), after = nx_numword_at(r, at + 1 + w.len);
        bool smaller = w.kind == NX_WORD_SMALL && (u->small.ok ? nx_decimal_cmp(w.value, u->small) < 0 : u->big.ok);
        if (nx_begins_counter(r, at + 1, w.len))
            return false;
        if (w.kind == NX_WORD_DIGIT && words && !u->big.ok && after.kind == NX_WORD_NONE) /* 십 팔 개월 */
            return unit_apart(r, at + 1 + w.len);
        return (w.kind == NX_WORD_DIGIT || smaller) && u->big.ok && (after.kind == NX_WORD_SMALL || after.kind == NX_WORD_BIG || (smaller && words));
    }
    nx_digits d = nx_digits_read(r->s, at + 1);
    nx_numword w = nx_numword_at(r, d.end);
    if (u->small.ok) /* 2천 8백만; 천 3백 62만 */
        return (w.kind == NX_WORD_SMALL && nx_decimal_cmp(w.value, u->small) < 0) ||
               (w.kind == NX_WORD_BIG && (!u->big.ok || nx_decimal_cmp(w.value, u->big) < 0) && nx_decimal_cmp(d.value, u->small) < 0);
    if (!u->big.ok)
        return false;
    return w.kind == NX_WORD_SMALL || (w.kind == NX_WORD_BIG && nx_decimal_cmp(w.value, u->big) < 0) ||
           (d.digits >= 1 && (d.digits >= 3 || d.comma) && !nx_within_code(r->s, d.end) && nx_decimal_cmp(d.value, u->big) < 0);
}

/* 이 of 천오백이다 is a josa: nothing but a longer josa stands from there to the end of the word. */
static bool is_josa_here(const nx_numreader *r, uint32_t at, uint32_t len)
{
    return nx_is_hangul(nx_utf8_at(r->s, at + len)) && nx_josa_to_the_end(r, at) && !nx_unit_follows(r, at + len);
}

/* 점이삼 of 일점이삼, 점 오 of 일 점 오: the decimal places, read out.  Its end, or 0 where there are none. */
static uint32_t read_places(nx_decimal *places, const nx_numreader *r, uint32_t at, bool words)
{
    uint32_t i = nx_skip_blank(r, at);
    nx_numword point = nx_numword_at(r, i);
    nx_decimal value = nx_decimal_int(0), unit = nx_decimal_int(1), tenth = nx_decimal_make(1, -1);
    if (point.kind != NX_WORD_POINT)
        return 0;
    i += point.len;
    uint32_t gap = nx_skip_blank(r, i), end = gap;
    for (nx_numword w; (w = nx_numword_at(r, end)).kind == NX_WORD_DIGIT && !nx_begins_counter(r, end, w.len) && end - at < NX_MAX_NUMERAL; end += w.len) {
        if (end > gap && is_josa_here(r, end, w.len))
            break;
        unit = nx_decimal_mul(unit, tenth);
        value = nx_decimal_add(value, nx_decimal_mul(w.value, unit));
    }
    if (end == gap || !value.ok || (!words && end - gap <= 3))
        return 0; /* 58점이: points, and a josa */
    if (!nx_word_closes(r, end) && !nx_unit_follows(r, end) && nx_numword_at(r, end).kind != NX_WORD_BIG && !nx_josa_to_the_end(r, end))
        return 0; /* 십점이상 is no 10.2 */
    if (gap > i && nx_lexicon_prefix(NULL, r->lex, NX_LEX_NOTFIGURE, nx_str_cut(r->s, gap, r->s.len)) >= end - gap)
        return 0; /* 십오점 사이 */
    *places = value;
    return end;
}

static nx_reading read_native(const nx_numreader *r, uint32_t at)
{
    nx_reading out = {.n = {.begin = at, .end = at, .shape = NX_NUM_NATIVE, .value = nx_decimal_int(0)}};
    nx_numword w = nx_numword_at(r, at);
    if (w.kind == NX_WORD_NATIVE_TEN) {
        out.n.value = w.value;
        out.n.end += w.len;
        w = nx_numword_at(r, out.n.end);
        if (w.kind == NX_WORD_NONE && nx_skip_blank(r, out.n.end) > out.n.end) { /* 스물 한번째 */
            nx_numword next = nx_numword_at(r, out.n.end + 1);
            uint32_t end = out.n.end + 1 + next.len;
            if ((next.kind == NX_WORD_NATIVE_ONE || next.kind == NX_WORD_DETERMINER) && nx_unit_follows(r, nx_skip_blank(r, end))) {
                w = next;
                out.n.end++;
            }
        }
    }
    if (w.kind == NX_WORD_NATIVE_ONE || w.kind == NX_WORD_DETERMINER) {
        if (w.max.ok) {
            out.n.max = nx_decimal_add(out.n.value, w.max);
            out.n.shape = NX_NUM_VAGUE;
        }
        out.n.value = nx_decimal_add(out.n.value, w.value);
        out.n.end += w.len;
    }
    out.ok = out.n.end > at;
    return out;
}

/* 백스물다섯, 백 서른일곱: native words behind a Sino-Korean hundred or more. */
static bool add_native(nx_reading *out, const nx_numreader *r, sum *u)
{
    uint32_t at = out->n.end;
    nx_numword w = nx_numword_at(r, at);
    if (w.kind == NX_WORD_NONE && at < r->s.len && r->s.at[at] == ' ' && nx_numword_at(r, at + 1).kind == NX_WORD_NATIVE_TEN)
        w = nx_numword_at(r, ++at);
    bool native = w.kind == NX_WORD_NATIVE_TEN || ((w.kind == NX_WORD_NATIVE_ONE || w.kind == NX_WORD_DETERMINER) && nx_unit_follows(r, nx_skip_blank(r, at + w.len)));
    if (!native || u->has_current || (u->small.ok && nx_decimal_cmp(u->small, nx_decimal_int(100)) < 0) || nx_begins_counter(r, at, w.len))
        return false;
    nx_reading rest = read_native(r, at);
    if (!rest.ok || rest.n.shape != NX_NUM_NATIVE)
        return false;
    u->current = rest.n.value;
    u->has_current = true;
    u->trail = null;
    out->n.end = rest.n.end;
    return true;
}

/* 조 경 해 억 at the start of a word are other words (조사, 경기, 해), unless a longer number goes on. */
static bool lonely_big(const nx_numreader *r, uint32_t at)
{
    nx_numword w = nx_numword_at(r, at);
    uint32_t end = at, n = 0;
    if (w.kind != NX_WORD_BIG || nx_decimal_cmp(w.value, nx_decimal_int(100000000)) < 0)
        return false;
    for (nx_numword k; (k = nx_numword_at(r, end)).kind == NX_WORD_DIGIT || k.kind == NX_WORD_SMALL || k.kind == NX_WORD_BIG; end += k.len)
        n++;
    return n < 4;
}

static bool spaced_big(const nx_numreader *r, uint32_t at)
{
    if (at + 1 >= r->s.len || r->s.at[at] != ' ')
        return false;
    nx_numword w = nx_numword_at(r, at + 1);
    return w.kind == NX_WORD_BIG && !nx_begins_counter(r, at + 1, w.len) && nx_unit_follows(r, nx_skip_blank(r, at + 1 + w.len));
}

typedef struct count { /* digits or Sino-Korean words, as far as they make one number */
    nx_reading out;
    sum u;
    nx_decimal low; /* of 이삼백 the lower digit; !ok where nothing is vague */
    bool pointed;
    uint32_t at;
} count;

static bool take_digits(count *k, const nx_numreader *r)
{
    nx_numeral *n = &k->out.n;
    if (k->u.has_current)
        return false;
    nx_digits d = nx_digits_read(r->s, k->at);
    if (!d.value.ok) {
        n->end = n->begin; /* too long a number is none */
        return false;
    }
    n->shape = k->out.unit || n->end > n->begin ? NX_NUM_MIXED : NX_NUM_DIGITS;
    if (n->digits == 0) {
        n->digits = (uint8_t)d.digits;
        n->comma = d.comma;
        n->dot = d.dot;
    }
    add_digit(&k->u, d.value);
    k->at = n->end = d.end;
    return true;
}

static bool take_places(count *k, const nx_numreader *r, nx_numword_kind kind)
{
    nx_decimal places;
    if ((kind != NX_WORD_POINT && kind != NX_WORD_NONE) || k->pointed || k->out.n.dot || k->at == k->out.n.begin)
        return false;
    uint32_t end = read_places(&places, r, k->at, k->out.n.digits == 0);
    if (!end)
        return false;
    k->u.current = k->u.has_current ? nx_decimal_add(k->u.current, places) : places;
    k->u.has_current = k->pointed = k->out.n.dot = true;
    k->u.trail = null;
    k->at = k->out.n.end = end;
    return true;
}

static bool take_word(count *k, const nx_numreader *r)
{
    nx_numeral *n = &k->out.n;
    nx_numword w = nx_numword_at(r, k->at);
    if (w.kind == NX_WORD_NONE && n->shape == NX_NUM_DIGITS && !k->out.unit && spaced_big(r, k->at)) { /* 5 억 달러 */
        k->at++;
        return true;
    }
    if (w.kind == NX_WORD_DIGIT && ((n->digits && !k->out.unit) || k->pointed))
        return false; /* 3일: a unit of time, not a digit */
    if (w.kind == NX_WORD_DIGIT && k->at > n->begin && !n->digits && is_josa_here(r, k->at, w.len))
        return false; /* 천오백이다 */
    nx_decimal low = w.kind == NX_WORD_SMALL && !n->digits && !k->out.unit ? k->u.pair : null; /* 이삼백: two or three hundred */
    if (low.ok)
        k->u.current = nx_decimal_add(low, nx_decimal_int(1));
    if (w.kind == NX_WORD_NONE || w.kind > NX_WORD_BIG || nx_begins_counter(r, k->at, w.len) || !add_word(&k->u, w))
        return take_places(k, r, w.kind);
    if (low.ok)
        k->low = low;
    k->at = n->end = k->at + w.len;
    if (w.kind == NX_WORD_DIGIT)
        return true;
    k->out.unit = true;
    n->shape = n->digits ? NX_NUM_MIXED : n->shape;
    k->at += goes_on_behind_blank(r, k->at, &k->u, n->digits == 0);
    return true;
}

static nx_reading read_counted(const nx_numreader *r, uint32_t at, bool vague_before)
{
    const nx_decimal zero = nx_decimal_int(0);
    count k = {.out = {.n = {.begin = at, .end = at, .shape = NX_NUM_SINO}},
               .u = {zero, zero, zero, null, null, null, null, false}, .low = null, .at = at};
    nx_numeral *n = &k.out.n;
    uint32_t v, len;
    if (!vague_before && lonely_big(r, at))
        return k.out;
    while (k.at < r->s.len && k.at - at < NX_MAX_NUMERAL)
        if (!(nx_digit_at(r->s, k.at, &v, &len) ? take_digits(&k, r) : take_word(&k, r)))
            break;
    if (k.out.unit && !k.pointed)
        add_native(&k.out, r, &k.u);
    n->value = nx_decimal_add(k.u.total, settled(&k.u));
    if (k.u.trail.ok)
        n->scale = (int8_t)k.u.trail.exp10;
    if (k.low.ok && k.u.trail.ok) {
        n->max = n->value;
        n->value = nx_decimal_mul(k.low, k.u.trail);
        n->shape = NX_NUM_VAGUE;
    }
    k.out.ok = n->end > at && n->value.ok;
    return k.out;
}

/* 수십, 수백억, 몇천: at least two of the unit. */
static nx_reading read_vague(const nx_numreader *r, uint32_t at)
{
    nx_numword w = nx_numword_at(r, at);
    nx_reading out = {.ok = false};
    uint32_t from = nx_skip_blank(r, at + w.len);
    nx_numword next = nx_numword_at(r, from);
    if ((next.kind != NX_WORD_SMALL && next.kind != NX_WORD_BIG) || nx_begins_counter(r, from, next.len))
        return out;
    nx_reading unit = read_counted(r, from, true);
    bool bare = nx_decimal_cmp(unit.n.value, nx_decimal_make(1, unit.n.scale)) == 0; /* 수 백만, but not 수 백이십 */
    if (unit.ok && bare && unit.n.shape == NX_NUM_SINO) {
        out = unit;
        out.n.begin = at;
        out.n.value = nx_decimal_mul(unit.n.value, w.value);
        out.n.shape = NX_NUM_VAGUE;
    }
    return out;
}

static nx_reading read_plain(const nx_numreader *r, uint32_t at)
{
    uint32_t v, len;
    if (nx_digit_at(r->s, at, &v, &len))
        return read_counted(r, at, false);
    nx_numword w = nx_numword_at(r, at);
    switch (w.kind) {
    case NX_WORD_VAGUE:
        return read_vague(r, at);
    case NX_WORD_NATIVE_ONE:
    case NX_WORD_NATIVE_TEN:
    case NX_WORD_DETERMINER:
        return read_native(r, at);
    case NX_WORD_BIG:
        if (nx_decimal_cmp(w.value, nx_decimal_int(10000000000000000)) >= 0)
            return (nx_reading){.ok = false}; /* 한 해 300일: 해 and 경 count only behind a number */
        return read_counted(r, at, false);
    case NX_WORD_DIGIT:
    case NX_WORD_SMALL:
        return read_counted(r, at, false);
    case NX_WORD_FRACTION: {
        nx_numeral half = {.begin = at, .end = at + w.len, .shape = NX_NUM_FRACTION, .value = w.value};
        return (nx_reading){half, true, false};
    }
    default:
        return (nx_reading){.ok = false};
    }
}

/* 3분의 1, 이십일 분의 일: the numeral before, over which another stands. */
static bool read_over(nx_reading *whole, const nx_numreader *r)
{
    uint32_t at = nx_skip_blank(r, whole->n.end);
    nx_numword over = nx_numword_at(r, at);
    if (over.kind != NX_WORD_OVER || whole->n.shape > NX_NUM_SINO)
        return false;
    nx_reading top = read_plain(r, nx_skip_blank(r, at + over.len));
    if (!top.ok || top.n.shape > NX_NUM_SINO)
        return false;
    nx_numword first = nx_numword_at(r, top.n.begin), last = nx_numword_at(r, top.n.begin + first.len);
    if (first.kind == NX_WORD_DIGIT && last.kind == NX_WORD_BIG && top.n.end == top.n.begin + first.len + last.len && nx_josa_to_the_end(r, top.n.begin + first.len)) {
        top.n.value = first.value; /* 백억분의 일만: only one */
        top.n.end -= last.len;
    }
    nx_decimal value = nx_decimal_div(top.n.value, whole->n.value);
    if (!value.ok)
        return false;
    *whole = (nx_reading){{.begin = whole->n.begin, .end = top.n.end, .shape = NX_NUM_FRACTION, .value = value}, true, false};
    return true;
}

nx_reading nx_numeral_read(const nx_numreader *r, uint32_t at)
{
    nx_reading out = read_plain(r, at);
    if (!out.ok || read_over(&out, r))
        return out;
    nx_numword and = nx_numword_at(r, out.n.end); /* 1과 2분의 1 */
    if (and.kind != NX_WORD_AND || out.n.shape > NX_NUM_SINO || out.n.end + and.len >= r->s.len || r->s.at[out.n.end + and.len] != ' ')
        return out;
    nx_reading part = read_plain(r, out.n.end + and.len + 1);
    if (part.ok && read_over(&part, r) && nx_decimal_cmp(part.n.value, nx_decimal_int(1)) < 0) {
        out.n.end = part.n.end;
        out.n.value = nx_decimal_add(out.n.value, part.n.value);
        out.n.shape = NX_NUM_FRACTION;
    }
    return out;
}
