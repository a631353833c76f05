/* stats.c -- newsx stats: what is in a dataset. */
#include "../commands.h"
#include "../say.h"
#include "../sink.h"
#include "dataset.h"

#include <stdlib.h>

typedef struct telling {
    const nx_writer *writer;
    nx_text text;
    unsigned n; /* reports told */
} telling;

static bool take(void *payload, const nx_report *r)
{
    telling *t = payload;
    t->writer->report(&t->text, r, t->n++);
    if (t->text.failed)
        nx_say("out of memory");
    return !t->text.failed;
}

static bool write(const nx_cli_options *o, const nx_text *text)
{
    nx_sink *out = malloc(sizeof *out);
    bool ok = out && nx_sink_open(out, o->output);
    if (ok) {
        nx_sink_write(out, text->at, text->len);
        ok = nx_sink_close(out, true);
    }
    free(out);
    return ok;
}

int nx_run_stats(const nx_cli_options *o)
{
    nx_dataset d;
    telling t = {.writer = o->format == NX_FORMAT_JSON ? &nx_as_json : o->format == NX_FORMAT_HTML ? &nx_as_html : &nx_as_text};
    if (!nx_dataset_open(&d, o->files[0]))
        return NX_EXIT_INPUT;
    t.writer->begin(&t.text, o);
    bool told = nx_reports_run(&d, o, take, &t);
    t.writer->end(&t.text);
    nx_exit code = !told ? NX_EXIT_INPUT : !write(o, &t.text) ? NX_EXIT_OUTPUT : d.bad ? NX_EXIT_INPUT : NX_EXIT_OK;
    if (told && d.bad)
        nx_say("%s: left out what is no record of newsx: %lu, first %s", d.path, d.bad, d.where);
    nx_text_free(&t.text);
    nx_dataset_close(&d);
    return (int)code;
}
