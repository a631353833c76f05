/* test_plan.c -- plans: cues, what is none, who plans, and time, money and place. */
#include "tests/telling.h"

static const char *const cue[] = {"status", "action", "cue", NULL};
static const char *const actor[] = {"status", "actor", "actor_text", NULL};
static const char *const slots[] = {"status", "when", "figures", "places", NULL};

static void finds_cues(void **state)
{
    (void)state;
    static const nx_telling_case cases[] = {
        {"decided", "한빛전자는 평택에 공장을 짓기로 했다.", "decided|평택에 공장을 짓|기로 했다"},
        {"contracted", "시는 증설을 추진키로 했다.", "decided|증설을 추진|키로 했다"},
        {"scheduled", "법원은 선고 공판을 열 예정이다.", "scheduled|선고 공판을 열|예정이다"},
        {"planned", "경찰은 사고 경위를 조사할 방침이다.", "planned|사고 경위를 조사|할 방침이다"},
        {"reported", "정부는 세금을 줄인다는 계획이다.", "planned|세금을 줄인|다는 계획이다"},
        {"promised", "노조는 총파업에 들어가겠다고 예고했다.", "pledged|총파업에 들어가|겠다고 예고했다"},
        {"spoken", "윤서경 의원은 \"끝까지 싸우겠다\"고 말했다.", "pledged|끝까지 싸우|겠다"},
        {"considered", "회사는 공장을 해외로 옮기는 방안을 검토하고 있다.", "considered|공장을 해외로 옮기|는 방안을 검토하고 있다"},
        {"aimed", "시는 관광객을 두 배로 늘리는 것이 목표다.", "aimed|관광객을 두 배로 늘리|는 것이 목표다"},
        {"expected", "매출이 크게 늘어날 것으로 보인다.", "expected|매출이 크게 늘어날|것으로 보인다"},
        {"thing that will be", "개관식은 9월 5일 열릴 예정이다.", "scheduled|개관식은 9월 5일 열릴|예정이다"},
        {"only its day", "입주는 2029년 6월로 예정돼 있다.", "scheduled|입주는 2029년 6월로|예정돼 있다"},
        {"helped verb", "회사는 사업을 단호히 완수해 나가기로 했다.", "decided|사업을 단호히 완수해 나가|기로 했다"},
        {"fragment in marks", "정부는 \"적절한 조치\"를 취하겠다고 밝혔다.", "pledged|\"적절한 조치\"를 취|하겠다고"},
        {"behind a quotation", "시는 \"문제가 없다\"며 14일 창구를 열겠다고 약속했다.", "pledged|창구를 열|겠다고 약속했다"},
        {"polite", "저희는 다시 거듭나겠습니다.", "pledged|다시 거듭나|겠습니다"},
        {"noun", "한빛전자는 새 전화기를 3월 출시 예정이라고 밝혔다.", "scheduled|새 전화기를 3월 출시|예정이라고"},
        {"with others", "시는 축제에 참여하는 방안도 이웃 군과 논의하고 있다.", "considered|축제에 참여하는|방안도 이웃 군과 논의하고 있다"},
        {"no thought of it", "그럴 생각은 전혀 없다.", "planned|그럴|생각은 전혀 없다"},
        {"headline", "2년 후 상장 목표", "aimed|상장|목표"},
        {"present, of a day to come", "시는 다음 달 1일부터 누구나 빌릴 수 있는 자전거를 늘린다고 12일 밝혔다.", "scheduled|누구나 빌릴 수 있는 자전거를 늘린|다고"},
        {"happens by itself", "결승전은 오는 28일 열린다.", "scheduled|결승전은 오는 28일 열린|다"},
        {"list of nouns", "시는 교육, 문화 시설을 늘릴 계획이다.", "planned|교육, 문화 시설을 늘릴|계획이다"},
        {"done with a comma", "시는 예산 3억원을 투입, 도서관을 늘릴 계획이다.", "planned|도서관을 늘릴|계획이다"},
        {"clause inside", "노조는 조합원 만 명이 참석하는 집회를 열 계획이다.", "planned|조합원 만 명이 참석하는 집회를 열|계획이다"},
        {"question inside", "경찰은 기계가 멈췄는지 조사할 방침이다.", "planned|기계가 멈췄는지 조사|할 방침이다"},
        {"time of a clause inside", "윤서경 의원은 오는 24일 열리는 총회에서 연설할 예정이다.", "scheduled|오는 24일 열리는 총회에서 연설|할 예정이다"},
        {"time with its noun", "시는 내년 5월 정도면 공사를 마칠 것으로 보인다.", "expected|공사를 마칠|것으로 보인다"},
        {"belief before it", "시는 파업이 길어진다고 보고 총력 대응할 계획이다.", "planned|총력 대응|할 계획이다"},
        {"joining word", "시는 또 내년까지 인력을 줄일 예정이다.", "scheduled|인력을 줄일|예정이다"},
        {"helped verb in between", "시는 막혀 있던 길을 넓힐 계획이다.", "planned|막혀 있던 길을 넓힐|계획이다"},
        {"what will be, far off", "먼지는 오는 24일 비가 내리면서 사라질 것으로 전망된다.", "expected|먼지는 오는 24일 비가 내리면서 사라질|것으로 전망된다"},
        {"present with a day to come", "시는 내년 3월 도서관을 연다고 밝혔다.", "scheduled|도서관을 연|다고"},
        {"present, a noun and 하다", "노조는 내년 3월 총파업에 돌입한다.", "scheduled|총파업에 돌입|한다"},
        {"moved to another day", "개관은 내년 6월로 연기됐다.", "scheduled|개관은 내년 6월로|연기됐다"},
        {"agreed, as is heard", "두 회사는 손을 잡기로 한 것으로 알려졌다.", "decided|손을 잡|기로 한 것으로 알려졌다"},
        {"vow in marks", "선수들은 '끝까지 뛰겠다'는 의지를 보였다.", "pledged|'끝까지 뛰|겠다'는 의지"},
        {"two in a sentence", "위원회는 최종안을 확정할 방침이며, 내년부터 시행에 들어갈 예정이다.",
         "planned|최종안을 확정|할 방침이며\nscheduled|시행에 들어갈|예정이다"},
    };
    nx_telling_check(cases, NX_LEN(cases), NEWSX_PLAN, cue);
}

static void leaves_others(void **state)
{
    (void)state;
    static const nx_telling_case cases[] = {
        {"called off", "서울시는 다음 달 문을 열 예정이었으나 공사가 늦어졌다.", ""},
        {"over", "회사는 값을 내리기로 했었다.", ""},
        {"wish", "윤서경 의원은 \"빨리 끝났으면 좋겠다\"고 말했다.", ""},
        {"condition", "정부가 협의하겠다면 막을 까닭이 없다.", ""},
        {"weather", "내일은 전국에 눈이 내리겠다.", ""},
        {"guess of the past", "경찰은 불이 밤에 났을 것으로 추정한다.", ""},
        {"by plan", "행사는 계획대로 예정보다 일찍 끝났다.", ""},
        {"pretext", "왕은 이웃 나라를 치겠다는 명목으로 군사를 모았다.", ""},
        {"noun that ends in 기", "올해는 팀마다 144경기로 확정했다.", ""},
        {"fallen through", "두 회사는 합치기로 했으나 결국 무산됐다.", ""},
        {"present of now", "시는 해마다 3월 축제를 연다.", ""},
        {"present of an opinion", "연구소는 내년 값이 뛴다고 본다.", ""},
        {"planned hour", "비행기가 착륙 예정 시각을 넘겼다.", ""},
        {"weather in polite words", "다음 주부터는 추워지겠습니다.", ""},
        {"guess about what is", "승객이 있을 것으로 예상되는 객실을 뒤졌다.", ""},
        {"news reader", "다음 소식을 전해드리겠습니다.", ""},
        {"present, of no time", "시는 해마다 축제를 연다.", ""},
        {"present, of a thing to come", "시는 내년 예산안을 심사한다.", ""},
        {"present, of a day that is over", "시는 지난 1일부터 신청을 받는다.", ""},
        {"duty", "시는 다음 달 10일까지 답해야 한다.", ""},
        {"done", "국회가 법안을 의결했다.", ""},
        {"noun that ends alike", "환경단체는 피해를 우려한다.", ""},
    };
    nx_telling_check(cases, NX_LEN(cases), NEWSX_PLAN, cue);
}

static void denies(void **state)
{
    (void)state;
    static const char *const attr[] = {"status", "negated", NULL};
    static const nx_telling_case cases[] = {
        {"not", "정부는 세금을 올리지 않을 방침이다.", "planned|true"},
        {"no plan", "회사는 공장을 매각할 계획이 없다고 밝혔다.", "planned|true"},
        {"not considered", "회사는 \"증자는 검토하지 않고 있다\"고 했다.", "considered|true"},
        {"adverb", "도는 대회를 못 하겠다고 밝혔다.", "pledged|true"},
        {"said", "정부는 세금을 올릴 방침이다.", "planned|false"},
    };
    nx_telling_check(cases, NX_LEN(cases), NEWSX_PLAN, attr);
}

static void finds_actors(void **state)
{
    (void)state;
    static const nx_telling_case cases[] = {
        {"topic", "국방부는 병원을 지을 계획이다.", "planned|국방부|국방부"},
        {"noun that can act", "경찰은 차량을 조사할 방침이다.", "planned|경찰|경찰"},
        {"phrase", "지도부 한 관계자는 법을 고치겠다고 말했다.", "pledged||지도부 한 관계자"},
        {"topic before the subject of a clause", "국토교통부는 노조가 도로를 막을 경우 차량을 옮길 방침이다.", "planned|국토교통부|국토교통부"},
        {"nearest where a clause ends", "국방부는 훈련을 마쳤고, 외교부는 협상을 시작할 예정이다.", "scheduled|외교부|외교부"},
        {"carried over", "국방부는 훈련을 마쳤다. 다음 달에는 결과를 공개할 예정이다.", "scheduled|국방부|국방부"},
        {"also", "교육부도 제도를 고칠 방침이다.", "planned|교육부|교육부"},
        {"speaker", "윤서경 국방부 장관은 \"기지를 옮기겠다\"고 말했다.", "pledged|윤서경|윤서경 국방부 장관"},
        {"speaker, dropped subject", "윤서경 국방부 장관은 \"올해는 훈련을 줄일 계획\"이라고 말했다.", "planned|윤서경|윤서경 국방부 장관"},
        {"pronoun", "윤서경 의원은 웃었다. 그는 다시 나서겠다고 말했다.", "pledged|윤서경|윤서경 의원"},
        {"behind the cue", "백년 기업을 만들겠다는 윤서경 대표는 바쁘다.", "pledged|윤서경|윤서경 대표"},
        {"organization of the speaker", "윤서경 국방부 장관은 \"협의가 끝났다\"고 말했다. 다음 달 병력을 옮긴다는 방침이다.", "planned|국방부|국방부"},
        {"owner behind the cue", "병력을 옮기겠다는 국방부의 방침에 주민들은 반발했다.", "pledged|국방부|국방부"},
        {"of others, in a quotation", "윤서경 의원은 \"국방부가 병력을 옮기겠다고 알려 왔다\"고 말했다.", "pledged|국방부|국방부"},
        {"province", "전라남도는 회의를 열었다. 도는 다음 달 결과를 내놓을 계획이다.", "planned|전라남도|전라남도"},
        {"no province", "국방부는 웃었다. 전국을 도는 행사를 열 계획이다.", "planned|국방부|국방부"},
        {"plural pronoun", "윤서경 의원은 웃었다. 주민들은 반대했다. 이들은 다음 달 집회를 열 계획이다.", "planned||주민들"},
        {"topic before an unknown topic", "두 장관은 하늘나래법은 다시 논의하기로 했다.", "decided||두 장관"},
        {"what another will do", "윤서경 의원은 국방부가 기지를 옮길 것이라고 말했다.", "expected|국방부|국방부"},
        {"subject of the next clause", "국방부는 훈련을 마쳤다. 다음 달 병력을 옮기기로 했으며, 외교부가 항의할 경우 늦추기로 했다.",
         "decided|국방부|국방부\ndecided|국방부|국방부"},
        {"thing as a topic", "윤서경 의원은 웃었다. 발전소는 짓지 않겠다고 말했다.", "pledged|윤서경|윤서경 의원"},
        {"thing that will be", "개관식은 9월에 열릴 예정이다.", "scheduled||"},
        {"unknown name, of a day to come", "달빛필름은 다음 달 1일부터 새 영화를 판다고 밝혔다.", "scheduled||달빛필름"},
        {"thing, of a day to come", "내일부터 전국에 비가 온다.", "scheduled||"},
        {"thing behind the agent of another clause", "경찰은 영장을 신청했고, 심사는 9월에 열릴 예정이다.", "scheduled||"},
        {"foreseen by whom", "국방부는 값이 오를 것으로 전망했다.", "expected|국방부|국방부"},
        {"foreseen, of what is done", "국방부는 경기가 회복될 것으로 내다봤다.", "expected|국방부|국방부"},
        {"foreseen by nobody", "국방부는 웃었다. 값이 오를 것으로 전망된다.", "expected||"},
        {"side by side", "국방부와 외교부는 회의를 열기로 했다.", "decided|외교부|국방부와 외교부"},
        {"people dealt with", "국방부는 불편을 겪은 고객은 돈을 돌려줄 방침이다.", "planned|국방부|국방부"},
        {"what one says of another", "국방부가 기지를 옮길 것이라고 윤서경 의원은 말했다.", "expected|국방부|국방부"},
        {"as soon as another clause is over", "국방부는 회의를 열었다. 준비는 접수가 끝나는 대로 시작할 방침이다.", "planned|국방부|국방부"},
        {"thing with an object", "윤서경 의원은 웃었다. 달빛필름은 영화를 다시 찍을 계획이다.", "planned||달빛필름"},
        {"subject that is a thing", "윤서경 의원은 웃었다. 다음 달에는 상점이 문을 닫을 예정이다.", "scheduled||"},
        {"thing of a condition", "국방부는 웃었다. 주민들은 요구가 받아들여지지 않으면 길을 막겠다고 말했다.", "pledged||주민들"},
        {"told with 도", "국방부는 웃었다. 외교부도 회의를 열었다. 다음 달 결과를 내놓을 계획이다.", "planned|외교부|외교부"},
        {"for the sake of others", "윤서경 의원은 \"주민이 쉴 수 있도록 길을 낼 것\"이라고 말했다.", "pledged|윤서경|윤서경 의원"},
    };
    nx_telling_check(cases, NX_LEN(cases), NEWSX_PLAN, actor);
}

static void fills_slots(void **state)
{
    (void)state;
    static const nx_telling_case cases[] = {
        {"all", "한빛전자는 3천억원을 들여 내년 상반기 평택에 공장을 지을 예정이다.", "scheduled|2027-H1|300000000000|평택"},
        {"not of the dateline", "(세종=한빛통신) 김하늘 기자 = 국방부는 내년에 기지를 옮기기로 했다.", "decided|2027||"},
        {"behind the aim", "한빛건설은 2027년 완공을 목표로 부산에 창고를 짓고 있다.", "aimed|2027||부산"},
        {"no time of the present", "시는 현재 9곳인 창고를 내년까지 20곳으로 늘릴 방침이다.", "planned|2027|9,20|"},
        {"what is over stays out", "시는 지난해 문을 닫은 공장을 내년에 다시 열 계획이다.", "planned|2027||"},
    };
    nx_telling_check(cases, NX_LEN(cases), NEWSX_PLAN, slots);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_cues),   cmocka_unit_test(leaves_others), cmocka_unit_test(denies),
        cmocka_unit_test(finds_actors), cmocka_unit_test(fills_slots),
    };
    return cmocka_run_group_tests(tests, nx_telling_open, nx_telling_close);
}
