/* test_user_words.c -- word lists of the user's over the system's: what they add, change and take away shows in facts and words,
 * and in whatever order their lines stand. */
#define _XOPEN_SOURCE 700
#include "tests/text.h"

#include <stdio.h>
#include <unistd.h>

enum { MOST = 4, LINES = 8 };

typedef struct list {
    const char *name, *line[LINES]; /* of several: without the head */
} list;

static char folder[] = "/tmp/newsx-user-words-XXXXXX";

/* An engine with these lists, their lines forwards or backwards. */
static newsx_engine *open_with(const list *lists, bool backwards)
{
    static char path[MOST][96];
    const char *paths[MOST + 1] = {NULL};
    newsx_options opt = NEWSX_OPTIONS_INIT;
    newsx_engine *e = NULL;
    newsx_error err = {0};
    for (size_t i = 0; i < MOST && lists[i].name; i++) {
        snprintf(path[i], sizeof path[i], "%s/%s", folder, lists[i].name);
        FILE *f = fopen(path[i], "wb");
        assert_non_null(f);
        fputs("#newsx-lex 1\n", f);
        size_t n = 0;
        while (n < LINES && lists[i].line[n])
            n++;
        for (size_t k = 0; k < n; k++)
            fprintf(f, "%s\n", lists[i].line[backwards ? n - 1 - k : k]);
        assert_int_equal(fclose(f), 0);
        paths[i] = path[i];
    }
    opt.image_path = NEWSX_IMAGE;
    opt.user_dicts = paths;
    newsx_status st = newsx_engine_open(&e, &opt, &err);
    for (size_t i = 0; paths[i]; i++)
        unlink(paths[i]);
    if (st != NEWSX_OK)
        fail_msg("%s", err.text);
    return e;
}

static bool finds(const newsx_engine *e, const char *text, newsx_kind kind, const char *value)
{
    newsx_source src = NEWSX_SOURCE_INIT;
    newsx_doc *d;
    bool found = false;
    src.input = NEWSX_INPUT_TEXT;
    assert_int_equal(newsx_doc_new(&d, e), NEWSX_OK);
    assert_int_equal(newsx_doc_read(d, nx_cstr(text), &src, NULL), NEWSX_OK);
    for (const newsx_fact *f = NULL; (f = newsx_fact_next(d, f)) != NULL;)
        found = found || (f->kind == kind && nx_str_is(f->value, value));
    newsx_doc_free(d);
    return found;
}

static const struct {
    const char *why;
    list lists[MOST];
    const char *text;
    newsx_kind kind;
    const char *value;
    bool before, with; /* whether it is found without the lists, and with them */
} facts[] = {
    {"a word more", {{"org.tsv", {"조르블락\t\tkind=company\tme"}}}, "조르블락은 5일 공장을 짓겠다고 밝혔다.", NEWSX_ORGANIZATION, "조르블락", false, true},
    {"another canon", {{"org.tsv", {"국토부\t국토새부\tkind=government\tme"}}}, "국토부는 5일 대책을 밝혔다.", NEWSX_ORGANIZATION, "국토새부", false, true},
    {"the system's canon is gone", {{"org.tsv", {"국토부\t국토새부\tkind=government\tme"}}}, "국토부는 5일 대책을 밝혔다.", NEWSX_ORGANIZATION, "국토교통부", true, false},
    {"a word less", {{"org.tsv", {"국토부\t\tremove=yes\tme"}}}, "국토부는 5일 대책을 밝혔다.", NEWSX_ORGANIZATION, "국토교통부", true, false},
    {"a suffix of organizations", {{"orgsuffix.tsv", {"테크노폴\t\tkind=company;min=2\tme"}}}, "늘솔테크노폴은 5일 공장을 짓겠다고 밝혔다.", NEWSX_ORGANIZATION, "늘솔테크노폴", false, true},
    {"a suffix less", {{"orgsuffix.tsv", {"전자\t\tremove=yes\tme"}}}, "늘솔전자는 5일 공장을 짓겠다고 밝혔다.", NEWSX_ORGANIZATION, "늘솔전자", true, false},
    {"a suffix of places", {{"placesuffix.tsv", {"벌판\t\tkind=other;min=2\tme"}}}, "축제는 5일 늘솔벌판에서 열렸다.", NEWSX_PLACE, "늘솔벌판", false, true},
    {"a title, with a blank or without", {{"title.tsv", {"별지기 으뜸\t\tkind=office\tme"}}}, "고은솔 별지기으뜸은 5일 이렇게 말했다.", NEWSX_PERSON, "고은솔", false, true},
    {"a common noun is no name", {{"noun.tsv", {"윤서경\t\t\tme"}}}, "윤서경은 5일 밝혔다.", NEWSX_PERSON, "윤서경", true, false},
    {"a person", {{"person.tsv", {"즈므 브르\t\tkind=foreign\tme"}}}, "즈므 브르는 5일 밝혔다.", NEWSX_PERSON, "즈므 브르", false, true},
    {"several lists, of which one takes away", {{"org.tsv", {"조르블락\t\tkind=company\tme"}}, {"noun.tsv", {"윤서경\t\t\tme"}}}, "조르블락은 5일 윤서경을 밝혔다.", NEWSX_PERSON, "윤서경", true, false},
};

static void lists_show_in_facts(void **state)
{
    size_t wrong = 0;
    for (size_t i = 0; i < NX_LEN(facts); i++) {
        newsx_engine *e = open_with(facts[i].lists, i % 2);
        bool before = finds(*state, facts[i].text, facts[i].kind, facts[i].value), with = finds(e, facts[i].text, facts[i].kind, facts[i].value);
        if (before != facts[i].before || with != facts[i].with) {
            print_error("%s: %s without, %s with\n", facts[i].why, before ? "found" : "not found", with ? "found" : "not found");
            wrong++;
        }
        newsx_engine_close(e);
    }
    assert_int_equal(wrong, 0);
}

static const struct { const char *why; list lists[MOST]; const char *text, *before, *with; } words[] = {
    {"a josa more", {{"josa.tsv", {"께옵서\t\tafter=any;case=subject\tme"}}}, "회장께옵서", "회장께옵서", "회장/께옵서"},
    {"a josa less leaves the shorter one", {{"josa.tsv", {"에서는\t\tremove=yes\tme"}}}, "학교에서는", "학교/에서는", "학교에서/는"},
    {"a noun more", {{"noun.tsv", {"슬므도\t\t\tme"}}}, "슬므도", "슬므/도", "슬므도"},
    {"an ending more", {{"eomi.tsv", {"을랑\t\tmood=condition\tme"}}}, "먹을랑", "먹을랑", "먹+을랑"},
    {"a stem more", {{"stem.tsv", {"므즐\t\tkind=pred\tme"}}}, "므즐고", "므즐고", "므즐+고"},
};

static newsx_str split(const newsx_engine *e, nx_arena *a, const char *text)
{
    nx_text x = nx_test_read(e, a, nx_cstr(text), NX_BLOCK_BODY, true);
    nx_buf b = nx_buf_new(a, 64);
    assert_int_equal(x.tokens.n, 1);
    const nx_token *t = &x.tokens.at[0];
    nx_buf_add(&b, nx_str_cut(x.text, t->begin, t->stem_end - t->ending));
    if (t->ending)
        nx_buf_format(&b, "+%.*s", NX_FMT(nx_str_cut(x.text, t->stem_end - t->ending, t->stem_end)));
    if (t->stem_end < t->end)
        nx_buf_format(&b, "/%.*s", NX_FMT(nx_str_cut(x.text, t->stem_end, t->end)));
    return nx_buf_str(&b);
}

static void lists_show_in_words(void **state)
{
    nx_arena a;
    size_t wrong = 0;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    for (size_t i = 0; i < NX_LEN(words); i++) {
        newsx_engine *e = open_with(words[i].lists, false);
        newsx_str before = split(*state, &a, words[i].text), with = split(e, &a, words[i].text);
        if (!nx_str_is(before, words[i].before) || !nx_str_is(with, words[i].with)) {
            print_error("%s: %.*s, %.*s\n", words[i].why, NX_FMT(before), NX_FMT(with));
            wrong++;
        }
        newsx_engine_close(e);
    }
    nx_arena_free(&a);
    assert_int_equal(wrong, 0);
}

/* The same lines forwards and backwards: the same words are found, with the same meaning. */
static void order_never_matters(void **state)
{
    static const list lists[MOST] = {
        {"org.mine.tsv", {"늘솔\t늘솔전자\tkind=company\tme", "늘솔 누리\t\tkind=group\tme", "국토부\t\tremove=yes\tme", "가온\t\tkind=company\tme", "늘\t\tkind=other\tme"}},
        {"title.mine.tsv", {"별지기\t\tkind=office\tme", "별지기 으뜸\t\tkind=office\tme"}}};
    static const char text[] = "늘솔누리와 늘솔, 가온, 국토부의 별지기으뜸과 별지기가 늘 모였다.";
    nx_buf found[2];
    nx_arena a;
    (void)state;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    for (int backwards = 0; backwards < 2; backwards++) {
        newsx_engine *e = open_with(lists, backwards);
        nx_matches m = {0};
        nx_ctx c = {.arena = &a};
        found[backwards] = nx_buf_new(&a, 1024);
        assert_int_equal(nx_lexicon_match(&m, e->lex, nx_cstr(text), &c), NEWSX_OK);
        for (uint32_t i = 0; i < m.found.n; i++) {
            nx_entry x = nx_lexicon_entry(e->lex, m.found.at[i].entry);
            nx_buf_format(&found[backwards], "%u-%u %.*s %.*s %.*s\n", (unsigned)m.found.at[i].begin, (unsigned)m.found.at[i].end,
                          NX_FMT(nx_lexicon_class_name(e->lex, x.cls)), NX_FMT(x.canon), NX_FMT(x.attr));
        }
        newsx_engine_close(e);
    }
    assert_non_null(strstr(nx_test_cstr(&a, nx_buf_str(&found[0])), "0-12 org 늘솔 누리 kind=group"));
    assert_string_equal(nx_test_cstr(&a, nx_buf_str(&found[0])), nx_test_cstr(&a, nx_buf_str(&found[1])));
    nx_arena_free(&a);
}

static int begin(void **state)
{
    return mkdtemp(folder) ? nx_test_engine_open(state) : -1;
}

static int end(void **state)
{
    return nx_test_engine_close(state) | rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_show_in_facts),
        cmocka_unit_test(lists_show_in_words),
        cmocka_unit_test(order_never_matters),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
