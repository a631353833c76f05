/* read.h -- the read stage on a string, with the real dictionaries (NEWSX_IMAGE). */
#ifndef NX_TEST_READ_H
#define NX_TEST_READ_H

#include "tests/text.h"

static inline newsx_status nx_test_page(nx_page *out, const newsx_engine *e, nx_arena *a, newsx_str bytes, newsx_error *err)
{
    nx_ctx c = {.arena = a, .err = err};
    newsx_source src = NEWSX_SOURCE_INIT;
    return nx_page_read(out, bytes, &src, e->lex, &c);
}

/* The blocks of a page as "kind: text" lines. */
static inline const char *nx_test_blocks(nx_arena *a, const nx_page *p)
{
    nx_buf b = nx_buf_new(a, 256);
    for (uint32_t i = 0; i < p->blocks.n; i++)
        nx_buf_format(&b, "%s: %.*s\n", nx_block_kind_name(p->blocks.at[i].kind), NX_FMT(p->blocks.at[i].text));
    return nx_test_cstr(a, nx_buf_str(&b));
}

#endif
