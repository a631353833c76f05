/* text.c -- how fast the text engine is: sentences, tokens and the lexicon's matches of a text, apart and beside everything that newsx
 * finds in it.  CPU time of the thread, the quickest of the rounds.
 *
 *     bench_text IMAGE ROUNDS FILE        texts in FILE are separated by form feeds
 *
 * Prints name<TAB>value lines; tools/bench-peers lays them out. */
#include <newsx.h>

#include "engine.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef NX_VEC(newsx_str) texts;

typedef struct sums {
    double normalise, match, sentences, tokens;
    size_t sentence, token;
} sums;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static texts read_texts(const char *path, nx_arena *a, size_t *bytes)
{
    texts out = {0};
    FILE *f = fopen(path, "rb");
    long len = f && fseek(f, 0, SEEK_END) == 0 ? ftell(f) : -1;
    char *at = len > 0 ? nx_alloc(a, (size_t)len) : NULL;
    if (!at || fseek(f, 0, SEEK_SET) != 0 || fread(at, 1, (size_t)len, f) != (size_t)len) {
        fprintf(stderr, "bench_text: cannot read %s\n", path);
        exit(2);
    }
    fclose(f);
    newsx_str text, rest = {at, (size_t)len};
    while (rest.at && nx_str_next_field(&text, &rest, '\f'))
        nx_push(a, &out, text);
    *bytes = (size_t)len;
    return out;
}

static void run(sums *s, newsx_str text, const newsx_engine *e, nx_memo *memo, nx_arena *a, nx_arena *stage)
{
    nx_ctx c = {.arena = a, .scratch = stage};
    nx_page page = {.plain = true};
    nx_raw_block block = {NX_BLOCK_BODY, text};
    nx_text t = {0};
    nx_matches m = {0};
    nx_arena_reset(a);
    nx_arena_reset(stage);
    nx_push(a, &page.blocks, block);
    double began = now();
    bool ok = nx_text_normalise(&t, &page, &c) == NEWSX_OK;
    nx_arena_reset(stage);
    double normal = now();
    ok = ok && nx_lexicon_match(&m, e->lex, t.text, &c) == NEWSX_OK;
    nx_arena_reset(stage);
    double matched = now();
    ok = ok && nx_text_sentences(&t, e->lex, &c) == NEWSX_OK;
    nx_arena_reset(stage);
    double split = now();
    ok = ok && nx_text_tokens(&t, e->affixes, &m, memo, &c) == NEWSX_OK;
    double end = now();
    if (!ok)
        exit(2);
    s->normalise += normal - began;
    s->match += matched - normal;
    s->sentences += split - matched;
    s->tokens += end - split;
    s->sentence += t.sentences.n;
    s->token += t.tokens.n;
}

typedef struct held {
    size_t now, most;
} held;

static void *counted(void *payload, void *p, size_t old, size_t n)
{
    held *h = payload;
    h->now += n - old;
    h->most = h->now > h->most ? h->now : h->most;
    if (n)
        return realloc(p, n);
    free(p);
    return NULL;
}

/* What the engine holds at most of a text: bytes a byte of text. */
static double memory_of(newsx_str text, const newsx_engine *e, nx_memo *memo)
{
    held h = {0, 0};
    nx_arena a, stage;
    sums s = {0};
    nx_arena_init(&a, (newsx_alloc){counted, &h});
    nx_arena_init(&stage, (newsx_alloc){counted, &h});
    run(&s, text, e, memo, &a, &stage);
    nx_arena_free(&a);
    nx_arena_free(&stage);
    return (double)h.most / (double)text.len;
}

int main(int argc, char **argv)
{
    newsx_options opt = NEWSX_OPTIONS_INIT;
    newsx_engine *e;
    newsx_doc *d;
    newsx_error err;
    nx_arena a, stage, kept;
    if (argc != 4) {
        fprintf(stderr, "usage: bench_text IMAGE ROUNDS FILE\n");
        return 2;
    }
    opt.image_path = argv[1];
    if (newsx_engine_open(&e, &opt, &err) != NEWSX_OK || newsx_doc_new(&d, e) != NEWSX_OK) {
        fprintf(stderr, "bench_text: %s\n", err.text);
        return 2;
    }
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    nx_arena_init(&stage, (newsx_alloc){NULL, NULL});
    nx_arena_init(&kept, (newsx_alloc){NULL, NULL});
    size_t bytes;
    texts all = read_texts(argv[3], &kept, &bytes);
    nx_memo *memo = NX_NEW(&kept, nx_memo);
    sums best = {0};
    double engine = 0, whole = 0;
    newsx_source src = NEWSX_SOURCE_INIT;
    src.input = NEWSX_INPUT_TEXT;
    for (int r = 0; r < atoi(argv[2]); r++) {
        sums s = {0};
        for (uint32_t i = 0; i < all.n; i++)
            run(&s, all.at[i], e, memo, &a, &stage);
        double took = s.normalise + s.match + s.sentences + s.tokens, began = now();
        if (engine == 0 || took < engine) {
            engine = took;
            best = s;
        }
        for (uint32_t i = 0; i < all.n; i++)
            newsx_doc_read(d, all.at[i], &src, NULL);
        took = now() - began;
        whole = whole == 0 || took < whole ? took : whole;
    }
    double mb = (double)bytes / 1e6;
    printf("MB\t%.3f\ntexts\t%u\nsentences\t%zu\ntokens\t%zu\n", mb, all.n, best.sentence, best.token);
    printf("engine MB/s\t%.1f\nnormalise MB/s\t%.1f\nmatch MB/s\t%.1f\nsentences MB/s\t%.1f\ntokens MB/s\t%.1f\nfacts MB/s\t%.1f\n", mb / engine,
           mb / best.normalise, mb / best.match, mb / best.sentences, mb / best.tokens, mb / whole);
    newsx_str whole_file = {all.at[0].at, bytes}; /* the texts with the form feeds between them */
    printf("memory to text\t%.1f\n", memory_of(whole_file, e, memo));
    newsx_doc_free(d);
    newsx_engine_close(e);
    nx_arena_free(&a);
    nx_arena_free(&stage);
    nx_arena_free(&kept);
    return 0;
}
