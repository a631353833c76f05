/* meta.h -- what a page says of itself outside the article: <head>, JSON-LD, links. */
#ifndef NX_META_H
#define NX_META_H

#include "read/claim.h"
#include "read/lines.h"

typedef struct nx_meta {
    newsx_str og_title, meta_title, doc_title; /* as they stand, site suffix and all */
    newsx_str site_name, press;                /* og:site_name; the newspaper that a portal names */
    newsx_str url, section, copyright;
    newsx_str published, modified;             /* ISO 8601, one hopes */
    NX_VEC(newsx_str) authors, keywords, images;
    bool og_article, og_website;
    bool next_page;                            /* <link rel=next> to another page of the article */
    nx_claim ld;
} nx_meta;

newsx_status nx_meta_read(nx_meta *out, const nx_tree *t, nx_ctx *c);

/* The newspaper: never the portal.  domain_name is filled where only the links of the page tell. */
newsx_str nx_meta_publisher(const nx_meta *m, const nx_tree *t, newsx_str url, const nx_lexicon *lex, nx_ctx *c);
/* The publisher of a URL's domain or of a parent of it; false where none is known. */
bool nx_site_of(nx_entry *out, newsx_str url, const nx_lexicon *lex);
/* Whether a string is the name of a publisher or portal that a dictionary knows. */
bool nx_is_publisher_name(newsx_str s, const nx_lexicon *lex);

/* title.c: a title without site suffix and series tag.  *series gets the tag. */
newsx_str nx_title_clean(newsx_str *series, newsx_str title, const nx_meta *m, newsx_str publisher, const nx_lexicon *lex);
/* The better of the titles that the page and its head give.  text: the line where the article begins; UINT32_MAX: unknown. */
newsx_str nx_title_choose(const nx_meta *m, const nx_lines *lines, uint32_t text, newsx_str publisher, const nx_lexicon *lex);
/* What the page's <title> adds to the title that the page shows: the name of the site, as a rule. */
newsx_str nx_title_site(const nx_meta *m, const nx_lines *lines, const nx_lexicon *lex);
/* The next piece of a title between bars, dashes, …; false where there is none. */
bool nx_title_piece(newsx_str *piece, newsx_str *rest);
/* Whether a title is that of a page that serves and tells nothing: "로그인 - 한밭신문", "개인정보처리방침". */
bool nx_title_serves(newsx_str title, const nx_lexicon *lex);
/* Whether two titles are the same but for white space, quotation marks and punctuation. */
bool nx_same_title(newsx_str a, newsx_str b);

#endif
