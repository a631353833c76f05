/* charset.c -- which encoding are these bytes in, and the same text in UTF-8.  The only file that knows ICU's converters.
 *
 * The order: the user's word, a BOM, validity as UTF-8 (it wins over any label: pages that declare euc-kr and hold UTF-8 are
 * common), the HTTP label, <meta>, statistics.  Every label of EUC-KR means windows-949 here, as WHATWG has it, because
 * live "euc-kr" pages hold CP949-only syllables, and ICU's own euc-kr turns those into nothing without an error. */
#include "read/charset.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <unicode/ucnv.h>

enum { META_BYTES = 8192, SNIFF_BYTES = 65536, CHUNK = 4096 };

typedef struct encoding { /* what a label means */
    newsx_str name;       /* for the output; empty: the label names none */
    const char *icu;      /* NULL: UTF-8, which needs no converter */
} encoding;

/* WHATWG's labels of EUC-KR and of UTF-8, and the names of CP949 that servers use; others go to ICU by their own name. */
static const struct { const char *label; bool korean; } labels[] = {
    {"euc-kr", true}, {"euckr", true}, {"euc_kr", true}, {"cseuckr", true}, {"csksc56011987", true}, {"iso-ir-149", true},
    {"korean", true}, {"ks_c_5601-1987", true}, {"ks_c_5601-1989", true}, {"ks_c_5601", true}, {"ksc5601", true},
    {"ksc_5601", true}, {"ks-c-5601", true}, {"ksc-5601", true}, {"windows-949", true}, {"cp949", true}, {"ms949", true},
    {"x-windows-949", true}, {"x-cp949", true}, {"uhc", true}, {"949", true},
    {"utf-8", false}, {"utf8", false}, {"unicode-1-1-utf-8", false}, {"x-unicode20utf8", false}, {"utf_8", false},
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* A label to an encoding.  UTF-16 is left out: without a BOM, WHATWG too reads a page that says so as UTF-8. */
static encoding encoding_of(newsx_str label, char room[64])
{
    label = nx_str_trim(label);
    encoding none = {{NULL, 0}, NULL};
    if (label.len == 0 || label.len >= 64)
        return none;
    for (size_t i = 0; i < label.len; i++)
        room[i] = lower(label.at[i]);
    room[label.len] = '\0';
    for (size_t i = 0; i < NX_LEN(labels); i++)
        if (strcmp(labels[i].label, room) == 0)
            return labels[i].korean ? (encoding){NX_S("EUC-KR"), "windows-949"} : (encoding){NX_S("UTF-8"), NULL};
    if (strncmp(room, "utf-16", 6) == 0 || strncmp(room, "utf-32", 6) == 0 || strncmp(room, "iso-10646", 9) == 0)
        return none;
    UErrorCode err = U_ZERO_ERROR;
    const char *icu = ucnv_getAlias(room, 0, &err);
    if (U_FAILURE(err) || !icu)
        return none;
    err = U_ZERO_ERROR;
    const char *mime = ucnv_getStandardName(room, "IANA", &err);
    return (encoding){nx_cstr(U_SUCCESS(err) && mime ? mime : icu), icu};
}

/* UTF-16 code units from ICU's buffer to UTF-8; a high surrogate may wait in *high for the next call. */
static void add_units(nx_buf *b, const UChar *at, size_t n, uint32_t *high, uint32_t *bad)
{
    if (!nx_buf_reserve(b, 3 * n + 4)) /* a unit takes at most 3 bytes, a pair 4 */
        return;
    char *to = b->at + b->len;
    for (size_t i = 0; i < n; i++) {
        uint32_t u = at[i];
        if (*high) {
            bool pair = u >= 0xDC00u && u <= 0xDFFFu;
            to += nx_utf8_put(to, pair ? 0x10000u + ((*high - 0xD800u) << 10) + (u - 0xDC00u) : 0xFFFDu);
            *high = 0;
            if (pair)
                continue;
        }
        if (u < 0x80u) {
            *to++ = (char)u;
        } else if (u >= 0xD800u && u <= 0xDBFFu) {
            *high = u;
        } else {
            *bad += u == 0xFFFDu;
            to += nx_utf8_put(to, u >= 0xDC00u && u <= 0xDFFFu ? 0xFFFDu : u);
        }
    }
    b->len = (size_t)(to - b->at);
}

static newsx_status convert(newsx_str *out, uint32_t *bad, newsx_str bytes, const char *icu, nx_ctx *c)
{
    UErrorCode err = U_ZERO_ERROR;
    UConverter *cnv = ucnv_open(icu, &err);
    if (U_FAILURE(err))
        return err == U_MEMORY_ALLOCATION_ERROR ? NEWSX_ENOMEM
                                                : nx_error_set(c->err, NEWSX_EARG, 0, 0, "no converter for charset %s", icu);
    nx_buf b = nx_buf_new(c->arena, bytes.len + bytes.len / 2 + 16);
    const char *from = bytes.at, *end = bytes.at + bytes.len;
    uint32_t high = 0;
    UChar units[CHUNK];
    do {
        UChar *to = units;
        err = U_ZERO_ERROR;
        ucnv_toUnicode(cnv, &to, units + CHUNK, &from, end, NULL, true, &err);
        add_units(&b, units, (size_t)(to - units), &high, bad);
    } while (err == U_BUFFER_OVERFLOW_ERROR);
    if (high)
        nx_buf_char(&b, 0xFFFDu);
    ucnv_close(cnv);
    *out = nx_buf_str(&b);
    return nx_ctx_status(c);
}

/* UTF-8 with each maximal invalid piece replaced by U+FFFD. */
static newsx_str repair(newsx_str bytes, uint32_t *bad, nx_ctx *c)
{
    nx_buf b = nx_buf_new(c->arena, bytes.len + 64);
    size_t i = 0;
    while (i < bytes.len) {
        newsx_str rest = nx_str_cut(bytes, i, bytes.len);
        size_t good = nx_utf8_valid(rest);
        nx_buf_add(&b, nx_str_cut(rest, 0, good));
        i += good;
        if (i == bytes.len)
            break;
        nx_buf_add(&b, NX_S("\xEF\xBF\xBD"));
        ++*bad;
        i++;
        while (i < bytes.len && ((unsigned char)bytes.at[i] & 0xC0u) == 0x80u)
            i++; /* the tail of the broken character */
    }
    return nx_buf_str(&b);
}

/* How much of the bytes that are not ASCII is Korean double-byte text, and how much UTF-8: counts over the first bytes. */
typedef struct census { uint32_t high, pairs, hangul, broken_pairs, sequences, broken_sequences, controls, nuls; } census;

static census count_bytes(newsx_str s, bool valid) /* valid UTF-8: only what tells binary data */
{
    census n = {0};
    const unsigned char *p = (const unsigned char *)s.at;
    size_t len = s.len < SNIFF_BYTES ? s.len : SNIFF_BYTES;
    for (size_t i = 0; i < len; i++) {
        if (p[i] >= 32 && p[i] < 0x80)
            continue;
        n.nuls += p[i] == 0;
        n.controls += p[i] < 32 && p[i] != '\t' && p[i] != '\n' && p[i] != '\r' && p[i] != '\f' && p[i] != 0x1B && p[i] != 0;
        n.high += p[i] >= 0x80;
    }
    if (valid)
        return n;
    for (size_t i = 0; !valid && i < len;) { /* as CP949 */
        if (p[i] < 0x80) {
            i++;
        } else if (i + 1 < len && p[i] >= 0x81 && p[i] <= 0xFE && (p[i + 1] >= 0x81 || (p[i + 1] >= 0x41 && p[i + 1] <= 0x7A)) &&
                   p[i + 1] != 0xFF) {
            n.pairs++;
            n.hangul += p[i] >= 0xB0 && p[i] <= 0xC8 && p[i + 1] >= 0xA1;
            i += 2;
        } else {
            n.broken_pairs += i + 1 < len;
            i++;
        }
    }
    for (size_t i = 0; !valid && i < len;) { /* as UTF-8 */
        newsx_str rest = {s.at + i, len - i < 4 ? len - i : 4};
        if (p[i] < 0x80) {
            i++;
            continue;
        }
        size_t want = p[i] >= 0xC2 && p[i] <= 0xF4 ? nx_utf8_len(p[i]) : 0;
        bool good = want && want <= rest.len && nx_utf8_valid((newsx_str){rest.at, want}) == want;
        n.sequences += good;
        bool cut_off = want > rest.len; /* the input ends within a character */
        n.broken_sequences += !good && !cut_off;
        i += good ? want : cut_off ? rest.len : 1;
    }
    return n;
}

/* Signatures of what people feed by mistake; a control or NUL share that no text has. */
static bool is_binary(newsx_str s, const census *n)
{
    static const newsx_str magic[] = {{"\x89PNG", 4}, {"\xFF\xD8\xFF", 3}, {"GIF8", 4}, {"PK\x03\x04", 4}, {"\x1F\x8B", 2}, {"%PDF-", 5}};
    for (size_t i = 0; i < NX_LEN(magic); i++)
        if (nx_str_starts(s, magic[i]))
            return true;
    size_t len = s.len < SNIFF_BYTES ? s.len : SNIFF_BYTES;
    return n->controls + n->nuls > 4 && (n->controls + n->nuls) * 50u > len;
}

/* The value of charset= in a <meta> among the first bytes; empty where there is none. */
static newsx_str meta_label(newsx_str bytes)
{
    newsx_str head = nx_str_cut(bytes, 0, bytes.len < META_BYTES ? bytes.len : META_BYTES);
    for (size_t i = 0; (i = nx_str_find_nocase(head, NX_S("<meta"), i)) != NX_NPOS; i++) {
        const char *close = memchr(head.at + i, '>', head.len - i);
        newsx_str tag = nx_str_cut(head, i, close ? (size_t)(close - head.at) : head.len);
        size_t at = nx_str_find_nocase(tag, NX_S("charset"), 0);
        if (at == NX_NPOS)
            continue;
        at += 7;
        while (at < tag.len && (tag.at[at] == ' ' || tag.at[at] == '=' || tag.at[at] == '"' || tag.at[at] == '\''))
            at++;
        size_t end = at;
        while (end < tag.len && tag.at[end] != '"' && tag.at[end] != '\'' && tag.at[end] != ';' && tag.at[end] != ' ' && tag.at[end] != '/')
            end++;
        return nx_str_cut(tag, at, end);
    }
    return (newsx_str){NULL, 0};
}

static newsx_status done(nx_decoded *out, newsx_str text, newsx_str charset, const char *from, uint32_t bad, nx_ctx *c)
{
    *out = (nx_decoded){text, charset, nx_cstr(from)};
    if (bad) {
        nx_buf b = nx_buf_new(c->arena, 96);
        nx_buf_int(&b, bad);
        nx_buf_add(&b, bad == 1 ? NX_S(" byte sequence is no ") : NX_S(" byte sequences are no "));
        nx_buf_add(&b, charset);
        nx_buf_add(&b, bad == 1 ? NX_S("; U+FFFD stands in its place") : NX_S("; U+FFFD stands in their place"));
        nx_note(c, NEWSX_ECHARSET, (newsx_span){0, 0}, "charset", nx_buf_str(&b));
    }
    return nx_ctx_status(c);
}

static newsx_status decode_as(nx_decoded *out, newsx_str bytes, encoding e, const char *from, nx_ctx *c)
{
    uint32_t bad = 0;
    newsx_str text;
    if (!e.icu)
        text = repair(bytes, &bad, c);
    else
        NX_TRY(convert(&text, &bad, bytes, e.icu, c));
    return done(out, text, e.name, from, bad, c);
}

/* The encodings that bytes of 16 and 32 bits tell of themselves: by a BOM, of *bom bytes, or, without one, by a tag at the start. */
static encoding wide_of(newsx_str s, size_t *bom)
{
    *bom = s.len >= 4 && memcmp(s.at, "\xFF\xFE\0\0", 4) == 0 ? 4u : 2u;
    if (*bom == 4)
        return (encoding){NX_S("UTF-32LE"), "UTF-32LE"};
    if (nx_str_starts(s, NX_S("\xFF\xFE")))
        return (encoding){NX_S("UTF-16LE"), "UTF-16LE"};
    if (nx_str_starts(s, NX_S("\xFE\xFF")))
        return (encoding){NX_S("UTF-16BE"), "UTF-16BE"};
    *bom = 0;
    enum { LEAST = 12 };
    size_t little = 0, big = 0;
    for (size_t i = 0; s.len >= LEAST && i < LEAST; i += 2) {
        little += s.at[i] && !s.at[i + 1];
        big += !s.at[i] && s.at[i + 1];
    }
    if (little == LEAST / 2 && s.at[0] == '<')
        return (encoding){NX_S("UTF-16LE"), "UTF-16LE"};
    if (big == LEAST / 2 && s.at[1] == '<')
        return (encoding){NX_S("UTF-16BE"), "UTF-16BE"};
    return (encoding){{NULL, 0}, NULL};
}

/* Labels of one byte a character, which servers and editors set by themselves. */
static bool is_latin(encoding e)
{
    return nx_str_starts(e.name, NX_S("ISO_8859")) || nx_str_starts(e.name, NX_S("ISO-8859")) || nx_str_starts(e.name, NX_S("windows-12")) || nx_str_is(e.name, "US-ASCII");
}

newsx_status nx_charset_decode(nx_decoded *out, newsx_str bytes, const newsx_source *src, nx_ctx *c)
{
    char room[64];
    bool bom = nx_str_starts(bytes, NX_S("\xEF\xBB\xBF"));
    newsx_str body = bom ? nx_str_cut(bytes, 3, bytes.len) : bytes;
    if (src && src->charset_forced.len) {
        encoding e = encoding_of(src->charset_forced, room);
        bool wide = nx_str_starts(bytes, NX_S("\xFF\xFE")) || nx_str_starts(bytes, NX_S("\xFE\xFF"));
        if (!e.name.len && nx_str_find_nocase(src->charset_forced, NX_S("utf-16"), 0) == 0)
            e = (encoding){NX_S("UTF-16"), wide ? "UTF-16" : "UTF-16LE"};
        if (!e.name.len)
            return nx_error_set(c->err, NEWSX_EARG, 0, 0, "charset \"%.*s\" is unknown", NX_FMT(src->charset_forced));
        return decode_as(out, e.icu ? bytes : body, e, "user", c);
    }
    size_t wide_bom;
    encoding wide = wide_of(bytes, &wide_bom);
    if (wide.icu)
        return decode_as(out, nx_str_cut(bytes, wide_bom, bytes.len), wide, wide_bom ? "bom" : "guess", c);
    if (bom)
        return decode_as(out, body, (encoding){NX_S("UTF-8"), NULL}, "bom", c);

    encoding http = encoding_of(src ? src->charset : (newsx_str){NULL, 0}, room);
    char room2[64];
    bool valid = nx_utf8_valid(bytes) == bytes.len;
    census n = count_bytes(bytes, valid);
    if (is_binary(bytes, &n))
        return nx_error_set(c->err, NEWSX_ECHARSET, 0, 0, "the input is no text (%zu bytes, with control characters of binary data)", bytes.len);
    encoding meta = encoding_of(meta_label(bytes), room2);
    if (valid) {
        const char *from = http.name.len && !http.icu ? "http" : meta.name.len && !meta.icu ? "meta" : "guess";
        return done(out, bytes, NX_S("UTF-8"), from, 0, c);
    }
    /* not valid as it stands: a broken character or two in UTF-8, or another encoding */
    bool mostly_utf8 = n.sequences > 0 && n.broken_sequences * 10u <= n.sequences;
    bool korean = n.pairs > 0 && n.broken_pairs * 20u <= n.pairs;
    encoding label = http.name.len ? http : meta;
    const char *from = http.name.len ? "http" : "meta";
    if (mostly_utf8 && (!label.name.len || !label.icu || n.sequences * 3u > n.high - n.high / 4u))
        return decode_as(out, bytes, (encoding){NX_S("UTF-8"), NULL}, label.name.len && !label.icu ? from : "guess", c);
    if (label.name.len && label.icu && http.name.len && meta.icu && !korean)
        label = meta, from = "meta";
    if (is_latin(label) && korean && n.hangul * 2u >= n.pairs)
        label = (encoding){{NULL, 0}, NULL};
    if (label.name.len && label.icu && (korean || !nx_str_is(label.name, "EUC-KR")))
        return decode_as(out, bytes, label, from, c);
    if (korean && n.hangul * 2u >= n.pairs)
        return decode_as(out, bytes, (encoding){NX_S("EUC-KR"), "windows-949"}, "guess", c);
    if (n.high * 5u < (bytes.len < SNIFF_BYTES ? bytes.len : SNIFF_BYTES)) /* some stray bytes in what is ASCII otherwise */
        return label.name.len ? decode_as(out, bytes, label, from, c) : decode_as(out, bytes, (encoding){NX_S("UTF-8"), NULL}, "guess", c);
    return nx_error_set(c->err, NEWSX_ECHARSET, 0, nx_utf8_valid(bytes), "the bytes are text in no known encoding (not UTF-8, not EUC-KR)");
}
