/* test_normalise.c -- white space, what cannot be seen, composing, and the way back to the raw block. */
#include "tests/testing.h"

#include "text/text.h"

static const struct { const char *why, *in, *out; } html[] = {
    {"nothing to do", "한빛전자는 5일 밝혔다.", "한빛전자는 5일 밝혔다."},
    {"ends and runs of white space", "  한빛\t\n 전자  ", "한빛 전자"},
    {"no-break and ideographic space", "한빛\xC2\xA0전자\xE3\x80\x80대표", "한빛 전자 대표"},
    {"zero-width space", "한\xE2\x80\x8B빛", "한빛"},
    {"soft hyphen and BOM", "\xEF\xBB\xBF한\xC2\xAD빛", "한빛"},
    {"bidi marks", "\xE2\x80\x8E한빛\xE2\x80\xAC", "한빛"},
    {"variation selector", "\xE2\x9C\x88\xEF\xB8\x8F 출발", "\xE2\x9C\x88 출발"},
    {"control characters", "한\x01빛\x7F", "한빛"},
    {"only white space", " \xC2\xA0 ", ""},
    {"decomposed Hangul", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\xE1\x84\x87\xE1\x85\xB5\xE1\x86\xBE", "한빛"},
    {"a syllable and a final consonant", "하\xE1\x86\xAB", "한"},
    {"combining accent", "Cafe\xCC\x81 한빛", "Caf\xC3\xA9 한빛"},
    {"compatibility ideograph", "\xEF\xA4\x8A", "\xE9\x87\x91"},
    {"U+11A7 composes with nothing", "가\xE1\x86\xA7나", "가\xE1\x86\xA7나"},
    {"U+11A7 and a final consonant", "가\xE1\x86\xA7\xE1\x86\xA8", "가\xE1\x86\xA7\xE1\x86\xA8"},
    {"composing across a zero-width space", "하\xE2\x80\x8B\xE1\x86\xAB", "한"},
    {"a blank before a mark stays", "가 \xCC\x81", "가 \xCC\x81"},
    {"emoji", "\xF0\x9F\x98\x80 웃음", "\xF0\x9F\x98\x80 웃음"},
};

static const struct { const char *why, *in, *out; } plain[] = {
    {"blanks stay", " 한빛  전자 ", " 한빛  전자 "},
    {"line ends", "한빛\r\n전자\r\n", "한빛\n전자\n"},
    {"more than one before a line end", "한빛\r\r\n전자\r\r", "한빛\n전자\r\r"},
    {"a lone carriage return stays", "한빛\r전자", "한빛\r전자"},
    {"no-break space stays", "한빛\xC2\xA0전자", "한빛\xC2\xA0전자"},
    {"zero-width space stays", "한\xE2\x80\x8B빛", "한\xE2\x80\x8B빛"},
    {"NFC", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB빛", "한빛"},
};

static newsx_str normal(nx_text *out, newsx_str in, bool as_plain, nx_arena *a)
{
    nx_ctx c = {.arena = a};
    nx_page page = {.plain = as_plain};
    nx_raw_block block = {NX_BLOCK_BODY, in};
    nx_push(a, &page.blocks, block);
    *out = (nx_text){0};
    assert_int_equal(nx_text_normalise(out, &page, &c), NEWSX_OK);
    return out->text;
}

static void check(const char *why, const char *in, const char *want, bool as_plain, nx_arena *a)
{
    nx_text t;
    newsx_str got = normal(&t, nx_cstr(in), as_plain, a);
    if (!nx_str_is(got, want))
        fail_msg("%s: %s gives %.*s", why, in, NX_FMT(got));
    if (!nx_str_eq(normal(&t, got, as_plain, a), got))
        fail_msg("%s: twice is not once", why);
}

static void normalises(void **state)
{
    for (size_t i = 0; i < NX_LEN(html); i++)
        check(html[i].why, html[i].in, html[i].out, false, *state);
    for (size_t i = 0; i < NX_LEN(plain); i++)
        check(plain[i].why, plain[i].in, plain[i].out, true, *state);
}

static void joins_blocks(void **state)
{
    nx_arena *a = *state;
    nx_ctx c = {.arena = a};
    nx_page page = {0};
    nx_text t = {0};
    static const char *const raw[] = {"제목", " \xC2\xA0 ", "첫  문단", "둘째"};
    for (size_t i = 0; i < NX_LEN(raw); i++) {
        nx_raw_block b = {i ? NX_BLOCK_BODY : NX_BLOCK_TITLE, nx_cstr(raw[i])};
        nx_push(a, &page.blocks, b);
    }
    assert_int_equal(nx_text_normalise(&t, &page, &c), NEWSX_OK);
    assert_string_equal(nx_test_cstr(a, t.text), "제목\n첫 문단\n둘째");
    assert_int_equal(t.blocks.n, 3);
    assert_int_equal(t.blocks.at[1].span.begin, 7);
    assert_int_equal(t.blocks.at[1].span.end, 17);
    assert_int_equal(t.blocks.at[0].kind, NX_BLOCK_TITLE);
}

static void finds_the_way_back(void **state)
{
    nx_text t;
    uint32_t block, raw;
    normal(&t, NX_S("가  나\xE2\x80\x8B다"), false, *state); /* 가 나다 */
    assert_true(nx_text_raw_at(&block, &raw, &t, 0));
    assert_int_equal(raw, 0);
    assert_true(nx_text_raw_at(&block, &raw, &t, 4)); /* 나 */
    assert_int_equal(raw, 5);
    assert_true(nx_text_raw_at(&block, &raw, &t, 7)); /* 다 */
    assert_int_equal(raw, 11);
    assert_int_equal(block, 0);
}

static void keeps_what_is_too_long_to_compose(void **state)
{
    nx_arena *a = *state;
    nx_buf b = nx_buf_new(a, 1 << 20);
    nx_buf_add(&b, NX_S("가"));
    for (int i = 0; i < 300000; i++)
        nx_buf_char(&b, i % 2 ? 0x301 : 0x323);
    nx_text t;
    newsx_str once = normal(&t, nx_buf_str(&b), false, a);
    assert_int_equal(once.len, b.len);
    assert_true(nx_str_eq(normal(&t, once, false, a), once));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        NX_TEST(normalises),
        NX_TEST(joins_blocks),
        NX_TEST(finds_the_way_back),
        NX_TEST(keeps_what_is_too_long_to_compose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
