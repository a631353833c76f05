/* trie.c -- building a double array: each node's children get a gap that takes them all.
 *
 * Free units are linked, so that a search never walks over taken ones.  The root's children stand at their codes + 1, below
 * everything else, so that any free unit can be any other node's first child.  A node of many children needs a wide gap: each
 * size of node has its own place in the list, which moves on past half of what a vain search has tried; what it leaves behind
 * is filled by smaller nodes.  So no unit is tried more than a bounded number of times.  Cost: linear in the keys' characters. */
#include "lexicon/trie.h"

#include <string.h>

enum { SIZES = 5, TRIES = 512 };

typedef struct builder {
    nx_arena *arena;
    NX_VEC(nx_trie_unit) units; /* of a free one (check 0), base is the next free one, value the one before; 0: none */
    uint32_t last;              /* free unit */
    uint32_t from[SIZES];       /* where a search for a node of this size begins; 0: at the end */
} builder;

typedef struct task { /* the keys of [first, last) share their first `depth` codes, which lead to node */
    uint32_t first, last, depth, node;
} task;

static void need(builder *b, uint32_t n) /* units, the new ones free */
{
    while (b->units.n < n && !b->arena->failed) {
        uint32_t fresh = b->units.n;
        nx_trie_unit unit = {.value = b->last};
        nx_push(b->arena, &b->units, unit);
        if (b->arena->failed)
            return;
        if (b->last)
            b->units.at[b->last].base = fresh;
        b->last = fresh;
        for (uint32_t k = 0; k < SIZES; k++)
            if (!b->from[k])
                b->from[k] = fresh;
    }
}

static void take(builder *b, uint32_t at, uint32_t parent) /* a free unit */
{
    nx_trie_unit *u = &b->units.at[at];
    if (u->value)
        b->units.at[u->value].base = u->base;
    if (u->base)
        b->units.at[u->base].value = u->value;
    else
        b->last = u->value;
    for (uint32_t k = 0; k < SIZES; k++)
        if (b->from[k] == at)
            b->from[k] = u->base;
    *u = (nx_trie_unit){.check = parent + 1};
}

static uint32_t code_at(const nx_trie_key *k, uint32_t depth)
{
    return depth < k->len ? k->code[depth] : 0;
}

static bool fits(builder *b, uint32_t base, const uint32_t *children, uint32_t n)
{
    need(b, base + children[n - 1] + 1);
    for (uint32_t i = 1; i < n && !b->arena->failed; i++) /* the first stands on a free unit */
        if (b->units.at[base + children[i]].check)
            return false;
    return true;
}

static uint32_t find_base(builder *b, const uint32_t *children, uint32_t n)
{
    uint32_t size = 0, at, tries = 0;
    while (size + 1 < SIZES && n >> (2 * size) > 1) /* 1, to 7, to 31, to 127, more */
        size++;
    if (!b->from[size])
        need(b, b->units.n + 1);
    for (at = b->from[size]; at && tries < TRIES && !b->arena->failed; at = b->units.at[at].base) {
        if (fits(b, at - children[0], children, n))
            return at - children[0];
        if (++tries % 2 == 0)
            b->from[size] = b->units.at[b->from[size]].base;
    }
    uint32_t end = b->units.n; /* fits() has made room to look at: the end always fits */
    need(b, end + children[n - 1] - children[0] + 1);
    return end - children[0];
}

newsx_status nx_trie_build(nx_trie_units *out, const nx_trie_key *key, uint32_t n, uint32_t codes, nx_arena *a)
{
    static const nx_trie_unit root = {.check = 1}, unused;
    builder b = {.arena = a};
    NX_VEC(task) work = {0};
    uint32_t *children = nx_alloc(a, sizeof *children * (codes + 1));
    uint32_t *starts = nx_alloc(a, sizeof *starts * (codes + 2));
    nx_push(a, &b.units, root);
    while (b.units.n < codes + 1u && !a->failed)
        nx_push(a, &b.units, unused);
    if (!children || !starts || a->failed)
        return NEWSX_ENOMEM;
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
        uint32_t base = t.node ? find_base(&b, children, count) : 1;
        if (a->failed)
            break;
        b.units.at[t.node].base = base;
        for (uint32_t i = 0; i < count; i++)
            if (t.node)
                take(&b, base + children[i], t.node);
            else
                b.units.at[base + children[i]].check = 1;
        for (uint32_t i = count; i-- > 0;) {
            task child = {starts[i], starts[i + 1], t.depth + 1, base + children[i]};
            nx_push(a, &work, child);
        }
    }
    for (uint32_t i = codes + 1; i < b.units.n; i++)
        if (!b.units.at[i].check)
            b.units.at[i] = unused;
    out->at = b.units.at;
    out->n = b.units.n;
    return a->failed ? NEWSX_ENOMEM : NEWSX_OK;
}
