/* dataset.h -- what newsx batch wrote, whatever its format, as the tables of schema.sql. */
#ifndef NX_STATS_DATASET_H
#define NX_STATS_DATASET_H

#include "report.h"

#include <sqlite3.h>

struct nx_dataset {
    const char *path;
    sqlite3 *db;
    unsigned long bad; /* records that are none */
    char where[256];   /* the first of them */
};

/* false with a message where the path holds no dataset. */
bool nx_dataset_open(nx_dataset *out, const char *path);
void nx_dataset_close(nx_dataset *d);
/* Says what the database has against it; false. */
bool nx_dataset_say(const nx_dataset *d);
/* Reads JSON that newsx wrote, packed or not, into an empty database.  false with a message. */
bool nx_dataset_load(nx_dataset *d);

#endif
