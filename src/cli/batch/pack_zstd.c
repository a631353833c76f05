/* pack_zstd.c -- one Zstandard frame (RFC 8878) a piece: the only file that knows libzstd. */
#include "pack.h"

#include <zstd.h>

enum { LEVEL = 3 };

void nx_pack_zstd(nx_text *out, const char *at, size_t len)
{
    size_t most = ZSTD_compressBound(len);
    char *room = out->failed ? NULL : nx_text_room(out, most);
    size_t n = room ? ZSTD_compress(room, most, at, len, LEVEL) : 0;
    if (!room || ZSTD_isError(n))
        out->failed = true;
    else
        out->len += n;
}
