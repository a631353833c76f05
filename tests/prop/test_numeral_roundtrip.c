/* test_numeral_roundtrip.c -- random numbers, spelled in six styles by a generator of its own, are read back exactly:
 * digits, commas, digits with 만 억 조 (the leader style of wire services), digits with 천 inside, Sino-Korean words, and
 * words with decimal places.  20,000 of each in CI; NEWSX_ROUNDTRIP=1000000 for more. */
#include "tests/opened.h"
#include "tests/testing.h"

#include "engine.h"
#include "lexicon/numeral.h"

#include <stdio.h>

static uint64_t next(uint64_t *seed) /* xorshift64 */
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

static uint64_t random_number(uint64_t *seed) /* of any length up to 19 digits, often with zeros inside */
{
    uint64_t v = next(seed), limit = 1;
    for (uint64_t n = 1 + next(seed) % 18; n > 0; n--)
        limit *= 10;
    v %= limit;
    if (next(seed) % 3 == 0)
        v -= v % 10000;
    return v;
}

static const char *const digit_word[] = {"영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"};
static const char *const small_word[] = {"", "십", "백", "천"};
static const char *const big_word[] = {"", "만", "억", "조", "경"};

static void put(nx_buf *b, const char *s)
{
    nx_buf_add(b, nx_cstr(s));
}

static void put_section_words(nx_buf *b, uint32_t section, bool say_one) /* 1234 → 천이백삼십사 */
{
    uint32_t unit = 1000;
    for (int k = 3; k >= 0; k--, unit /= 10) {
        uint32_t d = section / unit % 10;
        if (d == 0)
            continue;
        if (d > 1 || k == 0 || say_one)
            put(b, digit_word[d]);
        put(b, small_word[k]);
    }
}

static void put_section_inner(nx_buf *b, uint32_t section) /* 4600 → 4천600, 2450 → 2천450 */
{
    if (section >= 1000) {
        nx_buf_int(b, section / 1000);
        put(b, small_word[3]);
        section %= 1000;
    }
    if (section)
        nx_buf_int(b, section);
}

typedef void section_writer(nx_buf *b, uint32_t section);

static void put_section_digits(nx_buf *b, uint32_t section)
{
    nx_buf_int(b, section);
}

static void put_section_short(nx_buf *b, uint32_t section)
{
    put_section_words(b, section, false);
}

static void put_section_full(nx_buf *b, uint32_t section)
{
    put_section_words(b, section, true);
}

static void put_myriads(nx_buf *b, uint64_t v, section_writer *write, const char *blank)
{
    uint64_t unit = 10000000000000000u;
    if (v == 0)
        put(b, write == put_section_digits || write == put_section_inner ? "0" : digit_word[0]);
    for (int k = 4; k >= 0; k--, unit /= 10000) {
        uint32_t section = (uint32_t)(v / unit % 10000);
        if (section == 0)
            continue;
        if (b->len && *blank)
            put(b, blank);
        /* 만 alone is said without 일; 억 and above are not */
        if (section == 1 && k == 1 && write == put_section_short && b->len == 0)
            ;
        else
            write(b, section);
        put(b, big_word[k]);
    }
}

static void put_commas(nx_buf *b, uint64_t v)
{
    char digits[24];
    int n = snprintf(digits, sizeof digits, "%llu", (unsigned long long)v);
    for (int i = 0; i < n; i++) {
        nx_buf_byte(b, digits[i]);
        if ((n - 1 - i) % 3 == 0 && i + 1 < n)
            nx_buf_byte(b, ',');
    }
}

static void spell(nx_buf *b, uint64_t v, int style, uint32_t places, int width)
{
    switch (style) {
    case 0:
        nx_buf_format(b, "%llu", (unsigned long long)v);
        break;
    case 1:
        put_commas(b, v);
        break;
    case 2:
        put_myriads(b, v, put_section_digits, "");
        break;
    case 3:
        put_myriads(b, v, put_section_inner, "");
        break;
    case 4:
        put_myriads(b, v, put_section_short, "");
        break;
    default:
        put_myriads(b, v, put_section_full, "");
        break;
    }
    if (width == 0)
        return;
    char digits[16];
    snprintf(digits, sizeof digits, "%0*u", width, places);
    if (style >= 4) {
        put(b, "점");
        for (int i = 0; i < width; i++)
            put(b, digit_word[digits[i] - '0']);
    } else {
        nx_buf_byte(b, '.');
        put(b, digits);
    }
}

static void reads_back(void **state)
{
    const char *wanted = getenv("NEWSX_ROUNDTRIP");
    long times = wanted ? strtol(wanted, NULL, 10) : 20000;
    uint64_t seed = 88172645463325252u;
    nx_arena *a = *state;
    for (long i = 0; i < times; i++) {
        for (int style = 0; style < 6; style++) {
            uint64_t v = random_number(&seed);
            int width = style < 2 || style >= 4 ? (int)(next(&seed) % 2 * (1 + next(&seed) % 4)) : 0;
            uint32_t tens[] = {1, 10, 100, 1000, 10000}, places = (uint32_t)(next(&seed) % tens[width]);
            nx_buf b = nx_buf_new(a, 256);
            spell(&b, v, style, places, width);
            nx_decimal got = nx_numeral_parse(nx_buf_str(&b), engine->lex);
            nx_decimal want = nx_decimal_add(nx_decimal_make((nx_int128)v, 0), nx_decimal_make(places, -width));
            if (!got.ok || nx_decimal_cmp(got, want) != 0) {
                nx_buf out = nx_buf_new(a, 64);
                if (got.ok)
                    nx_decimal_print(&out, got);
                fail_msg("style %d: %llu with %d places %u, spelled %s, gives %s", style, (unsigned long long)v, width, places,
                         nx_test_cstr(a, nx_buf_str(&b)), got.ok ? nx_test_cstr(a, nx_buf_str(&out)) : "nothing");
            }
        }
        nx_arena_reset(a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {NX_TEST(reads_back)};
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
