/* when.c -- the value language of dates: reads it, and joins what two pieces say.  No text is looked at here. */
#include "fact/when.h"

#include "base/buf.h"

static const int64_t MAX_NUMBER = 10000000000;

static bool to_int(int32_t *out, newsx_str s, bool *is_signed)
{
    bool minus = s.len && s.at[0] == '-';
    size_t used;
    *is_signed = s.len && (s.at[0] == '-' || s.at[0] == '+');
    newsx_str digits = nx_str_cut(s, *is_signed, s.len);
    uint32_t v = nx_str_uint(digits, &used);
    if (!used || used != digits.len || v > 1000000)
        return false;
    *out = minus ? -(int32_t)v : (int32_t)v;
    return true;
}

static bool add_field(nx_when *w, nx_unit unit, newsx_str value)
{
    nx_field f = {0, NX_SAYS};
    bool is_signed = false;
    if (nx_str_is(value, "last"))
        f.how = NX_SAYS_LAST;
    else if (!to_int(&f.value, value, &is_signed))
        return false;
    if (is_signed)
        f.how = NX_SAYS_FROM;
    w->f[unit] = f;
    return true;
}

static int find_name(newsx_str value, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (nx_str_is(value, names[i]))
            return (int)i;
    return -1;
}

static bool add_unit(nx_when *w, newsx_str key, newsx_str value, bool *known)
{
    static const struct { const char *name; nx_unit unit; } units[] = {
        {"century", NX_CENTURY}, {"decade", NX_DECADE}, {"year", NX_YEAR}, {"half", NX_HALF}, {"quarter", NX_QUARTER},
        {"month", NX_MONTH}, {"week", NX_WEEK}, {"day", NX_DAY}, {"weekday", NX_WEEKDAY}, {"hour", NX_HOUR}, {"minute", NX_MINUTE},
        {"second", NX_SECOND}};
    static const char *const seasons[] = {"SP", "SU", "FA", "WI"}, *const parts[] = {"MO", "MI", "AF", "EV", "NI"};
    int i;
    *known = true;
    for (size_t k = 0; k < NX_LEN(units); k++)
        if (nx_str_is(key, units[k].name))
            return add_field(w, units[k].unit, value);
    if (nx_str_is(key, "season") && (i = find_name(value, seasons, NX_LEN(seasons))) >= 0) {
        w->f[NX_SEASON] = (nx_field){i, NX_SAYS};
        return true;
    }
    if (nx_str_is(key, "part") && (i = find_name(value, parts, NX_LEN(parts))) >= 0) {
        w->f[NX_PART] = (nx_field){i, NX_SAYS};
        return true;
    }
    if (nx_str_is(key, "yy") && add_field(w, NX_YEAR, value)) {
        if (w->f[NX_YEAR].value < 100)
            w->f[NX_YEAR].how = NX_SAYS_SHORT;
        return true;
    }
    *known = false;
    return false;
}

static bool add_word(nx_when *w, newsx_str key, newsx_str value) /* what is no unit */
{
    static const char *const nears[] = {"", "past", "coming", "this", "next"};
    static const char *const bases[] = {"now", "story", "last", "newyear"};
    static const char *const halves[] = {"", "am", "pm", "noon", "midnight", "day", "eve", "night"};
    bool is_signed;
    int32_t n = 0;
    int i;
    if (nx_str_is(key, "or") || nx_str_is(key, "duration") || nx_str_is(key, "set")) {
        w->either = nx_str_is(key, "or");
        w->set = nx_str_is(key, "set");
        return nx_length_parse(&w->length, value);
    }
    if (nx_str_is(key, "nth") && to_int(&n, value, &is_signed))
        return w->nth = (int8_t)n, true;
    if (nx_str_is(key, "nthweek") && to_int(&n, value, &is_signed)) {
        w->f[NX_WEEK] = (nx_field){0, NX_SAYS};
        return w->nth_week = (int8_t)n, true;
    }
    if (nx_str_is(key, "near") && (i = find_name(value, nears, NX_LEN(nears))) > 0)
        return w->near = (nx_near)i, true;
    if (nx_str_is(key, "base") && (i = find_name(value, bases, NX_LEN(bases))) >= 0)
        return w->base = (nx_base)i, true;
    if (nx_str_is(key, "halfday") && (i = find_name(value, halves, NX_LEN(halves))) > 0)
        return w->half = (nx_half_day)i, true;
    if (nx_str_is(key, "feast"))
        return w->feast = value, true;
    if (nx_str_is(key, "ref"))
        return w->ref = value, true;
    if (nx_str_is(key, "mod"))
        return w->mod = value, true;
    if (nx_str_is(key, "epoch") && to_int(&n, value, &is_signed)) /* behind the year that it counts */
        return w->f[NX_YEAR].value += n, true;
    if (nx_str_is(key, "era"))
        return w->bc = nx_str_is(value, "bc"), true;
    if (nx_str_is(key, "weekend"))
        return w->weekend = true;
    if (nx_str_is(key, "holiday"))
        return w->holiday = true;
    return false;
}

static bool add_note(nx_saying *p, newsx_str key, newsx_str value)
{
    bool *flag = NULL;
    if (nx_str_is(key, "edge"))
        flag = nx_str_is(value, "open") ? &p->open : nx_str_is(value, "josa") ? &p->josa_only : NULL;
    else if (nx_str_is(key, "need"))
        flag = nx_str_is(value, "join") ? &p->need_join : nx_str_is(value, "tail") ? &p->need_tail : nx_str_is(value, "clear") ? &p->need_clear : NULL;
    else if (nx_str_is(key, "only"))
        flag = nx_str_is(value, "period") ? &p->period_only : NULL;
    else if (nx_str_is(key, "native") && !nx_str_is(value, "no"))
        return true;
    else if (nx_str_is(key, "native"))
        flag = &p->no_native;
    else if (nx_str_is(key, "sino"))
        flag = &p->sino;
    else if (nx_str_is(key, "rate"))
        flag = &p->rate;
    else if (nx_str_is(key, "beside"))
        flag = &p->beside;
    else if (nx_str_is(key, "shift"))
        flag = &p->no_shift;
    if (flag)
        *flag = true;
    return flag != NULL;
}

bool nx_saying_parse(nx_saying *out, newsx_str value)
{
    newsx_str word, rest = value;
    char sep = nx_str_find(value, NX_S(" "), 0) == NX_NPOS ? ';' : ' ';
    nx_when *w = &out->when;
    *out = (nx_saying){0};
    while (rest.len && nx_str_next_field(&word, &rest, sep)) {
        if (nx_str_is(word, "..") || nx_str_is(word, "&")) {
            out->two = true;
            out->when.or_range = word.at[0] == '.';
            out->when.list = word.at[0] == '&';
            w = &out->second;
            continue;
        }
        newsx_str key, v = word;
        bool known;
        nx_str_next_field(&key, &v, '=');
        if (!add_unit(w, key, v, &known) && (known || (!add_word(w, key, v) && !add_note(out, key, v))))
            return false;
    }
    return true;
}

nx_unit nx_when_coarsest(const nx_when *w)
{
    nx_unit u = NX_CENTURY;
    while (u < NX_UNITS && w->f[u].how == NX_SAYS_NOTHING)
        u++;
    if (w->weekend && u > NX_WEEKDAY)
        return NX_WEEKDAY;
    if (w->feast.len && u > NX_MONTH)
        return NX_MONTH;
    return w->nth && u > NX_WEEK ? NX_WEEK : u;
}

nx_unit nx_when_finest(const nx_when *w)
{
    nx_unit u = NX_UNITS;
    for (nx_unit k = NX_CENTURY; k < NX_UNITS; k++)
        if (w->f[k].how != NX_SAYS_NOTHING)
            u = k;
    if (w->weekend && (u == NX_UNITS || u < NX_WEEKDAY))
        return NX_WEEKDAY;
    if (w->feast.len && (u == NX_UNITS || u < NX_DAY))
        return NX_DAY;
    return u;
}

bool nx_when_is_point(const nx_when *w)
{
    return nx_when_finest(w) != NX_UNITS;
}

void nx_when_add(nx_when *a, const nx_when *b)
{
    for (nx_unit u = NX_CENTURY; u < NX_UNITS; u++)
        if (b->f[u].how != NX_SAYS_NOTHING)
            a->f[u] = b->f[u];
    if (b->length.has && !a->length.has) {
        a->length = b->length;
        a->set = b->set;
        a->shift = b->shift;
    }
    a->bc |= b->bc;
    a->weekend |= b->weekend;
    a->holiday |= b->holiday;
    a->nth = b->nth ? b->nth : a->nth;
    a->nth_week = b->nth_week ? b->nth_week : a->nth_week;
    a->near = a->near ? a->near : b->near;
    a->base = a->base ? a->base : b->base;
    a->half = b->half ? b->half : a->half;
    a->feast = b->feast.len ? b->feast : a->feast;
    a->mod = b->mod.len ? b->mod : a->mod;
}

nx_length_unit nx_length_finest(const nx_length *l)
{
    nx_length_unit u = NX_YEARS;
    for (nx_length_unit k = NX_YEARS; k < NX_LENGTH_UNITS; k++)
        if (l->has >> k & 1u)
            u = k;
    return u;
}

bool nx_length_add(nx_length *a, const nx_length *b)
{
    if (a->has && (b->has & ((2u << nx_length_finest(a)) - 1u)))
        return false;
    for (nx_length_unit u = NX_YEARS; u < NX_LENGTH_UNITS; u++)
        a->milli[u] += b->milli[u];
    a->has |= b->has;
    a->vague |= b->vague;
    return true;
}

void nx_length_add_half(nx_length *l)
{
    nx_length_unit u = nx_length_finest(l);
    if (u == NX_YEARS) {
        l->milli[NX_MONTHS] += 6000;
        l->has |= 1u << NX_MONTHS;
    } else if (u == NX_DAYS) {
        l->milli[NX_HOURS] += 12000;
        l->has |= 1u << NX_HOURS;
    } else if (u == NX_HOURS) {
        l->milli[NX_MINUTES] += 30000;
        l->has |= 1u << NX_MINUTES;
    } else {
        l->milli[u] += 500;
    }
}

static bool take_number(int64_t *milli, newsx_str s, size_t *i) /* 12, 1.5; false past ten digits: nobody counts time so far */
{
    int64_t v = 0, scale = 1000;
    size_t from = *i;
    bool dot = false;
    for (; *i < s.len && *i - from < 16; ++*i) {
        char c = s.at[*i];
        if (c == '.' && !dot) {
            dot = true;
            v = v > MAX_NUMBER ? (MAX_NUMBER + 1) * 1000 : v * 1000;
        } else if (c >= '0' && c <= '9' && !dot) {
            v = v * 10 + (c - '0');
        } else if (c >= '0' && c <= '9') {
            scale /= 10;
            v += scale * (c - '0');
        } else {
            break;
        }
    }
    if (v > (dot ? MAX_NUMBER * 1000 : MAX_NUMBER))
        return false;
    *milli = dot ? v : v * 1000;
    return *i > from;
}

bool nx_length_parse(nx_length *out, newsx_str iso)
{
    static const char letters[] = "YQMWDHMS"; /* as nx_length_unit; the second M stands behind T */
    bool time = false;
    *out = (nx_length){0};
    if (!iso.len || iso.at[0] != 'P')
        return false;
    for (size_t i = 1; i < iso.len;) {
        int64_t milli = 0;
        bool vague = false;
        if (iso.at[i] == 'T') {
            time = true;
            i++;
            continue;
        }
        if (iso.at[i] == 'X') {
            vague = true;
            i++;
        } else if (!take_number(&milli, iso, &i)) {
            return false;
        }
        if (i >= iso.len)
            return false;
        int u = time ? NX_HOURS : NX_YEARS;
        while (u < NX_LENGTH_UNITS && letters[u] != iso.at[i])
            u++;
        if (u == NX_LENGTH_UNITS)
            return false;
        i++;
        out->milli[u] = milli;
        out->has |= (uint16_t)(1u << u);
        out->vague |= (uint16_t)((unsigned)vague << u);
    }
    return out->has != 0;
}

newsx_str nx_length_print(const nx_length *l, nx_arena *a)
{
    static const char letters[] = "YQMWDHMS";
    nx_buf b = nx_buf_new(a, 24);
    nx_length_unit from = NX_YEARS;
    nx_buf_byte(&b, 'P');
    for (nx_length_unit u = from; u < NX_LENGTH_UNITS; u++) {
        if (!(l->has >> u & 1u))
            continue;
        if (u >= NX_HOURS && !(l->has & ((1u << u) - 1u) & ~((1u << NX_HOURS) - 1u)))
            nx_buf_byte(&b, 'T');
        int64_t v = l->milli[u] * (u == NX_QUARTERS ? 3 : 1);
        if (l->vague >> u & 1u) {
            nx_buf_byte(&b, 'X');
        } else {
            nx_buf_int(&b, v / 1000);
            int width = 3;
            int64_t rest = v % 1000;
            while (rest && rest % 10 == 0) {
                rest /= 10;
                width--;
            }
            if (rest) {
                nx_buf_byte(&b, '.');
                nx_buf_padded(&b, rest, width);
            }
        }
        nx_buf_byte(&b, u == NX_QUARTERS ? 'M' : letters[u]);
    }
    return nx_buf_done(&b);
}

bool nx_when_is_year_number(const nx_when *w)
{
    return w->f[NX_YEAR].how == NX_SAYS && w->f[NX_YEAR].value >= 1700 && w->f[NX_YEAR].value <= 2100;
}

void nx_when_drop_fields(nx_when *w)
{
    memset(w->f, 0, sizeof w->f);
    w->either = false;
    w->nth = w->nth_week = 0;
}

void nx_when_drop_length(nx_when *w)
{
    w->length = (nx_length){0};
    w->either = false;
}
