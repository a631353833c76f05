/* main.c -- the program newsx-batch, which `newsx batch` and `newsx stats` become.  It is apart so that the libraries it needs (libarchive, SQLite and
 * theirs) do not make the start of every other command slower. */
#include "../commands.h"
#include "../say.h"

#include <signal.h>
#include <string.h>

int main(int argc, char **argv)
{
    nx_cli_options o;
    signal(SIGPIPE, SIG_IGN);
    bool stats = argc > 0 && strcmp(argv[0], "stats") == 0;
    if (!nx_options_parse(&o, stats ? NX_STATS : NX_BATCH, argc, argv))
        return NX_EXIT_USAGE;
    int code = stats ? nx_run_stats(&o) : nx_run_batch(&o);
    nx_options_free(&o);
    return code;
}
