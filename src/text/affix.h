/* affix.h -- josa, stems and syllables of names in tables made once for an engine, so that a word asks nothing twice. */
#ifndef NX_AFFIX_H
#define NX_AFFIX_H

#include "lexicon/lexicon.h"

enum { /* what an entry says, as bits; 0 is no entry */
    NX_FOUND = 1u,
    /* josa.tsv */
    NX_AFTER_VOWEL = 1u << 1,
    NX_AFTER_CONSONANT = 1u << 2,
    NX_RIEUL_AS_VOWEL = 1u << 3,
    NX_WEAK = 1u << 4,      /* only after a known stem */
    NX_NEVER = 1u << 5,     /* only behind a closed quotation */
    NX_LONE = 1u << 6,      /* even after one syllable that is not known */
    NX_ENDING = 1u << 7,    /* also an ending of verbs */
    NX_NOT_PLACE = 1u << 8, /* never after a place */
    NX_NOT_COMMON = 1u << 9, /* never after a common noun */
    NX_COPULA = 1u << 10,    /* a form of 이다: 이었다, 이라고 */
    NX_NOT_FIGURE = 1u << 11, /* never after a number: 9시께 */
    /* stem.tsv */
    NX_PREDICATE = 1u << 1,
    NX_WHOLE = 1u << 2,    /* a word that is never cut */
    NX_NOUN_STEM = 1u << 3,
    NX_CUT = 1u << 4,      /* a word that is always cut */
    NX_TAIL_CUT = 1u << 5, /* no noun at the end of a longer word */
    NX_SUFFIX = 1u << 6,   /* also as the end of a longer one */
    NX_NEGATION = 1u << 7, /* a verb that denies what stands before it: 않 */
    NX_OWN_FINAL = 1u << 8, /* its ㅆ is no mark of the past: 있 */
    NX_LIGHT_STEM = 1u << 9, /* makes verbs of nouns: 하 */
    NX_HELPER = 1u << 10,   /* a verb that follows another one's -어: 알려|지 */
    NX_FORM = 1u << 11,     /* a form of a predicate, whatever lists of nouns say: 위한; stems have no number above */
    NX_BEHIND_NOUN = 1u << 12, /* makes a noun of one: 적극+적 */
    /* eomi.tsv; above them not the number of the entry but what it says (ending.h) */
    NX_PRE_FINAL = 1u << 1, /* stands between the stem and a last ending: 었, 겠 */
    NX_LIGHT = 1u << 2,     /* holds the verb 하다 or 되다 itself: 해 */
    /* given.tsv, surname.tsv */
    NX_FIRST_ONLY = 1u << 1,
    NX_LAST_ONLY = 1u << 2,
    NX_MID = 1u << 3,
    NX_HIGH = 1u << 4,
    NX_AFFIX_BITS = 12 /* the number of the entry stands above them */
};

typedef struct nx_affixes nx_affixes; /* immutable */

/* Reads the classes josa, stem, verb, eomi, given and surname into tables in the arena.  ENOMEM.  Cost: under 1 ms. */
newsx_status nx_affixes_make(nx_affixes **out, const nx_lexicon *lex, nx_arena *a);
const nx_lexicon *nx_affixes_lexicon(const nx_affixes *x);

/* The entry of any of them but given that is these n characters, as bits. */
static inline uint32_t nx_affix(const nx_affixes *x, nx_class cls, const uint32_t *ch, uint32_t n);
uint32_t nx_affix_of(const nx_affixes *x, nx_class cls, newsx_str word); /* of at most 8 */
uint32_t nx_affix_given(const nx_affixes *x, uint32_t syllable);
/* The most syllables that an entry ending in this one has: of josa, and of stems marked suffix=yes. */
uint32_t nx_affix_longest_josa(const nx_affixes *x, uint32_t syllable);
uint32_t nx_affix_longest_stem(const nx_affixes *x, uint32_t syllable);
/* The same of endings, less a consonant at their head; and the final consonants that an ending may begin with, 1 << of each. */
uint32_t nx_affix_longest_ending(const nx_affixes *x, uint32_t syllable);
uint32_t nx_affix_melts(const nx_affixes *x);

/* ---- the tables, open so that a question that is answered by no, which most are, costs a few instructions ---- */

enum { NX_SYLLABLES = 11172, NX_JAMO = 51, NX_PACKED = 4, NX_PACKED_BITS = 14, NX_SEEN_LOG = 16 };

typedef struct nx_affix_slot {
    uint64_t key; /* 0: empty */
    uint32_t bits;
} nx_affix_slot;

typedef struct nx_affix_table {
    nx_affix_slot *slots;
    uint32_t shift; /* 64 - log2(number of slots) */
    uint64_t seen[1 << (NX_SEEN_LOG - 6)]; /* a bit for each first part of a hash: most questions end here, in the first cache */
} nx_affix_table;

enum { NX_OF_JOSA, NX_OF_STEM, NX_OF_VERB, NX_OF_EOMI, NX_OF_SURNAME, NX_AFFIX_TABLES };

struct nx_affixes {
    const nx_lexicon *lex;
    uint8_t josa_length[NX_SYLLABLES], stem_length[NX_SYLLABLES], ending_length[NX_SYLLABLES], given[NX_SYLLABLES];
    uint32_t melts;
    nx_affix_table tables[NX_AFFIX_TABLES];
};

static inline uint32_t nx_affix_table_of(nx_class cls)
{
    return cls == NX_LEX_JOSA ? NX_OF_JOSA : cls == NX_LEX_STEM ? NX_OF_STEM : cls == NX_LEX_VERB ? NX_OF_VERB : cls == NX_LEX_EOMI ? NX_OF_EOMI : NX_OF_SURNAME;
}

/* A syllable or jamo (which head endings: ㄴ다고) in 14 bits, never 0; any other character is one that is in no table. */
static inline uint64_t nx_packed(uint32_t c)
{
    return c - 0xAC00u < NX_SYLLABLES ? c - 0xAC00u + 1u : c - 0x3131u < NX_JAMO ? NX_SYLLABLES + c - 0x3131u + 1u : (1u << NX_PACKED_BITS) - 1u;
}

/* Up to four characters are their own key, which can be cut out of one of more: no loop, no guess how many there are. */
static inline uint64_t nx_packed_last(uint64_t key, uint32_t n)
{
    return key & ((1ull << (n * NX_PACKED_BITS)) - 1u);
}

static inline uint64_t nx_packed_all(const uint32_t *ch, uint32_t n) /* of more than four, the last ones */
{
    uint64_t key = 0;
    for (uint32_t i = 0; i < n; i++)
        key = key << NX_PACKED_BITS | nx_packed(ch[i]);
    return nx_packed_last(key, NX_PACKED);
}

static inline uint64_t nx_affix_hash(uint64_t key)
{
    return key * 0x9E3779B97F4A7C15u;
}

uint32_t nx_affix_entry(const nx_affixes *x, nx_class cls, uint64_t key);             /* of one that was seen */
uint32_t nx_affix_long(const nx_affixes *x, nx_class cls, const uint32_t *ch, uint32_t n); /* of more than four characters */

static inline uint32_t nx_affix_packed(const nx_affixes *x, nx_class cls, uint64_t key)
{
    uint64_t bit = nx_affix_hash(key) >> (64 - NX_SEEN_LOG);
    return x->tables[nx_affix_table_of(cls)].seen[bit >> 6] >> (bit & 63) & 1u ? nx_affix_entry(x, cls, key) : 0;
}

static inline uint32_t nx_affix(const nx_affixes *x, nx_class cls, const uint32_t *ch, uint32_t n)
{
    return n <= NX_PACKED ? nx_affix_packed(x, cls, nx_packed_all(ch, n)) : nx_affix_long(x, cls, ch, n);
}

#endif
