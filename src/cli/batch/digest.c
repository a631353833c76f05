/* digest.c -- multiplies and folds, 16 bytes at a time (after wyhash, public domain). */
#include "digest.h"

#include <string.h>

static const uint64_t salt[] = {NX_DIGEST_SEED, 0xe7037ed1a0b428dbull, 0x8ebc6af09c88c6e3ull};

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

uint64_t nx_digest_fold(uint64_t h, uint64_t word)
{
    return fold(h ^ word, salt[1]);
}
