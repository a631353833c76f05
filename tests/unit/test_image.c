/* test_image.c -- a damaged image is refused, never followed. */
#include "tests/dictionary.h"

static const nx_test_dict words[] = {
    {"dict/lex/org.tsv", "#newsx-lex 1\n카카오\t\tkind=company\town\n"},
    {"dict/lex/numeral.tsv", "#newsx-lex 1\n십\t\tkind=small;value=10\town\n"},
    {"dict/rule/date.rule", "rule date.month\n  match (?<m>{int:1..12})월\n  value month={m}\n  ok [3월]에 => month=3\n  no 삼월\n"},
    {NULL, NULL},
};

static newsx_str image_of(nx_arena *a)
{
    newsx_str image;
    newsx_error err = {0};
    if (nx_test_compile(&image, words, a, &err) != NEWSX_OK)
        fail_msg("%s", err.text);
    return image;
}

static void a_whole_one_is_taken(void **state)
{
    nx_image i;
    newsx_str image = image_of(*state);
    assert_int_equal(nx_image_check(&i, image, "x", NULL), NEWSX_OK);
    assert_int_equal(i.header->checksum, nx_image_checksum(image));
    assert_int_equal(i.rules, 1);
}

static void every_cut_is_refused(void **state)
{
    nx_image i;
    newsx_str image = image_of(*state);
    for (size_t n = 0; n < image.len; n += n < 600 ? 1 : 997)
        assert_int_equal(nx_image_check(&i, (newsx_str){image.at, n}, "x", NULL), NEWSX_EDATA);
}

/* Whatever a flipped word does: either it is refused, or every look-up stays within bounds (ASan looks on). */
static void every_flip_is_survived(void **state)
{
    nx_arena *a = *state;
    newsx_str image = image_of(a);
    char *copy = nx_alloc(a, image.len);
    nx_arena inner;
    nx_arena_init(&inner, (newsx_alloc){NULL, NULL});
    for (size_t at = 0; at + 4 <= image.len; at += at < 4096 || at + 4096 > image.len ? 4 : 4093 & ~(size_t)3) {
        static const uint32_t values[] = {0, 1, 0x7FFFFFFFu, 0xFFFFFFFFu, 0x80000000u, 0x40000001u};
        for (size_t v = 0; v < NX_LEN(values); v++) {
            nx_lexicon lex = {.layers = 1};
            memcpy(copy, image.at, image.len);
            memcpy(copy + at, &values[v], 4);
            if (nx_image_check(&lex.layer[0], (newsx_str){copy, image.len}, "x", NULL) != NEWSX_OK)
                continue;
            nx_ctx c = {.arena = &inner};
            nx_matches m = {0};
            nx_entry e;
            assert_int_equal(nx_lexicon_match(&m, &lex, NX_S("카카오는 3월 십월"), &c), NEWSX_OK);
            nx_lexicon_find(&e, &lex, NX_LEX_NUMERAL, NX_S("십"));
            nx_lexicon_prefix(&e, &lex, NX_LEX_NUMERAL, NX_S("십이월"));
            nx_arena_reset(&inner);
        }
    }
    nx_arena_free(&inner);
}

int main(void)
{
    const struct CMUnitTest tests[] = {NX_TEST(a_whole_one_is_taken), NX_TEST(every_cut_is_refused), NX_TEST(every_flip_is_survived)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
