/* record.c -- an item as a line of JSON: the newsx/1 object with what the batch knows of it in front. */
#include "out.h"

#include <string.h>

void nx_out_record(nx_text *t, const nx_item *item, bool dedupe)
{
    nx_text_word(t, "{\"id\":");
    if (item->id)
        nx_text_word(t, item->id);
    else
        nx_text_json(t, item->key);
    if (item->crawled) {
        nx_text_word(t, ",\"crawled\":");
        nx_text_json(t, item->crawled);
    }
    if (item->code[0]) {
        nx_text_word(t, ",\"source\":{\"path\":");
        nx_text_json(t, item->key);
        if (item->url) {
            nx_text_word(t, ",\"url\":");
            nx_text_json(t, item->url);
        }
        nx_text_word(t, "},\"error\":{\"code\":");
        nx_text_json(t, item->code);
        nx_text_word(t, ",\"message\":");
        nx_text_json(t, item->message);
        nx_text_word(t, "}}\n");
        return;
    }
    if (dedupe) {
        nx_text_word(t, ",\"duplicate_of\":");
        if (item->duplicate_of)
            nx_text_json(t, item->duplicate_of);
        else
            nx_text_word(t, "null");
    }
    nx_text_word(t, ",");
    nx_text_add(t, item->json + 1, item->json_len - 1); /* less its brace */
    nx_text_word(t, "\n");
}
