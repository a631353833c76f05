/* item.c -- makes and frees items. */
#include "item.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t sequence(const unsigned char *p) /* bytes of the UTF-8 character at p; 0: it is none */
{
    size_t n = *p < 0x80 ? 1 : *p >= 0xc2 && *p < 0xe0 ? 2 : *p >= 0xe0 && *p < 0xf0 ? 3 : *p >= 0xf0 && *p < 0xf5 ? 4 : 0;
    for (size_t i = 1; i < n; i++)
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    bool overlong = (*p == 0xe0 && p[1] < 0xa0) || (*p == 0xf0 && p[1] < 0x90);
    bool beyond = (*p == 0xed && p[1] > 0x9f) || (*p == 0xf4 && p[1] > 0x8f);
    return overlong || beyond ? 0 : n;
}

static char *valid(const char *name) /* file names may be any bytes: those that are no UTF-8 become %XX */
{
    const unsigned char *p = (const unsigned char *)name;
    char *copy = malloc(strlen(name) * 3 + 1), *to = copy;
    while (copy && *p) {
        size_t n = sequence(p);
        if (n)
            memcpy(to, p, n);
        else
            snprintf(to, 4, "%%%02X", *p);
        to += n ? n : 3;
        p += n ? n : 1;
    }
    if (copy)
        *to = '\0';
    return copy;
}

nx_item *nx_item_new(const char *key)
{
    nx_item *item = calloc(1, sizeof *item);
    if (item && !(item->key = valid(key))) {
        free(item);
        return NULL;
    }
    return item;
}

void nx_item_fail(nx_item *item, const char *code, const char *format, ...)
{
    va_list args;
    snprintf(item->code, sizeof item->code, "%s", code);
    va_start(args, format);
    vsnprintf(item->message, sizeof item->message, format, args);
    va_end(args);
}

void nx_item_free(nx_item *item)
{
    if (!item)
        return;
    free(item->key);
    free(item->url);
    free(item->crawled);
    free(item->charset);
    free(item->at);
    free(item->id);
    free(item->json);
    free(item);
}
