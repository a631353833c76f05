/* time.h -- which day an expression of time means: moments to the dates of the output. */
#ifndef NX_TIME_H
#define NX_TIME_H

#include "fact/date.h"
#include "fact/facts.h"

/* Fills f->dates, in the order of the text (a range before its ends), with values, bounds and anchors.  Relative ones
 * count from the publication time of the page; without one they keep X for what is not known. */
newsx_status nx_time_resolve(nx_facts *f, const nx_moments *m, const nx_scan *s, nx_ctx *c);

#endif
