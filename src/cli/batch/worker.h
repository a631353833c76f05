/* worker.h -- one process that extracts, and what is on the way to it and back. */
#ifndef NX_BATCH_WORKER_H
#define NX_BATCH_WORKER_H

#include "../options.h"
#include "item.h"

#include <sys/types.h>

enum { NX_AHEAD = 2 }; /* items that it has: the one it reads, and the next, so that it never waits for the parent */

typedef struct nx_answer { /* its head, followed by id and json */
    char code[NX_CODE];
    uint32_t id, json; /* lengths */
    nx_likeness like;
} nx_answer;

typedef struct nx_worker {
    pid_t pid; /* 0: none */
    int fd;
    nx_item *items[NX_AHEAD]; /* in order; the first is being read.  Not owned */
    int n, sent_items;        /* of those, wholly sent */
    size_t sent;              /* bytes of the next that are sent */
    int64_t since;            /* milliseconds: when the first one's turn came */
    nx_answer head;
    size_t got;               /* bytes of the answer so far */
    char *text;               /* what follows its head; owned */
} nx_worker;

/* Forks it, with the engine and document that d is of; items that it has are sent anew.  false: errno tells. */
bool nx_worker_start(nx_worker *w, newsx_doc *d, const nx_cli_options *o);
/* Ends it; gives its wait status. */
int nx_worker_end(nx_worker *w, bool kill_it);

/* Takes one more item (n < NX_AHEAD), whose bytes become those of its message.  false: out of memory. */
bool nx_worker_take(nx_worker *w, nx_item *item);
/* Sends as much as goes without waiting. */
void nx_worker_send(nx_worker *w);
/* The first item is done: it is no longer the worker's, and its bytes are freed. */
void nx_worker_drop(nx_worker *w);

typedef enum nx_received { NX_MORE, NX_ONE, NX_GONE, NX_NO_MEMORY } nx_received;
/* Reads without waiting.  ONE: the first item is complete; ask again.  MORE: nothing else has come yet.  GONE: the process has ended. */
nx_received nx_worker_receive(nx_worker *w);

#endif
