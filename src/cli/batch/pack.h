/* pack.h -- packs a piece of a file by itself: pieces one after another are a good file, and it can be cut between any two. */
#ifndef NX_BATCH_PACK_H
#define NX_BATCH_PACK_H

#include "text.h"

/* Behind what is in out; on failure out->failed is set. */
typedef void nx_pack_fn(nx_text *out, const char *at, size_t len);
nx_pack_fn nx_pack_gzip, nx_pack_zstd;

#endif
