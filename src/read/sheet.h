/* sheet.h -- a page on its way to be one: what reading has found of it so far.  Within read/ only. */
#ifndef NX_SHEET_H
#define NX_SHEET_H

#include "read/article.h"

typedef struct nx_sheet { /* a page on its way to be one */
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
} nx_sheet;

/* moment.c: a time as pages write it for machines; ok is false where it is none. */
nx_time nx_moment_parse(newsx_str s, const nx_lexicon *lex);
/* dates.c: published, modified, and which source said so. */
void nx_sheet_dates(nx_sheet *s);
/* The caller's word, where the page does not say. */
void nx_page_given(nx_page *p, const newsx_source *src);
/* authors.c */
void nx_sheet_authors(nx_sheet *s);
/* whose.c: the newspaper by address and head; by what the page shows, where those are silent; the section. */
void nx_sheet_publisher(nx_sheet *s);
void nx_sheet_publisher_shown(nx_sheet *s);
void nx_sheet_section(nx_sheet *s);
/* part.c: whether it is all of the article. */
void nx_sheet_parts(nx_sheet *s);

#endif
