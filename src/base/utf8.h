/* utf8.h -- stepping through UTF-8, and the arithmetic of Hangul syllables.  Unless said otherwise the text is valid
 * UTF-8 (nx_utf8_valid() saw to it at the door), and offsets are bytes at character starts. */
#ifndef NX_UTF8_H
#define NX_UTF8_H

#include <newsx.h>

/* The first byte that begins no valid sequence (no surrogates, no overlong forms); s.len where all is valid.
 * A NUL byte is valid here.  Cost: O(bytes), eight at a time over ASCII. */
size_t nx_utf8_valid(newsx_str s);

static inline uint32_t nx_utf8_len(unsigned char lead) /* bytes of the character that begins so */
{
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* The character at *i, and *i moved past it.  Needs *i < s.len. */
static inline uint32_t nx_utf8_next(newsx_str s, uint32_t *i)
{
    const unsigned char *p = (const unsigned char *)s.at + *i;
    if (p[0] < 0x80) {
        *i += 1;
        return p[0];
    }
    if (p[0] < 0xE0) {
        *i += 2;
        return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    }
    if (p[0] < 0xF0) {
        *i += 3;
        return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    }
    *i += 4;
    return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

static inline uint32_t nx_utf8_at(newsx_str s, uint32_t i) /* 0 at or past the end */
{
    return i < s.len ? nx_utf8_next(s, &i) : 0;
}

static inline uint32_t nx_utf8_back(newsx_str s, uint32_t i) /* start of the character before i; needs i > 0 */
{
    do
        i--;
    while (i > 0 && ((unsigned char)s.at[i] & 0xC0u) == 0x80u);
    return i;
}

static inline uint32_t nx_utf8_before(newsx_str s, uint32_t i) /* the character before i; 0 at the start */
{
    return i ? nx_utf8_at(s, nx_utf8_back(s, i)) : 0;
}

uint32_t nx_utf8_count(newsx_str s);             /* characters */
uint32_t nx_utf8_put(char out[4], uint32_t c);   /* bytes written */

static inline bool nx_is_syllable(uint32_t c) /* 가..힣 */
{
    return c >= 0xAC00u && c <= 0xD7A3u;
}

/* The syllable that begins at byte i; 0 where another character does. */
static inline uint32_t nx_syllable_at(newsx_str s, uint32_t i)
{
    const unsigned char *p = (const unsigned char *)s.at + i;
    if (p[0] < 0xEAu || p[0] > 0xEDu)
        return 0;
    uint32_t c = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    return nx_is_syllable(c) ? c : 0;
}

static inline bool nx_is_hangul(uint32_t c) /* syllables and jamo */
{
    return nx_is_syllable(c) || (c >= 0x1100u && c <= 0x11FFu) || (c >= 0x3131u && c <= 0x318Eu && c != 0x318Du);
}

/* The final consonant of a syllable, 0 = none, 8 = ㄹ, 4 = ㄴ, 20 = ㅆ (the order of Unicode 3.12); digits and Latin
 * letters by how they are read (1 일 → 8, 3 삼 → 16, L 엘 → 8); -1 where it cannot be told. */
int nx_batchim(uint32_t c);
/* A final consonant as the letter alone (4 → ㄴ) and back; 0 where there is none. */
uint32_t nx_jamo_of_batchim(int final);
uint32_t nx_batchim_of_jamo(uint32_t c);

static inline bool nx_is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static inline bool nx_is_latin(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0u && c <= 0x24Fu && c != 0xD7u && c != 0xF7u);
}

static inline bool nx_is_han(uint32_t c)
{
    return (c >= 0x4E00u && c <= 0x9FFFu) || (c >= 0x3400u && c <= 0x4DBFu) || (c >= 0xF900u && c <= 0xFAFFu);
}

static inline bool nx_is_space(uint32_t c)
{
    return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0u || c == 0x3000u || (c >= 0x2000u && c <= 0x200Au);
}

static inline bool nx_is_word(uint32_t c) /* belongs to a word: letters and digits of any script we meet */
{
    if (c < 0x80u)
        return nx_is_digit(c) || nx_is_latin(c);
    return nx_is_hangul(c) || nx_is_digit(c) || nx_is_latin(c) || nx_is_han(c) || (c >= 0x3040u && c <= 0x30FFu) ||
           (c >= 0xFF10u && c <= 0xFF19u) || (c >= 0xFF21u && c <= 0xFF5Au);
}

#endif
