/* worker.c -- a forked process behind a socket pair.  The engine is opened before the fork, so its memory is shared; one that is killed
 * leaves nothing behind. */
#include "worker.h"

#include "clock.h"
#include "extract.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct ask { /* parent → worker, followed by the strings and the bytes */
    uint32_t key, url, charset, bytes; /* lengths; UINT32_MAX: NULL */
    uint32_t is_line, input;
} ask;

static size_t length_of(const ask *a)
{
    return (size_t)a->key + 1 + (a->url == UINT32_MAX ? 0 : (size_t)a->url + 1) + (a->charset == UINT32_MAX ? 0 : (size_t)a->charset + 1) +
           a->bytes;
}

/* --- inside the process --- */

static bool read_all(int fd, void *at, size_t n)
{
    for (size_t done = 0; done < n;) {
        ssize_t got = read(fd, (char *)at + done, n - done);
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        done += got > 0 ? (size_t)got : 0;
    }
    return true;
}

static bool write_all(int fd, const void *at, size_t n)
{
    for (size_t done = 0; done < n;) {
        ssize_t put = write(fd, (const char *)at + done, n - done);
        if (put < 0 && errno != EINTR)
            return false;
        done += put > 0 ? (size_t)put : 0;
    }
    return true;
}

static char *take_string(char **at, uint32_t len) /* they end with NUL */
{
    char *s = len == UINT32_MAX ? NULL : *at;
    *at += s ? len + 1 : 0;
    return s;
}

static void serve(int fd, newsx_doc *d, const nx_cli_options *o)
{
    ask a;
    nx_text in = {0};
    nx_extracted out = {0};
    while (read_all(fd, &a, sizeof a)) {
        in.len = 0;
        char *at = nx_text_room(&in, length_of(&a));
        if (!at || !read_all(fd, at, length_of(&a)))
            return;
        nx_item item = {.is_line = a.is_line, .input = (newsx_input)a.input, .len = a.bytes};
        item.key = take_string(&at, a.key);
        item.url = take_string(&at, a.url);
        item.charset = take_string(&at, a.charset);
        item.at = at;
        nx_extract_page(&out, d, o, &item);
        nx_answer b = {.id = (uint32_t)out.id.len, .json = (uint32_t)out.json.len, .like = out.like};
        memcpy(b.code, out.code, sizeof b.code);
        if (!write_all(fd, &b, sizeof b) || !write_all(fd, out.id.at, out.id.len) || !write_all(fd, out.json.at, out.json.len))
            return;
    }
}

/* --- in the parent --- */

bool nx_worker_start(nx_worker *w, newsx_doc *d, const nx_cli_options *o)
{
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0)
        return false;
    pid_t pid = fork();
    if (pid == 0) {
        signal(SIGINT, SIG_IGN); /* the parent lets pages in hand be finished */
        signal(SIGTERM, SIG_IGN);
        prctl(PR_SET_PDEATHSIG, SIGKILL); /* else a page without an end would live on */
        dup2(pair[1], STDERR_FILENO + 1); /* all else is the parent's: its lock on the output, too */
        closefrom(STDERR_FILENO + 2);
        serve(STDERR_FILENO + 1, d, o);
        _exit(0);
    }
    close(pair[1]);
    if (pid < 0 || fcntl(pair[0], F_SETFL, O_NONBLOCK) != 0) {
        close(pair[0]);
        return false;
    }
    w->pid = pid;
    w->fd = pair[0];
    w->sent_items = 0;
    w->sent = w->got = 0;
    w->since = nx_clock();
    return true;
}

int nx_worker_end(nx_worker *w, bool kill_it)
{
    int status = 0;
    if (kill_it)
        kill(w->pid, SIGKILL);
    close(w->fd);
    while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
        ;
    free(w->text);
    w->text = NULL;
    w->pid = 0;
    return status;
}

static uint32_t string_length(const char *s)
{
    return s ? (uint32_t)strlen(s) : UINT32_MAX;
}

/* The item's message, in place of its bytes. */
static bool pack(nx_item *item)
{
    ask a = {string_length(item->key), string_length(item->url), string_length(item->charset), (uint32_t)item->len, item->is_line,
             (uint32_t)item->input};
    nx_text t = {0};
    if (!nx_text_room(&t, sizeof a + length_of(&a)))
        return false;
    nx_text_add(&t, (const char *)&a, sizeof a);
    nx_text_add(&t, item->key, (size_t)a.key + 1);
    if (item->url)
        nx_text_add(&t, item->url, (size_t)a.url + 1);
    if (item->charset)
        nx_text_add(&t, item->charset, (size_t)a.charset + 1);
    nx_text_add(&t, item->at, item->len);
    free(item->at);
    item->at = t.at;
    item->len = t.len;
    return true;
}

bool nx_worker_take(nx_worker *w, nx_item *item)
{
    if (!pack(item))
        return false;
    if (!w->n)
        w->since = nx_clock();
    w->items[w->n++] = item;
    return true;
}

void nx_worker_send(nx_worker *w)
{
    while (w->sent_items < w->n) {
        const nx_item *item = w->items[w->sent_items];
        ssize_t put = write(w->fd, item->at + w->sent, item->len - w->sent);
        if (put < 0)
            return; /* full; or broken, which reading will show */
        w->sent += (size_t)put;
        if (w->sent == item->len) {
            w->sent = 0;
            w->sent_items++;
        }
    }
}

void nx_worker_drop(nx_worker *w)
{
    nx_item *item = w->items[0];
    free(item->at);
    item->at = NULL;
    item->done = true;
    w->n--;
    if (w->sent_items)
        w->sent_items--;
    else
        w->sent = 0;
    memmove(w->items, w->items + 1, (size_t)w->n * sizeof *w->items);
    w->since = nx_clock();
}

static bool take_answer(nx_worker *w) /* whole: into its item */
{
    nx_item *item = w->items[0];
    const nx_answer *b = &w->head;
    memcpy(item->code, b->code, sizeof item->code);
    item->like = b->like;
    if (b->id && (item->id = malloc((size_t)b->id + 1)) != NULL) {
        memcpy(item->id, w->text, b->id);
        item->id[b->id] = '\0';
    }
    if (item->code[0]) {
        snprintf(item->message, sizeof item->message, "%.*s", (int)b->json, w->text + b->id);
        free(w->text);
    } else {
        memmove(w->text, w->text + b->id, b->json);
        item->json = w->text;
        item->json_len = b->json;
    }
    w->text = NULL;
    w->got = 0;
    return !b->id || item->id;
}

nx_received nx_worker_receive(nx_worker *w)
{
    for (;;) {
        bool in_head = w->got < sizeof w->head;
        size_t whole = sizeof w->head + (in_head ? 0 : w->head.id + w->head.json);
        if (!in_head && !w->text && !(w->text = malloc(whole - sizeof w->head + 1)))
            return NX_NO_MEMORY;
        if (!in_head && w->got == whole)
            return take_answer(w) ? NX_ONE : NX_NO_MEMORY;
        char *at = in_head ? (char *)&w->head + w->got : w->text + (w->got - sizeof w->head);
        ssize_t n = read(w->fd, at, whole - w->got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n < 0 && errno == EAGAIN ? NX_MORE : NX_GONE;
        w->got += (size_t)n;
    }
}
