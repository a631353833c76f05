/* slots.c -- facts of a region as references. */
#include "link/slots.h"

/* The index of the first element of a list in text order that begins at or after a byte. */
#define FIRST_FROM(list, from) first_from((list).at, (list).n, sizeof *(list).at, (from))

static uint32_t first_from(const void *list, uint32_t n, size_t size, uint32_t at)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        const nx_head *h = (const nx_head *)(const void *)((const char *)list + mid * size); /* the head stands first */
        if (h->span.begin < at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool is_over(const nx_date *d, nx_time published)
{
    nx_time last = nx_time_parse(d->to);
    return last.ok && published.ok && nx_day_cmp(last.day, published.day) < 0;
}

static bool mentioned_within(const nx_mentions *m, newsx_span region)
{
    uint32_t i = FIRST_FROM(*m, region.begin);
    return i < m->n && m->at[i].head.span.end <= region.end;
}

static void fill(nx_plan *p, const nx_facts *f, nx_time published, nx_arena *a)
{
    newsx_span region = p->region;
    for (uint32_t i = FIRST_FROM(f->dates, region.begin); i < f->dates.n && f->dates.at[i].head.span.end <= region.end; i++)
        if (f->dates.at[i].kind != NX_DATE_RANGE && !is_over(&f->dates.at[i], published))
            nx_push(a, &p->when, i + 1);
    for (uint32_t i = FIRST_FROM(f->figures, region.begin); i < f->figures.n && f->figures.at[i].head.span.end <= region.end; i++)
        nx_push(a, &p->figures, i + 1);
    for (uint32_t i = 0; i < f->places.n; i++)
        if (mentioned_within(&f->places.at[i].mentions, region))
            nx_push(a, &p->places, i + 1);
}

newsx_status nx_slots_link(nx_facts *f, const nx_scan *s, nx_ctx *c)
{
    for (uint32_t i = 0; i < f->plans.n; i++)
        fill(&f->plans.at[i], f, s->page->published, c->arena);
    return nx_ctx_status(c);
}
