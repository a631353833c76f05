/* source.h -- a file (gzip is unpacked) or standard input: whole, or line by line; never more memory than it was
 * allowed. */
#ifndef NX_SOURCE_H
#define NX_SOURCE_H

#include <newsx.h>

typedef struct nx_source {
    const char *path; /* as given; "-" is standard input */
    int fd;
    void *gzip; /* of a file that is packed; NULL: fd is read */
    char *at; /* owned; kept from file to file */
    size_t len, cap;
    size_t next;             /* lines: where the rest begins */
    bool ended;
    unsigned long line; /* of the line given last, from 1 */
} nx_source;

/* Opens; the memory of an earlier file is used again.  EIO names the path and why (a directory, too). */
newsx_status nx_source_open(nx_source *s, const char *path, newsx_error *err);
/* All of it.  ELIMIT where it is larger than max, found out without reading it where that is possible. */
newsx_status nx_source_all(newsx_str *out, nx_source *s, size_t max, newsx_error *err);
/* The next line without its end, valid until the next call.  *more is false past the last.  A line longer than max is
 * ELIMIT, is skipped, and the one after it comes next. */
newsx_status nx_source_line(newsx_str *out, bool *more, nx_source *s, size_t max, newsx_error *err);
void nx_source_close(nx_source *s);
/* Gives the memory up. */
void nx_source_free(nx_source *s);
/* Fills err and returns st. */
newsx_status nx_source_fail(newsx_error *err, newsx_status st, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
