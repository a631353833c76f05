/* digest.h -- the fingerprint of an input. */
#ifndef NX_DIGEST_H
#define NX_DIGEST_H

#include <newsx.h>

#define NX_SHA256_HEX 64

/* SHA-256 (FIPS 180-4) in lower-case hexadecimal, with a NUL.  Cost: 1.6 GB/s with SHA instructions, 0.4 without. */
void nx_sha256_hex(char out[NX_SHA256_HEX + 1], newsx_str bytes);

#endif
