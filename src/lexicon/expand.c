/* expand.c -- {parts} of a pattern to PCRE2.  First the file's own parts are put in as text, then the built-in ones:
 *
 *   {int:1..12} {digits:1..12} {num} {anynum}   numbers: a whole one in digits or Sino-Korean words; digits only; any
 *                                               numeral of print (3만2천, 1.5); native words, too (스물다섯)
 *   {lex:CLASS} {lex:CLASS key=value}           a word of dict/lex/CLASS.tsv, the longest first
 *   {batchim:ㄹ} {batchim:none} {batchim:any}   a syllable that ends so
 *   {gap} {start} {end} {hangul} {dot} {tilde} {quote}
 *
 * A leading number or {batchim} is the rule's lead: it is checked by code before the pattern runs. */
#include "lexicon/build.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct job {
    const nx_rule_source *rule;
    const nx_rulefile *all;
    const nx_dict *dict;
    nx_ctx *c;
} job;

enum { MAX_PATTERN = 256 * 1024, MAX_DEPTH = 8, MAX_WORDS = 4000 };

static newsx_status fault(const job *j, const char *why, newsx_str what)
{
    return nx_error_set(j->c->err, NEWSX_EDATA, j->rule->line, 0, "%.*s:%u: rule %.*s: %s%.*s", NX_FMT(j->rule->file), j->rule->line,
                        NX_FMT(j->rule->id), why, NX_FMT(what));
}

/* If s holds at i a {part} (and no quantifier such as {2,3}), its inside; else an empty string. */
static newsx_str part_at(newsx_str s, size_t i)
{
    if (i + 1 >= s.len || s.at[i] != '{' || (s.at[i + 1] >= '0' && s.at[i + 1] <= '9') || s.at[i + 1] == ',')
        return (newsx_str){NULL, 0};
    size_t end = nx_str_find(s, NX_S("}"), i);
    return end == NX_NPOS ? (newsx_str){NULL, 0} : nx_str_cut(s, i + 1, end);
}

static const nx_rule_part *find_part(const job *j, newsx_str name)
{
    for (uint32_t i = 0; i < j->all->parts.n; i++)
        if (nx_str_eq(j->all->parts.at[i].name, name))
            return &j->all->parts.at[i];
    return NULL;
}

/* Parts may use parts: put in again and again until nothing changes. */
static newsx_status put_parts_in(newsx_str *pattern, const job *j)
{
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
        nx_buf b = nx_buf_new(j->c->arena, pattern->len + 64);
        bool changed = false;
        for (size_t i = 0; i < pattern->len; i++) {
            newsx_str name = part_at(*pattern, i);
            const nx_rule_part *part = name.len ? find_part(j, name) : NULL;
            if (part) {
                nx_buf_add(&b, NX_S("(?:"));
                nx_buf_add(&b, part->pattern);
                nx_buf_byte(&b, ')');
                i += name.len + 1;
                changed = true;
            } else {
                nx_buf_byte(&b, pattern->at[i]);
            }
        }
        *pattern = nx_buf_str(&b);
        if (!changed)
            return NEWSX_OK;
        if (b.len > MAX_PATTERN)
            break;
    }
    return fault(j, "parts are nested too deep", (newsx_str){NULL, 0});
}

static void add_escaped(nx_buf *b, newsx_str word) /* a blank of the word is optional in the text */
{
    for (size_t i = 0; i < word.len; i++) {
        char ch = word.at[i];
        if (ch == ' ') {
            nx_buf_add(b, NX_S(" ?"));
            continue;
        }
        if (strchr("\\^$.|?*+()[]{}-", ch) && ch)
            nx_buf_byte(b, '\\');
        nx_buf_byte(b, ch);
    }
}

static int longer_first(const void *a, const void *b)
{
    const newsx_str *x = a, *y = b;
    if (x->len != y->len)
        return x->len < y->len ? 1 : -1;
    return nx_str_cmp(*x, *y);
}

/* Words of a class whose attribute key is value (key empty: all), as an alternation. */
static newsx_status add_words(nx_buf *b, const job *j, uint32_t cls, newsx_str key, newsx_str value)
{
    const nx_build_class *k = &j->dict->classes.at[cls];
    newsx_str *words = nx_alloc(j->c->arena, sizeof *words * (k->n + 1u));
    uint32_t n = 0;
    char name[64];
    if (!words)
        return NEWSX_ENOMEM;
    snprintf(name, sizeof name, "%.*s", NX_FMT(key));
    for (uint32_t i = 0; i < k->n; i++) {
        const nx_build_entry *e = &j->dict->entries.at[k->first + i];
        if (!key.len || nx_str_eq(nx_attr(e->attr, name), value))
            words[n++] = e->surface;
    }
    if (!n)
        return fault(j, "no word of the dictionary fits ", k->name);
    if (n > MAX_WORDS)
        return fault(j, "too many words for a pattern in ", k->name);
    nx_sort(words, n, sizeof *words, longer_first);
    nx_buf_add(b, NX_S("(?:"));
    for (uint32_t i = 0; i < n; i++) {
        if (i)
            nx_buf_byte(b, '|');
        add_escaped(b, words[i]);
    }
    nx_buf_byte(b, ')');
    return NEWSX_OK;
}

static uint32_t class_of(const nx_dict *d, newsx_str name)
{
    for (uint32_t i = 0; i < d->classes.n; i++)
        if (nx_str_eq(d->classes.at[i].name, name))
            return i;
    return UINT32_MAX;
}

/* The syllables of numeral words of some kinds, for a character class. */
static void add_numeral_syllables(nx_buf *b, const job *j, const char *kinds)
{
    const nx_build_class *k = &j->dict->classes.at[NX_LEX_NUMERAL];
    for (uint32_t i = 0; i < k->n; i++) {
        const nx_build_entry *e = &j->dict->entries.at[k->first + i];
        newsx_str kind = nx_attr(e->attr, "kind");
        bool one = e->surface.len && nx_utf8_len((unsigned char)e->surface.at[0]) == e->surface.len;
        if (kind.len && one && e->surface.len > 1 && nx_str_find(nx_cstr(kinds), kind, 0) != NX_NPOS)
            nx_buf_add(b, e->surface);
    }
}

static void add_number(nx_buf *b, const job *j, nx_group_type type)
{
    static const char whole[] = "(?<![0-9,.])[0-9\\x{FF10}-\\x{FF19}]{1,9}(?![0-9\\x{FF10}-\\x{FF19}])";
    if (type == NX_GROUP_DIGITS) {
        nx_buf_add(b, nx_cstr(whole));
        return;
    }
    nx_buf_add(b, NX_S("(?:"));
    if (type == NX_GROUP_INT) {
        nx_buf_add(b, nx_cstr(whole));
        nx_buf_add(b, NX_S("|["));
        add_numeral_syllables(b, j, "digit small");
        nx_buf_add(b, NX_S("]{1,8})"));
        return;
    }
    static const char digits[] = "[0-9\\x{FF10}-\\x{FF19}]+(?:,[0-9]{3})*(?:\\.[0-9]+)?";
    nx_buf_add(b, NX_S("(?<![0-9,.])"));
    nx_buf_add(b, nx_cstr(digits));
    nx_buf_add(b, NX_S("(?:["));
    add_numeral_syllables(b, j, "small big");
    nx_buf_add(b, NX_S("]+(?: ?"));
    nx_buf_add(b, nx_cstr(digits));
    nx_buf_add(b, NX_S("(?=["));
    add_numeral_syllables(b, j, "small big");
    nx_buf_add(b, NX_S("]))?)*(?![0-9])|["));
    add_numeral_syllables(b, j, "digit small big");
    nx_buf_add(b, NX_S("]{1,24}"));
    if (type == NX_GROUP_ANYNUM) {
        const nx_build_class *k = &j->dict->classes.at[NX_LEX_NUMERAL];
        nx_strs native = {0};
        nx_buf_add(b, NX_S("|(?:"));
        for (uint32_t i = 0; i < k->n; i++) {
            const nx_build_entry *e = &j->dict->entries.at[k->first + i];
            newsx_str kind = nx_attr(e->attr, "kind");
            if (nx_str_has(kind, "native") || nx_str_is(kind, "det"))
                nx_push(j->c->arena, &native, e->surface);
        }
        nx_sort(native.at, native.n, sizeof *native.at, longer_first);
        for (uint32_t i = 0; i < native.n; i++) {
            if (i)
                nx_buf_byte(b, '|');
            add_escaped(b, native.at[i]);
        }
        nx_buf_add(b, NX_S("){1,2}"));
    }
    nx_buf_byte(b, ')');
}

/* The final consonants of an argument such as ㄴㄹ, as bits; 0 where one is none. */
static uint32_t batchim_bits(newsx_str arg)
{
    if (nx_str_is(arg, "none"))
        return 1;
    if (nx_str_is(arg, "any"))
        return 0x0FFFFFFEu;
    uint32_t bits = 0, i = 0;
    while (i < arg.len) {
        uint32_t k = nx_batchim_of_jamo(nx_utf8_next(arg, &i));
        if (!k)
            return 0;
        bits |= 1u << k;
    }
    return bits;
}

static void add_batchim(nx_buf *b, uint32_t bits)
{
    nx_buf_byte(b, '[');
    for (uint32_t c = 0xAC00u; c <= 0xD7A3u; c++)
        if (bits >> ((c - 0xAC00u) % 28u) & 1u)
            nx_buf_char(b, c);
    nx_buf_byte(b, ']');
}

static bool number_part(nx_build_group *g, newsx_str part, bool *is_number) /* false: the range is malformed */
{
    static const struct { const char *name; nx_group_type type; } kinds[] = {
        {"int", NX_GROUP_INT}, {"digits", NX_GROUP_DIGITS}, {"num", NX_GROUP_NUM}, {"anynum", NX_GROUP_ANYNUM}};
    newsx_str rest = part, name;
    nx_str_next_field(&name, &rest, ':');
    *is_number = false;
    for (size_t i = 0; i < NX_LEN(kinds); i++) {
        if (!nx_str_is(name, kinds[i].name))
            continue;
        *is_number = true;
        g->type = kinds[i].type;
        g->low = 1;
        g->high = 0;
        if (!rest.at)
            return true;
        size_t dots = nx_str_find(rest, NX_S(".."), 0), used = 0;
        if (dots == NX_NPOS || dots == 0)
            return false;
        g->low = nx_str_uint(rest, &used);
        bool low_ok = used == dots;
        newsx_str high = nx_str_cut(rest, dots + 2, rest.len);
        g->high = nx_str_uint(high, &used);
        return low_ok && used == high.len && used && g->low <= g->high;
    }
    return true;
}

static newsx_status add_lex(nx_buf *b, nx_build_group *g, const job *j, newsx_str arg)
{
    newsx_str cls, key = {NULL, 0};
    newsx_str rest = arg;
    nx_str_next_field(&cls, &rest, ' ');
    newsx_str value = rest;
    if (rest.at)
        nx_str_next_field(&key, &value, '=');
    g->type = NX_GROUP_LEX;
    g->cls = class_of(j->dict, cls);
    if (g->cls == UINT32_MAX)
        return fault(j, "there is no dict/lex class ", cls);
    return add_words(b, j, g->cls, key, value);
}

static newsx_status add_builtin(nx_buf *b, nx_build_group *g, const job *j, newsx_str part)
{
    static const struct { const char *name, *pattern; } plain[] = {
        {"gap", " ?"},
        {"start", "(?<![0-9A-Za-z\\x{AC00}-\\x{D7A3}])"},
        {"end", "(?![0-9A-Za-z\\x{AC00}-\\x{D7A3}])"},
        {"hangul", "[\\x{AC00}-\\x{D7A3}]"},
        {"dot", "[\\x{B7}\\x{318D}\\x{2022}\\x{2024}\\x{2027}\\x{2219}\\x{22C5}\\x{FF65}\\x{30FB}]"},
        {"tilde", "[~\\x{223C}\\x{FF5E}\\x{301C}\\x{2013}-]"},
        {"quote", "[\"'\\x{2018}\\x{2019}\\x{201C}\\x{201D}]"},
    };
    bool is_number;
    if (!number_part(g, part, &is_number))
        return fault(j, "a range reads {int:1..12}, not ", part);
    if (is_number) {
        add_number(b, j, (nx_group_type)g->type);
        return NEWSX_OK;
    }
    for (size_t i = 0; i < NX_LEN(plain); i++)
        if (nx_str_is(part, plain[i].name)) {
            nx_buf_add(b, nx_cstr(plain[i].pattern));
            return NEWSX_OK;
        }
    if (nx_str_starts(part, NX_S("lex:")))
        return add_lex(b, g, j, nx_str_cut(part, 4, part.len));
    if (nx_str_starts(part, NX_S("batchim:"))) {
        uint32_t bits = batchim_bits(nx_str_cut(part, 8, part.len));
        if (!bits)
            return fault(j, "no final consonants: ", part);
        add_batchim(b, bits);
        return NEWSX_OK;
    }
    return fault(j, "unknown part ", part);
}

/* Group names and types in order, built-ins replaced. */
static newsx_status put_builtins_in(nx_build_rule *out, newsx_str pattern, const job *j)
{
    nx_buf b = nx_buf_new(j->c->arena, pattern.len * 2 + 64);
    uint32_t fresh = UINT32_MAX; /* a group that was opened just here */
    for (size_t i = 0; i < pattern.len; i++) {
        newsx_str rest = nx_str_cut(pattern, i, pattern.len), part = part_at(pattern, i);
        uint32_t opened = fresh;
        fresh = UINT32_MAX;
        if (pattern.at[i] == '\\' && i + 1 < pattern.len) {
            nx_buf_add(&b, nx_str_cut(pattern, i, i + 2));
            i++;
        } else if (pattern.at[i] == '[') {
            size_t end = nx_str_find(pattern, NX_S("]"), i + 2);
            if (end == NX_NPOS)
                return fault(j, "a [ without its ]", (newsx_str){NULL, 0});
            nx_buf_add(&b, nx_str_cut(pattern, i, end + 1));
            i = end;
        } else if (nx_str_starts(rest, NX_S("(?<")) && rest.len > 3 && rest.at[3] != '=' && rest.at[3] != '!') {
            size_t end = nx_str_find(pattern, NX_S(">"), i);
            if (end == NX_NPOS)
                return fault(j, "a group name without its >", (newsx_str){NULL, 0});
            nx_build_group g = {.name = nx_str_cut(pattern, i + 3, end), .type = NX_GROUP_TEXT, .low = 1};
            fresh = out->groups.n;
            nx_push(j->c->arena, &out->groups, g);
            nx_buf_byte(&b, '('); /* groups are known by their order: shorter to compile */
            i = end;
        } else if (pattern.at[i] == '(' && (rest.len < 2 || rest.at[1] != '?')) {
            return fault(j, "a group is named, (?<name>…), or not kept, (?:…)", (newsx_str){NULL, 0});
        } else if (part.len) {
            nx_build_group g = {.type = NX_GROUP_TEXT, .low = 1};
            NX_TRY(add_builtin(&b, &g, j, part));
            i += part.len + 1;
            bool whole = opened != UINT32_MAX && i + 1 < pattern.len && pattern.at[i + 1] == ')';
            if (whole) {
                g.name = out->groups.at[opened].name;
                out->groups.at[opened] = g;
            } else if (g.type != NX_GROUP_LEX && g.low <= g.high) {
                return fault(j, "a number with a range must be a whole group, (?<name>{int:1..12}): ", part);
            }
        } else {
            nx_buf_byte(&b, pattern.at[i]);
        }
        if (b.len > MAX_PATTERN)
            return fault(j, "the pattern grows too long", (newsx_str){NULL, 0});
    }
    out->pattern = nx_buf_str(&b);
    return nx_ctx_status(j->c);
}

static bool alternates_at_top(newsx_str s)
{
    int depth = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.at[i] == '\\') {
            i++;
        } else if (s.at[i] == '[') {
            size_t end = nx_str_find(s, NX_S("]"), i + 2);
            i = end == NX_NPOS ? s.len : end;
        } else {
            depth += s.at[i] == '(';
            depth -= s.at[i] == ')';
            if (s.at[i] == '|' && depth == 0)
                return true;
        }
    }
    return false;
}

static newsx_str without_gap(newsx_str s, nx_build_rule *out)
{
    static const char *const gaps[] = {"{gap}", " ?", "(?: ?)"};
    for (size_t i = 0; i < NX_LEN(gaps); i++)
        if (nx_str_starts(s, nx_cstr(gaps[i]))) {
            out->gap = 1;
            return nx_str_cut(s, strlen(gaps[i]), s.len);
        }
    return s;
}

/* Takes a leading number or {batchim} off the pattern. */
static newsx_status take_lead(newsx_str *pattern, nx_build_rule *out, const job *j)
{
    newsx_str s = *pattern, name = {NULL, 0};
    size_t at = 0;
    if (nx_str_starts(s, NX_S("(?<")) && s.len > 3 && s.at[3] != '=' && s.at[3] != '!') {
        size_t end = nx_str_find(s, NX_S(">"), 0);
        if (end == NX_NPOS)
            return NEWSX_OK;
        name = nx_str_cut(s, 3, end);
        at = end + 1;
    }
    newsx_str part = part_at(s, at);
    if (!part.len)
        return NEWSX_OK;
    nx_build_group g = {.name = name, .low = 1};
    bool is_number;
    if (!number_part(&g, part, &is_number))
        return fault(j, "a range reads {int:1..12}, not ", part);
    at += part.len + 2;
    if (is_number) {
        if (name.len && (at >= s.len || s.at[at] != ')'))
            return NEWSX_OK; /* the group holds more than the number: no lead */
        at += name.len > 0;
        out->lead = NX_LEAD_NUMERAL;
        nx_push(j->c->arena, &out->groups, g);
    } else if (nx_str_starts(part, NX_S("batchim:")) && !name.len) {
        out->lead = NX_LEAD_BATCHIM;
        out->batchim = batchim_bits(nx_str_cut(part, 8, part.len));
        if (!out->batchim)
            return fault(j, "no final consonants: ", part);
    } else {
        return NEWSX_OK;
    }
    *pattern = without_gap(nx_str_cut(s, at, s.len), out);
    if (alternates_at_top(*pattern))
        return fault(j, "behind a leading number or {batchim}, alternatives go into (?:…|…)", (newsx_str){NULL, 0});
    return NEWSX_OK;
}

newsx_status nx_rule_expand(nx_build_rule *out, const nx_rule_source *r, const nx_rulefile *all, const nx_dict *dict, nx_ctx *c)
{
    job j = {r, all, dict, c};
    newsx_str pattern = r->pattern;
    NX_TRY(put_parts_in(&pattern, &j));
    NX_TRY(take_lead(&pattern, out, &j));
    NX_TRY(put_builtins_in(out, pattern, &j));
    if (out->groups.n > NX_MAX_GROUPS)
        return fault(&j, "more than 16 groups", (newsx_str){NULL, 0});
    return nx_rule_gates(out, r, c);
}
