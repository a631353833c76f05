/* html.c -- a page's bytes to a tree of our own.  In: cut.c.  Cost: libxml2's parser without its tree, on a third of the page.
 *
 * The parser runs over memory (a push parser loses text where the meta charset lies) with SAX callbacks that fill our
 * node array, so no xmlNode is ever made.  Nodes stand in document order: the subtree of i is [i, end). */
#include "read/html.h"

#include "base/buf.h"
#include "read/cut.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

enum { MEMO = 64 };

typedef struct builder {
    nx_tree *tree;
    nx_ctx *c;
    nx_buf text;          /* of the text node that is being written */
    uint32_t now;         /* the open element */
    uint32_t open_text;   /* the text node that may grow, or NX_NONE */
    uint32_t pre;         /* open <pre> */
    bool after_block;     /* a block began or ended, so white space says nothing */
    const xmlChar *memo_name[MEMO]; /* libxml2 interns names: a pointer is a name */
    uint8_t memo_tag[MEMO];
    htmlParserCtxtPtr parser;
} builder;

static const struct { const char *name; uint8_t len, form; } tags[] = {
    {"", 0, NX_FORM_INLINE}, {"", 0, NX_FORM_INLINE},
#define NX_TAG_ROW(NAME, name, form) {name, sizeof(name) - 1, NX_FORM_##form},
    NX_TAGS(NX_TAG_ROW)
#undef NX_TAG_ROW
};

nx_tag nx_tag_of(const char *name, size_t len)
{
    if (len == 0 || len > 10)
        return NX_TAG_OTHER;
    char first = (char)(name[0] | 0x20);
    for (unsigned i = NX_TAG_OTHER + 1; i < NX_TAG_COUNT; i++) {
        if (tags[i].name[0] != first || tags[i].len != len)
            continue;
        size_t k = 1;
        while (k < len && (name[k] == tags[i].name[k] || (name[k] | 0x20) == tags[i].name[k]))
            k++;
        if (k == len)
            return (nx_tag)i;
    }
    return NX_TAG_OTHER;
}

nx_tag_form nx_tag_form_of(nx_tag tag)
{
    return (nx_tag_form)tags[tag].form;
}

static nx_tag tag_of_interned(builder *b, const xmlChar *name)
{
    size_t slot = ((uintptr_t)name >> 3) % MEMO;
    if (b->memo_name[slot] != name) {
        b->memo_name[slot] = name;
        b->memo_tag[slot] = (uint8_t)nx_tag_of((const char *)name, strlen((const char *)name));
    }
    return (nx_tag)b->memo_tag[slot];
}

static void close_text(builder *b)
{
    if (b->open_text == NX_NONE)
        return;
    nx_node *n = &b->tree->nodes.at[b->open_text];
    n->text = nx_buf_str(&b->text);
    b->open_text = NX_NONE;
}

static uint32_t add_node(builder *b, nx_tag tag)
{
    nx_tree *t = b->tree;
    uint32_t i = t->nodes.n;
    nx_node node = {(uint16_t)tag, 0, t->attrs.n, b->now, i + 1, {NULL, 0}};
    nx_push(b->c->arena, &t->nodes, node);
    if (t->nodes.n == i) { /* no memory: the parser need not go on */
        xmlStopParser(b->parser);
        return NX_NONE;
    }
    return i;
}

static int attr_of(const char *name)
{
    static const struct { const char *name; nx_attr_name id; } names[] = {
        {"class", NX_ATTR_CLASS}, {"id", NX_ATTR_ID}, {"href", NX_ATTR_HREF}, {"src", NX_ATTR_SRC}, {"alt", NX_ATTR_ALT},
        {"content", NX_ATTR_CONTENT}, {"property", NX_ATTR_PROPERTY}, {"name", NX_ATTR_NAME}, {"style", NX_ATTR_STYLE},
        {"itemprop", NX_ATTR_ITEMPROP}, {"rel", NX_ATTR_REL}, {"datetime", NX_ATTR_DATETIME}, {"hidden", NX_ATTR_HIDDEN},
        {"aria-current", NX_ATTR_HERE}, {"aria-selected", NX_ATTR_HERE},
    };
    for (size_t i = 0; i < NX_LEN(names); i++)
        if (strcmp(names[i].name, name) == 0)
            return (int)names[i].id;
    if (strncmp(name, "data-", 5) != 0)
        return -1;
    return strcmp(name, "data-published") == 0 || strstr(name, "date") != NULL || strstr(name, "time") != NULL ? NX_ATTR_DATE : NX_ATTR_DATA_SRC;
}

static void on_start(void *user, const xmlChar *name, const xmlChar **atts)
{
    builder *b = user;
    close_text(b);
    nx_tag tag = tag_of_interned(b, name);
    uint32_t i = add_node(b, tag);
    if (i == NX_NONE)
        return;
    for (; atts && atts[0]; atts += 2) {
        int id = attr_of((const char *)atts[0]);
        if (id < 0)
            continue;
        nx_pair pair = {(nx_attr_name)id, nx_arena_copy(b->c->arena, nx_cstr((const char *)atts[1]))};
        nx_push(b->c->arena, &b->tree->attrs, pair);
    }
    b->tree->nodes.at[i].attrs = (uint16_t)(b->tree->attrs.n - b->tree->nodes.at[i].first_attr);
    b->now = i;
    b->pre += tag == NX_TAG_PRE;
    b->after_block = b->after_block || nx_tag_form_of(tag) != NX_FORM_INLINE;
}

static void on_end(void *user, const xmlChar *name)
{
    builder *b = user;
    (void)name; /* libxml2 closes in order */
    close_text(b);
    if (b->now == NX_NONE)
        return;
    nx_node *n = &b->tree->nodes.at[b->now];
    n->end = b->tree->nodes.n;
    b->pre -= n->tag == NX_TAG_PRE && b->pre > 0;
    b->after_block = b->after_block || nx_tag_form_of((nx_tag)n->tag) != NX_FORM_INLINE;
    b->now = n->parent;
}

/* Bytes of white space at p, 0 where there is none: ASCII's and NBSP (entities in the source are blanks to a reader). */
static size_t space_at(const unsigned char *p, size_t left)
{
    if (p[0] <= ' ')
        return 1;
    return p[0] == 0xC2 && left > 1 && p[1] == 0xA0 ? 2 : 0;
}

static void on_text(void *user, const xmlChar *at, int len)
{
    builder *b = user;
    const unsigned char *p = at, *end = at + len;
    if (b->now == NX_NONE)
        return;
    if (b->open_text == NX_NONE) {
        while (b->after_block && p < end) { /* white space between blocks */
            size_t n = space_at(p, (size_t)(end - p));
            if (!n || (b->pre && *p == '\n'))
                break;
            p += n;
        }
        if (p == end)
            return;
        uint32_t i = add_node(b, NX_TAG_TEXT);
        if (i == NX_NONE)
            return;
        b->open_text = i;
        b->text = nx_buf_new(b->c->arena, (size_t)(end - p) + 1);
    }
    b->after_block = false;
    if (!nx_buf_reserve(&b->text, (size_t)(end - p)))
        return;
    char *to = b->text.at + b->text.len;
    char last = b->text.len ? to[-1] : 'x';
    while (p < end) {
        size_t n = *p > ' ' && *p != 0xC2 ? 0 : space_at(p, (size_t)(end - p));
        if (n == 0) {
            *to++ = last = (char)*p++;
        } else if (b->pre && *p == '\n') {
            *to++ = last = '\n';
            p++;
        } else {
            if (last != ' ' && last != '\n')
                *to++ = last = ' ';
            p += n;
        }
    }
    b->text.len = (size_t)(to - b->text.at);
}

void nx_html_init(void)
{
    xmlInitParser();
}

newsx_status nx_html_parse(nx_tree *out, newsx_str utf8, nx_ctx *c)
{
    memset(out, 0, sizeof *out);
    newsx_str cut = nx_html_cut(out, utf8, c);
    NX_TRY(nx_ctx_status(c));
    builder b = {.tree = out, .c = c, .now = NX_NONE, .open_text = NX_NONE, .after_block = true};
    if (cut.len == 0)
        return NEWSX_OK;
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(cut.at, (int)cut.len);
    if (!parser)
        return NEWSX_ENOMEM;
    b.parser = parser;
    htmlSAXHandler sax = {.startElement = on_start, .endElement = on_end, .characters = on_text, .cdataBlock = on_text,
                          .ignorableWhitespace = on_text};
    *parser->sax = sax;
    parser->userData = &b;
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                   HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE);
    *parser->sax = sax; /* the options of no errors set callbacks of their own */
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(parser);
    close_text(&b);
    while (b.now != NX_NONE) {
        out->nodes.at[b.now].end = out->nodes.n;
        b.now = out->nodes.at[b.now].parent;
    }
    htmlFreeParserCtxt(parser);
    return nx_ctx_status(c);
}

newsx_str nx_node_attr(const nx_tree *t, uint32_t node, nx_attr_name name)
{
    const nx_node *n = &t->nodes.at[node];
    for (uint32_t i = 0; i < n->attrs; i++)
        if (t->attrs.at[n->first_attr + i].name == name)
            return t->attrs.at[n->first_attr + i].value;
    return (newsx_str){NULL, 0};
}

bool nx_node_has(const nx_tree *t, uint32_t node, nx_attr_name name)
{
    const nx_node *n = &t->nodes.at[node];
    for (uint32_t i = 0; i < n->attrs; i++)
        if (t->attrs.at[n->first_attr + i].name == name)
            return true;
    return false;
}

newsx_str nx_node_text(const nx_tree *t, uint32_t node, nx_arena *a)
{
    nx_buf b = nx_buf_new(a, 64);
    for (uint32_t i = node; i < t->nodes.at[node].end; i++) {
        const nx_node *n = &t->nodes.at[i];
        if (n->tag != NX_TAG_TEXT) {
            if (b.len && b.at[b.len - 1] != ' ' && nx_tag_form_of((nx_tag)n->tag) != NX_FORM_INLINE)
                nx_buf_byte(&b, ' ');
            continue;
        }
        for (size_t k = 0; k < n->text.len; k++) {
            char ch = n->text.at[k] == '\n' ? ' ' : n->text.at[k];
            if (ch != ' ' || (b.len && b.at[b.len - 1] != ' '))
                nx_buf_byte(&b, ch);
        }
    }
    return nx_str_trim(nx_buf_str(&b));
}

/* The character that "&name;" or "&#n;" at s stands for, and its length; 0 where it is none. */
static uint32_t reference(newsx_str s, size_t *used)
{
    const char *semi = memchr(s.at, ';', s.len < 12 ? s.len : 12);
    if (!semi || semi - s.at < 2)
        return 0;
    *used = (size_t)(semi - s.at) + 1;
    if (s.at[1] == '#') {
        bool hex = (s.at[2] | 0x20) == 'x';
        uint32_t v = 0;
        for (const char *p = s.at + (hex ? 3 : 2); p < semi; p++) {
            uint32_t d = *p >= '0' && *p <= '9' ? (uint32_t)(*p - '0') : hex && (*p | 0x20) >= 'a' && (*p | 0x20) <= 'f' ? (uint32_t)((*p | 0x20) - 'a' + 10) : 99;
            if (d > (hex ? 15u : 9u))
                return 0;
            v = v * (hex ? 16u : 10u) + d;
        }
        return v >= 0x20 && v < 0x110000u && !(v >= 0xD800u && v < 0xE000u) ? v : 0;
    }
    char name[12];
    memcpy(name, s.at + 1, *used - 2);
    name[*used - 2] = '\0';
    if (strcmp(name, "apos") == 0)
        return '\'';
    const htmlEntityDesc *e = htmlEntityLookup((const xmlChar *)name);
    return e ? e->value : 0;
}

newsx_str nx_html_unescape(newsx_str s, nx_arena *a)
{
    if (!nx_str_chr(s, '&'))
        return nx_arena_copy(a, s);
    nx_buf b = nx_buf_new(a, s.len);
    for (size_t i = 0; i < s.len;) {
        size_t used;
        uint32_t ch = s.at[i] == '&' ? reference(nx_str_cut(s, i, s.len), &used) : 0;
        if (ch) {
            nx_buf_char(&b, ch);
            i += used;
        } else {
            nx_buf_byte(&b, s.at[i++]);
        }
    }
    return nx_buf_str(&b);
}
