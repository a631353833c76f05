/* date.h -- expressions of time as they stand in a text, before they are resolved (link/time.h). */
#ifndef NX_DATE_H
#define NX_DATE_H

#include "fact/scan.h"
#include "fact/when.h"

#define NX_NO_MOMENT UINT32_MAX

typedef struct nx_moment {
    newsx_span span;
    uint32_t sentence;
    newsx_str rule;
    nx_when when;
    uint32_t after;         /* the moment that stands right before it (5월 3일부터 7일): gives what this one leaves out */
    uint32_t first, second; /* a range: its ends, and no `when` of its own; else NX_NO_MOMENT */
    bool heads_sentence;
    bool same; /* it names the day of the moment before again: 전날인 6일 */
} nx_moment;

typedef struct nx_moments {
    NX_VEC(nx_moment) found; /* by begin of the (first) expression; a range follows its ends */
} nx_moments;

/* All of them in a text.  Cost: linear in the words and rules that were found there. */
newsx_status nx_date_find(nx_moments *out, const nx_scan *s, nx_ctx *c);

#endif
