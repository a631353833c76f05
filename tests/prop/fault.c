/* fault.c -- the k-th allocation fails, for every k, in opening, reading and writing one page: the answer is ENOMEM or
 * a whole document, never a crash, a leak or half of the facts; and afterwards everything works again.
 *     fault IMAGE FILE [USER-DICTIONARY] */
#include <newsx.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct heap {
    size_t calls, fail_at; /* 1: the first; 0: none */
    size_t live;           /* bytes */
    bool wrong;            /* an old size that was not the block's */
} heap;

static void *run(void *payload, void *p, size_t old, size_t n) /* keeps the size before each block */
{
    heap *h = payload;
    size_t *head = p ? (size_t *)p - 2 : NULL;
    if (head && old && *head != old) /* a size of 0 says: not known (PCRE2's free) */
        h->wrong = true;
    if (n == 0) {
        if (head)
            h->live -= *head;
        free(head);
        return NULL;
    }
    if (++h->calls == h->fail_at)
        return NULL;
    size_t had = head ? *head : 0;
    head = realloc(head, n + 2 * sizeof *head);
    if (!head)
        return NULL;
    *head = n;
    h->live += n - had;
    return head + 2;
}

static int count(void *payload, const char *at, size_t len)
{
    (void)at;
    *(size_t *)payload += len;
    return 0;
}

static newsx_status once(heap *h, size_t *written, size_t *opened, char **argv, newsx_str page)
{
    newsx_options opt = NEWSX_OPTIONS_INIT;
    newsx_engine *e;
    newsx_doc *d = NULL;
    newsx_error err;
    const char *const dicts[] = {argv[3], NULL};
    opt.image_path = argv[1];
    opt.user_dicts = dicts;
    opt.alloc = (newsx_alloc){run, h};
    *written = 0;
    newsx_status st = newsx_engine_open(&e, &opt, &err);
    *opened = h->calls;
    if (st == NEWSX_OK)
        st = newsx_doc_new(&d, e);
    if (st == NEWSX_OK)
        st = newsx_doc_read(d, page, NULL, &err);
    if (st == NEWSX_OK)
        st = newsx_doc_write_json(d, (newsx_str){NULL, 0}, false, count, written);
    if (st == NEWSX_ENOMEM && d) { /* good again */
        size_t again = 0;
        if (newsx_doc_read(d, page, NULL, &err) != NEWSX_OK ||
            newsx_doc_write_json(d, (newsx_str){NULL, 0}, false, count, &again) != NEWSX_OK)
            st = NEWSX_EARG;
        *written = again;
    }
    newsx_doc_free(d);
    newsx_engine_close(e);
    return st;
}

static char *load(const char *path, size_t *len)
{
    FILE *f = fopen(path, "rb");
    char *at = malloc(1 << 20);
    *len = f && at ? fread(at, 1, 1 << 20, f) : 0;
    if (f)
        fclose(f);
    return at;
}

int main(int argc, char **argv)
{
    size_t len = 0, whole, written, opened, bad = 0, none;
    char *at = argc == 3 || argc == 4 ? load(argv[2], &len) : NULL;
    newsx_str page = {at, len};
    heap h = {0};
    if (!len || once(&h, &whole, &opened, argv, page) != NEWSX_OK || h.live || h.wrong) {
        fprintf(stderr, "usage: fault IMAGE FILE [USER-DICTIONARY], or the plain run fails (%zu bytes left over%s)\n", h.live,
                h.wrong ? ", wrong sizes" : "");
        return 2;
    }
    size_t total = h.calls, tried = 0;
    for (size_t k = 1; k <= total; k++) {
        if (k > 100 && k + 4 < opened && k % 16 != 0) /* one compiled pattern is as good as another */
            continue;
        heap hk = {.fail_at = k};
        newsx_status st = once(&hk, &written, &none, argv, page);
        bool fine = (st == NEWSX_OK && written == whole) || (st == NEWSX_ENOMEM && (!written || written == whole));
        if (!fine || hk.live || hk.wrong) {
            fprintf(stderr, "allocation %zu: %s, %zu bytes of JSON, %zu bytes left over%s\n", k, newsx_status_name(st), written,
                    hk.live, hk.wrong ? ", wrong sizes" : "");
            bad++;
        }
        tried++;
    }
    printf("%zu of %zu allocations failed in turn (%zu at opening): %zu bad\n", tried, total, opened, bad);
    free(at);
    return bad != 0;
}
