/* slots.c -- facts of a region as references. */
#include "link/slots.h"

static bool is_over(const nx_date *d, nx_time published)
{
    nx_time last = nx_time_parse(d->to);
    return last.ok && published.ok && nx_day_cmp(last.day, published.day) < 0;
}

/* 최근, 현재: no time that anything will be done at. */
static bool is_now_or_before(const nx_date *d)
{
    return nx_str_is(d->value, "PAST_REF") || nx_str_is(d->value, "PRESENT_REF");
}

static bool is_when(const nx_date *d, nx_time published)
{
    return d->kind != NX_DATE_RANGE && !d->rate && !is_over(d, published) && !is_now_or_before(d);
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
        if (is_when(&f->dates.at[i], published))
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
