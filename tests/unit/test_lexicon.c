/* test_lexicon.c -- look-ups: all places, all classes, the longest first; variants; layers. */
#include "tests/dictionary.h"

static const nx_test_dict words[] = {
    {"dict/lex/org.company.tsv", "#newsx-lex 1\n카카오\t\tkind=company\town\n카카오게임즈\t\tkind=company\town\nAI\t\t\town\n"},
    {"dict/lex/org.party.tsv", "#newsx-lex 1\n한빛당\t\tkind=party\town\n"},
    {"dict/lex/title.tsv", "#newsx-lex 1\n공동 센터장\t\tkind=office\town\n센터장\t\tkind=office\town\n대표\t대표이사\t\town\n"},
    {"dict/lex/noun.tsv", "#newsx-lex 1\n대표\t\t\town\n"},
    {"dict/lex/josa.tsv", "#newsx-lex 1\n는\t\t\town\n에서\t\t\town\n에서는\t\t\town\n"},
    {"dict/lex/numeral.tsv", "#newsx-lex 1\n십\t\tkind=small;value=10\town\n"},
    {NULL, NULL},
};

static const struct { const char *text, *found; } texts[] = {
    {"카카오게임즈 대표", "org[카카오게임즈] org[카카오] title[대표] noun[대표]"},
    {"카카오 공동센터장은", "org[카카오] title[공동센터장] title[센터장]"},
    {"공동 센터장", "title[공동 센터장] title[센터장]"},
    {"AIDS와 AI가", "org[AI]"},
    {"OpenAI", ""},
    {"에서는", ""}, /* josa are asked for, not scanned */
    {"한빛당·카카오", "org[한빛당] org[카카오]"},
    {"", ""},
};

static void finds_every_word(void **state)
{
    nx_arena *a = *state;
    nx_lexicon lex = {0};
    nx_test_lexicon(&lex, words, a);
    for (size_t i = 0; i < NX_LEN(texts); i++) {
        nx_ctx c = {.arena = a};
        nx_matches m = {0};
        newsx_str text = nx_cstr(texts[i].text);
        nx_buf b = nx_buf_new(a, 256);
        assert_int_equal(nx_lexicon_match(&m, &lex, text, &c), NEWSX_OK);
        for (uint32_t k = 0; k < m.found.n; k++)
            nx_buf_format(&b, "%s%.*s[%.*s]", k ? " " : "", NX_FMT(nx_lexicon_class_name(&lex, m.found.at[k].cls)),
                          NX_FMT(nx_str_cut(text, m.found.at[k].begin, m.found.at[k].end)));
        assert_string_equal(nx_test_cstr(a, nx_buf_str(&b)), texts[i].found);
    }
}

static void answers_at_a_place(void **state)
{
    nx_arena *a = *state;
    nx_lexicon lex = {0};
    nx_ctx c = {.arena = a};
    nx_matches m = {0};
    newsx_str text = NX_S("카카오게임즈 공동 센터장");
    nx_test_lexicon(&lex, words, a);
    assert_int_equal(nx_lexicon_match(&m, &lex, text, &c), NEWSX_OK);
    assert_int_equal(nx_match_at(&m, 0, NX_LEX_ORG)->end, 18);
    assert_int_equal(nx_match_exact(&m, 0, 9, NX_LEX_ORG)->end, 9);
    assert_null(nx_match_exact(&m, 0, 12, NX_LEX_ORG));
    assert_null(nx_match_at(&m, 3, NX_LEX_ORG));
    assert_int_equal(nx_match_ending(&m, text, (uint32_t)text.len, 0, NX_LEX_TITLE)->begin, 19);
    assert_int_equal(nx_match_ending(&m, text, (uint32_t)text.len, 20, NX_LEX_TITLE)->begin, 26);
    assert_null(nx_match_at(&m, (uint32_t)text.len, NX_LEX_ORG));
}

/* A text goes through a window: what is found there must not depend on where in the window it stands. */
static void finds_the_same_anywhere(void **state)
{
    enum { PLACES = 700, LONG = 80 };
    nx_arena *a = *state;
    nx_lexicon lex = {0};
    nx_buf dict = nx_buf_new(a, 1024), phrase = nx_buf_new(a, 1024);
    nx_buf_add(&dict, NX_S("#newsx-lex 1\n카카오\t\t\town\n카카오게임즈\t\t\town\n"));
    for (int i = 0; i < LONG; i++)
        nx_buf_add(&dict, NX_S("긴"));
    nx_buf_add(&dict, NX_S("\t\t\town\n"));
    nx_buf_add(&phrase, NX_S("카카오게임즈 "));
    for (int i = 0; i < LONG; i++)
        nx_buf_add(&phrase, NX_S("긴"));
    nx_test_dict files[] = {{"dict/lex/org.tsv", nx_test_cstr(a, nx_buf_str(&dict))}, {NULL, NULL}};
    nx_test_lexicon(&lex, files, a);
    nx_buf text = nx_buf_new(a, 4096);
    for (uint32_t place = 0; place < PLACES; place++) {
        size_t before = text.len;
        nx_buf_add(&text, nx_buf_str(&phrase));
        nx_ctx c = {.arena = a};
        nx_matches m = {0};
        assert_int_equal(nx_lexicon_match(&m, &lex, nx_buf_str(&text), &c), NEWSX_OK);
        assert_int_equal(m.found.n, 3);
        for (uint32_t at = 0, from = 0; at <= text.len; at++) {
            uint32_t n, here = 0;
            while (from < m.found.n && m.found.at[from].begin < at)
                from++;
            while (from + here < m.found.n && m.found.at[from + here].begin == at)
                here++;
            const nx_match *p = nx_matches_at(&m, at, &n);
            assert_int_equal(nx_matches_from(&m, at), from);
            assert_int_equal(n, here);
            assert_true(!n || p == m.found.at + from);
        }
        assert_int_equal(m.found.at[0].end, before + 18);
        assert_int_equal(m.found.at[1].end, before + 9);
        assert_int_equal(m.found.at[2].end, text.len);
        text.len = before;
        nx_buf_add(&text, place % 3 ? NX_S("나") : NX_S("a"));
    }
}

static void answers_for_a_word(void **state)
{
    nx_arena *a = *state;
    nx_lexicon lex = {0};
    nx_entry e;
    nx_test_lexicon(&lex, words, a);
    assert_true(nx_lexicon_find(&e, &lex, NX_LEX_TITLE, NX_S("대표")));
    assert_true(nx_str_is(e.canon, "대표이사"));
    assert_true(nx_str_is(e.file, "dict/lex/title.tsv"));
    assert_int_equal(e.line, 4);
    assert_false(nx_lexicon_find(&e, &lex, NX_LEX_TITLE, NX_S("대")));
    assert_int_equal(nx_lexicon_prefix(&e, &lex, NX_LEX_JOSA, NX_S("에서는 다")), 9);
    assert_int_equal(nx_lexicon_prefix(&e, &lex, NX_LEX_JOSA, NX_S("에")), 0);
    assert_true(nx_lexicon_each(&e, &lex, NX_LEX_ORG, 3));
    assert_false(nx_lexicon_each(&e, &lex, NX_LEX_ORG, 4));
}

static void the_users_words_win(void **state)
{
    static const nx_test_dict mine[] = {
        {"my/org.tsv", "#newsx-lex 1\n카카오\t카카오(주)\tkind=group\tme\n한빛당\t\tremove=yes\tme\n새말\t\t\tme\n"},
        {"my/josa.tsv", "#newsx-lex 1\n는\t\tremove=yes\tme\n에서는\t\tremove=yes\tme\n"},
        {NULL, NULL},
    };
    nx_arena *a = *state;
    nx_lexicon lex = {0}, user = {0};
    nx_ctx c = {.arena = a};
    nx_matches m = {0};
    nx_entry e;
    nx_test_lexicon(&lex, words, a);
    nx_test_lexicon(&user, mine, a);
    lex.layer[1] = user.layer[0];
    lex.layers = 2;
    assert_int_equal(nx_lexicon_match(&m, &lex, NX_S("카카오 한빛당 새말"), &c), NEWSX_OK);
    assert_int_equal(m.found.n, 2);
    assert_true(nx_str_is(nx_lexicon_entry(&lex, m.found.at[0].entry).canon, "카카오(주)"));
    assert_true(nx_str_is(nx_lexicon_entry(&lex, m.found.at[1].entry).canon, "새말"));
    assert_false(nx_lexicon_find(&e, &lex, NX_LEX_JOSA, NX_S("는")));
    assert_int_equal(nx_lexicon_prefix(&e, &lex, NX_LEX_JOSA, NX_S("에서는")), 6); /* 에서, which was not taken away */
    assert_true(nx_str_is(e.surface, "에서"));
    assert_false(nx_lexicon_find(&e, &lex, NX_LEX_ORG, NX_S("한빛당")));
    assert_true(nx_lexicon_find(&e, &lex, NX_LEX_ORG, NX_S("카카오")));
    assert_true(nx_str_is(nx_attr(e.attr, "kind"), "group"));
}

static void a_repeat_over_files_is_refused(void **state)
{
    static const nx_test_dict twice[] = {
        {"dict/lex/org.a.tsv", "#newsx-lex 1\n카카오\t\t\town\n"},
        {"dict/lex/org.b.tsv", "#newsx-lex 1\n다음\t\t\town\n카카오\t\t\town\n"},
        {NULL, NULL},
    };
    newsx_error err = {0};
    newsx_str image;
    assert_int_equal(nx_test_compile(&image, twice, *state, &err), NEWSX_EDATA);
    assert_string_equal(err.text, "dict/lex/org.b.tsv:3: surface \"카카오\" repeats dict/lex/org.a.tsv:2");
}

static void the_order_of_files_never_matters(void **state)
{
    nx_arena *a = *state;
    nx_test_dict back[NX_LEN(words)];
    newsx_str one, two;
    for (size_t i = 0; i + 1 < NX_LEN(words); i++)
        back[i] = words[NX_LEN(words) - 2 - i];
    back[NX_LEN(words) - 1] = (nx_test_dict){NULL, NULL};
    assert_int_equal(nx_test_compile(&one, words, a, NULL), NEWSX_OK);
    assert_int_equal(nx_test_compile(&two, back, a, NULL), NEWSX_OK);
    assert_true(nx_str_eq(one, two));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        NX_TEST(finds_every_word),
        NX_TEST(answers_at_a_place),
        NX_TEST(finds_the_same_anywhere),
        NX_TEST(answers_for_a_word),
        NX_TEST(the_users_words_win),
        NX_TEST(a_repeat_over_files_is_refused),
        NX_TEST(the_order_of_files_never_matters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
