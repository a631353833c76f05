/* extract.h -- what a worker process does with a page. */
#ifndef NX_BATCH_EXTRACT_H
#define NX_BATCH_EXTRACT_H

#include "../options.h"
#include "item.h"
#include "text.h"

/* One page → code (empty: good), then id (JSON text, of a JSONL record that has its own) and json. */
typedef struct nx_extracted {
    char code[NX_CODE];
    nx_text id, json; /* kept from page to page; json is the message where there is a code */
    nx_likeness like;
} nx_extracted;

/* item's key, url, charset, bytes and kind count; o has the defaults. */
void nx_extract_page(nx_extracted *out, newsx_doc *d, const nx_cli_options *o, const nx_item *item);

#endif
