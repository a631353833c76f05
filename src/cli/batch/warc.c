/* warc.c -- WARC files (ISO 28500), plain or packed by gzip, a record a member as crawlers write them, or any other way.  The pages in response
 * and resource records become items; requests, redirections, pictures and the like are counted and left out.  A damaged
 * record is one failure, and reading goes on with the next that can be found: the next member that unpacks, or the next line that
 * begins with "WARC/1.".  Memory: one record. */
#include "http.h"
#include "intake.h"
#include "members.h"
#include "text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct record {
    uint64_t member, inner; /* where it begins */
    char type[24], date[40], content_type[128];
    nx_text uri, block;
    uint64_t length;
    bool too_long;
} record;

static void skip_blank(nx_members *m)
{
    while (nx_members_more(m) && (m->out[m->at] == '\r' || m->out[m->at] == '\n'))
        m->at++;
}

/* Whether a record, or the end, is next; what follows in another member does not count. */
static bool is_next(nx_members *m)
{
    m->stay = m->packed;
    skip_blank(m);
    bool next = nx_members_more(m) ? m->out[m->at] == 'W' : !m->damaged;
    m->stay = false;
    return next;
}

static void take_header(record *r, const char *line)
{
    const char *v;
    char *after;
    if ((v = nx_http_value(line, "WARC-Type")) != NULL)
        snprintf(r->type, sizeof r->type, "%s", v);
    else if ((v = nx_http_value(line, "WARC-Date")) != NULL)
        snprintf(r->date, sizeof r->date, "%s", v);
    else if ((v = nx_http_value(line, "Content-Type")) != NULL)
        snprintf(r->content_type, sizeof r->content_type, "%s", v);
    else if ((v = nx_http_value(line, "Content-Length")) != NULL)
        r->length = *v >= '0' && *v <= '9' ? strtoull(v, &after, 10) : UINT64_MAX;
    else if ((v = nx_http_value(line, "WARC-Target-URI")) != NULL) {
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

static bool read_block(nx_members *m, record *r, size_t max)
{
    r->too_long = is_wanted(r) && r->length > max;
    bool keep = is_wanted(r) && !r->too_long;
    for (uint64_t left = r->length; left;) {
        if (!nx_members_more(m))
            return false;
        size_t n = m->len - m->at < left ? m->len - m->at : (size_t)left;
        if (keep)
            nx_text_add(&r->block, m->out + m->at, n);
        m->at += n;
        left -= n;
    }
    return !r->block.failed;
}

/* 1: a record; 0: the end; -1: damage at r's place. */
static int read_record(nx_members *m, record *r, nx_text *line, size_t max)
{
    r->type[0] = r->date[0] = r->content_type[0] = '\0';
    r->uri.len = r->block.len = 0;
    r->length = UINT64_MAX;
    skip_blank(m);
    nx_members_more(m);
    r->member = m->member;
    r->inner = m->inner + m->at;
    if (!nx_members_more(m) && !m->damaged)
        return 0;
    if (!nx_members_line(m, line) || strncmp(line->at, "WARC/", 5) != 0)
        return -1;
    for (size_t size = 0; nx_members_line(m, line);) {
        if (!line->len)
            return r->length != UINT64_MAX && read_block(m, r, max) && is_next(m) ? 1 : -1;
        take_header(r, line->at);
        if ((size += line->len) > NX_MEMBERS_LINE)
            break;
    }
    return -1;
}

static nx_item *new_item(const char *path, const nx_members *m, const record *r)
{
    nx_text key = {0};
    nx_text_word(&key, path);
    nx_text_format(&key, "@%" PRIu64, m->packed ? r->member : r->inner);
    if (m->packed && r->inner)
        nx_text_format(&key, "+%" PRIu64, r->inner);
    nx_item *item = key.failed ? NULL : nx_item_new(key.at);
    nx_text_free(&key);
    return item;
}

static bool give_damage(nx_intake *in, const char *path, const nx_members *m, const record *r)
{
    nx_item *item = new_item(path, m, r);
    if (item)
        nx_item_fail(item, "EDATA", "damaged or cut off WARC record");
    return nx_intake_give(in, item, nx_members_position(m));
}

static bool give_page(nx_intake *in, const char *path, const nx_members *m, record *r)
{
    nx_http h = {0};
    char message[NX_MESSAGE];
    const char *code = "";
    size_t max = in->o->max_bytes;
    bool response = strcasecmp(r->type, "response") == 0;
    if (r->too_long) {
        snprintf(message, sizeof message, "%" PRIu64 " bytes are more than the limit of %zu (--max-bytes)", r->length, max);
        code = "ELIMIT";
    } else if (response) {
        nx_text_add(&r->block, "", 0); /* the NUL behind it */
        code = nx_http_read(&h, r->block.at, r->block.len, max, message);
        if (h.status && (h.status < 200 || h.status > 299 || !nx_http_is_page(&h))) {
            free(h.at);
            in->left_out++;
            return true;
        }
    } else {
        nx_http_type(&h, r->content_type);
        if (!nx_http_is_page(&h)) {
            in->left_out++;
            return true;
        }
        h.at = r->block.at;
        h.len = r->block.len;
        r->block = (nx_text){0};
    }
    nx_item *item = new_item(path, m, r);
    if (!item) {
        free(h.at);
        return nx_intake_give(in, NULL, 0);
    }
    if (*code)
        nx_item_fail(item, code, "%s", message);
    item->at = h.at;
    item->len = h.len;
    item->url = r->uri.len ? strdup(r->uri.at) : NULL;
    item->crawled = r->date[0] ? strdup(r->date) : NULL;
    item->charset = h.charset[0] ? strdup(h.charset) : NULL;
    return nx_intake_give(in, item, nx_members_position(m));
}

static bool read_all(nx_intake *in, const char *path, nx_members *m)
{
    record r = {.length = 0};
    nx_text line = {0};
    bool go_on = true, lost = false; /* lost: since some damage that was told */
    for (int st = 1; go_on && st;) {
        st = read_record(m, &r, &line, in->o->max_bytes + NX_MEMBERS_LINE);
        if (st > 0 && is_wanted(&r))
            go_on = give_page(in, path, m, &r);
        else if (st > 0)
            in->left_out++;
        else if (st < 0 && !lost)
            go_on = give_damage(in, path, m, &r);
        lost = st < 0;
        if (st < 0 && (m->failed || !nx_members_find(m, "\nWARC/1.", (m->packed ? r.member : r.inner) + 1)))
            st = 0;
    }
    in->out_of_memory = in->out_of_memory || line.failed || r.uri.failed || r.block.failed;
    nx_text_free(&line);
    nx_text_free(&r.uri);
    nx_text_free(&r.block);
    return go_on && !in->out_of_memory;
}

bool nx_warc_read(nx_intake *in, const char *path, int fd)
{
    const char *reason = NULL;
    nx_members *m = nx_members_open(fd, &reason);
    bool go_on = m ? read_all(in, path, m) : nx_intake_fail(in, path, "EIO", reason, 0);
    if (m && go_on && m->failed)
        go_on = nx_intake_fail(in, path, "EIO", "cannot be read to its end", 0);
    nx_members_close(m);
    return go_on;
}
