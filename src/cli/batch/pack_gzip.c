/* pack_gzip.c -- one gzip member (RFC 1952) a piece, without a time. */
#include "pack.h"

#include <zlib.h>

void nx_pack_gzip(nx_text *out, const char *at, size_t len)
{
    z_stream z = {0};
    if (out->failed || deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        out->failed = true;
        return;
    }
    size_t most = deflateBound(&z, (uLong)len);
    char *room = nx_text_room(out, most);
    z.next_in = (Bytef *)(uintptr_t)at;
    z.avail_in = (uInt)len;
    z.next_out = (Bytef *)room;
    z.avail_out = (uInt)most;
    if (!room || deflate(&z, Z_FINISH) != Z_STREAM_END)
        out->failed = true;
    else
        out->len += z.total_out;
    deflateEnd(&z);
}
