/* workers.c -- all workers, and the items between them.  All memory is bounded: items wait in a ring of a fixed size, and are given from
 * it in the order they came (or as they are ready).  A worker that is late is killed and costs the page it was at; its next page goes to the
 * one started in its place. */
#include "workers.h"

#include "../say.h"
#include "clock.h"
#include "worker.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum { MAX_WORKERS = 256, TICK = 500 };

struct nx_workers {
    nx_workers_use use;
    nx_worker *at;
    nx_item **ring; /* owned; NULL: given */
    uint64_t cap, first, next, handed; /* first <= handed <= next: numbers of items; at most cap between first and next */
    bool ended;
};

static bool start(nx_workers *p, nx_worker *w)
{
    if (nx_worker_start(w, p->use.doc, p->use.o))
        return true;
    nx_say("cannot start a worker: %s", strerror(errno));
    return false;
}

/* A worker that is gone or must go: its first page has failed. */
static bool replace(nx_workers *p, nx_worker *w, bool late)
{
    int status = nx_worker_end(w, late);
    if (w->n) {
        nx_item *item = w->items[0];
        if (late)
            nx_item_fail(item, "ETIMEOUT", "no result after %u seconds (--timeout)", p->use.timeout);
        else if (WIFSIGNALED(status))
            nx_item_fail(item, "ECRASH", "the worker died of signal %d (%s)", WTERMSIG(status), strsignal(WTERMSIG(status)));
        else
            nx_item_fail(item, "ECRASH", "the worker ended with status %d", WEXITSTATUS(status));
        nx_worker_drop(w);
    }
    return start(p, w);
}

static void hand_out(nx_workers *p)
{
    while (p->handed < p->next) {
        nx_item *item = p->ring[p->handed % p->cap];
        nx_worker *idle = NULL;
        for (unsigned i = 0; i < p->use.n && !item->done; i++)
            if (p->at[i].pid && p->at[i].n < NX_AHEAD && (!idle || p->at[i].n < idle->n))
                idle = &p->at[i];
        if (!item->done && !idle)
            return;
        p->handed++;
        if (!item->done && !nx_worker_take(idle, item)) {
            nx_item_fail(item, "ENOMEM", "out of memory");
            item->done = true;
        }
    }
}

static bool receive(nx_workers *p, nx_worker *w)
{
    for (;;) {
        switch (nx_worker_receive(w)) {
        case NX_ONE: nx_worker_drop(w); break;
        case NX_MORE: return true;
        case NX_GONE: return replace(p, w, false);
        default: nx_say("out of memory"); return false;
        }
    }
}

static bool give(nx_workers *p, uint64_t n) /* its item, if it is done and was not given */
{
    nx_item **at = &p->ring[n % p->cap], *item = *at;
    if (!item || !item->done)
        return true;
    *at = NULL;
    return p->use.give(p->use.payload, item);
}

static bool give_ready(nx_workers *p)
{
    bool ok = true;
    for (uint64_t n = p->first; ok && p->use.unordered && n < p->handed; n++)
        ok = give(p, n);
    for (; ok && p->first < p->handed; p->first++) {
        ok = give(p, p->first);
        if (p->ring[p->first % p->cap])
            break;
    }
    return ok;
}

/* Milliseconds until the next page is late, TICK at most; replaces the workers of those that are. */
static int watch(nx_workers *p, bool *ok)
{
    int64_t t = nx_clock(), wait = TICK;
    for (unsigned i = 0; i < p->use.n && p->use.timeout; i++) {
        nx_worker *w = &p->at[i];
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
        nx_worker *w = &p->at[i];
        if (w->pid)
            nx_worker_send(w);
        polls[i] = (struct pollfd){w->pid ? w->fd : -1, (short)(POLLIN | (w->sent_items < w->n ? POLLOUT : 0)), 0};
    }
    polls[p->use.n] = (struct pollfd){fd, POLLIN, 0};
    if (p->first < p->handed && p->ring[p->first % p->cap]->done)
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
            nx_worker_send(&p->at[i]);
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
        ok = start(p, &p->at[i]);
    if (ok)
        return p;
    nx_workers_close(p);
    return NULL;
}

bool nx_workers_take(nx_workers *p, nx_item *item)
{
    item->done = item->code[0] != '\0';
    p->ring[p->next++ % p->cap] = item;
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
        nx_item_free(p->ring[(p->next - 1) % p->cap]);
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
            nx_worker_end(&p->at[i], true);
    for (uint64_t i = p->first; i < p->next; i++)
        nx_item_free(p->ring[i % p->cap]);
    free(p->at);
    free(p->ring);
    free(p);
}
