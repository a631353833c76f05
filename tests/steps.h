/* steps.h -- how many steps the library took, which no clock and no other load can change: newsx_test(... COUNTED) links a copy of it that was
 * compiled with -fsanitize-coverage=trace-pc, and so calls here on each edge between two basic blocks.  What libraries and memcpy()
 * do is not counted: a pattern has its match limit, and memory is counted beside. */
#ifndef NX_STEPS_H
#define NX_STEPS_H

#include <newsx.h>

#include <stdlib.h>

static uint64_t steps;

void __sanitizer_cov_trace_pc(void);
void __sanitizer_cov_trace_pc(void)
{
    steps++;
}

typedef struct nx_cost {
    uint64_t steps;
    size_t live, peak; /* bytes */
} nx_cost;

static inline void *nx_cost_alloc(void *payload, void *p, size_t old, size_t n)
{
    nx_cost *c = payload;
    c->live += n - old;
    if (c->live > c->peak)
        c->peak = c->live;
    if (n)
        return realloc(p, n);
    free(p);
    return NULL;
}

#endif
