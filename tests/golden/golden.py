"""golden.py: every article of corpus/ gives the JSON that stands beside it.

Each corpus/NAME.json was read by hand when it was written; a change in what newsx finds shows as a difference here, to
be read and then taken over by `tools/golden`.  The version and the rules' fingerprint are left out: they change with
every dictionary."""
import difflib
import json
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
from program import CORPUS, NEWSX, ROOT  # noqa: E402


def expected_of(page):
    """What newsx gives for a page, as the golden file holds it; paths are those below the tree."""
    name = page.relative_to(ROOT)
    out = subprocess.run([NEWSX, "extract", "--pretty", str(name)], capture_output=True, check=True, timeout=120, cwd=ROOT).stdout
    document = json.loads(out)
    del document["generator"]
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


class Golden(unittest.TestCase):
    def test_each_article(self):
        self.assertGreaterEqual(len(CORPUS), 12)
        for page in CORPUS:
            with self.subTest(page.name):
                golden = page.with_suffix(".json")
                want, got = golden.read_text(encoding="utf-8"), expected_of(page)
                if want != got:
                    difference = difflib.unified_diff(want.splitlines(), got.splitlines(), golden.name, "newsx", lineterm="", n=2)
                    self.fail("\n".join(list(difference)[:60]) + "\nread it, then tools/golden takes it over")


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        for path in CORPUS:
            path.with_suffix(".json").write_text(expected_of(path), encoding="utf-8")
    else:
        unittest.main()
