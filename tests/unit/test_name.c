/* test_name.c -- the people, organizations and places of single sentences, with the dictionaries of the build. */
#include "tests/naming.h"

static void finds_people(void **state)
{
    (void)state;
    static const nx_naming_case cases[] = {
        {"organization between name and title", "윤서경 삼성전자 부사장이 발표를 맡았다.", "윤서경<삼성전자|부사장> / 삼성전자 / "},
        {"organization before the name", "삼성전자 윤서경 부사장이 발표를 맡았다.", "윤서경<삼성전자|부사장> / 삼성전자 / "},
        {"title before the name", "배우 채도현이 무대에 섰다.", "채도현<|배우> /  / "},
        {"status of the office", "윤서경 전 국토교통부 장관은 말을 아꼈다.", "윤서경<국토교통부|장관|former> / 국토교통부 / "},
        {"modifier that is part of the title", "윤서경 카카오 수석 부사장이 답했다.", "윤서경<카카오|수석 부사장> / 카카오 / "},
        {"one title for two", "윤서경·채도현 카카오 각자대표가 나왔다.", "윤서경<카카오|각자대표>, 채도현<카카오|각자대표> / 카카오 / "},
        {"former office in brackets", "윤서경 카카오 대표(전 네이버 부사장)가 나왔다.", "윤서경<네이버|부사장|former><카카오|대표> / 카카오, 네이버 / "},
        {"court with division", "수원지검 형사6부(윤서경 부장검사)가 맡았다.", "윤서경<수원지검 형사6부|부장검사> / 수원지방검찰청 / "},
        {"honorific, no role", "윤서경 씨는 집에 없었다.", "윤서경 /  / "},
        {"two-syllable surname", "남궁민재 선수가 골을 넣었다.", "남궁민재<|선수> /  / "},
        {"a letter for a name", "A씨는 혐의를 인정했다.", "A /  / "},
        {"a surname and 모", "김모(45)씨는 혐의를 인정했다.", "김모 /  / "},
        {"a surname and 모, with a title", "경찰은 이모(54) 의원을 불렀다.", "이모<|의원> / 경찰 / "},
        {"ends like a josa, a body between it and its title", "김지만 삼성증권 연구원은 말했다.", "김지만<삼성증권|연구원> / 삼성증권 / "},
        {"from abroad, ends like a josa", "스티브 체룬돌로 감독은 말했다.", "스티브 체룬돌로<|감독> /  / "},
        {"age", "윤서경(48) 씨는 새벽에 왔다.", "윤서경 /  / "},
        {"no title, but josa and shape", "이날 경기에서는 윤서경이 이겼다.", "윤서경 /  / "},
        {"foreign name by its title", "브렌단 오하라 아일랜드 외무장관이 왔다.", "브렌단 오하라<아일랜드|외무장관> /  / 아일랜드"},
        {"short foreign name by a title of people alone", "로리 국왕은 왕자와 함께 왔다.", "로리<|국왕> /  / "},
        {"first word of a foreign name that sounds little so", "존 크라벨 박사는 오지 않았다.", "존 크라벨<|박사> /  / "},
        {"honorific behind the title", "윤서경 교수님이 왔다.", "윤서경<|교수> /  / "},
        {"office of the same word as the bank", "윤서경 하나은행장이 왔다.", "윤서경<하나은행|하나은행장> /  / "},
        {"known name behind other syllables", "다고장트럼프", " /  / "},
        {"office of a district", "윤서경 강남구청장이 왔다.", "윤서경<강남구청|강남구청장> /  / 강남"},
        {"office of a province", "윤서경 전남지사가 왔다.", "윤서경<전남|전남지사> /  / 전남"},
        {"no body within", "윤서경 부시장이 왔다.", "윤서경<|부시장> /  / "},
        {"body of the appointment", "한빛전자는 지난달 윤서경 감독을 경질했다.", "윤서경<한빛전자|감독> / 한빛전자 / "},
        {"a title that is also a word", "데이비드 크라벨 대사는 오지 않았다.", "데이비드 크라벨<|대사> /  / "},
        {"another title is another person", "최 회장의 동생인 최서경 수석부회장이 왔다.", "최<|회장>, 최서경<|수석부회장> /  / "},
        {"person of the dictionary", "블라디미르 푸틴은 오지 않았다.", "블라디미르 푸틴 /  / "},
        {"list of personnel", "◇국세청 ▲운영지원과장 윤서경 ▲대변인 채도현", "윤서경<|운영지원과장>, 채도현<|대변인> / 국세청 / "},
        {"office that a verb tells", "네이버 사외이사를 지낸 윤서경이 나왔다.", "윤서경<네이버|사외이사|former> / 네이버 / "},
        {"name from abroad by its first word", "이날 오노데라 이쓰노리는 오지 않았다.", "오노데라 이쓰노리 /  / "},
        {"surname of somebody famous", "캐럴라인 케네디 대사가 왔다.", "캐럴라인 케네디<|대사> /  / "},
        {"another spelling of somebody famous", "도날드 트럼프는 오지 않았다.", "도널드 트럼프 /  / "},
        {"characters in brackets", "유카와 하루나(湯川遙菜) 씨는 없었다.", "유카와 하루나*2 /  / "},
        {"given name that ends like a josa", "터키의 슐레이만 소일루는 오지 않았다.", "슐레이만 소일루 /  / 터키"},
        {"name that ends like a longer josa", "마르코 파르놀로는 오지 않았다.", "마르코 파르놀로 /  / "},
        {"spelt in Latin letters", "벨라 포치(Bella Poarch)가 사진을 올렸다.", "벨라 포치 /  / "},
        {"head of what stands before the bracket", "국세청(청장 윤서경)은 밝혔다.", "윤서경<국세청|청장> / 국세청 / "},
        {"short form between organization and title", "윤서경 금융정보분석원(FIU) 원장이 왔다.", "윤서경<금융정보분석원|원장> / 금융정보분석원*2 / "},
        {"a surname and 모, apart", "범인 윤 모 씨와 류모 카카오 팀장이 왔다.", "윤 모, 류모<카카오|팀장> / 카카오 / "},
        {"전 is a surname, and no surname", "전서경 전 총장과 윤서경 전 총장이 왔다.", "전서경<|총장|former>, 윤서경<|총장|former> /  / "},
        {"Chinese characters", "윤서경(尹瑞慶) 총장이 왔다.", "윤서경<|총장>*2 /  / "},
        {"an honorific in a word of its own", "덩신밍 씨는 없었다.", "덩신밍 /  / "},
        {"a surname and 모 before an office", "허 모 영사가 왔다.", "허 모<|영사> /  / "},
        {"surname from abroad, told before", "메릴 뉴먼(85)이 왔다. 뉴먼은 곧 갔다.", "메릴 뉴먼*2 /  / "},
        {"family name of Japan, told before", "오노데라 이쓰노리가 왔다. 오노데라는 곧 갔다.", "오노데라 이쓰노리*2 /  / "},
        {"particle and hyphen", "아마르 페르난데스 데 바레토와 안네그레트 크람프-카렌바우어 총리가 왔다.",
         "아마르 페르난데스 데 바레토, 안네그레트 크람프-카렌바우어<|총리> /  / "},
        {"head of a faculty in brackets", "서울대 사범대(학장 이상권) 학생들이 왔다.", "이상권<서울대 사범대|학장> / 서울대학교 / "},
        {"a constituency between name and title", "국민의힘 윤서경(전북 전주병) 의원이 왔다.", "윤서경<국민의힘|의원> / 국민의힘 / 전북, 전주"},
        {"a party behind the title", "윤서경 의원(국민의힘, 순천)이 왔다.", "윤서경<국민의힘|의원> / 국민의힘 / 순천"},
        {"a body without a name", "윤서경 농업기술센터 소장이 왔다.", "윤서경<농업기술센터|소장> /  / "},
        {"no second name", "윤서경 진에너텍 대표가 왔다.", "윤서경<진에너텍|대표> / 진에너텍 / "},
        {"a surname of few", "금 의원은 말을 아꼈다.", "금<|의원> /  / "},
        {"described by the office", "국세청장인 윤서경이 왔다.", "윤서경<국세청|국세청장> /  / "},
        {"described by an office of before", "국세청 차장이던 윤서경이 왔다.", "윤서경<국세청|차장|former> / 국세청 / "},
        {"office held for another", "윤서경 국세청장 직무대행이 왔다.", "윤서경<|국세청장 직무대행> /  / "},
        {"a row of names", "발인식에는 권칠승, 윤서경 씨 등이 왔다.", "권칠승, 윤서경 /  / "},
        {"somebody known whose name looks like a noun", "새 왕조를 설계한 정도전의 이야기다.", "정도전 /  / "},
        {"surname of somebody known, told before", "클레이턴 커쇼가 던졌다. 라두 포체스쿠 감독은 커쇼를 믿었다.", "클레이튼 커쇼*2, 라두 포체스쿠<|감독> /  / "},
        {"pronoun of one, not of several", "윤서경 대표가 왔다. 그들의 자식은 없었다.", "윤서경<|대표> /  / "},
        {"given name before an honorific", "영상에는 세영 양의 모습이, 사진에는 재국씨가 있다.", "세영, 재국 /  / "},
        {"honorific behind letters that nothing explains", "하쓰코씨는 오지 않았다.", "하쓰코 /  / "},
        {"stage name behind what artists are called", "래퍼 펑쿠가 노래했다.", "펑쿠<|래퍼> /  / "},
        {"known name of two syllables and its josa", "배우 주원이 방문했다.", "주원<|배우> /  / "},
        {"looks like a verb with its josa", "텔레스라는 그날 발표했다. 그날 제스키르는 이겼다.", "제스키르 /  / "},
        {"whose side somebody takes", "윤서경 의원측은 말했다. 남 측도 말했다.", "윤서경<|의원> /  / "},
        {"surname and occupation in one word, told before", "윤서경 사무장이 왔다. 윤사무장은 갔다. 박사무장도 갔다.", "윤서경<|사무장>*2 /  / "},
        {"this company", "늘솔전자는 크다. 이 회사 윤서경 대표와 다른 회사 채도현 대표가 왔다.", "윤서경<늘솔전자|대표>, 채도현<|대표> / 늘솔전자 / "},
        {"a title before the name, of the same party", "국민의힘이 밝혔다. 같은 당 대변인인 윤서경은 갔다.", "윤서경<국민의힘|대변인> / 국민의힘 / "},
        {"two of one surname by their titles", "윤서경 의원과 윤도현 장관이 만났다. 윤 의원은 웃고 윤 장관은 울었다.", "윤서경<|의원>*2, 윤도현<|장관>*2 /  / "},
        {"chair of a committee", "환경노동위원장인 윤서경 의원이 왔다.", "윤서경<환경노동위원회|환경노동위원장><|의원> /  / "},
        {"appointed by a verb", "이사회는 윤서경 부사장을 신임 대표이사로 선임했다.", "윤서경<|부사장><|대표이사> /  / "},
    };
    nx_naming_check(cases, NX_LEN(cases));
}

static void leaves_common_words(void **state)
{
    (void)state;
    static const nx_naming_case cases[] = {
        {"stop words", "한편 이번 조사는 이날 우선 마무리됐다.", " /  / "},
        {"determiner and noun", "이 회사와 전 직원은 한 우물을 팠다.", " /  / "},
        {"noun and josa", "당권을 정부도 조사도 이유로 들었다.", " / 정부 / "},
        {"noun and noun of a syllable", "선출직 지지자들이 이중화를 요구했다.", " /  / "},
        {"a percentage is no age", "전서권(34.4%)과 함초율(28.0%)이 높았다.", " /  / "},
        {"a month in brackets is no age", "더블헤더(7, 8월)를 치른다.", " /  / "},
        {"noun and long josa", "돌 안에서 꽃이 핀다.", " /  / "},
        {"verb and ending", "이기고 남기기 위해 구하지 못했다.", " /  / "},
        {"noun made a verb", "소비자를 유인하거나 속였다.", " /  / "},
        {"noun before its title", "유치원 원장과 국무총리 지명자를 만났다.", " /  / "},
        {"verb before a title", "파장이 컸던 교수와 지난해 데뷔한 래퍼가 왔다.", " /  / "},
        {"members of something", "트라벨 회원과 세르빗 모델이 나왔다.", " /  / "},
        {"pupils of a school", "도한고 학생과 도한중 교사가 왔다.", " /  / "},
        {"tense", "논란이 됐던 배우는 말했다고 총장은 전했다.", " /  / "},
        {"noun and verb", "새로 데뷔한 가수를 인용해 전했다.", " /  / "},
        {"adjective", "어릴 적 친구가 이뤄진 꿈을 적었다.", " /  / "},
        {"these people", "이 영사들과 만났다.", " /  / "},
        {"byline", "홍길동 기자 = 새 다리가 열렸다.", " /  / "},
    };
    nx_naming_check(cases, NX_LEN(cases));
}

static void finds_organizations(void **state)
{
    (void)state;
    static const nx_naming_case cases[] = {
        {"by its ending", "늘솔전자가 새 공장을 짓는다.", " / 늘솔전자 / "},
        {"by its sign", "㈜가온누리는 새 공장을 짓는다.", " / 가온누리 / "},
        {"by the noun before it", "벤처기업 다온빛이 새 센서를 냈다.", " / 다온빛 / "},
        {"by a name and a title", "윤서경 다온빛 대표는 말했다. 다온빛은 작다.", "윤서경<다온빛|대표> / 다온빛*2 / "},
        {"by an ending of one syllable beside a name", "가온대 윤서경 교수는 말했다.", "윤서경<가온대|교수> / 가온대 / "},
        {"abbreviation of a thing", "액화천연가스(LNG)와 무르통신(BTC)이 온다.", " /  / "},
        {"abbreviation in brackets", "금융정보분석원(FIU)이 밝혔다.", " / 금융정보분석원*2 / "},
        {"of a country", "미국 정부가 밝혔다.", " / 미국 정부 / "},
        {"Latin and Hangul apart", "LG 유플러스가 밝혔다.", " / LG유플러스 / "},
        {"a word of its own behind a town", "김포 경찰서가 밝혔다.", " / 김포 경찰서 / 김포"},
        {"several nouns behind a country", "한국 범죄학 연구소와 독일 축구 대표팀이 왔다.", " / 한국 범죄학 연구소, 독일 축구 대표팀 / "},
        {"nouns in quotation marks", "의원들의 '개헌추진 국회의원 모임'이 활동을 시작했다.", " / 개헌추진 국회의원 모임 / "},
        {"a word that nothing explains and its ending", "타누라 대학교가 세인트 타누라 신문과 손잡았다.", " / 타누라 대학교, 세인트 타누라 신문 / "},
        {"a verb before the same ending", "환자를 쓰러져 병원으로 옮겼고 시민을 위해 은행이 문을 열었다.", " /  / "},
        {"ambiguous, but a word of its own", "엑소는 노래했고 페이스북은 책을 페이스북에 냈다.", " / 엑소, 페이스북 / "},
        {"a place and a body in one word", "경기진보연대가 밝혔다.", " / 경기진보연대 / "},
        {"behind the legal form", "도서출판 동녘이 책을 냈다.", " / 도서출판 동녘 / "},
        {"in a town", "울산 남부경찰서는 밝혔다.", " / 남부경찰서 / 울산"},
        {"whose it is", "인천시 선거관리위원회가 밝혔다. 선관위는 바쁘다.", " / 인천시 선거관리위원회, 중앙선거관리위원회 / 인천시"},
        {"of another country", "미국 민주당이 이겼다. 민주당은 기뻐했다.", " / 미국 민주당*2 / "},
        {"of this country", "한국 국방부가 밝혔다.", " / 국방부 / "},
        {"the party's own", "당 선거관리위원회가 밝혔다.", " / 선거관리위원회 / "},
        {"part of it", "서울대 국어국문학과가 밝혔다.", " / 서울대학교 / "},
        {"union of a company", "카카오 노조가 밝혔다.", " / 카카오 노조 / "},
        {"two words", "전국늘솔 노동조합연맹이 밝혔다.", " / 전국늘솔 노동조합연맹 / "},
        {"short name behind a mark", "늘솔여성단체연합회(회장 윤서경, 이하 '늘여연')는 밝혔다. 늘여연은 작다.",
         "윤서경<늘솔여성단체연합회|회장> / 늘솔여성단체연합회*3 / "},
        {"a group by the noun before", "아이돌그룹 위너가 새 노래를 냈다.", " / 위너 / "},
        {"capitals for all of the words before", "솔내태평양지역 네트워크 정보센터(SPNIC)가 밝혔다.", " / 솔내태평양지역 네트워크 정보센터*2 / "},
        {"written in several words", "국제 올림픽 위원회(IOC)가 밝혔다.", " / 국제올림픽위원회*2 / "},
        {"agency of a dateline that nobody knows", "(서울=가온통신) 새 다리가 열렸다.", " /  / 서울"},
        {"agency of a dateline in square brackets", "[서울=뉴시스] 새 다리가 열렸다.", " /  / 서울"},
        {"agency of a dateline", "(서울=연합뉴스) 새 다리가 열렸다.", " /  / 서울"},
        {"plain nouns", "부정사용방지시스템과 국가지정문화재가 있다.", " /  / "},
        {"a tense like a school", "그렇게 말했다고 윤서경 교수가 전했다.", "윤서경<|교수> /  / "},
        {"a councillor like a clinic", "대전시의원이 밝혔다.", " /  / 대전"},
        {"common nouns with an ending", "시중은행과 지방은행이 모였다.", " /  / "},
    };
    nx_naming_check(cases, NX_LEN(cases));
}

static void finds_places(void **state)
{
    (void)state;
    static const nx_naming_case cases[] = {
        {"a chain is several", "경기도 성남시 판교에서 불이 났다.", " /  / 경기도, 성남시, 판교"},
        {"one place, two forms", "수원시는 수원의 옛 이름을 찾는다.", " /  / 수원*2"},
        {"a common word in a row of places", "서울·경기·인천에 눈이 온다.", " /  / 서울, 경기, 인천"},
        {"a common word in a row of amounts", "서울 3명, 경기 7명이 다쳤다.", " /  / 서울, 경기"},
        {"a common word and a place", "경기와 인천에 눈이 온다.", " /  / 경기, 인천"},
        {"a word of its own behind a place", "샌프란시스코 공항에서 텍사스 주 댈러스로 갔다.", " /  / 샌프란시스코, 샌프란시스코 공항, 텍사스 주, 댈러스"},
        {"a road lies in no town", "영동고속도로 인천 방향이 막힌다.", " /  / 영동고속도로, 인천"},
        {"people and things of a place", "티베트인들이 중국산 차를 마시며 뉴욕증시를 본다.", " /  / "},
        {"a parish of any name behind a district", "대전 동구 소제동과 담양군 대덕면 성곡리에 눈이 온다.", " /  / 대전, 동구, 소제동, 담양군, 대덕면, 성곡리"},
        {"a number in the name", "종로2가와 역삼1동이 막힌다.", " /  / 종로2가, 역삼1동"},
        {"a word that nothing explains and what it is", "타흐루르 광장에 모였다.", " /  / 타흐루르 광장"},
        {"a verb before what a place is", "하늘에 나타나 공항이 닫혔다.", " /  / "},
        {"the same word alone", "경기가 끝난 뒤 선수들이 모였다.", " /  / "},
        {"part of an organization's name", "부산은행이 새 상품을 냈다.", " / BNK부산은행 / "},
        {"part of a verb", "이런 일은 용인될 수 없다.", " /  / "},
    };
    nx_naming_check(cases, NX_LEN(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_people),
        cmocka_unit_test(leaves_common_words),
        cmocka_unit_test(finds_organizations),
        cmocka_unit_test(finds_places),
    };
    return cmocka_run_group_tests(tests, nx_naming_open, nx_naming_close);
}
