/* threads.c -- one engine, four threads: each reads every file in an order of its own, with one reused document, and
 * must write the very bytes that a fresh document wrote on one thread.  Run under ThreadSanitizer as well.
 *     threads IMAGE FILE... */
#include <newsx.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 4, ROUNDS = 2 };

typedef struct bytes {
    char *at;
    size_t len, cap;
} bytes;

typedef struct job {
    const newsx_engine *engine;
    const bytes *page, *want;
    size_t n, first;
    size_t wrong;
} job;

static int gather(void *payload, const char *at, size_t len)
{
    bytes *b = payload;
    if (b->cap - b->len < len) {
        size_t cap = (b->len + len) * 2;
        char *p = realloc(b->at, cap);
        if (!p)
            return 1;
        b->at = p;
        b->cap = cap;
    }
    memcpy(b->at + b->len, at, len);
    b->len += len;
    return 0;
}

static bool load(bytes *b, const char *path)
{
    FILE *f = fopen(path, "rb");
    char chunk[4096];
    size_t n;
    if (!f)
        return false;
    while ((n = fread(chunk, 1, sizeof chunk, f)) > 0)
        if (gather(b, chunk, n) != 0)
            break;
    fclose(f);
    return b->len > 0;
}

static void extract(bytes *out, newsx_doc *d, const bytes *page) /* the status where there is no JSON */
{
    newsx_error err;
    out->len = 0;
    newsx_status st = newsx_doc_read(d, (newsx_str){page->at, page->len}, NULL, &err);
    if (st != NEWSX_OK)
        gather(out, err.text, strlen(err.text));
    else
        newsx_doc_write_json(d, (newsx_str){NULL, 0}, false, gather, out);
}

static void *run(void *payload)
{
    job *j = payload;
    newsx_doc *d;
    bytes got = {0};
    if (newsx_doc_new(&d, j->engine) != NEWSX_OK) {
        j->wrong++;
        return NULL;
    }
    for (size_t i = 0; i < ROUNDS * j->n; i++) {
        size_t k = (j->first + i) % j->n;
        extract(&got, d, &j->page[k]);
        if (got.len != j->want[k].len || memcmp(got.at, j->want[k].at, got.len) != 0)
            j->wrong++;
    }
    newsx_doc_free(d);
    free(got.at);
    return NULL;
}

static size_t run_threads(const newsx_engine *e, const bytes *page, const bytes *want, size_t n)
{
    pthread_t thread[THREADS];
    job jobs[THREADS];
    size_t wrong = 0;
    for (size_t t = 0; t < THREADS; t++) {
        jobs[t] = (job){e, page, want, n, t * n / THREADS, 0};
        if (pthread_create(&thread[t], NULL, run, &jobs[t]) != 0)
            return 1;
    }
    for (size_t t = 0; t < THREADS; t++) {
        pthread_join(thread[t], NULL);
        wrong += jobs[t].wrong;
    }
    return wrong;
}

int main(int argc, char **argv)
{
    newsx_options opt = NEWSX_OPTIONS_INIT;
    newsx_engine *e;
    newsx_error err;
    size_t n = argc > 2 ? (size_t)argc - 2 : 0, wrong = 0;
    bytes *page = calloc(n + 1, sizeof *page), *want = calloc(n + 1, sizeof *want);
    if (!n || !page || !want) {
        fprintf(stderr, "usage: threads IMAGE FILE...\n");
        return 2;
    }
    opt.image_path = argv[1];
    if (newsx_engine_open(&e, &opt, &err) != NEWSX_OK) {
        fprintf(stderr, "%s\n", err.text);
        return 2;
    }
    for (size_t i = 0; i < n; i++) {
        newsx_doc *d;
        if (!load(&page[i], argv[i + 2]) || newsx_doc_new(&d, e) != NEWSX_OK) {
            fprintf(stderr, "cannot read %s\n", argv[i + 2]);
            return 2;
        }
        extract(&want[i], d, &page[i]);
        newsx_doc_free(d);
    }
    wrong = run_threads(e, page, want, n);
    printf("%zu files, %d threads, %d rounds: %zu differ\n", n, THREADS, ROUNDS, wrong);
    newsx_engine_close(e);
    for (size_t i = 0; i < n; i++) {
        free(page[i].at);
        free(want[i].at);
    }
    free(page);
    free(want);
    return wrong != 0;
}
