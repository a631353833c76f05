/* http.c -- HTTP/1.1 messages (RFC 9112), read as crawlers write them: many have undone chunks and packing already and left the header
 * as it was, so what the body looks like counts. */
#include "http.h"

#include "coding.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct headers {
    bool chunked;
    char encoding[64]; /* names with commas between, the one applied last last */
} headers;

static void lower(char *to, size_t room, const char *at, size_t len)
{
    size_t n = 0;
    for (; n < len && n + 1 < room; n++)
        to[n] = (char)(at[n] >= 'A' && at[n] <= 'Z' ? at[n] + 32 : at[n]);
    to[n] = '\0';
}

void nx_http_type(nx_http *out, const char *value)
{
    size_t n = strcspn(value, "; \t");
    lower(out->type, sizeof out->type, value, n);
    for (const char *p = value; (p = strchr(p, ';')) != NULL;) {
        p += 1 + strspn(p + 1, " \t");
        if (strncasecmp(p, "charset=", 8) != 0)
            continue;
        p += 8 + strspn(p + 8, "\"' ");
        lower(out->charset, sizeof out->charset, p, strcspn(p, "\"'; \t"));
    }
}

bool nx_http_is_page(const nx_http *h)
{
    static const char *const types[] = {"", "text/html", "application/xhtml+xml", "text/plain"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(h->type, types[i]) == 0)
            return true;
    return false;
}

const char *nx_http_value(const char *line, const char *name)
{
    size_t n = strlen(name);
    return strncasecmp(line, name, n) == 0 && line[n] == ':' ? line + n + 1 + strspn(line + n + 1, " \t") : NULL;
}

static void add_encoding(headers *h, const char *value)
{
    size_t n = strlen(h->encoding), room = sizeof h->encoding - n;
    snprintf(h->encoding + n, room, "%s%s", n ? "," : "", value);
    lower(h->encoding + n, room, h->encoding + n, strlen(h->encoding + n));
}

/* The headers up to the empty line; gives where the body begins. */
static const char *read_headers(nx_http *out, headers *h, const char *at, const char *end)
{
    while (at < end) {
        char line[1024];
        const char *stop = memchr(at, '\n', (size_t)(end - at)), *value;
        size_t len = (size_t)((stop ? stop : end) - at);
        len -= len && at[len - 1] == '\r';
        snprintf(line, sizeof line, "%.*s", (int)(len < sizeof line ? len : sizeof line - 1), at);
        at = stop ? stop + 1 : end;
        if (!len)
            return at;
        if ((value = nx_http_value(line, "Content-Type")) != NULL)
            nx_http_type(out, value);
        else if ((value = nx_http_value(line, "Transfer-Encoding")) != NULL)
            h->chunked = strncasecmp(value, "chunked", 7) == 0;
        else if ((value = nx_http_value(line, "Content-Encoding")) != NULL)
            add_encoding(h, value);
    }
    return at;
}

/* Chunks put together; false where they are none, with what could be read. */
static bool join_chunks(nx_text *out, const char *at, const char *end)
{
    while (at < end) {
        char *after, size[20];
        size_t line = strcspn(at, "\r\n"), n = line < sizeof size ? line : sizeof size - 1; /* a NUL stands behind the end */
        memcpy(size, at, n);
        size[n] = '\0';
        unsigned long len = strtoul(size, &after, 16);
        if (after == size || (*after && *after != ';' && *after != ' '))
            return false;
        at += line;
        at += at < end && *at == '\r';
        at += at < end && *at == '\n';
        if (!len)
            return true;
        if (len > (size_t)(end - at)) {
            nx_text_add(out, at, (size_t)(end - at));
            return true; /* cut off: what is there */
        }
        nx_text_add(out, at, len);
        at += len;
        at += at < end && *at == '\r';
        at += at < end && *at == '\n';
    }
    return true;
}

static const char *fail(char message[NX_MESSAGE], const char *code, const char *text)
{
    snprintf(message, NX_MESSAGE, "%s", text);
    return code;
}

static bool is_page(const nx_text *body) /* whatever its header says */
{
    static const char mark[] = "\xef\xbb\xbf";
    const char *at = body->at;
    at += strncmp(at, mark, 3) == 0 ? 3 : 0;
    return at[strspn(at, " \t\r\n")] == '<';
}

static const char *undo(nx_text *body, const char *name, size_t len, size_t max, char message[NX_MESSAGE])
{
    static const struct {
        const char *name, *sign; /* what it begins with; NULL: with nothing certain, but never as a page does */
        nx_unpack_fn *unpack;    /* NULL: it packs nothing */
    } codings[] = {
        {"gzip", "\x1f\x8b", nx_unpack_gzip}, {"x-gzip", "\x1f\x8b", nx_unpack_gzip}, {"deflate", NULL, nx_unpack_deflate},
        {"br", NULL, nx_unpack_brotli}, {"zstd", "\x28\xb5\x2f\xfd", nx_unpack_zstd}, {"identity", NULL, NULL}, {"", NULL, NULL},
    };
    size_t i = 0, n = sizeof codings / sizeof *codings;
    while (i < n && (strlen(codings[i].name) != len || strncmp(codings[i].name, name, len) != 0))
        i++;
    if (i == n) {
        snprintf(message, NX_MESSAGE, "the body is packed by \"%.*s\", which is not known", (int)len, name);
        return "EARG";
    }
    const char *sign = codings[i].sign;
    if (!codings[i].unpack || !body->len || (sign ? strncmp(body->at, sign, strlen(sign)) != 0 : is_page(body)))
        return ""; /* unpacked by the crawler */
    nx_text plain = {0};
    bool ok = codings[i].unpack(&plain, body->at, body->len, max);
    nx_text_add(&plain, "", 0); /* the NUL behind it */
    nx_text_free(body);
    *body = plain;
    return plain.failed ? fail(message, "ENOMEM", "out of memory") : ok ? "" : fail(message, "EDATA", "the body is packed, and damaged");
}

static const char *unpack(nx_text *body, const char *encoding, size_t max, char message[NX_MESSAGE])
{
    const char *code = "";
    for (size_t end = strlen(encoding), begin; !*code && end; end = begin - (begin > 0)) {
        for (begin = end; begin && encoding[begin - 1] != ',';)
            begin--;
        size_t from = begin + strspn(encoding + begin, " \t"), to = end;
        while (to > from && (encoding[to - 1] == ' ' || encoding[to - 1] == '\t'))
            to--;
        code = undo(body, encoding + from, to - from, max, message);
    }
    return code;
}

const char *nx_http_read(nx_http *out, const char *at, size_t len, size_t max, char message[NX_MESSAGE])
{
    headers h = {0};
    nx_text body = {0};
    *out = (nx_http){0};
    if (len < 12 || strncmp(at, "HTTP/", 5) != 0)
        return fail(message, "EDATA", "no HTTP response");
    const char *blank = memchr(at, ' ', 16 < len ? 16 : len);
    out->status = blank ? atoi(blank) : 0;
    const char *begin = read_headers(out, &h, at, at + len);
    nx_text_room(&body, 0);
    if (!h.chunked || !join_chunks(&body, begin, at + len)) {
        body.len = 0;
        nx_text_add(&body, begin, (size_t)(at + len - begin));
    }
    const char *code = body.failed ? fail(message, "ENOMEM", "out of memory") : unpack(&body, h.encoding, max, message);
    if (!*code && body.len > max) {
        snprintf(message, NX_MESSAGE, "more than the limit of %zu bytes (--max-bytes)", max);
        code = "ELIMIT";
    }
    if (*code) {
        nx_text_free(&body);
        return code;
    }
    out->at = body.at;
    out->len = body.len;
    return "";
}
