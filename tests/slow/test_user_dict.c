/* test_user_dict.c -- a user's word list of a million entries: opens, finds, and costs steps and memory in proportion.
 * Memory is counted by the engine's allocator; docs/PERFORMANCE.md has what the program takes. */
#define _XOPEN_SOURCE 700
#include "tests/testing.h"
#include "tests/steps.h"

#include "base/utf8.h"

#include <stdio.h>
#include <unistd.h>

enum { MANY = 1000000, FEW = 100000 };

static char folder[] = "/tmp/newsx-user-dict-XXXXXX", path[64];

/* The i-th word: three syllables, all different (an odd factor permutes 2^30), and what organizations are made of. */
static void word(char out[64], uint32_t i)
{
    static const char *const tails[] = {"", "전자", " 연구소", "하나은행"};
    uint32_t x = i * 2654435761u & 0x3FFFFFFFu;
    size_t n = 0;
    for (unsigned k = 0; k < 3; k++, x >>= 10)
        n += nx_utf8_put(out + n, 0xAC00u + (x & 0x3FFu) * 10);
    strcpy(out + n, tails[i % NX_LEN(tails)]);
}

static void write_list(uint32_t n, const char *last)
{
    char w[64];
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fputs("#newsx-lex 1\n", f);
    for (uint32_t i = 0; i < n; i++) {
        word(w, i);
        fprintf(f, "%s\t\tkind=%s\tmine\n", w, i % 3 ? "company" : "other");
    }
    fputs(last, f);
    assert_int_equal(fclose(f), 0);
}

static newsx_status open_list(newsx_engine **e, nx_cost *m, newsx_error *err)
{
    const char *lists[] = {path, NULL};
    newsx_options opt = NEWSX_OPTIONS_INIT;
    opt.image_path = NEWSX_IMAGE;
    opt.user_dicts = lists;
    opt.alloc = (newsx_alloc){nx_cost_alloc, m};
    steps = 0;
    newsx_status st = newsx_engine_open(e, &opt, err);
    m->steps = steps;
    return st;
}

static void finds_all(const newsx_engine *e, uint32_t n)
{
    for (uint32_t i = 0; i < n; i += i < n - 1000 ? 997 : 1) {
        char w[64], rule[80], want[96], got[96];
        word(w, i);
        snprintf(rule, sizeof rule, "lex:org:%s", w);
        snprintf(want, sizeof want, "%s:%u", path, (unsigned)i + 2);
        if (!newsx_engine_locate(e, nx_cstr(rule), got, sizeof got) || strcmp(got, want) != 0)
            fail_msg("%s is not where it stands", rule);
    }
}

static void reads_with_it(const newsx_engine *e)
{
    char w[64], text[160];
    newsx_doc *d;
    bool found = false;
    word(w, MANY - 7);
    snprintf(text, sizeof text, "%s의 김하늘 대표는 3월 5일 서울에서 공장을 짓겠다고 밝혔다.\n", w);
    assert_int_equal(newsx_doc_new(&d, e), NEWSX_OK);
    assert_int_equal(newsx_doc_read(d, nx_cstr(text), NULL, NULL), NEWSX_OK);
    newsx_str all = newsx_doc_text(d);
    for (const newsx_fact *f = NULL; (f = newsx_fact_next(d, f)) != NULL;)
        found |= f->kind == NEWSX_ORGANIZATION && nx_str_is(nx_str_cut(all, f->span.begin, f->span.end), w);
    newsx_doc_free(d);
    if (!found)
        fail_msg("%s is not found in a text", w);
}

static void grows_in_proportion(void **state)
{
    (void)state;
    newsx_engine *e = NULL;
    newsx_error err = {0};
    nx_cost none = {0, 0, 0}, few = none, many = none;
    write_list(1, "");
    assert_int_equal(open_list(&e, &none, &err), NEWSX_OK);
    newsx_engine_close(e);
    write_list(FEW, "");
    assert_int_equal(open_list(&e, &few, &err), NEWSX_OK);
    newsx_engine_close(e);
    assert_int_equal(few.live, 0);
    write_list(MANY, "");
    if (open_list(&e, &many, &err) != NEWSX_OK)
        fail_msg("%s", err.text);
    printf("%d entries: %.0f steps each, %.0f bytes kept, %.0f at most while compiling; %d entries: %.0f steps, %.0f bytes at most\n", MANY,
           (double)(many.steps - none.steps) / MANY, (double)many.live / MANY, (double)many.peak / MANY, FEW,
           (double)(few.steps - none.steps) / FEW, (double)few.peak / FEW);
    finds_all(e, MANY);
    reads_with_it(e);
    newsx_engine_close(e);
    assert_int_equal(many.live, 0);
    if (many.steps - none.steps > 15 * (few.steps - none.steps)) /* sorting costs its logarithm */
        fail_msg("%d entries take %llu steps, a tenth of them %llu", MANY, (unsigned long long)many.steps, (unsigned long long)few.steps);
    if (many.peak - none.peak > 20 * (few.peak - none.peak)) /* rooms double */
        fail_msg("%d entries take %zu bytes, a tenth of them %zu", MANY, many.peak, few.peak);
}

static void refuses_with_a_line(void **state)
{
    (void)state;
    static const struct { const char *row, *why; } faults[] = {
        {"두\t줄\n", "a line has four columns"},
        {"가가가\t\tkind\tmine\n", "attr is not of the form"},
        {"\xB0\xA1\t\t\tmine\n", "not UTF-8"},
        {NULL, "repeats line 2"}, /* the first word once more */
    };
    for (size_t i = 0; i < NX_LEN(faults); i++) {
        newsx_engine *e = NULL;
        newsx_error err = {0};
        nx_cost m = {0, 0, 0};
        char w[64], again[96];
        word(w, 0);
        snprintf(again, sizeof again, "%s\t\t\tmine\n", w);
        write_list(FEW, faults[i].row ? faults[i].row : again);
        assert_int_equal(open_list(&e, &m, &err), NEWSX_EDATA);
        assert_null(e);
        assert_int_equal(m.live, 0);
        assert_int_equal(err.line, FEW + 2);
        if (!strstr(err.text, path) || !strstr(err.text, ":100002: ") || !strstr(err.text, faults[i].why))
            fail_msg("%s: %s", faults[i].why, err.text);
    }
}

static int begin(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/org.mine.tsv", folder);
    return 0;
}

static int end(void **state)
{
    (void)state;
    return unlink(path) | rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(grows_in_proportion), cmocka_unit_test(refuses_with_a_line)};
    return cmocka_run_group_tests(tests, begin, end);
}
