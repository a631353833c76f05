/* test_figure.c -- figures of a text: what is one, its exact value, unit, bounds and modifiers, what it counts; and what
 * only looks like one. */
#include "tests/opened.h"
#include "tests/testing.h"

#include <newsx.h>

/* Every figure as `text kind value unit`, a range as `least..most` in place of the value; then mod, of, change, baseline
 * where the table asks for them. */
static const struct { const char *why, *in, *out; } figures[] = {
    {"digits, words and a counter", "3만2천대", "3만2천대 count 32000 대"},
    {"money", "4천600억원", "4천600억원 money 460000000000 KRW"},
    {"a decimal before a unit", "302.23조원", "302.23조원 money 302230000000000 KRW"},
    {"commas", "1,234,567명", "1,234,567명 count 1234567 명"},
    {"full-width", "２５％", "２５％ percent 25 %"},
    {"words", "십만이천오백원", "십만이천오백원 money 102500 KRW"},
    {"native words", "스물다섯 명", "스물다섯 명 count 25 명"},
    {"bare 만", "만 원", "만 원 money 10000 KRW"},
    {"a foreign currency", "1억2천500만 캐나다 달러", "1억2천500만 캐나다 달러 money 125000000 CAD"},
    {"a sign before", "$1,200", "$1,200 money 1200 USD"},
    {"two units of one currency", "3달러 50센트", "3달러 50센트 money 3.5 USD"},
    {"won and jeon", "1천430원 50전", "1천430원 50전 money 1430.5 KRW"},
    {"a conversion", "1억달러(약 1천430억원)", "1억달러 money 100000000 USD; 약 1천430억원 money 143000000000 KRW"},
    {"percent", "12.5%", "12.5% percent 12.5 %"},
    {"percentage points", "0.25%포인트", "0.25%포인트 percent_point 0.25 %p"},
    {"basis points", "25bp", "25bp percent_point 0.25 %p"},
    {"tenths", "3할", "3할 percent 30 %"},
    {"physical units", "19만8천㎡", "19만8천㎡ measure 198000 m2"},
    {"power", "180MWh", "180MWh measure 180 MW.h"},
    {"below zero", "영하 230도", "영하 230도 measure -230 Cel"},
    {"Fahrenheit", "화씨 98.6도", "화씨 98.6도 measure 98.6 [degF]"},
    {"speed", "시속 30㎞", "30㎞ measure 30 km/h"},
    {"negative", "-2.3%", "-2.3% percent -2.3 %"},
    {"minus in words", "마이너스 0.5%", "마이너스 0.5% percent -0.5 %"},
    {"a multiple", "두 배", "두 배 multiple 2 배"},
    {"a rank", "세계 3위", "3위 rank 3 위"},
    {"ordinals", "제3차, 두 번째", "제3차 ordinal 3 차; 두 번째 ordinal 2 번째"},
    {"an age", "48세", "48세 age 48 세"},
    {"an age in parentheses", "김영수(48)씨", "48 age 48 세"},
    {"with an occupation", "박은주(48.주부)씨", "48 age 48 세"},
    {"a band of age", "30대 남성", "30대 age 30..39 세"},
    {"teens", "십대 소녀가 왔다", "십대 age 10..19 세"},
    {"a list in one word", "5대그룹이 나섰다", "5대 count 5 대"},
    {"machines are counted", "차량 30대", "30대 count 30 대"},
    {"a band of counts", "40명대", "40명대 count 40..49 명"},
    {"a band of rates is open", "20%대", "20%대 percent 20.. %"},
    {"a range with a shared unit and scale", "3~4만원", "3~4만원 money 30000..40000 KRW"},
    {"a range of ages", "20∼30대", "20∼30대 age 20..39 세"},
    {"a range, thousands", "1천~2천명", "1천~2천명 count 1000..2000 명"},
    {"a range with both scales", "100만~200만 원", "100만~200만 원 money 1000000..2000000 KRW"},
    {"neighbours", "2, 3명", "2, 3명 count 2..3 명"},
    {"a pair of digits", "이삼백 명", "이삼백 명 count 200..300 명"},
    {"a native pair", "두세 명", "두세 명 count 2..3 명"},
    {"several hundreds of millions", "수백억원", "수백억원 money 20000000000.. KRW"},
    {"about so many, apart", "20만 여명이 왔다", "20만 여명 count 200000 명"},
    {"a rate and 만, the josa", "13%만 올려서", "13% percent 13 %"},
    {"a score with a colon", "4:9로 뒤졌다", "4:9 score null"},
    {"a ratio at the end", "비율은 5:5.", "5:5 ratio 1"},
    {"a best of seven", "7전 4선승제로 치른다", "7전 count 7 전; 4선승제 count 4 승"},
    {"days of a run", "공연 2일 차를 마쳤다", "2일 차 ordinal 2 일차"},
    {"neighbours by another dot", "5․6대 의원", "5․6대 ordinal 5..6 대"},
    {"a burn", "오른팔에 2도 화상을 입었다", "2도 ordinal 2 도"},
    {"two by themselves", "둘은 부부다", "둘 number 2"},
    {"a noun that looks like four", "두 사건이 났다", "두 사건 count 2 사건"},
    {"more than half", "과반 의석을 얻었다", "과반 ratio 0.5"},
    {"an age behind a foreign given name", "제니 올리버(25)는 말했다", "25 age 25 세"},
    {"the best so many", "톱10에 들었다", "톱10 rank 10 위"},
    {"one of so many dead", "희생된 5명 가운데 4명", "5명 count 5 명; 4명 count 4 명"},
    {"an anniversary of death", "서거 6주기를 맞았다", "6주기 ordinal 6 주기"},
    {"a ratio", "경쟁률은 5대 1이다", "5대 1 ratio 5"},
    {"one of ten", "10명 중 3명이 답했다", "10명 중 3명 ratio 0.3"},
    {"a fraction", "3분의 1", "3분의 1 ratio 0.333333333333333333"},
    {"of three parts", "천 3백 62만명", "천 3백 62만명 count 13620000 명"},
    {"about so many above", "5억2800여 만 원", "5억2800여 만 원 money 528000000 KRW"},
    {"ages, no ratio", "60대 이상이 찬성했다", "60대 이상 age 60..69 세"},
    {"six, and a josa", "원전 6기가 멈췄다", "6기 count 6 기"},
    {"gigabytes", "16기가 메모리", "16기가 measure 16 GBy"},
    {"degrees of the earth", "북위 36.88도", "북위 36.88도 measure 36.88 deg"},
    {"a ratio in a list", "경쟁률은 평균 3.7대 1, 최고 15대 1이다", "3.7대 1 ratio 3.7; 최고 15대 1 ratio 15"},
    {"those that followed each other", "21대 국회와 20대 대통령, 3대 회장", "21대 ordinal 21 대; 20대 ordinal 20 대; 3대 ordinal 3 대"},
    {"a verb, no one", "일을 한 사람과 물 한 잔", "한 잔 count 1 잔"},
    {"a fraction, no day", "직원의 1/20 가량", "1/20 가량 ratio 0.05"},
    {"an angle", "하강각도는 79도다", "79도 measure 79 deg"},
    {"a turn in a group", "3조 다섯 번째로 뛰었다", "다섯 번째 ordinal 5 번째"},
    {"half, with a josa", "금액의 절반인 300만원", "절반 ratio 0.5; 300만원 money 3000000 KRW"},
    {"between two with a unit", "10점에서 15점 사이", "10점에서 15점 사이 score 10..15 점"},
    {"one of several", "직원 가운데 하나로 꼽힌다", "하나 number 1"},
    {"a deputy's number", "제1부총리", "제1 ordinal 1"},
    {"how strong", "진도 4의 흔들림", "4 number 4"},
    {"a whole and a fraction", "1과 2분의 1", "1과 2분의 1 ratio 1.5"},
    {"a score", "한국이 일본을 3대 2로 이겼다", "3대 2 score null"},
    {"a score with a dash", "한국이 2-1로 이겼다", "2-1 score null"},
    {"an index", "코스피는 2,500.12로 마쳤다", "2,500.12 index 2500.12"},
    {"a number alone", "이십사만 천오백칠십이", "이십사만 천오백칠십이 number 241572"},
    {"a decimal in words", "3십만점칠칠", "3십만점칠칠 number 300000.77"},
    {"nothing glued", "매출3조원", "3조원 money 3000000000000 KRW"},
    {"several in one sentence", "위원 19명 가운데 찬성 15명", "19명 count 19 명; 15명 count 15 명"},
};

static const struct { const char *why, *in, *mod; } modifiers[] = {
    {"before", "약 20명", "approx"},
    {"inside", "20여명", "approx"},
    {"inside the numeral", "10여만명", "approx"},
    {"behind, without a blank", "15%가량", "approx"},
    {"behind, with a blank", "1억원 안팎", "approx"},
    {"at least", "15세 이상", "equal_or_more"},
    {"at most", "15세 이하", "equal_or_less"},
    {"above", "10만원 초과", "more_than"},
    {"below", "1000명 미만", "less_than"},
    {"a predicate behind a josa", "600억원이 넘는 돈", "more_than"},
    {"a predicate", "30%를 웃도는 비율", "more_than"},
    {"most", "최대 10%", "equal_or_less"},
    {"least", "최소 3명", "equal_or_more"},
    {"two at once", "최대 약 3만명", "approx"},
    {"none", "총 25명", ""},
};

/* Of the last figure of a text. */
static const struct { const char *why, *in, *of, *change, *baseline; } slots[] = {
    {"the noun before a parenthesis", "반대(38%)가 많았다.", "반대", "", ""},
    {"a place before it: what the clause is about", "주가는 서울(2.3%)에서 올랐다.", "주가", "increase", ""},
    {"the sum of a list is of none of it", "남성 30명, 여성 20명 등 50명이 왔다.", "", "", ""},
    {"대 are machines", "시내버스 업체 수는 64개사로 7383대가 다닌다.", "시내버스", "", ""},
    {"the noun that the figure before has", "117개 노선 625대를 운영한다.", "", "", ""},
    {"behind 달하는", "15억원에 달하는 재산을 숨겼다.", "재산", "", ""},
    {"a person is not counted", "30대 문유성씨가 왔다.", "", "", ""},
    {"the noun right before", "서버 3만2천대를 옮겼다", "서버", "", ""},
    {"the subject", "주가가 15만원이 됐다", "주가", "", ""},
    {"the noun behind 의", "3명의 환자가 왔다", "환자", "", ""},
    {"behind 의 with more between", "1412명의 안내 전담 인력을 배치했다", "인력", "", ""},
    {"behind a count in pieces", "서울 25개 자치구에서 열린다", "자치구", "", ""},
    {"behind a predicate", "해마다 600억원이 넘는 돈을 쓴다", "돈", "", ""},
    {"a rate of a whole", "설치비의 70%를 준다", "설치비", "", ""},
    {"what has risen", "수입액은 전년 대비 15.3% 증가했다", "수입액", "increase", "전년 대비"},
    {"what has fallen", "난방비를 70% 줄인다", "난방비", "decrease", ""},
    {"compared with the same months", "판매량이 작년 같은 기간보다 12.3% 많았다", "판매량", "increase", "작년 같은 기간보다"},
    {"a state is no change", "점유율은 34.1%로 높은 편이다", "점유율", "", ""},
    {"distances do not fall", "지구에서 41광년 떨어진 별이다", "", "", ""},
    {"who spends is not what is spent", "한빛전자는 1천200억원을 들여 공장을 짓는다.", "", "", ""},
    {"nor who seizes", "경찰은 3명을 붙잡았다.", "", "", ""},
    {"nor who asks", "새빛은 전국 성인 1천4명을 조사했다.", "성인", "", ""},
    {"people there may be a number of", "환자는 3명이다.", "환자", "", ""},
    {"for each of what", "환율은 달러당 1,426.2원에 마감했다.", "환율", "", ""},
    {"a price", "판매가 1만2천원에 팔린다.", "판매가", "", ""},
    {"a noun and its josa", "판매가 3만대로 줄었다.", "판매", "decrease", ""},
    {"worth so much", "1천500만 원 상당의 금품을 훔쳤다.", "금품", "", ""},
    {"a josa that ends the noun", "혈중알코올농도 0.08%", "혈중알코올농도", "", ""},
    {"change behind a parenthesis", "코스피는 152포인트(0.38%) 오른 채 마감했다.", "코스피", "increase", ""},
    {"through the sign of a unit", "지지율은 1주 전보다 2%포인트(p) 올랐다.", "지지율", "increase", "1주 전보다"},
    {"exceeded is no rise", "매출이 8조원을 웃돌았다.", "매출", "", ""},
    {"sorted by", "지역별로는 429만명이 찾았다.", "", "", ""},
    {"all of them", "법원은 9개 혐의 모두 인정하면서도 감형했다.", "혐의", "", ""},
    {"a fire is no number of dead", "불이 나 2명이 숨졌다.", "", "", ""},
    {"an explosion neither", "폭발이 일어나 31명이 숨졌다.", "", "", ""},
    {"what it became", "주가가 15만원이 됐다.", "주가", "", ""},
    {"a player", "이정후는 4타수 3안타를 기록했다.", "", "", ""},
    {"a place that is a noun, too", "경기 13명", "", "", ""},
    {"about so much", "분양가는 1천800만원 선이다.", "분양가", "", ""},
    {"a dimension", "세로 30m 크기의 글자", "세로", "", ""},
    {"a dimension behind", "100m 길이의 옹벽", "길이", "", ""},
    {"a time is nothing counted", "7세 때 골프채를 잡았다.", "", "", ""},
    {"glued to its comparison", "위조지폐는 전년대비 1,381장 줄었다.", "위조지폐", "decrease", "전년대비"},
    {"no verb in the comparison", "돈이 늘어 전년도 대비 20.4% 증가했다.", "돈", "increase", "전년도 대비"},
    {"only", "예약 가입자만 총 27만여명을 넘었다.", "가입자", "", ""},
    {"what it went through", "추첨을 통해 뽑은 100명을 초청했다.", "", "", ""},
    {"behind a time, the noun behind", "현지 시각 오전 3시 현재 4명의 광부를 구했다.", "광부", "", ""},
    {"a country that got votes", "투표에서 러시아는 13표를 얻었다.", "", "", ""},
    {"how often people did it", "핵심 인사들이 최소 18차례 전화했다.", "", "", ""},
    {"how often it takes place", "체험 행사가 세 차례 열린다.", "행사", "", ""},
    {"a price before its parenthesis", "공모가(1만5천원)를 정했다.", "공모가", "", ""},
    {"a sum by its end", "공사비는 당초 1천200억원이었다.", "공사비", "", ""},
    {"who did something to it", "글을 5천700여 명이 공유했다.", "", "", ""},
    {"a comparison behind a parenthesis", "값이 2년 전(상반기)보다 38.4% 올랐다.", "값", "increase", "2년 전(상반기)보다"},
    {"an address", "산 187-7번지 6천611㎡", "", "", ""},
    {"while walking", "도로를 걷다가 2명에게 맞았다.", "", "", ""},
};

static const struct { const char *why, *in; } none[] = {
    {"a disease", "코로나19가 번졌다"},
    {"a technology", "5G 통신망을 깔았다"},
    {"a group of states", "G20 정상회의가 열렸다"},
    {"dimensions", "3차원 영상을 만들었다"},
    {"a line of the underground", "지하철 1호선이 섰다"},
    {"a national road", "2번 국도에서 사고가 났다"},
    {"an article of a law", "무역법 122조를 들었다"},
    {"an article of the constitution", "헌법 제66조는 이렇다"},
    {"article and clause", "형법 47조 3항을 고쳤다"},
    {"a division of an office", "수원지검 형사6부가 맡았다"},
    {"the order of reports", "검찰 압수수색(종합2보)"},
    {"a telephone number", "문의 02-000-7711"},
    {"a short telephone number", "대표번호 1588-1234"},
    {"an e-mail address", "2yclever@inews24.com"},
    {"만, the josa", "가지만 해도 그렇다"},
    {"만 in another word", "만일 그렇다면 만남은 없다"},
    {"한, an adnominal", "한 관계자는 말을 아꼈다"},
    {"한 in other words", "한편 한국은 한층 나아졌다"},
    {"이, this", "이 대표는 이번에 이사를 한다"},
    {"일, a day or a work", "일이 많은 일부 직원"},
    {"조, a surname and an investigation", "조 의원은 조사를 받았다"},
    {"words that look like numeral and unit", "사건을 맡은 사원은 오전에 구단을 찾았다"},
    {"세 and 네", "세계는 네티즌의 세대가 됐다"},
    {"몇 is not three", "몇 사람이 왔다"},
    {"a day", "2022년 10월 19일 오후 3시"},
    {"a duration", "3년 동안 두 달씩"},
    {"a name with a number", "갤럭시S24와 아이폰을 샀다"},
    {"a group of a draw", "예선 5조에서 겨뤘다."},
    {"groups", "3조와 4조로 나눠 뛰었다."},
    {"a clause of a law", "형법 제250조 2항에 따라"},
    {"an election by its day", "3·9 대선에서 졌다."},
    {"a model", "아이폰14 프로를 공개했다."},
    {"once more", "다시 한 번 강조했다."},
    {"who is also", "대표이기도 한 곳에서 만났다"},
    {"what can be", "가져갈 수만 있다면 좋겠다"},
    {"nine trillions of nothing", "구조도 못 하고 이해할 수 없는 말을 했다"},
    {"names like two and a unit", "이강인 선수와 이평형 국장이 왔다"},
    {"the first train", "첫차부터 멈췄다."},
};

static newsx_doc *read_text(const char *text)
{
    newsx_doc *d;
    newsx_source src = NEWSX_SOURCE_INIT;
    src.published = nx_cstr("2022-10-19T15:30:00+09:00");
    assert_int_equal(newsx_doc_new(&d, engine), NEWSX_OK);
    assert_int_equal(newsx_doc_read(d, nx_cstr(text), &src, NULL), NEWSX_OK);
    return d;
}

static const newsx_fact *next_figure(const newsx_doc *d, const newsx_fact *f)
{
    while ((f = newsx_fact_next(d, f)) != NULL && f->kind != NEWSX_FIGURE)
        continue;
    return f;
}

static newsx_str or_null(newsx_str s)
{
    return s.len ? s : NX_S("null");
}

static void print_figure(nx_buf *b, const newsx_doc *d, const newsx_fact *f)
{
    newsx_str low = newsx_fact_get(d, f, "min"), high = newsx_fact_get(d, f, "max"), unit = newsx_fact_get(d, f, "unit");
    nx_buf_add(b, nx_str_span(newsx_doc_text(d), f->span));
    nx_buf_byte(b, ' ');
    nx_buf_add(b, newsx_fact_get(d, f, "kind"));
    nx_buf_byte(b, ' ');
    if (low.len || high.len) {
        nx_buf_add(b, low);
        nx_buf_add(b, NX_S(".."));
        nx_buf_add(b, high);
    } else {
        nx_buf_add(b, or_null(newsx_fact_get(d, f, "value")));
    }
    if (unit.len) {
        nx_buf_byte(b, ' ');
        nx_buf_add(b, unit);
    }
}

static const char *all_figures(nx_arena *a, const newsx_doc *d)
{
    nx_buf b = nx_buf_new(a, 256);
    for (const newsx_fact *f = next_figure(d, NULL); f; f = next_figure(d, f)) {
        if (b.len)
            nx_buf_add(&b, NX_S("; "));
        print_figure(&b, d, f);
    }
    return nx_test_cstr(a, nx_buf_str(&b));
}

static void reads_figures(void **state)
{
    for (size_t i = 0; i < NX_LEN(figures); i++) {
        newsx_doc *d = read_text(figures[i].in);
        const char *got = all_figures(*state, d);
        if (strcmp(got, figures[i].out) != 0)
            fail_msg("%s: %s gives %s", figures[i].why, figures[i].in, got);
        newsx_doc_free(d);
    }
}

static void reads_modifiers(void **state)
{
    for (size_t i = 0; i < NX_LEN(modifiers); i++) {
        newsx_doc *d = read_text(modifiers[i].in);
        const newsx_fact *f = next_figure(d, NULL);
        if (!f || !nx_str_is(newsx_fact_get(d, f, "mod"), modifiers[i].mod))
            fail_msg("%s: %s gives %s", modifiers[i].why, modifiers[i].in,
                     f ? nx_test_cstr(*state, newsx_fact_get(d, f, "mod")) : "no figure");
        newsx_doc_free(d);
    }
}

/* What the nth figure says of another. */
static const struct { const char *why, *in; int figure; const char *equals, *result; } links[] = {
    {"a sum in another currency", "1억달러(약 1천430억원)를 투자한다.", 2, "f1", ""},
    {"with its name", "500만유로(한화 약 70억원)를 물린다.", 2, "f1", ""},
    {"outside a parenthesis", "상금은 100만달러, 우리 돈으로 약 14억원이다.", 2, "f1", ""},
    {"a size in another unit", "3.3㎡(1평)에 2천만원이다.", 2, "f1", ""},
    {"the first converts nothing", "1억달러(약 1천430억원)를 투자한다.", 1, "", ""},
    {"a part is no conversion", "직원 30명(여성 10명)이 왔다.", 2, "", ""},
    {"two sums of one currency", "매출 100억원(영업이익 20억원)을 냈다.", 2, "", ""},
    {"a change and what came of it", "전년 대비 15.3% 증가한 3조원을 기록했다.", 1, "", "f2"},
    {"of a rate", "0.5%포인트 내린 3.25%로 정했다.", 1, "", "f2"},
    {"over a parenthesis", "12.3포인트(0.5%) 오른 2,500.12에 마쳤다.", 1, "", "f3"},
    {"from within it", "12.3포인트(0.5%) 오른 2,500.12에 마쳤다.", 2, "", "f3"},
    {"what came of it stands before", "매출은 3조4천억원으로 전년보다 12% 줄었다.", 2, "", "f1"},
    {"something else stands between", "3조원으로 매출이 가장 컸고 이익은 12% 줄었다.", 2, "", ""},
    {"a result changes nothing", "15.3% 증가한 3조원을 기록했다.", 2, "", ""},
};

static void reads_links(void **state)
{
    for (size_t i = 0; i < NX_LEN(links); i++) {
        newsx_doc *d = read_text(links[i].in);
        const newsx_fact *f = next_figure(d, NULL);
        for (int k = 1; f && k < links[i].figure; k++)
            f = next_figure(d, f);
        assert_non_null(f);
        newsx_str equals = newsx_fact_get(d, f, "equals"), result = newsx_fact_get(d, f, "result");
        if (!nx_str_is(equals, links[i].equals) || !nx_str_is(result, links[i].result))
            fail_msg("%s: %s gives equals=%s result=%s", links[i].why, links[i].in, nx_test_cstr(*state, equals), nx_test_cstr(*state, result));
        newsx_doc_free(d);
    }
}

static void reads_slots(void **state)
{
    for (size_t i = 0; i < NX_LEN(slots); i++) {
        newsx_doc *d = read_text(slots[i].in);
        const newsx_fact *f = next_figure(d, NULL);
        assert_non_null(f);
        for (const newsx_fact *next; (next = next_figure(d, f)) != NULL;) /* of the last one */
            f = next;
        newsx_str of = newsx_fact_get(d, f, "of"), change = newsx_fact_get(d, f, "change"), baseline = newsx_fact_get(d, f, "baseline");
        if (!nx_str_is(of, slots[i].of) || !nx_str_is(change, slots[i].change) || !nx_str_is(baseline, slots[i].baseline))
            fail_msg("%s: %s gives of=%s change=%s baseline=%s", slots[i].why, slots[i].in, nx_test_cstr(*state, of),
                     nx_test_cstr(*state, change), nx_test_cstr(*state, baseline));
        newsx_doc_free(d);
    }
}

static void leaves_alone(void **state)
{
    for (size_t i = 0; i < NX_LEN(none); i++) {
        newsx_doc *d = read_text(none[i].in);
        const char *got = all_figures(*state, d);
        if (*got)
            fail_msg("%s: %s gives %s", none[i].why, none[i].in, got);
        newsx_doc_free(d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        NX_TEST(reads_figures),
        NX_TEST(reads_modifiers),
        NX_TEST(reads_slots),
        NX_TEST(reads_links),
        NX_TEST(leaves_alone),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
