/* digest.c -- a hash of bytes by multiplying and folding 16 at a time (after wyhash, public domain), and the SimHash
 * (Charikar 2002) of an article over shingles of five letters: each shingle votes with its hash on each of 64 bits. */
#include "digest.h"

#include <string.h>

enum { SHINGLE = 5 };

static const uint64_t salt[] = {0xa0761d6478bd642full, 0xe7037ed1a0b428dbull, 0x8ebc6af09c88c6e3ull};

static uint64_t fold(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t word_at(const char *at, size_t len)
{
    uint64_t w = 0;
    memcpy(&w, at, len < 8 ? len : 8);
    return w;
}

uint64_t nx_digest(const char *at, size_t len)
{
    uint64_t h = salt[0] ^ len;
    for (; len > 16; at += 16, len -= 16)
        h = fold(word_at(at, 8) ^ salt[1], word_at(at + 8, 8) ^ h);
    if (len)
        h = fold(word_at(at, len) ^ salt[1], (len > 8 ? word_at(at + 8, len - 8) : 0) ^ h);
    h = fold(h ^ salt[2], salt[1]);
    return h ? h : 1;
}

uint64_t nx_digest_word(const char *word)
{
    return nx_digest(word, strlen(word));
}

typedef struct counting {
    int32_t votes[64];
    uint64_t body, last[SHINGLE]; /* the letters seen last */
    uint32_t letters;
} counting;

static void vote(counting *c)
{
    uint64_t h = salt[2];
    for (uint32_t i = 0; i < SHINGLE; i++)
        h = fold(h ^ c->last[(c->letters + i) % SHINGLE], salt[1]);
    for (int bit = 0; bit < 64; bit++)
        c->votes[bit] += (int32_t)((h >> bit & 1) << 1) - 1;
}

static void count_letter(counting *c, const char *at, size_t len)
{
    uint64_t letter = word_at(at, len);
    c->body = fold(c->body ^ letter, salt[0]) + letter;
    c->last[c->letters++ % SHINGLE] = letter;
    if (c->letters >= SHINGLE)
        vote(c);
}

static bool is_letter(unsigned char c)
{
    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static size_t letter_length(unsigned char c)
{
    return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

nx_likeness nx_likeness_of(const newsx_doc *d)
{
    counting c = {.body = salt[0]};
    newsx_str text = newsx_doc_text(d);
    newsx_span span;
    const char *kind = "";
    for (size_t i = 0; newsx_doc_block(&span, &kind, d, i); i++) {
        if (strcmp(kind, "title") == 0 || strcmp(kind, "subtitle") == 0 || strcmp(kind, "byline") == 0 || strcmp(kind, "caption") == 0)
            continue;
        for (size_t at = span.begin, n; at < span.end; at += n) {
            n = letter_length((unsigned char)text.at[at]);
            if (is_letter((unsigned char)text.at[at]) && at + n <= text.len)
                count_letter(&c, text.at + at, n);
        }
    }
    nx_likeness like = {c.body, 0, c.letters};
    for (int bit = 0; bit < 64; bit++)
        like.simhash |= (uint64_t)(c.votes[bit] > 0) << bit;
    return like;
}
