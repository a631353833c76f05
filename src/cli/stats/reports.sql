-- reports.sql -- what `newsx stats` tells, in its order.  The tables are those of schema.sql (docs/SQLITE.md).
--
-- A statement under a line `--: id | Title | draw` is a report; the others prepare.  draw: tiles (one row, of which each column is a tile),
-- bars (a ranking), columns (over time) or stacks (over time, in parts).  The first column with numbers is drawn, of stacks all behind it
-- as its parts.  The columns `rows` (how many there are in all, where :top cuts them) and `note` are told beside the title.  A column `over_time` is
-- a JSON object of periods and numbers.  A report without rows is left out.  Parameters: :top, :by, :since, :until, :publisher.

-- The articles that count.  All else joins them, so that the large rows of articles are read but once.
CREATE TEMP TABLE picked (article INTEGER PRIMARY KEY, publisher TEXT, day TEXT, period TEXT);
INSERT INTO picked (article, publisher, day)
  SELECT article, publisher, substr(published, 1, 10) FROM articles
  WHERE duplicate_of IS NULL AND (:publisher IS NULL OR publisher = :publisher)
    AND (:since IS NULL OR substr(published, 1, length(:since)) >= :since)
    AND (:until IS NULL OR substr(published, 1, length(:until)) <= :until);

-- Time goes by days, months or years: what is asked for, or else the finest that makes no more than 36 of them.
CREATE TEMP TABLE axis (first TEXT, last TEXT, length INTEGER, step TEXT);
INSERT INTO axis (first, last, length)
  SELECT min(day), max(day), CASE :by WHEN 'day' THEN 10 WHEN 'month' THEN 7 WHEN 'year' THEN 4 ELSE
    CASE WHEN julianday(max(day)) - julianday(min(day)) < 36 THEN 10 WHEN julianday(max(day)) - julianday(min(day)) < 1066 THEN 7 ELSE 4 END END
  FROM picked WHERE day IS date(day);
UPDATE axis SET step = CASE length WHEN 10 THEN '+1 day' WHEN 7 THEN '+1 month' ELSE '+1 year' END,
  first = CASE length WHEN 10 THEN first ELSE date(first, CASE length WHEN 7 THEN 'start of month' ELSE 'start of year' END) END;
UPDATE picked SET period = substr(day, 1, (SELECT length FROM axis)) WHERE day IS date(day);
CREATE TEMP TABLE periods (period TEXT PRIMARY KEY);
INSERT INTO periods
  WITH RECURSIVE p (day) AS (SELECT first FROM axis WHERE first IS NOT NULL UNION ALL SELECT date(day, step) FROM p, axis WHERE date(day, step) <= last LIMIT 10000)
  SELECT substr(day, 1, length) FROM p, axis;

--: dataset | Dataset | tiles
SELECT count(*) AS articles, count(DISTINCT publisher) AS publishers, min(day) AS first_day, max(day) AS last_day,
  (SELECT count(*) FROM articles WHERE duplicate_of IS NOT NULL) AS duplicates_left_out, (SELECT count(*) FROM failures) AS pages_without_article
FROM picked;

--: facts | Facts | bars
SELECT kind, count(*) AS facts, round(1.0 * count(*) / (SELECT count(*) FROM picked), 2) AS per_article, count(DISTINCT article) AS articles
FROM (SELECT 'figures' AS kind, article FROM figures UNION ALL SELECT 'dates', article FROM dates UNION ALL SELECT 'people', article FROM people
  UNION ALL SELECT 'organizations', article FROM organizations UNION ALL SELECT 'places', article FROM places UNION ALL SELECT 'quotes', article FROM quotes
  UNION ALL SELECT 'plans', article FROM plans UNION ALL SELECT 'appointments', article FROM appointments) JOIN picked USING (article)
GROUP BY kind ORDER BY facts DESC, kind;

--: publishers | Publishers | bars
WITH top AS (
  SELECT publisher, count(*) AS articles, min(day) AS first_day, max(day) AS last_day, count(*) OVER () AS rows
  FROM picked GROUP BY publisher ORDER BY articles DESC, publisher LIMIT :top),
n AS (SELECT publisher, period, count(*) AS articles FROM picked GROUP BY publisher, period)
SELECT coalesce(publisher, '(not told)') AS publisher, articles, round(100.0 * articles / (SELECT count(*) FROM picked), 2) AS percent,
  (SELECT json_group_object(p.period, coalesce(n.articles, 0)) FROM (SELECT period FROM periods ORDER BY period) p
    LEFT JOIN n ON n.period = p.period AND n.publisher IS top.publisher) AS over_time,
  first_day, last_day, rows
FROM top ORDER BY articles DESC, publisher;

--: time | Articles over time | columns
SELECT period, count(article) AS articles, count(DISTINCT publisher) AS publishers,
  (SELECT count(*) || ' without a date' FROM picked WHERE period IS NULL HAVING count(*) > 0) AS note
FROM periods LEFT JOIN picked USING (period) GROUP BY period ORDER BY period;

--: people | People | bars
WITH seen AS NOT MATERIALIZED (SELECT name, p.article, id FROM people p JOIN picked USING (article)),
top AS (SELECT name, count(DISTINCT article) AS articles, count(*) OVER () AS rows FROM seen GROUP BY name ORDER BY articles DESC, name LIMIT :top)
SELECT name AS person, articles,
  (SELECT count(*) FROM seen s JOIN mentions m ON m.article = s.article AND m.fact = s.id WHERE s.name = top.name) AS mentions,
  (SELECT count(*) FROM seen s JOIN quotes q ON q.article = s.article AND q.speaker = s.id WHERE s.name = top.name) AS quotes,
  (SELECT group_concat(role, ', ') FROM (SELECT trim(coalesce(organization, '') || ' ' || coalesce(title, '')) AS role
    FROM seen s JOIN roles r ON r.article = s.article AND r.person = s.id WHERE s.name = top.name AND role <> ''
    GROUP BY role ORDER BY count(*) DESC, role LIMIT 3)) AS roles, rows
FROM top ORDER BY articles DESC, name;

--: organizations | Organizations | bars
WITH seen AS NOT MATERIALIZED (SELECT name, kind, o.article, id FROM organizations o JOIN picked USING (article)),
top AS (SELECT name, count(DISTINCT article) AS articles, count(*) OVER () AS rows FROM seen GROUP BY name ORDER BY articles DESC, name LIMIT :top)
SELECT name AS organization, articles,
  (SELECT count(*) FROM seen s JOIN mentions m ON m.article = s.article AND m.fact = s.id WHERE s.name = top.name) AS mentions,
  (SELECT count(*) FROM seen s JOIN quotes q ON q.article = s.article AND q.speaker = s.id WHERE s.name = top.name) AS quotes,
  (SELECT kind FROM seen s WHERE s.name = top.name GROUP BY kind ORDER BY count(*) DESC, kind LIMIT 1) AS kind, rows
FROM top ORDER BY articles DESC, name;

--: places | Places | bars
WITH seen AS NOT MATERIALIZED (SELECT name, kind, p.article, id FROM places p JOIN picked USING (article)),
top AS (SELECT name, count(DISTINCT article) AS articles, count(*) OVER () AS rows FROM seen GROUP BY name ORDER BY articles DESC, name LIMIT :top)
SELECT name AS place, articles,
  (SELECT count(*) FROM seen s JOIN mentions m ON m.article = s.article AND m.fact = s.id WHERE s.name = top.name) AS mentions,
  (SELECT kind FROM seen s WHERE s.name = top.name GROUP BY kind ORDER BY count(*) DESC, kind LIMIT 1) AS kind, rows
FROM top ORDER BY articles DESC, name;

--: figures | Figures by kind | bars
WITH seen AS NOT MATERIALIZED (SELECT kind, unit, f.article FROM figures f JOIN picked USING (article)),
units AS (SELECT kind, unit, count(*) AS n FROM seen WHERE unit IS NOT NULL GROUP BY kind, unit)
SELECT kind, count(*) AS figures, count(DISTINCT article) AS articles,
  (SELECT group_concat(unit || ' ' || n, ', ') FROM (SELECT unit, n FROM units u WHERE u.kind = seen.kind ORDER BY n DESC, unit LIMIT 5)) AS units
FROM seen GROUP BY kind ORDER BY figures DESC, kind;

--: money | Sums of money | bars
WITH sums AS (
  SELECT unit, value, text, row_number() OVER (PARTITION BY unit ORDER BY value, f.article, id) AS place, count(*) OVER (PARTITION BY unit) AS n
  FROM figures f JOIN picked USING (article) WHERE kind = 'money' AND value IS NOT NULL AND unit IS NOT NULL)
SELECT unit AS currency, n AS sums, max(CASE WHEN place = (n + 1) / 2 THEN value END) AS median,
  max(value) AS largest, max(CASE WHEN place = n THEN text END) AS as_written, count(*) OVER () AS rows
FROM sums GROUP BY unit ORDER BY sums DESC, unit LIMIT :top;

--: plans | Plans by status | bars
SELECT status, count(*) AS plans, count(v.first_day) AS with_a_date, count(DISTINCT article) AS articles
FROM v_plans v JOIN picked USING (article) GROUP BY status ORDER BY plans DESC, status;

-- Of plans, years far from those of the articles are more often misread than meant.
--: plan_years | Plans by the year they are for | stacks
WITH RECURSIVE near AS (SELECT substr(first, 1, 4) - 5 AS low, substr(last, 1, 4) + 30 AS high FROM axis),
seen AS (SELECT CAST(substr(v.first_day, 1, 4) AS INTEGER) AS year, status FROM v_plans v JOIN picked USING (article)),
told AS (SELECT year, status FROM seen, near WHERE year BETWEEN low AND high),
years (year) AS (SELECT min(year) FROM told UNION ALL SELECT year + 1 FROM years WHERE year < (SELECT max(year) FROM told))
SELECT printf('%04d', year) AS year, count(status) AS plans, count(*) FILTER (WHERE status = 'scheduled') AS scheduled, count(*) FILTER (WHERE status = 'decided') AS decided,
  count(*) FILTER (WHERE status = 'planned') AS planned, count(*) FILTER (WHERE status = 'pledged') AS pledged, count(*) FILTER (WHERE status = 'aimed') AS aimed, count(*) FILTER (WHERE status = 'expected') AS expected,
  count(*) FILTER (WHERE status = 'considered') AS considered,
  (SELECT (count(*) - count(year)) || ' without a date' || CASE WHEN count(year) > (SELECT count(*) FROM told)
    THEN ', ' || (count(year) - (SELECT count(*) FROM told)) || ' before ' || low || ' or after ' || high ELSE '' END FROM seen, near) AS note
FROM years LEFT JOIN told USING (year) WHERE year IS NOT NULL GROUP BY year ORDER BY year;

--: appointments | Appointments | bars
SELECT kind, count(*) AS appointments, count(DISTINCT article) AS articles
FROM appointments JOIN picked USING (article) GROUP BY kind ORDER BY appointments DESC, kind;

--: failures | Pages without an article | bars
SELECT code, count(*) AS pages, min(message) AS for_example FROM failures GROUP BY code ORDER BY pages DESC, code;
