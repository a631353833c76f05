/* utf8.c -- validation, counting and writing of UTF-8; final consonants. */
#include "base/utf8.h"

#include <string.h>

static size_t sequence(const unsigned char *p, size_t left) /* length of the valid sequence at p, or 0 */
{
    if (p[0] < 0x80)
        return 1;
    if (p[0] < 0xC2 || p[0] > 0xF4)
        return 0;
    size_t n = nx_utf8_len(p[0]);
    if (left < n)
        return 0;
    for (size_t k = 1; k < n; k++)
        if ((p[k] & 0xC0u) != 0x80u)
            return 0;
    if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) || (p[0] == 0xF0 && p[1] < 0x90) ||
        (p[0] == 0xF4 && p[1] > 0x8F))
        return 0;
    return n;
}

size_t nx_utf8_valid(newsx_str s)
{
    const unsigned char *p = (const unsigned char *)s.at;
    size_t i = 0;
    while (i < s.len) {
        uint64_t eight;
        while (i + 8 <= s.len && (memcpy(&eight, p + i, 8), (eight & 0x8080808080808080u) == 0))
            i += 8;
        if (i >= s.len)
            break;
        size_t n = sequence(p + i, s.len - i);
        if (!n)
            return i;
        i += n;
    }
    return s.len;
}

uint32_t nx_utf8_count(newsx_str s)
{
    uint32_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += ((unsigned char)s.at[i] & 0xC0u) != 0x80u;
    return n;
}

uint32_t nx_utf8_put(char out[4], uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0u | c >> 6);
        out[1] = (char)(0x80u | (c & 0x3Fu));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0u | c >> 12);
        out[1] = (char)(0x80u | (c >> 6 & 0x3Fu));
        out[2] = (char)(0x80u | (c & 0x3Fu));
        return 3;
    }
    out[0] = (char)(0xF0u | c >> 18);
    out[1] = (char)(0x80u | (c >> 12 & 0x3Fu));
    out[2] = (char)(0x80u | (c >> 6 & 0x3Fu));
    out[3] = (char)(0x80u | (c & 0x3Fu));
    return 4;
}

int nx_batchim(uint32_t c)
{
    if (nx_is_syllable(c))
        return (int)((c - 0xAC00u) % 28u);
    /* 영 일 이 삼 사 오 육 칠 팔 구 */
    static const signed char digits[10] = {21, 8, 0, 16, 0, 0, 1, 8, 8, 0};
    if (nx_is_digit(c))
        return digits[c - '0'];
    if (c >= 0xFF10u && c <= 0xFF19u)
        return digits[c - 0xFF10u];
    uint32_t l = c | 0x20u;
    if (c < 0x80 && l >= 'a' && l <= 'z') /* 엘 엠 엔 알 end in a consonant when spelled out; words may differ */
        return l == 'l' || l == 'r' ? 8 : l == 'm' ? 16 : l == 'n' ? 4 : 0;
    if (c == '%')
        return 0; /* 퍼센트 */
    return -1;
}

/* compatibility jamo of the 27 finals, in the order of Unicode 3.12 */
static const uint16_t finals[28] = {0,      0x3131, 0x3132, 0x3133, 0x3134, 0x3135, 0x3136, 0x3137, 0x3139, 0x313A,
                                    0x313B, 0x313C, 0x313D, 0x313E, 0x313F, 0x3140, 0x3141, 0x3142, 0x3144, 0x3145,
                                    0x3146, 0x3147, 0x3148, 0x314A, 0x314B, 0x314C, 0x314D, 0x314E};

uint32_t nx_jamo_of_batchim(int final)
{
    return final > 0 && final < 28 ? finals[final] : 0;
}

uint32_t nx_batchim_of_jamo(uint32_t c)
{
    uint32_t k = 27;
    while (k > 0 && finals[k] != c)
        k--;
    return k;
}
