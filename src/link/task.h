/* task.h -- private to link/: one moment on its way to a date, and what the moments before it left behind. */
#ifndef NX_TASK_H
#define NX_TASK_H

#include "fact/date.h"
#include "fact/facts.h"
#include "link/point.h"
#include "link/tense.h"

enum { NX_FEASTS = 64 }; /* moving feasts that one article may ask for */

typedef struct nx_known_feast {
    newsx_str feast;
    int32_t year;
    nx_day day;
} nx_known_feast;

typedef struct nx_resolver {
    const nx_scan *s;
    nx_ctx *c;
    nx_tense_marks marks;
    nx_time now;        /* !ok: unknown */
    nx_day story, last, coming, here; /* month 0: none yet */
    uint32_t coming_sentence, here_sentence;
    nx_unit part_unit; /* half, quarter or season that was named last, in part_sentence */
    uint32_t part_sentence;
    int32_t part_value;
    bool told; /* a dated moment went before */
    bool story_sure; /* the sentence of the story day speaks of the past */
    int32_t year, month; /* the last that were named; NX_NO_YEAR, 0 */
    nx_known_feast feast[NX_FEASTS];
    uint32_t feasts;
} nx_resolver;

typedef struct nx_task { /* one moment on its way */
    nx_resolver *r;
    const nx_moment *m;
    const nx_when *w;
    nx_point p;
    const nx_point *before; /* the moment it stands beside, or NULL */
    nx_anchor anchor;
    int32_t open; /* quotation marks around it */
} nx_task;

static inline bool nx_task_says(const nx_when *w, nx_unit u)
{
    return w->f[u].how != NX_SAYS_NOTHING;
}

/* day.c */
nx_tense nx_task_tense(const nx_task *t);                       /* of what stands behind it in its sentence */
nx_anchor nx_task_stand_on(nx_task *t, nx_anchor a);            /* notes what its value depends on */
bool nx_task_has_now(nx_task *t);                               /* is the publication known?  Then it depends on it */
nx_day nx_task_base_day(nx_task *t);                            /* what day=+1 counts from; month 0: unknown */
void nx_task_set_day(nx_task *t, nx_day d);                     /* nothing where d.month is 0 */
void nx_task_set_week(nx_task *t, nx_day d);                    /* the week of d */
void nx_task_weekday(nx_task *t);
void nx_task_clock(nx_task *t);
void nx_task_point(nx_task *t);                                 /* all units */
/* length.c */
void nx_task_shift(nx_task *t);                                 /* 사흘 전 */
void nx_task_length_bounds(nx_date *d, nx_task *t);             /* 지난 2주 */
newsx_str nx_task_set_value(nx_task *t);                        /* 매주 월요일 */

#endif
