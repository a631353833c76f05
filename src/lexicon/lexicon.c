/* lexicon.c -- look-ups in the mapped image.  A text is turned into trie codes once; then one walk from every
 * character collects what begins there. */
#include "lexicon/image.h"

#include "base/utf8.h"

enum { LONGEST = 4 }; /* bytes of a character */

static uint16_t code_of(const nx_image *i, uint32_t c)
{
    return c < 0x10000u ? i->code[c] : 0; /* variants of a sign share its code */
}

typedef struct scan {
    const nx_lexicon *lex;
    newsx_str text;
    const uint16_t *code[2]; /* of each character, by layer; 0 at the end */
} scan;

static bool decode(scan *s, nx_arena *a)
{
    uint32_t n = nx_utf8_count(s->text);
    for (uint32_t l = 0; l < s->lex->layers; l++) {
        const nx_image *img = &s->lex->layer[l];
        uint16_t *code = nx_alloc(a, sizeof *code * (n + 1u)), *to = code;
        for (uint32_t i = 0; code && i < s->text.len;)
            *to++ = code_of(img, nx_utf8_next(s->text, &i));
        if (!code)
            return false;
        *to = 0;
        s->code[l] = code;
    }
    return true;
}

/* "AI" does not stand in "AIDS", nor 3M in 13M. */
static bool cuts_word(newsx_str text, uint32_t begin, uint32_t end)
{
    uint32_t head = nx_utf8_at(text, begin), tail = nx_utf8_before(text, end);
    uint32_t before = nx_utf8_before(text, begin), after = nx_utf8_at(text, end);
    bool latin_head = nx_is_latin(head) || nx_is_digit(head), latin_tail = nx_is_latin(tail);
    return (latin_head && (nx_is_latin(before) || nx_is_digit(before))) || (latin_tail && nx_is_latin(after));
}

static void add_match(nx_matches *out, const scan *s, uint32_t layer, uint32_t entry, uint32_t begin, uint32_t end, nx_arena *a)
{
    bool hangul = s->text.at[begin] & s->text.at[end - 1] & 0x80; /* at both ends: cuts nothing */
    if (!hangul && cuts_word(s->text, begin, end))
        return;
    nx_match m = {begin, end, entry + (layer ? s->lex->layer[0].entries : 0), s->lex->layer[layer].class_of[entry]};
    nx_push(a, &out->found, m);
}

static void add_list(nx_matches *out, const scan *s, uint32_t layer, uint32_t list, uint32_t begin, uint32_t end, nx_arena *a)
{
    const uint32_t *item = s->lex->layer[layer].posting + list;
    for (uint32_t n = item[-1] & ~NX_POST_HEAD; n > 0; n--, item++) {
        if (*item & NX_POST_RULE) {
            nx_trigger t = {begin, (uint16_t)(*item & 0xFFFFu), (*item & NX_POST_AFTER_NUMERAL) != 0};
            nx_push(a, &out->triggers, t);
        } else {
            add_match(out, s, layer, *item, begin, end, a);
        }
    }
}

/* A user's word replaces the system's of the same class and span; with remove=yes it only takes it away. */
static void apply_overrides(nx_matches *out, const scan *s, uint32_t from)
{
    uint32_t base = s->lex->layer[0].entries, kept = from;
    for (uint32_t i = from; i < out->found.n; i++) {
        nx_match m = out->found.at[i];
        bool drop = m.entry >= base && nx_attr_is(nx_lexicon_entry(s->lex, m.entry).attr, "remove", "yes");
        for (uint32_t j = from; !drop && m.entry < base && j < out->found.n; j++) {
            nx_match u = out->found.at[j];
            drop = u.entry >= base && u.cls == m.cls && u.end == m.end;
        }
        if (!drop)
            out->found.at[kept++] = m;
    }
    out->found.n = kept;
}

static void longest_first(nx_match *m, uint32_t n) /* a walk finds them shortest first; stable among equals */
{
    for (uint32_t i = 1; i < n; i++) {
        nx_match x = m[i];
        uint32_t j = i;
        for (; j > 0 && m[j - 1].end < x.end; j--)
            m[j] = m[j - 1];
        m[j] = x;
    }
}

/* What begins at byte `begin`, the character whose code is code[0]. */
static void match_at(nx_matches *out, const scan *s, uint32_t layer, uint32_t begin, const uint16_t *code, nx_arena *a)
{
    const nx_trie *t = &s->lex->layer[layer].scanned;
    uint32_t end = begin;
    for (uint32_t node = 0; (node = nx_trie_step(t, node, *code)) != 0; code++) {
        uint32_t value = t->unit[node].value;
        end += nx_utf8_len((unsigned char)s->text.at[end]);
        if (value & NX_POST_ENTRY)
            add_match(out, s, layer, value & ~NX_POST_ENTRY, begin, end, a);
        else if (value)
            add_list(out, s, layer, value, begin, end, a);
    }
}

newsx_status nx_lexicon_match(nx_matches *out, const nx_lexicon *lex, newsx_str text, nx_ctx *c)
{
    scan s = {.lex = lex, .text = text};
    nx_arena *a = c->arena;
    out->len = (uint32_t)text.len;
    out->first = nx_alloc(a, sizeof *out->first * (text.len + 1 + LONGEST));
    nx_reserve(a, &out->found, out->len / 5 + 16); /* a few more than Korean news has; never NULL, so that ends of ranges can be made */
    nx_reserve(a, &out->triggers, out->len / 16 + 16);
    if (!out->first || !out->found.at || !decode(&s, nx_scratch(c)))
        return NEWSX_ENOMEM;
    out->first[0] = 0;
    for (uint32_t at = 0, k = 0; at < out->len; at += nx_utf8_len((unsigned char)text.at[at]), k++) {
        uint32_t from = out->found.n;
        for (uint32_t l = 0; l < lex->layers; l++)
            match_at(out, &s, l, at, s.code[l] + k, a);
        if (a->failed)
            return NEWSX_ENOMEM;
        if (lex->layers > 1 && out->found.n > from)
            apply_overrides(out, &s, from);
        if (out->found.n - from > 1)
            longest_first(out->found.at + from, out->found.n - from);
        for (uint32_t i = 1; i <= LONGEST; i++) /* to the next character and past it, which then writes its own */
            out->first[at + i] = out->found.n;
    }
    out->first[out->len + 1u] = out->found.n;
    return nx_ctx_status(c);
}

const nx_match *nx_matches_at(const nx_matches *m, uint32_t at, uint32_t *n)
{
    if (at > m->len) {
        *n = 0;
        return NULL;
    }
    uint32_t from = m->first[at];
    *n = m->first[at + 1] - from;
    return m->found.at ? m->found.at + from : NULL;
}

const nx_match *nx_match_at(const nx_matches *m, uint32_t at, nx_class cls)
{
    uint32_t n;
    const nx_match *p = nx_matches_at(m, at, &n);
    for (uint32_t i = 0; i < n; i++)
        if (p[i].cls == (uint32_t)cls)
            return &p[i];
    return NULL;
}

const nx_match *nx_match_exact(const nx_matches *m, uint32_t begin, uint32_t end, nx_class cls)
{
    uint32_t n;
    const nx_match *p = nx_matches_at(m, begin, &n);
    for (uint32_t i = 0; i < n && p[i].end >= end; i++)
        if (p[i].cls == (uint32_t)cls && p[i].end == end)
            return &p[i];
    return NULL;
}

const nx_match *nx_match_ending(const nx_matches *m, newsx_str text, uint32_t end, uint32_t low, nx_class cls)
{
    const nx_match *best = NULL;
    for (uint32_t at = end, steps = 0; at > low && steps < 32; steps++) {
        at = nx_utf8_back(text, at);
        const nx_match *p = at >= low ? nx_match_exact(m, at, end, cls) : NULL;
        if (p)
            best = p;
    }
    return best;
}

nx_entry nx_lexicon_entry(const nx_lexicon *lex, uint32_t entry)
{
    const nx_image *i = &lex->layer[0];
    uint32_t number = entry;
    if (entry >= i->entries && lex->layers > 1) {
        entry -= i->entries;
        i = &lex->layer[1];
    }
    const nx_image_entry *e = &i->entry[entry];
    return (nx_entry){nx_image_view(i, e->surface), nx_image_view(i, e->canon), nx_image_view(i, e->attr), e->cls,
                      nx_image_view(i, i->file[e->file]), e->line, number};
}

newsx_str nx_match_attr(const nx_lexicon *lex, const nx_match *m, const char *key)
{
    return nx_attr(nx_lexicon_entry(lex, m->entry).attr, key);
}

static bool is_scanned(uint32_t cls)
{
#define SCANNED true
#define ASKED false
    static const bool scanned[] = {
#define NX_CLASS_SCANNED(NAME, name, how) how,
        NX_CLASSES(NX_CLASS_SCANNED)
#undef NX_CLASS_SCANNED
    };
#undef SCANNED
#undef ASKED
    return cls < NX_LEX_COUNT && scanned[cls];
}

/* The entry of a class under a trie value of one layer, by its number in the lexicon; UINT32_MAX where there is none. */
static uint32_t entry_in(const nx_lexicon *lex, uint32_t layer, uint32_t value, uint32_t cls)
{
    const nx_image *img = &lex->layer[layer];
    if (cls >= img->classes)
        return UINT32_MAX;
    uint32_t first = img->cls[cls].first, n = img->cls[cls].n; /* entries lie by class: they need not be looked at */
    nx_postings list;
    nx_image_postings(&list, img, value);
    for (const uint32_t *item = list.at; item < list.at + list.n; item++)
        if (!(*item & NX_POST_RULE) && *item - first < n)
            return *item + (layer ? lex->layer[0].entries : 0);
    return UINT32_MAX;
}

/* How much of s a word of an asked class can take: all, one character, nothing.  Two looks at small tables. */
static newsx_str bound(const nx_image *img, uint32_t cls, newsx_str s, bool whole)
{
    newsx_str none = {NULL, 0};
    uint32_t bit = nx_head_bit(cls), i = 0;
    uint16_t first = s.len ? code_of(img, nx_utf8_next(s, &i)) : 0;
    if (first >= img->heads || !(img->head[first] & bit))
        return none;
    if (i == s.len || img->pair[nx_pair_at(first, code_of(img, nx_utf8_at(s, i)))] & bit)
        return s;
    return whole ? none : nx_str_cut(s, 0, i);
}

/* The longest word of cls at the start of s that is no longer than s (whole: exactly s); its bytes or 0. */
static uint32_t walk(uint32_t *entry, const nx_lexicon *lex, uint32_t cls, newsx_str s, bool whole)
{
    uint32_t best = 0;
    for (uint32_t l = 0; l < lex->layers; l++) {
        const nx_image *img = &lex->layer[l];
        const nx_trie *t = is_scanned(cls) ? &img->scanned : &img->asked;
        newsx_str left = is_scanned(cls) ? s : bound(img, cls, s, whole);
        for (uint32_t node = 0, i = 0; i < left.len;) {
            node = nx_trie_step(t, node, code_of(img, nx_utf8_next(left, &i)));
            if (!node)
                break;
            uint32_t value = t->unit[node].value;
            if (!value || i < best || (whole && i != s.len))
                continue;
            uint32_t e = entry_in(lex, l, value, cls);
            if (e != UINT32_MAX) {
                best = i;
                *entry = e;
            }
        }
    }
    if (best && lex->layers > 1 && nx_attr_is(nx_lexicon_entry(lex, *entry).attr, "remove", "yes"))
        return 0;
    return best;
}

bool nx_lexicon_find(nx_entry *out, const nx_lexicon *lex, uint32_t cls, newsx_str surface)
{
    uint32_t entry = 0;
    if (!surface.len || walk(&entry, lex, cls, surface, true) != surface.len)
        return false;
    if (out)
        *out = nx_lexicon_entry(lex, entry);
    return true;
}

uint32_t nx_lexicon_prefix(nx_entry *out, const nx_lexicon *lex, uint32_t cls, newsx_str s)
{
    uint32_t entry = 0, n = walk(&entry, lex, cls, s, false);
    if (n && out)
        *out = nx_lexicon_entry(lex, entry);
    return n;
}

bool nx_lexicon_each(nx_entry *out, const nx_lexicon *lex, uint32_t cls, uint32_t i)
{
    for (uint32_t l = 0; l < lex->layers; l++) {
        const nx_image *img = &lex->layer[l];
        if (cls >= img->classes)
            continue;
        if (i < img->cls[cls].n) {
            *out = nx_lexicon_entry(lex, (l ? lex->layer[0].entries : 0) + img->cls[cls].first + i);
            return true;
        }
        i -= img->cls[cls].n;
    }
    return false;
}

uint32_t nx_lexicon_class(const nx_lexicon *lex, newsx_str name)
{
    const nx_image *img = &lex->layer[0];
    for (uint32_t k = 0; k < img->classes; k++)
        if (nx_str_eq(nx_image_view(img, img->cls[k].name), name))
            return k;
    return UINT32_MAX;
}

newsx_str nx_lexicon_class_name(const nx_lexicon *lex, uint32_t cls)
{
    const nx_image *img = &lex->layer[0];
    return cls < img->classes ? nx_image_view(img, img->cls[cls].name) : (newsx_str){NULL, 0};
}

newsx_str nx_entry_rule(nx_arena *a, const nx_lexicon *lex, uint32_t entry)
{
    nx_entry e = nx_lexicon_entry(lex, entry);
    nx_buf b = nx_buf_new(a, 64);
    nx_buf_add(&b, NX_S("lex:"));
    nx_buf_add(&b, nx_lexicon_class_name(lex, e.cls));
    nx_buf_byte(&b, ':');
    nx_buf_add(&b, e.surface);
    return nx_buf_str(&b);
}
