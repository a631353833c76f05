/* test_nfc.c -- utf8proc, as normalise.c uses it, against ICU: each character between marks, and 200,000 random strings in which
 * most neighbours compose, are put in another order or decompose.  tests/fuzz/fuzz_normalise.c goes on where this ends. */
#include "tests/testing.h"

#include "tests/nfc.h"

enum { STRINGS = 200000 };

static const struct { uint32_t from, to; } ranges[] = {
    {' ', '~'}, {0xA0, 0x24F}, {0x300, 0x36F}, {0x300, 0x30B}, {0x1100, 0x1112}, {0x1161, 0x1175}, {0x11A7, 0x11C3}, {0x11A7, 0x11A8},
    {0xAC00, 0xAC3A}, {0xAC00, 0xD7A3}, {0x3099, 0x309C}, {0x3041, 0x30FF}, {0xF900, 0xFAD9}, {0x2F800, 0x2FA1D}, {0x400, 0x52F}, {0x591, 0x5F4},
    {0x620, 0x655}, {0x900, 0xE00}, {0x1000, 0x1030}, {0x1B05, 0x1B44}, {0x1DC0, 0x1DFF}, {0x1E00, 0x1FFF}, {0x2000, 0x206F},
    {0x20D0, 0x20F0}, {0x2100, 0x2130}, {0x2190, 0x22FF}, {0xFB1D, 0xFB4E}, {0xFE00, 0xFE2F}, {0x110BA, 0x110BA}, {0x11099, 0x110A5},
    {0x11127, 0x11132}, {0x1D15E, 0x1D1C0}, {0x1E8D0, 0x1E944}, {0x80, 0xD7FF}, {0xE000, 0x10FFFF},
};

static uint32_t next(uint32_t *seed) /* xorshift */
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static newsx_str random_string(nx_arena *a, uint32_t *seed)
{
    nx_buf b = nx_buf_new(a, 64);
    uint32_t home = next(seed) % NX_LEN(ranges); /* half of the characters are neighbours */
    for (uint32_t n = 1 + next(seed) % 10; n > 0; n--) {
        uint32_t r = next(seed) % 2 ? home : next(seed) % (uint32_t)NX_LEN(ranges);
        nx_buf_char(&b, ranges[r].from + next(seed) % (ranges[r].to - ranges[r].from + 1));
    }
    return nx_buf_str(&b);
}

static void is_icus_nfc(void **state)
{
    nx_arena *a = *state;
    uint32_t seed = 20260206, tried = 0;
    for (uint32_t i = 0; i < STRINGS; i++) {
        char why[200];
        nx_arena_reset(a);
        newsx_str s = random_string(a, &seed);
        if (!nx_nfc_known(s))
            continue;
        tried++;
        if (!nx_nfc_agrees(why, sizeof why, s, a))
            fail_msg("string %u, %.*s: %s", i, NX_FMT(s), why);
    }
    assert_true(tried > STRINGS / 10 * 9);
}

/* Each character between marks that must change places with it, or compose with it, if it is a mark or a base. */
static void knows_each_character(void **state)
{
    nx_arena *a = *state;
    for (uint32_t c = 0x80; c < 0x1FB00; c++) {
        char why[200];
        if ((c >= 0x3400 && c < 0xA000) || (c >= 0xAC20 && c < 0xF900))
            continue;
        nx_arena_reset(a);
        nx_buf b = nx_buf_new(a, 64);
        const uint32_t string[] = {'a', c, 0x323, 'e', 0x301, c, 0x323, c, 0x1161, 0xAC00, c};
        for (size_t i = 0; i < NX_LEN(string); i++)
            nx_buf_char(&b, string[i]);
        newsx_str s = nx_buf_str(&b);
        if (nx_nfc_known(s) && !nx_nfc_agrees(why, sizeof why, s, a))
            fail_msg("U+%04X: %s", (unsigned)c, why);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {NX_TEST(is_icus_nfc), NX_TEST(knows_each_character)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
