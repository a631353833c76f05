-- schema.sql -- the tables of the SQLite output; what they hold: docs/SQLITE.md.  A change that a query could notice raises
-- NX_SCHEMA_VERSION in schema.h.  sqlite_facts.c fills them, and counts on
-- the order of the columns.

CREATE TABLE runs (run INTEGER PRIMARY KEY, rules TEXT NOT NULL, options TEXT NOT NULL);

CREATE TABLE journal (
  n INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE, hash INTEGER NOT NULL, body INTEGER NOT NULL, letters INTEGER NOT NULL,
  sketch BLOB NOT NULL, code TEXT NOT NULL);

CREATE TABLE failures (
  source TEXT PRIMARY KEY, record TEXT, url TEXT, crawled TEXT, code TEXT NOT NULL, message TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE articles (
  article INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE, record TEXT, crawled TEXT,
  duplicate_of INTEGER REFERENCES articles ON DELETE SET NULL,
  rules TEXT NOT NULL, url TEXT, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, charset TEXT,
  title TEXT, subtitle TEXT, series TEXT, publisher TEXT, section TEXT, language TEXT, published TEXT, published_from TEXT,
  modified TEXT, access TEXT, keywords TEXT NOT NULL, text TEXT NOT NULL);

CREATE TABLE authors (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, n INTEGER NOT NULL, name TEXT, role TEXT, email TEXT,
  affiliation TEXT, PRIMARY KEY (article, n)) WITHOUT ROWID;

CREATE TABLE images (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, n INTEGER NOT NULL, url TEXT, alt TEXT, caption TEXT, credit TEXT,
  PRIMARY KEY (article, n)) WITHOUT ROWID;

CREATE TABLE sentences (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, n INTEGER NOT NULL, block INTEGER NOT NULL, start INTEGER NOT NULL,
  stop INTEGER NOT NULL, PRIMARY KEY (article, n)) WITHOUT ROWID;

CREATE TABLE dates (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, text TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  sentence INTEGER NOT NULL, rule TEXT NOT NULL, kind TEXT NOT NULL, value TEXT, first_day TEXT, last_day TEXT, mod TEXT,
  anchor TEXT,
  PRIMARY KEY (article, id)) WITHOUT ROWID;

CREATE TABLE figures (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, text TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  sentence INTEGER NOT NULL, rule TEXT NOT NULL, kind TEXT NOT NULL, value NUMERIC, min NUMERIC, max NUMERIC, unit TEXT,
  mod TEXT, of_what TEXT, change TEXT, baseline TEXT, equals TEXT, result TEXT,
  PRIMARY KEY (article, id)) WITHOUT ROWID;

CREATE TABLE people (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, name TEXT NOT NULL, age INTEGER,
  PRIMARY KEY (article, id)) WITHOUT ROWID;

CREATE TABLE roles (
  article INTEGER NOT NULL, person TEXT NOT NULL, n INTEGER NOT NULL, title TEXT, organization TEXT, status TEXT, start INTEGER,
  stop INTEGER, PRIMARY KEY (article, person, n), FOREIGN KEY (article, person) REFERENCES people ON DELETE CASCADE) WITHOUT ROWID;

CREATE TABLE organizations (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT,
  PRIMARY KEY (article, id)) WITHOUT ROWID;

CREATE TABLE places (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT,
  PRIMARY KEY (article, id)) WITHOUT ROWID;

CREATE TABLE mentions (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, fact TEXT NOT NULL, n INTEGER NOT NULL, text TEXT NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, sentence INTEGER NOT NULL, rule TEXT NOT NULL,
  PRIMARY KEY (article, fact, n)) WITHOUT ROWID;

CREATE TABLE quotes (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, text TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  sentence INTEGER NOT NULL, rule TEXT NOT NULL, kind TEXT NOT NULL, speaker TEXT, speaker_text TEXT, verb TEXT,
  PRIMARY KEY (article, id)) WITHOUT ROWID;

CREATE TABLE appointments (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, text TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  sentence INTEGER NOT NULL, rule TEXT NOT NULL, kind TEXT NOT NULL, person TEXT, title TEXT, organization TEXT, date TEXT,
  PRIMARY KEY (article, id)) WITHOUT ROWID;

CREATE TABLE plans (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, text TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  sentence INTEGER NOT NULL, rule TEXT NOT NULL, status TEXT NOT NULL, actor TEXT, actor_text TEXT, action TEXT, cue TEXT,
  negated INTEGER, quote TEXT,
  PRIMARY KEY (article, id)) WITHOUT ROWID;

CREATE TABLE plan_facts (
  article INTEGER NOT NULL, plan TEXT NOT NULL, fact TEXT NOT NULL, PRIMARY KEY (article, plan, fact),
  FOREIGN KEY (article, plan) REFERENCES plans ON DELETE CASCADE) WITHOUT ROWID;

CREATE INDEX articles_by_day ON articles (published);
CREATE INDEX articles_by_publisher ON articles (publisher, published);
CREATE INDEX articles_by_twin ON articles (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX dates_by_day ON dates (first_day);
CREATE INDEX figures_by_unit ON figures (unit, value);
CREATE INDEX people_by_name ON people (name);
CREATE INDEX organizations_by_name ON organizations (name);
CREATE INDEX places_by_name ON places (name);

-- Any piece of three syllables or more is found.  The hash is large, so that a commit writes one segment.  Rows are added by
-- sqlite_facts.c: a trigger, as any statement that writes more than one row, would write a segment an article.
CREATE VIRTUAL TABLE articles_fts USING fts5(title, text, content='articles', content_rowid='article', tokenize='trigram');
INSERT INTO articles_fts (articles_fts, rank) VALUES ('hashsize', 16777216);
CREATE TRIGGER articles_gone AFTER DELETE ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.article, old.title, old.text);
END;

CREATE VIEW v_people AS
  SELECT p.name, r.title, r.organization, r.status, a.article, a.published, a.publisher, a.title AS headline
  FROM people p JOIN articles a USING (article) LEFT JOIN roles r ON r.article = p.article AND r.person = p.id
  WHERE a.duplicate_of IS NULL;
CREATE VIEW v_quotes AS
  SELECT q.article, a.published, a.publisher, a.title AS headline, coalesce(p.name, o.name) AS speaker, q.speaker_text, q.verb, q.kind,
    q.text
  FROM quotes q JOIN articles a USING (article) LEFT JOIN people p ON p.article = q.article AND p.id = q.speaker
    LEFT JOIN organizations o ON o.article = q.article AND o.id = q.speaker
  WHERE a.duplicate_of IS NULL;
CREATE VIEW v_money AS
  SELECT f.article, a.published, a.publisher, a.title AS headline, f.value, f.min, f.max, f.unit, f.mod, f.of_what, f.change, f.text
  FROM figures f JOIN articles a USING (article)
  WHERE f.kind = 'money' AND a.duplicate_of IS NULL;
CREATE VIEW v_plans AS
  SELECT x.article, a.published, a.publisher, a.title AS headline, x.status, coalesce(p.name, o.name, x.actor_text) AS actor, x.action,
    x.negated, d.value AS date, d.first_day, d.last_day
  FROM plans x JOIN articles a USING (article) LEFT JOIN people p ON p.article = x.article AND p.id = x.actor
    LEFT JOIN organizations o ON o.article = x.article AND o.id = x.actor
    LEFT JOIN dates d ON d.article = x.article AND d.id =
      (SELECT fact FROM plan_facts l WHERE l.article = x.article AND l.plan = x.id AND l.fact LIKE 'd%' ORDER BY length(fact), fact LIMIT 1)
  WHERE a.duplicate_of IS NULL;
CREATE VIEW v_appointments AS
  SELECT t.article, a.published, a.publisher, a.title AS headline, p.name AS person, t.kind, t.title, t.organization, d.value AS date
  FROM appointments t JOIN articles a USING (article) LEFT JOIN people p ON p.article = t.article AND p.id = t.person
    LEFT JOIN dates d ON d.article = t.article AND d.id = t.date
  WHERE a.duplicate_of IS NULL;
CREATE VIEW v_sentences AS
  SELECT s.article, s.n, substr(a.text, s.start + 1, s.stop - s.start) AS text FROM sentences s JOIN articles a USING (article);
