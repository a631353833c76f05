/* jsonl.c -- one record of a JSONL stream, read by jansson: the only file that knows it. */
#include "jsonl.h"

#include "source.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static newsx_str string(const json_t *object, const char *key)
{
    const json_t *v = json_object_get(object, key);
    return json_is_string(v) ? (newsx_str){json_string_value(v), json_string_length(v)} : (newsx_str){NULL, 0};
}

static bool odd(const json_t *object, const char *key) /* there, and neither a string nor null */
{
    const json_t *v = json_object_get(object, key);
    return v && !json_is_string(v) && !json_is_null(v);
}

static newsx_status take(nx_record *r, const json_t *object, newsx_error *err)
{
    static const char *const keys[] = {"html", "text", "url", "published"};
    const json_t *id = json_object_get(object, "id");
    if (json_is_string(id) || json_is_number(id))
        r->id = json_dumps(id, JSON_ENCODE_ANY | JSON_COMPACT);
    else if (id && !json_is_null(id))
        return nx_source_fail(err, NEWSX_EARG, "\"id\" is neither a string nor a number");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (odd(object, keys[i]))
            return nx_source_fail(err, NEWSX_EARG, "\"%s\" is no string", keys[i]);
    newsx_str html = string(object, "html"), text = string(object, "text");
    if (!html.at == !text.at)
        return nx_source_fail(err, NEWSX_EARG, "a record has either \"html\" or \"text\"");
    r->bytes = html.at ? html : text;
    r->input = html.at ? NEWSX_INPUT_HTML : NEWSX_INPUT_TEXT;
    r->url = string(object, "url");
    r->published = string(object, "published");
    return NEWSX_OK;
}

const char *nx_record_parse(nx_record *out, newsx_str line, newsx_error *err)
{
    json_error_t why;
    *out = (nx_record){0};
    json_t *object = json_loadb(line.at, line.len, JSON_ALLOW_NUL, &why);
    out->json = object;
    if (!object) {
        nx_source_fail(err, NEWSX_EARG, "no JSON: %s (column %d)", why.text, why.column);
        return "EJSON";
    }
    if (!json_is_object(object)) {
        nx_source_fail(err, NEWSX_EARG, "JSON, but no object");
        return "EJSON";
    }
    newsx_status st = take(out, object, err);
    return st == NEWSX_OK ? NULL : newsx_status_name(st);
}

void nx_record_free(nx_record *r)
{
    json_decref(r->json);
    free(r->id);
    *r = (nx_record){0};
}

char *nx_json_string(const char *s)
{
    json_t *v = json_string(s);
    if (!v) { /* no UTF-8, as file names may be: what is not ASCII becomes '?' */
        char *copy = strdup(s);
        for (char *p = copy; p && *p; p++)
            *p = (char)((unsigned char)*p < 0x80 ? *p : '?');
        v = copy ? json_string(copy) : NULL;
        free(copy);
    }
    char *text = v ? json_dumps(v, JSON_ENCODE_ANY | JSON_COMPACT) : NULL;
    json_decref(v);
    return text;
}
