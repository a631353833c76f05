/* coding.h -- ways to pack bytes, a file each. */
#ifndef NX_BATCH_CODING_H
#define NX_BATCH_CODING_H

#include "text.h"

/* Packs a piece by itself behind what is in out: pieces one after another are a good file, which can be cut between any two.
 * On failure out->failed is set. */
typedef void nx_pack_fn(nx_text *out, const char *at, size_t len);
nx_pack_fn nx_pack_gzip, nx_pack_zstd;

/* Unpacks all into out, which is empty; ends behind max bytes.  Of what is cut off it gives what is there.  false: damaged. */
typedef bool nx_unpack_fn(nx_text *out, const char *at, size_t len, size_t max);
nx_unpack_fn nx_unpack_gzip, nx_unpack_deflate, nx_unpack_brotli, nx_unpack_zstd;

#endif
