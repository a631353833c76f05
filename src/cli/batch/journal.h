/* journal.h -- which pages are done: a file beside the output that only grows.
 *
 *     newsx-journal 2
 *     run RULES OPTIONS                                a run began, with these
 *     page HASH BODY LETTERS SKETCH CODE KEY           a page (CODE "-": an article, "=": a duplicate), in hex
 *     commit LENGTH CHECK                              all above stands in the first LENGTH bytes of the output
 *
 * CHECK is the digest of the lines since the commit before.  What follows the last good commit never happened. */
#ifndef NX_BATCH_JOURNAL_H
#define NX_BATCH_JOURNAL_H

#include "out.h"

typedef struct nx_journal {
    char *path; /* owned */
    int fd;
    bool fresh; /* no run before this one */
    uint64_t length; /* of the output, as committed last */
    nx_text lines;   /* not written yet */
} nx_journal;

/* Opens or makes the journal, locks it, and reads what is in it into use->past where the run is to be gone on with.
 * false with a message, and the exit code: another run has it (2), the output is there and neither --resume nor --force
 * was given (2), rules or options changed (2), it cannot be written (3). */
bool nx_journal_open(nx_journal *j, const nx_out_use *use, const char *path, bool output_exists, nx_exit *code);
void nx_journal_page(nx_journal *j, const nx_item *item);
/* The output, synced to disk, is `length` bytes now.  false with a message. */
bool nx_journal_commit(nx_journal *j, uint64_t length);
void nx_journal_close(nx_journal *j);

/* For journals elsewhere: what an earlier run was made with, against this one.  false with a message. */
bool nx_journal_same(const nx_out_use *use, const char *rules, const char *options);
/* Tells the past of a page. */
bool nx_journal_remember(const nx_out_use *use, const char *key, uint64_t hash, const nx_likeness *like, const char *code);
/* What stands for CODE. */
const char *nx_journal_code(const nx_item *item);

#endif
