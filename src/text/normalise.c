/* normalise.c -- joins the blocks of a page into one string: NFC, white space single, what cannot be seen left out.
 * In: read (valid UTF-8).  Out: nx_text.text, blocks, and a map back to the raw blocks where something moved.
 *
 * Nearly all Korean news is NFC already, so a block is first only looked at; one that needs nothing is copied whole.
 * In the rest, utf8proc sees just the runs that may compose (a character that is surely stable, and what follows it
 * up to the next such one): decomposed Hangul of macOS, combining marks, compatibility ideographs.
 * utf8proc 2.8.0 drops U+11A7 behind a syllable without final consonant, so it never gets to see one.
 * Cost: O(bytes). */
#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "text/text.h"

#include <utf8proc.h>

typedef enum what { KEEP, BLANK, LINE, DROP, MAYBE } what; /* MAYBE: may compose or decompose */

static bool is_invisible(uint32_t c)
{
    return c == 0xADu || (c >= 0x200Bu && c <= 0x200Fu) || (c >= 0x202Au && c <= 0x202Eu) ||
           (c >= 0x2060u && c <= 0x206Fu) || (c >= 0xFE00u && c <= 0xFE0Fu) || c == 0xFEFFu || c == 0x180Eu ||
           (c >= 0xFFF9u && c <= 0xFFFBu) || (c >= 0xE0000u && c <= 0xE01EFu) || (c >= 0x7Fu && c <= 0x9Fu) ||
           (c < 0x20u && !(c >= 9 && c <= 13));
}

/* Characters that NFC never changes and that never compose with what stands before them; not all of them, but those
 * that news is made of.  Unicode 15: none of these ranges holds a character with NFC_QC other than yes. */
static bool is_stable(uint32_t c)
{
    if (c < 0x300u || nx_is_syllable(c))
        return true;
    if (c < 0x2010u)
        return (c >= 0x388u && c <= 0x482u) || (c >= 0x48Au && c <= 0x52Fu);
    if (c < 0x3400u)
        return (c <= 0x20CFu || (c >= 0x2100u && c <= 0x2125u) || (c >= 0x212Cu && c <= 0x2328u) ||
                (c >= 0x232Bu && c <= 0x2ADBu) || (c >= 0x2B00u && c <= 0x2BFFu) || (c >= 0x3000u && c <= 0x3029u) ||
                (c >= 0x3030u && c <= 0x3098u) || c >= 0x309Bu);
    return (c <= 0x9FFFu) || (c >= 0xFF01u && c <= 0xFFEFu) || (c >= 0x1F000u && c <= 0x1FAFFu) ||
           (c >= 0xE000u && c <= 0xF8FFu);
}

static what kind_of(uint32_t c, bool plain)
{
    if (c == '\r')
        return plain ? DROP : BLANK;
    if (c == '\n')
        return plain ? LINE : BLANK;
    if (plain)
        return is_stable(c) ? KEEP : MAYBE;
    if (nx_is_space(c) || c == 0x202Fu || c == 0x205Fu || c == 0x85u || c == 0x2028u || c == 0x2029u)
        return BLANK;
    if (is_invisible(c))
        return DROP;
    return is_stable(c) ? KEEP : MAYBE;
}

/* True where the block is its own normal form.  Hangul, ASCII and CJK pass without being decoded. */
static bool needs_nothing(newsx_str s, bool plain)
{
    const unsigned char *p = (const unsigned char *)s.at;
    uint32_t n = (uint32_t)s.len, i = 0;
    if (!plain && n && (p[0] == ' ' || p[n - 1] == ' '))
        return false;
    while (i < n) {
        unsigned char b = p[i];
        if ((b >= 0xE4 && b <= 0xE9) || (b >= 0xEB && b <= 0xEC) || (b == 0xEA && p[i + 1] >= 0xB0) ||
            (b == 0xED && (p[i + 1] < 0x9E || (p[i + 1] == 0x9E && p[i + 2] <= 0xA3)))) {
            i += 3;
        } else if (b > ' ' && b < 0x7F) {
            i++;
        } else if (b == ' ') {
            if (!plain && p[i + 1] == ' ') /* the last byte is no blank, so i + 1 < n */
                return false;
            i++;
        } else {
            uint32_t at = i, c = nx_utf8_next(s, &i);
            what w = kind_of(c, plain);
            bool crlf = c == '\r' && plain && !(at + 1 < n && p[at + 1] == '\n');
            if (w != KEEP && w != LINE && !crlf)
                return false;
        }
    }
    return true;
}

typedef struct writer {
    nx_buf *out;
    nx_text *text;
    nx_ctx *c;
    uint32_t raw_block;
    uint32_t run_begin; /* of out: first byte of a run that may compose; UINT32_MAX outside one */
    uint32_t last;      /* of out: where its last character begins; UINT32_MAX where it may not be taken into a run */
    int64_t shift;      /* raw - normalised, as last noted in the map */
} writer;

static void note_shift(writer *w, uint32_t raw)
{
    uint32_t at = (uint32_t)w->out->len;
    int64_t shift = (int64_t)raw - (int64_t)at;
    if (shift == w->shift)
        return;
    w->shift = shift;
    nx_shift s = {at, w->raw_block, raw};
    nx_push(w->c->arena, &w->text->shifts, s);
}

/* Replaces the run at the end of out by its NFC. */
static void compose(writer *w)
{
    nx_buf *b = w->out;
    uint32_t from = w->run_begin;
    w->run_begin = UINT32_MAX;
    if (from == UINT32_MAX)
        return;
    size_t len = b->len - from;
    if (len > NX_MAX_COMPOSE) { /* ordering marks is quadratic there: kept as it came */
        newsx_span span = {from, (uint32_t)b->len};
        nx_note(w->c, NEWSX_ELIMIT, span, "normalise", NX_S("a run of combining characters is too long"));
        return;
    }
    int32_t points[NX_MAX_COMPOSE * 4 + 4]; /* a character decomposes to at most 4, and takes 2 bytes or more here */
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)b->at + from;
    utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    utf8proc_ssize_t n = utf8proc_decompose(at, (utf8proc_ssize_t)len, points, (utf8proc_ssize_t)NX_LEN(points), how);
    if (n < 0 || (size_t)n >= NX_LEN(points))
        return;
    n = utf8proc_normalize_utf32(points, n, how);
    if (n < 0)
        return;
    b->len = from;
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        w->last = (uint32_t)b->len;
        nx_buf_char(b, (uint32_t)points[i]);
    }
}

static void write_char(writer *w, uint32_t c, uint32_t raw, bool maybe)
{
    nx_buf *b = w->out;
    if (!maybe || c == 0x11A7u) {
        compose(w);
        note_shift(w, raw);
        w->last = c == 0x11A7u ? UINT32_MAX : (uint32_t)b->len;
        nx_buf_char(b, c);
        return;
    }
    if (w->run_begin == UINT32_MAX) {
        w->run_begin = w->last == UINT32_MAX ? (uint32_t)b->len : w->last;
        w->shift = INT64_MIN; /* what follows the run is noted anew */
    }
    nx_buf_char(b, c);
}

static void write_block(writer *w, newsx_str s, bool plain)
{
    uint32_t begin = (uint32_t)w->out->len, i = 0, returns = 0; /* end of a run of carriage returns */
    bool blank = false, line_end = false;
    while (i < s.len) {
        uint32_t at = i, c = nx_utf8_next(s, &i);
        what k = kind_of(c, plain);
        if (plain && c == '\r') { /* all of a run that a line end follows go, so that twice is once */
            if (at >= returns) {
                for (returns = i; returns < s.len && s.at[returns] == '\r'; returns++)
                    ;
                line_end = nx_utf8_at(s, returns) == '\n';
            }
            k = line_end ? DROP : KEEP;
        }
        if (k == DROP)
            continue;
        if (k == BLANK) {
            blank = true;
            continue;
        }
        if (blank && (w->out->len > begin || w->run_begin != UINT32_MAX))
            write_char(w, ' ', at - 1, false);
        blank = false;
        write_char(w, c, at, k == MAYBE);
    }
    compose(w);
}

newsx_status nx_text_normalise(nx_text *out, const nx_page *page, nx_ctx *c)
{
    size_t total = 1;
    for (uint32_t i = 0; i < page->blocks.n; i++)
        total += page->blocks.at[i].text.len + 1;
    nx_buf b = nx_buf_new(c->arena, total);
    for (uint32_t i = 0; i < page->blocks.n; i++) {
        newsx_str raw = page->blocks.at[i].text;
        if (!page->plain)
            raw = nx_str_trim(raw);
        size_t before = b.len;
        if (page->plain ? i > 0 : out->blocks.n > 0)
            nx_buf_byte(&b, '\n');
        uint32_t begin = (uint32_t)b.len;
        if (needs_nothing(raw, page->plain)) {
            nx_shift s = {begin, i, (uint32_t)(raw.at - page->blocks.at[i].text.at)};
            nx_push(c->arena, &out->shifts, s);
            nx_buf_add(&b, raw);
        } else {
            writer w = {.out = &b, .text = out, .c = c, .raw_block = i, .run_begin = UINT32_MAX, .last = UINT32_MAX,
                        .shift = INT64_MIN};
            write_block(&w, page->blocks.at[i].text, page->plain);
        }
        if (b.len == begin) { /* nothing to be seen in it; the line of a plain text stays, but is no block */
            b.len = page->plain ? b.len : before;
            continue;
        }
        nx_block block = {page->blocks.at[i].kind, {begin, (uint32_t)b.len}};
        nx_push(c->arena, &out->blocks, block);
    }
    out->text = nx_buf_str(&b);
    return nx_ctx_status(c);
}

static void normalise_line(newsx_str *s, nx_ctx *c)
{
    newsx_str raw = nx_str_trim(*s);
    nx_text unused = {0}; /* a map that nobody asks for */
    if (needs_nothing(raw, false)) {
        *s = raw;
        return;
    }
    nx_buf b = nx_buf_new(c->arena, raw.len + 1);
    writer w = {.out = &b, .text = &unused, .c = c, .run_begin = UINT32_MAX, .last = UINT32_MAX, .shift = INT64_MIN};
    write_block(&w, raw, false);
    *s = nx_buf_str(&b);
}

newsx_status nx_text_normalise_page(nx_page *page, nx_ctx *c)
{
    newsx_str *const lines[] = {&page->title, &page->subtitle, &page->series, &page->publisher, &page->section};
    for (size_t i = 0; i < NX_LEN(lines); i++)
        normalise_line(lines[i], c);
    for (uint32_t i = 0; i < page->authors.n; i++) {
        normalise_line(&page->authors.at[i].name, c);
        normalise_line(&page->authors.at[i].role, c);
        normalise_line(&page->authors.at[i].email, c);
        normalise_line(&page->authors.at[i].affiliation, c);
    }
    for (uint32_t i = 0; i < page->images.n; i++) {
        normalise_line(&page->images.at[i].alt, c);
        normalise_line(&page->images.at[i].caption, c);
        normalise_line(&page->images.at[i].credit, c);
    }
    for (uint32_t i = 0; i < page->keywords.n; i++)
        normalise_line(&page->keywords.at[i], c);
    return nx_ctx_status(c);
}

bool nx_text_raw_at(uint32_t *block, uint32_t *raw, const nx_text *t, uint32_t at)
{
    uint32_t low = nx_first_behind(&t->shifts, at, at); /* the last entry at or before `at` */
    if (low == 0)
        return false;
    const nx_shift *s = &t->shifts.at[low - 1];
    *block = s->raw_block;
    *raw = s->raw + (at - s->at);
    return true;
}
