/* progress.c -- a line on the terminal that is written over, JSON lines for programs, a log, and the summary.  The time left
 * is told from the bytes of the inputs that this run has worked on, not from those that it found done, and only after a while: before that
 * it would be a guess. */
#include "progress.h"

#include "../say.h"
#include "clock.h"
#include "reader.h"
#include "text.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { OFTEN = 250, SELDOM = 2000, SETTLED = 5000 };

bool nx_progress_open(nx_progress *p, const nx_cli_options *o)
{
    *p = (nx_progress){.o = o, .begun = nx_clock()};
    bool records = (!o->output || strcmp(o->output, "-") == 0) && isatty(STDOUT_FILENO); /* they are progress enough there */
    p->line = o->progress == NX_PROGRESS_AUTO && !o->quiet && isatty(STDERR_FILENO) && !records;
    if (p->line || o->progress == NX_PROGRESS_JSON)
        nx_reader_count(o, &p->files, &p->bytes);
    if (!o->log || (p->log = fopen(o->log, "ae")) != NULL)
        return true;
    nx_say("%s: %s", o->log, strerror(errno));
    return false;
}

void nx_progress_met(nx_progress *p, const nx_item *item, bool skipped)
{
    uint64_t step = item->position > p->met ? item->position - p->met : 0;
    p->met += step;
    if (skipped) {
        p->before++;
        p->skipped += step;
        p->done = p->met > p->done ? p->met : p->done;
    } else if (!p->working) {
        p->working = nx_clock();
    }
}

static void wipe(nx_progress *p)
{
    if (p->shown)
        fputs("\r\033[K", stderr);
    p->shown = false;
}

static void count_code(nx_progress *p, const char *code)
{
    for (size_t i = 0; i < NX_CODES; i++) {
        if (!p->codes[i].n)
            snprintf(p->codes[i].code, sizeof p->codes[i].code, "%s", i + 1 < NX_CODES ? code : "other");
        if (strcmp(p->codes[i].code, code) == 0 || i + 1 == NX_CODES) {
            p->codes[i].n++;
            return;
        }
    }
}

static void log_failure(nx_progress *p, const nx_item *item)
{
    char when[32];
    time_t t = time(NULL);
    struct tm utc;
    gmtime_r(&t, &utc);
    strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", &utc);
    fprintf(p->log, "%s\t%s\t%s\t%s\n", when, item->code, item->key, item->message);
}

void nx_progress_page(nx_progress *p, const nx_item *item)
{
    p->pages++;
    p->done = item->position > p->done ? item->position : p->done;
    if (!item->code[0]) {
        p->articles++;
        p->duplicates += item->duplicate_of != NULL;
        return;
    }
    p->failures++;
    count_code(p, item->code);
    if (p->log)
        log_failure(p, item);
    else if (!p->o->quiet && !p->line && p->o->progress != NX_PROGRESS_JSON)
        nx_say("%s: %s", item->key, item->message[0] ? item->message : item->code);
}

static double seconds_since(int64_t begun)
{
    int64_t ms = nx_clock() - begun;
    return (double)(ms > 0 ? ms : 1) / 1000;
}

static double seconds(const nx_progress *p)
{
    return seconds_since(p->begun);
}

static double left(const nx_progress *p) /* seconds; < 0: unknown */
{
    double t = p->working ? seconds_since(p->working) : 0, by_bytes = -1, by_pages = -1;
    if (t * 1000 < SETTLED)
        return -1;
    if (p->done > p->skipped && p->done <= p->bytes)
        by_bytes = t * (double)(p->bytes - p->done) / (double)(p->done - p->skipped);
    if (p->o->limit && p->pages)
        by_pages = t * (double)(p->o->limit - p->pages) / (double)p->pages;
    return by_bytes < 0 || (by_pages >= 0 && by_pages < by_bytes) ? by_pages : by_bytes;
}

static void show_line(nx_progress *p)
{
    char of[64] = "", eta[48] = "";
    double s = left(p), done = (double)p->done / 1e6, all = (double)p->bytes / 1e6;
    if (p->bytes)
        snprintf(of, sizeof of, ", %.1f/%.1f MB (%d %%)", done < all ? done : all, all, done < all ? (int)(100 * done / all) : 100);
    if (s >= 0)
        snprintf(eta, sizeof eta, ", %d:%02d:%02d left", (int)(s / 3600), (int)(s / 60) % 60, (int)s % 60);
    fprintf(stderr, "\r\033[K%" PRIu64 " pages%s, %.0f pages/s, %" PRIu64 " failures%s", p->pages + p->before, of,
            p->working ? (double)p->pages / seconds_since(p->working) : 0.0, p->failures, eta);
    p->shown = true;
}

static void show_json(const nx_progress *p, bool last)
{
    double s = left(p);
    fprintf(stderr, "{\"event\":\"%s\",\"pages\":%" PRIu64 ",\"articles\":%" PRIu64 ",\"duplicates\":%" PRIu64 ",\"failures\":%" PRIu64
            ",\"done_before\":%" PRIu64 ",\"files\":%" PRIu64 ",\"bytes\":%" PRIu64 ",\"bytes_done\":%" PRIu64 ",\"seconds\":%.3f,\"seconds_left\":",
            last ? "end" : "progress", p->pages, p->articles, p->duplicates, p->failures, p->before, p->files, p->bytes, p->done, seconds(p));
    if (s >= 0 && !last)
        fprintf(stderr, "%.0f", s);
    else
        fputs("null", stderr);
    if (last) {
        fputs(",\"codes\":{", stderr);
        for (size_t i = 0; i < NX_CODES && p->codes[i].n; i++)
            fprintf(stderr, "%s\"%s\":%" PRIu64, i ? "," : "", p->codes[i].code, p->codes[i].n);
        fputs("}", stderr);
    }
    fputs("}\n", stderr);
}

void nx_progress_tick(nx_progress *p)
{
    bool json = p->o->progress == NX_PROGRESS_JSON;
    if (!p->line && !json)
        return;
    int64_t t = nx_clock();
    if (t - p->told < (json ? SELDOM : OFTEN))
        return;
    p->told = t;
    if (json)
        show_json(p, false);
    else
        show_line(p);
}

static void summary(const nx_progress *p)
{
    nx_text t = {0};
    double s = seconds(p);
    nx_text_format(&t, "%" PRIu64 " pages in %.1f s (%.1f pages/s, %.1f MB/s): %" PRIu64 " articles", p->pages, s, (double)p->pages / s,
                   (double)p->page_bytes / 1e6 / s, p->articles);
    if (p->duplicates)
        nx_text_format(&t, ", %" PRIu64 " of them duplicates", p->duplicates);
    nx_text_format(&t, ", %" PRIu64 " failures", p->failures);
    for (size_t i = 0; i < NX_CODES && p->codes[i].n; i++)
        nx_text_format(&t, "%s%s %" PRIu64 "%s", i ? ", " : " (", p->codes[i].code, p->codes[i].n, i + 1 == NX_CODES || !p->codes[i + 1].n ? ")" : "");
    if (p->before)
        nx_text_format(&t, "; %" PRIu64 " were done before", p->before);
    if (p->changed)
        nx_text_format(&t, "; %" PRIu64 " had changed and were made again", p->changed);
    if (p->left_out)
        nx_text_format(&t, "; %" PRIu64 " records of archives were no pages", p->left_out);
    nx_say("%s", t.at ? t.at : "out of memory");
    if (p->log)
        fprintf(p->log, "%s\n", t.at ? t.at : "");
    nx_text_free(&t);
}

bool nx_progress_close(nx_progress *p, bool tell)
{
    wipe(p);
    if (tell && p->o->progress == NX_PROGRESS_JSON)
        show_json(p, true);
    else if (tell && !p->o->quiet)
        summary(p);
    bool ok = !p->log || (!ferror(p->log) && fclose(p->log) == 0);
    if (!ok)
        nx_say("%s: %s", p->o->log, strerror(errno));
    return ok;
}
