"""peer.py: one extractor or splitter over files, in a process of its own; what it found, its CPU time and its peak memory as JSON.

    peer.py extract NAME ROUNDS PAGE...          the call that its documentation gives for news; times are each page's quickest
    peer.py split NAME ROUNDS TEXTS.json SPEED.json   lists of texts: one to split, one to be timed as a whole

tools/bench-peers runs it in the environment that it made.  A page is given as bytes to those that find its encoding out, decoded
(UTF-8, else CP949) to the others."""
import importlib.metadata
import json
import pathlib
import re
import sys
import time


def decoded(page):
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        return page.decode("cp949", "replace")


def trafilatura(**options):
    from trafilatura import bare_extraction

    def run(page):
        d = bare_extraction(page, with_metadata=True, include_comments=False, target_language="ko", **options)
        return {"title": d.title, "authors": d.author, "published": d.date, "body": d.text} if d else {}
    return "trafilatura", run


def newspaper():
    import nltk
    import newspaper as n
    # its Korean tokenizer is nltk.word_tokenize, which wants a model that PyPI does not have, only to cut sentences first
    nltk.word_tokenize = nltk.tokenize.NLTKWordTokenizer().tokenize

    def run(page):
        a = n.article("https://page.example/news/1", language="ko", input_html=decoded(page), fetch_images=False)
        return {"title": a.title, "authors": a.authors, "published": a.publish_date and a.publish_date.isoformat(), "body": a.text}
    return "newspaper4k", run


def readability():
    import lxml.html
    from readability import Document

    def run(page):
        d = Document(decoded(page))
        return {"title": d.short_title(), "body": "\n".join(lxml.html.fromstring(d.summary(html_partial=True)).itertext())}
    return "readability-lxml", run


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    def run(page):
        tree = HTMLTree.parse(decoded(page))
        return {"title": tree.title, "body": extract_plain_text(tree, main_content=True, alt_texts=False)}
    return "resiliparse", run


def justext():
    import justext as j
    words = j.get_stoplist("Korean")

    def run(page):
        return {"body": "\n".join(p.text for p in j.justext(decoded(page), words) if not p.is_boilerplate)}
    return "justext", run


EXTRACTORS = {"trafilatura": trafilatura, "trafilatura, favor_precision": lambda: trafilatura(favor_precision=True),
              "newspaper4k": newspaper, "readability-lxml": readability, "resiliparse": resiliparse, "justext": justext}


def kiwi():
    from kiwipiepy import Kiwi
    k = Kiwi(num_workers=1)
    return "kiwipiepy", lambda text: [s.text for s in k.split_into_sents(text, return_tokens=True)]


def rule():
    end = re.compile(r"(?<=[.!?])([\"'”’」』)]*)\s+|\n+")
    return None, lambda text: [s for s in end.sub(lambda m: (m[1] or "") + "\0", text).split("\0") if s.strip()]


SPLITTERS = {"Kiwi": kiwi, "a rule": rule}


def peak_mb():
    return int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path("/proc/self/status").read_text(encoding="ascii"))[1]) / 1024


def extract(make, rounds, paths):
    package, run = make()
    found, pages = [], [pathlib.Path(p).read_bytes() for p in paths]
    for page in pages:  # the first round warms up and is not timed
        try:
            found.append(run(page))
        except Exception as e:  # what it raises on a page is its answer to that page
            found.append({"failed": f"{type(e).__name__}: {e}"[:200]})
    least = [float("inf")] * len(pages)
    for _ in range(rounds):
        for i, page in enumerate(pages):
            began = time.process_time()
            try:
                run(page)
            except Exception:
                pass
            least[i] = min(least[i], time.process_time() - began)
    return {"version": importlib.metadata.version(package), "pages": [{**f, "ms": t * 1e3} for f, t in zip(found, least)], "mb": peak_mb()}


def split(make, rounds, texts, speed):
    package, run = make()
    texts, speed = (json.loads(pathlib.Path(p).read_text(encoding="utf-8")) for p in (texts, speed))
    found, least = [run(t) for t in texts], float("inf")
    for _ in range(rounds):
        began = time.process_time()
        for t in speed:
            run(t)
        least = min(least, time.process_time() - began)
    return {"version": importlib.metadata.version(package) if package else None, "sentences": found, "seconds": least, "mb": peak_mb()}


def main():
    what, name, rounds, *paths = sys.argv[1:]
    out = sys.stdout
    sys.stdout = sys.stderr
    try:
        result = extract(EXTRACTORS[name], int(rounds), paths) if what == "extract" else split(SPLITTERS[name], int(rounds), *paths)
    except ImportError as e:
        result = {"error": f"not installed ({e})"}
    json.dump(result, out, ensure_ascii=False)


if __name__ == "__main__":
    main()
