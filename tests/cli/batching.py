"""batching.py: what the tests of newsx batch share: articles of their own, ways to pack them, and a run."""
import contextlib
import json
import pathlib
import random
import sqlite3
import zlib

from program import Case

WORDS = "항만 배터리 공장 협약 고용 수출 예산 도로 병원 학교 연구 시장 기술 투자 지원 계획 사업 주민 도시 하천 교량 전철 공원 축제 박물관".split()


def article(n):
    """A text of its own, unlike any other."""
    r = random.Random(n)
    pairs = [a + b for a in r.sample(WORDS, 12) for b in r.sample(WORDS, 12)]
    ends = ["들이겠다고 밝혔다", "쓰기로 했다", "지원할 계획이다", "투자했다", "모았다", "줄였다"]
    lines = [f"한빛전자는 {r.randint(1, 28)}일 {' '.join(r.sample(pairs, 8))}에 {r.randint(2, 900)}억원을 {r.choice(ends)}." for _ in range(8)]
    return "\n".join(lines) + "\n"


def page(n):
    return ("<!doctype html><html lang=\"ko\"><head><meta charset=\"utf-8\"><title>기사 %d 새 공장</title></head><body><article>"
            "<h1>기사 %d 새 공장</h1>%s</article></body></html>") % (
        n, n, "".join(f"<p>{line}</p>" for line in article(n).splitlines()))


def brotli(data):
    """One uncompressed meta-block (RFC 7932, 9.2), at most 64 KiB, and an empty last one."""
    return ((len(data) - 1) << 4 | 1 << 20).to_bytes(3, "little") + data + b"\3"


def zstandard(data):
    """One raw block (RFC 8878, 3.1.1)."""
    return b"\x28\xb5\x2f\xfd\xa0" + len(data).to_bytes(4, "little") + (len(data) << 3 | 1).to_bytes(3, "little") + data


def chunks(data, size=1000):
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(data[i:i + size]), data[i:i + size]) for i in range(0, len(data), size)) + b"0\r\nX: y\r\n\r\n"


def raw_deflate(data):
    z = zlib.compressobj(wbits=-15)
    return z.compress(data) + z.flush()


def rows(path):
    """All that a database holds, but for how often it was begun and what SQLite itself notes of it."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")]
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not db.execute("PRAGMA foreign_key_check").fetchall()
        return {t: sorted(db.execute(f"SELECT * FROM {t}").fetchall(), key=repr) for t in tables
                if t not in ("runs", "sqlite_stat1") and "_fts" not in t}


class Batch(Case):
    def setUp(self):
        super().setUp()
        self.out = self.folder / "out.jsonl"

    def batch(self, *args, **more):
        return self.run_newsx("batch", "-q", *args, **more)

    def read(self, path=None):
        return [json.loads(line) for line in (path or self.out).read_text().splitlines()]

    def ids(self, path=None):
        return [pathlib.Path(x["id"].replace("!", "/")).name for x in self.read(path)]

    def pages(self, n, folder="pages"):
        (self.folder / folder).mkdir()
        for i in range(n):
            self.file(f"{folder}/{i:04}.html", page(i))
        return self.folder / folder

    def corpus(self, n):
        lines = "".join(json.dumps({"id": i, "text": article(i), "published": "2026-02-06"}, ensure_ascii=False) + "\n" for i in range(n))
        return self.file("corpus.jsonl", lines)
