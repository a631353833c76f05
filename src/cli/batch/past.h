/* past.h -- what was done already, in this run and in those before it. */
#ifndef NX_BATCH_PAST_H
#define NX_BATCH_PAST_H

#include "item.h"

typedef struct nx_past nx_past;

nx_past *nx_past_new(void);
void nx_past_free(nx_past *p);

typedef enum nx_known { NX_NEW, NX_CHANGED, NX_DONE } nx_known;
/* Whether the page of that key, with that hash of its bytes, is done; CHANGED: done with other bytes. */
nx_known nx_past_known(const nx_past *p, const char *key, uint64_t hash);
/* Notes that it is, or is being done.  About 30 bytes a page. */
bool nx_past_note(nx_past *p, const char *key, uint64_t hash);

/* The key of an earlier article that is the same or nearly so, NULL where there is none or it is too short to tell. */
const char *nx_past_twin(nx_past *p, const nx_item *item);
/* Notes an article that is no duplicate.  About 250 bytes and its key. */
bool nx_past_article(nx_past *p, const char *key, const nx_likeness *like);

#endif
