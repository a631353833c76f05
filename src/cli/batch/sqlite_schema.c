/* sqlite_schema.c -- SQL of the SQLite output.  A change that a reader of the database could notice raises NX_SQLITE_VERSION.
 * Rows are taken out of the JSON by SQLite's own functions: each list is cut out once, and then its elements. */
#include "sqlite_schema.h"

#include <stddef.h>

const char *const nx_sqlite_schema[] = {
    "CREATE TABLE runs (run INTEGER PRIMARY KEY, rules TEXT NOT NULL, options TEXT NOT NULL);",
    "CREATE TABLE journal (n INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE, hash INTEGER NOT NULL, body INTEGER NOT NULL,\n"
    "  simhash INTEGER NOT NULL, letters INTEGER NOT NULL, code TEXT NOT NULL);",
    "CREATE TABLE failures (source TEXT PRIMARY KEY, record TEXT, code TEXT NOT NULL, message TEXT NOT NULL) WITHOUT ROWID;",
    "CREATE TABLE articles (article INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE, record TEXT, url TEXT, publisher TEXT,\n"
    "  section TEXT, title TEXT, subtitle TEXT, series TEXT, language TEXT, published TEXT, modified TEXT, crawled TEXT,\n"
    "  charset TEXT, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, rules TEXT NOT NULL, keywords TEXT NOT NULL, text TEXT NOT "
    "NULL,\n"
    "  duplicate_of INTEGER REFERENCES articles ON DELETE SET NULL);",
    "CREATE TABLE authors (article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, n INTEGER NOT NULL, name TEXT, role "
    "TEXT,\n"
    "  email TEXT, affiliation TEXT, PRIMARY KEY (article, n)) WITHOUT ROWID;",
    "CREATE TABLE images (article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, n INTEGER NOT NULL, url TEXT, alt TEXT,\n"
    "  caption TEXT, credit TEXT, PRIMARY KEY (article, n)) WITHOUT ROWID;",
    "CREATE TABLE sentences (article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, n INTEGER NOT NULL, block INTEGER NOT"
    " NULL,\n"
    "  start INTEGER NOT NULL, stop INTEGER NOT NULL, PRIMARY KEY (article, n)) WITHOUT ROWID;",
    "CREATE TABLE dates (article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, kind TEXT NOT NULL, "
    "value TEXT,\n"
    "  first_day TEXT, last_day TEXT, mod TEXT, anchor TEXT, text TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,\n"
    "  sentence INTEGER NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (article, id)) WITHOUT ROWID;",
    "CREATE TABLE figures (article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, kind TEXT NOT NULL, "
    "value NUMERIC,\n"
    "  min NUMERIC, max NUMERIC, unit TEXT, mod TEXT, of_what TEXT, change TEXT, baseline TEXT, text TEXT NOT NULL, start INTEGER "
    "NOT NULL,\n"
    "  stop INTEGER NOT NULL, sentence INTEGER NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (article, id)) WITHOUT ROWID;",
    "CREATE TABLE people (article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, name TEXT NOT NULL, "
    "age INTEGER,\n"
    "  PRIMARY KEY (article, id)) WITHOUT ROWID;",
    "CREATE TABLE roles (article INTEGER NOT NULL, person TEXT NOT NULL, n INTEGER NOT NULL, title TEXT, organization TEXT, status"
    " TEXT,\n"
    "  start INTEGER, stop INTEGER, PRIMARY KEY (article, person, n),\n"
    "  FOREIGN KEY (article, person) REFERENCES people ON DELETE CASCADE) WITHOUT ROWID;",
    "CREATE TABLE organizations (article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, name TEXT NOT "
    "NULL,\n"
    "  kind TEXT, PRIMARY KEY (article, id)) WITHOUT ROWID;",
    "CREATE TABLE places (article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, name TEXT NOT NULL,\n"
    "  kind TEXT, PRIMARY KEY (article, id)) WITHOUT ROWID;",
    "CREATE TABLE mentions (article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, fact TEXT NOT NULL, n INTEGER NOT "
    "NULL,\n"
    "  text TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, sentence INTEGER NOT NULL, rule TEXT NOT NULL,\n"
    "  PRIMARY KEY (article, fact, n)) WITHOUT ROWID;",
    "CREATE TABLE quotes (article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, kind TEXT NOT NULL, "
    "speaker TEXT,\n"
    "  speaker_text TEXT, verb TEXT, text TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, sentence INTEGER NOT NULL,\n"
    "  rule TEXT NOT NULL, PRIMARY KEY (article, id)) WITHOUT ROWID;",
    "CREATE TABLE appointments (article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, kind TEXT NOT "
    "NULL,\n"
    "  person TEXT, title TEXT, organization TEXT, date TEXT, text TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,\n"
    "  sentence INTEGER NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (article, id)) WITHOUT ROWID;",
    "CREATE TABLE plans (article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, status TEXT NOT NULL, "
    "actor TEXT,\n"
    "  actor_text TEXT, action TEXT, cue TEXT, negated INTEGER, quote TEXT, text TEXT NOT NULL, start INTEGER NOT NULL,\n"
    "  stop INTEGER NOT NULL, sentence INTEGER NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (article, id)) WITHOUT ROWID;",
    "CREATE TABLE plan_facts (article INTEGER NOT NULL, plan TEXT NOT NULL, fact TEXT NOT NULL, PRIMARY KEY (article, plan, fact),\n"
    "  FOREIGN KEY (article, plan) REFERENCES plans ON DELETE CASCADE) WITHOUT ROWID;",
    "CREATE INDEX articles_by_day ON articles (published);",
    "CREATE INDEX articles_by_publisher ON articles (publisher, published);",
    "CREATE INDEX articles_by_twin ON articles (duplicate_of) WHERE duplicate_of IS NOT NULL;",
    "CREATE INDEX dates_by_day ON dates (first_day);",
    "CREATE INDEX figures_by_unit ON figures (unit, value);",
    "CREATE INDEX people_by_name ON people (name);",
    "CREATE INDEX organizations_by_name ON organizations (name);",
    "CREATE INDEX places_by_name ON places (name);",
    "CREATE VIRTUAL TABLE articles_fts USING fts5(title, text, content='articles', content_rowid='article', tokenize='trigram');",
    "CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN\n"
    "  INSERT INTO articles_fts (rowid, title, text) VALUES (new.article, new.title, new.text);\n"
    "END;",
    "CREATE TRIGGER articles_gone AFTER DELETE ON articles BEGIN\n"
    "  INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.article, old.title, old.text);\n"
    "END;",
    "CREATE VIEW v_people AS SELECT p.name, r.title, r.organization, r.status, a.article, a.published, a.publisher, a.title AS "
    "headline\n"
    "  FROM people p JOIN articles a USING (article) LEFT JOIN roles r ON r.article = p.article AND r.person = p.id\n"
    "  WHERE a.duplicate_of IS NULL;",
    "CREATE VIEW v_quotes AS SELECT q.article, a.published, a.publisher, a.title AS headline, coalesce(p.name, o.name) AS speaker,\n"
    "  q.speaker_text, q.verb, q.kind, q.text\n"
    "  FROM quotes q JOIN articles a USING (article) LEFT JOIN people p ON p.article = q.article AND p.id = q.speaker\n"
    "  LEFT JOIN organizations o ON o.article = q.article AND o.id = q.speaker WHERE a.duplicate_of IS NULL;",
    "CREATE VIEW v_money AS SELECT f.article, a.published, a.publisher, a.title AS headline, f.value, f.min, f.max, f.unit, f.mod,"
    " f.of_what,\n"
    "  f.change, f.text FROM figures f JOIN articles a USING (article) WHERE f.kind = 'money' AND a.duplicate_of IS NULL;",
    "CREATE VIEW v_plans AS SELECT x.article, a.published, a.publisher, a.title AS headline, x.status,\n"
    "  coalesce(p.name, o.name, x.actor_text) AS actor, x.action, x.negated, d.value AS date, d.first_day, d.last_day\n"
    "  FROM plans x JOIN articles a USING (article) LEFT JOIN people p ON p.article = x.article AND p.id = x.actor\n"
    "  LEFT JOIN organizations o ON o.article = x.article AND o.id = x.actor\n"
    "  LEFT JOIN dates d ON d.article = x.article AND d.id = (SELECT min(fact) FROM plan_facts l\n"
    "    WHERE l.article = x.article AND l.plan = x.id AND l.fact LIKE 'd%') WHERE a.duplicate_of IS NULL;",
    "CREATE VIEW v_appointments AS SELECT t.article, a.published, a.publisher, a.title AS headline, p.name AS person, t.kind, "
    "t.title,\n"
    "  t.organization, d.value AS date FROM appointments t JOIN articles a USING (article)\n"
    "  LEFT JOIN people p ON p.article = t.article AND p.id = t.person LEFT JOIN dates d ON d.article = t.article AND d.id = "
    "t.date\n"
    "  WHERE a.duplicate_of IS NULL;",
    "CREATE VIEW v_sentences AS SELECT s.article, s.n, substr(a.text, s.start + 1, s.stop - s.start) AS text\n"
    "  FROM sentences s JOIN articles a USING (article);",
    NULL,
};

const char nx_sqlite_article[] =
    "INSERT INTO articles (source, record, url, publisher, section, title, subtitle, series, language, published, modified, "
    "crawled, charset,\n"
    "  bytes, sha256, rules, keywords, text, duplicate_of) VALUES (?1, ?3 ->> '$', coalesce(?2 ->> '$.article.url', ?2 ->> "
    "'$.source.url'),\n"
    "  ?2 ->> '$.article.publisher', ?2 ->> '$.article.section', ?2 ->> '$.article.title', ?2 ->> '$.article.subtitle', ?2 ->> "
    "'$.article.series',\n"
    "  ?2 ->> '$.article.language', ?2 ->> '$.article.published', ?2 ->> '$.article.modified', ?4, ?2 ->> '$.source.charset',\n"
    "  ?2 ->> '$.source.bytes', ?2 ->> '$.source.sha256', ?2 ->> '$.generator.rules', ?2 ->> '$.article.keywords', ?2 ->> "
    "'$.article.text',\n"
    "  (SELECT article FROM articles WHERE source = ?5))\n";

const char nx_sqlite_lists[] =
    "SELECT ?1 -> '$.article.authors', ?1 -> '$.article.images', ?1 -> '$.sentences', ?1 -> '$.facts.dates', ?1 -> "
    "'$.facts.figures', ?1 -> '$.facts.people', ?1 -> '$.facts.organizations', ?1 -> '$.facts.places', ?1 -> '$.facts.quotes', ?1 "
    "-> '$.facts.appointments', ?1 -> '$.facts.plans'";

const nx_sqlite_fill nx_sqlite_fills[] = {
    {0,
     "INSERT INTO authors SELECT ?1, key, value ->> '$.name', value ->> '$.role', value ->> '$.email', value ->> '$.affiliation' "
     "FROM json_each(?2)"},
    {1,
     "INSERT INTO images SELECT ?1, key, value ->> '$.url', value ->> '$.alt', value ->> '$.caption', value ->> '$.credit' FROM "
     "json_each(?2)"},
    {2,
     "INSERT INTO sentences SELECT ?1, key, value ->> '$.block', value ->> '$.span[0]', value ->> '$.span[1]' FROM json_each(?2)"},
    {3,
     "INSERT INTO dates SELECT ?1, value ->> '$.id', value ->> '$.kind', value ->> '$.value', value ->> '$.from', value ->> '$.to',"
     " value ->> '$.mod', value ->> '$.anchor', value ->> '$.text', value ->> '$.span[0]', value ->> '$.span[1]', value ->> "
     "'$.sentence', value ->> '$.rule' FROM json_each(?2)"},
    {4,
     "INSERT INTO figures SELECT ?1, value ->> '$.id', value ->> '$.kind', value ->> '$.value', value ->> '$.min', value ->> "
     "'$.max', value ->> '$.unit', value ->> '$.mod', value ->> '$.of', value ->> '$.change', value ->> '$.baseline', value ->> "
     "'$.text', value ->> '$.span[0]', value ->> '$.span[1]', value ->> '$.sentence', value ->> '$.rule' FROM json_each(?2)"},
    {5,
     "INSERT INTO people SELECT ?1, value ->> '$.id', value ->> '$.name', value ->> '$.age' FROM json_each(?2)"},
    {5,
     "INSERT INTO roles SELECT ?1, p.value ->> '$.id', r.key, r.value ->> '$.title', r.value ->> '$.organization', r.value ->> "
     "'$.status', r.value ->> '$.span[0]', r.value ->> '$.span[1]' FROM json_each(?2) p, json_each(p.value, '$.roles') r"},
    {6,
     "INSERT INTO organizations SELECT ?1, value ->> '$.id', value ->> '$.name', value ->> '$.kind' FROM json_each(?2)"},
    {7,
     "INSERT INTO places SELECT ?1, value ->> '$.id', value ->> '$.name', value ->> '$.kind' FROM json_each(?2)"},
    {5,
     "INSERT INTO mentions SELECT ?1, p.value ->> '$.id', m.key, m.value ->> '$.text', m.value ->> '$.span[0]', m.value ->> "
     "'$.span[1]', m.value ->> '$.sentence', m.value ->> '$.rule' FROM json_each(?2) p, json_each(p.value, '$.mentions') m"},
    {6,
     "INSERT INTO mentions SELECT ?1, p.value ->> '$.id', m.key, m.value ->> '$.text', m.value ->> '$.span[0]', m.value ->> "
     "'$.span[1]', m.value ->> '$.sentence', m.value ->> '$.rule' FROM json_each(?2) p, json_each(p.value, '$.mentions') m"},
    {7,
     "INSERT INTO mentions SELECT ?1, p.value ->> '$.id', m.key, m.value ->> '$.text', m.value ->> '$.span[0]', m.value ->> "
     "'$.span[1]', m.value ->> '$.sentence', m.value ->> '$.rule' FROM json_each(?2) p, json_each(p.value, '$.mentions') m"},
    {8,
     "INSERT INTO quotes SELECT ?1, value ->> '$.id', value ->> '$.kind', value ->> '$.speaker', value ->> '$.speaker_text', value "
     "->> '$.verb', value ->> '$.text', value ->> '$.span[0]', value ->> '$.span[1]', value ->> '$.sentence', value ->> '$.rule' "
     "FROM json_each(?2)"},
    {9,
     "INSERT INTO appointments SELECT ?1, value ->> '$.id', value ->> '$.kind', value ->> '$.person', value ->> '$.title', value "
     "->> '$.organization', value ->> '$.when', value ->> '$.text', value ->> '$.span[0]', value ->> '$.span[1]', value ->> "
     "'$.sentence', value ->> '$.rule' FROM json_each(?2)"},
    {10,
     "INSERT INTO plans SELECT ?1, value ->> '$.id', value ->> '$.status', value ->> '$.actor', value ->> '$.actor_text', value ->>"
     " '$.action', value ->> '$.cue', value ->> '$.negated', value ->> '$.quote', value ->> '$.text', value ->> '$.span[0]', value "
     "->> '$.span[1]', value ->> '$.sentence', value ->> '$.rule' FROM json_each(?2)"},
    {10,
     "INSERT OR IGNORE INTO plan_facts SELECT ?1, x.value ->> '$.id', f.value FROM json_each(?2) x, json_each(json_array(x.value ->"
     " '$.when', x.value -> '$.figures', x.value -> '$.places')) l, json_each(l.value) f"},
    {0, NULL},
};
