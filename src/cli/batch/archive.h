/* archive.h -- packed files by libarchive: one packed page or stream (.gz .zst .xz .bz2, or nothing), or many members
 * (.tar and packed tars, .zip). */
#ifndef NX_BATCH_ARCHIVE_H
#define NX_BATCH_ARCHIVE_H

#include "item.h"

#include <sys/types.h>

typedef struct nx_archive nx_archive;
typedef bool nx_wait_fn(void *payload, int fd); /* before a pipe is read; false: it is read no more */

/* path "-" is standard input.  NULL with a message. */
nx_archive *nx_archive_open(const char *path, bool members, nx_wait_fn *wait, void *payload, char message[NX_MESSAGE]);
/* A member that is packed or an archive itself: its bytes, which stay the caller's.  NULL with a message. */
nx_archive *nx_archive_open_member(nx_archive *outer, const char *at, size_t len, bool members, char message[NX_MESSAGE]);
/* The next member that is a file; its name lives until the next one.  1; 0 at the end; -1 with a message: nothing more can be read. */
int nx_archive_next(nx_archive *a, const char **name, char message[NX_MESSAGE]);
/* Bytes of the member; 0 at its end; -1 with a message. */
ssize_t nx_archive_read(nx_archive *a, void *at, size_t n, char message[NX_MESSAGE]);
/* How far the file itself, the outermost, is read. */
uint64_t nx_archive_position(nx_archive *a);
void nx_archive_close(nx_archive *a);

#endif
