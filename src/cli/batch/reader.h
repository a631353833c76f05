/* reader.h -- all inputs of a batch, one item after another, in an order that is the same each time. */
#ifndef NX_BATCH_READER_H
#define NX_BATCH_READER_H

#include "../options.h"
#include "../source.h"
#include "archive.h"
#include "item.h"

typedef struct nx_reader {
    const nx_cli_options *o;
    bool (*take)(void *payload, nx_item *item); /* owns the item; false ends the reading */
    nx_wait_fn *wait;
    void *payload;
    nx_source source;   /* of plain files; {.fd = -1} at first */
    uint64_t position;  /* bytes of the inputs before the one in hand */
    unsigned long left_out; /* records of archives that are no pages: pictures, redirections, requests */
    bool out_of_memory;
} nx_reader;

/* Reads everything that the options name.  false where the taker ended it, or with a message out of memory. */
bool nx_reader_run(nx_reader *r);
/* How many files there are, and how many bytes, by looking at the directories alone; for the progress. */
void nx_reader_count(const nx_cli_options *o, uint64_t *files, uint64_t *bytes);
void nx_reader_free(nx_reader *r);

/* For the readers of kinds (warc.c): hands an item over; false ends the reading. */
bool nx_reader_give(nx_reader *r, nx_item *item, uint64_t position);
/* A WARC file. */
bool nx_warc_read(nx_reader *r, const char *path);

#endif
