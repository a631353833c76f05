/* writer.c -- JSON tokens (RFC 8259) through a callback.  Cost: one pass over the bytes, no allocation.
 * Escaped are what JSON demands, DEL and the C1 controls (terminals obey them), and U+2028 and U+2029 (JavaScript
 * takes them for line ends); everything else stays UTF-8. */
#include "emit/writer.h"

#include "base/utf8.h"

void nx_writer_init(nx_writer *w, newsx_write_fn *write, void *payload, bool pretty)
{
    w->write = write;
    w->payload = payload;
    w->pretty = pretty;
    w->stopped = false;
    w->at = NX_WRITER_FIRST;
    w->depth = 0;
    w->n = 0;
}

static void flush(nx_writer *w)
{
    if (w->n && !w->stopped && w->write(w->payload, w->buf, w->n) != 0)
        w->stopped = true;
    w->n = 0;
}

newsx_status nx_writer_end(nx_writer *w)
{
    flush(w);
    return w->stopped ? NEWSX_ESTOP : NEWSX_OK;
}

void nx_writer_raw(nx_writer *w, newsx_str s)
{
    while (s.len) {
        if (w->n == sizeof w->buf)
            flush(w);
        size_t room = sizeof w->buf - w->n, n = s.len < room ? s.len : room;
        memcpy(w->buf + w->n, s.at, n);
        w->n += n;
        s.at += n;
        s.len -= n;
    }
}

static void put(nx_writer *w, char c)
{
    if (w->n == sizeof w->buf)
        flush(w);
    w->buf[w->n++] = c;
}

static void new_line(nx_writer *w)
{
    put(w, '\n');
    for (uint32_t i = 0; i < w->depth; i++)
        nx_writer_raw(w, NX_S("  "));
}

static void separate(nx_writer *w) /* from what stands before, unless that is this value's key */
{
    if (w->at == NX_WRITER_NEXT)
        put(w, ',');
    if (w->at != NX_WRITER_VALUE && w->pretty && w->depth)
        new_line(w);
    w->at = NX_WRITER_NEXT;
}

void nx_writer_open(nx_writer *w, char bracket)
{
    separate(w);
    put(w, bracket);
    w->depth++;
    w->at = NX_WRITER_FIRST;
}

void nx_writer_close(nx_writer *w, char bracket)
{
    w->depth--;
    if (w->at == NX_WRITER_NEXT && w->pretty)
        new_line(w);
    put(w, bracket);
    w->at = NX_WRITER_NEXT;
}

void nx_writer_key(nx_writer *w, const char *key)
{
    separate(w);
    put(w, '"');
    nx_writer_raw(w, nx_cstr(key));
    nx_writer_raw(w, w->pretty ? NX_S("\": ") : NX_S("\":"));
    w->at = NX_WRITER_VALUE;
}

static bool plain(unsigned char c) /* certainly nothing to escape; C2 and E2 lead the characters that need a look */
{
    return c >= 0x20 && c != '"' && c != '\\' && c != 0x7F && c != 0xC2 && c != 0xE2;
}

static size_t escape(char out[8], newsx_str s, size_t i) /* bytes of s that out stands for; out empty: as they are */
{
    static const char hex[] = "0123456789abcdef";
    const unsigned char *p = (const unsigned char *)s.at + i;
    uint32_t c = p[0];
    size_t n = 1;
    out[0] = '\0';
    if (c == 0xC2 || c == 0xE2) {
        uint32_t at = (uint32_t)i;
        c = nx_utf8_next(s, &at);
        n = at - i;
        if (c >= 0xA0 && c != 0x2028 && c != 0x2029)
            return n;
    }
    const char *brief = c == '"' ? "\\\"" : c == '\\' ? "\\\\" : c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\r' ? "\\r" : NULL;
    if (brief)
        memcpy(out, brief, 3);
    else
        memcpy(out, (char[]){'\\', 'u', hex[c >> 12], hex[c >> 8 & 15], hex[c >> 4 & 15], hex[c & 15], '\0'}, 7);
    return n;
}

static void escaped(nx_writer *w, newsx_str s)
{
    size_t from = 0, i = 0;
    while (i < s.len) {
        if (plain((unsigned char)s.at[i])) {
            i++;
            continue;
        }
        char out[8];
        size_t n = escape(out, s, i);
        if (out[0]) {
            nx_writer_raw(w, nx_str_cut(s, from, i));
            nx_writer_raw(w, nx_cstr(out));
            from = i + n;
        }
        i += n;
    }
    nx_writer_raw(w, nx_str_cut(s, from, s.len));
}

void nx_writer_str(nx_writer *w, newsx_str s)
{
    separate(w);
    put(w, '"');
    if (s.len)
        escaped(w, s);
    put(w, '"');
}

void nx_writer_any(nx_writer *w, newsx_str s)
{
    separate(w);
    put(w, '"');
    while (s.len) {
        size_t n = nx_utf8_valid(s);
        if (n)
            escaped(w, nx_str_cut(s, 0, n));
        if (n < s.len)
            nx_writer_raw(w, NX_S("\xEF\xBF\xBD"));
        s = nx_str_cut(s, n + (n < s.len), s.len);
    }
    put(w, '"');
}

static void digits(nx_writer *w, uint64_t v)
{
    char text[20];
    size_t n = sizeof text;
    do
        text[--n] = (char)('0' + v % 10);
    while ((v /= 10) != 0);
    nx_writer_raw(w, (newsx_str){text + n, sizeof text - n});
}

void nx_writer_uint(nx_writer *w, uint64_t v)
{
    separate(w);
    digits(w, v);
}

void nx_writer_bool(nx_writer *w, bool v)
{
    nx_writer_number(w, v ? NX_S("true") : NX_S("false"));
}

void nx_writer_null(nx_writer *w)
{
    nx_writer_number(w, NX_S("null"));
}

void nx_writer_number(nx_writer *w, newsx_str text)
{
    separate(w);
    nx_writer_raw(w, text);
}

void nx_writer_pair(nx_writer *w, uint32_t a, uint32_t b)
{
    separate(w);
    put(w, '[');
    digits(w, a);
    nx_writer_raw(w, w->pretty ? NX_S(", ") : NX_S(","));
    digits(w, b);
    put(w, ']');
}
