/* clause.h -- reading around a mention: its josa, whether it is the subject, and the noun phrase before a josa. */
#ifndef NX_CLAUSE_H
#define NX_CLAUSE_H

#include "fact/mentions.h"

typedef enum nx_case { NX_CASE_NONE, NX_CASE_TOPIC, NX_CASE_SUBJECT, NX_CASE_OTHER } nx_case;

/* The case of the josa that fills the word from `at` to its end: after 대표 in `대표는 ` it is the topic.  NONE where the
 * word ends at `at` or what follows is no josa. */
nx_case nx_case_at(const nx_scan *s, uint32_t at);
/* The noun phrase that ends at `end` (a stem's end): its words back to the start of the clause, at most four, so long
 * as they are bare nouns, determiners or in the genitive.  Never before low. */
newsx_span nx_noun_phrase(const nx_scan *s, uint32_t end, uint32_t low);

typedef struct nx_actor { /* who does or says something */
    newsx_span span;      /* the words that name it; empty: nobody was found */
    char kind;            /* 'p', 'o', 'l'; 0: words that are no known name */
    uint32_t index;
    nx_case josa;
} nx_actor;

/* The nearest subject or topic in [low, high), looking backwards; words inside `skip` (quotations, by begin) do not
 * count.  A person or organization is preferred to words that name nobody.  kind 0 and an empty span: none. */
nx_actor nx_subject_before(const nx_scan *s, const nx_mention_index *m, uint32_t low, uint32_t high, const newsx_span *skip, uint32_t skips);

#endif
