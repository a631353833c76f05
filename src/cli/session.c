/* session.c -- one run of a command.  An input that fails costs that input: it is named on stderr, the visitor is told,
 * and the next one is read. */
#include "session.h"

#include "jsonl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { JSON_GROWTH = 2, JSON_ROOM = 1 << 16 }; /* a record's line may be that much longer than its page */

static newsx_str view(const char *s)
{
    return (newsx_str){s, s ? strlen(s) : 0};
}

static void worse(nx_session *s, nx_exit code)
{
    if (s->code < code)
        s->code = code;
}

static bool is_jsonl(const nx_cli_options *o, const char *path)
{
    static const char *const suffixes[] = {".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"};
    size_t len = strlen(path);
    bool named = false;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        size_t n = strlen(suffixes[i]);
        named = named || (len > n && strcmp(path + len - n, suffixes[i]) == 0);
    }
    return o->input == NX_FROM_JSONL || (o->input == NX_FROM_AUTO && named);
}

bool nx_session_streams(const nx_cli_options *o)
{
    return o->n_files > 1 || is_jsonl(o, o->files[0]);
}

/* The image beside the program (a build), or where it was installed together with it; NULL: the library knows. */
static const char *image_near_program(char path[4096])
{
    static const char *const places[] = {"newsx.nxd", "../share/newsx/newsx.nxd"};
    enum { ROOM = 4096 - 32 };
    ssize_t n = readlink("/proc/self/exe", path, ROOM);
    path[n > 0 ? n : 0] = '\0';
    char *slash = strrchr(path, '/');
    for (size_t i = 0; slash && i < sizeof places / sizeof *places; i++) {
        strcpy(slash + 1, places[i]);
        if (access(path, R_OK) == 0)
            return path;
    }
    return NULL;
}

static newsx_source source_of(const nx_cli_options *o)
{
    newsx_source src = NEWSX_SOURCE_INIT;
    src.url = view(o->url);
    src.published = view(o->published);
    src.charset_forced = view(o->charset);
    return src;
}

/* Whether the library takes --published and --charset: asked once, on a text of one letter, before anything is read. */
static bool options_hold(nx_session *s)
{
    newsx_error err = {0};
    newsx_source src = source_of(s->o);
    src.input = NEWSX_INPUT_TEXT;
    if ((s->o->published || s->o->charset) && newsx_doc_read(s->doc, view("a"), &src, &err) == NEWSX_EARG) {
        nx_say("%s", err.text);
        return false;
    }
    return true;
}

bool nx_session_open(nx_session *s)
{
    newsx_options opt = NEWSX_OPTIONS_INIT;
    newsx_error err = {0};
    char near[4096];
    const char *given = getenv("NEWSX_IMAGE");
    opt.image_path = s->o->image ? s->o->image : given && *given ? given : image_near_program(near);
    opt.user_dicts = s->o->dicts;
    opt.max_bytes = s->o->max_bytes;
    opt.max_memory = s->o->max_memory;
    newsx_status st = newsx_engine_open(&s->engine, &opt, &err);
    if (st == NEWSX_OK)
        st = newsx_doc_new(&s->doc, s->engine);
    if (st != NEWSX_OK)
        nx_say("%s", err.text[0] ? err.text : newsx_status_name(st));
    return st == NEWSX_OK && options_hold(s);
}

static bool hand_over(nx_session *s, nx_cli_item *item, nx_visit_fn *visit)
{
    if (item->failed) {
        worse(s, NX_EXIT_INPUT);
        if (!s->o->quiet)
            nx_say("%s: %s", item->name, item->error.text[0] ? item->error.text : item->failed);
    }
    return visit(s, item) && !s->sink.error;
}

static bool run_file(nx_session *s, const char *path, nx_visit_fn *visit)
{
    newsx_str bytes = {NULL, 0};
    newsx_source src = source_of(s->o);
    nx_cli_item item = {.name = strcmp(path, "-") == 0 ? "standard input" : path};
    src.input = s->o->input == NX_FROM_HTML ? NEWSX_INPUT_HTML : s->o->input == NX_FROM_TEXT ? NEWSX_INPUT_TEXT : NEWSX_INPUT_AUTO;
    src.path = view(path);
    char *id = nx_json_string(path);
    newsx_status st = nx_source_open(&s->source, path, &item.error);
    if (st == NEWSX_OK)
        st = nx_source_all(&bytes, &s->source, s->o->max_bytes, &item.error);
    if (st == NEWSX_OK)
        st = newsx_doc_read(s->doc, bytes, &src, &item.error);
    nx_source_close(&s->source);
    item.id = id;
    item.failed = st == NEWSX_OK ? NULL : newsx_status_name(st);
    bool go_on = hand_over(s, &item, visit);
    free(id);
    return go_on;
}

static const char *read_record(nx_session *s, const nx_record *r, newsx_error *err)
{
    newsx_source src = source_of(s->o);
    src.charset_forced = view(NULL); /* JSON strings are decoded already */
    src.input = r->input;
    if (r->url.at)
        src.url = r->url;
    if (r->published.at)
        src.published = r->published;
    newsx_status st = newsx_doc_read(s->doc, r->bytes, &src, err);
    return st == NEWSX_OK ? NULL : newsx_status_name(st);
}

static bool run_line(nx_session *s, newsx_str line, newsx_status st, nx_cli_item *item, nx_visit_fn *visit)
{
    nx_record r = {0};
    if (st != NEWSX_OK)
        item->failed = newsx_status_name(st);
    else if ((item->failed = nx_record_parse(&r, line, &item->error)) == NULL)
        item->failed = read_record(s, &r, &item->error);
    char *id = r.id ? NULL : nx_json_string(item->name);
    item->id = r.id ? r.id : id;
    bool go_on = hand_over(s, item, visit);
    nx_record_free(&r);
    free(id);
    return go_on;
}

static bool is_blank(newsx_str line)
{
    for (size_t i = 0; i < line.len; i++)
        if (!strchr(" \t\r", line.at[i]) || !line.at[i])
            return false;
    return true;
}

static bool run_jsonl(nx_session *s, const char *path, nx_visit_fn *visit)
{
    const char *shown = strcmp(path, "-") == 0 ? "standard input" : path;
    nx_cli_item whole = {.name = shown};
    bool more = true, go_on = true;
    size_t max = s->o->max_bytes * JSON_GROWTH + JSON_ROOM;
    newsx_status st = nx_source_open(&s->source, path, &whole.error);
    while (st == NEWSX_OK && go_on) {
        char name[4200];
        newsx_str line;
        nx_cli_item item = {.name = name};
        st = nx_source_line(&line, &more, &s->source, max, &item.error);
        if (!more)
            break;
        whole.error = item.error;
        if ((st == NEWSX_OK && is_blank(line)) || st == NEWSX_EIO || st == NEWSX_ENOMEM)
            continue;
        snprintf(name, sizeof name, "%s:%lu", strcmp(path, "-") == 0 ? "-" : path, s->source.line);
        go_on = run_line(s, line, st, &item, visit);
        st = NEWSX_OK;
    }
    nx_source_close(&s->source);
    if (st == NEWSX_OK)
        return go_on;
    char *id = nx_json_string(path);
    whole.id = id;
    whole.failed = newsx_status_name(st);
    go_on = hand_over(s, &whole, visit);
    free(id);
    return go_on;
}

static void run_all(nx_session *s, void (*begin)(nx_session *s), nx_visit_fn *visit, void (*end)(nx_session *s))
{
    bool go_on = true;
    if (begin)
        begin(s);
    for (const char **path = s->o->files; *path && go_on; path++)
        go_on = is_jsonl(s->o, *path) ? run_jsonl(s, *path, visit) : run_file(s, *path, visit);
    if (end && go_on)
        end(s);
}

int nx_session_run(const nx_cli_options *o, void (*begin)(nx_session *s), nx_visit_fn *visit, void (*end)(nx_session *s))
{
    nx_session session = {.o = o, .source = {.fd = -1}}, *s = &session;
    if (!nx_session_open(s) || !nx_sink_open(&s->sink, o->output)) {
        worse(s, s->engine && s->doc && s->sink.fd < 0 ? NX_EXIT_OUTPUT : NX_EXIT_USAGE);
    } else {
        run_all(s, begin, visit, end);
        bool nothing = s->code == NX_EXIT_INPUT && !nx_session_streams(o);
        if (!nx_sink_close(&s->sink, s->code != NX_EXIT_USAGE && !nothing))
            worse(s, NX_EXIT_OUTPUT);
    }
    newsx_doc_free(s->doc);
    newsx_engine_close(s->engine);
    nx_source_free(&s->source);
    return (int)s->code;
}
