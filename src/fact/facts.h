/* facts.h -- the facts of one article, as the output contract (docs/newsx-1.schema.json) names them.
 *
 * Lists are in the order of the text.  A reference is index + 1 into the list it points to, 0 is none.  Strings are
 * views into the text, the image or the arena; empty is null in the output.  Closed sets are enums, their names in
 * facts.c. */
#ifndef NX_FACTS_H
#define NX_FACTS_H

#include "base/calendar.h"
#include "base/decimal.h"
#include "fact/scan.h"

typedef struct nx_head { /* what every fact begins with */
    newsx_span span;
    uint32_t sentence;
    newsx_str rule;
} nx_head;

typedef enum nx_date_kind { NX_DATE_DATE, NX_DATE_TIME, NX_DATE_DATETIME, NX_DATE_DURATION, NX_DATE_SET, NX_DATE_RANGE } nx_date_kind;
typedef enum nx_anchor { NX_ANCHOR_EXPLICIT, NX_ANCHOR_PUBLISHED, NX_ANCHOR_CONTEXT } nx_anchor;

typedef struct nx_date {
    nx_head head;
    nx_date_kind kind;
    newsx_str value, from, to; /* TIMEX3; inclusive calendar bounds */
    newsx_str mod;
    nx_anchor anchor;
    bool rate; /* a set with how much there is each time: 하루 두 차례 */
} nx_date;

typedef enum nx_figure_kind {
    NX_FIGURE_COUNT, NX_FIGURE_MONEY, NX_FIGURE_PERCENT, NX_FIGURE_PERCENT_POINT, NX_FIGURE_MEASURE, NX_FIGURE_RATIO,
    NX_FIGURE_MULTIPLE, NX_FIGURE_RANK, NX_FIGURE_ORDINAL, NX_FIGURE_AGE, NX_FIGURE_SCORE, NX_FIGURE_INDEX, NX_FIGURE_NUMBER
} nx_figure_kind;

typedef struct nx_figure {
    nx_head head;
    nx_figure_kind kind;
    nx_decimal value, min, max; /* !ok is null */
    newsx_str unit, mod, of, change, baseline;
    uint32_t equals, result; /* other figures, counted from 1: what it converts; what came of the change */
} nx_figure;

typedef struct nx_mention {
    nx_head head;
    newsx_span name; /* begin == end: no part is the name */
} nx_mention;
typedef NX_VEC(nx_mention) nx_mentions;

typedef enum nx_role_status { NX_ROLE_CURRENT, NX_ROLE_FORMER, NX_ROLE_INCOMING } nx_role_status;

typedef struct nx_role {
    newsx_str title, organization;
    nx_role_status status;
    newsx_span span;
} nx_role;

typedef struct nx_person {
    newsx_str name;
    NX_VEC(nx_role) roles;
    uint32_t age; /* 0: unknown */
    nx_mentions mentions;
} nx_person;

typedef struct nx_named { /* an organization or a place */
    newsx_str name, kind;
    nx_mentions mentions;
} nx_named;

typedef enum nx_quote_kind { NX_QUOTE_DIRECT, NX_QUOTE_INDIRECT } nx_quote_kind;

typedef struct nx_quote {
    nx_head head; /* the span between the quotation marks */
    nx_quote_kind kind;
    uint32_t speaker; /* person; 0 where it is none of the people */
    newsx_str speaker_text, verb;
} nx_quote;

typedef enum nx_appointment_kind {
    NX_APPOINTED, NX_NOMINATED, NX_ELECTED, NX_RESIGNED, NX_DISMISSED, NX_RETIRED, NX_REAPPOINTED
} nx_appointment_kind;

typedef struct nx_appointment {
    nx_head head;
    nx_appointment_kind kind;
    uint32_t person;
    newsx_str title, organization;
    uint32_t when; /* date */
} nx_appointment;

typedef enum nx_plan_status {
    NX_PLAN_SCHEDULED, NX_PLAN_PLANNED, NX_PLAN_DECIDED, NX_PLAN_AIMED, NX_PLAN_PLEDGED, NX_PLAN_CONSIDERED, NX_PLAN_EXPECTED
} nx_plan_status;

typedef NX_VEC(uint32_t) nx_refs; /* index + 1 */

typedef struct nx_plan {
    nx_head head; /* action and cue: `안산에 … 완공할 예정이다` less the final stop */
    nx_plan_status status;
    char actor_kind; /* 'p', 'o', 'l' or 0 */
    uint32_t actor;  /* index + 1 in that list */
    newsx_str actor_text, action, cue;
    nx_refs when, figures, places;
    bool negated;
    uint32_t quote;    /* index + 1 */
    newsx_span region; /* the part of its sentence that it governs: where link/slots.c looks for time, money and place */
} nx_plan;

typedef struct nx_facts {
    NX_VEC(nx_date) dates;
    NX_VEC(nx_figure) figures;
    NX_VEC(nx_person) people;
    NX_VEC(nx_named) organizations, places;
    NX_VEC(nx_quote) quotes;
    NX_VEC(nx_appointment) appointments;
    NX_VEC(nx_plan) plans;
} nx_facts;

/* Stages, in the order of pipeline.c.  Each appends to its own lists only; link/ fills in references. */
/* dates: fact/date.h finds the expressions, link/time.h the days */
newsx_status nx_figure_find(nx_facts *f, const nx_scan *s, nx_ctx *c);       /* figure.c; steps around f->dates */
newsx_status nx_name_find(nx_facts *f, const nx_scan *s, nx_ctx *c);         /* name.c: people, organizations, places, merged by link/people.c */
newsx_status nx_quote_find(nx_facts *f, const nx_scan *s, nx_ctx *c);        /* quote.c, with speakers */
newsx_status nx_appointment_find(nx_facts *f, const nx_scan *s, nx_ctx *c);  /* appointment.c */
newsx_status nx_plan_find(nx_facts *f, const nx_scan *s, nx_ctx *c);         /* plan.c: cue, action, actor; link/slots.c: when, figures, places */

/* The words of the contract for the enums above; static strings. */
const char *nx_date_kind_name(nx_date_kind k);
const char *nx_anchor_name(nx_anchor a);
const char *nx_figure_kind_name(nx_figure_kind k);
const char *nx_role_status_name(nx_role_status s);
const char *nx_quote_kind_name(nx_quote_kind k);
const char *nx_appointment_kind_name(nx_appointment_kind k);
const char *nx_plan_status_name(nx_plan_status s);

#endif
