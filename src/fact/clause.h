/* clause.h -- who is the subject of a predicate. */
#ifndef NX_CLAUSE_H
#define NX_CLAUSE_H

#include "fact/phrase.h"

/* The subject of a predicate at `high`: looking back from there to low, an agent with the topic's josa before one with
 * the subject's, unless a clause ends between them; else the nearest thing.  Cost: the 160 words before it at most. */
nx_actor nx_subject_before(const nx_clauses *c, uint32_t low, uint32_t high);
/* The first agent in [low, high) with the josa of a topic or subject.  Cost: as above. */
nx_actor nx_subject_after(const nx_clauses *c, uint32_t low, uint32_t high);
/* The first agent in [low, high) in the genitive: 회사 측의 설명. */
nx_actor nx_owner_after(const nx_clauses *c, uint32_t low, uint32_t high);
/* The same without regard to quotations: the subject inside one. */
nx_actor nx_subject_inside(const nx_clauses *c, uint32_t low, uint32_t high);
/* May a subject before `from` be that of the predicate at `high`: no clause that describes a noun (추진하는) in between? */
bool nx_reaches(const nx_clauses *c, uint32_t from, uint32_t high);
/* Is the subject at word k that of a clause inside the one that ends at `high`, which describes a noun or asks: 노조가 참석하는
 * 집회, 무슨 일이 생겼는지? */
bool nx_is_embedded(const nx_clauses *c, uint32_t k, uint32_t high);
/* Does a clause end with the predicate at word k, so that another goes on behind it (…하고, …하면)? */
bool nx_goes_on(const nx_clauses *c, uint32_t k);
/* The subject of the innermost clause that ends at `high`; who == NONE where that has none.  everywhere: inside quotations, too. */
nx_actor nx_own_subject(const nx_clauses *c, uint32_t low, uint32_t high, bool everywhere);

#endif
