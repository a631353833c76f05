/* test_linear.c -- texts on which whatever is not linear shows: twice the text may take twice the steps and a tenth more, and memory stays
 * below a multiple of the text.  NEWSX_LINEAR=5000000 prints what texts of so many bytes take. */
#include "tests/testing.h"
#include "tests/steps.h"

#include <stdio.h>

enum { BYTES = 60000, MEMORY = 350, KEPT = 24 << 20 }; /* bytes of memory a byte of text, and whatever its length */

static const struct { const char *why, *unit; } inputs[] = {
    {"digits", "1"},
    {"digits and blanks", "1 "},
    {"digits and dots", "1."},
    {"digits and commas", "1,234"},
    {"a list", "7, 8, 9, 10, "},
    {"dashes", "1-"},
    {"slashes", "1/2"},
    {"tildes", "1~2"},
    {"tildes with units", "1만~"},
    {"figures", "서버 3만2천대와 4천600억원, "},
    {"figures without blanks", "3만2천대4천600억원"},
    {"numerals without end", "1만2천3백"},
    {"words of numerals", "십만이천삼백"},
    {"units", "만억조 "},
    {"digit words", "일이삼 "},
    {"read out with points", "일점이 "},
    {"vague ones", "수십 "},
    {"native words", "스물 "},
    {"fractions", "3분의 "},
    {"ratios", "5대 "},
    {"among", "10명 중 "},
    {"modifiers", "약 최대 3"},
    {"neighbours", "2, 3"},
    {"nouns", "확진자 수는 3명 "},
    {"changes", "지난해보다 3% 증가한 5조원으로 "},
    {"currencies", "$1"},
    {"percent signs", "%"},
    {"ages", "가(48)"},
    {"figures that open brackets", "3명("},
    {"dates", "2022년 3월 5일 오전 10시 "},
    {"dates without blanks", "3월5일"},
    {"dates that go on", "3월5일~"},
    {"years that go on", "2012년∼"},
    {"days before days", "이틀 전날인 5일 "},
    {"lengths", "3년 6개월 2주 4일 "},
    {"from and to", "5일부터 "},
    {"this day", "이날 "},
    {"dates in sentences", "정부는 지난달 29일부터 3년 만에 처음으로 이달 3일까지 열었다. "},
    {"figures in sentences", "매출은 전년 대비 15.3% 증가한 3조원, 서버는 약 3만2천대다. "},
    {"open quotes", "“"},
    {"straight quotes", "\""},
    {"open quotes and words", "\"가 "},
    {"quotes", "“그렇다”고 말했다 "},
    {"open brackets", "("},
    {"nested pairs of all kinds", "(「\"'<["},
    {"full stops", "."},
    {"closing marks behind a stop", ".\")"},
    {"a sentence without an end", "정부는 회의를 열고 "},
    {"a word without an end", "가나다라"},
    {"a word of nouns", "카카오전자그룹은행"},
    {"names", "김도윤·"},
    {"names and titles", "김도윤 대표 "},
    {"names of one company", "카카오 김도윤 대표는 "},
    {"plans", "내년까지 공장을 지을 계획이며 "},
    {"decomposed Hangul", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"},
    {"combining marks", "\xCC\x81"},
    {"blanks", " "},
    {"footnotes", "다.[2]"},
    {"asides", "다. (끝)"},
    {"items of a list", "▲함 "},
};

static newsx_str text_of(nx_arena *a, const char *unit, size_t bytes)
{
    nx_buf b = nx_buf_new(a, bytes + 128);
    nx_buf_add(&b, NX_S("시작. "));
    while (b.len < bytes)
        nx_buf_add(&b, nx_cstr(unit));
    return nx_buf_str(&b);
}

static nx_cost cost_of(const char *unit, size_t bytes)
{
    nx_cost cost = {0, 0, 0};
    nx_arena a;
    newsx_options opt = NEWSX_OPTIONS_INIT;
    newsx_source src = NEWSX_SOURCE_INIT;
    newsx_engine *e = NULL;
    newsx_doc *d = NULL;
    opt.image_path = NEWSX_IMAGE;
    opt.alloc = (newsx_alloc){nx_cost_alloc, &cost};
    src.published = NX_S("2026-02-06");
    src.input = NEWSX_INPUT_TEXT;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    newsx_str text = text_of(&a, unit, bytes);
    assert_int_equal(newsx_engine_open(&e, &opt, NULL), NEWSX_OK);
    assert_int_equal(newsx_doc_new(&d, e), NEWSX_OK);
    cost.peak = cost.live;
    size_t before = cost.live;
    steps = 0;
    assert_int_equal(newsx_doc_read(d, text, &src, NULL), NEWSX_OK);
    cost.steps = steps;
    cost.peak -= before;
    newsx_doc_free(d);
    newsx_engine_close(e);
    nx_arena_free(&a);
    return cost;
}

static void stays_linear(void **state)
{
    (void)state;
    const char *wanted = getenv("NEWSX_LINEAR");
    size_t bytes = wanted ? (size_t)strtoul(wanted, NULL, 10) : BYTES;
    for (size_t i = 0; i < NX_LEN(inputs); i++) {
        nx_cost one = cost_of(inputs[i].unit, bytes), two = cost_of(inputs[i].unit, 2 * bytes);
        if (wanted)
            printf("%-28s %6.0f and %6.0f steps a byte, %5.0f and %5.0f bytes of memory\n", inputs[i].why, (double)one.steps / (double)bytes,
                   (double)two.steps / (double)bytes / 2, (double)one.peak / (double)bytes, (double)two.peak / (double)bytes / 2);
#ifdef NX_COUNTED
        if (!one.steps || two.steps > one.steps * 2 + one.steps / 5)
            fail_msg("%s: %llu steps for %zu bytes, %llu for twice as many", inputs[i].why, (unsigned long long)one.steps, bytes,
                     (unsigned long long)two.steps);
#endif
        if (two.peak > 2 * bytes * MEMORY + KEPT)
            fail_msg("%s: %zu bytes of memory for %zu of text", inputs[i].why, two.peak, 2 * bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(stays_linear)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
