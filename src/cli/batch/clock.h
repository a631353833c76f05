/* clock.h -- milliseconds of a clock that only runs forward. */
#ifndef NX_BATCH_CLOCK_H
#define NX_BATCH_CLOCK_H

#include <stdint.h>
#include <time.h>

static inline int64_t nx_clock(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

#endif
