/* numeral.c -- reads Korean numerals.  Korean counts in myriads: 십 백 천 multiply what stands right before them, and
 * 만 억 조 경 the whole section since the last of them (3조2천억 = 3×조 + (2×천)×억).  Digits and words mix freely. */
#include "lexicon/numeral.h"

#include "base/limits.h"
#include "base/utf8.h"

typedef enum word_kind { NO_WORD, DIGIT, SMALL, BIG, NATIVE_ONE, NATIVE_TEN, DETERMINER, VAGUE } word_kind;

typedef struct word {
    word_kind kind;
    nx_decimal value, max; /* max: of 두세, 대여섯 */
    uint32_t len;
} word;

static word word_at(const nx_lexicon *lex, newsx_str s, uint32_t at)
{
    static const struct { const char *name; word_kind kind; } kinds[] = {
        {"digit", DIGIT}, {"small", SMALL}, {"big", BIG}, {"native1", NATIVE_ONE}, {"native10", NATIVE_TEN}, {"det", DETERMINER}, {"vague", VAGUE}};
    nx_entry e;
    word w = {.kind = NO_WORD};
    if (at >= s.len || (unsigned char)s.at[at] < 0x80)
        return w;
    w.len = nx_lexicon_prefix(&e, lex, NX_LEX_NUMERAL, nx_str_cut(s, at, s.len));
    if (!w.len)
        return w;
    newsx_str kind = nx_attr(e.attr, "kind");
    for (size_t i = 0; i < NX_LEN(kinds); i++)
        if (nx_str_is(kind, kinds[i].name))
            w.kind = kinds[i].kind;
    w.value = nx_decimal_parse(nx_attr(e.attr, "value"));
    if (!w.value.ok) {
        w.value = nx_decimal_parse(nx_attr(e.attr, "min"));
        w.max = nx_decimal_parse(nx_attr(e.attr, "max"));
    }
    if (!w.value.ok)
        w.kind = NO_WORD;
    return w;
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
    if (i + 1 < s.len && s.at[i] == '.' && digit_at(s, i + 1, &v, &len)) {
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
    bool has_current;
} sum;

static nx_decimal settled(const sum *u) /* the section with what stands open */
{
    return u->has_current ? nx_decimal_add(u->section, u->current) : u->section;
}

static bool add_digit(sum *u, nx_decimal v) /* 이천이십이: one digit behind a unit; 이공이이: read out one by one */
{
    if (u->has_current) {
        if (nx_decimal_cmp(u->section, nx_decimal_int(0)) != 0 || u->big.ok)
            return false;
        u->current = nx_decimal_add(nx_decimal_mul(u->current, nx_decimal_int(10)), v);
        return true;
    }
    u->current = v;
    u->has_current = true;
    return true;
}

static bool add_small(sum *u, nx_decimal v)
{
    if (u->small.ok && nx_decimal_cmp(v, u->small) >= 0)
        return false; /* 십백: not one number */
    nx_decimal factor = u->has_current ? u->current : nx_decimal_int(1);
    u->section = nx_decimal_add(u->section, nx_decimal_mul(factor, v));
    u->has_current = false;
    u->small = v;
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
    u->has_current = false;
    u->small = (nx_decimal){0, 0, false};
    u->big = v;
    return true;
}

static bool add_word(sum *u, word w)
{
    return w.kind == DIGIT ? add_digit(u, w.value) : w.kind == SMALL ? add_small(u, w.value) : w.kind == BIG && add_big(u, w.value);
}

/* 조 of 3조각 and 만 of 5만기 begin a longer counter: the unit wins where it is longer than the numeral word. */
static bool begins_counter(const nx_lexicon *lex, newsx_str s, uint32_t at, uint32_t len)
{
    return nx_lexicon_prefix(NULL, lex, NX_LEX_UNIT, nx_str_cut(s, at, s.len)) > len;
}

/* Behind a big unit and one blank a number may go on: 4조 3천억, 1만 5000.  It does where digits with a unit, or three
 * digits or more, follow: 3만 2개 is two numbers. */
static bool goes_on_behind_blank(const nx_lexicon *lex, newsx_str s, uint32_t at, const sum *u)
{
    uint32_t v, len;
    if (at + 1 >= s.len || s.at[at] != ' ' || !u->big.ok || u->has_current)
        return false;
    if (!digit_at(s, at + 1, &v, &len)) {
        word w = word_at(lex, s, at + 1), after = word_at(lex, s, at + 1 + w.len);
        return (w.kind == DIGIT || w.kind == SMALL) && (after.kind == SMALL || after.kind == BIG);
    }
    run r = read_run(s, at + 1);
    word w = word_at(lex, s, r.end);
    return w.kind == SMALL || (w.kind == BIG && nx_decimal_cmp(w.value, u->big) < 0) || (r.digits >= 3 && !r.dot && nx_decimal_cmp(r.value, u->big) < 0);
}

typedef struct reading {
    nx_numeral n;
    bool ok;
    bool unit; /* a small or big unit took part */
} reading;

/* Digits or Sino-Korean words from `at` on, as far as they make one number. */
static reading read_counted(const nx_lexicon *lex, newsx_str s, uint32_t at)
{
    reading out = {.n = {.begin = at, .end = at, .shape = NX_NUM_SINO, .scale = nx_decimal_int(1)}};
    nx_decimal zero = nx_decimal_int(0), null = {0, 0, false};
    sum u = {zero, zero, zero, null, null, false};
    uint32_t i = at, v, len;
    while (i < s.len && i - at < NX_MAX_NUMERAL) {
        if (digit_at(s, i, &v, &len)) {
            if (u.has_current)
                break;
            run r = read_run(s, i);
            if (!r.value.ok)
                return out;
            if (out.n.digits == 0) {
                out.n.digits = r.digits;
                out.n.comma = r.comma;
                out.n.dot = r.dot;
            }
            out.n.shape = out.unit || out.n.end > at ? NX_NUM_MIXED : NX_NUM_DIGITS;
            u.current = r.value;
            u.has_current = true;
            i = out.n.end = r.end;
            continue;
        }
        word w = word_at(lex, s, i);
        if (w.kind == DIGIT && out.n.digits && !out.unit)
            break; /* 3일: a unit of time, not a digit */
        if (w.kind == NO_WORD || w.kind > BIG || begins_counter(lex, s, i, w.len) || !add_word(&u, w))
            break;
        if (w.kind != DIGIT) {
            out.unit = true;
            out.n.shape = out.n.digits ? NX_NUM_MIXED : out.n.shape;
        }
        i += w.len;
        out.n.end = i;
        if (w.kind == BIG && goes_on_behind_blank(lex, s, i, &u))
            i++;
    }
    out.n.value = nx_decimal_add(u.total, settled(&u));
    if (u.big.ok && !u.has_current && nx_decimal_cmp(u.section, zero) == 0)
        out.n.scale = u.big;
    out.ok = out.n.end > at && out.n.value.ok;
    return out;
}

static reading read_native(const nx_lexicon *lex, newsx_str s, uint32_t at)
{
    reading out = {.n = {.begin = at, .end = at, .shape = NX_NUM_NATIVE, .value = nx_decimal_int(0), .scale = nx_decimal_int(1)}};
    word w = word_at(lex, s, at);
    if (w.kind == NATIVE_TEN) {
        out.n.value = w.value;
        out.n.end += w.len;
        w = word_at(lex, s, out.n.end);
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

/* 수십, 수백억: at least two of the unit. */
static reading read_vague(const nx_lexicon *lex, newsx_str s, uint32_t at)
{
    word w = word_at(lex, s, at);
    reading out = {.ok = false};
    if (w.kind != VAGUE)
        return out;
    word next = word_at(lex, s, at + w.len);
    if (next.kind != SMALL && next.kind != BIG)
        return out;
    out = read_counted(lex, s, at + w.len);
    if (out.ok) {
        out.n.begin = at;
        out.n.value = nx_decimal_mul(out.n.value, w.value);
        out.n.shape = NX_NUM_VAGUE;
    }
    return out;
}

static reading read_numeral(const nx_lexicon *lex, newsx_str s, uint32_t at)
{
    uint32_t v, len;
    if (digit_at(s, at, &v, &len))
        return read_counted(lex, s, at);
    word w = word_at(lex, s, at);
    switch (w.kind) {
    case VAGUE:
        return read_vague(lex, s, at);
    case NATIVE_ONE:
    case NATIVE_TEN:
    case DETERMINER:
        return read_native(lex, s, at);
    case DIGIT:
    case SMALL:
    case BIG:
        return read_counted(lex, s, at);
    default:
        return (reading){.ok = false};
    }
}

/* One syllable (이, 한, 만) is a numeral only where a blank, a counter or the end of the word follows. */
static bool stands_alone(const nx_lexicon *lex, newsx_str s, const nx_numeral *n)
{
    newsx_str rest = nx_str_cut(s, n->end, s.len);
    if (!rest.len || !nx_is_word(nx_utf8_at(s, n->end)))
        return true;
    return nx_lexicon_prefix(NULL, lex, NX_LEX_UNIT, rest) || nx_lexicon_prefix(NULL, lex, NX_LEX_TIMEUNIT, rest);
}

newsx_status nx_numerals_find(nx_numerals *out, newsx_str text, const nx_matches *m, const nx_lexicon *lex, nx_ctx *c)
{
    (void)m;
    uint32_t before = 0, v, len;
    for (uint32_t i = 0; i < text.len;) {
        uint32_t at = i, ch = nx_utf8_next(text, &i);
        bool is_digit = digit_at(text, at, &v, &len);
        if (is_digit || (nx_is_syllable(ch) && !nx_is_hangul(before) && !nx_is_latin(before))) {
            reading r = read_numeral(lex, text, at);
            bool syllable = r.n.end - r.n.begin <= 3 && !is_digit;
            if (r.ok && (!syllable || stands_alone(lex, text, &r.n))) {
                nx_push(c->arena, &out->found, r.n);
                i = r.n.end;
                ch = nx_utf8_before(text, i);
            } else if (is_digit && !r.ok) { /* too long a number: skip its digits at once, or the scan turns quadratic */
                digit_count(text, at, &i);
                ch = '0';
            }
        }
        before = ch;
    }
    return nx_ctx_status(c);
}

nx_decimal nx_numeral_parse(newsx_str s, const nx_lexicon *lex)
{
    reading r = read_numeral(lex, s, 0);
    return r.ok && r.n.end == s.len ? r.n.value : (nx_decimal){0, 0, false};
}

const nx_numeral *nx_numeral_at(const nx_numerals *n, uint32_t begin)
{
    uint32_t low = 0, high = n->found.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (n->found.at[mid].begin < begin)
            low = mid + 1;
        else
            high = mid;
    }
    return low < n->found.n && n->found.at[low].begin == begin ? &n->found.at[low] : NULL;
}

const nx_numeral *nx_numeral_ending(const nx_numerals *n, uint32_t end)
{
    uint32_t low = 0, high = n->found.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (n->found.at[mid].end < end)
            low = mid + 1;
        else
            high = mid;
    }
    return low < n->found.n && n->found.at[low].end == end ? &n->found.at[low] : NULL;
}
