/* archive.c -- the only file that knows libarchive.  Its WARC reader is not used: it drops the host of the URI. */
#include "archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 1 << 16, MAX_DEPTH = 2 };

struct nx_archive {
    struct archive *read;
    nx_wait_fn *wait;
    void *payload;
    nx_archive *outer; /* whose member it is; NULL: a file */
    int depth;
    unsigned long members;
    bool empty; /* there is nothing in it */
    char name[4096];
    char piece[PIECE]; /* of standard input */
};

static ssize_t read_pipe(struct archive *archive, void *payload, const void **at)
{
    nx_archive *a = payload;
    ssize_t n;
    *at = a->piece;
    do
        n = a->wait(a->payload, STDIN_FILENO) ? read(STDIN_FILENO, a->piece, PIECE) : 0;
    while (n < 0 && errno == EINTR);
    if (n < 0)
        archive_set_error(archive, errno, "%s", strerror(errno));
    return n;
}

static int say(nx_archive *a, char message[NX_MESSAGE])
{
    const char *why = archive_error_string(a->read);
    snprintf(message, NX_MESSAGE, "%s", why ? why : "damaged");
    return -1;
}

static void support(struct archive *read, bool members)
{
    archive_read_support_filter_all(read);
    if (members) {
        archive_read_support_format_tar(read);
        archive_read_support_format_zip(read);
    } else {
        archive_read_support_format_raw(read);
        archive_read_support_format_empty(read);
    }
}

/* Looks at what was opened, with status st; frees it where it cannot be read. */
static nx_archive *begin(nx_archive *a, int st, bool members, char message[NX_MESSAGE])
{
    struct archive_entry *entry;
    if (st == ARCHIVE_OK && !members)
        st = archive_read_next_header(a->read, &entry);
    a->empty = st == ARCHIVE_EOF;
    if (st == ARCHIVE_OK || st == ARCHIVE_WARN || st == ARCHIVE_EOF)
        return a;
    say(a, message);
    nx_archive_close(a);
    return NULL;
}

static nx_archive *new(bool members, char message[NX_MESSAGE])
{
    nx_archive *a = calloc(1, sizeof *a);
    if (a && (a->read = archive_read_new()) != NULL) {
        support(a->read, members);
        return a;
    }
    snprintf(message, NX_MESSAGE, "out of memory");
    free(a);
    return NULL;
}

nx_archive *nx_archive_open(const char *path, bool members, nx_wait_fn *wait, void *payload, char message[NX_MESSAGE])
{
    nx_archive *a = new(members, message);
    if (!a)
        return NULL;
    a->wait = wait;
    a->payload = payload;
    bool pipe = strcmp(path, "-") == 0;
    return begin(a, pipe ? archive_read_open(a->read, a, NULL, read_pipe, NULL) : archive_read_open_filename(a->read, path, PIECE), members, message);
}

nx_archive *nx_archive_open_member(nx_archive *outer, const char *at, size_t len, bool members, char message[NX_MESSAGE])
{
    nx_archive *a = outer->depth < MAX_DEPTH ? new(members, message) : NULL;
    if (!a) {
        if (outer->depth >= MAX_DEPTH)
            snprintf(message, NX_MESSAGE, "archives in archives in archives");
        return NULL;
    }
    a->outer = outer;
    a->depth = outer->depth + 1;
    return begin(a, archive_read_open_memory(a->read, at, len), members, message);
}

/* Zip files of Korean Windows have names in CP949 and do not say so. */
static bool decode_name(char *to, size_t room, const char *name)
{
    iconv_t cp949 = iconv_open("UTF-8", "CP949");
    if (cp949 == (iconv_t)-1)
        return false;
    char *from = (char *)(uintptr_t)name;
    size_t left = strlen(name);
    room--;
    bool ok = iconv(cp949, &from, &left, &to, &room) == 0;
    *to = '\0';
    iconv_close(cp949);
    return ok;
}

int nx_archive_next(nx_archive *a, const char **name, char message[NX_MESSAGE])
{
    struct archive_entry *entry;
    int st;
    do
        st = archive_read_next_header(a->read, &entry);
    while (st == ARCHIVE_RETRY || ((st == ARCHIVE_OK || st == ARCHIVE_WARN) && archive_entry_filetype(entry) != AE_IFREG));
    if (st == ARCHIVE_EOF)
        return 0;
    if (st != ARCHIVE_OK && st != ARCHIVE_WARN)
        return say(a, message);
    a->members++;
    const char *utf8 = archive_entry_pathname_utf8(entry), *raw = archive_entry_pathname(entry);
    *name = utf8 ? utf8 : raw && decode_name(a->name, sizeof a->name, raw) ? a->name : raw;
    if (!*name) { /* in no encoding that could be told */
        snprintf(a->name, sizeof a->name, "#%lu", a->members);
        *name = a->name;
    }
    return 1;
}

ssize_t nx_archive_read(nx_archive *a, void *at, size_t n, char message[NX_MESSAGE])
{
    ssize_t got;
    if (a->empty)
        return 0;
    do
        got = archive_read_data(a->read, at, n);
    while (got == ARCHIVE_RETRY);
    return got < 0 ? say(a, message) : got;
}

uint64_t nx_archive_position(nx_archive *a)
{
    while (a->outer)
        a = a->outer;
    int64_t n = archive_filter_bytes(a->read, -1);
    return n > 0 ? (uint64_t)n : 0;
}

void nx_archive_close(nx_archive *a)
{
    if (a && a->read)
        archive_read_free(a->read);
    free(a);
}
