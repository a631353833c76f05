"""stats_page.py: the page of newsx stats in a real browser (Chromium, without a window): what stands in it, how wide it is on a phone and on a
desktop, in the light and in the dark, and that nothing is run, loaded or complained of.

The browser opens a page of this test, which holds the one to look at in a frame, measures it and writes what it saw as JSON."""
import functools
import html
import http.server
import json
import re
import shutil
import subprocess
import sys
import threading
import unittest

from stats import HOSTILE, Stats

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
LOOK = """<!doctype html><meta charset="utf-8"><title>look</title><link rel="icon" href="data:,"><iframe src="page.html"></iframe><pre></pre><script>
const frame = document.querySelector('iframe'), seen = {};
function look(width) {
  const doc = frame.contentDocument, view = frame.contentWindow, all = [...doc.querySelectorAll('body *')];
  const box = x => x.getBoundingClientRect();
  const place = x => { const b = box(x); return [b.left, b.top, b.right, b.bottom]; };
  return {
    width, scroll: doc.documentElement.scrollWidth, title: doc.title, scripts: doc.scripts.length, images: doc.images.length,
    paper: view.getComputedStyle(doc.body).backgroundColor, ink: view.getComputedStyle(doc.body).color,
    outside: all.filter(x => !x.closest('.scroll') && box(x).right > width + 1).map(x => x.outerHTML.slice(0, 80)),
    small: all.filter(x => x.children.length == 0 && x.textContent.trim() && parseFloat(view.getComputedStyle(x).fontSize) < 11).length,
    tiles: Object.fromEntries([...doc.querySelectorAll('#dataset dl div')].map(x => [x.querySelector('dt').textContent, x.querySelector('dd').textContent])),
    sections: [...doc.querySelectorAll('section')].map(x => [x.id, doc.getElementById(x.getAttribute('aria-labelledby')).textContent]),
    bars: Object.fromEntries([...doc.querySelectorAll('section:has(.bar)')].map(s => [s.id, [...s.querySelectorAll('tbody tr')].map(r =>
      [r.querySelector('th').textContent, r.querySelector('.number').textContent, box(r.querySelector('.bar rect')).width / box(r.querySelector('.bar svg')).width])])),
    series: [...doc.querySelectorAll('#publishers tbody tr')].map(r => [...r.querySelectorAll('.series title')].map(x => x.textContent)),
    charts: Object.fromEntries([...doc.querySelectorAll('section:has(.plot)')].map(s => [s.id, {
      name: s.querySelector('figure [role=img]').getAttribute('aria-label'), plot: place(s.querySelector('.plot')),
      ticks: [...s.querySelectorAll('.axis text')].map(x => x.textContent),
      labels: [...s.querySelectorAll('.plot > text')].map(place),
      columns: [...s.querySelectorAll('.plot g')].map(g => [g.querySelector('title').textContent, [...g.querySelectorAll('rect')].map(place)]),
      table: [...s.querySelectorAll('details tbody tr')].map(r => [...r.children].map(x => x.textContent))}])),
  };
}
async function at(width) {
  frame.style.cssText = 'border:0;height:900px;width:' + width + 'px';
  await new Promise(done => setTimeout(done, 50));
  return look(width);
}
onload = async () => {
  const views = [];
  for (const width of [375, 1280]) views.push(await at(width));
  document.querySelector('pre').textContent = JSON.stringify(views);
};
</script>"""


class Server(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def do_GET(self):
        self.server.asked.append(self.path)
        super().do_GET()


class Browser(Stats):
    def look(self, dataset, *args, flags=()):
        self.assertExit(self.run_newsx("stats", dataset, "--html", "-o", self.folder / "page.html", *args), 0)
        self.file("look.html", LOOK)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, directory=self.folder)) as server:
            server.asked = []
            threading.Thread(target=server.serve_forever, daemon=True).start()
            p = subprocess.run([BROWSER, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={self.folder}/profile", "--window-size=1400,1000",
                                "--enable-logging=stderr", "--virtual-time-budget=10000", "--timeout=60000", *flags, "--dump-dom",
                                f"http://127.0.0.1:{server.server_port}/look.html"], capture_output=True, text=True, timeout=120, check=False)
            server.shutdown()
        self.assertEqual([line for line in p.stderr.splitlines() if "CONSOLE" in line], [])
        seen = re.search(r"<pre>(.+?)</pre>", p.stdout, re.S)
        self.assertTrue(seen, p.stdout)
        self.assertEqual(server.asked, ["/look.html", "/page.html"])
        return json.loads(html.unescape(seen[1]))

    def test_page(self):
        told = self.stats(self.jsonl)
        for view in self.look(self.jsonl):
            self.assertEqual((view["scroll"], view["outside"], view["small"]), (view["width"], [], 0))
            self.assertEqual(view["tiles"]["Articles"], str(told["dataset"]["rows"][0]["articles"]))
            self.assertEqual(view["sections"], [[name, told[name]["title"]] for name in told if name != "path"])
            self.bars(view, told)
            self.charts(view, told)

    def test_many_periods(self):
        dataset = self.dated("2024-01-01", "2025-01-15", "2026-12-15")
        for view in self.look(dataset, "--by", "month"):
            self.charts(view, self.stats(dataset, "--by", "month"))
        dataset = self.dated(*(f"2025-03-{day:02}" for day in range(1, 32)))
        for view in self.look(dataset):
            self.assertEqual(len(view["charts"]["time"]["columns"]), 31)
            self.charts(view, self.stats(dataset))

    def bars(self, view, told):
        for name, rows in view["bars"].items():
            first, number = list(told[name]["rows"][0])[:2]
            most = max(row[number] for row in told[name]["rows"])
            self.assertEqual([(label, n) for label, n, _ in rows], [(row[first], f"{row[number]:,}") for row in told[name]["rows"]])
            for (_, n, part), row in zip(rows, told[name]["rows"]):
                self.assertAlmostEqual(part, row[number] / most, delta=.02, msg=(name, n))
        self.assertEqual(view["series"], [[f"{k}: {n}" for k, n in row["over_time"].items() if n] for row in told["publishers"]["rows"]])
        self.assertTrue({"facts", "publishers", "people", "organizations", "places", "figures", "plans"} <= set(view["bars"]))

    def charts(self, view, told):
        self.assertEqual(set(view["charts"]), {"time", "plan_years"})
        for name, chart in view["charts"].items():
            rows, (left, top, right, bottom) = told[name]["rows"], chart["plot"]
            ticks = [int(x.replace(",", "")) for x in chart["ticks"]]
            values = [list(row.values())[1] for row in rows]
            self.assertEqual(ticks[0], 0)
            self.assertTrue(max(values) <= ticks[-1], ticks)
            self.assertEqual(len({b - a for a, b in zip(ticks, ticks[1:])}), 1)
            parts = [dict(list(row.items())[2:]) if name == "plan_years" else {} for row in rows]
            self.assertEqual([column[0] for column in chart["columns"]], [
                f"{list(row.values())[0]}: {list(row)[1]} {v:,}" + "".join(f", {k} {n:,}" for k, n in part.items() if n) for row, v, part in zip(rows, values, parts)])
            for (text, rects), value in zip(chart["columns"], values):
                height = sum(b - t for _, t, _, b in rects)
                self.assertAlmostEqual(height, (bottom - top) * value / ticks[-1], delta=1, msg=text)
                self.assertTrue(all(left - 1 <= l and r <= right + 1 for l, _, r, _ in rects), text)
                if rects:
                    self.assertAlmostEqual(max(b for *_, b in rects), bottom, delta=1)
            for (_, _, one, _), (other, _, _, _) in zip(chart["labels"], chart["labels"][1:]):
                self.assertLess(one, other, "labels overlap")
            self.assertEqual([row[0] for row in chart["table"]], [list(row.values())[0] for row in rows])
            self.assertIn(told[name]["title"], chart["name"])

    def test_hostile_names_in_the_dark(self):
        def change(r):
            r["article"]["publisher"] = HOSTILE + "아주긴이름" * 40
            r["facts"]["people"][0]["name"] = "\"><img src=x onerror=\"document.title='stolen'\">"

        dataset = self.records(change, *(lambda r, n=n: r["article"].update(published=f"{1950 + n * 3}-01-01") for n in range(25)))
        views = self.look(dataset, "--by", "year", flags=["--force-dark-mode"])
        for view in views:
            self.assertEqual((view["scripts"], view["images"], view["title"], view["outside"]), (0, 0, "newsx stats: records.jsonl", []))
            self.assertIn(HOSTILE + "아주긴이름" * 40, [row[0] for row in view["bars"]["publishers"]])
            self.assertEqual(view["scroll"], view["width"])
            brightness = [sum(map(int, re.findall(r"\d+", view[x])[:3])) for x in ("paper", "ink")]
            self.assertLess(brightness[0] + 300, brightness[1])


def load_tests(loader, _tests, _pattern):
    return loader.loadTestsFromTestCase(Browser)


if __name__ == "__main__":
    if not BROWSER:
        print("no Chromium: the page is not looked at")
        sys.exit(77)
    unittest.main()
