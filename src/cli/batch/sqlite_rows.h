/* sqlite_rows.h -- reads a table of the SQLite output. */
#ifndef NX_BATCH_SQLITE_ROWS_H
#define NX_BATCH_SQLITE_ROWS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct nx_cell {
    const char *at; /* as text; "" for NULL */
    size_t len;
} nx_cell;

/* The names of the columns, and then each row in the order of its key.  false with a message, or where row said so. */
bool nx_sqlite_rows(const char *path, const char *table, bool (*row)(void *payload, int n, const nx_cell *cells), void *payload);

#endif
