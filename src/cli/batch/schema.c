/* schema.c -- schema.sql, compiled in. */
#include "schema.h"

const char nx_schema[] = {
#include <schema.sql.inc> /* made by CMake */
    , 0};
