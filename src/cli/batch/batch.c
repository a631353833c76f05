/* batch.c -- newsx batch: reader → workers → duplicates → output.  This process reads and writes; the workers extract.
 * SIGINT and SIGTERM end the reading: pages that a worker has are finished, committed, and the code is 130 or 143. */
#include "../commands.h"
#include "../session.h"
#include "clock.h"
#include "digest.h"
#include "out.h"
#include "progress.h"
#include "reader.h"
#include "workers.h"

#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COMMIT_EVERY = 2000, COMMIT_EVERY_IN_TESTS = 10 }; /* milliseconds */

static volatile sig_atomic_t stopped; /* the signal that asked for it */

typedef struct batch {
    const nx_cli_options *o;
    nx_past *past;
    nx_workers *workers;
    nx_out *out;
    nx_progress progress;
    int64_t committed, every; /* when; and how often */
    uint64_t taken;
    bool full;         /* --limit is reached */
    bool broken;       /* the output */
} batch;

static void on_signal(int number)
{
    stopped = number; /* once more, and it takes its usual course (SA_RESETHAND) */
}

static void listen(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND}, old;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            sigaction(signals[i], &action, NULL);
}

static bool commit(batch *b)
{
    b->committed = nx_clock();
    b->broken = !b->out->commit(b->out) || b->broken;
    return !b->broken;
}

static bool tick(void *payload)
{
    batch *b = payload;
    nx_progress_tick(&b->progress);
    if (b->broken)
        return false;
    if (b->out->waiting >= b->out->enough || (b->out->waiting && nx_clock() - b->committed >= b->every))
        return commit(b);
    return true;
}

static bool give(void *payload, nx_item *item) /* a finished page */
{
    batch *b = payload;
    bool article = !item->code[0];
    if (article && b->o->dedupe != NX_DEDUPE_OFF)
        item->duplicate_of = nx_past_twin(b->past, item);
    bool ok = !article || item->duplicate_of || b->o->dedupe == NX_DEDUPE_OFF ||
              nx_past_article(b->past, item->key, &item->like);
    if (!ok)
        nx_say("out of memory");
    nx_progress_page(&b->progress, item);
    b->broken = b->broken || !ok || !b->out->put(b->out, item);
    nx_item_free(item);
    return !b->broken && tick(b);
}

static bool is_sampled(const nx_cli_options *o, const nx_item *item)
{
    return o->sample >= 1 || (double)(nx_digest_word(item->key) >> 11) < o->sample * 9007199254740992.0; /* 2^53 */
}

static bool take(void *payload, nx_item *item) /* a page that was read */
{
    batch *b = payload;
    nx_known known = nx_past_known(b->past, item->key, item->hash);
    if (!is_sampled(b->o, item)) {
        nx_item_free(item);
        return !stopped;
    }
    nx_progress_met(&b->progress, item, known == NX_DONE);
    if (known == NX_DONE) {
        nx_item_free(item);
        return !stopped && tick(b);
    }
    item->again = known == NX_CHANGED;
    b->progress.changed += item->again;
    b->progress.page_bytes += item->len;
    bool ok = nx_past_note(b->past, item->key, item->hash);
    if (!ok)
        nx_say("out of memory");
    b->broken = b->broken || !ok;
    b->full = b->o->limit && ++b->taken >= b->o->limit;
    return nx_workers_take(b->workers, item) && ok && !b->full;
}

static bool whole(void *payload, const char *key) /* a source that can be read now */
{
    batch *b = payload;
    bool failed_before = b->out->forget && nx_past_known(b->past, key, 0) != NX_NEW;
    b->broken = b->broken || (failed_before && !b->out->forget(b->out, key));
    return !b->broken;
}

static bool wait_for(void *payload, int fd)
{
    return nx_workers_wait(((batch *)payload)->workers, fd);
}

static unsigned long cores(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (unsigned long)n : 1;
}

static int process(batch *b, newsx_doc *doc)
{
    nx_workers_use use = {b->o, doc, (unsigned)(b->o->jobs ? b->o->jobs : cores()), (unsigned)b->o->timeout, b->o->unordered, give, tick, &stopped, b};
    nx_reader reader = {.in = {.o = b->o, .take = take, .whole = whole, .wait = wait_for, .payload = b}, .source = {.fd = -1}};
    b->workers = nx_workers_open(&use);
    if (!b->workers)
        return NX_EXIT_USAGE;
    bool whole = nx_reader_run(&reader) || b->full;
    whole = nx_workers_finish(b->workers, stopped) && whole && !stopped;
    b->broken = (!whole && !stopped) || b->broken;
    b->progress.left_out = reader.in.left_out;
    nx_workers_close(b->workers);
    nx_reader_free(&reader);
    if (!whole && !b->broken)
        commit(b);
    return b->broken ? NX_EXIT_OUTPUT : b->progress.failures ? NX_EXIT_INPUT : NX_EXIT_OK;
}

static void describe(nx_text *t, const nx_cli_options *o) /* what changes the results */
{
    static const char *const inputs[] = {"auto", "html", "text", "jsonl"}, *const dedupes[] = {"mark", "drop", "off"};
    unsigned v = (unsigned)newsx_version();
    nx_text_format(t, "version=%u.%u.%u input=%s dedupe=%s max-bytes=%zu", v >> 16, v >> 8 & 255, v & 255, inputs[o->input], dedupes[o->dedupe],
                   o->max_bytes);
    nx_text_format(t, " url=%s published=%s charset=%s", o->url ? o->url : "", o->published ? o->published : "", o->charset ? o->charset : "");
    if (o->max_memory)
        nx_text_format(t, " max-memory=%zu", o->max_memory);
    for (char *p = t->at; p && *p; p++)
        if ((unsigned char)*p < 0x20)
            *p = '?';
}

static nx_out *open_output(const nx_cli_options *o, const nx_out_use *use, nx_exit *code)
{
    switch (o->format) {
    case NX_FORMAT_DIRECTORY: return nx_out_directory(use, code);
    case NX_FORMAT_SQLITE: return nx_out_sqlite(use, code);
    case NX_FORMAT_CSV: return nx_out_csv(use, code);
    default: return nx_out_jsonl(use, code);
    }
}

static int run(nx_session *s, batch *b)
{
    nx_exit code = NX_EXIT_OUTPUT;
    nx_text options = {0}, rules = {0};
    newsx_str fingerprint = newsx_engine_info(s->engine, "rules");
    describe(&options, b->o);
    nx_text_add(&rules, fingerprint.at, fingerprint.len);
    nx_out_use use = {b->o->output ? b->o->output : "-", b->o, rules.at, options.at, b->past};
    b->out = rules.at && options.at ? open_output(b->o, &use, &code) : NULL;
    int result = (int)code;
    if (b->out) {
        listen();
        b->committed = nx_clock();
        result = process(b, s->doc);
        if (!b->out->close(b->out, !stopped && result != NX_EXIT_OUTPUT && result != NX_EXIT_USAGE))
            result = NX_EXIT_OUTPUT;
    }
    bool told = nx_progress_close(&b->progress, b->out && result != NX_EXIT_USAGE);
    result = told || result > NX_EXIT_OUTPUT ? result : NX_EXIT_OUTPUT;
    nx_text_free(&options);
    nx_text_free(&rules);
    return stopped && result != NX_EXIT_OUTPUT ? 128 + stopped : result;
}

typedef struct listing {
    const nx_cli_options *o;
    nx_sink out;
    uint64_t n;
} listing;

static bool list(void *payload, nx_item *item) /* --dry-run */
{
    listing *l = payload;
    if (is_sampled(l->o, item)) {
        nx_sink_text(&l->out, item->key);
        nx_sink_text(&l->out, item->code[0] ? "\t" : "");
        nx_sink_text(&l->out, item->code);
        nx_sink_text(&l->out, "\n");
        l->n++;
    }
    nx_item_free(item);
    return !l->out.error && (!l->o->limit || l->n < l->o->limit);
}

static bool list_no_source(void *payload, const char *key)
{
    (void)payload, (void)key;
    return true;
}

static bool wait_not(void *payload, int fd)
{
    (void)payload, (void)fd;
    return true;
}

static int dry_run(const nx_cli_options *o)
{
    listing l = {.o = o};
    nx_sink_open(&l.out, NULL);
    nx_reader reader = {.in = {.o = o, .take = list, .whole = list_no_source, .wait = wait_not, .payload = &l}, .source = {.fd = -1}};
    nx_reader_run(&reader);
    nx_reader_free(&reader);
    return nx_sink_close(&l.out, true) ? NX_EXIT_OK : NX_EXIT_OUTPUT;
}

int nx_run_batch(const nx_cli_options *o)
{
    setlocale(LC_CTYPE, "C.UTF-8"); /* for the names in archives, whatever the environment says */
    if (o->dry_run)
        return dry_run(o);
    nx_session session = {.o = o, .source = {.fd = -1}};
    batch b = {.o = o, .past = nx_past_new(), .every = getenv("NEWSX_BATCH_TEST") ? COMMIT_EVERY_IN_TESTS : COMMIT_EVERY};
    int code = NX_EXIT_USAGE;
    if (b.past && nx_progress_open(&b.progress, o) && nx_session_open(&session))
        code = run(&session, &b);
    nx_past_free(b.past);
    newsx_doc_free(session.doc);
    newsx_engine_close(session.engine);
    return code;
}
