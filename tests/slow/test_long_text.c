/* test_long_text.c -- text that would be slow if anything in the text stages were not linear: ten times the input may
 * take thirty times as long at the most (the clock is coarse, the machine shared). */
#include "tests/text.h"

#include <time.h>

static const struct { const char *why, *unit; uint32_t times; } inputs[] = {
    {"open quotes", "“", 100000},
    {"straight quotes", "\"", 100000},
    {"open quotes and words", "\"가 ", 100000},
    {"open brackets", "(", 100000},
    {"nested pairs of all kinds", "(「\"'<[", 30000},
    {"full stops", ".", 1000000},
    {"closing marks behind a stop", ".\")", 300000},
    {"a sentence without an end", "정부는 회의를 열고 ", 200000},
    {"a word without an end", "가나다라", 400000},
    {"decomposed Hangul", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 300000},
    {"combining marks", "\xCC\x81", 1000000},
    {"blanks", " ", 3000000},
    {"digits and dots", "1.", 1000000},
    {"footnotes", "다.[2]", 200000},
    {"asides", "다. (끝)", 200000},
    {"items of a list", "▲함 ", 300000},
};

static double seconds(const newsx_engine *t, const char *unit, uint32_t times)
{
    nx_arena a;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    nx_buf b = nx_buf_new(&a, strlen(unit) * times);
    for (uint32_t i = 0; i < times; i++)
        nx_buf_add(&b, nx_cstr(unit));
    clock_t from = clock();
    nx_test_read(t, &a, nx_buf_str(&b), NX_BLOCK_BODY, false);
    double took = (double)(clock() - from) / CLOCKS_PER_SEC;
    nx_arena_free(&a);
    return took;
}

static void stays_linear(void **state)
{
    for (size_t i = 0; i < NX_LEN(inputs); i++) {
        double small = seconds(*state, inputs[i].unit, inputs[i].times / 10), large = seconds(*state, inputs[i].unit, inputs[i].times);
        if (large > 0.3 && large > 30 * small)
            fail_msg("%s: %.3f s for a tenth, %.3f s for all", inputs[i].why, small, large);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(stays_linear)};
    return cmocka_run_group_tests(tests, nx_test_engine_open, nx_test_engine_close);
}
