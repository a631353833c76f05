/* walk.c -- finds files.  Memory: the names of one directory a level. */
#include "walk.h"

#include "text.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MAX_DEPTH = 200 };

typedef struct own { /* files that this program writes: no input, should they stand below a directory that is one */
    dev_t device;
    ino_t number;
} own;

enum { MAX_OWN = 8 };

typedef struct walking {
    const nx_walk *w;
    own own[MAX_OWN];
    int n_own;
} walking;

typedef struct above { /* the directories that one stands in */
    const struct above *up;
    dev_t device;
    ino_t number;
    int depth;
} above;

static bool matches(const char *const *globs, const char *relative)
{
    const char *slash = strrchr(relative, '/'), *name = slash ? slash + 1 : relative;
    for (; globs && *globs; globs++)
        if (fnmatch(*globs, strchr(*globs, '/') ? relative : name, 0) == 0)
            return true;
    return false;
}

bool nx_walk_wants(const nx_cli_options *o, const char *relative)
{
    return (!o->include || matches(o->include, relative)) && !matches(o->exclude, relative);
}

static int visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool is_above(const above *in, const struct stat *st)
{
    for (; in; in = in->up)
        if (in->device == st->st_dev && in->number == st->st_ino)
            return true;
    return false;
}

static void find_own(walking *k, const char *path)
{
    static const char *const suffixes[] = {"", ".part", ".journal", "-wal", "-shm"};
    for (size_t i = 0; path && i < sizeof suffixes / sizeof *suffixes; i++) {
        struct stat st;
        nx_text name = {0};
        nx_text_word(&name, path);
        nx_text_word(&name, suffixes[i]);
        if (!name.failed && stat(name.at, &st) == 0 && k->n_own < MAX_OWN)
            k->own[k->n_own++] = (own){st.st_dev, st.st_ino};
        nx_text_free(&name);
    }
}

static bool is_own(const walking *k, const struct stat *st)
{
    for (int i = 0; i < k->n_own; i++)
        if (k->own[i].device == st->st_dev && k->own[i].number == st->st_ino)
            return true;
    return false;
}

/* path is a directory; what is below is relative to path + root. */
static bool walk(const walking *k, nx_text *path, size_t root, const struct stat *dir, const above *up)
{
    const nx_walk *w = k->w;
    struct dirent **names = NULL;
    above here = {up, dir->st_dev, dir->st_ino, up ? up->depth + 1 : 0};
    int n = here.depth < MAX_DEPTH ? scandir(path->at, &names, visible, by_bytes) : (errno = ELOOP, -1);
    bool go_on = n >= 0 ? !w->opened || w->opened(w->payload, path->at) : w->fail(w->payload, path->at, strerror(errno));
    size_t len = path->len;
    for (int i = 0; i < n; i++) {
        struct stat st;
        path->len = len;
        if (len && path->at[len - 1] != '/')
            nx_text_word(path, "/");
        nx_text_word(path, names[i]->d_name);
        free(names[i]);
        if (!go_on || path->failed)
            continue;
        if (stat(path->at, &st) != 0)
            go_on = !nx_walk_wants(w->o, path->at + root) || w->fail(w->payload, path->at, strerror(errno));
        else if (is_own(k, &st))
            continue;
        else if (S_ISDIR(st.st_mode) && !is_above(&here, &st) && !matches(w->o->exclude, path->at + root))
            go_on = walk(k, path, root, &st, &here);
        else if (S_ISREG(st.st_mode) && nx_walk_wants(w->o, path->at + root))
            go_on = w->file(w->payload, path->at);
    }
    path->len = len;
    free(names);
    return go_on;
}

static bool walk_path(const walking *k, const char *name)
{
    const nx_walk *w = k->w;
    struct stat st;
    if (strcmp(name, "-") == 0 || stat(name, &st) != 0 || !S_ISDIR(st.st_mode))
        return w->file(w->payload, name);
    nx_text path = {0};
    nx_text_word(&path, name);
    size_t root = path.len + (path.len && name[path.len - 1] != '/');
    bool go_on = !path.failed && walk(k, &path, root, &st, NULL);
    nx_text_free(&path);
    return go_on;
}

static bool walk_list(const walking *k, const char *list)
{
    const nx_walk *w = k->w;
    FILE *f = strcmp(list, "-") == 0 ? stdin : fopen(list, "rbe");
    char *path = NULL;
    size_t room = 0;
    bool go_on = f || w->fail(w->payload, list, strerror(errno));
    while (f && go_on && getdelim(&path, &room, '\0', f) > 0)
        go_on = !path[0] || walk_path(k, path);
    free(path);
    if (f && f != stdin)
        fclose(f);
    return go_on;
}

bool nx_walk_all(const nx_walk *w)
{
    walking k = {.w = w};
    bool go_on = true;
    find_own(&k, w->o->output);
    find_own(&k, w->o->log);
    for (size_t i = 0; i < w->o->n_files && go_on; i++)
        go_on = walk_path(&k, w->o->files[i]);
    return go_on && (!w->o->files0_from || walk_list(&k, w->o->files0_from));
}
