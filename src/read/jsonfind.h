/* jsonfind.h -- JSON out of scripts that are not quite JSON.  Internal to claim.c and jsonfind.c. */
#ifndef NX_JSONFIND_H
#define NX_JSONFIND_H

#include "base/buf.h"
#include "read/html.h"

#include <jansson.h>

typedef struct nx_json_row { /* "24:T1b7b,…" of React's server components */
    newsx_str id, text;
} nx_json_row;

typedef struct nx_json_set {
    NX_VEC(json_t *) roots; /* to be given back with nx_json_free() */
    NX_VEC(nx_json_row) rows;
} nx_json_set;

/* One JSON-LD script, with comments, raw line ends and trailing commas forgiven; NULL where it is hopeless. */
json_t *nx_json_lenient(newsx_str s, nx_ctx *c);
/* Every JSON value with Korean text in the scripts of a page, in order. */
newsx_status nx_json_collect(nx_json_set *out, const nx_tree *t, nx_ctx *c);
void nx_json_free(nx_json_set *set);

#endif
