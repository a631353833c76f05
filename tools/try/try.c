/* try.c -- a page through the library, for work on stages: try IMAGE FILE [STAGE|json] [PUBLISHED].  Goes when the
 * program is here. */
#include <newsx.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int print(void *payload, const char *at, size_t len)
{
    return fwrite(at, 1, len, payload) != len;
}

int main(int argc, char **argv)
{
    static char bytes[1 << 24];
    newsx_options opt = NEWSX_OPTIONS_INIT;
    newsx_source src = NEWSX_SOURCE_INIT;
    newsx_engine *e;
    newsx_doc *d;
    newsx_error err;
    if (argc < 3)
        return 2;
    FILE *f = strcmp(argv[2], "-") == 0 ? stdin : fopen(argv[2], "rb");
    size_t n = f ? fread(bytes, 1, sizeof bytes, f) : 0;
    opt.image_path = argv[1];
    if (argc > 4)
        src.published = (newsx_str){argv[4], strlen(argv[4])};
    if (newsx_engine_open(&e, &opt, &err) != NEWSX_OK || newsx_doc_new(&d, e) != NEWSX_OK ||
        newsx_doc_read(d, (newsx_str){bytes, n}, &src, &err) != NEWSX_OK) {
        fprintf(stderr, "%s: %s\n", newsx_status_name(err.status), err.text);
        return 1;
    }
    newsx_status st = argc > 3 && strcmp(argv[3], "json") != 0 ? newsx_doc_dump(d, argv[3], print, stdout)
                                                               : newsx_doc_write_json(d, (newsx_str){NULL, 0}, true, print, stdout);
    newsx_doc_free(d);
    newsx_engine_close(e);
    return st == NEWSX_OK ? 0 : 1;
}
