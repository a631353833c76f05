/* article.h -- where the article stands on a page, and what it is made of. */
#ifndef NX_ARTICLE_H
#define NX_ARTICLE_H

#include "read/byline.h"
#include "read/meta.h"

typedef struct nx_body { /* the lines of a page that hold the article */
    bool *in;             /* by line */
    uint32_t first, last; /* lines: the first and the last that are in; first > last where none is */
    uint32_t hero;        /* the first picture above the text that belongs to it; else as first */
    uint32_t good;        /* bytes of running text in them */
    newsx_str why_not;    /* the reason where the page holds no article */
} nx_body;

/* body.c: chooses the element (or elements) that hold the article.  Cost: a walk over the nodes. */
newsx_status nx_body_choose(nx_body *out, const nx_lines *lines, const nx_meta *m, const nx_lexicon *lex, nx_ctx *c);

/* body.c: takes the pictures with captions that stand between the title and the text in. */
void nx_body_add_pictures(nx_body *out, const nx_lines *lines, uint32_t title_line);

typedef struct nx_found { /* what the article's own lines say, beside its blocks */
    nx_byline lead, tail;                /* the dateline; bylines in and behind the text */
    NX_VEC(newsx_str) subtitles;
    NX_VEC(nx_raw_block) flow;           /* without title and subtitles */
    NX_VEC(nx_picture) images;
    bool paywall;
    bool live;                           /* entries with their times */
} nx_found;

/* article.c: the lines of a body as blocks, less what is no part of the article. */
newsx_status nx_article_blocks(nx_found *out, const nx_lines *lines, const nx_body *body, newsx_str title, newsx_str publisher, const nx_lexicon *lex, nx_ctx *c);

#endif
