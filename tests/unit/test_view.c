/* test_view.c -- every attribute of the output contract by its name, over facts of every kind made by hand. */
#include "tests/testing.h"

#include "emit/view.h"

static const char article[] = "kim of acme in seoul said go on monday 12 won";

enum { KIM = 0, ACME = 7, SEOUL = 15, GO = 26, MONDAY = 32, WON = 39 };

static nx_head head(uint32_t at, uint32_t len)
{
    return (nx_head){{at, at + len}, 0, NX_S("test.rule")};
}

static void fill(nx_facts *f, nx_arena *a)
{
    nx_push(a, &f->dates, ((nx_date){.head = head(MONDAY, 6), .kind = NX_DATE_DATE, .value = NX_S("2026-02-02"),
                                     .from = NX_S("2026-02-02"), .to = NX_S("2026-02-03"), .mod = NX_S("approx"),
                                     .anchor = NX_ANCHOR_PUBLISHED}));
    nx_push(a, &f->dates, ((nx_date){.head = head(MONDAY, 3), .kind = NX_DATE_SET, .value = NX_S("P1W")}));
    nx_push(a, &f->figures, ((nx_figure){.head = head(WON, 6), .kind = NX_FIGURE_MONEY, .min = nx_decimal_make(125, -1),
                                         .max = nx_decimal_int(30), .unit = NX_S("KRW"), .mod = NX_S("more_than"),
                                         .of = NX_S("price"), .change = NX_S("increase"), .baseline = NX_S("last year")}));
    nx_person kim = {.name = NX_S("kim"), .age = 45};
    nx_push(a, &kim.roles, ((nx_role){NX_S("boss"), NX_S("acme"), NX_ROLE_INCOMING, {ACME, ACME + 4}}));
    nx_push(a, &kim.mentions, ((nx_mention){head(KIM, 3), {KIM, KIM + 3}}));
    nx_push(a, &f->people, kim);
    nx_named acme = {.name = NX_S("acme"), .kind = NX_S("company")}, seoul = {.name = NX_S("seoul"), .kind = NX_S("city")};
    nx_push(a, &acme.mentions, ((nx_mention){head(ACME, 4), {ACME, ACME + 4}}));
    nx_push(a, &seoul.mentions, ((nx_mention){head(SEOUL, 5), {SEOUL, SEOUL + 5}}));
    nx_push(a, &f->organizations, acme);
    nx_push(a, &f->places, seoul);
    nx_push(a, &f->quotes, ((nx_quote){head(GO, 2), NX_QUOTE_DIRECT, 1, NX_S("kim"), NX_S("say")}));
    nx_push(a, &f->quotes, ((nx_quote){head(GO, 2), NX_QUOTE_INDIRECT, 0, {NULL, 0}, NX_S("say")}));
    nx_push(a, &f->appointments, ((nx_appointment){head(KIM, 3), NX_ELECTED, 1, NX_S("boss"), NX_S("acme"), 2}));
    nx_plan plan = {.head = head(GO, 2), .status = NX_PLAN_AIMED, .actor_kind = 'o', .actor = 1, .actor_text = NX_S("acme"),
                    .action = NX_S("go"), .cue = NX_S("aims"), .negated = true, .quote = 2};
    nx_push(a, &plan.when, 1);
    nx_push(a, &plan.when, 2);
    nx_push(a, &plan.figures, 1);
    nx_push(a, &plan.places, 1);
    nx_push(a, &f->plans, plan);
}

static const struct {
    newsx_kind kind;
    uint32_t ref;
    const char *attr, *want;
} attributes[] = {
    {NEWSX_DATE, 1, "id", "d1"},
    {NEWSX_DATE, 1, "text", "monday"},
    {NEWSX_DATE, 1, "rule", "test.rule"},
    {NEWSX_DATE, 1, "kind", "date"},
    {NEWSX_DATE, 1, "value", "2026-02-02"},
    {NEWSX_DATE, 1, "from", "2026-02-02"},
    {NEWSX_DATE, 1, "to", "2026-02-03"},
    {NEWSX_DATE, 1, "mod", "approx"},
    {NEWSX_DATE, 1, "anchor", "published"},
    {NEWSX_DATE, 2, "id", "d2"},
    {NEWSX_DATE, 2, "kind", "set"},
    {NEWSX_DATE, 2, "from", ""},
    {NEWSX_FIGURE, 1, "kind", "money"},
    {NEWSX_FIGURE, 1, "value", ""},
    {NEWSX_FIGURE, 1, "min", "12.5"},
    {NEWSX_FIGURE, 1, "max", "30"},
    {NEWSX_FIGURE, 1, "unit", "KRW"},
    {NEWSX_FIGURE, 1, "mod", "more_than"},
    {NEWSX_FIGURE, 1, "of", "price"},
    {NEWSX_FIGURE, 1, "change", "increase"},
    {NEWSX_FIGURE, 1, "baseline", "last year"},
    {NEWSX_PERSON, 1, "name", "kim"},
    {NEWSX_PERSON, 1, "age", "45"},
    {NEWSX_PERSON, 1, "value", ""},
    {NEWSX_PERSON, 1, "text", "kim"},
    {NEWSX_PERSON, 1, "roles.0.title", "boss"},
    {NEWSX_PERSON, 1, "roles.0.organization", "acme"},
    {NEWSX_PERSON, 1, "roles.0.status", "incoming"},
    {NEWSX_PERSON, 1, "roles.0.text", "acme"},
    {NEWSX_PERSON, 1, "roles.0.nonsense", ""},
    {NEWSX_PERSON, 1, "roles.1.title", ""},
    {NEWSX_PERSON, 1, "roles.0", ""},
    {NEWSX_PERSON, 1, "roles.", ""},
    {NEWSX_PERSON, 1, "roles.0title", ""},
    {NEWSX_PERSON, 1, "mentions.0.text", "kim"},
    {NEWSX_PERSON, 1, "mentions.0.name", "kim"},
    {NEWSX_PERSON, 1, "mentions.0.rule", "test.rule"},
    {NEWSX_PERSON, 1, "mentions.4294967296.rule", ""},
    {NEWSX_ORGANIZATION, 1, "id", "o1"},
    {NEWSX_ORGANIZATION, 1, "name", "acme"},
    {NEWSX_ORGANIZATION, 1, "kind", "company"},
    {NEWSX_ORGANIZATION, 1, "roles.0.title", ""},
    {NEWSX_PLACE, 1, "id", "l1"},
    {NEWSX_PLACE, 1, "kind", "city"},
    {NEWSX_QUOTE, 1, "kind", "direct"},
    {NEWSX_QUOTE, 1, "speaker", "p1"},
    {NEWSX_QUOTE, 1, "speaker_text", "kim"},
    {NEWSX_QUOTE, 1, "verb", "say"},
    {NEWSX_QUOTE, 2, "kind", "indirect"},
    {NEWSX_QUOTE, 2, "speaker", ""},
    {NEWSX_APPOINTMENT, 1, "id", "a1"},
    {NEWSX_APPOINTMENT, 1, "kind", "elected"},
    {NEWSX_APPOINTMENT, 1, "person", "p1"},
    {NEWSX_APPOINTMENT, 1, "title", "boss"},
    {NEWSX_APPOINTMENT, 1, "organization", "acme"},
    {NEWSX_APPOINTMENT, 1, "when", "d2"},
    {NEWSX_PLAN, 1, "id", "x1"},
    {NEWSX_PLAN, 1, "status", "aimed"},
    {NEWSX_PLAN, 1, "actor", "o1"},
    {NEWSX_PLAN, 1, "actor_text", "acme"},
    {NEWSX_PLAN, 1, "action", "go"},
    {NEWSX_PLAN, 1, "cue", "aims"},
    {NEWSX_PLAN, 1, "when", "d1"},
    {NEWSX_PLAN, 1, "when.1", "d2"},
    {NEWSX_PLAN, 1, "when.2", ""},
    {NEWSX_PLAN, 1, "figures.0", "f1"},
    {NEWSX_PLAN, 1, "places.0", "l1"},
    {NEWSX_PLAN, 1, "negated", "true"},
    {NEWSX_PLAN, 1, "quote", "q2"},
    {NEWSX_PLAN, 1, "kind", ""},
};

static void gives_attributes(void **state)
{
    nx_ctx c = {.arena = *state};
    nx_page page = {0};
    nx_facts f = {0};
    nx_view v;
    fill(&f, c.arena);
    assert_int_equal(nx_view_make(&v, &page, nx_cstr(article), &f, &c), NEWSX_OK);
    assert_int_equal(v.n, 10);
    for (size_t i = 0; i < NX_LEN(attributes); i++) {
        const nx_item *item = nx_view_item(&v, attributes[i].kind, attributes[i].ref);
        assert_non_null(item);
        newsx_str got = nx_view_get(&v, item, nx_cstr(attributes[i].attr));
        if (!nx_str_is(got, attributes[i].want))
            fail_msg("%.*s.%s is \"%.*s\"", NX_FMT(item->id), attributes[i].attr, NX_FMT(got));
    }
}

static void gives_values_and_bounds(void **state)
{
    static const char *const values[] = {"2026-02-02", "P1W", "", "kim", "acme", "seoul", "direct", "indirect", "elected", "aimed"};
    nx_ctx c = {.arena = *state};
    nx_page page = {0};
    nx_facts f = {0};
    nx_view v;
    fill(&f, c.arena);
    assert_int_equal(nx_view_make(&v, &page, nx_cstr(article), &f, &c), NEWSX_OK);
    for (uint32_t i = 0; i < v.n; i++)
        assert_true(nx_str_is(v.item[i].fact.value, values[i]));
    for (newsx_kind kind = NEWSX_DATE; kind <= NEWSX_PLAN; kind++) {
        assert_null(nx_view_item(&v, kind, 0));
        assert_null(nx_view_item(&v, kind, 3));
        assert_null(nx_view_item(&v, kind, UINT32_MAX));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {NX_TEST(gives_attributes), NX_TEST(gives_values_and_bounds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
