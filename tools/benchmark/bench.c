/* bench.c -- how long newsx takes over a set of pages, beside a bare htmlReadMemory() + free of the same pages in the same
 * process, in turns.  Times are CPU time of the thread, the least of the rounds for each page: what a quiet machine
 * would show.  Start-up and memory are those of the program, measured from outside before anything else is done.
 *
 *     bench PROGRAM IMAGE ROUNDS FILE...
 *
 * Prints name<TAB>value lines; tools/bench lays them out. */
#include <newsx.h>

#include "engine.h"
#include "base/utf8.h"
#include "lexicon/image.h"
#include "link/people.h"
#include "link/slots.h"
#include "link/time.h"
#include "pipeline.h"

#include <libxml/HTMLparser.h>

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

typedef struct page {
    const char *path;
    newsx_str bytes;
    size_t text;                       /* bytes of its article; 0: none */
    double whole, read, json, bare;    /* seconds, the least so far */
    double text_side, counts;          /* normalise to slots; of that: numerals, dates and figures, with their rules */
} page;

typedef struct bench {
    const newsx_engine *e;
    newsx_doc *d;
    nx_arena arena, stage;
    nx_rule_scratch *scratch;
} bench;

static double now(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void least(double *so_far, double began)
{
    double took = now(CLOCK_THREAD_CPUTIME_ID) - began;
    if (*so_far == 0 || took < *so_far)
        *so_far = took;
}

static int count(void *payload, const char *at, size_t len)
{
    (void)at;
    *(size_t *)payload += len;
    return 0;
}

/* Runs the program over files; seconds of wall time, *kib its peak memory. */
static double run_program(char *const *argv, long *kib)
{
    posix_spawn_file_actions_t actions;
    pid_t pid;
    int status = 1;
    struct rusage usage = {0};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    double began = now(CLOCK_MONOTONIC);
    if (posix_spawn(&pid, argv[0], &actions, NULL, argv, environ) != 0 || wait4(pid, &status, 0, &usage) < 0) {
        fprintf(stderr, "bench: cannot run %s\n", argv[0]);
        exit(2);
    }
    double took = now(CLOCK_MONOTONIC) - began;
    posix_spawn_file_actions_destroy(&actions);
    if (kib && usage.ru_maxrss > *kib)
        *kib = usage.ru_maxrss;
    return took;
}

static void measure_program(char *program, char *image, char **files, int n)
{
    char text[] = "/tmp/newsx-bench-XXXXXX";
    static const char letter[] = "A.\n";
    int fd = mkstemp(text);
    if (fd < 0 || write(fd, letter, sizeof letter - 1) < 0)
        exit(2);
    close(fd);
    char *argv[] = {program, "extract", "--image", image, text, NULL};
    double start = 1e9;
    long least_kib = 0, kib = 0;
    for (int i = 0; i < 30; i++) {
        double took = run_program(argv, &least_kib);
        start = took < start ? took : start;
    }
    unlink(text);
    for (int i = 0; i < n; i++) {
        argv[4] = files[i];
        run_program(argv, &kib);
    }
    printf("start-up ms\t%.2f\nmemory of start-up MB\t%.1f\npeak memory MB\t%.1f\n", start * 1e3, (double)least_kib / 1024,
           (double)kib / 1024);
}

static newsx_str read_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) {
        perror(path);
        exit(2);
    }
    fseek(f, 0, SEEK_END);
    size_t len = (size_t)ftell(f);
    rewind(f);
    char *at = malloc(len + 1);
    if (!at || fread(at, 1, len, f) != len)
        exit(2);
    fclose(f);
    return (newsx_str){at, len};
}

static void quiet(void *payload, const char *format, ...)
{
    (void)payload;
    (void)format;
}

static void measure_bare(page *p)
{
    bool utf8 = nx_utf8_valid(p->bytes) == p->bytes.len;
    double began = now(CLOCK_THREAD_CPUTIME_ID);
    htmlDocPtr doc = htmlReadMemory(p->bytes.at, (int)p->bytes.len, NULL, utf8 ? "UTF-8" : NULL,
                                    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    xmlFreeDoc(doc);
    least(&p->bare, began);
}

/* Rules run all at once: those of dates and figures are run once more, alone. */
static double time_rules(const nx_article *a, const newsx_span *spans, bench *b, nx_ctx *c)
{
    nx_matches own = a->matches;
    nx_hits hits = {0};
    uint16_t date = nx_rules_kind(b->e->rules, "date"), figure = nx_rules_kind(b->e->rules, "figure");
    own.triggers.n = 0;
    own.triggers.at = nx_alloc(&b->stage, sizeof *own.triggers.at * (a->matches.triggers.n + 1u));
    for (uint32_t i = 0; i < a->matches.triggers.n; i++) {
        uint16_t kind = (uint16_t)b->e->lex->layer[0].rule[a->matches.triggers.at[i].rule].kind;
        if (kind == date || kind == figure)
            own.triggers.at[own.triggers.n++] = a->matches.triggers.at[i];
    }
    double began = now(CLOCK_THREAD_CPUTIME_ID);
    nx_rules_run(&hits, b->e->rules, b->scratch, a->text.text, spans, a->text.sentences.n, &own, &a->numerals, c);
    return now(CLOCK_THREAD_CPUTIME_ID) - began;
}

/* The text side stage by stage, in the order of pipeline.c. */
static void measure_text(page *p, nx_article *a, bench *b, nx_ctx *c)
{
    const newsx_engine *e = b->e;
    nx_facts *f = &a->facts;
    nx_moments moments = {0};
    double began = now(CLOCK_THREAD_CPUTIME_ID);
    bool ok = nx_text_normalise(&a->text, &a->page, c) == NEWSX_OK && nx_lexicon_match(&a->matches, e->lex, a->text.text, c) == NEWSX_OK &&
              nx_text_sentences(&a->text, e->lex, c) == NEWSX_OK;
    double numerals = now(CLOCK_THREAD_CPUTIME_ID);
    ok = ok && nx_numerals_find(&a->numerals, a->text.text, &a->matches, e->lex, c) == NEWSX_OK;
    double counts = now(CLOCK_THREAD_CPUTIME_ID) - numerals;
    ok = ok && nx_text_tokens(&a->text, e->affixes, &a->matches, NULL, c) == NEWSX_OK;
    newsx_span *spans = nx_alloc(&b->arena, a->text.sentences.n * sizeof *spans);
    for (uint32_t i = 0; spans && i < a->text.sentences.n; i++)
        spans[i] = a->text.sentences.at[i].span;
    ok = ok && nx_rules_run(&a->hits, e->rules, b->scratch, a->text.text, spans, a->text.sentences.n, &a->matches, &a->numerals, c) == NEWSX_OK;
    double facts = now(CLOCK_THREAD_CPUTIME_ID);
    ok = ok && nx_date_find(&moments, &a->scan, c) == NEWSX_OK && nx_time_resolve(f, &moments, &a->scan, c) == NEWSX_OK &&
         nx_figure_find(f, &a->scan, c) == NEWSX_OK;
    counts += now(CLOCK_THREAD_CPUTIME_ID) - facts;
    ok = ok && nx_name_find(f, &a->scan, c) == NEWSX_OK && nx_people_link(f, &a->scan, c) == NEWSX_OK &&
         nx_quote_find(f, &a->scan, c) == NEWSX_OK && nx_appointment_find(f, &a->scan, c) == NEWSX_OK &&
         nx_plan_find(f, &a->scan, c) == NEWSX_OK && nx_slots_link(f, &a->scan, c) == NEWSX_OK;
    least(&p->text_side, began);
    counts += time_rules(a, spans, b, c);
    if (p->counts == 0 || counts < p->counts)
        p->counts = counts;
    if (!ok)
        exit(2);
}

static void measure_newsx(page *p, bench *b)
{
    size_t written = 0;
    double began = now(CLOCK_THREAD_CPUTIME_ID);
    newsx_status st = newsx_doc_read(b->d, p->bytes, NULL, NULL);
    double json = now(CLOCK_THREAD_CPUTIME_ID);
    if (st == NEWSX_OK)
        newsx_doc_write_json(b->d, (newsx_str){NULL, 0}, false, count, &written);
    least(&p->whole, began);
    least(&p->json, json);
    p->text = st == NEWSX_OK ? newsx_doc_text(b->d).len : 0;

    newsx_source src = NEWSX_SOURCE_INIT;
    nx_ctx c = {.arena = &b->arena, .scratch = &b->stage};
    nx_article a = {0};
    a.scan = (nx_scan){&a.page, &a.text, b->e->lex, b->e->affixes, b->e->rules, &a.matches, &a.numerals, &a.hits};
    nx_arena_reset(&b->arena);
    nx_arena_reset(&b->stage);
    began = now(CLOCK_THREAD_CPUTIME_ID);
    st = nx_page_read(&a.page, p->bytes, &src, b->e->lex, &c);
    least(&p->read, began);
    if (st == NEWSX_OK)
        measure_text(p, &a, b, &c);
}

static void report(const page *p, int n)
{
    page sum = {0};
    size_t bytes = 0, articles = 0;
    for (int i = 0; i < n; i++) {
        bytes += p[i].bytes.len;
        articles += p[i].text != 0;
        sum.text += p[i].text;
        sum.whole += p[i].whole;
        sum.read += p[i].read;
        sum.json += p[i].json;
        sum.bare += p[i].bare;
        sum.text_side += p[i].text_side;
        sum.counts += p[i].counts;
    }
    printf("pages\t%d\narticles\t%zu\nKB a page\t%.1f\nKB of text an article\t%.1f\n", n, articles, (double)bytes / n / 1e3,
           articles ? (double)sum.text / (double)articles / 1e3 : 0);
    printf("ms a page\t%.3f\npages a second\t%.0f\nMB of article text a second\t%.1f\n", sum.whole / n * 1e3, n / sum.whole,
           (double)sum.text / sum.whole / 1e6);
    printf("ms a page: reading\t%.3f\nms a page: text and facts\t%.3f\nms a page: JSON\t%.3f\n", sum.read / n * 1e3,
           (sum.whole - sum.read - sum.json) / n * 1e3, sum.json / n * 1e3);
    printf("ms a page: normalise to slots\t%.3f\nof that dates and figures %%\t%.1f\n", sum.text_side / n * 1e3, sum.counts / sum.text_side * 100);
    printf("ms a page: bare htmlReadMemory\t%.3f\nratio to bare htmlReadMemory\t%.2f\n", sum.bare / n * 1e3, sum.whole / sum.bare);
}

int main(int argc, char **argv)
{
    newsx_options opt = NEWSX_OPTIONS_INIT;
    newsx_engine *e;
    newsx_error err;
    bench b = {0};
    if (argc < 5) {
        fprintf(stderr, "usage: bench PROGRAM IMAGE ROUNDS FILE...\n");
        return 2;
    }
    int n = argc - 4, rounds = atoi(argv[3]);
    measure_program(argv[1], argv[2], argv + 4, n); /* first: a child's peak memory counts what its parent had */
    page *pages = calloc((size_t)n, sizeof *pages);
    nx_arena kept;
    nx_arena_init(&b.arena, (newsx_alloc){NULL, NULL});
    nx_arena_init(&b.stage, (newsx_alloc){NULL, NULL});
    nx_arena_init(&kept, (newsx_alloc){NULL, NULL});
    opt.image_path = argv[2];
    double began = now(CLOCK_THREAD_CPUTIME_ID);
    if (!pages || newsx_engine_open(&e, &opt, &err) != NEWSX_OK || newsx_doc_new(&b.d, e) != NEWSX_OK) {
        fprintf(stderr, "bench: %s\n", err.text);
        return 2;
    }
    printf("engine open ms\t%.2f\n", (now(CLOCK_THREAD_CPUTIME_ID) - began) * 1e3);
    b.e = e;
    b.scratch = nx_rule_scratch_new(e->rules, &kept);
    xmlSetGenericErrorFunc(NULL, quiet);
    for (int i = 0; i < n; i++)
        pages[i] = (page){.path = argv[4 + i], .bytes = read_file(argv[4 + i])};
    for (int r = 0; r < rounds; r++)
        for (int i = 0; i < n; i++) {
            measure_newsx(&pages[i], &b);
            measure_bare(&pages[i]);
        }
    report(pages, n);
    if (getenv("NEWSX_BENCH_PAGES"))
        for (int i = 0; i < n; i++)
            printf("%s\t%.3f ms\t%.2f\n", pages[i].path, pages[i].whole * 1e3, pages[i].whole / pages[i].bare);
    nx_rule_scratch_free(b.scratch);
    newsx_doc_free(b.d);
    newsx_engine_close(e);
    nx_arena_free(&kept);
    nx_arena_free(&b.stage);
    nx_arena_free(&b.arena);
    for (int i = 0; i < n; i++)
        free((void *)(uintptr_t)pages[i].bytes.at);
    free(pages);
    return 0;
}
