/* lexicon.h -- the words and rules of dict/, looked up in a text.
 *
 * nxdict compiles dict/ into one image (image.h); an engine maps it.  One pass of the automaton over a text gives
 * every dictionary entry that stands anywhere in it, and every place where a rule could begin (rule.h).
 * A word class is a file name: dict/lex/title.tsv (and title.*.tsv) is class NX_LEX_TITLE.  Immutable; share freely. */
#ifndef NX_LEXICON_H
#define NX_LEXICON_H

#include "base/ctx.h"
#include "base/str.h"

/* The classes that C code asks for by name: SCANNED ones are found at every place of a text by nx_lexicon_match();
 * the others are asked for at one place by nx_lexicon_prefix() and nx_lexicon_find() (one-syllable words such as josa or
 * counters would match everywhere).  Files of dict/lex with other names are classes, too, for rules only. */
#define NX_CLASSES(X)                                                                                              \
    X(TITLE, "title", SCANNED) X(PERSON, "person", SCANNED) X(STOPNAME, "stopname", SCANNED) X(NOUN, "noun", SCANNED) \
    X(ORG, "org", SCANNED) X(PLACE, "place", SCANNED) X(SAY, "say", SCANNED) X(DATEWORD, "dateword", SCANNED)      \
    X(HOLIDAY, "holiday", SCANNED) X(PRONOUN, "pronoun", SCANNED) X(NOTFIGURE, "notfigure", SCANNED)               \
    X(SURNAME, "surname", ASKED) X(GIVEN, "given", ASKED) X(TITLEMOD, "titlemod", ASKED)                           \
    X(ORGSUFFIX, "orgsuffix", ASKED) X(PLACESUFFIX, "placesuffix", ASKED) X(UNIT, "unit", ASKED)                   \
    X(TIMEUNIT, "timeunit", ASKED) X(NUMERAL, "numeral", ASKED) X(NUMOD, "numod", ASKED) X(JOSA, "josa", ASKED)    \
    X(EOMI, "eomi", ASKED) X(STEM, "stem", ASKED) X(VERB, "verb", ASKED) X(ABBREV, "abbrev", ASKED) X(BOILER, "boiler", ASKED) X(LABEL, "label", ASKED)          \
    X(HINT, "hint", ASKED) X(SITE, "site", ASKED) X(FINAL, "final", ASKED)

typedef enum nx_class {
#define NX_CLASS_ENUM(NAME, name, how) NX_LEX_##NAME,
    NX_CLASSES(NX_CLASS_ENUM)
#undef NX_CLASS_ENUM
    NX_LEX_COUNT /* the classes that only rules name come after */
} nx_class;

typedef struct nx_lexicon nx_lexicon;

typedef struct nx_entry { /* one line of a dictionary; views into the image */
    newsx_str surface, canon, attr; /* canon is the surface where the file leaves it empty */
    uint32_t cls;                   /* an nx_class or a later number */
    newsx_str file;                 /* "dict/lex/title.tsv" */
    uint32_t line;
    uint32_t number; /* as nx_match.entry has it */
} nx_entry;

enum { NX_ENTRY_BITS = 24 }; /* of all dictionaries together */

typedef struct nx_match {
    uint32_t begin, end;          /* bytes */
    uint32_t entry : NX_ENTRY_BITS; /* for nx_lexicon_entry() */
    uint32_t cls : 8;
} nx_match;

typedef struct nx_trigger { /* a place where the literal start of a rule stands */
    uint32_t at;            /* where the literal begins */
    uint16_t rule;
    bool after_numeral; /* the rule begins with a numeral, which must end at `at` */
} nx_trigger;

enum { NX_BEGINS_BYTES = 32 };

typedef struct nx_begins { /* the matches that begin in so many bytes of the text */
    uint32_t before;       /* how many begin before it */
    uint32_t bits;         /* a bit for each byte where some begin */
} nx_begins;

typedef struct nx_matches { /* by begin, longest first */
    NX_VEC(nx_match) found;
    NX_VEC(nx_trigger) triggers; /* by at */
    nx_begins *begins;           /* one more than they fill */
    uint32_t len;                /* of the text */
} nx_matches;

/* match.c: every word of the scanned classes that stands in text, at any character.  Cost: O(bytes × depth). */
newsx_status nx_lexicon_match(nx_matches *out, const nx_lexicon *lex, newsx_str text, nx_ctx *c);

/* The index of the first match that begins at byte `at` or behind it; found.n where none does. */
uint32_t nx_matches_from(const nx_matches *m, uint32_t at);

/* The matches that begin at byte `at`, longest first; *n of them. */
const nx_match *nx_matches_at(const nx_matches *m, uint32_t at, uint32_t *n);
/* The longest match of a class that begins at `at`; NULL where there is none. */
const nx_match *nx_match_at(const nx_matches *m, uint32_t at, nx_class cls);
/* The longest match of a class that ends at `end` and begins at or after `low`; NULL where there is none. */
const nx_match *nx_match_ending(const nx_matches *m, newsx_str text, uint32_t end, uint32_t low, nx_class cls);
/* The match of a class that covers exactly [begin, end); NULL where there is none. */
const nx_match *nx_match_exact(const nx_matches *m, uint32_t begin, uint32_t end, nx_class cls);

/* The entry of a match; valid as long as the engine. */
nx_entry nx_lexicon_entry(const nx_lexicon *lex, uint32_t entry);
/* An attribute of a match's entry ("kind"); empty where it has none. */
newsx_str nx_match_attr(const nx_lexicon *lex, const nx_match *m, const char *key);
/* A whole word outside any text; false where the class has it not.  out may be NULL. */
bool nx_lexicon_find(nx_entry *out, const nx_lexicon *lex, uint32_t cls, newsx_str surface);
/* The longest word of a class at the start of s, in bytes; 0 where there is none. out may be NULL. */
uint32_t nx_lexicon_prefix(nx_entry *out, const nx_lexicon *lex, uint32_t cls, newsx_str s);
/* The i-th entry of a class in file order; false past the end.  For tables that a stage builds when it starts. */
bool nx_lexicon_each(nx_entry *out, const nx_lexicon *lex, uint32_t cls, uint32_t i);
/* The number of a class by its name; UINT32_MAX where there is no such file. */
uint32_t nx_lexicon_class(const nx_lexicon *lex, newsx_str name);
newsx_str nx_lexicon_class_name(const nx_lexicon *lex, uint32_t cls);
/* "lex:title:대표": the name of an entry as a fact's `rule`, written into the arena. */
newsx_str nx_entry_rule(nx_arena *a, const nx_lexicon *lex, uint32_t entry);

/* One sign for the variants that print uses: full-width digits, ㆍ ‧ ･ for ·, ∼ ～ 〜 for ~.  Used by every look-up. */
uint32_t nx_fold(uint32_t codepoint);

#endif
