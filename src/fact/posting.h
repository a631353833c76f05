/* posting.h -- lists of personnel changes: ◇한결은행 <본부장 승진> ▲경기서부 우하람 ▲부산경남 도재윤 */
#ifndef NX_POSTING_H
#define NX_POSTING_H

#include "fact/clause.h"

/* Appends an appointment for every person of such lists, in the order of the text.  Cost: O(bytes). */
newsx_status nx_posting_find(nx_facts *f, const nx_clauses *clauses, nx_ctx *c);

#endif
