"""output.py: files that appear whole or not at all, full disks, readers that leave, exit code 3."""
import json
import os
import pty
import signal
import subprocess
import unittest

from program import ARTICLE, NEWSX, PAGE, Case

LINE = json.dumps({"id": "a", "text": ARTICLE}, ensure_ascii=False).encode() + b"\n"


class Output(Case):
    def setUp(self):
        super().setUp()
        self.page = self.file("page.html", PAGE)

    def leftovers(self):
        return sorted(p.name for p in self.folder.iterdir() if p.name not in ("page.html",))

    def test_file(self):
        out = self.folder / "out.json"
        r = self.run_newsx("extract", "-o", out, self.page)
        self.assertExit(r, 0)
        self.assertEqual((r.out, r.err), (b"", b""))
        self.assertEqual(out.read_bytes(), self.run_newsx("extract", self.page).out)
        self.assertEqual(self.leftovers(), ["out.json"])
        mask = os.umask(0)
        os.umask(mask)
        self.assertEqual(out.stat().st_mode & 0o777, 0o666 & ~mask)

    def test_failure_leaves_the_old_file(self):
        out = self.file("out.json", "old")
        r = self.run_newsx("extract", "-o", out, self.folder / "missing")
        self.assertExit(r, 1)
        self.assertEqual(out.read_text(), "old")
        self.assertEqual(self.leftovers(), ["out.json"])

    def test_old_mode_and_link_are_kept(self):
        out, link = self.file("out.json", "old"), self.folder / "link.json"
        out.chmod(0o640)
        link.symlink_to(out)
        self.assertExit(self.run_newsx("extract", "-o", link, self.page), 0)
        self.assertTrue(link.is_symlink())
        self.assertEqual(json.loads(out.read_text())["schema"], "newsx/1")
        self.assertEqual(out.stat().st_mode & 0o777, 0o640)

    def test_streams_keep_their_error_records(self):
        out = self.folder / "out.jsonl"
        self.assertExit(self.run_newsx("extract", "-o", out, self.page, self.folder / "missing"), 1)
        self.assertEqual(len(out.read_text().splitlines()), 2)

    def test_full_disk(self):
        r = self.run_newsx("extract", "-o", "/dev/full", self.page)
        self.assertExit(r, 3)
        self.assertSays(r, "/dev/full", "No space left")
        for args in (["extract", str(self.page)], ["--version"], ["--help"], ["explain", str(self.page)]):
            with open("/dev/full", "wb") as full:
                p = subprocess.run([NEWSX, *args], stdout=full, stderr=subprocess.PIPE, check=False)
            self.assertEqual(p.returncode, 3)
            self.assertIn(b"No space left", p.stderr)

    def test_closed_stdout(self):
        p = subprocess.run(["sh", "-c", '"$0" extract "$1" >&-', NEWSX, str(self.page)], capture_output=True, check=False)
        self.assertEqual(p.returncode, 3)

    def test_places_that_cannot_be_written(self):
        for path in (self.folder / "none" / "out.json", self.folder):
            r = self.run_newsx("extract", "-o", path, self.page)
            self.assertExit(r, 3)
            self.assertSays(r, path)

    def test_reader_that_leaves(self):
        for preset in (signal.SIG_DFL, signal.SIG_IGN):
            with subprocess.Popen([NEWSX, "extract", "--input", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                  preexec_fn=lambda p=preset: signal.signal(signal.SIGPIPE, p)) as p:
                p.stdin.write(LINE)
                p.stdin.flush()
                p.stdout.readline()
                p.stdout.close()
                try:
                    p.stdin.write(LINE * 500)
                    p.stdin.close()
                except BrokenPipeError:
                    pass
                p.stdin = None
                err = p.stderr.read()
                self.assertEqual(p.wait(timeout=60), 3)
                self.assertEqual(err, b"")

    def test_signal_takes_the_temporary_file_away(self):
        out = self.folder / "out.jsonl"
        with subprocess.Popen([NEWSX, "extract", "--input", "jsonl", "-o", str(out)], stdin=subprocess.PIPE) as p:
            p.stdin.write(LINE)
            p.stdin.flush()
            while not self.leftovers():
                pass
            p.send_signal(signal.SIGTERM)
            self.assertEqual(p.wait(timeout=60), -signal.SIGTERM)
        self.assertEqual(self.leftovers(), [])

    def colours(self, env):
        main, end = pty.openpty()
        with subprocess.Popen([NEWSX, "extract", str(self.folder / "missing")], stderr=end, env={**os.environ, "TERM": "xterm", **env}) as p:
            os.close(end)
            said = os.read(main, 4096)
            p.wait()
        os.close(main)
        return b"\033[" in said

    def test_colours(self):
        env = dict(os.environ)
        os.environ.pop("NO_COLOR", None)
        try:
            self.assertTrue(self.colours({}))
            self.assertTrue(self.colours({"NO_COLOR": ""}))
            self.assertFalse(self.colours({"NO_COLOR": "1"}))
            self.assertFalse(self.colours({"TERM": "dumb"}))
        finally:
            os.environ.update(env)


class Doubts(Case):
    def warnings(self, page):
        r = self.run_newsx("extract", self.file("page.html", page))
        self.assertExit(r, 0)
        article = json.loads(r.out)["article"]
        self.complete = article["complete"]
        return json.loads(r.out)["warnings"], article["access"]

    def test_a_whole_article_is_not_doubted(self):
        self.assertEqual(self.warnings(PAGE), ([], "unknown"))

    def test_a_very_short_one_is(self):
        page = ("<html><head><title>한빛시, 요금 인상</title><meta property='article:published_time' content='2026-02-06'></head>"
                "<body><article><h1>한빛시, 요금 인상</h1><p>한빛시는 내년부터 요금을 올린다고 12일 밝혔다.</p></article></body></html>")
        self.assertEqual(self.warnings(page)[0], ["doubtful: the article is very short"])

    def test_one_behind_a_paywall_is(self):
        data = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"한빛전자, 공장 짓는다","isAccessibleForFree":false}</script>'
        self.assertEqual(self.warnings(PAGE.replace("</head>", data + "</head>")),
                         (["doubtful: the page shows a part of the article only"], "partial"))

        self.assertFalse(self.complete)

    def test_one_of_several_pages_is(self):
        for pages, told in (("<strong>1</strong> <a href='/a/7?page=2'>2</a> <a href='/a/7?page=3'>3</a>", "part 1 of 3 of the article"),
                            ("<a href='/a/7/1'>1</a> <a href='/a/7/2'>2</a> <b>3</b>", "part 3 of 3 of the article"),
                            ("<a href='/a/7b'>다음 페이지</a>", "part 1 of the article")):
            with self.subTest(told):
                self.assertEqual(self.warnings(PAGE.replace("</article>", f"<p>{pages}</p></article>"))[0],
                                 ["doubtful: the page shows " + told])
                self.assertFalse(self.complete)

    def test_other_numbers_are_no_pages(self):
        links = "<p><a href='#1'>1</a> <a href='/2025'>2025</a> <a href='/a/8'>12</a></p>"
        self.assertEqual(self.warnings(PAGE.replace("</article>", links + "</article>"))[0], [])
        self.assertTrue(self.complete)

    def test_a_page_without_head_and_body(self):
        page = PAGE.replace("<html lang=\"ko\"><head>", "").replace("</head><body>", "").replace("</body></html>", "")
        r = self.run_newsx("extract", self.file("bare.html", page))
        self.assertExit(r, 0)
        self.assertEqual(json.loads(r.out)["article"]["title"], "한빛전자, 공장 짓는다")


if __name__ == "__main__":
    unittest.main()
