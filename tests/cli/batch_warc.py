"""batch_warc.py: newsx batch: WARC files as crawlers write them, whole, cut off and damaged."""
import gzip
import hashlib
import io
import os
import random
import tarfile
import unittest
import zipfile
import zlib

from batching import Batch, article, brotli, chunks, page, raw_deflate, zstandard
from program import CORPUS


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

    def test_in_archives(self):
        plain, packed = self.by_hand(False), self.by_hand(True)
        path, deep = self.folder / "all.zip", io.BytesIO()
        with tarfile.open(fileobj=deep, mode="w:gz") as tar:
            info = tarfile.TarInfo("d/deep.warc.gz")
            info.size = len(packed)
            tar.addfile(info, io.BytesIO(packed))
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
            z.writestr("a.warc", plain)
            z.writestr("b.warc.gz", packed)
            z.writestr("c.tgz", deep.getvalue())
        for tmpdir in str(self.folder), "/dev/shm":
            r = self.batch(path, "--dedupe", "off", env={"TMPDIR": tmpdir})
            self.assertExit(r, 0)
            for name, alone in (("a.warc", plain), ("b.warc.gz", packed), ("c.tgz!d/deep.warc.gz", packed)):
                found = [x["id"].removeprefix(f"{path}!{name}@") for x in r.records if x["id"].startswith(f"{path}!{name}@")]
                self.assertEqual(found, [x["id"].rsplit("@", 1)[1] for x in self.check(self.file(name.rsplit("/", 1)[-1], alone))])
        cut = self.file("cut.tar", gzip.decompress(deep.getvalue())[:512 + len(packed) * 2 // 3])
        r = self.batch(cut, "--dedupe", "off")
        self.assertExit(r, 1)
        self.assertEqual({x["error"]["code"] for x in r.records if "error" in x}, {"EIO"})
        r = self.batch(path, env={"TMPDIR": "/nonexistent"})  # tmpfile() helps
        self.assertIn(r.code, (0, 1))

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


if __name__ == "__main__":
    unittest.main()
