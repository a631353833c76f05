/* zstd.c -- Zstandard (RFC 8878): the only file that knows libzstd. */
#include "coding.h"

#include <zstd.h>

enum { LEVEL = 3, PIECE = 1 << 16 };

void nx_pack_zstd(nx_text *out, const char *at, size_t len) /* a frame */
{
    size_t most = ZSTD_compressBound(len);
    char *room = out->failed ? NULL : nx_text_room(out, most);
    size_t n = room ? ZSTD_compress(room, most, at, len, LEVEL) : 0;
    if (!room || ZSTD_isError(n))
        out->failed = true;
    else
        out->len += n;
}

bool nx_unpack_zstd(nx_text *out, const char *at, size_t len, size_t max)
{
    ZSTD_DStream *z = ZSTD_createDStream();
    ZSTD_inBuffer in = {at, len, 0};
    size_t st = 1, got = PIECE;
    char *room;
    out->failed = out->failed || !z;
    while (z && !ZSTD_isError(st) && out->len <= max && (in.pos < in.size || got == PIECE) && (room = nx_text_room(out, PIECE)) != NULL) {
        ZSTD_outBuffer to = {room, PIECE, 0};
        st = ZSTD_decompressStream(z, &to, &in);
        out->len += got = to.pos;
    }
    ZSTD_freeDStream(z);
    return !ZSTD_isError(st);
}
