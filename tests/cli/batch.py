"""batch.py: newsx batch: inputs of every kind, several processes, bad pages, stops and what comes after them."""
import contextlib
import csv
import gzip
import hashlib
import io
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import tarfile
import time
import unittest
import zipfile
import zlib

from program import ARTICLE, CORPUS, NEWSX, PAGE, ROOT, Case

MOMENTS = int(os.environ.get("NEWSX_KILLS", "50"))  # kill -9 that often
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
                "a.jsonl:1", "a.jsonl:3", "b.jsonl.gz:1", "c.html.gz", "d.zip!i.html", "e.tgz!a.zip!i.html", "f.warc: EARG",
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


class Warc(Batch):
    """Against warcio, which writes them; and by hand where that is not there."""

    def setUp(self):
        super().setUp()
        self.sources = [page(i) for i in range(12)]

    def by_hand(self, packed):
        out, body = b"", b""
        for i, text in enumerate(self.sources):
            body = text.encode()
            extra = b""
            if i % 4 == 1:
                body, extra = gzip.compress(body), b"Content-Encoding: gzip\r\n"
            if i % 4 == 2:
                body = b"".join(b"%x\r\n%s\r\n" % (len(body[j:j + 1000]), body[j:j + 1000]) for j in range(0, len(body), 1000)) + b"0\r\n\r\n"
                extra = b"Transfer-Encoding: chunked\r\n"
            if i % 4 == 3:
                body = text.replace("utf-8", "euc-kr").encode("cp949")
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=%s\r\n%s\r\n" % (b"euc-kr" if i % 4 == 3 else b"UTF-8", extra) + body
            for kind, content, data in (("request", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
                                        ("response", "application/http; msgtype=response", block)):
                record = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/{i}\r\nWARC-Date: 2026-02-06T00:00:{i:02}Z\r\n"
                          f"Content-Type: {content}\r\nContent-Length: {len(data)}\r\n\r\n").encode() + data + b"\r\n\r\n"
                out += gzip.compress(record) if packed else record
        return out

    def check(self, path, damaged=0, least=12):
        r = self.batch(path, "--dedupe", "off")
        self.assertExit(r, 1 if damaged else 0)
        good = [x for x in r.records if "error" not in x]
        bad = [x["error"]["code"] for x in r.records if "error" in x]
        self.assertEqual(bad, ["EDATA"] * len(bad))
        self.assertTrue(damaged >= len(bad) >= min(damaged, 1), bad)
        self.assertGreaterEqual(len(good), least)
        for x in good:
            n = int(x["source"]["url"].rsplit("/", 1)[1])
            self.assertEqual(x["article"]["title"], f"기사 {n} 새 공장")
            self.assertTrue(x["crawled"].startswith("2026-02-06T00:00:"))
            self.assertIsNone(x["article"]["published"])
        return good

    def test_whole(self):
        plain, packed = self.file("a.warc", self.by_hand(False)), self.file("a.warc.gz", self.by_hand(True))
        stream = self.file("b.warc.gz", gzip.compress(self.by_hand(False)))
        for path in plain, packed, stream:
            self.assertEqual(len(self.check(path)), 12)
        self.assertEqual([x["source"]["charset"] for x in self.check(plain)][:4], ["UTF-8", "UTF-8", "UTF-8", "EUC-KR"])
        for x in self.check(packed):  # offsets lead to members
            at = int(x["source"]["path"].rsplit("@", 1)[1])
            self.assertTrue(gzip.GzipFile(fileobj=io.BytesIO(packed.read_bytes()[at:])).read(8).startswith(b"WARC/1.0"))

    def one(self, i, body, headers=b"", kind="response", status=b"HTTP/1.1 200 OK", content=b"text/html"):
        block = status + b"\r\nContent-Type: " + content + b"\r\n" + headers + b"\r\n" + body if kind == "response" else body
        return (f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <https://a.example/{i}>\r\nWARC-Date: 2026-02-06T00:00:00Z\r\n"
                f"Content-Type: text/html\r\nContent-Length: {len(block)}\r\n\r\n").encode() + block + b"\r\n\r\n"

    def test_codings(self):
        html = page(7).encode()
        euckr = page(7).replace('<meta charset="utf-8">', "").encode("cp949")
        bodies = {  # name: body, headers, what is read of it
            "gzip": (gzip.compress(html), b"Content-Encoding: gzip\r\n", html),
            "x-gzip": (gzip.compress(html), b"content-encoding: X-GZIP\r\n", html),
            "members": (gzip.compress(html[:500]) + gzip.compress(html[500:]), b"Content-Encoding: gzip\r\n", html),
            "zlib": (zlib.compress(html), b"Content-Encoding: deflate\r\n", html),
            "bare": (raw_deflate(html), b"Content-Encoding: deflate\r\n", html),
            "br": (brotli(html), b"Content-Encoding: br\r\n", html),
            "zstd": (zstandard(html), b"Content-Encoding: zstd\r\n", html),
            "identity": (html, b"Content-Encoding: identity\r\n", html),
            "two": (brotli(gzip.compress(html)), b"Content-Encoding: gzip, br\r\n", html),
            "two-lines": (brotli(gzip.compress(html)), b"Content-Encoding: gzip\r\nContent-Encoding: br\r\n", html),
            "chunked": (chunks(html), b"Transfer-Encoding: chunked\r\n", html),
            "chunked-br": (chunks(brotli(html), 99), b"Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n", html),
            "undone-gzip": (html, b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", html),
            "undone-br": (b"\xef\xbb\xbf\n" + html, b"Content-Encoding: br\r\n", b"\xef\xbb\xbf\n" + html),
            "undone-zstd": (html, b"Content-Encoding: zstd\r\n", html),
            "cut-gzip": (gzip.compress(html + b" " * 9000)[:-10], b"Content-Encoding: gzip\r\n", None),
            "cut-br": (brotli(html)[:-20], b"Content-Encoding: br\r\n", html[:-19]),
            "bad-br": (b"\xff" * 99, b"Content-Encoding: br\r\n", "EDATA"),
            "bad-gzip": (b"\x1f\x8b" + b"\xff" * 99, b"Content-Encoding: gzip\r\n", "EDATA"),
            "unknown": (html, b"Content-Encoding: rot13\r\n", "EARG"),
            "bomb": (gzip.compress(b"<" * 2_000_000), b"Content-Encoding: gzip\r\n", "ELIMIT"),
            "euc-kr": (euckr, b"", None),
        }
        warc = b"".join(self.one(name, body, headers, content=b"text/html; charset=EUC-KR" if name == "euc-kr" else b"text/html")
                        for name, (body, headers, _) in bodies.items())
        others = [self.one("404", html, status=b"HTTP/1.1 404 Not Found"), self.one("png", b"png", content=b"image/png"),
                  self.one("meta", b"x", kind="metadata"), self.one("again", b"", kind="revisit")]
        path = self.file("a.warc", warc + b"".join(others) + self.one("resource", html, kind="resource"))
        r = self.run_newsx("batch", path, "--dedupe", "off", "--max-bytes", "1M", "-j", "1")
        self.assertIn("; 4 records of archives were no pages", r.lines[-1])
        self.assertEqual([x["source"]["url"].removeprefix("https://a.example/") for x in r.records], [*bodies, "resource"])
        for x, (name, (_, _, expected)) in zip(r.records, bodies.items()):
            if isinstance(expected, str):
                self.assertEqual(x["error"]["code"], expected, name)
                continue
            self.assertEqual(x["article"]["title"], "기사 7 새 공장", name)
            if expected is not None:
                self.assertEqual(x["source"]["sha256"], hashlib.sha256(expected).hexdigest(), name)

    def test_damage(self):
        plain, packed = self.by_hand(False), self.by_hand(True)
        for name, data in (("a.warc", plain), ("a.warc.gz", packed)):
            self.check(self.file("cut-" + name, data[:len(data) * 2 // 3]), 1, 7)
            r = random.Random(3)
            for turn in range(6):
                bad = bytearray(data)
                for _ in range(3):
                    at = r.randrange(len(bad))
                    if name.endswith(".gz"):
                        bad[at] ^= 0x55
                    else:
                        bad[at:at + 8] = b"WARCwarc"
                result = self.batch(self.file(f"{turn}-{name}", bytes(bad)), "--dedupe", "off")
                self.assertIn(result.code, (0, 1))
                self.assertGreaterEqual(len([x for x in result.records if "error" not in x]), 9)
            wrong = data if name.endswith(".gz") else data.replace(b"Content-Length: 15\r", b"Content-Length: 99999\r".replace(b"99999", b"9999"), 1)
            self.check(self.file("long-" + name, wrong), 1 if wrong != data else 0, 11)
        r = self.batch(self.file("z.warc.zst", zstandard(plain)))
        self.assertExit(r, 1)
        self.assertIn("zstd", r.records[0]["error"]["message"])
        self.check(self.file("noise.warc", os.urandom(100_000) + plain), 1, 12)
        self.check(self.file("noise.warc.gz", packed[:2000] + os.urandom(3000) + packed), 2, 12)

    def test_warcio(self):
        """Our pages as warcio writes them, told of by FastWARC: all are read and say what they say as files; cut copies say what is whole."""
        try:
            from fastwarc.warc import ArchiveIterator
            from warcio.statusandheaders import StatusAndHeaders
            from warcio.warcwriter import WARCWriter
        except ImportError:
            self.skipTest("no warcio or FastWARC")
        as_files = [x["facts"] for x in self.batch(*CORPUS, "--dedupe", "off", "--published", "2026-02-06").records]
        for packed in False, True:
            out = io.BytesIO()
            writer = WARCWriter(out, gzip=packed)
            writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
            for path in [*CORPUS, None]:
                kind, name, data = ("text/html", path.name, path.read_bytes()) if path else ("image/png", "x.png", b"png")
                http = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
                writer.write_record(writer.create_warc_record(f"https://a.example/{name}", "response", payload=io.BytesIO(data), http_headers=http,
                                                              warc_headers_dict={"WARC-Date": "2026-02-06T00:00:00Z"}))
            whole = out.getvalue()
            path = self.file("w.warc.gz" if packed else "w.warc", whole)
            r = self.run_newsx("batch", path, "--dedupe", "off", "--published", "2026-02-06")
            self.assertExit(r, 0)
            told = [(x.stream_pos, x.headers.get("WARC-Target-URI")) for x in ArchiveIterator(io.BytesIO(whole))]
            pages = [(at, url) for at, url in told if url and url.endswith(".html")]
            self.assertEqual([(int(x["source"]["path"].rsplit("@", 1)[1]), x["source"]["url"]) for x in r.records], pages)
            self.assertEqual(len(pages), len(CORPUS))
            self.assertIn(f"{len(told) - len(pages)} records of archives were no pages", r.lines[-1])
            self.assertEqual([x["facts"] for x in r.records], as_files)
            r = random.Random(5)
            for _ in range(8):
                cut = r.randrange(len(whole))
                got = self.batch(self.file("cut-" + path.name, whole[:cut]), "--dedupe", "off").records
                ends = [at for at, _ in told[1:]] + [len(whole)]
                complete = sum(end <= cut and bool(url) and url.endswith(".html") for end, (_, url) in zip(ends, told))
                self.assertIn(sum("error" not in x for x in got) - complete, (0, 1), cut)  # 1: all but the line ends behind it
                self.assertIn(sum("error" in x for x in got), (0, 1), cut)


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


class Outputs(Batch):
    def test_directory(self):
        pages = self.pages(3)
        self.file("pages/bad.html", "<p>x")
        r = self.batch(pages, "-o", str(self.folder / "out") + "/")
        self.assertExit(r, 1)
        root = self.folder / "out" / str(pages).lstrip("/")
        self.assertEqual(sorted(p.name for p in root.iterdir()), ["0000.html.json", "0001.html.json", "0002.html.json", "bad.html.json"])
        self.assertEqual(json.loads((root / "0001.html.json").read_text())["article"]["title"], "기사 1 새 공장")

    def test_packed(self):
        pages = self.pages(5)
        plain = self.batch(pages).out
        self.assertExit(self.batch(pages, "-o", self.folder / "o.jsonl.gz"), 0)
        self.assertEqual(gzip.decompress((self.folder / "o.jsonl.gz").read_bytes()), plain)
        self.assertExit(self.batch(pages, "-o", self.folder / "o.jsonl.zst"), 0)
        if shutil.which("zstd"):
            self.assertEqual(subprocess.run(["zstd", "-dcq", self.folder / "o.jsonl.zst"], capture_output=True, check=True).stdout, plain)

    def test_csv(self):
        out = self.folder / "tables"
        args = (*CORPUS, self.file("bad.html", "<p>x"), "-o", out, "--format", "csv")
        self.assertExit(self.batch(*args), 1)
        records = [x for x in self.batch(*CORPUS).records]
        with open(out / "articles.csv", encoding="utf-8", newline="") as f:
            articles = list(csv.DictReader(f))
        self.assertEqual([a["text"] for a in articles], [x["article"]["text"] for x in records])
        with open(out / "figures.csv", encoding="utf-8", newline="") as f:
            self.assertEqual(sum(1 for _ in csv.DictReader(f)), sum(len(x["facts"]["figures"]) for x in records))
        self.assertIn("ENOARTICLE", (out / "failures.csv").read_text())
        self.assertEqual([f.name for f in out.iterdir() if f.suffix != ".csv"], [".newsx.sqlite"])
        self.assertExit(self.batch(*args), 2)
        self.assertExit(self.batch(*args, "--resume", "--bom"), 0)
        self.assertTrue((out / "dates.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle,id,text,start"))

    def test_what_is_there_is_kept(self):
        a = self.file("a.html", page(1))
        self.assertExit(self.batch(a, "-o", self.out), 0)
        before = self.out.read_bytes()
        r = self.batch(a, "-o", self.out)
        self.assertExit(r, 2)
        self.assertSays(r, "--resume", "--force")
        self.assertExit(self.batch(a, "-o", self.out, "--resume"), 0)
        self.assertEqual(self.out.read_bytes(), before)
        self.assertExit(self.batch(self.file("b.html", page(2)), "-o", self.out, "--force"), 0)
        self.assertEqual(self.ids(), ["b.html"])
        other = self.file("other.jsonl", "mine\n")
        for args in ([], ["--resume"]):
            self.assertExit(self.batch(a, "-o", other, *args), 2)
        self.assertEqual(other.read_text(), "mine\n")
        self.assertExit(self.batch(a, "-o", self.folder / "x.what"), 2)
        r = self.batch(a, "-o", self.folder / "x.parquet")
        self.assertExit(r, 2)
        self.assertSays(r, "DuckDB")

    def test_changes_are_told(self):
        a, b = self.file("a.txt", article(1)), self.file("b.txt", article(2))
        self.assertExit(self.batch(a, "-o", self.out), 0)
        r = self.batch(a, b, "-o", self.out, "--resume", "--published", "2026-01-01")
        self.assertExit(r, 2)
        self.assertSays(r, "options", "2026-01-01")
        words = self.file("org.tsv", "#newsx-lex 1\n한빛전자\t\tkind=company\town\n")
        r = self.batch(a, b, "-o", self.out, "--resume", "--dict", words)
        self.assertExit(r, 2)
        self.assertSays(r, "rules")
        r = self.batch(a, b, "-o", self.out, "--mixed", "--dict", words)
        self.assertExit(r, 0)
        self.assertEqual(self.ids(), ["a.txt", "b.txt"])
        a.write_text(article(3))
        self.assertExit(self.batch(a, b, "-o", self.out, "--resume", "--dict", words), 0)
        self.assertEqual(self.ids(), ["a.txt", "b.txt", "a.txt"])

    def test_places_that_cannot_be_written(self):
        a = self.file("a.html", page(1))
        self.assertExit(self.batch(a, "-o", self.folder / "none" / "out.jsonl"), 3)
        self.assertExit(self.batch(a, "-o", "/dev/full"), 3)

    def test_two_at_once(self):
        with subprocess.Popen([NEWSX, "batch", "-q", "-", "-o", self.out], stdin=subprocess.PIPE) as p:
            while not pathlib.Path(f"{self.out}.journal").exists():
                time.sleep(0.01)
            time.sleep(0.2)
            r = self.batch(self.file("a.html", page(1)), "-o", self.out, "--resume")
            self.assertExit(r, 2)
            p.stdin.close()
            self.assertEqual(p.wait(), 0)


def rows(path):
    """All that a database holds, but for how often it was begun and what SQLite itself notes of it."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")]
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not db.execute("PRAGMA foreign_key_check").fetchall()
        return {t: sorted(db.execute(f"SELECT * FROM {t}").fetchall(), key=repr) for t in tables
                if t not in ("runs", "sqlite_stat1") and "_fts" not in t}


class Database(Batch):
    def setUp(self):
        super().setUp()
        self.out = self.folder / "out.sqlite"

    def ask(self, sql, *values):
        db = sqlite3.connect(self.out)
        try:
            return db.execute(sql, values).fetchall()
        finally:
            db.close()

    RENAMED = {"dates": {"first_day": "from", "last_day": "to"}, "figures": {"of_what": "of"}, "appointments": {"date": "when"}}

    def same(self, table, facts):
        """Each column of each row is what the JSON has."""
        columns = [c for (c,) in self.ask(f"SELECT name FROM pragma_table_info('{table}')")][1:]
        names = self.RENAMED.get(table, {})
        rows = [tuple([n] + [f["span"][c == "stop"] if c in ("start", "stop") and f["span"] else f["span"] if c in ("start", "stop")
                             else f[names.get(c, c)] for c in columns]) for n, f in facts]
        self.assertTrue(rows, table)
        self.assertEqual(sorted(self.ask(f"SELECT * FROM {table}"), key=repr), sorted(rows, key=repr), table)

    def test_rows_are_the_records(self):
        pages = self.pages(4)
        self.file("pages/signs.html", page(9).replace("<p>한빛", "<p>\u0085\u2028 \\ \" \t\x7f 한빛").replace("새 공장</h1>", "\"새\" \\ 공장</h1>"))
        self.file("pages/bad.html", "<p>x")
        args = (pages, *CORPUS, self.corpus(4))
        self.assertExit(self.batch(*args, "-o", self.out), 1)
        records = [r for r in self.batch(*args).records]
        good = [r for r in records if "error" not in r]
        self.assertEqual(self.ask("SELECT source, title, published, text FROM articles ORDER BY article"),
                         [(r["source"]["path"], r["article"]["title"], r["article"]["published"], r["article"]["text"]) for r in good])
        self.assertEqual(self.ask("SELECT source, code FROM failures"), [(str(pages / "bad.html"), "ENOARTICLE")])
        for table in "dates figures people organizations places quotes appointments plans".split():
            self.same(table, [(i + 1, f) for i, r in enumerate(good) for f in r["facts"][table]])
        for table in "authors", "images":
            self.same(table, [(i + 1, {"n": n, **x}) for i, r in enumerate(good) for n, x in enumerate(r["article"][table])])
        self.same("sentences", [(i + 1, {"n": n, **x}) for i, r in enumerate(good) for n, x in enumerate(r["sentences"])])
        self.same("roles", [(i + 1, {"person": p["id"], "n": n, **x}) for i, r in enumerate(good) for p in r["facts"]["people"]
                            for n, x in enumerate(p["roles"])])
        self.same("mentions", [(i + 1, {"fact": f["id"], "n": n, **x}) for i, r in enumerate(good) for t in ("people", "organizations", "places")
                               for f in r["facts"][t] for n, x in enumerate(f["mentions"])])
        self.same("plan_facts", [(i + 1, {"plan": p["id"], "fact": x}) for i, r in enumerate(good) for p in r["facts"]["plans"]
                                 for x in p["when"] + p["figures"] + p["places"]])
        whole = [{**r["article"], "url": r["article"]["url"] or r["source"]["url"], "keywords": json.dumps(r["article"]["keywords"], ensure_ascii=False, separators=(",", ":")),
                  **{k: r["source"][k] for k in ("bytes", "sha256", "charset")}, "rules": r["generator"]["rules"]} for r in good]
        columns = [c for (c,) in self.ask("SELECT name FROM pragma_table_info('articles') WHERE cid > 4")]
        self.assertEqual(self.ask(f"SELECT {','.join(columns)} FROM articles ORDER BY article"), [tuple(r[c] for c in columns) for r in whole])
        r = good[0]
        start, stop = r["sentences"][2]["span"]
        self.assertEqual(self.ask("SELECT text FROM v_sentences WHERE article = 1 AND n = 2"), [(r["article"]["text"][start:stop],)])
        self.assertEqual(self.ask("PRAGMA user_version"), [(2,)])
        for view in "v_people v_quotes v_money v_plans v_appointments".split():
            self.assertTrue(self.ask(f"SELECT * FROM {view}") or view == "v_appointments", view)
        rows(self.out)

    def test_search(self):
        self.assertExit(self.batch(*CORPUS, "-o", self.out), 0)
        text = self.batch(CORPUS[0]).records[0]["article"]["text"]
        for word in (text[:4], text[200:205].replace("\n", ""), "없는낱말"):
            found = self.ask("SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?", '"%s"' % word.replace('"', '""'))
            self.assertEqual(found, self.ask("SELECT article FROM articles WHERE instr(text, ?) OR instr(title, ?)", word, word))
            self.assertEqual(bool(found), word != "없는낱말")

    def test_changes_and_duplicates(self):
        a, b, c = self.file("a.txt", article(1)), self.file("b.txt", article(1) + "\n"), self.file("c.txt", article(2))
        self.assertExit(self.batch(a, b, "-o", self.out), 0)
        self.assertEqual(self.ask("SELECT article, duplicate_of FROM articles"), [(1, None), (2, 1)])
        self.assertExit(self.batch(a, b, c, "-o", self.out), 2)
        b.write_text(article(3))
        c.write_text(article(1) + " ")
        self.assertExit(self.batch(a, b, c, "-o", self.out, "--resume"), 0)
        self.assertEqual(self.ask("SELECT source, duplicate_of FROM articles ORDER BY source"), [(str(a), None), (str(b), None), (str(c), 1)])
        self.assertEqual(self.ask("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH '한빛전자'"), [(3,)])
        r = self.batch(a, "-o", self.out, "--resume", "--published", "2026-01-01")
        self.assertExit(r, 2)
        self.assertSays(r, "--mixed")
        rows(self.out)

    def test_other_files(self):
        a = self.file("a.txt", article(1))
        other = self.file("x.sqlite", "no database, but long enough to be taken for one" * 20)
        self.assertIn(self.batch(a, "-o", other, "--resume").code, (2, 3))
        self.assertTrue(other.read_text().startswith("no database"))
        sqlite3.connect(self.out).execute("CREATE TABLE mine (a)").connection.close()
        self.assertExit(self.batch(a, "-o", self.out, "--resume"), 2)
        self.assertExit(self.batch(a, "-o", self.out, "--force"), 0)
        db = sqlite3.connect(self.out)
        db.execute("PRAGMA user_version = 99")
        db.commit()
        db.close()
        r = self.batch(a, "-o", self.out, "--resume")
        self.assertExit(r, 2)
        self.assertSays(r, "99")


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
