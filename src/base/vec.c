/* vec.c -- growth of arrays: doubling, and by half where they are large, which the arena can grow in place; and the search in sorted ones. */
#include "base/vec.h"

#include <string.h>

enum { LARGE = 8 << 20 }; /* bytes: well past what the arena keeps in chunks with other things */

void *nx_grow(nx_arena *a, void *at, uint32_t n, uint32_t more, uint32_t *cap, size_t size)
{
    if (*cap - n >= more)
        return at;
    if (*cap > UINT32_MAX / 2 || more > UINT32_MAX / 4) {
        a->failed = true;
        return NULL;
    }
    uint32_t want = !*cap ? 4 : *cap * size < LARGE ? *cap * 2 : *cap + *cap / 2; /* most lists of a fact hold one or two */
    if (want - n < more)
        want = n + more;
    void *p = nx_realloc(a, at, (size_t)n * size, (size_t)want * size);
    if (p)
        *cap = want;
    return p;
}

uint32_t nx_lower_bound(const void *at, uint32_t n, size_t size, size_t field, uint64_t key)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2, value;
        memcpy(&value, (const char *)at + mid * size + field, sizeof value);
        if (value < key)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}
