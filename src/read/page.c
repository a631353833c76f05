/* page.c -- bytes to an article: the order of reading.  charset → html → lines, meta → body → article → who, when, whose. */
#include "read/page.h"

#include "base/utf8.h"
#include "read/charset.h"
#include "read/label.h"
#include "read/plain.h"
#include "read/sheet.h"

const char *nx_block_kind_name(nx_block_kind kind)
{
    static const char *const names[] = {"title", "subtitle", "byline", "heading", "body", "quote", "list", "table", "caption"};
    return names[kind];
}

/* Text or HTML out of a script as HTML: line ends become breaks, placeholders like $$AD$$ go. */
static newsx_str as_html(newsx_str body, nx_ctx *c)
{
    bool markup = nx_str_chr(body, '<') != NULL;
    nx_buf b = nx_buf_new(c->arena, body.len + body.len / 8 + 32);
    nx_buf_add(&b, NX_S("<body>"));
    for (size_t i = 0; i < body.len; i++) {
        if (!markup && body.at[i] == '\n') {
            nx_buf_add(&b, NX_S("<br>"));
            continue;
        }
        if (body.at[i] == '$' && i + 1 < body.len && body.at[i + 1] == '$') {
            size_t k = i + 2;
            while (k < body.len && ((body.at[k] >= 'A' && body.at[k] <= 'Z') || body.at[k] == '_' || nx_is_digit((unsigned char)body.at[k])))
                k++;
            if (k > i + 4 && k + 1 < body.len && body.at[k] == '$' && body.at[k + 1] == '$') {
                nx_buf_add(&b, NX_S("<br>"));
                i = k + 1;
                continue;
            }
        }
        nx_buf_byte(&b, body.at[i]);
    }
    return nx_buf_str(&b);
}

/* Reads a body out of a script as if it were the page. */
static newsx_status read_claimed(nx_sheet *s, nx_claim *claim)
{
    nx_tree tree;
    nx_lines lines;
    nx_body body;
    NX_TRY(nx_html_parse(&tree, as_html(claim->body, s->c), s->c));
    NX_TRY(nx_lines_of(&lines, &tree, s->lex, s->c));
    nx_meta none = {.og_article = true};
    NX_TRY(nx_body_choose(&body, &lines, &none, s->lex, s->c));
    if (body.why_not.len || body.good <= s->body.good + s->body.good / 2)
        return NEWSX_OK;
    body.first = 0; /* all of it, not only the best element */
    body.last = lines.line.n ? lines.line.n - 1 : 0;
    memset(body.in, 1, lines.line.n);
    body.good = lines.total;
    s->body = body;
    s->claim = claim;
    newsx_str series;
    newsx_str title = claim->title.len ? claim->title : nx_title_choose(&s->meta, &s->lines, UINT32_MAX, s->page->publisher, s->lex);
    title = nx_title_clean(&series, title, &s->meta, s->page->publisher, s->lex);
    return nx_article_blocks(&s->found, &lines, &s->body, title, s->page->publisher, s->lex, s->c);
}

static newsx_status read_scripts(nx_sheet *s)
{
    nx_claim *state = NX_NEW(s->c->arena, nx_claim);
    if (!state)
        return NEWSX_ENOMEM;
    if (s->meta.ld.body.len > 300)
        NX_TRY(read_claimed(s, &s->meta.ld));
    if (s->claim)
        return NEWSX_OK;
    NX_TRY(nx_claim_state(state, &s->tree, s->lex, s->c));
    return state->body.len ? read_claimed(s, state) : NEWSX_OK;
}

static void find_title_line(nx_sheet *s, newsx_str title)
{
    s->title_line = UINT32_MAX;
    for (uint32_t k = 0; k < s->lines.line.n; k++) {
        const nx_line *l = &s->lines.line.at[k];
        if (l->image || !nx_same_title(l->text, title))
            continue;
        if (k > s->body.first && s->title_line != UINT32_MAX)
            return;
        bool strong = l->level || (l->sides & NX_SIDE_TITLE);
        if (s->title_line == UINT32_MAX || strong)
            s->title_line = k;
    }
}

static void set_title(nx_sheet *s)
{
    nx_page *p = s->page;
    newsx_str full = s->claim && s->claim->title.len ? s->claim->title : nx_title_choose(&s->meta, &s->lines, s->claim ? UINT32_MAX : s->body.first, p->publisher, s->lex);
    p->title = nx_title_clean(&p->series, full, &s->meta, p->publisher, s->lex);
    if (!p->series.len) { /* the head may show the tag that the page leaves out */
        newsx_str more[3] = {s->meta.og_title, s->meta.doc_title, s->meta.meta_title}, series = {NULL, 0};
        for (int i = 0; i < 3 && !p->series.len; i++)
            if (more[i].len && nx_same_title(nx_title_clean(&series, more[i], &s->meta, p->publisher, s->lex), p->title))
                p->series = series;
    }
    if (!p->series.len && s->found.lead.series.len)
        p->series = s->found.lead.series;
    find_title_line(s, full);
    if (s->title_line == UINT32_MAX)
        find_title_line(s, p->title);
}

/* The mark that some pages set before each line of a subtitle is none of it. */
static newsx_str without_mark(newsx_str s)
{
    uint32_t c = nx_utf8_at(s, 0), n = 0;
    bool ascii = (c == '-' && !(s.len > 1 && nx_is_digit((unsigned char)s.at[1]))) || c == '*', dot = c == 0xB7 || c == 0x318D || c == 0x2022 || c == 0x30FB || c == 0x2027 || c == 0x2219;
    bool shape = c >= 0x25A0 && c <= 0x25FF && c != 0x25B3; /* △ lists what follows */
    if (ascii || dot || shape || c == 0x2013)
        nx_utf8_next(s, &n);
    newsx_str rest = nx_str_trim(nx_str_cut(s, n, s.len));
    return rest.len ? rest : s;
}

static void add_subtitle(nx_sheet *s, newsx_str text, nx_buf *all)
{
    text = without_mark(text);
    if (!text.len || nx_same_title(text, s->page->title) || nx_boiler_of(s->lex, text))
        return;
    for (uint32_t i = 0; i < s->page->blocks.n; i++)
        if (nx_str_eq(s->page->blocks.at[i].text, text))
            return;
    nx_raw_block b = {NX_BLOCK_SUBTITLE, text};
    nx_push(s->c->arena, &s->page->blocks, b);
    if (all->len)
        nx_buf_byte(all, ' ');
    nx_buf_add(all, text);
}

/* A subtitle in lines, "<br>" between them, from a script. */
static void add_subtitle_lines(nx_sheet *s, newsx_str text, nx_buf *all)
{
    while (text.len) {
        size_t br = nx_str_find_nocase(text, NX_S("<br"), 0), nl = nx_str_find(text, NX_S("\n"), 0);
        size_t end = br < nl ? br : nl;
        add_subtitle(s, nx_str_trim(nx_str_cut(text, 0, end == NX_NPOS ? text.len : end)), all);
        if (end == NX_NPOS)
            return;
        const char *close = br < nl ? memchr(text.at + end, '>', text.len - end) : text.at + end;
        text = close ? nx_str_cut(text, (size_t)(close - text.at) + 1, text.len) : (newsx_str){NULL, 0};
    }
}

static bool is_byline_or_date(const nx_sheet *s, const nx_line *l, bool weak)
{
    nx_byline b;
    char carry = 0;
    nx_byline_read(&b, l->text, s->lex, s->c);
    nx_dates d = nx_when_line(s->lex, l->text, &carry);
    return (b.authors.n && (b.strong || (weak && b.unknown <= 1))) || b.email.len || d.published.ok || d.modified.ok || d.bare.ok || carry;
}

/* A line right below the title that is neither byline nor date nor running text. */
static bool is_subtitle_like(const nx_sheet *s, const nx_line *l)
{
    return !l->good && nx_hangul_count(l->text) >= 8 && l->text.len <= 300 && !l->list &&
           !(l->sides & (NX_SIDE_BYLINE | NX_SIDE_DATE | NX_SIDE_CAPTION)) && !is_byline_or_date(s, l, true);
}

/* "배터리 5000mAh": too short to tell, but the line below it in the same element is like a subtitle. */
static bool begins_subtitle(const nx_sheet *s, uint32_t k)
{
    enum { SYLLABLES = 4 };
    const nx_line *l = &s->lines.line.at[k], *next = k + 1 < s->body.first && k + 1 < s->lines.line.n ? l + 1 : NULL;
    return next && !next->image && next->node == l->node && nx_hangul_count(l->text) >= SYLLABLES && !is_byline_or_date(s, l, true) && !next->junk && is_subtitle_like(s, next);
}

/* Where the lines begin that stand right above the text and could be its subtitle: byline and date are often between title and them. */
static uint32_t subtitle_above(const nx_sheet *s, uint32_t from)
{
    enum { SYLLABLES = 8, MOST = 12 };
    uint32_t first = s->body.first;
    for (uint32_t k = s->body.first; s->title_line != UINT32_MAX && k-- > from;) {
        const nx_line *l = &s->lines.line.at[k];
        if (l->image || l->junk || (l->sides & (NX_SIDE_CAPTION | NX_SIDE_BYLINE | NX_SIDE_DATE)) || nx_boiler_of(s->lex, l->text))
            continue;
        if (nx_hangul_count(l->text) < SYLLABLES || l->link || nx_ends_sentence(l->text) || !is_subtitle_like(s, l) || s->body.first - k > MOST || !nx_lines_tell(&s->lines, s->body.in, s->body.first, s->body.last, l->text))
            return first;
        first = k;
    }
    return first;
}

static void set_subtitle(nx_sheet *s)
{
    enum { ABOVE = 5, SYLLABLES = 8 };
    nx_buf all = nx_buf_new(s->c->arena, 256);
    if (s->claim)
        add_subtitle_lines(s, s->claim->subtitle, &all);
    uint32_t from = s->title_line == UINT32_MAX ? 0 : s->title_line + 1;
    bool adjacent = s->title_line != UINT32_MAX, shown = adjacent;
    uint32_t above = s->claim ? from : subtitle_above(s, from);
    for (uint32_t k = from; k < s->body.first && k < s->lines.line.n && !s->claim; k++) {
        const nx_line *l = &s->lines.line.at[k];
        if (l->image || l->junk)
            continue;
        bool heading = adjacent && l->link == 0 && l->text.len > 15 && (l->level >= 2 || is_subtitle_like(s, l) || begins_subtitle(s, k));
        if (heading || (k >= above && !(l->sides & NX_SIDE_CAPTION) && is_subtitle_like(s, l)) || ((l->sides & NX_SIDE_SUBTITLE) && !(nx_hangul_count(l->text) < 20 && is_byline_or_date(s, l, false))))
            add_subtitle(s, l->text, &all);
        adjacent = adjacent && heading;
    }
    for (uint32_t i = 0; i < s->found.subtitles.n; i++)
        add_subtitle(s, s->found.subtitles.at[i], &all);
    for (uint32_t k = from > ABOVE ? from - ABOVE : 0; !all.len && !s->claim && shown && k + 1 < from; k++) { /* some stand above the title */
        const nx_line *l = &s->lines.line.at[k];
        if (!l->image && !l->junk && !l->link && (l->sides & NX_SIDE_SUBTITLE) && nx_hangul_count(l->text) >= SYLLABLES && !is_byline_or_date(s, l, false))
            add_subtitle(s, l->text, &all);
    }
    if (!all.len && !s->claim)
        add_subtitle_lines(s, s->meta.ld.subtitle, &all);
    s->page->subtitle = nx_buf_str(&all);
}

static void set_rest(nx_sheet *s)
{
    nx_page *p = s->page;
    nx_claim *ld = &s->meta.ld;
    p->language = NX_S("ko");
    p->access = s->found.paywall ? NX_S("partial") : ld->access;
    for (uint32_t i = 0; i < s->found.images.n; i++)
        nx_push(s->c->arena, &p->images, s->found.images.at[i]);
    for (uint32_t i = 0; i < (s->meta.keywords.n ? s->meta.keywords.n : ld->keywords.n); i++)
        nx_push(s->c->arena, &p->keywords, s->meta.keywords.n ? s->meta.keywords.at[i] : ld->keywords.at[i]);
    for (uint32_t i = 0; i < s->found.flow.n; i++)
        nx_push(s->c->arena, &p->blocks, s->found.flow.at[i]);
}

static newsx_status read_html(nx_sheet *s, newsx_str text)
{
    NX_TRY(nx_html_parse(&s->tree, text, s->c));
    NX_TRY(nx_meta_read(&s->meta, &s->tree, s->c));
    NX_TRY(nx_lines_of(&s->lines, &s->tree, s->lex, s->c));
    nx_sheet_publisher(s);
    NX_TRY(nx_body_choose(&s->body, &s->lines, &s->meta, s->lex, s->c));
    bool thin = s->body.why_not.len || s->body.good < 700;
    if (thin || s->meta.ld.body.len > 2u * s->body.good + 600u)
        NX_TRY(read_scripts(s));
    if (!s->meta.ld.article && (nx_title_serves(s->meta.doc_title, s->lex) || nx_title_serves(s->meta.og_title, s->lex)))
        s->body.why_not = NX_S("the page serves, and tells nothing");
    if (s->body.why_not.len)
        return nx_error_set(s->c->err, NEWSX_ENOARTICLE, 0, 0, "no article: %.*s", NX_FMT(s->body.why_not));
    if (!s->claim) {
        newsx_str title = nx_title_choose(&s->meta, &s->lines, s->body.first, s->page->publisher, s->lex);
        find_title_line(s, title);
        nx_body_add_pictures(&s->body, &s->lines, s->title_line);
        newsx_str publisher = s->page->publisher.len ? s->page->publisher : nx_title_site(&s->meta, &s->lines, s->lex);
        NX_TRY(nx_article_blocks(&s->found, &s->lines, &s->body, title, publisher, s->lex, s->c));
    }
    nx_sheet_publisher_shown(s);
    set_title(s);
    if (s->page->title.len) {
        nx_raw_block b = {NX_BLOCK_TITLE, s->page->title};
        nx_push(s->c->arena, &s->page->blocks, b);
    }
    set_subtitle(s);
    nx_sheet_dates(s);
    nx_sheet_authors(s);
    nx_sheet_section(s);
    set_rest(s);
    nx_sheet_parts(s);
    return nx_ctx_status(s->c);
}

newsx_status nx_page_read(nx_page *out, newsx_str bytes, const newsx_source *src, const nx_lexicon *lex, nx_ctx *c)
{
    nx_decoded d;
    memset(out, 0, sizeof *out);
    if (bytes.len == 0)
        return nx_error_set(c->err, NEWSX_ENOARTICLE, 0, 0, "no article: the input is empty");
    NX_TRY(nx_charset_decode(&d, bytes, src, c));
    out->charset = d.charset;
    out->charset_from = d.from;
    newsx_input input = src ? src->input : NEWSX_INPUT_AUTO;
    if (input == NEWSX_INPUT_TEXT || (input == NEWSX_INPUT_AUTO && nx_is_plain(d.text)))
        NX_TRY(nx_plain_read(out, d.text, lex, c));
    if (out->plain) {
        nx_page_given(out, src);
        return NEWSX_OK;
    }
    nx_sheet *s = NX_NEW(c->arena, nx_sheet);
    if (!s)
        return NEWSX_ENOMEM;
    s->page = out;
    s->src = src;
    s->lex = lex;
    s->c = c;
    s->title_line = UINT32_MAX;
    return read_html(s, d.text);
}
