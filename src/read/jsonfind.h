/* jsonfind.h -- JSON in the scripts of a page.  Internal to claim.c and jsonfind.c. */
#ifndef NX_JSONFIND_H
#define NX_JSONFIND_H

#include "read/html.h"
#include "read/jsonview.h"

typedef struct nx_json_row { /* "24:T1b7b,…" of React's server components */
    newsx_str id, text;
} nx_json_row;

typedef struct nx_json_set {
    nx_jsonview json;
    NX_VEC(uint32_t) roots;
    NX_VEC(nx_json_row) rows;
} nx_json_set;

/* Every JSON value with Korean text in the scripts of a page, in order; JSON-LD aside. */
newsx_status nx_json_collect(nx_json_set *out, const nx_tree *t, nx_ctx *c);
/* The values of one script that is JSON and nothing else, in order: they stand in out one behind the other. */
void nx_json_read(nx_jsonview *out, newsx_str script, nx_ctx *c);

#endif
