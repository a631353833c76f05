/* say.h -- messages to people: one line each, on stderr. */
#ifndef NX_SAY_H
#define NX_SAY_H

#include <stdbool.h>

typedef enum nx_exit { /* of the program; the highest that happened wins (newsx(1)) */
    NX_EXIT_OK = 0,
    NX_EXIT_INPUT = 1, /* some input failed or held no article */
    NX_EXIT_USAGE = 2, /* usage, configuration or dictionary */
    NX_EXIT_OUTPUT = 3 /* output could not be written */
} nx_exit;

/* "newsx: …"; control characters of file names are shown as '?', and line ends as blanks. */
void nx_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Whether a stream should get colours: a terminal, and NO_COLOR (no-color.org) and TERM=dumb do not say otherwise. */
bool nx_say_colour(int fd);

#endif
