"""hostile.py: pages made to be slow cost what their size says: each shape, about a megabyte of it, within seconds and some hundred MB.
A shape that takes longer has found something quadratic."""
import os
import re
import resource
import subprocess
import sys
import tempfile

NEWSX = os.environ["NEWSX"]
CHECKED = re.search(r"asan|tsan", NEWSX) is not None # ten times slower: smaller pages
SECONDS, MEMORY_MB = 20, 2000
ARTICLE = "<p>한빛전자는 5일 서울에서 기자회견을 열고 내년 3월까지 1200억원을 들여 공장을 짓겠다고 밝혔다.</p>" * 5

BODIES = { # what is repeated in the body, and what stands behind it
    "open angles": ("<", ARTICLE), "nested div": ("<div>", ARTICLE), "nested a": ("<a href=x>", ARTICLE), "nested b i": ("<b><i>", ARTICLE),
    "nested tables": ("<table><tr><td>", ARTICLE), "cells": ("<tr><td>가", ARTICLE), "open comments": ("<!--", ARTICLE), "open scripts": ("<script>", ARTICLE),
    "scripts": ("<script>a</script>", ARTICLE), "entities": ("&amp;&lt;&#44032;&bogus;", ARTICLE), "one tag": (' a="b"', ARTICLE), "br": ("가나다<br>", ""),
    "paragraphs": ("<p>가나다라 마바사 3월 5일 10억원.</p>", ""), "sentence": ("한빛전자가 공장을 짓고 ", ""), "open quotes": ('"가 “나 ‘다 ', ""), "quotes": ('"가나다라마바사"라며 ', ""),
    "digits": ("1", ""), "numerals": ("1만 2천3백 ", ""), "money": ("3조2천억원 ", ""), "ranges": ("1~2·3~4·", ""), "brackets": ("([", ""), "names": ("김철수 대표 ", ""),
    "syllables": ("가나다라마바사", ""), "dates": ("지난해 3월 5일 오전 10시 30분부터 ", ""), "jamo": ("\u1100\u1161\u11a8", ""), "combining": ("\u0301", ""), "plans": ("공장을 지을 예정이다. ", ""),
    "organizations": ("국립원예특작과학원과 한국은행은 ", ""), "nul": ("가\0", ARTICLE), "flight": ('<script>self.__next_f.push([1,"가나다라', ARTICLE), "assigned": ('<script>x=({"가":1}', ARTICLE),
}
HEADS = {"meta": '<meta property="og:title" content="가">', "JSON-LD": '<script type="application/ld+json">{"@type":"NewsArticle","headline":"가"}</script>',
         "deep JSON": ("<script type=\"application/ld+json\">", "["), "deep objects": ("<script type=\"application/ld+json\">", '{"a":')}


def page(body, head=""):
    return f'<!doctype html><html><head><meta charset="utf-8"><title>한빛전자</title>{head}</head><body><article>{body}</article></body></html>'


def pages(size):
    for name, (piece, behind) in BODIES.items():
        lead = "<div" if name == "one tag" else "<p>" if not behind else ""
        yield name, page(lead + piece * (size // len(piece.encode())) + (">" if lead == "<div" else "") + behind)
    for name, piece in HEADS.items():
        lead, piece = piece if isinstance(piece, tuple) else ("", piece)
        yield name, page(ARTICLE, lead + piece * (size // len(piece.encode())))


def main():
    slow = 0
    if not CHECKED:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MB << 20, MEMORY_MB << 20))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in pages(100_000 if CHECKED else 1_000_000):
            path = os.path.join(folder, "page.html")
            with open(path, "w", encoding="utf-8") as f:
                f.write(text)
            try:
                before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
                code = subprocess.run([NEWSX, "extract", "-q", "-o", os.path.join(folder, "out.json"), path], timeout=6 * SECONDS, check=False).returncode
                took = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
            except subprocess.TimeoutExpired:
                code, took = "none", 6 * SECONDS
            wrong = code not in (0, 1) or took > SECONDS
            slow += wrong
            print(f"{'SLOW' if wrong else 'ok  '} {took:6.2f} s, exit code {code}: {name}", flush=True)
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
