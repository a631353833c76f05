/* digits.c -- runs of digits with the commas of thousands and a decimal point.  What makes a dot a decimal point: one number
 * behind it, not two (2022.10.19), and none right before.  Cost: O(digits). */
#include "lexicon/digits.h"

uint32_t nx_digit_count(newsx_str s, uint32_t i, uint32_t *end)
{
    uint32_t n = 0, v, len;
    while (nx_digit_at(s, i, &v, &len)) {
        i += len;
        n++;
    }
    *end = i;
    return n;
}

static bool three_digits_after(newsx_str s, uint32_t i, uint32_t *end)
{
    return nx_digit_count(s, i, end) == 3;
}

bool nx_within_code(newsx_str s, uint32_t end)
{
    uint32_t v, len;
    return end + 1 < s.len && (s.at[end] == '-' || s.at[end] == '.' || s.at[end] == '/' || s.at[end] == ':') && nx_digit_at(s, end + 1, &v, &len);
}

nx_digits nx_digits_read(newsx_str s, uint32_t at)
{
    nx_digits r = {.value = nx_decimal_int(0)};
    nx_int128 coef = 0;
    uint32_t i = at, v, len, end, places = 0, total = 0;
    r.digits = 0;
    for (;;) {
        while (nx_digit_at(s, i, &v, &len)) {
            if (total++ < 36)
                coef = coef * 10 + (int)v;
            r.digits = (uint16_t)(r.digits + (!r.comma && r.digits < UINT16_MAX));
            i += len;
        }
        if (i < s.len && s.at[i] == ',' && (r.comma || r.digits <= 3) && three_digits_after(s, i + 1, &end)) {
            r.comma = true;
            i++;
            continue;
        }
        break;
    }
    if (nx_utf8_at(s, i) == 0xFF0E && nx_digit_at(s, i + 3, &v, &len)) { /* ３．２ */
        r.dot = true;
        for (i += 3; nx_digit_at(s, i, &v, &len); i += len, places++)
            if (total++ < 36)
                coef = coef * 10 + (int)v;
    } else if (i + 1 < s.len && s.at[i] == '.' && nx_digit_at(s, i + 1, &v, &len)) {
        nx_digit_count(s, i + 1, &end);
        bool dotted_date = end + 1 < s.len && s.at[end] == '.' && nx_digit_at(s, end + 1, &v, &len); /* 2022.10.19 */
        bool within_date = at > 1 && s.at[at - 1] == '.' && nx_is_digit((unsigned char)s.at[at - 2]);
        if (!dotted_date && !within_date) {
            r.dot = true;
            for (i++; nx_digit_at(s, i, &v, &len); i += len, places++)
                if (total++ < 36)
                    coef = coef * 10 + (int)v;
        }
    }
    r.end = i;
    r.value = total <= 36 ? nx_decimal_make(coef, -(int32_t)places) : (nx_decimal){0, 0, false};
    return r;
}
