/* numword.c -- the words of numerals, about a hundred, hashed by their first character once, so that a place
 * where no numeral begins costs one look. */
#include "lexicon/numword.h"

#include "base/utf8.h"

static nx_numword word_of(const nx_entry *e, uint32_t len)
{
    static const struct { const char *name; nx_numword_kind kind; } kinds[] = {
        {"digit", NX_WORD_DIGIT}, {"small", NX_WORD_SMALL}, {"big", NX_WORD_BIG}, {"native1", NX_WORD_NATIVE_ONE},
        {"native10", NX_WORD_NATIVE_TEN}, {"det", NX_WORD_DETERMINER}, {"vague", NX_WORD_VAGUE}, {"fraction", NX_WORD_FRACTION},
        {"point", NX_WORD_POINT}, {"over", NX_WORD_OVER}, {"and", NX_WORD_AND}, {"sign", NX_WORD_SIGN}};
    nx_numword w = {.kind = NX_WORD_NONE, .len = len};
    newsx_str kind = nx_attr(e->attr, "kind");
    for (size_t i = 0; i < NX_LEN(kinds); i++)
        if (nx_str_is(kind, kinds[i].name))
            w.kind = kinds[i].kind;
    w.value = nx_decimal_parse(nx_attr(e->attr, "value"));
    if (!w.value.ok) {
        w.value = nx_decimal_parse(nx_attr(e->attr, "min"));
        w.max = nx_decimal_parse(nx_attr(e->attr, "max"));
    }
    if (!w.value.ok && w.kind < NX_WORD_POINT)
        w.kind = NX_WORD_NONE;
    w.alone = nx_attr_is(e->attr, "alone", "yes");
    return w;
}

static void add_word_entry(nx_numwords *v, const nx_entry *e) /* a user's word overrides, or takes away */
{
    uint32_t slot = nx_utf8_at(e->surface, 0) % NX_NUMWORD_BUCKETS;
    nx_numword w = word_of(e, (uint32_t)e->surface.len);
    if (nx_attr_is(e->attr, "remove", "yes"))
        w.kind = NX_WORD_NONE;
    for (uint16_t k = v->bucket[slot]; k; k = v->next[k - 1])
        if (nx_str_eq(v->surface[k - 1], e->surface)) {
            v->word[k - 1] = w;
            return;
        }
    if (v->n == NX_NUMWORDS)
        return;
    v->surface[v->n] = e->surface;
    v->word[v->n] = w;
    v->next[v->n] = v->bucket[slot];
    v->bucket[slot] = (uint16_t)++v->n;
}

const nx_numwords *nx_numwords_collect(const nx_lexicon *lex, nx_arena *a)
{
    nx_entry e;
    nx_numwords *v = nx_alloc_zero(a, sizeof *v);
    for (uint32_t i = 0; v && nx_lexicon_each(&e, lex, NX_LEX_NUMERAL, i); i++)
        add_word_entry(v, &e);
    return v;
}

nx_numword nx_numword_at(const nx_numreader *r, uint32_t at)
{
    nx_numword best = {.kind = NX_WORD_NONE};
    if (at >= r->s.len || (unsigned char)r->s.at[at] < 0x80)
        return best;
    newsx_str rest = nx_str_cut(r->s, at, r->s.len);
    if (!r->words) {
        nx_entry e;
        uint32_t len = nx_lexicon_prefix(&e, r->lex, NX_LEX_NUMERAL, rest);
        return len ? word_of(&e, len) : best;
    }
    for (uint16_t k = r->words->bucket[nx_utf8_at(rest, 0) % NX_NUMWORD_BUCKETS]; k; k = r->words->next[k - 1])
        if (r->words->word[k - 1].len > best.len && nx_str_starts(rest, r->words->surface[k - 1]))
            best = r->words->word[k - 1];
    return best;
}

bool nx_unit_follows(const nx_numreader *r, uint32_t at)
{
    newsx_str rest = nx_str_cut(r->s, at, r->s.len);
    return nx_lexicon_prefix(NULL, r->lex, NX_LEX_UNIT, rest) || nx_lexicon_prefix(NULL, r->lex, NX_LEX_TIMEUNIT, rest);
}

bool nx_word_closes(const nx_numreader *r, uint32_t at)
{
    return at >= r->s.len || !nx_is_word(nx_utf8_at(r->s, at));
}

bool nx_josa_to_the_end(const nx_numreader *r, uint32_t at)
{
    uint32_t end = at;
    while (end < r->s.len && end - at < 36 && nx_is_hangul(nx_utf8_at(r->s, end)))
        end += 3;
    return end > at && nx_lexicon_find(NULL, r->lex, NX_LEX_JOSA, nx_str_cut(r->s, at, end));
}

bool nx_begins_counter(const nx_numreader *r, uint32_t at, uint32_t len)
{
    return nx_lexicon_prefix(NULL, r->lex, NX_LEX_UNIT, nx_str_cut(r->s, at, r->s.len)) > len;
}
