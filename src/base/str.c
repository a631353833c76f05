/* str.c -- the parts of str.h that loop. */
#include "base/str.h"

int nx_str_cmp(newsx_str a, newsx_str b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int c = n ? memcmp(a.at, b.at, n) : 0;
    return c ? c : (a.len > b.len) - (a.len < b.len);
}

size_t nx_str_find(newsx_str s, newsx_str needle, size_t from)
{
    if (needle.len == 0 || from > s.len || s.len - from < needle.len)
        return NX_NPOS;
    const char *end = s.at + s.len - needle.len + 1;
    for (const char *p = s.at + from; p < end; p++) {
        p = memchr(p, needle.at[0], (size_t)(end - p));
        if (!p)
            return NX_NPOS;
        if (memcmp(p, needle.at, needle.len) == 0)
            return (size_t)(p - s.at);
    }
    return NX_NPOS;
}

bool nx_str_has(newsx_str s, const char *needle)
{
    return nx_str_find(s, nx_cstr(needle), 0) != NX_NPOS;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool same_nocase(const char *a, const char *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (lower(a[i]) != lower(b[i]))
            return false;
    return true;
}

bool nx_str_eq_nocase(newsx_str a, newsx_str b)
{
    return a.len == b.len && same_nocase(a.at, b.at, a.len);
}

size_t nx_str_find_nocase(newsx_str s, newsx_str needle, size_t from)
{
    if (needle.len == 0)
        return NX_NPOS;
    for (size_t i = from; i + needle.len <= s.len; i++)
        if (lower(s.at[i]) == lower(needle.at[0]) && same_nocase(s.at + i, needle.at, needle.len))
            return i;
    return NX_NPOS;
}

static size_t space_at(newsx_str s, size_t i) /* bytes of the white space that begins at i, or 0 */
{
    unsigned char c = (unsigned char)s.at[i];
    if (c <= ' ')
        return 1;
    if (c == 0xC2 && i + 1 < s.len && (unsigned char)s.at[i + 1] == 0xA0)
        return 2;
    if (c == 0xE3 && i + 2 < s.len && memcmp(s.at + i, "\xE3\x80\x80", 3) == 0)
        return 3;
    return 0;
}

newsx_str nx_str_trim(newsx_str s)
{
    while (s.len) {
        size_t n = space_at(s, 0);
        if (!n)
            break;
        s.at += n;
        s.len -= n;
    }
    for (;;) {
        if (s.len && space_at(s, s.len - 1) == 1)
            s.len -= 1;
        else if (s.len >= 2 && space_at(s, s.len - 2) == 2)
            s.len -= 2;
        else if (s.len >= 3 && space_at(s, s.len - 3) == 3)
            s.len -= 3;
        else
            return s;
    }
}

bool nx_str_next_line(newsx_str *line, newsx_str *rest)
{
    if (!rest->len)
        return false;
    const char *nl = nx_str_chr(*rest, '\n');
    size_t n = nl ? (size_t)(nl - rest->at) : rest->len;
    *line = (newsx_str){rest->at, n && rest->at[n - 1] == '\r' ? n - 1 : n};
    n += nl != NULL;
    rest->at += n;
    rest->len -= n;
    return true;
}

bool nx_str_next_field(newsx_str *field, newsx_str *rest, char sep)
{
    if (!rest->at)
        return false;
    const char *p = nx_str_chr(*rest, sep);
    size_t n = p ? (size_t)(p - rest->at) : rest->len;
    *field = (newsx_str){rest->at, n};
    if (p) {
        rest->at += n + 1;
        rest->len -= n + 1;
    } else {
        *rest = (newsx_str){NULL, 0};
    }
    return true;
}

newsx_str nx_attr_of(newsx_str attrs, newsx_str key)
{
    for (size_t i = 0; i + key.len < attrs.len; i++) {
        const char *at = attrs.at + i, *next = memchr(at, ';', attrs.len - i);
        size_t end = next ? (size_t)(next - attrs.at) : attrs.len;
        if (at[key.len] == '=' && memcmp(at, key.at, key.len) == 0)
            return nx_str_cut(attrs, i + key.len + 1, end);
        i = end;
    }
    return (newsx_str){NULL, 0};
}

uint32_t nx_str_uint(newsx_str s, size_t *used)
{
    uint64_t v = 0;
    size_t i = 0;
    for (; i < s.len && s.at[i] >= '0' && s.at[i] <= '9'; i++)
        v = v > UINT32_MAX ? v : v * 10 + (uint64_t)(s.at[i] - '0');
    if (used)
        *used = i;
    return v > UINT32_MAX ? UINT32_MAX : (uint32_t)v;
}
