/* jsonview.c -- JSON as an array of nodes over its own bytes.  Cost: a look at each byte outside strings, memchr within them; a reader
 * that builds values takes 20 times as long, and of a page's JSON nearly nothing is asked for. */
#include "read/jsonview.h"

#include "base/utf8.h"

enum { MOST_NODES = 2000000, DEEPEST = 2048 };

static size_t skip_blanks(newsx_str s, size_t i) /* white space and comments */
{
    for (;;) {
        while (i < s.len && (unsigned char)s.at[i] <= ' ')
            i++;
        size_t close = i + 1 < s.len && s.at[i] == '/' && s.at[i + 1] == '*' ? nx_str_find(s, NX_S("*/"), i + 2) : NX_NPOS;
        if (close == NX_NPOS)
            return i;
        i = close + 2;
    }
}

/* The text of the string that begins with the quote at *i, and *i behind its end. */
static bool take_string(newsx_str s, size_t *i, newsx_str *text, bool *plain)
{
    size_t from = *i + 1, at = from;
    for (;;) {
        const char *quote = at < s.len ? memchr(s.at + at, '"', s.len - at) : NULL;
        if (!quote)
            return false;
        size_t end = (size_t)(quote - s.at), slashes = 0;
        while (end - slashes > at && s.at[end - slashes - 1] == '\\')
            slashes++;
        at = end + 1;
        if (slashes % 2)
            continue;
        *text = nx_str_cut(s, from, end);
        *plain = !text->len || !memchr(text->at, '\\', text->len);
        *i = at;
        return true;
    }
}

static bool take_word(newsx_str s, size_t *i, nx_json_kind *kind) /* true, false, null, a number */
{
    static const struct { newsx_str word; nx_json_kind kind; } words[] = {
        {{"true", 4}, NX_JSON_TRUE}, {{"false", 5}, NX_JSON_FALSE}, {{"null", 4}, NX_JSON_OTHER}};
    newsx_str rest = nx_str_cut(s, *i, s.len);
    *kind = NX_JSON_OTHER;
    for (size_t k = 0; k < NX_LEN(words); k++) {
        if (nx_str_starts(rest, words[k].word)) {
            *kind = words[k].kind;
            *i += words[k].word.len;
            return true;
        }
    }
    size_t n = 0;
    while (n < rest.len && (nx_is_digit((unsigned char)rest.at[n]) || strchr("+-.eE", rest.at[n])) && rest.at[n])
        n++;
    *i += n;
    return n > 0;
}

/* While an array or object is open, its `end` is the one around it. */
static bool add_value(nx_jsonview *j, newsx_str s, size_t *at, nx_ctx *c)
{
    uint32_t root = j->nodes.n, open = NX_JSON_NONE, depth = 0;
    size_t i = *at;
    do {
        i = skip_blanks(s, i);
        if (i >= s.len || j->nodes.n - root > MOST_NODES || c->arena->failed)
            return false;
        nx_json_node *box = open == NX_JSON_NONE ? NULL : &j->nodes.at[open];
        if (box && s.at[i] == (box->kind == NX_JSON_OBJECT ? '}' : ']')) {
            uint32_t around = box->end;
            box->end = j->nodes.n;
            open = around;
            depth--;
            i++;
        } else {
            nx_json_node node = {.end = j->nodes.n + 1};
            if (box && box->kind == NX_JSON_OBJECT) {
                bool plain;
                if (s.at[i] != '"' || !take_string(s, &i, &node.key, &plain))
                    return false;
                i = skip_blanks(s, i);
                if (i >= s.len || s.at[i] != ':')
                    return false;
                i = skip_blanks(s, i + 1);
                if (i >= s.len)
                    return false;
            }
            if (s.at[i] == '{' || s.at[i] == '[') {
                if (++depth > DEEPEST)
                    return false;
                node.kind = s.at[i++] == '{' ? NX_JSON_OBJECT : NX_JSON_ARRAY;
                node.end = open;
                open = j->nodes.n;
                nx_push(c->arena, &j->nodes, node);
                continue;
            }
            node.kind = NX_JSON_STRING;
            if (s.at[i] == '"' ? !take_string(s, &i, &node.text, &node.plain) : !take_word(s, &i, &node.kind))
                return false;
            nx_push(c->arena, &j->nodes, node);
        }
        if (open != NX_JSON_NONE) { /* a comma, or the end of what is open */
            i = skip_blanks(s, i);
            if (i < s.len && s.at[i] == ',')
                i++;
            else if (i >= s.len || (s.at[i] != '}' && s.at[i] != ']'))
                return false;
        }
    } while (open != NX_JSON_NONE);
    *at = i;
    return !c->arena->failed;
}

uint32_t nx_jsonview_add(nx_jsonview *j, newsx_str s, size_t *used, nx_ctx *c)
{
    uint32_t root = j->nodes.n;
    size_t i = 0;
    bool good = add_value(j, s, &i, c);
    *used = good ? i : 0;
    if (!good)
        j->nodes.n = root;
    return good ? root : NX_JSON_NONE;
}

bool nx_jsonview_is(const nx_jsonview *j, uint32_t node, nx_json_kind kind)
{
    return node != NX_JSON_NONE && j->nodes.at[node].kind == kind;
}

uint32_t nx_jsonview_get(const nx_jsonview *j, uint32_t node, const char *key)
{
    if (!nx_jsonview_is(j, node, NX_JSON_OBJECT))
        return NX_JSON_NONE;
    for (uint32_t k = node + 1; k < j->nodes.at[node].end; k = j->nodes.at[k].end)
        if (nx_str_is(j->nodes.at[k].key, key))
            return k;
    return NX_JSON_NONE;
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

void nx_jsonview_unescape(nx_buf *b, newsx_str s, size_t i)
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

newsx_str nx_jsonview_text(const nx_jsonview *j, uint32_t node, nx_ctx *c)
{
    if (!nx_jsonview_is(j, node, NX_JSON_STRING))
        return (newsx_str){NULL, 0};
    newsx_str s = j->nodes.at[node].text;
    if (j->nodes.at[node].plain)
        return s;
    nx_buf b = nx_buf_new(c->arena, s.len);
    s.len++; /* and the quote that ends it */
    nx_jsonview_unescape(&b, s, 0);
    return nx_buf_str(&b);
}
