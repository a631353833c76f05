/* digest.c -- SHA-256 by nettle, the only file that knows it. */
#include "base/digest.h"

#include <nettle/sha2.h>

void nx_sha256_hex(char out[NX_SHA256_HEX + 1], newsx_str bytes)
{
    static const char hex[] = "0123456789abcdef";
    struct sha256_ctx state;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&state);
    if (bytes.len)
        sha256_update(&state, bytes.len, (const uint8_t *)bytes.at);
    sha256_digest(&state, sizeof digest, digest);
    for (unsigned i = 0; i < sizeof digest; i++) {
        out[2 * i] = hex[digest[i] >> 4];
        out[2 * i + 1] = hex[digest[i] & 15];
    }
    out[NX_SHA256_HEX] = '\0';
}
