/* item.h -- one page on its way in, and what became of it on its way out. */
#ifndef NX_BATCH_ITEM_H
#define NX_BATCH_ITEM_H

#include "likeness.h"

enum { NX_MESSAGE = 224, NX_CODE = 16, NX_HASH_NONE = 1 /* of bytes that are not known: they differ from any */ };

typedef struct nx_item {
    char *key;                           /* where it is: path, path!member, path@offset or path:line */
    char *url, *crawled, *charset;       /* NULL where unknown */
    char *at;                            /* its bytes */
    size_t len;
    bool is_line;                        /* a JSONL record, parsed by the worker */
    newsx_input input;
    uint64_t hash;                       /* of its bytes */
    bool again;                          /* its place was met before, with other bytes */
    uint64_t position;                   /* bytes of all inputs read when it was met: for the progress */
    bool done;                           /* through: json, or a code */
    char code[NX_CODE];                  /* empty: all good; else why there is no article */
    char message[NX_MESSAGE];
    /* From the worker: */
    char *id;                            /* JSON text; NULL: the key is its id */
    char *json;                          /* a newsx/1 object */
    size_t json_len;
    nx_likeness like;                    /* of its body */
    const char *duplicate_of;            /* the key of an earlier page; not owned */
} nx_item;

/* NULL on no memory.  key is copied. */
nx_item *nx_item_new(const char *key);
/* With a code that says why it has no bytes. */
void nx_item_fail(nx_item *item, const char *code, const char *format, ...) __attribute__((format(printf, 3, 4)));
void nx_item_free(nx_item *item);

#endif
