/* arena.c -- bump allocation in chunks that double up to 4 MiB; what is larger has a chunk of its own size, and grows with it.
 * Cost: a few instructions an allocation. */
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

/* What was given up is forbidden ground to AddressSanitizer: a view that outlived its stage is found. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define NX_ASAN
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define NX_ASAN
#endif
#ifdef NX_ASAN
#include <sanitizer/asan_interface.h>
#define forbid(p, n) ASAN_POISON_MEMORY_REGION((p), (n))
#define allow(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
#else
#define forbid(p, n) ((void)(p), (void)(n))
#define allow(p, n) ((void)(p), (void)(n))
#endif

struct nx_chunk {
    nx_chunk *next;
    size_t cap, used;
    size_t pad; /* keeps the bytes behind the header aligned to 16 */
};

enum { FIRST_CHUNK = 64 * 1024, LARGEST_CHUNK = 4 * 1024 * 1024, KEEP_BYTES = 8 * 1024 * 1024 };

static void *by_malloc(void *payload, void *p, size_t old, size_t n)
{
    (void)payload;
    (void)old;
    if (n == 0) {
        free(p);
        return NULL;
    }
    return realloc(p, n);
}

/* The allocator, within the budget. */
static void *run(nx_arena *a, void *p, size_t old, size_t n)
{
    nx_budget *b = a->budget;
    if (b && n > old && n - old > b->most - b->held) {
        b->exceeded = true;
        return NULL;
    }
    void *q = a->alloc.run(a->alloc.payload, p, old, n);
    if (b && (q || !n))
        b->held += n - old;
    return q;
}

static char *bytes_of(nx_chunk *c)
{
    return (char *)(c + 1);
}

static size_t aligned(size_t n)
{
    return (n + 15u) & ~(size_t)15u;
}

void nx_arena_init(nx_arena *a, newsx_alloc alloc)
{
    memset(a, 0, sizeof *a);
    a->alloc = alloc;
    if (!a->alloc.run)
        a->alloc.run = by_malloc;
}

static void free_from(nx_arena *a, nx_chunk *c)
{
    while (c) {
        nx_chunk *next = c->next;
        allow(bytes_of(c), c->cap);
        run(a, c, sizeof *c + c->cap, 0);
        c = next;
    }
}

void nx_arena_reset(nx_arena *a)
{
    size_t kept = 0;
    for (nx_chunk *c = a->first; c; c = c->next) {
        forbid(bytes_of(c), c->used);
        c->used = 0;
        kept += c->cap;
        if (kept > KEEP_BYTES) { /* one huge page must not hold its memory for months */
            free_from(a, c->next);
            c->next = NULL;
        }
    }
    if (a->first && a->first->cap > KEEP_BYTES) {
        free_from(a, a->first);
        a->first = NULL;
    }
    a->now = a->first;
    a->failed = false;
}

void nx_arena_free(nx_arena *a)
{
    free_from(a, a->first);
    a->first = a->now = NULL;
}

static bool next_chunk(nx_arena *a, size_t n)
{
    nx_chunk *c = a->now ? a->now->next : a->first;
    if (c && c->cap >= n) {
        a->now = c;
        return true;
    }
    size_t cap = 0; /* a quarter more than there is: little is wasted, and there are few */
    for (const nx_chunk *k = a->first; k; k = k->next)
        cap += k->cap / 4;
    cap = cap < FIRST_CHUNK ? FIRST_CHUNK : cap > LARGEST_CHUNK ? LARGEST_CHUNK : cap;
    if (cap < n)
        cap = aligned(n);
    nx_chunk *fresh = run(a, NULL, 0, sizeof *fresh + cap);
    if (!fresh) {
        a->failed = true;
        return false;
    }
    fresh->cap = cap;
    fresh->used = 0;
    fresh->next = c;
    if (a->now)
        a->now->next = fresh;
    else
        a->first = fresh;
    a->now = fresh;
    return true;
}

#ifdef NX_FAULT /* tests/prop/fault_deep.c compiles a copy of this file that fails where it says */
bool nx_fault(void);
#else
#define nx_fault() false
#endif

void *nx_alloc(nx_arena *a, size_t n)
{
    if (n > SIZE_MAX / 4 || nx_fault()) {
        a->failed = true;
        return NULL;
    }
    size_t need = n ? aligned(n) : 16;
    if ((!a->now || a->now->cap - a->now->used < need) && !next_chunk(a, need))
        return NULL;
    void *p = bytes_of(a->now) + a->now->used;
    a->now->used += need;
    allow(p, need);
    return p;
}

void *nx_alloc_zero(nx_arena *a, size_t n)
{
    void *p = nx_alloc(a, n);
    if (p)
        memset(p, 0, n);
    return p;
}

/* Makes the chunk that holds one large thing, and nothing else, larger: without a copy where the allocator can, and wherever among the
 * chunks it stands, so that two lists that grow by turns leave no old ones behind.  NULL where there is no such chunk or no room. */
static void *grow_chunk(nx_arena *a, void *p, size_t had, size_t need)
{
    nx_chunk **link = &a->first, *c;
    while ((c = *link) != a->now && bytes_of(c) != p)
        link = &c->next;
    if (bytes_of(c) != p || c->used != had || c->cap < LARGEST_CHUNK || nx_fault())
        return NULL;
    bool last = c == a->now;
    nx_chunk *grown = run(a, c, sizeof *c + c->cap, sizeof *c + need);
    if (!grown)
        return NULL;
    grown->cap = grown->used = need;
    *link = grown;
    if (last)
        a->now = grown;
    return bytes_of(grown);
}

void *nx_realloc(nx_arena *a, void *p, size_t old, size_t n)
{
    if (!p)
        return nx_alloc(a, n);
    size_t had = aligned(old ? old : 1), need = aligned(n);
    if (need <= had)
        return p;
    nx_chunk *c = a->now;
    if (c && (char *)p + had == bytes_of(c) + c->used && c->cap - c->used >= need - had) {
        allow((char *)p + had, need - had);
        c->used += need - had;
        return p;
    }
    void *q = had >= LARGEST_CHUNK && n <= SIZE_MAX / 4 ? grow_chunk(a, p, had, need) : NULL;
    if (q)
        return q;
    q = nx_alloc(a, n);
    if (q)
        memcpy(q, p, old);
    return q;
}

void nx_arena_trim(nx_arena *a, void *p, size_t old, size_t n)
{
    nx_chunk *c = a->now;
    size_t had = aligned(old ? old : 1), need = aligned(n ? n : 1);
    if (!p || !c || need >= had || (char *)p + had != bytes_of(c) + c->used)
        return;
    c->used -= had - need;
    forbid((char *)p + need, had - need);
}

newsx_str nx_arena_copy(nx_arena *a, newsx_str s)
{
    char *p = s.len ? nx_alloc(a, s.len) : NULL;
    if (!p)
        return (newsx_str){NULL, 0};
    memcpy(p, s.at, s.len);
    return (newsx_str){p, s.len};
}
