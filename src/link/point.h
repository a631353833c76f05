/* point.h -- a resolved place in time: as TIMEX3 writes it, and the days it covers. */
#ifndef NX_POINT_H
#define NX_POINT_H

#include "base/calendar.h"
#include "fact/when.h"

#define NX_NO_YEAR INT32_MIN
#define NX_NO_CENTURY INT32_MIN
#define NX_LAST_YEAR 9999 /* what four digits can say; past it a year is not known */
#define NX_HOUR_UNKNOWN 99 /* some clock time: 40분 뒤, from no known moment */

typedef struct nx_point { /* what is not known or not meant is 0; year NX_NO_YEAR, century NX_NO_CENTURY, decade and season and part -1 */
    nx_unit grain;        /* the finest unit that is meant; NX_WEEKDAY counts as NX_DAY once the day is known */
    int32_t year, century, decade; /* century: 20 from 2001, -3 the third before Christ */
    int8_t half, quarter, season, month, week, day, weekday, part;
    bool weekend;
    int8_t hour, minute, second; /* -1: none; hour 24 is the end of the day */
    bool dated;                  /* false: a time of no certain day */
} nx_point;

nx_point nx_point_none(void);
nx_point nx_point_of_day(nx_day d);
nx_day nx_point_day(const nx_point *p); /* needs a day */
bool nx_point_has_day(const nx_point *p);
newsx_str nx_point_print(const nx_point *p, nx_arena *a); /* 2022-10-19TMO; XXXX-03-05 */
/* The first and last day it covers; false where they are not known. */
bool nx_point_bounds(nx_day *from, nx_day *to, const nx_point *p);

#endif
