/* digits.h -- a number in digits as print has it: 32, 1,234.5, ３．２. */
#ifndef NX_DIGITS_H
#define NX_DIGITS_H

#include "base/decimal.h"
#include "base/utf8.h"

typedef struct nx_digits {
    nx_decimal value;
    uint32_t end;
    uint16_t digits; /* before the first comma or dot */
    bool comma, dot;
} nx_digits;

/* Where none begins: value 0 and end == at.  A date (2022.10.19) gives its first number only; too long a number is not ok. */
nx_digits nx_digits_read(newsx_str s, uint32_t at);
/* How many digits stand there in a row, and where they end. */
uint32_t nx_digit_count(newsx_str s, uint32_t i, uint32_t *end);
/* 5000-…, 12.3.4: more of a code follows the digits that end there. */
bool nx_within_code(newsx_str s, uint32_t end);

static inline bool nx_digit_at(newsx_str s, uint32_t i, uint32_t *value, uint32_t *len) /* ASCII or full-width */
{
    if (i >= s.len)
        return false;
    uint32_t c = nx_utf8_at(s, i);
    if (nx_is_digit(c)) {
        *value = c - '0';
        *len = 1;
        return true;
    }
    if (c >= 0xFF10u && c <= 0xFF19u) {
        *value = c - 0xFF10u;
        *len = 3;
        return true;
    }
    return false;
}

#endif
