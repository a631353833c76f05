/* mentions.c -- one sorted list over the mentions of all named things. */
#include "fact/mentions.h"

#include <stdlib.h>

static int rank(char kind)
{
    return kind == 'p' ? 0 : kind == 'o' ? 1 : 2;
}

static int by_place(const void *a, const void *b)
{
    const nx_named_at *x = a, *y = b;
    if (x->span.begin != y->span.begin)
        return x->span.begin < y->span.begin ? -1 : 1;
    if (x->span.end != y->span.end)
        return x->span.end > y->span.end ? -1 : 1;
    if (x->kind != y->kind)
        return rank(x->kind) - rank(y->kind);
    return x->index < y->index ? -1 : x->index > y->index;
}

static void add(nx_mention_index *out, const nx_mentions *m, char kind, uint32_t index, nx_arena *a)
{
    for (uint32_t i = 0; i < m->n; i++) {
        if (kind == 'p' && m->at[i].name.begin == m->at[i].name.end)
            continue; /* 그는: clause.c carries its own topic, whose words say more */
        nx_named_at n = {m->at[i].head.span, kind, index};
        nx_push(a, &out->at, n);
    }
}

newsx_status nx_mentions_gather(nx_mention_index *out, const nx_facts *f, nx_ctx *c)
{
    for (uint32_t i = 0; i < f->people.n; i++)
        add(out, &f->people.at[i].mentions, 'p', i, nx_scratch(c));
    for (uint32_t i = 0; i < f->organizations.n; i++)
        add(out, &f->organizations.at[i].mentions, 'o', i, nx_scratch(c));
    for (uint32_t i = 0; i < f->places.n; i++)
        add(out, &f->places.at[i].mentions, 'l', i, nx_scratch(c));
    if (out->at.n > 1)
        nx_sort(out->at.at, out->at.n, sizeof *out->at.at, by_place);
    return nx_ctx_status(c);
}

uint32_t nx_mentions_from(const nx_mention_index *m, uint32_t begin)
{
    return nx_first_from(&m->at, span.begin, begin);
}

const nx_named_at *nx_mention_ending(const nx_mention_index *m, uint32_t end, uint32_t low)
{
    const nx_named_at *best = NULL;
    for (uint32_t i = nx_mentions_from(m, low); i < m->at.n && m->at.at[i].span.begin < end; i++) {
        const nx_named_at *n = &m->at.at[i];
        if (n->span.end == end && (!best || rank(n->kind) < rank(best->kind)))
            best = n;
    }
    return best;
}
