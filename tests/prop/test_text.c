/* test_text.c -- what holds for any text: sentences are in order, disjoint and cover all that can be seen; tokens tile
 * the sentences; normalising twice is normalising once; cutting at a sentence end and joining changes nothing.
 * The texts are random strings over the characters that decide. */
#include "tests/text.h"

#include "base/utf8.h"

static const char *const pieces[] = {
    " ", " ", " ", "\n", ".", ".", "?", "!", "…", "...", "\"", "“", "”", "'", "‘", "’", "(", ")", "[2]", "「", "」", "<",
    ">", ",", "·", "정부는", "밝혔다", "했다", "라고", "고", "며", "2026", "3.5%", "No", "U.S", "회의의", "하는", "가", "다",
    "A", "김하늘", "▲", "[앵커]", "(웃음)", "Q1.", "거쳐", "알려진", "적극적인", "e\xCC\x81", "\xE1\x84\x92\xE1\x85\xA1", "\xE1\x86\xAB", "\xE2\x80\x8B", "\xC2\xA0", "것으로", "10일",
};

static uint32_t next(uint32_t *seed) /* xorshift */
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static newsx_str random_text(nx_arena *a, uint32_t *seed)
{
    nx_buf b = nx_buf_new(a, 512);
    for (uint32_t n = next(seed) % 60; n > 0; n--)
        nx_buf_add(&b, nx_cstr(pieces[next(seed) % NX_LEN(pieces)]));
    return nx_buf_str(&b);
}

static void check_blank(newsx_str s, uint32_t i, uint32_t end)
{
    while (i < end)
        assert_true(nx_is_space(nx_utf8_next(s, &i)));
}

static void check_tiling(const nx_text *t)
{
    uint32_t at = 0, token = 0;
    for (uint32_t i = 0; i < t->sentences.n; i++) {
        newsx_span s = t->sentences.at[i].span;
        assert_true(s.begin >= at && s.begin < s.end);
        check_blank(t->text, at, s.begin);
        assert_false(nx_is_space(nx_utf8_at(t->text, s.begin)) || nx_is_space(nx_utf8_before(t->text, s.end)));
        uint32_t inside = s.begin;
        for (; token < t->tokens.n && t->tokens.at[token].sentence == i; token++) {
            const nx_token *x = &t->tokens.at[token];
            assert_true(x->begin >= inside && x->begin < x->end && x->end <= s.end);
            assert_true(x->stem_end >= x->begin && x->stem_end <= x->end);
            assert_true((x->josa == UINT32_MAX) == (x->stem_end == x->end));
            assert_true(x->ending < x->stem_end - x->begin || x->ending == 0);
            assert_true(x->says || !x->ending || x->kind == NX_TOKEN_WORD);
            check_blank(t->text, inside, x->begin);
            inside = x->end;
        }
        check_blank(t->text, inside, s.end);
        at = s.end;
    }
    assert_int_equal(token, t->tokens.n);
    check_blank(t->text, at, (uint32_t)t->text.len);
}

static void check_cut(const newsx_engine *texts, nx_arena *a, const nx_text *t) /* each sentence alone is one sentence */
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < t->sentences.n; i++)
        n += nx_test_read(texts, a, nx_str_span(t->text, t->sentences.at[i].span), NX_BLOCK_BODY, true).sentences.n;
    assert_true(n >= t->sentences.n);
}

static void holds_for_any_text(void **state)
{
    uint32_t seed = 20221019;
    nx_arena a;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    for (int i = 0; i < 4000; i++) {
        nx_arena_reset(&a);
        bool plain = i % 2;
        nx_text t = nx_test_read(*state, &a, random_text(&a, &seed), NX_BLOCK_BODY, plain);
        check_tiling(&t);
        nx_text again = nx_test_read(*state, &a, t.text, NX_BLOCK_BODY, plain);
        if (!nx_str_eq(t.text, again.text))
            fail_msg("twice is not once: %.*s", NX_FMT(t.text));
        assert_int_equal(t.sentences.n, again.sentences.n);
        check_cut(*state, &a, &t);
    }
    nx_arena_free(&a);
}

/* What is kept of earlier texts changes nothing: words of any length and make, behind marks that close and without. */
static void the_memo_changes_nothing(void **state)
{
    static const char *const words[] = {
        "정부는", "가", "나가", "밝혔다고", "회의의", "대한민국의", "국제통화기금은", "여덟음절로된말은", "아홉음절이되는말은", "고", "라고", "은",
        "www.softdowntown.com", "abcdefghijklmnopqrstu", "vwxyzabcdefghijklmnop", "끝없이길어서열여섯음절을넘는말이라고", "다", "A씨는", "2026년에", "10일", "30도", "EU도", "\"", ")", "”", " ", " ", ". ", "\n",
    };
    uint32_t seed = 1443;
    nx_arena a, kept;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    nx_arena_init(&kept, (newsx_alloc){NULL, NULL});
    nx_memo *memo = NX_NEW(&kept, nx_memo);
    assert_non_null(memo);
    for (int round = 0; round < 1000; round++) {
        nx_arena_reset(&a);
        nx_buf b = nx_buf_new(&a, 512);
        for (uint32_t n = next(&seed) % 40; n > 0; n--) /* short ones join to long ones */
            nx_buf_add(&b, nx_cstr(words[next(&seed) % NX_LEN(words)]));
        nx_text fresh = nx_test_read(*state, &a, nx_buf_str(&b), NX_BLOCK_BODY, true);
        nx_text known = nx_test_read_known(*state, memo, &a, nx_buf_str(&b), NX_BLOCK_BODY, true);
        assert_int_equal(known.tokens.n, fresh.tokens.n);
        for (uint32_t i = 0; i < fresh.tokens.n; i++) {
            const nx_token *x = &fresh.tokens.at[i], *y = &known.tokens.at[i];
            if (x->begin != y->begin || x->end != y->end || x->stem_end != y->stem_end || x->josa != y->josa || x->kind != y->kind ||
                x->ending != y->ending || x->says != y->says || x->sentence != y->sentence)
                fail_msg("%.*s is split otherwise when it is known", NX_FMT(nx_str_cut(fresh.text, x->begin, x->end)));
        }
    }
    nx_arena_free(&a);
    nx_arena_free(&kept);
}

/* Ordinary prose: cut at any sentence end, the two halves give the sentences of the whole. */
static void cutting_and_joining(void **state)
{
    static const char *const sentences[] = {
        "정부는 5일 대책을 밝혔다.", "그는 \"늘리겠다. 꼭 늘린다.\"라고 말했다.", "기한은 2026. 2. 5. 까지다.",
        "\"갑니다.\"", "그렇다. (웃음)", "그는 “간다. 꼭 간다.” 라며 웃었다.", "수요.공급 이론이다.", "[앵커] 비가 옵니다.", "Q1. 언제 여나?", "금리는 3.5%다.[2]", "정말 그럴까?", "소설 「별은 졌다. 끝」을 읽었다.", "U.S. 스틸이다.",
    };
    uint32_t seed = 4;
    nx_arena a;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    for (int round = 0; round < 300; round++) {
        nx_arena_reset(&a);
        nx_buf whole = nx_buf_new(&a, 512);
        uint32_t n = 2 + next(&seed) % 8, cut = 1 + next(&seed) % (n - 1), at = 0;
        for (uint32_t i = 0; i < n; i++) {
            if (i == cut)
                at = (uint32_t)whole.len;
            nx_buf_add(&whole, nx_cstr(sentences[next(&seed) % NX_LEN(sentences)]));
            nx_buf_byte(&whole, ' ');
        }
        newsx_str s = nx_buf_str(&whole);
        uint32_t all = nx_test_read(*state, &a, s, NX_BLOCK_BODY, true).sentences.n;
        uint32_t head = nx_test_read(*state, &a, nx_str_cut(s, 0, at), NX_BLOCK_BODY, true).sentences.n;
        uint32_t tail = nx_test_read(*state, &a, nx_str_cut(s, at, s.len), NX_BLOCK_BODY, true).sentences.n;
        if (all != n || head != cut || tail != n - cut)
            fail_msg("%u sentences, cut after %u: %u, %u, %u in %.*s", n, cut, all, head, tail, NX_FMT(s));
    }
    nx_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_for_any_text),
        cmocka_unit_test(cutting_and_joining),
        cmocka_unit_test(the_memo_changes_nothing),
    };
    return cmocka_run_group_tests(tests, nx_test_engine_open, nx_test_engine_close);
}
