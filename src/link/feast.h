/* feast.h -- days that move: lunar feasts, Easter, solar terms, the dog days of summer. */
#ifndef NX_FEAST_H
#define NX_FEAST_H

#include "base/calendar.h"

/* The day of a feast (holiday.tsv's feast= : "lunar:8-15", "easter:-2", "term:135", "dog:1") in a year.  month 0 where
 * it is not known.  Lunar ones open ICU's dangi calendar: tens of microseconds, so ask once for each year. */
nx_day nx_feast_day(newsx_str feast, int32_t year);

#endif
