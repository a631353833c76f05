/* day.c -- which day a point names: year, month, week, day and clock, one after the other, from coarse to fine.
 *
 * A bare `15일` is a day near the publication: behind it where the sentence speaks of the past, before it where of the
 * future.  `이날` is the day the article reports on, or a day to come where a sentence opens with it and speaks of the future. */
#include "link/feast.h"
#include "link/task.h"

enum { FRESH_DAYS = 31, SURE_BACK = 10, NEAR_FUTURE = 20 };

nx_tense nx_task_tense(const nx_task *t)
{
    return nx_tense_behind(&t->r->marks, t->r->s->text, t->m->span.end, t->m->sentence, t->open);
}

static int32_t full_year(const nx_resolver *r, int32_t yy) /* '24 → 2024, '99 → 1999 */
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

static nx_day pick_bare_day(const nx_task *t, int32_t day)
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
    nx_tense said = nx_task_tense(t);
    if (!ahead)
        return said == NX_TENSE_FUTURE && now.day - day > SURE_BACK ? on : here;
    int32_t forward = here.month ? day - now.day : 31, behind = nx_day_number(now) - nx_day_number(back);
    if (said == NX_TENSE_PAST)
        return forward == 1 && behind > 25 ? here : back; /* published before midnight in another zone */
    if (said == NX_TENSE_FUTURE)
        return here.month ? here : on;
    return here.month && forward <= behind ? here : behind < NEAR_FUTURE ? back : here.month ? here : back;
}

/* The year of a month (and day) that names none; diff: months or days of it before (-) or behind (+) the publication. */
static int32_t pick_year(const nx_task *t, int32_t diff, int32_t half)
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
    nx_tense said = nx_task_tense(t);
    if (said == NX_TENSE_PAST && diff > half / 3)
        return year - 1;
    if (said == NX_TENSE_FUTURE && diff < -half)
        return year + 1;
    if (said == NX_TENSE_NONE && diff > half + half / 2)
        return year - 1;
    return said == NX_TENSE_NONE && diff < -half - half / 2 ? year + 1 : year;
}

nx_anchor nx_task_stand_on(nx_task *t, nx_anchor a)
{
    if (a > t->anchor)
        t->anchor = a;
    return t->anchor;
}

bool nx_task_has_now(nx_task *t)
{
    if (t->r->now.ok)
        nx_task_stand_on(t, NX_ANCHOR_PUBLISHED);
    return t->r->now.ok;
}

void nx_task_set_day(nx_task *t, nx_day d)
{
    if (!d.month)
        return;
    t->p.year = d.year;
    t->p.month = d.month;
    t->p.day = d.day;
}

/* -- 이날, 전날, 다음날 */

static nx_day story_day(nx_task *t)
{
    nx_resolver *r = t->r;
    bool fresh = r->coming.month && t->m->sentence - r->coming_sentence <= 2;
    nx_task_stand_on(t, NX_ANCHOR_CONTEXT);
    if (fresh && t->m->heads_sentence && nx_task_tense(t) == NX_TENSE_FUTURE)
        return r->coming;
    if (r->story.month)
        return r->story;
    int32_t behind = r->last.month && r->now.ok ? nx_day_number(r->now.day) - nx_day_number(r->last) : 0;
    if (r->last.month && behind <= FRESH_DAYS && behind >= -FRESH_DAYS)
        return r->last;
    return r->now.ok ? r->now.day : (nx_day){0, 0, 0};
}

nx_day nx_task_base_day(nx_task *t)
{
    if (t->w->base == NX_BASE_STORY)
        return story_day(t);
    if (t->w->base == NX_BASE_LAST && t->r->last.month) {
        nx_task_stand_on(t, NX_ANCHOR_CONTEXT);
        return t->r->last;
    }
    return nx_task_has_now(t) ? t->r->now.day : (nx_day){0, 0, 0};
}

/* -- one unit after the other, from coarse to fine */

static void resolve_year(nx_task *t)
{
    const nx_when *w = t->w;
    nx_field f = w->f[NX_YEAR];
    if (f.how == NX_SAYS)
        t->p.year = w->bc ? -f.value : f.value;
    else if (f.how == NX_SAYS_SHORT)
        t->p.year = full_year(t->r, f.value);
    else if (f.how == NX_SAYS_FROM && w->base == NX_BASE_STORY && t->r->year != NX_NO_YEAR) {
        nx_task_stand_on(t, NX_ANCHOR_CONTEXT);
        t->p.year = t->r->year + f.value;
    } else if (f.how == NX_SAYS_FROM && nx_task_has_now(t)) {
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
static void inherit(nx_task *t)
{
    const nx_point *b = t->before;
    nx_unit first = nx_when_coarsest(t->w);
    if (!b || t->w->near || first == NX_UNITS || t->w->f[first].how == NX_SAYS_FROM)
        return;
    if (first > NX_YEAR && b->year != NX_NO_YEAR && (first <= NX_MONTH || b->month || first == NX_WEEK))
        t->p.year = b->year;
    if (first == NX_WEEKDAY && b->day) /* the next such day: nx_task_weekday() */
        t->p.year = NX_NO_YEAR;
    else if (first > NX_MONTH && (first != NX_WEEK || t->w->nth) && b->month)
        t->p.month = b->month;
    if (first == NX_WEEKDAY && b->week)
        t->p.week = b->week;
    if (first >= NX_PART && b->day)
        t->p.day = b->day;
    if (t->p.year != NX_NO_YEAR || t->p.month)
        nx_task_stand_on(t, NX_ANCHOR_CONTEXT);
}

/* 10월 25일부터 1월 25일까지: into the next year; 29일부터 3일까지: into the next month. */
static void roll_over(nx_task *t)
{
    const nx_point *b = t->before;
    if (!b || b->year == NX_NO_YEAR || t->p.year != b->year || nx_task_says(t->w, NX_YEAR) || !t->p.month || !b->month)
        return;
    if (t->w->f[NX_MONTH].how == NX_SAYS && t->p.month < b->month)
        t->p.year++;
    else if (!nx_task_says(t->w, NX_MONTH) && t->w->f[NX_DAY].how == NX_SAYS && b->day && t->p.day < b->day && t->p.month == b->month) {
        nx_day d = nx_day_add_months((nx_day){t->p.year, t->p.month, 1}, 1);
        t->p.year = d.year;
        t->p.month = d.month;
    }
}

static void resolve_spans_of_year(nx_task *t) /* half, quarter, season */
{
    const nx_when *w = t->w;
    static const nx_unit units[] = {NX_HALF, NX_QUARTER, NX_SEASON};
    static const int32_t months[] = {6, 3, 3}, first[] = {-5, -2, 3};
    for (int i = 0; i < 3; i++) {
        nx_field f = w->f[units[i]];
        if (f.how == NX_SAYS_NOTHING)
            continue;
        if (f.how == NX_SAYS_FROM) {
            if (!nx_task_has_now(t))
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
        if (t->p.year != NX_NO_YEAR || !nx_task_has_now(t))
            continue;
        int32_t from = i == 2 ? 3 + 3 * f.value : f.value * months[i] + first[i], now = t->r->now.day.month;
        t->p.year = t->r->now.day.year;
        if (!w->near && t->r->part_sentence == t->m->sentence && t->r->part_unit == units[i] && t->r->part_value < f.value)
            t->p.year = t->r->year; /* 내년 상반기까지 …, 하반기에 */
        else if (i == 2 && f.value == 3 && now <= 2 && w->near != NX_NEAR_COMING && w->near != NX_NEAR_NEXT)
            t->p.year--; /* the winter that began last December */
        else if (w->near == NX_NEAR_PAST && from + months[i] - 1 >= now)
            t->p.year--;
        else if ((w->near == NX_NEAR_COMING || w->near == NX_NEAR_NEXT) && from <= now)
            t->p.year++;
    }
}

static void resolve_month(nx_task *t)
{
    const nx_when *w = t->w;
    nx_field f = w->f[NX_MONTH];
    if (f.how == NX_SAYS_FROM) {
        nx_day base = {0, 0, 0};
        if (w->base == NX_BASE_STORY && t->r->month && t->r->year != NX_NO_YEAR) {
            base = (nx_day){t->r->year, (int8_t)t->r->month, 1};
            nx_task_stand_on(t, NX_ANCHOR_CONTEXT);
        } else if (nx_task_has_now(t)) {
            base = (nx_day){t->r->now.day.year, t->r->now.day.month, 1};
        }
        if (base.month) {
            base = nx_day_add_months(base, f.value);
            t->p.year = nx_task_says(w, NX_YEAR) ? t->p.year : base.year;
            t->p.month = base.month;
        }
        return;
    }
    if (f.how == NX_SAYS_NOTHING)
        return;
    t->p.month = (int8_t)f.value;
    if (t->p.year != NX_NO_YEAR || !nx_task_has_now(t))
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

void nx_task_set_week(nx_task *t, nx_day d)
{
    int32_t year;
    t->p.week = (int8_t)nx_iso_week(d, &year);
    t->p.year = year;
}

static void resolve_week(nx_task *t)
{
    const nx_when *w = t->w;
    nx_field f = w->f[NX_WEEK];
    if (w->nth && nx_task_says(w, NX_WEEKDAY) && t->p.year != NX_NO_YEAR && t->p.month) {
        nx_task_set_day(t, nth_weekday(t->p.year, t->p.month, w->nth, w->f[NX_WEEKDAY].value));
    } else if (w->nth_week && t->p.year != NX_NO_YEAR) {
        if (t->p.month) { /* the week of a month's nth Thursday, as ISO 8601 does for years */
            nx_day thursday = nth_weekday(t->p.year, t->p.month, w->nth_week, 4);
            t->p.month = 0;
            nx_task_set_week(t, thursday);
        } else if (w->nth_week > 0) {
            t->p.week = w->nth_week;
        } else {
            nx_task_set_week(t, (nx_day){t->p.year, 12, 28}); /* always in the last week */
        }
    } else if (f.how == NX_SAYS && !w->nth_week) {
        if (t->p.year == NX_NO_YEAR && nx_task_has_now(t))
            t->p.year = t->r->now.day.year;
        t->p.week = (int8_t)f.value;
    } else if (f.how == NX_SAYS_FROM && nx_task_has_now(t)) {
        nx_task_set_week(t, nx_day_add(t->r->now.day, 7 * f.value));
    }
    t->p.weekend = w->weekend;
    if (w->weekend && f.how == NX_SAYS_NOTHING && !t->p.month && t->p.year == NX_NO_YEAR && !w->set && nx_task_has_now(t))
        nx_task_set_week(t, t->r->now.day);
}

static void resolve_day(nx_task *t)
{
    nx_field f = t->w->f[NX_DAY];
    if (f.how == NX_SAYS_FROM) {
        nx_day base = nx_task_base_day(t);
        if (base.month)
            nx_task_set_day(t, nx_day_add(base, f.value));
    } else if (f.how == NX_SAYS_LAST) {
        if (t->p.year != NX_NO_YEAR && t->p.month)
            t->p.day = nx_month_length(t->p.year, t->p.month);
    } else if (f.how == NX_SAYS) {
        t->p.day = (int8_t)f.value;
        if (!t->p.month && t->p.year == NX_NO_YEAR && nx_task_has_now(t))
            nx_task_set_day(t, pick_bare_day(t, f.value));
    }
}

void nx_task_weekday(nx_task *t)
{
    nx_field f = t->w->f[NX_WEEKDAY];
    if (f.how != NX_SAYS || t->p.day)
        return;
    t->p.weekday = (int8_t)f.value;
    if (t->before && nx_point_has_day(t->before) && !t->w->near && !t->w->nth && !t->w->shift) { /* 다음 주 수요일과 금요일 */
        nx_day d = nx_point_day(t->before);
        nx_task_set_day(t, nx_day_add(d, (f.value - nx_weekday(d) + 7) % 7));
        return;
    }
    if (t->p.week && t->p.year != NX_NO_YEAR) {
        nx_day d = nx_day_add(nx_iso_week_start(t->p.year, t->p.week), f.value - 1);
        t->p.week = 0;
        nx_task_set_day(t, d);
        return;
    }
    if (t->w->nth || t->w->set || t->p.month || t->p.year != NX_NO_YEAR || !nx_task_has_now(t))
        return;
    nx_day now = t->r->now.day, monday = nx_day_add(now, 1 - nx_weekday(now));
    int32_t on = (f.value - nx_weekday(now) + 7) % 7; /* days to the next one, today included */
    switch (t->w->near) {
    case NX_NEAR_PAST:
        nx_task_set_day(t, nx_day_add(now, on - 7));
        break;
    case NX_NEAR_NEXT:
        nx_task_set_day(t, nx_day_add(monday, 7 + f.value - 1));
        break;
    case NX_NEAR_THIS:
        nx_task_set_day(t, nx_day_add(monday, f.value - 1));
        break;
    case NX_NEAR_COMING:
        nx_task_set_day(t, nx_day_add(now, on ? on : 7));
        break;
    default:
        nx_task_set_day(t, nx_day_add(now, nx_task_tense(t) == NX_TENSE_PAST && on ? on - 7 : on));
    }
}

static nx_day feast_day(nx_resolver *r, newsx_str feast, int32_t year)
{
    for (uint32_t i = 0; i < r->feasts; i++)
        if (r->feast[i].year == year && nx_str_eq(r->feast[i].feast, feast))
            return r->feast[i].day;
    if (r->feasts == NX_FEASTS)
        return (nx_day){0, 0, 0};
    nx_day d = nx_feast_day(feast, year);
    r->feast[r->feasts++] = (nx_known_feast){feast, year, d};
    return d;
}

static void resolve_feast(nx_task *t)
{
    if (!t->w->feast.len)
        return;
    int32_t year = t->p.year;
    if (year == NX_NO_YEAR) {
        if (!nx_task_has_now(t))
            return;
        year = t->r->now.day.year;
        nx_day d = feast_day(t->r, t->w->feast, year);
        if (d.month)
            year = pick_year(t, nx_day_number(d) - nx_day_number(t->r->now.day), 240);
    }
    nx_day d = feast_day(t->r, t->w->feast, year);
    t->p.year = year;
    nx_task_set_day(t, d);
}

/* 대체공휴일: the first day behind the holiday, 설 and 추석 being three, that is neither Saturday nor Sunday. */
static void resolve_substitute(nx_task *t)
{
    if (!t->w->substitute || !nx_point_has_day(&t->p))
        return;
    bool three = nx_str_is(t->w->feast, "lunar:1-1") || nx_str_is(t->w->feast, "lunar:8-15");
    nx_day d = nx_day_add(nx_point_day(&t->p), three ? 2 : 1);
    while (nx_weekday(d) > 5)
        d = nx_day_add(d, 1);
    nx_task_set_day(t, d);
}

/* -- clock */

static void move_day(nx_task *t, int32_t days)
{
    if (nx_point_has_day(&t->p))
        nx_task_set_day(t, nx_day_add(nx_point_day(&t->p), days));
}

void nx_task_clock(nx_task *t)
{
    const nx_when *w = t->w;
    nx_half_day half = w->half;
    if (nx_task_says(w, NX_PART))
        t->p.part = (int8_t)w->f[NX_PART].value;
    if (!nx_task_says(w, NX_HOUR))
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
    t->p.minute = (int8_t)(nx_task_says(w, NX_MINUTE) ? w->f[NX_MINUTE].value : 0);
    t->p.second = (int8_t)(nx_task_says(w, NX_SECOND) ? w->f[NX_SECOND].value : -1);
}

/* A time of day without a day: of 이날 or a plain day earlier in the sentence; of the publication where no day was named yet. */
static void find_day_of_clock(nx_task *t)
{
    nx_resolver *r = t->r;
    if (nx_when_coarsest(t->w) < NX_PART || nx_point_has_day(&t->p) || t->w->set)
        return;
    if (t->before && !t->before->dated && (t->before->hour >= 0 || t->before->part >= 0))
        return;
    if (r->here.month && r->here_sentence == t->m->sentence) {
        nx_task_stand_on(t, NX_ANCHOR_CONTEXT);
        nx_task_set_day(t, r->here);
    } else if (!r->last.month && nx_task_has_now(t)) {
        nx_task_set_day(t, r->now.day);
    }
}

void nx_task_point(nx_task *t)
{
    inherit(t);
    resolve_year(t);
    resolve_spans_of_year(t);
    resolve_month(t);
    resolve_week(t);
    resolve_day(t);
    roll_over(t);
    nx_task_weekday(t);
    resolve_feast(t);
    resolve_substitute(t);
    find_day_of_clock(t);
    nx_task_clock(t);
    nx_field century = t->w->f[NX_CENTURY], decade = t->w->f[NX_DECADE];
    if (century.how)
        t->p.century = t->w->bc ? -century.value : century.value - 1;
    if (decade.how) {
        int32_t y = decade.value;
        t->p.decade = (y >= 100 ? y : y < 30 ? 2000 + y : 1900 + y) / 10;
    }
    t->p.grain = nx_when_finest(t->w);
    if (t->p.grain == NX_WEEKDAY && t->p.day)
        t->p.grain = NX_DAY;
    bool beside_day = t->before && t->before->dated && t->before->grain >= NX_DAY; /* 24일 오전 10시∼오후 1시, of no known month */
    t->p.dated = nx_when_coarsest(t->w) < NX_PART || nx_point_has_day(&t->p) || beside_day;
}
