/* test_meta.c -- title, publisher, dates, authors of pages that say them in different ways. */
#include "tests/read.h"

#define BODY                                                                                                                            \
    "<p>정부가 내년부터 지방 중소도시의 낡은 상수도관을 모두 바꾸기로 했다. 사업비는 3조원에 이를 것으로 추산된다.</p>"              \
    "<p>환경부는 15일 브리핑에서 이 같은 내용의 계획을 발표했다. 대상은 설치한 지 30년이 넘은 관로다.</p>"                              \
    "<p>전문가들은 유지 관리가 더 중요하다고 지적한다. 바꾼 뒤에도 새는 곳을 바로 찾아야 한다는 것이다.</p>"

#define T "낡은 상수도관 4만km 바꾼다"

static const struct { const char *why, *head, *top, *tail, *title, *series, *publisher, *published, *modified, *author, *email; } cases[] = {
    {"OpenGraph", "<title>" T " | 한밭신문</title><meta property=og:title content='" T "'><meta property=og:site_name content=한밭신문>"
     "<meta property=article:published_time content=2024-05-15T10:20:00+09:00><meta name=author content='김하늘 기자'>",
     "<h1>" T "</h1>", "", T, "", "한밭신문", "2024-05-15T10:20:00+09:00", "", "김하늘", ""},
    {"JSON-LD", "<title>" T "</title><script type=application/ld+json>/* a comment */ {\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"" T "\","
     "\"datePublished\":\"2024-05-15T10:20:00+09:00\",\"dateModified\":\"2024-05-15T11:00:00+09:00\",\"author\":{\"@type\":\"Person\",\"name\":\"김하늘\"},"
     "\"publisher\":{\"name\":\"한밭신문\"},}]}</script>",
     "<h1>" T "</h1>", "", T, "", "한밭신문", "2024-05-15T10:20:00+09:00", "2024-05-15T11:00:00+09:00", "김하늘", ""},
    {"what is to be seen", "<title>" T " - 한밭신문</title>", "<h2>" T "</h2><div>입력 2024.05.15 10:20 수정 2024.05.15 11:00</div><div>김하늘 기자 sky@h.example</div>", "",
     T, "", "한밭신문", "2024-05-15T10:20:00+09:00", "2024-05-15T11:00:00+09:00", "김하늘", "sky@h.example"},
    {"labels behind and before", "<title>" T "</title>", "<h2>" T "</h2><dl><dt>기사입력</dt><dd>2024.05.15. 오후 3:53</dd></dl>", "<p>ⓒ한밭신문, 무단전재 금지</p>",
     T, "", "한밭신문", "2024-05-15T15:53:00+09:00", "", "", ""},
    {"sent at", "<title>" T "</title>", "<h2>" T "</h2>", "<p>2024/05/15 10:20 송고</p>", T, "", "", "2024-05-15T10:20:00+09:00", "", "", ""},
    {"changed at, sent at", "<title>" T "</title>", "<h2>" T "</h2><p>2024-05-15 10:20 송고 | 2024-05-15 11:00 최종수정</p>", "", T, "", "", "2024-05-15T10:20:00+09:00",
     "2024-05-15T11:00:00+09:00", "", ""},
    {"a title that only stands above the text", "<title>::: 한밭신문 :::</title>", "<p>오늘의 소식을 전합니다</p><div class=view_tit>" T "</div><p>환경부, 5년 계획 발표</p>", "", T, "", "", "", "", "", ""},
    {"a bold one", "<title></title>", "<font><b>" T "</b></font><p>환경부, 5년 계획 발표</p>", "", T, "", "", "", "", "", ""},
    {"a page to print", "<title>한밭신문 - 기사 프린트</title><meta property=og:site_name content=한밭신문>", "<div class=title>" T "</div>", "", T, "", "한밭신문", "", "", "", ""},
    {"who stands above the title", "<title>" T "</title>", "<span>김하늘 기자 sky@h.example</span><h1>" T "</h1><p>입력 2024.05.15 10:20</p>", "", T, "", "", "2024-05-15T10:20:00+09:00", "", "김하늘", "sky@h.example"},
    {"a desk and a button beside the reporter", "<title>" T "</title>", "<h1>" T "</h1><dl class=reporter><dt>김하늘 기자</dt><dd>사회부 <a>이메일</a></dd></dl>", "", T, "", "", "", "", "김하늘", ""},
    {"a page that a browser saved", "<!-- saved from url=(0038)https://www.hani.co.kr/arti/society/1.html --><title>" T "</title>", "<h1>" T "</h1>", "", T, "", "한겨레", "", "", "", ""},
    {"a motto in <title>", "<title>한밭신문 - 세상을 여는 창</title>", "<table><tr><td><font size=5><b>" T "</b></font></td></tr></table>", "", T, "", "", "", "", "", ""},
    {"a name alone below the text", "<title>" T "</title>", "<h1>" T "</h1>", "<p>김하늘</p>", T, "", "", "", "", "김하늘", ""},
    {"buttons in a box of the reporter", "<title>" T "</title>", "<h1>" T "</h1>", "<div class=byline>김하늘 기자 <a>구독</a><span>구독</span><p>김하늘 기자의 구독을 취소하시겠습니까?</p></div>", T, "", "", "", "", "김하늘", ""},
    {"who signs a column", "<title>" T "</title>", "<h1>" T "</h1>", "<p>김하늘 한빛대 환경공학과 교수</p>", T, "", "", "", "", "김하늘", ""},
    {"who signs it above", "<title>" T "</title>", "<h1>" T "</h1><div class=writer><b>김하늘</b> 한빛대 교수</div>", "", T, "", "", "", "", "김하늘", ""},
    {"parts of a byline", "<title>" T "</title>", "<h1>" T "</h1><div class=reporter_area><a>김하늘 기자</a><a>기자 페이지</a><a>다른기사 보기</a></div>", "", T, "", "", "", "", "김하늘", ""},
    {"a site behind a dash without blanks", "<title>" T "-한울일보</title>", "<h2>" T "</h2>", "", T, "", "", "", "", "", ""},
    {"a site in front, in brackets", "<title>【한밭신문】" T "</title><meta property=og:site_name content=한밭신문>", "", "", T, "", "한밭신문", "", "", "", ""},
    {"a site with its praise", "<title>" T " - 새 시대의 신문 한밭신문</title><meta property=og:site_name content=한밭신문>", "", "", T, "", "한밭신문", "", "", "", ""},
    {"a day in words", "<title>" T "</title>", "<h2>" T "</h2><p>2024년 5월 15일 수요일</p>", "", T, "", "", "2024-05-15", "", "", ""},
    {"UTC that is called Seoul's time", "<title>" T "</title><meta property=article:published_time content=2024-05-15T01:20:00+09:00>", "<h1>" T "</h1><p>입력 2024.05.15 10:20</p>", "", T, "", "",
     "2024-05-15T10:20:00+09:00", "", "", ""},
    {"midnight is a day", "<title>" T "</title><meta property=article:published_time content=2024-05-15T00:00:00+09:00>", "<h1>" T "</h1><p>입력 2024.05.15 10:20</p>", "", T, "", "",
     "2024-05-15T10:20:00+09:00", "", "", ""},
    {"the head tells the last change", "<title>" T "</title><meta property=article:published_time content=2024-05-15T11:00:00+09:00>",
     "<h1>" T "</h1><p>입력 2024.05.15 10:20 수정 2024.05.15 11:00</p>", "", T, "", "", "2024-05-15T10:20:00+09:00", "2024-05-15T11:00:00+09:00", "", ""},
    {"changed before it was published", "<title>" T "</title><meta property=article:published_time content=2024-05-15T10:20:00+09:00><meta property=article:modified_time content=2024-05-15T09:00:00+09:00>",
     "<h1>" T "</h1>", "", T, "", "", "2024-05-15T10:20:00+09:00", "", "", ""},
    {"a desk is no author", "<title>" T "</title><meta name=author content=사회부>", "<h1>" T "</h1>", "", T, "", "", "", "", "", ""},
    {"nor a section", "<title>" T "</title><meta name=author content=정치>", "<h1>" T "</h1>", "", T, "", "", "", "", "", ""},
    {"an author behind a desk", "<title>" T "</title><meta name=author content='경제부 김하늘'>", "<h1>" T "</h1>", "", T, "", "", "", "", "김하늘", ""},
    {"a name and a date", "<title>" T "</title>", "<h1>" T "</h1><p>김하늘 2024.05.15 10:20</p>", "", T, "", "", "2024-05-15T10:20:00+09:00", "", "김하늘", ""},
    {"by somebody", "<title>" T "</title>", "<h1>" T "</h1><span class=author>by 김하늘</span>", "", T, "", "", "", "", "김하늘", ""},
    {"a count of comments beside the byline", "<title>" T "</title>", "<h1>" T "</h1><div><p>김하늘 기자 (sky@h.example)</p><p>2024-05-15 10:20</p><p>댓글: 12개</p></div>", "", T, "", "",
     "2024-05-15T10:20:00+09:00", "", "김하늘", "sky@h.example"},
    {"a title in two lines", "<title>" T "</title>", "<h1>낡은 상수도관<br>4만km 바꾼다</h1>", "", T, "", "", "", "", "", ""},
    {"Korean date", "<title>" T "</title>", "<h2>" T "</h2><p>등록일 2024년 5월 15일 (수) 10시 20분</p>", "", T, "", "", "2024-05-15T10:20:00+09:00", "", "", ""},
    {"a portal names the newspaper", "<title>" T " : 네이버 뉴스</title><meta property=og:title content='" T "'><meta property=og:article:author content='경향신문 | 네이버'>"
     "<meta property=og:url content='https://news.naver.com/main/read.nhn?oid=1'>", "<h3>" T "</h3>", "", T, "", "경향신문", "", "", "", ""},
    {"the address names it", "<title>" T "</title><link rel=canonical href='https://www.mk.co.kr/news/1'>", "<h3>" T "</h3>", "", T, "", "매일경제", "", "", "", ""},
    {"an archived address", "<title>" T "</title><link rel=canonical href='https://web.archive.org/web/2019/http://www.khan.co.kr/1'>", "<h3>" T "</h3>", "",
     T, "", "경향신문", "", "", "", ""},
    {"a series", "<title>[충북소식] " T " | 한밭신문</title><meta property=og:site_name content=한밭신문>", "<h3>[충북소식] " T "</h3>", "", T, "충북소식", "한밭신문", "", "", "", ""},
    {"an editorial tag is the title's", "<title>[속보] " T "-사회ㅣ한국일보</title><meta property=og:site_name content=한국일보>", "<h3>[속보] " T "</h3>", "",
     "[속보] " T, "", "한국일보", "", "", "", ""},
    {"the article's sections in the title", "<title>" T " &lt; 사회 &lt; 기사본문 - 한밭신문</title>", "<h3>" T "</h3>", "", T, "", "한밭신문", "", "", "", ""},
    {"a heading that is another's", "<title>" T " | 한밭신문</title><meta property=og:title content='" T " | 한밭신문'><meta property=og:site_name content=한밭신문>",
     "<h1>전혀 다른 이야기를 하는 제목</h1>", "", T, "", "한밭신문", "", "", "", ""},
    {"an author that is none", "<title>" T "</title><meta name=author content=한밭신문><meta property=og:site_name content=한밭신문><meta property=article:author content='https://f.example/x'>",
     "<h1>" T "</h1>", "<p>김하늘 기자 sky@h.example</p>", T, "", "한밭신문", "", "", "김하늘", "sky@h.example"},
    {"the text beats the head", "<title>" T "</title><meta name=author content=박나무>", "<h1>" T "</h1>", "<p>김하늘 기자 sky@h.example</p>", T, "", "", "", "", "김하늘", "sky@h.example"},
    {"UTC is told in Seoul's time", "<title>" T "</title><meta property=article:published_time content=2024-05-15T01:20:00Z>", "<h1>" T "</h1>", "", T, "", "",
     "2024-05-15T10:20:00+09:00", "", "", ""},
    {"Seoul's time called UTC", "<title>" T "</title><meta property=article:published_time content=2024-05-15T10:20:00Z>", "<h1>" T "</h1><p>입력 2024.05.15 10:20</p>", "", T, "", "",
     "2024-05-15T10:20:00+09:00", "", "", ""},
};

static const char *printed(nx_arena *a, nx_time t)
{
    nx_buf b = nx_buf_new(a, 32);
    if (t.ok)
        nx_time_print(&b, t);
    return nx_test_cstr(a, nx_buf_str(&b));
}

static void reads_what_pages_say_of_themselves(void **state)
{
    nx_arena a;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    for (size_t i = 0; i < NX_LEN(cases); i++) {
        nx_arena_reset(&a);
        nx_buf b = nx_buf_new(&a, 4096);
        nx_buf_format(&b, "<html><head>%s</head><body>%s<div class=article_body>%s%s</div></body></html>", cases[i].head, cases[i].top, BODY, cases[i].tail);
        nx_page p;
        newsx_error err = {0};
        if (nx_test_page(&p, *state, &a, nx_buf_str(&b), &err) != NEWSX_OK)
            fail_msg("%s: %s", cases[i].why, err.text);
        newsx_str author = p.authors.n ? p.authors.at[0].name : (newsx_str){NULL, 0}, email = p.authors.n ? p.authors.at[0].email : (newsx_str){NULL, 0};
        if (!nx_str_is(p.title, cases[i].title) || !nx_str_is(p.series, cases[i].series) || !nx_str_is(p.publisher, cases[i].publisher))
            fail_msg("%s: title %.*s, series %.*s, publisher %.*s", cases[i].why, NX_FMT(p.title), NX_FMT(p.series), NX_FMT(p.publisher));
        if (strcmp(printed(&a, p.published), cases[i].published) != 0 || strcmp(printed(&a, p.modified), cases[i].modified) != 0)
            fail_msg("%s: published %s, modified %s", cases[i].why, printed(&a, p.published), printed(&a, p.modified));
        if (!nx_str_is(author, cases[i].author) || !nx_str_is(email, cases[i].email) || p.authors.n > 1)
            fail_msg("%s: author %.*s %.*s of %u", cases[i].why, NX_FMT(author), NX_FMT(email), p.authors.n);
    }
    nx_arena_free(&a);
}

/* dict/site: a page that says nothing of its newspaper but its own address. */
static void knows_publishers_by_domain(void **state)
{
    const newsx_engine *e = *state;
    nx_arena a;
    nx_entry site;
    uint32_t publishers = 0, portals = 0;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    for (uint32_t i = 0; nx_lexicon_each(&site, e->lex, NX_LEX_SITE, i); i++) {
        nx_arena_reset(&a);
        nx_buf b = nx_buf_new(&a, 4096);
        nx_buf_format(&b, "<html><head><title>" T "</title><link rel=canonical href='https://www.%.*s/news/1'></head><body><h3>" T "</h3>"
                      "<div class=article_body>" BODY "</div></body></html>", NX_FMT(site.surface));
        nx_page p;
        newsx_error err = {0};
        if (nx_test_page(&p, *state, &a, nx_buf_str(&b), &err) != NEWSX_OK)
            fail_msg("%.*s: %s", NX_FMT(site.surface), err.text);
        bool portal = nx_attr_is(site.attr, "portal", "yes");
        portals += portal;
        publishers += !portal;
        if (!nx_str_eq(p.publisher, portal ? (newsx_str){NULL, 0} : site.canon))
            fail_msg("%.*s: publisher %.*s", NX_FMT(site.surface), NX_FMT(p.publisher));
    }
    nx_arena_free(&a);
    assert_true(publishers >= 150 && portals >= 10);
}

static const struct { const char *why, *behind, *top, *section, *subtitle; } around[] = {
    {"a label", "", "<div class=category>사회</div><h1>" T "</h1>", "사회", ""},
    {"links side by side", "", "<div class=Article_category__x1Yz9><a>사회</a><a>환경일반</a></div><h1>" T "</h1>", "사회", ""},
    {"a path", "", "<div class=location>홈 &gt; 뉴스 &gt; 사회</div><h1>" T "</h1>", "사회", ""},
    {"a path in what is called a menu", "", "<div class=sub_nav><a>홈</a><a>사회</a></div><h1>" T "</h1>", "사회", ""},
    {"nothing marks it", "", "<div><a>사회</a></div><h1>" T "</h1>", "사회", ""},
    {"a path that nothing marks", "", "<table><tr><td>HOME &gt; 피플 &gt; 인사</td></tr><tr><td><b>" T "</b></td></tr></table>", "피플", ""},
    {"in the title of the page", " &lt; 사회 &lt; 기사본문 - 한밭신문", "<h1>" T "</h1>", "사회", ""},
    {"in a list of steps", "", "<script type=application/ld+json>{\"@type\":\"BreadcrumbList\",\"itemListElement\":[{\"name\":\"홈\"},{\"item\":{\"name\":\"사회\"}}]}</script>"
     "<h1>" T "</h1>", "사회", ""},
    {"in words below the text", "", "<h1>" T "</h1><!--below--><p>이 기사는 언론사에서 <a class=x1><em>사회</em></a> 섹션으로 분류했습니다.</p>", "사회", ""},
    {"the chosen item of a menu", "", "<ul><li><a>정치</a></li><li><a>경제</a></li><li><a aria-current=page><span>사회</span></a></li><li><a>문화</a></li><li><a>국제</a></li></ul><h1>" T "</h1>", "사회", ""},
    {"a menu is none", "", "<div><a>정치</a><br><a>경제</a><br><a>사회</a><br><a>문화</a></div><h1>" T "</h1>", "", ""},
    {"a subtitle with decoration", "", "<h1>" T "</h1><p>김하늘 기자</p><div class=view_sub_tit_area><p>환경부, 5년 계획 발표</p></div>", "", "환경부, 5년 계획 발표"},
    {"of CSS modules, a list", "", "<h1>" T "</h1><p>김하늘 기자</p><ul class=View_subTitleList__9sKa><li>환경부, 5년 계획 발표</li><li>국비로 돕는다</li></ul>", "",
     "환경부, 5년 계획 발표 국비로 돕는다"},
    {"one right above the text, of which it tells", "", "<h1>" T "</h1><p>김하늘 기자</p><p>2024.05.15 10:20</p><p>환경부, 상수도관 계획 발표</p>", "", "환경부, 상수도관 계획 발표"},
    {"what is there and tells nothing of it", "", "<h1>" T "</h1><p>김하늘 기자</p><p>2024.05.15 10:20</p><p>큰 활자 작은 활자 바꾸기</p>", "", ""},
    {"above the title", "", "<h4 class=subheading>환경부, 5년 계획 발표</h4><h3>" T "</h3>", "", "환경부, 5년 계획 발표"},
    {"marks before its lines", "", "<h1>" T "</h1><div class=sub-title>ㆍ환경부, 5년 계획 발표<br>- 국비로 돕는다<br>-5도에도 공사</div>", "", "환경부, 5년 계획 발표 국비로 돕는다 -5도에도 공사"},
    {"a subtitle that is a date", "", "<h1>" T "</h1><p>김하늘 기자</p><div class=sub-title>기사입력 2024.05.15 10:20</div>", "", ""},
};

static void reads_what_stands_around_the_title(void **state)
{
    nx_arena a;
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    for (size_t i = 0; i < NX_LEN(around); i++) {
        nx_arena_reset(&a);
        nx_buf b = nx_buf_new(&a, 4096);
        nx_buf_format(&b, "<html><head><title>" T "%s</title></head><body>%s<div class=article_body>%s</div></body></html>", around[i].behind, around[i].top, BODY);
        nx_page p;
        newsx_error err = {0};
        if (nx_test_page(&p, *state, &a, nx_buf_str(&b), &err) != NEWSX_OK)
            fail_msg("%s: %s", around[i].why, err.text);
        if (!nx_str_is(p.section, around[i].section) || !nx_str_is(p.subtitle, around[i].subtitle))
            fail_msg("%s: section %.*s, subtitle %.*s", around[i].why, NX_FMT(p.section), NX_FMT(p.subtitle));
    }
    nx_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads_what_pages_say_of_themselves), cmocka_unit_test(reads_what_stands_around_the_title), cmocka_unit_test(knows_publishers_by_domain)};
    return cmocka_run_group_tests(tests, nx_test_engine_open, nx_test_engine_close);
}
