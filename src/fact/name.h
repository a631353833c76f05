/* name.h -- what the finders of people, organizations and places share: a sentence cut into pieces that a dictionary,
 * the shape of a name or an ending of names explains. */
#ifndef NX_NAME_H
#define NX_NAME_H

#include "fact/facts.h"

/* The word classes that only names need, by number; UINT32_MAX where the dictionary has them not. */
typedef struct nx_name_classes {
    uint32_t verb, ending, lightverb, nounsuffix, nounprefix, orgmark, orgnoun, orghead, orgpart, aliasmark, placetail, foreign, forename, tenure;
} nx_name_classes;

nx_name_classes nx_name_classes_of(const nx_lexicon *lex); /* word.c */
bool nx_class_has(const nx_lexicon *lex, uint32_t cls, newsx_str word);            /* word.c: false for UINT32_MAX */
uint32_t nx_class_prefix(const nx_lexicon *lex, uint32_t cls, newsx_str s);        /* word.c: 0 for UINT32_MAX */

typedef enum nx_piece_kind {
    NX_PIECE_OTHER, /* letters that nothing explains */
    NX_PIECE_NOUN,  /* a word that is no name: noun, stopname, dateword, pronoun */
    NX_PIECE_TITLE,
    NX_PIECE_MOD, /* 전, 현, 공동 … before or behind a title */
    NX_PIECE_ORG,
    NX_PIECE_PLACE,
    NX_PIECE_PERSON, /* a name of the dictionary */
    NX_PIECE_NAME,   /* a name by its shape and its neighbours */
    NX_PIECE_JOSA,
    NX_PIECE_MARK,  /* one punctuation mark */
    NX_PIECE_DIGITS /* digits */
} nx_piece_kind;

typedef struct nx_piece {
    uint32_t begin, end;
    uint32_t entry; /* of the dictionary; UINT32_MAX where none gave it */
    uint8_t kind;   /* nx_piece_kind */
    bool head;      /* begins a word */
    bool tail;      /* ends a word */
    bool made;      /* an organization or place made by an ending: entry is the ending's */
    bool blank;     /* a blank stands before */
    uint32_t name_back; /* bytes of the name before it: 샌프란시스코| 공항 */
    uint32_t tail_from; /* where a part of the organization begins (수원지검| 형사6부); 0 where there is none */
} nx_piece;

typedef NX_VEC(nx_piece) nx_pieces;

/* What the dictionary says of a piece; empty where it is no word of it. */
static inline newsx_str nx_piece_attr(const nx_scan *s, const nx_piece *p)
{
    return p->entry == UINT32_MAX ? (newsx_str){NULL, 0} : nx_lexicon_entry(s->lex, p->entry).attr;
}

typedef struct nx_candidate { /* a possible name of a person at the start of a word */
    uint32_t begin, end;
    int16_t score;  /* evidence from shape and neighbours; >= NX_NAME_ENOUGH is a name */
    bool brief;     /* a surname alone (남궁 대표) or a letter (A씨) */
    bool doubted;   /* the word has another good reading: repetition says nothing */
} nx_candidate;

typedef NX_VEC(nx_candidate) nx_candidates;

enum { NX_NAME_ENOUGH = 4 };

/* candidate.c: every possible Korean name of the text with its evidence, by begin, longest first. */
newsx_status nx_candidates_find(nx_candidates *out, const nx_name_classes *cls, const nx_scan *s, nx_ctx *c);

/* piece.c: the cheapest cut of one sentence into pieces, appended to out. room: a table for sentences, made once. */
typedef struct nx_cutter nx_cutter;
nx_cutter *nx_cutter_new(const nx_scan *s, const nx_name_classes *cls, const nx_candidates *names, nx_ctx *c);
void nx_sentence_cut(nx_pieces *out, nx_cutter *k, newsx_span sentence, nx_ctx *c);

/* word.c: small questions about words in a text. */
uint32_t nx_word_end(newsx_str text, uint32_t at);                        /* of the run of letters and digits */
uint32_t nx_word_begin(newsx_str text, uint32_t at, uint32_t low);        /* of the run that ends at `at` */
bool nx_is_josa_to(const nx_scan *s, uint32_t at, uint32_t end);          /* [at, end) is a josa that fits what is before */
bool nx_closes_word(const nx_scan *s, uint32_t at, uint32_t end);         /* at == end or a josa up to end */
uint32_t nx_syllables(newsx_str text, uint32_t begin, uint32_t end);
const nx_match *nx_title_in_word(const nx_scan *s, uint32_t begin, uint32_t end); /* a title that ends the word's stem */
newsx_str nx_josa_case(const nx_scan *s, uint32_t at);                    /* of the josa at byte `at`; empty where there is none */
uint32_t nx_age_behind(const nx_scan *s, uint32_t at);                    /* (48), (34세): in the bracket at byte `at`; 0 where there is none */
bool nx_is_common(const nx_scan *s, uint32_t begin, uint32_t end);        /* exactly a noun, stopname, dateword or pronoun */
bool nx_is_verb(const nx_scan *s, const nx_name_classes *k, uint32_t begin, uint32_t end); /* exactly a form of a verb: 어릴, 데뷔한 */
bool nx_is_verb_bound(const nx_scan *s, const nx_name_classes *k, uint32_t begin, uint32_t end); /* 떠나, 쓰러져, 위해 */

typedef struct nx_word { /* the pieces of one word, or one mark */
    uint32_t first, last; /* pieces of the stem, both included */
    uint32_t begin, end;  /* bytes of the stem */
    uint32_t sentence;
    bool josa, blank;     /* a josa follows the stem; a blank stands before */
    uint8_t kind;         /* nx_piece_kind of what decides: MARK, NAME or PERSON of the first, else of the last piece */
} nx_word;

typedef NX_VEC(nx_word) nx_words;

/* apart.c: names in several words.  widen: pieces [from, to] become the organization or place that `to` is. */
void nx_pieces_join(nx_pieces *p, const nx_name_classes *cls, const nx_scan *s);
void nx_piece_widen(nx_pieces *p, uint32_t from, uint32_t to);

/* settle.c: common words that are names beside names of their kind: 서울·경기·인천, 경기 성남시. */
void nx_pieces_settle(nx_pieces *p, const nx_name_classes *cls, const nx_scan *s);

typedef NX_VEC(newsx_span) nx_spans;

/* neighbour.c: words that their neighbours make organizations: 누리대 함초롬 교수, 함초롬 누리대 교수, 벤처기업 픽셀온.  Those whose
 * text is to be believed elsewhere, too, go to learned. */
void nx_words_settle(nx_spans *learned, nx_words *w, nx_pieces *p, const nx_name_classes *cls, const nx_scan *s, nx_ctx *c);

/* affiliation.c: the roles that stand around a name (words first to last), and how far the mention reaches behind it. */
void nx_role_find(nx_person *out, uint32_t *end, nx_spans *learned, const nx_scan *s, const nx_pieces *p, const nx_words *w, uint32_t first,
                  uint32_t last, nx_ctx *c);
/* The role that word `to` ends, as a verb tells it. */
void nx_role_told(nx_person *out, nx_role_status status, nx_spans *learned, const nx_scan *s, const nx_pieces *p, const nx_words *w, uint32_t to,
                  nx_ctx *c);
bool nx_is_title(const nx_scan *s, const nx_pieces *p, const nx_word *w); /* a title ends the word */

/* person.c: one entry a mention.  Turns words that roles show to be organizations into such pieces. */
newsx_status nx_person_find(nx_facts *f, nx_spans *learned, const nx_name_classes *cls, const nx_scan *s, nx_pieces *p, const nx_words *w, nx_ctx *c);
/* tenure.c: roles that a verb tells, given to the people of the same sentence. */
newsx_status nx_tenure_find(nx_facts *f, const nx_scan *s, const nx_pieces *p, const nx_words *w, nx_ctx *c);
/* organization.c, place.c: the mentions among the pieces; one entry a mention, merged by link/. */
newsx_str nx_org_kind(const nx_scan *s, const nx_piece *p); /* of a piece that is an organization */
newsx_status nx_org_find(nx_facts *f, const nx_scan *s, const nx_pieces *p, nx_ctx *c);
newsx_status nx_place_find(nx_facts *f, const nx_scan *s, const nx_pieces *p, nx_ctx *c);

#endif
