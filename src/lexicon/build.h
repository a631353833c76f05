/* build.h -- the dictionary as its compiler sees it, between the files and the image. */
#ifndef NX_BUILD_H
#define NX_BUILD_H

#include "lexicon/image.h"
#include "lexicon/rulefile.h"
#include "lexicon/tsv.h"

typedef struct nx_build_entry {
    newsx_str surface, canon, attr;
    uint32_t cls, file, line;
} nx_build_entry;

typedef struct nx_build_class {
    newsx_str name;
    uint32_t first, n;
} nx_build_class;

typedef struct nx_dict {
    NX_VEC(nx_build_entry) entries; /* by class, then file, then line */
    NX_VEC(nx_build_class) classes;
} nx_dict;

typedef struct nx_build_group {
    newsx_str name;
    uint32_t type, cls;
    int64_t low, high;
} nx_build_group;

typedef NX_VEC(newsx_str) nx_strs;

typedef struct nx_build_rule { /* a rule as it runs */
    newsx_str pattern; /* PCRE2, the lead taken off */
    NX_VEC(nx_build_group) groups;
    nx_rule_lead lead;
    uint32_t batchim, gap;
    nx_strs gates; /* what a match begins with (behind the lead): none is empty, none begins with another */
} nx_build_rule;

/* expand.c: {parts} → PCRE2, and the lead.  EDATA with file, line and reason. */
newsx_status nx_rule_expand(nx_build_rule *out, const nx_rule_source *r, const nx_rulefile *all, const nx_dict *dict, nx_ctx *c);
/* gate.c: fills out->gates from out->pattern. */
newsx_status nx_rule_gates(nx_build_rule *out, const nx_rule_source *r, nx_ctx *c);

#endif
