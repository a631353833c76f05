/* main.c -- the program newsx-batch, which `newsx batch` becomes.  It is apart so that the libraries it needs (libarchive, SQLite and
 * theirs) do not make the start of every other command slower. */
#include "../commands.h"
#include "../say.h"

#include <signal.h>

int main(int argc, char **argv)
{
    nx_cli_options o;
    signal(SIGPIPE, SIG_IGN);
    if (!nx_options_parse(&o, NX_BATCH, argc, argv))
        return NX_EXIT_USAGE;
    int code = nx_run_batch(&o);
    nx_options_free(&o);
    return code;
}
