/* naming.h -- reads a text with the compiled dictionaries and prints who and what it names, on one line:
 *     김하늘<누리셀|대표>*2 / 누리셀 / 군산
 * people with roles (a status other than current behind a second bar) and, where there are more than one, the number of
 * their mentions; organizations; places. */
#ifndef NX_NAMING_H
#define NX_NAMING_H

#include "tests/testing.h"

#include <stdio.h>

typedef struct nx_naming {
    newsx_engine *engine;
    newsx_doc *doc;
    nx_arena arena;
} nx_naming;

static nx_naming naming;

static int nx_naming_open(void **state)
{
    (void)state;
    newsx_options opt = NEWSX_OPTIONS_INIT;
    opt.image_path = NEWSX_IMAGE;
    nx_arena_init(&naming.arena, (newsx_alloc){NULL, NULL});
    return newsx_engine_open(&naming.engine, &opt, NULL) == NEWSX_OK && newsx_doc_new(&naming.doc, naming.engine) == NEWSX_OK ? 0 : -1;
}

static int nx_naming_close(void **state)
{
    (void)state;
    newsx_doc_free(naming.doc);
    newsx_engine_close(naming.engine);
    nx_arena_free(&naming.arena);
    return 0;
}

static newsx_str nx_naming_get(const newsx_fact *f, uint32_t role, const char *key)
{
    char attr[64];
    snprintf(attr, sizeof attr, "roles.%u.%s", role, key);
    return newsx_fact_get(naming.doc, f, attr);
}

static void nx_naming_person(nx_buf *b, const newsx_fact *f)
{
    nx_buf_add(b, f->value);
    for (uint32_t i = 0; nx_naming_get(f, i, "title").len; i++) {
        newsx_str status = nx_naming_get(f, i, "status");
        nx_buf_byte(b, '<');
        nx_buf_add(b, nx_naming_get(f, i, "organization"));
        nx_buf_byte(b, '|');
        nx_buf_add(b, nx_naming_get(f, i, "title"));
        if (!nx_str_is(status, "current"))
            nx_buf_format(b, "|%.*s", NX_FMT(status));
        nx_buf_byte(b, '>');
    }
}

static const char *nx_naming_read(const char *text)
{
    newsx_source src = NEWSX_SOURCE_INIT;
    src.input = NEWSX_INPUT_TEXT;
    assert_int_equal(newsx_doc_read(naming.doc, nx_cstr(text), &src, NULL), NEWSX_OK);
    nx_arena_reset(&naming.arena);
    nx_buf b = nx_buf_new(&naming.arena, 256);
    newsx_kind kind = NEWSX_PERSON;
    bool first = true;
    for (const newsx_fact *f = newsx_fact_next(naming.doc, NULL); f; f = newsx_fact_next(naming.doc, f)) {
        if (f->kind < NEWSX_PERSON || f->kind > NEWSX_PLACE)
            continue;
        for (; kind < f->kind; kind++, first = true)
            nx_buf_add(&b, NX_S(" / "));
        if (!first)
            nx_buf_add(&b, NX_S(", "));
        first = false;
        uint32_t n = 0;
        newsx_mention m;
        while (newsx_fact_mention(&m, naming.doc, f, n))
            n++;
        if (f->kind == NEWSX_PERSON)
            nx_naming_person(&b, f);
        else
            nx_buf_add(&b, f->value);
        if (n > 1)
            nx_buf_format(&b, "*%u", n);
    }
    for (; kind < NEWSX_PLACE; kind++)
        nx_buf_add(&b, NX_S(" / "));
    return nx_test_cstr(&naming.arena, nx_buf_str(&b));
}

typedef struct nx_naming_case {
    const char *why, *text, *want;
} nx_naming_case;

static void nx_naming_check(const nx_naming_case *c, size_t n)
{
    uint32_t wrong = 0;
    for (size_t i = 0; i < n; i++) {
        const char *got = nx_naming_read(c[i].text);
        if (strcmp(got, c[i].want) != 0) {
            print_error("%s: %s\n  want %s\n  got  %s\n", c[i].why, c[i].text, c[i].want, got);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

#endif
