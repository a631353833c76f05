"""stream.py: JSONL in, JSONL out: ids, errors, defaults, arrays, records as they come."""
import gzip
import json
import os
import subprocess
import sys
import unittest

from program import ARTICLE, NEWSX, PAGE, ROOT, Case


def lines(*records):
    return "".join((r if isinstance(r, str) else json.dumps(r, ensure_ascii=False)) + "\n" for r in records)


class Stream(Case):
    def stream(self, *records, args=()):
        return self.run_newsx("extract", "--input", "jsonl", *args, stdin=lines(*records))

    def test_ids_come_back(self):
        ids = ["a", "가/나", "", 17, -3, "quote \" and \\"]
        r = self.stream(*({"id": i, "text": ARTICLE} for i in ids))
        self.assertExit(r, 0)
        self.assertEqual([x["id"] for x in r.records], ids)
        self.assertTrue(all(next(iter(x)) == "id" for x in r.records))

    def test_records_without_id_are_named_by_place(self):
        r = self.stream({"text": ARTICLE}, {"id": None, "text": ARTICLE})
        self.assertEqual([x["id"] for x in r.records], ["-:1", "-:2"])

    def test_html_and_text(self):
        r = self.stream({"id": "h", "html": PAGE}, {"id": "t", "text": ARTICLE})
        self.assertExit(r, 0)
        html, text = r.records
        self.assertEqual(html["article"]["title"], "한빛전자, 공장 짓는다")
        self.assertEqual(html["article"]["published"], "2026-02-06T09:30:00+09:00")
        self.assertEqual(text["article"]["text"].rstrip("\n"), ARTICLE.rstrip("\n"))

    def test_url_and_published(self):
        r = self.stream({"text": ARTICLE, "url": "https://a.example/1", "published": "2026-02-06"}, {"text": ARTICLE},
                        args=["--url", "https://b.example/2", "--published", "2025-01-02"])
        self.assertEqual([x["source"]["url"] for x in r.records], ["https://a.example/1", "https://b.example/2"])
        self.assertEqual([x["article"]["published"][:10] for x in r.records], ["2026-02-06", "2025-01-02"])

    def test_errors_are_records(self):
        r = self.stream({"id": "good", "text": ARTICLE}, "no json", "[1]", {"id": "none"}, {"id": "both", "text": "a", "html": "b"},
                        {"id": "type", "text": 5}, {"id": [], "text": "a"}, "", {"id": "when", "text": ARTICLE, "published": "x"},
                        '{"id": "cut", "text": "a', {"id": "last", "text": ARTICLE})
        self.assertExit(r, 1)
        got = [(x["id"], x.get("error", {}).get("code")) for x in r.records]
        self.assertEqual(got, [("good", None), ("-:2", "EJSON"), ("-:3", "EJSON"), ("none", "EARG"), ("both", "EARG"),
                               ("type", "EARG"), ("-:7", "EARG"), ("when", "EARG"), ("-:10", "EJSON"), ("last", None)])
        self.assertEqual(len(r.lines), 8)
        for record in r.records:
            if "error" in record:
                self.assertEqual(set(record), {"id", "error"})
                self.assertEqual(set(record["error"]), {"code", "message"})

    def test_bytes_that_are_no_utf8(self):
        r = self.run_newsx("extract", "--input", "jsonl", stdin=b'{"id":"a","text":"\xff\xfe"}\n' + lines({"id": "b", "text": ARTICLE}).encode())
        self.assertExit(r, 1)
        self.assertEqual([x["id"] for x in r.records], ["-:1", "b"])

    def test_long_lines_cost_one_record(self):
        r = self.stream({"id": "a", "text": ARTICLE}, {"id": "b", "text": "가" * 200_000}, {"id": "c", "text": ARTICLE},
                        args=["--max-bytes", "4096"])
        self.assertExit(r, 1)
        self.assertEqual([x.get("error", {}).get("code") for x in r.records], [None, "ELIMIT", None])

    def test_suffix_tells_jsonl(self):
        r = self.run_newsx("extract", self.file("in.jsonl", lines({"id": "a", "text": ARTICLE})))
        self.assertEqual(r.records[0]["id"], "a")

    def test_gzip(self):
        records = lines(*({"id": i, "text": ARTICLE} for i in range(50)))
        packed = gzip.compress(records.encode())
        r = self.run_newsx("extract", self.file("in.jsonl.gz", packed))
        self.assertExit(r, 0)
        self.assertEqual([x["id"] for x in r.records], list(range(50)))
        self.assertEqual(self.run_newsx("extract", self.file("a.txt.gz", gzip.compress(ARTICLE.encode()))).records[0]["article"]["text"].strip(), ARTICLE.strip())
        r = self.run_newsx("extract", self.file("cut.jsonl.gz", packed[:-12]))
        self.assertExit(r, 1)
        self.assertSays(r, "cut.jsonl.gz", "gzip")
        bomb = self.file("bomb.gz", gzip.compress(b"a" * (64 << 20)))
        r = self.run_newsx("extract", bomb)
        self.assertExit(r, 1)
        self.assertSays(r, "--max-bytes")

    def test_contract(self):
        """Streams keep to the schema: ids of all sorts, failures among documents."""
        records = self.file("in.jsonl", lines({"id": 17, "text": ARTICLE}, {"id": "", "html": PAGE}, {"text": ARTICLE}, {"id": 1.5}, "x", {"id": "가", "text": ""}))
        p = subprocess.run([sys.executable, "-B", str(ROOT / "tests/cli/contract.py"), str(ROOT / "docs/newsx-1.schema.json"), NEWSX, "extract", "-q", str(records)],
                           capture_output=True, text=True, check=False, env={**os.environ, "NEWSX_FAILURES_OK": "1"})
        if p.returncode == 77:
            self.skipTest("no jsonschema")
        self.assertEqual(p.returncode, 0, p.stdout + p.stderr)

    def test_last_line_needs_no_end(self):
        r = self.run_newsx("extract", "--input", "jsonl", stdin=lines({"id": "a", "text": ARTICLE}).rstrip("\n"))
        self.assertEqual([x["id"] for x in r.records], ["a"])

    def test_nothing_gives_nothing(self):
        r = self.run_newsx("extract", "--input", "jsonl")
        self.assertExit(r, 0)
        self.assertEqual(r.out, b"")

    def test_missing_stream(self):
        r = self.run_newsx("extract", self.folder / "missing.jsonl")
        self.assertExit(r, 1)
        self.assertSays(r, "missing.jsonl", "No such file")

    def test_array(self):
        r = self.stream({"id": 1, "text": ARTICLE}, "x", args=["--format", "json"])
        self.assertEqual([x["id"] for x in json.loads(r.out)], [1, "-:2"])
        for args in ([], ["--pretty"]):
            r = self.stream(args=["--format", "json", *args])
            self.assertEqual(json.loads(r.out), [])
            r = self.stream({"id": 1, "text": ARTICLE}, {"text": ""}, args=["--format", "json", *args])
            self.assertEqual(len(json.loads(r.out)), 2)

    def test_pretty_and_plain_say_the_same(self):
        page = self.file("page.html", PAGE)
        plain, pretty = self.run_newsx("extract", page), self.run_newsx("extract", "--pretty", page)
        self.assertEqual(json.loads(plain.out), json.loads(pretty.out))
        self.assertEqual(plain.out.count(b"\n"), 1)
        self.assertGreater(pretty.out.count(b"\n"), 50)

    def test_records_come_as_they_are_ready(self):
        with subprocess.Popen([NEWSX, "extract", "--input", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as p:
            for i in range(3):
                p.stdin.write(lines({"id": i, "text": ARTICLE}).encode())
                p.stdin.flush()
                self.assertEqual(json.loads(p.stdout.readline())["id"], i)
            p.stdin.close()
            self.assertEqual(p.wait(), 0)

    def test_same_bytes_each_time(self):
        page = self.file("page.html", PAGE)
        first = self.run_newsx("extract", page, page)
        self.assertEqual(len(set(line.encode() for line in first.out.decode().splitlines())), 1)
        self.assertEqual(first.out, self.run_newsx("extract", page, page, env={"TZ": "America/New_York", "LC_ALL": "tr_TR.UTF-8"}).out)


if __name__ == "__main__":
    unittest.main()
