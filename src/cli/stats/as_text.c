/* as_text.c -- the reports as tables for a terminal, with bars.  Columns are as wide as what is in them, the bar takes what is left, and
 * where nothing is left texts are cut and the last columns go.  Hangul is two wide: utf8proc tells. */
#include "../say.h"
#include "report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utf8proc.h>

enum { WIDTH = 80, LEAST_WIDTH = 40, LEAST_BAR = 8, MOST_BAR = 40, LEAST_TEXT = 10, GAP = 2, MAX_COLUMNS = 16, MAX_SERIES = 36, FOLD = 3 };

/* The left eighths of a cell, and its lower ones. */
static const char *const lefts[] = {"", "\xe2\x96\x8f", "\xe2\x96\x8e", "\xe2\x96\x8d", "\xe2\x96\x8c", "\xe2\x96\x8b", "\xe2\x96\x8a", "\xe2\x96\x89", "\xe2\x96\x88"};
static const char *const lowers[] = {"\xc2\xb7", "\xe2\x96\x81", "\xe2\x96\x82", "\xe2\x96\x83", "\xe2\x96\x84", "\xe2\x96\x85", "\xe2\x96\x86", "\xe2\x96\x87", "\xe2\x96\x88"};
static const char ellipsis[] = "\xe2\x80\xa6";

typedef struct page { /* what a table is laid out for */
    nx_text *t;
    const nx_report *r;
    int n;                    /* columns that are shown */
    int widths[MAX_COLUMNS], bar;
    bool colour;
} page;

static int terminal_width(void)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    int n = columns ? atoi(columns) : 0;
    if (n <= 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        n = size.ws_col;
    return n <= 0 ? WIDTH : n < LEAST_WIDTH ? LEAST_WIDTH : n;
}

/* The next sign of a text and its width; what could steer a terminal, or is no UTF-8, is a question mark. */
static int next_sign(const char **at, const char **sign, size_t *len)
{
    utf8proc_int32_t c;
    utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)*at, -1, &c);
    *sign = *at;
    *len = n > 0 ? (size_t)n : 1;
    *at += *len;
    utf8proc_category_t category = n > 0 ? utf8proc_category(c) : UTF8PROC_CATEGORY_CN;
    if (category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_ZL ||
        category == UTF8PROC_CATEGORY_ZP || category == UTF8PROC_CATEGORY_CS) {
        *sign = "?";
        *len = 1;
        return 1;
    }
    return utf8proc_charwidth(c);
}

static int width_of(const char *text)
{
    const char *sign;
    size_t len;
    int n = 0;
    while (*text)
        n += next_sign(&text, &sign, &len);
    return n;
}

static void blanks(nx_text *t, int n)
{
    while (n-- > 0)
        nx_text_word(t, " ");
}

static void add_left(nx_text *t, const char *text, int width) /* cut or filled to the width */
{
    const char *sign;
    size_t len;
    bool cut = width_of(text) > width;
    int room = width - cut;
    while (*text) {
        int n = next_sign(&text, &sign, &len);
        if (n > room)
            break;
        nx_text_add(t, sign, len);
        room -= n;
    }
    if (cut)
        nx_text_word(t, ellipsis);
    blanks(t, room);
}

static void style(const page *p, const char *code)
{
    if (p->colour)
        nx_text_format(p->t, "\033[%sm", code);
}

static void add_bar(const page *p, double x)
{
    int eighths = p->r->most > 0 ? (int)lround(x / p->r->most * p->bar * 8) : 0, whole = eighths / 8;
    eighths = x > 0 && !eighths ? 1 : eighths; /* little is not nothing */
    style(p, "36");
    for (int i = 0; i < whole; i++)
        nx_text_word(p->t, lefts[8]);
    nx_text_word(p->t, lefts[eighths % 8]);
    style(p, "0");
    blanks(p->t, p->bar - whole - (eighths % 8 > 0));
}

static void spark(nx_text *t, const nx_value *v)
{
    nx_point points[MAX_SERIES];
    double most;
    int n = nx_report_series(v, points, MAX_SERIES, &most);
    for (int i = 0; i < n; i++)
        nx_text_word(t, lowers[points[i].number > 0 ? (int)ceil(points[i].number / most * 8) : 0]);
}

static void words_of(nx_text *t, const nx_value *v) /* what stands in the cell */
{
    t->len = 0;
    nx_text_add(t, "", 0);
    if (v->kind == NX_VALUE_NUMBER)
        nx_report_number(t, v);
    else if (v->kind == NX_VALUE_SERIES)
        spark(t, v);
    else
        nx_text_word(t, v->text);
}

static bool is_right(const nx_report *r, int column) /* numbers stand at the right */
{
    for (int row = 0; row < r->n_rows; row++)
        if (nx_report_value(r, row, column)->kind != NX_VALUE_NULL)
            return nx_report_value(r, row, column)->kind == NX_VALUE_NUMBER;
    return false;
}

static void measure(page *p)
{
    nx_text cell = {0};
    for (int c = 0; c < p->n; c++) {
        p->widths[c] = width_of(p->r->names[c]);
        for (int row = 0; row < p->r->n_rows; row++) {
            words_of(&cell, nx_report_value(p->r, row, c));
            int n = cell.at ? width_of(cell.at) : 0;
            p->widths[c] = n > p->widths[c] ? n : p->widths[c];
        }
    }
    nx_text_free(&cell);
}

static int sum(const page *p)
{
    int n = p->bar ? p->bar + GAP : 0;
    for (int c = 0; c < p->n; c++)
        n += p->widths[c] + (c ? GAP : 0);
    return n;
}

/* Texts are cut, then the last columns go; the first is a third of the width at most, and stays. */
static void lay_out(page *p, int width)
{
    measure(p);
    p->bar = LEAST_BAR;
    p->widths[0] = p->widths[0] < width / 3 ? p->widths[0] : width / 3;
    while (sum(p) > width) {
        int widest = -1;
        for (int c = 1; c < p->n; c++)
            if (!is_right(p->r, c) && nx_report_value(p->r, 0, c)->kind != NX_VALUE_SERIES && p->widths[c] > LEAST_TEXT &&
                (widest < 0 || p->widths[c] > p->widths[widest]))
                widest = c;
        int over = sum(p) - width;
        if (widest >= 0)
            p->widths[widest] = p->widths[widest] - over > LEAST_TEXT ? p->widths[widest] - over : LEAST_TEXT;
        else if (p->n > p->r->drawn + 1)
            p->n--;
        else
            break;
    }
    int room = width - sum(p);
    p->bar = p->bar + room < MOST_BAR ? p->bar + room : MOST_BAR;
}

static void add_cell(const page *p, int c, const char *text)
{
    if (c)
        blanks(p->t, GAP);
    int fill = p->widths[c] - width_of(text);
    if (is_right(p->r, c))
        blanks(p->t, fill);
    add_left(p->t, text, is_right(p->r, c) ? width_of(text) : p->widths[c]);
}

static void end_line(nx_text *t) /* without blanks before it */
{
    while (t->len && t->at[t->len - 1] == ' ')
        t->len--;
    nx_text_word(t, "\n");
}

static void add_row(const page *p, int row)
{
    nx_text cell = {0};
    for (int c = 0; c < p->n; c++) {
        words_of(&cell, nx_report_value(p->r, row, c));
        add_cell(p, c, cell.at ? cell.at : "");
        if (c == p->r->drawn) {
            blanks(p->t, GAP);
            add_bar(p, nx_report_value(p->r, row, c)->number);
        }
    }
    end_line(p->t);
    nx_text_free(&cell);
}

static void add_names(const page *p)
{
    nx_text name = {0};
    style(p, "2");
    for (int c = 0; c < p->n; c++) {
        name.len = 0;
        nx_report_words(&name, p->r->names[c]);
        add_cell(p, c, name.at ? name.at : "");
        if (c == p->r->drawn)
            blanks(p->t, GAP + p->bar);
    }
    style(p, "0");
    end_line(p->t);
    nx_text_free(&name);
}

static void add_tiles(const page *p)
{
    nx_text cell = {0};
    int width = 0;
    for (int c = 0; c < p->r->n_columns; c++)
        width = width_of(p->r->names[c]) > width ? width_of(p->r->names[c]) : width;
    for (int c = 0; c < p->r->n_columns; c++) {
        const nx_value *v = nx_report_value(p->r, 0, c);
        words_of(&cell, v);
        size_t begin = p->t->len;
        nx_report_words(p->t, p->r->names[c]);
        blanks(p->t, width - (int)(p->t->len - begin) + GAP);
        add_left(p->t, v->kind == NX_VALUE_NULL || !cell.at ? "none" : cell.at, v->kind == NX_VALUE_NULL || !cell.at ? 4 : width_of(cell.at));
        nx_text_word(p->t, "\n");
    }
    nx_text_free(&cell);
}

static int empty_rows(const nx_report *r, int row) /* from this one on: of time in which there was nothing */
{
    int n = 0;
    while (r->draw >= NX_DRAW_COLUMNS && row + n < r->n_rows && !(nx_report_value(r, row + n, r->drawn)->number > 0))
        n++;
    return n;
}

static void report(nx_text *t, const nx_report *r, unsigned n)
{
    page p = {.t = t, .r = r, .n = r->n_columns, .colour = nx_say_colour(STDOUT_FILENO)};
    if (n)
        nx_text_word(t, "\n");
    style(&p, "1");
    nx_text_word(t, r->title);
    style(&p, "0");
    if (r->all > r->n_rows)
        nx_text_format(t, " (first %d of %ld)", r->n_rows, r->all);
    if (r->note[0])
        nx_text_format(t, " (not shown: %s)", r->note);
    nx_text_word(t, "\n");
    if (r->draw == NX_DRAW_TILES) {
        add_tiles(&p);
        return;
    }
    lay_out(&p, terminal_width());
    add_names(&p);
    for (int row = 0; row < r->n_rows; row++) {
        int nothing = empty_rows(r, row);
        if (nothing >= FOLD) {
            nx_text_format(t, "%s (%d without)\n", ellipsis, nothing);
            row += nothing - 1;
        } else {
            add_row(&p, row);
        }
    }
}

static void begin(nx_text *t, const nx_cli_options *o)
{
    (void)t, (void)o;
}

static void end(nx_text *t)
{
    (void)t;
}

const nx_writer nx_as_text = {begin, report, end};
