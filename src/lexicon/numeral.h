/* numeral.h -- the numerals of a text: 32, 3만2천, 4천600억, 1,234.5, 십만이천오백, 일점이삼, 3분의 1, 스물다섯, 수십.
 *
 * The words are data (dict/lex/numeral.tsv); how they add up is the mechanism here.  A numeral is what a reader would
 * say in one breath, without its unit, sign or modifier. */
#ifndef NX_NUMERAL_H
#define NX_NUMERAL_H

#include "base/decimal.h"
#include "lexicon/lexicon.h"

typedef enum nx_numeral_shape {
    NX_NUM_DIGITS, /* 32, 1,234.5 */
    NX_NUM_MIXED,  /* 3만2천, 4천600억, 1.5만 */
    NX_NUM_SINO,   /* 십만이천오백 */
    NX_NUM_NATIVE, /* 스물다섯, 두 */
    NX_NUM_VAGUE,  /* 수십, 수백억, 두세, 대여섯, 이삼백 */
    NX_NUM_FRACTION /* 3분의 1, 1과 2분의 1, 절반 */
} nx_numeral_shape;

typedef struct nx_numeral {
    uint32_t begin, end; /* bytes */
    nx_decimal value; /* of a vague one the least: 수백억 = 20000000000, 두세 = 2 */
    nx_decimal max;   /* of a vague one the most, where it says so: 두세 = 3; else !ok */
    nx_numeral_shape shape;
    int8_t scale;    /* the power of ten that it ends in: 3만 → 4, 6천만 → 7; 0 where it has none.  For 3~4만: the first takes it over */
    uint8_t digits;  /* of the first run of digits, before a comma or dot; 0 for words: 2022 → 4 */
    bool comma, dot; /* 1,234 / 2.5 */
} nx_numeral;

typedef struct nx_numerals {
    NX_VEC(nx_numeral) found; /* by begin, not overlapping */
} nx_numerals;

/* All numerals of a text.  Runs of digits are always numerals (also inside words and codes: the reader of the numeral
 * decides).  Words are numerals at the start of an eojeol or after digits; whether 이 is two or this, the unit after it
 * decides, not this function. */
newsx_status nx_numerals_find(nx_numerals *out, newsx_str text, const nx_matches *m, const nx_lexicon *lex, nx_ctx *c);

/* The value of a whole string; ok is false where it is no numeral from end to end.  Needs no matches. */
nx_decimal nx_numeral_parse(newsx_str s, const nx_lexicon *lex);

/* The numeral that begins or ends at a byte; NULL where there is none.  Cost: binary search. */
const nx_numeral *nx_numeral_at(const nx_numerals *n, uint32_t begin);
const nx_numeral *nx_numeral_ending(const nx_numerals *n, uint32_t end);

#endif
