"""program.py: what the tests of the program share.  They see it as a user does: arguments, streams, exit codes.

The program is $NEWSX, the source tree $NEWSX_SOURCE_DIR (set by ctest)."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

NEWSX = os.environ["NEWSX"]
ROOT = pathlib.Path(os.environ["NEWSX_SOURCE_DIR"])
CORPUS = sorted((ROOT / "corpus").glob("*.html"))
ARTICLE = "한빛전자는 5일 서울에서 기자회견을 열고 내년 3월까지 1200억원을 들여 공장을 짓겠다고 밝혔다.\n김하늘 대표는 \"일자리 300개가 생긴다\"고 말했다.\n"
PAGE = ("<!doctype html><html lang=\"ko\"><head><meta charset=\"utf-8\"><title>한빛전자, 공장 짓는다</title>"
        "<meta property=\"article:published_time\" content=\"2026-02-06T09:30:00+09:00\"></head><body><article>"
        "<h1>한빛전자, 공장 짓는다</h1>" + "".join(f"<p>{line}</p>" for line in ARTICLE.splitlines() * 3) +
        "</article></body></html>")


class Result:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def lines(self):
        return self.err.decode("utf-8", "replace").splitlines()

    @property
    def records(self):
        return [json.loads(line) for line in self.out.splitlines()]


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_newsx(self, *args, stdin=b"", env=None, timeout=120):
        p = subprocess.run([NEWSX, *map(str, args)], input=stdin.encode() if isinstance(stdin, str) else stdin,
                           capture_output=True, timeout=timeout, env={**os.environ, **(env or {})}, check=False)
        return Result(p.returncode, p.stdout, p.stderr)

    def assertExit(self, result, code):
        self.assertEqual(result.code, code, result.err.decode("utf-8", "replace"))

    def assertSays(self, result, *parts):
        """One line on stderr, and what it holds."""
        self.assertEqual(len(result.lines), 1, result.err)
        self.assertTrue(result.lines[0].startswith("newsx: "), result.err)
        for part in parts:
            self.assertIn(str(part), result.lines[0])
