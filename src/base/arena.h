/* arena.h -- one region of memory a document: everything is given up at once, and its pages are kept for the next. */
#ifndef NX_ARENA_H
#define NX_ARENA_H

#include <newsx.h>

typedef struct nx_chunk nx_chunk;

typedef struct nx_budget { /* what arenas may hold together */
    size_t held, most;
    bool exceeded; /* sticky: more was asked for */
} nx_budget;

typedef struct nx_arena {
    newsx_alloc alloc;
    nx_budget *budget; /* NULL: none */
    nx_chunk *first, *now; /* chunks in order; those after `now` are free */
    bool failed;           /* sticky: an allocation failed, what was asked for is missing */
} nx_arena;

void nx_arena_init(nx_arena *a, newsx_alloc alloc); /* alloc.run NULL means malloc */
void nx_arena_reset(nx_arena *a);                   /* keeps the chunks, up to a few MB of them */
void nx_arena_free(nx_arena *a);

/* n bytes aligned to 16, not zeroed; NULL and a marked arena on failure.  n = 0 gives a valid pointer. */
void *nx_alloc(nx_arena *a, size_t n);
void *nx_alloc_zero(nx_arena *a, size_t n);
/* Grows in place a block that was allocated last or has a chunk of its own, else copies: what it leaves behind is lost until the reset. */
void *nx_realloc(nx_arena *a, void *p, size_t old, size_t n);
/* Gives back what of the block allocated last is not needed, n < old. */
void nx_arena_trim(nx_arena *a, void *p, size_t old, size_t n);
newsx_str nx_arena_copy(nx_arena *a, newsx_str s);

#define NX_NEW(a, T) ((T *)nx_alloc_zero((a), sizeof(T)))

#endif
