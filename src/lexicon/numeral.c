/* numeral.c -- reads Korean numerals.  Korean counts in myriads: 십 백 천 multiply what stands right before them, and
 * 만 억 조 경 the whole section since the last of them (3조2천억 = 3×조 + (2×천)×억).  Digits and words mix freely.
 *
 * The words (dict/lex/numeral.tsv, about a hundred) are hashed by their first character when a text is begun, so that
 * a place where no numeral begins costs one look.  Cost: O(bytes). */
#include "lexicon/numeral.h"

#include "base/limits.h"
#include "base/utf8.h"

typedef enum word_kind { NO_WORD, DIGIT, SMALL, BIG, NATIVE_ONE, NATIVE_TEN, DETERMINER, VAGUE, FRACTION, POINT, OVER, AND, SIGN } word_kind;

typedef struct word {
    word_kind kind;
    nx_decimal value, max; /* max: of 두세, 대여섯 */
    uint32_t len;
    bool alone; /* one syllable that is a number by itself, too: 삼, 백 */
} word;

enum { MAX_WORDS = 320, BUCKETS = 1024 };

typedef struct vocabulary { /* numeral.tsv, by first character */
    newsx_str surface[MAX_WORDS];
    word word[MAX_WORDS];
    uint16_t next[MAX_WORDS], bucket[BUCKETS]; /* index + 1 */
    uint32_t n;
} vocabulary;

typedef struct reader {
    const nx_lexicon *lex;
    const vocabulary *words; /* NULL: ask the lexicon, for one short string */
    newsx_str s;
} reader;

static word word_of(const nx_entry *e, uint32_t len)
{
    static const struct { const char *name; word_kind kind; } kinds[] = {
        {"digit", DIGIT}, {"small", SMALL}, {"big", BIG}, {"native1", NATIVE_ONE}, {"native10", NATIVE_TEN}, {"det", DETERMINER},
        {"vague", VAGUE}, {"fraction", FRACTION}, {"point", POINT}, {"over", OVER}, {"and", AND}, {"sign", SIGN}};
    word w = {.kind = NO_WORD, .len = len};
    newsx_str kind = nx_attr(e->attr, "kind");
    for (size_t i = 0; i < NX_LEN(kinds); i++)
        if (nx_str_is(kind, kinds[i].name))
            w.kind = kinds[i].kind;
    w.value = nx_decimal_parse(nx_attr(e->attr, "value"));
    if (!w.value.ok) {
        w.value = nx_decimal_parse(nx_attr(e->attr, "min"));
        w.max = nx_decimal_parse(nx_attr(e->attr, "max"));
    }
    if (!w.value.ok && w.kind < POINT)
        w.kind = NO_WORD;
    w.alone = nx_attr_is(e->attr, "alone", "yes");
    return w;
}

static void add_word_entry(vocabulary *v, const nx_entry *e) /* a user's word overrides, or takes away */
{
    uint32_t slot = nx_utf8_at(e->surface, 0) % BUCKETS;
    word w = word_of(e, (uint32_t)e->surface.len);
    if (nx_attr_is(e->attr, "remove", "yes"))
        w.kind = NO_WORD;
    for (uint16_t k = v->bucket[slot]; k; k = v->next[k - 1])
        if (nx_str_eq(v->surface[k - 1], e->surface)) {
            v->word[k - 1] = w;
            return;
        }
    if (v->n == MAX_WORDS)
        return;
    v->surface[v->n] = e->surface;
    v->word[v->n] = w;
    v->next[v->n] = v->bucket[slot];
    v->bucket[slot] = (uint16_t)++v->n;
}

static void collect_words(vocabulary *v, const nx_lexicon *lex)
{
    nx_entry e;
    v->n = 0;
    memset(v->bucket, 0, sizeof v->bucket);
    for (uint32_t i = 0; nx_lexicon_each(&e, lex, NX_LEX_NUMERAL, i); i++)
        add_word_entry(v, &e);
}

static word word_at(const reader *r, uint32_t at) /* the longest */
{
    word best = {.kind = NO_WORD};
    if (at >= r->s.len || (unsigned char)r->s.at[at] < 0x80)
        return best;
    newsx_str rest = nx_str_cut(r->s, at, r->s.len);
    if (!r->words) {
        nx_entry e;
        uint32_t len = nx_lexicon_prefix(&e, r->lex, NX_LEX_NUMERAL, rest);
        return len ? word_of(&e, len) : best;
    }
    for (uint16_t k = r->words->bucket[nx_utf8_at(rest, 0) % BUCKETS]; k; k = r->words->next[k - 1])
        if (r->words->word[k - 1].len > best.len && nx_str_starts(rest, r->words->surface[k - 1]))
            best = r->words->word[k - 1];
    return best;
}

static bool unit_follows(const reader *r, uint32_t at)
{
    newsx_str rest = nx_str_cut(r->s, at, r->s.len);
    return nx_lexicon_prefix(NULL, r->lex, NX_LEX_UNIT, rest) || nx_lexicon_prefix(NULL, r->lex, NX_LEX_TIMEUNIT, rest);
}

static bool word_ends(const reader *r, uint32_t at)
{
    return at >= r->s.len || !nx_is_word(nx_utf8_at(r->s, at));
}

/* Is all of the word from `at` on one josa, or a form of 이다? */
static bool josa_to_the_end(const reader *r, uint32_t at)
{
    uint32_t end = at;
    while (end < r->s.len && end - at < 36 && nx_is_hangul(nx_utf8_at(r->s, end)))
        end += 3;
    return end > at && nx_lexicon_find(NULL, r->lex, NX_LEX_JOSA, nx_str_cut(r->s, at, end));
}

static uint32_t skip_blank(const reader *r, uint32_t at)
{
    return at < r->s.len && r->s.at[at] == ' ' ? at + 1 : at;
}

static bool digit_at(newsx_str s, uint32_t i, uint32_t *value, uint32_t *len) /* ASCII or full-width */
{
    if (i >= s.len)
        return false;
    uint32_t c = nx_utf8_at(s, i);
    if (nx_is_digit(c)) {
        *value = c - '0';
        *len = 1;
        return true;
    }
    if (c >= 0xFF10u && c <= 0xFF19u) {
        *value = c - 0xFF10u;
        *len = 3;
        return true;
    }
    return false;
}

typedef struct run { /* 1,234.5 */
    nx_decimal value;
    uint32_t end;
    uint16_t digits; /* before the first comma or dot */
    bool comma, dot;
} run;

static uint32_t digit_count(newsx_str s, uint32_t i, uint32_t *end)
{
    uint32_t n = 0, v, len;
    while (digit_at(s, i, &v, &len)) {
        i += len;
        n++;
    }
    *end = i;
    return n;
}

static bool three_digits_after(newsx_str s, uint32_t i, uint32_t *end)
{
    return digit_count(s, i, end) == 3;
}

static bool within_code(newsx_str s, uint32_t end) /* 5000-…, 12.3.4: more of a code follows */
{
    uint32_t v, len;
    return end + 1 < s.len && (s.at[end] == '-' || s.at[end] == '.' || s.at[end] == '/' || s.at[end] == ':') && digit_at(s, end + 1, &v, &len);
}

static run read_run(newsx_str s, uint32_t at)
{
    run r = {.value = nx_decimal_int(0)};
    nx_int128 coef = 0;
    uint32_t i = at, v, len, end, places = 0, total = 0;
    r.digits = 0;
    for (;;) {
        while (digit_at(s, i, &v, &len)) {
            if (total++ < 36)
                coef = coef * 10 + (int)v;
            r.digits = (uint16_t)(r.digits + (!r.comma && r.digits < UINT16_MAX));
            i += len;
        }
        if (i < s.len && s.at[i] == ',' && (r.comma || r.digits <= 3) && three_digits_after(s, i + 1, &end)) {
            r.comma = true;
            i++;
            continue;
        }
        break;
    }
    if (nx_utf8_at(s, i) == 0xFF0E && digit_at(s, i + 3, &v, &len)) { /* ３．２ */
        r.dot = true;
        for (i += 3; digit_at(s, i, &v, &len); i += len, places++)
            if (total++ < 36)
                coef = coef * 10 + (int)v;
    } else if (i + 1 < s.len && s.at[i] == '.' && digit_at(s, i + 1, &v, &len)) {
        digit_count(s, i + 1, &end);
        bool dotted_date = end + 1 < s.len && s.at[end] == '.' && digit_at(s, end + 1, &v, &len); /* 2022.10.19 */
        bool within_date = at > 1 && s.at[at - 1] == '.' && nx_is_digit((unsigned char)s.at[at - 2]);
        if (!dotted_date && !within_date) {
            r.dot = true;
            for (i++; digit_at(s, i, &v, &len); i += len, places++)
                if (total++ < 36)
                    coef = coef * 10 + (int)v;
        }
    }
    r.end = i;
    r.value = total <= 36 ? nx_decimal_make(coef, -(int32_t)places) : (nx_decimal){0, 0, false};
    return r;
}

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
    if (u->small.ok && nx_decimal_cmp(v, u->small) >= 0)
        return false; /* 십백: not one number */
    nx_decimal factor = u->has_current ? u->current : nx_decimal_int(1);
    u->section = nx_decimal_add(u->section, nx_decimal_mul(factor, v));
    u->has_current = false;
    u->small = u->trail = v;
    return true;
}

static bool add_big(sum *u, nx_decimal v)
{
    if (u->big.ok && nx_decimal_cmp(v, u->big) >= 0)
        return false;
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

static bool add_word(sum *u, word w)
{
    return w.kind == DIGIT ? add_digit(u, w.value) : w.kind == SMALL ? add_small(u, w.value) : w.kind == BIG && add_big(u, w.value);
}

/* 조 of 3조각 and 만 of 5만기 begin a longer counter: the unit wins where it is longer than the numeral word. */
static bool begins_counter(const reader *r, uint32_t at, uint32_t len)
{
    return nx_lexicon_prefix(NULL, r->lex, NX_LEX_UNIT, nx_str_cut(r->s, at, r->s.len)) > len;
}

/* Behind a unit and one blank a number may go on: 4조 3천억, 1만 5000, 만 천 백 십팔.  It does where a smaller unit
 * follows, or three digits or more behind a big one: 3만 2개 is two numbers. */
static bool goes_on_behind_blank(const reader *r, uint32_t at, const sum *u, bool words)
{
    uint32_t v, len;
    if (at + 1 >= r->s.len || r->s.at[at] != ' ' || u->has_current)
        return false;
    if (!digit_at(r->s, at + 1, &v, &len)) {
        word w = word_at(r, at + 1), after = word_at(r, at + 1 + w.len);
        bool smaller = w.kind == SMALL && (u->small.ok ? nx_decimal_cmp(w.value, u->small) < 0 : u->big.ok);
        if (begins_counter(r, at + 1, w.len))
            return false;
        if (w.kind == DIGIT && words && !u->big.ok && after.kind == NO_WORD) /* 십 팔 개월 */
            return at + 1 + w.len < r->s.len && r->s.at[at + 1 + w.len] == ' ' && unit_follows(r, at + 2 + w.len);
        return (w.kind == DIGIT || smaller) && u->big.ok && (after.kind == SMALL || after.kind == BIG || (smaller && words));
    }
    run d = read_run(r->s, at + 1);
    word w = word_at(r, d.end);
    if (u->small.ok) /* 2천 8백만 */
        return w.kind == SMALL && nx_decimal_cmp(w.value, u->small) < 0;
    if (!u->big.ok)
        return false;
    return w.kind == SMALL || (w.kind == BIG && nx_decimal_cmp(w.value, u->big) < 0) ||
           (d.digits >= 1 && (d.digits >= 3 || d.comma) && !within_code(r->s, d.end) && nx_decimal_cmp(d.value, u->big) < 0);
}

typedef struct reading {
    nx_numeral n;
    bool ok;
    bool unit; /* a small or big unit took part */
} reading;

/* 이 of 천오백이다 is a josa: nothing but a longer josa stands from there to the end of the word. */
static bool is_josa_here(const reader *r, uint32_t at, uint32_t len)
{
    return nx_is_hangul(nx_utf8_at(r->s, at + len)) && josa_to_the_end(r, at) && !unit_follows(r, at + len);
}

/* 점이삼 of 일점이삼, 점 오 of 일 점 오: the decimal places, read out.  Its end, or 0 where there are none. */
static uint32_t read_places(nx_decimal *places, const reader *r, uint32_t at, bool words)
{
    uint32_t i = skip_blank(r, at);
    word point = word_at(r, i);
    nx_decimal value = nx_decimal_int(0), unit = nx_decimal_int(1), tenth = nx_decimal_make(1, -1);
    if (point.kind != POINT)
        return 0;
    i += point.len;
    uint32_t gap = skip_blank(r, i), end = gap;
    for (word w; (w = word_at(r, end)).kind == DIGIT && !begins_counter(r, end, w.len) && end - at < NX_MAX_NUMERAL; end += w.len) {
        if (end > gap && is_josa_here(r, end, w.len))
            break;
        unit = nx_decimal_mul(unit, tenth);
        value = nx_decimal_add(value, nx_decimal_mul(w.value, unit));
    }
    if (end == gap || !value.ok || (!words && end - gap <= 3))
        return 0; /* 58점이: points, and a josa */
    if (!word_ends(r, end) && !unit_follows(r, end) && word_at(r, end).kind != BIG && !josa_to_the_end(r, end))
        return 0; /* 십점이상 is no 10.2 */
    if (gap > i && nx_lexicon_prefix(NULL, r->lex, NX_LEX_NOTFIGURE, nx_str_cut(r->s, gap, r->s.len)) >= end - gap)
        return 0; /* 십오점 사이 */
    *places = value;
    return end;
}

static reading read_native(const reader *r, uint32_t at)
{
    reading out = {.n = {.begin = at, .end = at, .shape = NX_NUM_NATIVE, .value = nx_decimal_int(0), .scale = nx_decimal_int(1)}};
    word w = word_at(r, at);
    if (w.kind == NATIVE_TEN) {
        out.n.value = w.value;
        out.n.end += w.len;
        w = word_at(r, out.n.end);
        if (w.kind == NO_WORD && skip_blank(r, out.n.end) > out.n.end) { /* 스물 한번째 */
            word next = word_at(r, out.n.end + 1);
            uint32_t end = out.n.end + 1 + next.len;
            if ((next.kind == NATIVE_ONE || next.kind == DETERMINER) && unit_follows(r, skip_blank(r, end))) {
                w = next;
                out.n.end++;
            }
        }
    }
    if (w.kind == NATIVE_ONE || w.kind == DETERMINER) {
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
static bool add_native(reading *out, const reader *r, sum *u)
{
    uint32_t at = out->n.end;
    word w = word_at(r, at);
    if (w.kind == NO_WORD && at < r->s.len && r->s.at[at] == ' ' && word_at(r, at + 1).kind == NATIVE_TEN)
        w = word_at(r, ++at);
    bool native = w.kind == NATIVE_TEN || ((w.kind == NATIVE_ONE || w.kind == DETERMINER) && unit_follows(r, skip_blank(r, at + w.len)));
    if (!native || u->has_current || (u->small.ok && nx_decimal_cmp(u->small, nx_decimal_int(100)) < 0) || begins_counter(r, at, w.len))
        return false;
    reading rest = read_native(r, at);
    if (!rest.ok || rest.n.shape != NX_NUM_NATIVE)
        return false;
    u->current = rest.n.value;
    u->has_current = true;
    u->trail = null;
    out->n.end = rest.n.end;
    return true;
}

/* 조 경 해 억 at the start of a word are other words (조사, 경기, 해), unless a longer number goes on. */
static bool lonely_big(const reader *r, uint32_t at)
{
    word w = word_at(r, at);
    uint32_t end = at, n = 0;
    if (w.kind != BIG || nx_decimal_cmp(w.value, nx_decimal_int(100000000)) < 0)
        return false;
    for (word k; (k = word_at(r, end)).kind == DIGIT || k.kind == SMALL || k.kind == BIG; end += k.len)
        n++;
    return n < 4;
}

static bool spaced_big(const reader *r, uint32_t at)
{
    if (at + 1 >= r->s.len || r->s.at[at] != ' ')
        return false;
    word w = word_at(r, at + 1);
    return w.kind == BIG && !begins_counter(r, at + 1, w.len) && unit_follows(r, skip_blank(r, at + 1 + w.len));
}

/* Digits or Sino-Korean words from `at` on, as far as they make one number. */
static reading read_counted(const reader *r, uint32_t at, bool vague_before)
{
    newsx_str s = r->s;
    reading out = {.n = {.begin = at, .end = at, .shape = NX_NUM_SINO, .scale = nx_decimal_int(1)}};
    nx_decimal zero = nx_decimal_int(0), places = zero;
    sum u = {zero, zero, zero, null, null, null, null, false};
    bool pointed = false, vague = false;
    uint32_t i = at, v, len;
    if (!vague_before && lonely_big(r, at))
        return out;
    while (i < s.len && i - at < NX_MAX_NUMERAL) {
        if (digit_at(s, i, &v, &len)) {
            if (u.has_current)
                break;
            run d = read_run(s, i);
            if (!d.value.ok)
                return out;
            if (out.n.digits == 0) {
                out.n.digits = d.digits;
                out.n.comma = d.comma;
                out.n.dot = d.dot;
            }
            out.n.shape = out.unit || out.n.end > at ? NX_NUM_MIXED : NX_NUM_DIGITS;
            add_digit(&u, d.value);
            i = out.n.end = d.end;
            continue;
        }
        word w = word_at(r, i);
        if (w.kind == NO_WORD && out.n.shape == NX_NUM_DIGITS && !out.unit && spaced_big(r, i)) { /* 5 억 달러 */
            i++;
            continue;
        }
        if (w.kind == DIGIT && out.n.digits && !out.unit)
            break; /* 3일: a unit of time, not a digit */
        if (w.kind == DIGIT && i > at && !out.n.digits && is_josa_here(r, i, w.len))
            break; /* 천오백이다 */
        if (w.kind == DIGIT && pointed)
            break;
        bool pair = w.kind == SMALL && u.pair.ok && !out.n.digits && !out.unit; /* 이삼백: two or three hundred */
        nx_decimal low = u.pair;
        if (pair)
            u.current = nx_decimal_add(u.pair, nx_decimal_int(1));
        if (w.kind == NO_WORD || w.kind > BIG || begins_counter(r, i, w.len) || !add_word(&u, w)) {
            uint32_t end = (w.kind == POINT || w.kind == NO_WORD) && !pointed && !out.n.dot && i > at ? read_places(&places, r, i, out.n.digits == 0) : 0;
            if (!end)
                break;
            u.current = u.has_current ? nx_decimal_add(u.current, places) : places;
            u.has_current = pointed = true;
            u.trail = null;
            i = out.n.end = end;
            out.n.dot = true;
            continue;
        }
        if (pair) {
            vague = true;
            out.n.max = low; /* for now: the lower digit */
        }
        if (w.kind != DIGIT) {
            out.unit = true;
            out.n.shape = out.n.digits ? NX_NUM_MIXED : out.n.shape;
        }
        i += w.len;
        out.n.end = i;
        if (w.kind != DIGIT && goes_on_behind_blank(r, i, &u, out.n.digits == 0))
            i++;
    }
    if (out.unit && !pointed)
        add_native(&out, r, &u);
    out.n.value = nx_decimal_add(u.total, settled(&u));
    if (u.trail.ok)
        out.n.scale = u.trail;
    if (vague && u.trail.ok) {
        nx_decimal low = nx_decimal_mul(out.n.max, u.trail);
        out.n.max = out.n.value;
        out.n.value = low;
        out.n.shape = NX_NUM_VAGUE;
    } else {
        out.n.max = null;
    }
    out.ok = out.n.end > at && out.n.value.ok;
    return out;
}

/* 수십, 수백억, 몇천: at least two of the unit. */
static reading read_vague(const reader *r, uint32_t at)
{
    word w = word_at(r, at);
    reading out = {.ok = false};
    uint32_t from = skip_blank(r, at + w.len);
    word next = word_at(r, from);
    if ((next.kind != SMALL && next.kind != BIG) || begins_counter(r, from, next.len))
        return out;
    reading unit = read_counted(r, from, true);
    bool bare = nx_decimal_cmp(unit.n.value, unit.n.scale) == 0; /* 수 백만, but not 수 백이십 */
    if (unit.ok && bare && unit.n.shape == NX_NUM_SINO) {
        out = unit;
        out.n.begin = at;
        out.n.value = nx_decimal_mul(unit.n.value, w.value);
        out.n.shape = NX_NUM_VAGUE;
    }
    return out;
}

static reading read_plain(const reader *r, uint32_t at)
{
    uint32_t v, len;
    if (digit_at(r->s, at, &v, &len))
        return read_counted(r, at, false);
    word w = word_at(r, at);
    switch (w.kind) {
    case VAGUE:
        return read_vague(r, at);
    case NATIVE_ONE:
    case NATIVE_TEN:
    case DETERMINER:
        return read_native(r, at);
    case BIG:
        if (nx_decimal_cmp(w.value, nx_decimal_int(10000000000000000)) >= 0)
            return (reading){.ok = false}; /* 한 해 300일: 해 and 경 count only behind a number */
        return read_counted(r, at, false);
    case DIGIT:
    case SMALL:
        return read_counted(r, at, false);
    case FRACTION: {
        nx_numeral half = {.begin = at, .end = at + w.len, .shape = NX_NUM_FRACTION, .value = w.value, .scale = nx_decimal_int(1)};
        return (reading){half, true, false};
    }
    default:
        return (reading){.ok = false};
    }
}

/* 3분의 1, 이십일 분의 일: the numeral before, over which another stands. */
static bool read_over(reading *whole, const reader *r)
{
    uint32_t at = skip_blank(r, whole->n.end);
    word over = word_at(r, at);
    if (over.kind != OVER || whole->n.shape > NX_NUM_SINO)
        return false;
    reading top = read_plain(r, skip_blank(r, at + over.len));
    if (!top.ok || top.n.shape > NX_NUM_SINO)
        return false;
    word first = word_at(r, top.n.begin), last = word_at(r, top.n.begin + first.len);
    if (first.kind == DIGIT && last.kind == BIG && top.n.end == top.n.begin + first.len + last.len && josa_to_the_end(r, top.n.begin + first.len)) {
        top.n.value = first.value; /* 백억분의 일만: only one */
        top.n.end -= last.len;
    }
    nx_decimal value = nx_decimal_div(top.n.value, whole->n.value);
    if (!value.ok)
        return false;
    *whole = (reading){{.begin = whole->n.begin, .end = top.n.end, .shape = NX_NUM_FRACTION, .value = value, .scale = nx_decimal_int(1)}, true, false};
    return true;
}

static reading read_numeral(const reader *r, uint32_t at)
{
    reading out = read_plain(r, at);
    if (!out.ok || read_over(&out, r))
        return out;
    word and = word_at(r, out.n.end); /* 1과 2분의 1 */
    if (and.kind != AND || out.n.shape > NX_NUM_SINO || out.n.end + and.len >= r->s.len || r->s.at[out.n.end + and.len] != ' ')
        return out;
    reading part = read_plain(r, out.n.end + and.len + 1);
    if (part.ok && read_over(&part, r) && nx_decimal_cmp(part.n.value, nx_decimal_int(1)) < 0) {
        out.n.end = part.n.end;
        out.n.value = nx_decimal_add(out.n.value, part.n.value);
        out.n.shape = NX_NUM_FRACTION;
    }
    return out;
}

/* One syllable (이, 한, 만) is a numeral only where a blank, a counter or the end of the word follows. */
static bool stands_alone(const reader *r, const nx_numeral *n, bool signed_word)
{
    return word_ends(r, n->end) || unit_follows(r, n->end) || ((signed_word || word_at(r, n->begin).alone) && josa_to_the_end(r, n->end));
}

newsx_status nx_numerals_find(nx_numerals *out, newsx_str text, const nx_matches *m, const nx_lexicon *lex, nx_ctx *c)
{
    vocabulary *words = nx_alloc(c->arena, sizeof *words);
    if (!words)
        return NEWSX_ENOMEM;
    collect_words(words, lex);
    reader r = {lex, words, text};
    uint32_t v, len, i = 0;
    bool inside = false; /* a word goes on: no numeral word begins here, only digits */
    uint32_t behind_sign = UINT32_MAX;
    while (i < text.len) {
        unsigned char lead = (unsigned char)text.at[i];
        bool is_digit = (lead >= '0' && lead <= '9') || (lead == 0xEF && digit_at(text, i, &v, &len));
        bool may_begin = is_digit || (!inside && lead >= 0xEA && lead <= 0xED); /* Hangul syllables begin so */
        if (!may_begin) {
            uint32_t at = i, ch = nx_utf8_next(text, &i);
            inside = nx_is_hangul(ch) || nx_is_latin(ch);
            i = i > at ? i : at + 1;
            continue;
        }
        word w = is_digit ? (word){.kind = DIGIT} : word_at(&r, i);
        if (w.kind == NO_WORD && !nx_match_at(m, i, NX_LEX_DATEWORD)) { /* nearly every word */
            i += nx_utf8_len(lead);
            inside = true;
            continue;
        }
        reading n = read_numeral(&r, i);
        bool syllable = n.n.end - n.n.begin <= 3 && !is_digit;
        if (n.ok && (!syllable || stands_alone(&r, &n.n, i == behind_sign))) {
            nx_push(c->arena, &out->found, n.n);
            i = n.n.end;
            inside = true;
            if (n.n.shape == NX_NUM_SINO || n.n.shape == NX_NUM_NATIVE) { /* 이천십사년팔월이십팔일: behind a unit of time the next may begin */
                uint32_t unit = nx_lexicon_prefix(NULL, lex, NX_LEX_TIMEUNIT, nx_str_cut(text, i, text.len));
                reading next = unit ? read_numeral(&r, i + unit) : (reading){.ok = false};
                if (next.ok && next.n.end - next.n.begin > 3) {
                    i += unit;
                    inside = false;
                }
            }
        } else if (is_digit) { /* too long a number: skip its digits at once, or the scan turns quadratic */
            digit_count(text, i, &i);
            inside = false;
        } else {
            const nx_match *time = nx_match_at(m, i, NX_LEX_DATEWORD);
            reading hour = time ? read_numeral(&r, time->end) : (reading){.ok = false};
            if (w.kind == SIGN) { /* 마이너스삼: a numeral word may follow at once */
                i += w.len;
                behind_sign = skip_blank(&r, i);
            } else if (hour.ok && hour.n.shape == NX_NUM_NATIVE &&
                       nx_lexicon_prefix(NULL, lex, NX_LEX_TIMEUNIT, nx_str_cut(text, hour.n.end, text.len))) { /* 오후세시 */
                i = time->end;
            } else {
                nx_utf8_next(text, &i);
                inside = true;
            }
        }
    }
    return nx_ctx_status(c);
}

nx_decimal nx_numeral_parse(newsx_str s, const nx_lexicon *lex)
{
    reader r = {lex, NULL, s};
    reading n = read_numeral(&r, 0);
    return n.ok && n.n.end == s.len ? n.n.value : null;
}

const nx_numeral *nx_numeral_at(const nx_numerals *n, uint32_t begin)
{
    uint32_t low = nx_first_from(&n->found, begin, begin);
    return low < n->found.n && n->found.at[low].begin == begin ? &n->found.at[low] : NULL;
}

const nx_numeral *nx_numeral_ending(const nx_numerals *n, uint32_t end)
{
    uint32_t low = nx_first_from(&n->found, end, end);
    return low < n->found.n && n->found.at[low].end == end ? &n->found.at[low] : NULL;
}
