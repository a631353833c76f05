/* progress.h -- what people and programs are told while a batch runs, and at its end. */
#ifndef NX_BATCH_PROGRESS_H
#define NX_BATCH_PROGRESS_H

#include "../options.h"
#include "item.h"

#include <stdio.h>

enum { NX_CODES = 16 };

typedef struct nx_progress {
    const nx_cli_options *o;
    FILE *log;           /* owned; NULL: failures are named on stderr */
    bool line, shown;    /* a line on the terminal is wanted; is there */
    uint64_t files, bytes;   /* of all inputs; 0: unknown */
    uint64_t met, done, skipped; /* of those bytes: read, through, and what an earlier run had done */
    uint64_t pages, articles, duplicates, failures, before, changed, left_out, page_bytes;
    struct {
        char code[NX_CODE];
        uint64_t n;
    } codes[NX_CODES];
    int64_t begun, working, told; /* milliseconds; working: since the first page that was not skipped */
} nx_progress;

/* false with a message where the log cannot be written. */
bool nx_progress_open(nx_progress *p, const nx_cli_options *o);
/* A page was read, and is done, or was done before. */
void nx_progress_met(nx_progress *p, const nx_item *item, bool skipped);
/* A page is through. */
void nx_progress_page(nx_progress *p, const nx_item *item);
/* Shows how far it is, where that is wanted and not just shown. */
void nx_progress_tick(nx_progress *p);
/* The last line, and the log's end; false with a message where the log could not be written. */
bool nx_progress_close(nx_progress *p, bool tell);

#endif
