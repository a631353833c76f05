"""batch_workers.py: newsx batch: several processes, pages that are slow or deadly, and articles that are met twice."""
import os
import pathlib
import time
import unittest

from batching import Batch, article, page
from program import CORPUS, NEWSX


class Workers(Batch):
    def test_same_bytes(self):
        corpus, pages = self.corpus(60), self.pages(60)
        one = self.batch(corpus, pages, *CORPUS, "-j", "1")
        self.assertExit(one, 0)
        self.assertEqual(one.out, self.batch(corpus, pages, *CORPUS, "-j", "3").out)
        loose = self.batch(corpus, pages, *CORPUS, "-j", "3", "--unordered", "--dedupe", "off")
        strict = self.batch(corpus, pages, *CORPUS, "-j", "1", "--dedupe", "off")
        self.assertEqual(sorted(loose.out.splitlines()), sorted(strict.out.splitlines()))

    def test_memory_does_not_grow(self):
        """Twenty times the documents, and the largest process is as large."""
        if b"__asan_" in pathlib.Path(f"{NEWSX}-batch").read_bytes():
            self.skipTest("a sanitizer keeps what is freed")
        lines = self.corpus(100).read_bytes()
        sizes = []
        for times in (2, 40):
            path = self.file("many.jsonl", lines * times)
            pid = os.posix_spawn(NEWSX, [NEWSX, "batch", "-q", str(path), "-o", str(self.out), "--force", "-j", "2"], os.environ)
            _, status, usage = os.wait4(pid, 0)
            self.assertEqual(status, 0)
            sizes.append(usage.ru_maxrss)
        self.assertLess(sizes[1], sizes[0] + 4096, sizes)  # KiB

    def test_same_facts_as_extract(self):
        for a, b in zip(self.batch(*CORPUS, "--dedupe", "off").records, self.run_newsx("extract", *CORPUS).records):
            self.assertEqual(a, b)

    def test_slow_and_deadly_pages(self):
        names = ["a-good.html", "b-sleep.html", "c-good.html", "d-crash.html", "e-crash.html", "f-good.html", "g-sleep.html", "h-good.html"]
        for i, name in enumerate(names):
            self.file(name, page(i).replace("<article>", "<!-- newsx-test-%s --><article>" % name[2:7]))
        for jobs in "1", "2":
            begin = time.time()
            r = self.batch(self.folder, "-j", jobs, "--timeout", "1", env={"NEWSX_BATCH_TEST": "1"})
            self.assertExit(r, 1)
            self.assertLess(time.time() - begin, 20)
            self.assertEqual([pathlib.Path(x["id"]).name for x in r.records], names)
            self.assertEqual([x.get("error", {}).get("code") for x in r.records],
                             [None, "ETIMEOUT", None, "ECRASH", "ECRASH", None, "ETIMEOUT", None])


class Duplicates(Batch):
    def test_kinds(self):
        text = article(5)
        near = text.replace("한빛전자는", "한빛전자가", 1)
        names = {"a.txt": text, "b.txt": article(6), "c.txt": near, "d.txt": "\n\n".join(text.splitlines()) + "\n", "e.txt": article(7)}
        for name, content in names.items():
            self.file(name, content)
        r = self.batch(self.folder)
        twins = {pathlib.Path(x["id"]).name: x["duplicate_of"] and pathlib.Path(x["duplicate_of"]).name for x in r.records}
        self.assertEqual(twins, {"a.txt": None, "b.txt": None, "c.txt": "a.txt", "d.txt": "a.txt", "e.txt": None})
        self.assertEqual(len(self.batch(self.folder, "--dedupe", "drop").records), 3)
        self.assertNotIn("duplicate_of", self.batch(self.folder, "--dedupe", "off").records[0])

    def test_near_ones(self):
        """Copies as other newsrooms print them, for 20 articles, and how many must be found; of different articles none."""
        def lead(n, lines):
            return [article(n + 500).splitlines()[0]] + lines[1:]

        def more(n, lines):
            return lines[:4] + [article(n + 500).splitlines()[1]] + lines[4:]

        def less(n, lines):
            return lines[:4] + lines[5:]

        for n in range(20):
            self.file(f"{n:02}-a.txt", article(n))
            for name, change in (("lead", lead), ("less", less), ("more", more)):
                self.file(f"{n:02}-{name}.txt", "\n".join(change(n, article(n).splitlines())))
        found = {"a": 0, "lead": 0, "less": 0, "more": 0}
        for x in self.batch(self.folder, "-j", "2").records:
            name = pathlib.Path(x["id"]).stem
            found[name[3:]] += x["duplicate_of"] is not None
            if x["duplicate_of"]:
                self.assertEqual(pathlib.Path(x["duplicate_of"]).stem, name[:2] + "-a")
        self.assertEqual(found["a"], 0)
        self.assertGreaterEqual(min(found["lead"], found["less"], found["more"]), 15, found)

    def test_across_runs(self):
        a, b = self.file("a.txt", article(5)), self.file("b.txt", article(5) + "\n")
        self.assertExit(self.batch(a, "-o", self.out), 0)
        self.assertExit(self.batch(a, b, "-o", self.out, "--resume"), 0)
        self.assertEqual([x["duplicate_of"] for x in self.read()], [None, str(a)])


if __name__ == "__main__":
    unittest.main()
