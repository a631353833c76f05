/* people.h -- who is who: one entry a person, organization and place of a document. */
#ifndef NX_PEOPLE_H
#define NX_PEOPLE_H

#include "fact/facts.h"

/* In: one entry a mention, in the order of the text.  Out: one entry a name, in the order of first mention, each with
 * all its mentions.  남궁 대표 joins 남궁훈, 트럼프 joins 도널드 트럼프, FIU joins 금융정보분석원(FIU).
 * Cost: linear, but for surnames alone, which look through the people before them. */
newsx_status nx_people_link(nx_facts *f, const nx_scan *s, nx_ctx *c);

#endif
