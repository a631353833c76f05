/* phrase.h -- noun phrases: the words before a josa, as somebody who acts or speaks. */
#ifndef NX_PHRASE_H
#define NX_PHRASE_H

#include "fact/mentions.h"

typedef enum nx_case { NX_CASE_NONE, NX_CASE_TOPIC, NX_CASE_SUBJECT, NX_CASE_ALSO, NX_CASE_GENITIVE, NX_CASE_OTHER } nx_case;

typedef enum nx_who { /* what can be said of a subject, from the least to the most */
    NX_WHO_NONE,
    NX_WHO_THING, /* words that name neither people nor what acts like them */
    NX_WHO_FIRST, /* 저, 우리: whoever speaks */
    NX_WHO_AGENT, /* a noun that can act (dict/lex/agent.tsv, title.tsv): 지도부 한 관계자 */
    NX_WHO_NAMED  /* a mention of a person, an organization or a place with a government */
} nx_who;

typedef struct nx_actor { /* who does or says something */
    newsx_span span;      /* the words that name it; empty: nobody was found */
    char kind;            /* 'p', 'o', 'l'; 0: words that are no known name */
    uint32_t index;
    nx_case josa;
    nx_who who;
    bool pronoun;         /* 그, 이들: talk.c puts someone in its place */
    bool person;          /* a human being, as far as the words tell */
    bool weak;            /* the subject of a clause before the one that was asked for */
    bool plural;          /* of a pronoun: 이들 */
    bool unknown;         /* a word that no dictionary has: as a topic it is taken for a name */
} nx_actor;

typedef struct nx_clauses { /* what the questions below look at */
    const nx_scan *s;
    const nx_facts *f;
    nx_mention_index mentions;
    NX_VEC(newsx_span) quoted; /* quotations, by begin: words inside do not count */
    uint32_t agent, auxverb, datemod, nounsuffix, numberword; /* word classes */
    uint16_t breaks, tails;    /* kinds of rules: the end of a clause with a subject of its own; what stands behind a quotation */
} nx_clauses;

/* Whether a byte lies within one of the quotations. */
bool nx_is_quoted(const nx_clauses *c, uint32_t at);

/* The blank behind the eojeol around or from `at`, or the end of the line. */
uint32_t nx_eojeol_end(newsx_str text, uint32_t at);

/* Gathers the mentions; quoted is the caller's to fill.  Cost: O(n log n) in the mentions. */
newsx_status nx_clauses_open(nx_clauses *out, const nx_facts *f, const nx_scan *s, nx_ctx *c);

/* The noun phrase whose stem ends at `end`, and the same as an actor. */
newsx_span nx_phrase_ending(const nx_clauses *c, uint32_t end, uint32_t low);
nx_actor nx_actor_ending(const nx_clauses *c, uint32_t end, uint32_t low);
/* The noun phrase of a word with the josa of a topic, a subject, 도 or 의; who == NONE where it has none or is no noun's. */
nx_actor nx_actor_of(const nx_clauses *c, const nx_token *t, uint32_t low);
/* Does a word for a body stand before the last of the phrase: 생활용품 업체 펲앤코? */
bool nx_in_apposition(const nx_clauses *c, newsx_span np);
/* Has the word a josa of that case (case= of dict/lex/josa.tsv)? */
bool nx_has_case(const nx_clauses *c, const nx_token *t, const char *name);
bool nx_within_date(const nx_clauses *c, uint32_t at);
/* Does a noun stand behind this predicate (찾은, 들어서는, 드릴)? */
bool nx_is_adnominal(const nx_clauses *c, const nx_token *t);

#endif
