/* cut.c -- what of a page never reaches the parser.  In: charset.c.  Cost: O(bytes), most of them skipped by memchr.
 *
 * Most of a news page is script, style and attributes that nobody reads; cutting them from the bytes makes the parser's
 * work a third.  It is also where hostile shapes end: attributes beyond the few we know (libxml2 compares each with all
 * others), nesting past NX_MAX_DEPTH (flattened), a "<" in running text (libxml2 would swallow text up to the next ">"). */
#include "read/cut.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "read/lines.h"

typedef struct cutter {
    const char *p, *end;
    nx_buf out;
    uint32_t depth;              /* of elements that need an end tag */
    bool in_body;
    bool endless[NX_TAG_COUNT];  /* no end tag of this element is left in the page */
    nx_tree *tree;
    nx_ctx *c;
} cutter;

static bool is_letter(char ch)
{
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
}

static bool is_blank(char ch)
{
    return ch == ' ' || (ch >= '\t' && ch <= '\r');
}

static bool ends_name(char ch)
{
    return is_blank(ch) || ch == '>' || ch == '/';
}

static const struct { const char *name; nx_attr_name id; } attr_names[] = {
    {"id", NX_ATTR_ID}, {"class", NX_ATTR_CLASS}, {"itemprop", NX_ATTR_ITEMPROP}, {"property", NX_ATTR_PROPERTY},
    {"name", NX_ATTR_NAME}, {"content", NX_ATTR_CONTENT}, {"href", NX_ATTR_HREF}, {"src", NX_ATTR_SRC},
    {"data-src", NX_ATTR_DATA_SRC}, {"data-original", NX_ATTR_DATA_SRC}, {"data-org-src", NX_ATTR_DATA_SRC},
    {"data-lazy-src", NX_ATTR_DATA_SRC}, {"alt", NX_ATTR_ALT}, {"datetime", NX_ATTR_DATETIME}, {"rel", NX_ATTR_REL},
    {"style", NX_ATTR_STYLE}, {"hidden", NX_ATTR_HIDDEN}, {"data-date-time", NX_ATTR_DATE}, {"data-datetime", NX_ATTR_DATE},
    {"data-modify-date-time", NX_ATTR_DATE}, {"data-published", NX_ATTR_DATE},
    {"aria-current", NX_ATTR_HERE}, {"aria-selected", NX_ATTR_HERE},
};

static int attr_of(const char *name, size_t len)
{
    if (len < 2 || len > 21 || !strchr("icpnhsdar", name[0] | 0x20))
        return -1;
    for (size_t i = 0; i < NX_LEN(attr_names); i++)
        if ((attr_names[i].name[0] | 0x20) == (name[0] | 0x20) && nx_str_eq_nocase((newsx_str){name, len}, nx_cstr(attr_names[i].name)))
            return (int)attr_names[i].id;
    return -1;
}

/* The end of a quoted value; where no quote closes it within the limit, the next ">" does, so that one slip of a pen
 * does not cost the rest of the page. */
static const char *quoted_end(const char *at, const char *end, char quote)
{
    size_t room = (size_t)(end - at) < NX_MAX_ATTR_BYTES ? (size_t)(end - at) : NX_MAX_ATTR_BYTES;
    const char *q = memchr(at, quote, room);
    if (!q)
        q = memchr(at, '>', (size_t)(end - at));
    return q ? q : end;
}

static newsx_str short_value(newsx_str v, int id)
{
    size_t most = id == NX_ATTR_CONTENT ? NX_MAX_ATTR_BYTES : id == NX_ATTR_STYLE ? 200u : 2048u;
    if (v.len > most) {
        v.len = most;
        while (v.len && ((unsigned char)v.at[v.len] & 0xC0u) == 0x80u)
            v.len--;
    }
    return v;
}

/* Reads the attributes from p to behind the ">"; writes those that are known, once each, where out is not NULL. */
static const char *attributes(const char *p, const char *end, nx_buf *out, newsx_str found[NX_ATTR_COUNT])
{
    uint32_t seen = 0;
    while (p < end && *p != '>') {
        if (is_blank(*p) || *p == '/' || *p == '"' || *p == '\'' || *p == '=') {
            p++;
            continue;
        }
        const char *name = p;
        while (p < end && !ends_name(*p) && *p != '=')
            p++;
        size_t name_len = (size_t)(p - name);
        while (p < end && is_blank(*p))
            p++;
        newsx_str value = {NULL, 0};
        char quote = '"';
        if (p < end && *p == '=') {
            p++;
            while (p < end && is_blank(*p))
                p++;
            if (p < end && (*p == '"' || *p == '\'')) {
                quote = *p++;
                const char *q = quoted_end(p, end, quote);
                value = (newsx_str){p, (size_t)(q - p)};
                p = q < end && *q == quote ? q + 1 : q;
            } else {
                const char *v = p;
                while (p < end && !is_blank(*p) && *p != '>')
                    p++;
                value = (newsx_str){v, (size_t)(p - v)};
                if (memchr(v, '"', value.len))
                    quote = '\'';
            }
        }
        int id = attr_of(name, name_len);
        if (id < 0 || seen >> id & 1u)
            continue;
        seen |= 1u << id;
        value = short_value(value, id);
        if (found)
            found[id] = value;
        if (out) {
            nx_buf_byte(out, ' ');
            nx_buf_add(out, (newsx_str){name, name_len});
            nx_buf_byte(out, '=');
            nx_buf_byte(out, quote);
            nx_buf_add(out, value);
            nx_buf_byte(out, quote);
        }
    }
    return p < end ? p + 1 : end;
}

/* The "</name" that ends an element, or NULL. */
static const char *find_end_tag(const char *p, const char *end, const char *name, size_t len)
{
    while (p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
        if ((size_t)(end - p) > len + 1 && p[1] == '/' && nx_str_eq_nocase((newsx_str){p + 2, len}, (newsx_str){name, len}) &&
            ((size_t)(end - p) == len + 2 || ends_name(p[len + 2])))
            return p;
        p++;
    }
    return NULL;
}

static newsx_str script_type(const char *tag, const char *end, newsx_str *id)
{
    /* "type" is not among the attributes that are kept: read it here */
    newsx_str found[NX_ATTR_COUNT] = {{NULL, 0}};
    const char *close = attributes(tag, end, NULL, found);
    *id = found[NX_ATTR_ID];
    newsx_str s = {tag, (size_t)(close - tag)};
    size_t at = nx_str_find_nocase(s, NX_S("json"), 0);
    return at == NX_NPOS ? (newsx_str){NULL, 0}
                         : nx_str_find_nocase(s, NX_S("ld+json"), 0) != NX_NPOS ? NX_S("application/ld+json") : NX_S("application/json");
}

/* Cuts an element whose content is no text of the page; p is behind its name. */
static const char *cut_raw(cutter *k, nx_tag tag, const char *name, size_t len, const char *p)
{
    enum { WORTH_A_NOTE = 50 }; /* syllables */
    newsx_str id = {NULL, 0}, type = tag == NX_TAG_SCRIPT ? script_type(p, k->end, &id) : (newsx_str){NULL, 0};
    const char *body = attributes(p, k->end, NULL, NULL);
    if (body[-1] == '>' && body - p >= 2 && body[-2] == '/' && tag == NX_TAG_SVG)
        return body; /* <svg/> */
    bool hard = tag == NX_TAG_SCRIPT || tag == NX_TAG_STYLE;
    const char *close = k->endless[tag] ? NULL : find_end_tag(body, k->end, name, len);
    if (!close) {
        if (hard && nx_hangul_count((newsx_str){body, (size_t)(k->end - body)}) >= WORTH_A_NOTE)
            nx_note(k->c, NEWSX_OK, (newsx_span){0, 0}, "html", NX_S("a script or style that nothing ends hides the rest of the page"));
        k->endless[tag] = true;
        return hard ? k->end : body; /* a lost </noscript> must not cost the page */
    }
    if (tag == NX_TAG_SCRIPT && close - body > 40) {
        nx_script s = {type, id, {body, (size_t)(close - body)}};
        nx_push(k->c->arena, &k->tree->scripts, s);
    }
    return attributes(close + 2 + len, k->end, NULL, NULL);
}

/* Tags of HTML 5 end a head that nobody closed; libxml2 does not know them and would leave the article in it. */
static bool opens_body(nx_tag tag)
{
    return tag == NX_TAG_ARTICLE || tag == NX_TAG_MAIN || tag == NX_TAG_SECTION || tag == NX_TAG_HEADER;
}

static const char *start_tag(cutter *k, const char *p) /* p at the letter behind "<" */
{
    const char *name = p;
    while (p < k->end && !ends_name(*p) && *p != '<')
        p++;
    size_t len = (size_t)(p - name);
    nx_tag tag = nx_tag_of(name, len);
    nx_tag_form form = nx_tag_form_of(tag);
    if (form == NX_FORM_RAW)
        return cut_raw(k, tag, name, len, p);
    if (tag == NX_TAG_HTML || (tag == NX_TAG_BODY && k->in_body) || (tag == NX_TAG_HEAD && k->in_body))
        return attributes(p, k->end, NULL, NULL); /* a second document within the page */
    if (!k->in_body && opens_body(tag))
        nx_buf_add(&k->out, NX_S("<body>"));
    k->in_body = k->in_body || tag == NX_TAG_BODY || opens_body(tag);
    bool counts = tag != NX_TAG_OTHER ? form == NX_FORM_BLOCK || form == NX_FORM_INLINE : true;
    if (counts && ++k->depth > NX_MAX_DEPTH) {
        nx_buf_byte(&k->out, ' ');
        return attributes(p, k->end, NULL, NULL);
    }
    size_t before = k->out.len;
    nx_buf_byte(&k->out, '<');
    nx_buf_add(&k->out, (newsx_str){name, len});
    p = attributes(p, k->end, &k->out, NULL);
    if (p == k->end && p[-1] != '>')
        k->out.len = before; /* cut off within a tag */
    else
        nx_buf_byte(&k->out, '>');
    return p;
}

static const char *end_tag(cutter *k, const char *p) /* p at the letter behind "</" */
{
    const char *name = p;
    while (p < k->end && !ends_name(*p) && *p != '<')
        p++;
    size_t len = (size_t)(p - name);
    nx_tag tag = nx_tag_of(name, len);
    nx_tag_form form = nx_tag_form_of(tag);
    p = attributes(p, k->end, NULL, NULL);
    if (tag == NX_TAG_HTML || tag == NX_TAG_BODY || form == NX_FORM_RAW || (form == NX_FORM_VOID && tag != NX_TAG_BR))
        return p;
    bool counts = form == NX_FORM_BLOCK || form == NX_FORM_INLINE;
    if (counts && k->depth > 0 && k->depth-- > NX_MAX_DEPTH)
        return p;
    nx_buf_add(&k->out, NX_S("</"));
    nx_buf_add(&k->out, (newsx_str){name, len});
    nx_buf_byte(&k->out, '>');
    return p;
}

/* "saved from url=(0042)https://…", "Page saved with SingleFile url: https://… saved date: …": the address. */
static newsx_str saved_from(newsx_str comment)
{
    enum { LONGEST = 2048 };
    size_t told = comment.len < LONGEST ? nx_str_find(comment, NX_S("saved "), 0) : NX_NPOS;
    size_t from = told == NX_NPOS ? NX_NPOS : nx_str_find(comment, NX_S("http"), told), to = from;
    while (to < comment.len && !is_blank(comment.at[to]))
        to++;
    return from == NX_NPOS ? (newsx_str){NULL, 0} : nx_str_cut(comment, from, to);
}

static const char *comment(cutter *k, const char *p) /* p behind "<!" or "<?" */
{
    if (k->end - p >= 2 && p[0] == '-' && p[1] == '-') {
        newsx_str rest = {p, (size_t)(k->end - p)};
        size_t at = k->endless[NX_TAG_OTHER] ? NX_NPOS : nx_str_find(rest, NX_S("-->"), 0);
        if (at != NX_NPOS && !k->tree->saved_from.len)
            k->tree->saved_from = saved_from(nx_str_cut(rest, 0, at));
        if (at != NX_NPOS)
            return p + at + 3;
        k->endless[NX_TAG_OTHER] = true; /* the comment that nothing ends goes up to the next ">" */
    }
    const char *q = memchr(p, '>', (size_t)(k->end - p));
    return q ? q + 1 : k->end;
}

newsx_str nx_html_cut(nx_tree *t, newsx_str utf8, nx_ctx *c)
{
    if (nx_str_chr(utf8, '\0')) { /* libxml2 stops at a NUL, browsers pass over it */
        char *copy = nx_alloc(c->arena, utf8.len);
        if (!copy)
            return (newsx_str){NULL, 0};
        size_t n = 0;
        for (size_t i = 0; i < utf8.len; i++)
            if (utf8.at[i])
                copy[n++] = utf8.at[i];
        utf8 = (newsx_str){copy, n};
    }
    cutter k = {.p = utf8.at, .end = utf8.at + utf8.len, .out = nx_buf_new(c->arena, utf8.len / 2 + 64), .tree = t, .c = c};
    const char *p = utf8.at;
    while (p < k.end) {
        const char *lt = memchr(p, '<', (size_t)(k.end - p));
        const char *stop = lt ? lt : k.end;
        nx_buf_add(&k.out, (newsx_str){p, (size_t)(stop - p)});
        if (!lt)
            break;
        char next = lt + 1 < k.end ? lt[1] : ' ';
        if (is_letter(next)) {
            p = start_tag(&k, lt + 1);
        } else if (next == '/' && lt + 2 < k.end && is_letter(lt[2])) {
            p = end_tag(&k, lt + 2);
        } else if (next == '!' || next == '?') {
            p = comment(&k, lt + 2);
        } else if (next == '/') {
            p = comment(&k, lt + 1);
        } else {
            nx_buf_add(&k.out, NX_S("&lt;"));
            p = lt + 1;
        }
    }
    return nx_buf_str(&k.out);
}
