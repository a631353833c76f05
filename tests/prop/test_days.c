/* test_days.c -- every day from 1900 to 2100 as the day of publication, through each way to name another day: the value
 * against a calendar that only counts on from one day to the next.  The text is read once; days are resolved anew. */
#include "tests/testing.h"

#include "engine.h"
#include "link/time.h"
#include "text/text.h"

enum { FIRST_YEAR = 1895, LAST_YEAR = 2106, SPAN = (LAST_YEAR - FIRST_YEAR + 1) * 366 };

typedef struct date {
    int year, month, day, weekday, of_year; /* weekday 1 = Monday; of_year from 0 */
} date;

typedef struct counted {
    date at[SPAN];
    int n;
} counted;

static void count_days(counted *c)
{
    static const int length[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int weekday = 2; /* 1895-01-01 was a Tuesday */
    for (int y = FIRST_YEAR; y <= LAST_YEAR; y++)
        for (int m = 1, of_year = 0; m <= 12; m++) {
            bool leap = m == 2 && y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
            for (int d = 1; d <= length[m - 1] + leap; d++) {
                c->at[c->n++] = (date){y, m, d, weekday, of_year++};
                weekday = weekday % 7 + 1;
            }
        }
}

static void put(nx_buf *b, const char *format, int x, int y, int z)
{
    nx_buf_format(b, format, x, y, z);
}

static void put_day(nx_buf *b, const counted *c, int i)
{
    put(b, "%04d-%02d-%02d", c->at[i].year, c->at[i].month, c->at[i].day);
}

static int monday(const counted *c, int i)
{
    return i - (c->at[i].weekday - 1);
}

static void put_week(nx_buf *b, const counted *c, int i) /* of day i: the week of its Thursday */
{
    date thursday = c->at[monday(c, i) + 3];
    put(b, "%04d-W%02d", thursday.year, thursday.of_year / 7 + 1, 0);
}

static void put_month(nx_buf *b, date d, int months)
{
    int m = d.year * 12 + d.month - 1 + months;
    put(b, "%04d-%02d", m / 12, m % 12 + 1, 0);
}

static int back_to(const counted *c, int i, int day, int month) /* the last one on or before day i; month 0: any */
{
    while (c->at[i].day != day || (month && c->at[i].month != month))
        i--;
    return i;
}

static int on_to(const counted *c, int i, int day, int month)
{
    while (c->at[i].day != day || (month && c->at[i].month != month))
        i++;
    return i;
}

static int weekday_before(const counted *c, int i, int weekday)
{
    for (i--; c->at[i].weekday != weekday;)
        i--;
    return i;
}

static int weekday_behind(const counted *c, int i, int weekday)
{
    for (i++; c->at[i].weekday != weekday;)
        i++;
    return i;
}

#define WAYS(X)                                                                                                       \
    X("오늘", put_day(b, c, i)) X("어제", put_day(b, c, i - 1)) X("그제", put_day(b, c, i - 2))                       \
    X("그끄제", put_day(b, c, i - 3)) X("내일", put_day(b, c, i + 1)) X("모레", put_day(b, c, i + 2))                 \
    X("글피", put_day(b, c, i + 3)) X("사흘 전", put_day(b, c, i - 3)) X("열흘 뒤", put_day(b, c, i + 10))            \
    X("100일 전", put_day(b, c, i - 100)) X("45일 후", put_day(b, c, i + 45))                                         \
    X("이달", put_month(b, c->at[i], 0)) X("지난달", put_month(b, c->at[i], -1)) X("다음 달", put_month(b, c->at[i], 1)) \
    X("두 달 전", put_month(b, c->at[i], -2)) X("18개월 뒤", put_month(b, c->at[i], 18))                              \
    X("올해", put(b, "%04d", c->at[i].year, 0, 0)) X("작년", put(b, "%04d", c->at[i].year - 1, 0, 0))                 \
    X("재작년", put(b, "%04d", c->at[i].year - 2, 0, 0)) X("내년", put(b, "%04d", c->at[i].year + 1, 0, 0))           \
    X("3년 뒤", put(b, "%04d", c->at[i].year + 3, 0, 0))                                                              \
    X("내년 상반기", put(b, "%04d-H1", c->at[i].year + 1, 0, 0))                                                      \
    X("이번 분기", put(b, "%04d-Q%d", c->at[i].year, (c->at[i].month - 1) / 3 + 1, 0))                                \
    X("이번 주", put_week(b, c, i)) X("지난주", put_week(b, c, i - 7)) X("다음 주", put_week(b, c, i + 7))            \
    X("2주 전", put_week(b, c, i - 14)) X("다음 주 수요일", put_day(b, c, monday(c, i) + 9))                          \
    X("지난주 일요일", put_day(b, c, monday(c, i) - 1)) X("2주 뒤 월요일", put_day(b, c, monday(c, i + 14)))          \
    X("지난 월요일", put_day(b, c, weekday_before(c, i, 1))) X("오는 금요일", put_day(b, c, weekday_behind(c, i, 5))) \
    X("지난 15일", put_day(b, c, back_to(c, i, 15, 0))) X("오는 15일", put_day(b, c, on_to(c, i, 15, 0)))             \
    X("지난 31일", put_day(b, c, back_to(c, i, 31, 0))) X("오는 31일", put_day(b, c, on_to(c, i, 31, 0)))             \
    X("지난 3월 5일", put_day(b, c, back_to(c, i, 5, 3))) X("오는 3월 5일", put_day(b, c, on_to(c, i, 5, 3)))

static const char *const ways[] = {
#define WAY_TEXT(text, expected) text,
    WAYS(WAY_TEXT)
#undef WAY_TEXT
};

static void expect(nx_buf *b, const counted *c, int i, size_t way)
{
    size_t k = 0;
#define WAY_VALUE(text, expected) \
    if (k++ == way)               \
        expected;
    WAYS(WAY_VALUE)
#undef WAY_VALUE
}

typedef struct reading {
    nx_page page;
    nx_text text;
    nx_matches matches;
    nx_numerals numerals;
    nx_hits hits;
    nx_scan scan;
    nx_moments moments;
} reading;

static void read_once(reading *r, const newsx_engine *e, nx_arena *a)
{
    nx_ctx c = {.arena = a};
    nx_buf text = nx_buf_new(a, 1024);
    for (size_t i = 0; i < NX_LEN(ways); i++) {
        nx_buf_add(&text, nx_cstr(ways[i]));
        nx_buf_add(&text, NX_S(".\n"));
    }
    *r = (reading){.page = {.plain = true}};
    nx_raw_block block = {NX_BLOCK_BODY, nx_buf_str(&text)};
    nx_push(a, &r->page.blocks, block);
    nx_rule_scratch *scratch = nx_rule_scratch_new(e->rules, a);
    assert_non_null(scratch);
    assert_int_equal(nx_text_normalise(&r->text, &r->page, &c), NEWSX_OK);
    assert_int_equal(nx_lexicon_match(&r->matches, e->lex, r->text.text, &c), NEWSX_OK);
    assert_int_equal(nx_text_sentences(&r->text, e->lex, &c), NEWSX_OK);
    assert_int_equal(nx_numerals_find(&r->numerals, r->text.text, &r->matches, e->lex, &c), NEWSX_OK);
    assert_int_equal(nx_text_tokens(&r->text, e->affixes, &r->matches, NULL, &c), NEWSX_OK);
    assert_int_equal(nx_rules_run(&r->hits, e->rules, scratch, r->text.text, NULL, 0, &r->matches, &r->numerals, &c), NEWSX_OK);
    r->scan = (nx_scan){&r->page, &r->text, e->lex, e->affixes, e->rules, &r->matches, &r->numerals, &r->hits};
    assert_int_equal(nx_date_find(&r->moments, &r->scan, &c), NEWSX_OK);
    nx_rule_scratch_free(scratch);
}

static void names_every_day(void **state)
{
    nx_arena *a = *state, day;
    newsx_options opt = NEWSX_OPTIONS_INIT;
    newsx_engine *e;
    reading r;
    counted *c = nx_alloc_zero(a, sizeof *c);
    assert_non_null(c);
    opt.image_path = NEWSX_IMAGE;
    assert_int_equal(newsx_engine_open(&e, &opt, NULL), NEWSX_OK);
    nx_arena_init(&day, (newsx_alloc){NULL, NULL});
    count_days(c);
    read_once(&r, e, a);
    assert_int_equal(r.moments.found.n, NX_LEN(ways));
    for (int i = 0; i < c->n; i++) {
        date d = c->at[i];
        if (d.year < 1900 || d.year > 2100)
            continue;
        nx_arena_reset(&day);
        nx_ctx ctx = {.arena = &day};
        nx_facts f = {0};
        r.page.published = (nx_time){.day = {d.year, (int8_t)d.month, (int8_t)d.day}, .hour = -1, .zone = 540, .ok = true};
        assert_int_equal(nx_time_resolve(&f, &r.moments, &r.scan, &ctx), NEWSX_OK);
        assert_int_equal(f.dates.n, NX_LEN(ways));
        for (size_t k = 0; k < NX_LEN(ways); k++) {
            nx_buf want = nx_buf_new(&day, 16);
            expect(&want, c, i, k);
            if (!nx_str_eq(f.dates.at[k].value, nx_buf_str(&want)))
                fail_msg("%04d-%02d-%02d %s: %.*s, not %.*s", d.year, d.month, d.day, ways[k], NX_FMT(f.dates.at[k].value),
                         NX_FMT(nx_buf_str(&want)));
        }
    }
    nx_arena_free(&day);
    newsx_engine_close(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {NX_TEST(names_every_day)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
