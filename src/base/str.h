/* str.h -- views of bytes: compare, find, cut.  A view is never patched with a NUL and owns nothing. */
#ifndef NX_STR_H
#define NX_STR_H

#include <newsx.h>
#include <string.h>

#define NX_S(literal) ((newsx_str){(literal), sizeof(literal) - 1})
#define NX_FMT(s) (int)(s).len, (s).at ? (s).at : "" /* for "%.*s" */

static inline newsx_str nx_cstr(const char *s)
{
    return (newsx_str){s, s ? strlen(s) : 0};
}

static inline bool nx_str_eq(newsx_str a, newsx_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static inline bool nx_str_is(newsx_str a, const char *b)
{
    return nx_str_eq(a, nx_cstr(b));
}

static inline bool nx_str_starts(newsx_str s, newsx_str head)
{
    return s.len >= head.len && (head.len == 0 || memcmp(s.at, head.at, head.len) == 0);
}

static inline bool nx_str_ends(newsx_str s, newsx_str tail)
{
    return s.len >= tail.len && (tail.len == 0 || memcmp(s.at + s.len - tail.len, tail.at, tail.len) == 0);
}

static inline newsx_str nx_str_cut(newsx_str s, size_t begin, size_t end) /* begin <= end <= s.len */
{
    return (newsx_str){begin ? s.at + begin : s.at, end - begin}; /* 0 of NULL, too, which C forbids to add */
}

static inline newsx_str nx_str_span(newsx_str s, newsx_span span)
{
    return nx_str_cut(s, span.begin, span.end);
}

/* The first c in s, or NULL; also of a string that is not there (memchr must not be given NULL, not even for no byte). */
static inline const char *nx_str_chr(newsx_str s, char c)
{
    return s.len ? memchr(s.at, c, s.len) : NULL;
}

#define NX_NPOS ((size_t)-1)
int nx_str_cmp(newsx_str a, newsx_str b);                           /* bytewise, as strcmp */
size_t nx_str_find(newsx_str s, newsx_str needle, size_t from);     /* NX_NPOS where it is not */
bool nx_str_has(newsx_str s, const char *needle);
bool nx_str_eq_nocase(newsx_str a, newsx_str b);                    /* ASCII letters only */
size_t nx_str_find_nocase(newsx_str s, newsx_str needle, size_t from);
newsx_str nx_str_trim(newsx_str s);                                 /* ASCII white space, NBSP and ideographic space at both ends */
bool nx_str_next_line(newsx_str *line, newsx_str *rest);            /* cuts at \n, leaves it and a \r out; false at the end */
bool nx_str_next_field(newsx_str *field, newsx_str *rest, char sep); /* false when nothing is left */

/* The value of key in "k=v;k=v"; empty where it is not there. */
newsx_str nx_attr_of(newsx_str attrs, newsx_str key);

static inline newsx_str nx_attr(newsx_str attrs, const char *key)
{
    return nx_attr_of(attrs, nx_cstr(key)); /* here, where the length of a literal costs nothing */
}

static inline bool nx_attr_is(newsx_str attrs, const char *key, const char *value)
{
    return nx_str_is(nx_attr(attrs, key), value);
}

/* A decimal unsigned number at the start of s, clamped to UINT32_MAX; *used bytes (may be NULL). */
uint32_t nx_str_uint(newsx_str s, size_t *used);

#endif
