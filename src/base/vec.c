/* vec.c -- growth of arrays: doubling, in place where the array was the arena's last. */
#include "base/vec.h"

void *nx_grow(nx_arena *a, void *at, uint32_t n, uint32_t *cap, size_t size)
{
    if (n < *cap)
        return at;
    if (*cap > UINT32_MAX / 2) {
        a->failed = true;
        return NULL;
    }
    uint32_t want = *cap ? *cap * 2 : 16;
    void *p = nx_realloc(a, at, (size_t)n * size, (size_t)want * size);
    if (p)
        *cap = want;
    return p;
}
