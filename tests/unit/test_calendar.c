/* test_calendar.c -- days, weeks, months, and times as pages write them. */
#include "tests/testing.h"

#include "base/calendar.h"

static void every_day_has_its_number(void **state)
{
    (void)state;
    nx_day d = {1890, 1, 1};
    int8_t weekday = 3; /* a Wednesday */
    for (int32_t n = nx_day_number(d); d.year < 2110; n++) {
        assert_int_equal(nx_day_number(d), n);
        nx_day back = nx_day_of_number(n);
        assert_true(back.year == d.year && back.month == d.month && back.day == d.day);
        assert_int_equal(nx_weekday(d), weekday);
        weekday = (int8_t)(weekday % 7 + 1);
        if (++d.day > nx_month_length(d.year, d.month)) {
            d.day = 1;
            if (++d.month > 12) {
                d.month = 1;
                d.year++;
            }
        }
    }
}

static const struct { nx_day day; int32_t year, week; } weeks[] = {
    {{2022, 10, 19}, 2022, 42}, {{2021, 1, 3}, 2020, 53}, {{2024, 12, 30}, 2025, 1}, {{2026, 1, 1}, 2026, 1}, {{2010, 1, 1}, 2009, 53},
};

static void weeks_are_iso(void **state)
{
    (void)state;
    for (size_t i = 0; i < NX_LEN(weeks); i++) {
        int32_t year;
        assert_int_equal(nx_iso_week(weeks[i].day, &year), weeks[i].week);
        assert_int_equal(year, weeks[i].year);
        nx_day monday = nx_iso_week_start(year, weeks[i].week);
        assert_int_equal(nx_weekday(monday), 1);
        int32_t apart = nx_day_number(weeks[i].day) - nx_day_number(monday);
        assert_in_range(apart, 0, 6);
    }
}

static void months_are_added(void **state)
{
    (void)state;
    nx_day d = nx_day_add_months((nx_day){2024, 1, 31}, 1);
    assert_true(d.year == 2024 && d.month == 2 && d.day == 29);
    d = nx_day_add_months((nx_day){2022, 10, 19}, -10);
    assert_true(d.year == 2021 && d.month == 12 && d.day == 19);
    d = nx_day_add_months((nx_day){2022, 10, 19}, 27);
    assert_true(d.year == 2025 && d.month == 1);
}

static const struct { const char *in, *out; } times[] = {
    {"2022-10-19T15:30:00+09:00", "2022-10-19T15:30:00+09:00"},
    {"2025-05-15T20:00:52.000+0900", "2025-05-15T20:00:52+09:00"},
    {"2025-05-15T11:00:52Z", "2025-05-15T11:00:52+00:00"},
    {"2022-10-19", "2022-10-19"},
    {"20100101092104", "2010-01-01T09:21:04+09:00"},
    {"2013-10-24 03:00:00", "2013-10-24T03:00:00+09:00"},
    {"2022.10.19 15:30", "2022-10-19T15:30:00+09:00"},
    {"2022-02-30", "none"},
    {"2022-13-01", "none"},
    {"yesterday", "none"},
    {"2022-10-19T25:00", "none"},
    {"2022-10-19T10:00+99:00", "none"},
    {"", "none"},
};

static void times_are_read(void **state)
{
    nx_arena *a = *state;
    for (size_t i = 0; i < NX_LEN(times); i++) {
        nx_time t = nx_time_parse(nx_cstr(times[i].in));
        nx_buf b = nx_buf_new(a, 40);
        if (t.ok)
            nx_time_print(&b, t);
        else
            nx_buf_add(&b, NX_S("none"));
        assert_string_equal(nx_test_cstr(a, nx_buf_str(&b)), times[i].out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        NX_TEST(every_day_has_its_number),
        NX_TEST(weeks_are_iso),
        NX_TEST(months_are_added),
        NX_TEST(times_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
