/* workers.h -- N processes that extract.  A page that takes too long, or kills its worker, costs that page. */
#ifndef NX_BATCH_WORKERS_H
#define NX_BATCH_WORKERS_H

#include "../options.h"
#include "item.h"

#include <signal.h>

typedef struct nx_workers nx_workers;

typedef struct nx_workers_use {
    const nx_cli_options *o;
    newsx_doc *doc;       /* opened before: its pages are shared with the workers */
    unsigned n;
    unsigned timeout;     /* seconds for a page; 0: none */
    bool unordered;
    bool (*give)(void *payload, nx_item *item); /* takes a finished item; false ends the run */
    bool (*tick)(void *payload);                /* at least twice a second while there is waiting; false ends the run */
    const volatile sig_atomic_t *stop;          /* set by a signal: no more items are wanted */
    void *payload;
} nx_workers_use;

/* NULL with a message. */
nx_workers *nx_workers_open(const nx_workers_use *use);
/* Takes an item (with a code: only to keep its place); may wait, and give finished ones meanwhile.  false: the run ends. */
bool nx_workers_take(nx_workers *w, nx_item *item);
/* Waits until fd can be read, giving finished ones meanwhile.  false: the run ends. */
bool nx_workers_wait(nx_workers *w, int fd);
/* No more items come: those that a worker has are finished and given; others too, unless hurry. */
bool nx_workers_finish(nx_workers *w, bool hurry);
/* Ends the processes; what was not given is dropped. */
void nx_workers_close(nx_workers *w);

#endif
