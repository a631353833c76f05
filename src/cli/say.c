/* say.c -- messages to people.  A message is put together whole and written at once, so that those of programs that
 * share a terminal do not mix. */
#include "say.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool nx_say_colour(int fd)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return !(no && *no) && !(term && strcmp(term, "dumb") == 0) && isatty(fd);
}

void nx_say(const char *format, ...)
{
    char line[1024];
    bool colour = nx_say_colour(STDERR_FILENO);
    va_list args;
    va_start(args, format);
    int n = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (n < 0)
        return;
    for (char *p = line; *p; p++) {
        if (*p == '\n' || *p == '\r' || *p == '\t')
            *p = ' ';
        else if ((unsigned char)*p < 0x20 || *p == 0x7f)
            *p = '?';
    }
    fprintf(stderr, "%snewsx:%s %s%s\n", colour ? "\033[1;31m" : "", colour ? "\033[0m" : "", line,
            (size_t)n >= sizeof line ? "..." : "");
}
