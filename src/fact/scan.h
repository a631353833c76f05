/* scan.h -- what the text side found, read-only: the input of every stage from here on. */
#ifndef NX_SCAN_H
#define NX_SCAN_H

#include "lexicon/rule.h"
#include "text/affix.h"
#include "text/text.h"

typedef struct nx_scan {
    const nx_page *page;       /* metadata: published time, authors (bylines are not people) */
    const nx_text *text;       /* string, blocks, sentences, tokens */
    const nx_lexicon *lex;
    const nx_affixes *affixes; /* its josa, endings and stems in tables */
    const nx_rules *rules;
    const nx_matches *matches; /* every dictionary word */
    const nx_numerals *numerals;
    const nx_hits *hits;       /* every rule that matched */
} nx_scan;

#endif
