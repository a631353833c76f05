/* test_article.c -- where the article stands on a page, and its blocks. */
#include "tests/read.h"

#define P1 "정부가 내년부터 지방 중소도시의 낡은 상수도관을 모두 바꾸기로 했다. 사업비는 3조원에 이를 것으로 추산된다."
#define P2 "환경부는 15일 브리핑에서 이 같은 내용의 계획을 발표했다. 대상은 설치한 지 30년이 넘은 관로다."
#define P3 "전문가들은 유지 관리가 더 중요하다고 지적한다. 바꾼 뒤에도 새는 곳을 바로 찾아야 한다는 것이다."
#define T "낡은 상수도관 4만km 바꾼다"
#define HEAD "<title>" T "</title><meta property=og:type content=article><h1>" T "</h1>"
#define WANT "title: " T "\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\n"

static const struct { const char *why, *page, *want; } cases[] = {
    {"paragraphs", HEAD "<div><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p></div>", WANT},
    {"text between breaks", HEAD "<div id=x>" P1 "<br><br>" P2 "<br><br>\n" P3 "</div>", WANT},
    {"a soup of divisions", HEAD "<div><div>" P1 "</div><div>" P2 "</div><div>" P3 "</div></div>", WANT},
    {"layout tables", HEAD "<table><tr><td>메뉴</td><td><table><tr><td>" P1 "<br>" P2 "<br>" P3 "</td></tr></table></td></tr></table>", WANT},
    {"in h4", HEAD "<div><h4>" P1 "</h4><h4>" P2 "</h4><h4>" P3 "</h4></div>", WANT},
    {"preformatted", HEAD "<pre>" P1 "\n\n" P2 "\n\n" P3 "</pre>", WANT},
    {"lines that breaks wrap", HEAD "<div>정부가 내년부터 지방 중소도시의 낡은 상수도관을 모두<br>바꾸기로 했다. 사업비는 3조원에 이를 것으로 추산된다.<br><br>" P2 "<br><br>" P3 "</div>", WANT},
    {"a decoy of the right name", HEAD "<div id=articleBody><a href=/ad>광고를 보세요</a></div><div><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p></div>", WANT},
    {"a page within the page", HEAD "<div class=article_body><html><head></head><body><p>" P1 "</p><p>" P2 "</p></body></html><p>" P3 "</p></div>", WANT},
    {"menus, shares, related, comments, copyright",
     "<nav><a href=/>정치</a><a href=/>경제</a></nav>" HEAD "<div class=sns_share>카카오톡 공유하기</div><div class=view><p>" P1 "</p><div class=ad-slot>광고</div><p>" P2 "</p><p>" P3
     "</p><p>▶ <a href=/1>다른 소식도 있습니다</a></p><p>ⓒ한밭신문, 무단전재 및 재배포 금지</p><p>더 많은 소식을 전합니다. 놓치지 마시기 바랍니다.</p></div>"
     "<div class=x1><h3>많이 본 기사</h3><p>소가 웃을 일이 벌어졌다고 주민들은 말했다. 그런 일은 처음이라고 했다.</p></div>"
     "<div class=x2><strong>댓글 12</strong><p>정말 좋은 사업이라고 생각합니다. 빨리 했으면 좋겠습니다.</p></div><footer>주소와 전화번호가 있습니다. 언제든 연락해 주십시오.</footer>",
     WANT},
    {"a summary by a machine", HEAD "<div class=zz><div>AI 요약</div><div>정부가 상수도관을 바꾼다고 기계가 요약했습니다.</div></div><div><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p></div>", WANT},
    {"an inner page of the same site", HEAD "<article><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p></article>"
     "<div class=list><h2><a href=/1>다른 기사의 제목이 여기 있습니다</a></h2><p><a href=/1>다른 기사의 앞머리가 여기 있다. 눌러야 더 볼 수 있다.</a></p></div>", WANT},
    {"crossheads, quotes, lists", HEAD "<div><p>" P1 "</p><p>◆두 번 멈춘 공사</p><p>" P2 "</p><h3 class=heading>전문가 “관리가 먼저”</h3><blockquote>물은 생명입니다.</blockquote><p>" P3
     "</p><ul><li>첫째는 누수를 잡는 일이다.</li></ul></div>",
     "title: " T "\nbody: " P1 "\nheading: ◆두 번 멈춘 공사\nbody: " P2 "\nheading: 전문가 “관리가 먼저”\nquote: 물은 생명입니다.\nbody: " P3 "\nlist: 첫째는 누수를 잡는 일이다.\n"},
    {"captions", HEAD "<div><figure><img src=1.jpg><figcaption>인부들이 관을 나르고 있다. 연합뉴스</figcaption></figure><p>" P1 "</p><p>" P2
     "</p><table><tr><td><img src=2.jpg></td></tr><tr><td>새 관이 쌓여 있다.</td></tr></table><p>" P3 "</p></div>",
     "title: " T "\ncaption: 인부들이 관을 나르고 있다. 연합뉴스\nbody: " P1 "\nbody: " P2 "\ncaption: 새 관이 쌓여 있다.\nbody: " P3 "\n"},
    {"subtitle, dateline and byline", HEAD "<h2 class=sub_title>환경부, 5년 계획 발표<br>“국비로 돕는다”</h2><div>(세종=연합뉴스) 김하늘 기자 = " P1 "<br><br>" P2 "<br><br>" P3 "<br><br>sky@h.example</div>",
     "title: " T "\nsubtitle: 환경부, 5년 계획 발표\nsubtitle: “국비로 돕는다”\nbyline: (세종=연합뉴스) 김하늘 기자 =\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\nbyline: sky@h.example\n"},
    {"a subtitle glued before the dateline", HEAD "<div>환경부, 5년 계획 발표<br><br>[한밭신문 김하늘 기자] " P1 "<br><br>" P2 "<br><br>" P3 "</div>",
     "title: " T "\nsubtitle: 환경부, 5년 계획 발표\nbyline: [한밭신문 김하늘 기자]\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\n"},
    {"a table of figures", HEAD "<div><p>" P1 "</p><p>" P2 "</p><table><tr><th>연도</th><th>사업비</th></tr><tr><td>2027년</td><td>5천억원</td></tr></table><p>" P3 "</p></div>",
     "title: " T "\nbody: " P1 "\nbody: " P2 "\ntable: 연도 사업비\ntable: 2027년 5천억원\nbody: " P3 "\n"},
    {"a transcript", HEAD "<div>[앵커]<br>상수도관이 바뀝니다.<br>김하늘 기자입니다.<br><br>[리포트]<br>낡은 관입니다.<br><br>" P1 "<br><br>" P2 "<br><br>" P3 "</div>",
     "title: " T "\nbody: [앵커]\nbody: 상수도관이 바뀝니다.\nbody: 김하늘 기자입니다.\nbody: [리포트]\nbody: 낡은 관입니다.\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\n"},
    {"entries with their times", HEAD "<div><p>15:40</p><p>" P3 "</p><p>오후 2시 5분</p><p>" P2 "</p><p>09:10</p><p>" P1 "</p></div>",
     "title: " T "\nheading: 15:40\nbody: " P3 "\nheading: 오후 2시 5분\nbody: " P2 "\nheading: 09:10\nbody: " P1 "\n"},
    {"a picture above the text, a credit of its own", HEAD "<figure><img src=1.jpg><figcaption>새 관이 쌓여 있다.</figcaption><span class=photo-credit>한빛시</span></figure><div class=article_body><p>" P1
     "</p><p>" P2 "</p><p>" P3 "</p></div>", "title: " T "\ncaption: 새 관이 쌓여 있다.\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\n"},
    {"scraps of a frame", HEAD "<div><ul><li>공감 3</li></ul><div><p>환경부, 5년 계획 발표</p><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p></div></div>",
     "title: " T "\nsubtitle: 환경부, 5년 계획 발표\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\n"},
    {"news of posts", "<title>[인사] 한빛시</title><meta property=og:type content=article><h1>[인사] 한빛시</h1><div><p>◇국장급 승진 ▲기획조정실장 김하늘 ▲교통정책관 이바다</p>"
     "<p>◇과장급 전보 ▲예산담당관 박나무 ▲버스정책과장 최구름</p></div><footer>모든 기사는 저작권법의 보호를 받습니다. 허락 없이 쓰지 마십시오.</footer>",
     "title: 한빛시\nbody: ◇국장급 승진 ▲기획조정실장 김하늘 ▲교통정책관 이바다\nbody: ◇과장급 전보 ▲예산담당관 박나무 ▲버스정책과장 최구름\n"},
    {"a story in pictures", "<title>[포토] 첫눈</title><meta property=og:type content=article><h1>[포토] 첫눈</h1><div><img src=1.jpg><p>올겨울 첫눈이 내린 25일 오전 호숫가에서 시민들이 우산을 쓰고 걷고 있다. 김하늘 기자</p></div>",
     "title: [포토] 첫눈\ncaption: 올겨울 첫눈이 내린 25일 오전 호숫가에서 시민들이 우산을 쓰고 걷고 있다. 김하늘 기자\n"},
    {"a post of another site", HEAD "<div><p>" P1 "</p><blockquote class=instagram-media><p>김하늘(@sky)님의 공유 게시물입니다. 많이 보러 오세요.</p></blockquote><p>" P2 "</p><p>" P3 "</p></div>", WANT},
    {"a subtitle in brackets behind the dateline", HEAD "<div>[한밭신문 김하늘 기자] [환경부, 5년 계획 발표]" P1 "<br><br>" P2 "<br><br>" P3 "</div>",
     "title: " T "\nsubtitle: 환경부, 5년 계획 발표\nbyline: [한밭신문 김하늘 기자]\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\n"},
    {"one that nothing parts from it", HEAD "<div>환경부, 5년 계획 발표[한밭신문 김하늘 기자] " P1 "<br><br>" P2 "<br><br>" P3 "</div>",
     "title: " T "\nsubtitle: 환경부, 5년 계획 발표\nbyline: [한밭신문 김하늘 기자]\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\n"},
    {"a byline behind the last sentence", HEAD "<div><p>" P1 "</p><p>" P2 "</p><p>" P3 " /김하늘 기자 sky@h.example</p></div>",
     "title: " T "\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\nbyline: /김하늘 기자 sky@h.example\n"},
    {"a sign-off with an address", HEAD "<div>" P1 "<br><br>" P2 "<br><br>" P3 "<br><br>YTN 김하늘[sky@h.example]입니다.</div>",
     "title: " T "\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\nbody: YTN 김하늘[sky@h.example]입니다.\n"},
    {"an inline frame of a picture", HEAD "<div><span><img src=1.jpg><em>새 관이 쌓여 있다</em></span>" P1 "<br><br>" P2 "<br><br>" P3 "</div>",
     "title: " T "\ncaption: 새 관이 쌓여 있다\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\n"},
    {"a caption whose credit is on the next line", HEAD "<div><p>" P1 "</p><img src=1.jpg><br>쌓여 있는 관<br>[한빛시 제공. 재판매 및 DB 금지]<p>" P2 "</p><p>" P3 "</p></div>",
     "title: " T "\nbody: " P1 "\ncaption: 쌓여 있는 관\nbody: " P2 "\nbody: " P3 "\n"},
    {"a container in another", HEAD "<div class=newsct_body><p>목소리를 고르면 기사를 읽어 드립니다. 요금은 따로 나올 수 있습니다.</p><div class=article_body><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p></div></div>", WANT},
    {"an article that is shorter than the notice below it", "<title>" T "</title><meta property=og:type content=article><h1>" T "</h1><div><p>낡은 관을 모두 바꾸기로 했다고 시가 밝혔다.</p><p>사업비는 3조원이다.</p></div>"
     "<div><p>한밭신문의 모든 콘텐츠는 저작권법의 보호를 받으며 무단 전재와 재배포를 금합니다.</p></div>", "title: " T "\nbody: 낡은 관을 모두 바꾸기로 했다고 시가 밝혔다.\nbody: 사업비는 3조원이다.\n"},
    {"comments that are longer than it", HEAD "<div><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p></div><div><h3>댓글 3</h3><p>정말 좋은 사업이라고 생각합니다. 빨리 했으면 좋겠습니다. 우리 동네도 물이 자주 샙니다.</p>"
     "<p>세금을 이런 곳에 써야 한다고 늘 말해 왔습니다. 담당하시는 분들께서 애써 주시기를 바랍니다.</p><p>바꾸기만 하면 뭐 합니까. 관리를 제대로 해야지요. 지난번에도 그랬습니다. 모두 잊으셨나요.</p></div>", WANT},
    {"a column that begins with its author", HEAD "<div>김하늘<br>한빛대 환경공학과 교수<br><br>" P1 "<br><br>" P2 "<br><br>" P3 "</div>",
     "title: " T "\nbyline: 김하늘 한빛대 환경공학과 교수\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\n"},
    {"a sign-off before an address, hashtags", HEAD "<div>" P1 "<br><br>" P2 "<br><br>" P3 "<br><br>MBN뉴스 김하늘입니다. [ sky@h.example ]<br><br>#상수도 #환경부</div>",
     "title: " T "\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\nbody: MBN뉴스 김하늘입니다. [ sky@h.example ]\n"},
    {"subtitles with pointers", HEAD "<div><p>▶ 환경부, 5년 계획 발표<br>▶ 사업비는 3조원 안팎</p><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p></div>",
     "title: " T "\nsubtitle: 환경부, 5년 계획 발표\nsubtitle: 사업비는 3조원 안팎\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\n"},
    {"a credit behind a paragraph", HEAD "<div><img src=1.jpg><p>" P1 "</p><p>" P2 "</p><p>" P3 " (사진=한빛시 제공)</p></div>", WANT},
    {"headings of what is left out", HEAD "<div><p>" P1 "</p><h4>더 읽을거리</h4><p><a href=/1>다른 소식도 있습니다</a></p><p>" P2 "</p><p>" P3 "</p><p>김하늘 기자</p><h4>더 알고 싶다면</h4></div>",
     "title: " T "\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\nbyline: 김하늘 기자\n"},
    {"crossheads that begin as buttons do", HEAD "<div><p>" P1 "</p><p><b>카카오, 물 절약 광고 시작</b></p><p>" P2 "</p><p><b>카카오 공유하기</b></p><p>" P3 "</p></div>",
     "title: " T "\nbody: " P1 "\nheading: 카카오, 물 절약 광고 시작\nbody: " P2 "\nbody: " P3 "\n"},
    {"sentences with the words of notices", HEAD "<div><p>" P1 "</p><p>환경부는 공식 유튜브 채널에서 설명회를 중계했다.</p><p>광고가 사라졌다.</p><p>" P2 "</p><p>" P3
     "</p><p>공식 유튜브 채널도 구독하고 소식을 받아 보세요.</p><p>이 글은 본지 편집 방향과 다를 수 있다.</p></div>",
     "title: " T "\nbody: " P1 "\nbody: 환경부는 공식 유튜브 채널에서 설명회를 중계했다.\nbody: 광고가 사라졌다.\nbody: " P2 "\nbody: " P3 "\n"},
    {"a list whose items begin as credits do", HEAD "<div><p>" P1 "</p><ul><li>화면: 8인치</li><li>사진: 여덟 장</li></ul><p>" P2 "</p><p>" P3 "</p></div>",
     "title: " T "\nbody: " P1 "\nlist: 화면: 8인치\nlist: 사진: 여덟 장\nbody: " P2 "\nbody: " P3 "\n"},
    {"a credit behind its label in brackets, a box glued together", HEAD "<div><img src=1.jpg><p>" P1 "</p><div><b>관련 이슈</b><a href=/1>새는 관을 찾아라</a></div><p>" P2 "</p><p>" P3
     "</p><p>[사진] 한빛시 제공.</p></div>", WANT},
    {"more about its author", HEAD "<div><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p><div><img src=f.jpg><p>김하늘 건축가</p><p>한빛대 건축학과를 졸업하고 도시 재생 사무소를 운영한다.</p></div></div>",
     "title: " T "\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\nbyline: 김하늘 건축가\n"},
    {"a picture and the line below it", "<title>첫눈 내린 호수</title><h1>첫눈 내린 호수</h1><div><img src=1.jpg></div><div>[춘천=새빛통신] 김하늘 기자 = 25일 오전 호숫가에 첫눈이 내리고 있다. 아침 기온은 영하로 떨어졌다. 2025.12.25. sky@h.example</div>",
     "title: 첫눈 내린 호수\nbyline: [춘천=새빛통신] 김하늘 기자 =\nbody: 25일 오전 호숫가에 첫눈이 내리고 있다. 아침 기온은 영하로 떨어졌다.\nbyline: 2025.12.25. sky@h.example\n"},
    {"what a page says behind the byline", HEAD "<div><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p><p>김하늘 기자 sky@h.example</p><p>모으는 개인정보 항목은 이름과 주소이고 제보를 확인할 때까지만 보관합니다. 동의하지 않으실 수 있습니다. 문의는 전화로 하실 수 있습니다.</p></div>",
     "title: " T "\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\nbyline: 김하늘 기자 sky@h.example\n"},
    {"what it says to who does not pay", HEAD "<div><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p><p>이 기사는 유료 회원 전용입니다.</p><p>첫 달은 100원에 보실 수 있습니다. 지금 시작해 보세요.</p></div>", WANT},
    {"a letter set large, a box of numbers", HEAD "<div><table><tr><td>한빛수도</td><td>75,400</td><td>+5.31%</td></tr></table><p><span class=cap>정</span>부가 내년부터 지방 중소도시의 낡은 상수도관을 모두 바꾸기로 했다. 사업비는 3조원에 이를 것으로 추산된다.</p><p>" P2 "</p><p>" P3 "</p></div>", WANT},
    {"a subtitle whose first line is short", HEAD "<div><p>사업비 3조원<br>환경부, 5년 계획 발표</p><p>2024.05.15 10:20</p></div><div class=article_body><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p></div>",
     "title: " T "\nsubtitle: 사업비 3조원\nsubtitle: 환경부, 5년 계획 발표\nbody: " P1 "\nbody: " P2 "\nbody: " P3 "\n"},
    {"only in JSON-LD", "<title>" T "</title><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"" T "\",\"articleBody\":\"" P1 "\\n\\n" P2 "\\n\\n" P3
     "\"}</script><div>로딩 중</div>", WANT},
    {"only in the state of a front end", "<title>" T "</title><div>로딩 중</div><script id=__NEXT_DATA__ type=application/json>{\"props\":{\"article\":{\"title\":\"" T
     "\",\"contentHtml\":\"<p>" P1 "</p>$$AD$$<p>" P2 "</p><p>" P3 "</p>\"}}}</script>", WANT},
    {"in server components", "<title>" T "</title><script>self.__next_f.push([1,\"5:{\\\"title\\\":\\\"" T "\\\",\\\"body\\\":\\\"" P1 "\\\\n" P2 "\\\\n" P3 "\\\"}\\n\"])</script>", WANT},
    {"in server components, with escapes", "<title>" T "</title><script>self.__next_f.push([1,\"5:{\\\"title\\\":\\\"" T "\\\",\\\"body\\\":\\\"" P1 " \\ud83d\\ude00 \\ub05d."
     "\"]),self.__next_f.push([1,\"broken \\ud83d\"]),self.__next_f.push([1,\"\\\\n" P2 "\\\\n" P3 "\\\"}\\n\"])</script>",
     "title: " T "\nbody: " P1 " \xF0\x9F\x98\x80 끝.\nbody: " P2 "\nbody: " P3 "\n"},
    {"under keys that only end as others do", "<title>" T "</title><script id=__NEXT_DATA__ type=application/json>{\"info\":{\"article_headtitle\":\"" T
     "\",\"article_innertextcontent\":\"<p>" P1 "</p><p>" P2 "</p><p>" P3 "</p>\"}}</script>", WANT},
    {"in an assignment, as pieces", "<title>" T "</title><script>window.F=window.F||{};F.content={\"headlines\":{\"basic\":\"" T "\"},\"content_elements\":[{\"type\":\"text\",\"content\":\"" P1
     "\"},{\"type\":\"text\",\"content\":\"" P2 "\"},{\"type\":\"text\",\"content\":\"" P3 "\"}]};F.x={a:1};</script>", WANT},
};

static void makes_blocks(void **state)
{
    nx_arena a;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    for (size_t i = 0; i < NX_LEN(cases); i++) {
        nx_arena_reset(&a);
        nx_page p;
        newsx_error err = {0};
        if (nx_test_page(&p, *state, &a, nx_cstr(cases[i].page), &err) != NEWSX_OK)
            fail_msg("%s: %s", cases[i].why, err.text);
        if (strcmp(nx_test_blocks(&a, &p), cases[i].want) != 0)
            fail_msg("%s:\n%s", cases[i].why, nx_test_blocks(&a, &p));
    }
    nx_arena_free(&a);
}

static void refuses_what_is_no_article(void **state)
{
    static const struct { const char *why, *page; } none[] = {
        {"empty", ""},
        {"blank", "<html><body>  </body></html>"},
        {"a list", "<title>검색결과</title><ul><li><a href=/1>상수도관을 모두 바꾼다고 합니다</a><p>" P1 "</p></li><li><a href=/2>환경부 계획 발표했다고 합니다</a><p>" P2
         "</p></li><li><a href=/3>전문가들의 걱정이 있다고 합니다</a><p>" P3 "</p></li><li><a href=/4>상수도관을 모두 바꾼다고 합니다</a><p>" P1 "</p></li></ul>"},
        {"an error", "<title>오류</title><p>요청하신 페이지를 찾을 수 없습니다. 주소가 바뀌었거나 지워졌을 수 있습니다.</p><p>주소를 다시 한번 확인해 주시기 바랍니다. 불편을 드려 죄송합니다.</p>"},
        {"a page that serves", "<title>개인정보처리방침 - 한밭신문</title><div><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p></div>"},
        {"letters by mail", "<title>뉴스레터 - 한밭신문</title><div><p>매주 토요일 아침, 기자들이 고른 책 세 권을 소개합니다. 한 주의 피로를 덜어 줄 문장을 함께 보내드립니다.</p><p>" P1 "</p><p>" P2 "</p></div>"},
        {"a menu", "<ul><li><a href=/>정치</a><li><a href=/>경제</a></ul>"},
    };
    nx_arena a;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    for (size_t i = 0; i < NX_LEN(none); i++) {
        nx_page p;
        newsx_error err = {0};
        if (nx_test_page(&p, *state, &a, nx_cstr(none[i].page), &err) != NEWSX_ENOARTICLE || !err.text[0])
            fail_msg("%s: is taken for an article", none[i].why);
    }
    nx_arena_free(&a);
}

static const struct { const char *why, *text, *want; } plain[] = {
    {"an expression", "3만원", "body: 3만원\n"},
    {"a sentence", "정부는 15일 <표 1>을 냈다.", "body: 정부는 15일 <표 1>을 냈다.\n"},
    {"blanks stay", " 두  칸 ", "body:  두  칸 \n"},
    {"sentences", P1 "\n\n" P2 "\n", "body: " P1 "\nbody: \nbody: " P2 "\n"},
    {"a page saved as text", "실시간 뉴스\n\n" T " [물의 길]\n\n환경부, 5년 계획 발표\n\n[한밭신문 김하늘 기자] " P1 "\n\n인부들이 관을 나르고 있다. [사진=이바다 기자]\n인부들이 관을 나르고 있다. [사진=이바다 기자]\n\n◆두 번 멈춘 공사\n"
     P2 "\n\n" P3 "\n\n/김하늘 기자(sky@h.example)\n\nalert\n댓글 쓰기 제목\n로딩중\n",
     "title: " T "\nsubtitle: 환경부, 5년 계획 발표\nbody: [한밭신문 김하늘 기자] " P1 "\ncaption: 인부들이 관을 나르고 있다. [사진=이바다 기자]\nheading: ◆두 번 멈춘 공사\nbody: " P2 "\nbody: " P3
     "\nbyline: /김하늘 기자(sky@h.example)\n"},
};

static void keeps_plain_text(void **state)
{
    nx_arena a;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    for (size_t i = 0; i < NX_LEN(plain); i++) {
        nx_page p;
        newsx_error err = {0};
        if (nx_test_page(&p, *state, &a, nx_cstr(plain[i].text), &err) != NEWSX_OK || !p.plain)
            fail_msg("%s: %s", plain[i].why, err.text);
        if (strcmp(nx_test_blocks(&a, &p), plain[i].want) != 0)
            fail_msg("%s:\n%s", plain[i].why, nx_test_blocks(&a, &p));
    }
    nx_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(makes_blocks), cmocka_unit_test(refuses_what_is_no_article), cmocka_unit_test(keeps_plain_text)};
    return cmocka_run_group_tests(tests, nx_test_engine_open, nx_test_engine_close);
}
