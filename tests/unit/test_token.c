/* test_token.c -- words, punctuation and the josa split off: "stem/josa"; a word without josa stands alone.  And the endings of
 * predicates, with what they say: "stem+ending:past.end". */
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
    {"numbers behind letters", "톱3로 톱3으로 3로", "톱3/로 톱3/으로 3로"},
    {"Latin letters", "AI가 KT는 Next.js로 SK&C가", "AI/가 KT/는 Next.js/로 SK&C/가"},
    {"behind a bracket", "카카오(대표)는", "카카오 ( 대표 ) /는"},
    {"behind a quote", "\"간다\"라고 '온다'는 \"나\"", "\" 간다 \" /라고 ' 온다 ' /는 \" 나 \""},
    {"coordination", "남궁훈·홍은택이", "남궁훈 · 홍은택/이"},
    {"nationality", "한국인 미국인", "한국인 미국인"},
    {"nominal forms", "있음을 하기에", "있음/을 하기/에"},
    {"particles of adverbs", "대해서는 이미", "대해서/는 이미"},
    {"pronouns of place", "여기서 거기서는 어디서", "여기/서 거기/서는 어디/서"},
    {"nouns that look like the end of a verb", "우려도 배려는 피해는 피해도", "우려/도 배려/는 피해/는 피해/도"},
    {"an ending is no josa", "있지만 알려져도 바꿔야 아니라는 이겨내자는", "있지만 알려져도 바꿔야 아니라는 이겨내자는"},
    {"nouns behind nouns", "적극적인 합리적으로 세계적이다", "적극적/인 합리적/으로 세계적/이다"},
    {"forms of the copula", "상태였다고 것이었다며 입장이기 도시이랍니다", "상태/였다고 것/이었다며 입장/이기 도시이랍니다"},
    {"words always cut", "원의 적이 중인 담은", "원/의 적/이 중/인 담은"},
    {"figures and 께", "9시께 사장님께 219건이었으며", "9시께 사장님/께 219건/이었으며"},
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

static const struct { const char *why, *text, *tokens; } endings[] = {
    {"the past", "밝혔다 먹었다 갔던 했었다는 하였고", "밝혔+다:past.end 먹+었다:past.end 갔+던:past.modifier 했+었다는:past.quote 하+였고:past.sequence"},
    {"its mark is in the syllable, whatever the stem", "나섰다 커졌다 됐다 봤다 쏟아부었다",
     "나섰+다:past.end 커졌+다:past.end 됐+다:past.end 봤+다:past.end 쏟아부+었다:past.end"},
    {"있 and 겠 are no past", "있다 있으며 하겠다 있었다", "있+다:end 있+으며:sequence 하+겠다:future.end 있+었다:past.end"},
    {"what is to come", "하겠다고 할 지을 열겠습니다", "하+겠다고:future.quote 할:future.modifier 지+을:future.modifier 열+겠습니다:future.end"},
    {"a consonant melts into the stem", "간다 한다고 연다며 만든 열린 됩니다", "간+다:present.end 한+다고:present.quote 연+다며:present.quote 만든:modifier 열린:modifier 됩+니다:present.end"},
    {"the present", "먹는다 맡는다는 오르는", "먹+는다:present.end 맡+는다는:present.quote 오르+는:present.modifier"},
    {"plans and denials", "완공할 예정이다 짓기로 했다 가겠다 간다는 시작이라며 갔었다 오르지 않았다",
     "완공할:future.modifier 예정/이다:end 짓+기/로:plan 했+다:past.end 가+겠다:future.end 간+다는:present.quote 시작/이라며:quote 갔+었다:past.end 오르+지 않+았다:past.negative.end"},
    {"quotes", "없다며 하라고 추진하자는 오느냐고 열릴지", "없+다며:quote 하+라고:quote 추진하+자는:quote 오+느냐고:quote 열릴+지:quote"},
    {"plans", "하기로 추진키로 내리려는 열려고", "하+기/로:plan 추진+키/로:plan 내리+려는:plan.modifier 열+려고:purpose"},
    {"denied", "않는다 못했다 않겠다는 못할 말라고", "않+는다:present.negative.end 못했+다:past.negative.end 않+겠다는:future.negative.quote 못할:future.negative.modifier 말+라고:negative.quote"},
    {"nouns of verbs", "했음을 있음 하기에", "했+음/을:quote 있+음:nominal 하+기/에:reason"},
    {"clauses", "열고 물러났지만 관련해 대해서는 오르면 늦으니까",
     "열+고:sequence 물러났+지만:past.contrast 관련+해:sequence 대+해서/는:sequence 오르+면:condition 늦+으니까:reason"},
    {"-어 in the vowel of the stem", "거쳐 돌아와 지켜 다퉈 나빠 써서 커졌다 꺼내야 봐도",
     "거쳐:sequence 돌아와:sequence 지켜:sequence 다퉈:sequence 나빠:sequence 써+서:sequence 커졌+다:past.end 꺼내+야:condition 봐+도:contrast"},
    {"-어 and what looks like an ending", "따라 몰라 알려 드러나 만나 하려 길게", "따라:sequence 몰라:sequence 알려:sequence 드러나:sequence 만나:sequence 하+려:purpose 길+게"},
    {"-여 and 해", "하여 해야 해서는 대해서 관련해", "하+여:sequence 해+야:condition 해+서/는:sequence 대+해서:sequence 관련+해:sequence"},
    {"a verb behind -어", "쌓여온 거세지고 알려질 세워놓고 끌어올려", "쌓여온:modifier 거세지+고:sequence 알려질:future.modifier 세워놓+고:sequence 끌어올려:sequence"},
    {"broken off", "하려다 가려다가 할지도", "하+려다:purpose 가+려다가:purpose 할+지도:quote"},
    {"the end of a noun is no verb", "사고관련 개헌추진 기한에 프로그램을 차도와 재해는", "사고관련 개헌추진 기한/에 프로그램/을 차도/와 재해/는"},
    {"nouns in 해, and verbs", "자연재해 중대재해 제공해 세분화해 고소당해 도와 이와", "자연재해 중대재해 제공+해:sequence 세분화+해:sequence 고소당+해:sequence 도와:sequence 이와"},
    {"mild ends", "남기되 추는데요 발굴하듯이", "남기+되:contrast 추+는데요:contrast.end 발굴하+듯이"},
    {"no predicates", "여러 또한 간에 산 도서 하단", "여러 또한 간/에 산 도서 하단"},
    {"the copula", "예정이라고 대표였던 목표다 계획인 전망입니다", "예정/이라고:quote 대표/였던:past.modifier 목표/다:end 계획/인:modifier 전망/입니다:present.end"},
    {"nouns that look so", "바다 사고 하나 최고 제도 광고 투자 문서 지난 서울 이란", "바다 사고 하나 최고 제도 광고 투자 문서 지난 서울 이란"},
};

static void knows_endings(void **state)
{
    for (size_t i = 0; i < NX_LEN(endings); i++) {
        nx_arena a;
        nx_arena_init(&a, (newsx_alloc){NULL, NULL});
        nx_text x = nx_test_read(*state, &a, nx_cstr(endings[i].text), NX_BLOCK_BODY, true);
        nx_buf b = nx_buf_new(&a, 256);
        for (uint32_t k = 0; k < x.tokens.n; k++) {
            const nx_token *t = &x.tokens.at[k];
            const char *name, *sign = ":";
            nx_buf_format(&b, "%s%.*s", k ? " " : "", NX_FMT(nx_str_cut(x.text, t->begin, t->stem_end - t->ending)));
            if (t->ending)
                nx_buf_format(&b, "+%.*s", NX_FMT(nx_str_cut(x.text, t->stem_end - t->ending, t->stem_end)));
            if (t->stem_end < t->end)
                nx_buf_format(&b, "/%.*s", NX_FMT(nx_str_cut(x.text, t->stem_end, t->end)));
            for (uint32_t bit = 0; (name = nx_says_name(bit)) != NULL; bit++)
                if (t->says >> bit & 1u) {
                    nx_buf_format(&b, "%s%s", sign, name);
                    sign = ".";
                }
        }
        if (!nx_str_is(nx_buf_str(&b), endings[i].tokens))
            fail_msg("%s: %.*s", endings[i].why, NX_FMT(nx_buf_str(&b)));
        nx_arena_free(&a);
    }
}

static void tells_endings_alone(void **state)
{
    static const struct { const char *text; bool yes; } alone[] = {
        {"었다고", true}, {"다는", true}, {"한", true}, {"됐다며", true}, {"정부", false}, {"호", false}, {"다는다는다는다는다는다는다는다는다는", false}};
    const newsx_engine *e = *state;
    for (size_t i = 0; i < NX_LEN(alone); i++)
        if (nx_is_endings(e->affixes, nx_cstr(alone[i].text)) != alone[i].yes)
            fail_msg("%s", alone[i].text);
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
        cmocka_unit_test(knows_endings),
        cmocka_unit_test(tells_endings_alone),
        cmocka_unit_test(finds_the_token_at),
    };
    return cmocka_run_group_tests(tests, nx_test_engine_open, nx_test_engine_close);
}
