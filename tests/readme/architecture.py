"""architecture.py: each line that docs/ARCHITECTURE.md shows of `newsx dump` is one that it prints, and its links lead somewhere."""
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(os.environ["NEWSX_SOURCE_DIR"])
DOC = ROOT / "docs" / "ARCHITECTURE.md"
PAGE = ROOT / "corpus" / "02-county-brief.html"


def without_place(line):
    return re.sub(r"(dict/\S+\.(?:tsv|rule)):\d+$", r"\1", line)


def main():
    text, wrong = DOC.read_text(encoding="utf-8"), []
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        if not (DOC.parent / link).exists():
            wrong.append(f"a link leads to {link}, which is not there")
    for name, path in re.findall(r"\[`(nx_\w+)`\]\(([^)]+)\)", text):
        if (DOC.parent / path).exists() and name not in (DOC.parent / path).read_text(encoding="utf-8"):
            wrong.append(f"{path} has no {name}")
    for stage, lines in re.findall(r"^```dump (\w+)\n(.*?)^```$", text, re.S | re.M):
        out = subprocess.run([os.environ["NEWSX"], "dump", f"--stage={stage}", PAGE], capture_output=True, text=True, check=True).stdout
        printed = {without_place(line) for line in out.splitlines()}
        wrong += [f"dump --stage={stage} no longer prints: {line}" for line in lines.splitlines() if line not in printed]
    print("\n".join(wrong) or "docs/ARCHITECTURE.md holds")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
