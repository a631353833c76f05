/* fuzz_tsv.c -- any bytes as a word list: rows that lie in the bytes, or a reason; what is read can be compiled and
 * looked up. */
#include "fuzz.h"

#include "lexicon/tsv.h"

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len)
{
    newsx_error err = {0};
    nx_arena a;
    nx_tsv_rows rows = {0};
    newsx_str bytes = nx_fuzz_copy(at, len);
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    nx_ctx c = {.arena = &a, .err = &err};
    newsx_status st = nx_tsv_read(&rows, bytes, NX_S("dict/lex/person.tsv"), &c), built;
    NX_FUZZ_CHECK(st == NEWSX_OK || (st == NEWSX_EDATA && err.text[0]));
    for (uint32_t i = 0; st == NEWSX_OK && i < rows.n; i++)
        NX_FUZZ_CHECK(rows.at[i].surface.len && rows.at[i].surface.at >= bytes.at &&
                      rows.at[i].surface.at + rows.at[i].surface.len <= bytes.at + bytes.len);
    newsx_str image = nx_fuzz_image(&a, NX_S("dict/lex/person.tsv"), bytes, &built);
    if (built == NEWSX_OK)
        NX_FUZZ_CHECK(nx_fuzz_open_and_read(image, "한빛 전자는 3월 5일 만났다.") == NEWSX_OK);
    nx_arena_free(&a);
    free((void *)(uintptr_t)bytes.at);
    return 0;
}
