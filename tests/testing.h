/* testing.h -- what the tests share: cmocka, and an arena for each test. */
#ifndef NX_TESTING_H
#define NX_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"

/* A test whose *state is an arena of its own. */
#define NX_TEST(f) cmocka_unit_test_setup_teardown(f, nx_test_begin, nx_test_end)

static inline int nx_test_begin(void **state)
{
    nx_arena *a = malloc(sizeof *a);
    if (!a)
        return -1;
    nx_arena_init(a, (newsx_alloc){NULL, NULL});
    *state = a;
    return 0;
}

static inline int nx_test_end(void **state)
{
    nx_arena_free(*state);
    free(*state);
    return 0;
}

/* A NUL-ended copy, for messages and assert_string_equal(). */
static inline const char *nx_test_cstr(nx_arena *a, newsx_str s)
{
    char *p = nx_alloc(a, s.len + 1);
    assert_non_null(p);
    if (s.len)
        memcpy(p, s.at, s.len);
    p[s.len] = '\0';
    return p;
}

#endif
