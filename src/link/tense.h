/* tense.h -- where a text speaks of the past and where of the future (dict/rule/tense.rule), and how deep in quotations. */
#ifndef NX_TENSE_H
#define NX_TENSE_H

#include "fact/scan.h"

typedef enum nx_tense { NX_TENSE_NONE, NX_TENSE_PAST, NX_TENSE_FUTURE } nx_tense;

typedef struct nx_tense_mark {
    uint32_t at;
    nx_tense tense;
    int32_t depth; /* of quotation marks */
} nx_tense_mark;

typedef NX_VEC(nx_tense_mark) nx_tense_marks; /* by at */

typedef struct nx_quote_depth { /* of quotation marks at a place, counted from the start of its sentence */
    uint32_t at, sentence;
    int32_t open;
} nx_quote_depth;

/* All marks of a text.  Cost: linear. */
newsx_status nx_tense_find(nx_tense_marks *out, const nx_scan *s, nx_ctx *c);
/* Moves on to `at`, which never goes back, and gives the depth there. */
int32_t nx_quote_depth_at(nx_quote_depth *d, const nx_text *t, uint32_t at);
/* The first mark behind a place, in its sentence; marks in a quotation that opens behind it do not count: open is the
 * depth at the place. */
nx_tense nx_tense_behind(const nx_tense_marks *marks, const nx_text *t, uint32_t at, uint32_t sentence, int32_t open);

#endif
