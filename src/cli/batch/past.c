/* past.c -- two tables.  Pages done: hash of the key → hash of the bytes, open addressing.  Articles: by body (exact) and by 16 bands of
 * three bytes of the sketch (near).  Bodies that share 70 % of their shingles agree in a band with a probability of 0.998; those that do are
 * then compared. */
#include "past.h"

#include "digest.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS = 3, BANDS = NX_SKETCH / ROWS, CHAINS = BANDS + 1 }; /* the last chain: of equal bodies */

typedef struct page {
    uint64_t key, hash; /* key 0: free */
} page;

typedef struct article {
    nx_likeness like;
    char *key;             /* owned */
    uint32_t next[CHAINS]; /* in the same bucket, an earlier one, from 1; 0: none */
} article;

struct nx_past {
    page *pages;
    size_t n_pages, cap_pages; /* a power of two */
    article *at;
    uint32_t n, cap;           /* cap: a power of two */
    uint32_t *heads[CHAINS];   /* cap buckets each: the latest article in it, from 1 */
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
        free(p->at[i].key);
    for (int i = 0; i < CHAINS; i++)
        free(p->heads[i]);
    free(p->pages);
    free(p->at);
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

static uint32_t *head(const nx_past *p, int chain, const nx_likeness *like)
{
    const unsigned char *band = like->sketch + chain * ROWS;
    uint64_t h = chain == BANDS ? like->body : nx_digest_fold((uint64_t)chain + 1, (uint64_t)band[0] << 16 | (uint64_t)band[1] << 8 | band[2]);
    return &p->heads[chain][h & (p->cap - 1)];
}

static void link_in(nx_past *p, uint32_t n)
{
    article *a = &p->at[n - 1];
    for (int chain = a->like.letters < NX_LETTERS_NEAR ? BANDS : 0; chain < CHAINS; chain++) {
        uint32_t *first = head(p, chain, &a->like);
        a->next[chain] = *first;
        *first = n;
    }
}

static bool is_same(const nx_likeness *a, const nx_likeness *b)
{
    return a->body == b->body && a->letters == b->letters;
}

/* The first one known wins, so that all copies of an article name the same. */
const char *nx_past_twin(nx_past *p, const nx_item *item)
{
    const nx_likeness *like = &item->like;
    uint32_t best = 0;
    if (like->letters < NX_LETTERS_EXACT || !p->n)
        return NULL;
    for (uint32_t n = *head(p, BANDS, like); n; n = p->at[n - 1].next[BANDS])
        if (is_same(&p->at[n - 1].like, like))
            best = n; /* chains run from the latest to the first */
    for (int chain = 0; !best && like->letters >= NX_LETTERS_NEAR && chain < BANDS; chain++)
        for (uint32_t n = *head(p, chain, like); n; n = p->at[n - 1].next[chain])
            if (nx_likeness_near(&p->at[n - 1].like, like))
                best = n;
    return !best || strcmp(p->at[best - 1].key, item->key) == 0 ? NULL : p->at[best - 1].key;
}

static bool grow_articles(nx_past *p)
{
    uint32_t cap = p->cap ? p->cap * 2 : 1024;
    article *at = realloc(p->at, cap * sizeof *at);
    if (!at)
        return false;
    p->at = at;
    for (int i = 0; i < CHAINS; i++) {
        uint32_t *heads = realloc(p->heads[i], cap * sizeof *heads);
        if (!heads)
            return false; /* the run ends: nothing is looked up any more */
        p->heads[i] = memset(heads, 0, cap * sizeof *heads);
    }
    p->cap = cap;
    for (uint32_t n = 1; n <= p->n; n++)
        link_in(p, n);
    return true;
}

bool nx_past_article(nx_past *p, const char *key, const nx_likeness *like)
{
    if (like->letters < NX_LETTERS_EXACT)
        return true;
    if (p->n == p->cap && !grow_articles(p))
        return false;
    char *copy = strdup(key);
    if (!copy)
        return false;
    p->at[p->n++] = (article){.like = *like, .key = copy};
    link_in(p, p->n);
    return true;
}
