/* test_sentence.c -- where sentences end: the cases of sentences.tsv, and which sentence covers a byte. */
#include "tests/text.h"

#include <stdio.h>

enum { MAX_CASES_BYTES = 1 << 18 };

static newsx_str cases(nx_arena *a)
{
    FILE *f = fopen(NEWSX_SOURCE_DIR "/tests/unit/sentences.tsv", "rb");
    char *bytes = nx_alloc(a, MAX_CASES_BYTES);
    assert_non_null(f);
    assert_non_null(bytes);
    size_t n = fread(bytes, 1, MAX_CASES_BYTES, f);
    fclose(f);
    assert_in_range(n, 1, MAX_CASES_BYTES - 1);
    return (newsx_str){bytes, n};
}

/* What comes before the separator; *s: what comes behind it. */
static newsx_str take(newsx_str *s, char separator)
{
    const char *end = nx_str_chr(*s, separator);
    size_t n = end ? (size_t)(end - s->at) : s->len;
    newsx_str head = nx_str_cut(*s, 0, n);
    *s = nx_str_cut(*s, n + (end != NULL), s->len);
    return head;
}

static bool compare(const newsx_engine *e, newsx_str why, newsx_str want, nx_block_kind kind)
{
    const struct { newsx_str sign, raw; } signs[] = { /* all of them end a sentence */
        {NX_S("|"), NX_S(" ")}, {NX_S("¦"), NX_S("")}, {NX_S("⏎"), NX_S("\n")}};
    nx_arena a;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    nx_buf raw = nx_buf_new(&a, 256), got = nx_buf_new(&a, 256), expected = nx_buf_new(&a, 256);
    for (size_t i = 0; i < want.len;) {
        size_t k = 0;
        while (k < NX_LEN(signs) && !nx_str_starts(nx_str_cut(want, i, want.len), signs[k].sign))
            k++;
        nx_buf_add(&raw, k < NX_LEN(signs) ? signs[k].raw : nx_str_cut(want, i, i + 1));
        nx_buf_add(&expected, k < NX_LEN(signs) ? NX_S("|") : nx_str_cut(want, i, i + 1));
        i += k < NX_LEN(signs) ? signs[k].sign.len : 1;
    }
    nx_text x = nx_test_read(e, &a, nx_buf_str(&raw), kind, true);
    for (uint32_t i = 0; i < x.sentences.n; i++) {
        nx_buf_add(&got, i ? NX_S("|") : NX_S(""));
        nx_buf_add(&got, nx_str_span(x.text, x.sentences.at[i].span));
    }
    bool same = nx_str_eq(nx_buf_str(&got), nx_buf_str(&expected));
    if (!same)
        print_error("%.*s: %.*s\n", NX_FMT(why), NX_FMT(nx_buf_str(&got)));
    nx_arena_free(&a);
    return same;
}

static void cuts_sentences(void **state)
{
    nx_arena a;
    uint32_t n = 0, wrong = 0;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    for (newsx_str rest = cases(&a); rest.len;) {
        newsx_str line = take(&rest, '\n');
        if (!line.len || line.at[0] == '#')
            continue;
        newsx_str kind = take(&line, '\t'), why = take(&line, '\t');
        assert_true(nx_str_is(kind, "body") || nx_str_is(kind, "title"));
        wrong += !compare(*state, why, line, nx_str_is(kind, "title") ? NX_BLOCK_TITLE : NX_BLOCK_BODY);
        n++;
    }
    nx_arena_free(&a);
    assert_true(n > 100);
    assert_int_equal(wrong, 0);
}

static void finds_the_sentence_at(void **state)
{
    nx_arena a;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    nx_text x = nx_test_read(*state, &a, NX_S("하나다. 둘이다."), NX_BLOCK_BODY, true);
    assert_int_equal(nx_sentence_at(&x, 0), 0);
    assert_int_equal(nx_sentence_at(&x, 9), 0);
    assert_int_equal(nx_sentence_at(&x, 10), UINT32_MAX); /* the blank */
    assert_int_equal(nx_sentence_at(&x, 11), 1);
    assert_int_equal(nx_sentence_at(&x, 1000), UINT32_MAX);
    nx_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_sentences),
        cmocka_unit_test(finds_the_sentence_at),
    };
    return cmocka_run_group_tests(tests, nx_test_engine_open, nx_test_engine_close);
}
