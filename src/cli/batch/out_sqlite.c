/* out_sqlite.c -- the SQLite output.  Records and journal are rows of the same transaction,
 * so there is nothing to put right after a kill: SQLite's write-ahead log does it.  The tables are in schema.sql. */
#include "journal.h"
#include "schema.h"
#include "sqlite_facts.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ENOUGH = 16 << 20 }; /* few commits make few segments of the full-text index to be merged */

typedef struct database {
    nx_out out;
    nx_out_use use;
    sqlite3 *db;
    nx_sqlite_facts *facts;
    sqlite3_stmt *failure, *page, *forget[3];
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
    bind_text(d->failure, 3, item->url);
    bind_text(d->failure, 4, item->crawled);
    bind_text(d->failure, 5, item->code);
    bind_text(d->failure, 6, item->message[0] ? item->message : item->code);
    return step(d, d->failure);
}

static bool forget(nx_out *out, const char *key)
{
    database *d = (database *)out;
    for (int i = 0; i < 3; i++) {
        bind_text(d->forget[i], 1, key);
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
    sqlite3_bind_int64(s, 3, (sqlite3_int64)item->like.body);
    sqlite3_bind_int64(s, 4, item->like.letters);
    sqlite3_bind_blob(s, 5, item->like.sketch, NX_SKETCH, SQLITE_STATIC);
    bind_text(s, 6, nx_journal_code(item));
    return step(d, s);
}

static bool put(nx_out *out, const nx_item *item)
{
    database *d = (database *)out;
    out->waiting += item->json_len + 1;
    bool dropped = item->duplicate_of && d->use.o->dedupe == NX_DEDUPE_DROP;
    if (item->again && !forget(out, item->key))
        return false;
    if (item->code[0] ? !add_failure(d, item) : !dropped && !nx_sqlite_facts_add(d->facts, item))
        return say(d);
    return add_page(d, item);
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
    nx_sqlite_facts_close(d->facts);
    sqlite3_stmt *all[] = {d->failure, d->page, d->forget[0], d->forget[1], d->forget[2]};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        sqlite3_finalize(all[i]);
    sqlite3_close(d->db); /* what is not committed is rolled back; the log goes into the file */
    free(d);
    return ok;
}

static bool prepare_all(database *d)
{
    return ((d->facts = nx_sqlite_facts_open(d->db)) != NULL || say(d)) &&
           prepare(d, &d->failure, "INSERT INTO failures VALUES (?1, ?2 ->> '$', ?3, ?4, ?5, ?6)") &&
           prepare(d, &d->page, "INSERT INTO journal (source, hash, body, letters, sketch, code) VALUES (?1, ?2, ?3, ?4, ?5, ?6)") &&
           prepare(d, &d->forget[0], "DELETE FROM articles WHERE source = ?1") &&
           prepare(d, &d->forget[1], "DELETE FROM failures WHERE source = ?1") &&
           prepare(d, &d->forget[2], "DELETE FROM journal WHERE source = ?1");
}

static bool remember(database *d) /* the journal of earlier runs */
{
    sqlite3_stmt *s = NULL;
    bool ok = prepare(d, &s, "SELECT source, hash, body, letters, sketch, code FROM journal ORDER BY n");
    int st = SQLITE_DONE;
    while (ok && (st = sqlite3_step(s)) == SQLITE_ROW) {
        nx_likeness like = {.body = (uint64_t)sqlite3_column_int64(s, 2), .letters = (uint32_t)sqlite3_column_int64(s, 3)};
        if (sqlite3_column_bytes(s, 4) == NX_SKETCH)
            memcpy(like.sketch, sqlite3_column_blob(s, 4), NX_SKETCH);
        ok = nx_journal_remember(&d->use, (const char *)sqlite3_column_text(s, 0), (uint64_t)sqlite3_column_int64(s, 1), &like,
                                 (const char *)sqlite3_column_text(s, 5));
    }
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
    snprintf(pragmas, sizeof pragmas, "PRAGMA application_id = %d; PRAGMA user_version = %d", NX_SCHEMA_APPLICATION, NX_SCHEMA_VERSION);
    return run(d, nx_schema) && run(d, pragmas);
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
    bool begun = number(d, "PRAGMA application_id") == NX_SCHEMA_APPLICATION;
    if (there && !d->use.o->force && !begun && number(d, "SELECT count(*) FROM sqlite_schema") != 0) {
        nx_say("%s: is no database of newsx: --force begins anew", d->use.path);
        return false;
    }
    sqlite3_int64 version = begun ? number(d, "PRAGMA user_version") : NX_SCHEMA_VERSION;
    if (version != NX_SCHEMA_VERSION) {
        nx_say("%s: its tables are version %d, and this newsx writes version %d", d->use.path, (int)version, NX_SCHEMA_VERSION);
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
    begun = number(d, "PRAGMA application_id") == NX_SCHEMA_APPLICATION;
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
    d->out = (nx_out){put, forget, commit, close_database, 0, ENOUGH};
    d->use = *use;
    if (open_database(d, code))
        return &d->out;
    close_database(&d->out, false);
    return NULL;
}
