/* tsv.c -- lines to rows, each fault named with file and line. */
#include "lexicon/tsv.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <stdlib.h>

static newsx_status fault(nx_ctx *c, newsx_str file, uint32_t line, const char *why)
{
    return nx_error_set(c->err, NEWSX_EDATA, line, 0, "%.*s:%u: %s", NX_FMT(file), line, why);
}

static bool attr_ok(newsx_str attr) /* k=v;k=v */
{
    newsx_str field, rest = attr;
    while (rest.len && nx_str_next_field(&field, &rest, ';')) {
        size_t eq = nx_str_find(field, NX_S("="), 0);
        if (eq == NX_NPOS || eq == 0)
            return false;
    }
    return true;
}

static newsx_status read_row(nx_tsv_row *row, newsx_str line, newsx_str file, uint32_t number, nx_ctx *c)
{
    newsx_str column[4], rest = line;
    size_t n = 0;
    while (rest.at && n < 4 && nx_str_next_field(&column[n], &rest, '\t'))
        n++;
    if (n != 4 || rest.at)
        return fault(c, file, number, "a line has four columns (surface, canon, attr, source) with one tab between them");
    if (!column[0].len)
        return fault(c, file, number, "the surface is empty");
    if (column[0].len > NX_MAX_ENTRY)
        return fault(c, file, number, "the surface is too long");
    if (nx_str_trim(column[0]).len != column[0].len)
        return fault(c, file, number, "the surface begins or ends with white space");
    if (!attr_ok(column[2]))
        return fault(c, file, number, "attr is not of the form key=value;key=value");
    if (!column[1].len)
        column[1] = column[0];
    *row = (nx_tsv_row){column[0], column[1], column[2], column[3], number};
    return NEWSX_OK;
}

static int by_surface(const void *a, const void *b)
{
    const nx_tsv_row *x = *(const nx_tsv_row *const *)a, *y = *(const nx_tsv_row *const *)b;
    int order = nx_str_cmp(x->surface, y->surface);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static newsx_status check_repeats(const nx_tsv_rows *rows, newsx_str file, nx_ctx *c)
{
    const nx_tsv_row **sorted = nx_alloc(c->arena, sizeof *sorted * (rows->n + 1u));
    if (!sorted)
        return NEWSX_ENOMEM;
    for (uint32_t i = 0; i < rows->n; i++)
        sorted[i] = &rows->at[i];
    nx_sort(sorted, rows->n, sizeof *sorted, by_surface);
    for (uint32_t i = 1; i < rows->n; i++)
        if (nx_str_eq(sorted[i]->surface, sorted[i - 1]->surface))
            return nx_error_set(c->err, NEWSX_EDATA, sorted[i]->line, 0, "%.*s:%u: surface \"%.*s\" repeats line %u", NX_FMT(file),
                                sorted[i]->line, NX_FMT(sorted[i]->surface), sorted[i - 1]->line);
    return NEWSX_OK;
}

newsx_status nx_tsv_read(nx_tsv_rows *out, newsx_str bytes, newsx_str file, nx_ctx *c)
{
    newsx_str line, rest = bytes;
    uint32_t number = 0;
    size_t bad = nx_utf8_valid(bytes);
    if (bad != bytes.len) {
        for (size_t i = 0; i < bad; i++)
            number += bytes.at[i] == '\n';
        return fault(c, file, number + 1, "these bytes are not UTF-8");
    }
    while (nx_str_next_line(&line, &rest)) {
        number++;
        if (number == 1) {
            if (!nx_str_is(line, "#newsx-lex 1"))
                return fault(c, file, 1, "the first line must be \"#newsx-lex 1\"");
            continue;
        }
        if (!line.len || line.at[0] == '#' || (number == 2 && nx_str_is(line, "surface\tcanon\tattr\tsource")))
            continue;
        nx_tsv_row row;
        NX_TRY(read_row(&row, line, file, number, c));
        nx_push(c->arena, out, row);
    }
    if (number == 0)
        return fault(c, file, 1, "the file is empty; its first line must be \"#newsx-lex 1\"");
    NX_TRY(check_repeats(out, file, c));
    return nx_ctx_status(c);
}
