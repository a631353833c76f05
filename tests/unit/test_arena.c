/* test_arena.c -- memory of one document: alignment, growth in place, sticky failure, reuse. */
#include "tests/testing.h"

typedef struct counted {
    size_t calls, live, fail_at;
} counted;

static void *counting(void *payload, void *p, size_t old, size_t n)
{
    counted *c = payload;
    if (n && ++c->calls == c->fail_at)
        return NULL;
    c->live += n;
    c->live -= old;
    if (!n) {
        free(p);
        return NULL;
    }
    return realloc(p, n);
}

static void aligns_and_grows_in_place(void **state)
{
    nx_arena *a = *state;
    char *p = nx_alloc(a, 3);
    assert_int_equal((uintptr_t)p % 16, 0);
    char *q = nx_alloc(a, 100);
    memset(q, 7, 100);
    assert_ptr_equal(nx_realloc(a, q, 100, 4000), q); /* the last one */
    char *r = nx_realloc(a, p, 3, 64);
    assert_ptr_not_equal(r, p);
    assert_int_equal(q[99], 7);
}

static void vectors_keep_their_elements(void **state)
{
    nx_arena *a = *state;
    NX_VEC(uint32_t) v = {0};
    for (uint32_t i = 0; i < 10000; i++) {
        nx_push(a, &v, i);
        if (i % 100 == 0)
            nx_alloc(a, 8); /* another allocation in between forces copies */
    }
    for (uint32_t i = 0; i < v.n; i++)
        assert_int_equal(v.at[i], i);
    assert_int_equal(v.n, 10000);
}

static void lists_that_grow_by_turns_leave_nothing_behind(void **state)
{
    (void)state;
    counted c = {0};
    nx_arena a;
    nx_arena_init(&a, (newsx_alloc){counting, &c});
    NX_VEC(uint64_t) v = {0}, w = {0};
    for (uint64_t i = 0; i < 4000000; i++) {
        nx_push(&a, &v, i);
        nx_push(&a, &w, ~i);
        if (i % 1000 == 0)
            nx_alloc(&a, 8);
    }
    for (uint32_t i = 0; i < v.n; i++)
        assert_true(v.at[i] == i && w.at[i] == ~(uint64_t)i);
    assert_int_equal(v.n, 4000000);
    assert_true(c.live < (v.cap + w.cap) * sizeof *v.at + (24u << 20)); /* 24 MiB: what the lists left behind while they were small */
    nx_arena_free(&a);
    assert_int_equal(c.live, 0);
}

static void gives_back_what_is_not_needed(void **state)
{
    nx_arena *a = *state;
    nx_buf b = nx_buf_new(a, 4000);
    nx_buf_add(&b, NX_S("seventeen letters"));
    newsx_str s = nx_buf_done(&b);
    char *next = nx_alloc(a, 1);
    assert_ptr_equal(next, s.at + 32);
    nx_buf_byte(&b, '!'); /* elsewhere, by a copy */
    assert_true(nx_str_is(s, "seventeen letters"));
    assert_true(nx_str_is(nx_buf_str(&b), "seventeen letters!"));
    nx_arena_trim(a, (void *)(uintptr_t)s.at, 17, 1); /* no longer the last: nothing happens */
    assert_ptr_equal(nx_alloc(a, 1), b.at + (b.cap + 15) / 16 * 16);
}

static void failure_is_sticky_and_frees_all(void **state)
{
    (void)state;
    for (size_t k = 1; k <= 4; k++) {
        counted c = {.fail_at = k};
        nx_arena a;
        nx_arena_init(&a, (newsx_alloc){counting, &c});
        NX_VEC(uint64_t) v = {0};
        for (uint64_t i = 0; i < 100000; i++)
            nx_push(&a, &v, i);
        assert_true(a.failed);
        assert_true(v.n < 100000);
        for (uint32_t i = 0; i < v.n; i++)
            assert_true(v.at[i] >= i);
        nx_arena_reset(&a);
        assert_false(a.failed);
        assert_non_null(nx_alloc(&a, 16));
        nx_arena_free(&a);
        assert_int_equal(c.live, 0);
    }
}

static void reset_keeps_its_pages(void **state)
{
    (void)state;
    counted c = {0};
    nx_arena a;
    nx_arena_init(&a, (newsx_alloc){counting, &c});
    for (int round = 0; round < 100; round++) {
        for (int i = 0; i < 1000; i++)
            assert_non_null(nx_alloc(&a, 500));
        nx_arena_reset(&a);
    }
    assert_true(c.calls < 20);
    nx_arena_free(&a);
    assert_int_equal(c.live, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        NX_TEST(aligns_and_grows_in_place),
        NX_TEST(vectors_keep_their_elements),
        NX_TEST(lists_that_grow_by_turns_leave_nothing_behind),
        NX_TEST(gives_back_what_is_not_needed),
        NX_TEST(failure_is_sticky_and_frees_all),
        NX_TEST(reset_keeps_its_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
