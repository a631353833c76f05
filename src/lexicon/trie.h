/* trie.h -- a double-array trie over characters: the automaton under every look-up.
 *
 * Characters are mapped to dense codes first (variants that print uses for one sign share a code), so that a Hangul
 * syllable is one step.  The arrays live in the image.  Most steps fail, and those read two bytes only: whether the child of a
 * code is there is told by an array of labels, and no two nodes have the same base, so that the label alone is proof.  Behind the
 * last child lie as many free places as there are codes, so that no step leads outside. */
#ifndef NX_TRIE_H
#define NX_TRIE_H

#include "base/vec.h"

typedef struct nx_trie_unit {
    uint32_t base;  /* the child of code c stands at base + c */
    uint32_t value; /* what ends here; 0: nothing */
} nx_trie_unit;

typedef struct nx_trie {
    const nx_trie_unit *unit; /* node 0 is the root */
    const uint16_t *label;    /* the code that leads to each node; 0: free */
    uint32_t n;
} nx_trie;

/* The child of node by code (1 …), or 0. */
static inline uint32_t nx_trie_step(const nx_trie *t, uint32_t node, uint16_t code)
{
    uint32_t next = t->unit[node].base + code;
    return code && t->label[next] == code ? next : 0;
}

typedef struct nx_trie_key {
    const uint16_t *code; /* none is 0 */
    uint32_t len;
    uint32_t value; /* not 0 */
} nx_trie_key;

/* Builds the arrays from keys sorted by code, without duplicates.  codes: the largest code + 1. */
newsx_status nx_trie_build(nx_trie *out, const nx_trie_key *key, uint32_t n, uint32_t codes, nx_arena *a);

#endif
