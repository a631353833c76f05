/* claim.c -- what a page's scripts claim of the article.  In: html.c's scripts, jsonfind.c. */
#include "read/claim.h"

#include "read/jsonfind.h"
#include "read/label.h"
#include "read/lines.h"

enum { LEAST_BODY = 80 }; /* syllables */

#define EACH(j, k, node) (uint32_t k = (node) + 1; (node) != NX_JSON_NONE && k < (j)->nodes.at[node].end; k = (j)->nodes.at[k].end)

static newsx_str text_of(const nx_jsonview *j, uint32_t v, nx_ctx *c) /* of a string, copied, entities resolved */
{
    return nx_html_unescape(nx_str_trim(nx_jsonview_text(j, v, c)), c->arena);
}

static bool is_list(const nx_jsonview *j, uint32_t v)
{
    return nx_jsonview_is(j, v, NX_JSON_ARRAY);
}

static uint32_t first_of(const nx_jsonview *j, uint32_t v) /* of an array; else the value itself */
{
    return !is_list(j, v) ? v : j->nodes.at[v].end > v + 1 ? v + 1 : NX_JSON_NONE;
}

/* A string, or the name (or basic, or @id) of an object. */
static newsx_str name_of(const nx_jsonview *j, uint32_t v, nx_ctx *c)
{
    static const char *const keys[] = {"name", "basic", "text", "url", "@id"};
    v = first_of(j, v);
    if (!nx_jsonview_is(j, v, NX_JSON_OBJECT))
        return text_of(j, v, c);
    for (size_t i = 0; i < NX_LEN(keys); i++)
        if (nx_jsonview_is(j, nx_jsonview_get(j, v, keys[i]), NX_JSON_STRING))
            return text_of(j, nx_jsonview_get(j, v, keys[i]), c);
    return (newsx_str){NULL, 0};
}

static newsx_str type_of(const nx_jsonview *j, uint32_t object)
{
    uint32_t type = first_of(j, nx_jsonview_get(j, object, "@type"));
    return nx_jsonview_is(j, type, NX_JSON_STRING) ? j->nodes.at[type].text : (newsx_str){NULL, 0};
}

static void add_author(nx_claim *out, const nx_jsonview *j, uint32_t v, nx_ctx *c)
{
    nx_author a = {.name = name_of(j, v, c)};
    if (nx_jsonview_is(j, v, NX_JSON_OBJECT)) {
        if (!nx_jsonview_is(j, nx_jsonview_get(j, v, "name"), NX_JSON_STRING))
            a.name = (newsx_str){NULL, 0};
        a.role = text_of(j, nx_jsonview_get(j, v, "jobTitle"), c);
        a.email = text_of(j, nx_jsonview_get(j, v, "email"), c);
    }
    if (a.name.len)
        nx_push(c->arena, &out->authors, a);
}

static void add_authors(nx_claim *out, const nx_jsonview *j, uint32_t v, nx_ctx *c) /* one, or a list of them */
{
    if (v != NX_JSON_NONE && !is_list(j, v))
        add_author(out, j, v, c);
    for EACH(j, k, is_list(j, v) ? v : NX_JSON_NONE)
        add_author(out, j, k, c);
}

static void add_keywords(nx_claim *out, const nx_jsonview *j, uint32_t v, nx_ctx *c)
{
    newsx_str s = text_of(j, v, c), field;
    while (s.len && nx_str_next_field(&field, &s, ',')) {
        field = nx_str_trim(field);
        if (field.len)
            nx_push(c->arena, &out->keywords, field);
    }
}

static void add_image(nx_claim *out, const nx_jsonview *j, uint32_t v, nx_ctx *c)
{
    uint32_t url = nx_jsonview_get(j, v, "url");
    newsx_str s = text_of(j, url == NX_JSON_NONE ? v : url, c);
    if (s.len)
        nx_push(c->arena, &out->images, s);
}

static void read_article(nx_claim *out, const nx_jsonview *j, uint32_t o, nx_ctx *c)
{
    out->article = true;
    out->title = text_of(j, nx_jsonview_get(j, o, "headline"), c);
    out->subtitle = text_of(j, nx_jsonview_get(j, o, "alternativeHeadline"), c);
    out->publisher = name_of(j, nx_jsonview_get(j, o, "publisher"), c);
    out->section = name_of(j, nx_jsonview_get(j, o, "articleSection"), c);
    out->url = name_of(j, nx_jsonview_get(j, o, "mainEntityOfPage"), c);
    out->published = text_of(j, nx_jsonview_get(j, o, "datePublished"), c);
    out->modified = text_of(j, nx_jsonview_get(j, o, "dateModified"), c);
    out->body = text_of(j, nx_jsonview_get(j, o, "articleBody"), c);
    uint32_t author = nx_jsonview_get(j, o, "author"), words = nx_jsonview_get(j, o, "keywords"), image = nx_jsonview_get(j, o, "image");
    add_authors(out, j, author == NX_JSON_NONE ? nx_jsonview_get(j, o, "creator") : author, c);
    add_keywords(out, j, words, c);
    for EACH(j, k, is_list(j, words) ? words : NX_JSON_NONE)
        add_keywords(out, j, k, c);
    if (!is_list(j, image))
        add_image(out, j, image, c);
    for EACH(j, i, is_list(j, image) ? image : NX_JSON_NONE)
        add_image(out, j, i, c);
    uint32_t is_free = nx_jsonview_get(j, o, "isAccessibleForFree");
    newsx_str word = nx_jsonview_text(j, is_free, c);
    if (nx_jsonview_is(j, is_free, NX_JSON_TRUE) || (word.len && (word.at[0] | 0x20) == 't'))
        out->access = NX_S("free");
    else if (nx_jsonview_is(j, is_free, NX_JSON_FALSE) || word.len)
        out->access = NX_S("partial");
}

/* {"@type": "BreadcrumbList", "itemListElement": [{"name": "정치"}, {"item": {"name": …}}]} */
static void read_path(nx_claim *out, const nx_jsonview *j, uint32_t o, nx_ctx *c)
{
    uint32_t list = nx_jsonview_get(j, o, "itemListElement");
    for EACH(j, step, is_list(j, list) ? list : NX_JSON_NONE) {
        uint32_t name = nx_jsonview_get(j, step, "name");
        newsx_str s = text_of(j, name == NX_JSON_NONE ? nx_jsonview_get(j, nx_jsonview_get(j, step, "item"), "name") : name, c);
        if (s.len)
            nx_push(c->arena, &out->path, s);
    }
}

newsx_status nx_claim_json_ld(nx_claim *out, const nx_tree *t, nx_ctx *c)
{
    nx_jsonview j = {0};
    for (uint32_t i = 0; i < t->scripts.n; i++)
        if (nx_str_is(t->scripts.at[i].type, "application/ld+json"))
            nx_json_read(&j, t->scripts.at[i].body, c);
    for (uint32_t k = 0; k < j.nodes.n; k++) {
        if (j.nodes.at[k].kind != NX_JSON_OBJECT)
            continue;
        newsx_str type = type_of(&j, k);
        bool article = nx_str_ends(type, NX_S("Article")) || nx_str_ends(type, NX_S("BlogPosting"));
        if (!out->title.len && article && nx_jsonview_get(&j, k, "headline") != NX_JSON_NONE)
            read_article(out, &j, k, c);
        else if (!out->path.n && nx_str_is(type, "BreadcrumbList"))
            read_path(out, &j, k, c);
    }
    return nx_ctx_status(c);
}

/* A key as label.tsv has it: lower case, without _ and -. */
static newsx_str plain_key(char room[48], newsx_str key)
{
    size_t n = 0;
    for (size_t i = 0; i < key.len; i++) {
        char ch = key.at[i];
        if (ch == '_' || ch == '-')
            continue;
        if (n == 47)
            return (newsx_str){NULL, 0};
        room[n++] = ch >= 'A' && ch <= 'Z' ? (char)(ch + 32) : ch;
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
static newsx_str meaning_of(const nx_lexicon *lex, newsx_str key)
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
static newsx_str picture_credit(const nx_jsonview *j, uint32_t o, nx_ctx *c)
{
    uint32_t credits = nx_jsonview_get(j, o, "credits");
    newsx_str s = name_of(j, nx_jsonview_get(j, credits, "affiliation"), c);
    return s.len ? s : name_of(j, nx_jsonview_get(j, credits, "by"), c);
}

/* A body that is a list of typed pieces, as HTML: Arc's content_elements and the like. */
static newsx_str pieces(const nx_jsonview *j, uint32_t list, nx_ctx *c)
{
    nx_buf b = nx_buf_new(c->arena, 0);
    for EACH(j, o, list) {
        newsx_str type = nx_jsonview_text(j, nx_jsonview_get(j, o, "type"), c), content = nx_jsonview_text(j, nx_jsonview_get(j, o, "content"), c);
        newsx_str caption = nx_jsonview_text(j, nx_jsonview_get(j, o, "caption"), c), url = nx_jsonview_text(j, nx_jsonview_get(j, o, "url"), c);
        if (nx_str_is(type, "image")) {
            nx_buf_format(&b, "<figure><img src=\"%.*s\"><figcaption>%.*s</figcaption>", NX_FMT(url), NX_FMT(caption));
            nx_buf_format(&b, "<p class=credit>%.*s</p></figure>", NX_FMT(picture_credit(j, o, c)));
        } else if (content.len && nx_str_is(type, "header")) {
            nx_buf_format(&b, "<h3>%.*s</h3>", NX_FMT(content));
        } else if (content.len && (!type.len || nx_str_is(type, "text") || nx_str_is(type, "raw_html"))) {
            nx_buf_format(&b, "<p>%.*s</p>", NX_FMT(content));
        }
    }
    return nx_buf_str(&b);
}

static newsx_str paragraphs(const nx_jsonview *j, uint32_t list, nx_ctx *c) /* a body that is a list of strings */
{
    nx_buf b = nx_buf_new(c->arena, 0);
    for EACH(j, k, list) {
        newsx_str s = nx_jsonview_text(j, k, c);
        if (s.len)
            nx_buf_format(&b, "<p>%.*s</p>", NX_FMT(s));
    }
    return nx_buf_str(&b);
}

/* The longest body among the members of an object, and its syllables. */
static uint32_t body_in(newsx_str *out, const nx_json_set *set, const nx_lexicon *lex, uint32_t o, nx_ctx *c)
{
    enum { REFERENCE = 10 }; /* bytes of "$24" at most */
    uint32_t best = 0;
    const nx_jsonview *j = &set->json;
    for EACH(j, k, o) {
        newsx_str s = {NULL, 0}, text = j->nodes.at[k].text, key = j->nodes.at[k].key;
        uint32_t first = is_list(j, k) ? first_of(j, k) : NX_JSON_NONE;
        bool said = nx_jsonview_is(j, k, NX_JSON_STRING) && (text.len >= 3 * LEAST_BODY || (text.len > 1 && text.len < REFERENCE && text.at[0] == '$'));
        if (first != NX_JSON_NONE && nx_jsonview_get(j, first, "type") != NX_JSON_NONE)
            s = pieces(j, k, c);
        else if (nx_jsonview_is(j, first, NX_JSON_STRING) && nx_str_is(meaning_of(lex, key), "body"))
            s = paragraphs(j, k, c);
        else if (said && nx_str_is(meaning_of(lex, key), "body"))
            s = resolve(set, nx_jsonview_text(j, k, c));
        uint32_t n = s.len ? nx_hangul_count(s) : 0;
        if (n > best) {
            best = n;
            *out = s;
        }
    }
    return best;
}

static void read_fields(nx_claim *out, const nx_lexicon *lex, const nx_jsonview *j, uint32_t o, nx_ctx *c)
{
    nx_author a = {0};
    for EACH(j, k, o) {
        newsx_str key = j->nodes.at[k].key, what = meaning_of(lex, key), s = what.len ? name_of(j, k, c) : what;
        if (!s.len)
            continue;
        newsx_str *to = nx_str_is(what, "title") ? &out->title : nx_str_is(what, "subtitle") ? &out->subtitle
                      : nx_str_is(what, "published") ? &out->published : nx_str_is(what, "modified") ? &out->modified
                      : nx_str_is(what, "section") ? &out->section : nx_str_is(what, "publisher") ? &out->publisher
                      : nx_str_is(what, "author") ? &a.name : nx_str_is(what, "email") ? &a.email : NULL;
        if (to && (!to->len || (to == &out->title && nx_str_is(key, "title"))))
            *to = s;
    }
    if (a.name.len)
        nx_push(c->arena, &out->authors, a);
}

/* Authors in lists below the article: byLines: [{writerName, writerEmail}], credits: {by: [{name}]}. */
static void read_below(nx_claim *out, const nx_lexicon *lex, const nx_jsonview *j, uint32_t o, nx_ctx *c)
{
    for (uint32_t now = o + 1; now < j->nodes.at[o].end; now++) {
        if (j->nodes.at[now].kind != NX_JSON_OBJECT)
            continue;
        nx_author a = {0};
        for EACH(j, k, now) {
            newsx_str what = j->nodes.at[k].kind == NX_JSON_STRING ? meaning_of(lex, j->nodes.at[k].key) : (newsx_str){NULL, 0};
            if (nx_str_is(what, "author"))
                a.name = text_of(j, k, c);
            else if (nx_str_is(what, "email"))
                a.email = text_of(j, k, c);
        }
        if (a.name.len)
            nx_push(c->arena, &out->authors, a);
        uint32_t by = nx_jsonview_get(j, now, "by");
        if (is_list(j, by))
            add_authors(out, j, by, c);
    }
}

newsx_status nx_claim_state(nx_claim *out, const nx_tree *t, const nx_lexicon *lex, nx_ctx *c)
{
    nx_json_set set;
    NX_TRY(nx_json_collect(&set, t, c));
    uint32_t best = NX_JSON_NONE, most = LEAST_BODY;
    newsx_str body = {NULL, 0}, found;
    for (uint32_t i = 0; i < set.json.nodes.n; i++) {
        uint32_t n = set.json.nodes.at[i].kind == NX_JSON_OBJECT ? body_in(&found, &set, lex, i, c) : 0;
        if (n > most) {
            most = n;
            best = i;
            body = found;
        }
    }
    if (best != NX_JSON_NONE) {
        out->article = true;
        out->body = nx_arena_copy(c->arena, body);
        read_fields(out, lex, &set.json, best, c);
        read_below(out, lex, &set.json, best, c);
    } else { /* a text row that no object refers to */
        for (uint32_t i = 0; i < set.rows.n; i++)
            if (nx_hangul_count(set.rows.at[i].text) > nx_hangul_count(out->body) + LEAST_BODY)
                out->body = nx_arena_copy(c->arena, set.rows.at[i].text);
    }
    return nx_ctx_status(c);
}
