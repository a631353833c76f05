/* gzip.c -- gzip (RFC 1952), and what HTTP calls deflate: zlib's format (RFC 1950), or, from some servers, bare deflate (RFC 1951). */
#include "coding.h"

#include <zlib.h>

enum { PIECE = 1 << 16, ZLIB = 15, GZIP = 15 + 16, BARE = -15 };

void nx_pack_gzip(nx_text *out, const char *at, size_t len) /* a member, without a time */
{
    z_stream z = {0};
    if (out->failed || deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
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

static bool unpack(nx_text *out, const char *at, size_t len, size_t max, int format)
{
    z_stream z = {.next_in = (Bytef *)(uintptr_t)at, .avail_in = (uInt)len};
    int st = inflateInit2(&z, format);
    char *room;
    while (st == Z_OK && out->len <= max && (room = nx_text_room(out, PIECE)) != NULL) {
        z.next_out = (Bytef *)room;
        z.avail_out = PIECE;
        st = inflate(&z, Z_NO_FLUSH);
        out->len += PIECE - z.avail_out;
        if (st == Z_STREAM_END && format == GZIP && z.avail_in > 2 && z.next_in[0] == 0x1f) /* another member */
            st = inflateReset(&z);
    }
    inflateEnd(&z);
    return st == Z_OK || st == Z_STREAM_END || (st == Z_BUF_ERROR && out->len);
}

bool nx_unpack_gzip(nx_text *out, const char *at, size_t len, size_t max)
{
    return unpack(out, at, len, max, GZIP);
}

bool nx_unpack_deflate(nx_text *out, const char *at, size_t len, size_t max)
{
    return unpack(out, at, len, max, ZLIB) || (!out->len && unpack(out, at, len, max, BARE));
}
