/* trie.c -- building a double array: each node's children get a gap that takes them all.
 *
 * Free units are linked, so that a search never walks over taken ones.  The root's children stand at their codes + 1, below
 * everything else, so that any free unit can be any other node's first child.  A node of many children needs a wide gap: each
 * size of node has its own place in the list, which moves on past half of what a vain search has tried; what it leaves behind
 * is filled by smaller nodes.  So no unit is tried more than a bounded number of times.  Cost: linear in the keys' characters.
 *
 * Nodes are placed level by level: those of two codes, which are asked for at every character of a text, lie close together, and
 * so do those of three. */
#include "lexicon/trie.h"

#include <string.h>

enum { SIZES = 5, TRIES = 4096 };

typedef struct builder {
    nx_arena *arena;
    NX_VEC(nx_trie_unit) units; /* of a free one (label 0), base is the next free one, value the one before; 0: none */
    NX_VEC(uint16_t) labels;
    NX_VEC(uint8_t) based;      /* 1: the base of some node */
    uint32_t last;              /* free unit */
    uint32_t from[SIZES];       /* where a search for a node of this size begins; 0: at the end */
    uint32_t *children, *starts; /* of one node: their codes, and the first key of each */
} builder;

typedef struct task { /* the keys of [first, last) share their first `depth` codes, which lead to node */
    uint32_t first, last, depth, node;
} task;

typedef NX_VEC(task) tasks;

static void add_unit(builder *b, uint32_t before)
{
    nx_trie_unit unit = {.value = before};
    nx_push(b->arena, &b->units, unit);
    nx_push(b->arena, &b->labels, 0);
    nx_push(b->arena, &b->based, 0);
}

static void need(builder *b, uint32_t n) /* units, the new ones free */
{
    while (b->units.n < n && !b->arena->failed) {
        uint32_t fresh = b->units.n;
        add_unit(b, b->last);
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

static void take(builder *b, uint32_t at) /* a free unit */
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
    *u = (nx_trie_unit){0, 0};
}

static bool fits(builder *b, uint32_t base, const uint32_t *children, uint32_t n)
{
    if (b->based.at[base])
        return false;
    need(b, base + children[n - 1] + 1);
    for (uint32_t i = 1; i < n && !b->arena->failed; i++) /* the first stands on a free unit */
        if (b->labels.at[base + children[i]])
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
    uint32_t base = b->units.n - children[0]; /* behind everything there is room */
    while (base < b->units.n && b->based.at[base])
        base++;
    need(b, base + children[n - 1] + 1);
    return base;
}

/* Places the children of one node; what is to be done about them goes into *later. */
static void place(builder *b, const nx_trie_key *key, task t, tasks *later)
{
    uint32_t first = t.first, count = 0;
    if (key[first].len == t.depth) /* sorted: the shortest comes first */
        b->units.at[t.node].value = key[first++].value;
    for (uint32_t i = first; i < t.last; i++) {
        uint32_t code = key[i].code[t.depth];
        if (!count || b->children[count - 1] != code) {
            b->starts[count] = i;
            b->children[count++] = code;
        }
    }
    uint32_t base = !count ? 0 : t.node ? find_base(b, b->children, count) : 1;
    if (!count || b->arena->failed)
        return;
    b->starts[count] = t.last;
    b->units.at[t.node].base = base;
    b->based.at[base] = 1;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t child = base + b->children[i];
        if (t.node)
            take(b, child);
        b->labels.at[child] = (uint16_t)b->children[i];
        task of_child = {b->starts[i], b->starts[i + 1], t.depth + 1, child};
        nx_push(b->arena, later, of_child);
    }
}

newsx_status nx_trie_build(nx_trie *out, const nx_trie_key *key, uint32_t n, uint32_t codes, nx_arena *a)
{
    builder b = {.arena = a};
    tasks level[2] = {{0}, {0}};
    task whole = {0, n, 0, 0};
    b.children = nx_alloc(a, sizeof *b.children * (codes + 1));
    b.starts = nx_alloc(a, sizeof *b.starts * (codes + 2));
    while (b.units.n < codes + 1u && !a->failed)
        add_unit(&b, 0);
    if (n)
        nx_push(a, &level[0], whole);
    for (uint32_t depth = 0; level[depth % 2].n && !a->failed; depth++) {
        tasks *now = &level[depth % 2], *later = &level[1 - depth % 2];
        for (uint32_t i = 0; i < now->n && !a->failed; i++)
            place(&b, key, now->at[i], later);
        now->n = 0;
    }
    for (uint32_t i = 0; i < codes; i++)
        add_unit(&b, 0);
    if (a->failed)
        return NEWSX_ENOMEM;
    for (uint32_t i = codes + 1; i < b.units.n; i++)
        if (!b.labels.at[i])
            b.units.at[i] = (nx_trie_unit){0, 0};
    *out = (nx_trie){b.units.at, b.labels.at, b.units.n};
    return NEWSX_OK;
}
