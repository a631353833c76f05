/* reader.c -- what kind of file an input is, and the items in it.  WARC is read by warc.c. */
#include "reader.h"

#include "../say.h"
#include "digest.h"
#include "text.h"
#include "walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { PIECE = 1 << 16, JSON_GROWTH = 2 }; /* a record's line may be that much longer than its page */

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

static newsx_input input_of(const nx_cli_options *o)
{
    return o->input == NX_FROM_HTML ? NEWSX_INPUT_HTML : o->input == NX_FROM_TEXT ? NEWSX_INPUT_TEXT : NEWSX_INPUT_AUTO;
}

bool nx_reader_give(nx_reader *r, nx_item *item, uint64_t position)
{
    if (!item) {
        r->out_of_memory = true;
        return false;
    }
    if (!item->is_line && !item->input)
        item->input = input_of(r->o);
    item->position = r->position + position;
    item->hash = nx_digest(item->at ? item->at : "", item->len);
    if (item->code[0]) /* tried again, should it come back to life */
        item->hash = 1;
    return r->take(r->payload, item);
}

static bool give_failure(nx_reader *r, const char *key, const char *code, const char *message, uint64_t position)
{
    nx_item *item = nx_item_new(key);
    if (item)
        nx_item_fail(item, code, "%s", message);
    return nx_reader_give(r, item, position);
}

static bool read_plain(nx_reader *r, const char *path)
{
    newsx_str bytes = {NULL, 0};
    newsx_error err = {0};
    nx_item *item = nx_item_new(path);
    newsx_status st = nx_source_open(&r->source, path, &err);
    if (st == NEWSX_OK)
        st = nx_source_all(&bytes, &r->source, r->o->max_bytes, &err);
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
    return nx_reader_give(r, item, bytes.len);
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
        if (t.len > r->o->max_bytes) {
            nx_item_fail(item, "ELIMIT", "more than the limit of %zu bytes (--max-bytes)", r->o->max_bytes);
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

static bool give_line(nx_reader *r, nx_archive *a, const char *path, const char *at, size_t len, unsigned long line, bool too_long)
{
    char key[4200];
    size_t blank = 0;
    while (blank < len && (at[blank] == ' ' || at[blank] == '\t' || at[blank] == '\r'))
        blank++;
    if (blank == len && !too_long)
        return true;
    snprintf(key, sizeof key, "%s:%lu", path, line);
    if (too_long)
        return give_failure(r, key, "ELIMIT", "the line is longer than --max-bytes allows", nx_archive_position(a));
    nx_item *item = nx_item_new(key);
    if (item && (item->at = malloc(len + 1)) != NULL) {
        memcpy(item->at, at, len);
        item->len = len;
        item->is_line = true;
    } else {
        nx_item_free(item);
        item = NULL;
    }
    return nx_reader_give(r, item, nx_archive_position(a));
}

static bool read_lines(nx_reader *r, const char *path, nx_archive *a)
{
    char message[NX_MESSAGE];
    size_t max = r->o->max_bytes * JSON_GROWTH + PIECE;
    nx_text t = {0};
    unsigned long line = 1;
    bool go_on = true, too_long = false;
    ssize_t n = 1;
    while (go_on && n > 0) {
        size_t seen = t.len, begin = 0;
        char *room = nx_text_room(&t, PIECE), *end;
        if (!room)
            break;
        n = nx_archive_read(a, room, PIECE, message);
        t.len += n > 0 ? (size_t)n : 0;
        while (go_on && t.len > seen && (end = memchr(t.at + seen, '\n', t.len - seen)) != NULL) {
            size_t stop = (size_t)(end - t.at);
            go_on = give_line(r, a, path, t.at + begin, stop - begin, line++, too_long || stop - begin > max);
            too_long = false;
            begin = seen = stop + 1;
        }
        t.len -= begin;
        memmove(t.at, t.at + begin, t.len);
        if (t.len > max) { /* its end is waited for */
            too_long = true;
            t.len = 0;
        }
    }
    if (go_on && n < 0)
        go_on = give_failure(r, path, "EIO", message, nx_archive_position(a));
    else if (go_on && !t.failed && (t.len || too_long))
        go_on = give_line(r, a, path, t.at, t.len, line, too_long);
    r->out_of_memory = r->out_of_memory || t.failed;
    go_on = go_on && !t.failed;
    nx_text_free(&t);
    return go_on;
}

static bool read_archive(nx_reader *r, const char *path, nx_archive *a, kind k);

/* A member, by what its name says it is; what is packed in it, too. */
static bool read_kind(nx_reader *r, nx_archive *a, const char *key, const char *name)
{
    char message[NX_MESSAGE];
    kind k = kind_of(r->o, name);
    if (k == LINES && !is_packed(name))
        return read_lines(r, key, a);
    if (k == WARC)
        return give_failure(r, key, "EARG", "WARC files in archives are not read: unpack the archive first", nx_archive_position(a));
    nx_item *item = read_member(r, a, key);
    if (!item || item->code[0] || k == PLAIN)
        return nx_reader_give(r, item, nx_archive_position(a));
    nx_archive *inner = nx_archive_open_member(a, item->at, item->len, k == MEMBERS, message);
    bool go_on = inner ? read_archive(r, key, inner, k) : give_failure(r, key, "EIO", message, nx_archive_position(a));
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
        if (is_hidden(name) || !nx_walk_wants(r->o, name))
            continue;
        key.len = 0;
        nx_text_word(&key, path);
        nx_text_word(&key, "!");
        nx_text_word(&key, name);
        go_on = key.failed ? nx_reader_give(r, NULL, 0) : read_kind(r, a, key.at, name);
    }
    if (go_on && st < 0)
        go_on = give_failure(r, path, "EIO", message, nx_archive_position(a));
    nx_text_free(&key);
    return go_on;
}

static bool read_archive(nx_reader *r, const char *path, nx_archive *a, kind k)
{
    return k == MEMBERS ? read_members(r, path, a) : k == LINES ? read_lines(r, path, a) : nx_reader_give(r, read_member(r, a, path), nx_archive_position(a));
}

static bool read_unpacked(nx_reader *r, const char *path, kind k)
{
    char message[NX_MESSAGE];
    nx_archive *a = nx_archive_open(path, k == MEMBERS, r->wait, r->payload, message);
    if (!a)
        return give_failure(r, path, "EIO", message, 0);
    bool go_on = read_archive(r, path, a, k);
    nx_archive_close(a);
    return go_on;
}

static bool read_file(void *payload, const char *path)
{
    nx_reader *r = payload;
    struct stat st;
    kind k = kind_of(r->o, path);
    bool go_on = k == PLAIN ? read_plain(r, path) : k == WARC ? nx_warc_read(r, path) : read_unpacked(r, path, k);
    if (stat(path, &st) == 0 && S_ISREG(st.st_mode))
        r->position += (uint64_t)st.st_size;
    return go_on;
}

static bool fail_path(void *payload, const char *path, const char *reason)
{
    return give_failure(payload, path, "EIO", reason, 0);
}

bool nx_reader_run(nx_reader *r)
{
    nx_walk walk = {r->o, read_file, fail_path, r};
    bool whole = nx_walk_all(&walk);
    if (r->out_of_memory)
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
    nx_walk_all(&(nx_walk){&named, count_file, count_nothing, &c});
    *files = c.files;
    *bytes = c.bytes;
}

void nx_reader_free(nx_reader *r)
{
    nx_source_free(&r->source);
}
