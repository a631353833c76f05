"""batch_stops.py: newsx batch: kills, signals, full disks and mounts that vanish, and what comes after them."""
import contextlib
import gzip
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import time
import unittest

from batching import Batch, article, page, rows
from program import ARTICLE, NEWSX

MOMENTS = int(os.environ.get("NEWSX_KILLS", "50"))  # kill -9 that often


class Stops(Batch):
    def start(self, *args):
        return subprocess.Popen([NEWSX, "batch", "-q", *map(str, args)], stderr=subprocess.PIPE, env={**os.environ, "NEWSX_BATCH_TEST": "1"})

    @staticmethod
    def journalled(target):
        """How many pages are committed."""
        if target.suffix != ".sqlite":
            journal = target / ".journal" if target.is_dir() else pathlib.Path(f"{target}.journal")
            return journal.read_bytes().rpartition(b"\ncommit ")[0].count(b"\npage ") if journal.exists() else 0
        try:
            with contextlib.closing(sqlite3.connect(target)) as db:
                return db.execute("SELECT count(*) FROM journal").fetchone()[0]
        except sqlite3.OperationalError:
            return 0

    def interrupted(self, out, result, number, moments, exits):
        """Stopped at random moments and gone on with (it commits every 10 ms here), until a last run is left alone; from the start again
        where it was through before."""
        r, corpus, target, whole = random.Random(moments), self.corpus(300), self.folder / out, self.folder / ("whole-" + out)
        more = ("-j", "2", *(("--format", "directory") if out.endswith("tree") else ()))
        begin = time.time()
        self.assertExit(self.batch(corpus, "-o", whole, *more, env={"NEWSX_BATCH_TEST": "1"}), 0)
        took, whole, done = time.time() - begin, result(whole), []
        while len(done) < moments or (not any(0 < n < 300 for n in done) and len(done) < 10 * moments):
            if done and done[-1] == 300 and target.exists():  # else its name is still to be given
                self.assertEqual(result(target), whole)
                for path in self.folder.glob(out + "*"):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            with self.start(corpus, "-o", target, *more, "--resume") as p:
                time.sleep(r.random() * took * (1 - self.journalled(target) / 300))
                p.send_signal(number)
                p.stderr.read()
                self.assertIn(p.wait(timeout=60), exits)
            done.append(self.journalled(target))
        self.assertExit(self.batch(corpus, "-o", target, *more, "--resume"), 0)
        self.assertEqual(result(target), whole)
        self.assertTrue(any(0 < n < 300 for n in done), done)  # else it was never stopped in the middle

    def test_kill(self):
        self.interrupted("k.jsonl", pathlib.Path.read_bytes, signal.SIGKILL, MOMENTS, (-9, 0))

    def test_kill_packed(self):
        self.interrupted("k.jsonl.gz", lambda p: gzip.decompress(p.read_bytes()), signal.SIGKILL, max(2, MOMENTS // 4), (-9, 0))

    def test_kill_database(self):
        self.interrupted("k.sqlite", rows, signal.SIGKILL, MOMENTS, (-9, 0))

    def test_kill_directory(self):
        self.interrupted("k.tree", lambda p: {f.name: f.read_bytes() for f in p.rglob("*.json")}, signal.SIGKILL, max(2, MOMENTS // 4), (-9, 0))

    def test_worker_ends_with_its_parent(self):
        """Even one that is stuck in a page."""
        self.file("a.html", page(0).replace("<article>", "<!-- newsx-test-sleep --><article>"))
        with self.start(self.folder / "a.html", "-o", self.out, "-j", "1") as p:
            children = pathlib.Path(f"/proc/{p.pid}/task/{p.pid}/children")
            while not (workers := children.read_text().split()):
                time.sleep(0.01)
            time.sleep(0.2)
            p.kill()
            p.wait()
        for _ in range(500):
            if not pathlib.Path("/proc", workers[0]).exists():
                return
            time.sleep(0.02)
        os.kill(int(workers[0]), signal.SIGKILL)
        self.fail("the worker lives on")

    def test_terminate(self):
        self.interrupted("t.jsonl", pathlib.Path.read_bytes, signal.SIGTERM, 4, (-15, 143, 0))
        self.interrupted("i.jsonl", pathlib.Path.read_bytes, signal.SIGINT, 4, (-2, 130, 0))

    def test_pages_in_hand_are_finished(self):
        with subprocess.Popen([NEWSX, "batch", "-q", "-", "-o", self.out], stdin=subprocess.PIPE) as p:
            p.stdin.write((json.dumps({"id": "a", "text": ARTICLE}) + "\n").encode())
            p.stdin.flush()
            time.sleep(0.5)
            p.send_signal(signal.SIGTERM)
            self.assertEqual(p.wait(timeout=60), 143)
            p.stdin.close()
        self.assertEqual([x["id"] for x in self.read(pathlib.Path(f"{self.out}.part"))], ["a"])

    def disk(self, size):
        disk = self.folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk], capture_output=True, check=False).returncode:
            self.skipTest("mount is not allowed")
        self.addCleanup(subprocess.run, ["umount", "-l", disk], check=False, capture_output=True)
        return disk

    def test_full_disk(self):
        """Each kind of output on a disk too small, and then on the same disk, large enough: as if nothing had happened."""
        disk, corpus = self.disk("64m"), self.corpus(120)
        kinds = {"out.jsonl": pathlib.Path.read_bytes, "out.jsonl.gz": lambda p: gzip.decompress(p.read_bytes()), "out.sqlite": rows,
                 "tree/": lambda p: {str(f.relative_to(p)): f.read_bytes() for f in p.rglob("*.json")}}
        for name, result in kinds.items():
            with self.subTest(name):
                size = {"out.jsonl.gz": "96k", "out.sqlite": "900k"}.get(name, "512k")
                subprocess.run(["mount", "-o", f"remount,size={size}", disk], check=True)
                r = self.batch(corpus, "-o", f"{disk}/{name}")
                self.assertExit(r, 3)
                self.assertSays(r, "full" if name == "out.sqlite" else "No space left")
                subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
                self.assertExit(self.batch(corpus, "-o", f"{disk}/{name}", "--resume"), 0)
                self.assertExit(self.batch(corpus, "-o", f"{self.folder}/whole-{name}"), 0)
                self.assertEqual(result(disk / name), result(self.folder / ("whole-" + name)))
                if name.endswith("/"):
                    shutil.rmtree(disk / name)
                else:
                    for file in disk.iterdir():
                        file.unlink()

    def test_vanished_input(self):
        """A network mount that goes away in the middle: what is behind it fails, and is made up for when it is back."""
        disk = self.disk("8m")
        keep = self.pages(6)
        for out, result in ((self.out, lambda: {x["id"]: "error" in x for x in self.read()}),
                            (self.folder / "out.sqlite", lambda: {**dict.fromkeys(self.column("articles"), False), **dict.fromkeys(self.column("failures"), True)})):
            shutil.copytree(keep, disk, dirs_exist_ok=True)
            names = sorted(disk.iterdir())
            with subprocess.Popen([NEWSX, "batch", "-q", "-j", "1", "--files0-from", "-", "-o", out, "--resume"], stdin=subprocess.PIPE) as p:
                p.stdin.write(b"".join(bytes(name) + b"\0" for name in names[:2]))
                p.stdin.flush()
                time.sleep(0.3)
                subprocess.run(["umount", "-l", disk], check=True)
                p.stdin.write(b"".join(bytes(name) + b"\0" for name in names[2:]))
                p.stdin.close()
                self.assertEqual(p.wait(timeout=60), 1)
            failed = {str(name): name in names[2:] for name in names}
            self.assertIn(result(), (failed, dict.fromkeys(failed, True)))  # the second: the machine was so busy that nothing was read before
            subprocess.run(["mount", "-t", "tmpfs", "tmpfs", disk], check=True)
            shutil.copytree(keep, disk, dirs_exist_ok=True)
            self.assertExit(self.batch(disk, "-o", out, "--resume"), 0)
            self.assertEqual(result(), dict.fromkeys(failed, False))

    def column(self, table):
        with contextlib.closing(sqlite3.connect(self.folder / "out.sqlite")) as db:
            return [source for (source,) in db.execute(f"SELECT source FROM {table}")]


if __name__ == "__main__":
    unittest.main()
