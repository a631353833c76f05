/* likeness.h -- what of an article's body tells whether another is the same, or nearly so. */
#ifndef NX_BATCH_LIKENESS_H
#define NX_BATCH_LIKENESS_H

#include <newsx.h>

enum { NX_SKETCH = 48, NX_LETTERS_EXACT = 40, NX_LETTERS_NEAR = 150 }; /* shorter bodies are not compared in that way */

typedef struct nx_likeness {
    uint64_t body;                    /* a hash of its letters and digits: equal bodies, however they are laid out */
    uint32_t letters;                 /* how many there are */
    unsigned char sketch[NX_SKETCH];  /* of its shingles: the part that two have in common is that of the shingles */
} nx_likeness;

/* Of the body of an article: what is no title, byline or caption, less blanks and ASCII punctuation. */
nx_likeness nx_likeness_of(const newsx_doc *d);
/* Whether two bodies share at least 70 % of all their shingles, as far as their sketches tell. */
bool nx_likeness_near(const nx_likeness *a, const nx_likeness *b);

#endif
