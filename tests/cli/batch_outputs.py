"""batch_outputs.py: newsx batch: JSONL, directories, CSV and SQLite, and what is done when they are there already."""
import csv
import gzip
import json
import pathlib
import shutil
import sqlite3
import subprocess
import time
import unittest

from batching import Batch, article, page, rows
from program import CORPUS, NEWSX


class Outputs(Batch):
    def test_directory(self):
        pages = self.pages(3)
        self.file("pages/bad.html", "<p>x")
        r = self.batch(pages, "-o", str(self.folder / "out") + "/")
        self.assertExit(r, 1)
        root = self.folder / "out" / str(pages).lstrip("/")
        self.assertEqual(sorted(p.name for p in root.iterdir()), ["0000.html.json", "0001.html.json", "0002.html.json", "bad.html.json"])
        self.assertEqual(json.loads((root / "0001.html.json").read_text())["article"]["title"], "기사 1 새 공장")

    def test_packed(self):
        pages = self.pages(5)
        plain = self.batch(pages).out
        self.assertExit(self.batch(pages, "-o", self.folder / "o.jsonl.gz"), 0)
        self.assertEqual(gzip.decompress((self.folder / "o.jsonl.gz").read_bytes()), plain)
        self.assertExit(self.batch(pages, "-o", self.folder / "o.jsonl.zst"), 0)
        if shutil.which("zstd"):
            self.assertEqual(subprocess.run(["zstd", "-dcq", self.folder / "o.jsonl.zst"], capture_output=True, check=True).stdout, plain)

    def test_csv(self):
        out = self.folder / "tables"
        args = (*CORPUS, self.file("bad.html", "<p>x"), "-o", out, "--format", "csv")
        self.assertExit(self.batch(*args), 1)
        records = [x for x in self.batch(*CORPUS).records]
        with open(out / "articles.csv", encoding="utf-8", newline="") as f:
            articles = list(csv.DictReader(f))
        self.assertEqual([a["text"] for a in articles], [x["article"]["text"] for x in records])
        with open(out / "figures.csv", encoding="utf-8", newline="") as f:
            self.assertEqual(sum(1 for _ in csv.DictReader(f)), sum(len(x["facts"]["figures"]) for x in records))
        self.assertIn("ENOARTICLE", (out / "failures.csv").read_text())
        self.assertEqual([f.name for f in out.iterdir() if f.suffix != ".csv"], [".newsx.sqlite"])
        self.assertExit(self.batch(*args), 2)
        self.assertExit(self.batch(*args, "--resume", "--bom"), 0)
        self.assertTrue((out / "dates.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle,id,text,start"))

    def test_what_is_there_is_kept(self):
        a = self.file("a.html", page(1))
        self.assertExit(self.batch(a, "-o", self.out), 0)
        before = self.out.read_bytes()
        r = self.batch(a, "-o", self.out)
        self.assertExit(r, 2)
        self.assertSays(r, "--resume", "--force")
        self.assertExit(self.batch(a, "-o", self.out, "--resume"), 0)
        self.assertEqual(self.out.read_bytes(), before)
        self.assertExit(self.batch(self.file("b.html", page(2)), "-o", self.out, "--force"), 0)
        self.assertEqual(self.ids(), ["b.html"])
        other = self.file("other.jsonl", "mine\n")
        for args in ([], ["--resume"]):
            self.assertExit(self.batch(a, "-o", other, *args), 2)
        self.assertEqual(other.read_text(), "mine\n")
        self.assertExit(self.batch(a, "-o", self.folder / "x.what"), 2)
        r = self.batch(a, "-o", self.folder / "x.parquet")
        self.assertExit(r, 2)
        self.assertSays(r, "DuckDB")

    def test_changes_are_told(self):
        a, b = self.file("a.txt", article(1)), self.file("b.txt", article(2))
        self.assertExit(self.batch(a, "-o", self.out), 0)
        r = self.batch(a, b, "-o", self.out, "--resume", "--published", "2026-01-01")
        self.assertExit(r, 2)
        self.assertSays(r, "options", "2026-01-01")
        words = self.file("org.tsv", "#newsx-lex 1\n한빛전자\t\tkind=company\town\n")
        r = self.batch(a, b, "-o", self.out, "--resume", "--dict", words)
        self.assertExit(r, 2)
        self.assertSays(r, "rules")
        r = self.batch(a, b, "-o", self.out, "--mixed", "--dict", words)
        self.assertExit(r, 0)
        self.assertEqual(self.ids(), ["a.txt", "b.txt"])
        a.write_text(article(3))
        self.assertExit(self.batch(a, b, "-o", self.out, "--resume", "--dict", words), 0)
        self.assertEqual(self.ids(), ["a.txt", "b.txt", "a.txt"])

    def test_places_that_cannot_be_written(self):
        a = self.file("a.html", page(1))
        self.assertExit(self.batch(a, "-o", self.folder / "none" / "out.jsonl"), 3)
        self.assertExit(self.batch(a, "-o", "/dev/full"), 3)

    def test_two_at_once(self):
        with subprocess.Popen([NEWSX, "batch", "-q", "-", "-o", self.out], stdin=subprocess.PIPE) as p:
            while not pathlib.Path(f"{self.out}.journal").exists():
                time.sleep(0.01)
            time.sleep(0.2)
            r = self.batch(self.file("a.html", page(1)), "-o", self.out, "--resume")
            self.assertExit(r, 2)
            p.stdin.close()
            self.assertEqual(p.wait(), 0)


class Database(Batch):
    def setUp(self):
        super().setUp()
        self.out = self.folder / "out.sqlite"

    def ask(self, sql, *values):
        db = sqlite3.connect(self.out)
        try:
            return db.execute(sql, values).fetchall()
        finally:
            db.close()

    RENAMED = {"dates": {"first_day": "from", "last_day": "to"}, "figures": {"of_what": "of"}, "appointments": {"date": "when"}}

    def same(self, table, facts):
        """Each column of each row is what the JSON has."""
        columns = [c for (c,) in self.ask(f"SELECT name FROM pragma_table_info('{table}')")][1:]
        names = self.RENAMED.get(table, {})
        rows = [tuple([n] + [f["span"][c == "stop"] if c in ("start", "stop") and f["span"] else f["span"] if c in ("start", "stop")
                             else f[names.get(c, c)] for c in columns]) for n, f in facts]
        self.assertTrue(rows, table)
        self.assertEqual(sorted(self.ask(f"SELECT * FROM {table}"), key=repr), sorted(rows, key=repr), table)

    def test_rows_are_the_records(self):
        pages = self.pages(4)
        self.file("pages/signs.html", page(9).replace("<p>한빛", "<p>\u0085\u2028 \\ \" \t\x7f 한빛").replace("새 공장</h1>", "\"새\" \\ 공장</h1>"))
        self.file("pages/bad.html", "<p>x")
        args = (pages, *CORPUS, self.corpus(4))
        self.assertExit(self.batch(*args, "-o", self.out), 1)
        records = [r for r in self.batch(*args).records]
        good = [r for r in records if "error" not in r]
        self.assertEqual(self.ask("SELECT source, title, published, text FROM articles ORDER BY article"),
                         [(r["source"]["path"], r["article"]["title"], r["article"]["published"], r["article"]["text"]) for r in good])
        self.assertEqual(self.ask("SELECT source, code FROM failures"), [(str(pages / "bad.html"), "ENOARTICLE")])
        for table in "dates figures people organizations places quotes appointments plans".split():
            self.same(table, [(i + 1, f) for i, r in enumerate(good) for f in r["facts"][table]])
        for table in "authors", "images":
            self.same(table, [(i + 1, {"n": n, **x}) for i, r in enumerate(good) for n, x in enumerate(r["article"][table])])
        self.same("sentences", [(i + 1, {"n": n, **x}) for i, r in enumerate(good) for n, x in enumerate(r["sentences"])])
        self.same("roles", [(i + 1, {"person": p["id"], "n": n, **x}) for i, r in enumerate(good) for p in r["facts"]["people"]
                            for n, x in enumerate(p["roles"])])
        self.same("mentions", [(i + 1, {"fact": f["id"], "n": n, **x}) for i, r in enumerate(good) for t in ("people", "organizations", "places")
                               for f in r["facts"][t] for n, x in enumerate(f["mentions"])])
        self.same("plan_facts", [(i + 1, {"plan": p["id"], "fact": x}) for i, r in enumerate(good) for p in r["facts"]["plans"]
                                 for x in p["when"] + p["figures"] + p["places"]])
        whole = [{**r["article"], "url": r["article"]["url"] or r["source"]["url"], "keywords": json.dumps(r["article"]["keywords"], ensure_ascii=False, separators=(",", ":")),
                  **{k: r["source"][k] for k in ("bytes", "sha256", "charset")}, "rules": r["generator"]["rules"]} for r in good]
        columns = [c for (c,) in self.ask("SELECT name FROM pragma_table_info('articles') WHERE cid > 4")]
        self.assertEqual(self.ask(f"SELECT {','.join(columns)} FROM articles ORDER BY article"), [tuple(r[c] for c in columns) for r in whole])
        r = good[0]
        start, stop = r["sentences"][2]["span"]
        self.assertEqual(self.ask("SELECT text FROM v_sentences WHERE article = 1 AND n = 2"), [(r["article"]["text"][start:stop],)])
        self.assertEqual(self.ask("PRAGMA user_version"), [(2,)])
        for view in "v_people v_quotes v_money v_plans v_appointments".split():
            self.assertTrue(self.ask(f"SELECT * FROM {view}") or view == "v_appointments", view)
        rows(self.out)

    def test_search(self):
        self.assertExit(self.batch(*CORPUS, "-o", self.out), 0)
        text = self.batch(CORPUS[0]).records[0]["article"]["text"]
        for word in (text[:4], text[200:205].replace("\n", ""), "없는낱말"):
            found = self.ask("SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?", '"%s"' % word.replace('"', '""'))
            self.assertEqual(found, self.ask("SELECT article FROM articles WHERE instr(text, ?) OR instr(title, ?)", word, word))
            self.assertEqual(bool(found), word != "없는낱말")

    def test_changes_and_duplicates(self):
        a, b, c = self.file("a.txt", article(1)), self.file("b.txt", article(1) + "\n"), self.file("c.txt", article(2))
        self.assertExit(self.batch(a, b, "-o", self.out), 0)
        self.assertEqual(self.ask("SELECT article, duplicate_of FROM articles"), [(1, None), (2, 1)])
        self.assertExit(self.batch(a, b, c, "-o", self.out), 2)
        b.write_text(article(3))
        c.write_text(article(1) + " ")
        self.assertExit(self.batch(a, b, c, "-o", self.out, "--resume"), 0)
        self.assertEqual(self.ask("SELECT source, duplicate_of FROM articles ORDER BY source"), [(str(a), None), (str(b), None), (str(c), 1)])
        self.assertEqual(self.ask("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH '한빛전자'"), [(3,)])
        r = self.batch(a, "-o", self.out, "--resume", "--published", "2026-01-01")
        self.assertExit(r, 2)
        self.assertSays(r, "--mixed")
        rows(self.out)

    def test_sources_that_failed_and_were_mended(self):
        whole, folder = gzip.compress(("\n".join(json.dumps({"text": article(i)}) for i in range(2))).encode()), self.folder / "later"
        packed, missing = self.file("a.jsonl.gz", whole[:30]), self.folder / "b.html"
        for out in self.out, self.folder / "rows.csv" / "", self.folder / "files":
            packed.write_bytes(whole[:30])
            args = [packed, folder, missing, "-o", out] + ["--format", "csv"] * (out.name == "rows.csv") + ["--format", "directory"] * (out.name == "files")
            self.assertExit(self.batch(*args), 1)
            packed.write_bytes(whole)
            folder.mkdir()
            missing.write_text(page(7))
            for _ in range(2):
                self.assertExit(self.batch(*args, "--resume"), 0)
            folder.rmdir()
            missing.unlink()
        self.assertEqual(self.ask("SELECT * FROM failures"), [])
        self.assertEqual(self.ask("SELECT count(*) FROM articles"), [(3,)])
        rows(self.out)
        self.assertEqual((self.folder / "rows.csv" / "failures.csv").read_text().count("\n"), 1)
        self.assertEqual(sorted(p.name for p in (self.folder / "files").rglob("*.json")), ["a.jsonl.gz:1.json", "a.jsonl.gz:2.json", "b.html.json"])

    def test_pages_that_may_be_tried_again(self):
        pages = [self.file(f"{name}.html", page(i).replace("<article>", f"<!-- newsx-test-{name} --><article>")) for i, name in enumerate(("sleep", "crash", "plain"))]
        empty = self.file("empty.html", "")
        self.assertExit(self.batch(*pages, empty, "-o", self.out, "--timeout", "1", env={"NEWSX_BATCH_TEST": "1"}), 1)
        self.assertEqual(self.ask("SELECT code FROM failures ORDER BY 1"), [("ECRASH",), ("ENOARTICLE",), ("ETIMEOUT",)])
        self.assertExit(self.batch(*pages, empty, "-o", self.out, "--resume"), 0)
        self.assertEqual(self.ask("SELECT count(*) FROM failures"), [(3,)])
        r = self.run_newsx("batch", *pages, empty, "-o", self.out, "--retry-failed")
        self.assertExit(r, 0)
        self.assertSays(r, "2 pages", "2 articles", "2 were done before")
        self.assertEqual(self.ask("SELECT code FROM failures"), [("ENOARTICLE",)])
        self.assertEqual(self.ask("SELECT count(*) FROM articles"), [(3,)])
        self.assertExit(self.batch(*pages, "-o", self.out, "--retry-failed", "--force"), 2)
        rows(self.out)

    def test_other_files(self):
        a = self.file("a.txt", article(1))
        other = self.file("x.sqlite", "no database, but long enough to be taken for one" * 20)
        self.assertIn(self.batch(a, "-o", other, "--resume").code, (2, 3))
        self.assertTrue(other.read_text().startswith("no database"))
        sqlite3.connect(self.out).execute("CREATE TABLE mine (a)").connection.close()
        self.assertExit(self.batch(a, "-o", self.out, "--resume"), 2)
        self.assertExit(self.batch(a, "-o", self.out, "--force"), 0)
        db = sqlite3.connect(self.out)
        db.execute("PRAGMA user_version = 99")
        db.commit()
        db.close()
        r = self.batch(a, "-o", self.out, "--resume")
        self.assertExit(r, 2)
        self.assertSays(r, "99")


if __name__ == "__main__":
    unittest.main()
