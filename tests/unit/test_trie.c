/* test_trie.c -- the double array: every key leads to its value, nothing else does, and it stays dense. */
#include "tests/testing.h"

#include "lexicon/trie.h"

enum { CODES = 3000 };

typedef struct made {
    nx_trie_key key[4096];
    uint16_t code[4096][6];
    uint32_t n;
} made;

static int by_code(const void *a, const void *b)
{
    const nx_trie_key *x = a, *y = b;
    for (uint32_t i = 0; i < x->len && i < y->len; i++)
        if (x->code[i] != y->code[i])
            return x->code[i] < y->code[i] ? -1 : 1;
    return (x->len > y->len) - (x->len < y->len);
}

/* Keys of up to `depth` codes below `codes`, many with common beginnings. */
static void make(made *m, uint32_t n, uint32_t codes, uint32_t depth)
{
    uint32_t seed = 7, kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t len = 1 + i % depth;
        for (uint32_t k = 0; k < len; k++) {
            seed = seed * 1103515245u + 12345u;
            uint32_t x = seed >> 8;
            m->code[i][k] = (uint16_t)(1 + (x % 3 ? x % (codes / 20 + 1) : x % (codes - 1)));
        }
        m->key[i] = (nx_trie_key){m->code[i], len, 0};
    }
    qsort(m->key, n, sizeof m->key[0], by_code);
    for (uint32_t i = 0; i < n; i++)
        if (!kept || by_code(&m->key[kept - 1], &m->key[i]) != 0)
            m->key[kept++] = m->key[i];
    m->n = kept;
    for (uint32_t i = 0; i < kept; i++)
        m->key[i].value = i + 1;
}

static uint32_t value_of(const nx_trie *t, const uint16_t *code, uint32_t len)
{
    uint32_t node = 0;
    for (uint32_t i = 0; i < len; i++)
        if ((node = nx_trie_step(t, node, code[i])) == 0)
            return 0;
    return t->unit[node].value;
}

static void check(const made *m, nx_arena *a)
{
    nx_trie t = {0};
    assert_int_equal(nx_trie_build(&t, m->key, m->n, CODES, a), NEWSX_OK);
    uint32_t values = 0, used = 0;
    for (uint32_t i = 0; i < m->n; i++)
        assert_int_equal(value_of(&t, m->key[i].code, m->key[i].len), m->key[i].value);
    for (uint32_t i = 0; i < t.n; i++) {
        values += t.unit[i].value != 0;
        used += t.label[i] != 0;
        if (i && !t.label[i] && (t.unit[i].base || t.unit[i].value))
            fail_msg("unit %u is free and not empty", i);
        if (t.unit[i].base + CODES > t.n)
            fail_msg("a step from unit %u may lead outside", i);
    }
    assert_int_equal(values, m->n);
    if (t.n > CODES + 2 * used + 2 * CODES)
        fail_msg("%u units for %u nodes", t.n, used);
    for (uint16_t c = 1; c < CODES; c++) { /* the first step, to a key or to none */
        uint32_t node = nx_trie_step(&t, 0, c);
        bool any = false;
        for (uint32_t i = 0; i < m->n && !any; i++)
            any = m->key[i].code[0] == c;
        assert_int_equal(node != 0, any);
    }
    assert_int_equal(nx_trie_step(&t, 0, 0), 0);
}

static void leads_to_each_key(void **state)
{
    static const struct { uint32_t n, codes, depth; } sets[] = {
        {0, 10, 1}, {1, 10, 1}, {1, CODES, 6}, {40, 10, 2}, {4096, CODES, 1}, {4096, CODES, 2}, {4096, 200, 6}, {4096, CODES, 6},
    };
    made *m = malloc(sizeof *m);
    assert_non_null(m);
    for (size_t i = 0; i < NX_LEN(sets); i++) {
        make(m, sets[i].n, sets[i].codes, sets[i].depth);
        check(m, *state);
    }
    free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {NX_TEST(leads_to_each_key)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
