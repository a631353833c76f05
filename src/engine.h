/* engine.h -- the engine behind newsx.h: dictionaries and rules, ready to be shared. */
#ifndef NX_ENGINE_H
#define NX_ENGINE_H

#include "lexicon/rule.h"
#include "text/affix.h"

struct newsx_engine {
    nx_arena arena; /* the user's image, names */
    size_t max_bytes, max_memory;
    void *map; /* the image's file; NULL where it came in memory */
    size_t map_len;
    nx_lexicon *lex;
    nx_rules *rules;
    nx_affixes *affixes;
    newsx_str image, fingerprint;
};

/* Copies a struct that begins with its size_t size into one of `want` bytes: a shorter one is zero-extended, a longer
 * one accepted while its tail is zero.  false where it is not. */
bool nx_sized_copy(void *out, size_t want, const void *in);
/* Sees to it that a failure has a text, then returns st. */
newsx_status nx_explain(newsx_error *err, newsx_status st);

#endif
