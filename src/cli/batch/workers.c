/* workers.c -- forked processes behind socket pairs.  Each has up to two pages: the one it reads, and the next, so that it
 * never waits for the parent.  All memory is bounded: items wait in a ring of a fixed size, and are given from it in the
 * order they came (or as they are ready).  The engine is opened before the fork, so its memory is shared; a worker that is
 * killed leaves nothing behind, and its second page goes to the one forked in its place. */
#include "workers.h"

#include "../say.h"
#include "extract.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { AHEAD = 2, MAX_WORKERS = 256, TICK = 500 };

typedef struct ask { /* parent → worker, followed by the strings and the bytes */
    uint32_t key, url, charset, bytes; /* lengths; UINT32_MAX: NULL */
    uint32_t is_line, input;
} ask;

typedef struct answer { /* worker → parent, followed by id and json */
    char code[NX_CODE];
    uint32_t id, json; /* lengths */
    nx_likeness like;
} answer;

typedef struct job {
    nx_item *item;
    bool done, given;
} job;

typedef struct worker {
    pid_t pid; /* 0: none */
    int fd;
    job *jobs[AHEAD]; /* in order; the first is being read */
    int n, sent_jobs; /* of those, wholly sent */
    size_t sent;      /* bytes of the next that are sent */
    int64_t since;    /* when the first one's turn came */
    answer head;
    size_t got;       /* bytes of the answer so far */
    char *text;       /* what follows its head */
} worker;

struct nx_workers {
    nx_workers_use use;
    worker *at;
    job *ring;
    uint64_t cap, first, next, handed; /* first <= handed <= next: numbers of items; at most cap between first and next */
    bool ended;
};

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* --- inside the worker --- */

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

static size_t length_of(const ask *a)
{
    return (size_t)a->key + 1 + (a->url == UINT32_MAX ? 0 : (size_t)a->url + 1) + (a->charset == UINT32_MAX ? 0 : (size_t)a->charset + 1) +
           a->bytes;
}

static void serve(int fd, const nx_workers_use *use)
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
        nx_extract_page(&out, use->doc, use->o, &item);
        answer b = {.id = (uint32_t)out.id.len, .json = (uint32_t)out.json.len, .like = out.like};
        memcpy(b.code, out.code, sizeof b.code);
        if (!write_all(fd, &b, sizeof b) || !write_all(fd, out.id.at, out.id.len) || !write_all(fd, out.json.at, out.json.len))
            return;
    }
}

/* --- the parent --- */

static bool start(nx_workers *p, worker *w)
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
        serve(STDERR_FILENO + 1, &p->use);
        _exit(0);
    }
    close(pair[1]);
    if (pid < 0 || fcntl(pair[0], F_SETFL, O_NONBLOCK) != 0) {
        close(pair[0]);
        return false;
    }
    w->pid = pid;
    w->fd = pair[0];
    w->sent_jobs = 0;
    w->sent = w->got = 0;
    w->since = now();
    return true;
}

static int reap(worker *w, bool kill_it) /* its wait status */
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

static void finish_first(worker *w)
{
    nx_item *item = w->jobs[0]->item;
    free(item->at);
    item->at = NULL;
    w->jobs[0]->done = true;
    w->n--;
    if (w->sent_jobs)
        w->sent_jobs--;
    else
        w->sent = 0;
    memmove(w->jobs, w->jobs + 1, (size_t)w->n * sizeof *w->jobs);
    w->since = now();
}

/* A worker that is gone or must go: its first page has failed. */
static bool replace(nx_workers *p, worker *w, bool late)
{
    int status = reap(w, late);
    if (w->n) {
        nx_item *item = w->jobs[0]->item;
        if (late)
            nx_item_fail(item, "ETIMEOUT", "no result after %u seconds (--timeout)", p->use.timeout);
        else if (WIFSIGNALED(status))
            nx_item_fail(item, "ECRASH", "the worker died of signal %d (%s)", WTERMSIG(status), strsignal(WTERMSIG(status)));
        else
            nx_item_fail(item, "ECRASH", "the worker ended with status %d", WEXITSTATUS(status));
        w->sent_jobs = 0;
        finish_first(w);
    }
    if (start(p, w))
        return true;
    nx_say("cannot start a worker: %s", strerror(errno));
    return false;
}

static uint32_t string_length(const char *s)
{
    return s ? (uint32_t)strlen(s) : UINT32_MAX;
}

/* The item's message: made when it is handed to a worker, in place of its bytes. */
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

static void hand_out(nx_workers *p)
{
    while (p->handed < p->next) {
        job *j = &p->ring[p->handed % p->cap];
        worker *idle = NULL;
        for (unsigned i = 0; i < p->use.n && !j->done; i++)
            if (p->at[i].pid && p->at[i].n < AHEAD && (!idle || p->at[i].n < idle->n))
                idle = &p->at[i];
        if (!j->done && !idle)
            return;
        p->handed++;
        if (j->done)
            continue;
        if (!pack(j->item)) {
            nx_item_fail(j->item, "ENOMEM", "out of memory");
            j->done = true;
            continue;
        }
        if (!idle->n)
            idle->since = now();
        idle->jobs[idle->n++] = j;
    }
}

static void send_more(worker *w)
{
    while (w->sent_jobs < w->n) {
        const nx_item *item = w->jobs[w->sent_jobs]->item;
        ssize_t put = write(w->fd, item->at + w->sent, item->len - w->sent);
        if (put < 0)
            return; /* full; or broken, which reading will show */
        w->sent += (size_t)put;
        if (w->sent == item->len) {
            w->sent = 0;
            w->sent_jobs++;
        }
    }
}

static bool take_answer(worker *w) /* whole: into its item */
{
    nx_item *item = w->jobs[0]->item;
    const answer *b = &w->head;
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
    finish_first(w);
    return !b->id || item->id;
}

static bool receive(nx_workers *p, worker *w)
{
    for (;;) {
        bool in_head = w->got < sizeof w->head;
        size_t whole = in_head ? sizeof w->head : sizeof w->head + w->head.id + w->head.json;
        if (!in_head && !w->text && !(w->text = malloc(whole - sizeof w->head + 1)))
            return nx_say("out of memory"), false;
        if (!in_head && w->got == whole) {
            if (!take_answer(w))
                return nx_say("out of memory"), false;
            continue;
        }
        char *at = in_head ? (char *)&w->head + w->got : w->text + (w->got - sizeof w->head);
        ssize_t n = read(w->fd, at, whole - w->got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EAGAIN)
            return true;
        if (n <= 0)
            return replace(p, w, false);
        w->got += (size_t)n;
    }
}

static bool give(nx_workers *p, job *j)
{
    j->given = true;
    nx_item *item = j->item;
    j->item = NULL;
    return p->use.give(p->use.payload, item);
}

static bool give_ready(nx_workers *p)
{
    for (uint64_t i = p->first; p->use.unordered && i < p->handed; i++) {
        job *j = &p->ring[i % p->cap];
        if (j->done && !j->given && !give(p, j))
            return false;
    }
    for (; p->first < p->handed && p->ring[p->first % p->cap].done; p->first++) {
        job *j = &p->ring[p->first % p->cap];
        if (!j->given && !give(p, j)) {
            p->first++;
            return false;
        }
    }
    return true;
}

/* Milliseconds until the next page is late, TICK at most; replaces the workers of those that are. */
static int watch(nx_workers *p, bool *ok)
{
    int64_t t = now(), wait = TICK;
    for (unsigned i = 0; i < p->use.n && p->use.timeout; i++) {
        worker *w = &p->at[i];
        int64_t left = w->since + (int64_t)p->use.timeout * 1000 - t;
        if (w->n && left <= 0)
            *ok = replace(p, w, true) && *ok;
        else if (w->n && left < wait)
            wait = left;
    }
    return (int)wait;
}

/* One round: hands out, waits for something to happen (at most as long as `wait` allows), takes it, gives what is ready.
 * *readable tells of fd. */
static bool pump(nx_workers *p, bool wait, int fd, bool *readable)
{
    struct pollfd polls[MAX_WORKERS + 1];
    bool ok = true;
    int time = watch(p, &ok);
    hand_out(p);
    for (unsigned i = 0; i < p->use.n; i++) {
        worker *w = &p->at[i];
        if (w->pid)
            send_more(w);
        polls[i] = (struct pollfd){w->pid ? w->fd : -1, (short)(POLLIN | (w->sent_jobs < w->n ? POLLOUT : 0)), 0};
    }
    polls[p->use.n] = (struct pollfd){fd, POLLIN, 0};
    if (p->first < p->handed && p->ring[p->first % p->cap].done)
        wait = false;
    int n = poll(polls, p->use.n + 1, wait && ok ? time : 0);
    for (unsigned i = 0; i < p->use.n && n > 0; i++)
        if (p->at[i].pid && polls[i].revents & (POLLIN | POLLHUP | POLLERR))
            ok = receive(p, &p->at[i]) && ok;
    if (readable)
        *readable = n > 0 && polls[p->use.n].revents;
    hand_out(p);
    for (unsigned i = 0; i < p->use.n; i++)
        if (p->at[i].pid)
            send_more(&p->at[i]);
    ok = ok && give_ready(p) && p->use.tick(p->use.payload);
    p->ended = p->ended || !ok;
    return !p->ended;
}

nx_workers *nx_workers_open(const nx_workers_use *use)
{
    nx_workers *p = calloc(1, sizeof *p);
    if (p) {
        p->use = *use;
        if (p->use.n > MAX_WORKERS)
            p->use.n = MAX_WORKERS;
        p->cap = 32 + 64 * (uint64_t)p->use.n;
        p->at = calloc(p->use.n, sizeof *p->at);
        p->ring = calloc(p->cap, sizeof *p->ring);
    }
    bool ok = p && p->at && p->ring;
    if (!ok)
        nx_say("out of memory");
    for (unsigned i = 0; ok && i < p->use.n; i++)
        if (!(ok = start(p, &p->at[i])))
            nx_say("cannot start a worker: %s", strerror(errno));
    if (ok)
        return p;
    nx_workers_close(p);
    return NULL;
}

bool nx_workers_take(nx_workers *p, nx_item *item)
{
    p->ring[p->next++ % p->cap] = (job){item, item->code[0] != '\0', false};
    bool ok = pump(p, false, -1, NULL);
    while (ok && !*p->use.stop && (p->next - p->first == p->cap || p->next - p->handed > p->use.n))
        ok = pump(p, true, -1, NULL);
    return ok && !*p->use.stop;
}

bool nx_workers_wait(nx_workers *p, int fd)
{
    bool readable = false, ok = !p->ended;
    while (ok && !readable && !*p->use.stop)
        ok = pump(p, true, fd, &readable);
    return ok && !*p->use.stop;
}

bool nx_workers_finish(nx_workers *p, bool hurry)
{
    for (; hurry && p->next > p->handed; p->next--)
        nx_item_free(p->ring[(p->next - 1) % p->cap].item);
    bool ok = true;
    while (ok && p->first < p->next)
        ok = pump(p, true, -1, NULL);
    return ok;
}

void nx_workers_close(nx_workers *p)
{
    if (!p)
        return;
    for (unsigned i = 0; p->at && i < p->use.n; i++)
        if (p->at[i].pid)
            reap(&p->at[i], true);
    for (uint64_t i = p->first; i < p->next; i++)
        nx_item_free(p->ring[i % p->cap].item);
    free(p->at);
    free(p->ring);
    free(p);
}
