/* sqlite_facts.h -- the rows of one article, taken out of its newsx/1 object. */
#ifndef NX_BATCH_SQLITE_FACTS_H
#define NX_BATCH_SQLITE_FACTS_H

#include "item.h"

#include <sqlite3.h>

typedef struct nx_sqlite_facts nx_sqlite_facts;

/* Prepares the statements.  NULL where that failed: the database tells why. */
nx_sqlite_facts *nx_sqlite_facts_open(sqlite3 *db);
/* Adds the article and all that is in it.  false where it failed: the database tells why. */
bool nx_sqlite_facts_add(nx_sqlite_facts *f, const nx_item *item);
void nx_sqlite_facts_close(nx_sqlite_facts *f);

#endif
