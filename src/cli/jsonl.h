/* jsonl.h -- one record of a JSONL stream: {"id", "html" or "text", "url", "published"}. */
#ifndef NX_JSONL_H
#define NX_JSONL_H

#include <newsx.h>

typedef struct nx_record {
    void *json;  /* owns all below */
    char *id;    /* its id as JSON text, "17" or "\"a1\""; NULL where it has none */
    newsx_str bytes, url, published;
    newsx_input input;
} nx_record;

/* line → record.  "EJSON" is what a line that is no JSON object is called; EARG: an object without what is needed.
 * What it gives (the id even after a failure) lives until nx_record_free(). */
const char *nx_record_parse(nx_record *out, newsx_str line, newsx_error *err);
void nx_record_free(nx_record *r);
/* s as a JSON string, quotes and all, bytes that are no UTF-8 replaced; to be freed; NULL on no memory. */
char *nx_json_string(const char *s);

#endif
