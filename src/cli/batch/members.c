/* members.c -- unpacks gzip member by member, as crawlers pack WARC records, so that damage costs a member: what follows is found by its
 * header. */
#include "members.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = NX_MEMBERS_PIECE, GZIP = 15 + 16 };

static bool read_in(nx_members *m)
{
    ssize_t n;
    do
        n = read(m->fd, m->in, PIECE);
    while (n < 0 && errno == EINTR);
    m->failed = n < 0;
    m->z.next_in = m->in;
    m->z.avail_in = n > 0 ? (uInt)n : 0;
    m->offset += m->z.avail_in;
    return n > 0;
}

uint64_t nx_members_position(const nx_members *m)
{
    return m->offset - m->z.avail_in;
}

static bool fill_plain(nx_members *m)
{
    if (!read_in(m))
        return false;
    m->len = m->z.avail_in;
    memcpy(m->out, m->in, m->len);
    m->z.avail_in = 0;
    return true;
}

static bool fill_packed(nx_members *m)
{
    while (!m->len) {
        if (!m->open && m->stay)
            return false;
        if (!m->z.avail_in && !read_in(m)) {
            m->damaged = m->open; /* cut off */
            return false;
        }
        if (!m->open) {
            inflateReset2(&m->z, GZIP);
            m->open = true;
            m->member = nx_members_position(m);
            m->inner = 0;
        }
        m->z.next_out = (Bytef *)m->out;
        m->z.avail_out = PIECE;
        int st = inflate(&m->z, Z_NO_FLUSH);
        m->len = PIECE - m->z.avail_out;
        m->open = st != Z_STREAM_END;
        if (st != Z_OK && st != Z_STREAM_END && st != Z_BUF_ERROR) {
            m->damaged = true;
            return m->len > 0;
        }
    }
    return true;
}

bool nx_members_more(nx_members *m)
{
    if (m->at < m->len)
        return true;
    if (m->ended || m->damaged)
        return false;
    m->inner += m->len;
    m->at = m->len = 0;
    bool ok = m->packed ? fill_packed(m) : fill_plain(m);
    m->ended = !ok && !m->damaged && !m->stay;
    return ok;
}

bool nx_members_line(nx_members *m, nx_text *line)
{
    line->len = 0;
    while (nx_members_more(m) && line->len < NX_MEMBERS_LINE) {
        const char *stop = memchr(m->out + m->at, '\n', m->len - m->at);
        size_t n = stop ? (size_t)(stop - m->out) - m->at : m->len - m->at;
        nx_text_add(line, m->out + m->at, n);
        m->at += n + (stop != NULL);
        if (!stop)
            continue;
        while (line->len && line->at[line->len - 1] == '\r')
            line->at[--line->len] = '\0';
        return !line->failed;
    }
    return false;
}

bool nx_members_find(nx_members *m, const char *sign, uint64_t from)
{
    static const char header[] = "\x1f\x8b\x08";
    char window[PIECE + 16];
    size_t kept = 0;
    sign = m->packed ? header : sign;
    const size_t len = strlen(sign);
    if (lseek(m->fd, (off_t)from, SEEK_SET) < 0)
        return false;
    for (ssize_t n; (n = read(m->fd, window + kept, PIECE)) > 0;) {
        size_t all = kept + (size_t)n;
        for (char *p = window; (p = memchr(p, sign[0], all - (size_t)(p - window))) != NULL; p++) {
            if ((size_t)(window + all - p) < len || memcmp(p, sign, len) != 0)
                continue;
            m->offset = from + (uint64_t)(p - window) + !m->packed;
            m->inner = m->packed ? 0 : m->offset;
            m->at = m->len = 0;
            m->z.avail_in = 0;
            m->open = m->damaged = m->ended = false;
            return lseek(m->fd, (off_t)m->offset, SEEK_SET) >= 0;
        }
        kept = all < len - 1 ? all : len - 1;
        memmove(window, window + all - kept, kept);
        from += all - kept;
    }
    return false;
}

nx_members *nx_members_open(int fd, const char **reason)
{
    unsigned char magic[4] = {0};
    nx_members *m = calloc(1, sizeof *m);
    if (!m || inflateInit2(&m->z, GZIP) != Z_OK) {
        free(m);
        close(fd);
        *reason = strerror(ENOMEM);
        return NULL;
    }
    m->fd = fd;
    if (pread(m->fd, magic, sizeof magic, 0) < 0)
        *reason = strerror(errno);
    else if (memcmp(magic, "\x28\xb5\x2f\xfd", 4) == 0 || memcmp(magic + 1, "\x2a\x4d\x18", 3) == 0)
        *reason = "packed by zstd, which is not read here: unpack it first";
    else {
        m->packed = magic[0] == 0x1f && magic[1] == 0x8b;
        return m;
    }
    nx_members_close(m);
    return NULL;
}

void nx_members_close(nx_members *m)
{
    if (!m)
        return;
    close(m->fd);
    inflateEnd(&m->z);
    free(m);
}
