/* telling.h -- reads a text with the compiled dictionaries and prints its facts of one kind, one a line, attributes
 * between bars; a reference is printed as the value of what it refers to. */
#ifndef NX_TELLING_H
#define NX_TELLING_H

#include "tests/testing.h"

typedef struct nx_telling {
    newsx_engine *engine;
    newsx_doc *doc;
    nx_arena arena;
} nx_telling;

static nx_telling telling;

static int nx_telling_open(void **state)
{
    (void)state;
    newsx_options opt = NEWSX_OPTIONS_INIT;
    opt.image_path = NEWSX_IMAGE;
    nx_arena_init(&telling.arena, (newsx_alloc){NULL, NULL});
    return newsx_engine_open(&telling.engine, &opt, NULL) == NEWSX_OK && newsx_doc_new(&telling.doc, telling.engine) == NEWSX_OK ? 0 : -1;
}

static int nx_telling_close(void **state)
{
    (void)state;
    newsx_doc_free(telling.doc);
    newsx_engine_close(telling.engine);
    nx_arena_free(&telling.arena);
    return 0;
}

/* attr: a list of attributes that a NULL ends.  The text is the body of an article published on 6 February 2026. */
static const char *nx_telling_read(const char *text, newsx_kind kind, const char *const *attr)
{
    newsx_source src = NEWSX_SOURCE_INIT;
    src.input = NEWSX_INPUT_TEXT;
    src.published = NX_S("2026-02-06");
    nx_arena_reset(&telling.arena);
    nx_buf in = nx_buf_new(&telling.arena, 1024), b = nx_buf_new(&telling.arena, 256);
    nx_buf_add(&in, NX_S("소식\n\n"));
    nx_buf_add(&in, nx_cstr(text));
    assert_int_equal(newsx_doc_read(telling.doc, nx_buf_str(&in), &src, NULL), NEWSX_OK);
    for (const newsx_fact *f = newsx_fact_next(telling.doc, NULL); f; f = newsx_fact_next(telling.doc, f)) {
        if (f->kind != kind)
            continue;
        if (nx_buf_str(&b).len)
            nx_buf_byte(&b, '\n');
        for (size_t i = 0; attr[i]; i++) {
            if (i)
                nx_buf_byte(&b, '|');
            const newsx_fact *other = newsx_fact_ref(telling.doc, f, attr[i], 0);
            if (!other)
                nx_buf_add(&b, newsx_fact_get(telling.doc, f, attr[i]));
            for (size_t k = 0; (other = newsx_fact_ref(telling.doc, f, attr[i], k)) != NULL; k++) {
                if (k)
                    nx_buf_byte(&b, ',');
                nx_buf_add(&b, other->value);
            }
        }
    }
    return nx_test_cstr(&telling.arena, nx_buf_str(&b));
}

typedef struct nx_telling_case {
    const char *why, *text, *want;
} nx_telling_case;

static void nx_telling_check(const nx_telling_case *c, size_t n, newsx_kind kind, const char *const *attr)
{
    uint32_t wrong = 0;
    for (size_t i = 0; i < n; i++) {
        const char *got = nx_telling_read(c[i].text, kind, attr);
        if (strcmp(got, c[i].want) != 0) {
            print_error("%s: %s\n  want %s\n  got  %s\n", c[i].why, c[i].text, c[i].want, got);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

#endif
