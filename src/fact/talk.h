/* talk.h -- who the text is about, sentence by sentence: what a dropped subject, a pronoun or `이 후보` stands for. */
#ifndef NX_TALK_H
#define NX_TALK_H

#include "fact/clause.h"

typedef struct nx_talk {
    const nx_clauses *c;
    nx_actor last;             /* the last that acted or spoke */
    nx_actor person, body;     /* the last human being; the last organization or the like */
    nx_actor named;            /* the last person with a name */
    bool spoke;                /* the last one did so in words */
    uint32_t last_block;       /* where it stands */
    nx_actor topic;            /* the last with the topic's josa: what a new paragraph goes on with */
    nx_actor main_person, main_body; /* named most often */
    uint32_t block;            /* of the sentence before next */
    uint32_t next;             /* sentences before this one are known */
} nx_talk;

/* Finds whom the article names most often.  Cost: O(people + organizations). */
void nx_talk_open(nx_talk *out, const nx_clauses *c);
/* Reads on to a sentence, without it.  Forwards only. */
void nx_talk_follow(nx_talk *t, uint32_t sentence);
/* Someone spoke or acted. */
void nx_talk_note(nx_talk *t, nx_actor a);
/* The organization that someone speaks for: of the role, or in the words (서울시 관계자); who == NONE where there is none. */
nx_actor nx_talk_body_of(const nx_talk *t, nx_actor a);
/* Puts a person in the place of a pronoun, or of a surname with a title, an organization in that of
 * `회사`, `시`; gives others back as they are. */
nx_actor nx_talk_resolve(const nx_talk *t, nx_actor a);

#endif
