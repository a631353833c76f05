/* jsonfind.c -- where JSON is in the scripts of a page.  Cost: linear; tries per script are limited. */
#include "read/jsonfind.h"

#include "base/utf8.h"
#include "read/lines.h"

enum { MAX_TRIES = 64, MAX_RETRIES = 8, LEAST_SYLLABLES = 60, LEAST_ESCAPES = 60 };

void nx_json_read(nx_jsonview *out, newsx_str script, nx_ctx *c)
{
    size_t used;
    for (uint32_t failed = 0; failed < MAX_RETRIES && script.len;) {
        const char *open = memchr(script.at, '{', script.len), *list = memchr(script.at, '[', script.len); /* "//<![CDATA[" holds one, too */
        const char *from = !open ? list : list && list < open ? list : open;
        if (!from)
            return;
        script = nx_str_cut(script, (size_t)(from - script.at), script.len);
        bool read = nx_jsonview_add(out, script, &used, c) != NX_JSON_NONE;
        failed += !read;
        script = nx_str_cut(script, read ? used : 1, script.len);
    }
}

static bool speaks_korean(newsx_str s)
{
    if (nx_hangul_count(s) >= LEAST_SYLLABLES)
        return true;
    uint32_t escapes = 0;
    for (const char *p = s.at; s.len && (p = memchr(p, '\\', (size_t)(s.at + s.len - p))) != NULL && escapes < LEAST_ESCAPES; p++)
        escapes += p + 1 < s.at + s.len && p[1] == 'u';
    return escapes >= LEAST_ESCAPES;
}

static bool keep(nx_json_set *out, newsx_str s, size_t *used, nx_ctx *c)
{
    uint32_t root = nx_jsonview_add(&out->json, s, used, c);
    if (root != NX_JSON_NONE)
        nx_push(c->arena, &out->roots, root);
    return root != NX_JSON_NONE;
}

/* name = {…}; and push({…}): every brace behind "=" or "(" that begins JSON. */
static void find_assigned(nx_json_set *out, newsx_str s, nx_ctx *c)
{
    uint32_t tries = 0;
    for (size_t i = 0; i < s.len && tries < MAX_TRIES; i++) {
        if (s.at[i] != '=' && s.at[i] != '(')
            continue;
        size_t k = i + 1;
        while (k < s.len && (unsigned char)s.at[k] <= ' ')
            k++;
        if (k >= s.len || (s.at[k] != '{' && s.at[k] != '['))
            continue;
        tries++;
        size_t used;
        if (keep(out, nx_str_cut(s, k, s.len), &used, c))
            i = k + used - 1;
    }
}

/* The rows of React's server components: id ":" JSON "\n", or id ":T" length "," text. */
static void read_rows(nx_json_set *out, newsx_str s, nx_ctx *c)
{
    size_t i = 0;
    while (i < s.len) {
        size_t colon = i;
        while (colon < s.len && s.at[colon] != ':' && s.at[colon] != '\n')
            colon++;
        if (colon >= s.len || s.at[colon] == '\n') {
            i = colon + 1;
            continue;
        }
        newsx_str id = nx_str_cut(s, i, colon);
        size_t k = colon + 1;
        if (k < s.len && s.at[k] == 'T') {
            size_t len = 0;
            for (k++; k < s.len && s.at[k] != ',' && len < s.len; k++) {
                char h = s.at[k];
                len = len * 16u + (size_t)(h <= '9' ? h - '0' : (h | 0x20) - 'a' + 10);
            }
            k++;
            size_t end = k < s.len && len <= s.len - k ? k + len : s.len;
            if (k > s.len)
                break;
            nx_json_row row = {id, nx_str_cut(s, k, end)};
            nx_push(c->arena, &out->rows, row);
            i = end;
            continue;
        }
        const char *nl = memchr(s.at + k, '\n', s.len - k);
        size_t end = nl ? (size_t)(nl - s.at) : s.len;
        newsx_str value = nx_str_cut(s, k, end);
        size_t used;
        if (value.len && (value.at[0] == '{' || value.at[0] == '[') && speaks_korean(value))
            keep(out, value, &used, c);
        i = end + 1;
    }
}

/* The strings of self.__next_f.push([1,"…"]), which are most of a page: a JSON reader would take five times as long. */
static void add_pushed(nx_buf *b, newsx_str s)
{
    for (size_t i = 0; (i = nx_str_find(s, NX_S("__next_f.push(["), i)) != NX_NPOS;) {
        i += 15;
        while (i < s.len && (nx_is_digit((unsigned char)s.at[i]) || s.at[i] == ',' || s.at[i] == ' '))
            i++;
        if (i < s.len && s.at[i] == '"')
            nx_jsonview_unescape(b, s, i + 1);
    }
}

newsx_status nx_json_collect(nx_json_set *out, const nx_tree *t, nx_ctx *c)
{
    memset(out, 0, sizeof *out);
    nx_buf flight = nx_buf_new(c->arena, 0);
    for (uint32_t i = 0; i < t->scripts.n; i++) {
        const nx_script *s = &t->scripts.at[i];
        if (nx_str_is(s->type, "application/ld+json"))
            continue;
        if (nx_str_has(s->body, "__next_f.push(")) {
            add_pushed(&flight, s->body);
            continue;
        }
        if (!speaks_korean(s->body))
            continue;
        size_t used;
        if (nx_str_is(s->type, "application/json")) {
            const char *open = memchr(s->body.at, '{', s->body.len);
            if (open)
                keep(out, nx_str_cut(s->body, (size_t)(open - s->body.at), s->body.len), &used, c);
        } else {
            find_assigned(out, s->body, c);
        }
    }
    if (flight.len)
        read_rows(out, nx_buf_str(&flight), c);
    return nx_ctx_status(c);
}
