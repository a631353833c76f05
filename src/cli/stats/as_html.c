/* as_html.c -- the reports as one page that needs nothing else: no script, which its policy forbids as well, no font, no picture.  Charts
 * are SVG with places in percent, so that they are as wide as the screen and their letters as large as the others. */
#include "report.h"

#include <math.h>
#include <string.h>

enum { MAX_SERIES = 60, LABELS = 26 }; /* LABELS: letters below a chart as wide as a phone */

static const char css[] = {
#include <page.css.inc> /* made by CMake */
    , 0};

static void escape(nx_text *t, const char *s) /* for text and for values in double quotes */
{
    for (; *s; s++) {
        const char *word = *s == '&' ? "&amp;" : *s == '<' ? "&lt;" : *s == '>' ? "&gt;" : *s == '"' ? "&quot;" : NULL;
        if (word)
            nx_text_word(t, word);
        else
            nx_text_add(t, s, 1);
    }
}

static void begin(nx_text *t, const nx_cli_options *o)
{
    const char *slash = strrchr(o->files[0], '/'), *name = slash && slash[1] ? slash + 1 : o->files[0];
    nx_text_word(t, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>newsx stats: ");
    escape(t, name);
    nx_text_word(t, "</title>\n<style>\n");
    nx_text_word(t, css);
    nx_text_word(t, "</style>\n</head>\n<body>\n<header>\n<h1>");
    escape(t, name);
    nx_text_word(t, "</h1>\n<p>What newsx found");
    const struct {
        const char *before, *value;
    } filters[] = {{" in articles of ", o->publisher}, {" from ", o->since}, {" to ", o->until}};
    for (int i = 0; i < 3; i++)
        if (filters[i].value) {
            nx_text_word(t, filters[i].before);
            escape(t, filters[i].value);
        }
    nx_text_word(t, ". Duplicates are left out.</p>\n</header>\n<main>\n");
}

static void words(nx_text *t, const char *name) /* of a column; its first letter large */
{
    size_t at = t->len;
    nx_report_words(t, name);
    if (!t->failed && t->at[at] >= 'a' && t->at[at] <= 'z')
        t->at[at] = (char)(t->at[at] - 'a' + 'A');
}

static void add_tiles(nx_text *t, const nx_report *r)
{
    nx_text_word(t, "<dl>\n");
    for (int c = 0; c < r->n_columns; c++) {
        const nx_value *v = nx_report_value(r, 0, c);
        nx_text_word(t, "<div><dt>");
        words(t, r->names[c]);
        nx_text_word(t, "</dt><dd>");
        if (v->kind == NX_VALUE_NUMBER)
            nx_report_number(t, v);
        else
            escape(t, v->kind == NX_VALUE_NULL ? "none" : v->text);
        nx_text_word(t, "</dd></div>\n");
    }
    nx_text_word(t, "</dl>\n");
}

static void add_series(nx_text *t, const nx_value *v)
{
    nx_point points[MAX_SERIES];
    double most;
    int n = nx_report_series(v, points, MAX_SERIES, &most);
    nx_text_word(t, "<svg role=\"img\" aria-label=\"Over time");
    for (int i = 0; i < n; i++)
        if (points[i].number > 0)
            nx_text_format(t, ", %s: %.0f", points[i].first, points[i].number);
    nx_text_word(t, "\">");
    for (int i = 0; i < n; i++) {
        const nx_point *p = &points[i];
        if (p->number > 0)
            nx_text_format(t, "<g><title>%s%s%s: %.0f</title><rect x=\"%.2f%%\" width=\"%.2f%%\" y=\"%.2f%%\" height=\"%.2f%%\"/></g>", p->first,
                           strcmp(p->first, p->last) ? " to " : "", strcmp(p->first, p->last) ? p->last : "", p->number, 100.0 * i / n, 80.0 / n,
                           100 - 100 * p->number / most, 100 * p->number / most);
    }
    nx_text_word(t, "</svg>");
}

static nx_value_kind kind_of(const nx_report *r, int column) /* of its first value */
{
    for (int row = 0; row < r->n_rows; row++)
        if (nx_report_value(r, row, column)->kind != NX_VALUE_NULL)
            return nx_report_value(r, row, column)->kind;
    return NX_VALUE_NULL;
}

static const char *class_of(const nx_report *r, int column)
{
    nx_value_kind kind = kind_of(r, column);
    return kind == NX_VALUE_NUMBER ? "number" : kind == NX_VALUE_SERIES ? "series" : "words";
}

static void add_cell(nx_text *t, const nx_report *r, int row, int c)
{
    const nx_value *v = nx_report_value(r, row, c);
    if (c)
        nx_text_format(t, "<td class=\"%s\">", class_of(r, c));
    else
        nx_text_word(t, "<th scope=\"row\">");
    if (v->kind == NX_VALUE_NUMBER)
        nx_report_number(t, v);
    else if (v->kind == NX_VALUE_SERIES)
        add_series(t, v);
    else
        escape(t, v->text);
    nx_text_word(t, c ? "</td>" : "</th>");
    if (c == r->drawn && r->draw == NX_DRAW_BARS)
        nx_text_format(t, "<td class=\"bar\"><svg aria-hidden=\"true\"><rect width=\"%.2f%%\" height=\"100%%\" rx=\"2\"/></svg></td>",
                       r->most > 0 ? 100 * v->number / r->most : 0);
}

static void add_table(nx_text *t, const nx_report *r)
{
    nx_text_format(t, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"h-%s\"><table>\n<thead><tr>", r->id);
    for (int c = 0; c < r->n_columns; c++) {
        nx_text_format(t, "<th scope=\"col\" class=\"%s\"%s>", class_of(r, c), c == r->drawn && r->draw == NX_DRAW_BARS ? " colspan=\"2\"" : "");
        words(t, r->names[c]);
        nx_text_word(t, "</th>");
    }
    nx_text_word(t, "</tr></thead>\n<tbody lang=\"ko\">\n");
    for (int row = 0; row < r->n_rows; row++) {
        nx_text_word(t, "<tr>");
        for (int c = 0; c < r->n_columns; c++)
            add_cell(t, r, row, c);
        nx_text_word(t, "</tr>\n");
    }
    nx_text_word(t, "</tbody></table></div>\n");
}

static double nice_step(double most) /* 1, 2 or 5 of some power of ten: about four of them make the axis */
{
    double power = pow(10, floor(log10(most / 4 > 1 ? most / 4 : 1))), part = most / 4 / power;
    return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
}

static void add_rect(nx_text *t, const nx_report *r, int row, double from, double height, int part)
{
    if (height > 0)
        nx_text_format(t, "<rect class=\"s%d\" x=\"%.3f%%\" width=\"%.3f%%\" y=\"%.2f%%\" height=\"%.2f%%\"/>", part, 100 * (row + .1) / r->n_rows,
                       80.0 / r->n_rows, 100 - from - height, height);
}

static void add_column(nx_text *t, const nx_report *r, int row, double scale)
{
    nx_text_word(t, "<g><title>");
    escape(t, nx_report_value(r, row, 0)->text);
    for (int c = r->drawn; c < r->n_columns; c++) {
        const nx_value *v = nx_report_value(r, row, c);
        if (c > r->drawn && (r->draw == NX_DRAW_COLUMNS || !(v->number > 0)))
            continue;
        nx_text_word(t, c == r->drawn ? ": " : ", ");
        nx_report_words(t, r->names[c]);
        nx_text_word(t, " ");
        nx_report_number(t, v);
    }
    nx_text_word(t, "</title>");
    if (r->draw == NX_DRAW_COLUMNS)
        add_rect(t, r, row, 0, nx_report_value(r, row, r->drawn)->number * scale, 0);
    double from = 0;
    for (int c = r->drawn + 1; r->draw == NX_DRAW_STACKS && c < r->n_columns; c++) {
        double height = nx_report_value(r, row, c)->number * scale;
        add_rect(t, r, row, from, height, c - r->drawn);
        from += height;
    }
    nx_text_word(t, "</g>\n");
}

static void add_legend(nx_text *t, const nx_report *r)
{
    nx_text_word(t, "<ul class=\"legend\">");
    for (int c = r->drawn + 1; c < r->n_columns; c++) {
        nx_text_format(t, "<li><svg aria-hidden=\"true\"><rect class=\"s%d\" width=\"100%%\" height=\"100%%\" rx=\"2\"/></svg>", c - r->drawn);
        nx_report_words(t, r->names[c]);
        nx_text_word(t, "</li>");
    }
    nx_text_word(t, "</ul>\n");
}

static void add_chart(nx_text *t, const nx_report *r)
{
    double step = nice_step(r->most), top = step * ceil(r->most / step), scale = 100 / (top > 0 ? top : 1);
    nx_text_format(t, "<figure>\n<div class=\"chart\" role=\"img\" aria-label=\"%s: ", r->title);
    nx_report_words(t, r->names[r->drawn]);
    nx_text_word(t, " for each period, as in the table below\">\n<svg class=\"axis\" aria-hidden=\"true\">");
    for (double y = 0; y <= top; y += step)
        nx_text_format(t, "<text x=\"85%%\" y=\"%.2f%%\" dy=\".35em\" text-anchor=\"end\">%.0f</text>", 100 - y * scale, y);
    nx_text_word(t, "</svg>\n<svg class=\"plot\">\n");
    for (double y = 0; y <= top; y += step)
        nx_text_format(t, "<line x1=\"0\" x2=\"100%%\" y1=\"%.2f%%\" y2=\"%.2f%%\"/>", 100 - y * scale, 100 - y * scale);
    nx_text_word(t, "\n");
    for (int row = 0; row < r->n_rows; row++)
        add_column(t, r, row, scale);
    int length = (int)strlen(nx_report_value(r, 0, 0)->text), most = length < LABELS ? LABELS / length : 1, every = (r->n_rows + most - 1) / most;
    for (int row = 0; row < r->n_rows; row += every) {
        nx_text_format(t, "<text x=\"%.2f%%\" y=\"100%%\" dy=\"1.4em\" text-anchor=\"middle\">", 100 * (row + .5) / r->n_rows);
        escape(t, nx_report_value(r, row, 0)->text);
        nx_text_word(t, "</text>\n");
    }
    nx_text_word(t, "</svg>\n</div>\n");
    if (r->draw == NX_DRAW_STACKS)
        add_legend(t, r);
    nx_text_word(t, "</figure>\n");
}

static void report(nx_text *t, const nx_report *r, unsigned n)
{
    (void)n;
    nx_text_format(t, "<section id=\"%s\" aria-labelledby=\"h-%s\">\n<h2 id=\"h-%s\">%s</h2>\n", r->id, r->id, r->id, r->title);
    if (r->all > r->n_rows)
        nx_text_format(t, "<p>The first %d of %ld</p>\n", r->n_rows, r->all);
    if (r->note[0])
        nx_text_format(t, "<p>Not shown: %s</p>\n", r->note);
    if (r->draw == NX_DRAW_TILES) {
        add_tiles(t, r);
    } else if (r->draw == NX_DRAW_BARS) {
        add_table(t, r);
    } else {
        add_chart(t, r);
        nx_text_word(t, "<details><summary>As a table</summary>\n");
        add_table(t, r);
        nx_text_word(t, "</details>\n");
    }
    nx_text_word(t, "</section>\n");
}

static void end(nx_text *t)
{
    nx_text_word(t, "</main>\n</body>\n</html>\n");
}

const nx_writer nx_as_html = {begin, report, end};
