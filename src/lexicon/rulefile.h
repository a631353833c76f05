/* rulefile.h -- reads dict/rule files: rules with their examples, and named parts of patterns (docs/RULES.md). */
#ifndef NX_RULEFILE_H
#define NX_RULEFILE_H

#include "base/ctx.h"
#include "base/str.h"

typedef struct nx_rule_example {
    newsx_str text;   /* brackets taken out, in the arena */
    newsx_span span;  /* what stood in [brackets]; all of text where there were none */
    newsx_str value;  /* behind "=>"; empty for `no`, and where an `ok` gives none */
    bool ok;
    uint32_t line;
} nx_rule_example;

typedef struct nx_rule_source {
    newsx_str id, pattern, value; /* as written */
    newsx_str file;
    uint32_t line;
    int32_t rank;
    NX_VEC(nx_rule_example) examples;
} nx_rule_source;

typedef struct nx_rule_part {
    newsx_str name, pattern, file;
    uint32_t line;
} nx_rule_part;

typedef struct nx_rulefile {
    NX_VEC(nx_rule_source) rules;
    NX_VEC(nx_rule_part) parts;
} nx_rulefile;

/* Appends what one file holds.  EDATA with "file:line: reason": an unknown keyword, a rule without match, ok or no,
 * an id that is not kind.what, a repeated id or part. */
newsx_status nx_rulefile_read(nx_rulefile *out, newsx_str bytes, newsx_str file, nx_ctx *c);

#endif
