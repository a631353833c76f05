"""lints.py: the lints find what they are there for, and nothing else."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["NEWSX_SOURCE_DIR"])


class Lints(unittest.TestCase):
    def lint(self, tool, **files):
        with tempfile.TemporaryDirectory() as folder:
            src = pathlib.Path(folder) / "src"
            (src / "base").mkdir(parents=True)
            (src / "fact").mkdir()
            (src / "cli").mkdir()
            (src / "LAYERS").write_text("# lowest first\nbase\nread text\nfact\n.\ncli\n")
            (src / "base/a.h").write_text("")
            for name, text in files.items():
                (src / name.replace("__", "/").replace("_c", ".c").replace("_h", ".h")).write_text(text)
            p = subprocess.run([sys.executable, ROOT / "tools" / tool, folder], capture_output=True, text=True, check=False)
            return p.returncode, p.stdout

    def test_layers(self):
        own = {"fact__x_c": '#include "base/a.h"\n#include "fact/p.h"\n', "fact__p_h": "#include <pcre2.h>\n"}
        self.assertEqual(self.lint("check-layers", **own)[0], 0)
        for bad in ({"base__b_c": '#include "fact/f.h"\n', "fact__f_h": ""}, {"cli__m_c": '#include "base/a.h"\n'},
                    {"base__b_c": '#include "base/none.h"\n'}, {"base__b_h": "#include <pcre2.h>\n", "fact__f_c": '#include "base/b.h"\n'},
                    {"base__b_c": "#include <pcre2.h>\n#include <unicode/ubrk.h>\n"},
                    {"base__b_h": '#include "base/d.h"\n', "base__d_h": '#include "base/b.h"\n'}):
            code, out = self.lint("check-layers", **bad)
            self.assertEqual(code, 1, bad)
            self.assertIn("src/" if "d.h" not in str(bad) else "cycle", out)

    def test_source(self):
        good = '/* 한글 */ // 글\nstatic const char *const names[] = {"a"};\nstatic int f(void);\n'
        self.assertEqual(self.lint("check-source", base__b_c=good)[0], 0, self.lint("check-source", base__b_c=good)[1])
        self.assertEqual(self.lint("check-source", cli__b_c='static int n; int main(void) { printf("x"); }')[0], 0)
        for bad in ('char *s = "가";', r'char *s = "\uAC00";', r'char *s = "\xea\xb0\x80";', "static int n;", "static int n = 3;",
                    "static char *p[4];", "void f(void) { abort(); }", 'void f(void) { printf("x"); }', "long f(void) { return time(0); }"):
            code, out = self.lint("check-source", base__b_c=bad + "\n")
            self.assertEqual(code, 1, bad)
            self.assertIn("src/base/b.c:1", out)

    def test_mechanisms(self):
        """Every rule id that C gives has a row in dict/lex/mechanism.tsv, which names that file and classes that are there."""
        used = {}
        for path in (ROOT / "src").rglob("*.c"):
            for name in re.findall(r'NX_S\("((?:date|figure|name|quote|plan|appointment)\.[a-z_]+)"\)', path.read_text(encoding="utf-8")):
                used.setdefault(name, set()).add(str(path.relative_to(ROOT)))
        rows = [line.split("\t") for line in (ROOT / "dict/lex/mechanism.tsv").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
        self.assertEqual({row[0] for row in rows}, set(used))
        for name, _, attr, _ in rows:
            attrs = dict(part.split("=") for part in attr.split(";"))
            self.assertTrue((ROOT / attrs["file"]).is_file(), name)
            for cls in filter(None, attrs.get("reads", "").split(",")):
                self.assertTrue(list((ROOT / "dict/lex").glob(cls + "*.tsv")), (name, cls))


if __name__ == "__main__":
    unittest.main()
