/* vec.h -- growable arrays in an arena: one macro over one function.  A failed push drops the element and marks the
 * arena (sticky), so that a stage reports once, at its end, by nx_ctx_status(). */
#ifndef NX_VEC_H
#define NX_VEC_H

#include "base/arena.h"

#include <stdlib.h>

#define NX_VEC(T) \
    struct {      \
        T *at;    \
        uint32_t n, cap; \
    }

/* Room for more elements behind n; the (perhaps moved) array, or NULL. */
void *nx_grow(nx_arena *a, void *at, uint32_t n, uint32_t more, uint32_t *cap, size_t size);

#define nx_push(a, v, ...)                                                          \
    do {                                                                            \
        void *nx_room_ = (v)->n < (v)->cap ? (void *)(v)->at                        \
                                           : nx_grow((a), (v)->at, (v)->n, 1, &(v)->cap, sizeof *(v)->at); \
        if (nx_room_) {                                                             \
            (v)->at = nx_room_;                                                     \
            (v)->at[(v)->n++] = (__VA_ARGS__);                                      \
        }                                                                           \
    } while (0)

/* Room for more elements where a loop fills it without a look; cap - n is less where there is no memory. */
#define nx_make_room(a, v, more)                                                                          \
    do {                                                                                                  \
        void *nx_room_ = nx_grow((a), (v)->at, (v)->n, (more), &(v)->cap, sizeof *(v)->at);                \
        (v)->at = nx_room_ ? nx_room_ : (v)->at;                                                          \
    } while (0)

/* Room for n elements in an empty vector, where their number can be guessed: growing leaves the old array behind. */
#define nx_reserve(a, v, n)                                      \
    do {                                                         \
        (v)->at = nx_alloc((a), sizeof *(v)->at * (size_t)(n));  \
        (v)->cap = (v)->at ? (uint32_t)(n) : 0;                  \
    } while (0)

/* The index of the first element whose field is at least key, in an array that is sorted by that field; n where none is.
 * field: the offset of a uint32_t in the element; key may be one past UINT32_MAX.  Cost: binary search. */
uint32_t nx_lower_bound(const void *at, uint32_t n, size_t size, size_t field, uint64_t key);

/* The first element of a vector that is sorted by a uint32_t field, from a key on, or behind it: the first token that
 * ends behind a byte is nx_first_behind(&t->tokens, end, byte). */
#define nx_first_from(v, field, key) nx_lower_bound((v)->at, (v)->n, sizeof *(v)->at, offsetof(__typeof__(*(v)->at), field), (key))
#define nx_first_behind(v, field, key) nx_first_from(v, field, (uint64_t)(key) + 1)

/* qsort, which must not be given the NULL of an empty vector. */
static inline void nx_sort(void *at, size_t n, size_t size, int (*order)(const void *, const void *))
{
    if (n > 1)
        qsort(at, n, size, order);
}

#define NX_LEN(array) (sizeof(array) / sizeof *(array))

#endif
