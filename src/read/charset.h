/* charset.h -- bytes to UTF-8. */
#ifndef NX_CHARSET_H
#define NX_CHARSET_H

#include "base/ctx.h"

typedef struct nx_decoded {
    newsx_str text;          /* valid UTF-8 without BOM; a view of the input where that was UTF-8 already */
    newsx_str charset, from; /* "EUC-KR", "bom" */
} nx_decoded;

/* ECHARSET where the bytes are no text, EARG where a forced label names no encoding, ENOMEM.
 * What cannot be decoded becomes U+FFFD, with a note.  Cost: O(bytes); ICU's converter is opened only where needed. */
newsx_status nx_charset_decode(nx_decoded *out, newsx_str bytes, const newsx_source *src, nx_ctx *c);

#endif
