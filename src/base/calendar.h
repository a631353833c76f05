/* calendar.h -- days, weeks and months of the proleptic Gregorian calendar, and times as ISO 8601 writes them. */
#ifndef NX_CALENDAR_H
#define NX_CALENDAR_H

#include "base/buf.h"

typedef struct nx_day {
    int32_t year; /* 0 with month 0: no day */
    int8_t month, day;
} nx_day;

typedef struct nx_time { /* a moment as a page states it */
    nx_day day;
    int8_t hour, minute, second; /* hour -1: the day alone is known */
    int16_t zone;                /* minutes east of Greenwich; 540 = Asia/Seoul */
    bool ok;
} nx_time;

int32_t nx_day_number(nx_day d);      /* days since 1970-01-01 */
nx_day nx_day_of_number(int32_t n);
nx_day nx_day_add(nx_day d, int32_t days);
nx_day nx_day_add_months(nx_day d, int32_t months); /* the day is clamped to the month's last */
int8_t nx_month_length(int32_t year, int8_t month);
bool nx_day_valid(nx_day d);
int nx_day_cmp(nx_day a, nx_day b);
int8_t nx_weekday(nx_day d);          /* 1 = Monday … 7 = Sunday, as ISO 8601 */
int32_t nx_iso_week(nx_day d, int32_t *year); /* week and the year it belongs to */
nx_day nx_iso_week_start(int32_t year, int32_t week); /* its Monday */
void nx_day_print(nx_buf *b, nx_day d);       /* 2022-10-19 */

/* ISO 8601 with or without a time, seconds, fraction, zone ("2025-05-15T20:00:52.000+0900", "2022-10-19",
 * "20100101092104"); a missing zone is Asia/Seoul's.  ok is false for anything else, bad dates included. */
nx_time nx_time_parse(newsx_str s);
/* 2022-10-19T15:30:00+09:00, or the day alone where no hour is known. */
void nx_time_print(nx_buf *b, nx_time t);

#endif
