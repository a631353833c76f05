/* test_quote.c -- quotations: what is one, who speaks, the verb. */
#include "tests/telling.h"

static const char *const words[] = {"kind", "text", "verb", NULL};
static const char *const speaker[] = {"speaker", "speaker_text", NULL};

static void finds_speech(void **state)
{
    (void)state;
    static const nx_telling_case cases[] = {
        {"said", "윤서경 의원은 \"법을 고쳐야 한다\"고 말했다.", "direct|법을 고쳐야 한다|말하다"},
        {"curly", "윤서경 의원은 “법을 고쳐야 한다”며 고개를 숙였다.", "direct|법을 고쳐야 한다|"},
        {"in one breath", "윤서경 의원은 \"법을 고쳐야 한다\"며 \"국회가 나서라\"고 촉구했다.",
         "direct|법을 고쳐야 한다|촉구하다\ndirect|국회가 나서라|촉구하다"},
        {"noun phrase", "윤서경 의원은 \"이번이 마지막 기회\"라고 강조했다.", "direct|이번이 마지막 기회|강조하다"},
        {"content of a noun", "업계에서는 \"값이 더 오를 수 있다\"는 우려가 나온다.", "indirect|값이 더 오를 수 있다|"},
        {"or", "윤서경씨는 \"아무 일도 없었다\"라거나 \"기억이 안 난다\"고 답했다.", "direct|아무 일도 없었다|답하다\ndirect|기억이 안 난다|답하다"},
        {"list", "윤서경 의원은 \"약속은 지켜야 한다\", \"국회가 먼저 나서라\"고 말했다.", "direct|약속은 지켜야 한다|말하다\ndirect|국회가 먼저 나서라|말하다"},
        {"behind a blank", "윤서경 의원은 \"법을 고쳐야 한다\" 라고 말했다.", "direct|법을 고쳐야 한다|말하다"},
        {"goes on behind the mark", "윤서경 의원은 \"책임 있는 자세를 엄중히 촉구\"한다고 밝혔다.", "direct|책임 있는 자세를 엄중히 촉구|밝히다"},
        {"ending behind the mark", "윤서경 의원은 \"그동안 잘못이 많았\"다며 고개를 숙였다.", "direct|그동안 잘못이 많았|"},
        {"asked for", "윤서경 의원은 \"약속을 반드시 지켜 줄 것\"을 당부했다.", "direct|약속을 반드시 지켜 줄 것|당부하다"},
        {"the same mark closes", "윤서경 의원은 “법을 고치도록 노력하겠다“고 말했다.", "direct|법을 고치도록 노력하겠다|말하다"},
        {"vow in single marks", "윤서경 의원은 '끝까지 법을 고치겠다'는 의지를 보였다.", "indirect|끝까지 법을 고치겠다|"},
        {"adjective before the noun", "윤서경 의원은 \"서두를 일이 아니다\"라는 신중한 입장을 보였다.", "indirect|서두를 일이 아니다|"},
        {"paragraphs", "윤서경 의원은 글을 올렸다.\n\n“법을 고쳐야 합니다.\n\n“더는 미룰 수 없습니다.”", "direct|법을 고쳐야 합니다.|\ndirect|더는 미룰 수 없습니다.|"},
        {"alone", "\"노사가 함께 답을 찾아야 한다.\" 윤서경 위원장은 이렇게 말했다.", "direct|노사가 함께 답을 찾아야 한다.|"},
        {"mark inside", "윤서경 의원은 \"그 '약속'을 지켜야 한다\"고 말했다.", "direct|그 '약속'을 지켜야 한다|말하다"},
    };
    nx_telling_check(cases, NX_LEN(cases), NEWSX_QUOTE, words);
}

static void leaves_others(void **state)
{
    (void)state;
    static const nx_telling_case cases[] = {
        {"scare quotes", "서비스가 '먹통'이 됐다.", ""},
        {"title", "그는 소설 '봄날은 간다'를 펴냈다.", ""},
        {"titles in a list", "그는 \"봄날은 간다\", \"여름이 온다\"를 불렀다.", ""},
        {"motto", "'새봄을 품다'라는 주제로 공연이 열렸다.", ""},
        {"law in single marks", "원인은 '비가 많이 왔다'는 것으로 드러났다.", ""},
        {"object", "그는 \"어떤 값싼 것\"을 요구했다.", ""},
        {"never closed", "그는 \"법을 고쳐야 한다고 말했다.", ""},
    };
    nx_telling_check(cases, NX_LEN(cases), NEWSX_QUOTE, words);
}

static void finds_speakers(void **state)
{
    (void)state;
    static const nx_telling_case cases[] = {
        {"before", "윤서경 한빛전자 대표는 간담회에서 \"공장을 더 짓겠다\"고 말했다.", "윤서경|윤서경 한빛전자 대표"},
        {"behind", "\"이번이 마지막 기회\"라고 윤서경 위원장은 강조했다.", "윤서경|윤서경 위원장"},
        {"next sentence", "\"노사가 함께 답을 찾아야 한다.\" 윤서경 위원장이 말했다.", "윤서경|윤서경 위원장"},
        {"colon", "윤서경: \"이제는 답을 찾아야 할 때입니다.\"", "윤서경|윤서경"},
        {"pronoun", "윤서경 의원은 웃었다. 그는 \"일이 잘 풀렸다\"고 말했다.", "윤서경|윤서경 의원"},
        {"dropped", "윤서경 의원은 \"일이 잘 풀렸다\"고 말했다. 이어 \"모두 고맙다\"고 덧붙였다.", "윤서경|윤서경 의원\n윤서경|윤서경 의원"},
        {"noun phrase", "여당 한 중진 의원은 \"아직 이르다\"고 말했다. 그는 \"더 기다려야 한다\"고 했다.",
         "|여당 한 중진 의원\n|여당 한 중진 의원"},
        {"behind a clause that describes", "현장을 찾은 한 관계자는 \"피해가 크다\"고 말했다.", "|한 관계자"},
        {"plural", "전문가들은 \"아직 이르다\"고 지적했다.", "|전문가들"},
        {"body", "한빛전자 측은 \"아는 것이 없다\"고 밝혔다.", "|한빛전자 측"},
        {"owner of the noun", "\"지금은 때가 아니다\"라는 게 회사 측의 설명이다.", "|회사 측"},
        {"not of the clause before", "윤서경 의원이 웃었다. 최가람 의원이 뜻을 밝힌 데 대해 \"매우 환영한다\"고 말했다.", "윤서경|윤서경 의원"},
        {"not of a question", "윤서경 의원은 '이제는 곧 사퇴할 것이냐'는 질문에 \"생각한 적이 없다\"고 답했다.", "|\n윤서경|윤서경 의원"},
        {"no connective", "하지만 시 관계자는 \"문제가 없다\"고 말했다.", "|시 관계자"},
        {"owner in the next sentence", "\"더는 버틸 힘이 없습니다.\" 주민 윤서경 씨의 말이다.", "윤서경|윤서경 씨"},
        {"who acts in the next sentence", "\"비가 너무 많이 왔어요.\" 윤서경 씨가 고개를 저었다.", "윤서경|윤서경 씨"},
        {"what happens in the next sentence", "\"비가 너무 많이 왔어요.\" 그날 새벽 둑 너머 마을에서는 윤서경 씨가 실려 갔다.", "|"},
        {"bracket never opened", "가)은 \"법을 다시 고쳐야 한다\"고 말했다.", "|"},
        {"nobody in particular", "윤서경 의원의 말을 두고 \"너무 늦은 결정이다\"라는 반응이 잇따랐다.", "|"},
        {"a circle", "업계에서는 \"값이 더 오를 수 있다\"는 우려가 나온다.", "|업계"},
        {"owner of the noun behind", "이는 '내년에는 법을 고친다'는 정부의 방침 때문이다.", "|정부"},
        {"unknown, beside the mark", "앞서가던 18동양호가 \"배가 곧 가라앉는다\"고 신고했고, 해경은 배를 보냈다.", "|18동양호"},
        {"behind letters in brackets", "릴라 트레티코프 (Lila Tretikov) 대표는 웃었다. 릴라 트레티코프 (Lila Tretikov)는 \"검열은 위험하다\"고 밝혔다.", "릴라 트레티코프|릴라 트레티코프"},
        {"name in marks", "일간지 '새봄'은 \"회담이 곧 열린다\"고 보도했다.", "|일간지 '새봄'"},
    };
    nx_telling_check(cases, NX_LEN(cases), NEWSX_QUOTE, speaker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_speech),
        cmocka_unit_test(leaves_others),
        cmocka_unit_test(finds_speakers),
    };
    return cmocka_run_group_tests(tests, nx_telling_open, nx_telling_close);
}
