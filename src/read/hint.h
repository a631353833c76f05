/* hint.h -- what ids, classes and itemprops say of an element (dict/lex/hint.tsv). */
#ifndef NX_HINT_H
#define NX_HINT_H

#include "lexicon/lexicon.h"
#include "read/html.h"

enum { /* sides: what an element holds */
    NX_SIDE_BODY = 1, NX_SIDE_JUNK = 2, NX_SIDE_CAPTION = 4, NX_SIDE_TITLE = 8, NX_SIDE_SUBTITLE = 16, NX_SIDE_BYLINE = 32,
    NX_SIDE_DATE = 64, NX_SIDE_HEADING = 128, NX_SIDE_QUOTE = 256, NX_SIDE_SECTION = 512, NX_SIDE_PUBLISHER = 1024,
    NX_SIDE_KEYWORD = 2048, NX_SIDE_HERE = 8192 /* the chosen item of a menu */, NX_SIDE_HARD = 4096 /* junk by a whole id or class, not by a part of one */,
    NX_SIDE_CREDIT = 16384
};

typedef struct nx_hint {
    uint16_t sides;
    uint8_t weight; /* of NX_SIDE_BODY, 1..9 */
    uint32_t key;   /* of the body hint: elements of one key belong together */
} nx_hint;

typedef struct nx_hint_memo { /* class strings recur */
    const nx_lexicon *lex;
    struct { uint64_t hash; nx_hint hint; } slot[256];
} nx_hint_memo;

/* The hints of an element.  Cost: one hash where its id and class were seen before, else a look-up a word. */
nx_hint nx_hint_of(nx_hint_memo *m, const nx_tree *t, uint32_t node);

#endif
