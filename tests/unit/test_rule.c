/* test_rule.c -- rule files: faults with their line, leads, groups, values, and which hit wins. */
#include "tests/dictionary.h"

#include "lexicon/examples.h"
#include "lexicon/rule.h"

#define NUMERALS                                                                                                       \
    {"dict/lex/numeral.tsv", "#newsx-lex 1\n십\t\tkind=small;value=10\town\n이\t\tkind=digit;value=2\town\n"          \
                             "일\t\tkind=digit;value=1\town\n만\t\tkind=big;value=10000\town\n두\t\tkind=det;value=2\town\n"}, \
    {"dict/lex/josa.tsv", "#newsx-lex 1\n은\t\tafter=consonant;case=topic\town\n을\t\tafter=consonant;case=object\town\n"},           \
    {"dict/lex/timeunit.tsv", "#newsx-lex 1\n월\t\t\town\n"},                                                           \
    {"dict/lex/dateword.tsv", "#newsx-lex 1\n내년\t\top=year+1\town\n올해\t금년\top=year+0\town\n"}

static const struct { const char *why, *rules, *error; } faults[] = {
    {"no match", "rule a.b\n  ok x\n  no y\n", "r.rule:1: the rule has no match line"},
    {"no ok", "rule a.b\n  match x\n  no y\n", "r.rule:1: a rule needs at least one ok"},
    {"no no", "rule a.b\n  match x\n  ok x\n", "r.rule:1: a rule needs at least one ok and one no"},
    {"bad id", "rule ab\n  match x\n  ok x\n  no y\n", "r.rule:1: a rule id is kind.what"},
    {"repeated id", "rule a.b\n  match x\n  ok x\n  no y\nrule a.b\n  match x\n  ok x\n  no y\n", "r.rule:5: rule a.b repeats"},
    {"unknown key", "rule a.b\n  mach x\n", "r.rule:2: expected match, value, rank, ok or no"},
    {"outside", "  match x\n", "r.rule:1: an indented line outside a rule"},
    {"unnamed group", "rule a.b\n  match x(y)\n  ok x\n  no y\n", "a group is named"},
    {"unknown part", "rule a.b\n  match x{nope}\n  ok x\n  no y\n", "unknown part nope"},
    {"unknown class", "rule a.b\n  match x{lex:nope}\n  ok x\n  no y\n", "there is no dict/lex class nope"},
    {"no literal", "rule a.b\n  match .x\n  ok x\n  no y\n", "a pattern must begin with"},
    {"may be empty", "rule a.b\n  match x?\n  ok x\n  no y\n", "a pattern must begin with"},
    {"range", "rule a.b\n  match (?<m>{int:12..1})x\n  ok x\n  no y\n", "a range reads {int:1..12}"},
    {"parts in a ring", "part p = {q}\npart q = {p}\nrule a.b\n  match x{p}\n  ok x\n  no y\n", "nested too deep"},
    {"unbalanced", "rule a.b\n  match x(?:y\n  ok x\n  no y\n", "unbalanced ( or )"},
    {"half a bracket", "rule a.b\n  match x\n  ok [x\n  no y\n", "r.rule:3: [ and ] go together"},
};

static void names_each_fault(void **state)
{
    for (size_t i = 0; i < NX_LEN(faults); i++) {
        const nx_test_dict files[] = {NUMERALS, {"r.rule", faults[i].rules}, {NULL, NULL}};
        newsx_error err = {0};
        newsx_str image;
        assert_int_equal(nx_test_compile(&image, files, *state, &err), NEWSX_EDATA);
        if (!strstr(err.text, faults[i].error))
            fail_msg("%s: %s", faults[i].why, err.text);
    }
}

#define EXAMPLES "  ok x\n  no y\n"

static const nx_test_dict grammar[] = {
    NUMERALS,
    {"dict/rule/date.rule",
     "part yr = 년\n"
     "rule date.year\n  match (?<y>{digits:1900..2100}){yr}\n  value year={y}\n" EXAMPLES
     "rule date.month\n  match (?<m>{int:1..12}){gap}월\n  value month={m:02}\n" EXAMPLES
     "rule date.year_month\n  match (?<y>{digits:1900..2100})년{gap}(?<m>{int:1..12})월\n  value year={y} month={m}\n" EXAMPLES
     "rule date.word\n  match (?<w>{lex:dateword})(?<part>초|말)?\n  value {w.op} canon={w} part={part}\n" EXAMPLES},
    {"dict/rule/plan.rule",
     "rule plan.due\n  match {batchim:ㄹ}{gap}예정\n  value scheduled\n" EXAMPLES
     "rule plan.topic\n  match 완공{lex:josa case=topic}\n  value topic\n" EXAMPLES
     "rule plan.low\n  match (?:내년|올해)\n  rank 1\n  value low\n" EXAMPLES
     "rule plan.a_high\n  match 내년\n  rank 5\n  value high\n" EXAMPLES},
    {NULL, NULL},
};

static const struct { const char *text, *hits; } texts[] = {
    {"2022년 3월", "date.year_month[2022년 3월]=year=2022 month=3"},
    {"2022년", "date.year[2022년]=year=2022"},
    {"1822년", ""},
    {"12월과 13월", "date.month[12월]=month=12"},
    {"십이월", "date.month[십이월]=month=12"},
    {"이월", ""}, /* one syllable of Sino-Korean is no {int} */
    {"3 월", "date.month[3 월]=month=03"},
    {"2.5월", ""},
    {"내년초", "date.word[내년초]=year+1 canon=내년 part=초 plan.a_high[내년]=high"},
    {"올해 완공할 예정", "date.word[올해]=year+0 canon=금년 part= plan.low[올해]=low plan.due[예정]=scheduled"},
    {"출시한 예정", ""},
    {"완공은 완공을 완공", "plan.topic[완공은]=topic"},
    {"완공할예정", "plan.due[예정]=scheduled"},
};

static void hits_and_values(void **state)
{
    nx_arena *a = *state;
    nx_lexicon lex = {0};
    nx_rules *rules;
    newsx_error err = {0};
    nx_test_lexicon(&lex, grammar, a);
    if (nx_rules_open(&rules, &lex, a, &err) != NEWSX_OK)
        fail_msg("%s", err.text);
    nx_rule_scratch *scratch = nx_rule_scratch_new(rules, a);
    for (size_t i = 0; i < NX_LEN(texts); i++) {
        nx_ctx c = {.arena = a};
        nx_matches m = {0};
        nx_numerals num = {0};
        nx_hits hits = {0};
        newsx_str text = nx_cstr(texts[i].text);
        nx_buf b = nx_buf_new(a, 256);
        assert_int_equal(nx_lexicon_match(&m, &lex, text, &c), NEWSX_OK);
        assert_int_equal(nx_numerals_find(&num, text, &m, &lex, &c), NEWSX_OK);
        assert_int_equal(nx_rules_run(&hits, rules, scratch, text, NULL, 0, &m, &num, &c), NEWSX_OK);
        for (uint32_t k = 0; k < hits.found.n; k++) {
            const nx_hit *h = &hits.found.at[k];
            nx_buf_format(&b, "%s%.*s[%.*s]=%.*s", k ? " " : "", NX_FMT(nx_rule_get(rules, h->rule).id),
                          NX_FMT(nx_str_cut(text, h->begin, h->end)), NX_FMT(nx_hit_value(a, rules, &lex, text, h)));
        }
        assert_string_equal(nx_test_cstr(a, nx_buf_str(&b)), texts[i].hits);
    }
    nx_rule_scratch_free(scratch);
    nx_rules_close(rules);
}

static void never_crosses_a_sentence(void **state)
{
    nx_arena *a = *state;
    nx_lexicon lex = {0};
    nx_rules *rules;
    nx_test_lexicon(&lex, grammar, a);
    assert_int_equal(nx_rules_open(&rules, &lex, a, NULL), NEWSX_OK);
    nx_rule_scratch *scratch = nx_rule_scratch_new(rules, a);
    nx_ctx c = {.arena = a};
    nx_matches m = {0};
    nx_numerals num = {0};
    nx_hits hits = {0};
    newsx_str text = NX_S("2022년 3월");
    const newsx_span halves[] = {{0, 7}, {8, 12}};
    assert_int_equal(nx_lexicon_match(&m, &lex, text, &c), NEWSX_OK);
    assert_int_equal(nx_numerals_find(&num, text, &m, &lex, &c), NEWSX_OK);
    assert_int_equal(nx_rules_run(&hits, rules, scratch, text, halves, 2, &m, &num, &c), NEWSX_OK);
    assert_int_equal(hits.found.n, 2);
    assert_int_equal(hits.found.at[0].end, 7);
    nx_rule_scratch_free(scratch);
    nx_rules_close(rules);
}

/* A rule is tried only where four characters of it stand, or three where four would be too many kinds of beginnings. */
static void gates_are_long(void **state)
{
    static const nx_test_dict files[] = {
        NUMERALS,
        {"r.rule", "rule plan.think\n  match (?:는|을)(?: 방안| 계획)?을? ?(?:검토|논의)(?:한다|중)\n  value k=v\n  ok 도입[을 검토한다]\n  no 검토\n\n"
                   "rule plan.code\n  match [a-j][a-j][a-j][a-j]\n  value k=v\n  ok [abcd]\n  no xyz\n"},
        {NULL, NULL}};
    static const struct { const char *text; uint32_t triggers; } places[] = {
        {"도입을 검토한다", 1}, {"도입을 검사한다", 0}, {"도입은 다른 검토", 0}, {"는 방안을 논의중" /* both */, 2}, {"을", 0}, {"abcd" /* bcd */, 2}, {"abcz", 1}, {"abz", 0},
    };
    nx_arena *a = *state;
    nx_lexicon lex = {0};
    nx_test_lexicon(&lex, files, a);
    for (size_t i = 0; i < NX_LEN(places); i++) {
        nx_ctx c = {.arena = a};
        nx_matches m = {0};
        assert_int_equal(nx_lexicon_match(&m, &lex, nx_cstr(places[i].text), &c), NEWSX_OK);
        if (m.triggers.n != places[i].triggers)
            fail_msg("%s: %u", places[i].text, (unsigned)m.triggers.n);
    }
}

static void count_report(void *payload, const char *line)
{
    (void)line;
    ++*(int *)payload;
}

static void examples_are_run(void **state)
{
    static const char rules_text[] = "rule date.month\n  match (?<m>{int:1..12})월\n  value month={m}\n"
                                     "  ok [3월]에 => month=3\n  no 십삼월\n  ok [3월]에 => month=4\n  ok [십월]\n  no 3월\n";
    const nx_test_dict files[] = {NUMERALS, {"r.rule", rules_text}, {NULL, NULL}};
    nx_arena *a = *state, scratch;
    nx_lexicon lex = {0};
    nx_rules *rules;
    nx_rulefile source = {0};
    nx_ctx c = {.arena = a};
    int reported = 0;
    nx_arena_init(&scratch, (newsx_alloc){NULL, NULL});
    nx_test_lexicon(&lex, files, a);
    assert_int_equal(nx_rules_open(&rules, &lex, a, NULL), NEWSX_OK);
    assert_int_equal(nx_rulefile_read(&source, nx_cstr(rules_text), NX_S("r.rule"), &c), NEWSX_OK);
    assert_int_equal(nx_examples_run(&source, &lex, rules, &scratch, count_report, &reported), 2); /* month=4, no 3월 */
    assert_int_equal(reported, 2);
    nx_rules_close(rules);
    nx_arena_free(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        NX_TEST(names_each_fault), NX_TEST(hits_and_values), NX_TEST(never_crosses_a_sentence), NX_TEST(gates_are_long), NX_TEST(examples_are_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
