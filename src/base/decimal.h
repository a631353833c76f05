/* decimal.h -- exact numbers: an integer and a power of ten, never a double.  coef * 10^exp10. */
#ifndef NX_DECIMAL_H
#define NX_DECIMAL_H

#include "base/buf.h"

__extension__ typedef __int128 nx_int128;
typedef nx_int128 nx_coef __attribute__((aligned(8))); /* a quarter of each decimal would be padding: there are hundreds of thousands */

typedef struct nx_decimal {
    nx_coef coef;
    int32_t exp10;
    bool ok; /* false: no number, or one past 36 digits */
} nx_decimal;

nx_decimal nx_decimal_int(int64_t v);
nx_decimal nx_decimal_make(nx_int128 coef, int32_t exp10); /* normalised: no trailing zero in coef */
nx_decimal nx_decimal_add(nx_decimal a, nx_decimal b);
nx_decimal nx_decimal_mul(nx_decimal a, nx_decimal b);
/* Exact where the quotient ends within 18 significant digits (3/4), else rounded there (1/3); none for b = 0. */
nx_decimal nx_decimal_div(nx_decimal a, nx_decimal b);
int nx_decimal_cmp(nx_decimal a, nx_decimal b);
bool nx_decimal_to_int(int64_t *out, nx_decimal d); /* false where it has a fraction or does not fit */
/* Digits with at most one dot and a leading sign, commas skipped: "1,234.50" → 12345e-1. */
nx_decimal nx_decimal_parse(newsx_str s);
/* Plain notation as JSON wants it, all digits and no exponent: 460000000000, 3.25, -0.5. */
void nx_decimal_print(nx_buf *b, nx_decimal d);

#endif
