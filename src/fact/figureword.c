/* figureword.c -- what a word beside a figure is, by the dictionaries: numberword.tsv, trend.tsv, nouns, names, the josa it has.
 * Cost: a few look-ups a word. */
#include "fact/figureword.h"

newsx_str nx_word_kind(const nx_figure_reader *r, newsx_str word, bool whole)
{
    nx_entry e;
    uint32_t len = r->numberword == UINT32_MAX ? 0 : nx_lexicon_prefix(&e, r->s->lex, r->numberword, word);
    return len && (!whole || len == word.len) ? nx_attr(e.attr, "kind") : (newsx_str){NULL, 0};
}

bool nx_is_baseline(const nx_figure_reader *r, newsx_str word)
{
    for (uint32_t i = nx_figure_ending(word); i < word.len; i += nx_utf8_len((unsigned char)word.at[i]))
        if (nx_str_is(nx_word_kind(r, nx_str_cut(word, i, word.len), true), "baseline"))
            return true;
    return false;
}

bool nx_word_stops(const nx_figure_reader *r, newsx_str word)
{
    nx_entry e;
    return r->numberword != UINT32_MAX && nx_lexicon_find(&e, r->s->lex, r->numberword, word) && nx_attr_is(e.attr, "stop", "yes");
}

bool nx_is_rate_base(const nx_figure_reader *r, newsx_str word)
{
    uint32_t len = (uint32_t)word.len, cut = len ? nx_utf8_back(word, len) : 0;
    newsx_str each = nx_str_cut(word, cut, len), unit = nx_str_cut(word, 0, cut);
    if (!cut || !nx_str_is(nx_word_kind(r, each, true), "per"))
        return false;
    return nx_is_digit(nx_utf8_at(unit, 0)) || nx_lexicon_find(NULL, r->s->lex, NX_LEX_UNIT, unit) || nx_lexicon_find(NULL, r->s->lex, NX_LEX_TIMEUNIT, unit);
}

bool nx_is_skipped(const nx_figure_reader *r, const nx_token *t)
{
    nx_entry e;
    newsx_str all = nx_str_cut(r->text, t->begin, t->end), stem = nx_figure_stem(r, t);
    if (nx_str_is(nx_word_kind(r, all, true), "people") || nx_is_rate_base(r, all))
        return true;
    if (nx_str_is(nx_word_kind(r, all, true), "between") || (nx_str_is(nx_word_kind(r, stem, true), "between") && !nx_word_stops(r, stem)))
        return true;
    return nx_lexicon_find(&e, r->s->lex, NX_LEX_NUMOD, all) && !nx_attr_is(e.attr, "dimension", "yes");
}

bool nx_in_date(const nx_figure_reader *r, const nx_token *t)
{
    const nx_facts *f = r->f;
    uint32_t low = nx_first_behind(&f->dates, head.span.begin, t->begin); /* the first that begins behind the token; a few before it may cover */
    for (uint32_t k = 0; k < 4 && k < low; k++)
        if (f->dates.at[low - 1 - k].head.span.end > t->begin)
            return true;
    return false;
}

const nx_figure *nx_figure_over(const nx_figure_reader *r, uint32_t at)
{
    for (uint32_t k = r->f->figures.n; k > 0 && r->f->figures.n - k < 8; k--) {
        const nx_figure *f = &r->f->figures.at[k - 1];
        if (f->head.span.begin <= at && at < f->head.span.end)
            return f;
    }
    return NULL;
}

bool nx_ends_as(const nx_figure_reader *r, const nx_token *t, nx_class cls)
{
    return nx_match_ending(r->s->matches, r->text, t->stem_end, t->begin, cls) != NULL;
}

uint32_t nx_noun_end(const nx_figure_reader *r, const nx_token *t)
{
    bool short_josa = t->end - t->stem_end == 3;
    if (short_josa && nx_str_is(nx_figure_josa(r, t), "copula") && t->stem_end - t->begin == 3)
        return t->end;
    const nx_match *whole = short_josa && nx_str_is(nx_figure_josa(r, t), "limit") ? nx_match_ending(r->s->matches, r->text, t->end, t->begin, NX_LEX_NOUN) : NULL;
    const nx_match *less = whole ? nx_match_ending(r->s->matches, r->text, t->stem_end, t->begin, NX_LEX_NOUN) : NULL;
    bool noun = whole && whole->begin > t->begin && whole->begin < t->stem_end && !(less && less->end - less->begin > 3);
    return noun && !nx_ends_as(r, t, NX_LEX_TITLE) ? t->end : t->stem_end;
}

bool nx_is_noun(const nx_figure_reader *r, const nx_token *t)
{
    uint32_t end = nx_noun_end(r, t);
    if (t->kind != NX_TOKEN_WORD || end <= t->begin)
        return false;
    uint32_t c = nx_utf8_before(r->text, end);
    if (!nx_is_hangul(c))
        return nx_is_latin(c) || nx_is_han(c);
    newsx_str word = nx_str_cut(r->text, t->begin, end);
    if (nx_word_stops(r, word))
        return false;
    if (end > t->stem_end)
        return true;
    const nx_match *m = nx_match_ending(r->s->matches, r->text, end, t->begin, NX_LEX_NOUN);
    if (m && (m->end - m->begin >= 6 || m->begin == t->begin))
        return true;
    if (end < t->end && !nx_word_stops(r, nx_str_cut(word, nx_utf8_back(word, (uint32_t)word.len), word.len)))
        return true; /* not 걷다|가 */
    nx_entry e;
    if (word.len == 3) /* 소, 쌀; not 나, 와 */
        return (m && m->begin == t->begin) || (nx_lexicon_find(&e, r->s->lex, NX_LEX_STEM, word) && nx_attr_is(e.attr, "kind", "noun"));
    if (nx_ends_as(r, t, NX_LEX_TITLE))
        return true;
    newsx_str tail = nx_str_cut(word, word.len - 3, word.len);
    return r->numberword == UINT32_MAX || !nx_lexicon_find(&e, r->s->lex, r->numberword, tail) || !nx_attr_is(e.attr, "tail", "yes");
}

bool nx_is_name_word(const nx_figure_reader *r, const nx_token *t)
{
    static const nx_class names[] = {NX_LEX_PLACE, NX_LEX_ORG, NX_LEX_PERSON};
    for (size_t i = 0; i < NX_LEN(names); i++) {
        const nx_match *m = nx_match_exact(r->s->matches, t->begin, t->stem_end, names[i]);
        if (m && !nx_str_is(nx_match_attr(r->s->lex, m, "ambiguous"), "yes"))
            return true;
    }
    return false;
}

bool nx_is_trend(const nx_figure_reader *r, const nx_token *t, newsx_str *dir)
{
    nx_entry e;
    uint32_t len = r->trend == UINT32_MAX ? 0 : nx_lexicon_prefix(&e, r->s->lex, r->trend, nx_str_cut(r->text, t->begin, t->end));
    if (!len || (t->stem_end < t->end && t->begin + len < t->stem_end && !nx_str_is(nx_figure_josa(r, t), "copula")))
        return false; /* 성장세를 is no 성장 */
    *dir = nx_attr(e.attr, "dir");
    return true;
}
