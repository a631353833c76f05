/* examples.h -- runs the examples that stand beside the rules, against the rules alone (no other stage). */
#ifndef NX_EXAMPLES_H
#define NX_EXAMPLES_H

#include "lexicon/rule.h"
#include "lexicon/rulefile.h"

/* ok: the rule hits just the [span], and its filled value is the one behind =>.  no: the rule hits nowhere.
 * report is called for each example that fails, with one line; its number is returned.  UINT32_MAX on ENOMEM. */
uint32_t nx_examples_run(const nx_rulefile *f, const nx_lexicon *lex, const nx_rules *rules, nx_arena *scratch,
                         void (*report)(void *payload, const char *line), void *payload);

#endif
