/* point.c -- writes resolved times.  TIMEX3 (TimeML 1.2.1) for values, ISO 8601 for bounds. */
#include "link/point.h"

nx_point nx_point_none(void)
{
    return (nx_point){.grain = NX_UNITS, .year = NX_NO_YEAR, .century = NX_NO_CENTURY, .decade = -1, .season = -1, .part = -1, .hour = -1,
                      .minute = -1, .second = -1};
}

nx_point nx_point_of_day(nx_day d)
{
    nx_point p = nx_point_none();
    p.grain = NX_DAY;
    p.year = d.year;
    p.month = d.month;
    p.day = d.day;
    p.dated = true;
    return p;
}

nx_day nx_point_day(const nx_point *p)
{
    return (nx_day){p->year, p->month, p->day};
}

bool nx_point_has_day(const nx_point *p)
{
    return p->year != NX_NO_YEAR && p->month && p->day;
}

static void print_year(nx_buf *b, int32_t year)
{
    if (year == NX_NO_YEAR || year > NX_LAST_YEAR || year < -NX_LAST_YEAR) {
        nx_buf_add(b, NX_S("XXXX"));
        return;
    }
    if (year < 0)
        nx_buf_byte(b, '-');
    nx_buf_padded(b, year < 0 ? -year : year, 4);
}

static void print_part(nx_buf *b, int v) /* -03, -XX */
{
    nx_buf_byte(b, '-');
    if (v)
        nx_buf_padded(b, v, 2);
    else
        nx_buf_add(b, NX_S("XX"));
}

static void print_week(nx_buf *b, const nx_point *p)
{
    nx_buf_add(b, NX_S("-W"));
    if (p->week)
        nx_buf_padded(b, p->week, 2);
    else
        nx_buf_add(b, NX_S("XX"));
    if (p->weekend)
        nx_buf_add(b, NX_S("-WE"));
    else if (p->weekday) {
        nx_buf_byte(b, '-');
        nx_buf_int(b, p->weekday);
    }
}

static void print_date(nx_buf *b, const nx_point *p)
{
    static const char seasons[4][4] = {"-SP", "-SU", "-FA", "-WI"};
    if (p->century != NX_NO_CENTURY) {
        if (p->century < 0)
            nx_buf_byte(b, '-');
        nx_buf_padded(b, p->century < 0 ? -p->century - 1 : p->century, 2);
        return;
    }
    if (p->decade >= 0) {
        nx_buf_padded(b, p->decade, 3);
        return;
    }
    print_year(b, p->year);
    if (p->season >= 0) {
        nx_buf_add(b, nx_cstr(seasons[p->season]));
    } else if (p->half) {
        nx_buf_add(b, NX_S("-H"));
        nx_buf_int(b, p->half);
    } else if (p->quarter) {
        nx_buf_add(b, NX_S("-Q"));
        nx_buf_int(b, p->quarter);
    } else if (!p->day && (p->week || p->weekend || p->weekday)) {
        print_week(b, p);
    } else if (p->month || p->day || p->grain >= NX_MONTH) {
        print_part(b, p->month);
        if (p->day || p->grain >= NX_DAY)
            print_part(b, p->day);
    }
}

static void print_time(nx_buf *b, const nx_point *p)
{
    static const char parts[5][3] = {"MO", "MI", "AF", "EV", "NI"};
    nx_buf_byte(b, 'T');
    if (p->hour < 0) {
        nx_buf_add(b, nx_cstr(parts[p->part]));
        return;
    }
    if (p->hour == NX_HOUR_UNKNOWN) {
        nx_buf_add(b, NX_S("XX:XX"));
        return;
    }
    nx_buf_padded(b, p->hour, 2);
    nx_buf_byte(b, ':');
    nx_buf_padded(b, p->minute < 0 ? 0 : p->minute, 2);
    if (p->second >= 0) {
        nx_buf_byte(b, ':');
        nx_buf_padded(b, p->second, 2);
    }
}

newsx_str nx_point_print(const nx_point *p, nx_arena *a)
{
    nx_buf b = nx_buf_new(a, 24);
    bool timed = p->hour >= 0 || p->part >= 0;
    if (p->dated || !timed)
        print_date(&b, p);
    if (timed)
        print_time(&b, p);
    return nx_buf_done(&b);
}

static bool months(nx_day *from, nx_day *to, int32_t year, int8_t first, int32_t n)
{
    *from = (nx_day){year, first, 1};
    *to = nx_day_add(nx_day_add_months(*from, n), -1);
    return true;
}

bool nx_point_bounds(nx_day *from, nx_day *to, const nx_point *p)
{
    if (p->century != NX_NO_CENTURY) /* 1901 to 2000; 300 to 201 BC */
        return months(from, to, p->century < 0 ? p->century * 100 : p->century * 100 + 1, 1, 1200);
    if (p->decade >= 0)
        return months(from, to, p->decade * 10, 1, 120);
    if (p->year == NX_NO_YEAR || p->year > NX_LAST_YEAR - 1 || p->year < -NX_LAST_YEAR || !p->dated)
        return false;
    if (p->season >= 0)
        return months(from, to, p->year, (int8_t)(3 + 3 * p->season), 3);
    if (p->half)
        return months(from, to, p->year, (int8_t)(6 * p->half - 5), 6);
    if (p->quarter)
        return months(from, to, p->year, (int8_t)(3 * p->quarter - 2), 3);
    if (p->day && p->month) {
        *from = *to = nx_point_day(p);
        return true;
    }
    if (p->week) {
        nx_day monday = nx_iso_week_start(p->year, p->week);
        *from = nx_day_add(monday, p->weekend ? 5 : 0);
        *to = nx_day_add(monday, 6);
        return true;
    }
    if (p->month)
        return months(from, to, p->year, p->month, 1);
    return !p->day && !p->weekday && !p->weekend && months(from, to, p->year, 1, 12);
}
