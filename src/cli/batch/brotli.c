/* brotli.c -- Brotli (RFC 7932): the only file that knows its library. */
#include "coding.h"

#include <brotli/decode.h>

enum { PIECE = 1 << 16 };

bool nx_unpack_brotli(nx_text *out, const char *at, size_t len, size_t max)
{
    BrotliDecoderState *state = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    BrotliDecoderResult st = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    const uint8_t *in = (const uint8_t *)at;
    char *room;
    out->failed = out->failed || !state;
    while (state && st == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out->len <= max && (room = nx_text_room(out, PIECE)) != NULL) {
        uint8_t *to = (uint8_t *)room;
        size_t left = PIECE;
        st = BrotliDecoderDecompressStream(state, &len, &in, &left, &to, NULL);
        out->len += PIECE - left;
    }
    BrotliDecoderDestroyInstance(state);
    return st != BROTLI_DECODER_RESULT_ERROR && (st != BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT || out->len);
}
