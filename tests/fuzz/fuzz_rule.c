/* fuzz_rule.c -- any bytes as a rule file: compiled and run over a text under its limits, or a reason. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len)
{
    nx_arena a;
    newsx_status built;
    newsx_str bytes = nx_fuzz_copy(at, len);
    nx_arena_init(&a, (newsx_alloc){NULL, NULL});
    newsx_str image = nx_fuzz_image(&a, NX_S("dict/rule/fuzz.rule"), bytes, &built);
    if (built == NEWSX_OK)
        nx_fuzz_open_and_read(image, "한빛 전자 김하늘 대표는 3월 5일 \"십만 개를 만들겠다\"고 말했다. 12월 31일 서울에서는 남궁 씨가 1,234.5% 늘었다.\n");
    nx_arena_free(&a);
    free((void *)(uintptr_t)bytes.at);
    return 0;
}
