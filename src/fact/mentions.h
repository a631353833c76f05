/* mentions.h -- who or what is named at a place of the text: all mentions of all people, organizations and places. */
#ifndef NX_MENTIONS_H
#define NX_MENTIONS_H

#include "fact/facts.h"

typedef struct nx_named_at {
    newsx_span span;
    char kind;      /* 'p', 'o' or 'l' */
    uint32_t index; /* into that list of nx_facts */
} nx_named_at;

typedef struct nx_mention_index {
    NX_VEC(nx_named_at) at; /* by begin, then the longer first, then p o l */
} nx_mention_index;

/* Gathers and sorts them.  Cost: O(n log n) in the mentions. */
newsx_status nx_mentions_gather(nx_mention_index *out, const nx_facts *f, nx_ctx *c);
/* The first mention that begins at or after a byte: an index into at, at.n where there is none. */
uint32_t nx_mentions_from(const nx_mention_index *m, uint32_t begin);
/* The mention that ends at `end` and begins at or after low, a person before an organization before a place; NULL. */
const nx_named_at *nx_mention_ending(const nx_mention_index *m, uint32_t end, uint32_t low);

#endif
