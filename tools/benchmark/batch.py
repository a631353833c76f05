#!/usr/bin/env python3
"""batch.py -- how newsx batch scales: pages a second by one worker and by two, the same bytes or not, and the memory of its largest process.

    batch.py PROGRAM [DOCUMENTS...]      1000 and 50000 if not given

Documents are those of ../shared/wikinews (a JSONL file) and ../shared/pages (a directory of links), again and again; where these are not
there, those of corpus/.  Each number is the best of NEWSX_BENCH_ROUNDS (2) runs, in turns, so that a busy machine changes
the ratio little.  Prints Markdown; tools/bench --batch builds and calls it.  Fails where the bytes of -j1 and -j2 differ."""
import hashlib
import json
import os
import pathlib
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared"
ROUNDS = int(os.environ.get("NEWSX_BENCH_ROUNDS", "2"))


def jsonl(folder, n):
    source = SHARED / "wikinews" / "wikinews.jsonl"
    if not source.exists():
        return None
    records = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    path = folder / f"{n}.jsonl"
    with open(path, "w", encoding="utf-8") as f:
        for i in range(n):
            r = records[i % len(records)]
            f.write(json.dumps({"id": i, "text": r["title"] + "\n\n" + r["text"], "published": r["date"]}, ensure_ascii=False) + "\n")
    return path


def links(folder, n):
    pages = sorted((SHARED / "pages").glob("*.html")) or sorted((ROOT / "corpus").glob("*.html"))
    top = folder / f"pages-{n}"
    for i in range(n):
        below = top / f"{i // 1000:03}"
        if i % 1000 == 0:
            below.mkdir(parents=True)
        (below / f"{i:06}.html").symlink_to(pages[i % len(pages)])
    return top


def run(program, source, out, jobs):
    """Seconds, and MB of the largest process."""
    argv = [program, "batch", "-q", str(source), "-o", str(out), "--force", "-j", str(jobs)]
    begin = time.monotonic()
    pid = os.posix_spawn(program, argv, os.environ)
    _, status, usage = os.wait4(pid, 0)
    took = time.monotonic() - begin
    if os.waitstatus_to_exitcode(status) not in (0, 1): # 1: among the pages are some without an article
        sys.exit(f"batch.py: exit code {os.waitstatus_to_exitcode(status)}: {' '.join(argv)}")
    return took, usage.ru_maxrss / 1024


def digest(path):
    h = hashlib.sha256()
    with open(path, "rb") as f:
        while piece := f.read(1 << 20):
            h.update(piece)
    return h.hexdigest()


def measure(program, folder, what, source, n):
    best, memory, same = {}, 0.0, set()
    runs = [("jsonl", 1), ("jsonl", 2), ("sqlite", 1), ("sqlite", 2)]
    for _ in range(ROUNDS):
        for kind, jobs in runs:
            out = folder / f"out.{kind}"
            took, mb = run(program, source, out, jobs)
            best[kind, jobs] = min(best.get((kind, jobs), took), took)
            memory = max(memory, mb)
            if kind == "jsonl":
                same.add(digest(out))
    rate = {key: n / took for key, took in best.items()}
    print(f"| {what} | {n:,} | {rate['jsonl', 1]:,.0f} | {rate['jsonl', 2]:,.0f} | {rate['jsonl', 2] / rate['jsonl', 1]:.2f} | "
          f"{rate['sqlite', 1]:,.0f} | {rate['sqlite', 2]:,.0f} | {rate['jsonl', 2] / rate['sqlite', 2]:.2f} | {memory:.1f} | {'yes' if len(same) == 1 else 'NO'} |", flush=True)
    return len(same) == 1


def main():
    program, counts = os.path.abspath(sys.argv[1]), [int(n) for n in sys.argv[2:]] or [1000, 50000]
    print("| documents | how many | JSONL `-j1` pages/s | `-j2` | ratio | SQLite `-j1` pages/s | `-j2` | JSONL to SQLite | largest process MB | same bytes |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    good = True
    for make, what in ((jsonl, "wikinews, JSONL"), (links, "real pages, files")):
        for n in counts:
            with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as name:
                source = make(pathlib.Path(name), n)
                if source:
                    good = measure(program, pathlib.Path(name), what, source, n) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
