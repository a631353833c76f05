/* office.h -- which office a text names: its title, and the body that stands right before it. */
#ifndef NX_OFFICE_H
#define NX_OFFICE_H

#include "fact/clause.h"

/* Each fills title and organization of an appointment, and is false where there is no office.  Cost: 30 words. */

/* That ends at `end`: …한빛전자 대표|로. */
bool nx_office_before(const nx_clauses *c, nx_appointment *fact, uint32_t end, uint32_t low);
/* The last one before `high` with a josa of place: 신임 사장에 박도윤 부사장을. */
bool nx_office_earlier(const nx_clauses *c, nx_appointment *fact, uint32_t high, uint32_t low);
/* The one that a vote before `high` was about: 도지사 선거에서. */
bool nx_office_of_race(const nx_clauses *c, nx_appointment *fact, uint32_t high, uint32_t low);
/* Does the title end in a word for who only wants it (후보자)? */
bool nx_office_is_wanted(const nx_clauses *c, newsx_str title);

#endif
