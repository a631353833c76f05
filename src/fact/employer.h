/* employer.h -- whose office it is that someone takes or leaves. */
#ifndef NX_EMPLOYER_H
#define NX_EMPLOYER_H

#include "fact/talk.h"

/* Fills in the organization of an appointment where the text did not name it right before the office.  mention: of the
 * person; [low, high): the sentence up to the verb; given: somebody else put the person into the office.  Cost: 160 words. */
void nx_employer_find(nx_appointment *fact, const nx_talk *t, newsx_span mention, newsx_span before, bool given);

/* The body that such a title is the head of by its own words: 국세청장, 금융위원장; empty where it is none that the dictionaries know. */
newsx_str nx_body_headed(const nx_lexicon *lex, newsx_str title);

#endif
