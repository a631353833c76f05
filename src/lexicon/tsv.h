/* tsv.h -- reads a dictionary file: a header, then one word a line (docs/RULES.md, "Dictionaries"). */
#ifndef NX_TSV_H
#define NX_TSV_H

#include "base/ctx.h"
#include "base/str.h"

typedef struct nx_tsv_row {
    newsx_str surface, canon, attr, source; /* views into the bytes */
    uint32_t line;
} nx_tsv_row;

typedef NX_VEC(nx_tsv_row) nx_tsv_rows;

/* bytes → rows, in file order.  file is for messages only.  EDATA with "file:line: reason": a wrong first line, bytes
 * that are no UTF-8, a line without exactly four columns, an empty surface or one past NX_MAX_ENTRY, a malformed attr,
 * a surface that repeats an earlier line's.  Cost: O(n log n) for the repeats. */
newsx_status nx_tsv_read(nx_tsv_rows *out, newsx_str bytes, newsx_str file, nx_ctx *c);

#endif
