/* ctx.h -- what every stage gets beside its inputs: memory, notes and how failures travel. */
#ifndef NX_CTX_H
#define NX_CTX_H

#include "base/vec.h"

typedef NX_VEC(newsx_note) nx_notes;

typedef struct nx_ctx {
    nx_arena *arena;   /* of the document */
    nx_arena *scratch; /* of one stage, emptied behind it; NULL: the document's serves */
    nx_notes notes;
    newsx_error *err; /* may be NULL */
} nx_ctx;

/* The only macro that hides a return. */
#define NX_TRY(call)                   \
    do {                               \
        newsx_status nx_st_ = (call);  \
        if (nx_st_ != NEWSX_OK)        \
            return nx_st_;             \
    } while (0)

/* Where a stage puts what nobody reads behind it. */
static inline nx_arena *nx_scratch(const nx_ctx *c)
{
    return c->scratch ? c->scratch : c->arena;
}

/* The last line of a stage: ENOMEM where some push was dropped. */
static inline newsx_status nx_ctx_status(const nx_ctx *c)
{
    return c->arena->failed || nx_scratch(c)->failed ? NEWSX_ENOMEM : NEWSX_OK;
}

/* Fills *err (may be NULL) with one line, cut at a character; returns st, so that `return nx_error_set(…)` reads well. */
newsx_status nx_error_set(newsx_error *err, newsx_status st, uint32_t line, uint64_t byte, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* Something was given up or is doubtful; text must be static or live in the arena. */
void nx_note(nx_ctx *c, newsx_status st, newsx_span span, const char *stage, newsx_str text);

#endif
