"""stats.py: newsx stats: the numbers are those that Python counts in the JSONL, from each format alike; tables fit the terminal; what is no dataset
is refused."""
import collections
import fcntl
import gzip
import json
import os
import pty
import re
import sqlite3
import struct
import subprocess
import termios
import unicodedata
import unittest

from program import NEWSX, ROOT, Case

FACTS = ("dates", "figures", "people", "organizations", "places", "quotes", "appointments", "plans")
HOSTILE = "<script>document.title='stolen'</script>"


def width(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class Stats(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.corpus = subprocess.run([NEWSX, "batch", "-q", str(ROOT / "corpus"), "--include", "*.html"], capture_output=True, check=True).stdout

    def setUp(self):
        super().setUp()
        self.jsonl = self.file("news.jsonl", self.corpus)

    def stats(self, dataset, *args):
        r = self.run_newsx("stats", dataset, "--format", "json", *args)
        self.assertExit(r, 0)
        return json.loads(r.out)

    def records(self, *changes):
        """A dataset: each change is made to a copy of the first article of the corpus."""
        first = json.loads(self.corpus.splitlines()[0])
        lines = []
        for i, change in enumerate(changes):
            record = json.loads(json.dumps(first))
            record["id"] = record["source"]["path"] = f"r{i}"
            change(record)
            lines.append(json.dumps(record, ensure_ascii=False))
        return self.file("records.jsonl", "\n".join(lines) + "\n")

    def dated(self, *days, publisher="새빛통신"):
        return self.records(*(lambda r, day=day: r["article"].update(published=day and day + "T09:00:00+09:00", publisher=publisher) for day in days))


class Numbers(Stats):
    def setUp(self):
        super().setUp()
        self.docs = [json.loads(line) for line in self.corpus.splitlines()]
        self.told = self.stats(self.jsonl, "--top", "1000")

    def rows(self, name, *columns):
        return [tuple(row[c] for c in columns) for row in self.told[name]["rows"]]

    def articles_with(self, kind):
        return collections.Counter(name for d in self.docs for name in {x["name"] for x in d["facts"][kind]})

    def test_facts(self):
        counts = {kind: sum(len(d["facts"][kind]) for d in self.docs) for kind in FACTS}
        self.assertEqual(dict(self.rows("facts", "kind", "facts")), counts)
        self.assertEqual(dict(self.rows("facts", "kind", "articles")), {k: sum(bool(d["facts"][k]) for d in self.docs) for k in FACTS})
        self.assertEqual(self.rows("dataset", "articles", "publishers"), [(len(self.docs), len({d["article"]["publisher"] for d in self.docs}))])

    def test_publishers(self):
        self.assertEqual(dict(self.rows("publishers", "publisher", "articles")), collections.Counter(d["article"]["publisher"] for d in self.docs))
        for row in self.told["publishers"]["rows"]:
            days = [d["article"]["published"] for d in self.docs if d["article"]["publisher"] == row["publisher"]]
            self.assertEqual({k: n for k, n in row["over_time"].items() if n}, collections.Counter(day[:4] for day in days))
            self.assertEqual(list(row["over_time"]), [r["period"] for r in self.told["time"]["rows"]])
        articles = [n for _, n in self.rows("publishers", "publisher", "articles")]
        self.assertEqual(articles, sorted(articles, reverse=True))

    def test_names(self):
        for name, column in (("people", "person"), ("organizations", "organization"), ("places", "place")):
            self.assertEqual(dict(self.rows(name, column, "articles")), self.articles_with(name))
            mentions = collections.Counter()
            for d in self.docs:
                for x in d["facts"][name]:
                    mentions[x["name"]] += len(x["mentions"])
            self.assertEqual(dict(self.rows(name, column, "mentions")), mentions)
        quotes = collections.Counter()
        for d in self.docs:
            names = {x["id"]: x["name"] for kind in ("people", "organizations") for x in d["facts"][kind]}
            quotes.update(names[q["speaker"]] for q in d["facts"]["quotes"] if q["speaker"])
        told = dict(self.rows("people", "person", "quotes")) | dict(self.rows("organizations", "organization", "quotes"))
        self.assertEqual({k: n for k, n in told.items() if n}, quotes)

    def test_roles(self):
        roles = collections.defaultdict(set)
        for d in self.docs:
            for x in d["facts"]["people"]:
                roles[x["name"]] |= {" ".join(filter(None, (r["organization"], r["title"]))) for r in x["roles"]}
        for name, told in self.rows("people", "person", "roles"):
            self.assertEqual(told is None, not roles[name])
            for role in (told or "").split(", ") if told else []:
                self.assertIn(role, roles[name])

    def test_figures(self):
        figures = [f for d in self.docs for f in d["facts"]["figures"]]
        self.assertEqual(dict(self.rows("figures", "kind", "figures")), collections.Counter(f["kind"] for f in figures))
        won = sorted(f["value"] for f in figures if f["kind"] == "money" and f["unit"] == "KRW" and f["value"] is not None)
        money = {row["currency"]: row for row in self.told["money"]["rows"]}["KRW"]
        self.assertEqual((money["sums"], money["median"], money["largest"]), (len(won), won[(len(won) - 1) // 2], won[-1]))

    def test_plans(self):
        by_status, by_year, dated = collections.Counter(), collections.Counter(), collections.Counter()
        for d in self.docs:
            days = {x["id"]: x["from"] for x in d["facts"]["dates"]}
            for plan in d["facts"]["plans"]:
                by_status[plan["status"]] += 1
                year = next(iter(sorted(plan["when"], key=lambda x: int(x[1:]))), None)
                year = days[year] and days[year][:4] if year else None
                by_year[year, plan["status"]] += 1
                dated[plan["status"]] += year is not None
        self.assertEqual(dict(self.rows("plans", "status", "plans")), by_status)
        self.assertEqual({k: n for k, n in self.rows("plans", "status", "with_a_date") if n}, {k: n for k, n in dated.items() if n})
        for row in self.told["plan_years"]["rows"]:
            statuses = {k: n for k, n in row.items() if k not in ("year", "plans") and n}
            self.assertEqual(statuses, {status: n for (year, status), n in by_year.items() if year == row["year"]})
            self.assertEqual(row["plans"], sum(statuses.values()))
        self.assertIn(f"{sum(n for (year, _), n in by_year.items() if not year)} without a date", self.told["plan_years"]["note"])

    def test_top(self):
        few = self.stats(self.jsonl, "--top", "2")
        self.assertEqual(few["people"]["rows"], self.told["people"]["rows"][:2])
        self.assertEqual(few["people"]["all"], len(self.told["people"]["rows"]))


class Datasets(Stats):
    def test_formats(self):
        told = self.stats(self.jsonl)
        pages = [ROOT / "corpus", "--include", "*.html"]
        for name, *options in (("a.sqlite",), ("a.jsonl.gz",), ("a.jsonl.zst",), ("a.ndjson",), ("dir/",), ("csv/", "--format", "csv")):
            self.assertExit(self.run_newsx("batch", "-q", *pages, "-o", f"{self.folder}/{name}", *options), 0)
            self.assertEqual(self.stats(self.folder / name) | {"path": 0}, told | {"path": 0}, name)
        r = self.run_newsx("stats", "-", "--format", "json", stdin=self.corpus)
        self.assertEqual(json.loads(r.out) | {"path": 0}, told | {"path": 0})
        one = self.run_newsx("extract", "--pretty", ROOT / "corpus/02-county-brief.html").out
        self.assertEqual(self.stats(self.file("one.json", one))["dataset"]["rows"][0]["articles"], 1)

    def test_duplicates_failures_and_what_was_read_again(self):
        def twin(r):
            r["duplicate_of"] = "r9"

        def failed(r):
            r.clear()
            r.update(id="f", source={"path": "f"}, error={"code": "ENOARTICLE", "message": "no article"})

        def again(r):
            r["id"] = r["source"]["path"] = "r0"
            r["article"]["publisher"] = "다시신문"

        told = self.stats(self.records(lambda r: None, twin, failed, again))
        self.assertEqual(told["dataset"]["rows"][0] | {"first_day": 0, "last_day": 0},
                         {"articles": 1, "publishers": 1, "first_day": 0, "last_day": 0, "duplicates_left_out": 1, "pages_without_article": 1})
        self.assertEqual([r["publisher"] for r in told["publishers"]["rows"]], ["다시신문"])
        self.assertEqual(told["failures"]["rows"], [{"code": "ENOARTICLE", "pages": 1, "for_example": "no article"}])

    def test_damaged(self):
        lines = self.corpus.splitlines()
        bad = [b'{"id": 1', b'{"id": "x"}', b"[1]", b'{"source":{"path":"y"},"facts":{"people":[{"id":"p1"}]}}', b'{"facts":3}', b'{"a":"\xff"}']
        dataset = self.file("bad.jsonl", b"\n".join([lines[0], *bad, lines[1], lines[2][:500]]))
        r = self.run_newsx("stats", dataset, "--format", "json")
        self.assertExit(r, 1)
        self.assertSays(r, f"{len(bad) + 1}", "bad.jsonl:2")
        self.assertEqual(json.loads(r.out)["dataset"]["rows"][0]["articles"], 2)
        cut = self.file("cut.jsonl.gz", gzip.compress(self.corpus)[:-4000])
        r = self.run_newsx("stats", cut)
        self.assertExit(r, 1)
        self.assertSays(r, "cut.jsonl.gz")
        self.assertIn(b"articles", r.out)

    def test_no_dataset(self):
        self.file("empty.jsonl", "")
        self.file("page.html", "<p>x</p>" * 1000)
        self.file("lines.jsonl", '{"a":1}\n' * 1000)
        self.file("zeros.sqlite", b"SQLite format 3\0" + bytes(4000))
        (self.folder / "nothing").mkdir()
        other = self.folder / "other.sqlite"
        sqlite3.connect(other).execute("CREATE TABLE articles (article)").connection.close()
        for name in ("none.sqlite", "empty.jsonl", "page.html", "lines.jsonl", "zeros.sqlite", "nothing", "other.sqlite"):
            r = self.run_newsx("stats", self.folder / name)
            self.assertExit(r, 1)
            self.assertSays(r, name)
            self.assertEqual(r.out, b"")

    def test_another_version(self):
        path = self.folder / "a.sqlite"
        self.assertExit(self.run_newsx("batch", "-q", ROOT / "corpus/02-county-brief.html", "-o", path), 0)
        db = sqlite3.connect(path)
        version, = db.execute("PRAGMA user_version").fetchone()
        db.execute(f"PRAGMA user_version = {version - 1}").connection.close()
        r = self.run_newsx("stats", path)
        self.assertExit(r, 1)
        self.assertSays(r, f"version {version - 1}", f"version {version}", "--force")

    def test_nothing_is_written_to_the_database(self):
        path = self.folder / "a.sqlite"
        self.assertExit(self.run_newsx("batch", "-q", ROOT / "corpus/02-county-brief.html", "-o", path), 0)
        before = path.read_bytes(), sorted(os.listdir(self.folder))
        self.stats(path)
        self.assertEqual((path.read_bytes(), sorted(os.listdir(self.folder))), before)

    def test_database_that_cannot_be_written(self):
        path = self.folder / "50%#a.sqlite"
        self.assertExit(self.run_newsx("batch", "-q", ROOT / "corpus/02-county-brief.html", "-o", path), 0)
        path.chmod(0o444)
        self.folder.chmod(0o555)
        nobody = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        p = subprocess.run([NEWSX, "stats", path, "--format", "json"], capture_output=True, check=False, **nobody)
        self.folder.chmod(0o755)
        self.assertEqual((p.returncode, p.stderr), (0, b""))
        self.assertEqual(json.loads(p.stdout)["dataset"]["rows"][0]["articles"], 1)
        self.file(path.name + "-wal", "rows of a run that was killed").chmod(0o444)
        self.folder.chmod(0o555)
        p = subprocess.run([NEWSX, "stats", path], capture_output=True, check=False, **nobody)
        self.folder.chmod(0o755)
        self.assertEqual((p.returncode, p.stdout, p.stderr.count(b"\n")), (1, b"", 1))

    def test_usage(self):
        for args in ([], ["a", "b"], ["a", "--top", "0"], ["a", "--top", "x"], ["a", "--by", "week"], ["a", "--since", "yesterday"], ["a", "--since", "2025-3"],
                     ["a", "--until", ""], ["a", "--format", "csv"], ["a", "--jobs", "2"], ["a", "--input", "html"]):
            r = self.run_newsx("stats", *args)
            self.assertExit(r, 2)
            self.assertSays(r)
        self.assertExit(self.run_newsx("extract", "--top", "3"), 2)

    def test_output(self):
        self.assertExit(self.run_newsx("stats", self.jsonl, "-o", "/dev/full"), 3)
        self.assertExit(self.run_newsx("stats", self.jsonl, "-o", self.folder / "out"), 0)
        self.assertEqual((self.folder / "out").read_bytes(), self.run_newsx("stats", self.jsonl).out)


class Filters(Stats):
    def test_periods(self):
        for days, form, n in ((("2025-03-30", "2025-04-02", None), "2025-03-30", 4), (("2025-01-31", "2025-04-01"), "2025-01", 4), (("1999-05-05", "2026-01-01"), "1999", 28)):
            told = self.stats(self.dated(*days))
            periods = [(r["period"], r["articles"]) for r in told["time"]["rows"]]
            self.assertEqual((periods[0], periods[-1][1], len(periods)), ((form, 1), 1, n))
            self.assertEqual(sum(x for _, x in periods), len([d for d in days if d]))
            self.assertEqual(told["time"]["note"], "1 without a date" if None in days else None)
        for by, n in (("year", 28), ("month", 321), ("day", 9739)):
            self.assertEqual(len(self.stats(self.dated(*days), "--by", by)["time"]["rows"]), n)

    def test_since_and_until(self):
        dataset = self.dated("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01", None)
        for args, n in (((), 5), (("--since", "2025"), 3), (("--until", "2025-03"), 3), (("--since", "2025-01-02", "--until", "2025"), 2), (("--since", "2026"), 0)):
            self.assertEqual(self.stats(dataset, *args)["dataset"]["rows"][0]["articles"], n, args)

    def test_publisher(self):
        name = json.loads(self.corpus.splitlines()[0])["article"]["publisher"]
        told = self.stats(self.jsonl, "--publisher", name)
        self.assertEqual([r["publisher"] for r in told["publishers"]["rows"]], [name])
        nobody = self.stats(self.jsonl, "--publisher", "' OR 1=1")
        self.assertEqual(nobody["dataset"]["rows"][0]["articles"], 0)
        self.assertNotIn("people", nobody)


class Text(Stats):
    def tables(self, *args, dataset=None, **env):
        r = self.run_newsx("stats", dataset or self.jsonl, *args, env=env)
        self.assertExit(r, 0)
        return r.out.decode()

    def test_fits(self):
        for columns in (40, 60, 80, 132, 250):
            for line in self.tables(COLUMNS=str(columns)).splitlines():
                self.assertFalse(line.endswith(" "), line)
                if not re.match(r"[A-Z].*\(", line) and ("  " in line):
                    self.assertLessEqual(width(line), columns, line)

    def test_columns_stand_below_each_other(self):
        for block in self.tables(COLUMNS="100").split("\n\n")[1:]:
            title, names, *rows = block.splitlines()
            bars = {width(re.match(r"[^▏▎▍▌▋▊▉█]*", row)[0]) for row in rows if re.search("[▏▎▍▌▋▊▉█]", row)}
            self.assertEqual(len(bars), 1, block)

    def test_bars_are_as_long_as_the_numbers(self):
        dataset = self.records(*(lambda r, n=n: r["article"].update(publisher="가나" if n < 8 else "<다>") for n in range(12)))
        bars = re.findall(r"^(\S+) +(\d+)  (█+)", self.tables(dataset=dataset), re.M)
        bars = {name: (int(n), len(bar)) for name, n, bar in bars if name in ("가나", "<다>")}
        self.assertEqual([n for n, _ in bars.values()], [8, 4])
        self.assertAlmostEqual(bars["<다>"][1] * 2, bars["가나"][1], delta=1)

    def test_over_time(self):
        """Small columns, an empty period a point; where there are too many periods, neighbours go together."""
        dataset = self.dated(*["2025-01-05"] * 8 + ["2025-03-05"] * 4 + ["2025-04-30"])
        self.assertIn(" █·▄▁", self.tables("--by", "month", dataset=dataset))
        days = re.search(r"^새빛통신 .* (\S+)  2025-01-05  2025-04-30$", self.tables("--by", "day", dataset=dataset, COLUMNS="150"), re.M)[1]
        self.assertEqual((len(days), days[0], days[-1], days.replace("·", "")), (29, "█", "▁", "█▄▁"))

    def test_empty_time_is_folded(self):
        lines = self.tables("--by", "month", dataset=self.dated("2020-01-05", "2024-03-05", "2024-04-05")).splitlines()
        self.assertIn("… (49 without)", lines)
        self.assertFalse([line for line in lines if line.startswith("2022-")])

    def test_no_sign_steers_the_terminal(self):
        name = "a\033[31m\u202eb\u0007\r한\ufeff글"
        out = self.tables(dataset=self.records(lambda r: r["article"].update(publisher=name)))
        self.assertIn("a?[31m?b??한?글", out)
        self.assertFalse(set(out) & set("\033\u202e\u0007\r\ufeff"))

    def test_the_same_for_any_reader(self):
        self.assertEqual(self.tables(), self.tables(TERM="xterm", LC_ALL="C"))
        self.assertNotIn("\033", self.tables(TERM="xterm"))

    def test_terminal(self):
        """On a terminal: its width, and colours."""
        pid, fd = pty.fork()
        if pid == 0:
            os.environ.pop("COLUMNS", None)
            os.environ.pop("NO_COLOR", None)
            os.environ["TERM"] = "xterm"
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 120, 0, 0))
            os.execv(NEWSX, ["newsx", "stats", str(self.jsonl)])
        out = b""
        while True:
            try:
                piece = os.read(fd, 65536)
            except OSError:
                break
            if not piece:
                break
            out += piece
        os.waitpid(pid, 0)
        lines = out.decode().replace("\r", "").splitlines()
        self.assertTrue(any("\033[36m" in line for line in lines))
        widths = [width(re.sub(r"\033\[\d+m", "", line)) for line in lines]
        self.assertTrue(80 < max(widths) <= 120, max(widths))


class Page(Stats):
    def test_names_are_text(self):
        def change(r):
            r["article"]["publisher"] = HOSTILE
            r["facts"]["people"][0]["name"] = "\"><img src=x onerror=alert(1)>"
            r["facts"]["people"][0]["roles"] = [{"title": "</td><script>1</script>", "organization": "&amp;", "status": "current", "span": [0, 1]}]

        r = self.run_newsx("stats", self.records(change), "--html", "--publisher", HOSTILE)
        self.assertExit(r, 0)
        page = r.out.decode()
        self.assertNotRegex(page, "(?i)<script|<img|<iframe|<link|javascript:|https?://|@import|url\\(")
        self.assertIn("&lt;script&gt;", page)
        self.assertIn("&amp;amp;", page)

    def test_same_as_format_html(self):
        page = self.run_newsx("stats", self.jsonl, "--html").out
        self.assertEqual(page, self.run_newsx("stats", self.jsonl, "--format", "html").out)
        self.assertTrue(page.startswith(b"<!doctype html>") and page.endswith(b"</html>\n"))


if __name__ == "__main__":
    unittest.main()
