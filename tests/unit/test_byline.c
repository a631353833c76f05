/* test_byline.c -- bylines, datelines and credits. */
#include "tests/read.h"

#include "read/byline.h"

static nx_arena arena;

/* "이름/역할/메일 …; 사진: …" of what a line says. */
static const char *told(const nx_byline *b)
{
    nx_buf out = nx_buf_new(&arena, 64);
    for (uint32_t i = 0; i < b->authors.n; i++)
        nx_buf_format(&out, "%s%.*s/%.*s/%.*s", i ? " " : "", NX_FMT(b->authors.at[i].name), NX_FMT(b->authors.at[i].role), NX_FMT(b->authors.at[i].email));
    for (uint32_t i = 0; i < b->photographers.n; i++)
        nx_buf_format(&out, " +%.*s", NX_FMT(b->photographers.at[i].name));
    return nx_test_cstr(&arena, nx_buf_str(&out));
}

static const struct { const char *line, *want; bool whole; } lines[] = {
    {"김하늘 기자 haneul@example.kr", "김하늘/기자/haneul@example.kr", true},
    {"/김하늘 기자(haneul@example.kr)", "김하늘/기자/haneul@example.kr", true},
    {"[김하늘 기자 haneul@example.kr]", "김하늘/기자/haneul@example.kr", true},
    {"김하늘(haneul@example.kr)", "김하늘//haneul@example.kr", true},
    {"김하늘기자", "김하늘/기자/", true},
    {"순천, 광양 김하늘 기자 haneul@example.kr", "김하늘/기자/haneul@example.kr", true},
    {"김하늘·이바다 기자", "김하늘/기자/ 이바다/기자/", true},
    {"김하늘 선임기자 a@b.kr, 이바다 기자 c@d.kr", "김하늘/선임기자/a@b.kr 이바다/기자/c@d.kr", true},
    {"글·사진 김하늘 기자", "김하늘/기자/", true},
    {"글 김하늘 기자 사진 이바다 기자", "김하늘/기자/ +이바다", true},
    {"촬영기자:이바다/영상편집:박나무", " +이바다 +박나무", true},
    {"김하늘 특파원saebom@example.kr", "김하늘/특파원/saebom@example.kr", true},
    {"2024-05-15 10:20 김하늘 기자", "김하늘/기자/", true},
    {"김하늘 이바다 기자", "김하늘/기자/ 이바다/기자/", true},
    {"정치부 김하늘 기자", "김하늘/기자/", true},
    {"안산, 김하늘 기자", "김하늘/기자/", true},
    {"김하늘 기자입력 2024.05.15 10:20", "김하늘/기자/", true},
    {"기자 페이지", "", false},
    {"김하늘 기자 이바다 기자 a@b.kr, c@d.kr", "김하늘/기자/a@b.kr 이바다/기자/c@d.kr", true},
    {"김하늘 (a@b.kr) 기자", "김하늘/기자/a@b.kr", true},
    {"김하늘 온라인기자", "김하늘/온라인기자/", true},
    {"디지털콘텐츠팀", "디지털콘텐츠팀//", true},
    {"문의: a@b.kr", "", true},
    {"기자명 김하늘 기자", "김하늘/기자/", true},
    {"김하늘 기자2024.05.15 10:20", "김하늘/기자/", true},
    {"/한빛=김하늘기자 a@b.kr", "김하늘/기자/a@b.kr", true},
    {"한밭스포츠 김하늘 sky@", "김하늘//", true},
    {"a@b.kr", "", true},
    {"[연예부 | a@b.kr]", "", true},
    {"김하늘 새길타임 기자 a@b.kr", "김하늘/기자/a@b.kr", true},
    {"김하늘 대표", "김하늘/대표/", false},
    {"이 대표는 김하늘 기자에게 답하지 않았다.", "", false},
    {"정부는 15일 계획을 발표했다.", "", false},
};

static void reads_bylines(void **state)
{
    const newsx_engine *e = *state;
    for (size_t i = 0; i < NX_LEN(lines); i++) {
        nx_ctx c = {.arena = &arena};
        nx_byline b;
        nx_byline_read(&b, nx_cstr(lines[i].line), e->lex, &c);
        if (nx_byline_whole(&b, nx_cstr(lines[i].line)) != lines[i].whole)
            fail_msg("%s: whole is not %d", lines[i].line, lines[i].whole);
        if (lines[i].whole && strcmp(told(&b), lines[i].want) != 0)
            fail_msg("%s: %s", lines[i].line, told(&b));
    }
}

static const struct { const char *text, *rest, *want, *publisher, *series; } datelines[] = {
    {"(수원=연합뉴스) 김하늘 기자 = 검찰이 나섰다.", "검찰이 나섰다.", "김하늘/기자/", "연합뉴스", ""},
    {"(연천=연합뉴스) 경기도 연천군은 밝혔다.", "경기도 연천군은 밝혔다.", "", "연합뉴스", ""},
    {"[이데일리 김하늘 기자] 법원은 판단했다.", "법원은 판단했다.", "김하늘/기자/", "이데일리", ""},
    {"[서울=뉴시스]김하늘 기자 = 정부가 나섰다.", "정부가 나섰다.", "김하늘/기자/", "뉴시스", ""},
    {"[헤럴드경제=김하늘 기자] 주가가 올랐다.", "주가가 올랐다.", "김하늘/기자/", "헤럴드경제", ""},
    {"(워싱턴·서울=연합뉴스) 김하늘 특파원 이바다 기자 = 미국은 말했다.", "미국은 말했다.", "김하늘/특파원/ 이바다/기자/", "연합뉴스", ""},
    {"[엔터미디어=김하늘의 이슈공감] 드라마가 끝났다.", "드라마가 끝났다.", "", "엔터미디어", "김하늘의 이슈공감"},
    {"(영동=새빛통신) 김하늘 기자 = 군은 밝혔다.", "군은 밝혔다.", "김하늘/기자/", "새빛통신", ""},
    {"(서울=연합뉴스) 김하늘 이바다 기자 = 정부가 나섰다.", "정부가 나섰다.", "김하늘/기자/ 이바다/기자/", "연합뉴스", ""},
    {"[한밭일보 | 안산 김하늘 기자] 시가 나섰다.", "시가 나섰다.", "김하늘/기자/", "한밭일보", ""},
    {"[한밭일보ㅣ김하늘 기자] 시가 나섰다.", "시가 나섰다.", "김하늘/기자/", "한밭일보", ""},
    {"청안--(새빛와이어)--시가 나섰다.", "시가 나섰다.", "", "새빛와이어", ""},
    {"[한밭스포츠=고척, 김하늘 기자] 경기가 끝났다.", "경기가 끝났다.", "김하늘/기자/", "한밭스포츠", ""},
    {"[앵커] 소식을 전합니다.", NULL, "", "", ""},
    {"(사진) 설명이다.", NULL, "", "", ""},
    {"정부는 a=b라고 했다.", NULL, "", "", ""},
};

static void reads_datelines(void **state)
{
    const newsx_engine *e = *state;
    for (size_t i = 0; i < NX_LEN(datelines); i++) {
        nx_ctx c = {.arena = &arena};
        nx_byline b;
        newsx_str text = nx_cstr(datelines[i].text);
        bool found = nx_dateline_read(&b, text, e->lex, &c);
        if (found != (datelines[i].rest != NULL))
            fail_msg("%s: found %d", datelines[i].text, found);
        if (found && (strcmp(datelines[i].text + b.used, datelines[i].rest) != 0 || strcmp(told(&b), datelines[i].want) != 0 ||
                      !nx_str_is(b.publisher, datelines[i].publisher) || !nx_str_is(b.series, datelines[i].series)))
            fail_msg("%s: %s of %.*s, series %.*s, used %u", datelines[i].text, told(&b), NX_FMT(b.publisher), NX_FMT(b.series), b.used);
    }
}

static const struct { const char *caption, *credit, *rest; } credits[] = {
    {"대표가 말하고 있다. [사진=김하늘 기자]", "김하늘 기자", "대표가 말하고 있다."},
    {"대표가 말하고 있다.(사진=국회사진취재단)", "국회사진취재단", "대표가 말하고 있다."},
    {"대표가 말하고 있다. 연합뉴스", "연합뉴스", "대표가 말하고 있다."},
    {"대표가 말하고 있다. 김하늘 기자", "김하늘 기자", "대표가 말하고 있다."},
    {"대표가 말하고 있다. /소방본부 제공", "소방본부", "대표가 말하고 있다."},
    {"대표가 말하고 있다. / 사진=새길타임", "새길타임", "대표가 말하고 있다."},
    {"대표가 말하고 있다. /사진=뉴시스", "뉴시스", "대표가 말하고 있다."},
    {"사진이 올라왔다. 보배드림 캡처", "보배드림", "사진이 올라왔다."},
    {"대표가 말하고 있다. ⓒ온빛대", "온빛대", "대표가 말하고 있다."},
    {"(수원=연합뉴스) 김하늘 기자 = 검찰이 나서고 있다. 2022.9.7", "김하늘 기자", "검찰이 나서고 있다. 2022.9.7"},
    {"[사진=JTBC, 이매진]", "JTBC, 이매진", ""},
    {"▲ 대표가 말하고 있다.", "", "▲ 대표가 말하고 있다."},
    {"대표가 말하고 있다. [한빛시 제공. 재판매 및 DB 금지]", "한빛시", "대표가 말하고 있다."},
    {"대표가 말하고 있다. [재판매 및 DB 금지]", "", "대표가 말하고 있다."},
    {"(수원=연합뉴스) 대표가 말하고 있다. 2022.9.7 [한빛시 제공. 재판매 및 DB 금지] photo@y.example", "한빛시", "대표가 말하고 있다. 2022.9.7"},
    {"[수원=뉴시스] 대표가 말하고 있다. (사진=한빛시 제공) 2022.09.07. photo@n.example *재판매 및 DB 금지", "한빛시", "대표가 말하고 있다."},
    {"대표가 말하고 있다. [연합뉴스 자료사진]", "연합뉴스", "대표가 말하고 있다."},
    {"박하늘(52) 대표(왼쪽)가 말하고 있다.", "", "박하늘(52) 대표(왼쪽)가 말하고 있다."},
    {"[김하늘 대표가 서 있다. 사진 = 온빛대 제공]", "온빛대", "김하늘 대표가 서 있다."},
    {"줄을 선 시민들 | 한빛시 제공", "한빛시", "줄을 선 시민들"},
    {"대표가 말하고 있다.사진ㅣ온빛대", "온빛대", "대표가 말하고 있다."},
    {"대표가 말하고 있다. 로이터=연합뉴스", "로이터=연합뉴스", "대표가 말하고 있다."},
    {"사진 출처, 온빛대", "온빛대", ""},
    {"사진 설명, 대표가 말하고 있다.", "", "대표가 말하고 있다."},
    {"박하늘 대표", "", "박하늘 대표"},
};

static void reads_credits(void **state)
{
    const newsx_engine *e = *state;
    for (size_t i = 0; i < NX_LEN(credits); i++) {
        nx_ctx c = {.arena = &arena};
        newsx_str rest, got = nx_credit_of(&rest, nx_cstr(credits[i].caption), e->lex, &c);
        if (!nx_str_is(got, credits[i].credit) || !nx_str_is(rest, credits[i].rest))
            fail_msg("%s: credit %.*s, rest %.*s", credits[i].caption, NX_FMT(got), NX_FMT(rest));
    }
}

static const struct { const char *line; bool told; const char *credit; } alone[] = {
    {"한빛시 제공", false, "한빛시"}, {"/뉴스1", false, "뉴스1"}, {"ⓒ 김하늘", false, "김하늘"}, {"김하늘 기자", false, "김하늘 기자"},
    {"[한빛시 제공. 재판매 및 DB 금지]", false, "한빛시"}, {"온빛대", true, "온빛대"},
    {"박하늘 대표가 말하고 있다.", false, ""}, {"온빛대", false, ""},
};

static void reads_lone_credits(void **state)
{
    const newsx_engine *e = *state;
    for (size_t i = 0; i < NX_LEN(alone); i++) {
        newsx_str got = nx_credit_alone(nx_cstr(alone[i].line), alone[i].told, e->lex);
        if (!nx_str_is(got, alone[i].credit))
            fail_msg("%s: %.*s", alone[i].line, NX_FMT(got));
    }
}

static const struct { const char *line, *name, *role; } signatures[] = {
    {"김하늘 한빛대 경제학과 교수", "김하늘", "교수"}, {"글 김하늘 문화평론가", "김하늘", "문화평론가"}, {"김하늘 / 한빛대 경제학과교수 sky@h.example", "김하늘", "교수"},
    {"김하늘, 이바다", "", ""}, {"한빛시가 다리를 놓는다", "", ""}, {"김하늘 교수는 오래 생각했다.", "", ""},
};

static void reads_signatures(void **state)
{
    const newsx_engine *e = *state;
    for (size_t i = 0; i < NX_LEN(signatures); i++) {
        nx_author a = {0};
        if (nx_signature_read(&a, nx_cstr(signatures[i].line), e->lex) != (signatures[i].name[0] != 0) || !nx_str_is(a.name, signatures[i].name) ||
            !nx_str_is(a.role, signatures[i].role))
            fail_msg("%s: %.*s %.*s", signatures[i].line, NX_FMT(a.name), NX_FMT(a.role));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads_bylines), cmocka_unit_test(reads_datelines), cmocka_unit_test(reads_credits),
                                       cmocka_unit_test(reads_lone_credits), cmocka_unit_test(reads_signatures)};
    nx_arena_init(&arena, (newsx_alloc){NULL, NULL});
    int failed = cmocka_run_group_tests(tests, nx_test_engine_open, nx_test_engine_close);
    nx_arena_free(&arena);
    return failed;
}
