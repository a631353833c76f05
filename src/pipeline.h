/* pipeline.h -- one article through all stages. */
#ifndef NX_PIPELINE_H
#define NX_PIPELINE_H

#include "emit/view.h"

typedef struct nx_article { /* what the stages gave, all in the arena of the document */
    nx_page page;
    nx_text text;
    nx_matches matches;
    nx_numerals numerals;
    nx_hits hits;
    nx_scan scan; /* views of the above */
    nx_facts facts;
    nx_view view;
} nx_article;

newsx_status nx_pipeline_run(nx_article *out, newsx_str bytes, const newsx_source *src, const nx_lexicon *lex,
                             const nx_affixes *affixes, const nx_rules *rules, nx_rule_scratch *scratch, nx_memo *memo, nx_ctx *c);

#endif
