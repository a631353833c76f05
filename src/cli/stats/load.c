/* load.c -- JSON that newsx wrote, as JSONL or a directory, into a temporary database, by the statements that fill the real one.  The
 * database is a file that SQLite takes away itself: memory does not grow with the dataset. */
#include "dataset.h"

#include "../batch/reader.h"
#include "../batch/scan.h"
#include "../batch/schema.h"
#include "../batch/sqlite_facts.h"
#include "../say.h"

#include <stdio.h>
#include <string.h>

enum { MAX_BYTES = 256 << 20, GIVE_UP = 100 }; /* so many records that are none, and none that is one, are no dataset */

typedef struct load {
    nx_dataset *d;
    nx_reader reader;
    nx_sqlite_facts *facts;
    sqlite3_stmt *compact, *forget, *failure, *twin; /* compact: JSON as newsx writes it, for scan.c; no row where it is none */
    nx_text key, code, message;
    unsigned long good;
    bool broken; /* the database failed: it tells why */
} load;

static bool wait_for_pipe(void *payload, int fd)
{
    (void)payload, (void)fd;
    return true;
}

static bool step(load *l, sqlite3_stmt *s)
{
    int st = sqlite3_step(s);
    sqlite3_reset(s);
    l->broken = l->broken || (st != SQLITE_DONE && st != SQLITE_CONSTRAINT);
    return st == SQLITE_DONE;
}

static const char *get_text(nx_text *to, newsx_str object, const char *name) /* NULL where it is no string */
{
    nx_text room = {0};
    const char *at = object.at;
    newsx_str value = nx_scan_get(object, &at, name);
    if (*value.at != '"')
        return NULL;
    to->len = 0;
    value = nx_scan_text(value, &room);
    nx_text_add(to, value.at, value.len);
    nx_text_free(&room);
    return to->at;
}

static bool forget(load *l, const char *key) /* of records with the same place the last one counts */
{
    sqlite3_bind_text(l->forget, 1, key, -1, SQLITE_STATIC);
    return step(l, l->forget);
}

static bool add_failure(load *l, const char *key, newsx_str error)
{
    const char *code = get_text(&l->code, error, "code"), *message = get_text(&l->message, error, "message");
    sqlite3_bind_text(l->failure, 1, key, -1, SQLITE_STATIC);
    sqlite3_bind_text(l->failure, 2, code, -1, SQLITE_STATIC);
    sqlite3_bind_text(l->failure, 3, message ? message : code, -1, SQLITE_STATIC);
    return forget(l, key) && step(l, l->failure);
}

/* A duplicate points to itself: its twin may not be read yet, or not be in this file. */
static bool add_article(load *l, const char *key, newsx_str root)
{
    const char *at = root.at;
    nx_item item = {.key = l->key.at, .json = (char *)(uintptr_t)root.at, .json_len = root.len};
    if (!forget(l, key))
        return false;
    if (!nx_sqlite_facts_add(l->facts, &item)) {
        l->broken = (sqlite3_errcode(l->d->db) & 0xff) != SQLITE_CONSTRAINT;
        forget(l, key);
        return false;
    }
    if (*nx_scan_get(root, &at, "duplicate_of").at != '"')
        return true;
    sqlite3_bind_text(l->twin, 1, key, -1, SQLITE_STATIC);
    return step(l, l->twin);
}

static bool add_record(load *l, const char *place, newsx_str root)
{
    const char *at = root.at;
    newsx_str source = nx_scan_get(root, &at, "source"), facts = nx_scan_get(root, &at, "facts"), error = nx_scan_get(root, &at, "error");
    const char *key = get_text(&l->key, source, "path");
    key = key ? key : get_text(&l->key, root, "id");
    if (!key) { /* newsx extract names no place */
        l->key.len = 0;
        nx_text_word(&l->key, place);
        key = l->key.at;
    }
    return key && (*facts.at == '{' ? add_article(l, key, root) : *error.at == '{' && add_failure(l, key, error));
}

static bool take(void *payload, nx_item *item)
{
    load *l = payload;
    bool good = false;
    sqlite3_bind_text(l->compact, 1, item->at ? item->at : "", (int)item->len, SQLITE_STATIC);
    if (!item->code[0] && sqlite3_step(l->compact) == SQLITE_ROW) {
        newsx_str root = {(const char *)sqlite3_column_text(l->compact, 0), (size_t)sqlite3_column_bytes(l->compact, 0)};
        good = root.at && *root.at == '{' && add_record(l, item->key, root);
    }
    sqlite3_reset(l->compact);
    l->good += good;
    if (!good && !l->d->bad++)
        snprintf(l->d->where, sizeof l->d->where, "%s%s%s", item->key, item->code[0] ? ": " : "", item->message);
    nx_item_free(item);
    return !l->broken && (l->good || l->d->bad < GIVE_UP);
}

static bool prepare(load *l, sqlite3_stmt **out, const char *sql)
{
    return sqlite3_prepare_v3(l->d->db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL) == SQLITE_OK;
}

static bool begin(load *l) /* no text is searched here: its index would take most of the time */
{
    return sqlite3_open("", &l->d->db) == SQLITE_OK && sqlite3_exec(l->d->db, nx_schema, NULL, NULL, NULL) == SQLITE_OK &&
           sqlite3_exec(l->d->db,
                        "DROP TRIGGER articles_gone; DROP TABLE articles_fts; CREATE TABLE articles_fts (title, text);\n"
                        "CREATE TRIGGER unsearched BEFORE INSERT ON articles_fts BEGIN SELECT RAISE(IGNORE); END;\n"
                        "PRAGMA foreign_keys = ON; PRAGMA synchronous = OFF; BEGIN",
                        NULL, NULL, NULL) == SQLITE_OK &&
           (l->facts = nx_sqlite_facts_open(l->d->db)) != NULL &&
           prepare(l, &l->compact, "SELECT json(?1) WHERE json_valid(?1)") && prepare(l, &l->forget, "DELETE FROM articles WHERE source = ?1") &&
           prepare(l, &l->failure, "INSERT OR REPLACE INTO failures (source, code, message) VALUES (?1, ?2, ?3)") &&
           prepare(l, &l->twin, "UPDATE articles SET duplicate_of = article WHERE source = ?1");
}

static void end(load *l)
{
    sqlite3_stmt *all[] = {l->compact, l->forget, l->failure, l->twin};
    nx_text *texts[] = {&l->key, &l->code, &l->message};
    nx_sqlite_facts_close(l->facts);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        sqlite3_finalize(all[i]);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        nx_text_free(texts[i]);
    nx_reader_free(&l->reader);
}

bool nx_dataset_load(nx_dataset *d)
{
    static const char *names[] = {"*.json", "*.json.*", "*.jsonl", "*.jsonl.*", "*.ndjson", "*.ndjson.*", NULL};
    const char *files[] = {d->path, NULL};
    nx_cli_options o = {.command = NX_BATCH, .max_bytes = MAX_BYTES, .files = files, .n_files = 1, .include = names};
    load l = {.d = d, .reader = {.in = {.o = &o, .take = take, .wait = wait_for_pipe, .payload = &l}, .source = {.fd = -1}}};
    bool ok = begin(&l);
    if (!ok)
        nx_dataset_say(d);
    else
        nx_reader_run(&l.reader);
    if (ok && l.broken)
        ok = nx_dataset_say(d);
    end(&l);
    if (ok && !l.good) {
        nx_say("%s: is no dataset of newsx: neither its SQLite, CSV, JSONL nor a directory of its JSON", d->path);
        return false;
    }
    return ok && !l.reader.in.out_of_memory;
}
