/* fuzz_read.c -- any bytes as a page, through the whole pipeline with the real dictionaries. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len)
{
    static newsx_engine *engine;
    static newsx_doc *doc;
    newsx_error err = {0};
    if (!engine) {
        newsx_options opt = NEWSX_OPTIONS_INIT;
        opt.image_path = NEWSX_IMAGE;
        if (newsx_engine_open(&engine, &opt, &err) != NEWSX_OK || newsx_doc_new(&doc, engine) != NEWSX_OK) {
            fprintf(stderr, "%s\n", err.text);
            abort();
        }
    }
    newsx_str bytes = nx_fuzz_copy(at, len);
    nx_fuzz_document(doc, newsx_doc_read(doc, bytes, NULL, &err));
    free((void *)(uintptr_t)bytes.at);
    return 0;
}
