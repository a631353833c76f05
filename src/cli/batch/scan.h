/* scan.h -- reads the JSON that newsx wrote: compact, valid, and so looked at but once and never copied. */
#ifndef NX_BATCH_SCAN_H
#define NX_BATCH_SCAN_H

#include "text.h"

#include <newsx.h>

/* *at stands in an object or array, at its bracket first.  Gives the next member or element and steps behind it; false at the end. */
bool nx_scan_member(const char **at, newsx_str *name, newsx_str *value);
bool nx_scan_element(const char **at, newsx_str *value);
/* The value of a member; {"null", 4} where there is none, or where `object` is none.  It is looked for from *at on, object.at at first,
 * and then from the start: members asked for in their order cost one pass. */
newsx_str nx_scan_get(newsx_str object, const char **at, const char *name);
/* The text of a string value: a view into it where it has no escapes, else into `room`, which is made anew. */
newsx_str nx_scan_text(newsx_str string, nx_text *room);

#endif
