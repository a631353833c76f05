/* sqlite_schema.h -- the tables of the SQLite output, and the statements that fill them, as SQL (docs/SQLITE.md). */
#ifndef NX_BATCH_SQLITE_SCHEMA_H
#define NX_BATCH_SQLITE_SCHEMA_H

#define NX_SQLITE_VERSION 1            /* PRAGMA user_version */
#define NX_SQLITE_APPLICATION 0x6e777378 /* PRAGMA application_id: "nwsx" */

extern const char *const nx_sqlite_schema[]; /* a statement each; NULL ends it */
/* One article: ?1 key, ?2 the newsx/1 object, ?3 the record's id as JSON or NULL, ?4 crawled, ?5 key of what it doubles. */
extern const char nx_sqlite_article[];
/* The lists of the newsx/1 object ?1, one a column. */
extern const char nx_sqlite_lists[];

typedef struct nx_sqlite_fill {
    int list;        /* column of nx_sqlite_lists */
    const char *sql; /* ?1 article, ?2 the list */
} nx_sqlite_fill;
extern const nx_sqlite_fill nx_sqlite_fills[]; /* sql NULL ends it */

#endif
