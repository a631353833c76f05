/* out.h -- where records go.  What an output commits survives whatever comes after: it and the journal of it are one. */
#ifndef NX_BATCH_OUT_H
#define NX_BATCH_OUT_H

#include "../options.h"
#include "../say.h"
#include "item.h"
#include "past.h"
#include "text.h"

typedef struct nx_out nx_out;
struct nx_out {
    bool (*put)(nx_out *out, const nx_item *item);    /* false with a message */
    bool (*forget)(nx_out *out, const char *key);     /* what an earlier run had against this place; false with a message; NULL: it stays */
    bool (*commit)(nx_out *out);                      /* all that was put is there to stay; false with a message */
    bool (*close)(nx_out *out, bool whole);           /* frees; whole: everything was read, commit and finish */
    size_t waiting, enough;                           /* bytes put and not committed; and how many are worth a commit */
};

typedef struct nx_out_use {
    const char *path; /* "-": standard output */
    const nx_cli_options *o;
    const char *rules;   /* fingerprint of the dictionaries */
    const char *options; /* what changes the results, as one line */
    nx_past *past;       /* is told of what an earlier run committed, where that is gone on with */
} nx_out_use;

/* Each opens its format; NULL with a message, and the exit code in *code. */
nx_out *nx_out_jsonl(const nx_out_use *use, nx_exit *code);
nx_out *nx_out_directory(const nx_out_use *use, nx_exit *code);
nx_out *nx_out_sqlite(const nx_out_use *use, nx_exit *code);
nx_out *nx_out_csv(const nx_out_use *use, nx_exit *code);

/* The record of an item as one line of JSON, line end and all. */
void nx_out_record(nx_text *t, const nx_item *item, bool dedupe);

#endif
