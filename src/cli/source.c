/* source.c -- a file or standard input.  Read by read(2) into one buffer that grows to the largest piece seen, and no
 * further than the caller allows.  Files that begin as gzip does are read through zlib; pipes are not, since gzread(3) waits
 * for more than is there. */
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { PIECE = 1 << 16 };

newsx_status nx_source_fail(newsx_error *err, newsx_status st, const char *format, ...)
{
    va_list args;
    *err = (newsx_error){.status = st};
    va_start(args, format);
    vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    return st;
}

newsx_status nx_source_open(nx_source *s, const char *path, newsx_error *err)
{
    struct stat st;
    s->path = path;
    s->len = s->next = 0;
    s->line = 0;
    s->ended = false;
    s->gzip = NULL;
    s->fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (s->fd < 0 || fstat(s->fd, &st) != 0)
        return nx_source_fail(err, NEWSX_EIO, "%s", strerror(errno));
    if (S_ISDIR(st.st_mode))
        return nx_source_fail(err, NEWSX_EIO, "is a directory");
    unsigned char magic[2];
    if (S_ISREG(st.st_mode) && pread(s->fd, magic, 2, lseek(s->fd, 0, SEEK_CUR)) == 2 && magic[0] == 0x1f && magic[1] == 0x8b) {
        s->gzip = gzdopen(dup(s->fd), "rb");
        if (!s->gzip)
            return nx_source_fail(err, NEWSX_ENOMEM, "out of memory");
    }
    return NEWSX_OK;
}

static bool reserve(nx_source *s, size_t cap)
{
    if (cap <= s->cap)
        return true;
    char *p = realloc(s->at, cap);
    if (!p)
        return false;
    s->at = p;
    s->cap = cap;
    return true;
}

static ssize_t read_some(nx_source *s, void *at, size_t room)
{
    ssize_t n;
    if (s->gzip) {
        int error = Z_OK;
        n = gzread(s->gzip, at, room < INT_MAX ? (unsigned)room : INT_MAX);
        gzerror(s->gzip, &error);
        return error == Z_OK || error == Z_STREAM_END ? n : -1; /* data that are cut give what is left, and an error */
    }
    do
        n = read(s->fd, at, room);
    while (n < 0 && errno == EINTR);
    return n;
}

/* Reads once, at most to `limit` bytes in all. */
static newsx_status fill(nx_source *s, size_t limit, newsx_error *err)
{
    if (s->len == s->cap) {
        size_t cap = s->cap < PIECE ? PIECE : s->cap * 2;
        if (!reserve(s, cap < limit ? cap : limit))
            return nx_source_fail(err, NEWSX_ENOMEM, "out of memory");
    }
    size_t room = (s->cap < limit ? s->cap : limit) - s->len;
    ssize_t n = read_some(s, s->at + s->len, room);
    if (n < 0)
        return nx_source_fail(err, NEWSX_EIO, "%s", s->gzip ? "damaged gzip data" : strerror(errno));
    s->ended = n == 0;
    s->len += (size_t)n;
    return NEWSX_OK;
}

newsx_status nx_source_all(newsx_str *out, nx_source *s, size_t max, newsx_error *err)
{
    struct stat st;
    bool known = !s->gzip && fstat(s->fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0;
    if (known && (uintmax_t)st.st_size > max)
        return nx_source_fail(err, NEWSX_ELIMIT, "%ju bytes are more than the limit of %zu (--max-bytes)", (uintmax_t)st.st_size, max);
    if (known && !reserve(s, (size_t)st.st_size + 1))
        return nx_source_fail(err, NEWSX_ENOMEM, "out of memory");
    while (!s->ended) {
        newsx_status status = fill(s, max + 1, err);
        if (status != NEWSX_OK)
            return status;
        if (s->len > max)
            return nx_source_fail(err, NEWSX_ELIMIT, "more than the limit of %zu bytes (--max-bytes)", max);
    }
    *out = (newsx_str){s->at, s->len};
    return NEWSX_OK;
}

/* The end of the line that begins at s->next and was searched up to `seen`; NULL where it is not read yet. */
static char *line_end(const nx_source *s, size_t seen)
{
    return s->len > seen ? memchr(s->at + seen, '\n', s->len - seen) : NULL;
}

newsx_status nx_source_line(newsx_str *out, bool *more, nx_source *s, size_t max, newsx_error *err)
{
    char *end;
    size_t seen = s->next;
    newsx_status st = NEWSX_OK;
    bool too_long = false;
    *out = (newsx_str){NULL, 0};
    *more = true;
    s->line++;
    while (!(end = line_end(s, seen)) && !s->ended) {
        if (s->next) { /* what is left moves to the front */
            memmove(s->at, s->at + s->next, s->len - s->next);
            s->len -= s->next;
            s->next = 0;
        }
        if (s->len > max) { /* dropped: only its end is waited for */
            too_long = true;
            s->len = 0;
        }
        seen = s->len;
        if ((st = fill(s, max + PIECE, err)) != NEWSX_OK) {
            s->ended = true;
            s->len = s->next = 0;
            return st;
        }
    }
    size_t stop = end ? (size_t)(end - s->at) : s->len;
    *more = end || stop > s->next || too_long;
    too_long = too_long || stop - s->next > max;
    *out = (newsx_str){s->at + s->next, stop - s->next};
    s->next = end ? stop + 1 : stop;
    return too_long ? nx_source_fail(err, NEWSX_ELIMIT, "the line is longer than %zu bytes (--max-bytes)", max) : NEWSX_OK;
}

void nx_source_close(nx_source *s)
{
    if (s->gzip)
        gzclose(s->gzip);
    s->gzip = NULL;
    if (s->fd > STDIN_FILENO)
        close(s->fd);
    s->fd = -1;
}

void nx_source_free(nx_source *s)
{
    free(s->at);
    *s = (nx_source){.fd = -1};
}
