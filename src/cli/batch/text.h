/* text.h -- bytes that grow.  A failed growth is remembered, and asked for once. */
#ifndef NX_BATCH_TEXT_H
#define NX_BATCH_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct nx_text {
    char *at; /* owned; NUL behind len */
    size_t len, cap;
    bool failed;
} nx_text;

/* Room for n more bytes behind len, or NULL. */
char *nx_text_room(nx_text *t, size_t n);
void nx_text_add(nx_text *t, const char *at, size_t len);
void nx_text_word(nx_text *t, const char *word);
void nx_text_format(nx_text *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* s as a JSON string, quotes and all; bytes that are no UTF-8 are replaced. */
void nx_text_json(nx_text *t, const char *s);
void nx_text_free(nx_text *t);

#endif
