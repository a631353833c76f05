/* sink.h -- where the output goes: stdout, or a file that appears complete or not at all. */
#ifndef NX_SINK_H
#define NX_SINK_H

#include <newsx.h>

typedef struct nx_sink {
    const char *name; /* for messages; NULL: stdout */
    char *target, *temporary; /* owned; NULL where it writes straight to fd */
    int fd, error;            /* errno of the first write that failed, else 0 */
    size_t n;
    char buffer[1 << 16];
} nx_sink;

/* path NULL or "-" is stdout.  A regular file is written under a temporary name beside it; devices, pipes and the like
 * are written straight.  false with a message where it cannot be made. */
bool nx_sink_open(nx_sink *out, const char *path);
/* A newsx_write_fn with the sink as payload: non-zero from the first error on. */
int nx_sink_write(void *sink, const char *at, size_t len);
void nx_sink_text(nx_sink *s, const char *text);
void nx_sink_flush(nx_sink *s);
/* Flushes, and gives the file its name; keep false takes it away instead.  false with a message where anything could
 * not be written (a closed pipe says nothing).  Once. */
bool nx_sink_close(nx_sink *s, bool keep);

#endif
