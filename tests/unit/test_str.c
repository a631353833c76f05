/* test_str.c -- finding and cutting views. */
#include "tests/testing.h"

static void finds(void **state)
{
    (void)state;
    newsx_str s = NX_S("abcabcd");
    assert_int_equal(nx_str_find(s, NX_S("abcd"), 0), 3);
    assert_int_equal(nx_str_find(s, NX_S("abc"), 1), 3);
    assert_int_equal(nx_str_find(s, NX_S("x"), 0), NX_NPOS);
    assert_int_equal(nx_str_find(s, NX_S(""), 0), NX_NPOS);
    assert_int_equal(nx_str_find(s, NX_S("abc"), 99), NX_NPOS);
    assert_int_equal(nx_str_find_nocase(NX_S("<META CharSet=x>"), NX_S("charset"), 0), 6);
    assert_true(nx_str_starts(s, NX_S("abc")) && nx_str_ends(s, NX_S("bcd")) && !nx_str_ends(s, NX_S("abcabcabcd")));
}

static void trims(void **state)
{
    nx_arena *a = *state;
    assert_string_equal(nx_test_cstr(a, nx_str_trim(NX_S(" \t\xC2\xA0 가 나\xE3\x80\x80\r\n"))), "가 나");
    assert_int_equal(nx_str_trim(NX_S(" \n ")).len, 0);
}

static void cuts_lines_and_fields(void **state)
{
    nx_arena *a = *state;
    newsx_str rest = NX_S("one\r\ntwo\n\nfour"), line;
    const char *const lines[] = {"one", "two", "", "four"};
    for (size_t i = 0; i < NX_LEN(lines); i++) {
        assert_true(nx_str_next_line(&line, &rest));
        assert_string_equal(nx_test_cstr(a, line), lines[i]);
    }
    assert_false(nx_str_next_line(&line, &rest));
    rest = NX_S("a\t\tb\t");
    const char *const fields[] = {"a", "", "b", ""};
    for (size_t i = 0; i < NX_LEN(fields); i++) {
        assert_true(nx_str_next_field(&line, &rest, '\t'));
        assert_string_equal(nx_test_cstr(a, line), fields[i]);
    }
    assert_false(nx_str_next_field(&line, &rest, '\t'));
}

static void reads_attributes(void **state)
{
    nx_arena *a = *state;
    newsx_str attr = NX_S("kind=office;field=business;x=");
    assert_string_equal(nx_test_cstr(a, nx_attr(attr, "field")), "business");
    assert_int_equal(nx_attr(attr, "fiel").len, 0);
    assert_int_equal(nx_attr(attr, "x").len, 0);
    assert_true(nx_attr_is(attr, "kind", "office"));
}

static void reads_numbers(void **state)
{
    (void)state;
    size_t used;
    assert_int_equal(nx_str_uint(NX_S("042x"), &used), 42);
    assert_int_equal(used, 3);
    assert_int_equal(nx_str_uint(NX_S("99999999999999999999"), NULL), UINT32_MAX);
    assert_int_equal(nx_str_uint(NX_S("x"), &used), 0);
    assert_int_equal(used, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        NX_TEST(finds), NX_TEST(trims), NX_TEST(cuts_lines_and_fields), NX_TEST(reads_attributes), NX_TEST(reads_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
