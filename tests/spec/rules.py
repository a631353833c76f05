"""rules.py: the examples beside the rules, run through the whole program.

nxdict has tried each rule alone.  Here every `ok` of a date or figure must end up as a fact that meets the bracketed
span, and no `no` may give a fact of its rule, whatever the other stages do."""
import json
import pathlib
import re
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
from program import NEWSX, ROOT  # noqa: E402

PUBLISHED = "2022-10-19T15:30:00+09:00"
SHOWN = {"date": "dates", "figure": "figures"}  # the kinds whose every hit is to become a fact


def examples():
    """(file:line, rule, ok, text, (start, end)) of every example."""
    for path in sorted((ROOT / "dict" / "rule").glob("*.rule")):
        rule = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            head = re.match(r"rule (\S+)", line)
            rule = head.group(1) if head else rule
            example = re.match(r"\s+(ok|no)\s+(.*)", line)
            if not example:
                continue
            ok, text = example.group(1) == "ok", re.sub(r"  #.*", "", example.group(2)).strip()
            span = None
            if ok:
                text = text.split("=>")[0].strip()
                found = re.search(r"(?<!\\)\[(.*?)(?<!\\)\]", text)
                text = re.sub(r"(?<!\\)[\[\]]", "", text) if found else text
                span = (found.start(), found.start() + len(found.group(1))) if found else (0, len(text))
            yield f"{path.name}:{number}", rule, ok, re.sub(r"\\([\[\]])", r"\1", text), span


def facts_of(document):
    for kind, facts in document["facts"].items():
        for fact in facts:
            for place in fact.get("mentions", [fact]):
                yield kind, place["rule"], place["span"]


class Rules(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.examples = list(examples())
        lines = "".join(json.dumps({"id": where, "text": text, "published": PUBLISHED}, ensure_ascii=False) + "\n"
                        for where, _, _, text, _ in cls.examples)
        out = subprocess.run([NEWSX, "extract", "--input", "jsonl"], input=lines.encode(), capture_output=True, check=True, timeout=300)
        cls.documents = [json.loads(line) for line in out.stdout.splitlines()]

    def test_there_are_many(self):
        self.assertGreater(len(self.examples), 300)
        self.assertEqual(len(self.examples), len(self.documents))

    def test_ok(self):
        for (where, rule, ok, text, (start, end)), document in ((e, d) for e, d in zip(self.examples, self.documents) if e[2]):
            kind = SHOWN.get(rule.split(".")[0])
            if kind:
                spans = [span for k, _, span in facts_of(document) if k == kind]
                with self.subTest(where):
                    self.assertTrue(any(s < end and start < e for s, e in spans), f"{rule}: nothing at [{text[start:end]}] of {text}")

    def test_no(self):
        for (where, rule, ok, text, _), document in zip(self.examples, self.documents):
            if not ok:
                with self.subTest(where):
                    self.assertNotIn(rule, [r for _, r, _ in facts_of(document)], text)


if __name__ == "__main__":
    unittest.main()
