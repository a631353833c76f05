/* doer.h -- who will do what the cue of a plan announces. */
#ifndef NX_DOER_H
#define NX_DOER_H

#include "fact/talk.h"

typedef struct nx_cue {
    newsx_span at, sentence;
    uint32_t low;         /* where what it governs begins: behind the plan before it, within its quotation */
    newsx_str value;      /* of its rule */
    nx_plan_status status;
    uint32_t quote;       /* index + 1 of the quotation around it */
    nx_block_kind kind;   /* of its block */
    uint32_t block;
    bool by;              /* whoever is named foresees it (…할 것으로 전망했다) */
} nx_cue;

typedef struct nx_doing {
    nx_actor who;    /* .who == NX_WHO_NONE: nobody is told */
    newsx_span what; /* the thing that is its subject instead, or what somebody foresees of it; empty */
    bool another;    /* whoever says so says it of somebody else */
} nx_doing;

bool nx_carries_plans(nx_block_kind k);
/* Cost: the words of its sentence. */
nx_doing nx_doing_of(const nx_talk *t, const nx_cue *q);

#endif
