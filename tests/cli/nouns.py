"""nouns.py: lists of common nouns are evidence of what is no name.  Without them the program is complete, and knows less; a user's own list,
however long, stands in for them."""
import os
import pathlib
import shutil
import subprocess
import unittest

from program import PAGE, ROOT, Case

NXDICT = pathlib.Path(os.environ["NEWSX_BINARY_DIR"]) / "nxdict"
TEXT = "성명서는 5일 나왔다.\n윤서경 대표는 7일 물러났다.\n"


class Nouns(Case):
    def image(self, *without):
        shutil.copytree(ROOT / "dict", self.folder / "dict")
        for path in without:
            (self.folder / "dict/lex" / path).unlink()
        p = subprocess.run([NXDICT, self.folder / "dict", "-o", self.folder / "less.nxd"], capture_output=True, text=True, check=False)
        self.assertEqual(p.returncode, 0, p.stderr)
        return "--image", self.folder / "less.nxd"

    def facts(self, text, *options):
        r = self.run_newsx("extract", "--format", "jsonl", "--published", "2026-02-06", *options, "-", stdin=text)
        self.assertExit(r, 0)
        return r.records[0]["facts"]

    def people(self, *options):
        return {p["name"] for p in self.facts(TEXT, *options)["people"]}

    def test_complete_without(self):
        less = self.image("noun.tsv", "noun.news.tsv")
        facts = self.facts(PAGE, *less)
        self.assertEqual([p["name"] for p in facts["people"]], ["김하늘"])
        self.assertIn("한빛전자", [o["name"] for o in facts["organizations"]])
        for kind in ("dates", "figures", "places", "quotes", "plans"):
            self.assertTrue(facts[kind], kind)

    def test_evidence(self):
        less = self.image("noun.tsv", "noun.news.tsv")
        self.assertEqual(self.people(), {"윤서경"})
        self.assertEqual(self.people(*less), {"윤서경", "성명서"})
        syllables = [chr(0xAC00 + 28 * i) for i in range(400)]
        words = [a + b for a in syllables[:300] for b in syllables]  # 120,000 of them
        own = self.file("noun.mine.tsv", "#newsx-lex 1\n" + "".join(f"{w}\t\t\tmine\n" for w in [*words, "성명서"]))
        self.assertEqual(self.people(*less, "--dict", own), {"윤서경"})


if __name__ == "__main__":
    unittest.main()
