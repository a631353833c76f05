/* page.c -- bytes to an article: the order of reading.  charset → html → lines, meta → body → article → who, when, whose. */
#include "read/page.h"

#include "base/utf8.h"
#include "read/article.h"
#include "read/charset.h"
#include "read/label.h"
#include "read/plain.h"

typedef struct sheet { /* a page on its way to be one */
    nx_page *page;
    const newsx_source *src;
    const nx_lexicon *lex;
    nx_ctx *c;
    nx_tree tree;
    nx_lines lines;
    nx_meta meta;
    nx_body body;
    nx_found found;
    nx_claim *claim;      /* that the body came from; NULL: from the page itself */
    uint32_t title_line;  /* where the page shows the title; UINT32_MAX: nowhere */
} sheet;

const char *nx_block_kind_name(nx_block_kind kind)
{
    static const char *const names[] = {"title", "subtitle", "byline", "heading", "body", "quote", "list", "table", "caption"};
    return names[kind];
}

static void warn(sheet *s, const char *text)
{
    nx_note(s->c, NEWSX_OK, (newsx_span){0, 0}, "read", nx_cstr(text));
}

/* Text or HTML out of a script as HTML: line ends become breaks, placeholders like $$AD$$ go. */
static newsx_str as_html(newsx_str body, nx_ctx *c)
{
    bool markup = memchr(body.at, '<', body.len) != NULL;
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
static newsx_status read_claimed(sheet *s, nx_claim *claim)
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
    newsx_str title = claim->title.len ? claim->title : nx_title_choose(&s->meta, &s->lines, s->page->publisher, s->lex, s->c);
    title = nx_title_clean(&series, title, &s->meta, s->page->publisher, s->lex);
    return nx_article_blocks(&s->found, &lines, &s->body, title, s->lex, s->c);
}

static newsx_status read_scripts(sheet *s)
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

static void find_title_line(sheet *s, newsx_str title)
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

static void set_title(sheet *s)
{
    nx_page *p = s->page;
    newsx_str full = s->claim && s->claim->title.len ? s->claim->title : nx_title_choose(&s->meta, &s->lines, p->publisher, s->lex, s->c);
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

static void add_subtitle(sheet *s, newsx_str text, nx_buf *all)
{
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
static void add_subtitle_lines(sheet *s, newsx_str text, nx_buf *all)
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

/* A line right below the title that is neither byline nor date nor running text. */
static bool is_subtitle_like(const sheet *s, const nx_line *l)
{
    nx_byline b;
    char carry = 0;
    if (l->good || nx_hangul_count(l->text) < 8 || l->text.len > 300 || l->list || (l->sides & (NX_SIDE_BYLINE | NX_SIDE_DATE | NX_SIDE_CAPTION)))
        return false;
    nx_byline_read(&b, l->text, s->lex, s->c);
    nx_dates d = nx_when_line(s->lex, l->text, &carry);
    return !b.authors.n && !b.email.len && !d.published.ok && !d.bare.ok && !carry;
}

static void set_subtitle(sheet *s)
{
    nx_buf all = nx_buf_new(s->c->arena, 256);
    if (s->claim)
        add_subtitle_lines(s, s->claim->subtitle, &all);
    uint32_t from = s->title_line == UINT32_MAX ? 0 : s->title_line + 1;
    bool adjacent = s->title_line != UINT32_MAX;
    for (uint32_t k = from; k < s->body.first && k < s->lines.line.n && !s->claim; k++) {
        const nx_line *l = &s->lines.line.at[k];
        if (l->image || l->junk)
            continue;
        bool heading = adjacent && l->link == 0 && l->text.len > 15 && (l->level >= 2 || is_subtitle_like(s, l));
        if ((l->sides & NX_SIDE_SUBTITLE) || heading)
            add_subtitle(s, l->text, &all);
        adjacent = adjacent && heading;
    }
    for (uint32_t i = 0; i < s->found.subtitles.n; i++)
        add_subtitle(s, s->found.subtitles.at[i], &all);
    if (!all.len && !s->claim)
        add_subtitle_lines(s, s->meta.ld.subtitle, &all);
    s->page->subtitle = nx_buf_str(&all);
}

/* Dates that lines [from, to) show. */
static void read_visible(const sheet *s, uint32_t from, uint32_t to, bool junk_too, nx_dates *d)
{
    char carry = 0;
    for (uint32_t k = from; k < to && k < s->lines.line.n; k++) {
        const nx_line *l = &s->lines.line.at[k];
        if (l->image)
            continue;
        if ((l->junk && !junk_too) || l->text.len > 200 || (l->good && l->text.len > 120)) {
            carry = 0;
            continue;
        }
        nx_dates now = nx_when_line(s->lex, l->text, &carry);
        if (now.published.ok && !d->published.ok)
            d->published = now.published;
        if (now.modified.ok && !d->modified.ok)
            d->modified = now.modified;
        if (now.bare.ok && !d->bare.ok && ((l->sides & NX_SIDE_DATE) || now.bare.hour >= 0 || l->text.len < 24))
            d->bare = now.bare;
    }
}

static nx_time time_element(const sheet *s, uint32_t from, uint32_t to)
{
    nx_time none = {.hour = -1};
    uint32_t a = from < s->lines.line.n ? s->lines.line.at[from].first : 0;
    uint32_t b = to < s->lines.line.n ? s->lines.line.at[to].first : s->tree.nodes.n;
    for (uint32_t i = a; i < b && i < s->tree.nodes.n; i++) {
        newsx_str v = s->tree.nodes.at[i].tag == NX_TAG_TIME ? nx_node_attr(&s->tree, i, NX_ATTR_DATETIME) : nx_node_attr(&s->tree, i, NX_ATTR_DATE);
        nx_time t = v.len ? nx_time_parse(v) : none;
        uint32_t used;
        if (v.len && !t.ok)
            t = nx_when_at(s->lex, v, &used);
        if (t.ok)
            return t;
    }
    return none;
}

static nx_time parse_any(const sheet *s, newsx_str v)
{
    nx_time t = nx_time_parse(v);
    uint32_t used;
    return t.ok || !v.len ? t : nx_when_at(s->lex, v, &used);
}

/* Times in UTC are stored ones, not shown ones: they are told in Seoul's.  Pages that call Seoul's time UTC are found out by
 * what they show. */
static nx_time in_seoul(nx_time t, nx_time shown)
{
    if (!t.ok || t.zone != 0 || t.hour < 0)
        return t;
    t.zone = 540;
    if (shown.ok && shown.hour == t.hour && shown.minute == t.minute)
        return t;
    if (t.hour + 9 >= 24)
        t.day = nx_day_add(t.day, 1);
    t.hour = (int8_t)((t.hour + 9) % 24);
    return t;
}

static bool same_minute(nx_time a, nx_time b)
{
    return nx_day_cmp(a.day, b.day) == 0 && a.hour == b.hour && a.minute == b.minute;
}

/* The caller's word, where the page does not say. */
static void take_given(nx_page *p, const newsx_source *src)
{
    nx_time given = src ? nx_time_parse(src->published) : (nx_time){.hour = -1};
    if (!p->published.ok && given.ok) {
        p->published = given;
        p->published_from = NX_S("user");
    }
}

static void set_dates(sheet *s)
{
    nx_page *p = s->page;
    nx_dates seen = {0};
    uint32_t from = s->title_line == UINT32_MAX ? 0 : s->title_line;
    uint32_t first = s->body.first == UINT32_MAX || s->claim ? s->lines.line.n : s->body.first;
    uint32_t last = s->claim ? s->lines.line.n : s->body.last;
    from = from > first ? (first > 30 ? first - 30 : 0) : from;
    read_visible(s, from, first, false, &seen);
    if (!seen.published.ok) { /* below the text, above the title, in a tool box; the nearest counts */
        read_visible(s, first, last + 25, false, &seen);
        if (!seen.published.ok)
            read_visible(s, from > 12 ? from - 12 : 0, first, true, &seen);
    }
    newsx_str claimed = s->claim && s->claim->published.len ? s->claim->published : s->meta.ld.published;
    nx_time shown = seen.published.ok ? seen.published : seen.bare;
    nx_time ld = in_seoul(parse_any(s, claimed), shown), meta = in_seoul(parse_any(s, s->meta.published), shown);
    nx_time element = in_seoul(time_element(s, from, s->claim ? UINT32_MAX : last + 10), shown);
    struct { nx_time t; const char *from; } source[] = {{ld, "json-ld"}, {meta, "meta"}, {element, "time"}, {seen.published, "visible"}, {seen.bare, "visible"}};
    for (size_t i = 0; i < NX_LEN(source); i++) {
        if (!source[i].t.ok)
            continue;
        if (!p->published.ok) {
            p->published = source[i].t;
            p->published_from = nx_cstr(source[i].from);
        } else if (p->published.hour < 0 && source[i].t.hour >= 0 && nx_day_cmp(p->published.day, source[i].t.day) == 0) {
            p->published = source[i].t; /* the same day, and the hour */
            p->published_from = nx_cstr(source[i].from);
        }
    }
    if (p->published.ok && seen.published.ok && nx_day_cmp(p->published.day, seen.published.day) != 0)
        warn(s, "the published date in the page's data differs from the one that it shows");
    newsx_str changed = s->claim && s->claim->modified.len ? s->claim->modified : s->meta.ld.modified;
    nx_time modified = in_seoul(parse_any(s, changed), seen.modified);
    if (!modified.ok)
        modified = in_seoul(parse_any(s, s->meta.modified), seen.modified);
    if (!modified.ok || (seen.modified.ok && p->published.ok && same_minute(modified, p->published)))
        modified = seen.modified.ok ? seen.modified : modified;
    if (modified.ok && !(p->published.ok && same_minute(modified, p->published)))
        p->modified = modified;
    take_given(p, s->src);
}

/* Names out of a string that a meta or JSON-LD calls the author: "순천, 광양 구현모 기자 ninek@…", "김솔". */
static void add_author_string(sheet *s, nx_byline *to, newsx_str v)
{
    if (!v.len || v.len > 240 || nx_str_find(v, NX_S("://"), 0) != NX_NPOS || nx_is_publisher_name(v, s->lex) || nx_str_eq(v, s->page->publisher))
        return;
    nx_byline b;
    nx_byline_read(&b, v, s->lex, s->c);
    if (!b.authors.n && b.names > 0 && b.unknown == 0) { /* names alone */
        newsx_str part, rest = v;
        while (nx_str_next_field(&part, &rest, ',')) {
            nx_author a = {.name = nx_str_trim(part)};
            if (nx_is_person_name(a.name, s->lex))
                nx_push(s->c->arena, &b.authors, a);
        }
    }
    for (uint32_t i = 0; i < b.authors.n; i++)
        nx_push(s->c->arena, &to->authors, b.authors.at[i]);
}

/* Byline boxes of the page outside the body: above it from the title on, else the first below. */
static void read_boxes(sheet *s, uint32_t from, uint32_t to, bool junk_too, nx_byline *out)
{
    for (uint32_t k = from; k < to && k < s->lines.line.n; k++) {
        const nx_line *l = &s->lines.line.at[k];
        if (l->image || (l->junk && !junk_too) || l->text.len > 160 || (s->body.in && !s->claim && s->body.in[k]))
            continue;
        nx_byline b;
        bool hinted = (l->sides & NX_SIDE_BYLINE) != 0;
        nx_byline_read(&b, l->text, s->lex, s->c);
        if (hinted && !b.authors.n && b.names == 1 && nx_is_person_name(l->text, s->lex)) {
            nx_author a = {.name = l->text};
            nx_push(s->c->arena, &b.authors, a);
        }
        if (!b.authors.n && !(b.email.len && out->authors.n && b.words == 1))
            continue;
        if (!hinted && !nx_byline_whole(&b, l->text))
            continue;
        for (uint32_t i = 0; i < b.authors.n; i++)
            nx_push(s->c->arena, &out->authors, b.authors.at[i]);
        if (b.email.len && !out->email.len)
            out->email = b.email;
    }
}

static void complete(sheet *s, const nx_byline *b, bool adds)
{
    for (uint32_t i = 0; i < b->authors.n; i++) {
        nx_author a = b->authors.at[i];
        bool known = false;
        for (uint32_t k = 0; k < s->page->authors.n; k++)
            known = known || nx_str_eq(s->page->authors.at[k].name, a.name);
        if (known || adds)
            nx_author_merge(s->page, a, s->c);
    }
    if (b->email.len && s->page->authors.n == 1 && !s->page->authors.at[0].email.len)
        s->page->authors.at[0].email = b->email;
}

/* Who wrote it.  The text's own lines win (dateline, then tail), then the boxes above and below, then the head; the weaker
 * sources only complete those that the stronger named. */
static void set_authors(sheet *s)
{
    nx_byline above = {0}, below = {0}, head = {0};
    uint32_t first = s->body.first == UINT32_MAX || s->claim ? s->lines.line.n : s->body.first;
    uint32_t from = s->title_line == UINT32_MAX || s->title_line > first ? (first > 25 ? first - 25 : 0) : s->title_line;
    read_boxes(s, from, first, false, &above);
    if (!s->claim)
        read_boxes(s, s->body.last + 1, s->body.last + 14, true, &below);
    nx_claim *claims[2] = {s->claim, &s->meta.ld};
    for (int i = 0; i < 2; i++) {
        for (uint32_t k = 0; claims[i] && k < claims[i]->authors.n; k++) {
            nx_author a = claims[i]->authors.at[k];
            if (nx_is_person_name(a.name, s->lex))
                nx_push(s->c->arena, &head.authors, a);
            else
                add_author_string(s, &head, a.name);
        }
    }
    for (uint32_t i = 0; i < s->meta.authors.n; i++)
        add_author_string(s, &head, s->meta.authors.at[i]);
    if (s->meta.press.len)
        add_author_string(s, &head, s->meta.press);
    const nx_byline *by_trust[] = {&s->found.lead, &s->found.tail, &above, &head, &below};
    for (size_t i = 0; i < NX_LEN(by_trust); i++)
        complete(s, by_trust[i], s->page->authors.n == 0 || i == 1);
    for (size_t i = 0; i < NX_LEN(by_trust); i++)
        complete(s, by_trust[i], false);
    for (uint32_t i = 0; !s->page->authors.n && i < s->found.tail.photographers.n; i++)
        nx_author_merge(s->page, s->found.tail.photographers.at[i], s->c); /* a story in pictures */
    for (uint32_t i = 0; !s->page->authors.n && i < s->found.images.n && s->body.good < 600; i++) {
        nx_byline b;
        nx_byline_read(&b, s->found.images.at[i].credit, s->lex, s->c);
        if (b.strong && b.authors.n)
            nx_author_merge(s->page, b.authors.at[0], s->c);
    }
    for (uint32_t i = 0; i < s->page->authors.n; i++)
        if (!s->page->authors.at[i].affiliation.len)
            s->page->authors.at[i].affiliation = s->page->publisher;
}

static newsx_str section_label(newsx_str v, const nx_lexicon *lex) /* its Korean name; empty where it is none */
{
    nx_entry e;
    char room[32];
    newsx_str low = {room, v.len};
    if (!v.len || v.len > sizeof room)
        return nx_label_is(&e, lex, v, "section") ? e.canon : (newsx_str){NULL, 0};
    for (size_t i = 0; i < v.len; i++)
        room[i] = v.at[i] >= 'A' && v.at[i] <= 'Z' ? (char)(v.at[i] + 32) : v.at[i];
    if (nx_label_is(&e, lex, v, "section") || nx_label_is(&e, lex, low, "section"))
        return e.canon;
    return (newsx_str){NULL, 0};
}

/* "뉴스 > 경제 > 기업", or a list of such steps from line k on: the first step that is a section's name, else the first that
 * is not the way home. */
static newsx_str section_of_path(const sheet *s, uint32_t k)
{
    newsx_str first = {NULL, 0};
    const nx_line *head = &s->lines.line.at[k];
    for (; k < s->lines.line.n && (s->lines.line.at[k].sides & NX_SIDE_SECTION) && s->lines.line.at[k].text.len < 120; k++) {
        newsx_str rest = s->lines.line.at[k].text, part;
        bool path = s->lines.line.at[k].list || memchr(rest.at, '>', rest.len);
        while (nx_str_next_field(&part, &rest, '>')) {
            part = nx_str_trim(part);
            newsx_str label = section_label(part, s->lex);
            if (label.len)
                return label;
            bool home = nx_label_is(NULL, s->lex, part, "portal_suffix") || nx_label_is(NULL, s->lex, part, "home");
            if (path && !home && !first.len && part.len > 3 && part.len <= 30)
                first = part;
        }
        if (!head->list && !memchr(head->text.at, '>', head->text.len))
            break;
    }
    return first;
}

static void set_section(sheet *s)
{
    newsx_str said[3] = {s->claim ? s->claim->section : (newsx_str){NULL, 0}, s->meta.section, s->meta.ld.section}, label;
    for (int i = 0; i < 3; i++) {
        if (!said[i].len)
            continue;
        label = section_label(said[i], s->lex);
        s->page->section = label.len ? label : said[i];
        return;
    }
    for (int pass = 0; pass < 2 && !s->page->section.len; pass++) /* a path or label; then the chosen item of a menu */
        for (uint32_t k = 0; k < s->lines.line.n && !s->page->section.len; k++) {
            const nx_line *l = &s->lines.line.at[k];
            if (l->image || l->text.len > 120 || !(l->sides & (pass ? NX_SIDE_HERE : NX_SIDE_SECTION)))
                continue;
            s->page->section = pass ? section_label(l->text, s->lex) : section_of_path(s, k);
        }
}

static void set_publisher(sheet *s)
{
    newsx_str url = s->src ? s->src->url : (newsx_str){NULL, 0};
    s->page->url = s->meta.url.len ? s->meta.url : s->meta.ld.url.len && nx_str_has(s->meta.ld.url, "://") ? s->meta.ld.url : url;
    s->page->publisher = nx_meta_publisher(&s->meta, &s->tree, url.len ? url : s->page->url, s->lex, s->c);
}

/* The newspaper that a portal's page shows as a logo or behind "기사제공". */
static newsx_str shown_publisher(const sheet *s)
{
    for (uint32_t k = 0; k < s->lines.line.n; k++) {
        const nx_line *l = &s->lines.line.at[k];
        newsx_str name = l->image ? nx_node_attr(&s->tree, l->first, NX_ATTR_ALT) : l->text;
        uint32_t n = l->image ? 0 : nx_label_at(s->lex, name, "given_by");
        uint16_t sides = l->sides;
        if (n)
            name = nx_str_trim(nx_str_cut(name, n, name.len));
        else if (!(sides & NX_SIDE_PUBLISHER))
            continue;
        if (name.len && name.len < 60 && nx_is_publisher_name(name, s->lex) && !nx_label_is(NULL, s->lex, name, "portal_suffix"))
            return name;
    }
    return (newsx_str){NULL, 0};
}

/* "저작권자 ⓒ 한밭신문(http://…)": the name behind the sign. */
static newsx_str copyright_holder(const sheet *s)
{
    static const newsx_str signs[] = {{"\xE2\x93\x92", 3}, {"\xC2\xA9", 2}, {"(c)", 3}, {"(C)", 3}, {"\xE2\x92\xB8", 3}};
    for (uint32_t k = s->lines.line.n; k-- > 0;) {
        newsx_str t = s->lines.line.at[k].text;
        for (size_t i = 0; i < NX_LEN(signs) && !s->lines.line.at[k].image && t.len < 300; i++) {
            size_t at = nx_str_find(t, signs[i], 0);
            if (at == NX_NPOS)
                continue;
            uint32_t from = (uint32_t)(at + signs[i].len), end;
            while (from < t.len && (t.at[from] == ' ' || nx_is_digit((unsigned char)t.at[from]) || t.at[from] == '-'))
                from++;
            for (end = from; end < t.len;) {
                uint32_t next = end, c = nx_utf8_next(t, &next);
                if (!nx_is_word(c))
                    break;
                end = next;
            }
            newsx_str name = nx_str_cut(t, from, end);
            if (nx_hangul_count(name) >= 2 && name.len <= 36)
                return name;
        }
    }
    return (newsx_str){NULL, 0};
}

static void publisher_of_text(sheet *s) /* where neither address nor head told */
{
    newsx_str site = nx_title_site(&s->meta, &s->lines, s->lex);
    if (nx_is_publisher_name(site, s->lex) && nx_label_is(NULL, s->lex, site, "portal_suffix"))
        site.len = 0;
    if (!s->page->publisher.len)
        s->page->publisher = shown_publisher(s);
    if (nx_hangul_count(site) == 0 || nx_str_find(site, NX_S(" "), 0) != NX_NPOS)
        site = copyright_holder(s).len ? copyright_holder(s) : site;
    newsx_str more[5] = {s->found.lead.publisher, s->found.tail.publisher, s->claim ? s->claim->publisher : site, copyright_holder(s), s->meta.copyright};
    for (int i = 0; i < 5 && !s->page->publisher.len; i++)
        s->page->publisher = more[i];
}

static void set_rest(sheet *s)
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

static newsx_status read_html(sheet *s, newsx_str text)
{
    NX_TRY(nx_html_parse(&s->tree, text, s->c));
    NX_TRY(nx_meta_read(&s->meta, &s->tree, s->c));
    NX_TRY(nx_lines_of(&s->lines, &s->tree, s->lex, s->c));
    set_publisher(s);
    NX_TRY(nx_body_choose(&s->body, &s->lines, &s->meta, s->lex, s->c));
    bool thin = s->body.why_not.len || s->body.good < 700;
    if (thin || s->meta.ld.body.len > 2u * s->body.good + 600u)
        NX_TRY(read_scripts(s));
    if (!s->claim && s->body.why_not.len)
        return nx_error_set(s->c->err, NEWSX_ENOARTICLE, 0, 0, "no article: %.*s", NX_FMT(s->body.why_not));
    if (!s->claim) {
        newsx_str title = nx_title_choose(&s->meta, &s->lines, s->page->publisher, s->lex, s->c);
        NX_TRY(nx_article_blocks(&s->found, &s->lines, &s->body, title, s->lex, s->c));
    }
    publisher_of_text(s);
    set_title(s);
    if (s->page->title.len) {
        nx_raw_block b = {NX_BLOCK_TITLE, s->page->title};
        nx_push(s->c->arena, &s->page->blocks, b);
    }
    set_subtitle(s);
    set_dates(s);
    set_authors(s);
    set_section(s);
    set_rest(s);
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
        take_given(out, src);
        return NEWSX_OK;
    }
    sheet *s = NX_NEW(c->arena, sheet);
    if (!s)
        return NEWSX_ENOMEM;
    s->page = out;
    s->src = src;
    s->lex = lex;
    s->c = c;
    s->title_line = UINT32_MAX;
    return read_html(s, d.text);
}
