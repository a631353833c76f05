/* sink.c -- where the output goes.  A file is written under a temporary name and renamed when all of it is on disk, so
 * that nobody ever reads half of it and a failed run leaves the old one; a signal takes the temporary file away. */
#include "sink.h"

#include "say.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const int deadly[] = {SIGINT, SIGTERM, SIGHUP};
static const char *volatile doomed; /* the temporary file, for the signal handler alone */

static void on_signal(int number)
{
    if (doomed)
        unlink(doomed);
    signal(number, SIG_DFL);
    raise(number);
}

static void guard(const char *temporary)
{
    struct sigaction action = {.sa_handler = temporary ? on_signal : SIG_DFL}, old;
    doomed = temporary;
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
        if (sigaction(deadly[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            sigaction(deadly[i], &action, NULL);
}

static bool open_temporary(nx_sink *s)
{
    size_t room = strlen(s->target) + 16;
    s->temporary = malloc(room);
    if (!s->temporary)
        return false;
    snprintf(s->temporary, room, "%s.XXXXXX", s->target);
    sigset_t held, before;
    sigemptyset(&held);
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
        sigaddset(&held, deadly[i]);
    sigprocmask(SIG_BLOCK, &held, &before); /* so that none comes between the file and its guard */
    s->fd = mkstemp(s->temporary);
    if (s->fd >= 0)
        guard(s->temporary);
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (s->fd < 0)
        return false;
    struct stat st;
    mode_t mask = umask(0);
    umask(mask);
    return fchmod(s->fd, stat(s->target, &st) == 0 ? st.st_mode & 0777 : 0666 & ~mask) == 0;
}

bool nx_sink_open(nx_sink *out, const char *path)
{
    struct stat st;
    *out = (nx_sink){.fd = STDOUT_FILENO};
    if (!path || strcmp(path, "-") == 0)
        return true;
    out->name = path;
    bool exists = stat(path, &st) == 0, straight = exists && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
    if (exists && S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        out->fd = -1;
    } else if (straight) {
        out->fd = open(path, O_WRONLY | O_CLOEXEC);
    } else {
        out->target = exists ? realpath(path, NULL) : strdup(path); /* behind a symbolic link, where there is one */
        out->fd = -1;
        if (out->target && open_temporary(out))
            return true;
    }
    if (out->fd >= 0 && straight)
        return true;
    nx_say("%s: %s", path, strerror(errno));
    nx_sink_close(out, false);
    return false;
}

void nx_sink_flush(nx_sink *s)
{
    size_t done = 0;
    while (done < s->n && !s->error) {
        ssize_t n = write(s->fd, s->buffer + done, s->n - done);
        if (n >= 0)
            done += (size_t)n;
        else if (errno != EINTR)
            s->error = errno;
    }
    s->n = 0;
}

int nx_sink_write(void *sink, const char *at, size_t len)
{
    nx_sink *s = sink;
    while (len && !s->error) {
        size_t room = sizeof s->buffer - s->n, part = len < room ? len : room;
        memcpy(s->buffer + s->n, at, part);
        s->n += part;
        at += part;
        len -= part;
        if (s->n == sizeof s->buffer)
            nx_sink_flush(s);
    }
    return s->error;
}

void nx_sink_text(nx_sink *s, const char *text)
{
    nx_sink_write(s, text, strlen(text));
}

bool nx_sink_close(nx_sink *s, bool keep)
{
    if (s->fd >= 0)
        nx_sink_flush(s);
    if (s->temporary && keep && !s->error && fsync(s->fd) != 0)
        s->error = errno;
    if (s->fd >= 0 && close(s->fd) != 0 && !s->error) /* stdout too: some file systems report a full disk only here */
        s->error = errno;
    keep = keep && !s->error;
    if (s->temporary && keep && rename(s->temporary, s->target) != 0)
        s->error = errno;
    if (s->temporary && s->fd >= 0 && (!keep || s->error))
        unlink(s->temporary);
    if (s->temporary)
        guard(NULL);
    if (s->error && s->error != EPIPE)
        nx_say("%s: %s", s->name ? s->name : "standard output", strerror(s->error));
    free(s->target);
    free(s->temporary);
    s->target = s->temporary = NULL;
    s->fd = -1;
    return !s->error;
}
