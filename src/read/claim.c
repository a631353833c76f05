/* claim.c -- what a page's scripts claim of the article.  In: html.c's scripts.  The only file, with jsonfind.c, that knows jansson. */
#include "read/claim.h"

#include "read/jsonfind.h"
#include "read/label.h"
#include "read/lines.h"

enum { LEAST_BODY = 80, MAX_JSON_NODES = 400000 };

static newsx_str text_of(const json_t *v, nx_ctx *c) /* of a string, copied, entities resolved */
{
    if (!json_is_string(v))
        return (newsx_str){NULL, 0};
    newsx_str s = nx_str_trim((newsx_str){json_string_value(v), json_string_length(v)});
    return nx_html_unescape(s, c->arena);
}

/* A string, or the name (or basic, or @id) of an object. */
static newsx_str name_of(json_t *v, nx_ctx *c)
{
    static const char *const keys[] = {"name", "basic", "text", "url", "@id"};
    if (json_is_array(v))
        v = json_array_get(v, 0);
    if (!json_is_object(v))
        return text_of(v, c);
    for (size_t i = 0; i < NX_LEN(keys); i++)
        if (json_is_string(json_object_get(v, keys[i])))
            return text_of(json_object_get(v, keys[i]), c);
    return (newsx_str){NULL, 0};
}

static bool is_article_type(json_t *type)
{
    const char *s = json_string_value(json_is_array(type) ? json_array_get(type, 0) : type);
    return s && (nx_str_ends(nx_cstr(s), NX_S("Article")) || nx_str_ends(nx_cstr(s), NX_S("BlogPosting")));
}

static void add_author(nx_claim *out, json_t *v, nx_ctx *c)
{
    nx_author a = {.name = name_of(v, c)};
    if (json_is_object(v)) {
        if (!json_is_string(json_object_get(v, "name")))
            a.name = (newsx_str){NULL, 0};
        a.role = text_of(json_object_get(v, "jobTitle"), c);
        a.email = text_of(json_object_get(v, "email"), c);
    }
    if (a.name.len)
        nx_push(c->arena, &out->authors, a);
}

static void add_strings(nx_claim *out, json_t *v, bool images, nx_ctx *c)
{
    for (size_t i = 0; i < (json_is_array(v) ? json_array_size(v) : v ? 1u : 0u); i++) {
        json_t *item = json_is_array(v) ? json_array_get(v, i) : v;
        if (images && json_is_object(item) && json_object_get(item, "url"))
            item = json_object_get(item, "url");
        newsx_str s = text_of(item, c), field;
        if (images && s.len)
            nx_push(c->arena, &out->images, s);
        while (!images && s.len && nx_str_next_field(&field, &s, ',')) {
            field = nx_str_trim(field);
            if (field.len)
                nx_push(c->arena, &out->keywords, field);
        }
    }
}

static void read_article(nx_claim *out, json_t *o, nx_ctx *c)
{
    out->article = true;
    out->title = text_of(json_object_get(o, "headline"), c);
    out->subtitle = text_of(json_object_get(o, "alternativeHeadline"), c);
    out->publisher = name_of(json_object_get(o, "publisher"), c);
    out->section = name_of(json_object_get(o, "articleSection"), c);
    out->url = name_of(json_object_get(o, "mainEntityOfPage"), c);
    out->published = text_of(json_object_get(o, "datePublished"), c);
    out->modified = text_of(json_object_get(o, "dateModified"), c);
    out->body = text_of(json_object_get(o, "articleBody"), c);
    json_t *author = json_object_get(o, "author");
    if (!author)
        author = json_object_get(o, "creator");
    for (size_t i = 0; json_is_array(author) && i < json_array_size(author); i++)
        add_author(out, json_array_get(author, i), c);
    if (author && !json_is_array(author))
        add_author(out, author, c);
    add_strings(out, json_object_get(o, "keywords"), false, c);
    add_strings(out, json_object_get(o, "image"), true, c);
    json_t *is_free = json_object_get(o, "isAccessibleForFree");
    const char *word = json_string_value(is_free);
    if (json_is_true(is_free) || (word && (word[0] | 0x20) == 't'))
        out->access = NX_S("free");
    else if (json_is_false(is_free) || word)
        out->access = NX_S("partial");
}

/* Objects and arrays of a JSON value, each once, by a stack of our own: depth is the input's to choose. */
typedef struct visit {
    NX_VEC(json_t *) stack;
    uint32_t left;
} visit;

static void visit_start(visit *v, json_t *root, nx_ctx *c)
{
    v->stack.n = 0;
    v->left = MAX_JSON_NODES;
    nx_push(c->arena, &v->stack, root);
}

static json_t *visit_next(visit *v, nx_ctx *c)
{
    if (!v->stack.n || !v->left--)
        return NULL;
    json_t *now = v->stack.at[--v->stack.n], *item;
    if (json_is_array(now))
        for (size_t i = json_array_size(now); i-- > 0;) {
            item = json_array_get(now, i);
            if (json_is_object(item) || json_is_array(item))
                nx_push(c->arena, &v->stack, item);
        }
    const char *key;
    json_object_foreach(now, key, item)
        if (json_is_object(item) || json_is_array(item))
            nx_push(c->arena, &v->stack, item);
    return now;
}

/* {"@type": "BreadcrumbList", "itemListElement": [{"name": "정치"}, {"item": {"name": …}}]} */
static void read_path(nx_claim *out, json_t *o, nx_ctx *c)
{
    json_t *list = json_object_get(o, "itemListElement");
    for (size_t i = 0; json_is_array(list) && i < json_array_size(list); i++) {
        json_t *step = json_array_get(list, i), *name = json_object_get(step, "name");
        newsx_str s = text_of(name ? name : json_object_get(json_object_get(step, "item"), "name"), c);
        if (s.len)
            nx_push(c->arena, &out->path, s);
    }
}

newsx_status nx_claim_json_ld(nx_claim *out, const nx_tree *t, nx_ctx *c)
{
    visit v = {0};
    for (uint32_t i = 0; i < t->scripts.n; i++) {
        newsx_str text = t->scripts.at[i].body;
        if (!nx_str_is(t->scripts.at[i].type, "application/ld+json") || (out->title.len && (out->path.n || !nx_str_has(text, "BreadcrumbList"))))
            continue;
        json_t *root = nx_json_lenient(text, c), *now;
        if (!root)
            continue;
        visit_start(&v, root, c);
        while ((now = visit_next(&v, c)) != NULL) {
            const char *type = json_string_value(json_object_get(now, "@type"));
            if (!out->title.len && is_article_type(json_object_get(now, "@type")) && json_object_get(now, "headline"))
                read_article(out, now, c);
            else if (!out->path.n && type && strcmp(type, "BreadcrumbList") == 0)
                read_path(out, now, c);
        }
        json_decref(root);
    }
    return nx_ctx_status(c);
}

/* A key as label.tsv has it: lower case, without _ and -. */
static newsx_str plain_key(char room[48], const char *key)
{
    size_t n = 0;
    for (; *key; key++) {
        if (*key == '_' || *key == '-')
            continue;
        if (n == 47)
            return (newsx_str){NULL, 0};
        room[n++] = *key >= 'A' && *key <= 'Z' ? (char)(*key + 32) : *key;
    }
    return (newsx_str){room, n};
}

static newsx_str json_meaning(const nx_lexicon *lex, newsx_str plain)
{
    nx_entry e;
    if (!plain.len || !nx_lexicon_find(&e, lex, NX_LEX_LABEL, plain))
        return (newsx_str){NULL, 0};
    newsx_str what, list = nx_attr(e.attr, "what");
    while (nx_str_next_field(&what, &list, ','))
        if (nx_str_starts(what, NX_S("json_")))
            return nx_str_cut(what, 5, what.len);
    return (newsx_str){NULL, 0};
}

/* What a key means: as label.tsv has it, or by how it ends ("article_innertext_content" is content). */
static newsx_str meaning_of(const nx_lexicon *lex, const char *key)
{
    enum { SHORTEST = 4 };
    char room[48];
    newsx_str plain = plain_key(room, key);
    for (size_t i = 0; plain.len >= SHORTEST && i + SHORTEST <= plain.len; i++) {
        newsx_str what = json_meaning(lex, nx_str_cut(plain, i, plain.len));
        if (what.len)
            return what;
    }
    return json_meaning(lex, plain);
}

static newsx_str resolve(const nx_json_set *set, newsx_str s) /* "$24" is row 24 */
{
    if (s.len >= 2 && s.len < 10 && s.at[0] == '$')
        for (uint32_t i = 0; i < set->rows.n; i++)
            if (nx_str_eq(set->rows.at[i].id, nx_str_cut(s, 1, s.len)))
                return set->rows.at[i].text;
    return s;
}

/* Whose picture it is: credits: {affiliation: [{name}], by: [{name}]}. */
static newsx_str picture_credit(json_t *o, nx_ctx *c)
{
    json_t *credits = json_object_get(o, "credits");
    newsx_str s = name_of(json_object_get(credits, "affiliation"), c);
    return s.len ? s : name_of(json_object_get(credits, "by"), c);
}

/* A body that is a list of typed pieces, as HTML: Arc's content_elements and the like. */
static newsx_str pieces(json_t *list, nx_ctx *c)
{
    nx_buf b = nx_buf_new(c->arena, 0);
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *o = json_array_get(list, i);
        const char *type = json_string_value(json_object_get(o, "type"));
        const char *content = json_string_value(json_object_get(o, "content"));
        const char *caption = json_string_value(json_object_get(o, "caption"));
        if (type && strcmp(type, "image") == 0) {
            const char *url = json_string_value(json_object_get(o, "url"));
            nx_buf_format(&b, "<figure><img src=\"%s\"><figcaption>%s</figcaption>", url ? url : "", caption ? caption : "");
            nx_buf_format(&b, "<p class=credit>%.*s</p></figure>", NX_FMT(picture_credit(o, c)));
        } else if (content && type && strcmp(type, "header") == 0) {
            nx_buf_format(&b, "<h3>%s</h3>", content);
        } else if (content && (!type || strcmp(type, "text") == 0 || strcmp(type, "raw_html") == 0)) {
            nx_buf_format(&b, "<p>%s</p>", content);
        }
    }
    return nx_buf_str(&b);
}

static newsx_str paragraphs(json_t *list, nx_ctx *c) /* a body that is a list of strings */
{
    nx_buf b = nx_buf_new(c->arena, 0);
    for (size_t i = 0; i < json_array_size(list); i++)
        if (json_is_string(json_array_get(list, i)))
            nx_buf_format(&b, "<p>%s</p>", json_string_value(json_array_get(list, i)));
    return nx_buf_str(&b);
}

static uint32_t body_in(newsx_str *out, const nx_json_set *set, const nx_lexicon *lex, json_t *o, nx_ctx *c)
{
    uint32_t best = 0;
    const char *key;
    json_t *v;
    json_object_foreach(o, key, v)
    {
        newsx_str s = {NULL, 0};
        if (json_is_array(v) && json_object_get(json_array_get(v, 0), "type"))
            s = pieces(v, c);
        else if (json_is_array(v) && json_is_string(json_array_get(v, 0)) && nx_str_is(meaning_of(lex, key), "body"))
            s = paragraphs(v, c);
        else if (json_is_string(v) && nx_str_is(meaning_of(lex, key), "body"))
            s = resolve(set, (newsx_str){json_string_value(v), json_string_length(v)});
        uint32_t n = s.len ? nx_hangul_count(s) : 0;
        if (n > best) {
            best = n;
            *out = s;
        }
    }
    return best;
}

static void read_fields(nx_claim *out, const nx_lexicon *lex, json_t *o, nx_ctx *c)
{
    const char *key;
    json_t *v;
    nx_author a = {0};
    json_object_foreach(o, key, v)
    {
        newsx_str what = meaning_of(lex, key), s = what.len ? name_of(v, c) : what;
        if (!s.len)
            continue;
        newsx_str *to = nx_str_is(what, "title") ? &out->title : nx_str_is(what, "subtitle") ? &out->subtitle
                      : nx_str_is(what, "published") ? &out->published : nx_str_is(what, "modified") ? &out->modified
                      : nx_str_is(what, "section") ? &out->section : nx_str_is(what, "publisher") ? &out->publisher
                      : nx_str_is(what, "author") ? &a.name : nx_str_is(what, "email") ? &a.email : NULL;
        if (to && (!to->len || (to == &out->title && strcmp(key, "title") == 0)))
            *to = s;
    }
    if (a.name.len)
        nx_push(c->arena, &out->authors, a);
}

/* Authors in lists below the article: byLines: [{writerName, writerEmail}], credits: {by: [{name}]}. */
static void read_below(nx_claim *out, const nx_lexicon *lex, json_t *o, nx_ctx *c)
{
    visit v = {0};
    visit_start(&v, o, c);
    json_t *now, *item;
    const char *key;
    while ((now = visit_next(&v, c)) != NULL) {
        if (!json_is_object(now) || now == o)
            continue;
        nx_author a = {0};
        json_object_foreach(now, key, item)
        {
            newsx_str what = meaning_of(lex, key);
            if (nx_str_is(what, "author") && json_is_string(item))
                a.name = text_of(item, c);
            else if (nx_str_is(what, "email") && json_is_string(item))
                a.email = text_of(item, c);
        }
        if (a.name.len)
            nx_push(c->arena, &out->authors, a);
        json_t *by = json_object_get(now, "by");
        for (size_t i = 0; json_is_array(by) && i < json_array_size(by); i++)
            add_author(out, json_array_get(by, i), c);
    }
}

newsx_status nx_claim_state(nx_claim *out, const nx_tree *t, const nx_lexicon *lex, nx_ctx *c)
{
    nx_json_set set;
    newsx_status st = nx_json_collect(&set, t, c);
    json_t *best = NULL, *now;
    uint32_t most = LEAST_BODY;
    newsx_str body = {NULL, 0}, found;
    visit v = {0};
    for (uint32_t i = 0; st == NEWSX_OK && i < set.roots.n; i++) {
        visit_start(&v, set.roots.at[i], c);
        while ((now = visit_next(&v, c)) != NULL) {
            uint32_t n = json_is_object(now) ? body_in(&found, &set, lex, now, c) : 0;
            if (n > most) {
                most = n;
                best = now;
                body = found;
            }
        }
    }
    if (best) {
        out->article = true;
        out->body = nx_arena_copy(c->arena, body);
        read_fields(out, lex, best, c);
        read_below(out, lex, best, c);
    } else if (st == NEWSX_OK) { /* a text row that no object refers to */
        for (uint32_t i = 0; i < set.rows.n; i++)
            if (nx_hangul_count(set.rows.at[i].text) > nx_hangul_count(out->body) + LEAST_BODY)
                out->body = nx_arena_copy(c->arena, set.rows.at[i].text);
    }
    nx_json_free(&set);
    return st == NEWSX_OK ? nx_ctx_status(c) : st;
}
