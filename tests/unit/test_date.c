/* test_date.c -- expressions of time through the whole library: text, publication time → "text=value/mod" of each date.
 * Ranges stand before their ends.  Where a case has "~" for its publication, there is none. */
#include "tests/testing.h"

#include <newsx.h>

static const struct { const char *why, *published, *text, *dates; } cases[] = {
    /* what stands side by side */
    {"year to minute", "2022-10-19", "2022년 10월 19일 오후 3시 30분에 열렸다.", "2022년 10월 19일 오후 3시 30분=2022-10-19T15:30"},
    {"relative year", "2022-10-19", "올해 3월 5일 열렸다.", "올해 3월 5일=2022-03-05"},
    {"relative month and day", "2022-10-19", "지난달 29일 열렸다.", "지난달 29일=2022-09-29"},
    {"day and part", "2022-10-19", "19일 오전 열렸다.", "19일 오전=2022-10-19TMO"},
    {"weekday in brackets", "2022-10-25", "10월 19일 (수) 열렸다.", "10월 19일 (수)=2022-10-19"},
    {"week and weekday", "2022-10-19", "다음 주 화요일에 연다.", "다음 주 화요일=2022-10-25"},
    {"half", "2022-10-19", "내년 상반기에 연다.", "내년 상반기=2023-H1"},
    {"dotted", "2022-10-25", "2022. 10. 19. 공고", "2022. 10. 19.=2022-10-19"},
    {"clock in digits", "2022-10-20", "2022년 10월 19일 오후 3:05", "2022년 10월 19일 오후 3:05=2022-10-19T15:05"},
    {"nth weekday", "2013-02-12", "10월 첫째 화요일에 연다.", "10월 첫째 화요일=2013-10-01"},
    {"last weekday", "2013-02-12", "3월 마지막 월요일에 연다.", "3월 마지막 월요일=2013-03-25"},
    {"nth week", "2016-11-07", "다음 해 셋째 주에 연다.", "다음 해 셋째 주=2017-W03"},
    {"numbers in words", "2022-10-19", "천구백팔십팔년 오월 이십일", "천구백팔십팔년 오월 이십일=1988-05-20"},
    {"clock in words", "2013-02-12", "내일 저녁다섯시에 만나자.", "내일 저녁다섯시=2013-02-13T17:00"},
    {"noon and night", "2022-10-19", "오늘 낮 12시, 내일 밤 12시", "오늘 낮 12시=2022-10-19T12:00, 내일 밤 12시=2022-10-20T24:00"},
    {"half past", "2022-10-19", "오늘 오후 3시 반에 연다.", "오늘 오후 3시 반=2022-10-19T15:30"},
    /* words beside it */
    {"part of a month", "2022-10-19", "올 3월말 취임했다.", "올 3월말=2022-03/end"},
    {"within a year", "2022-10-19", "내년 중 연다.", "내년 중=2023"},
    {"a town behind a year", "2022-10-19", "내년 중 안산에 연구소를 짓는다.", "내년 중=2023"},
    {"a province behind a length", "2022-10-19", "그는 3년 전남에서 살았다.", "3년=P3Y"},
    {"from", "2022-10-19", "다음 달부터 한다.", "다음 달=2022-11/on_or_after"},
    {"until", "2022-10-19", "오는 28일까지 한다.", "오는 28일=2022-10-28/on_or_before"},
    {"about", "2022-10-19", "이날 오후 5시께 꺼졌다.", "이날 오후 5시께=2022-10-19T17:00/approx"},
    {"since", "2022-10-19", "2010년 이후 늘었다.", "2010년=2010/after"},
    /* one reading of two */
    {"a day", "2022-10-19", "15일 열렸다.", "15일=2022-10-15"},
    {"a length of days", "2022-10-19", "15일간 열렸다.", "15일간=P15D"},
    {"about a length", "2022-10-19", "약 3일 걸렸다.", "약 3일=P3D/approx"},
    {"years", "2022-10-19", "징역 1년 6월을 선고했다.", "1년 6월=P1Y6M"},
    {"months of a sentence", "2022-10-19", "징역 6월을 선고했다.", "6월=P6M"},
    {"a day and a length", "2022-10-19", "7월 10일 24시간 동안 쉬었다.", "7월 10일=2022-07-10, 24시간 동안=PT24H"},
    {"this week", "2022-10-19", "이 주 안에 연다.", "이 주 안=2022-W42/within"},
    {"a short year", "2022-10-19", "'24년 3월 연다.", "'24년 3월=2024-03"},
    {"a day of a surname", "2022-10-19", "15일 안 후보가 말했다.", "15일=2022-10-15"},
    {"a party", "2022-10-01", "지난 1일 여야 의원이 만났다.", "지난 1일=2022-10-01"},
    /* lengths and distances */
    {"months and about", "2022-10-19", "6개월 여만에 사퇴했다.", "6개월 여=P6M/approx"},
    {"within months", "2022-10-19", "2개월 안에 한다.", "2개월 안=P2M/within"},
    {"at least", "2022-10-19", "최소 3일 이상 이어진다.", "최소 3일 이상=P3D/equal_or_more"},
    {"and a half", "2022-10-19", "3년 반 동안 일했다.", "3년 반 동안=P3Y6M"},
    {"nights", "2022-10-19", "2박3일 일정", "2박3일=P3D"},
    {"native words", "2022-10-19", "이틀째 이어졌다. 넉 달가량 걸린다.", "이틀째=P2D, 넉 달가량=P4M/approx"},
    {"days ago", "2022-10-19", "사흘 전 열렸다.", "사흘 전=2022-10-16"},
    {"years later", "2013-10-24", "2년 후 매출", "2년 후=2015"},
    {"later in what was told", "2024-10-18", "첫 삽은 2006년 5월에 떴다. 그러나 2년 뒤 공사가 중단됐다.", "2006년 5월=2006-05, 2년 뒤=2008"},
    {"weeks and weekday", "2018-05-07", "2주 후 월요일에 만나자.", "2주 후 월요일=2018-05-21"},
    {"counted from a day", "2018-04-20", "어제부터 4일 후에 연다.", "어제부터 4일 후=2018-04-23"},
    {"rate", "2022-10-19", "한 해 300일이 맑다.", "한 해=P1Y, 300일=P300D"},
    {"how often a day", "2022-10-19", "하루 세 차례 다닌다.", "하루 세 차례=P1D"},
    {"so many on one day", "2022-10-19", "이날 하루 9명이 숨졌다.", "이날=2022-10-19"},
    {"a month and its length", "2022-10-19", "8월 한 달 동안 쉬었다.", "8월 한 달=2022-08"},
    {"a year and its length", "2022-10-19", "2015년 한 해에 열렸다.", "2015년 한 해=2015"},
    {"as of a day", "2022-10-19", "11월 1일부로 시행된다.", "11월 1일=2022-11-01"},
    {"a year of an event", "2022-10-19", "2018 평창 동계올림픽이 열렸다.", "2018=2018"},
    {"a season over two years", "2022-10-19", "2013~14 시즌 개막전이 열렸다.", "2013~14 시즌=2013/2014, 2013=2013, 14 시즌=2014"},
    {"understanding", "2022-10-19", "이해를 구했다.", ""},
    {"this year, apart", "2022-10-19", "2015년 5월에 열렸다. 이 해에 끝났다.", "2015년 5월=2015-05, 이 해=2015"},
    {"work of a district", "2022-10-19", "구정 정책을 알렸다.", ""},
    {"Latin halves of a day", "2022-10-19", "PM 3시에 연다.", "PM 3시=2022-10-19T15:00"},
    {"half a bare year", "2022-10-19", "2015 하반기에 뽑았다.", "2015 하반기=2015-H2"},
    {"a day of a vote", "2022-10-19", "6·4 지방선거에서 이겼다.", "6·4=2022-06-04"},
    {"a day with its year", "2022-10-19", "1961년 5·16 당시였다.", "1961년 5·16=1961-05-16, 당시=PAST_REF"},
    {"set", "2022-10-19", "매주 수요일과 토요일에 연다.", "매주 수요일=XXXX-WXX-3, 토요일=XXXX-WXX-6"},
    {"every year", "2022-10-19", "해마다 열린다.", "해마다=P1Y"},
    /* ranges */
    {"days", "2022-10-19", "지난 27∼28일 열렸다.", "지난 27∼28일=2022-09-27/2022-09-28, 지난 27=2022-09-27, 28일=2022-09-28"},
    {"from and until", "2022-10-19", "지난달 29일부터 이달 3일까지 열렸다.",
     "지난달 29일부터 이달 3일=2022-09-29/2022-10-03, 지난달 29일=2022-09-29/on_or_after, 이달 3일=2022-10-03/on_or_before"},
    {"years", "2022-10-19", "2012∼13년", "2012∼13년=2012/2013, 2012=2012, 13년=2013"},
    {"over the new year", "2018-10-24", "10월 25일부터 1월 25일까지", "10월 25일부터 1월 25일=2018-10-25/2019-01-25, 10월 25일=2018-10-25/on_or_after, 1월 25일=2019-01-25/on_or_before"},
    {"hours", "2022-10-19", "오후 2시∼4시 열린다.", "오후 2시∼4시=2022-10-19T14:00/2022-10-19T16:00, 오후 2시=2022-10-19T14:00, 4시=2022-10-19T16:00"},
    {"lengths", "2022-10-19", "2∼3개월간 쉰다.", "2∼3개월간=P2M/P3M, 2=P2M, 3개월간=P3M"},
    {"lengths of days", "2022-10-19", "5~7일 동안 쉰다.", "5~7일 동안=P5D/P7D, 5=P5D, 7일 동안=P7D"},
    {"distances", "2022-10-19", "2∼3일 전 열렸다.", "2∼3일 전=2022-10-16/2022-10-17, 2=2022-10-17, 3일 전=2022-10-16"},
    /* which day */
    {"last day of the month before", "2010-01-01", "31일 저녁 열렸다.", "31일 저녁=2009-12-31TEV"},
    {"a day to come", "2022-09-14", "28일 심문을 연다.", "28일=2022-09-28"},
    {"a day gone by", "2022-10-19", "28일 심문을 열었다.", "28일=2022-09-28"},
    {"speech does not decide", "2026-01-29", "7일 회견에서 “폭넓은 연대를 하겠다”고 말했다.", "7일=2026-01-07"},
    {"month gone by", "2019-11-20", "지난 6월 발의했다.", "지난 6월=2019-06"},
    {"month to come", "2026-02-05", "오는 1월 연다.", "오는 1월=2027-01"},
    {"the day of the story", "2022-09-14", "법원이 14일 심문했다. 다른 사건은 오는 28일로 미뤘다. 재판부는 이날 결정을 미뤘다.",
     "14일=2022-09-14, 오는 28일=2022-09-28, 이날=2022-09-14"},
    {"the day to come", "2025-06-19", "오는 24일 설명회를 연다고 19일 밝혔다. 이날 설명회에는 120명이 참석한다.",
     "오는 24일=2025-06-24, 19일=2025-06-19, 이날=2025-06-24"},
    {"the day before", "2020-07-07", "7일 확진자는 44명이었다. 전날보다 줄었다.", "7일=2020-07-07, 전날=2020-07-06"},
    {"named twice", "2016-10-08", "상륙 전날인 6일 선포했다.", "전날=2016-10-06, 6일=2016-10-06"},
    {"the year before that", "2026-03-12", "작년 말 640명으로 전년 말보다 늘었다.", "작년 말=2025/end, 전년 말=2024/end"},
    {"half of the same year", "2019-11-20", "내년 상반기까지 짓고 하반기에 연다.", "내년 상반기=2020-H1/on_or_before, 하반기=2020-H2"},
    {"winter", "2013-02-12", "이번겨울은 춥다.", "이번겨울=2012-WI"},
    {"decade and century", "2022-10-19", "1980년대와 17세기", "1980년대=198, 17세기=16"},
    {"before Christ", "2022-10-19", "기원전 128년", "기원전 128년=-0128"},
    {"centuries before Christ", "2022-10-19", "기원전 3세기", "기원전 3세기=-02"},
    {"sets with a day", "2022-10-19", "매월 1일과 15일 낸다.", "매월 1일=XXXX-XX-01, 15일=XXXX-XX-15"},
    {"sets with month and day, season", "2022-10-19", "매년 5월 5일과 매년 여름", "매년 5월 5일=XXXX-05-05, 매년 여름=XXXX-SU"},
    {"a length in a set", "2022-10-19", "매달 5일간 쉰다.", "매달=P1M, 5일간=P5D"},
    {"which of a month: how often is all there is to say", "2022-10-19", "매달 마지막 주 수요일", "매달 마지막 주 수요일=P1M"},
    {"quarters are counted", "2022-10-19", "3분기 연속, 4분기 만에, 2분기째", "3분기=P9M, 4분기=P12M, 2분기째=P6M"},
    {"and named", "2022-10-19", "3분기 동안 늘었다.", "3분기=2022-Q3"},
    {"so far ahead", "2022-10-19", "선거가 한 달여 앞으로 다가왔다.", "한 달여 앞=2022-11/approx"},
    {"days of the week", "2022-10-19", "주 5일 근무한다.", "5일=P5D"},
    {"the end of a year", "2022-10-19", "2012년 연말과 내년 연초", "2012년 연말=2012/end, 내년 연초=2023/start"},
    {"months in a row", "2022-10-19", "3·4월 수출이 줄었다.", "3=2022-03, 4월=2022-04"},
    {"apostrophes", "2022-10-19", "‘07~’11년 늘었다. ‘10년도에는 줄었다.", "‘07~’11년=2007/2011, ‘07=2007, 11년=2011, ‘10년=2010"},
    {"only a month", "2022-10-19", "불과 2월 7일 잡혔다. 징역 6월을 선고했다.", "2월 7일=2022-02-07, 6월=P6M"},
    {"the year before, twice", "2022-10-19", "매출은 전년보다 늘었다. 이익은 전년보다 줄었다.", "전년=2021, 전년=2021"},
    {"the month before, twice", "2022-10-19", "3월 수출은 전월보다 늘었다. 수입은 전월보다 줄었다.", "3월=2022-03, 전월=2022-02, 전월=2022-02"},
    {"the day before, twice", "2022-10-19", "15일 회의를 열었다. 전날 합의했다. 전날에는 비가 왔다.", "15일=2022-10-15, 전날=2022-10-14, 전날=2022-10-14"},
    {"a condition", "2022-10-19", "7일 정도면 된다. 두 달 뒤면 끝난다.", "7일=P7D/approx, 두 달=2022-12"},
    {"two Sundays of each month", "2022-10-19", "매달 둘째·넷째 일요일 쉰다.", "매달 둘째=P1M, 넷째 일요일=P1M"},
    {"two Saturdays of a month", "2022-10-19", "11월 첫째, 셋째 주 토요일", "11월 첫째=2022-11-05, 셋째 주 토요일=2022-11-19"},
    {"a list that goes back", "2022-10-19", "내일, 그저께", "내일=2022-10-20, 그저께=2022-10-17"},
    {"a weekday of a week ahead", "2022-10-19", "사흘 뒤, 2주 뒤 월요일", "사흘 뒤=2022-10-22, 2주 뒤 월요일=2022-10-31"},
    {"within a range", "2022-10-19", "1∼2년 안에", "1∼2년 안=P1Y/P2Y, 1=P1Y/within, 2년 안=P2Y/within"},
    {"words glued together", "2022-10-19", "이천이십사년팔월이십팔일", "이천이십사년팔월이십팔일=2024-08-28"},
    {"words set apart", "2022-10-19", "약 십 팔 개월", "약 십 팔 개월=P18M/approx"},
    /* feasts */
    {"lunar", "2026-02-05", "올해 설과 추석", "올해 설=2026-02-17, 추석=2026-09-25"},
    {"Buddha's birthday", "2025-03-01", "부처님오신날에 연다.", "부처님오신날=2025-05-05"},
    {"solar", "2013-02-12", "한글날", "한글날=2013-10-09"},
    {"dog days", "2013-02-12", "중복, 말복", "중복=2013-07-23, 말복=2013-08-12"},
    /* no publication */
    {"month and day", "~", "3월 5일 열렸다.", "3월 5일=XXXX-03-05"},
    {"relative", "~", "어제 열렸다.", "어제=XXXX-XX-XX"},
    {"clocks of a day of no known month", "~", "24일 오전 10시∼오후 1시", "24일 오전 10시∼오후 1시=XXXX-XX-24T10:00/XXXX-XX-24T13:00, 24일 오전 10시=XXXX-XX-24T10:00, 오후 1시=XXXX-XX-24T13:00"},
    {"clock", "~", "오후 3시 30분", "오후 3시 30분=T15:30"},
    /* what is no date */
    {"market day", "2022-10-19", "3일장이 선다. 1일 생활권", "1일=P1D"},
    {"names", "2022-10-19", "세월호와 한일전, 세 시즌, 4분기점", ""},
    {"fractions", "2022-10-19", "3분의 1, 1/3 수준", ""},
    {"names and other words", "2022-10-19", "이주호 장관은 이번 해킹을 반일이라 했다.", ""},
    {"words", "2022-10-19", "그렇다는 설이 있다. 이 일은 조달청이 한다.", ""},
    {"too long for a life", "2022-10-19", "999999999999999999년 뒤", ""},
    {"a town", "2022-10-19", "영천시가 밝혔다.", ""},
    {"to meet", "2022-10-19", "곧 만날 수 있다.", ""},
    {"codes", "2022-10-19", "G20년, 3-2로 이겼다. 버전 1.2.3", ""},
};

static const char *dates_of(const newsx_doc *d, nx_arena *a)
{
    nx_buf b = nx_buf_new(a, 256);
    for (const newsx_fact *f = newsx_fact_next(d, NULL); f && f->kind == NEWSX_DATE; f = newsx_fact_next(d, f)) {
        newsx_str mod = newsx_fact_get(d, f, "mod");
        if (b.len)
            nx_buf_add(&b, NX_S(", "));
        nx_buf_add(&b, nx_str_span(newsx_doc_text(d), f->span));
        nx_buf_byte(&b, '=');
        nx_buf_add(&b, f->value);
        if (mod.len)
            nx_buf_byte(&b, '/');
        nx_buf_add(&b, mod);
    }
    return nx_test_cstr(a, nx_buf_str(&b));
}

static void reads_dates(void **state)
{
    newsx_options opt = NEWSX_OPTIONS_INIT;
    newsx_engine *e;
    newsx_doc *d;
    uint32_t failed = 0;
    opt.image_path = NEWSX_IMAGE;
    assert_int_equal(newsx_engine_open(&e, &opt, NULL), NEWSX_OK);
    assert_int_equal(newsx_doc_new(&d, e), NEWSX_OK);
    for (size_t i = 0; i < NX_LEN(cases); i++) {
        newsx_source src = NEWSX_SOURCE_INIT;
        src.input = NEWSX_INPUT_TEXT;
        if (cases[i].published[0] != '~')
            src.published = nx_cstr(cases[i].published);
        assert_int_equal(newsx_doc_read(d, nx_cstr(cases[i].text), &src, NULL), NEWSX_OK);
        const char *got = dates_of(d, *state);
        if (strcmp(got, cases[i].dates) == 0)
            continue;
        print_error("%s: %s\n  gives %s\n  not   %s\n", cases[i].why, cases[i].text, got, cases[i].dates);
        failed++;
    }
    newsx_doc_free(d);
    newsx_engine_close(e);
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {NX_TEST(reads_dates)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
