/* test_html.c -- pages to trees: what is cut, what is kept, and that no text gets lost. */
#include "tests/testing.h"

#include "base/limits.h"
#include "read/html.h"

static const struct { const char *why, *in, *text; } cases[] = {
    {"text", "<p>가나다</p>", "가나다"},
    {"white space", "<p> 가 \n\t 나 </p>  <p>다</p>", "가 나 다"},
    {"references", "<p>A&amp;B &lt;가&gt;&nbsp;&#44032;&hellip;</p>", "A&B <가> 가…"},
    {"scripts, styles, comments", "<p>가<script>var a='<p>나</p>';</script><style>p{}</style><!-- 다 -->라</p>", "가라"},
    {"drawings and fallbacks", "<p>가<svg><text>나</text></svg><noscript>다</noscript><iframe>라</iframe>마</p>", "가마"},
    {"a < in running text", "<p>1 < 2 그리고 <앵커> 3</p>", "1 < 2 그리고 <앵커> 3"},
    {"an end tag too many", "<div>가</div></div></body></html><p>나</p>", "가 나"},
    {"a page within the page", "<html><body><div>가<html><head></head><body><p>나</p></body></html></div><p>다</p></body></html>", "가 나 다"},
    {"a quote that nothing closes", "<p class=\"x>가</p><p>나</p>", "가 나"},
    {"a noscript that nothing closes", "<p>가</p><noscript><p>나</p>", "가 나"},
    {"a comment that nothing closes", "<p>가</p><!-- 다 > <p>나</p>", "가 나"},
    {"cut off in a tag", "<p>가</p><p cla", "가"},
    {"a script that nothing closes", "<p>가</p><script>var a = 1; <p>나</p>", "가"},
    {"upper case, no quotes", "<P CLASS=a ID=b>가<BR>나", "가 나"},
    {"empty", "", ""},
};

static void keeps_the_text(void **state)
{
    for (size_t i = 0; i < NX_LEN(cases); i++) {
        nx_ctx c = {.arena = *state};
        nx_tree t;
        assert_int_equal(nx_html_parse(&t, nx_cstr(cases[i].in), &c), NEWSX_OK);
        newsx_str got = t.nodes.n ? nx_node_text(&t, 0, *state) : (newsx_str){NULL, 0};
        if (!nx_str_is(got, cases[i].text))
            fail_msg("%s: %.*s", cases[i].why, NX_FMT(got));
    }
}

static void passes_over_nuls(void **state)
{
    nx_ctx c = {.arena = *state};
    nx_tree t;
    assert_int_equal(nx_html_parse(&t, NX_S("<p>\0가\0나</p>"), &c), NEWSX_OK);
    assert_true(nx_str_is(nx_node_text(&t, 0, *state), "가나"));
}

static void tells_what_a_script_hides(void **state)
{
    nx_ctx c = {.arena = *state};
    nx_tree t;
    assert_int_equal(nx_html_parse(&t, NX_S("<p>가</p><script>a = 1;</script><style>"), &c), NEWSX_OK);
    assert_int_equal(c.notes.n, 0);
    assert_int_equal(nx_html_parse(&t, NX_S("<p>가</p><script>a = 1; <p>정부가 내년부터 지방 중소도시의 낡은 상수도관을 모두 바꾸기로 했다. 사업비는 3조원에 이를 것으로 추산된다. 대상은 설치한 지 삼십 년이 넘은 관로다.</p>"), &c), NEWSX_OK);
    assert_int_equal(c.notes.n, 1);
}

static void keeps_known_attributes(void **state)
{
    nx_ctx c = {.arena = *state};
    nx_tree t;
    newsx_str page = NX_S("<div id=a class='b c' onclick=\"alert('x>y')\" data-x=1 id=z itemprop=articleBody>가</div>");
    assert_int_equal(nx_html_parse(&t, page, &c), NEWSX_OK);
    for (uint32_t i = 0; i < t.nodes.n; i++) {
        if (t.nodes.at[i].tag != NX_TAG_DIV)
            continue;
        assert_true(nx_str_is(nx_node_attr(&t, i, NX_ATTR_ID), "a"));
        assert_true(nx_str_is(nx_node_attr(&t, i, NX_ATTR_CLASS), "b c"));
        assert_true(nx_str_is(nx_node_attr(&t, i, NX_ATTR_ITEMPROP), "articleBody"));
        assert_int_equal(t.nodes.at[i].attrs, 3);
        return;
    }
    fail_msg("no div");
}

static void keeps_scripts_aside(void **state)
{
    nx_ctx c = {.arena = *state};
    nx_tree t;
    newsx_str page = NX_S("<script type='application/ld+json'>{\"headline\": \"................................\"}</script>"
                          "<script id=__NEXT_DATA__ type=\"application/json\">{\"props\": \"................................\"}</script>");
    assert_int_equal(nx_html_parse(&t, page, &c), NEWSX_OK);
    assert_int_equal(t.scripts.n, 2);
    assert_true(nx_str_is(t.scripts.at[0].type, "application/ld+json"));
    assert_true(nx_str_is(t.scripts.at[1].id, "__NEXT_DATA__"));
    assert_true(nx_str_starts(t.scripts.at[1].body, NX_S("{\"props\"")));
}

static void is_linear_in_depth_and_attributes(void **state)
{
    static const struct { const char *open; uint32_t n; } hostile[] = {
        {"<div>", 100000}, {"<table><tr><td>", 50000}, {"<p><b><i>", 50000}, {"<svg><noscript>", 50000}, {"<!--", 100000},
        {"<a b=\"", 100000}, {"<div a=1 ", 100000},
    };
    for (size_t i = 0; i < NX_LEN(hostile); i++) {
        nx_ctx c = {.arena = *state};
        nx_tree t;
        nx_buf b = nx_buf_new(*state, 1 << 20);
        for (uint32_t k = 0; k < hostile[i].n; k++)
            nx_buf_add(&b, nx_cstr(hostile[i].open));
        nx_buf_add(&b, NX_S("><p>끝</p>"));
        assert_int_equal(nx_html_parse(&t, nx_buf_str(&b), &c), NEWSX_OK);
        newsx_str text = nx_node_text(&t, 0, *state);
        if (!nx_str_ends(text, NX_S("끝")))
            fail_msg("%s: the text behind is lost", hostile[i].open);
        nx_arena_reset(*state);
    }
}

static void subtrees_are_ranges(void **state)
{
    nx_ctx c = {.arena = *state};
    nx_tree t;
    assert_int_equal(nx_html_parse(&t, NX_S("<div><p>a<b>b</b></p><ul><li>c<li>d</ul></div><p>e"), &c), NEWSX_OK);
    for (uint32_t i = 1; i < t.nodes.n; i++) {
        uint32_t p = t.nodes.at[i].parent;
        assert_true(p < i && i < t.nodes.at[p].end && t.nodes.at[i].end <= t.nodes.at[p].end);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {NX_TEST(keeps_the_text), NX_TEST(passes_over_nuls), NX_TEST(tells_what_a_script_hides), NX_TEST(keeps_known_attributes), NX_TEST(keeps_scripts_aside),
                                       NX_TEST(is_linear_in_depth_and_attributes), NX_TEST(subtrees_are_ranges)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
