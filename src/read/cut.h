/* cut.h -- what of a page never reaches the parser. */
#ifndef NX_CUT_H
#define NX_CUT_H

#include "base/buf.h"
#include "read/html.h"

/* The page without scripts, styles, drawings, comments and needless attributes, nested at most NX_MAX_DEPTH deep; scripts
 * are kept aside in t->scripts.  No text is lost: a "<" that begins no tag becomes "&lt;".  Cost: O(bytes). */
newsx_str nx_html_cut(nx_tree *t, newsx_str utf8, nx_ctx *c);

#endif
