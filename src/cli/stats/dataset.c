/* dataset.c -- opens a dataset: a database as it is (that of a CSV directory stands in it), and JSON by way of a temporary one. */
#include "dataset.h"

#include "../batch/schema.h"
#include "../say.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

bool nx_dataset_say(const nx_dataset *d)
{
    nx_say("%s: %s", d->path, d->db ? sqlite3_errmsg(d->db) : "out of memory");
    return false;
}

static bool is_database(const char *path)
{
    char magic[16] = "";
    FILE *f = fopen(path, "rbe");
    bool is = f && fread(magic, 1, sizeof magic, f) == sizeof magic && memcmp(magic, "SQLite format 3", sizeof magic) == 0;
    if (f)
        fclose(f);
    return is;
}

static int pragma(nx_dataset *d, const char *sql) /* its one number; -1 where the database cannot be read */
{
    sqlite3_stmt *s = NULL;
    int n = -1;
    if (sqlite3_prepare_v2(d->db, sql, -1, &s, NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW)
        n = sqlite3_column_int(s, 0);
    sqlite3_finalize(s);
    return n;
}

static bool stands_alone(const char *path) /* nothing of it is in a -wal yet */
{
    struct stat st;
    nx_text wal = {0};
    nx_text_word(&wal, path);
    nx_text_word(&wal, "-wal");
    bool alone = wal.at && (stat(wal.at, &st) != 0 || st.st_size == 0);
    nx_text_free(&wal);
    return alone;
}

/* As it is on a medium that cannot be written: without a lock. */
static bool open_unwritable(nx_dataset *d, const char *path)
{
    nx_text uri = {0};
    if (!stands_alone(path))
        return false;
    nx_text_word(&uri, "file:");
    for (const char *p = path; *p; p++)
        nx_text_format(&uri, strchr("%?#", *p) ? "%%%02X" : "%c", *p);
    nx_text_word(&uri, "?immutable=1");
    sqlite3_close(d->db);
    bool ok = !uri.failed && sqlite3_open_v2(uri.at, &d->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) == SQLITE_OK;
    nx_text_free(&uri);
    return ok;
}

/* To read it while a run may write it SQLite needs its -wal and -shm beside it, and takes them away again where it may write. */
static bool open_shared(nx_dataset *d, const char *path)
{
    return sqlite3_open_v2(path, &d->db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK && pragma(d, "PRAGMA application_id") >= 0;
}

static bool open_database(nx_dataset *d, const char *path)
{
    if (!open_shared(d, path)) {
        int why = sqlite3_errcode(d->db) & 0xff;
        if ((why != SQLITE_CANTOPEN && why != SQLITE_READONLY) || !open_unwritable(d, path))
            return nx_dataset_say(d);
    }
    int application = pragma(d, "PRAGMA application_id"), version = pragma(d, "PRAGMA user_version");
    if (application < 0)
        return nx_dataset_say(d);
    if (application != NX_SCHEMA_APPLICATION)
        nx_say("%s: is no database of newsx", d->path);
    else if (version != NX_SCHEMA_VERSION)
        nx_say("%s: its tables are version %d, and this newsx reads version %d: make it anew (newsx batch --force)", d->path, version, NX_SCHEMA_VERSION);
    else if (sqlite3_exec(d->db, "BEGIN", NULL, NULL, NULL) != SQLITE_OK) /* a run may be writing it: all reports are of one moment */
        return nx_dataset_say(d);
    else
        return true;
    return false;
}

bool nx_dataset_open(nx_dataset *out, const char *path)
{
    struct stat st;
    nx_text inner = {0};
    *out = (nx_dataset){.path = path};
    if (strcmp(path, "-") != 0 && stat(path, &st) != 0) {
        nx_say("%s: %s", path, strerror(errno));
        return false;
    }
    nx_text_word(&inner, path);
    nx_text_word(&inner, "/.newsx.sqlite");
    bool csv = inner.at && stat(inner.at, &st) == 0;
    bool ok = csv ? open_database(out, inner.at) : is_database(path) ? open_database(out, path) : nx_dataset_load(out);
    nx_text_free(&inner);
    ok = ok && (sqlite3_exec(out->db, "PRAGMA cache_size = -65536", NULL, NULL, NULL) == SQLITE_OK || nx_dataset_say(out)); /* KiB */
    if (!ok)
        nx_dataset_close(out);
    return ok;
}

void nx_dataset_close(nx_dataset *d)
{
    sqlite3_close(d->db);
    d->db = NULL;
}
