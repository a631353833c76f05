/* slots.c -- facts of a region as references. */
#include "link/slots.h"

static bool is_over(const nx_date *d, nx_time published)
{
    nx_time last = nx_time_parse(d->to);
    return last.ok && published.ok && nx_day_cmp(last.day, published.day) < 0;
}

static bool mentioned_within(const nx_mentions *m, newsx_span region)
{
    uint32_t i = nx_first_from(m, head.span.begin, region.begin);
    return i < m->n && m->at[i].head.span.end <= region.end;
}

static void fill(nx_plan *p, const nx_facts *f, nx_time published, nx_arena *a)
{
    newsx_span region = p->region;
    for (uint32_t i = nx_first_from(&f->dates, head.span.begin, region.begin); i < f->dates.n && f->dates.at[i].head.span.end <= region.end; i++)
        if (f->dates.at[i].kind != NX_DATE_RANGE && !f->dates.at[i].rate && !is_over(&f->dates.at[i], published))
            nx_push(a, &p->when, i + 1);
    for (uint32_t i = nx_first_from(&f->figures, head.span.begin, region.begin); i < f->figures.n && f->figures.at[i].head.span.end <= region.end; i++)
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
