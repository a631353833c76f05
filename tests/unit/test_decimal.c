/* test_decimal.c -- exact numbers: reading, adding, multiplying, comparing, writing. */
#include "tests/testing.h"

#include "base/decimal.h"

static const struct { const char *why, *in, *out; } read_and_printed[] = {
    {"whole", "32000", "32000"},
    {"commas", "1,234,567", "1234567"},
    {"decimal", "3.25", "3.25"},
    {"trailing zeros go", "1.50", "1.5"},
    {"below one", "0.005", "0.005"},
    {"negative", "-12.5", "-12.5"},
    {"zero", "0", "0"},
    {"zero with places", "0.00", "0"},
    {"36 digits", "123456789012345678901234567890123456", "123456789012345678901234567890123456"},
    {"37 digits are none", "1234567890123456789012345678901234567", "none"},
    {"two dots are none", "1.2.3", "none"},
    {"no digit is none", "-", "none"},
    {"empty is none", "", "none"},
};

static const char *printed(nx_arena *a, nx_decimal d)
{
    nx_buf b = nx_buf_new(a, 64);
    if (!d.ok)
        return "none";
    nx_decimal_print(&b, d);
    nx_buf_byte(&b, '\0');
    return b.at;
}

static void reads_and_prints(void **state)
{
    nx_arena *a = *state;
    for (size_t i = 0; i < NX_LEN(read_and_printed); i++) {
        const char *got = printed(a, nx_decimal_parse(nx_cstr(read_and_printed[i].in)));
        if (strcmp(got, read_and_printed[i].out) != 0)
            fail_msg("%s: %s gives %s", read_and_printed[i].why, read_and_printed[i].in, got);
    }
}

static const struct { const char *a, *b, *sum, *product; int order; } pairs[] = {
    {"1", "2", "3", "2", -1},
    {"0.1", "0.2", "0.3", "0.02", -1},
    {"4000", "600", "4600", "2400000", 1},
    {"-5", "5", "0", "-25", -1},
    {"1.50", "1.5", "3", "2.25", 0},
    {"100000000", "0.00000001", "100000000.00000001", "1", 1},
    {"0", "7", "7", "0", -1},
};

static void calculates(void **state)
{
    nx_arena *a = *state;
    for (size_t i = 0; i < NX_LEN(pairs); i++) {
        nx_decimal x = nx_decimal_parse(nx_cstr(pairs[i].a)), y = nx_decimal_parse(nx_cstr(pairs[i].b));
        assert_string_equal(printed(a, nx_decimal_add(x, y)), pairs[i].sum);
        assert_string_equal(printed(a, nx_decimal_mul(x, y)), pairs[i].product);
        assert_int_equal(nx_decimal_cmp(x, y), pairs[i].order);
        assert_int_equal(nx_decimal_cmp(y, x), -pairs[i].order);
    }
}

static void compares_far_apart(void **state)
{
    (void)state;
    nx_decimal huge = nx_decimal_make(1, 60), tiny = nx_decimal_make(1, -60), minus = nx_decimal_make(-1, 60);
    assert_int_equal(nx_decimal_cmp(huge, tiny), 1);
    assert_int_equal(nx_decimal_cmp(tiny, huge), -1);
    assert_int_equal(nx_decimal_cmp(minus, tiny), -1);
    assert_int_equal(nx_decimal_cmp(tiny, minus), 1);
}

static void gives_whole_numbers(void **state)
{
    (void)state;
    int64_t v = 0;
    assert_true(nx_decimal_to_int(&v, nx_decimal_parse(NX_S("460000000000"))));
    assert_int_equal(v, 460000000000);
    assert_false(nx_decimal_to_int(&v, nx_decimal_parse(NX_S("0.5"))));
    assert_false(nx_decimal_to_int(&v, nx_decimal_make(1, 30)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        NX_TEST(reads_and_prints),
        NX_TEST(calculates),
        NX_TEST(compares_far_apart),
        NX_TEST(gives_whole_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
