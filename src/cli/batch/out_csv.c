/* out_csv.c -- a directory with a CSV file (RFC 4180) for each table of docs/SQLITE.md.  The rows are kept in OUT/.newsx.sqlite, by the SQLite output,
 * which gives restarts and order; when everything is read, each file is written from there under a temporary name and renamed. */
#include "out.h"
#include "sqlite_rows.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const tables[] = {"articles", "authors", "images", "sentences", "dates", "figures", "people", "roles", "organizations", "places",
                                     "mentions", "quotes", "appointments", "plans", "plan_facts", "failures"};

typedef struct csv {
    nx_out out, *rows;
    nx_out_use use;
    nx_text database; /* its path, which rows uses */
} csv;

static bool put(nx_out *out, const nx_item *item)
{
    csv *c = (csv *)out;
    bool ok = c->rows->put(c->rows, item);
    out->waiting = c->rows->waiting;
    out->enough = c->rows->enough;
    return ok;
}

static bool forget(nx_out *out, const char *key)
{
    return ((csv *)out)->rows->forget(((csv *)out)->rows, key);
}

static bool commit(nx_out *out)
{
    out->waiting = 0;
    return ((csv *)out)->rows->commit(((csv *)out)->rows);
}

static void write_cell(FILE *f, const char *at, size_t len)
{
    bool quote = false;
    for (size_t i = 0; i < len && !quote; i++)
        quote = at[i] == '"' || at[i] == ',' || at[i] == '\n' || at[i] == '\r';
    if (!quote) {
        fwrite(at, 1, len, f);
        return;
    }
    putc('"', f);
    for (size_t i = 0; i < len; i++) {
        if (at[i] == '"')
            putc('"', f);
        putc(at[i], f);
    }
    putc('"', f);
}

static bool write_row(void *payload, int n, const nx_cell *cells)
{
    FILE *f = payload;
    for (int i = 0; i < n; i++) {
        if (i)
            putc(',', f);
        write_cell(f, cells[i].at, cells[i].len);
    }
    fputs("\r\n", f);
    return !ferror(f);
}

static bool write_table(csv *c, const char *table)
{
    nx_text name = {0}, temporary = {0};
    nx_text_format(&name, "%s/%s.csv", c->use.path, table);
    nx_text_format(&temporary, "%s/.%s.part", c->use.path, table);
    FILE *f = name.failed || temporary.failed ? NULL : fopen(temporary.at, "wbe");
    if (f && c->use.o->bom)
        fputs("\xef\xbb\xbf", f);
    bool read = f && nx_sqlite_rows(c->database.at, table, write_row, f);
    bool ok = f && fflush(f) == 0 && !ferror(f) && fsync(fileno(f)) == 0;
    ok = f && fclose(f) == 0 && ok;
    ok = ok && (!read || rename(temporary.at, name.at) == 0);
    if (!ok)
        nx_say("%s: %s", name.at, strerror(errno));
    nx_text_free(&name);
    nx_text_free(&temporary);
    return ok && read;
}

static bool close_csv(nx_out *out, bool whole)
{
    csv *c = (csv *)out;
    bool ok = !c->rows || c->rows->close(c->rows, whole);
    for (size_t i = 0; whole && ok && i < sizeof tables / sizeof *tables; i++)
        ok = write_table(c, tables[i]);
    nx_text_free(&c->database);
    free(c);
    return ok;
}

nx_out *nx_out_csv(const nx_out_use *use, nx_exit *code)
{
    csv *c = calloc(1, sizeof *c);
    *code = NX_EXIT_OUTPUT;
    if (!c) {
        nx_say("out of memory");
        return NULL;
    }
    c->out = (nx_out){put, forget, commit, close_csv, 0, 0};
    c->use = *use;
    nx_text_word(&c->database, use->path);
    nx_text_word(&c->database, "/.newsx.sqlite");
    if (c->database.failed || (mkdir(use->path, 0777) != 0 && errno != EEXIST)) {
        nx_say("%s: %s", use->path, strerror(errno));
    } else {
        nx_out_use rows = *use;
        rows.path = c->database.at;
        c->rows = nx_out_sqlite(&rows, code);
    }
    if (c->rows)
        return &c->out;
    close_csv(&c->out, false);
    return NULL;
}
