/* lines.c -- JSONL, a line an item; parsed by the workers.  Memory: one line. */
#include "intake.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 1 << 16, JSON_GROWTH = 2 }; /* a record's line may be that much longer than its page */

static bool give_line(nx_intake *in, nx_archive *a, const char *path, const char *at, size_t len, unsigned long line, bool too_long)
{
    char key[4200];
    size_t blank = 0;
    while (blank < len && (at[blank] == ' ' || at[blank] == '\t' || at[blank] == '\r'))
        blank++;
    if (blank == len && !too_long)
        return true;
    snprintf(key, sizeof key, "%s:%lu", path, line);
    if (too_long)
        return nx_intake_fail(in, key, "ELIMIT", "the line is longer than --max-bytes allows", nx_archive_position(a));
    nx_item *item = nx_item_new(key);
    if (item && (item->at = malloc(len + 1)) != NULL) {
        memcpy(item->at, at, len);
        item->len = len;
        item->is_line = true;
    } else {
        nx_item_free(item);
        item = NULL;
    }
    return nx_intake_give(in, item, nx_archive_position(a));
}

bool nx_lines_read(nx_intake *in, const char *path, nx_archive *a)
{
    char message[NX_MESSAGE];
    size_t max = in->o->max_bytes * JSON_GROWTH + PIECE;
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
            go_on = give_line(in, a, path, t.at + begin, stop - begin, line++, too_long || stop - begin > max);
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
        go_on = nx_intake_fail(in, path, "EIO", message, nx_archive_position(a));
    else if (go_on && !t.failed && (t.len || too_long))
        go_on = give_line(in, a, path, t.at, t.len, line, too_long);
    in->out_of_memory = in->out_of_memory || t.failed;
    go_on = go_on && !t.failed;
    nx_text_free(&t);
    return go_on;
}
