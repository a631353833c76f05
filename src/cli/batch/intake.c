/* intake.c -- the last step of reading: kind, position and hash of an item. */
#include "intake.h"

#include "digest.h"

#include <string.h>

static newsx_input input_of(const nx_cli_options *o)
{
    return o->input == NX_FROM_HTML ? NEWSX_INPUT_HTML : o->input == NX_FROM_TEXT ? NEWSX_INPUT_TEXT : NEWSX_INPUT_AUTO;
}

bool nx_intake_give(nx_intake *in, nx_item *item, uint64_t position)
{
    if (!item) {
        in->out_of_memory = true;
        return false;
    }
    in->gave_file = in->gave_file || (in->file && strcmp(in->file, item->key) == 0);
    if (!item->is_line && !item->input)
        item->input = input_of(in->o);
    item->position = in->position + (in->within ? nx_archive_position(in->within) : position);
    item->hash = nx_digest(item->at ? item->at : "", item->len);
    if (item->code[0]) /* tried again, should it come back to life */
        item->hash = NX_HASH_NONE;
    return in->take(in->payload, item);
}

bool nx_intake_fail(nx_intake *in, const char *key, const char *code, const char *message, uint64_t position)
{
    nx_item *item = nx_item_new(key);
    if (item)
        nx_item_fail(item, code, "%s", message);
    return nx_intake_give(in, item, position);
}
