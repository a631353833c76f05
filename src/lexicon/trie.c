/* trie.c -- building a double array: each node's children get the first gap that takes them all.  The search begins at
 * the first free unit, which moves on as the front fills up, so that building stays near linear. */
#include "lexicon/trie.h"

#include <string.h>

typedef struct builder {
    nx_arena *arena;
    NX_VEC(nx_trie_unit) units;
    const nx_trie_key *key;
    uint32_t codes;
    uint32_t front; /* no free unit below */
    bool failed;
} builder;

typedef struct task { /* the keys of [first, last) share their first `depth` codes, which lead to node */
    uint32_t first, last, depth, node;
} task;

static void need(builder *b, uint32_t n)
{
    static const nx_trie_unit empty;
    while (b->units.n < n && !b->arena->failed)
        nx_push(b->arena, &b->units, empty);
}

static uint32_t code_at(const nx_trie_key *k, uint32_t depth)
{
    return depth < k->len ? k->code[depth] : 0;
}

static bool fits(builder *b, uint32_t base, const uint32_t *children, uint32_t n)
{
    need(b, base + children[n - 1] + 1);
    if (b->arena->failed)
        return true;
    for (uint32_t i = 0; i < n; i++)
        if (b->units.at[base + children[i]].check)
            return false;
    return true;
}

static uint32_t find_base(builder *b, const uint32_t *children, uint32_t n)
{
    while (b->front < b->units.n && b->units.at[b->front].check)
        b->front++;
    uint32_t tries = 0, at = b->front;
    for (;; at++) {
        if (at < b->units.n && b->units.at[at].check)
            continue;
        uint32_t base = at > children[0] ? at - children[0] : 1;
        if (fits(b, base, children, n))
            return base;
        if (++tries == 512) { /* a dense front is not worth more looking: the tail always fits */
            if (n == 1)
                b->front = at;
            at = b->units.n;
        }
    }
}

newsx_status nx_trie_build(nx_trie_units *out, const nx_trie_key *key, uint32_t n, uint32_t codes, nx_arena *a)
{
    builder b = {.arena = a, .key = key, .codes = codes, .front = 1};
    NX_VEC(task) work = {0};
    uint32_t *children = nx_alloc(a, sizeof *children * (codes + 1));
    uint32_t *starts = nx_alloc(a, sizeof *starts * (codes + 2));
    need(&b, 2);
    if (!children || !starts || a->failed)
        return NEWSX_ENOMEM;
    b.units.at[0].check = 1;
    task whole = {0, n, 0, 0};
    if (n)
        nx_push(a, &work, whole);
    while (work.n && !a->failed) {
        task t = work.at[--work.n];
        uint32_t first = t.first;
        if (key[first].len == t.depth) /* sorted: the shortest comes first */
            b.units.at[t.node].value = key[first++].value;
        uint32_t count = 0;
        for (uint32_t i = first; i < t.last; i++) {
            uint32_t code = code_at(&key[i], t.depth);
            if (!count || children[count - 1] != code) {
                starts[count] = i;
                children[count++] = code;
            }
        }
        if (!count)
            continue;
        starts[count] = t.last;
        uint32_t base = find_base(&b, children, count);
        if (a->failed)
            break;
        b.units.at[t.node].base = base;
        for (uint32_t i = 0; i < count; i++)
            b.units.at[base + children[i]].check = t.node + 1;
        for (uint32_t i = count; i-- > 0;) {
            task child = {starts[i], starts[i + 1], t.depth + 1, base + children[i]};
            nx_push(a, &work, child);
        }
    }
    out->at = b.units.at;
    out->n = b.units.n;
    return a->failed ? NEWSX_ENOMEM : NEWSX_OK;
}
