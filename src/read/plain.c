/* plain.c -- plain text input.  In: charset.c.  Cost: a look at each line.
 *
 * One line is a sentence or an expression that somebody asks about: it is kept whole.  Several lines are kept whole, too, blank
 * ones and all, unless some of them show that this is a page saved as text: boilerplate, a byline, a dateline. */
#include "read/plain.h"

#include "base/utf8.h"
#include "read/label.h"

typedef struct text_line {
    newsx_str text; /* trimmed view */
    bool good, boiler;
    nx_boiler kind;
} text_line;

typedef NX_VEC(text_line) text_lines;

bool nx_is_plain(newsx_str text)
{
    static const char *const tags[] = {"!doctype", "html", "head", "body", "div", "p", "br", "span", "meta", "table", "a", "img", "article",
                                       "section", "h1", "h2", "h3", "ul", "ol", "li", "b", "strong", "title", "script", "font", "td", "tr", "em", "i", "?xml"};
    size_t looked = 0;
    for (const char *p = text.at, *end = text.at + text.len; p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL && looked < 4000; p++, looked++) {
        newsx_str rest = {p + 1, (size_t)(end - p - 1)};
        bool closing = rest.len && rest.at[0] == '/';
        if (closing)
            rest = nx_str_cut(rest, 1, rest.len);
        for (size_t i = 0; i < NX_LEN(tags); i++) {
            size_t n = strlen(tags[i]);
            if (rest.len > n && nx_str_eq_nocase(nx_str_cut(rest, 0, n), nx_cstr(tags[i])) && (rest.at[n] == '>' || rest.at[n] == ' ' || rest.at[n] == '/' || rest.at[n] == '\n'))
                return false;
        }
        if (rest.len > 3 && memcmp(rest.at, "!--", 3) == 0)
            return false;
    }
    return true;
}

static void put(nx_page *page, nx_block_kind kind, newsx_str text, nx_ctx *c)
{
    nx_raw_block b = {kind, text};
    nx_push(c->arena, &page->blocks, b);
}

static void read_lines(text_lines *out, newsx_str text, const nx_lexicon *lex, nx_ctx *c)
{
    newsx_str line, rest = text;
    while (nx_str_next_line(&line, &rest)) {
        text_line l = {.text = nx_str_trim(line)};
        uint32_t h = nx_hangul_count(l.text);
        l.good = (h >= 15 && nx_ends_sentence(l.text)) || h >= 60;
        l.kind = l.text.len ? nx_boiler_of(lex, l.text) : NX_BOILER_NONE;
        l.boiler = l.kind == NX_BOILER_LINE || l.kind == NX_BOILER_REST;
        nx_push(c->arena, out, l);
    }
}

/* Whether some line shows that the text is a saved page. */
static bool is_page(const text_line *l, uint32_t n, const nx_lexicon *lex, nx_ctx *c)
{
    nx_byline b;
    for (uint32_t i = 0; i < n; i++) {
        char carry = 0;
        if (!l[i].text.len)
            continue;
        if (l[i].boiler && !l[i].good)
            return true;
        if (l[i].good ? nx_dateline_read(&b, l[i].text, lex, c) && b.authors.n > 0
                      : (nx_byline_read(&b, l[i].text, lex, c), nx_byline_whole(&b, l[i].text)))
            return true;
        if (!l[i].good && nx_when_line(lex, l[i].text, &carry).published.ok)
            return true;
    }
    return false;
}

static void take_authors(nx_page *page, const nx_byline *b, nx_ctx *c)
{
    for (uint32_t i = 0; i < b->authors.n; i++)
        nx_author_merge(page, b->authors.at[i], c);
    if (b->email.len && page->authors.n == 1 && !page->authors.at[0].email.len)
        page->authors.at[0].email = b->email;
    if (!page->publisher.len)
        page->publisher = b->publisher;
}

static void take_dates(nx_page *page, newsx_str s, const nx_lexicon *lex, char *carry)
{
    nx_dates d = nx_when_line(lex, s, carry);
    if (d.published.ok && !page->published.ok) {
        page->published = d.published;
        page->published_from = NX_S("visible");
    }
    if (d.modified.ok && !page->modified.ok)
        page->modified = d.modified;
}

/* The lines before the running text: the title is the first that can be one, the others are subtitles. */
static void read_head(nx_page *page, const text_line *l, uint32_t first, const nx_lexicon *lex, nx_ctx *c)
{
    static const nx_meta none;
    char carry = 0;
    nx_buf sub = nx_buf_new(c->arena, 128);
    for (uint32_t i = 0; i < first; i++) {
        newsx_str s = l[i].text;
        nx_byline b;
        if (!s.len || l[i].boiler)
            continue;
        take_dates(page, s, lex, &carry);
        nx_byline_read(&b, s, lex, c);
        if (nx_byline_whole(&b, s)) {
            take_authors(page, &b, c);
            continue;
        }
        if (nx_hangul_count(s) < 5 || carry)
            continue;
        if (!page->title.len) {
            page->title = nx_title_clean(&page->series, s, &none, page->publisher, lex);
            put(page, NX_BLOCK_TITLE, page->title, c);
        } else if (!nx_same_title(s, page->title)) {
            put(page, NX_BLOCK_SUBTITLE, s, c);
            if (sub.len)
                nx_buf_byte(&sub, ' ');
            nx_buf_add(&sub, s);
        }
    }
    page->subtitle = nx_buf_str(&sub);
}

static bool take_caption(nx_page *page, newsx_str s, const nx_lexicon *lex, nx_ctx *c)
{
    newsx_str rest, credit = nx_credit_of(&rest, s, lex, c);
    bool bracket = s.at[s.len - 1] == ']' || s.at[s.len - 1] == ')';
    if (!credit.len || !bracket || s.len > 700)
        return false;
    nx_picture image = {.caption = rest, .credit = credit};
    nx_push(c->arena, &page->images, image);
    put(page, NX_BLOCK_CAPTION, s, c);
    return true;
}

static void read_flow(nx_page *page, const text_line *l, uint32_t first, uint32_t n, const nx_lexicon *lex, nx_ctx *c)
{
    uint32_t last_good = first;
    for (uint32_t i = first; i < n; i++)
        if (l[i].good && !l[i].boiler)
            last_good = i;
    newsx_str before = {NULL, 0};
    for (uint32_t i = first; i < n; i++) {
        newsx_str s = l[i].text;
        nx_byline b;
        char carry = 0;
        if (!s.len || l[i].boiler) {
            if (l[i].kind == NX_BOILER_REST && i > last_good)
                return;
            continue;
        }
        if (nx_str_eq(s, before))
            continue; /* a caption that was an alt text, too */
        before = s;
        if (i == first && nx_dateline_read(&b, s, lex, c)) {
            take_authors(page, &b, c);
        } else if (!l[i].good || nx_str_chr(s, '@')) {
            nx_byline_read(&b, s, lex, c);
            if (nx_byline_whole(&b, s)) {
                take_authors(page, &b, c);
                put(page, NX_BLOCK_BYLINE, s, c);
                if (i > last_good)
                    return;
                continue;
            }
        }
        if (!l[i].good) {
            take_dates(page, s, lex, &carry);
            if (i > last_good && (carry || s.len < 60 || page->title.len))
                continue;
        }
        if (take_caption(page, s, lex, c))
            continue;
        uint32_t head = nx_utf8_at(s, 0);
        bool bullet = head >= 0x25A0 && head <= 0x25FF && s.len <= 150 && !l[i].good;
        put(page, bullet ? NX_BLOCK_HEADING : NX_BLOCK_BODY, s, c);
    }
}

newsx_status nx_plain_read(nx_page *page, newsx_str text, const nx_lexicon *lex, nx_ctx *c)
{
    page->plain = true;
    page->language = NX_S("ko");
    page->complete = true;
    text_lines lines = {0};
    while (text.len && (text.at[text.len - 1] == '\n' || text.at[text.len - 1] == '\r'))
        text.len--;
    if (!nx_str_trim(text).len)
        return nx_error_set(c->err, NEWSX_ENOARTICLE, 0, 0, "no article: the text is blank");
    if (!nx_str_chr(text, '\n')) {
        put(page, NX_BLOCK_BODY, text, c);
        return nx_ctx_status(c);
    }
    read_lines(&lines, text, lex, c);
    NX_TRY(nx_ctx_status(c));
    uint32_t first = 0;
    while (first < lines.n && !(lines.at[first].good && !lines.at[first].boiler))
        first++;
    if (first == lines.n || !is_page(lines.at, lines.n, lex, c)) {
        newsx_str line, rest = text;
        while (nx_str_next_line(&line, &rest))
            put(page, NX_BLOCK_BODY, line, c);
        return nx_ctx_status(c);
    }
    read_head(page, lines.at, first, lex, c);
    read_flow(page, lines.at, first, lines.n, lex, c);
    for (uint32_t i = 0; i < page->authors.n; i++)
        if (!page->authors.at[i].affiliation.len)
            page->authors.at[i].affiliation = page->publisher;
    return nx_ctx_status(c);
}
