/* affix.c -- the tables of affix.h: one slot a syllable for what a single syllable tells, and an open hash of whole
 * words packed into 64 bits.  Four syllables fit (14 bits each), which is nearly every entry; longer ones are kept by a
 * hash and asked once more in the lexicon.  Words with other characters than syllables are left to the lexicon. */
#include "text/affix.h"

#include "base/utf8.h"
#include "text/ending.h"

const nx_lexicon *nx_affixes_lexicon(const nx_affixes *x)
{
    return x->lex;
}

static uint64_t key_of(const uint32_t *ch, uint32_t n) /* of more characters than can be packed a hash */
{
    uint64_t key = 0;
    if (n <= NX_PACKED)
        return nx_packed_all(ch, n);
    for (uint32_t i = 0; i < n; i++)
        key = (key ^ nx_packed(ch[i])) * 0x100000001B3u;
    return key | 1ull << 63; /* packed ones stay below 2^56 */
}

static nx_affix_slot *slot_of(const nx_affix_table *t, uint64_t key)
{
    uint32_t mask = (uint32_t)(UINT64_MAX >> t->shift), i = (uint32_t)(nx_affix_hash(key) >> t->shift);
    while (t->slots[i].key && t->slots[i].key != key)
        i = (i + 1) & mask;
    return &t->slots[i];
}

static uint32_t read_josa(newsx_str attr)
{
    newsx_str after = nx_attr(attr, "after"), split = nx_attr(attr, "split");
    return (nx_str_is(after, "consonant") ? 0u : NX_AFTER_VOWEL) | (nx_str_is(after, "vowel") ? 0u : NX_AFTER_CONSONANT) |
           (nx_attr_is(attr, "rieul", "vowel") ? NX_RIEUL_AS_VOWEL : 0u) | (nx_str_is(split, "weak") ? NX_WEAK : 0u) |
           (nx_str_is(split, "never") ? NX_NEVER : 0u) | (nx_str_is(split, "lone") ? NX_LONE : 0u) |
           (nx_attr_is(attr, "ending", "yes") ? NX_ENDING : 0u) | (nx_attr_is(attr, "not", "place") ? NX_NOT_PLACE : 0u) |
           (nx_attr_is(attr, "not", "common") ? NX_NOT_COMMON : 0u) |
           (nx_attr_is(attr, "not", "figure") ? NX_NOT_FIGURE : 0u) | (nx_attr_is(attr, "case", "copula") || nx_attr_is(attr, "case", "quotative") ? NX_COPULA : 0u);
}

static uint32_t read_stem(newsx_str attr)
{
    newsx_str kind = nx_attr(attr, "kind");
    return (nx_str_is(kind, "pred") ? NX_PREDICATE : 0u) | (nx_str_is(kind, "whole") ? NX_WHOLE : 0u) |
           (nx_str_is(kind, "noun") ? NX_NOUN_STEM : 0u) | (nx_str_is(kind, "cut") ? NX_CUT : 0u) |
           (nx_attr_is(attr, "tail", "cut") ? NX_TAIL_CUT : 0u) | (nx_attr_is(attr, "suffix", "yes") ? NX_SUFFIX : 0u) |
           (nx_attr_is(attr, "negation", "yes") ? NX_NEGATION : 0u) | (nx_attr_is(attr, "final", "own") ? NX_OWN_FINAL : 0u) |
           (nx_attr_is(attr, "light", "yes") ? NX_LIGHT_STEM : 0u) | (nx_attr_is(attr, "helper", "yes") ? NX_HELPER : 0u) |
           (nx_attr_is(attr, "behind", "noun") ? NX_BEHIND_NOUN : 0u) |
           (nx_str_is(kind, "form") || nx_attr_is(attr, "form", "yes") ? NX_FORM : 0u) | (nx_str_is(kind, "word") ? NX_WHOLE | NX_NOUN_STEM : 0u);
}

static uint32_t read_given(newsx_str attr)
{
    newsx_str pos = nx_attr(attr, "pos"), freq = nx_attr(attr, "freq");
    return (nx_str_is(pos, "first") ? NX_FIRST_ONLY : 0u) | (nx_str_is(pos, "last") ? NX_LAST_ONLY : 0u) |
           (nx_str_is(freq, "high") ? NX_HIGH : nx_str_is(freq, "mid") ? NX_MID : 0u);
}

static void longest(uint8_t *lengths, uint32_t last, uint32_t n)
{
    uint32_t s = last - 0xAC00u;
    if (s < NX_SYLLABLES && lengths[s] < n)
        lengths[s] = (uint8_t)n;
}

static uint32_t read_ending(nx_affixes *x, const nx_entry *e, const uint32_t *ch, uint32_t n)
{
    bool pre = nx_attr_is(e->attr, "slot", "pre");
    uint32_t final = nx_batchim_of_jamo(ch[0]);
    if (!pre) {
        x->melts |= final ? 1u << final : 0u;
        longest(x->ending_length, ch[n - 1], nx_is_syllable(ch[0]) ? n : n - 1);
    }
    return (pre ? NX_PRE_FINAL : 0u) | (nx_attr_is(e->attr, "light", "yes") ? NX_LIGHT : 0u) | nx_says_read(e->attr) << NX_AFFIX_BITS;
}

static void add(nx_affixes *x, const nx_entry *e)
{
    uint32_t ch[16], n = 0, i = 0;
    while (i < e->surface.len && n < 16)
        ch[n++] = nx_utf8_next(e->surface, &i);
    if (n == 0 || i < e->surface.len || e->number >> (32 - NX_AFFIX_BITS)) /* behind a million words of a user's other lists */
        return;
    uint32_t bits = NX_FOUND, number = e->number << NX_AFFIX_BITS;
    if (e->cls == NX_LEX_GIVEN) {
        if (n == 1 && nx_is_syllable(ch[0]))
            x->given[ch[0] - 0xAC00u] = (uint8_t)(bits | read_given(e->attr));
        return;
    }
    if (e->cls == NX_LEX_EOMI) {
        bits |= read_ending(x, e, ch, n);
        number = 0;
    } else if (e->cls == NX_LEX_SURNAME) {
        bits |= read_given(e->attr);
    } else if (e->cls == NX_LEX_JOSA) {
        bits |= read_josa(e->attr);
        longest(x->josa_length, ch[n - 1], n);
    } else if (e->cls == NX_LEX_STEM) {
        bits |= read_stem(e->attr);
        number = 0;
        if (bits & NX_SUFFIX)
            longest(x->stem_length, ch[n - 1], n);
    }
    for (uint32_t k = 0; k < n; k++)
        if (nx_packed(ch[k]) == nx_packed(' '))
            return;
    uint64_t key = key_of(ch, n), bit = nx_affix_hash(key) >> (64 - NX_SEEN_LOG);
    nx_affix_table *t = &x->tables[nx_affix_table_of((nx_class)e->cls)];
    bool removed = nx_attr_is(e->attr, "remove", "yes"); /* by a user's list */
    t->seen[bit >> 6] |= 1ull << (bit & 63);
    *slot_of(t, key) = (nx_affix_slot){key, removed ? 0 : bits | number};
}

static bool make_table(nx_affix_table *t, const nx_lexicon *lex, nx_class cls, nx_arena *a) /* at most half full */
{
    nx_entry e;
    uint32_t entries = 0, log = 8;
    while (nx_lexicon_each(&e, lex, cls, entries))
        entries++;
    while (log < 31 && (1u << log) < 2u * entries)
        log++;
    t->slots = nx_alloc_zero(a, sizeof *t->slots << log);
    t->shift = 64 - log;
    return t->slots != NULL;
}

newsx_status nx_affixes_make(nx_affixes **out, const nx_lexicon *lex, nx_arena *a)
{
    static const nx_class classes[] = {NX_LEX_JOSA, NX_LEX_STEM, NX_LEX_VERB, NX_LEX_EOMI, NX_LEX_SURNAME, NX_LEX_GIVEN};
    nx_affixes *x = NX_NEW(a, nx_affixes);
    if (!x)
        return NEWSX_ENOMEM;
    x->lex = lex;
    for (uint32_t k = 0; k < NX_LEN(classes); k++) {
        nx_entry e;
        if (classes[k] != NX_LEX_GIVEN && !make_table(&x->tables[nx_affix_table_of(classes[k])], lex, classes[k], a))
            return NEWSX_ENOMEM;
        for (uint32_t i = 0; nx_lexicon_each(&e, lex, classes[k], i); i++)
            add(x, &e);
    }
    *out = x;
    return NEWSX_OK;
}

static bool confirm(const nx_affixes *x, nx_class cls, const uint32_t *ch, uint32_t n)
{
    char text[64];
    uint32_t len = 0;
    for (uint32_t i = 0; i < n && len + 4 <= sizeof text; i++)
        len += nx_utf8_put(text + len, ch[i]);
    return nx_lexicon_find(NULL, x->lex, cls, (newsx_str){text, len});
}

uint32_t nx_affix_entry(const nx_affixes *x, nx_class cls, uint64_t key)
{
    return slot_of(&x->tables[nx_affix_table_of(cls)], key)->bits;
}

uint32_t nx_affix_long(const nx_affixes *x, nx_class cls, const uint32_t *ch, uint32_t n)
{
    uint32_t bits = nx_affix_packed(x, cls, key_of(ch, n));
    return bits && confirm(x, cls, ch, n) ? bits : 0;
}

uint32_t nx_affix_of(const nx_affixes *x, nx_class cls, newsx_str word)
{
    uint32_t ch[8], n = 0, i = 0;
    while (i < word.len && n < NX_LEN(ch))
        ch[n++] = nx_utf8_next(word, &i);
    return i == word.len ? nx_affix(x, cls, ch, n) : 0;
}

uint32_t nx_affix_given(const nx_affixes *x, uint32_t syllable)
{
    uint32_t s = syllable - 0xAC00u;
    return s < NX_SYLLABLES ? x->given[s] : 0;
}

uint32_t nx_affix_longest_josa(const nx_affixes *x, uint32_t syllable)
{
    uint32_t s = syllable - 0xAC00u;
    return s < NX_SYLLABLES ? x->josa_length[s] : 0;
}

uint32_t nx_affix_longest_stem(const nx_affixes *x, uint32_t syllable)
{
    uint32_t s = syllable - 0xAC00u;
    return s < NX_SYLLABLES ? x->stem_length[s] : 0;
}

uint32_t nx_affix_longest_ending(const nx_affixes *x, uint32_t syllable)
{
    uint32_t s = syllable - 0xAC00u;
    return s < NX_SYLLABLES ? x->ending_length[s] : 0;
}

uint32_t nx_affix_melts(const nx_affixes *x)
{
    return x->melts;
}
