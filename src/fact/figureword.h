/* figureword.h -- what the words around a figure are, as its slots need to know: a noun, a name, 달러당, 증가한, 전년대비. */
#ifndef NX_FIGUREWORD_H
#define NX_FIGUREWORD_H

#include "base/utf8.h"
#include "fact/figure.h"

static inline const nx_token *nx_figure_token(const nx_figure_reader *r, uint32_t i)
{
    return &r->s->text->tokens.at[i];
}

static inline newsx_str nx_figure_stem(const nx_figure_reader *r, const nx_token *t)
{
    return nx_str_cut(r->text, t->begin, t->stem_end);
}

static inline newsx_str nx_figure_josa(const nx_figure_reader *r, const nx_token *t)
{
    return t->josa == UINT32_MAX ? (newsx_str){NULL, 0} : nx_attr(nx_lexicon_entry(r->s->lex, t->josa).attr, "case");
}

static inline bool nx_is_quote_token(const nx_figure_reader *r, const nx_token *t)
{
    uint32_t c = nx_utf8_at(r->text, t->begin);
    return t->kind == NX_TOKEN_PUNCT && (c == '\'' || c == '"' || (c >= 0x2018 && c <= 0x201D));
}

/* Where the last dozen characters of a word begin: no ending that is looked up is longer, whatever stands before it. */
static inline uint32_t nx_figure_ending(newsx_str word)
{
    uint32_t at = (uint32_t)word.len;
    for (int n = 0; n < 12 && at > 0; n++)
        at = nx_utf8_back(word, at);
    return at;
}

/* Its kind by numberword.tsv: of all of the word, or of its beginning. */
newsx_str nx_word_kind(const nx_figure_reader *r, newsx_str word, bool whole);
/* Does the word, or its end, set up a comparison: 대비, 전년대비, 비해? */
bool nx_is_baseline(const nx_figure_reader *r, newsx_str word);
/* stop=yes of numberword.tsv: no noun is looked for beyond it. */
bool nx_word_stops(const nx_figure_reader *r, newsx_str word);
/* 달러당, ㎥당, 1인당: of each of what. */
bool nx_is_rate_base(const nx_figure_reader *r, newsx_str word);
/* 하루, 평균, 총, 가운데: stands between noun and figure. */
bool nx_is_skipped(const nx_figure_reader *r, const nx_token *t);
bool nx_in_date(const nx_figure_reader *r, const nx_token *t);
/* The figure that covers a byte; NULL where none of those found so far does. */
const nx_figure *nx_figure_over(const nx_figure_reader *r, uint32_t at);
/* Does its stem end in a word of the class? */
bool nx_ends_as(const nx_figure_reader *r, const nx_token *t, nx_class cls);
/* The end of the noun that a word is, josa apart; 신인 stays whole though 인 could be a form of 이다, and 혈중알코올농도 though 도
 * could be a josa: the word as it stands ends in a noun, what is left without the josa does not. */
uint32_t nx_noun_end(const nx_figure_reader *r, const nx_token *t);
/* Has it a noun's shape?  What a dictionary knows, what has a josa split off, and else what ends as no verb does. */
bool nx_is_noun(const nx_figure_reader *r, const nx_token *t);
/* Of a place, a firm, a person: counted seldom. */
bool nx_is_name_word(const nx_figure_reader *r, const nx_token *t);
/* A word of trend.tsv; dir tells which way. */
bool nx_is_trend(const nx_figure_reader *r, const nx_token *t, newsx_str *dir);

#endif
