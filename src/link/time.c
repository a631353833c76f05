/* time.c -- resolves moments in the order of the text, and remembers what later ones may lean on: the day the article
 * reports on (the last plain day of the last few before the publication that was named; not 지난 …, not …부터), the last
 * day, year and month.  day.c and length.c do one moment each. */
#include "link/time.h"

#include <stdlib.h>

#include "link/task.h"

enum { STORY_DAYS = 3 };

/* -- what later moments may lean on */

static bool is_before(const nx_when *w, nx_unit u) /* 전년, 전월, 전날 */
{
    return w->base == NX_BASE_STORY && w->f[u].how == NX_SAYS_FROM && w->f[u].value < 0;
}

static void remember(nx_task *t)
{
    nx_resolver *r = t->r;
    const nx_when *w = t->w;
    const nx_point *p = &t->p;
    if (p->year == NX_NO_YEAR || !p->dated || p->century != NX_NO_CENTURY || p->decade >= 0 || w->set)
        return;
    if (is_before(w, NX_YEAR)) { /* 전년보다 … 전년보다: both times the year before the same one */
        r->year = r->year != NX_NO_YEAR ? r->year : p->year - w->f[NX_YEAR].value;
        r->month = p->month ? p->month : r->month;
    } else if (is_before(w, NX_MONTH)) {
        nx_day month = nx_day_add_months((nx_day){p->year, p->month, 1}, -w->f[NX_MONTH].value);
        r->year = month.year;
        r->month = month.month;
    } else {
        r->year = p->year;
        r->month = p->month;
    }
    nx_unit fine = nx_when_finest(w);
    r->part_unit = fine == NX_HALF || fine == NX_QUARTER || fine == NX_SEASON ? fine : NX_UNITS;
    if (r->part_unit != NX_UNITS) {
        r->part_sentence = t->m->sentence;
        r->part_value = w->f[fine].value;
    }
    r->told = true;
    if (!nx_point_has_day(p))
        return;
    nx_day d = nx_point_day(p);
    if (!is_before(w, NX_DAY)) /* another 전날 is the same one */
        r->last = d;
    bool plain = !w->near && !w->shift && !w->feast.len && !nx_task_says(w, NX_MONTH) && !nx_task_says(w, NX_WEEK) && nx_task_says(w, NX_DAY) && !t->before;
    bool open = nx_str_is(w->mod, "on_or_after"), past = nx_task_tense(t) == NX_TENSE_PAST;
    bool told_day = w->f[NX_DAY].how == NX_SAYS || w->base == NX_BASE_STORY;
    if (told_day && (!w->mod.len || nx_str_is(w->mod, "approx"))) {
        r->here = d;
        r->here_sentence = t->m->sentence;
    }
    if (!r->now.ok)
        return;
    int32_t behind = nx_day_number(r->now.day) - nx_day_number(d);
    if (behind < 0) {
        r->coming = d;
        r->coming_sentence = t->m->sentence;
    } else if (plain && !open && behind <= STORY_DAYS && w->f[NX_DAY].how == NX_SAYS && (past || !r->story_sure)) {
        r->story = d;
        r->story_sure = past;
    }
}

static nx_date_kind kind_of(const nx_point *p)
{
    bool timed = p->hour >= 0 || p->part >= 0;
    return !timed ? NX_DATE_DATE : p->dated ? NX_DATE_DATETIME : NX_DATE_TIME;
}

static void resolve(nx_date *d, nx_task *t)
{
    const nx_when *w = t->w;
    nx_arena *a = t->r->c->arena;
    d->mod = nx_arena_copy(a, w->mod); /* what a rule says lives in scratch */
    if (w->set) {
        d->kind = NX_DATE_SET;
        d->rate = w->rate;
        d->value = nx_task_set_value(t);
    } else if (w->length.has && !w->shift) {
        d->kind = NX_DATE_DURATION;
        d->value = nx_length_print(&w->length, a);
        nx_task_length_bounds(d, t);
    } else if (w->ref.len && !nx_when_is_point(w)) {
        d->kind = NX_DATE_DATE;
        d->value = nx_arena_copy(a, w->ref);
        nx_task_stand_on(t, NX_ANCHOR_PUBLISHED);
    } else if (w->shift && w->length.vague) {
        d->value = w->shift < 0 ? NX_S("PAST_REF") : NX_S("FUTURE_REF");
        nx_task_stand_on(t, NX_ANCHOR_PUBLISHED);
    } else {
        if (w->shift)
            nx_task_shift(t);
        else
            nx_task_point(t);
        nx_day from, to;
        d->kind = kind_of(&t->p);
        d->value = nx_point_print(&t->p, a);
        if (nx_point_bounds(&from, &to, &t->p)) {
            nx_point first = nx_point_of_day(from), last = nx_point_of_day(to);
            d->from = nx_point_print(&first, a);
            d->to = nx_point_print(&last, a);
        }
        remember(t);
    }
    d->anchor = t->anchor;
}

/* 매주 수요일과 토요일: the second is a set, too. */
static void pass_set_on(nx_when *w, const nx_when *before)
{
    nx_unit first = nx_when_coarsest(w);
    bool says = first != NX_UNITS && (w->f[first].how == NX_SAYS || w->nth);
    if (before->set && !w->set && !w->length.has && !w->near && says && (first == nx_when_coarsest(before) || (w->nth && before->nth))) {
        w->set = true;
        w->length = before->length;
    }
}

static void make_range(nx_date *d, const nx_date *a, const nx_date *b, nx_ctx *c)
{
    nx_buf value = nx_buf_new(c->arena, 48);
    if (a->from.len && b->to.len && nx_str_cmp(a->from, b->to) > 0) { /* 2∼3일 전: the farther one is the earlier */
        const nx_date *swap = a;
        a = b;
        b = swap;
    }
    nx_buf_add(&value, a->value);
    nx_buf_byte(&value, '/');
    nx_buf_add(&value, b->value);
    d->kind = NX_DATE_RANGE;
    d->value = nx_buf_done(&value);
    d->from = a->from;
    d->to = b->to;
    d->anchor = a->anchor > b->anchor ? a->anchor : b->anchor;
}

/* 전날인 6일, 주말인 5일과 6일: the second knows better which day it is, or which weekend. */
static void name_again(nx_date *d, nx_point *p, nx_day day, bool weekend, nx_arena *a)
{
    nx_day from = day, to = day;
    *p = nx_point_of_day(day);
    if (weekend) {
        *p = nx_point_none();
        p->week = (int8_t)nx_iso_week(day, &p->year);
        p->weekend = p->dated = true;
        nx_point_bounds(&from, &to, p);
    }
    nx_point first = nx_point_of_day(from), last = nx_point_of_day(to);
    d->value = nx_point_print(p, a);
    d->from = nx_point_print(&first, a);
    d->to = nx_point_print(&last, a);
}

static bool agrees(const nx_when *w, nx_day day) /* 수요일인 9일: of some other month where it is no Wednesday */
{
    return !nx_task_says(w, NX_WEEKDAY) || w->f[NX_WEEKDAY].value == nx_weekday(day);
}

static int by_place(const void *a, const void *b)
{
    const nx_date *x = a, *y = b;
    if (x->head.span.begin != y->head.span.begin)
        return x->head.span.begin < y->head.span.begin ? -1 : 1;
    return x->head.span.end > y->head.span.end ? -1 : x->head.span.end < y->head.span.end;
}

newsx_status nx_time_resolve(nx_facts *f, const nx_moments *m, const nx_scan *s, nx_ctx *c)
{
    nx_resolver *r = NX_NEW(nx_scratch(c), nx_resolver);
    uint32_t n = m->found.n;
    nx_point *points = nx_alloc(nx_scratch(c), sizeof *points * (n + 1u));
    nx_reserve(c->arena, &f->dates, n);
    nx_date *dates = f->dates.at;
    if (!r || !points || !dates)
        return NEWSX_ENOMEM;
    r->s = s;
    r->c = c;
    r->now = s->page->published;
    r->year = NX_NO_YEAR;
    NX_TRY(nx_tense_find(&r->marks, s, c));
    nx_quote_depth quotes = {0, 0, 0};
    for (uint32_t i = 0; i < n; i++) {
        nx_moment *x = &m->found.at[i];
        nx_date *d = &dates[i];
        *d = (nx_date){.head = {x->span, x->sentence, x->rule}};
        points[i] = nx_point_none();
        if (x->first == NX_NO_MOMENT && x->span.begin >= quotes.at)
            nx_quote_depth_at(&quotes, s->text, x->span.begin);
        if (x->first != NX_NO_MOMENT) {
            make_range(d, &dates[x->first], &dates[x->second], c);
            continue;
        }
        if (x->after != NX_NO_MOMENT)
            pass_set_on(&x->when, &m->found.at[x->after].when);
        nx_task t = {.r = r, .m = x, .w = &x->when, .p = nx_point_none(), .before = x->after != NX_NO_MOMENT ? &points[x->after] : NULL, .open = quotes.open};
        resolve(d, &t);
        points[i] = t.p;
        if (x->same && nx_point_has_day(&t.p) && agrees(&m->found.at[i - 1].when, nx_point_day(&t.p)))
            name_again(&dates[i - 1], &points[i - 1], nx_point_day(&t.p), m->found.at[i - 1].when.weekend, c->arena);
    }
    nx_sort(dates, n, sizeof *dates, by_place);
    f->dates.n = n;
    return nx_ctx_status(c);
}
