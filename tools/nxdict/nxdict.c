/* nxdict.c -- the dictionary compiler: dict/ → newsx.nxd.
 *
 *     nxdict DICT -o FILE    compiles, runs every example beside a rule, writes FILE only where all hold
 *     nxdict DICT --check    the same without writing
 *
 * Exit: 0 all good, 1 a fault in the dictionary (named with file and line on stderr), 2 usage or input/output. */
#include "lexicon/build.h"
#include "lexicon/examples.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct job {
    nx_ctx c;
    newsx_error err;
    NX_VEC(nx_dict_file) files;
} job;

static int fail(int code, const char *what, const char *why)
{
    fprintf(stderr, "nxdict: %s: %s\n", what, why);
    return code;
}

static bool read_file(newsx_str *out, const char *path, nx_arena *a)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return false;
    nx_buf b = nx_buf_new(a, 1 << 16);
    size_t n;
    char part[16384];
    while ((n = fread(part, 1, sizeof part, f)) > 0)
        nx_buf_add(&b, (newsx_str){part, n});
    bool ok = !ferror(f) && !a->failed;
    fclose(f);
    *out = nx_buf_str(&b);
    return ok;
}

static bool wanted(const char *name, const char *suffix)
{
    return name[0] != '.' && nx_str_ends(nx_cstr(name), nx_cstr(suffix));
}

/* Adds DICT/sub/…suffix under the name dict/sub/…; a folder that is not there adds nothing. */
static bool add_folder(job *j, const char *dict, const char *sub, const char *suffix)
{
    nx_buf folder = nx_buf_new(j->c.arena, 256);
    nx_buf_format(&folder, "%s/%s", dict, sub);
    nx_buf_byte(&folder, '\0');
    DIR *d = opendir(folder.at);
    if (!d)
        return errno == ENOENT;
    bool ok = true;
    for (struct dirent *e; ok && (e = readdir(d)) != NULL;) {
        if (!wanted(e->d_name, suffix))
            continue;
        nx_buf path = nx_buf_new(j->c.arena, 256), name = nx_buf_new(j->c.arena, 256);
        nx_buf_format(&path, "%s/%s", folder.at, e->d_name);
        nx_buf_byte(&path, '\0');
        nx_buf_format(&name, "dict/%s/%s", sub, e->d_name);
        nx_dict_file f = {nx_buf_str(&name), {NULL, 0}};
        ok = read_file(&f.bytes, path.at, j->c.arena);
        if (!ok)
            fail(2, path.at, strerror(errno));
        nx_push(j->c.arena, &j->files, f);
    }
    closedir(d);
    return ok;
}

static void report(void *payload, const char *line)
{
    (void)payload;
    fprintf(stderr, "%s\n", line);
}

static int run_examples(job *j, newsx_str image)
{
    nx_lexicon lex = {.layers = 1};
    nx_rulefile source = {0};
    nx_rules *rules = NULL;
    nx_arena own, scratch;
    nx_arena_init(&own, (newsx_alloc){NULL, NULL});
    nx_arena_init(&scratch, (newsx_alloc){NULL, NULL});
    newsx_status st = nx_image_check(&lex.layer[0], image, "the new image", &j->err);
    for (uint32_t f = 0; f < j->files.n && st == NEWSX_OK; f++)
        if (nx_str_ends(j->files.at[f].name, NX_S(".rule")))
            st = nx_rulefile_read(&source, j->files.at[f].bytes, j->files.at[f].name, &j->c);
    if (st == NEWSX_OK)
        st = nx_rules_open(&rules, &lex, &own, &j->err);
    uint32_t failed = st == NEWSX_OK ? nx_examples_run(&source, &lex, rules, &scratch, report, NULL) : 1;
    if (st != NEWSX_OK)
        fprintf(stderr, "%s\n", j->err.text);
    else if (failed)
        fprintf(stderr, "nxdict: %u examples fail\n", failed);
    nx_rules_close(rules);
    nx_arena_free(&scratch);
    nx_arena_free(&own);
    return failed ? 1 : 0;
}

static int write_file(const char *path, newsx_str bytes)
{
    char temporary[4096];
    snprintf(temporary, sizeof temporary, "%s.%ld", path, (long)getpid());
    FILE *f = fopen(temporary, "wb");
    if (!f)
        return fail(2, temporary, strerror(errno));
    bool ok = fwrite(bytes.at, 1, bytes.len, f) == bytes.len;
    ok = fclose(f) == 0 && ok;
    if (!ok || rename(temporary, path) != 0) {
        int why = errno;
        remove(temporary);
        return fail(2, path, strerror(why));
    }
    return 0;
}

static int compile(job *j, const char *dict, const char *out)
{
    if (!add_folder(j, dict, "lex", ".tsv") || !add_folder(j, dict, "site", ".tsv") || !add_folder(j, dict, "rule", ".rule"))
        return fail(2, dict, "could not be read");
    if (!j->files.n)
        return fail(2, dict, "holds no lex/*.tsv, site/*.tsv or rule/*.rule");
    nx_buf image = nx_buf_new(j->c.arena, 1 << 20);
    newsx_status st = nx_image_build(&image, j->files.at, j->files.n, &j->c);
    if (st != NEWSX_OK) {
        fprintf(stderr, "%s\n", st == NEWSX_ENOMEM ? "nxdict: out of memory" : j->err.text);
        return 1;
    }
    int code = run_examples(j, nx_buf_str(&image));
    return code || !out ? code : write_file(out, nx_buf_str(&image));
}

int main(int argc, char **argv)
{
    bool write = argc == 4 && strcmp(argv[2], "-o") == 0, check = argc == 3 && strcmp(argv[2], "--check") == 0;
    if (!write && !check) {
        fprintf(stderr, "usage: nxdict DICT -o FILE | nxdict DICT --check\n");
        return 2;
    }
    nx_arena arena;
    job j = {0};
    nx_arena_init(&arena, (newsx_alloc){NULL, NULL});
    j.c.arena = &arena;
    j.c.err = &j.err;
    int code = compile(&j, argv[1], write ? argv[3] : NULL);
    nx_arena_free(&arena);
    return code;
}
