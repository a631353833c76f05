/* extract.c -- newsx extract: articles → newsx/1 JSON.  One article is one object; several are a line each (JSONL), or
 * an array where --format json asks for it.  The records of a stream carry an id. */
#include "commands.h"
#include "session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "jsonl.h"

typedef struct record { /* a document on its way out, to get an id behind its first brace */
    nx_sink *sink;
    const char *id;
    bool pretty, begun;
} record;

static nx_format format_of(const nx_cli_options *o)
{
    if (o->format != NX_FORMAT_AUTO)
        return o->format;
    return nx_session_streams(o) && !o->pretty ? NX_FORMAT_JSONL : NX_FORMAT_JSON;
}

static bool is_array(const nx_cli_options *o)
{
    return format_of(o) == NX_FORMAT_JSON && nx_session_streams(o);
}

static int write_record(void *payload, const char *at, size_t len)
{
    record *r = payload;
    if (!r->begun && len) { /* the first byte is the brace */
        r->begun = true;
        nx_sink_write(r->sink, at++, 1);
        len--;
        if (r->id) {
            nx_sink_text(r->sink, r->pretty ? "\n  \"id\": " : "\"id\":");
            nx_sink_text(r->sink, r->id);
            nx_sink_text(r->sink, ",");
        }
    }
    return nx_sink_write(r->sink, at, len);
}

static void write_error(nx_sink *s, const nx_cli_item *item, bool pretty)
{
    char *message = nx_json_string(item->error.text[0] ? item->error.text : item->failed);
    nx_sink_text(s, pretty ? "{\n  \"id\": " : "{\"id\":");
    nx_sink_text(s, item->id ? item->id : "null");
    nx_sink_text(s, pretty ? ",\n  \"error\": {\n    \"code\": \"" : ",\"error\":{\"code\":\"");
    nx_sink_text(s, item->failed);
    nx_sink_text(s, pretty ? "\",\n    \"message\": " : "\",\"message\":");
    nx_sink_text(s, message ? message : "null");
    nx_sink_text(s, pretty ? "\n  }\n}" : "}}");
    free(message);
}

static void begin(nx_session *s)
{
    if (is_array(s->o))
        nx_sink_text(&s->sink, "[");
}

static bool visit(nx_session *s, const nx_cli_item *item)
{
    bool stream = nx_session_streams(s->o), array = is_array(s->o), pretty = s->o->pretty;
    if (item->failed && !stream && format_of(s->o) == NX_FORMAT_JSON)
        return true; /* said on stderr; there is nothing to write */
    if (array)
        nx_sink_text(&s->sink, s->items++ ? ",\n" : "\n");
    if (item->failed) {
        write_error(&s->sink, item, pretty);
    } else {
        record r = {&s->sink, stream || format_of(s->o) == NX_FORMAT_JSONL ? item->id : NULL, pretty, false};
        newsx_status st = newsx_doc_write_json(s->doc, (newsx_str){NULL, 0}, pretty, write_record, &r);
        if (st == NEWSX_ENOMEM)
            nx_say("%s: out of memory", item->name);
        if (st != NEWSX_OK)
            return false;
    }
    if (!array)
        nx_sink_text(&s->sink, "\n");
    if (stream)
        nx_sink_flush(&s->sink); /* a reader down the pipe sees each record as it comes */
    return true;
}

static void end(nx_session *s)
{
    if (is_array(s->o))
        nx_sink_text(&s->sink, "\n]\n");
}

int nx_run_extract(const nx_cli_options *o)
{
    return nx_session_run(o, begin, visit, end);
}
