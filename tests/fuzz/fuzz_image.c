/* fuzz_image.c -- a damaged dictionary image is refused, or harmless: nothing reads outside it.
 * The input is a list of patches on a good image, five bytes each: where (little endian, modulo its length) and what;
 * or, where it begins with NXDI, the image itself. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len)
{
    static newsx_str good;
    if (!good.at) {
        nx_arena a;
        newsx_status st;
        nx_arena_init(&a, (newsx_alloc){NULL, NULL});
        newsx_str image = nx_fuzz_image(&a, (newsx_str){NULL, 0}, (newsx_str){NULL, 0}, &st);
        NX_FUZZ_CHECK(st == NEWSX_OK);
        good = nx_fuzz_copy(image.at, image.len);
        nx_arena_free(&a);
    }
    bool whole = len >= 4 && memcmp(at, "NXDI", 4) == 0;
    newsx_str image = whole ? nx_fuzz_copy(at, len) : nx_fuzz_copy(good.at, good.len);
    char *bytes = (char *)(uintptr_t)image.at;
    for (size_t i = 0; !whole && i + 5 <= len; i += 5) {
        uint32_t where = at[i] | (uint32_t)at[i + 1] << 8 | (uint32_t)at[i + 2] << 16 | (uint32_t)at[i + 3] << 24;
        bytes[where % image.len] = (char)at[i + 4];
    }
    nx_fuzz_open_and_read(image, "한빛 전자 김하늘 대표는 3월 5일 \"십만 개를 만들겠다\"고 말했다.\n");
    free(bytes);
    return 0;
}
