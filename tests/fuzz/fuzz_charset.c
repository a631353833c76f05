/* fuzz_charset.c -- any bytes under any label: valid UTF-8 comes out, or a reason.  The first byte chooses the label and
 * how it was come by. */
#include "fuzz.h"

#include "base/utf8.h"
#include "read/charset.h"

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len)
{
    static const char *const labels[] = {"", "euc-kr", "utf-8", "utf-16le", "shift_jis", "ks_c_5601-1987", "iso-8859-1", "none"};
    newsx_source src = NEWSX_SOURCE_INIT;
    newsx_error err = {0};
    nx_arena a;
    nx_decoded out = {0};
    uint8_t choice = len ? *at : 0;
    newsx_str bytes = nx_fuzz_copy(len ? at + 1 : at, len ? len - 1 : 0);
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    nx_ctx c = {.arena = &a, .err = &err};
    *(choice & 8 ? &src.charset_forced : &src.charset) = nx_cstr(labels[choice % NX_LEN(labels)]);
    newsx_status st = nx_charset_decode(&out, bytes, &src, &c);
    NX_FUZZ_CHECK(st == NEWSX_OK || st == NEWSX_ECHARSET || st == NEWSX_EARG);
    NX_FUZZ_CHECK(st != NEWSX_OK || (nx_utf8_valid(out.text) == out.text.len && out.charset.len && out.from.len));
    nx_arena_free(&a);
    free((void *)(uintptr_t)bytes.at);
    return 0;
}
