/* digest.h -- hashes that tell whether bytes or articles are the same.  Not for use against an enemy. */
#ifndef NX_BATCH_DIGEST_H
#define NX_BATCH_DIGEST_H

#include <newsx.h>

/* 64 bits of some bytes; never 0.  About 5 GB/s. */
uint64_t nx_digest(const char *at, size_t len);
uint64_t nx_digest_word(const char *word);

typedef struct nx_likeness {
    uint64_t body;    /* of the body's letters and digits: equal bodies, however they are laid out */
    uint64_t simhash; /* few bits differ where few words do */
    uint32_t letters; /* how many there are */
} nx_likeness;

/* Of the body of an article: what is no title, byline or caption, less blanks and ASCII punctuation. */
nx_likeness nx_likeness_of(const newsx_doc *d);

#endif
