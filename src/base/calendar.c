/* calendar.c -- civil dates by day numbers (after Howard Hinnant's published derivation of the era arithmetic). */
#include "base/calendar.h"

int32_t nx_day_number(nx_day d)
{
    int32_t y = d.year - (d.month <= 2);
    int32_t era = (y >= 0 ? y : y - 399) / 400;
    int32_t yoe = y - era * 400;
    int32_t doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

nx_day nx_day_of_number(int32_t n)
{
    n += 719468;
    int32_t era = (n >= 0 ? n : n - 146096) / 146097;
    int32_t doe = n - era * 146097;
    int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int32_t mp = (5 * doy + 2) / 153;
    int32_t month = mp < 10 ? mp + 3 : mp - 9;
    return (nx_day){yoe + era * 400 + (month <= 2), (int8_t)month, (int8_t)(doy - (153 * mp + 2) / 5 + 1)};
}

nx_day nx_day_add(nx_day d, int32_t days)
{
    return nx_day_of_number(nx_day_number(d) + days);
}

int8_t nx_month_length(int32_t year, int8_t month)
{
    static const int8_t days[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return 0;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return (int8_t)(days[month] + (month == 2 && leap));
}

nx_day nx_day_add_months(nx_day d, int32_t months)
{
    int32_t m = d.year * 12 + (d.month - 1) + months;
    int32_t year = (m >= 0 ? m : m - 11) / 12;
    int8_t month = (int8_t)(m - year * 12 + 1), last = nx_month_length(year, month);
    return (nx_day){year, month, d.day > last ? last : d.day};
}

bool nx_day_valid(nx_day d)
{
    return d.day >= 1 && d.day <= nx_month_length(d.year, d.month);
}

int nx_day_cmp(nx_day a, nx_day b)
{
    int32_t x = nx_day_number(a), y = nx_day_number(b);
    return (x > y) - (x < y);
}

int8_t nx_weekday(nx_day d)
{
    int32_t n = (nx_day_number(d) + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int8_t)((n < 0 ? n + 7 : n) + 1);
}

int32_t nx_iso_week(nx_day d, int32_t *year)
{
    nx_day thursday = nx_day_add(d, 4 - nx_weekday(d));
    *year = thursday.year;
    return (nx_day_number(thursday) - nx_day_number((nx_day){thursday.year, 1, 1})) / 7 + 1;
}

nx_day nx_iso_week_start(int32_t year, int32_t week)
{
    nx_day fourth = {year, 1, 4};
    return nx_day_add(fourth, (week - 1) * 7 - (nx_weekday(fourth) - 1));
}

void nx_day_print(nx_buf *b, nx_day d)
{
    nx_buf_padded(b, d.year, 4);
    nx_buf_byte(b, '-');
    nx_buf_padded(b, d.month, 2);
    nx_buf_byte(b, '-');
    nx_buf_padded(b, d.day, 2);
}

static bool digits(newsx_str s, size_t *i, size_t n, int32_t *out) /* exactly n digits at *i */
{
    int32_t v = 0;
    if (*i + n > s.len)
        return false;
    for (size_t k = 0; k < n; k++) {
        char c = s.at[*i + k];
        if (c < '0' || c > '9')
            return false;
        v = v * 10 + (c - '0');
    }
    *i += n;
    *out = v;
    return true;
}

static bool skip(newsx_str s, size_t *i, const char *any)
{
    if (*i < s.len && s.at[*i] && strchr(any, s.at[*i])) {
        ++*i;
        return true;
    }
    return false;
}

static bool parse_zone(nx_time *t, newsx_str s, size_t *i)
{
    int32_t h = 0, m = 0;
    if (skip(s, i, "Zz")) {
        t->zone = 0;
        return true;
    }
    if (*i >= s.len || (s.at[*i] != '+' && s.at[*i] != '-'))
        return *i == s.len;
    bool west = s.at[(*i)++] == '-';
    if (!digits(s, i, 2, &h))
        return false;
    skip(s, i, ":");
    if (*i < s.len && !digits(s, i, 2, &m))
        return false;
    if (h > 14 || m > 59)
        return false;
    t->zone = (int16_t)((west ? -1 : 1) * (h * 60 + m));
    return *i == s.len;
}

nx_time nx_time_parse(newsx_str s)
{
    nx_time t = {.hour = -1, .zone = 540}, bad = {.hour = -1, .zone = 540};
    int32_t year, month, day, hour, minute, second = 0;
    s = nx_str_trim(s);
    size_t i = 0;
    if (!digits(s, &i, 4, &year))
        return bad;
    bool dashed = skip(s, &i, "-./");
    if (!digits(s, &i, 2, &month) || (dashed && !skip(s, &i, "-./")) || !digits(s, &i, 2, &day))
        return bad;
    t.day = (nx_day){year, (int8_t)month, (int8_t)day};
    if (month > 12 || !nx_day_valid(t.day))
        return bad;
    t.ok = true;
    skip(s, &i, ".");
    if (i == s.len)
        return t;
    skip(s, &i, "T ");
    skip(s, &i, " ");
    if (!digits(s, &i, 2, &hour))
        return bad;
    skip(s, &i, ":");
    if (!digits(s, &i, 2, &minute))
        return bad;
    bool colon = skip(s, &i, ":");
    if ((colon || (i < s.len && s.at[i] >= '0' && s.at[i] <= '9')) && !digits(s, &i, 2, &second))
        return bad;
    if (hour > 24 || minute > 59 || second > 60)
        return bad;
    if (skip(s, &i, "."))
        while (i < s.len && s.at[i] >= '0' && s.at[i] <= '9')
            i++;
    skip(s, &i, " ");
    if (!parse_zone(&t, s, &i))
        return bad;
    t.hour = (int8_t)hour;
    t.minute = (int8_t)minute;
    t.second = (int8_t)second;
    return t;
}

void nx_time_print(nx_buf *b, nx_time t)
{
    nx_day_print(b, t.day);
    if (t.hour < 0)
        return;
    nx_buf_byte(b, 'T');
    nx_buf_padded(b, t.hour, 2);
    nx_buf_byte(b, ':');
    nx_buf_padded(b, t.minute, 2);
    nx_buf_byte(b, ':');
    nx_buf_padded(b, t.second, 2);
    int zone = t.zone < 0 ? -t.zone : t.zone;
    nx_buf_byte(b, t.zone < 0 ? '-' : '+');
    nx_buf_padded(b, zone / 60, 2);
    nx_buf_byte(b, ':');
    nx_buf_padded(b, zone % 60, 2);
}
