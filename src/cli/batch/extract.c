/* extract.c -- one page to one newsx/1 object, inside a worker process. */
#include "extract.h"

#include "../jsonl.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static newsx_str view(const char *s)
{
    return (newsx_str){s, s ? strlen(s) : 0};
}

static int add(void *payload, const char *at, size_t len)
{
    nx_text *t = payload;
    nx_text_add(t, at, len);
    return t->failed;
}

static void fail(nx_extracted *out, const char *code, const newsx_error *err)
{
    snprintf(out->code, sizeof out->code, "%s", code);
    out->json.len = 0;
    nx_text_word(&out->json, err && err->text[0] ? err->text : code);
}

static void read_page(nx_extracted *out, newsx_doc *d, newsx_str bytes, const newsx_source *src)
{
    newsx_error err = {0};
    newsx_status st = newsx_doc_read(d, bytes, src, &err);
    if (st == NEWSX_OK)
        st = newsx_doc_write_json(d, view(NULL), false, add, &out->json);
    if (out->json.failed)
        st = NEWSX_ENOMEM;
    if (st != NEWSX_OK)
        fail(out, newsx_status_name(st), &err);
    else
        out->like = nx_likeness_of(d);
}

static void read_line(nx_extracted *out, newsx_doc *d, newsx_str line, newsx_source *src)
{
    newsx_error err = {0};
    nx_record r;
    const char *failed = nx_record_parse(&r, line, &err);
    if (r.id)
        nx_text_word(&out->id, r.id);
    src->charset = src->charset_forced = view(NULL); /* JSON strings are decoded already */
    src->input = r.input;
    if (r.url.at)
        src->url = r.url;
    if (r.published.at)
        src->published = r.published;
    if (failed)
        fail(out, failed, &err);
    else
        read_page(out, d, r.bytes, src);
    nx_record_free(&r);
}

/* For the tests: pages that never end and pages that kill their worker. */
static void obey_marks(newsx_str bytes)
{
    static const char sleeper[] = "newsx-test-sleep", killer[] = "newsx-test-crash";
    if (!getenv("NEWSX_BATCH_TEST"))
        return;
    for (size_t i = 0; i + sizeof sleeper <= bytes.len + 1; i++) {
        if (memcmp(bytes.at + i, sleeper, sizeof sleeper - 1) == 0)
            for (;;)
                pause();
        if (memcmp(bytes.at + i, killer, sizeof killer - 1) == 0)
            raise(SIGKILL);
    }
}

void nx_extract_page(nx_extracted *out, newsx_doc *d, const nx_cli_options *o, const nx_item *item)
{
    newsx_source src = NEWSX_SOURCE_INIT;
    newsx_str bytes = {item->at, item->len};
    out->code[0] = '\0';
    out->id.len = out->json.len = 0;
    out->like = (nx_likeness){0};
    obey_marks(bytes);
    src.path = view(item->key);
    src.url = view(item->url ? item->url : o->url);
    src.charset = view(item->charset);
    src.charset_forced = view(o->charset);
    src.published = view(o->published);
    src.input = item->input;
    if (item->is_line)
        read_line(out, d, bytes, &src);
    else
        read_page(out, d, bytes, &src);
}
