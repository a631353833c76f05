/* slots.h -- what belongs to a plan: by when, for how much, where. */
#ifndef NX_SLOTS_H
#define NX_SLOTS_H

#include "fact/facts.h"

/* Fills when, figures and places of every plan from the facts in its region.  Days that were over when the article was
 * published are not its `when`.  Cost: binary search and the facts inside, per plan. */
newsx_status nx_slots_link(nx_facts *f, const nx_scan *s, nx_ctx *c);

#endif
