/* claim.h -- what a page's scripts claim of the article: JSON-LD, and the state that front ends are fed with. */
#ifndef NX_CLAIM_H
#define NX_CLAIM_H

#include "read/html.h"
#include "read/page.h"

typedef struct nx_claim {
    newsx_str title, subtitle, publisher, section, url, published, modified;
    newsx_str body; /* plain text or HTML, as it was found */
    NX_VEC(nx_author) authors;
    NX_VEC(newsx_str) keywords, images;
    newsx_str access; /* "free", "partial" or empty */
    bool article;     /* says that it is an article */
    NX_VEC(newsx_str) path; /* the steps of a breadcrumb list */
} nx_claim;

/* JSON-LD: the first object of type …Article that has a headline. */
newsx_status nx_claim_json_ld(nx_claim *out, const nx_tree *t, nx_ctx *c);
/* __NEXT_DATA__, React server components, window.X = {…}: the object with the longest body among those that label.tsv
 * has the keys of.  Asked for only where the page itself shows no article.  Cost: a JSON parser over such scripts. */
newsx_status nx_claim_state(nx_claim *out, const nx_tree *t, const nx_lexicon *lex, nx_ctx *c);

#endif
