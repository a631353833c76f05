/* text.h -- the text stages on a string, with the real dictionaries (NEWSX_IMAGE). */
#ifndef NX_TEST_TEXT_H
#define NX_TEST_TEXT_H

#include "tests/testing.h"

#include "engine.h"
#include "text/text.h"

static inline int nx_test_engine_open(void **state) /* *state: the engine */
{
    newsx_options opt = NEWSX_OPTIONS_INIT;
    newsx_engine *e = NULL;
    opt.image_path = NEWSX_IMAGE;
    newsx_status st = newsx_engine_open(&e, &opt, NULL);
    *state = e;
    return st == NEWSX_OK ? 0 : -1;
}

static inline int nx_test_engine_close(void **state)
{
    newsx_engine_close(*state);
    return 0;
}

/* One block of a kind, every stage up to the tokens.  memo may be NULL. */
static inline nx_text nx_test_read_known(const newsx_engine *e, nx_memo *memo, nx_arena *a, newsx_str s, nx_block_kind kind, bool plain)
{
    nx_ctx c = {.arena = a};
    nx_page page = {.plain = plain};
    nx_text out = {0};
    nx_matches m = {0};
    nx_raw_block block = {kind, s};
    nx_push(a, &page.blocks, block);
    assert_int_equal(nx_text_normalise(&out, &page, &c), NEWSX_OK);
    assert_int_equal(nx_lexicon_match(&m, e->lex, out.text, &c), NEWSX_OK);
    assert_int_equal(nx_text_sentences(&out, e->lex, &c), NEWSX_OK);
    assert_int_equal(nx_text_tokens(&out, e->affixes, &m, memo, &c), NEWSX_OK);
    return out;
}

static inline nx_text nx_test_read(const newsx_engine *e, nx_arena *a, newsx_str s, nx_block_kind kind, bool plain)
{
    return nx_test_read_known(e, NULL, a, s, kind, plain);
}

#endif
