/* figuremod.c -- what stands around a figure: 약, 최대, 영하, 제 before it; 가량, 이상, 이 넘는 behind it; and where its word ends.
 * The words are dict/lex/numod.tsv.  Cost: a few look-ups a figure. */
#include "fact/figure.h"

#include "base/utf8.h"

enum { MAX_WORD = 24, MAX_WORDS = 3 }; /* bytes of a word before; words before one figure */

static bool is_sign(uint32_t c)
{
    return c == '-' || c == '+' || c == 0x2212 || c == 0xFF0D || c == 0xFF0B || c == 0xB1;
}

/* The run of Hangul that ends at `at`; empty where there is none. */
static newsx_str word_before(const nx_figure_reader *r, uint32_t at)
{
    uint32_t from = at;
    while (from > r->begin && at - from < MAX_WORD) {
        uint32_t back = nx_utf8_back(r->text, from);
        if (!nx_is_hangul(nx_utf8_at(r->text, back)))
            break;
        from = back;
    }
    return nx_str_cut(r->text, from, at);
}

static bool apply_before(nx_draft *d, const nx_figure_reader *r, newsx_str attr, uint32_t from)
{
    newsx_str mod = nx_attr(attr, "mod"), sign = nx_attr(attr, "sign"), unit = nx_attr(attr, "unit"), per = nx_attr(attr, "per");
    (void)r;
    if (!nx_attr_is(attr, "pos", "before"))
        return false;
    d->edge = from;
    if (mod.len && !d->mod.len)
        d->mod = mod;
    if (nx_str_is(sign, "-")) {
        d->negative = !d->negative;
        d->signed_word = true;
    }
    if (unit.len)
        d->scale_unit = unit;
    if (per.len)
        d->per = per;
    d->ordinal = d->ordinal || nx_attr_is(attr, "ordinal", "yes");
    d->age = d->age || nx_attr_is(attr, "age", "yes");
    if (mod.len || sign.len || unit.len || nx_attr_is(attr, "ordinal", "yes"))
        d->begin = from;
    return true;
}

static void apply_sign(nx_draft *d, const nx_figure_reader *r)
{
    uint32_t c = nx_utf8_before(r->text, d->begin);
    if (d->begin <= r->begin || !is_sign(c))
        return;
    uint32_t from = nx_utf8_back(r->text, d->begin), before = from > r->begin ? nx_utf8_before(r->text, from) : 0;
    if (nx_is_word(before) || before == ')' || before == '%')
        return; /* 3-2, 02-123: no sign */
    d->negative = c == '-' || c == 0x2212 || c == 0xFF0D;
    d->begin = d->edge = from;
}

void nx_figure_before(nx_draft *d, nx_figure_reader *r)
{
    apply_sign(d, r);
    for (int i = 0; i < MAX_WORDS; i++) {
        nx_entry e;
        uint32_t at = d->edge > r->begin && r->text.at[d->edge - 1] == ' ' ? d->edge - 1 : d->edge;
        newsx_str word = word_before(r, at);
        uint32_t from = (uint32_t)(word.at - r->text.at);
        if (!word.len || !nx_lexicon_find(&e, r->s->lex, NX_LEX_NUMOD, word) || !apply_before(d, r, e.attr, from))
            break;
    }
    uint32_t before = d->edge > r->begin ? nx_utf8_before(r->text, d->edge) : 0;
    d->glued = nx_is_word(before);
}

static bool suffix_closes(const nx_figure_reader *r, uint32_t at, int depth)
{
    nx_entry e;
    newsx_str rest = nx_figure_rest(r, at);
    if (!rest.len || !nx_is_word(nx_utf8_at(rest, 0)))
        return true;
    if (!nx_is_hangul(nx_utf8_at(rest, 0)))
        return nx_is_digit(nx_utf8_at(rest, 0)) || nx_is_latin(nx_utf8_at(rest, 0));
    uint32_t n = 0;
    while (n < rest.len && n < MAX_WORD && nx_is_hangul(nx_utf8_at(rest, n)))
        n += nx_utf8_len((unsigned char)rest.at[n]);
    if (nx_lexicon_find(NULL, r->s->lex, NX_LEX_JOSA, nx_str_cut(rest, 0, n)))
        return true;
    const nx_match *noun = depth ? nx_match_at(r->s->matches, at, NX_LEX_TITLE) : NULL; /* 1번타자 */
    if (noun && noun->end >= at + 6 && suffix_closes(r, noun->end, 0))
        return true;
    uint32_t len = depth ? nx_lexicon_prefix(&e, r->s->lex, NX_LEX_NUMOD, rest) : 0;
    return len && (nx_attr_is(e.attr, "pos", "after") || nx_attr_is(e.attr, "pos", "end")) && suffix_closes(r, at + len, depth - 1);
}

bool nx_figure_closes(const nx_figure_reader *r, uint32_t at)
{
    return suffix_closes(r, at, 2);
}

static nx_decimal band_end(nx_decimal from) /* 40 → 49, 1000 → 1999 */
{
    nx_decimal width = nx_decimal_make(1, from.exp10);
    return nx_decimal_add(nx_decimal_add(from, width), nx_decimal_int(-1));
}

/* 20%대, 40명대, 3만원대: from the number on, for counts to the next one. */
static void apply_band(nx_draft *d, uint32_t end)
{
    bool whole = d->kind == NX_FIGURE_COUNT && d->value.ok && d->value.exp10 >= 1 && d->value.coef > 0;
    if (!d->value.ok)
        return;
    d->min = d->value;
    if (whole)
        d->max = band_end(d->value);
    d->value = (nx_decimal){0, 0, false};
    d->end = end;
}

static bool takes_band(const nx_draft *d)
{
    switch (d->kind) {
    case NX_FIGURE_AGE:
    case NX_FIGURE_RANK:
    case NX_FIGURE_ORDINAL:
    case NX_FIGURE_RATIO:
        return false;
    default:
        return d->has_unit;
    }
}

/* Behind the figure, after a blank or not, or after a josa and a blank where the word is a predicate. */
static uint32_t modifier_at(nx_entry *e, const nx_figure_reader *r, uint32_t end)
{
    newsx_str rest = nx_figure_rest(r, end);
    uint32_t gap = nx_figure_blank(r, end) - end;
    uint32_t len = nx_lexicon_prefix(e, r->s->lex, NX_LEX_NUMOD, nx_figure_rest(r, end + gap));
    if (len && nx_attr_is(e->attr, "pos", "after") && nx_figure_closes(r, end + gap + len))
        return end + gap + len;
    if (gap || !rest.len || !nx_is_hangul(nx_utf8_at(rest, 0)))
        return 0;
    uint32_t josa = nx_lexicon_prefix(NULL, r->s->lex, NX_LEX_JOSA, rest);
    uint32_t at = nx_figure_blank(r, end + josa);
    if (!josa || at == end + josa)
        return 0;
    len = nx_lexicon_prefix(e, r->s->lex, NX_LEX_NUMOD, nx_figure_rest(r, at));
    if (!len || !nx_attr_is(e->attr, "text", "no") || (nx_attr_is(e->attr, "ambiguous", "yes") && !nx_figure_closes(r, at + len)))
        return 0; /* 200억원을 선고했다 */
    return at + len;
}

void nx_figure_after(nx_draft *d, nx_figure_reader *r)
{
    nx_entry e;
    newsx_str rest = nx_figure_rest(r, d->end);
    nx_entry band;
    uint32_t len = nx_lexicon_prefix(&band, r->s->lex, NX_LEX_NUMOD, rest);
    if (len && nx_attr_is(band.attr, "band", "whole") && takes_band(d) && nx_figure_closes(r, d->end + len))
        apply_band(d, d->end + len);
    for (int i = 0; i < 2; i++) {
        uint32_t end = modifier_at(&e, r, d->end);
        newsx_str mod = end ? nx_attr(e.attr, "mod") : (newsx_str){NULL, 0};
        if (end && nx_attr(e.attr, "band").len && d->kind == NX_FIGURE_AGE && d->min.ok && d->max.ok) {
            d->end = end; /* 30대 초반: the band stays whole, what is early is not said */
            continue;
        }
        bool length = d->kind == NX_FIGURE_MEASURE && !nx_str_is(d->unit, "Cel");
        if (!mod.len || (length && nx_attr_is(e.attr, "place", "yes")) || (nx_attr_is(e.attr, "ambiguous", "yes") && !d->has_unit && !d->comma))
            break;
        if (!d->mod.len || !nx_str_is(mod, "approx"))
            d->mod = mod;
        d->open = true;
        if (nx_attr_is(e.attr, "text", "no"))
            break;
        d->end = end;
    }
}
