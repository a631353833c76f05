/* page.h -- what a page says of itself: the article in blocks, and who published what when.  Raw text: valid UTF-8,
 * white space collapsed (not in plain pages), not yet normalised. */
#ifndef NX_PAGE_H
#define NX_PAGE_H

#include "base/calendar.h"
#include "base/ctx.h"
#include "lexicon/lexicon.h"

typedef enum nx_block_kind {
    NX_BLOCK_TITLE,
    NX_BLOCK_SUBTITLE,
    NX_BLOCK_BYLINE,
    NX_BLOCK_HEADING,
    NX_BLOCK_BODY,
    NX_BLOCK_QUOTE,
    NX_BLOCK_LIST,
    NX_BLOCK_TABLE,
    NX_BLOCK_CAPTION
} nx_block_kind;

typedef struct nx_raw_block {
    nx_block_kind kind;
    newsx_str text;
} nx_raw_block;

typedef struct nx_author {
    newsx_str name, role, email, affiliation;
} nx_author;

typedef struct nx_picture {
    newsx_str url, alt, caption, credit;
} nx_picture;

typedef struct nx_page {
    newsx_str charset, charset_from; /* "EUC-KR", "meta": as OUTPUT.md's source */
    newsx_str title, subtitle, series, publisher, section, language, url;
    nx_time published, modified;
    newsx_str published_from; /* "json-ld", "meta", "time", "visible", "user"; empty: unknown */
    newsx_str access;         /* "free", "partial"; empty: unknown */
    NX_VEC(nx_author) authors;
    NX_VEC(nx_picture) images;
    NX_VEC(newsx_str) keywords;
    NX_VEC(nx_raw_block) blocks; /* title first, then subtitle, then in reading order */
    uint32_t part, parts;        /* of an article on several pages: which one, and of how many (0: unknown); part 0: it is on one */
    bool complete;               /* nothing says that the page shows a part only */
    bool plain;                  /* text input: its characters are kept, but for NFC and \r\n → \n */
} nx_page;

/* The names of the kinds in the output: "title", "subtitle", … */
const char *nx_block_kind_name(nx_block_kind kind);

/* bytes → page.  ECHARSET, ENOARTICLE (err says why), ENOMEM, EARG.  Everything lives in the arena of c. */
newsx_status nx_page_read(nx_page *out, newsx_str bytes, const newsx_source *src, const nx_lexicon *lex, nx_ctx *c);

#endif
