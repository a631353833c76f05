/* atom.h -- the smallest pieces of time in a text: what one rule or one word gives (지난, 3월, 오전, 사흘). */
#ifndef NX_ATOM_H
#define NX_ATOM_H

#include "fact/scan.h"
#include "fact/when.h"

typedef struct nx_atom {
    uint32_t begin, end;
    nx_saying piece;
    newsx_str rule;
    newsx_span a, b; /* where the two ends of piece.two stand */
    bool weak;       /* one Sino-Korean syllable (삼일, 이분): a number only where more speaks for it */
} nx_atom;

typedef struct nx_atoms { /* those of a text from left to right, one at hand: a text may have hundreds of thousands */
    const nx_scan *s;
    nx_ctx *c;
    nx_atom now;
    bool more;          /* there is one at hand */
    uint32_t datemod;   /* class of dict/lex/datemod.tsv */
    uint32_t hit, match; /* where the next may come from */
    uint32_t free;      /* the end of the last; UINT32_MAX: none yet */
    uint16_t kind;      /* of the rules */
} nx_atoms;

typedef struct nx_tail { /* a word of datemod.tsv behind an expression */
    nx_entry entry;
    uint32_t begin, end;
} nx_tail;

/* Goes to the first; the values of rules live in scratch. */
void nx_atoms_open(nx_atoms *out, const nx_scan *s, nx_ctx *c);
void nx_atoms_next(nx_atoms *a);
/* The word of datemod.tsv that stands at `at` or one blank behind it. */
bool nx_tail_at(nx_tail *out, const nx_scan *s, const nx_atoms *a, uint32_t at);
/* Does a word that ends at `at` end there: behind it nothing, a josa, a number, or more of a date? */
bool nx_ends_word(const nx_scan *s, const nx_atoms *a, uint32_t at);
/* The josa that makes up the rest of the word from `at` on; false where the rest is something else or nothing. */
bool nx_josa_rest(nx_entry *out, const nx_scan *s, uint32_t at);

#endif
