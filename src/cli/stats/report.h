/* report.h -- the reports of reports.sql, run, and how they are written. */
#ifndef NX_STATS_REPORT_H
#define NX_STATS_REPORT_H

#include "../batch/text.h"
#include "../options.h"

typedef enum nx_draw { NX_DRAW_TILES, NX_DRAW_BARS, NX_DRAW_COLUMNS, NX_DRAW_STACKS } nx_draw;
typedef enum nx_value_kind { NX_VALUE_NULL, NX_VALUE_NUMBER, NX_VALUE_TEXT, NX_VALUE_SERIES } nx_value_kind;

typedef struct nx_value {
    nx_value_kind kind;
    char *text; /* owned; of a series a JSON object of periods and numbers, of NULL "" */
    double number;
} nx_value;

typedef struct nx_report {
    char id[32], title[64], note[128]; /* note: "" where there is none */
    nx_draw draw;
    int n_columns, n_rows;
    char **names;     /* owned, n_columns of them */
    nx_value *values; /* owned, row by row */
    int drawn;        /* the column that bars show; -1: none */
    double most;      /* the largest number in it */
    long all;         /* how many rows there would be if none were cut off */
} nx_report;

typedef struct nx_dataset nx_dataset;
/* Runs them one after another; `take` gets each that has rows and returns false to end it.  false then, too, or with a message. */
bool nx_reports_run(nx_dataset *d, const nx_cli_options *o, bool (*take)(void *payload, const nx_report *r), void *payload);
/* The points of a series; neighbours are added up where there are more than room.  Gives how many; the largest number in *most. */
typedef struct nx_point {
    char first[12], last[12]; /* periods */
    double number;
} nx_point;
int nx_report_series(const nx_value *v, nx_point *points, int room, double *most);
/* The name of a column as people write it, or a number with commas. */
void nx_report_words(nx_text *t, const char *name);
void nx_report_number(nx_text *t, const nx_value *v);
static inline const nx_value *nx_report_value(const nx_report *r, int row, int column)
{
    return &r->values[row * r->n_columns + column];
}

/* A way to write them: what stands before, each report, and what stands behind. */
typedef struct nx_writer {
    void (*begin)(nx_text *t, const nx_cli_options *o);
    void (*report)(nx_text *t, const nx_report *r, unsigned n); /* n: of those before it */
    void (*end)(nx_text *t);
} nx_writer;
extern const nx_writer nx_as_text, nx_as_json, nx_as_html;

#endif
