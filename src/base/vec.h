/* vec.h -- growable arrays in an arena: one macro over one function.  A failed push drops the element and marks the
 * arena (sticky), so that a stage reports once, at its end, by nx_ctx_status(). */
#ifndef NX_VEC_H
#define NX_VEC_H

#include "base/arena.h"

#define NX_VEC(T) \
    struct {      \
        T *at;    \
        uint32_t n, cap; \
    }

/* Room for one more element behind n; the (perhaps moved) array, or NULL. */
void *nx_grow(nx_arena *a, void *at, uint32_t n, uint32_t *cap, size_t size);

#define nx_push(a, v, ...)                                                          \
    do {                                                                            \
        void *nx_room_ = nx_grow((a), (v)->at, (v)->n, &(v)->cap, sizeof *(v)->at); \
        if (nx_room_) {                                                             \
            (v)->at = nx_room_;                                                     \
            (v)->at[(v)->n++] = (__VA_ARGS__);                                      \
        }                                                                           \
    } while (0)

#define NX_LEN(array) (sizeof(array) / sizeof *(array))

#endif
