/* roles.h -- whose office a role is, where its words do not say so apart. */
#ifndef NX_ROLES_H
#define NX_ROLES_H

#include "fact/facts.h"

/* Before the appointments: bodies that titles hold (하나은행장, 대구시장, 금융위원장), places before offices of the state (전북도
 * 경제부지사).  Cost: the roles times the places' mentions. */
newsx_status nx_roles_complete(nx_facts *f, const nx_scan *s, nx_ctx *c);
/* Behind them: what the appointment of the same person to the same office knows. */
newsx_status nx_roles_take_over(nx_facts *f, nx_ctx *c);

#endif
