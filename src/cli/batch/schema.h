/* schema.h -- the tables of the SQLite output (schema.sql), and what tells a database of them from others. */
#ifndef NX_BATCH_SCHEMA_H
#define NX_BATCH_SCHEMA_H

#define NX_SCHEMA_VERSION 2              /* PRAGMA user_version */
#define NX_SCHEMA_APPLICATION 0x6e777378 /* PRAGMA application_id: "nwsx" */

extern const char nx_schema[]; /* schema.sql, ended by a NUL */

#endif
