/* jsonfind.c -- JSON out of scripts that are not quite JSON.  Cost: linear; tries per script are limited. */
#include "read/jsonfind.h"

#include "base/utf8.h"
#include "read/lines.h"

enum { MAX_TRIES = 64, LEAST_SYLLABLES = 60, LEAST_ESCAPES = 60 };

json_t *nx_json_lenient(newsx_str s, nx_ctx *c)
{
    nx_buf b = nx_buf_new(c->arena, s.len + 16);
    bool in_string = false;
    for (size_t i = 0; i < s.len; i++) {
        char ch = s.at[i];
        if (in_string) {
            if (ch == '\\' && i + 1 < s.len) {
                nx_buf_byte(&b, ch);
                ch = s.at[++i];
            } else if (ch == '"') {
                in_string = false;
            } else if ((unsigned char)ch < ' ') {
                ch = ' ';
            }
            nx_buf_byte(&b, ch);
            continue;
        }
        newsx_str rest = nx_str_cut(s, i, s.len);
        size_t skip = NX_NPOS;
        if (nx_str_starts(rest, NX_S("/*")))
            skip = nx_str_find(rest, NX_S("*/"), 2);
        if (skip != NX_NPOS) {
            i += skip + 1;
            continue;
        }
        if (ch == '}' || ch == ']') { /* a trailing comma */
            while (b.len && (unsigned char)b.at[b.len - 1] <= ' ')
                b.len--;
            if (b.len && b.at[b.len - 1] == ',')
                b.len--;
        }
        in_string = ch == '"';
        nx_buf_byte(&b, ch);
    }
    newsx_str text = nx_str_trim(nx_buf_str(&b));
    const char *open = nx_str_chr(text, '{'), *list = nx_str_chr(text, '[');
    const char *from = !open ? list : list && list < open ? list : open;
    if (!from)
        return NULL;
    json_error_t err;
    return json_loadb(from, text.len - (size_t)(from - text.at), JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, &err);
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

static void keep(nx_json_set *out, json_t *root, nx_ctx *c)
{
    uint32_t n = out->roots.n;
    nx_push(c->arena, &out->roots, root);
    if (out->roots.n == n)
        json_decref(root);
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
        json_error_t err;
        json_t *root = json_loadb(s.at + k, s.len - k, JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, &err);
        if (!root)
            continue;
        keep(out, root, c);
        i = k + (err.position > 0 ? (size_t)err.position - 1 : 0);
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
        if (value.len && (value.at[0] == '{' || value.at[0] == '[') && speaks_korean(value)) {
            json_error_t err;
            json_t *root = json_loadb(value.at, value.len, JSON_ALLOW_NUL, &err);
            if (root)
                keep(out, root, c);
        }
        i = end + 1;
    }
}

static bool read_hex(uint32_t *out, newsx_str s, size_t at) /* four digits */
{
    uint32_t v = 0;
    for (size_t i = at; i < at + 4; i++) {
        char h = i < s.len ? s.at[i] : ' ', letter = (char)(h | 0x20);
        bool digit = h >= '0' && h <= '9';
        if (!digit && (letter < 'a' || letter > 'f'))
            return false;
        v = v * 16 + (uint32_t)(digit ? h - '0' : letter - 'a' + 10);
    }
    *out = v;
    return true;
}

/* The character that an escape at *i stands for, and *i moved past it; UINT32_MAX where it is none. */
static uint32_t escaped(newsx_str s, size_t *i)
{
    static const char from[] = "bfnrt\"\\/", to[] = "\b\f\n\r\t\"\\/";
    uint32_t c, low;
    char kind = *i + 1 < s.len ? s.at[*i + 1] : '\0';
    const char *simple = kind ? strchr(from, kind) : NULL;
    *i += 2;
    if (simple)
        return (unsigned char)to[simple - from];
    if (kind != 'u' || !read_hex(&c, s, *i))
        return UINT32_MAX;
    *i += 4;
    if (c < 0xD800u || c > 0xDFFFu)
        return c;
    if (c > 0xDBFFu || !nx_str_starts(nx_str_cut(s, *i, s.len), NX_S("\\u")) || !read_hex(&low, s, *i + 2) || low < 0xDC00u || low > 0xDFFFu)
        return UINT32_MAX;
    *i += 6;
    return 0x10000u + ((c - 0xD800u) << 10) + (low - 0xDC00u);
}

/* The JSON string whose text begins at byte i of s, unescaped, added to b; nothing where it does not end. */
static void unescape(nx_buf *b, newsx_str s, size_t i)
{
    size_t before = b->len;
    while (i < s.len && s.at[i] != '"') {
        size_t from = i;
        while (i < s.len && s.at[i] != '"' && s.at[i] != '\\')
            i++;
        nx_buf_add(b, nx_str_cut(s, from, i));
        if (i >= s.len || s.at[i] == '"')
            break;
        char bytes[4];
        uint32_t c = escaped(s, &i);
        if (c == UINT32_MAX)
            i = s.len;
        else
            nx_buf_add(b, (newsx_str){bytes, nx_utf8_put(bytes, c)});
    }
    if (i >= s.len)
        b->len = before;
}

/* The strings of self.__next_f.push([1,"…"]), which are most of a page: a JSON reader would take five times as long. */
static void add_pushed(nx_buf *b, newsx_str s)
{
    for (size_t i = 0; (i = nx_str_find(s, NX_S("__next_f.push(["), i)) != NX_NPOS;) {
        i += 15;
        while (i < s.len && (nx_is_digit((unsigned char)s.at[i]) || s.at[i] == ',' || s.at[i] == ' '))
            i++;
        if (i < s.len && s.at[i] == '"')
            unescape(b, s, i + 1);
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
        if (nx_str_is(s->type, "application/json")) {
            json_t *root = nx_json_lenient(s->body, c);
            if (root)
                keep(out, root, c);
        } else {
            find_assigned(out, s->body, c);
        }
    }
    if (flight.len)
        read_rows(out, nx_buf_str(&flight), c);
    return nx_ctx_status(c);
}

void nx_json_free(nx_json_set *set)
{
    for (uint32_t i = 0; i < set->roots.n; i++)
        json_decref(set->roots.at[i]);
}
