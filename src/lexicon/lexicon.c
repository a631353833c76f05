/* lexicon.c -- entries of the mapped image, and words that are asked for one by one. */
#include "lexicon/image.h"

#include "base/utf8.h"

static uint16_t code_of(const nx_image *i, uint32_t c)
{
    return c < 0x10000u ? i->code[c] : 0; /* variants of a sign share its code */
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
    if (!(img->head[first] & bit))
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
        return whole ? 0 : walk(entry, lex, cls, nx_str_cut(s, 0, nx_utf8_back(s, best)), false); /* a shorter one stays */
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
