/* map.c -- FNV-1a and linear probing; at most half full. */
#include "base/map.h"

static uint32_t hash(newsx_str s)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.at[i]) * 16777619u;
    return h;
}

static nx_map_slot *probe(const nx_map *m, newsx_str key)
{
    uint32_t i = hash(key) & (m->cap - 1);
    while (m->slot[i].key.at && !nx_str_eq(m->slot[i].key, key))
        i = (i + 1) & (m->cap - 1);
    return &m->slot[i];
}

static bool grow(nx_map *m, nx_arena *a)
{
    nx_map wider = {NULL, m->n, m->cap ? m->cap * 2 : 64};
    wider.slot = nx_alloc_zero(a, sizeof *wider.slot * wider.cap);
    if (!wider.slot)
        return false;
    for (uint32_t i = 0; i < m->cap; i++)
        if (m->slot[i].key.at)
            *probe(&wider, m->slot[i].key) = m->slot[i];
    *m = wider;
    return true;
}

uint32_t *nx_map_at(nx_map *m, nx_arena *a, newsx_str key, uint32_t fresh)
{
    if ((m->cap == 0 || m->n * 2 >= m->cap) && !grow(m, a))
        return NULL;
    if (!key.at)
        key.at = "";
    nx_map_slot *s = probe(m, key);
    if (!s->key.at) {
        *s = (nx_map_slot){key, fresh};
        m->n++;
    }
    return &s->value;
}

const uint32_t *nx_map_find(const nx_map *m, newsx_str key)
{
    if (m->cap == 0)
        return NULL;
    const nx_map_slot *s = probe(m, key);
    return s->key.at ? &s->value : NULL;
}
