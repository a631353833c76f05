/* meta.c -- <head> and JSON-LD of a page, and whose page it is.  In: html.c, claim.c, dict/site.  Cost: a walk over <head>. */
#include "read/meta.h"

#include "base/utf8.h"
#include "read/byline.h"
#include "read/label.h"

typedef enum meta_field {
    F_TITLE, F_OG_TITLE, F_SITE, F_PRESS, F_URL, F_SECTION, F_PUBLISHED, F_MODIFIED, F_AUTHOR, F_KEYWORDS, F_IMAGE, F_TYPE, F_COPYRIGHT
} meta_field;

static const struct { const char *name; meta_field field; } fields[] = {
    {"og:title", F_OG_TITLE}, {"twitter:title", F_TITLE}, {"title", F_TITLE}, {"dable:title", F_TITLE}, {"taboola:title", F_TITLE},
    {"headline", F_TITLE}, {"og:site_name", F_SITE}, {"application-name", F_SITE}, {"og:article:author", F_PRESS}, {"twitter:creator", F_PRESS},
    {"article:media_name", F_PRESS}, {"og:url", F_URL}, {"article:section", F_SECTION}, {"dable:section", F_SECTION}, {"section", F_SECTION},
    {"article:published_time", F_PUBLISHED}, {"article:published", F_PUBLISHED}, {"og:regdate", F_PUBLISHED}, {"datepublished", F_PUBLISHED},
    {"date", F_PUBLISHED}, {"pubdate", F_PUBLISHED}, {"publishdate", F_PUBLISHED}, {"publish_date", F_PUBLISHED}, {"dc.date", F_PUBLISHED},
    {"dc.date.issued", F_PUBLISHED}, {"parsely-pub-date", F_PUBLISHED}, {"published_time", F_PUBLISHED}, {"og:published_time", F_PUBLISHED},
    {"regdate", F_PUBLISHED}, {"bt:pubdate", F_PUBLISHED}, {"article.published", F_PUBLISHED}, {"published", F_PUBLISHED},
    {"datepublished datecreated", F_PUBLISHED}, {"sailthru.date", F_PUBLISHED}, {"pdate", F_PUBLISHED}, {"og:createdate", F_PUBLISHED},
    {"article:modified_time", F_MODIFIED}, {"article:modified", F_MODIFIED}, {"og:updated_time", F_MODIFIED}, {"datemodified", F_MODIFIED},
    {"dable:author", F_AUTHOR}, {"author", F_AUTHOR}, {"article:author", F_AUTHOR}, {"reporter", F_AUTHOR}, {"byline", F_AUTHOR},
    {"writer", F_AUTHOR}, {"dc.creator", F_AUTHOR}, {"article:author:name", F_AUTHOR}, {"og:author", F_AUTHOR},
    {"article:tag", F_KEYWORDS}, {"news_keywords", F_KEYWORDS}, {"og:image", F_IMAGE}, {"og:type", F_TYPE}, {"copyright", F_COPYRIGHT},
};

static int field_of(newsx_str name)
{
    for (size_t i = 0; i < NX_LEN(fields); i++)
        if (nx_str_eq_nocase(name, nx_cstr(fields[i].name)))
            return (int)fields[i].field;
    return -1;
}

static void set_first(newsx_str *to, newsx_str s)
{
    if (!to->len)
        *to = s;
}

/* "경향신문 | 네이버" → "경향신문"; "@handle" says nothing. */
static newsx_str press_name(newsx_str s)
{
    size_t bar = nx_str_find(s, NX_S("|"), 0);
    s = nx_str_trim(bar == NX_NPOS ? s : nx_str_cut(s, 0, bar));
    return s.len && s.at[0] == '@' ? (newsx_str){NULL, 0} : s;
}

static void add_keywords(nx_meta *out, newsx_str s, nx_ctx *c)
{
    newsx_str field;
    while (nx_str_next_field(&field, &s, ',')) {
        field = nx_str_trim(field);
        if (field.len)
            nx_push(c->arena, &out->keywords, field);
    }
}

static void take(nx_meta *out, int field, newsx_str v, nx_ctx *c)
{
    v = nx_str_trim(v);
    if (!v.len)
        return;
    switch (field) {
    case F_TITLE: set_first(&out->meta_title, v); break;
    case F_OG_TITLE: set_first(&out->og_title, v); break;
    case F_SITE: set_first(&out->site_name, v); break;
    case F_PRESS: set_first(&out->press, press_name(v)); break;
    case F_URL: set_first(&out->url, v); break;
    case F_SECTION: set_first(&out->section, v); break;
    case F_PUBLISHED:
        if (!out->published.len || (out->published.len < 16 && v.len >= 14))
            out->published = v;
        break;
    case F_MODIFIED: set_first(&out->modified, v); break;
    case F_AUTHOR: nx_push(c->arena, &out->authors, v); break;
    case F_KEYWORDS: add_keywords(out, v, c); break;
    case F_IMAGE: nx_push(c->arena, &out->images, v); break;
    case F_TYPE:
        out->og_article = out->og_article || nx_str_has(v, "article");
        out->og_website = out->og_website || nx_str_has(v, "website");
        break;
    case F_COPYRIGHT: set_first(&out->copyright, v); break;
    default: break;
    }
}

static void read_meta(nx_meta *out, const nx_tree *t, uint32_t i, nx_ctx *c)
{
    newsx_str names[3] = {nx_node_attr(t, i, NX_ATTR_PROPERTY), nx_node_attr(t, i, NX_ATTR_NAME), nx_node_attr(t, i, NX_ATTR_ITEMPROP)};
    newsx_str content = nx_node_attr(t, i, NX_ATTR_CONTENT);
    for (int k = 0; k < 3; k++) {
        int field = names[k].len ? field_of(names[k]) : -1;
        if (field >= 0) {
            take(out, field, content, c);
            return;
        }
    }
}

newsx_status nx_meta_read(nx_meta *out, const nx_tree *t, nx_ctx *c)
{
    memset(out, 0, sizeof *out);
    for (uint32_t i = 0; i < t->nodes.n; i++) {
        const nx_node *n = &t->nodes.at[i];
        if (n->tag == NX_TAG_META)
            read_meta(out, t, i, c);
        else if (n->tag == NX_TAG_TITLE && !out->doc_title.len)
            out->doc_title = nx_node_text(t, i, c->arena);
        else if (n->tag == NX_TAG_LINK && nx_str_is(nx_node_attr(t, i, NX_ATTR_REL), "canonical"))
            out->url = nx_node_attr(t, i, NX_ATTR_HREF); /* stronger than og:url */
        else if (n->tag == NX_TAG_LINK && nx_str_is(nx_node_attr(t, i, NX_ATTR_REL), "next")) /* some call the next article so */
            out->next_page = nx_str_find_nocase(nx_node_attr(t, i, NX_ATTR_HREF), NX_S("page"), 0) != NX_NPOS;
    }
    set_first(&out->url, t->saved_from);
    return nx_claim_json_ld(&out->ld, t, c);
}

/* "https://www.mk.co.kr/news/…" → "www.mk.co.kr". */
static newsx_str host_of(newsx_str url)
{
    size_t at = nx_str_find(url, NX_S("//"), 0);
    newsx_str none = {NULL, 0};
    if (at == NX_NPOS)
        return none;
    size_t end = at + 2;
    while (end < url.len && url.at[end] != '/' && url.at[end] != '?' && url.at[end] != ':' && url.at[end] != '#')
        end++;
    return nx_str_cut(url, at + 2, end);
}

bool nx_site_of(nx_entry *out, newsx_str url, const nx_lexicon *lex)
{
    size_t inner = nx_str_find(url, NX_S("/http"), 8); /* a web archive's address holds the page's own */
    if (inner != NX_NPOS && nx_str_find(url, NX_S("://"), inner) != NX_NPOS)
        url = nx_str_cut(url, inner + 1, url.len);
    newsx_str host = host_of(url);
    while (host.len > 3) {
        if (nx_lexicon_find(out, lex, NX_LEX_SITE, host))
            return true;
        const char *dot = nx_str_chr(host, '.');
        if (!dot)
            return false;
        host = nx_str_cut(host, (size_t)(dot - host.at) + 1, host.len);
    }
    return false;
}

static bool is_portal(const nx_entry *e)
{
    return nx_attr_is(e->attr, "portal", "yes");
}

bool nx_is_publisher_name(newsx_str s, const nx_lexicon *lex)
{
    nx_entry e;
    if (nx_label_is(NULL, lex, s, "portal_suffix"))
        return true;
    if (nx_lexicon_find(&e, lex, NX_LEX_ORG, s) && nx_attr_is(e.attr, "kind", "media"))
        return true;
    for (uint32_t i = 0; nx_lexicon_each(&e, lex, NX_LEX_SITE, i); i++)
        if (nx_str_eq(e.canon, s))
            return true;
    return false;
}

static bool is_portal_name(newsx_str s, const nx_lexicon *lex)
{
    nx_entry e;
    if (nx_label_is(NULL, lex, s, "portal_suffix"))
        return true;
    for (uint32_t i = 0; nx_lexicon_each(&e, lex, NX_LEX_SITE, i); i++)
        if (is_portal(&e) && (nx_str_eq(e.canon, s) || (nx_str_starts(s, e.canon) && s.len > e.canon.len && e.canon.len >= 6)))
            return true;
    return false;
}

/* The known newspaper that most links of the page lead to: a site links to itself. */
static newsx_str by_links(const nx_tree *t, const nx_lexicon *lex)
{
    enum { MOST = 16 };
    struct { newsx_str name; uint32_t n; } seen[MOST];
    uint32_t used = 0, total = 0;
    newsx_str last_host = {NULL, 0};
    nx_entry e = {0};
    bool known = false;
    for (uint32_t i = 0; i < t->nodes.n && total < 400; i++) {
        uint16_t tag = t->nodes.at[i].tag;
        if (tag != NX_TAG_A && tag != NX_TAG_IMG && tag != NX_TAG_LINK && tag != NX_TAG_META)
            continue;
        newsx_str url = nx_node_attr(t, i, tag == NX_TAG_IMG ? NX_ATTR_SRC : tag == NX_TAG_META ? NX_ATTR_CONTENT : NX_ATTR_HREF);
        newsx_str host = host_of(url);
        if (!host.len)
            continue;
        if (!nx_str_eq(host, last_host)) {
            known = nx_site_of(&e, url, lex) && !is_portal(&e);
            last_host = host;
        }
        if (!known)
            continue;
        total++;
        uint32_t k = 0;
        while (k < used && !nx_str_eq(seen[k].name, e.canon))
            k++;
        if (k == used && used < MOST) {
            seen[used].name = e.canon;
            seen[used++].n = 0;
        }
        if (k < used)
            seen[k].n++;
    }
    newsx_str best = {NULL, 0};
    uint32_t most = 0;
    for (uint32_t k = 0; k < used; k++) {
        if (seen[k].n > most) {
            most = seen[k].n;
            best = seen[k].name;
        }
    }
    return most * 2u > total ? best : (newsx_str){NULL, 0};
}

static bool is_name(newsx_str s)
{
    return s.len > 0 && s.len < 90 && nx_str_find(s, NX_S("://"), 0) == NX_NPOS && s.at[0] != '@';
}

static newsx_str plain_name(newsx_str s, const nx_lexicon *lex) /* "KBS 뉴스" → "KBS", where that is known */
{
    size_t blank = s.len;
    while (blank > 0 && s.at[blank - 1] != ' ')
        blank--;
    newsx_str head = blank ? nx_str_trim(nx_str_cut(s, 0, blank)) : s;
    return blank && nx_label_is(NULL, lex, nx_str_cut(s, blank, s.len), "newscast") && nx_is_publisher_name(head, lex) ? head : s;
}

newsx_str nx_meta_publisher(const nx_meta *m, const nx_tree *t, newsx_str url, const nx_lexicon *lex, nx_ctx *c)
{
    nx_entry e;
    bool portal = false;
    newsx_str urls[2] = {m->url, url};
    for (int i = 0; i < 2; i++) {
        if (!urls[i].len || !nx_site_of(&e, urls[i], lex))
            continue;
        if (!is_portal(&e))
            return e.canon;
        portal = true;
    }
    if (is_name(m->site_name) && is_portal_name(m->site_name, lex))
        portal = true;
    bool press = is_name(m->press) && nx_hangul_count(m->press) > 0 && !is_portal_name(m->press, lex) && !nx_is_person_name(m->press, lex);
    nx_byline by;
    if (press)
        nx_byline_read(&by, m->press, lex, c);
    if (press && !by.authors.n && m->site_name.len && !nx_str_eq(m->press, m->site_name))
        return m->press; /* the site shows another's article */
    if (!portal && is_name(m->ld.publisher) && !is_portal_name(m->ld.publisher, lex))
        return m->ld.publisher;
    if (portal && is_name(m->press) && !is_portal_name(m->press, lex))
        return m->press;
    if (!portal && is_name(m->site_name))
        return plain_name(m->site_name, lex);
    if (is_name(m->ld.publisher) && !is_portal_name(m->ld.publisher, lex))
        return m->ld.publisher;
    if (is_name(m->press) && !is_portal_name(m->press, lex) && nx_hangul_count(m->press) > 0)
        return m->press;
    return portal ? (newsx_str){NULL, 0} : by_links(t, lex);
}
