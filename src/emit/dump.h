/* dump.h -- any stage as readable text, a line a thing, so that a wrong fact is traced without a debugger. */
#ifndef NX_DUMP_H
#define NX_DUMP_H

#include "emit/json.h"

/* EARG for an unknown stage, ENOMEM, ESTOP. */
newsx_status nx_dump_write(const nx_report *r, const nx_scan *s, const char *stage, newsx_write_fn *write, void *payload);

#endif
