/* time.c -- resolves times against the publication time and the days that the article has named so far.
 *
 * A bare `15일` is a day near the publication: behind it where the sentence speaks of the past, before it where of the
 * future.  `이날` is the day the article reports on: the last plain day of the last few that were named (not 지난 …, not
 * …부터), or a day to come where a sentence opens with it and speaks of the future. */
#include "link/time.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "link/feast.h"
#include "link/point.h"

enum { FRESH_DAYS = 31, MAX_MARKS = 12, STORY_DAYS = 3, SURE_BACK = 10, FEASTS = 64, NEAR_FUTURE = 20 };

typedef enum tense { TENSE_NONE, TENSE_PAST, TENSE_FUTURE } tense;

typedef struct mark {
    uint32_t at;
    tense tense;
    int32_t depth; /* of quotation marks */
} mark;

typedef struct depth { /* of quotation marks at a place, counted from the start of its sentence */
    uint32_t at, sentence;
    int32_t open;
} depth;

typedef struct known_feast {
    newsx_str feast;
    int32_t year;
    nx_day day;
} known_feast;

typedef struct resolver {
    const nx_scan *s;
    nx_ctx *c;
    NX_VEC(mark) marks; /* by at */
    nx_time now;        /* !ok: unknown */
    nx_day story, last, coming, here; /* month 0: none yet */
    uint32_t coming_sentence, here_sentence;
    nx_unit part_unit; /* half, quarter or season that was named last, in part_sentence */
    uint32_t part_sentence;
    int32_t part_value;
    bool told; /* a dated moment went before */
    bool story_sure; /* the sentence of the story day speaks of the past */
    int32_t year, month; /* the last that were named; NX_NO_YEAR, 0 */
    known_feast feast[FEASTS];
    uint32_t feasts;
} resolver;

typedef struct task { /* one moment on its way */
    resolver *r;
    const nx_moment *m;
    const nx_when *w;
    nx_point p;
    const nx_point *before; /* the moment it stands beside, or NULL */
    nx_anchor anchor;
    int32_t open; /* quotation marks around it */
} task;

/* Moves on to `at`, which never goes back. */
static int32_t quotes_open(depth *d, const nx_text *t, uint32_t at)
{
    while (d->sentence < t->sentences.n && t->sentences.at[d->sentence].span.end <= at)
        d->sentence++;
    if (d->sentence < t->sentences.n && d->at < t->sentences.at[d->sentence].span.begin && t->sentences.at[d->sentence].span.begin <= at) {
        d->at = t->sentences.at[d->sentence].span.begin;
        d->open = 0;
    }
    while (d->at < at) {
        uint32_t c = nx_utf8_next(t->text, &d->at);
        if (c == 0x201C || c == 0x2018)
            d->open++;
        else if ((c == 0x201D || c == 0x2019) && d->open > 0)
            d->open--;
        else if (c == '"')
            d->open ^= 1;
    }
    return d->open;
}

static newsx_status find_marks(resolver *r)
{
    depth d = {0, 0, 0};
    uint16_t kind = nx_rules_kind(r->s->rules, "tense");
    for (uint32_t i = 0; i < r->s->hits->found.n; i++) {
        const nx_hit *h = &r->s->hits->found.at[i];
        if (h->kind != kind)
            continue;
        bool past = nx_str_is(nx_rule_get(r->s->rules, h->rule).value, "past");
        nx_push(r->c->arena, &r->marks, ((mark){h->begin, past ? TENSE_PAST : TENSE_FUTURE, quotes_open(&d, r->s->text, h->begin)}));
    }
    return nx_ctx_status(r->c);
}

/* The first mark behind a place, in its sentence; marks in a quotation that opens behind it do not count. */
static tense tense_behind(const resolver *r, uint32_t at, uint32_t sentence, int32_t open)
{
    uint32_t low = 0, high = r->marks.n, end = r->s->text->sentences.at[sentence].span.end;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (r->marks.at[mid].at < at)
            low = mid + 1;
        else
            high = mid;
    }
    for (uint32_t tries = 0; low < r->marks.n && r->marks.at[low].at < end && tries < MAX_MARKS; low++, tries++)
        if (r->marks.at[low].depth <= open)
            return r->marks.at[low].tense;
    return TENSE_NONE;
}

static bool says(const nx_when *w, nx_unit u)
{
    return w->f[u].how != NX_SAYS_NOTHING;
}

static tense tense_of(const task *t)
{
    return tense_behind(t->r, t->m->span.end, t->m->sentence, t->open);
}

static int32_t full_year(const resolver *r, int32_t yy) /* '24 → 2024, '99 → 1999 */
{
    int32_t now = r->now.ok ? r->now.day.year : 2030, year = now / 100 * 100 + yy;
    return year > now + 20 ? year - 100 : year;
}

/* -- days */

static nx_day day_in_month(nx_day month, int32_t offset, int32_t day) /* month 0 where that month has no such day */
{
    nx_day d = nx_day_add_months((nx_day){month.year, month.month, 1}, offset);
    d.day = (int8_t)day;
    return nx_day_valid(d) ? d : (nx_day){0, 0, 0};
}

static nx_day pick_bare_day(const task *t, int32_t day)
{
    nx_day now = t->r->now.day, here = day_in_month(now, 0, day), back = day_in_month(now, -1, day), on = day_in_month(now, 1, day);
    if (!back.month)
        back = day_in_month(now, -2, day);
    if (!on.month)
        on = day_in_month(now, 2, day);
    bool ahead = !here.month || day > now.day;
    switch (t->w->near) {
    case NX_NEAR_PAST:
        return ahead ? back : here;
    case NX_NEAR_COMING:
        return ahead && here.month ? here : day == now.day ? here : on;
    case NX_NEAR_NEXT:
        return on;
    case NX_NEAR_THIS:
        return here.month ? here : on;
    default:
        break;
    }
    tense said = tense_of(t);
    if (!ahead)
        return said == TENSE_FUTURE && now.day - day > SURE_BACK ? on : here;
    int32_t forward = here.month ? day - now.day : 31, behind = nx_day_number(now) - nx_day_number(back);
    if (said == TENSE_PAST)
        return forward == 1 && behind > 25 ? here : back; /* published before midnight in another zone */
    if (said == TENSE_FUTURE)
        return here.month ? here : on;
    return here.month && forward <= behind ? here : behind < NEAR_FUTURE ? back : here.month ? here : back;
}

/* The year of a month (and day) that names none; diff: months or days of it before (-) or behind (+) the publication. */
static int32_t pick_year(const task *t, int32_t diff, int32_t half)
{
    int32_t year = t->r->now.day.year;
    switch (t->w->near) {
    case NX_NEAR_PAST:
        return diff > 0 || (diff == 0 && half == 6) ? year - 1 : year;
    case NX_NEAR_COMING:
    case NX_NEAR_NEXT:
        return diff < 0 ? year + 1 : year;
    case NX_NEAR_THIS:
        return year;
    default:
        break;
    }
    tense said = tense_of(t);
    if (said == TENSE_PAST && diff > half / 3)
        return year - 1;
    if (said == TENSE_FUTURE && diff < -half)
        return year + 1;
    if (said == TENSE_NONE && diff > half + half / 2)
        return year - 1;
    return said == TENSE_NONE && diff < -half - half / 2 ? year + 1 : year;
}

static nx_anchor stand_on(task *t, nx_anchor a)
{
    if (a > t->anchor)
        t->anchor = a;
    return t->anchor;
}

static bool has_now(task *t)
{
    if (t->r->now.ok)
        stand_on(t, NX_ANCHOR_PUBLISHED);
    return t->r->now.ok;
}

static void set_day(task *t, nx_day d)
{
    if (!d.month)
        return;
    t->p.year = d.year;
    t->p.month = d.month;
    t->p.day = d.day;
}

/* -- 이날, 전날, 다음날 */

static nx_day story_day(task *t)
{
    resolver *r = t->r;
    bool fresh = r->coming.month && t->m->sentence - r->coming_sentence <= 2;
    stand_on(t, NX_ANCHOR_CONTEXT);
    if (fresh && t->m->heads_sentence && tense_of(t) == TENSE_FUTURE)
        return r->coming;
    if (r->story.month)
        return r->story;
    int32_t behind = r->last.month && r->now.ok ? nx_day_number(r->now.day) - nx_day_number(r->last) : 0;
    if (r->last.month && behind <= FRESH_DAYS && behind >= -FRESH_DAYS)
        return r->last;
    return r->now.ok ? r->now.day : (nx_day){0, 0, 0};
}

static nx_day base_day(task *t)
{
    if (t->w->base == NX_BASE_STORY)
        return story_day(t);
    if (t->w->base == NX_BASE_LAST && t->r->last.month) {
        stand_on(t, NX_ANCHOR_CONTEXT);
        return t->r->last;
    }
    return has_now(t) ? t->r->now.day : (nx_day){0, 0, 0};
}

/* -- one unit after the other, from coarse to fine */

static void resolve_year(task *t)
{
    const nx_when *w = t->w;
    nx_field f = w->f[NX_YEAR];
    if (f.how == NX_SAYS)
        t->p.year = w->bc ? -f.value : f.value;
    else if (f.how == NX_SAYS_SHORT)
        t->p.year = full_year(t->r, f.value);
    else if (f.how == NX_SAYS_FROM && w->base == NX_BASE_STORY && t->r->year != NX_NO_YEAR) {
        stand_on(t, NX_ANCHOR_CONTEXT);
        t->p.year = t->r->year + f.value;
    } else if (f.how == NX_SAYS_FROM && has_now(t)) {
        bool eve = w->base == NX_BASE_NEW_YEAR && t->r->now.day.month >= 11;
        t->p.year = t->r->now.day.year + f.value + eve;
    }
    /* of two years the second may leave out its century: 2012∼13년 */
    if (f.how == NX_SAYS_SHORT && t->before && t->before->year != NX_NO_YEAR) {
        int32_t year = t->before->year / 100 * 100 + f.value;
        t->p.year = year < t->before->year ? year + 100 : year;
    }
}

/* What the moment beside it gives: 2019년 3월부터 5월, 3월 5일과 7일, 오전 9시∼11시. */
static void inherit(task *t)
{
    const nx_point *b = t->before;
    nx_unit first = nx_when_coarsest(t->w);
    if (!b || t->w->near || first == NX_UNITS || t->w->f[first].how == NX_SAYS_FROM)
        return;
    if (first > NX_YEAR && b->year != NX_NO_YEAR && (first <= NX_MONTH || b->month || first == NX_WEEK))
        t->p.year = b->year;
    if (first == NX_WEEKDAY && b->day) /* the next such day: resolve_weekday() */
        t->p.year = NX_NO_YEAR;
    else if (first > NX_MONTH && first != NX_WEEK && b->month)
        t->p.month = b->month;
    if (first == NX_WEEKDAY && b->week)
        t->p.week = b->week;
    if (first >= NX_PART && b->day)
        t->p.day = b->day;
    if (t->p.year != NX_NO_YEAR || t->p.month)
        stand_on(t, NX_ANCHOR_CONTEXT);
}

/* 10월 25일부터 1월 25일까지: into the next year; 29일부터 3일까지: into the next month. */
static void roll_over(task *t)
{
    const nx_point *b = t->before;
    if (!b || b->year == NX_NO_YEAR || t->p.year != b->year || says(t->w, NX_YEAR) || !t->p.month || !b->month)
        return;
    if (says(t->w, NX_MONTH) && t->p.month < b->month)
        t->p.year++;
    else if (!says(t->w, NX_MONTH) && says(t->w, NX_DAY) && b->day && t->p.day < b->day && t->p.month == b->month) {
        nx_day d = nx_day_add_months((nx_day){t->p.year, t->p.month, 1}, 1);
        t->p.year = d.year;
        t->p.month = d.month;
    }
}

static void resolve_spans_of_year(task *t) /* half, quarter, season */
{
    const nx_when *w = t->w;
    static const nx_unit units[] = {NX_HALF, NX_QUARTER, NX_SEASON};
    static const int32_t months[] = {6, 3, 3}, first[] = {-5, -2, 3};
    for (int i = 0; i < 3; i++) {
        nx_field f = w->f[units[i]];
        if (f.how == NX_SAYS_NOTHING)
            continue;
        if (f.how == NX_SAYS_FROM) {
            if (!has_now(t))
                continue;
            int32_t q = t->r->now.day.year * 4 + (t->r->now.day.month - 1) / 3 + f.value;
            t->p.year = q / 4;
            t->p.quarter = (int8_t)(q % 4 + 1);
            continue;
        }
        if (i == 0)
            t->p.half = (int8_t)f.value;
        else if (i == 1)
            t->p.quarter = (int8_t)f.value;
        else
            t->p.season = (int8_t)f.value;
        if (t->p.year != NX_NO_YEAR || !has_now(t))
            continue;
        int32_t from = i == 2 ? 3 + 3 * f.value : f.value * months[i] + first[i], now = t->r->now.day.month;
        t->p.year = t->r->now.day.year;
        if (t->r->part_sentence == t->m->sentence && t->r->part_unit == units[i] && t->r->part_value < f.value)
            t->p.year = t->r->year; /* 내년 상반기까지 …, 하반기에 */
        else if (i == 2 && f.value == 3 && now <= 2 && w->near != NX_NEAR_COMING && w->near != NX_NEAR_NEXT)
            t->p.year--; /* the winter that began last December */
        else if (w->near == NX_NEAR_PAST && from + months[i] - 1 >= now)
            t->p.year--;
        else if ((w->near == NX_NEAR_COMING || w->near == NX_NEAR_NEXT) && from <= now)
            t->p.year++;
    }
}

static void resolve_month(task *t)
{
    const nx_when *w = t->w;
    nx_field f = w->f[NX_MONTH];
    if (f.how == NX_SAYS_FROM) {
        nx_day base = {0, 0, 0};
        if (w->base == NX_BASE_STORY && t->r->month && t->r->year != NX_NO_YEAR) {
            base = (nx_day){t->r->year, (int8_t)t->r->month, 1};
            stand_on(t, NX_ANCHOR_CONTEXT);
        } else if (has_now(t)) {
            base = (nx_day){t->r->now.day.year, t->r->now.day.month, 1};
        }
        if (base.month) {
            base = nx_day_add_months(base, f.value);
            t->p.year = says(w, NX_YEAR) ? t->p.year : base.year;
            t->p.month = base.month;
        }
        return;
    }
    if (f.how == NX_SAYS_NOTHING)
        return;
    t->p.month = (int8_t)f.value;
    if (t->p.year != NX_NO_YEAR || !has_now(t))
        return;
    nx_day now = t->r->now.day;
    if (w->f[NX_DAY].how == NX_SAYS) {
        nx_day d = {now.year, t->p.month, (int8_t)w->f[NX_DAY].value};
        t->p.year = pick_year(t, nx_day_number(d) - nx_day_number(now), w->holiday ? 240 : 183);
    } else {
        t->p.year = pick_year(t, t->p.month - now.month, 6);
    }
}

static nx_day nth_weekday(int32_t year, int8_t month, int32_t nth, int32_t weekday)
{
    nx_day first = {year, month, 1}, last = {year, month, nx_month_length(year, month)};
    if (nth > 0)
        return nx_day_add(first, (weekday - nx_weekday(first) + 7) % 7 + 7 * (nth - 1));
    return nx_day_add(last, -((nx_weekday(last) - weekday + 7) % 7));
}

static void set_week(task *t, nx_day d)
{
    int32_t year;
    t->p.week = (int8_t)nx_iso_week(d, &year);
    t->p.year = year;
}

static void resolve_week(task *t)
{
    const nx_when *w = t->w;
    nx_field f = w->f[NX_WEEK];
    if (w->nth && says(w, NX_WEEKDAY) && t->p.year != NX_NO_YEAR && t->p.month) {
        set_day(t, nth_weekday(t->p.year, t->p.month, w->nth, w->f[NX_WEEKDAY].value));
    } else if (w->nth_week && t->p.year != NX_NO_YEAR) {
        if (t->p.month) { /* the week of a month's nth Thursday, as ISO 8601 does for years */
            nx_day thursday = nth_weekday(t->p.year, t->p.month, w->nth_week, 4);
            t->p.month = 0;
            set_week(t, thursday);
        } else if (w->nth_week > 0) {
            t->p.week = w->nth_week;
        } else {
            set_week(t, (nx_day){t->p.year, 12, 28}); /* always in the last week */
        }
    } else if (f.how == NX_SAYS && !w->nth_week) {
        if (t->p.year == NX_NO_YEAR && has_now(t))
            t->p.year = t->r->now.day.year;
        t->p.week = (int8_t)f.value;
    } else if (f.how == NX_SAYS_FROM && has_now(t)) {
        set_week(t, nx_day_add(t->r->now.day, 7 * f.value));
    }
    t->p.weekend = w->weekend;
    if (w->weekend && f.how == NX_SAYS_NOTHING && !t->p.month && t->p.year == NX_NO_YEAR && !w->set && has_now(t))
        set_week(t, t->r->now.day);
}

static void resolve_day(task *t)
{
    nx_field f = t->w->f[NX_DAY];
    if (f.how == NX_SAYS_FROM) {
        nx_day base = base_day(t);
        if (base.month)
            set_day(t, nx_day_add(base, f.value));
    } else if (f.how == NX_SAYS_LAST) {
        if (t->p.year != NX_NO_YEAR && t->p.month)
            t->p.day = nx_month_length(t->p.year, t->p.month);
    } else if (f.how == NX_SAYS) {
        t->p.day = (int8_t)f.value;
        if (!t->p.month && t->p.year == NX_NO_YEAR && has_now(t))
            set_day(t, pick_bare_day(t, f.value));
    }
}

static void resolve_weekday(task *t)
{
    nx_field f = t->w->f[NX_WEEKDAY];
    if (f.how != NX_SAYS || t->p.day)
        return;
    t->p.weekday = (int8_t)f.value;
    if (t->before && nx_point_has_day(t->before) && !t->w->near && !t->w->nth) { /* 다음 주 수요일과 금요일 */
        nx_day d = nx_point_day(t->before);
        set_day(t, nx_day_add(d, (f.value - nx_weekday(d) + 7) % 7));
        return;
    }
    if (t->p.week && t->p.year != NX_NO_YEAR) {
        nx_day d = nx_day_add(nx_iso_week_start(t->p.year, t->p.week), f.value - 1);
        t->p.week = 0;
        set_day(t, d);
        return;
    }
    if (t->w->nth || t->w->set || t->p.month || t->p.year != NX_NO_YEAR || !has_now(t))
        return;
    nx_day now = t->r->now.day, monday = nx_day_add(now, 1 - nx_weekday(now));
    int32_t on = (f.value - nx_weekday(now) + 7) % 7; /* days to the next one, today included */
    switch (t->w->near) {
    case NX_NEAR_PAST:
        set_day(t, nx_day_add(now, on - 7));
        break;
    case NX_NEAR_NEXT:
        set_day(t, nx_day_add(monday, 7 + f.value - 1));
        break;
    case NX_NEAR_THIS:
        set_day(t, nx_day_add(monday, f.value - 1));
        break;
    case NX_NEAR_COMING:
        set_day(t, nx_day_add(now, on ? on : 7));
        break;
    default:
        set_day(t, nx_day_add(now, tense_of(t) == TENSE_PAST && on ? on - 7 : on));
    }
}

static nx_day feast_day(resolver *r, newsx_str feast, int32_t year)
{
    for (uint32_t i = 0; i < r->feasts; i++)
        if (r->feast[i].year == year && nx_str_eq(r->feast[i].feast, feast))
            return r->feast[i].day;
    if (r->feasts == FEASTS)
        return (nx_day){0, 0, 0};
    nx_day d = nx_feast_day(feast, year);
    r->feast[r->feasts++] = (known_feast){feast, year, d};
    return d;
}

static void resolve_feast(task *t)
{
    if (!t->w->feast.len)
        return;
    int32_t year = t->p.year;
    if (year == NX_NO_YEAR) {
        if (!has_now(t))
            return;
        year = t->r->now.day.year;
        nx_day d = feast_day(t->r, t->w->feast, year);
        if (d.month)
            year = pick_year(t, nx_day_number(d) - nx_day_number(t->r->now.day), 240);
    }
    nx_day d = feast_day(t->r, t->w->feast, year);
    t->p.year = year;
    set_day(t, d);
}

/* -- clock */

static void move_day(task *t, int32_t days)
{
    if (nx_point_has_day(&t->p))
        set_day(t, nx_day_add(nx_point_day(&t->p), days));
}

static void resolve_clock(task *t)
{
    const nx_when *w = t->w;
    nx_half_day half = w->half;
    if (says(w, NX_PART))
        t->p.part = (int8_t)w->f[NX_PART].value;
    if (!says(w, NX_HOUR))
        return;
    int32_t h = w->f[NX_HOUR].value;
    if (!half && t->before && t->before->hour >= 12 && h < 12 && h + 12 > t->before->hour && t->before->part >= 0)
        half = NX_PM; /* 오후 2시∼4시 */
    if (half == NX_AM && h == 12)
        h = 0;
    else if ((half == NX_PM || half == NX_EVENING || (half == NX_DAYTIME && h < 8)) && h < 12)
        h += 12;
    else if (half == NX_NIGHT && h >= 6 && h < 12)
        h += 12;
    else if (half == NX_NIGHT && h == 12)
        h = 24;
    else if (half == NX_NIGHT && h < 6)
        move_day(t, 1);
    else if (half == NX_MIDNIGHT && nx_str_is(w->mod, "on_or_before"))
        h = 24;
    if (h == 24 && w->f[NX_MINUTE].value > 0) { /* 24:30 */
        h = 0;
        move_day(t, 1);
    }
    t->p.hour = (int8_t)h;
    t->p.minute = (int8_t)(says(w, NX_MINUTE) ? w->f[NX_MINUTE].value : 0);
    t->p.second = (int8_t)(says(w, NX_SECOND) ? w->f[NX_SECOND].value : -1);
}

/* A time of day without a day: of 이날 or a plain day earlier in the sentence; of the publication where no day was named yet. */
static void find_day_of_clock(task *t)
{
    resolver *r = t->r;
    if (nx_when_coarsest(t->w) < NX_PART || nx_point_has_day(&t->p) || t->w->set)
        return;
    if (t->before && !t->before->dated && (t->before->hour >= 0 || t->before->part >= 0))
        return;
    if (r->here.month && r->here_sentence == t->m->sentence) {
        stand_on(t, NX_ANCHOR_CONTEXT);
        set_day(t, r->here);
    } else if (!r->last.month && has_now(t)) {
        set_day(t, r->now.day);
    }
}

static void resolve_point(task *t)
{
    inherit(t);
    resolve_year(t);
    resolve_spans_of_year(t);
    resolve_month(t);
    resolve_week(t);
    resolve_day(t);
    roll_over(t);
    resolve_weekday(t);
    resolve_feast(t);
    find_day_of_clock(t);
    resolve_clock(t);
    nx_field century = t->w->f[NX_CENTURY], decade = t->w->f[NX_DECADE];
    if (century.how)
        t->p.century = century.value - 1;
    if (decade.how) {
        int32_t y = decade.value;
        t->p.decade = (y >= 100 ? y : y < 30 ? 2000 + y : 1900 + y) / 10;
    }
    t->p.grain = nx_when_finest(t->w);
    if (t->p.grain == NX_WEEKDAY && t->p.day)
        t->p.grain = NX_DAY;
    t->p.dated = nx_when_coarsest(t->w) < NX_PART || nx_point_has_day(&t->p);
}

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
static nx_day shift_base(task *t)
{
    const nx_when *w = t->w;
    resolver *r = t->r;
    nx_length_unit unit = nx_length_finest(&w->length);
    bool told = w->shift > 0 && tense_of(t) == TENSE_PAST && r->year != NX_NO_YEAR && r->told;
    if (w->f[NX_DAY].how == NX_SAYS_FROM) {
        nx_day base = base_day(t);
        return base.month ? nx_day_add(base, w->f[NX_DAY].value) : base;
    }
    if (told && unit <= NX_YEARS) {
        stand_on(t, NX_ANCHOR_CONTEXT);
        return (nx_day){r->year, 1, 1};
    }
    if (told && unit <= NX_MONTHS && r->month) {
        stand_on(t, NX_ANCHOR_CONTEXT);
        return (nx_day){r->year, (int8_t)r->month, 1};
    }
    if (told && unit >= NX_WEEKS && r->last.month && r->last.year == r->year && r->last.month == r->month) {
        stand_on(t, NX_ANCHOR_CONTEXT);
        return r->last;
    }
    return has_now(t) ? r->now.day : (nx_day){0, 0, 0};
}

static void resolve_shift(task *t)
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
        set_day(t, move(i.day, l, t->w->shift));
        t->p.hour = (int8_t)(i.second / 3600);
        t->p.minute = (int8_t)(i.second / 60 % 60);
        t->p.second = (int8_t)(unit == NX_SECONDS ? i.second % 60 : -1);
        return;
    }
    nx_day d = move(base, l, t->w->shift);
    if (!d.month)
        return;
    if (unit == NX_WEEKS) {
        set_week(t, d);
        resolve_weekday(t);
    } else {
        t->p.year = d.year;
        t->p.month = unit >= NX_MONTHS ? d.month : 0;
        t->p.day = unit >= NX_DAYS ? d.day : 0;
        t->p.quarter = (int8_t)(unit == NX_QUARTERS ? (d.month - 1) / 3 + 1 : 0);
        if (unit == NX_YEARS && says(t->w, NX_MONTH))
            t->p.month = (int8_t)t->w->f[NX_MONTH].value;
        if (says(t->w, NX_MONTH) && t->w->f[NX_DAY].how == NX_SAYS)
            t->p.day = (int8_t)t->w->f[NX_DAY].value;
    }
    if (says(t->w, NX_PART) || says(t->w, NX_HOUR))
        resolve_clock(t);
}

/* The days of 지난 2주, 앞으로 3년, 2개월 안에. */
static void set_length_bounds(nx_date *d, task *t)
{
    const nx_when *w = t->w;
    const nx_length *l = &w->length;
    bool inside = nx_str_is(w->mod, "within"), past = w->near == NX_NEAR_PAST;
    nx_length_unit unit = nx_length_finest(l);
    nx_arena *a = t->r->c->arena;
    if (l->vague || (!inside && !w->near) || !has_now(t))
        return;
    nx_day base = w->f[NX_DAY].how == NX_SAYS_FROM ? nx_day_add(base_day(t), w->f[NX_DAY].value) : t->r->now.day;
    if (unit >= NX_HOURS) {
        if (t->r->now.hour < 0 || seconds_of(l) > MAX_SECONDS)
            return;
        instant now = instant_of(t->r->now, 0), then = instant_of(t->r->now, (past ? -1 : 1) * seconds_of(l));
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
        if (unit == NX_DAYS)
            from = nx_day_add(base, 1);
        to = nx_day_add(move(from, l, 1), -1);
    }
    nx_point first = nx_point_of_day(from), last = nx_point_of_day(to);
    if (from.month && to.month && from.year > -NX_LAST_YEAR && to.year < NX_LAST_YEAR) {
        d->from = nx_point_print(&first, a);
        d->to = nx_point_print(&last, a);
    }
}

/* -- sets: 매주 월요일, 매년 3월, 매일 오전 9시 */

static newsx_str set_value(task *t)
{
    const nx_when *w = t->w;
    if (!nx_when_is_point(w))
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
    resolve_clock(t);
    return nx_point_print(p, t->r->c->arena);
}

/* -- what later moments may lean on */

static void remember(task *t)
{
    resolver *r = t->r;
    const nx_when *w = t->w;
    const nx_point *p = &t->p;
    if (p->year == NX_NO_YEAR || !p->dated || p->century >= 0 || p->decade >= 0 || w->set)
        return;
    bool from_year = w->base == NX_BASE_STORY && w->f[NX_YEAR].how == NX_SAYS_FROM && w->f[NX_YEAR].value < 0; /* 전년 … 전년 */
    r->year = from_year && r->year != NX_NO_YEAR ? r->year : p->year;
    r->month = p->month;
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
    r->last = d;
    bool plain = !w->near && !w->shift && !w->feast.len && !says(w, NX_MONTH) && !says(w, NX_WEEK) && says(w, NX_DAY) && !t->before;
    bool open = nx_str_is(w->mod, "on_or_after"), past = tense_of(t) == TENSE_PAST;
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

static void resolve(nx_date *d, task *t)
{
    const nx_when *w = t->w;
    nx_arena *a = t->r->c->arena;
    d->mod = w->mod;
    if (w->set) {
        d->kind = NX_DATE_SET;
        d->value = set_value(t);
    } else if (w->length.has && !w->shift) {
        d->kind = NX_DATE_DURATION;
        d->value = nx_length_print(&w->length, a);
        set_length_bounds(d, t);
    } else if (w->ref.len && !nx_when_is_point(w)) {
        d->kind = NX_DATE_DATE;
        d->value = w->ref;
        stand_on(t, NX_ANCHOR_PUBLISHED);
    } else if (w->shift && w->length.vague) {
        d->value = w->shift < 0 ? NX_S("PAST_REF") : NX_S("FUTURE_REF");
        stand_on(t, NX_ANCHOR_PUBLISHED);
    } else {
        if (w->shift)
            resolve_shift(t);
        else
            resolve_point(t);
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
    if (before->set && !w->set && !w->length.has && !w->near && first == nx_when_coarsest(before) && first != NX_UNITS && w->f[first].how == NX_SAYS) {
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
    d->value = nx_buf_str(&value);
    d->from = a->from;
    d->to = b->to;
    d->anchor = a->anchor > b->anchor ? a->anchor : b->anchor;
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
    resolver *r = NX_NEW(c->arena, resolver);
    uint32_t n = m->found.n;
    nx_point *points = nx_alloc(c->arena, sizeof *points * (n + 1u));
    nx_date *dates = nx_alloc_zero(c->arena, sizeof *dates * (n + 1u));
    if (!r || !points || !dates)
        return NEWSX_ENOMEM;
    r->s = s;
    r->c = c;
    r->now = s->page->published;
    r->year = NX_NO_YEAR;
    NX_TRY(find_marks(r));
    depth quotes = {0, 0, 0};
    for (uint32_t i = 0; i < n; i++) {
        nx_moment *x = &m->found.at[i];
        nx_date *d = &dates[i];
        d->head = (nx_head){x->span, x->sentence, x->rule};
        points[i] = nx_point_none();
        if (x->first == NX_NO_MOMENT && x->span.begin >= quotes.at)
            quotes_open(&quotes, s->text, x->span.begin);
        if (x->first != NX_NO_MOMENT) {
            make_range(d, &dates[x->first], &dates[x->second], c);
            continue;
        }
        if (x->after != NX_NO_MOMENT)
            pass_set_on(&x->when, &m->found.at[x->after].when);
        task t = {.r = r, .m = x, .w = &x->when, .p = nx_point_none(), .before = x->after != NX_NO_MOMENT ? &points[x->after] : NULL, .open = quotes.open};
        resolve(d, &t);
        points[i] = t.p;
        if (x->same && nx_point_has_day(&t.p)) { /* 전날인 6일: the second knows better */
            nx_point day = nx_point_of_day(nx_point_day(&t.p));
            dates[i - 1].value = dates[i - 1].from = dates[i - 1].to = nx_point_print(&day, c->arena);
            points[i - 1] = day;
        }
    }
    qsort(dates, n, sizeof *dates, by_place);
    for (uint32_t i = 0; i < n; i++)
        nx_push(c->arena, &f->dates, dates[i]);
    return nx_ctx_status(c);
}
