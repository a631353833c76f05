/* action.h -- what will be done: the words of a plan before its cue. */
#ifndef NX_ACTION_H
#define NX_ACTION_H

#include "fact/clause.h"

typedef struct nx_action {
    uint32_t clause; /* where its clause begins */
    uint32_t begin;  /* where the action does, behind the time that stands at the head of the clause */
} nx_action;

/* The clause that ends in a cue at `cue`, at or after low; outside quotations where `spoken` is false.  Cost: its words. */
nx_action nx_action_before(const nx_clauses *c, uint32_t cue, uint32_t low, bool spoken);

#endif
