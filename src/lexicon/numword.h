/* numword.h -- the words that numerals are made of (dict/lex/numeral.tsv), and what a numeral looks at behind them. */
#ifndef NX_NUMWORD_H
#define NX_NUMWORD_H

#include "base/decimal.h"
#include "lexicon/lexicon.h"

typedef enum nx_numword_kind {
    NX_WORD_NONE, NX_WORD_DIGIT, NX_WORD_SMALL, NX_WORD_BIG, NX_WORD_NATIVE_ONE, NX_WORD_NATIVE_TEN, NX_WORD_DETERMINER,
    NX_WORD_VAGUE, NX_WORD_FRACTION, NX_WORD_POINT, NX_WORD_OVER, NX_WORD_AND, NX_WORD_SIGN
} nx_numword_kind;

typedef struct nx_numword {
    nx_numword_kind kind;
    nx_decimal value, max; /* max: of 두세, 대여섯 */
    uint32_t len;
    bool alone; /* one syllable that is a number by itself, too: 삼, 백 */
} nx_numword;

enum { NX_NUMWORDS = 320, NX_NUMWORD_BUCKETS = 1024 };

typedef struct nx_numwords { /* by first character */
    newsx_str surface[NX_NUMWORDS];
    nx_numword word[NX_NUMWORDS];
    uint16_t next[NX_NUMWORDS], bucket[NX_NUMWORD_BUCKETS]; /* index + 1 */
    uint32_t n;
} nx_numwords;

typedef struct nx_numreader { /* a text with what its numerals are read by */
    const nx_lexicon *lex;
    const nx_numwords *words; /* NULL: ask the lexicon, for one short string */
    newsx_str s;
} nx_numreader;

/* NULL where memory is out. */
const nx_numwords *nx_numwords_collect(const nx_lexicon *lex, nx_arena *a);
/* The longest word at `at`; kind NONE where there is none. */
nx_numword nx_numword_at(const nx_numreader *r, uint32_t at);

bool nx_unit_follows(const nx_numreader *r, uint32_t at);
/* 조 of 3조각 and 만 of 5만기 begin a longer counter: is there one at `at` that is longer than the `len` bytes of the word? */
bool nx_begins_counter(const nx_numreader *r, uint32_t at, uint32_t len);
bool nx_word_closes(const nx_numreader *r, uint32_t at);
/* Is all of the word from `at` on one josa, or a form of 이다? */
bool nx_josa_to_the_end(const nx_numreader *r, uint32_t at);

static inline uint32_t nx_skip_blank(const nx_numreader *r, uint32_t at)
{
    return at < r->s.len && r->s.at[at] == ' ' ? at + 1 : at;
}

#endif
