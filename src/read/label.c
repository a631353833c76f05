/* label.c -- labels, boilerplate phrases and visible dates.  In: dict/lex/label.tsv, boiler.tsv.  Cost: a look-up a character,
 * over lines that are short enough to be labels. */
#include "read/label.h"

#include "base/utf8.h"

enum { SHORT_LINE = 260 }; /* bytes; a longer line is running text */

bool nx_label_has(const nx_entry *e, const char *what)
{
    newsx_str one, list = nx_attr(e->attr, "what");
    while (nx_str_next_field(&one, &list, ','))
        if (nx_str_is(one, what))
            return true;
    return false;
}

uint32_t nx_label_at(const nx_lexicon *lex, newsx_str s, const char *what)
{
    nx_entry e;
    uint32_t n = nx_lexicon_prefix(&e, lex, NX_LEX_LABEL, s);
    return n && nx_label_has(&e, what) ? n : 0;
}

bool nx_label_is(nx_entry *out, const nx_lexicon *lex, newsx_str s, const char *what)
{
    nx_entry e;
    if (!nx_lexicon_find(&e, lex, NX_LEX_LABEL, s) || !nx_label_has(&e, what))
        return false;
    if (out)
        *out = e;
    return true;
}

static nx_boiler kind_of(const nx_entry *e)
{
    return nx_attr_is(e->attr, "scope", "rest") ? NX_BOILER_REST : NX_BOILER_LINE;
}

/* A phrase of where=start must end as a word does: "추천" begins "추천사를" but does not label it. */
static bool ends_word(newsx_str line, uint32_t n)
{
    uint32_t last = nx_utf8_before(line, n), next = nx_utf8_at(line, n);
    return n >= line.len || !nx_is_word(last) || !nx_is_word(next);
}

/* How a line ends its last sentence: "plain_end", "polite_end" or NULL. */
static const char *manner(const nx_lexicon *lex, newsx_str line)
{
    enum { SYLLABLE = 3 };
    while (line.len && strchr("\"' )", line.at[line.len - 1]))
        line.len--;
    if (line.len < 3 * SYLLABLE || line.at[line.len - 1] != '.')
        return NULL;
    line.len--;
    newsx_str one = nx_str_cut(line, line.len - SYLLABLE, line.len), two = nx_str_cut(line, line.len - 2 * SYLLABLE, line.len);
    if (nx_label_is(NULL, lex, one, "polite_end") || nx_label_is(NULL, lex, two, "polite_end"))
        return "polite_end";
    return nx_label_is(NULL, lex, one, "plain_end") ? "plain_end" : NULL;
}

bool nx_reports(const nx_lexicon *lex, newsx_str line)
{
    const char *how = manner(lex, line);
    return how && strcmp(how, "plain_end") == 0;
}

bool nx_is_polite(const nx_lexicon *lex, newsx_str line)
{
    const char *how = manner(lex, line);
    return how && strcmp(how, "polite_end") == 0;
}

/* A short word heads a label of a few more syllables ("페이스북 공유하기"), not a crosshead ("카카오, 자사주 매입 검토"). */
static bool labels_only(newsx_str line, uint32_t n)
{
    enum { MOST = 6 };
    uint32_t syllables = 0;
    for (uint32_t i = n; i < line.len;)
        syllables += nx_is_hangul(nx_utf8_next(line, &i));
    return syllables <= MOST;
}

nx_boiler nx_boiler_of(const nx_lexicon *lex, newsx_str line)
{
    nx_entry e;
    bool is_short = line.len <= SHORT_LINE, paid = false, told = false, asked = false; /* asked: whether it reports, once a phrase makes that matter */
    if (is_short && nx_lexicon_find(&e, lex, NX_LEX_BOILER, line) && !nx_attr_is(e.attr, "where", "error") &&
        !nx_attr_is(e.attr, "where", "paywall"))
        return kind_of(&e);
    uint32_t n = nx_lexicon_prefix(&e, lex, NX_LEX_BOILER, line);
    bool long_phrase = n > 9; /* three syllables may begin a sentence, too */
    nx_boiler found = NX_BOILER_NONE;
    if (n && nx_attr_is(e.attr, "where", "start") && ends_word(line, n) && line.len < (long_phrase ? 200u : 60u) && (long_phrase || labels_only(line, n)) &&
        (nx_attr_is(e.attr, "sure", "yes") || !nx_reports(lex, line)))
        found = kind_of(&e);
    if (!is_short || found == NX_BOILER_REST)
        return found;
    for (uint32_t i = 0; i < line.len;) {
        n = nx_lexicon_prefix(&e, lex, NX_LEX_BOILER, nx_str_cut(line, i, line.len));
        newsx_str where = n ? nx_attr(e.attr, "where") : (newsx_str){NULL, 0};
        if (nx_str_is(where, "any") && kind_of(&e) == NX_BOILER_REST)
            return NX_BOILER_REST;
        if (nx_str_is(where, "any") && !asked) {
            asked = true;
            told = nx_reports(lex, line);
        }
        if (nx_str_is(where, "any") && (!told || nx_attr_is(e.attr, "sure", "yes")))
            found = NX_BOILER_LINE;
        else if (nx_str_is(where, "paywall"))
            paid = true;
        else if (nx_str_is(where, "error") && !found)
            found = NX_BOILER_ERROR;
        i += nx_utf8_len((unsigned char)line.at[i]);
    }
    return paid ? NX_BOILER_PAYWALL : found;
}

bool nx_heads_comments(const nx_lexicon *lex, newsx_str line)
{
    nx_entry e;
    uint32_t n = nx_lexicon_prefix(&e, lex, NX_LEX_BOILER, line);
    return n && nx_attr_is(e.attr, "comments", "yes") && ends_word(line, n) && line.len - n < 40;
}

bool nx_heads_box(const nx_lexicon *lex, newsx_str line)
{
    nx_entry e;
    while (line.len && (line.at[0] == '[' || line.at[0] == ' ' || line.at[0] == '<'))
        line = nx_str_cut(line, 1, line.len);
    uint32_t n = nx_lexicon_prefix(&e, lex, NX_LEX_BOILER, line);
    return n && nx_attr_is(e.attr, "box", "yes") && ends_word(line, n) && line.len - n < 40;
}

static uint32_t skip_blanks(newsx_str s, uint32_t i)
{
    while (i < s.len) {
        uint32_t k = i;
        if (!nx_is_space(nx_utf8_next(s, &k)))
            break;
        i = k;
    }
    return i;
}

/* A number of one to `most` digits at *i. */
static bool number(newsx_str s, uint32_t *i, uint32_t most, int32_t *out)
{
    uint32_t n = 0;
    int32_t v = 0;
    while (*i + n < s.len && n < most && nx_is_digit((unsigned char)s.at[*i + n]))
        v = v * 10 + (s.at[*i + n++] - '0');
    if (!n || (*i + n < s.len && nx_is_digit((unsigned char)s.at[*i + n])))
        return false;
    *i += n;
    *out = v;
    return true;
}

/* What stands between the parts: one of ". - /" or a label of that kind, blanks around it. */
static bool separator(const nx_lexicon *lex, newsx_str s, uint32_t *i, const char *what)
{
    uint32_t k = skip_blanks(s, *i);
    if (k < s.len && (s.at[k] == '.' || s.at[k] == '-' || s.at[k] == '/'))
        k++;
    else {
        uint32_t n = nx_label_at(lex, nx_str_cut(s, k, s.len), what);
        if (!n)
            return false;
        k += n;
    }
    *i = skip_blanks(s, k);
    return true;
}

static void clock_time(const nx_lexicon *lex, newsx_str s, uint32_t *i, nx_time *t)
{
    uint32_t k = skip_blanks(s, *i);
    if (k < s.len && (s.at[k] == '(' || s.at[k] == '[')) { /* (수) */
        const char *close = memchr(s.at + k, s.at[k] == '(' ? ')' : ']', s.len - k < 14 ? s.len - k : 14);
        if (k + 1 < s.len && nx_is_digit((unsigned char)s.at[k + 1]))
            k++; /* (21:20) */
        else if (close)
            k = skip_blanks(s, (uint32_t)(close - s.at) + 1);
    }
    while (k < s.len && (s.at[k] == ',' || s.at[k] == '|' || s.at[k] == 'T' || s.at[k] == '-'))
        k = skip_blanks(s, k + 1);
    newsx_str rest = nx_str_cut(s, k, s.len);
    uint32_t am = nx_label_at(lex, rest, "am"), pm = nx_label_at(lex, rest, "pm");
    k = skip_blanks(s, k + am + pm);
    int32_t hour, minute = 0, second = 0;
    if (!number(s, &k, 2, &hour) || hour > 24)
        return;
    uint32_t n = k < s.len && s.at[k] == ':' ? 1 : nx_label_at(lex, nx_str_cut(s, k, s.len), "hour");
    if (!n)
        return;
    k = n == 1 ? k + n : skip_blanks(s, k + n);
    if (!number(s, &k, 2, &minute) || minute > 59) {
        if (n == 1)
            return;
        minute = 0; /* 오후 3시 */
    }
    uint32_t j = k + 1;
    if (k < s.len && s.at[k] == ':' && number(s, &j, 2, &second) && second < 60)
        k = j;
    else
        second = 0;
    if (pm && hour < 12)
        hour += 12;
    if (am && hour == 12)
        hour = 0;
    if (hour > 23)
        return;
    t->hour = (int8_t)hour;
    t->minute = (int8_t)minute;
    t->second = (int8_t)second;
    uint32_t tail = k < s.len ? nx_label_at(lex, nx_str_cut(s, k, s.len), "minute") : 0;
    *i = k + tail;
}

nx_time nx_when_at(const nx_lexicon *lex, newsx_str s, uint32_t *used)
{
    nx_time t = {.hour = -1, .zone = 540};
    uint32_t i = 0;
    int32_t year, month, day;
    *used = 0;
    if (!s.len || !nx_is_digit((unsigned char)s.at[0]))
        return t;
    if (!number(s, &i, 4, &year) || (i != 4 && i != 2))
        return t;
    bool two = i == 2;
    if (!separator(lex, s, &i, "year") || !number(s, &i, 2, &month) || !separator(lex, s, &i, "month") || !number(s, &i, 2, &day))
        return t;
    year += two ? 2000 : 0;
    t.day = (nx_day){year, (int8_t)month, (int8_t)day};
    if (year < 1950 || year > 2100 || !nx_day_valid(t.day))
        return t;
    uint32_t n = nx_label_at(lex, nx_str_cut(s, i, s.len), "day");
    i += n ? n : i < s.len && s.at[i] == '.' ? 1 : 0;
    t.ok = true;
    *used = i;
    clock_time(lex, s, used, &t);
    if (two && t.hour < 0)
        t.ok = false; /* 22.10.19 may be anything */
    return t;
}

bool nx_clock_at(const nx_lexicon *lex, newsx_str s, uint32_t *used)
{
    nx_time t = nx_when_at(lex, s, used);
    if (t.ok)
        return t.hour >= 0;
    uint32_t i = 0, month = 0;
    int32_t n;
    t.hour = -1;
    if (number(s, &i, 2, &n) && separator(lex, s, &i, "month") && number(s, &i, 2, &n)) /* no year */
        month = i + nx_label_at(lex, nx_str_cut(s, i, s.len), "day");
    *used = month;
    clock_time(lex, s, used, &t);
    return t.hour >= 0;
}

/* The bytes up to the end of a label of that kind behind a date, where no date follows that it could belong to; else 0. */
static uint32_t label_behind(const nx_lexicon *lex, newsx_str s, const char *what)
{
    uint32_t i = skip_blanks(s, 0), n = nx_label_at(lex, nx_str_cut(s, i, s.len), what);
    newsx_str next = nx_str_cut(s, i + n, s.len);
    while (next.len && (next.at[0] == ' ' || next.at[0] == ':'))
        next = nx_str_cut(next, 1, next.len);
    return n && !(next.len && nx_is_digit((unsigned char)next.at[0])) ? i + n : 0;
}

nx_dates nx_when_line(const nx_lexicon *lex, newsx_str line, char *carry)
{
    nx_dates d = {0};
    if (line.len > 400)
        line.len = 0;
    for (uint32_t i = 0; i < line.len;) {
        newsx_str rest = nx_str_cut(line, i, line.len);
        uint32_t n;
        if (nx_is_digit((unsigned char)line.at[i])) {
            nx_time t = nx_when_at(lex, rest, &n);
            if (t.ok) {
                newsx_str behind = nx_str_cut(line, i + n, line.len); /* 2022/09/07 20:49 송고 */
                uint32_t published = *carry ? 0 : label_behind(lex, behind, "published");
                uint32_t modified = *carry || published ? 0 : label_behind(lex, behind, "modified");
                if ((*carry == 'p' || published) && !d.published.ok)
                    d.published = t;
                else if ((*carry == 'm' || modified) && !d.modified.ok)
                    d.modified = t;
                else if (!*carry && !d.bare.ok)
                    d.bare = t;
                i += n + published + modified;
                *carry = 0;
                continue;
            }
            while (i < line.len && nx_is_digit((unsigned char)line.at[i]))
                i++;
            continue;
        }
        if ((n = nx_label_at(lex, rest, "published")) != 0)
            *carry = 'p';
        else if ((n = nx_label_at(lex, rest, "modified")) != 0)
            *carry = 'm';
        else if ((n = nx_label_at(lex, rest, "other_date")) != 0)
            *carry = 'o';
        i += n ? n : nx_utf8_len((unsigned char)line.at[i]);
    }
    return d;
}
