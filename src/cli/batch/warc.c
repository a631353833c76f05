/* warc.c -- WARC files (ISO 28500), plain or packed by gzip, a record a member as crawlers write them, or any other way.  The pages in response
 * and resource records become items; requests, redirections, pictures and the like are counted and left out.  A damaged
 * record is one failure, and reading goes on with the next that can be found: the next member that unpacks, or the next line that
 * begins with "WARC/1.".  Memory: one record. */
#include "http.h"
#include "reader.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>
#include <zlib.h>

enum { PIECE = 1 << 16, MAX_HEADER = 1 << 16 };

typedef struct stream {
    int fd;
    bool packed, open;    /* open: inside a member */
    bool stay;            /* do not go on to another member */
    bool ended, damaged, failed; /* failed: the disk; errno tells */
    z_stream z;
    uint64_t offset;      /* in the file, of the end of in */
    uint64_t member;      /* of the member in hand; plain: 0 */
    uint64_t inner;       /* bytes of it (plain: of the file) before out */
    size_t at, len;       /* of out, what is not taken yet */
    unsigned char in[PIECE];
    char out[PIECE];
} stream;

typedef struct record {
    uint64_t member, inner; /* where it begins */
    char type[24], date[40], content_type[128];
    nx_text uri, block;
    uint64_t length;
    bool too_long;
} record;

static bool read_in(stream *s)
{
    ssize_t n;
    do
        n = read(s->fd, s->in, PIECE);
    while (n < 0 && errno == EINTR);
    s->failed = n < 0;
    s->z.next_in = s->in;
    s->z.avail_in = n > 0 ? (uInt)n : 0;
    s->offset += s->z.avail_in;
    return n > 0;
}

static uint64_t position(const stream *s) /* how far the file is taken */
{
    return s->offset - s->z.avail_in;
}

static bool fill_plain(stream *s)
{
    if (!read_in(s))
        return false;
    s->len = s->z.avail_in;
    memcpy(s->out, s->in, s->len);
    s->z.avail_in = 0;
    return true;
}

static bool fill_packed(stream *s)
{
    while (!s->len) {
        if (!s->open && s->stay)
            return false;
        if (!s->z.avail_in && !read_in(s)) {
            s->damaged = s->open; /* cut off */
            return false;
        }
        if (!s->open) {
            inflateReset2(&s->z, 15 + 16);
            s->open = true;
            s->member = position(s);
            s->inner = 0;
        }
        s->z.next_out = (Bytef *)s->out;
        s->z.avail_out = PIECE;
        int st = inflate(&s->z, Z_NO_FLUSH);
        s->len = PIECE - s->z.avail_out;
        s->open = st != Z_STREAM_END;
        if (st != Z_OK && st != Z_STREAM_END && st != Z_BUF_ERROR) {
            s->damaged = true;
            return s->len > 0;
        }
    }
    return true;
}

static bool more(stream *s)
{
    if (s->at < s->len)
        return true;
    if (s->ended || s->damaged)
        return false;
    s->inner += s->len;
    s->at = s->len = 0;
    bool ok = s->packed ? fill_packed(s) : fill_plain(s);
    s->ended = !ok && !s->damaged && !s->stay;
    return ok;
}

/* A line without its end, at most MAX_HEADER bytes; false where there is none. */
static bool read_line(stream *s, nx_text *line)
{
    line->len = 0;
    while (more(s) && line->len < MAX_HEADER) {
        const char *stop = memchr(s->out + s->at, '\n', s->len - s->at);
        size_t n = stop ? (size_t)(stop - s->out) - s->at : s->len - s->at;
        nx_text_add(line, s->out + s->at, n);
        s->at += n + (stop != NULL);
        if (!stop)
            continue;
        while (line->len && line->at[line->len - 1] == '\r')
            line->at[--line->len] = '\0';
        return !line->failed;
    }
    return false;
}

static void skip_blank(stream *s)
{
    while (more(s) && (s->out[s->at] == '\r' || s->out[s->at] == '\n'))
        s->at++;
}

/* Whether a record, or the end, is next; what follows in another member does not count. */
static bool is_next(stream *s)
{
    s->stay = s->packed;
    skip_blank(s);
    bool next = more(s) ? s->out[s->at] == 'W' : !s->damaged;
    s->stay = false;
    return next;
}

static const char *value_of(const char *line, const char *name)
{
    size_t n = strlen(name);
    return strncasecmp(line, name, n) == 0 && line[n] == ':' ? line + n + 1 + strspn(line + n + 1, " \t") : NULL;
}

static void take_header(record *r, const char *line)
{
    const char *v;
    char *after;
    if ((v = value_of(line, "WARC-Type")) != NULL)
        snprintf(r->type, sizeof r->type, "%s", v);
    else if ((v = value_of(line, "WARC-Date")) != NULL)
        snprintf(r->date, sizeof r->date, "%s", v);
    else if ((v = value_of(line, "Content-Type")) != NULL)
        snprintf(r->content_type, sizeof r->content_type, "%s", v);
    else if ((v = value_of(line, "Content-Length")) != NULL)
        r->length = *v >= '0' && *v <= '9' ? strtoull(v, &after, 10) : UINT64_MAX;
    else if ((v = value_of(line, "WARC-Target-URI")) != NULL) {
        r->uri.len = 0;
        size_t n = strlen(v);
        bool quoted = n > 1 && v[0] == '<' && v[n - 1] == '>'; /* as WARC 1.0 drafts had it */
        nx_text_add(&r->uri, v + quoted, n - 2 * quoted);
    }
}

static bool is_wanted(const record *r)
{
    bool response = strcasecmp(r->type, "response") == 0;
    return response ? strncasecmp(r->uri.at ? r->uri.at : "", "dns:", 4) != 0 : strcasecmp(r->type, "resource") == 0;
}

static bool read_block(stream *s, record *r, size_t max)
{
    r->too_long = is_wanted(r) && r->length > max;
    bool keep = is_wanted(r) && !r->too_long;
    for (uint64_t left = r->length; left;) {
        if (!more(s))
            return false;
        size_t n = s->len - s->at < left ? s->len - s->at : (size_t)left;
        if (keep)
            nx_text_add(&r->block, s->out + s->at, n);
        s->at += n;
        left -= n;
    }
    return !r->block.failed;
}

/* 1: a record; 0: the end; -1: damage at r's place. */
static int read_record(stream *s, record *r, nx_text *line, size_t max)
{
    r->type[0] = r->date[0] = r->content_type[0] = '\0';
    r->uri.len = r->block.len = 0;
    r->length = UINT64_MAX;
    skip_blank(s);
    more(s);
    r->member = s->member;
    r->inner = s->inner + s->at;
    if (!more(s) && !s->damaged)
        return 0;
    if (!read_line(s, line) || strncmp(line->at, "WARC/", 5) != 0)
        return -1;
    for (size_t size = 0; read_line(s, line);) {
        if (!line->len)
            return r->length != UINT64_MAX && read_block(s, r, max) && is_next(s) ? 1 : -1;
        take_header(r, line->at);
        if ((size += line->len) > MAX_HEADER)
            break;
    }
    return -1;
}

/* From behind where the damaged record began to where one may begin; false at the end of the file. */
static bool find_next(stream *s, const record *r)
{
    static const char plain[] = "\nWARC/1.", packed[] = "\x1f\x8b\x08";
    const char *sign = s->packed ? packed : plain;
    size_t len = strlen(sign), kept = 0;
    uint64_t from = (s->packed ? r->member : r->inner) + 1;
    char window[PIECE + 16];
    if (lseek(s->fd, (off_t)from, SEEK_SET) < 0)
        return false;
    for (ssize_t n; (n = read(s->fd, window + kept, PIECE)) > 0;) {
        size_t all = kept + (size_t)n;
        for (char *p = window; (p = memchr(p, sign[0], all - (size_t)(p - window))) != NULL; p++) {
            if ((size_t)(window + all - p) < len || memcmp(p, sign, len) != 0)
                continue;
            s->offset = from + (uint64_t)(p - window) + !s->packed;
            s->inner = s->packed ? 0 : s->offset;
            s->at = s->len = 0;
            s->z.avail_in = 0;
            s->open = s->damaged = s->ended = false;
            return lseek(s->fd, (off_t)s->offset, SEEK_SET) >= 0;
        }
        kept = all < len - 1 ? all : len - 1;
        memmove(window, window + all - kept, kept);
        from += all - kept;
    }
    return false;
}

static nx_item *new_item(const char *path, const stream *s, const record *r)
{
    nx_text key = {0};
    nx_text_word(&key, path);
    nx_text_format(&key, "@%" PRIu64, s->packed ? r->member : r->inner);
    if (s->packed && r->inner)
        nx_text_format(&key, "+%" PRIu64, r->inner);
    nx_item *item = key.failed ? NULL : nx_item_new(key.at);
    nx_text_free(&key);
    return item;
}

static bool give_damage(nx_reader *reader, const char *path, const stream *s, const record *r)
{
    nx_item *item = new_item(path, s, r);
    if (item)
        nx_item_fail(item, "EDATA", "damaged or cut off WARC record");
    return nx_reader_give(reader, item, position(s));
}

static bool give_page(nx_reader *reader, const char *path, const stream *s, record *r)
{
    nx_http h = {0};
    char message[NX_MESSAGE];
    const char *code = "";
    size_t max = reader->o->max_bytes;
    bool response = strcasecmp(r->type, "response") == 0;
    if (r->too_long) {
        snprintf(message, sizeof message, "%" PRIu64 " bytes are more than the limit of %zu (--max-bytes)", r->length, max);
        code = "ELIMIT";
    } else if (response) {
        nx_text_add(&r->block, "", 0); /* the NUL behind it */
        code = nx_http_read(&h, r->block.at, r->block.len, max, message);
        if (h.status && (h.status < 200 || h.status > 299 || !nx_http_is_page(&h))) {
            free(h.at);
            reader->left_out++;
            return true;
        }
    } else {
        nx_http_type(&h, r->content_type);
        if (!nx_http_is_page(&h)) {
            reader->left_out++;
            return true;
        }
        h.at = r->block.at;
        h.len = r->block.len;
        r->block = (nx_text){0};
    }
    nx_item *item = new_item(path, s, r);
    if (!item) {
        free(h.at);
        return nx_reader_give(reader, NULL, 0);
    }
    if (*code)
        nx_item_fail(item, code, "%s", message);
    item->at = h.at;
    item->len = h.len;
    item->url = r->uri.len ? strdup(r->uri.at) : NULL;
    item->crawled = r->date[0] ? strdup(r->date) : NULL;
    item->charset = h.charset[0] ? strdup(h.charset) : NULL;
    return nx_reader_give(reader, item, position(s));
}

static bool read_all(nx_reader *reader, const char *path, stream *s)
{
    record r = {.length = 0};
    nx_text line = {0};
    bool go_on = true, lost = false; /* lost: since some damage that was told */
    for (int st = 1; go_on && st;) {
        st = read_record(s, &r, &line, reader->o->max_bytes + MAX_HEADER);
        if (st > 0 && is_wanted(&r))
            go_on = give_page(reader, path, s, &r);
        else if (st > 0)
            reader->left_out++;
        else if (st < 0 && !lost)
            go_on = give_damage(reader, path, s, &r);
        lost = st < 0;
        if (st < 0 && (s->failed || !find_next(s, &r)))
            st = 0;
    }
    reader->out_of_memory = reader->out_of_memory || line.failed || r.uri.failed || r.block.failed;
    nx_text_free(&line);
    nx_text_free(&r.uri);
    nx_text_free(&r.block);
    return go_on && !reader->out_of_memory;
}

static bool fail_file(nx_reader *reader, const char *path, const char *message)
{
    nx_item *item = nx_item_new(path);
    if (item)
        nx_item_fail(item, "EIO", "%s", message);
    return nx_reader_give(reader, item, 0);
}

bool nx_warc_read(nx_reader *reader, const char *path)
{
    unsigned char magic[2] = {0, 0};
    stream *s = calloc(1, sizeof *s);
    if (!s || inflateInit2(&s->z, 15 + 16) != Z_OK) {
        free(s);
        return nx_reader_give(reader, NULL, 0);
    }
    s->fd = open(path, O_RDONLY | O_CLOEXEC);
    bool go_on;
    if (s->fd < 0 || (pread(s->fd, magic, 2, 0) < 0)) {
        go_on = fail_file(reader, path, strerror(errno));
    } else {
        s->packed = magic[0] == 0x1f && magic[1] == 0x8b;
        go_on = read_all(reader, path, s);
        if (go_on && s->failed)
            go_on = fail_file(reader, path, "cannot be read to its end");
    }
    if (s->fd >= 0)
        close(s->fd);
    inflateEnd(&s->z);
    free(s);
    return go_on;
}
