/* warc.c -- to come. */
#include "reader.h"
bool nx_warc_read(nx_reader *r, const char *path)
{
    nx_item *item = nx_item_new(path);
    if (item)
        nx_item_fail(item, "EIO", "WARC is not read yet");
    return nx_reader_give(r, item, 0);
}
