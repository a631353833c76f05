/* text.c -- bytes that grow. */
#include "text.h"

#include "../jsonl.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *nx_text_room(nx_text *t, size_t n)
{
    if (t->len + n + 1 > t->cap) {
        size_t cap = t->cap ? t->cap : 256;
        while (cap < t->len + n + 1)
            cap *= 2;
        char *p = t->failed ? NULL : realloc(t->at, cap);
        if (!p) {
            t->failed = true;
            return NULL;
        }
        t->at = p;
        t->cap = cap;
    }
    return t->at + t->len;
}

void nx_text_add(nx_text *t, const char *at, size_t len)
{
    char *room = nx_text_room(t, len);
    if (!room)
        return;
    if (len)
        memcpy(room, at, len);
    t->len += len;
    t->at[t->len] = '\0';
}

void nx_text_word(nx_text *t, const char *word)
{
    nx_text_add(t, word, strlen(word));
}

void nx_text_format(nx_text *t, const char *format, ...)
{
    char line[1024];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (n > 0)
        nx_text_add(t, line, (size_t)n < sizeof line ? (size_t)n : sizeof line - 1);
}

void nx_text_json(nx_text *t, const char *s)
{
    char *json = nx_json_string(s);
    if (!json)
        t->failed = true;
    else
        nx_text_word(t, json);
    free(json);
}

void nx_text_free(nx_text *t)
{
    free(t->at);
    *t = (nx_text){0};
}
