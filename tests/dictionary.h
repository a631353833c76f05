/* dictionary.h -- a small dictionary of the test's own, compiled in memory. */
#ifndef NX_TEST_DICTIONARY_H
#define NX_TEST_DICTIONARY_H

#include "tests/testing.h"

#include "lexicon/build.h"

typedef struct nx_test_dict {
    const char *name, *bytes; /* a list of them ends with {NULL, NULL} */
} nx_test_dict;

/* Compiles; *err says why not.  The image lives in the arena. */
static inline newsx_status nx_test_compile(newsx_str *image, const nx_test_dict *file, nx_arena *a, newsx_error *err)
{
    nx_dict_file files[16];
    uint32_t n = 0;
    for (; file[n].name; n++)
        files[n] = (nx_dict_file){nx_cstr(file[n].name), nx_cstr(file[n].bytes)};
    nx_ctx c = {.arena = a, .err = err};
    nx_buf out = nx_buf_new(a, 1 << 16);
    newsx_status st = nx_image_build(&out, files, n, &c);
    *image = nx_buf_str(&out);
    return st;
}

/* A lexicon that must come to be. */
static inline void nx_test_lexicon(nx_lexicon *lex, const nx_test_dict *file, nx_arena *a)
{
    newsx_error err = {0};
    newsx_str image;
    if (nx_test_compile(&image, file, a, &err) != NEWSX_OK)
        fail_msg("%s", err.text);
    lex->layers = 1;
    if (nx_image_check(&lex->layer[0], image, "test", &err) != NEWSX_OK)
        fail_msg("%s", err.text);
}

#endif
