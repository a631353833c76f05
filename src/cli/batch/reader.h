/* reader.h -- all inputs of a batch, one item after another, in an order that is the same each time. */
#ifndef NX_BATCH_READER_H
#define NX_BATCH_READER_H

#include "../source.h"
#include "intake.h"

typedef struct nx_reader {
    nx_intake in;
    nx_source source; /* of plain files; {.fd = -1} at first */
} nx_reader;

/* Reads everything that the options name.  false where the taker ended it, or with a message out of memory. */
bool nx_reader_run(nx_reader *r);
/* How many files there are, and how many bytes, by looking at the directories alone; for the progress. */
void nx_reader_count(const nx_cli_options *o, uint64_t *files, uint64_t *bytes);
void nx_reader_free(nx_reader *r);

#endif
