/* test_utf8.c -- validation, stepping and final consonants. */
#include "tests/testing.h"

#include "base/utf8.h"

static const struct { const char *why, *in; size_t len, valid; } cases[] = {
    {"ASCII", "plain text, more than eight bytes", 33, 33},
    {"Hangul", "가나다", 9, 9},
    {"four bytes", "\xF0\x9F\x98\x80", 4, 4},
    {"a NUL inside", "a\0b", 3, 3},
    {"cut short", "가\xEB\x82", 5, 3},
    {"overlong", "a\xC0\x80", 3, 1},
    {"overlong of three", "\xE0\x80\x80", 3, 0},
    {"surrogate", "ab\xED\xA0\x80", 5, 2},
    {"past U+10FFFF", "\xF4\x90\x80\x80", 4, 0},
    {"a lone continuation", "12345678\x80", 9, 8},
};

static void validates(void **state)
{
    (void)state;
    for (size_t i = 0; i < NX_LEN(cases); i++)
        if (nx_utf8_valid((newsx_str){cases[i].in, cases[i].len}) != cases[i].valid)
            fail_msg("%s", cases[i].why);
}

static void every_character_goes_round(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFFu; c++) {
        if (c >= 0xD800u && c <= 0xDFFFu)
            continue;
        char bytes[4];
        newsx_str s = {bytes, nx_utf8_put(bytes, c)};
        uint32_t i = 0;
        assert_int_equal(nx_utf8_valid(s), s.len);
        assert_int_equal(nx_utf8_next(s, &i), c);
        assert_int_equal(i, s.len);
        assert_int_equal(nx_utf8_before(s, i), c);
    }
}

static const struct { const char *in; int final; } finals[] = {
    {"가", 0}, {"각", 1}, {"간", 4}, {"갈", 8}, {"감", 16}, {"갔", 20}, {"강", 21}, {"1", 8}, {"2", 0}, {"3", 16}, {"７", 8}, {"L", 8}, {"A", 0}, {"%", 0}, {"!", -1},
};

static void knows_final_consonants(void **state)
{
    (void)state;
    for (size_t i = 0; i < NX_LEN(finals); i++)
        assert_int_equal(nx_batchim(nx_utf8_at(nx_cstr(finals[i].in), 0)), finals[i].final);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        NX_TEST(validates),
        NX_TEST(every_character_goes_round),
        NX_TEST(knows_final_consonants),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
