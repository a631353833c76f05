/* image.h -- dict/ as one file: what nxdict writes and an engine maps.
 *
 * A header and sections of fixed-size records, in the byte order of the machine that made it.  Patterns stay text,
 * since PCRE2's compiled form is bound to version and machine.  Every offset is checked once, when the image is opened;
 * after that look-ups trust it. */
#ifndef NX_IMAGE_H
#define NX_IMAGE_H

#include "lexicon/lexicon.h"
#include "base/buf.h"
#include "lexicon/trie.h"

#define NX_IMAGE_FORMAT 6u

enum nx_section {
    NX_SECTION_STRINGS,  /* bytes */
    NX_SECTION_ENTRIES,  /* nx_image_entry, by class, then as in the files */
    NX_SECTION_CLASS_OF, /* uint8_t: the class of each entry, close together for the hot path */
    NX_SECTION_CLASSES,  /* nx_image_class */
    NX_SECTION_FILES,    /* nx_image_str */
    NX_SECTION_CODES,    /* uint16_t[65536]: character → trie code */
    NX_SECTION_SCANNED,  /* nx_trie_unit: scanned classes and the literal starts of rules */
    NX_SECTION_SCANNED_LABELS, /* uint16_t, one a unit */
    NX_SECTION_ASKED,    /* nx_trie_unit: the other classes */
    NX_SECTION_ASKED_LABELS,
    NX_SECTION_HEADS,    /* uint32_t, one a trie code: the asked classes, as bits, that have a word beginning so */
    NX_SECTION_PAIRS,    /* uint32_t[NX_PAIRS], at nx_pair_at() of two codes: those that have a word beginning with both */
    NX_SECTION_POSTINGS, /* uint32_t: a head with n, then n items; a trie value is NX_POST_ENTRY, or the index of the first item */
    NX_SECTION_RULES,    /* nx_image_rule */
    NX_SECTION_GROUPS,   /* nx_image_group */
    NX_SECTION_KINDS,    /* nx_image_str: kinds of rules */
    NX_SECTION_COUNT
};

typedef struct nx_image_str {
    uint32_t at, len;
} nx_image_str;

typedef struct nx_image_header {
    char magic[4]; /* "NXDI" */
    uint32_t format, order, sections;
    uint64_t length, checksum; /* of the file; of everything behind the header */
    nx_image_str section[NX_SECTION_COUNT];
} nx_image_header;

typedef struct nx_image_entry {
    nx_image_str surface, canon, attr;
    uint32_t cls, file, line;
} nx_image_entry;

typedef struct nx_image_class {
    nx_image_str name;
    uint32_t first, n; /* entries */
} nx_image_class;

enum { NX_NO_RANK = 0 };

typedef enum nx_rule_lead { /* what stands before the pattern and is checked without it */
    NX_LEAD_NONE,
    NX_LEAD_NUMERAL, /* the rule begins with a numeral, group 0 */
    NX_LEAD_BATCHIM  /* the syllable before must end in a certain consonant */
} nx_rule_lead;

typedef enum nx_group_type { NX_GROUP_TEXT, NX_GROUP_DIGITS, NX_GROUP_INT, NX_GROUP_NUM, NX_GROUP_ANYNUM, NX_GROUP_LEX } nx_group_type;

typedef struct nx_image_rule {
    nx_image_str id, pattern, value;
    uint32_t file, line, kind;
    int32_t rank;
    uint32_t group, groups; /* first and number of nx_image_group */
    uint32_t lead;          /* nx_rule_lead */
    uint32_t batchim;       /* for NX_LEAD_BATCHIM: 1 << final consonant, any of the set bits */
    uint32_t gap;           /* 1: one blank may stand between lead and pattern */
} nx_image_rule;

typedef struct nx_image_group {
    nx_image_str name;
    uint32_t type, cls; /* cls of NX_GROUP_LEX */
    int64_t low, high;  /* of a number; low > high: any */
} nx_image_group;

/* The bit of a class in NX_SECTION_HEADS; classes past the 31st share the last. */
static inline uint32_t nx_head_bit(uint32_t cls)
{
    return 1u << (cls < 31 ? cls : 31);
}

/* Where two codes stand in NX_SECTION_PAIRS; strangers may share a place, which costs a vain walk. */
enum { NX_PAIRS = 1 << 13 };
static inline uint32_t nx_pair_at(uint32_t first, uint32_t second)
{
    return (first * 40503u ^ second) % NX_PAIRS;
}

/* Items of postings: an entry, or a rule that may begin here. */
#define NX_POST_RULE 0x80000000u
#define NX_POST_AFTER_NUMERAL 0x40000000u
#define NX_POST_HEAD 0x20000000u /* the word before the items of a list: with their number */
#define NX_POST_ENTRY 0x80000000u /* of a trie value: with the only entry that ends here, which needs no list */

static inline bool nx_post_is_head(uint32_t word)
{
    return word >> 29 == 1;
}

typedef struct nx_image { /* checked views into the bytes of an image */
    const nx_image_header *header;
    newsx_str strings;
    const nx_image_entry *entry;
    const uint8_t *class_of;
    const nx_image_class *cls;
    const nx_image_str *file, *kind;
    const uint16_t *code;
    nx_trie scanned, asked;
    const uint32_t *head, *pair, *posting;
    const nx_image_rule *rule;
    const nx_image_group *group;
    uint32_t entries, classes, files, heads, postings, rules, groups, kinds;
} nx_image;

/* Checks every bound of an image in memory (8-byte aligned) and fills *out with views of it.  EDATA with the reason;
 * name is for the message.  Cost: linear in the records, not in the strings. */
newsx_status nx_image_check(nx_image *out, newsx_str bytes, const char *name, newsx_error *err);
/* The checksum over everything behind the header; compared by nxdict and the tests, not at every start. */
uint64_t nx_image_checksum(newsx_str bytes);

typedef struct nx_postings { /* what ends at a trie node */
    const uint32_t *at;
    uint32_t n, one;
} nx_postings;

/* value is not 0; out->at may point into *out. */
static inline void nx_image_postings(nx_postings *out, const nx_image *i, uint32_t value)
{
    bool one = value & NX_POST_ENTRY;
    out->one = value & ~NX_POST_ENTRY;
    out->at = one ? &out->one : i->posting + value;
    out->n = one ? 1 : i->posting[value - 1] & ~NX_POST_HEAD;
}

static inline newsx_str nx_image_view(const nx_image *i, nx_image_str s)
{
    return (newsx_str){i->strings.at + s.at, s.len};
}

typedef struct nx_dict_file {
    newsx_str name; /* "dict/lex/title.tsv" */
    newsx_str bytes;
} nx_dict_file;

/* Compiles files (in any order) into an image.  EDATA with file, line and reason.  The examples of rules are not run
 * here: see nx_rules_check_examples(). */
newsx_status nx_image_build(nx_buf *out, const nx_dict_file *file, uint32_t n, nx_ctx *c);

/* A lexicon over one to two images (the system's, then the user's, whose words override it). */
struct nx_lexicon {
    nx_image layer[2];
    uint32_t layers;
    const struct nx_numwords *numwords; /* of an engine: collected once; NULL: for each text */
};

#endif
