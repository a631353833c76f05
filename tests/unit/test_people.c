/* test_people.c -- who is who: mentions of one person, organization and place come together, and no others do. */
#include "tests/naming.h"

static void joins_mentions(void **state)
{
    (void)state;
    static const nx_naming_case cases[] = {
        {"surname and title", "윤서경 카카오 대표가 왔다. 윤 대표는 말했다.", "윤서경<카카오|대표>*2 / 카카오 / "},
        {"surname, status and title", "윤서경 전 의원이 왔다. 윤 전 의원은 말했다.", "윤서경<|의원|former>*2 /  / "},
        {"determiner as surname, once the person is known", "전서경 의원이 왔다. 전 의원은 말했다.", "전서경<|의원>*2 /  / "},
        {"the one of that title", "윤서경 의원과 윤도현 시장이 왔다. 윤 의원은 말했다.", "윤서경<|의원>*2, 윤도현<|시장> /  / "},
        {"surname before the name, as in headlines", "윤 대표 사퇴\n윤서경 카카오 대표가 물러났다.", "윤서경<카카오|대표>*2 / 카카오 / "},
        {"surname of nobody else", "최씨는 혐의를 부인했다. 최씨는 웃었다.", "최*2 /  / "},
        {"last word of a foreign name", "브렌단 오하라 외무장관이 왔다. 오하라 장관은 말했다.", "브렌단 오하라<|외무장관><|장관>*2 /  / "},
        {"two surnames", "윤서경 의원과 채도현 의원이 왔다. 채 의원은 말했다.", "윤서경<|의원>, 채도현<|의원>*2 /  / "},
        {"pronoun", "윤서경 의원이 채도현 의원을 만났다. 그는 웃었다.", "윤서경<|의원>*2, 채도현<|의원> /  / "},
        {"pronoun of nobody", "그는 웃었다. 윤서경 의원이 왔다.", "윤서경<|의원> /  / "},
        {"pronoun of somebody without a name", "윤서경 의원이 왔다. 한 중진 의원은 웃었다. 그는 떠났다.", "윤서경<|의원> /  / "},
        {"canonical name of an organization", "국토부가 밝혔다. 국토교통부는 부인했다.", " / 국토교통부*2 / "},
    };
    nx_naming_check(cases, NX_LEN(cases));
}

static void marks_the_name(void **state)
{
    (void)state;
    nx_naming_read("윤서경 카카오 대표가 왔다. 윤 대표는 말했다. 김모씨도 왔다.");
    static const struct {
        size_t person, mention;
        const char *span, *name;
    } want[] = {{0, 0, "윤서경 카카오 대표", "윤서경"}, {0, 1, "윤 대표", "윤"}, {1, 0, "김모씨", "김"}};
    for (size_t i = 0; i < NX_LEN(want); i++) {
        const newsx_fact *f = newsx_fact_next(naming.doc, NULL);
        while (f && !(f->kind == NEWSX_PERSON && f->index == want[i].person))
            f = newsx_fact_next(naming.doc, f);
        newsx_mention m;
        assert_non_null(f);
        assert_true(newsx_fact_mention(&m, naming.doc, f, want[i].mention));
        newsx_str text = newsx_doc_text(naming.doc);
        assert_string_equal(nx_test_cstr(&naming.arena, nx_str_span(text, m.span)), want[i].span);
        assert_string_equal(nx_test_cstr(&naming.arena, nx_str_span(text, m.name)), want[i].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(joins_mentions),
        cmocka_unit_test(marks_the_name),
    };
    return cmocka_run_group_tests(tests, nx_naming_open, nx_naming_close);
}
