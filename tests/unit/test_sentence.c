/* test_sentence.c -- where sentences end.  In each case | stands where one ends and the next begins. */
#include "tests/text.h"

static const struct { const char *why, *text; } body[] = {
    {"plain", "주가는 올랐다.|거래는 줄었다."},
    {"question and exclamation", "정말 그럴까?|그렇다!|끝이다."},
    {"no full stop at the end", "주가는 올랐다.|거래는 줄어"},
    {"a quote is whole", "그는 \"늘리겠다. 반드시 늘리겠다.\"라고 말했다.|회사는 답하지 않았다."},
    {"curly quotes", "그는 “늘리겠다. 반드시 늘린다.”고 말했다.|끝."},
    {"two quotes in one breath", "그는 \"어렵다\"며 \"그래도 한다. 해야 한다\"고 했다.|끝."},
    {"quote and blank", "그는 \"알았어. 곧 갈게.\" 하며 웃었다.|그리고 떠났다."},
    {"a quote that is a sentence", "\"간다. 꼭 간다.\"|그녀는 일어섰다."},
    {"two of them", "\"갑니까?\"|\"갑니다.\"|둘은 웃었다."},
    {"single quotes", "'누가 오나? 언제 오나?' 묻는 이가 많았다.|답은 없다."},
    {"nested quotes", "그는 \"누가 '온다. 꼭 온다.'라고 했다. 믿는다.\"라고 했다.|끝."},
    {"question in a title", "어제 \"누구를 위한 길인가?\" 토론회가 열렸다.|끝."},
    {"brackets", "현의 소리(전기로 키운다. 크다.)를 낸다.|끝."},
    {"Korean brackets", "소설 「별은 졌다. 밤은 간다」를 읽었다.|『끝. 또 끝』도 읽었다.|《셋. 넷》이다."},
    {"stop before a bracket", "그는 떠났다.(3장 13절)|그 뒤는 모른다."},
    {"stop behind a bracket", "크게 이겼다(3번째 승리).|관중은 환호했다."},
    {"footnotes", "값이 올랐다.[2][3]|다시 내렸다.[참고 4]|끝."},
    {"an unclosed quote swallows nothing", "그는 \"간다.|간다고 했다.|그리고 갔다.|끝."},
    {"a stray closing quote", "그는 간다고\" 했다.|그리고 갔다."},
    {"an unclosed bracket", "그는 (간다.|갔다.|끝났다."},
    {"an apostrophe", "It's 새 노래다.|'90년대' 노래다."},
    {"dates", "기한은 2026. 2. 5. 까지다.|2026.2.5. 에 낸다.|오는 12. 31.까지 받는다."},
    {"decimals", "금리는 3.5%다.|1.25배 늘었다."},
    {"a number ends a sentence", "점수는 3 대 1.|한국이 이겼다."},
    {"abbreviations", "No. 1 선수는 J. K. 김이다.|U.S. 스틸은 Ltd. 회사다.|끝."},
    {"Latin names with a dot", "Next.js를 쓴다.|example.com에 있다."},
    {"no blank behind the stop", "회사는 밝혔다.|주가는 올랐다.|AP통신이 전했다.|2024년의 일이다."},
    {"ellipses", "말끝을 흐렸다…|그리고 침묵했다.|글쎄… 모르겠다.|그게... 그러니까 말이다."},
    {"middle dots are no stop", "서비스 정상화··· 신고 접수는 계속된다."},
    {"list marks", "1. 첫째 안건이다.|끝."},
    {"Korean list marks", "가. 첫째 안건이다.|끝."},
    {"questions and answers", "Q. 언제 오나?|A. 곧 온다."},
    {"carries on without a quote", "꼭 가겠다. 라고 말했다.|끝."},
    {"full-width stops", "끝났다。|정말？|그래！"},
    {"a sentence before speech", "밤은 뜨겁다|\"더워 죽겠어.\"|\"나도.\""},
    {"lines", "첫 줄은 제목\n둘째 줄이다.|셋째다."},
    {"mixed quotes", "그는 “간다. 꼭 간다.\"고 했다.|끝."},
    {"a wrong closing quote", "그는 “간다. 꼭 간다.“고 했다.|끝."},
    {"comparison", "5 < 7이다.|7 > 5다."},
};

static const struct { const char *why, *text; } title[] = {
    {"marks stay inside", "왜 올랐나? 전문가들 \"글쎄\"… 정부는 '침묵'"},
    {"sentences are cut", "값이 올랐다.|다시 내렸다."},
};

static bool compare(const newsx_engine *t, const char *why, const char *want, nx_block_kind kind)
{
    nx_arena a;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    nx_buf raw = nx_buf_new(&a, 256), got = nx_buf_new(&a, 256), expected = nx_buf_new(&a, 256);
    for (const char *p = want; *p; p++)
        if (*p != '|') {
            nx_buf_byte(&raw, *p);
            nx_buf_byte(&expected, *p == '\n' ? '|' : *p);
        } else {
            bool tight = p[1] != '"' && strstr(why, "no blank");
            if (!tight)
                nx_buf_byte(&raw, ' ');
            nx_buf_byte(&expected, '|');
        }
    nx_text x = nx_test_read(t, &a, nx_buf_str(&raw), kind, true);
    for (uint32_t i = 0; i < x.sentences.n; i++) {
        if (i)
            nx_buf_byte(&got, '|');
        nx_buf_add(&got, nx_str_span(x.text, x.sentences.at[i].span));
    }
    bool same = nx_str_eq(nx_buf_str(&got), nx_buf_str(&expected));
    if (!same)
        print_error("%s: %.*s\n", why, NX_FMT(nx_buf_str(&got)));
    nx_arena_free(&a);
    return same;
}

static void cuts_sentences(void **state)
{
    bool good = true;
    for (size_t i = 0; i < NX_LEN(body); i++)
        good = compare(*state, body[i].why, body[i].text, NX_BLOCK_BODY) && good;
    assert_true(good);
}

static void cuts_titles(void **state)
{
    bool good = true;
    for (size_t i = 0; i < NX_LEN(title); i++)
        good = compare(*state, title[i].why, title[i].text, NX_BLOCK_TITLE) && good;
    assert_true(good);
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
        cmocka_unit_test(cuts_titles),
        cmocka_unit_test(finds_the_sentence_at),
    };
    return cmocka_run_group_tests(tests, nx_test_engine_open, nx_test_engine_close);
}
