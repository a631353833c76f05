/* test_tsv.c -- dictionary files: what is read, and each fault with its line. */
#include "tests/testing.h"

#include "lexicon/tsv.h"

static const struct { const char *why, *bytes, *error; } faults[] = {
    {"no first line", "surface\tcanon\tattr\tsource\n", "t.tsv:1: the first line must be"},
    {"an empty file", "", "t.tsv:1: the file is empty"},
    {"three columns", "#newsx-lex 1\n가\t\town\n", "t.tsv:2: a line has four columns"},
    {"five columns", "#newsx-lex 1\n가\t\t\town\tx\n", "t.tsv:2: a line has four columns"},
    {"no surface", "#newsx-lex 1\n\t가\t\town\n", "t.tsv:2: the surface is empty"},
    {"blank at the end", "#newsx-lex 1\n가 \t\t\town\n", "t.tsv:2: the surface begins or ends"},
    {"attr without =", "#newsx-lex 1\n가\t\tkind\town\n", "t.tsv:2: attr is not of the form"},
    {"a repeat", "#newsx-lex 1\n가\t\t\town\n나\t\t\town\n가\t\t\town\n", "t.tsv:4: surface \"가\" repeats line 2"},
    {"bytes of CP949", "#newsx-lex 1\n\xB0\xA1\t\t\town\n", "t.tsv:2: these bytes are not UTF-8"},
};

static void names_each_fault(void **state)
{
    for (size_t i = 0; i < NX_LEN(faults); i++) {
        newsx_error err = {0};
        nx_ctx c = {.arena = *state, .err = &err};
        nx_tsv_rows rows = {0};
        assert_int_equal(nx_tsv_read(&rows, nx_cstr(faults[i].bytes), NX_S("t.tsv"), &c), NEWSX_EDATA);
        if (!strstr(err.text, faults[i].error))
            fail_msg("%s: %s", faults[i].why, err.text);
    }
}

static void reads_rows(void **state)
{
    nx_ctx c = {.arena = *state};
    nx_tsv_rows rows = {0};
    newsx_str bytes = NX_S("#newsx-lex 1\nsurface\tcanon\tattr\tsource\n# comment\n\n대표\t대표이사\tkind=office\town\r\n이사\t\t\town");
    assert_int_equal(nx_tsv_read(&rows, bytes, NX_S("t.tsv"), &c), NEWSX_OK);
    assert_int_equal(rows.n, 2);
    assert_true(nx_str_is(rows.at[0].surface, "대표") && nx_str_is(rows.at[0].canon, "대표이사"));
    assert_true(nx_attr_is(rows.at[0].attr, "kind", "office"));
    assert_int_equal(rows.at[0].line, 5);
    assert_true(nx_str_is(rows.at[1].canon, "이사"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {NX_TEST(names_each_fault), NX_TEST(reads_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
