/* test_token.c -- words, punctuation and the josa split off: "stem/josa"; a word without josa stands alone. */
#include "tests/text.h"

static const struct { const char *why, *text, *tokens; } cases[] = {
    {"nouns", "정부는 시장이 회의를 열었다.", "정부/는 시장/이 회의/를 열었다 ."},
    {"what is whole", "회의 제도 국가 나이 정도", "회의 제도 국가 나이 정도"},
    {"whole words with josa", "회의의 제도가 국가와 나이로 정도는", "회의/의 제도/가 국가/와 나이/로 정도/는"},
    {"a noun behind a noun", "위원회의 경제협력위원회의 결정", "위원회/의 경제협력위원회/의 결정"},
    {"stacked josa", "학교에서는 정부로부터의 회사에서도", "학교/에서는 정부/로부터의 회사/에서도"},
    {"josa agrees with the sound before", "이상이 서울로 부산으로", "이상/이 서울/로 부산/으로"},
    {"the copula", "대표이다 시장이다 회장인 회사였다", "대표/이다 시장/이다 회장/인 회사/였다"},
    {"verbs are no nouns", "하는 있는 열리는 내리는 같은 높은 않을 벌이고 관련해 따라", "하는 있는 열리는 내리는 같은 높은 않을 벌이고 관련해 따라"},
    {"endings", "했지만 있으나 발표하는 물러나지만 외면하거나", "했지만 있으나 발표하는 물러나지만 외면하거나"},
    {"adverbs", "바로 새로 서로 따라서 그러나 끊임없이 많이 아직도", "바로 새로 서로 따라서 그러나 끊임없이 많이 아직도"},
    {"things", "것으로 것이 수가 때는 등이", "것/으로 것/이 수/가 때/는 등/이"},
    {"names", "김하늘은 남궁민이 이재훈의", "김하늘/은 남궁민/이 이재훈/의"},
    {"figures", "3만2천대가 10일 10일까지 3만 20도 2022년에는", "3만2천대/가 10일 10일/까지 3만 20도 2022년/에는"},
    {"percent", "3.5%를 12%포인트", "3.5%/를 12%포인트"},
    {"Latin letters", "AI가 KT는 Next.js로 SK&C가", "AI/가 KT/는 Next.js/로 SK&C/가"},
    {"behind a bracket", "카카오(대표)는", "카카오 ( 대표 ) /는"},
    {"behind a quote", "\"간다\"라고 '온다'는 \"나\"", "\" 간다 \" /라고 ' 온다 ' /는 \" 나 \""},
    {"coordination", "남궁훈·홍은택이", "남궁훈 · 홍은택/이"},
    {"nationality", "한국인 미국인", "한국인 미국인"},
    {"nominal forms", "있음을 하기에", "있음/을 하기/에"},
    {"particles of adverbs", "대해서는 이미", "대해서/는 이미"},
};

static void splits_words(void **state)
{
    for (size_t i = 0; i < NX_LEN(cases); i++) {
        nx_arena a;
        nx_arena_init(&a, (newsx_alloc){NULL, NULL});
        nx_text x = nx_test_read(*state, &a, nx_cstr(cases[i].text), NX_BLOCK_BODY, true);
        nx_buf b = nx_buf_new(&a, 256);
        for (uint32_t k = 0; k < x.tokens.n; k++) {
            const nx_token *t = &x.tokens.at[k];
            if (k)
                nx_buf_byte(&b, ' ');
            nx_buf_add(&b, nx_str_cut(x.text, t->begin, t->stem_end));
            if (t->josa == UINT32_MAX)
                continue;
            const newsx_engine *texts = *state;
            newsx_str josa = nx_str_cut(x.text, t->stem_end, t->end);
            assert_true(nx_str_eq(nx_lexicon_entry(texts->lex, t->josa).surface, josa));
            nx_buf_byte(&b, '/');
            nx_buf_add(&b, josa);
        }
        if (!nx_str_is(nx_buf_str(&b), cases[i].tokens))
            fail_msg("%s: %.*s", cases[i].why, NX_FMT(nx_buf_str(&b)));
        nx_arena_free(&a);
    }
}

static void finds_the_token_at(void **state)
{
    nx_arena a;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    nx_text x = nx_test_read(*state, &a, NX_S("정부는 간다."), NX_BLOCK_BODY, true);
    assert_int_equal(nx_token_at(&x, 0), 0);
    assert_int_equal(nx_token_at(&x, 8), 0);
    assert_int_equal(nx_token_at(&x, 9), UINT32_MAX);
    assert_int_equal(nx_token_at(&x, 10), 1);
    assert_int_equal(nx_token_at(&x, 16), 2);
    assert_int_equal(nx_token_at(&x, 17), UINT32_MAX);
    nx_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits_words),
        cmocka_unit_test(finds_the_token_at),
    };
    return cmocka_run_group_tests(tests, nx_test_engine_open, nx_test_engine_close);
}
