/* reader.c -- what kind of file an input is, and the items in it.  WARC is read by warc.c. */
#define _GNU_SOURCE /* O_TMPFILE */
#include "reader.h"

#include "../say.h"
#include "text.h"
#include "walk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 1 << 16 };

typedef enum kind { PLAIN, PACKED, MEMBERS, LINES, WARC } kind;

static const char *const packed[] = {".gz", ".zst", ".xz", ".bz2", NULL};

static bool ends(const char *path, size_t *len, const char *const *suffixes) /* and takes the suffix away */
{
    for (; *suffixes; suffixes++) {
        size_t n = strlen(*suffixes);
        if (*len > n && strncasecmp(path + *len - n, *suffixes, n) == 0) {
            *len -= n;
            return true;
        }
    }
    return false;
}

static bool is_packed(const char *path)
{
    size_t len = strlen(path);
    return ends(path, &len, packed);
}

static kind kind_of(const nx_cli_options *o, const char *path)
{
    static const char *const lines[] = {".jsonl", ".ndjson", NULL};
    static const char *const members[] = {".tar", ".tgz", ".tzst", ".txz", ".tbz2", ".zip", NULL}, *const warc[] = {".warc", NULL};
    size_t len = strlen(path);
    bool unpack = ends(path, &len, packed);
    if (ends(path, &len, members))
        return MEMBERS;
    if (ends(path, &len, warc))
        return WARC;
    if (o->input == NX_FROM_JSONL || (o->input == NX_FROM_AUTO && (ends(path, &len, lines) || strcmp(path, "-") == 0)))
        return LINES;
    return unpack || strcmp(path, "-") == 0 ? PACKED : PLAIN;
}

static bool read_plain(nx_reader *r, const char *path)
{
    newsx_str bytes = {NULL, 0};
    newsx_error err = {0};
    nx_item *item = nx_item_new(path);
    newsx_status st = nx_source_open(&r->source, path, &err);
    if (st == NEWSX_OK)
        st = nx_source_all(&bytes, &r->source, r->in.o->max_bytes, &err);
    nx_source_close(&r->source);
    if (item && st != NEWSX_OK) {
        nx_item_fail(item, newsx_status_name(st), "%s", err.text);
    } else if (item && (item->at = malloc(bytes.len + 1)) != NULL) {
        memcpy(item->at, bytes.at, bytes.len);
        item->len = bytes.len;
    } else {
        nx_item_free(item);
        item = NULL;
    }
    return nx_intake_give(&r->in, item, bytes.len);
}

/* The member in hand, whole. */
static nx_item *read_member(nx_reader *r, nx_archive *a, const char *key)
{
    char message[NX_MESSAGE];
    nx_text t = {0};
    nx_item *item = nx_item_new(key);
    for (ssize_t n = 1; item && n > 0;) {
        char *room = nx_text_room(&t, PIECE);
        n = room ? nx_archive_read(a, room, PIECE, message) : 0;
        t.len += n > 0 ? (size_t)n : 0;
        if (n < 0)
            nx_item_fail(item, "EIO", "damaged: %s", message);
        if (t.len > r->in.o->max_bytes) {
            nx_item_fail(item, "ELIMIT", "more than the limit of %zu bytes (--max-bytes)", r->in.o->max_bytes);
            break;
        }
    }
    if (item && !t.failed && !item->code[0]) {
        item->at = t.at;
        item->len = t.len;
        return item;
    }
    if (t.failed) {
        nx_item_free(item);
        item = NULL;
    }
    nx_text_free(&t);
    return item;
}

static bool is_hidden(const char *member)
{
    return member[0] == '.' ? member[1] != '/' || is_hidden(member + 2) : strstr(member, "/.") != NULL;
}

static bool read_archive(nx_reader *r, const char *path, nx_archive *a, kind k);

/* The member in hand as a file without a name in TMPDIR, at its begin; -1 with a message. */
static int copy_member(nx_archive *a, char message[NX_MESSAGE])
{
    char piece[PIECE];
    const char *folder = getenv("TMPDIR");
    FILE *f = NULL;
    int fd = open(folder && *folder ? folder : "/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    ssize_t n = 1, put = 0;
    if (fd < 0 && (f = tmpfile()) != NULL) { /* a file system that has no files without a name */
        fd = fcntl(fileno(f), F_DUPFD_CLOEXEC, 0);
        fclose(f);
    }
    while (fd >= 0 && put >= 0 && (n = nx_archive_read(a, piece, sizeof piece, message)) > 0)
        for (ssize_t done = 0; done < n && put >= 0; done += put > 0 ? put : 0)
            put = write(fd, piece + done, (size_t)(n - done));
    if (fd < 0 || put < 0 || lseek(fd, 0, SEEK_SET) < 0) {
        snprintf(message, NX_MESSAGE, "a copy to read it from: %s", strerror(errno));
        if (fd >= 0)
            close(fd);
        return -1;
    }
    return fd;
}

/* A WARC in an archive: damage is stepped over by going back, so it is read from a copy. */
static bool read_copy(nx_reader *r, nx_archive *a, const char *key)
{
    char message[NX_MESSAGE] = "";
    int fd = copy_member(a, message);
    r->in.within = a;
    bool go_on = fd < 0 || nx_warc_read(&r->in, key, fd);
    r->in.within = NULL;
    return go_on && (!*message || nx_intake_fail(&r->in, key, "EIO", message, nx_archive_position(a)));
}

static bool read_warc(nx_reader *r, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    return fd < 0 ? nx_intake_fail(&r->in, path, "EIO", strerror(errno), 0) : nx_warc_read(&r->in, path, fd);
}

/* A member, by what its name says it is; what is packed in it, too. */
static bool read_kind(nx_reader *r, nx_archive *a, const char *key, const char *name)
{
    char message[NX_MESSAGE];
    kind k = kind_of(r->in.o, name);
    if (k == LINES && !is_packed(name))
        return nx_lines_read(&r->in, key, a);
    if (k == WARC)
        return read_copy(r, a, key);
    nx_item *item = read_member(r, a, key);
    if (!item || item->code[0] || k == PLAIN)
        return nx_intake_give(&r->in, item, nx_archive_position(a));
    nx_archive *inner = nx_archive_open_member(a, item->at, item->len, k == MEMBERS, message);
    bool go_on = inner ? read_archive(r, key, inner, k) : nx_intake_fail(&r->in, key, "EIO", message, nx_archive_position(a));
    nx_archive_close(inner);
    nx_item_free(item);
    return go_on;
}

static bool read_members(nx_reader *r, const char *path, nx_archive *a)
{
    char message[NX_MESSAGE];
    const char *name;
    nx_text key = {0};
    bool go_on = true;
    int st = 0;
    while (go_on && (st = nx_archive_next(a, &name, message)) > 0) {
        if (is_hidden(name) || !nx_walk_wants(r->in.o, name))
            continue;
        key.len = 0;
        nx_text_word(&key, path);
        nx_text_word(&key, "!");
        nx_text_word(&key, name);
        go_on = key.failed ? nx_intake_give(&r->in, NULL, 0) : read_kind(r, a, key.at, name);
    }
    if (go_on && st < 0)
        go_on = nx_intake_fail(&r->in, path, "EIO", message, nx_archive_position(a));
    nx_text_free(&key);
    return go_on;
}

static bool read_archive(nx_reader *r, const char *path, nx_archive *a, kind k)
{
    if (k == MEMBERS)
        return read_members(r, path, a);
    return k == LINES ? nx_lines_read(&r->in, path, a) : nx_intake_give(&r->in, read_member(r, a, path), nx_archive_position(a));
}

static bool read_unpacked(nx_reader *r, const char *path, kind k)
{
    char message[NX_MESSAGE];
    nx_archive *a = nx_archive_open(path, k == MEMBERS, r->in.wait, r->in.payload, message);
    if (!a)
        return nx_intake_fail(&r->in, path, "EIO", message, 0);
    bool go_on = read_archive(r, path, a, k);
    nx_archive_close(a);
    return go_on;
}

static bool tell_whole(nx_reader *r, const char *key)
{
    return !r->in.whole || r->in.whole(r->in.payload, key);
}

static bool read_file(void *payload, const char *path)
{
    nx_reader *r = payload;
    struct stat st;
    kind k = kind_of(r->in.o, path);
    nx_item *place = nx_item_new(path);
    if (!place)
        return nx_intake_give(&r->in, NULL, 0);
    r->in.file = place->key;
    r->in.gave_file = false;
    bool go_on = k == PLAIN ? read_plain(r, path) : k == WARC ? read_warc(r, path) : read_unpacked(r, path, k);
    if (go_on && !r->in.gave_file)
        go_on = tell_whole(r, place->key);
    r->in.file = NULL;
    nx_item_free(place);
    if (stat(path, &st) == 0 && S_ISREG(st.st_mode))
        r->in.position += (uint64_t)st.st_size;
    return go_on;
}

static bool fail_path(void *payload, const char *path, const char *reason)
{
    return nx_intake_fail(&((nx_reader *)payload)->in, path, "EIO", reason, 0);
}

static bool open_directory(void *payload, const char *path)
{
    nx_reader *r = payload;
    nx_item *place = nx_item_new(path);
    bool go_on = place ? tell_whole(r, place->key) : nx_intake_give(&r->in, NULL, 0);
    nx_item_free(place);
    return go_on;
}

bool nx_reader_run(nx_reader *r)
{
    nx_walk walk = {r->in.o, read_file, fail_path, open_directory, r};
    bool whole = nx_walk_all(&walk);
    if (r->in.out_of_memory)
        nx_say("out of memory");
    return whole;
}

typedef struct count {
    uint64_t files, bytes;
} count;

static bool count_file(void *payload, const char *path)
{
    count *c = payload;
    struct stat st;
    c->files++;
    if (stat(path, &st) == 0 && S_ISREG(st.st_mode))
        c->bytes += (uint64_t)st.st_size;
    return true;
}

static bool count_nothing(void *payload, const char *path, const char *reason)
{
    (void)payload, (void)path, (void)reason;
    return true;
}

void nx_reader_count(const nx_cli_options *o, uint64_t *files, uint64_t *bytes)
{
    count c = {0, 0};
    nx_cli_options named = *o;
    if (o->files0_from && strcmp(o->files0_from, "-") == 0)
        named.files0_from = NULL; /* it can be read but once */
    nx_walk_all(&(nx_walk){&named, count_file, count_nothing, NULL, &c});
    *files = c.files;
    *bytes = c.bytes;
}

void nx_reader_free(nx_reader *r)
{
    nx_source_free(&r->source);
}
