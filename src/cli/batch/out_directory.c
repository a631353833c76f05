/* out_directory.c -- one JSON file a page, named after it below the directory: a/b.html gives OUT/a/b.html.json, member x of
 * a.tar OUT/a.tar/x.json.  Each is written under a temporary name and renamed; a commit syncs the file system and then
 * writes the journal, OUT/.journal.  A page that is made again overwrites its file. */
#define _GNU_SOURCE /* syncfs */
#include "digest.h"
#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST = 200 }; /* of a part of the name; file systems take 255 bytes */

typedef struct directory {
    nx_out out;
    nx_out_use use;
    nx_journal journal;
    int fd;
    nx_text name, temporary, record;
} directory;

static bool say(const directory *d, const char *name)
{
    nx_say("%s/%s: %s", d->use.path, name, strerror(errno));
    return false;
}

/* One part of a key as part of a name: never "", "." or "..", nor hidden, nor too long. */
static void add_part(nx_text *name, const char *at, size_t len)
{
    if (!len || (len == 1 && *at == '.'))
        return;
    if (name->len)
        nx_text_word(name, "/");
    if (*at == '.')
        nx_text_word(name, "_");
    if (len <= LONGEST) {
        nx_text_add(name, at, len);
    } else {
        size_t cut = LONGEST - 20;
        while (cut && ((unsigned char)at[cut] & 0xc0) == 0x80)
            cut--;
        nx_text_add(name, at, cut);
        nx_text_format(name, "~%016llx", (unsigned long long)nx_digest(at, len));
    }
}

static void name_of(nx_text *name, const char *key)
{
    name->len = 0;
    for (const char *at = key;; at++) {
        size_t len = strcspn(at, "/!");
        add_part(name, at, len);
        at += len;
        if (!*at)
            break;
    }
    nx_text_word(name, ".json");
}

static bool make_parents(directory *d)
{
    for (char *p = strchr(d->name.at, '/'); p; p = strchr(p + 1, '/')) {
        *p = '\0';
        int st = mkdirat(d->fd, d->name.at, 0777);
        *p = '/';
        if (st != 0 && errno != EEXIST)
            return false;
    }
    return true;
}

static bool write_file(directory *d, const char *name)
{
    int fd = openat(d->fd, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool ok = fd >= 0;
    for (size_t done = 0; ok && done < d->record.len;) {
        ssize_t n = write(fd, d->record.at + done, d->record.len - done);
        done += n > 0 ? (size_t)n : 0;
        ok = n > 0 || errno == EINTR;
    }
    return fd >= 0 && close(fd) == 0 && ok;
}

static bool put(nx_out *out, const nx_item *item)
{
    directory *d = (directory *)out;
    nx_journal_page(&d->journal, item);
    out->waiting += item->json_len + 1;
    if (item->duplicate_of && d->use.o->dedupe == NX_DEDUPE_DROP)
        return true;
    name_of(&d->name, item->key);
    d->record.len = d->temporary.len = 0;
    nx_out_record(&d->record, item, d->use.o->dedupe != NX_DEDUPE_OFF);
    nx_text_word(&d->temporary, ".part");
    errno = ENOMEM;
    if (d->name.failed || d->temporary.failed || d->record.failed || !write_file(d, d->temporary.at))
        return say(d, ".part");
    if (renameat(d->fd, d->temporary.at, d->fd, d->name.at) != 0 &&
        (errno != ENOENT || !make_parents(d) || renameat(d->fd, d->temporary.at, d->fd, d->name.at) != 0))
        return say(d, d->name.at);
    return true;
}

static bool forget(nx_out *out, const char *key)
{
    directory *d = (directory *)out;
    name_of(&d->name, key);
    errno = ENOMEM;
    return (!d->name.failed && (unlinkat(d->fd, d->name.at, 0) == 0 || errno == ENOENT)) || say(d, key);
}

static bool commit(nx_out *out)
{
    directory *d = (directory *)out;
    out->waiting = 0;
    if (syncfs(d->fd) != 0)
        return say(d, ".journal");
    return nx_journal_commit(&d->journal, 0);
}

static bool close_directory(nx_out *out, bool whole)
{
    directory *d = (directory *)out;
    bool ok = !whole || commit(out);
    nx_journal_close(&d->journal);
    if (d->fd >= 0)
        close(d->fd);
    nx_text_free(&d->name);
    nx_text_free(&d->temporary);
    nx_text_free(&d->record);
    free(d);
    return ok;
}

nx_out *nx_out_directory(const nx_out_use *use, nx_exit *code)
{
    directory *d = calloc(1, sizeof *d);
    nx_text journal = {0};
    *code = NX_EXIT_OUTPUT;
    if (!d) {
        nx_say("out of memory");
        return NULL;
    }
    *d = (directory){.out = {put, forget, commit, close_directory, 0, 4 << 20}, .use = *use, .journal = {.fd = -1}, .fd = -1};
    nx_text_word(&journal, use->path);
    nx_text_word(&journal, "/.journal");
    bool ok = mkdir(use->path, 0777) == 0 || errno == EEXIST;
    d->fd = ok ? open(use->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    ok = d->fd >= 0 || (nx_say("%s: %s", use->path, strerror(errno)), false);
    ok = ok && nx_journal_open(&d->journal, use, journal.at, false, code);
    nx_text_free(&journal);
    if (ok)
        return &d->out;
    close_directory(&d->out, false);
    return NULL;
}
