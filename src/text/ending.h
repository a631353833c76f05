/* ending.h -- the endings of predicates: where the stem of a verb or adjective ends, and what stands behind it says. */
#ifndef NX_ENDING_H
#define NX_ENDING_H

#include "text/affix.h"

enum { /* what a predicate says by its ending (dict/lex/eomi.tsv) and stem (negation=yes in stem.tsv), as bits */
    NX_SAYS_PAST = 1u,
    NX_SAYS_PRESENT = 1u << 1,
    NX_SAYS_FUTURE = 1u << 2,
    NX_SAYS_NEGATIVE = 1u << 3,
    NX_SAYS_QUESTION = 1u << 4,
    NX_SAYS_COMMAND = 1u << 5,
    NX_SAYS_QUOTE = 1u << 6,
    NX_SAYS_PLAN = 1u << 7,
    NX_SAYS_PURPOSE = 1u << 8,
    NX_SAYS_MODIFIER = 1u << 9, /* of the noun behind it */
    NX_SAYS_NOMINAL = 1u << 10,
    NX_SAYS_SEQUENCE = 1u << 11,
    NX_SAYS_CONTRAST = 1u << 12,
    NX_SAYS_CONDITION = 1u << 13,
    NX_SAYS_REASON = 1u << 14,
    NX_SAYS_END = 1u << 15, /* closes a sentence */
    NX_SAYS_LINK = 1u << 16 /* -아, -어: another verb may follow (쌓여|온다); tokens do not keep it */
};

typedef struct nx_ending {
    uint32_t from; /* characters before it; a final consonant of the last of these may belong to it, too: 한|다고 */
    uint32_t says;
    bool found;
} nx_ending;

/* The ending of a word of n characters whose stem is known to be a predicate's; `whole`: ch[0] begins the word.
 * Cost: a few look-ups where the last syllable could end an ending. */
nx_ending nx_ending_of(const nx_affixes *x, const uint32_t *ch, uint32_t n, bool whole);
/* The same of the piece [begin, end) of a text. */
nx_ending nx_ending_in(const nx_affixes *x, newsx_str text, uint32_t begin, uint32_t end);
/* Whether these characters end in -아 or -어, behind which another verb may stand: 쌓여|온다, 알려|진. */
bool nx_ends_in_link(const nx_affixes *x, const uint32_t *ch, uint32_t n, bool whole);
/* Of eomi.tsv the bits of the ending that begins with the final consonant of ch[k - 1] and goes on to n; 0: there is none. */
uint32_t nx_ending_melted(const nx_affixes *x, const uint32_t *ch, uint32_t k, uint32_t n);
/* Whether these characters are nothing but endings, one behind the other (었다고), and what they say. */
nx_ending nx_endings_only(const nx_affixes *x, const uint32_t *ch, uint32_t n);
/* The same of a string, where one of the syllables that make verbs of nouns may come first: 한, 됐다고. */
bool nx_is_endings(const nx_affixes *x, newsx_str s);
/* What a form of 이다 says: 이라고, 였다, 인. */
uint32_t nx_copula_says(const nx_affixes *x, const uint32_t *ch, uint32_t n);

/* The name of a bit, lowest first; NULL past the last. */
const char *nx_says_name(uint32_t bit);
/* What the attributes of an entry of eomi.tsv say. */
uint32_t nx_says_read(newsx_str attr);

#endif
