/* html.h -- a page as a tree of our own: nodes in document order, so that a subtree is a range and every walk a loop. */
#ifndef NX_HTML_H
#define NX_HTML_H

#include "base/ctx.h"
#include "base/str.h"

/* The elements that reading knows; the first letter groups are looked up by nx_tag_of().  Others are NX_TAG_OTHER. */
#define NX_TAGS(X)                                                                                                           \
    X(A, "a", INLINE) X(ABBR, "abbr", INLINE) X(ADDRESS, "address", BLOCK) X(ARTICLE, "article", BLOCK)                      \
    X(ASIDE, "aside", BLOCK) X(AMPIMG, "amp-img", VOIDISH) X(AREA, "area", VOID) X(AUDIO, "audio", BLOCK)                    \
    X(B, "b", INLINE) X(BASE, "base", VOID) X(BIG, "big", INLINE) X(BLOCKQUOTE, "blockquote", BLOCK)                         \
    X(BODY, "body", BLOCK) X(BR, "br", VOID) X(BUTTON, "button", BLOCK) X(CAPTION, "caption", BLOCK)                         \
    X(CENTER, "center", BLOCK) X(CITE, "cite", INLINE) X(CODE, "code", INLINE) X(COL, "col", VOID)                           \
    X(DD, "dd", LOOSE) X(DEL, "del", INLINE) X(DETAILS, "details", BLOCK) X(DIV, "div", BLOCK) X(DL, "dl", BLOCK)            \
    X(DT, "dt", LOOSE) X(EM, "em", INLINE) X(EMBED, "embed", VOID) X(FIELDSET, "fieldset", BLOCK)                            \
    X(FIGCAPTION, "figcaption", BLOCK) X(FIGURE, "figure", BLOCK) X(FONT, "font", INLINE) X(FOOTER, "footer", BLOCK)         \
    X(FORM, "form", BLOCK) X(H1, "h1", BLOCK) X(H2, "h2", BLOCK) X(H3, "h3", BLOCK) X(H4, "h4", BLOCK)                       \
    X(H5, "h5", BLOCK) X(H6, "h6", BLOCK) X(HEAD, "head", BLOCK) X(HEADER, "header", BLOCK) X(HR, "hr", VOID)                \
    X(HTML, "html", BLOCK) X(I, "i", INLINE) X(IFRAME, "iframe", RAW) X(IMG, "img", VOID) X(INPUT, "input", VOID)            \
    X(INS, "ins", INLINE) X(LABEL, "label", INLINE) X(LEGEND, "legend", BLOCK) X(LI, "li", LOOSE) X(LINK, "link", VOID)      \
    X(MAIN, "main", BLOCK) X(MARK, "mark", INLINE) X(META, "meta", VOID) X(MENU, "menu", BLOCK) X(NAV, "nav", BLOCK)         \
    X(NOSCRIPT, "noscript", RAW) X(OL, "ol", BLOCK) X(OPTION, "option", LOOSE) X(P, "p", LOOSE) X(PARAM, "param", VOID)      \
    X(PRE, "pre", BLOCK) X(Q, "q", INLINE) X(S, "s", INLINE) X(SCRIPT, "script", RAW) X(SECTION, "section", BLOCK)           \
    X(SELECT, "select", BLOCK) X(SMALL, "small", INLINE) X(SOURCE, "source", VOID) X(SPAN, "span", INLINE)                   \
    X(STRIKE, "strike", INLINE) X(STRONG, "strong", INLINE) X(STYLE, "style", RAW) X(SUB, "sub", INLINE)                     \
    X(SUMMARY, "summary", BLOCK) X(SUP, "sup", INLINE) X(SVG, "svg", RAW) X(TABLE, "table", BLOCK) X(TBODY, "tbody", LOOSE)  \
    X(TD, "td", LOOSE) X(TEMPLATE, "template", RAW) X(TEXTAREA, "textarea", RAW) X(TFOOT, "tfoot", LOOSE)                    \
    X(TH, "th", LOOSE) X(THEAD, "thead", LOOSE) X(TIME, "time", INLINE) X(TITLE, "title", BLOCK) X(TR, "tr", LOOSE)          \
    X(TRACK, "track", VOID) X(TT, "tt", INLINE) X(U, "u", INLINE) X(UL, "ul", BLOCK) X(VIDEO, "video", BLOCK) X(WBR, "wbr", VOID)

typedef enum nx_tag {
    NX_TAG_TEXT, /* a run of text */
    NX_TAG_OTHER,
#define NX_TAG_ENUM(NAME, name, form) NX_TAG_##NAME,
    NX_TAGS(NX_TAG_ENUM)
#undef NX_TAG_ENUM
    NX_TAG_COUNT
} nx_tag;

typedef enum nx_tag_form { /* how an element stands in the flow and ends */
    NX_FORM_INLINE,
    NX_FORM_BLOCK,   /* breaks the line, needs an end tag */
    NX_FORM_LOOSE,   /* breaks the line, is closed by its next sibling */
    NX_FORM_VOID,    /* has no end */
    NX_FORM_VOIDISH, /* has an end tag that means nothing */
    NX_FORM_RAW      /* cut from the bytes, end and all */
} nx_tag_form;

typedef enum nx_attr_name { /* the attributes that reading looks at; the others never reach the parser */
    NX_ATTR_ID, NX_ATTR_CLASS, NX_ATTR_ITEMPROP, NX_ATTR_PROPERTY, NX_ATTR_NAME, NX_ATTR_CONTENT, NX_ATTR_HREF, NX_ATTR_SRC,
    NX_ATTR_DATA_SRC, NX_ATTR_ALT, NX_ATTR_DATETIME, NX_ATTR_REL, NX_ATTR_STYLE, NX_ATTR_HIDDEN, NX_ATTR_DATE, NX_ATTR_HERE /* aria-current, aria-selected */, NX_ATTR_COUNT
} nx_attr_name;

typedef struct nx_pair {
    nx_attr_name name;
    newsx_str value;
} nx_pair;

#define NX_NONE UINT32_MAX

typedef struct nx_node {
    uint16_t tag; /* an nx_tag */
    uint16_t attrs; /* how many of them, from first_attr */
    uint32_t first_attr;
    uint32_t parent; /* NX_NONE at the root */
    uint32_t end;    /* index behind the last node of the subtree */
    newsx_str text;  /* of a text node: runs of white space are one blank (\n in <pre>) */
} nx_node;

typedef struct nx_script { /* a script that may carry data, as a view of the page */
    newsx_str type, id, body;
} nx_script;

typedef struct nx_tree {
    NX_VEC(nx_node) nodes;
    NX_VEC(nx_pair) attrs;
    NX_VEC(nx_script) scripts;
    newsx_str saved_from; /* the address that a browser wrote into a page that it saved; mostly empty */
} nx_tree;

/* Process-wide set-up of libxml2, before any thread parses; again is fine. */
void nx_html_init(void);
/* Parses UTF-8 (valid, at most NX_MAX_BYTES_HARD).  Cost: linear, whatever the depth and the number of attributes. ENOMEM. */
newsx_status nx_html_parse(nx_tree *out, newsx_str utf8, nx_ctx *c);

nx_tag nx_tag_of(const char *name, size_t len); /* letters in either case */
nx_tag_form nx_tag_form_of(nx_tag tag);
newsx_str nx_node_attr(const nx_tree *t, uint32_t node, nx_attr_name name); /* empty where it has none */
bool nx_node_has(const nx_tree *t, uint32_t node, nx_attr_name name);
/* The text below a node, runs of white space as one blank, trimmed, in the arena. */
newsx_str nx_node_text(const nx_tree *t, uint32_t node, nx_arena *a);
/* A copy of s with its character references ("&quot;", "&#39;") resolved. */
newsx_str nx_html_unescape(newsx_str s, nx_arena *a);

#endif
