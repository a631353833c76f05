/* fuzz_normalise.c -- our normalisation, which asks utf8proc, against ICU's NFC on any valid UTF-8: the same, apart from where
 * ours says that it kept a run of marks as it came.  And once is as good as twice. */
#include "fuzz.h"

#include "tests/nfc.h"

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len)
{
    nx_arena a;
    newsx_str bytes = nx_fuzz_copy(at, len);
    char why[200] = "";
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    if (nx_utf8_valid(bytes) == bytes.len && nx_nfc_known(bytes) && !nx_nfc_agrees(why, sizeof why, bytes, &a)) {
        fprintf(stderr, "%s\n", why);
        abort();
    }
    nx_arena_free(&a);
    free((void *)(uintptr_t)bytes.at);
    return 0;
}
