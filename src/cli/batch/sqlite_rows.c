/* sqlite_rows.c -- reads a table of the SQLite output. */
#include "sqlite_rows.h"

#include "../say.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

enum { MAX_COLUMNS = 64 };

static bool give_rows(sqlite3_stmt *s, bool (*row)(void *payload, int n, const nx_cell *cells), void *payload)
{
    nx_cell cells[MAX_COLUMNS];
    int n = sqlite3_column_count(s), st;
    for (int i = 0; i < n; i++)
        cells[i] = (nx_cell){sqlite3_column_name(s, i), strlen(sqlite3_column_name(s, i))};
    bool go_on = row(payload, n, cells);
    while (go_on && (st = sqlite3_step(s)) == SQLITE_ROW) {
        for (int i = 0; i < n; i++) {
            const char *text = (const char *)sqlite3_column_text(s, i);
            cells[i] = (nx_cell){text ? text : "", text ? (size_t)sqlite3_column_bytes(s, i) : 0};
        }
        go_on = row(payload, n, cells);
    }
    return go_on && st == SQLITE_DONE;
}

bool nx_sqlite_rows(const char *path, const char *table, bool (*row)(void *payload, int n, const nx_cell *cells), void *payload)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *s = NULL;
    char sql[96];
    snprintf(sql, sizeof sql, "SELECT * FROM %s ORDER BY 1, 2, 3", table);
    bool ok = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK && sqlite3_prepare_v2(db, sql, -1, &s, NULL) == SQLITE_OK &&
              sqlite3_column_count(s) <= MAX_COLUMNS && give_rows(s, row, payload);
    if (!ok && db && sqlite3_errcode(db) != SQLITE_OK && sqlite3_errcode(db) != SQLITE_DONE && sqlite3_errcode(db) != SQLITE_ROW)
        nx_say("%s: %s", path, sqlite3_errmsg(db));
    sqlite3_finalize(s);
    sqlite3_close(db);
    return ok;
}
