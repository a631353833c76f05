/* newsx.c -- documents behind newsx.h: an arena and one for the stage at work, read into again and again, and getters that only look. */
#include "base/digest.h"
#include "emit/dump.h"
#include "engine.h"
#include "pipeline.h"

struct newsx_doc {
    const newsx_engine *engine;
    nx_arena arena; /* of what was read last */
    nx_arena stage; /* of the stage at work */
    nx_ctx c;
    nx_arena kept; /* of the scratch and the memo */
    nx_budget budget; /* of arena and stage */
    nx_rule_scratch *scratch;
    nx_memo *memo;
    nx_article article;
    newsx_str path, url; /* of the source */
    uint64_t bytes;
    char sha256[NX_SHA256_HEX + 1];
    bool full; /* the last read went well */
};

static const newsx_str nothing = {NULL, 0};

uint32_t newsx_version(void)
{
    return NEWSX_VERSION;
}

const char *newsx_status_name(newsx_status st)
{
    static const char *const names[] = {"OK",    "ENOMEM", "EARG",     "EIO",        "EDATA",
                                        "ELIMIT", "ECHARSET", "ENOARTICLE", "ESTOP"};
    int i = -(int)st;
    return i >= 0 && i < (int)NX_LEN(names) ? names[i] : "UNKNOWN";
}

newsx_status newsx_doc_new(newsx_doc **out, const newsx_engine *e)
{
    if (!out)
        return NEWSX_EARG;
    *out = NULL;
    if (!e)
        return NEWSX_EARG;
    newsx_alloc alloc = e->arena.alloc;
    newsx_doc *d = alloc.run(alloc.payload, NULL, 0, sizeof *d);
    if (!d)
        return NEWSX_ENOMEM;
    memset(d, 0, sizeof *d);
    d->engine = e;
    nx_arena_init(&d->arena, alloc);
    nx_arena_init(&d->stage, alloc);
    nx_arena_init(&d->kept, alloc);
    d->budget.most = e->max_memory;
    d->arena.budget = d->stage.budget = &d->budget;
    d->scratch = nx_rule_scratch_new(e->rules, &d->kept);
    d->memo = NX_NEW(&d->kept, nx_memo);
    if (!d->scratch || !d->memo) {
        newsx_doc_free(d);
        return NEWSX_ENOMEM;
    }
    *out = d;
    return NEWSX_OK;
}

void newsx_doc_free(newsx_doc *d)
{
    if (!d)
        return;
    newsx_alloc alloc = d->arena.alloc;
    if (d->scratch)
        nx_rule_scratch_free(d->scratch);
    nx_arena_free(&d->kept);
    nx_arena_free(&d->stage);
    nx_arena_free(&d->arena);
    alloc.run(alloc.payload, d, sizeof *d, 0);
}

static void empty(newsx_doc *d)
{
    nx_arena_reset(&d->arena);
    nx_arena_reset(&d->stage);
    d->article = (nx_article){0};
    d->budget.exceeded = false;
    d->c = (nx_ctx){.arena = &d->arena, .scratch = &d->stage};
    d->path = d->url = nothing;
    d->bytes = 0;
    d->sha256[0] = '\0';
    d->full = false;
}

static bool holds(newsx_str s) /* a view that may be looked at */
{
    return s.len == 0 || s.at != NULL;
}

static newsx_status check_source(const newsx_source *src, newsx_error *err)
{
    if (!holds(src->path) || !holds(src->url) || !holds(src->charset) || !holds(src->charset_forced) || !holds(src->published))
        return nx_error_set(err, NEWSX_EARG, 0, 0, "newsx_source: a string has a length and no bytes");
    if ((int)src->input < NEWSX_INPUT_AUTO || src->input > NEWSX_INPUT_TEXT)
        return nx_error_set(err, NEWSX_EARG, 0, 0, "newsx_source: input %d is none of the known ones", (int)src->input);
    if (src->published.len && !nx_time_parse(src->published).ok)
        return nx_error_set(err, NEWSX_EARG, 0, 0, "published time \"%.*s\" is not ISO 8601, such as 2026-02-06T09:30:00+09:00",
                            (int)(src->published.len < 60 ? src->published.len : 60), src->published.at);
    return NEWSX_OK;
}

static newsx_status read_checked(newsx_doc *d, newsx_str bytes, const newsx_source *src)
{
    if (!holds(bytes))
        return nx_error_set(d->c.err, NEWSX_EARG, 0, 0, "newsx_doc_read: a length and no bytes");
    NX_TRY(check_source(src, d->c.err));
    if (bytes.len > d->engine->max_bytes)
        return nx_error_set(d->c.err, NEWSX_ELIMIT, 0, 0, "the input has %zu bytes, the limit is %zu", bytes.len,
                            d->engine->max_bytes);
    if (!bytes.len)
        return nx_error_set(d->c.err, NEWSX_ENOARTICLE, 0, 0, "the input is empty");
    d->path = nx_arena_copy(&d->arena, src->path);
    d->url = nx_arena_copy(&d->arena, src->url);
    d->bytes = bytes.len;
    NX_TRY(nx_pipeline_run(&d->article, bytes, src, d->engine->lex, d->engine->affixes, d->engine->rules, d->scratch, d->memo, &d->c));
    nx_sha256_hex(d->sha256, bytes); /* last, so that it costs nothing where there is no article */
    return NEWSX_OK;
}

newsx_status newsx_doc_read(newsx_doc *d, newsx_str bytes, const newsx_source *given, newsx_error *err)
{
    if (err)
        *err = (newsx_error){0};
    if (!d)
        return nx_error_set(err, NEWSX_EARG, 0, 0, "newsx_doc_read: no document");
    empty(d);
    newsx_source src = NEWSX_SOURCE_INIT;
    if (given && !nx_sized_copy(&src, sizeof src, given))
        return nx_error_set(err, NEWSX_EARG, 0, 0, "newsx_source: its size is none that this version knows");
    d->c.err = err;
    newsx_status st = read_checked(d, bytes, &src);
    if (st == NEWSX_ENOMEM && d->budget.exceeded)
        st = nx_error_set(err, NEWSX_ELIMIT, 0, 0, "the document wants more memory than the limit of %zu bytes", d->budget.most);
    if (st != NEWSX_OK)
        empty(d);
    d->c.err = NULL; /* the caller's, and only for this call */
    d->full = st == NEWSX_OK;
    return nx_explain(err, st);
}

newsx_str newsx_doc_text(const newsx_doc *d)
{
    return d ? d->article.text.text : nothing;
}

newsx_str newsx_doc_field(const newsx_doc *d, const char *name)
{
    if (!d || !name)
        return nothing;
    const nx_page *p = &d->article.page;
    const struct {
        const char *name;
        newsx_str value;
    } fields[] = {
        {"title", p->title},
        {"subtitle", p->subtitle},
        {"series", p->series},
        {"publisher", p->publisher},
        {"section", p->section},
        {"language", p->language},
        {"url", p->url},
        {"published", d->article.view.published},
        {"published_from", p->published_from},
        {"modified", d->article.view.modified},
        {"access", p->access},
        {"complete", p->complete ? NX_S("true") : NX_S("false")},
        {"charset", p->charset},
        {"charset_from", p->charset_from},
        {"sha256", nx_cstr(d->sha256)},
    };
    for (size_t i = 0; i < NX_LEN(fields); i++)
        if (strcmp(fields[i].name, name) == 0)
            return fields[i].value;
    return nothing;
}

bool newsx_doc_sentence(newsx_span *out, const newsx_doc *d, size_t i)
{
    if (!d || i >= d->article.text.sentences.n)
        return false;
    if (out)
        *out = d->article.text.sentences.at[i].span;
    return true;
}

bool newsx_doc_block(newsx_span *out, const char **kind, const newsx_doc *d, size_t i)
{
    if (!d || i >= d->article.text.blocks.n)
        return false;
    const nx_block *b = &d->article.text.blocks.at[i];
    if (out)
        *out = b->span;
    if (kind)
        *kind = nx_block_kind_name(b->kind);
    return true;
}

bool newsx_doc_author(newsx_str *out, const newsx_doc *d, size_t i, const char *what)
{
    if (!d || !what || i >= d->article.page.authors.n)
        return false;
    const nx_author *a = &d->article.page.authors.at[i];
    newsx_str value = strcmp(what, "name") == 0          ? a->name
                      : strcmp(what, "role") == 0        ? a->role
                      : strcmp(what, "email") == 0       ? a->email
                      : strcmp(what, "affiliation") == 0 ? a->affiliation
                                                         : nothing;
    if (out)
        *out = value;
    return true;
}

static const newsx_fact *fact_of(const nx_item *item)
{
    return item ? &item->fact : NULL;
}

static const nx_item *item_of(const newsx_fact *f)
{
    return (const nx_item *)f; /* a fact handed out is the first member of its item */
}

const newsx_fact *newsx_fact_next(const newsx_doc *d, const newsx_fact *prev)
{
    if (!d)
        return NULL;
    size_t i = prev ? (size_t)(item_of(prev) - d->article.view.item) + 1 : 0;
    return i < d->article.view.n ? fact_of(&d->article.view.item[i]) : NULL;
}

newsx_str newsx_fact_get(const newsx_doc *d, const newsx_fact *f, const char *attr)
{
    return d && f && attr ? nx_view_get(&d->article.view, item_of(f), nx_cstr(attr)) : nothing;
}

const newsx_fact *newsx_fact_ref(const newsx_doc *d, const newsx_fact *f, const char *attr, size_t i)
{
    return d && f && attr ? fact_of(nx_view_ref(&d->article.view, item_of(f), nx_cstr(attr), i)) : NULL;
}

bool newsx_fact_mention(newsx_mention *out, const newsx_doc *d, const newsx_fact *f, size_t i)
{
    newsx_mention m;
    if (!d || !f || !nx_view_mention(&m, &d->article.view, item_of(f), i))
        return false;
    if (out)
        *out = m;
    return true;
}

const newsx_note *newsx_note_next(const newsx_doc *d, const newsx_note *prev)
{
    if (!d)
        return NULL;
    size_t i = prev ? (size_t)(prev - d->c.notes.at) + 1 : 0;
    return i < d->c.notes.n ? &d->c.notes.at[i] : NULL;
}

static nx_report report_of(const newsx_doc *d)
{
    return (nx_report){
        .version = newsx_engine_info(d->engine, "version"),
        .rules = d->engine->fingerprint,
        .path = d->path,
        .url = d->url,
        .sha256 = nx_cstr(d->sha256),
        .bytes = d->bytes,
        .page = &d->article.page,
        .text = &d->article.text,
        .view = &d->article.view,
        .notes = &d->c.notes,
        .alloc = d->arena.alloc,
    };
}

newsx_status newsx_doc_write_json(const newsx_doc *d, newsx_str id, bool pretty, newsx_write_fn *write, void *payload)
{
    if (!d || !write || !holds(id))
        return NEWSX_EARG;
    if (!d->full)
        return NEWSX_ENOARTICLE;
    nx_report r = report_of(d);
    return nx_json_write(&r, id, pretty, write, payload);
}

newsx_status newsx_doc_dump(const newsx_doc *d, const char *stage, newsx_write_fn *write, void *payload)
{
    if (!d || !stage || !write)
        return NEWSX_EARG;
    if (!d->full)
        return NEWSX_ENOARTICLE;
    nx_report r = report_of(d);
    return nx_dump_write(&r, &d->article.scan, stage, write, payload);
}
