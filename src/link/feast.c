/* feast.c -- computes days that move.  ICU lives here for its `dangi` calendar, which is right for 설 and 추석 (after the
 * tables of the Korea Astronomy and Space Science Institute, 1900-2100); the rest is arithmetic. */
#include "link/feast.h"

#include <unicode/ucal.h>

static const nx_day none = {0, 0, 0};

/* The Korean lunar calendar: the lunar year that begins in this solar year. */
static nx_day lunar_day(int32_t year, int32_t month, int32_t day)
{
    static const UChar seoul[] = {'A', 's', 'i', 'a', '/', 'S', 'e', 'o', 'u', 'l', 0};
    UErrorCode st = U_ZERO_ERROR;
    UCalendar *solar = ucal_open(seoul, -1, "en_US", UCAL_GREGORIAN, &st);
    UCalendar *moon = ucal_open(seoul, -1, "ko_KR@calendar=dangi", UCAL_TRADITIONAL, &st);
    nx_day out = none;
    if (U_SUCCESS(st)) {
        ucal_setDateTime(solar, year, UCAL_JULY, 1, 12, 0, 0, &st); /* well inside the lunar year */
        ucal_setMillis(moon, ucal_getMillis(solar, &st), &st);
        ucal_set(moon, UCAL_IS_LEAP_MONTH, 0);
        ucal_set(moon, UCAL_MONTH, month - 1);
        ucal_set(moon, UCAL_DATE, day);
        ucal_setMillis(solar, ucal_getMillis(moon, &st), &st);
        out = (nx_day){ucal_get(solar, UCAL_YEAR, &st), (int8_t)(ucal_get(solar, UCAL_MONTH, &st) + 1), (int8_t)ucal_get(solar, UCAL_DATE, &st)};
    }
    if (solar)
        ucal_close(solar);
    if (moon)
        ucal_close(moon);
    return U_SUCCESS(st) ? out : none;
}

static nx_day easter(int32_t y) /* Gregorian, after Meeus, Jones and Butcher */
{
    int32_t a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int32_t h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int32_t m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
    return (nx_day){y, (int8_t)(n / 31), (int8_t)(n % 31 + 1)};
}

/* The sun's apparent longitude in thousandths of a degree, at noon in Seoul (03:00 UT) of a day: the low-precision series
 * of the Astronomical Almanac, good to a hundredth of a degree; its sines by a table of integers would be less readable. */
static double sine(double degrees) /* Bhaskara's is too coarse: a Taylor series on [-90, 90] */
{
    while (degrees > 180.0)
        degrees -= 360.0;
    while (degrees < -180.0)
        degrees += 360.0;
    if (degrees > 90.0)
        degrees = 180.0 - degrees;
    if (degrees < -90.0)
        degrees = -180.0 - degrees;
    double x = degrees * 0.017453292519943295, x2 = x * x;
    return x * (1 - x2 / 6 * (1 - x2 / 20 * (1 - x2 / 42 * (1 - x2 / 72 * (1 - x2 / 110)))));
}

static double sun_longitude(double days) /* days since 2000-01-01 12:00 */
{
    double mean = 280.460 + 0.9856474 * days, anomaly = 357.528 + 0.9856003 * days;
    anomaly -= 360.0 * (double)(int64_t)(anomaly / 360.0);
    double l = mean + 1.915 * sine(anomaly) + 0.020 * sine(2 * anomaly);
    l -= 360.0 * (double)(int64_t)(l / 360.0);
    return l < 0 ? l + 360.0 : l;
}

/* The day in Korea on which the sun reaches a longitude. */
static nx_day solar_term(int32_t year, int32_t degrees)
{
    int32_t zero = nx_day_number((nx_day){2000, 1, 1}), from = nx_day_number((nx_day){year, 1, 1});
    for (int32_t n = from; n < from + 366; n++) {
        double start = (double)(n - zero) - 0.5 - 9.0 / 24.0; /* 00:00 in Seoul */
        double before = sun_longitude(start) - degrees, after = sun_longitude(start + 1.0) - degrees;
        if (before > 180.0)
            before -= 360.0;
        if (after > 180.0)
            after -= 360.0;
        if (before < 0 && before > -2.0 && after >= 0 && after < 2.0)
            return nx_day_of_number(n);
    }
    return none;
}

/* The nth day of the stem 경 (7th of ten) on or after d.  1970-01-01 was 신사, stem 8 of 1..10. */
static nx_day stem_day(nx_day d, int32_t nth)
{
    int32_t n = nx_day_number(d), stem = (n + 7) % 10; /* 0 = 갑 */
    if (stem < 0)
        stem += 10;
    return nx_day_of_number(n + (6 - stem + 10) % 10 + 10 * (nth - 1));
}

static nx_day dog_day(int32_t year, int32_t which) /* 초복, 중복: 3rd and 4th from the summer solstice; 말복: 1st from 입추 */
{
    nx_day from = solar_term(year, which == 3 ? 135 : 90);
    return from.month ? stem_day(from, which == 3 ? 1 : which + 2) : none;
}

nx_day nx_feast_day(newsx_str feast, int32_t year)
{
    newsx_str kind, rest = feast;
    size_t used = 0;
    nx_str_next_field(&kind, &rest, ':');
    if (!rest.len || year < 1600 || year > 2400)
        return none;
    bool minus = rest.at[0] == '-';
    int32_t a = (int32_t)nx_str_uint(nx_str_cut(rest, minus, rest.len), &used);
    if (nx_str_is(kind, "easter"))
        return nx_day_add(easter(year), minus ? -a : a);
    if (nx_str_is(kind, "term"))
        return solar_term(year, a);
    if (nx_str_is(kind, "dog"))
        return dog_day(year, a);
    if (nx_str_is(kind, "lunar") && used + 1 < rest.len)
        return lunar_day(year, a, (int32_t)nx_str_uint(nx_str_cut(rest, used + 1, rest.len), NULL));
    return none;
}
