/* past.c -- two tables.  Pages done: hash of the key → hash of the bytes, open addressing.  Articles: by body (exact) and by
 * six bands of the SimHash (near).  Two hashes that differ in at most five bits agree in one of six bands, so none is
 * missed; each candidate is then counted.  Articles under MIN_LETTERS are not compared: short notices of different
 * events share most of their words. */
#include "past.h"

#include "digest.h"

#include <stdlib.h>
#include <string.h>

enum { BANDS = 6, BUCKETS = 1 << 11, NEAR_BITS = 5, MIN_LETTERS = 150, MIN_EXACT = 40 };

typedef struct page {
    uint64_t key, hash; /* key 0: free */
} page;

typedef struct article {
    uint64_t body, simhash;
    uint32_t letters;
    uint32_t same;         /* next with the same bucket of the body, from 1 */
    uint32_t next[BANDS];  /* next in the bucket of each band, from 1 */
} article;

struct nx_past {
    page *pages;
    size_t n_pages, cap_pages; /* a power of two */
    article *at;
    uint32_t n, cap;
    char **keys; /* owned */
    uint32_t *bodies; /* heads; their number is a power of two, grows with n */
    uint32_t n_bodies;
    uint32_t bands[BANDS][BUCKETS];
};

nx_past *nx_past_new(void)
{
    return calloc(1, sizeof(nx_past));
}

void nx_past_free(nx_past *p)
{
    if (!p)
        return;
    for (uint32_t i = 0; i < p->n; i++)
        free(p->keys[i]);
    free(p->keys);
    free(p->pages);
    free(p->at);
    free(p->bodies);
    free(p);
}

static page *find(page *pages, size_t cap, uint64_t key)
{
    size_t i = (size_t)key & (cap - 1);
    while (pages[i].key && pages[i].key != key)
        i = (i + 1) & (cap - 1);
    return &pages[i];
}

nx_known nx_past_known(const nx_past *p, const char *key, uint64_t hash)
{
    const page *at = p->cap_pages ? find(p->pages, p->cap_pages, nx_digest_word(key)) : NULL;
    return !at || !at->key ? NX_NEW : at->hash == hash ? NX_DONE : NX_CHANGED;
}

static bool grow_pages(nx_past *p)
{
    size_t cap = p->cap_pages ? p->cap_pages * 2 : 1024;
    page *pages = calloc(cap, sizeof *pages);
    if (!pages)
        return false;
    for (size_t i = 0; i < p->cap_pages; i++)
        if (p->pages[i].key)
            *find(pages, cap, p->pages[i].key) = p->pages[i];
    free(p->pages);
    p->pages = pages;
    p->cap_pages = cap;
    return true;
}

bool nx_past_note(nx_past *p, const char *key, uint64_t hash)
{
    if (p->n_pages * 3 >= p->cap_pages * 2 && !grow_pages(p))
        return false;
    page *at = find(p->pages, p->cap_pages, nx_digest_word(key));
    p->n_pages += !at->key;
    *at = (page){nx_digest_word(key), hash};
    return true;
}

static uint32_t bucket(uint64_t simhash, int band) /* 64 bits in six bands: four of 11, two of 10 */
{
    static const int begin[] = {0, 11, 22, 33, 44, 54};
    return (uint32_t)(simhash >> begin[band]) & (band < 4 ? 0x7ff : 0x3ff);
}

static int bits(uint64_t x)
{
    return __builtin_popcountll(x);
}

static bool like_long(uint32_t a, uint32_t b) /* within a fifth */
{
    uint32_t longer = a > b ? a : b, shorter = a > b ? b : a;
    return shorter >= MIN_LETTERS && longer - shorter <= longer / 5;
}

/* The first one known wins, so that all copies of an article name the same. */
const char *nx_past_twin(nx_past *p, const nx_item *item)
{
    uint32_t best = UINT32_MAX;
    if (item->letters < MIN_EXACT || !p->n)
        return NULL;
    for (uint32_t i = p->bodies[item->body & (p->n_bodies - 1)]; i; i = p->at[i - 1].same)
        if (p->at[i - 1].body == item->body && p->at[i - 1].letters == item->letters && i - 1 < best)
            best = i - 1;
    for (int band = 0; best == UINT32_MAX && item->letters >= MIN_LETTERS && band < BANDS; band++)
        for (uint32_t i = p->bands[band][bucket(item->simhash, band)]; i; i = p->at[i - 1].next[band])
            if (bits(p->at[i - 1].simhash ^ item->simhash) <= NEAR_BITS && like_long(p->at[i - 1].letters, item->letters))
                best = i - 1; /* chains run from the latest to the first */
    return best == UINT32_MAX || strcmp(p->keys[best], item->key) == 0 ? NULL : p->keys[best];
}

static bool grow_articles(nx_past *p)
{
    uint32_t cap = p->cap ? p->cap * 2 : 1024;
    article *at = realloc(p->at, cap * sizeof *at);
    p->at = at ? at : p->at;
    char **keys = realloc(p->keys, cap * sizeof *keys);
    p->keys = keys ? keys : p->keys;
    uint32_t *bodies = calloc(cap, sizeof *bodies);
    if (!at || !keys || !bodies) {
        free(bodies);
        return false;
    }
    free(p->bodies);
    p->bodies = bodies;
    p->n_bodies = p->cap = cap;
    for (uint32_t i = 0; i < p->n; i++) {
        at[i].same = bodies[at[i].body & (cap - 1)];
        bodies[at[i].body & (cap - 1)] = i + 1;
    }
    return true;
}

bool nx_past_article(nx_past *p, const char *key, uint64_t body, uint64_t simhash, uint32_t letters)
{
    if (letters < MIN_EXACT)
        return true;
    if (p->n == p->cap && !grow_articles(p))
        return false;
    if (!(p->keys[p->n] = strdup(key)))
        return false;
    article *a = &p->at[p->n++];
    *a = (article){.body = body, .simhash = simhash, .letters = letters};
    a->same = p->bodies[body & (p->n_bodies - 1)];
    p->bodies[body & (p->n_bodies - 1)] = p->n;
    for (int band = 0; band < BANDS; band++) {
        uint32_t *head = &p->bands[band][bucket(simhash, band)];
        a->next[band] = *head;
        *head = p->n;
    }
    return true;
}
