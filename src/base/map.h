/* map.h -- strings to numbers, in an arena: open addressing, never shrinks, iterates in no order (so nobody does). */
#ifndef NX_MAP_H
#define NX_MAP_H

#include "base/arena.h"
#include "base/str.h"

typedef struct nx_map_slot {
    newsx_str key;  /* a view; at == NULL: free */
    uint32_t value;
} nx_map_slot;

typedef struct nx_map { /* zeroed is empty */
    nx_map_slot *slot;
    uint32_t n, cap; /* cap is a power of two, or 0 */
} nx_map;

/* The value of a key, which is put there as `fresh` where it is new; NULL marks the arena (out of memory).  The pointer
 * holds until the next call.  Keys are kept as views.  Cost: constant, but for growth. */
uint32_t *nx_map_at(nx_map *m, nx_arena *a, newsx_str key, uint32_t fresh);
/* The value of a key; NULL where it has none. */
const uint32_t *nx_map_find(const nx_map *m, newsx_str key);

#endif
