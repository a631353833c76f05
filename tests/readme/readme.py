"""readme.py: what README.md shows is run: the shell lines, the SQL (where DuckDB is there), the queries of the database with
their results, the C program."""
import contextlib
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


def told(folder):
    """Under a command, each paragraph that is shown is one of those that it prints."""
    env = {**os.environ, "PATH": f"{NEWSX.parent}:{os.environ['PATH']}"}
    for block in blocks("console"):
        command, shown = block.removeprefix("$ ").split("\n", 1)
        printed = run(["bash", "-c", command], command, folder, env=env).split("\n\n")
        for paragraph in shown.split("\n\n"):
            if paragraph.strip() not in map(str.strip, printed):
                sys.exit(f"not what {command} prints:\n{paragraph}")


def sql(folder):
    try:
        import duckdb
    except ImportError:
        print("no DuckDB: SQL left out")
        return
    os.chdir(folder)
    for query in "".join(blocks("sql")).split(";"):
        if query.strip() and not duckdb.execute(query).fetchall():
            sys.exit(f"no row from:\n{query}")


def with_results(language):
    """Queries, each with the lines that are shown below it, if any."""
    return re.findall(r"^([^-].*;)\n((?:-- .*\n)*)", "".join(blocks(language)), re.M)


def compare(query, shown, rows):
    got = "".join("-- " + "|".join("" if x is None else str(x) for x in row) + "\n" for row in rows)
    if shown and got != shown:
        sys.exit(f"not what is shown:\n{query}\n{got}")


def database(folder):
    """Each query of the SQLite part gives the rows that stand below it, in SQLite and in DuckDB."""
    path = os.path.join(folder, "news.sqlite")
    if not os.path.exists(path):
        return
    with contextlib.closing(sqlite3.connect(path)) as db:
        for query, shown in with_results("sqlite"):
            compare(query, shown, db.execute(query))
            if shutil.which("sqlite3"):
                lines = run(["sqlite3", path, query], query, folder).splitlines()
                compare(query, shown, [[line] for line in lines])
    try:
        import duckdb
        import duckdb_extension_sqlite_scanner
    except ImportError:
        print("no DuckDB with its SQLite extension: the queries of the database are run by SQLite alone")
        return
    extension = next(pathlib.Path(duckdb_extension_sqlite_scanner.__path__[0]).rglob("*.duckdb_extension"))
    with contextlib.closing(duckdb.connect()) as db:
        db.execute(f"LOAD '{extension}'")
        db.execute(f"ATTACH '{path}' AS news (TYPE sqlite, READ_ONLY); USE news")
        for query, shown in with_results("sqlite"):
            if " MATCH " in query:
                query = "SELECT * FROM sqlite_query('news', '%s')" % query.rstrip(";").replace("'", "''")
            compare(query, shown, db.execute(query).fetchall())
        for query, shown in with_results("duckdb"):
            compare(query, shown, db.execute(query).fetchall())


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
        told(folder)
        sql(folder)


if __name__ == "__main__":
    main()
