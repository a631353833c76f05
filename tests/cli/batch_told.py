"""batch_told.py: what newsx batch tells while it runs and at its end: to a person at a terminal, to a program, to a log."""
import json
import os
import pty
import re
import subprocess
import unittest

from batching import Batch, article, page
from program import NEWSX

LINE = re.compile(r"(\d+) pages, (\d+\.\d)/(\d+\.\d) MB \((\d+) %\), (\d+) pages/s, (\d+) failures(?:, (\d+:\d\d:\d\d) left)?")


class Told(Batch):
    def on_terminal(self, *args, stdout=subprocess.DEVNULL):
        """stderr as a terminal got it, and the exit code."""
        master, slave = pty.openpty()
        with subprocess.Popen([NEWSX, "batch", *map(str, args)], stderr=slave, stdout=slave if stdout is None else stdout, stdin=subprocess.DEVNULL,
                              env={**os.environ, "NEWSX_BATCH_TEST": "1", "NO_COLOR": "1"}) as p:
            os.close(slave)
            told = b""
            while True:
                try:
                    piece = os.read(master, 65536)
                except OSError:  # how Linux ends a terminal
                    piece = b""
                if not piece:
                    break
                told += piece
            code = p.wait()
        os.close(master)
        return told.decode(), code

    def sleepy(self, name):
        """A page that is worked on until it is given up."""
        return self.file(name, page(0).replace("<article>", "<!-- newsx-test-sleep --><article>"))

    def big_pages(self, folder, numbers):
        (self.folder / folder).mkdir(exist_ok=True)
        for n in numbers:
            self.file(f"{folder}/{n:02}.html", page(n) + " " * 100_000)

    def test_line(self):
        self.big_pages("in", (1, 2, 3, 5, 6))
        self.file("in/04.html", "<p>x")
        self.sleepy("in/05-sleep.html")
        told, code = self.on_terminal(self.folder / "in", "-o", self.out, "-j", "1", "--timeout", "7")
        self.assertEqual(code, 1)
        *shown, last = told.split("\r\033[K")  # each line is written over the one before
        lines = [LINE.fullmatch(line) for line in shown if line]
        self.assertTrue(lines and all(lines), told)
        for line in lines:
            pages, done, total, percent, _, failures, _ = line.groups()
            self.assertEqual(total, "0.5")
            self.assertLessEqual(float(done), 0.5)
            self.assertLessEqual(int(failures), 2)
            self.assertLessEqual(int(pages), 7)
            self.assertLessEqual(abs(float(done) / 0.5 * 100 - int(percent)), 10, line[0])
        # while it slept: four pages, three fifths of the bytes, and after a while the time that is left
        self.assertTrue(any((line[1], line[4], line[6]) == ("4", "59", "1") and line[7] for line in lines), told)
        self.assertRegex(last, r"^newsx: 7 pages in .* 5 articles, 2 failures \(.*ETIMEOUT 1.*\)\r\n$")

    def test_time_left_is_not_told_from_what_was_done_before(self):
        self.big_pages("in", range(8))
        self.assertExit(self.batch(self.folder / "in", "-o", self.out), 0)
        self.big_pages("in", (91, 92))
        self.sleepy("in/90-sleep.html")
        told, code = self.on_terminal(self.folder / "in", "-o", self.out, "--resume", "-j", "1", "--timeout", "7")
        self.assertEqual(code, 1)
        shown = [LINE.fullmatch(line) for line in told.split("\r\033[K") if "MB (" in line]
        self.assertTrue(any(line[1] == "8" and line[4] == "79" for line in shown), told)
        self.assertFalse([line[0] for line in shown if line[7] and line[1] == "8"])

    def test_quiet_on_a_terminal(self):
        told, code = self.on_terminal(self.file("a.html", page(1)), "-q", "-o", self.out)
        self.assertEqual((told, code), ("", 0))
        told, code = self.on_terminal(self.folder / "a.html", "--progress", "none", "-o", self.out, "--force")
        self.assertRegex(told, r"^newsx: 1 pages in [^\r]*\r\n$")

    def test_records_on_the_terminal(self):
        """No line among them that is written over."""
        self.sleepy("a.html")
        self.file("b.html", page(1))
        told, code = self.on_terminal(self.folder, "-j", "1", "--timeout", "1", stdout=None)
        self.assertEqual(code, 1)
        self.assertNotIn("\033", told)
        self.assertEqual([line[:6] for line in told.split("\r\n")], ["newsx:", '{"id":', '{"id":', "newsx:", ""])

    def test_no_terminal(self):
        self.sleepy("a.html")
        self.file("b.html", page(1))
        r = self.run_newsx("batch", self.folder, "-j", "1", "--timeout", "2", env={"NEWSX_BATCH_TEST": "1"})
        self.assertExit(r, 1)
        self.assertEqual(len(r.lines), 2, r.err)  # the failure, and the summary
        self.assertNotIn(b"\r", r.err)
        self.assertNotIn(b"\033", r.err)
        self.assertIn("a.html: no result after 2 seconds", r.lines[0])

    def test_for_programs(self):
        self.sleepy("a.html")
        self.file("b.html", page(1))
        self.file("c.html", page(1) + "\n")
        r = self.run_newsx("batch", self.folder, "-j", "1", "--timeout", "5", "--progress", "json", env={"NEWSX_BATCH_TEST": "1"})
        events = [json.loads(line) for line in r.lines]
        self.assertEqual([e["event"] for e in events[:-1]], ["progress"] * (len(events) - 1))
        self.assertTrue(events[:-1])
        for e in events:
            self.assertEqual(set(e) - {"codes"}, {"event", "pages", "articles", "duplicates", "failures", "done_before", "files", "bytes", "bytes_done",
                                                  "seconds", "seconds_left"})
            self.assertEqual(e["files"], 3)
            self.assertLessEqual(e["bytes_done"], e["bytes"])
        last = events[-1]
        self.assertEqual([last[k] for k in ("event", "pages", "articles", "duplicates", "failures", "codes")], ["end", 3, 2, 1, 1, {"ETIMEOUT": 1}])
        self.assertEqual(last["bytes_done"], last["bytes"])

    def test_summary_and_log(self):
        log = self.folder / "log"
        args = (self.file("a.html", page(1)), self.file("b.html", "<p>x"), "-o", self.out, "--log", log)
        r = self.run_newsx("batch", *args)
        self.assertExit(r, 1)
        self.assertEqual(len(r.lines), 1)
        self.assertRegex(r.lines[0], r"^newsx: 2 pages in [\d.]+ s \([\d.]+ pages/s, [\d.]+ MB/s\): 1 articles, 1 failures \(ENOARTICLE 1\)$")
        failure, summary = log.read_text().splitlines()
        self.assertRegex(failure, r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\tENOARTICLE\t.*/b.html\t.+")
        self.assertEqual("newsx: " + summary, r.lines[0])
        r = self.run_newsx("batch", *args, "--resume")
        self.assertIn("2 were done before", r.lines[0])
        self.assertEqual(len(log.read_text().splitlines()), 3)  # added to
        r = self.run_newsx("batch", "-", "-o", self.out, "--force", "--log", "/nonexistent/log", stdin=json.dumps({"text": article(1)}))
        self.assertExit(r, 2)
        self.assertSays(r, "/nonexistent/log")


if __name__ == "__main__":
    unittest.main()
