/* jsonview.h -- JSON as an array of nodes over its own bytes: nothing is copied until it is asked for.  Comments, raw line ends in
 * strings and trailing commas are forgiven: pages have them.  Nodes stand in the order of the text: what an object holds is [i + 1, end). */
#ifndef NX_JSONVIEW_H
#define NX_JSONVIEW_H

#include "base/buf.h"
#include "base/ctx.h"

typedef enum nx_json_kind { NX_JSON_OTHER, NX_JSON_TRUE, NX_JSON_FALSE, NX_JSON_STRING, NX_JSON_ARRAY, NX_JSON_OBJECT } nx_json_kind;

typedef struct nx_json_node {
    newsx_str key;  /* in its object, as it is written; empty in arrays and at the root */
    newsx_str text; /* of a string: between its quotes, as it is written */
    uint32_t end;   /* the node behind the last one that it holds */
    nx_json_kind kind;
    bool plain;     /* a string without escapes */
} nx_json_node;

typedef struct nx_jsonview {
    NX_VEC(nx_json_node) nodes;
} nx_jsonview;

#define NX_JSON_NONE UINT32_MAX

/* Adds the value that s begins with (white space before it, anything behind it) and gives its node; *used bytes.  NX_JSON_NONE, and
 * nothing added, where that is no JSON, or too much of it.  Cost: linear, no recursion. */
uint32_t nx_jsonview_add(nx_jsonview *j, newsx_str s, size_t *used, nx_ctx *c);
/* The member of an object; NX_JSON_NONE where it has none, or node is no object. */
uint32_t nx_jsonview_get(const nx_jsonview *j, uint32_t node, const char *key);
bool nx_jsonview_is(const nx_jsonview *j, uint32_t node, nx_json_kind kind); /* NX_JSON_NONE is of no kind */
/* A string's characters, copied only where it has escapes; empty for other nodes. */
newsx_str nx_jsonview_text(const nx_jsonview *j, uint32_t node, nx_ctx *c);
/* The string whose text begins at byte i of s, its escapes resolved, added to b; nothing where it does not end. */
void nx_jsonview_unescape(nx_buf *b, newsx_str s, size_t i);


#endif
