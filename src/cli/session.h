/* session.h -- one run of a command: the engine, one document, and the walk over all inputs. */
#ifndef NX_SESSION_H
#define NX_SESSION_H

#include "options.h"
#include "say.h"
#include "sink.h"
#include "source.h"

typedef struct nx_session {
    const nx_cli_options *o;
    newsx_engine *engine;
    newsx_doc *doc;
    nx_source source;
    nx_exit code;     /* the highest so far */
    unsigned long items; /* written so far: for what stands between them */
    nx_sink sink;
} nx_session;

typedef struct nx_cli_item { /* one article, or the failure to get one */
    const char *name;        /* what to call it: "page.html", "in.jsonl:17", "standard input" */
    const char *id;          /* JSON text: the record's own, or the name */
    const char *failed;      /* NULL: the session's document holds it; else the code, such as "ENOARTICLE" */
    newsx_error error;
} nx_cli_item;

/* A visitor of items; false ends the run. */
typedef bool nx_visit_fn(nx_session *s, const nx_cli_item *item);

/* Runs a command from its options to its exit code: opens everything, hands each article to visit, closes everything.
 * begin and end (may be NULL) write what stands around all items.  An output file is kept where something was
 * written to it.  Memory: one article at a time. */
int nx_session_run(const nx_cli_options *o, void (*begin)(nx_session *s), nx_visit_fn *visit, void (*end)(nx_session *s));

/* Opens engine and document by the options; false with a message.  Both are to be closed in any case. */
bool nx_session_open(nx_session *s);

/* Whether the articles come as a stream: several files, or JSONL. */
bool nx_session_streams(const nx_cli_options *o);

#endif
