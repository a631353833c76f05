/* memo.h -- words that were judged before: two of five words of news are.
 *
 * How a word is split depends on its syllables, on whether a closed quotation or bracket stands right before it, and on
 * dictionaries that never change, on nothing else.  So what was found is kept in a table of fixed size, where a new word takes the
 * place of the one before.  It belongs to one document, hence to one thread, and to one engine.  Words with other characters
 * than syllables, or more of them than a key holds, are not kept. */
#ifndef NX_MEMO_H
#define NX_MEMO_H

#include "text/affix.h"

enum { NX_MEMO_LOG = 13, NX_KEY_SYLLABLES = 2 * NX_PACKED };

typedef struct nx_word_key { /* the syllables, 14 bits each, four and four; so the keys of two words are never the same */
    uint64_t head, tail;     /* head is 0 of no word; the highest bit of tail is for what stands before */
} nx_word_key;

typedef struct nx_judged { /* as in nx_token, but from the word's begin on */
    uint32_t josa;
    uint16_t says;
    uint8_t stem, ending;
} nx_judged;

typedef struct nx_memo { /* all zero: empty */
    struct {
        nx_word_key key;
        nx_judged judged;
    } word[1 << NX_MEMO_LOG];
} nx_memo;

/* Of n syllables, at most as many as a key holds; packed[k]: the last four before the k-th. */
static inline nx_word_key nx_word_key_of(const uint64_t *packed, uint32_t n, bool attached)
{
    uint32_t head = n < NX_PACKED ? n : NX_PACKED;
    return (nx_word_key){packed[head], nx_packed_last(packed[n], n - head) | (uint64_t)attached << 63};
}

static inline uint32_t nx_memo_place(nx_word_key k)
{
    return (uint32_t)(((k.head ^ k.tail * 0xD6E8FEB86659FD93u) * 0x9E3779B97F4A7C15u) >> (64 - NX_MEMO_LOG));
}

static inline void nx_memo_fetch(const nx_memo *m, nx_word_key k)
{
    __builtin_prefetch(&m->word[nx_memo_place(k)]);
}

static inline bool nx_memo_find(nx_judged *out, const nx_memo *m, nx_word_key k)
{
    uint32_t i = nx_memo_place(k);
    *out = m->word[i].judged;
    return m->word[i].key.head == k.head && m->word[i].key.tail == k.tail;
}

static inline void nx_memo_keep(nx_memo *m, nx_word_key k, nx_judged j)
{
    uint32_t i = nx_memo_place(k);
    m->word[i].key = k;
    m->word[i].judged = j;
}

#endif
