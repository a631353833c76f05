/* numread.h -- reads the one numeral that begins at a place. */
#ifndef NX_NUMREAD_H
#define NX_NUMREAD_H

#include "lexicon/numeral.h"
#include "lexicon/numword.h"

typedef struct nx_reading {
    nx_numeral n;
    bool ok;
    bool unit; /* a small or big unit took part */
} nx_reading;

/* What a reader says in one breath from `at` on; not ok where no numeral begins, or one too long. */
nx_reading nx_numeral_read(const nx_numreader *r, uint32_t at);

#endif
