/* test_figure_long.c -- figures stay linear on texts that are nothing but digits and units: ten times the input may take
 * thirty times as long at the most (the clock is coarse, the machine shared).  NEWSX_LONG=10000000 for 10 MB texts. */
#include "tests/opened.h"
#include "tests/testing.h"

#include <newsx.h>
#include <time.h>

static const struct { const char *why, *unit; } inputs[] = {
    {"figures", "서버 3만2천대와 4천600억원, "},
    {"figures without blanks", "3만2천대4천600억원"},
    {"digits", "1"},
    {"digits and blanks", "1 "},
    {"digits and dots", "1."},
    {"digits and commas", "1,234"},
    {"dashes", "1-"},
    {"tildes", "1~2"},
    {"tildes with units", "1만~"},
    {"slashes", "1/2"},
    {"ratios", "5대 "},
    {"parentheses", "가(48)"},
    {"units", "만억조 "},
    {"digit words", "일이삼 "},
    {"read out with points", "일점이 "},
    {"vague ones", "수십 "},
    {"native words", "스물 "},
    {"fractions", "3분의 "},
    {"modifiers", "약 최대 3"},
    {"among", "10명 중 "},
    {"neighbours", "2, 3"},
    {"nouns", "확진자 수는 3명 "},
    {"currencies", "$1"},
    {"percent signs", "%"},
};

static double seconds(nx_arena *a, const char *unit, size_t bytes)
{
    nx_buf b = nx_buf_new(a, bytes + 64);
    newsx_source src = NEWSX_SOURCE_INIT;
    newsx_doc *d;
    while (b.len < bytes)
        for (int i = 0; i < 200 && b.len < bytes; i++) /* a line of 200, so that an article has sentences */
            nx_buf_add(&b, nx_cstr(unit));
    assert_int_equal(newsx_doc_new(&d, engine), NEWSX_OK);
    clock_t from = clock();
    assert_int_equal(newsx_doc_read(d, nx_buf_str(&b), &src, NULL), NEWSX_OK);
    double took = (double)(clock() - from) / CLOCKS_PER_SEC;
    newsx_doc_free(d);
    return took;
}

static void stays_linear(void **state)
{
    const char *wanted = getenv("NEWSX_LONG");
    size_t bytes = wanted ? (size_t)strtoul(wanted, NULL, 10) : 300000;
    for (size_t i = 0; i < NX_LEN(inputs); i++) {
        double small = seconds(*state, inputs[i].unit, bytes / 10), large = seconds(*state, inputs[i].unit, bytes);
        nx_arena_reset(*state);
        if (wanted)
            print_message("%-28s %6.3f s %6.3f s\n", inputs[i].why, small, large);
        if (large > 0.3 && large > 30 * small)
            fail_msg("%s: %.3f s for a tenth, %.3f s for all", inputs[i].why, small, large);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {NX_TEST(stays_linear)};
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
