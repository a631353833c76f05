/* figuresaid.c -- what a sentence says of its numbers: that they are indices, weights, angles, data or mere numbers (numberword.tsv).
 * It decides between two readings of a unit (파운드, 포인트, 도, 기가) and whether a bare numeral is a figure.
 * Cost: one look-up a character of a sentence that asks. */
#include "fact/figure.h"

#include "base/utf8.h"

static void note(nx_said *said, newsx_str kind)
{
    said->range = said->range || nx_str_is(kind, "range");
    said->number = said->number || nx_str_is(kind, "number") || nx_str_is(kind, "range");
    said->index = said->index || nx_str_is(kind, "index");
    said->weight = said->weight || nx_str_is(kind, "weight");
    said->data = said->data || nx_str_is(kind, "data");
    said->angle = said->angle || nx_str_is(kind, "angle");
}

const nx_said *nx_figure_said(nx_figure_reader *r)
{
    nx_entry e;
    if (r->scanned == r->begin)
        return &r->said;
    r->scanned = r->begin;
    r->said = (nx_said){0};
    bool latin = false;
    for (uint32_t i = r->begin; i < r->limit; i += nx_utf8_len((unsigned char)r->text.at[i])) {
        unsigned char c = (unsigned char)r->text.at[i];
        r->said.rate = r->said.rate || c == '%';
        bool begins = c >= 0x80 || (nx_is_latin(c) && !latin);
        latin = c < 0x80 && nx_is_latin(c);
        if (begins && r->numberword != UINT32_MAX && nx_lexicon_prefix(&e, r->s->lex, r->numberword, nx_str_cut(r->text, i, r->limit)))
            note(&r->said, nx_attr(e.attr, "kind"));
    }
    return &r->said;
}
