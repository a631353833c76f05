/* test_jsonview.c -- JSON over its own bytes. */
#include "tests/read.h"

#include "read/jsonview.h"

static const struct { const char *why, *in; uint32_t nodes; size_t used; const char *a; } cases[] = {
    {"an object", "{\"a\":\"가\",\"b\":[1,true,{}]}", 6, 27, "가"},
    {"escapes", "{\"a\":\"\\uac00\\n\\\"\\\\\"}x", 2, 20, "가\n\"\\"},
    {"comments, trailing commas, raw line ends", "/* x */ {\"a\":\"가\n나\",}", 2, 24, "가\n나"},
    {"no string", "{\"a\":1}", 2, 7, ""},
    {"no member", "[\"a\"]", 2, 5, ""},
    {"no JSON", "{a:1}", 0, 0, ""},
    {"a string that does not end", "{\"a\":\"가}", 0, 0, ""},
    {"one that does not end", "{\"a\":[1,2", 0, 0, ""},
    {"nothing", " ", 0, 0, ""},
};

static void reads_json(void **state)
{
    for (size_t i = 0; i < NX_LEN(cases); i++) {
        nx_ctx c = {.arena = *state};
        nx_jsonview j = {0};
        size_t used;
        uint32_t root = nx_jsonview_add(&j, nx_cstr(cases[i].in), &used, &c);
        if (j.nodes.n != cases[i].nodes || used != cases[i].used || (root == NX_JSON_NONE) != (cases[i].nodes == 0))
            fail_msg("%s: %u nodes, %zu bytes", cases[i].why, j.nodes.n, used);
        newsx_str a = nx_jsonview_text(&j, root == NX_JSON_NONE ? root : nx_jsonview_get(&j, root, "a"), &c);
        if (!nx_str_is(a, cases[i].a))
            fail_msg("%s: %.*s", cases[i].why, NX_FMT(a));
    }
}

static void refuses_depth(void **state)
{
    enum { DEEP = 100000 };
    nx_ctx c = {.arena = *state};
    nx_buf b = nx_buf_new(*state, DEEP);
    for (int i = 0; i < DEEP; i++)
        nx_buf_byte(&b, '[');
    nx_jsonview j = {0};
    size_t used;
    assert_true(nx_jsonview_add(&j, nx_buf_str(&b), &used, &c) == NX_JSON_NONE);
    assert_int_equal(j.nodes.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {NX_TEST(reads_json), NX_TEST(refuses_depth)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
