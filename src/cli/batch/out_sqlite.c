/* out_sqlite.c -- the SQLite output.  Records and journal are rows of the same transaction,
 * so there is nothing to put right after a kill: SQLite's write-ahead log does it.  The tables are in sqlite_schema.c. */
#include "journal.h"
#include "sqlite_schema.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_FILLS = 24 };

typedef struct database {
    nx_out out;
    nx_out_use use;
    sqlite3 *db;
    sqlite3_stmt *article, *lists, *fills[MAX_FILLS], *failure, *page, *forget[2];
    bool broken;
} database;

static bool say(database *d)
{
    d->broken = true;
    nx_say("%s: %s", d->use.path, d->db ? sqlite3_errmsg(d->db) : "out of memory");
    return false;
}

static bool run(database *d, const char *sql)
{
    return sqlite3_exec(d->db, sql, NULL, NULL, NULL) == SQLITE_OK || say(d);
}

static bool prepare(database *d, sqlite3_stmt **out, const char *sql)
{
    return sqlite3_prepare_v3(d->db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL) == SQLITE_OK || say(d);
}

static void bind_text(sqlite3_stmt *s, int at, const char *text) /* NULL is NULL */
{
    sqlite3_bind_text(s, at, text, -1, SQLITE_STATIC);
}

static bool step(database *d, sqlite3_stmt *s) /* a statement that gives no row */
{
    bool ok = sqlite3_step(s) == SQLITE_DONE || say(d);
    sqlite3_reset(s);
    sqlite3_clear_bindings(s);
    return ok;
}

static bool add_failure(database *d, const nx_item *item)
{
    bind_text(d->failure, 1, item->key);
    bind_text(d->failure, 2, item->id);
    bind_text(d->failure, 3, item->code);
    bind_text(d->failure, 4, item->message[0] ? item->message : item->code);
    return step(d, d->failure);
}

static bool add_facts(database *d, const nx_item *item, sqlite3_int64 article)
{
    sqlite3_bind_text(d->lists, 1, item->json, (int)item->json_len, SQLITE_STATIC);
    bool ok = sqlite3_step(d->lists) == SQLITE_ROW || say(d);
    for (size_t i = 0; ok && nx_sqlite_fills[i].sql; i++) {
        const unsigned char *list = sqlite3_column_text(d->lists, nx_sqlite_fills[i].list);
        if (!list || strcmp((const char *)list, "[]") == 0)
            continue;
        sqlite3_bind_int64(d->fills[i], 1, article);
        bind_text(d->fills[i], 2, (const char *)list);
        ok = step(d, d->fills[i]);
    }
    sqlite3_reset(d->lists);
    sqlite3_clear_bindings(d->lists);
    return ok;
}

static bool add_article(database *d, const nx_item *item)
{
    sqlite3_stmt *s = d->article;
    bind_text(s, 1, item->key);
    sqlite3_bind_text(s, 2, item->json, (int)item->json_len, SQLITE_STATIC);
    bind_text(s, 3, item->id);
    bind_text(s, 4, item->crawled);
    bind_text(s, 5, item->duplicate_of);
    return step(d, s) && add_facts(d, item, sqlite3_last_insert_rowid(d->db));
}

static bool forget(database *d, const nx_item *item) /* what an earlier run had of the same place */
{
    for (int i = 0; i < 2; i++) {
        bind_text(d->forget[i], 1, item->key);
        if (!step(d, d->forget[i]))
            return false;
    }
    return true;
}

static bool add_page(database *d, const nx_item *item)
{
    sqlite3_stmt *s = d->page;
    bind_text(s, 1, item->key);
    sqlite3_bind_int64(s, 2, (sqlite3_int64)item->hash);
    sqlite3_bind_int64(s, 3, (sqlite3_int64)item->body);
    sqlite3_bind_int64(s, 4, (sqlite3_int64)item->simhash);
    sqlite3_bind_int64(s, 5, item->letters);
    bind_text(s, 6, nx_journal_code(item));
    return step(d, s);
}

static bool put(nx_out *out, const nx_item *item)
{
    database *d = (database *)out;
    out->waiting += item->json_len + 1;
    bool dropped = item->duplicate_of && d->use.o->dedupe == NX_DEDUPE_DROP;
    return forget(d, item) && (dropped || (item->code[0] ? add_failure(d, item) : add_article(d, item))) && add_page(d, item);
}

static bool commit(nx_out *out)
{
    out->waiting = 0;
    return run((database *)out, "COMMIT; BEGIN IMMEDIATE");
}

static bool close_database(nx_out *out, bool whole)
{
    database *d = (database *)out;
    bool ok = !whole || run(d, "COMMIT; PRAGMA optimize");
    sqlite3_stmt *all[] = {d->article, d->lists, d->failure, d->page, d->forget[0], d->forget[1]};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        sqlite3_finalize(all[i]);
    for (size_t i = 0; i < MAX_FILLS; i++)
        sqlite3_finalize(d->fills[i]);
    sqlite3_close(d->db); /* what is not committed is rolled back; the log goes into the file */
    free(d);
    return ok;
}

static bool prepare_all(database *d)
{
    bool ok = prepare(d, &d->article, nx_sqlite_article) && prepare(d, &d->lists, nx_sqlite_lists) &&
              prepare(d, &d->failure, "INSERT INTO failures VALUES (?1, ?2 ->> '$', ?3, ?4)") &&
              prepare(d, &d->page, "INSERT OR REPLACE INTO journal (source, hash, body, simhash, letters, code) VALUES (?1, ?2, ?3, ?4, ?5, ?6)") &&
              prepare(d, &d->forget[0], "DELETE FROM articles WHERE source = ?1") &&
              prepare(d, &d->forget[1], "DELETE FROM failures WHERE source = ?1");
    for (size_t i = 0; ok && nx_sqlite_fills[i].sql; i++)
        ok = prepare(d, &d->fills[i], nx_sqlite_fills[i].sql);
    return ok;
}

static bool remember(database *d) /* the journal of earlier runs */
{
    sqlite3_stmt *s = NULL;
    bool ok = prepare(d, &s, "SELECT source, hash, body, simhash, letters, code FROM journal ORDER BY n");
    int st = SQLITE_DONE;
    while (ok && (st = sqlite3_step(s)) == SQLITE_ROW)
        ok = nx_journal_remember(d->use.past, (const char *)sqlite3_column_text(s, 0), (uint64_t)sqlite3_column_int64(s, 1),
                                 (uint64_t)sqlite3_column_int64(s, 2), (uint64_t)sqlite3_column_int64(s, 3), (uint32_t)sqlite3_column_int64(s, 4),
                                 (const char *)sqlite3_column_text(s, 5));
    ok = ok && (st == SQLITE_DONE || say(d));
    sqlite3_finalize(s);
    return ok;
}

static sqlite3_int64 number(database *d, const char *sql) /* its one value; -1 on an error */
{
    sqlite3_stmt *s = NULL;
    sqlite3_int64 n = -1;
    if (sqlite3_prepare_v2(d->db, sql, -1, &s, NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW)
        n = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return n;
}

static bool same_as_before(database *d)
{
    sqlite3_stmt *s = NULL;
    bool ok = prepare(d, &s, "SELECT rules, options FROM runs ORDER BY run DESC LIMIT 1");
    if (ok && sqlite3_step(s) == SQLITE_ROW)
        ok = nx_journal_same(&d->use, (const char *)sqlite3_column_text(s, 0), (const char *)sqlite3_column_text(s, 1));
    sqlite3_finalize(s);
    return ok;
}

static bool note_run(database *d)
{
    sqlite3_stmt *s = NULL;
    if (!prepare(d, &s, "INSERT INTO runs (rules, options) VALUES (?1, ?2)"))
        return false;
    bind_text(s, 1, d->use.rules);
    bind_text(s, 2, d->use.options);
    bool ok = step(d, s);
    sqlite3_finalize(s);
    return ok;
}

static bool create(database *d)
{
    char pragmas[96];
    snprintf(pragmas, sizeof pragmas, "PRAGMA application_id = %d; PRAGMA user_version = %d", NX_SQLITE_APPLICATION, NX_SQLITE_VERSION);
    for (size_t i = 0; nx_sqlite_schema[i]; i++)
        if (!run(d, nx_sqlite_schema[i]))
            return false;
    return run(d, pragmas);
}

static void drop_file(const char *path)
{
    static const char *const suffixes[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        nx_text name = {0};
        nx_text_word(&name, path);
        nx_text_word(&name, suffixes[i]);
        if (name.at)
            unlink(name.at);
        nx_text_free(&name);
    }
}

static bool open_database(database *d, nx_exit *code)
{
    struct stat st;
    bool there = stat(d->use.path, &st) == 0 && st.st_size > 0;
    *code = NX_EXIT_USAGE;
    if (there && !d->use.o->resume && !d->use.o->force) {
        nx_say("%s: is there already: --resume goes on with it, --force begins anew", d->use.path);
        return false;
    }
    if (there && d->use.o->force)
        drop_file(d->use.path);
    *code = NX_EXIT_OUTPUT;
    if (sqlite3_open_v2(d->use.path, &d->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        return say(d);
    *code = NX_EXIT_USAGE;
    bool begun = number(d, "PRAGMA application_id") == NX_SQLITE_APPLICATION;
    if (there && !d->use.o->force && !begun && number(d, "SELECT count(*) FROM sqlite_schema") != 0) {
        nx_say("%s: is no database of newsx: --force begins anew", d->use.path);
        return false;
    }
    sqlite3_int64 version = begun ? number(d, "PRAGMA user_version") : NX_SQLITE_VERSION;
    if (version != NX_SQLITE_VERSION) {
        nx_say("%s: its tables are version %d, and this newsx writes version %d", d->use.path, (int)version, NX_SQLITE_VERSION);
        return false;
    }
    *code = NX_EXIT_OUTPUT;
    if (!run(d, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON"))
        return false;
    if (sqlite3_exec(d->db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK) {
        *code = sqlite3_errcode(d->db) == SQLITE_BUSY ? NX_EXIT_USAGE : NX_EXIT_OUTPUT;
        nx_say("%s: %s", d->use.path, *code == NX_EXIT_USAGE ? "another run writes it" : sqlite3_errmsg(d->db));
        return false;
    }
    begun = number(d, "PRAGMA application_id") == NX_SQLITE_APPLICATION;
    if (begun && !same_as_before(d)) {
        *code = d->broken ? NX_EXIT_OUTPUT : NX_EXIT_USAGE;
        return false;
    }
    return (begun ? remember(d) : create(d)) && note_run(d) && prepare_all(d);
}

nx_out *nx_out_sqlite(const nx_out_use *use, nx_exit *code)
{
    database *d = calloc(1, sizeof *d);
    *code = NX_EXIT_OUTPUT;
    if (!d) {
        nx_say("out of memory");
        return NULL;
    }
    d->out = (nx_out){put, commit, close_database, 0};
    d->use = *use;
    if (open_database(d, code))
        return &d->out;
    close_database(&d->out, false);
    return NULL;
}
