/* report.c -- runs reports.sql.  A report is small: SQL has counted and cut it, so its rows are kept whole. */
#include "report.h"

#include "dataset.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char reports[] = {
#include <reports.sql.inc> /* made by CMake */
    , 0};

enum { MAX_COLUMNS = 16 };

/* Reads `--: id | Title | draw` in front of a statement; false where there is none. */
static bool read_head(nx_report *r, const char *from, const char *to)
{
    static const char *const draws[] = {"tiles", "bars", "columns", "stacks"};
    char draw[16];
    const char *head = strstr(from, "--: ");
    if (!head || head > to || sscanf(head, "--: %31s | %63[^|\n]| %15s", r->id, r->title, draw) != 3)
        return false;
    r->title[strlen(r->title) - 1] = '\0';
    for (int i = 0; i < 4; i++)
        if (strcmp(draw, draws[i]) == 0)
            r->draw = (nx_draw)i;
    return true;
}

static void bind_text(sqlite3_stmt *s, const char *name, const char *text)
{
    int at = sqlite3_bind_parameter_index(s, name);
    if (at && text)
        sqlite3_bind_text(s, at, text, -1, SQLITE_STATIC);
}

static void bind(sqlite3_stmt *s, const nx_cli_options *o)
{
    static const char *const by[] = {NULL, "day", "month", "year"};
    int top = sqlite3_bind_parameter_index(s, ":top");
    if (top)
        sqlite3_bind_int64(s, top, (sqlite3_int64)o->top);
    bind_text(s, ":by", by[o->by]);
    bind_text(s, ":since", o->since);
    bind_text(s, ":until", o->until);
    bind_text(s, ":publisher", o->publisher);
}

static bool take_value(nx_value *v, sqlite3_stmt *s, int i, const char *name)
{
    int type = sqlite3_column_type(s, i);
    char digits[400]; /* DBL_MAX has 309 */
    const char *text = (const char *)sqlite3_column_text(s, i);
    v->kind = type == SQLITE_NULL ? NX_VALUE_NULL : type == SQLITE_TEXT ? strcmp(name, "over_time") == 0 ? NX_VALUE_SERIES : NX_VALUE_TEXT : NX_VALUE_NUMBER;
    v->number = sqlite3_column_double(s, i);
    if (type == SQLITE_FLOAT) {
        snprintf(digits, sizeof digits, "%.2f", v->number);
        text = digits;
    }
    v->text = strdup(text ? text : "");
    return v->text != NULL;
}

/* A column that is told beside the title. */
static bool take_aside(nx_report *r, sqlite3_stmt *s, int i)
{
    const char *name = sqlite3_column_name(s, i), *text = (const char *)sqlite3_column_text(s, i);
    bool note = strcmp(name, "note") == 0, rows = strcmp(name, "rows") == 0;
    if (note)
        snprintf(r->note, sizeof r->note, "%s", text ? text : "");
    if (rows)
        r->all = (long)sqlite3_column_int64(s, i);
    return note || rows;
}

static bool take_row(nx_report *r, sqlite3_stmt *s)
{
    size_t n = (size_t)r->n_columns;
    nx_value *values = realloc(r->values, ((size_t)r->n_rows + 1) * n * sizeof *values);
    if (!values)
        return false;
    r->values = values;
    values += (size_t)r->n_rows * n;
    memset(values, 0, n * sizeof *values);
    r->n_rows++;
    bool ok = true;
    for (int i = 0, to = 0; i < sqlite3_column_count(s) && ok; i++)
        if (!take_aside(r, s, i)) {
            ok = take_value(&values[to], s, i, r->names[to]);
            to++;
        }
    return ok;
}

static void find_drawn(nx_report *r) /* the first column of numbers */
{
    r->drawn = -1;
    for (int c = 0; c < r->n_columns && r->drawn < 0; c++)
        if (r->n_rows && nx_report_value(r, 0, c)->kind == NX_VALUE_NUMBER)
            r->drawn = c;
    for (int row = 0; row < r->n_rows && r->drawn >= 0; row++) {
        double x = nx_report_value(r, row, r->drawn)->number;
        r->most = x > r->most ? x : r->most;
    }
}

static bool read_rows(nx_report *r, sqlite3_stmt *s, int *st)
{
    int n = sqlite3_column_count(s);
    r->names = calloc(MAX_COLUMNS, sizeof *r->names);
    bool ok = r->names && n < MAX_COLUMNS;
    for (int i = 0; i < n && ok; i++) {
        if (!take_aside(r, s, i))
            ok = (r->names[r->n_columns++] = strdup(sqlite3_column_name(s, i))) != NULL;
    }
    while (ok && (*st = sqlite3_step(s)) == SQLITE_ROW)
        ok = take_row(r, s);
    if (!r->all)
        r->all = r->n_rows;
    find_drawn(r);
    return ok;
}

static void drop(nx_report *r)
{
    for (int i = 0; r->names && i < r->n_columns; i++)
        free(r->names[i]);
    for (int i = 0; i < r->n_rows * r->n_columns; i++)
        free(r->values[i].text);
    free(r->names);
    free(r->values);
}

bool nx_reports_run(nx_dataset *d, const nx_cli_options *o, bool (*take)(void *payload, const nx_report *r), void *payload)
{
    bool ok = true;
    for (const char *at = reports, *behind; ok && *at; at = behind) {
        sqlite3_stmt *s = NULL;
        nx_report r = {.drawn = -1};
        int st = sqlite3_prepare_v2(d->db, at, -1, &s, &behind);
        if (st == SQLITE_OK && !s) /* blanks and comments */
            break;
        bool told = st == SQLITE_OK && read_head(&r, at, behind);
        bind(s, o);
        ok = st == SQLITE_OK && read_rows(&r, s, &st) && st == SQLITE_DONE;
        if (!ok)
            nx_dataset_say(d);
        else if (told && r.n_rows)
            ok = take(payload, &r);
        sqlite3_finalize(s);
        drop(&r);
    }
    return ok;
}

int nx_report_series(const nx_value *v, nx_point *points, int room, double *most)
{
    int all = 0, n = 0;
    for (const char *at = v->text; (at = strchr(at, ':')) != NULL; at++)
        all++;
    int each = (all + room - 1) / room; /* go into one point */
    *most = 0;
    for (const char *at = v->text; n < all && (at = strchr(at, '"')) != NULL; n++) {
        nx_point *p = &points[n / each];
        if (n % each == 0)
            *p = (nx_point){.number = 0};
        char *period = n % each == 0 ? p->first : p->last;
        size_t len = strcspn(at + 1, "\"");
        snprintf(period, sizeof p->first, "%.*s", (int)len, at + 1);
        if (n % each == 0)
            strcpy(p->last, p->first);
        at += len + 2; /* at the colon */
        p->number += strtod(at + 1, NULL);
        *most = p->number > *most ? p->number : *most;
    }
    return each ? (n + each - 1) / each : 0;
}

void nx_report_words(nx_text *t, const char *name)
{
    for (; *name; name++)
        nx_text_add(t, *name == '_' ? " " : name, 1);
}

void nx_report_number(nx_text *t, const nx_value *v)
{
    const char *digits = v->text + (*v->text == '-');
    size_t whole = strspn(digits, "0123456789");
    nx_text_add(t, v->text, (size_t)(digits - v->text));
    for (size_t i = 0; i < whole; i++) {
        if (i && (whole - i) % 3 == 0)
            nx_text_word(t, ",");
        nx_text_add(t, digits + i, 1);
    }
    nx_text_word(t, digits + whole);
}
