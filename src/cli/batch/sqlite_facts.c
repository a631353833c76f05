/* sqlite_facts.c -- tables say which members of the JSON fill which columns, and one pass over each object binds them.  SQLite's own JSON
 * functions could do it in SQL, at three times the cost.  The columns are those of schema.sql, in their order. */
#include "sqlite_facts.h"

#include "scan.h"

#include <stdlib.h>
#include <string.h>

static const char insert_article[] =
    "INSERT INTO articles (source, record, crawled, duplicate_of, rules, url, bytes, sha256, charset, title, subtitle, series, publisher,\n"
    "  section, language, published, published_from, modified, access, keywords, text)\n"
    "VALUES (?1, ?2 ->> '$', ?3, (SELECT article FROM articles WHERE source = ?4), ?5, coalesce(?16, ?6), ?7, ?8, ?9, ?10, ?11, ?12, ?13,\n"
    "  ?14, ?15, ?17, ?18, ?19, ?20, ?21, ?22)";

/* Here and below members are asked for in the order of the JSON, which makes it one pass. */
static const struct {
    const char *in, *name;
} article_members[] = {
    /* ?5 and so on */
    {"generator", "rules"},  {"source", "url"},           {"source", "bytes"},       {"source", "sha256"},     {"source", "charset"},
    {"article", "title"},    {"article", "subtitle"},     {"article", "series"},     {"article", "publisher"}, {"article", "section"},
    {"article", "language"}, {"article", "url"},          {"article", "published"},  {"article", "published_from"},
    {"article", "modified"}, {"article", "access"},       {"article", "keywords"},   {"article", "text"},
};

/* Columns: a member's name; "#": the place in the list; "^": the id of the object that the list stands in; "=": the element itself;
 * "span": two columns.  The article comes before them. */
typedef struct list {
    const char *in, *name; /* in "": at the top; NULL: in each object of the list above that is not such a one itself */
    const char *insert;
    const char *columns[17]; /* the last is NULL */
} list;

static const list lists[] = {
    {"article", "authors", "INSERT INTO authors", {"#", "name", "role", "email", "affiliation"}},
    {"article", "images", "INSERT INTO images", {"#", "url", "alt", "caption", "credit"}},
    {"", "sentences", "INSERT INTO sentences", {"#", "block", "span"}},
    {"facts", "dates", "INSERT INTO dates", {"id", "text", "span", "sentence", "rule", "kind", "value", "from", "to", "mod", "anchor"}},
    {"facts", "figures", "INSERT INTO figures",
     {"id", "text", "span", "sentence", "rule", "kind", "value", "min", "max", "unit", "mod", "of", "change", "baseline", "equals", "result"}},
    {"facts", "people", "INSERT INTO people", {"id", "name", "age"}},
    {NULL, "roles", "INSERT INTO roles", {"^", "#", "title", "organization", "status", "span"}},
    {NULL, "mentions", "INSERT INTO mentions", {"^", "#", "text", "span", "sentence", "rule"}},
    {"facts", "organizations", "INSERT INTO organizations", {"id", "name", "kind"}},
    {NULL, "mentions", "INSERT INTO mentions", {"^", "#", "text", "span", "sentence", "rule"}},
    {"facts", "places", "INSERT INTO places", {"id", "name", "kind"}},
    {NULL, "mentions", "INSERT INTO mentions", {"^", "#", "text", "span", "sentence", "rule"}},
    {"facts", "quotes", "INSERT INTO quotes", {"id", "text", "span", "sentence", "rule", "kind", "speaker", "speaker_text", "verb"}},
    {"facts", "appointments", "INSERT INTO appointments",
     {"id", "text", "span", "sentence", "rule", "kind", "person", "title", "organization", "when"}},
    {"facts", "plans", "INSERT INTO plans",
     {"id", "text", "span", "sentence", "rule", "status", "actor", "actor_text", "action", "cue", "negated", "quote"}},
    {NULL, "when", "INSERT OR IGNORE INTO plan_facts", {"^", "="}},
    {NULL, "figures", "INSERT OR IGNORE INTO plan_facts", {"^", "="}},
    {NULL, "places", "INSERT OR IGNORE INTO plan_facts", {"^", "="}},
};

enum { TITLE = 5, TEXT = sizeof article_members / sizeof *article_members - 1, N_LISTS = sizeof lists / sizeof *lists };

struct nx_sqlite_facts {
    sqlite3 *db;
    sqlite3_int64 id; /* of the article in hand */
    sqlite3_stmt *article, *search, *lists[N_LISTS];
    nx_text room;
};

static const newsx_str null = {"null", 4};

static void bind(nx_sqlite_facts *f, sqlite3_stmt *s, int at, newsx_str value)
{
    newsx_str text = *value.at == '"' ? nx_scan_text(value, &f->room) : value;
    if (*value.at == 'n')
        sqlite3_bind_null(s, at);
    else if (*value.at == 't' || *value.at == 'f')
        sqlite3_bind_int(s, at, *value.at == 't');
    else /* a number, too: the column's type makes it one */
        sqlite3_bind_text(s, at, text.at, (int)text.len, text.at == f->room.at ? SQLITE_TRANSIENT : SQLITE_STATIC);
}

static void bind_span(nx_sqlite_facts *f, sqlite3_stmt *s, int at, newsx_str span)
{
    newsx_str begin = null, end = null;
    const char *p = span.at;
    if (*p == '[') {
        nx_scan_element(&p, &begin);
        nx_scan_element(&p, &end);
    }
    bind(f, s, at, begin);
    bind(f, s, at + 1, end);
}

static bool step(sqlite3_stmt *s)
{
    bool ok = sqlite3_step(s) == SQLITE_DONE;
    sqlite3_reset(s);
    return ok;
}

static bool add_row(nx_sqlite_facts *f, int n, newsx_str parent, int place, newsx_str object)
{
    sqlite3_stmt *s = f->lists[n];
    const char *at = object.at;
    sqlite3_bind_int64(s, 1, f->id);
    for (int i = 0, to = 2; lists[n].columns[i]; i++, to++) {
        const char *column = lists[n].columns[i];
        if (*column == '#')
            sqlite3_bind_int(s, to, place);
        else if (*column == '^' || *column == '=')
            bind(f, s, to, *column == '^' ? parent : object);
        else if (strcmp(column, "span") == 0)
            bind_span(f, s, to++, nx_scan_get(object, &at, column));
        else
            bind(f, s, to, nx_scan_get(object, &at, column));
    }
    return step(s);
}

static bool add_list(nx_sqlite_facts *f, int n, newsx_str parent, newsx_str elements)
{
    newsx_str element;
    const char *at = elements.at;
    bool ok = true;
    for (int place = 0; ok && *elements.at == '[' && nx_scan_element(&at, &element); place++) {
        const char *in = element.at;
        newsx_str id = nx_scan_get(element, &in, "id");
        ok = add_row(f, n, parent, place, element);
        for (int i = n + 1; ok && lists[n].in && i < N_LISTS && !lists[i].in; i++)
            ok = add_list(f, i, id, nx_scan_get(element, &in, lists[i].name));
    }
    return ok;
}

/* Where the next member is looked for. */
typedef struct cursor {
    newsx_str root, object; /* object: a member of root */
    const char *root_at, *at;
    const char *in; /* object's name */
} cursor;

static newsx_str get(cursor *c, const char *in, const char *name)
{
    if (!*in)
        return nx_scan_get(c->root, &c->root_at, name);
    if (strcmp(c->in, in) != 0) {
        c->in = in;
        c->object = nx_scan_get(c->root, &c->root_at, in);
        c->at = c->object.at;
    }
    return nx_scan_get(c->object, &c->at, name);
}

static bool add_article(nx_sqlite_facts *f, const nx_item *item, cursor *c)
{
    sqlite3_stmt *s = f->article;
    sqlite3_bind_text(s, 1, item->key, -1, SQLITE_STATIC);
    sqlite3_bind_text(s, 2, item->id, -1, SQLITE_STATIC);
    sqlite3_bind_text(s, 3, item->crawled, -1, SQLITE_STATIC);
    sqlite3_bind_text(s, 4, item->duplicate_of, -1, SQLITE_STATIC);
    for (int i = 0; i < (int)(sizeof article_members / sizeof *article_members); i++) {
        newsx_str value = get(c, article_members[i].in, article_members[i].name);
        bind(f, s, 5 + i, value);
        if (i == TITLE || i == TEXT)
            bind(f, f->search, i == TITLE ? 2 : 3, value);
    }
    if (!step(s)) /* at once: the database tells why only until it is called again */
        return false;
    f->id = sqlite3_last_insert_rowid(f->db);
    sqlite3_bind_int64(f->search, 1, f->id);
    return step(f->search);
}

bool nx_sqlite_facts_add(nx_sqlite_facts *f, const nx_item *item)
{
    cursor c = {.root = {item->json, item->json_len}, .root_at = item->json, .in = ""};
    bool ok = add_article(f, item, &c);
    for (int n = 0; ok && n < N_LISTS; n++)
        if (lists[n].in)
            ok = add_list(f, n, null, get(&c, lists[n].in, lists[n].name));
    return ok && !f->room.failed;
}

static bool prepare(sqlite3 *db, sqlite3_stmt **out, const char *sql)
{
    return sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL) == SQLITE_OK;
}

static bool prepare_list(nx_sqlite_facts *f, int n)
{
    nx_text sql = {0};
    nx_text_word(&sql, lists[n].insert);
    nx_text_word(&sql, " VALUES (?");
    for (const char *const *column = lists[n].columns; *column; column++)
        nx_text_word(&sql, strcmp(*column, "span") == 0 ? ", ?, ?" : ", ?");
    nx_text_word(&sql, ")");
    bool ok = !sql.failed && prepare(f->db, &f->lists[n], sql.at);
    nx_text_free(&sql);
    return ok;
}

nx_sqlite_facts *nx_sqlite_facts_open(sqlite3 *db)
{
    nx_sqlite_facts *f = calloc(1, sizeof *f);
    bool ok = f && prepare(f->db = db, &f->article, insert_article) &&
              prepare(db, &f->search, "INSERT INTO articles_fts (rowid, title, text) VALUES (?1, ?2, ?3)");
    for (int i = 0; ok && i < N_LISTS; i++)
        ok = prepare_list(f, i);
    if (ok)
        return f;
    nx_sqlite_facts_close(f);
    return NULL;
}

void nx_sqlite_facts_close(nx_sqlite_facts *f)
{
    if (!f)
        return;
    sqlite3_finalize(f->article);
    sqlite3_finalize(f->search);
    for (int i = 0; i < N_LISTS; i++)
        sqlite3_finalize(f->lists[i]);
    nx_text_free(&f->room);
    free(f);
}
