/* test_moment.c -- times as pages write them for machines. */
#include "tests/read.h"

#include "read/sheet.h"

static const struct { const char *in, *want; } cases[] = {
    {"2025-10-24T10:05:00+09:00", "2025-10-24T10:05:00+09:00"},
    {"2025-10-24", "2025-10-24"},
    {"2025.10.24. 오전 10:05", "2025-10-24T10:05:00+09:00"},
    {"Fri, 24 Oct 2025 10:05:00 +0900", "2025-10-24T10:05:00+09:00"},
    {"Fri, 24 Oct 2025 01:05:00 GMT", "2025-10-24T01:05:00+00:00"},
    {"Fri Oct 24 10:05:33 KST 2025", "2025-10-24T10:05:33+09:00"},
    {"October 24, 2025", "2025-10-24"},
    {"1761267900", "2025-10-24T10:05:00+09:00"},
    {"1761267900123", "2025-10-24T10:05:00+09:00"},
    {"20251024100533", "2025-10-24T10:05:33+09:00"},
    {"0001-01-01T00:00:00", ""},
    {"1970-01-01T00:00:00Z", ""},
    {"Fri, 32 Oct 2025 10:05:00 +0900", ""},
    {"12345678901", ""},
    {"yesterday", ""},
    {"", ""},
};

static void reads_moments(void **state)
{
    const newsx_engine *e = *state;
    nx_arena a;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    for (size_t i = 0; i < NX_LEN(cases); i++) {
        nx_time t = nx_moment_parse(nx_cstr(cases[i].in), e->lex);
        nx_buf b = nx_buf_new(&a, 32);
        if (t.ok)
            nx_time_print(&b, t);
        if (!nx_str_is(nx_buf_str(&b), cases[i].want))
            fail_msg("%s: %.*s", cases[i].in, NX_FMT(nx_buf_str(&b)));
    }
    nx_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads_moments)};
    return cmocka_run_group_tests(tests, nx_test_engine_open, nx_test_engine_close);
}
