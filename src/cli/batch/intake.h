/* intake.h -- where the items go that the readers of each kind of file find, and what they know in common. */
#ifndef NX_BATCH_INTAKE_H
#define NX_BATCH_INTAKE_H

#include "../options.h"
#include "archive.h"
#include "item.h"

typedef struct nx_intake {
    const nx_cli_options *o;
    bool (*take)(void *payload, nx_item *item); /* owns the item; false ends the reading */
    bool (*whole)(void *payload, const char *key); /* may be NULL: a file or directory that could be read, and is no page itself; false ends the reading */
    nx_wait_fn *wait;
    void *payload;
    const char *file;       /* the key of the file in hand */
    bool gave_file;         /* an item had that key: a page, or why there are none */
    nx_archive *within;     /* what is read is a copy of its member, and positions are those of the archive; NULL: the file itself */
    uint64_t position;      /* bytes of the inputs before the one in hand */
    unsigned long left_out; /* records of archives that are no pages: pictures, redirections, requests */
    bool out_of_memory;
} nx_intake;

/* Hands an item over, met at that position of the input in hand; NULL: there was no memory for it.  false ends the reading. */
bool nx_intake_give(nx_intake *in, nx_item *item, uint64_t position);
/* An item that only tells why there is none. */
bool nx_intake_fail(nx_intake *in, const char *key, const char *code, const char *message, uint64_t position);

/* A WARC file, which it takes over and seeks in; path is what the items are named after. */
bool nx_warc_read(nx_intake *in, const char *path, int fd);
/* A stream of JSONL; path:line is where each is. */
bool nx_lines_read(nx_intake *in, const char *path, nx_archive *a);

#endif
