"""bad_input.py: what is no article costs one clear line and exit code 1, and the rest goes on."""
import os
import random
import resource
import subprocess
import time
import unittest
import zlib

from program import ARTICLE, NEWSX, PAGE, Case

PNG = (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0\x90\x91h6" +
       b"\0\0\0\x40IDAT" + zlib.compress(bytes(random.Random(1).randrange(256) for _ in range(784))) + b"\0\0\0\0IEND\xaeB`\x82")


class BadInput(Case):
    def fails(self, path, *parts):
        r = self.run_newsx("extract", path)
        self.assertExit(r, 1)
        self.assertEqual(r.out, b"")
        self.assertSays(r, path, *parts)

    def test_empty_file(self):
        self.fails(self.file("empty.html", b""), "empty")

    def test_blank_file(self):
        self.fails(self.file("blank.html", b" \n\n\t\n"))

    def test_directory(self):
        self.fails(self.folder, "is a directory")

    def test_missing_file(self):
        self.fails(self.folder / "missing.html", "No such file")

    def test_unreadable_file(self):
        path = self.file("secret.html", PAGE)
        path.chmod(0)
        if os.access(path, os.R_OK):
            self.skipTest("root reads everything")
        self.fails(path, "Permission denied")

    def test_png(self):
        self.fails(self.file("picture.png", PNG))

    def test_random_bytes(self):
        for seed in range(5):
            self.fails(self.file(f"random{seed}", random.Random(seed).randbytes(100_000)))

    def test_no_article(self):
        links = "".join(f'<li><a href="/{i}">기사 목록 {i}</a></li>' for i in range(50))
        self.fails(self.file("list.html", f"<html><head><title>목록</title></head><body><ul>{links}</ul></body></html>"))

    def test_page_of_200_mb(self):
        path = self.folder / "huge.html"
        with open(path, "wb") as f:
            f.write(PAGE.encode())
            f.truncate(200 << 20)
        began = time.monotonic()
        self.fails(path, 200 << 20, "--max-bytes")
        self.assertLess(time.monotonic() - began, 5)

    def test_text_that_wants_too_much_memory(self):
        r = self.run_newsx("extract", "--max-memory", "12M", self.file("dense.txt", "$1 " * 100_000), self.file("page.html", PAGE))
        self.assertEqual(r.code, 1)
        self.assertSays(r, "dense.txt", "memory", "12582912")
        self.assertEqual(["error" in record for record in r.records], [True, False])

    def test_endless_pipe(self):
        with subprocess.Popen(["yes", "<p>한빛전자는 5일 밝혔다.</p>"], stdout=subprocess.PIPE) as yes:
            r = subprocess.run([NEWSX, "extract"], stdin=yes.stdout, capture_output=True, timeout=60, check=False)
            yes.kill()
        self.assertEqual(r.returncode, 1, r.stderr)
        self.assertIn(b"--max-bytes", r.stderr)

    def test_nested_divs(self):
        deep = "<div>" * 100_000
        path = self.file("deep.html", PAGE.replace("<article>", deep + "<article>"))
        began = time.monotonic()
        r = self.run_newsx("extract", path)
        self.assertIn(r.code, (0, 1), r.err)
        self.assertLessEqual(len(r.lines), 1)
        self.assertLess(time.monotonic() - began, 20)

    def test_truncated_utf8(self):
        page = PAGE.encode()
        cut = page.rindex("생긴다".encode()) + 4
        r = self.run_newsx("extract", self.file("cut.html", page[:cut]))
        self.assertIn(r.code, (0, 1), r.err)
        if r.code:
            self.assertSays(r)
        else:
            self.assertIn("한빛전자", r.records[0]["article"]["text"])

    def test_wrong_published(self):
        for wrong in ("yesterday", "2026-13-01", "2026-02-30", ""):
            r = self.run_newsx("extract", "--published", wrong, self.file("page.html", PAGE))
            if wrong:
                self.assertExit(r, 2)
                self.assertEqual(r.out, b"")
                self.assertSays(r, wrong)

    def test_the_rest_goes_on(self):
        good, missing = self.file("good.html", PAGE), self.folder / "missing"
        r = self.run_newsx("extract", self.folder, good, missing, self.file("p.png", PNG), good)
        self.assertExit(r, 1)
        self.assertEqual(len(r.lines), 3, r.err)
        self.assertEqual([x["id"] for x in r.records], list(map(str, (self.folder, good, missing, self.folder / "p.png", good))))
        self.assertEqual([x.get("error", {}).get("code") for x in r.records][:3], ["EIO", None, "EIO"])
        self.assertEqual(r.records[1], r.records[4])

    def test_memory_is_bounded(self):
        many = self.file("many.jsonl", '{"id":"a","text":"' + ARTICLE.replace("\n", "\\n").replace('"', '\\"') + '"}\n')
        many.write_bytes(many.read_bytes() * 2000)
        with open(self.folder / "out", "wb") as out, subprocess.Popen([NEWSX, "extract", str(many)], stdout=out) as p:
            usage = os.wait4(p.pid, 0)
            p.returncode = os.waitstatus_to_exitcode(usage[1])
        self.assertEqual(p.returncode, 0)
        if "asan" not in NEWSX and "tsan" not in NEWSX:
            self.assertLess(usage[2].ru_maxrss, 64 * 1024)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    unittest.main()
