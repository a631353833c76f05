/* members.h -- a file of gzip members, or a plain one, as a stream of bytes that knows where it is. */
#ifndef NX_BATCH_MEMBERS_H
#define NX_BATCH_MEMBERS_H

#include "text.h"

#include <zlib.h>

enum { NX_MEMBERS_PIECE = 1 << 16, NX_MEMBERS_LINE = 1 << 16 }; /* bytes; of a line at most */

typedef struct nx_members {
    int fd;
    bool packed;
    bool stay;                   /* set by the user: do not go on to another member */
    bool damaged, failed;        /* a member; the disk: errno tells */
    uint64_t member;             /* where in the file the member in hand begins; plain: 0 */
    uint64_t inner;              /* how many bytes of it (plain: of the file) come before out */
    size_t at, len;              /* of out: what is not taken yet */
    bool open, ended;            /* inside a member; at the end of the file */
    uint64_t offset;             /* in the file, of the end of in */
    z_stream z;
    unsigned char in[NX_MEMBERS_PIECE];
    char out[NX_MEMBERS_PIECE];
} nx_members;

/* Takes the file over, which can be sought in.  NULL with a reason, a static text or strerror()'s. */
nx_members *nx_members_open(int fd, const char **reason);
void nx_members_close(nx_members *m);

/* Whether there are bytes at m->out + m->at; reads where there were none. */
bool nx_members_more(nx_members *m);
/* A line without its end; false where there is none, or none so short. */
bool nx_members_line(nx_members *m, nx_text *line);
/* How far the file is read. */
uint64_t nx_members_position(const nx_members *m);
/* Goes on where `sign` (a plain file) or a gzip header stands first at or behind `from`; false where there is none.  The first byte of `sign`, a
 * line end, is skipped. */
bool nx_members_find(nx_members *m, const char *sign, uint64_t from);

#endif
