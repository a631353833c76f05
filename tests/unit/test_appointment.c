/* test_appointment.c -- offices taken and left: who, which, where, when; lists of changes. */
#include "tests/telling.h"

static const char *const all[] = {"kind", "person", "title", "organization", "when", NULL};

static void finds_appointments(void **state)
{
    (void)state;
    static const nx_telling_case cases[] = {
        {"subject", "윤서경 한빛전자 부사장이 5일 대표이사로 선임됐다.", "appointed|윤서경|대표이사|한빛전자|2026-02-05"},
        {"object", "한빛은행은 5일 김하늘 부행장을 은행장으로 내정했다.", "nominated|김하늘|은행장|한빛은행|2026-02-05"},
        {"said again in brackets", "한빛전자는 김하늘 부사장을 신임 최고재무책임자(CFO)에 선임했다.", "appointed|김하늘|최고재무책임자|한빛전자|"},
        {"whose place is free", "윤서경 한빛전자 대표가 3일 자리에서 물러났다. 후임에는 김하늘 부사장이 선임됐다.",
         "resigned|윤서경|대표|한빛전자|2026-02-03\nappointed|김하늘|대표|한빛전자|"},
        {"risen into it", "정부는 국방부 차장에 김하늘 실장을 승진 임명했다.", "appointed|김하늘|차장|국방부|"},
        {"described", "지난해 3월 취임한 김하늘 한빛전자 대표는 웃었다.", "appointed|김하늘|대표|한빛전자|2025-03"},
        {"office first", "한국대 총장에 윤서경 교수가 선출됐다.", "elected|윤서경|총장||"},
        {"election", "윤서경 의원은 원내대표 선거에서 당선됐다.", "elected|윤서경|원내대표||"},
        {"risen", "윤서경 전무는 지난달 대표이사에 올랐다.", "appointed|윤서경|대표이사||2026-01"},
        {"from his place", "윤서경 한빛전자 회장은 5일 자리에서 물러났다.", "resigned|윤서경|회장|한빛전자|2026-02-05"},
        {"announced", "한빛전자는 윤서경 전무를 부사장으로 승진시켰다고 2일 밝혔다.", "appointed|윤서경|부사장|한빛전자|2026-02-02"},
        {"state of the office is no part of it", "윤서경 전무가 신임 대표이사로 선임됐다.", "appointed|윤서경|대표이사||"},
        {"left", "김하늘 한빛전자 대표가 3일 대표직에서 물러났다.", "resigned|김하늘|대표|한빛전자|2026-02-03"},
        {"offered", "윤서경 장관은 5일 사의를 표명했다.", "resigned|윤서경|장관||2026-02-05"},
        {"dismissed", "최가람 감독이 4일 경질됐다.", "dismissed|최가람|감독||2026-02-04"},
        {"nominated to", "차기 은행장에는 김하늘 부행장이 내정됐다.", "nominated|김하늘|은행장||"},
        {"joined", "윤서경 교수는 지난달 사외이사로 합류했다.", "appointed|윤서경|사외이사||2026-01"},
        {"moved", "윤서경 검사는 지난달 연수원장으로 자리를 옮겼다.", "appointed|윤서경|연수원장||2026-01"},
        {"dismissed, described", "한빛구단은 지난달 경질한 최가람 감독의 후임을 찾는다.", "dismissed|최가람|감독|한빛구단|2026-01"},
        {"head of what was named", "우주항공청은 다음 달 문을 연다. 초대 청장에는 윤서경 교수가 내정됐다.", "nominated|윤서경|초대 청장|우주항공청|"},
        {"party", "국민의힘은 윤서경 의원을 비상대책위원장으로 임명했다.", "appointed|윤서경|비상대책위원장|국민의힘|"},
        {"had to leave", "김하늘 대표는 5일 사임하게 됐다.", "resigned|김하늘|대표||2026-02-05"},
        {"not of the old place", "한빛전자는 윤서경 전 누리텔레콤 전무를 부사장에 선임했다.", "appointed|윤서경|부사장|한빛전자|"},
        {"not of the university", "우주항공청은 웃었다. 정부는 윤서경 한국대 교수를 차관에 임명했다.", "appointed|윤서경|차관||"},
        {"given by another", "대한축구협회는 윤서경 울산 감독을 사령탑에 앉혔다.", "appointed|윤서경|사령탑|대한축구협회|"},
        {"in the name of the office", "정부는 국세청장에 윤서경 차관을 내정했다.", "nominated|윤서경|국세청장|국세청|"},
        {"term over", "윤서경 총장은 5일 2년 임기를 마쳤다.", "retired|윤서경|총장||2026-02-05"},
        {"two offices", "윤서경 한빛전자 대표가 신한은행 대표를 겸직한다.", "appointed|윤서경|대표|신한은행|"},
        {"two", "윤서경 전무는 지난해 3월 단독대표로 선임, 7월 최가람 센터장이 각자대표로 선임되면서 바뀌었다.",
         "appointed|윤서경|단독대표||2025-03\nappointed|최가람|각자대표||2025-07"},
        {"row of offices", "환경부 장관 후보자에는 윤서경 교수가, 여성가족부 장관 후보자에는 최가람 의원이 지명됐다.",
         "nominated|윤서경|장관 후보자|환경부|\nnominated|최가람|장관 후보자|여성가족부|"},
        {"office that is wanted", "대통령은 환경부 장관 후보자에 윤서경 의원을 지명하는 등 개각을 단행했다.", "nominated|윤서경|장관 후보자|환경부|"},
        {"in the name of a commission", "금융위원장에는 윤서경 부위원장이 내정됐다.", "nominated|윤서경|금융위원장|금융위원회|"},
        {"of the country", "최가람 의원이 영국의 총리에 취임하게 되었다.", "appointed|최가람|총리|영국|"},
        {"office of a province", "전라남도 정무부지사에 윤서경 의원이 내정됐다.", "nominated|윤서경|정무부지사|전라남도|"},
        {"ordinal before it", "한빛전자 제3대 대표이사에 윤서경 전무가 선임됐다.", "appointed|윤서경|대표이사|한빛전자|"},
        {"won the vote", "도지사 선거에서 윤서경 후보가 51%를 얻어 당선됐다.", "elected|윤서경|도지사||"},
        {"office in brackets", "신임 대표이사에는 윤서경 전략본부장(부사장)이 선임됐다.", "appointed|윤서경|대표이사||"},
        {"rises to", "한빛전자 새 대표이사에 윤서경 부사장이 올랐다.", "appointed|윤서경|대표이사|한빛전자|"},
        {"kept in another office", "한빛전자는 윤서경 이사를 대표이사로 재선임했다.", "reappointed|윤서경|대표이사|한빛전자|"},
        {"mayor", "윤서경 후보가 서울시장에 당선됐다.", "elected|윤서경|시장|서울|"},
        {"kept", "한빛전자는 5일 이사회를 열고 윤서경 대표의 연임을 결정했다.", "reappointed|윤서경|대표|한빛전자|2026-02-05"},
        {"letter accepted", "대통령은 5일 윤서경 장관의 사표를 수리했다.", "resigned|윤서경|장관||2026-02-05"},
        {"that it was so", "윤서경 의원이 차관에 내정된 사실이 알려졌지만 최가람 대통령은 웃었다.", "nominated|윤서경|차관||"},
        {"beaten by", "윤서경 후보가 최가람 후보를 제치고 당 대표에 선출됐다.", "elected|윤서경|대표||"},
        {"on leaving", "윤서경 한빛전자 사장은 사퇴하면서 글을 남겼다.", "resigned|윤서경|사장|한빛전자|"},
        {"told twice is one", "김하늘 대표는 자리에서 물러난다. 김하늘 대표는 5일 사퇴를 발표했다.", "resigned|김하늘|대표||2026-02-05"},
    };
    nx_telling_check(cases, NX_LEN(cases), NEWSX_APPOINTMENT, all);
}

static void leaves_others(void **state)
{
    (void)state;
    static const nx_telling_case cases[] = {
        {"selection", "윤서경이 국가대표로 발탁됐다.", ""},
        {"prize", "윤서경은 최우수선수로 뽑혔다.", ""},
        {"demand", "야당은 윤서경 장관에게 사퇴하라고 촉구했다.", ""},
        {"price", "윤서경 대표는 대표에 오른 값이 또 올랐다고 말했다.", ""},
        {"contest", "윤서경 소장은 국제 공모에서 당선됐다.", ""},
        {"since", "윤서경 의원은 최가람 후보자에 취임 후 조사를 주문했다.", ""},
        {"one that is not known", "윤서경 교수가 웃었다. 장관에는 이름 모를 차장이 발탁됐다.", ""},
        {"somebody else", "회사는 사원을 임원으로 임명했다.", ""},
        {"step back", "윤서경 의원은 한발 뒤로 물러났다.", ""},
    };
    nx_telling_check(cases, NX_LEN(cases), NEWSX_APPOINTMENT, all);
}

static void reads_lists(void **state)
{
    (void)state;
    static const char *const item[] = {"kind", "person", "title", "organization", NULL};
    static const nx_telling_case cases[] = {
        {"body of the item", "◇부사장 승진 △현대자동차 윤서경", "appointed|윤서경|부사장|현대자동차"},
        {"grade", "[인사] 국토교통부\n\n■ 실장급 ▷ 주택정책실장 윤서경", "appointed|윤서경|주택정책실장|국토교통부"},
        {"head with the mark of items", "[인사]\n\n△국토교통부 <과장급 전보> ▲주택정책과장 윤서경", "appointed|윤서경|주택정책과장|국토교통부"},
        {"part of the body in the title", "[인사] 국토교통부\n\n◆ 교통국 ▲도로과장 윤서경", "appointed|윤서경|도로과장|국토교통부"},
        {"heads in brackets", "[인사] 국토교통부\n\n<국장 승진>\n\n▲도로정책관 윤서경", "appointed|윤서경|도로정책관|국토교통부"},
        {"several bodies in the title", "[인사] 한결은행·국토교통부\n\n◇한결은행 ▲영업본부장 윤서경\n\n◇국토교통부 ▲도로정책과장 최가람",
         "appointed|윤서경|영업본부장|한결은행\nappointed|최가람|도로정책과장|국토교통부"},
        {"the dead", "[부고]\n\n▲윤서경(전 국토교통부 국장)씨 별세 = 5일, 발인 7일", ""},
        {"post and name", "◇국토교통부 <과장급 전보> ▲주택정책과장 윤서경 ▲도로운영과장 최가람",
         "appointed|윤서경|주택정책과장|국토교통부\nappointed|최가람|도로운영과장|국토교통부"},
        {"rank of the head", "◇한빛은행 <본부장 승진> ▲경기서부 윤서경 ▲부산경남 최가람",
         "appointed|윤서경|본부장|한빛은행\nappointed|최가람|본부장|한빛은행"},
        {"another list", "윤서경 의원은 △2010년 한국대 졸업 △2015년 한빛전자 입사", ""},
    };
    nx_telling_check(cases, NX_LEN(cases), NEWSX_APPOINTMENT, item);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_appointments),
        cmocka_unit_test(leaves_others),
        cmocka_unit_test(reads_lists),
    };
    return cmocka_run_group_tests(tests, nx_telling_open, nx_telling_close);
}
