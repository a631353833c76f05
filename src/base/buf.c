/* buf.c -- appending to a growing text. */
#include "base/buf.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

nx_buf nx_buf_new(nx_arena *a, size_t cap)
{
    nx_buf b = {a, cap ? nx_alloc(a, cap) : NULL, 0, 0};
    if (b.at)
        b.cap = cap;
    return b;
}

bool nx_buf_reserve(nx_buf *b, size_t more)
{
    if (b->cap - b->len >= more)
        return true;
    size_t cap = b->cap * 2 > b->len + more ? b->cap * 2 : b->len + more + 32;
    char *p = nx_realloc(b->arena, b->at, b->len, cap);
    if (!p)
        return false;
    b->at = p;
    b->cap = cap;
    return true;
}

void nx_buf_add(nx_buf *b, newsx_str s)
{
    if (s.len && nx_buf_reserve(b, s.len)) {
        memcpy(b->at + b->len, s.at, s.len);
        b->len += s.len;
    }
}

void nx_buf_byte(nx_buf *b, char c)
{
    if (nx_buf_reserve(b, 1))
        b->at[b->len++] = c;
}

void nx_buf_char(nx_buf *b, uint32_t codepoint)
{
    char bytes[4];
    nx_buf_add(b, (newsx_str){bytes, nx_utf8_put(bytes, codepoint)});
}

void nx_buf_int(nx_buf *b, int64_t v)
{
    nx_buf_padded(b, v, 1);
}

void nx_buf_padded(nx_buf *b, int64_t v, int width)
{
    char digits[24];
    int n = 0;
    uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    do
        digits[n++] = (char)('0' + u % 10);
    while ((u /= 10) != 0);
    while (n < width && n < 20)
        digits[n++] = '0';
    if (v < 0)
        nx_buf_byte(b, '-');
    while (n)
        nx_buf_byte(b, digits[--n]);
}

void nx_buf_format(nx_buf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    if (n > 0 && nx_buf_reserve(b, (size_t)n + 1)) {
        vsnprintf(b->at + b->len, (size_t)n + 1, format, again);
        b->len += (size_t)n;
    }
    va_end(again);
    va_end(args);
}

newsx_str nx_buf_str(const nx_buf *b)
{
    return (newsx_str){b->at ? b->at : "", b->len}; /* never NULL: it may be cut */
}

newsx_str nx_buf_done(nx_buf *b)
{
    nx_arena_trim(b->arena, b->at, b->cap, b->len);
    b->cap = b->len;
    return nx_buf_str(b);
}
