/* json.h -- a document as one newsx/1 object (docs/newsx-1.schema.json). */
#ifndef NX_JSON_H
#define NX_JSON_H

#include "emit/view.h"

typedef struct nx_report { /* all that an output says; views */
    newsx_str version, rules;             /* of the generator */
    newsx_str path, url, sha256;          /* of the source, as the caller gave it */
    uint64_t bytes;
    const nx_page *page;
    const nx_text *text;
    const nx_view *view;
    const nx_notes *notes;
    newsx_alloc alloc; /* for what a dump puts together */
} nx_report;

/* Allocates nothing.  ESTOP where write said so.  id may be empty, and any bytes. */
newsx_status nx_json_write(const nx_report *r, newsx_str id, bool pretty, newsx_write_fn *write, void *payload);

#endif
