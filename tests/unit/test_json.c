/* test_json.c -- the writer of JSON tokens, and a document put together by hand against its exact bytes. */
#include "emit/json.h"
#include "emit/writer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct sink {
    char *at;
    size_t len, calls, stop_after; /* stop_after 0: never */
} sink;

static int gather(void *payload, const char *at, size_t len)
{
    sink *s = payload;
    s->at = realloc(s->at, s->len + len + 1);
    assert_non_null(s->at);
    memcpy(s->at + s->len, at, len);
    s->len += len;
    s->at[s->len] = '\0';
    s->calls++;
    return s->stop_after && s->calls >= s->stop_after;
}

static const struct {
    const char *why;
    newsx_str in;
    const char *out;
} strings[] = {
    {"plain", {"abc", 3}, "\"abc\""},
    {"empty", {NULL, 0}, "\"\""},
    {"quote and backslash", {"a\"b\\c", 5}, "\"a\\\"b\\\\c\""},
    {"line ends and tab", {"a\nb\tc\r", 6}, "\"a\\nb\\tc\\r\""},
    {"other controls", {"\x01\x1f\0\x7f", 4}, "\"\\u0001\\u001f\\u0000\\u007f\""},
    {"C1 control", {"\xc2\x85", 2}, "\"\\u0085\""},
    {"no-break space stays", {"\xc2\xa0", 2}, "\"\xc2\xa0\""},
    {"line and paragraph separator", {"\xe2\x80\xa8x\xe2\x80\xa9", 7}, "\"\\u2028x\\u2029\""},
    {"quotation marks stay", {"\xe2\x80\x9c", 3}, "\"\xe2\x80\x9c\""},
    {"Hangul stays", {"\xea\xb0\x80", 3}, "\"\xea\xb0\x80\""},
    {"four bytes", {"\xf0\x9f\x98\x80", 4}, "\"\xf0\x9f\x98\x80\""},
};

static void escapes_strings(void **state)
{
    (void)state;
    for (size_t i = 0; i < NX_LEN(strings); i++) {
        nx_writer w;
        sink s = {0};
        nx_writer_init(&w, gather, &s, false);
        nx_writer_str(&w, strings[i].in);
        assert_int_equal(nx_writer_end(&w), NEWSX_OK);
        if (strcmp(s.at, strings[i].out) != 0)
            fail_msg("%s: %s", strings[i].why, s.at);
        free(s.at);
    }
}

static const struct {
    const char *why;
    newsx_str in;
    const char *out;
} bytes[] = {
    {"valid", {"\xea\xb0\x80", 3}, "\"\xea\xb0\x80\""},
    {"lone continuation", {"a\x80z", 3}, "\"a\xef\xbf\xbdz\""},
    {"cut character", {"\xea\xb0", 2}, "\"\xef\xbf\xbd\xef\xbf\xbd\""},
    {"CP949", {"\xb0\xa1", 2}, "\"\xef\xbf\xbd\xef\xbf\xbd\""},
    {"cut lead that may need escape", {"\xe2", 1}, "\"\xef\xbf\xbd\""},
};

static void replaces_what_is_no_utf8(void **state)
{
    (void)state;
    for (size_t i = 0; i < NX_LEN(bytes); i++) {
        nx_writer w;
        sink s = {0};
        nx_writer_init(&w, gather, &s, false);
        nx_writer_any(&w, bytes[i].in);
        assert_int_equal(nx_writer_end(&w), NEWSX_OK);
        if (strcmp(s.at, bytes[i].out) != 0)
            fail_msg("%s: %s", bytes[i].why, s.at);
        free(s.at);
    }
}

static void write_sample(nx_writer *w)
{
    nx_writer_open(w, '{');
    nx_writer_key(w, "a");
    nx_writer_uint(w, 18446744073709551615u);
    nx_writer_key(w, "b");
    nx_writer_open(w, '[');
    nx_writer_close(w, ']');
    nx_writer_key(w, "c");
    nx_writer_open(w, '[');
    nx_writer_null(w);
    nx_writer_bool(w, true);
    nx_writer_pair(w, 0, 41);
    nx_writer_open(w, '{');
    nx_writer_close(w, '}');
    nx_writer_close(w, ']');
    nx_writer_key(w, "d");
    nx_writer_number(w, NX_S("3.25"));
    nx_writer_close(w, '}');
}

static void separates_and_indents(void **state)
{
    (void)state;
    static const char *const want[] = {
        "{\"a\":18446744073709551615,\"b\":[],\"c\":[null,true,[0,41],{}],\"d\":3.25}",
        "{\n  \"a\": 18446744073709551615,\n  \"b\": [],\n  \"c\": [\n    null,\n    true,\n    [0, 41],\n    {}\n  ],\n"
        "  \"d\": 3.25\n}",
    };
    for (int pretty = 0; pretty < 2; pretty++) {
        nx_writer w;
        sink s = {0};
        nx_writer_init(&w, gather, &s, pretty);
        write_sample(&w);
        assert_int_equal(nx_writer_end(&w), NEWSX_OK);
        assert_string_equal(s.at, want[pretty]);
        free(s.at);
    }
}

static void passes_more_than_its_buffer(void **state)
{
    (void)state;
    enum { N = 100000 };
    char *big = malloc(N);
    assert_non_null(big);
    memset(big, '"', N);
    nx_writer w;
    sink s = {0};
    nx_writer_init(&w, gather, &s, false);
    nx_writer_str(&w, (newsx_str){big, N});
    assert_int_equal(nx_writer_end(&w), NEWSX_OK);
    assert_int_equal(s.len, 2 * N + 2);
    assert_true(s.calls > 1);
    free(s.at);
    free(big);
}

static void stops_when_told(void **state)
{
    (void)state;
    static char big[50000];
    memset(big, 'x', sizeof big);
    nx_writer w;
    sink s = {.stop_after = 2};
    nx_writer_init(&w, gather, &s, false);
    nx_writer_str(&w, (newsx_str){big, sizeof big});
    assert_int_equal(nx_writer_end(&w), NEWSX_ESTOP);
    assert_int_equal(s.calls, 2); /* not called again */
    free(s.at);
}

/* "1조 늘어" and a date, a figure, a person, a plan: every kind of reference and of null. */
static const char article[] = "A\xec\xa1\xb0 \xf0\x9f\x98\x80 12 kim"; /* characters: A 조 _ 😀 _ 1 2 _ k i m */

static void fill(nx_facts *f, nx_arena *a)
{
    nx_head number = {{10, 12}, 0, NX_S("figure.x")}, name = {{13, 16}, 0, NX_S("lex:person:kim")};
    nx_push(a, &f->figures,
            ((nx_figure){.head = number, .kind = NX_FIGURE_MONEY, .value = nx_decimal_make(46, 10), .unit = NX_S("KRW")}));
    nx_person kim = {.name = NX_S("kim"), .age = 45};
    nx_push(a, &kim.roles, ((nx_role){.title = NX_S("boss"), .status = NX_ROLE_FORMER}));
    nx_push(a, &kim.mentions, ((nx_mention){name, {13, 16}}));
    nx_push(a, &kim.mentions, ((nx_mention){name, {0, 0}}));
    nx_push(a, &f->people, kim);
    nx_plan plan = {.head = number, .actor_kind = 'p', .actor = 1, .action = NX_S("go"), .cue = NX_S("will")};
    nx_push(a, &plan.figures, 1);
    nx_push(a, &plan.when, 7); /* leads nowhere: left out */
    nx_push(a, &f->plans, plan);
}

static void writes_a_document(void **state)
{
    (void)state;
    nx_arena arena;
    nx_arena_init(&arena, (newsx_alloc){NULL, NULL});
    nx_ctx c = {.arena = &arena};
    nx_page page = {.charset = NX_S("UTF-8"), .title = NX_S("A"), .published = nx_time_parse(NX_S("2022-10-19"))};
    nx_text text = {.text = nx_cstr(article)};
    nx_push(&arena, &text.blocks, ((nx_block){NX_BLOCK_BODY, {0, (uint32_t)text.text.len}}));
    nx_push(&arena, &text.sentences, ((nx_sentence){{1, 16}, 0}));
    nx_facts facts = {0};
    fill(&facts, &arena);
    nx_note(&c, NEWSX_OK, (newsx_span){0, 0}, "x", NX_S("careful"));
    nx_view view;
    assert_int_equal(nx_view_make(&view, &page, text.text, &facts, &c), NEWSX_OK);
    nx_report r = {.version = NX_S("0.1.0"), .rules = NX_S("ab"), .path = NX_S("p\xff"), .sha256 = NX_S("00"), .bytes = 5,
                   .page = &page, .text = &text, .view = &view, .notes = &c.notes};
    sink s = {0};
    assert_int_equal(nx_json_write(&r, NX_S("id1"), false, gather, &s), NEWSX_OK);
    assert_string_equal(
        s.at,
        "{\"id\":\"id1\",\"schema\":\"newsx/1\",\"generator\":{\"version\":\"0.1.0\",\"rules\":\"ab\"},"
        "\"source\":{\"path\":\"p\xef\xbf\xbd\",\"url\":null,\"bytes\":5,\"sha256\":\"00\",\"charset\":\"UTF-8\",\"charset_from\":null},"
        "\"article\":{\"title\":\"A\",\"subtitle\":null,\"series\":null,\"publisher\":null,\"section\":null,\"language\":null,"
        "\"url\":null,\"published\":\"2022-10-19\",\"published_from\":null,\"modified\":null,\"access\":\"unknown\",\"complete\":false,\"authors\":[],\"images\":[],\"keywords\":[],"
        "\"text\":\"A\xec\xa1\xb0 \xf0\x9f\x98\x80 12 kim\",\"blocks\":[{\"kind\":\"body\",\"span\":[0,11]}]},"
        "\"sentences\":[{\"block\":0,\"span\":[1,11]}],"
        "\"facts\":{\"dates\":[],"
        "\"figures\":[{\"id\":\"f1\",\"text\":\"12\",\"span\":[5,7],\"sentence\":0,\"rule\":\"figure.x\",\"kind\":\"money\","
        "\"value\":460000000000,\"min\":null,\"max\":null,\"unit\":\"KRW\",\"mod\":null,\"of\":null,\"change\":null,\"baseline\":null,\"equals\":null,\"result\":null}],"
        "\"people\":[{\"id\":\"p1\",\"name\":\"kim\",\"roles\":[{\"title\":\"boss\",\"organization\":null,\"status\":\"former\",\"span\":null}],"
        "\"age\":45,\"mentions\":[{\"text\":\"kim\",\"span\":[8,11],\"name_span\":[8,11],\"sentence\":0,\"rule\":\"lex:person:kim\"},"
        "{\"text\":\"kim\",\"span\":[8,11],\"name_span\":null,\"sentence\":0,\"rule\":\"lex:person:kim\"}]}],"
        "\"organizations\":[],\"places\":[],\"quotes\":[],\"appointments\":[],"
        "\"plans\":[{\"id\":\"x1\",\"text\":\"12\",\"span\":[5,7],\"sentence\":0,\"rule\":\"figure.x\",\"status\":\"scheduled\",\"actor\":\"p1\","
        "\"actor_text\":null,\"action\":\"go\",\"cue\":\"will\",\"when\":[],\"figures\":[\"f1\"],\"places\":[],\"negated\":false,\"quote\":null}]},"
        "\"warnings\":[\"careful\"]}");
    free(s.at);
    nx_arena_free(&arena);
}

static void counts_points(void **state) /* against the plain count, at every character of a long text */
{
    (void)state;
    nx_arena arena;
    nx_arena_init(&arena, (newsx_alloc){NULL, NULL});
    nx_ctx c = {.arena = &arena};
    nx_buf b = nx_buf_new(&arena, 0);
    for (int i = 0; i < 40; i++)
        nx_buf_add(&b, nx_cstr(article));
    nx_page page = {0};
    nx_facts facts = {0};
    for (size_t len = 0; len <= b.len; len += 33) { /* also where the text ends beside a step */
        nx_view v;
        newsx_str text = {b.at, len};
        assert_int_equal(nx_view_make(&v, &page, text, &facts, &c), NEWSX_OK);
        uint32_t points = 0;
        for (uint32_t i = 0; i <= len; i++) {
            bool start = i == len || ((unsigned char)b.at[i] & 0xC0u) != 0x80u;
            if (start)
                assert_int_equal(nx_view_point(&v, i), points);
            points += i < len && ((unsigned char)b.at[i] & 0xC0u) != 0x80u;
        }
    }
    nx_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes_strings),     cmocka_unit_test(replaces_what_is_no_utf8),
        cmocka_unit_test(separates_and_indents), cmocka_unit_test(passes_more_than_its_buffer),
        cmocka_unit_test(stops_when_told),     cmocka_unit_test(writes_a_document),
        cmocka_unit_test(counts_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
