/* view.h -- the facts as the outside sees them: numbered, with ids, attributes by name and references resolved.
 * Made once a document, so that getters and writers allocate nothing and cannot fail. */
#ifndef NX_VIEW_H
#define NX_VIEW_H

#include "fact/facts.h"

typedef struct nx_item { /* one fact */
    newsx_fact fact;     /* first: a newsx_fact handed out is its item */
    newsx_str id;        /* "d1" */
    newsx_str value, min, max; /* decimals of a figure; value of a person: the age.  Empty is null */
} nx_item;

typedef struct nx_view {
    newsx_str text;
    const nx_facts *facts;
    nx_item *item; /* in the order of the output */
    uint32_t n;
    uint32_t first[NEWSX_PLAN + 2]; /* index of a kind's first item; first[kind + 1] ends it */
    uint32_t *points;               /* characters before every 32nd byte of text */
    newsx_str published, modified;  /* ISO 8601 */
} nx_view;

newsx_status nx_view_make(nx_view *out, const nx_page *page, newsx_str text, const nx_facts *facts, nx_ctx *c);

/* Characters before a byte of the text.  Cost: constant. */
uint32_t nx_view_point(const nx_view *v, uint32_t byte);
/* The fact that reference `ref` (index + 1; 0 is none) of a kind means; NULL where there is none. */
const nx_item *nx_view_item(const nx_view *v, newsx_kind kind, uint32_t ref);
/* The kind that a plan's actor_kind names: 'p', 'o' or 'l'. */
newsx_kind nx_view_actor(char actor_kind);

/* As newsx_fact_get(), newsx_fact_ref() and newsx_fact_mention(). */
newsx_str nx_view_get(const nx_view *v, const nx_item *item, newsx_str attr);
const nx_item *nx_view_ref(const nx_view *v, const nx_item *item, newsx_str attr, size_t i);
bool nx_view_mention(newsx_mention *out, const nx_view *v, const nx_item *item, size_t i);

#endif
