#!/usr/bin/env python3
"""contract.py SCHEMA COMMAND... : runs COMMAND, which prints newsx/1 documents, one a line, and holds each to the JSON
Schema and to what a schema cannot say: spans cut out the text they claim, references lead somewhere, ids are in order,
numbers are exact.  Exit 77 (skipped) where the jsonschema module is missing."""

import json
import os
import re
import subprocess
import sys
import unicodedata
from decimal import Decimal

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("python3 jsonschema is not installed")
    sys.exit(77)

LISTS = {"dates": "d", "figures": "f", "people": "p", "organizations": "o", "places": "l", "quotes": "q",
         "appointments": "a", "plans": "x"}
REFERENCES = {"figures": ["equals", "result"], "quotes": ["speaker"], "appointments": ["person", "when"], "plans": ["actor", "when", "figures", "places", "quote"]}


def check_span(problems, where, text, span, claimed=None):
    start, end = span
    if not 0 <= start < end <= len(text):
        problems.append(f"{where}: span {span} is empty or outside the text")
    elif claimed is not None and text[start:end] != claimed:
        problems.append(f"{where}: span {span} holds {text[start:end]!r}, not {claimed!r}")


def check_mention(problems, where, doc, m):
    text, sentences = doc["article"]["text"], doc["sentences"]
    check_span(problems, where, text, m["span"], m["text"])
    if m["sentence"] >= len(sentences):
        problems.append(f"{where}: there is no sentence {m['sentence']}")
    else:
        start, end = sentences[m["sentence"]]["span"]
        if not start <= m["span"][0] < end:
            problems.append(f"{where}: {m['span']} does not begin in sentence {m['sentence']} {[start, end]}")
    if m.get("name_span") and not (m["span"][0] <= m["name_span"][0] < m["name_span"][1] <= m["span"][1]):
        problems.append(f"{where}: name_span {m['name_span']} outside {m['span']}")


def check_text(problems, doc):
    text, end = doc["article"]["text"], 0
    if unicodedata.normalize("NFC", text) != text:
        problems.append("article.text is not NFC")
    for i, block in enumerate(doc["article"]["blocks"]):
        check_span(problems, f"block {i}", text, block["span"])
        if block["span"][0] < end:
            problems.append(f"block {i} begins before the one before it ends")
        end = block["span"][1]
    end = 0
    for i, sentence in enumerate(doc["sentences"]):
        start, stop = sentence["span"]
        block = doc["article"]["blocks"][sentence["block"]]["span"]
        if start < end or not block[0] <= start < stop <= block[1]:
            problems.append(f"sentence {i} {sentence['span']} overlaps, or leaves its block {block}")
        if text[start:stop].strip() != text[start:stop]:
            problems.append(f"sentence {i} has white space at its ends")
        end = stop


def check_facts(problems, doc):
    facts = doc["facts"]
    ids = {f["id"] for kind in LISTS for f in facts[kind]}
    for kind, letter in LISTS.items():
        last = -1
        for i, f in enumerate(facts[kind]):
            where = f["id"]
            if where != f"{letter}{i + 1}":
                problems.append(f"{kind}[{i}] has the id {where}")
            for m in f.get("mentions", [f]):
                check_mention(problems, where, doc, m)
            begin = f["mentions"][0]["span"][0] if "mentions" in f else f["span"][0]
            if begin < last:
                problems.append(f"{where} stands before the {kind} listed above it")
            last = begin
            for key in REFERENCES.get(kind, []):
                for ref in f[key] if isinstance(f[key], list) else [f[key]]:
                    if ref is not None and ref not in ids:
                        problems.append(f"{where}.{key} leads to {ref}, which is not there")
            for role in f.get("roles", []):
                if role["span"]:
                    check_span(problems, f"{where} role", doc["article"]["text"], role["span"])
    for f in facts["dates"]:
        if f["from"] and f["to"] and f["from"] > f["to"]:
            problems.append(f"{f['id']}: from {f['from']} is after to {f['to']}")
    for f in facts["figures"]:
        if f["min"] is not None and f["max"] is not None and f["min"] > f["max"]:
            problems.append(f"{f['id']}: min {f['min']} is more than max {f['max']}")


def main():
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    run = subprocess.run(sys.argv[2:], stdout=subprocess.PIPE, check=False)
    documents = bad = 0
    for line in run.stdout.decode("utf-8").splitlines():
        doc, problems = json.loads(line, parse_float=Decimal), []
        documents += 1
        if re.search(r'"(?:value|min|max)":-?[0-9.]+[eE]', line):
            problems.append("a number with an exponent")
        for e in validator.iter_errors(json.loads(line)):
            problems.append(f"{e.json_path}: {e.message[:200]}")
        if "error" in doc and "NEWSX_FAILURES_OK" not in os.environ:
            problems.append(f"{doc['id']}: {doc['error']['message']}")
        if not problems and "error" not in doc:
            check_text(problems, doc)
            check_facts(problems, doc)
        for p in problems[:10]:
            print(f"{doc.get('source', {}).get('path')}: {p}")
        bad += bool(problems)
    print(f"{documents} documents, {bad} break the contract")
    return 1 if bad or not documents or run.returncode not in (0, 1) else 0


if __name__ == "__main__":
    sys.exit(main())
