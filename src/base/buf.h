/* buf.h -- text under construction, in an arena.  Growth is sticky: a failed write marks the arena and is dropped. */
#ifndef NX_BUF_H
#define NX_BUF_H

#include "base/arena.h"
#include "base/str.h"

typedef struct nx_buf {
    nx_arena *arena;
    char *at;
    size_t len, cap;
} nx_buf;

nx_buf nx_buf_new(nx_arena *a, size_t cap);
bool nx_buf_reserve(nx_buf *b, size_t more); /* room for that many more bytes */
void nx_buf_add(nx_buf *b, newsx_str s);
void nx_buf_byte(nx_buf *b, char c);
void nx_buf_char(nx_buf *b, uint32_t codepoint);
void nx_buf_int(nx_buf *b, int64_t v);
void nx_buf_padded(nx_buf *b, int64_t v, int width); /* zeros in front */
void nx_buf_format(nx_buf *b, const char *format, ...) __attribute__((format(printf, 2, 3))); /* off the hot path */
newsx_str nx_buf_str(const nx_buf *b);
newsx_str nx_buf_done(nx_buf *b); /* the same of a text that stays and grows no more: less the room behind it */

#endif
