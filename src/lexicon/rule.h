/* rule.h -- the rules of dict/rule, tried where their literal start stands.
 *
 * A rule is a PCRE2 pattern and a value template (docs/RULES.md).  It is compiled once, anchored, and tried only at
 * the triggers that the automaton found.  Rules of one kind (the part of the id before the dot) compete: the longest
 * span wins, then the higher rank, then the smaller id; the winners of one kind never overlap. */
#ifndef NX_RULE_H
#define NX_RULE_H

#include "lexicon/lexicon.h"
#include "lexicon/numeral.h"

typedef struct nx_group {
    uint32_t begin, end; /* begin == UINT32_MAX: the group took no part */
} nx_group;

typedef struct nx_hit {
    uint32_t begin, end;
    uint16_t rule;
    uint16_t kind;         /* for nx_rules_kind() */
    const nx_group *group; /* one a named group of the rule, in the order of nx_rule_info.name */
} nx_hit;

typedef struct nx_hits {
    NX_VEC(nx_hit) found; /* by begin; hits of different kinds may overlap */
} nx_hits;

typedef struct nx_rule_info { /* views into the image */
    newsx_str id, file, value;
    uint32_t line;
    uint32_t groups;
} nx_rule_info;

typedef struct nx_rules nx_rules;
typedef struct nx_rule_scratch nx_rule_scratch; /* match data of one document: made once, reused */

/* Compiles the rules of an image (pattern by pattern, anchored) into the arena a.  EDATA names the rule that PCRE2
 * refuses, ENOMEM.  Close it before the arena goes. */
newsx_status nx_rules_open(nx_rules **out, const nx_lexicon *lex, nx_arena *a, newsx_error *err);
void nx_rules_close(nx_rules *rules);
/* What one document needs to run them; made once, reused, in an arena that lives as long.  NULL on ENOMEM. */
nx_rule_scratch *nx_rule_scratch_new(const nx_rules *rules, nx_arena *a);
void nx_rule_scratch_free(nx_rule_scratch *s);

/* All hits in text, each within one sentence where spans are given (n = 0: the whole text is one). */
newsx_status nx_rules_run(nx_hits *out, const nx_rules *rules, nx_rule_scratch *scratch, newsx_str text,
                          const newsx_span *sentence, uint32_t n, const nx_matches *m, const nx_numerals *num, nx_ctx *c);

nx_rule_info nx_rule_get(const nx_rules *rules, uint16_t rule);
/* The number of a kind ("date", "plan"); UINT16_MAX where no rule has it. */
uint16_t nx_rules_kind(const nx_rules *rules, const char *name);
/* The span of a named group; false where it took no part or the rule has no such group. */
bool nx_hit_group(newsx_span *out, const nx_rules *rules, const nx_hit *h, const char *name);
/* The rule's value with its {groups} filled in, in the arena: "month=3 day=5".  {m} of an {int} or {num} group is its
 * number in digits, of a {lex:…} group its canon, of any other its text; {m.key} is an attribute of the entry. */
newsx_str nx_hit_value(nx_arena *a, const nx_rules *rules, const nx_lexicon *lex, newsx_str text, const nx_hit *h);
/* The word behind "key=" in a filled value; empty where it has none. */
newsx_str nx_value_get(newsx_str value, const char *key);

/* A rule by its id; UINT16_MAX where there is none. */
uint16_t nx_rules_find(const nx_rules *rules, newsx_str id);

#endif
