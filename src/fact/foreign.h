/* foreign.h -- names from abroad: 라파엘 토레스 대령, 크람프-카렌바우어, and 뉴먼 behind 메릴 뉴먼. */
#ifndef NX_FOREIGN_H
#define NX_FOREIGN_H

#include "base/map.h"
#include "fact/name.h"

typedef struct nx_foreign {
    const nx_scan *s;
    newsx_str text;
    const nx_pieces *p;
    const nx_words *w;
    nx_name_classes cls;
    int16_t *sums;   /* of each word, how foreign it sounds */
    nx_map surnames; /* last words of the names so far */
    nx_ctx *c;
} nx_foreign;

bool nx_foreign_open(nx_foreign *out, const nx_name_classes *cls, const nx_scan *s, const nx_pieces *p, const nx_words *w, nx_ctx *c);

/* Does a name from abroad begin with word i?  *last is its last word.  To be asked from left to right: what was found is known again. */
bool nx_foreign_at(uint32_t *last, nx_foreign *f, uint32_t i);

/* Where the name ends whose last word is w: 코스톨로|는, though 코스톨|로는 is cut. */
uint32_t nx_foreign_end(const nx_foreign *f, const nx_word *w);

#endif
