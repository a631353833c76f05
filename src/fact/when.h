/* when.h -- what an expression of time says, before it is asked which day that is.
 *
 * Rules of kind `date` and the words of dict/lex/dateword.tsv speak a small language of key=value words (docs/RULES.md,
 * "Dates"); this is what it says in C.  expression.c puts such pieces together, link/time.c finds the days. */
#ifndef NX_WHEN_H
#define NX_WHEN_H

#include "base/ctx.h"
#include "base/str.h"

typedef enum nx_unit { /* from coarse to fine: pieces join in this order */
    NX_CENTURY, NX_DECADE, NX_YEAR, NX_HALF, NX_QUARTER, NX_SEASON, NX_MONTH, NX_WEEK, NX_DAY, NX_WEEKDAY, NX_PART, NX_HOUR,
    NX_MINUTE, NX_SECOND, NX_UNITS
} nx_unit;

typedef enum nx_how {
    NX_SAYS_NOTHING,
    NX_SAYS,          /* year=2022 */
    NX_SAYS_FROM,     /* year=-1: counted from the base */
    NX_SAYS_SHORT,    /* yy=24 */
    NX_SAYS_LAST      /* day=last */
} nx_how;

typedef struct nx_field {
    int32_t value;
    nx_how how;
} nx_field;

typedef enum nx_base { NX_BASE_NOW, NX_BASE_STORY, NX_BASE_LAST, NX_BASE_NEW_YEAR } nx_base; /* what NX_SAYS_FROM counts from */

typedef enum nx_near { NX_NEAR_NONE, NX_NEAR_PAST, NX_NEAR_COMING, NX_NEAR_THIS, NX_NEAR_NEXT } nx_near; /* 지난 오는 이번 다음 */

/* Values of NX_PART: the two letters of TIMEX3, and how a clock hour behind the word is read. */
typedef enum nx_day_part { NX_MO, NX_MI, NX_AF, NX_EV, NX_NI } nx_day_part;
typedef enum nx_half_day { NX_HALF_NONE, NX_AM, NX_PM, NX_NOON, NX_MIDNIGHT, NX_DAYTIME, NX_EVENING, NX_NIGHT } nx_half_day;

typedef enum nx_length_unit { NX_YEARS, NX_QUARTERS, NX_MONTHS, NX_WEEKS, NX_DAYS, NX_HOURS, NX_MINUTES, NX_SECONDS, NX_LENGTH_UNITS } nx_length_unit;

typedef struct nx_length { /* P1Y6M */
    int64_t milli[NX_LENGTH_UNITS]; /* thousandths: P1.5Y is 1500 */
    uint16_t has, vague;            /* bits; vague: PXY */
} nx_length;

typedef struct nx_when {
    nx_field f[NX_UNITS];
    nx_length length;   /* has == 0: none */
    bool either;        /* the fields and the length are two readings of the same words (15일) */
    bool set;           /* length is how often it comes back */
    bool rate;          /* and what is told is how much there is of it each time: 하루 두 차례 */
    bool bc, weekend;
    bool holiday;       /* a day known by name */
    bool substitute;    /* and the working day that is free instead of it: 한글날 대체공휴일 */
    int8_t nth, nth_week; /* nth weekday or week of its month or year; -1 the last, 0 none */
    int8_t shift;       /* the length as a distance: -1 전, +1 후; 0 none */
    nx_near near;
    nx_base base;
    nx_half_day half;
    newsx_str feast;    /* holiday.tsv's feast= */
    newsx_str ref;      /* PAST_REF, … */
    newsx_str mod;
    bool or_range, list; /* in the first of two: the second is the other end; or one more of a list */
} nx_when;

typedef struct nx_saying { /* a value as written, with its notes for expression.c */
    nx_when when, second;
    bool two;
    bool open, josa_only, need_join, need_tail, need_clear, period_only, no_native, no_shift, sino;
    bool beside;      /* 하루: a time only with a word beside it, which is part of its text (하루 만, 하루 두 차례), or all alone */
    bool rate;        /* 하루, 한 해: what follows is how much of it (한 해 300일), not more of the same length */
} nx_saying;

/* "month=3 day=5" (or with ; between).  false: it is not the language. */
bool nx_saying_parse(nx_saying *out, newsx_str value);

/* The coarsest and the finest unit that a point names; NX_UNITS where it names none. */
nx_unit nx_when_coarsest(const nx_when *w);
nx_unit nx_when_finest(const nx_when *w);
bool nx_when_is_point(const nx_when *w); /* has a field, a feast or a weekend */
/* Puts what b says into a; the caller has seen that they do not contradict each other. */
void nx_when_add(nx_when *a, const nx_when *b);
/* Adds the finer length b to a: 1년 6개월. false where b is not finer. */
bool nx_length_add(nx_length *a, const nx_length *b);
nx_length_unit nx_length_finest(const nx_length *l);
/* Half of its finest unit more: 3년 반. */
void nx_length_add_half(nx_length *l);
bool nx_length_parse(nx_length *out, newsx_str iso); /* P1Y6M, PT1.5H, PXD, P3Q */
newsx_str nx_length_print(const nx_length *l, nx_arena *a); /* ISO 8601; quarters as months */

bool nx_when_is_year_number(const nx_when *w); /* 1984, not 3 */
/* Settle one of two readings: only the length stays, or only the point. */
void nx_when_drop_fields(nx_when *w);
void nx_when_drop_length(nx_when *w);

#endif
