/* walk.h -- files named on the command line, below directories, and in lists. */
#ifndef NX_BATCH_WALK_H
#define NX_BATCH_WALK_H

#include "../options.h"

typedef struct nx_walk {
    const nx_cli_options *o;
    bool (*file)(void *payload, const char *path);                     /* false ends the walk */
    bool (*fail)(void *payload, const char *path, const char *reason); /* what cannot be looked into */
    bool (*opened)(void *payload, const char *path);                   /* a directory that can be; NULL: nobody asks */
    void *payload;
} nx_walk;

/* Directories are walked in the order of their names' bytes, through symbolic links, but never into themselves; hidden
 * files, what --include and --exclude say, and what this run writes are left out below them.  false where a callback ended it. */
bool nx_walk_all(const nx_walk *w);
/* Whether --include and --exclude let a name below a directory or in an archive through. */
bool nx_walk_wants(const nx_cli_options *o, const char *relative);

#endif
