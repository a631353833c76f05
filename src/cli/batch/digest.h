/* digest.h -- hashes that tell whether bytes are the same.  Not for use against an enemy. */
#ifndef NX_BATCH_DIGEST_H
#define NX_BATCH_DIGEST_H

#include <newsx.h>

/* 64 bits of some bytes; never 0.  About 5 GB/s. */
uint64_t nx_digest(const char *at, size_t len);
uint64_t nx_digest_word(const char *word);

#define NX_DIGEST_SEED 0xa0761d6478bd642full
/* A hash that was so far `h`, of one more word. */
uint64_t nx_digest_fold(uint64_t h, uint64_t word);

#endif
