/* fault_deep.c -- the k-th request to the document's arena fails while a page is read: as fault.c, but for every vector,
 * buffer and string of every stage, where a chunk of the arena would nearly always have had room.
 *     fault_deep IMAGE FILE... */
#define NX_FAULT
#include "base/arena.c"

#include <stdio.h>

static size_t requests, fail_at; /* 0: none */

bool nx_fault(void)
{
    return ++requests == fail_at;
}

static int count(void *payload, const char *at, size_t len)
{
    (void)at;
    *(size_t *)payload += len;
    return 0;
}

static newsx_status extract(size_t *written, newsx_doc *d, newsx_str page, size_t k)
{
    newsx_error err;
    *written = requests = 0;
    fail_at = k;
    newsx_status st = newsx_doc_read(d, page, NULL, &err);
    fail_at = 0;
    size_t used = requests;
    if (st == NEWSX_OK)
        st = newsx_doc_write_json(d, (newsx_str){NULL, 0}, false, count, written);
    requests = used;
    return st;
}

static size_t try_page(newsx_doc *d, newsx_str page, const char *name) /* number of faults */
{
    size_t whole, written, bad = 0, tried = 0;
    newsx_status plain = extract(&whole, d, page, 0);
    size_t total = requests, step = total / 600 + 1;
    for (size_t k = 1; k <= total; k += step) {
        newsx_status st = extract(&written, d, page, k);
        bool fine = st == NEWSX_ENOMEM || (st == plain && written == whole);
        if (!fine || (k % 16 == 1 && extract(&written, d, page, 0) != plain)) {
            fprintf(stderr, "%s: request %zu: %s, %zu bytes of JSON instead of %zu\n", name, k, newsx_status_name(st), written, whole);
            bad++;
        }
        tried++;
    }
    printf("%s: %zu of %zu requests failed in turn: %zu bad\n", name, tried, total, bad);
    return bad;
}

int main(int argc, char **argv)
{
    static char bytes[1 << 20];
    newsx_options opt = NEWSX_OPTIONS_INIT;
    newsx_engine *e;
    newsx_doc *d;
    newsx_error err;
    size_t bad = 0;
    opt.image_path = argc > 2 ? argv[1] : "";
    if (newsx_engine_open(&e, &opt, &err) != NEWSX_OK || newsx_doc_new(&d, e) != NEWSX_OK) {
        fprintf(stderr, "usage: fault_deep IMAGE FILE...: %s\n", err.text);
        return 2;
    }
    for (int i = 2; i < argc; i++) {
        FILE *f = fopen(argv[i], "rb");
        size_t n = f ? fread(bytes, 1, sizeof bytes, f) : 0;
        if (f)
            fclose(f);
        bad += n ? try_page(d, (newsx_str){bytes, n}, argv[i]) : 1;
    }
    newsx_doc_free(d);
    newsx_engine_close(e);
    return bad != 0;
}
