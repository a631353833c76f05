/* plain.h -- plain text input: a page saved as text, or a sentence. */
#ifndef NX_PLAIN_H
#define NX_PLAIN_H

#include "read/article.h"

/* Whether bytes that nobody labelled are plain text: no tag that a page would have. */
bool nx_is_plain(newsx_str text);
/* Fills page with blocks that are views of the text.  A text of one line is one body block, whole. */
newsx_status nx_plain_read(nx_page *page, newsx_str text, const nx_lexicon *lex, nx_ctx *c);

#endif
