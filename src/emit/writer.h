/* writer.h -- JSON tokens through a callback: commas, indentation and escapes over a buffer, with no memory of its own.
 * A callback that asks to stop is not called again; nx_writer_end() reports it. */
#ifndef NX_WRITER_H
#define NX_WRITER_H

#include "base/str.h"

typedef struct nx_writer {
    newsx_write_fn *write;
    void *payload;
    bool pretty, stopped;
    enum { NX_WRITER_FIRST, NX_WRITER_NEXT, NX_WRITER_VALUE } at; /* what may come: the first thing in a bracket (or of
                                                                     all), a further one, or the value of a key */
    uint32_t depth; /* open brackets */
    size_t n;       /* bytes in buf */
    char buf[8192];
} nx_writer;

void nx_writer_init(nx_writer *w, newsx_write_fn *write, void *payload, bool pretty);
newsx_status nx_writer_end(nx_writer *w); /* flushes; ESTOP */

void nx_writer_raw(nx_writer *w, newsx_str s); /* bytes as they are, no comma */

/* A value or a key puts the comma before itself that it needs. */
void nx_writer_open(nx_writer *w, char bracket); /* '{' or '[' */
void nx_writer_close(nx_writer *w, char bracket);
void nx_writer_key(nx_writer *w, const char *key); /* ASCII, nothing to escape */
void nx_writer_str(nx_writer *w, newsx_str s);     /* valid UTF-8 */
void nx_writer_any(nx_writer *w, newsx_str s);     /* any bytes: what is no UTF-8 becomes U+FFFD */
void nx_writer_uint(nx_writer *w, uint64_t v);
void nx_writer_bool(nx_writer *w, bool v);
void nx_writer_null(nx_writer *w);
void nx_writer_number(nx_writer *w, newsx_str digits); /* a JSON number in text already */
void nx_writer_pair(nx_writer *w, uint32_t a, uint32_t b); /* [a, b] on one line */

#endif
