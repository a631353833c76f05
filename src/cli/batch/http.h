/* http.h -- an HTTP response as a crawler stored it. */
#ifndef NX_BATCH_HTTP_H
#define NX_BATCH_HTTP_H

#include "item.h"

typedef struct nx_http {
    int status;                  /* 0: it is no response */
    char type[64], charset[64];  /* of its Content-Type, in lower case; may be empty */
    char *at;                    /* the body; owned */
    size_t len;
} nx_http;

/* Takes a response apart, chunks and packing (gzip, deflate, br, zstd) undone.  "" or a code with a message: EDATA, ELIMIT where the body is longer than
 * max, EARG where it is packed in a way that is not known, ENOMEM.  status, type and charset are filled in any case. */
const char *nx_http_read(nx_http *out, const char *at, size_t len, size_t max, char message[NX_MESSAGE]);
/* The value in a line of a header of that name; NULL: it is another. */
const char *nx_http_value(const char *line, const char *name);
/* "text/html; charset=x" → type and charset. */
void nx_http_type(nx_http *out, const char *value);
/* Whether a body of such a type may be an article. */
bool nx_http_is_page(const nx_http *h);

#endif
