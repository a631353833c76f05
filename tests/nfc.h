/* nfc.h -- is a text normalised as ICU does it?  Shared by the fuzz target and the property test. */
#ifndef NX_TEST_NFC_H
#define NX_TEST_NFC_H

#include <stdio.h>
#include <stdlib.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "text/text.h"

/* Characters that utf8proc 2.8 and ICU 72 know alike: those of Unicode 15, and holes. */
static inline bool nx_nfc_known(newsx_str s)
{
    for (uint32_t i = 0; i < s.len;) {
        UVersionInfo age;
        u_charAge((UChar32)nx_utf8_next(s, &i), age);
        if (age[0] > 15 || (age[0] == 15 && age[1] > 0))
            return false;
    }
    return true;
}

/* plain: white space and what cannot be seen stay.  *kept: a run of marks was too long and stays as it came. */
static inline newsx_str nx_nfc_ours(newsx_str s, bool plain, bool *kept, nx_arena *a)
{
    nx_ctx c = {.arena = a};
    nx_page page = {.plain = plain};
    nx_raw_block block = {NX_BLOCK_BODY, s};
    nx_text out = {0};
    nx_push(a, &page.blocks, block);
    if (nx_text_normalise(&out, &page, &c) != NEWSX_OK)
        abort();
    *kept = c.notes.n > 0;
    return out.text;
}

/* ICU's NFC, lines ended by \n alone as ours are. */
static inline newsx_str nx_nfc_icu(newsx_str s, nx_arena *a)
{
    UErrorCode e = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&e);
    int32_t n = 0, m, cap = (int32_t)s.len * 4 + 16; /* a character of 2 bytes becomes at most 3 units */
    UChar *in = nx_alloc(a, sizeof *in * (size_t)cap), *out = nx_alloc(a, sizeof *out * (size_t)cap);
    char *utf8 = nx_alloc(a, (size_t)cap * 3);
    if (!in || !out || !utf8)
        abort();
    u_strFromUTF8(in, cap, &n, s.at, (int32_t)s.len, &e);
    int32_t kept = 0;
    for (int32_t i = 0; i < n; i++) {
        while (in[i] == '\n' && kept > 0 && in[kept - 1] == '\r')
            kept--;
        in[kept++] = in[i];
    }
    m = unorm2_normalize(nfc, in, kept, out, cap, &e);
    int32_t len = 0;
    u_strToUTF8(utf8, cap * 3, &len, out, m, &e);
    if (U_FAILURE(e)) {
        fprintf(stderr, "%s\n", u_errorName(e));
        abort();
    }
    return (newsx_str){utf8, (size_t)len};
}

static inline bool nx_nfc_differ(char *why, size_t cap, const char *what, newsx_str ours, newsx_str icu)
{
    uint32_t at = 0;
    while (at < ours.len && at < icu.len && ours.at[at] == icu.at[at])
        at++;
    while (at > 0 && at < ours.len && ((unsigned char)ours.at[at] & 0xC0u) == 0x80u)
        at--;
    snprintf(why, cap, "%s: at byte %u is U+%04X, ICU has U+%04X", what, (unsigned)at, (unsigned)nx_utf8_at(ours, at),
             (unsigned)nx_utf8_at(icu, at));
    return false;
}

/* Plain text is ICU's NFC; the text of a page, which loses white space and what cannot be seen, is its own NFC; and once is
 * as good as twice.  why says what does not hold. */
static inline bool nx_nfc_agrees(char *why, size_t cap, newsx_str s, nx_arena *a)
{
    bool kept, unused;
    newsx_str plain = nx_nfc_ours(s, true, &kept, a), icu = nx_nfc_icu(s, a);
    if (!kept && !nx_str_eq(plain, icu))
        return nx_nfc_differ(why, cap, "text", plain, icu);
    if (!nx_str_eq(nx_nfc_ours(plain, true, &unused, a), plain))
        return nx_nfc_differ(why, cap, "text, twice", plain, nx_nfc_ours(plain, true, &unused, a));
    newsx_str page = nx_nfc_ours(s, false, &kept, a);
    if (nx_utf8_valid(page) != page.len)
        return nx_nfc_differ(why, cap, "page: not UTF-8", page, page);
    icu = nx_nfc_icu(page, a);
    if (!kept && !nx_str_eq(page, icu))
        return nx_nfc_differ(why, cap, "page", page, icu);
    icu = nx_nfc_ours(page, false, &unused, a);
    return nx_str_eq(page, icu) || nx_nfc_differ(why, cap, "page, twice", page, icu);
}

#endif
