/* decimal.c -- arithmetic of exact decimals, up to 36 digits. */
#include "base/decimal.h"

static const nx_decimal none = {0, 0, false};

static bool fits(nx_int128 v)
{
    const nx_int128 top = (nx_int128)1000000000000000000 * 1000000000000000000; /* 36 digits: ten times as much still fits */
    return v < top && v > -top;
}

nx_decimal nx_decimal_make(nx_int128 coef, int32_t exp10)
{
    if (!fits(coef))
        return none;
    if (coef == 0)
        return (nx_decimal){0, 0, true};
    while (coef > INT64_MAX || coef < INT64_MIN) { /* 128-bit division is a call: only where it must be */
        if (coef % 10 != 0)
            return (nx_decimal){coef, exp10, true};
        coef /= 10;
        exp10++;
    }
    int64_t small = (int64_t)coef;
    while (small % 10 == 0) {
        small /= 10;
        exp10++;
    }
    return (nx_decimal){small, exp10, true};
}

nx_decimal nx_decimal_int(int64_t v)
{
    return nx_decimal_make(v, 0);
}

static bool scale_to(nx_decimal *d, int32_t exp10) /* writes d with a smaller power of ten */
{
    while (d->exp10 > exp10) {
        d->coef *= 10;
        d->exp10--;
        if (!fits(d->coef))
            return false;
    }
    return true;
}

nx_decimal nx_decimal_add(nx_decimal a, nx_decimal b)
{
    if (!a.ok || !b.ok)
        return none;
    int32_t low = a.exp10 < b.exp10 ? a.exp10 : b.exp10;
    if (a.coef == 0)
        return b;
    if (b.coef == 0)
        return a;
    if (!scale_to(&a, low) || !scale_to(&b, low))
        return none;
    return nx_decimal_make(a.coef + b.coef, low);
}

nx_decimal nx_decimal_mul(nx_decimal a, nx_decimal b)
{
    nx_int128 product;
    if (!a.ok || !b.ok || __builtin_mul_overflow(a.coef, b.coef, &product))
        return none;
    return nx_decimal_make(product, a.exp10 + b.exp10);
}

nx_decimal nx_decimal_div(nx_decimal a, nx_decimal b)
{
    if (!a.ok || !b.ok || b.coef == 0)
        return none;
    bool minus = (a.coef < 0) != (b.coef < 0);
    nx_int128 over = b.coef < 0 ? -b.coef : b.coef, left = a.coef < 0 ? -a.coef : a.coef;
    if (over > (nx_int128)INT64_MAX * 4) /* the remainder times ten must fit */
        return none;
    nx_int128 whole = left / over;
    int32_t exp10 = a.exp10 - b.exp10;
    for (left %= over; left != 0 && whole < 100000000000000000; left %= over) { /* 18 significant digits */
        left *= 10;
        whole = whole * 10 + left / over;
        exp10--;
    }
    if (left != 0 && left * 2 >= over)
        whole++;
    return nx_decimal_make(minus ? -whole : whole, exp10);
}

int nx_decimal_cmp(nx_decimal a, nx_decimal b)
{
    int32_t low = a.exp10 < b.exp10 ? a.exp10 : b.exp10;
    bool a_fits = scale_to(&a, low), b_fits = scale_to(&b, low);
    if (!a_fits || !b_fits) { /* the one that outgrew 36 digits is the larger in size */
        nx_int128 big = a_fits ? -b.coef : a.coef;
        return big > 0 ? 1 : -1;
    }
    return (a.coef > b.coef) - (a.coef < b.coef);
}

bool nx_decimal_to_int(int64_t *out, nx_decimal d)
{
    if (!d.ok || d.exp10 < 0 || !scale_to(&d, 0) || d.coef > INT64_MAX || d.coef < INT64_MIN)
        return false;
    *out = (int64_t)d.coef;
    return true;
}

nx_decimal nx_decimal_parse(newsx_str s)
{
    nx_int128 coef = 0;
    int32_t exp10 = 0;
    bool dot = false, digit = false, minus = false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.at[i];
        if (c >= '0' && c <= '9') {
            coef = coef * 10 + (c - '0');
            exp10 -= dot;
            digit = true;
            if (!fits(coef))
                return none;
        } else if (c == '.' && !dot) {
            dot = true;
        } else if ((c == '-' || c == '+') && i == 0) {
            minus = c == '-';
        } else if (c != ',') {
            return none;
        }
    }
    return digit ? nx_decimal_make(minus ? -coef : coef, exp10) : none;
}

void nx_decimal_print(nx_buf *b, nx_decimal d)
{
    char digits[64];
    int n = 0;
    nx_int128 v = d.coef < 0 ? -d.coef : d.coef;
    do
        digits[n++] = (char)('0' + (int)(v % 10));
    while ((v /= 10) != 0);
    if (d.coef < 0)
        nx_buf_byte(b, '-');
    int32_t point = n + d.exp10; /* digits before the point */
    if (point <= 0) {
        nx_buf_add(b, NX_S("0."));
        for (int32_t i = point; i < 0; i++)
            nx_buf_byte(b, '0');
    }
    for (int i = 0; i < n; i++) {
        if (i == point && i > 0)
            nx_buf_byte(b, '.');
        nx_buf_byte(b, digits[n - 1 - i]);
    }
    for (int32_t i = 0; i < d.exp10; i++)
        nx_buf_byte(b, '0');
}
