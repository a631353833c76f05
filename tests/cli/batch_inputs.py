"""batch_inputs.py: newsx batch: files of every kind, where they are, and what damage to them costs."""
import gzip
import io
import json
import os
import shutil
import subprocess
import tarfile
import unittest
import zipfile

from batching import Batch, article, page


class Inputs(Batch):
    def test_directory(self):
        for name in ("b.html", "a.html", ".hidden.html", "sub/c.html", "sub/.git/d.html", "sub/e.txt", "sub/notes.css"):
            (self.folder / "in" / name).parent.mkdir(parents=True, exist_ok=True)
            self.file("in/" + name, page(len(name)))
        (self.folder / "in/sub/loop").symlink_to("..")
        (self.folder / "in/gone.html").symlink_to("nothing")
        r = self.batch(self.folder / "in", "--exclude", "*.css", "-o", self.out)
        self.assertExit(r, 1)
        self.assertEqual(self.ids(), ["a.html", "b.html", "gone.html", "c.html", "e.txt"])
        self.assertEqual([x.get("error", {}).get("code") for x in self.read()], [None, None, "EIO", None, None])
        r = self.batch(self.folder / "in", "--include", "sub/*.html", "-o", "-")
        self.assertEqual([x["source"]["path"] for x in r.records], [str(self.folder / "in/sub/c.html")])

    def test_output_among_the_input(self):
        """What a run writes is no input of it, nor of those that go on."""
        pages = self.pages(2)
        for out in "out.jsonl", "out.sqlite", "tree/", "out.jsonl.zst":
            args = (pages, "-o", f"{pages}/{out}", "--log", pages / "log")
            for more in (), ("--resume",), ("--force",):
                r = self.run_newsx("batch", *args, *more)
                self.assertExit(r, 0)
                self.assertRegex(r.lines[-1], "2 were done before" if "--resume" in more else "^newsx: 2 pages .* 2 articles")
            for path in pages.iterdir():
                if path.suffix != ".html":
                    shutil.rmtree(path) if path.is_dir() else path.unlink()

    def test_packed(self):
        self.file("a.html.gz", gzip.compress(page(1).encode()))
        self.file("b.jsonl.gz", gzip.compress(json.dumps({"id": 7, "text": article(2)}).encode()))
        with tarfile.open(self.folder / "c.tar.gz", "w:gz") as tar:
            for name in ("x/한글.html", "x/.no.html", "y.html"):
                info = tarfile.TarInfo(name)
                info.size = len(page(len(name)).encode())
                tar.addfile(info, io.BytesIO(page(len(name)).encode()))
        with zipfile.ZipFile(self.folder / "d.zip", "w", zipfile.ZIP_DEFLATED) as z:
            z.writestr("z/한글.html", page(20))
            z.writestr("z/empty/", "")
        r = self.batch(*(self.folder / n for n in ("a.html.gz", "b.jsonl.gz", "c.tar.gz", "d.zip")))
        self.assertExit(r, 0)
        self.assertEqual([x["source"]["path"].removeprefix(str(self.folder) + "/") for x in r.records],
                         ["a.html.gz", "b.jsonl.gz:1", "c.tar.gz!x/한글.html", "c.tar.gz!y.html", "d.zip!z/한글.html"])
        self.assertEqual(r.records[1]["id"], 7)

    def names(self, *args):
        """Where the articles are, below the folder; what failed with its code."""
        return [x["source"]["path"].removeprefix(str(self.folder) + "/") + (": " + x["error"]["code"] if "error" in x else "")
                for x in self.batch(*args, "--dedupe", "off").records]

    def test_names_of_korean_windows(self):
        """Zip files name their members in CP949 or in UTF-8, with and without saying so; some in nothing at all."""
        name = "기사/똠방각하.html"
        for file, encoded in (("cp949.zip", name.encode("cp949")), ("utf8.zip", name.encode()), ("bytes.zip", b"\xff\xfe.html")):
            with zipfile.ZipFile(self.folder / file, "w") as z:
                z.writestr(zipfile.ZipInfo("x" * len(encoded)), page(1))
            path = self.folder / file
            path.write_bytes(path.read_bytes().replace(b"x" * len(encoded), encoded))
        with zipfile.ZipFile(self.folder / "said.zip", "w") as z:
            z.writestr(name, page(1))
        with tarfile.open(self.folder / "cp949.tar", "w", format=tarfile.GNU_FORMAT, encoding="cp949") as tar:
            self.add(tar, name, page(1).encode())
        for file in "cp949.zip", "utf8.zip", "said.zip", "cp949.tar":
            self.assertEqual(self.names(self.folder / file), [f"{file}!{name}"])
            self.assertEqual(self.names(self.folder / file, "--include", "*하.html"), [f"{file}!{name}"])
            self.assertEqual(self.names(self.folder / file, "--exclude", "기사/*"), [])
        self.assertEqual(self.names(self.folder / "bytes.zip"), ["bytes.zip!%FF%FE.html"])

    @staticmethod
    def add(tar, name, data):
        info = tarfile.TarInfo(name)
        info.size = len(data)
        tar.addfile(info, io.BytesIO(data))

    def test_members_are_what_their_names_say(self):
        line = json.dumps({"id": 1, "text": article(3)}).encode()
        inner, deep = io.BytesIO(), io.BytesIO()
        with zipfile.ZipFile(inner, "w") as z:
            z.writestr("i.html", page(4))
        with tarfile.open(fileobj=deep, mode="w:gz") as tar:
            self.add(tar, "a.zip", inner.getvalue())
        for mode, name in (("w", "all.tar"), ("w:xz", "all.tar.xz"), ("w:bz2", "all.tbz2")):
            with tarfile.open(self.folder / name, mode) as tar:
                self.add(tar, "a.jsonl", line + b"\n\n" + line)
                self.add(tar, "b.jsonl.gz", gzip.compress(line))
                self.add(tar, "c.html.gz", gzip.compress(page(5).encode()))
                self.add(tar, "d.zip", inner.getvalue())
                self.add(tar, "e.tgz", deep.getvalue())
                self.add(tar, "f.warc", b"WARC/1.0")
                tar.addfile(tarfile.TarInfo("empty.html"))
                directory = tarfile.TarInfo("dir")
                directory.type = tarfile.DIRTYPE
                tar.addfile(directory)
            self.assertEqual(self.names(self.folder / name), [f"{name}!{member}" for member in (
                "a.jsonl:1", "a.jsonl:3", "b.jsonl.gz:1", "c.html.gz", "d.zip!i.html", "e.tgz!a.zip!i.html", "f.warc@0: EDATA",
                "empty.html: ENOARTICLE")])

    def test_zstd(self):
        if not shutil.which("zstd"):
            self.skipTest("no zstd")
        for name, data in (("a.html", page(1)), ("b.jsonl", json.dumps({"text": article(2)}))):
            subprocess.run(["zstd", "-q", self.file(name, data)], check=True)
        r = self.batch(self.folder / "a.html.zst", self.folder / "b.jsonl.zst")
        self.assertExit(r, 0)
        self.assertEqual(len(r.records), 2)

    def test_lists_and_streams(self):
        a, b = self.file("a.html", page(1)), self.file("new\nline.html", page(2))
        r = self.batch("--files0-from", "-", stdin=f"{a}\0{b}\0")
        self.assertExit(r, 0)
        self.assertEqual([x["id"] for x in r.records], [str(a), str(b)])
        r = self.batch("-", stdin=json.dumps({"text": article(3)}) + "\n\n" + "no json\n")
        self.assertEqual([(x["id"], "error" in x) for x in r.records], [("-:1", False), ("-:3", True)])

    def test_damage_costs_what_is_damaged(self):
        whole = gzip.compress(page(1).encode())
        files = [self.file("cut.html.gz", whole[:-30]), self.file("cut.zip", b"PK\3\4" + b"x" * 50), self.file("noise.tar", os.urandom(2048)),
                 self.file("good.html", page(2)), self.folder / "missing.html"]
        r = self.batch(*files)
        self.assertExit(r, 1)
        self.assertEqual([x.get("error", {}).get("code") for x in r.records], ["EIO", "EIO", "EIO", None, "EIO"])

    def test_bytes_of_names(self):
        path = os.fsencode(self.folder) + b"/\xb0\xa1.html"
        with open(path, "wb") as f:
            f.write(page(1).encode())
        r = self.batch(self.folder)
        self.assertTrue(r.records[0]["id"].endswith("/%B0%A1.html"))

    def test_sizes(self):
        r = self.batch(self.file("big.html", page(1) + " " * 9000), self.file("big.html.gz", gzip.compress(b"a" * (1 << 20))),
                       self.file("small.html", page(2)), "--max-bytes", "8000")
        self.assertEqual([x.get("error", {}).get("code") for x in r.records], ["ELIMIT", "ELIMIT", None])

    def test_some_of_them(self):
        pages = self.pages(60)
        few = self.batch(pages, "--sample", "20%").records
        self.assertTrue(2 < len(few) < 30)
        self.assertEqual([x["id"] for x in few], [x["id"] for x in self.batch(pages, "--sample", "0.2", "-j", "1").records])
        self.assertEqual(len(self.batch(pages, "--limit", "7").records), 7)
        r = self.batch(pages, "--dry-run")
        self.assertEqual(len(r.out.splitlines()), 60)
        self.assertEqual(self.batch(pages, "--dry-run", "--limit", "7").out, b"".join(r.out.splitlines(True)[:7]))
        self.assertEqual(self.batch(pages, "--dry-run", "--sample", "20%").out.decode().splitlines(), [x["id"] for x in few])


if __name__ == "__main__":
    unittest.main()
