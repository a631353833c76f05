/* ctx.c -- filling errors and notes. */
#include "base/ctx.h"

#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>

newsx_status nx_error_set(newsx_error *err, newsx_status st, uint32_t line, uint64_t byte, const char *format, ...)
{
    if (!err)
        return st;
    err->status = st;
    err->line = line;
    err->byte = byte;
    va_list args;
    va_start(args, format);
    int n = vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    if (n >= (int)sizeof err->text) { /* cut at a character */
        size_t i = sizeof err->text - 1;
        while (i > 0 && ((unsigned char)err->text[i - 1] & 0xC0u) == 0x80u)
            i--;
        if (i > 0 && (unsigned char)err->text[i - 1] >= 0xC0u)
            i--;
        err->text[i] = '\0';
    }
    for (char *p = err->text; *p; p++)
        if (*p == '\n' || *p == '\r')
            *p = ' ';
    return st;
}

void nx_note(nx_ctx *c, newsx_status st, newsx_span span, const char *stage, newsx_str text)
{
    newsx_note note = {st, span, nx_cstr(stage), text};
    nx_push(c->arena, &c->notes, note);
}
