/* moment.c -- a time as pages write it for machines: ISO 8601, RFC 5322 ("Fri, 24 Oct 2025 10:05:00 +0900"), Java's
 * ("Fri Oct 24 10:05:00 KST 2025"), seconds since 1970; else as they show it.  In: calendar.c, label.c. */
#include "read/sheet.h"

#include "read/label.h"

static int month_of(newsx_str word) /* "Oct", "October"; 0: none */
{
    static const char *const names[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    for (int i = 0; i < 12 && word.len >= 3; i++)
        if (nx_str_eq_nocase(nx_str_cut(word, 0, 3), nx_cstr(names[i])))
            return i + 1;
    return 0;
}

/* Seconds or milliseconds since 1970. */
static nx_time since_1970(newsx_str s)
{
    enum { SECONDS = 10, MILLISECONDS = 13, DAY = 86400, SEOUL = 540 };
    nx_time t = {.hour = -1, .zone = SEOUL};
    if (s.len != SECONDS && s.len != MILLISECONDS)
        return t;
    int64_t n = 0;
    for (size_t i = 0; i < SECONDS; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return t;
        n = n * 10 + (s.at[i] - '0');
    }
    n += SEOUL * 60;
    t.day = nx_day_of_number((int32_t)(n / DAY));
    t.hour = (int8_t)(n % DAY / 3600);
    t.minute = (int8_t)(n % 3600 / 60);
    t.second = (int8_t)(n % 60);
    t.ok = true;
    return t;
}

static bool take_clock(nx_time *t, newsx_str word) /* 10:05, 10:05:33 */
{
    size_t used = 0, more = 0;
    uint32_t hour = nx_str_uint(word, &used), minute;
    if (used == 0 || used >= word.len || word.at[used] != ':')
        return false;
    newsx_str rest = nx_str_cut(word, used + 1, word.len);
    minute = nx_str_uint(rest, &more);
    if (more != 2 || hour > 23 || minute > 59)
        return false;
    uint32_t second = more < rest.len && rest.at[more] == ':' ? nx_str_uint(nx_str_cut(rest, more + 1, rest.len), NULL) : 0;
    t->hour = (int8_t)hour;
    t->minute = (int8_t)minute;
    t->second = (int8_t)(second < 60 ? second : 0);
    return true;
}

static bool take_zone(nx_time *t, newsx_str word) /* +0900, GMT, KST */
{
    bool east = word.len == 5 && word.at[0] == '+', west = word.len == 5 && word.at[0] == '-';
    if (east || west) {
        uint32_t n = nx_str_uint(nx_str_cut(word, 1, word.len), NULL);
        t->zone = (int16_t)((int)(n / 100 * 60 + n % 100) * (east ? 1 : -1));
    } else if (nx_str_is(word, "GMT") || nx_str_is(word, "UTC")) {
        t->zone = 0;
    }
    return east || west;
}

static nx_time in_english(newsx_str s)
{
    enum { LONGEST = 64 };
    nx_time t = {.hour = -1, .zone = 540};
    newsx_str word;
    int month = 0, day = 0, year = 0;
    while (s.len <= LONGEST && nx_str_next_field(&word, &s, ' ')) {
        while (word.len && strchr(",.", word.at[word.len - 1]))
            word.len--;
        size_t used = 0;
        uint32_t n = nx_str_uint(word, &used);
        if (take_zone(&t, word) || take_clock(&t, word))
            continue;
        if (used && used == word.len && n > 31)
            year = (int)n;
        else if (used && used == word.len && !day)
            day = (int)n;
        else if (!month)
            month = month_of(word);
    }
    t.day = (nx_day){year, (int8_t)month, (int8_t)day};
    t.ok = year >= 1900 && year < 2200 && month && day && nx_day_valid(t.day);
    return t;
}

nx_time nx_moment_parse(newsx_str s, const nx_lexicon *lex)
{
    static const nx_day none = {1950, 1, 1}, zero = {1970, 1, 1}; /* programs write such days for none */
    uint32_t used;
    s = nx_str_trim(s);
    nx_time t = since_1970(s);
    if (!t.ok)
        t = nx_time_parse(s);
    if (!t.ok && s.len)
        t = nx_when_at(lex, s, &used);
    if (!t.ok && s.len)
        t = in_english(s);
    if (t.ok && (nx_day_cmp(t.day, none) < 0 || nx_day_cmp(t.day, zero) == 0))
        t.ok = false;
    return t;
}
