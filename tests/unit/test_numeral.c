/* test_numeral.c -- numerals in every form that print uses, and where one ends. */
#include "tests/opened.h"
#include "tests/testing.h"

#include "engine.h"
#include "lexicon/numeral.h"

/* The whole string is one numeral of that value; null: it is none. */
static const struct { const char *why, *in, *value; } whole[] = {
    {"digits", "32000", "32000"},
    {"commas", "1,234,567", "1234567"},
    {"decimal", "3.25", "3.25"},
    {"full-width", "３．２", "3.2"},
    {"digits and units", "3만2천", "32000"},
    {"inner thousands", "4천600억", "460000000000"},
    {"two big units", "1조2천억", "1200000000000"},
    {"every unit", "2억4천7백만", "247000000"},
    {"tens inside", "7천5백30만", "75300000"},
    {"decimal before a unit", "302.23조", "302230000000000"},
    {"a blank behind a big unit", "4조 3천억", "4300000000000"},
    {"blanks everywhere", "5억 2천 8백만", "528000000"},
    {"digits behind a blank", "1만 2,345", "12345"},
    {"words", "십만이천오백", "102500"},
    {"zero is said", "천이", "1002"},
    {"without 일", "백억", "10000000000"},
    {"great ones", "십경십", "100000000000000010"},
    {"read out", "이공이이", "2022"},
    {"decimal places in words", "일점이삼", "1.23"},
    {"with blanks", "십이 점 일구오", "12.195"},
    {"zeros behind the point", "영점영일영이", "0.0102"},
    {"a unit behind the places", "일점오만", "15000"},
    {"mixed", "삼천2백２십삼", "3223"},
    {"native", "스물다섯", "25"},
    {"native tens", "아흔", "90"},
    {"native behind a hundred", "백서른일곱", "137"},
    {"with a blank", "백 서른일곱", "137"},
    {"a fraction", "4분의 3", "0.75"},
    {"a fraction in words", "천분의백이십삼", "0.123"},
    {"a fraction that does not end", "3분의 2", "0.666666666666666667"},
    {"a whole and a fraction", "1과 2분의 1", "1.5"},
    {"half", "절반", "0.5"},
    {"36 digits are kept", "123456789012345678901234567890123456", "123456789012345678901234567890123456"},
    {"37 digits are none", "1234567890123456789012345678901234567", "null"},
    {"units that fall and rise", "십백", "null"},
    {"nothing", "", "null"},
    {"a word", "정부", "null"},
    {"a lonely big unit", "조사", "null"},
    {"a zero behind a unit", "이천공", "null"},
};

/* The numerals of a running text, as they stand in it. */
static const struct { const char *why, *in, *out; } found[] = {
    {"units end it", "서버 3만2천대와 15만원", "3만2천|15만"},
    {"a longer counter wins", "3조각과 5경기", "3|5"},
    {"two numbers", "3만 2개", "3만|2"},
    {"a josa is no digit", "천오백이다", "천오백"},
    {"만 as a josa", "오분의 일만을", "오분의 일"},
    {"points and a josa", "글 58점이 있다", "58"},
    {"a date keeps its parts", "2022.10.19", "2022|10|19"},
    {"words begin with an eojeol", "세금을 십일 낸다", "십일"},
    {"이 of 이는", "이는 일이다", ""},
    {"behind a sign", "마이너스삼", "삼"},
    {"vague ones", "수십 명과 몇백 명", "수십|몇백"},
    {"a blank in a vague one", "수 조원", "수 조"},
    {"a pair", "두세 명", "두세"},
};

static const char *printed(nx_arena *a, nx_decimal d)
{
    nx_buf b = nx_buf_new(a, 64);
    if (!d.ok)
        return "null";
    nx_decimal_print(&b, d);
    return nx_test_cstr(a, nx_buf_str(&b));
}

static void parses_whole_strings(void **state)
{
    for (size_t i = 0; i < NX_LEN(whole); i++) {
        const char *got = printed(*state, nx_numeral_parse(nx_cstr(whole[i].in), engine->lex));
        if (strcmp(got, whole[i].value) != 0)
            fail_msg("%s: %s gives %s", whole[i].why, whole[i].in, got);
    }
}

static void finds_them_in_text(void **state)
{
    for (size_t i = 0; i < NX_LEN(found); i++) {
        nx_ctx c = {.arena = *state};
        nx_matches m = {0};
        nx_numerals n = {0};
        newsx_str text = nx_cstr(found[i].in);
        nx_buf b = nx_buf_new(*state, 64);
        assert_int_equal(nx_lexicon_match(&m, engine->lex, text, &c), NEWSX_OK);
        assert_int_equal(nx_numerals_find(&n, text, &m, engine->lex, &c), NEWSX_OK);
        for (uint32_t k = 0; k < n.found.n; k++) {
            if (k)
                nx_buf_byte(&b, '|');
            nx_buf_add(&b, nx_str_cut(text, n.found.at[k].begin, n.found.at[k].end));
        }
        if (!nx_str_is(nx_buf_str(&b), found[i].out))
            fail_msg("%s: %s gives %s", found[i].why, found[i].in, nx_test_cstr(*state, nx_buf_str(&b)));
    }
}

static void says_bounds_and_scale(void **state)
{
    (void)state;
    nx_arena *a = *state;
    nx_ctx c = {.arena = a};
    nx_matches m = {0};
    nx_numerals n = {0};
    newsx_str text = nx_cstr("6천만 이삼백 수백억");
    assert_int_equal(nx_lexicon_match(&m, engine->lex, text, &c), NEWSX_OK);
    assert_int_equal(nx_numerals_find(&n, text, &m, engine->lex, &c), NEWSX_OK);
    assert_int_equal(n.found.n, 3);
    assert_int_equal(n.found.at[0].scale, 7);
    assert_int_equal(n.found.at[1].shape, NX_NUM_VAGUE);
    assert_string_equal(printed(a, n.found.at[1].value), "200");
    assert_string_equal(printed(a, n.found.at[1].max), "300");
    assert_string_equal(printed(a, n.found.at[2].value), "20000000000");
    assert_false(n.found.at[2].max.ok);
    assert_ptr_equal(nx_numeral_at(&n, n.found.at[1].begin), &n.found.at[1]);
    assert_ptr_equal(nx_numeral_ending(&n, n.found.at[1].end), &n.found.at[1]);
    assert_null(nx_numeral_at(&n, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        NX_TEST(parses_whole_strings),
        NX_TEST(finds_them_in_text),
        NX_TEST(says_bounds_and_scale),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
