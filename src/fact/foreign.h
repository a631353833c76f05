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

enum { NX_NOT_FOREIGN = -1000 };

/* How much the syllables of [begin, end) speak for a name from abroad; NX_NOT_FOREIGN where one cannot stand in one. */
int nx_foreign_sum(const nx_scan *s, const nx_name_classes *cls, uint32_t begin, uint32_t end);

bool nx_foreign_open(nx_foreign *out, const nx_name_classes *cls, const nx_scan *s, const nx_pieces *p, const nx_words *w, nx_ctx *c);

/* Does a name from abroad begin with word i?  *last is its last word.  To be asked from left to right: what was found is known again. */
bool nx_foreign_at(uint32_t *last, nx_foreign *f, uint32_t i);

/* The text has told this name: its last word, or a family's name that comes first, is known from here on. */
void nx_foreign_remember(nx_foreign *f, newsx_str name);

/* Where the name ends whose last word is w: 코스톨로|는, though 코스톨|로는 is cut. */
uint32_t nx_foreign_end(const nx_foreign *f, const nx_word *w);

#endif
