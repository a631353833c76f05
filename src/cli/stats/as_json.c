/* as_json.c -- the reports as one JSON object: for each its rows, objects with all columns, and how many there are in all. */
#include "report.h"

static void begin(nx_text *t, const nx_cli_options *o)
{
    nx_text_word(t, "{\"path\":");
    nx_text_json(t, o->files[0]);
}

static void add_value(nx_text *t, const nx_value *v)
{
    if (v->kind == NX_VALUE_TEXT)
        nx_text_json(t, v->text);
    else
        nx_text_word(t, v->kind == NX_VALUE_NULL ? "null" : v->text);
}

static void report(nx_text *t, const nx_report *r, unsigned n)
{
    (void)n;
    nx_text_format(t, ",\n\"%s\":{\"title\":\"%s\",\"note\":", r->id, r->title);
    if (r->note[0])
        nx_text_json(t, r->note);
    else
        nx_text_word(t, "null");
    nx_text_format(t, ",\"all\":%ld,\"rows\":[", r->all);
    for (int row = 0; row < r->n_rows; row++) {
        for (int c = 0; c < r->n_columns; c++) {
            nx_text_format(t, "%s\"%s\":", c ? "," : row ? ",\n{" : "\n{", r->names[c]);
            add_value(t, nx_report_value(r, row, c));
        }
        nx_text_word(t, "}");
    }
    nx_text_word(t, "]}");
}

static void end(nx_text *t)
{
    nx_text_word(t, "}\n");
}

const nx_writer nx_as_json = {begin, report, end};
