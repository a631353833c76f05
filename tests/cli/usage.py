"""usage.py: options, help, versions, exit code 2, and where the dictionaries are found."""
import os
import re
import shutil
import unittest

from program import NEWSX, PAGE, ROOT, Case

COMMANDS = ("extract", "dump", "explain", "batch", "stats")


class Usage(Case):
    def refuses(self, *args, says=()):
        r = self.run_newsx(*args)
        self.assertExit(r, 2)
        self.assertEqual(r.out, b"")
        self.assertSays(r, *says)

    def test_no_command(self):
        r = self.run_newsx()
        self.assertExit(r, 2)
        self.assertEqual(r.out, b"")
        self.assertIn(b"Usage: newsx", r.err)

    def test_help(self):
        for args in (["--help"], *([c, "--help"] for c in COMMANDS), *([c, "-h"] for c in COMMANDS)):
            r = self.run_newsx(*args)
            self.assertExit(r, 0)
            self.assertEqual(r.err, b"")
            self.assertTrue(r.out.startswith(b"Usage: newsx"))

    def test_help_and_manual_know_the_same_options(self):
        manual = (ROOT / "docs" / "newsx.1").read_text()
        for command in COMMANDS:
            for option in re.findall(r"--[a-z][a-z-]+", self.run_newsx(command, "--help").out.decode()):
                self.assertIn(option.removeprefix("--"), manual.replace("\\-", "-"), f"{option} is not in newsx.1")

    def test_version(self):
        r = self.run_newsx("--version")
        self.assertExit(r, 0)
        self.assertRegex(r.out.decode(), r"^newsx \d+\.\d+\.\d+\n$")
        self.assertIn(r.out.decode().split()[1], (ROOT / "CMakeLists.txt").read_text())

    def test_wrong_words(self):
        self.refuses("frobnicate", says=["frobnicate"])
        self.refuses("extract", "--bad", says=["--bad"])
        self.refuses("extract", "--format", says=["--format"])
        self.refuses("extract", "--format", "xml", says=["xml"])
        self.refuses("extract", "--input", "pdf", says=["pdf"])
        self.refuses("extract", "--stage", "text", says=["--stage"])
        self.refuses("extract", "--pretty", "--format", "jsonl", says=["--pretty"])
        self.refuses("extract", "--charset", "utf-8", "--input", "jsonl", says=["--charset"])
        self.refuses("explain", "--pretty", says=["--pretty"])
        self.refuses("dump", says=["--stage"])
        for size in ("0", "x", "-1", "12Q", "2G", "99999999999999999999", "1MM", ""):
            self.refuses("extract", "--max-bytes", size, says=["--max-bytes"])
            self.refuses("batch", "--max-memory", size if size != "2G" else "2000G", says=["--max-memory"])

    def test_unknown_charset_and_stage(self):
        page = self.file("page.html", PAGE)
        self.refuses("extract", "--charset", "klingon", page, says=["klingon"])
        self.refuses("dump", "--stage", "klingon", page, says=["klingon"])

    def test_stages(self):
        page = self.file("page.html", PAGE)
        for stage in "charset html article text sentences tokens matches numerals rules facts".split():
            r = self.run_newsx("dump", f"--stage={stage}", page)
            self.assertExit(r, 0)
            self.assertTrue(r.out, stage)

    def test_images(self):
        page = self.file("page.html", PAGE)
        self.refuses("extract", "--image", self.folder / "none.nxd", page, says=["none.nxd"])
        self.refuses("extract", "--image", self.file("text.nxd", "no image"), page, says=["text.nxd"])
        r = self.run_newsx("extract", page, env={"NEWSX_IMAGE": str(self.folder / "gone.nxd")})
        self.assertExit(r, 2)
        self.assertSays(r, "gone.nxd")
        installed = self.folder / "prefix"
        (installed / "bin").mkdir(parents=True)
        (installed / "share/newsx").mkdir(parents=True)
        shutil.copy(NEWSX, installed / "bin/newsx")
        shutil.copy(os.path.join(os.path.dirname(NEWSX), "newsx.nxd"), installed / "share/newsx/newsx.nxd")
        moved = os.spawnv(os.P_WAIT, str(installed / "bin/newsx"), ["newsx", "extract", "-q", "-o", str(self.folder / "o"), str(page)])
        self.assertEqual(moved, 0)

    def test_dictionaries(self):
        page = self.file("page.html", PAGE)
        own = self.file("org.tsv", "#newsx-lex 1\n한빛전자\t한빛전자주식회사\tkind=company\town\n")
        r = self.run_newsx("dump", "--stage=matches", "--dict", own, page)
        self.assertExit(r, 0)
        self.assertIn("한빛전자주식회사", r.out.decode())
        self.refuses("extract", "--dict", self.folder / "none.tsv", page, says=["none.tsv"])
        self.refuses("extract", "--dict", self.file("title.tsv", "#newsx-lex 1\none column\n"), page, says=["title.tsv:2"])
        for name in ("words.tsv", "person.txt", "person"):
            self.refuses("extract", "--dict", self.file(name, "#newsx-lex 1\n"), page, says=[name, "class"])

    def test_explain_names_file_and_line(self):
        r = self.run_newsx("explain", self.file("page.html", PAGE))
        self.assertExit(r, 0)
        self.assertRegex(r.out.decode(), r"dict/(lex|rule)/[a-z.]+:\d+")
        self.assertNotIn("\033", r.out.decode())


if __name__ == "__main__":
    unittest.main()
