/* length.c -- distances (사흘 전, 2년 뒤), lengths that have a place (지난 2주, 2개월 안에) and sets (매주 월요일). */
#include "link/task.h"

/* -- lengths and distances */

static int64_t seconds_of(const nx_length *l)
{
    return l->milli[NX_HOURS] * 36 / 10 + l->milli[NX_MINUTES] * 60 / 1000 + l->milli[NX_SECONDS] / 1000;
}

static nx_day move(nx_day d, const nx_length *l, int sign)
{
    int64_t months = l->milli[NX_YEARS] * 12 / 1000 + l->milli[NX_QUARTERS] * 3 / 1000 + l->milli[NX_MONTHS] / 1000;
    int64_t days = (l->milli[NX_WEEKS] * 7 + l->milli[NX_DAYS]) / 1000 + (l->milli[NX_MONTHS] % 1000) * 30 / 1000;
    if (months > 100000 || days > 3000000)
        return (nx_day){0, 0, 0};
    return nx_day_add(nx_day_add_months(d, sign * (int32_t)months), sign * (int32_t)days);
}

static const int64_t MAX_SECONDS = 86400LL * 1000000; /* some 2,700 years */

typedef struct instant {
    nx_day day;
    int32_t second; /* of the day */
} instant;

static instant instant_of(nx_time now, int64_t seconds)
{
    int64_t all = now.hour * 3600 + now.minute * 60 + now.second + seconds, days = all / 86400;
    if (all % 86400 < 0)
        days--;
    return (instant){nx_day_add(now.day, (int32_t)days), (int32_t)(all - days * 86400)};
}

static newsx_str print_instant(instant i, nx_arena *a)
{
    nx_point p = nx_point_of_day(i.day);
    p.hour = (int8_t)(i.second / 3600);
    p.minute = (int8_t)(i.second / 60 % 60);
    p.second = (int8_t)(i.second % 60);
    return nx_point_print(&p, a);
}

/* The day a distance counts from.  `2년 뒤 …했다` counts from what was told before, not from the publication. */
static nx_day shift_base(nx_task *t)
{
    const nx_when *w = t->w;
    nx_resolver *r = t->r;
    nx_length_unit unit = nx_length_finest(&w->length);
    bool told = w->shift > 0 && nx_task_tense(t) == NX_TENSE_PAST && r->year != NX_NO_YEAR && r->told;
    if (w->f[NX_DAY].how == NX_SAYS_FROM) {
        nx_day base = nx_task_base_day(t);
        return base.month ? nx_day_add(base, w->f[NX_DAY].value) : base;
    }
    if (told && unit <= NX_YEARS) {
        nx_task_stand_on(t, NX_ANCHOR_CONTEXT);
        return (nx_day){r->year, 1, 1};
    }
    if (told && unit <= NX_MONTHS && r->month) {
        nx_task_stand_on(t, NX_ANCHOR_CONTEXT);
        return (nx_day){r->year, (int8_t)r->month, 1};
    }
    if (told && unit >= NX_WEEKS && r->last.month && r->last.year == r->year && r->last.month == r->month) {
        nx_task_stand_on(t, NX_ANCHOR_CONTEXT);
        return r->last;
    }
    return nx_task_has_now(t) ? r->now.day : (nx_day){0, 0, 0};
}

void nx_task_shift(nx_task *t)
{
    const nx_length *l = &t->w->length;
    nx_length_unit unit = nx_length_finest(l);
    static const nx_unit grain[] = {NX_YEAR, NX_QUARTER, NX_MONTH, NX_WEEK, NX_DAY, NX_HOUR, NX_MINUTE, NX_SECOND};
    nx_day base = shift_base(t);
    t->p.dated = true;
    t->p.grain = grain[unit];
    if (unit >= NX_HOURS && (!base.month || t->r->now.hour < 0)) {
        t->p.hour = NX_HOUR_UNKNOWN;
        return;
    }
    if (!base.month)
        return;
    if (unit >= NX_HOURS) {
        nx_time now = t->r->now;
        now.day = base;
        int64_t away = t->w->shift * seconds_of(l);
        if (away > MAX_SECONDS || away < -MAX_SECONDS)
            return;
        instant i = instant_of(now, away);
        nx_task_set_day(t, move(i.day, l, t->w->shift));
        t->p.hour = (int8_t)(i.second / 3600);
        t->p.minute = (int8_t)(i.second / 60 % 60);
        t->p.second = (int8_t)(unit == NX_SECONDS ? i.second % 60 : -1);
        return;
    }
    nx_day d = move(base, l, t->w->shift);
    if (!d.month)
        return;
    if (unit == NX_WEEKS) {
        nx_task_set_week(t, d);
        nx_task_weekday(t);
    } else {
        t->p.year = d.year;
        t->p.month = unit >= NX_MONTHS ? d.month : 0;
        t->p.day = unit >= NX_DAYS ? d.day : 0;
        t->p.quarter = (int8_t)(unit == NX_QUARTERS ? (d.month - 1) / 3 + 1 : 0);
        if (unit == NX_YEARS && nx_task_says(t->w, NX_MONTH))
            t->p.month = (int8_t)t->w->f[NX_MONTH].value;
        if (nx_task_says(t->w, NX_MONTH) && t->w->f[NX_DAY].how == NX_SAYS)
            t->p.day = (int8_t)t->w->f[NX_DAY].value;
    }
    if (nx_task_says(t->w, NX_PART) || nx_task_says(t->w, NX_HOUR))
        nx_task_clock(t);
}

/* 다음 3주, 다음 3시간: whole ones, from the next on. */
static nx_day next_unit_day(nx_day now, nx_length_unit unit)
{
    switch (unit) {
    case NX_YEARS:
        return (nx_day){now.year + 1, 1, 1};
    case NX_QUARTERS:
        return nx_day_add_months((nx_day){now.year, (int8_t)((now.month - 1) / 3 * 3 + 1), 1}, 3);
    case NX_MONTHS:
        return nx_day_add_months((nx_day){now.year, now.month, 1}, 1);
    case NX_WEEKS:
        return nx_day_add(now, 8 - nx_weekday(now));
    default:
        return nx_day_add(now, 1);
    }
}

static int64_t seconds_to_next(nx_time now, nx_length_unit unit)
{
    return unit == NX_HOURS ? 3600 - now.minute * 60 - now.second : unit == NX_MINUTES ? 60 - now.second : 1;
}

/* The days of 지난 2주, 앞으로 3년, 2개월 안에. */
void nx_task_length_bounds(nx_date *d, nx_task *t)
{
    const nx_when *w = t->w;
    const nx_length *l = &w->length;
    bool inside = nx_str_is(w->mod, "within"), past = w->near == NX_NEAR_PAST, next = w->near == NX_NEAR_NEXT && !inside;
    nx_length_unit unit = nx_length_finest(l);
    nx_arena *a = t->r->c->arena;
    if (l->vague || (!inside && !w->near) || !nx_task_has_now(t))
        return;
    nx_day base = w->f[NX_DAY].how == NX_SAYS_FROM ? nx_day_add(nx_task_base_day(t), w->f[NX_DAY].value) : t->r->now.day;
    if (unit >= NX_HOURS) {
        if (t->r->now.hour < 0 || seconds_of(l) > MAX_SECONDS)
            return;
        int64_t wait = next ? seconds_to_next(t->r->now, unit) : 0;
        instant now = instant_of(t->r->now, wait), then = instant_of(t->r->now, wait + (past ? -1 : 1) * seconds_of(l));
        if (then.day.year >= NX_LAST_YEAR || then.day.year < -NX_LAST_YEAR || now.day.year >= NX_LAST_YEAR)
            return;
        d->from = print_instant(past ? then : now, a);
        d->to = print_instant(past ? now : then, a);
        return;
    }
    nx_day from = base, to = base;
    if (inside) {
        to = move(base, l, 1);
    } else if (past) {
        from = move(base, l, -1);
        to = nx_day_add(base, -1);
    } else {
        if (unit == NX_DAYS || next)
            from = next_unit_day(base, unit);
        to = nx_day_add(move(from, l, 1), -1);
    }
    nx_point first = nx_point_of_day(from), last = nx_point_of_day(to);
    if (from.month && to.month && from.year > -NX_LAST_YEAR && to.year < NX_LAST_YEAR) {
        d->from = nx_point_print(&first, a);
        d->to = nx_point_print(&last, a);
    }
}

/* -- sets: 매주 월요일, 매년 3월, 매일 오전 9시 */

newsx_str nx_task_set_value(nx_task *t)
{
    const nx_when *w = t->w;
    if (!nx_when_is_point(w) || w->nth) /* 매달 마지막 수요일: TIMEX3 has no word for which */
        return nx_length_print(&w->length, t->r->c->arena);
    nx_point *p = &t->p;
    p->dated = true;
    p->grain = nx_when_finest(w);
    if (p->grain > NX_DAY)
        p->grain = nx_length_finest(&w->length) == NX_WEEKS ? NX_WEEK : NX_DAY;
    p->month = (int8_t)w->f[NX_MONTH].value;
    p->day = (int8_t)w->f[NX_DAY].value;
    p->weekday = (int8_t)w->f[NX_WEEKDAY].value;
    p->weekend = w->weekend;
    p->quarter = (int8_t)w->f[NX_QUARTER].value;
    p->half = (int8_t)w->f[NX_HALF].value;
    p->season = (int8_t)(w->f[NX_SEASON].how ? w->f[NX_SEASON].value : -1);
    nx_task_clock(t);
    return nx_point_print(p, t->r->c->arena);
}
