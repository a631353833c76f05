/* journal.c -- the journal as a file. */
#include "journal.h"

#include "digest.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char head[] = "newsx-journal 2\n";

bool nx_journal_same(const nx_out_use *use, const char *rules, const char *options)
{
    bool other = strcmp(rules, use->rules) != 0;
    if (!other && strcmp(options, use->options) == 0)
        return true;
    const char *what = other ? "rules" : "options", *was = other ? rules : options, *is = other ? use->rules : use->options;
    if (use->o->mixed) {
        nx_say("%s: the %s changed from \"%s\" to \"%s\": what is done stays, the rest is made anew (--mixed)", use->path, what, was, is);
        return true;
    }
    nx_say("%s: was begun with other %s, \"%s\" and not \"%s\": --force begins anew, --mixed goes on in spite of it", use->path, what, was, is);
    return false;
}

const char *nx_journal_code(const nx_item *item)
{
    return item->code[0] ? item->code : item->duplicate_of ? "=" : "-";
}

/* What may go otherwise another time, on a quieter machine or with a larger limit.  What could not be read is tried again anyway. */
static bool is_passing(const char *code)
{
    static const char *const codes[] = {"ETIMEOUT", "ECRASH", "ENOMEM", "ELIMIT"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(code, codes[i]) == 0)
            return true;
    return false;
}

bool nx_journal_remember(const nx_out_use *use, const char *key, uint64_t hash, const nx_likeness *like, const char *code)
{
    if (use->o->retry_failed && is_passing(code))
        hash = NX_HASH_NONE;
    return nx_past_note(use->past, key, hash) && (strcmp(code, "-") != 0 || nx_past_article(use->past, key, like));
}

static void unescape(char *s)
{
    char *to = s;
    for (; *s; s++)
        *to++ = *s == '\\' && s[1] ? (*++s == 'n' ? '\n' : *s) : *s;
    *to = '\0';
}

static bool read_page(const nx_out_use *use, char *line)
{
    uint64_t hash;
    nx_likeness like = {0};
    char code[NX_CODE], sketch[2 * NX_SKETCH + 1];
    int key = 0;
    if (sscanf(line, "page %" SCNx64 " %" SCNx64 " %" SCNx32 " %96s %15s %n", &hash, &like.body, &like.letters, sketch, code, &key) < 5 || !key)
        return false;
    for (int i = 0; sketch[0] != '-' && i < NX_SKETCH; i++)
        if (sscanf(sketch + i * 2, "%2hhx", &like.sketch[i]) != 1)
            return false;
    unescape(line + key);
    return nx_journal_remember(use, line + key, hash, &like, code);
}

/* The lines of one commit, which is found good; run[] becomes rules and options of the last run in it. */
static bool take(nx_journal *j, const nx_out_use *use, char *at, char *end, const char *run[2], nx_exit *code)
{
    for (char *line = at, *stop; line < end; line = stop + 1) {
        stop = memchr(line, '\n', (size_t)(end - line));
        *stop = '\0';
        char *rules = line + 4, *options = strncmp(line, "run ", 4) == 0 ? strchr(rules, ' ') : NULL;
        if (options) {
            *options++ = '\0';
            run[0] = rules;
            run[1] = options;
        } else if (!read_page(use, line)) {
            nx_say("%s: damaged journal, or out of memory", j->path);
            *code = NX_EXIT_USAGE;
            return false;
        }
    }
    return true;
}

/* Reads all; what follows the last commit is cut off.  The latest run is compared with this one. */
static bool load(nx_journal *j, const nx_out_use *use, char *at, size_t len, nx_exit *code)
{
    char *end = at + len, *begin = at + sizeof head - 1, *line = begin, *stop;
    const char *run[2] = {NULL, NULL};
    for (; line < end && (stop = memchr(line, '\n', (size_t)(end - line))) != NULL; line = stop + 1) {
        uint64_t length, check;
        if (sscanf(line, "commit %" SCNu64 " %" SCNx64, &length, &check) != 2 || strncmp(line, "commit ", 7) != 0)
            continue;
        if (check != nx_digest(begin, (size_t)(line - begin)))
            break;
        if (!take(j, use, begin, line, run, code))
            return false;
        j->length = length;
        begin = stop + 1;
    }
    if (run[0] && !nx_journal_same(use, run[0], run[1])) {
        *code = NX_EXIT_USAGE;
        return false;
    }
    if (ftruncate(j->fd, begin - at) == 0 && lseek(j->fd, 0, SEEK_END) >= 0)
        return true;
    *code = NX_EXIT_OUTPUT;
    nx_say("%s: %s", j->path, strerror(errno));
    return false;
}

static bool resume(nx_journal *j, const nx_out_use *use, size_t len, nx_exit *code)
{
    char *at = malloc(len + 1);
    size_t done = 0;
    for (ssize_t n = 1; at && done < len && n > 0; done += n > 0 ? (size_t)n : 0)
        n = pread(j->fd, at + done, len - done, (off_t)done);
    bool ok = at && done == len && len >= sizeof head - 1 && memcmp(at, head, sizeof head - 1) == 0;
    if (!ok) {
        nx_say("%s: cannot be read, or is no journal: --force begins anew", j->path);
        *code = NX_EXIT_USAGE;
    } else {
        at[len] = '\0';
        ok = load(j, use, at, len, code);
    }
    free(at);
    return ok;
}

static bool begin(nx_journal *j, const nx_out_use *use, bool output_exists, nx_exit *code)
{
    struct stat st;
    *code = NX_EXIT_USAGE;
    if (flock(j->fd, LOCK_EX | LOCK_NB) != 0) {
        nx_say("%s: another run writes it", use->path);
        return false;
    }
    bool old = fstat(j->fd, &st) == 0 && (size_t)st.st_size >= sizeof head - 1;
    if ((old || output_exists) && !use->o->resume && !use->o->force) {
        nx_say("%s: is there already: --resume goes on with it, --force begins anew", use->path);
        return false;
    }
    if (use->o->resume && output_exists && !old) {
        nx_say("%s: is there, but no journal of it is (%s): --force begins anew", use->path, j->path);
        return false;
    }
    j->fresh = !old || use->o->force;
    if (!j->fresh && !resume(j, use, (size_t)st.st_size, code))
        return false;
    if (j->fresh && (ftruncate(j->fd, 0) != 0 || lseek(j->fd, 0, SEEK_SET) < 0 || write(j->fd, head, sizeof head - 1) != sizeof head - 1)) {
        nx_say("%s: %s", j->path, strerror(errno));
        *code = NX_EXIT_OUTPUT;
        return false;
    }
    nx_text_word(&j->lines, "run ");
    nx_text_word(&j->lines, use->rules);
    nx_text_word(&j->lines, " ");
    nx_text_word(&j->lines, use->options);
    nx_text_word(&j->lines, "\n");
    return true;
}

bool nx_journal_open(nx_journal *j, const nx_out_use *use, const char *path, bool output_exists, nx_exit *code)
{
    *j = (nx_journal){.path = strdup(path), .fd = -1};
    if (j->path)
        j->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (j->fd < 0) {
        nx_say("%s: %s", path, strerror(errno));
        *code = NX_EXIT_OUTPUT;
    } else if (begin(j, use, output_exists, code)) {
        return true;
    }
    nx_journal_close(j);
    return false;
}

void nx_journal_page(nx_journal *j, const nx_item *item)
{
    char sketch[2 * NX_SKETCH + 1] = "-"; /* duplicates and short articles are compared with no more */
    for (int i = 0; !item->duplicate_of && item->like.letters >= NX_LETTERS_NEAR && i < NX_SKETCH; i++)
        snprintf(sketch + i * 2, 3, "%02x", item->like.sketch[i]);
    nx_text_format(&j->lines, "page %" PRIx64 " %" PRIx64 " %" PRIx32 " %s %s ", item->hash, item->like.body, item->like.letters, sketch,
                   nx_journal_code(item));
    for (const char *p = item->key; *p; p++) {
        if (*p == '\n' || *p == '\\')
            nx_text_word(&j->lines, "\\");
        nx_text_add(&j->lines, *p == '\n' ? "n" : p, 1);
    }
    nx_text_word(&j->lines, "\n");
}

bool nx_journal_commit(nx_journal *j, uint64_t length)
{
    nx_text_format(&j->lines, "commit %" PRIu64 " %" PRIx64 "\n", length, nx_digest(j->lines.at ? j->lines.at : "", j->lines.len));
    errno = ENOMEM;
    bool ok = !j->lines.failed;
    for (size_t done = 0; ok && done < j->lines.len;) {
        ssize_t n = write(j->fd, j->lines.at + done, j->lines.len - done);
        done += n > 0 ? (size_t)n : 0;
        ok = n > 0 || errno == EINTR;
    }
    ok = ok && fdatasync(j->fd) == 0;
    if (!ok)
        nx_say("%s: %s", j->path, strerror(errno));
    j->length = length;
    j->lines.len = 0;
    return ok;
}

void nx_journal_close(nx_journal *j)
{
    if (j->fd >= 0)
        close(j->fd);
    nx_text_free(&j->lines);
    free(j->path);
    *j = (nx_journal){.fd = -1};
}
