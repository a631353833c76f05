/* out_jsonl.c -- one record a line, in FILE.part until everything is read, with FILE.journal beside it.  A commit writes
 * what waits, syncs it, and then writes the journal with the new length: what a run that was killed left behind that length
 * is cut off by the next.  Packed files get a member or frame a commit. */
#include "journal.h"
#include "coding.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct jsonl {
    nx_out out;
    nx_out_use use;
    nx_journal journal; /* fd -1: none, the output is a pipe or device */
    nx_pack_fn *pack;   /* NULL: plain */
    char *part;         /* owned; NULL where there is no journal */
    int fd;
    uint64_t length;
    nx_text lines, packed;
} jsonl;

static bool say(const jsonl *j)
{
    if (errno != EPIPE)
        nx_say("%s: %s", strcmp(j->use.path, "-") == 0 ? "standard output" : j->use.path, strerror(errno));
    return false;
}

static bool write_all(jsonl *j, const nx_text *t)
{
    for (size_t done = 0; done < t->len;) {
        ssize_t n = write(j->fd, t->at + done, t->len - done);
        if (n < 0 && errno != EINTR)
            return say(j);
        done += n > 0 ? (size_t)n : 0;
    }
    j->length += t->len;
    return true;
}

static bool commit(nx_out *out)
{
    jsonl *j = (jsonl *)out;
    j->packed.len = 0;
    if (j->pack && j->lines.len)
        j->pack(&j->packed, j->lines.at, j->lines.len);
    if (j->lines.failed || j->packed.failed) {
        errno = ENOMEM;
        return say(j);
    }
    if (!write_all(j, j->pack ? &j->packed : &j->lines))
        return false;
    j->lines.len = out->waiting = 0;
    if (!j->part)
        return true;
    if (fdatasync(j->fd) != 0)
        return say(j);
    return nx_journal_commit(&j->journal, j->length);
}

static bool put(nx_out *out, const nx_item *item)
{
    jsonl *j = (jsonl *)out;
    if (!item->duplicate_of || j->use.o->dedupe != NX_DEDUPE_DROP)
        nx_out_record(&j->lines, item, j->use.o->dedupe != NX_DEDUPE_OFF);
    if (j->part)
        nx_journal_page(&j->journal, item);
    out->waiting = j->lines.len + j->journal.lines.len;
    return true;
}

static bool sync_directory(const char *path)
{
    char *copy = strdup(path);
    int fd = copy ? open(dirname(copy), O_RDONLY | O_CLOEXEC) : -1;
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    free(copy);
    return ok;
}

static bool close_jsonl(nx_out *out, bool whole)
{
    jsonl *j = (jsonl *)out;
    bool ok = !whole || commit(out);
    if (j->fd > STDERR_FILENO || (j->fd >= 0 && !j->part)) /* some file systems report a full disk only here */
        ok = (close(j->fd) == 0 || say(j)) && ok;
    if (whole && ok && j->part)
        ok = (rename(j->part, j->use.path) == 0 && sync_directory(j->use.path)) || say(j);
    nx_journal_close(&j->journal);
    nx_text_free(&j->lines);
    nx_text_free(&j->packed);
    free(j->part);
    free(j);
    return ok;
}

static char *beside(const char *path, const char *suffix)
{
    nx_text t = {0};
    nx_text_word(&t, path);
    nx_text_word(&t, suffix);
    return t.at;
}

/* The file that is written, cut to what the journal knows of. */
static bool open_part(jsonl *j)
{
    struct stat st;
    if (!j->journal.fresh && access(j->part, F_OK) != 0 && rename(j->use.path, j->part) != 0 && errno != ENOENT)
        return say(j);
    j->fd = open(j->part, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (j->fd < 0 || fstat(j->fd, &st) != 0)
        return say(j);
    if ((uint64_t)st.st_size < j->journal.length) {
        nx_say("%s: is shorter than its journal says: --force begins anew", j->part);
        return false;
    }
    j->length = j->journal.length;
    if (ftruncate(j->fd, (off_t)j->length) != 0 || lseek(j->fd, 0, SEEK_END) < 0)
        return say(j);
    return true;
}

static bool open_file(jsonl *j, nx_exit *code)
{
    struct stat st;
    char *path = beside(j->use.path, ".journal");
    j->part = beside(j->use.path, ".part");
    bool there = stat(j->use.path, &st) == 0 && st.st_size > 0;
    bool ok = path && j->part && nx_journal_open(&j->journal, &j->use, path, there, code);
    if (ok && !(ok = open_part(j)))
        *code = NX_EXIT_OUTPUT;
    free(path);
    return ok;
}

static bool ends(const char *path, const char *suffix)
{
    size_t n = strlen(path), m = strlen(suffix);
    return n > m && strcmp(path + n - m, suffix) == 0;
}

nx_out *nx_out_jsonl(const nx_out_use *use, nx_exit *code)
{
    struct stat st;
    jsonl *j = calloc(1, sizeof *j);
    if (!j) {
        nx_say("out of memory");
        *code = NX_EXIT_OUTPUT;
        return NULL;
    }
    *j = (jsonl){.out = {put, NULL, commit, close_jsonl, 0, 4 << 20}, .use = *use, .journal = {.fd = -1}, .fd = -1};
    j->pack = ends(use->path, ".gz") ? nx_pack_gzip : ends(use->path, ".zst") ? nx_pack_zstd : NULL;
    bool ok = true;
    if (strcmp(use->path, "-") == 0) {
        j->fd = STDOUT_FILENO;
    } else if (stat(use->path, &st) == 0 && !S_ISREG(st.st_mode)) {
        j->fd = open(use->path, O_WRONLY | O_CLOEXEC);
        ok = j->fd >= 0 || say(j);
        *code = NX_EXIT_OUTPUT;
    } else {
        ok = open_file(j, code);
    }
    if (ok)
        return &j->out;
    close_jsonl(&j->out, false);
    return NULL;
}
