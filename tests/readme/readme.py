"""readme.py: what README.md shows is run: the shell lines, the SQL (where DuckDB is there), the C program."""
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

NEWSX = pathlib.Path(os.environ["NEWSX"])
ROOT = pathlib.Path(os.environ["NEWSX_SOURCE_DIR"])
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.S | re.M)


def run(argv, what, folder, **more):
    p = subprocess.run(argv, cwd=folder, capture_output=True, text=True, check=False, **more)
    if p.returncode != 0 or not (p.stdout or "facts.jsonl" in what or "newsx batch" in what):
        sys.exit(f"exit code {p.returncode}, {len(p.stdout)} bytes from:\n{what}\n{p.stderr}")
    return p.stdout


def shell_lines(folder):
    if not shutil.which("jq"):
        print("no jq: shell lines left out")
        return
    env = {**os.environ, "PATH": f"{NEWSX.parent}:{os.environ['PATH']}"}
    for block in blocks("sh"):
        run(["bash", "-euo", "pipefail", "-c", block], block, folder, env=env)


def sql(folder):
    try:
        import duckdb
    except ImportError:
        print("no DuckDB: SQL left out")
        return
    os.chdir(folder)
    for query in "".join(blocks("sql")).split(";"):
        if query.strip() and not duckdb.sql(query).fetchall():
            sys.exit(f"no row from:\n{query}")


def database(folder):
    """Each query of the SQLite part gives the rows that stand below it."""
    if not os.path.exists(os.path.join(folder, "news.sqlite")):
        return
    db = sqlite3.connect(os.path.join(folder, "news.sqlite"))
    for query, shown in re.findall(r"^([^-].*;)\n((?:-- .*\n)+)", "".join(blocks("sqlite")), re.M):
        got = "".join("-- " + "|".join(map(str, row)) + "\n" for row in db.execute(query))
        if got != shown:
            sys.exit(f"not what is shown:\n{query}\n{got}")
    db.close()


def links():
    for name in re.findall(r"\]\(([^)#:]+)\)", README):
        if not (ROOT / name).exists():
            sys.exit(f"README.md links to {name}, which is not there")


def main():
    links()
    if len(sys.argv) > 1 and sys.argv[1] == "c": # the program alone, for the test that builds it
        print(blocks("c")[0], end="")
        return
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(ROOT / "corpus", os.path.join(folder, "corpus"))
        shell_lines(folder)
        database(folder)
        sql(folder)


if __name__ == "__main__":
    main()
