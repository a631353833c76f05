/* engine.c -- opens an engine: maps the image, compiles the user's words beside it, compiles the rules.  After that
 * nothing in it changes.  Cost: dominated by the compilation of patterns (docs/PERFORMANCE.md). */
#include "engine.h"

#include "base/limits.h"
#include "lexicon/image.h"
#include "lexicon/numword.h"
#include "read/html.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef NEWSX_IMAGE_DIR
#error "the build defines NEWSX_IMAGE_DIR, where newsx.nxd is installed"
#endif

enum { MAX_STRUCT = 4096, MAX_USER_DICT = 256 << 20 };

bool nx_sized_copy(void *out, size_t want, const void *in)
{
    size_t size;
    memcpy(&size, in, sizeof size);
    if (size < sizeof size || size > MAX_STRUCT)
        return false;
    for (size_t i = want; i < size; i++)
        if (((const char *)in)[i] != 0)
            return false;
    memset(out, 0, want);
    memcpy(out, in, size < want ? size : want);
    return true;
}

newsx_status nx_explain(newsx_error *err, newsx_status st)
{
    if (!err || st == NEWSX_OK || err->text[0])
        return st;
    switch (st) {
    case NEWSX_ENOMEM: return nx_error_set(err, st, 0, 0, "out of memory");
    case NEWSX_ELIMIT: return nx_error_set(err, st, 0, 0, "the input is larger than a limit allows");
    case NEWSX_ECHARSET: return nx_error_set(err, st, 0, 0, "the bytes are text in no known encoding");
    case NEWSX_ENOARTICLE: return nx_error_set(err, st, 0, 0, "no article found");
    default: return nx_error_set(err, st, 0, 0, "failed (%s)", newsx_status_name(st));
    }
}

static newsx_status io_error(newsx_error *err, const char *path)
{
    char why[128] = "";
    int number = errno;
    if (strerror_r(number, why, sizeof why) != 0)
        snprintf(why, sizeof why, "error %d", number);
    return nx_error_set(err, NEWSX_EIO, 0, 0, "%s: %s", path, why);
}

static newsx_status map_file(void **map, size_t *len, const char *path, newsx_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return io_error(err, path);
    struct stat st;
    newsx_status result = NEWSX_OK;
    if (fstat(fd, &st) != 0) {
        result = io_error(err, path);
    } else if (!S_ISREG(st.st_mode) || st.st_size <= 0) {
        result = nx_error_set(err, NEWSX_EDATA, 0, 0, "%s: %s", path, S_ISREG(st.st_mode) ? "an empty file" : "not a file");
    } else {
        *len = (size_t)st.st_size;
        *map = mmap(NULL, *len, PROT_READ, MAP_PRIVATE, fd, 0);
        if (*map == MAP_FAILED) {
            *map = NULL;
            result = io_error(err, path);
        }
    }
    close(fd);
    return result;
}

static newsx_status open_image(newsx_engine *e, const newsx_options *opt, newsx_error *err)
{
    newsx_str bytes = opt->image_bytes;
    const char *path = opt->image_path ? opt->image_path : NEWSX_IMAGE_DIR "/newsx.nxd";
    if (!bytes.len) {
        NX_TRY(map_file(&e->map, &e->map_len, path, err));
        bytes = (newsx_str){e->map, e->map_len};
    } else if (opt->image_path) {
        return nx_error_set(err, NEWSX_EARG, 0, 0, "both image_path and image_bytes are given");
    } else if (!bytes.at || (uintptr_t)bytes.at % 8 != 0) {
        return nx_error_set(err, NEWSX_EARG, 0, 0, "image_bytes must be aligned to 8 bytes");
    } else {
        path = "memory";
    }
    e->image = nx_arena_copy(&e->arena, nx_cstr(path));
    e->lex = NX_NEW(&e->arena, nx_lexicon);
    if (!e->lex)
        return NEWSX_ENOMEM;
    e->lex->layers = 1;
    return nx_image_check(&e->lex->layer[0], bytes, path, err);
}

static newsx_status read_file(newsx_str *out, const char *path, nx_arena *arena, newsx_error *err)
{
    void *map = NULL;
    size_t len = 0;
    NX_TRY(map_file(&map, &len, path, err));
    newsx_status st = NEWSX_OK;
    if (len > MAX_USER_DICT)
        st = nx_error_set(err, NEWSX_ELIMIT, 0, 0, "%s: larger than a user dictionary may be", path);
    else
        *out = nx_arena_copy(arena, (newsx_str){map, len}); /* copied: a file that shrinks while mapped would kill us */
    munmap(map, len);
    return st;
}

/* A user's list is named after its word class: …/person.tsv, …/org.mine.tsv. */
static newsx_status check_class(const nx_lexicon *lex, newsx_str path, newsx_error *err)
{
    size_t from = path.len;
    while (from > 0 && path.at[from - 1] != '/')
        from--;
    newsx_str name = nx_str_cut(path, from, path.len), rest = name, cls;
    if (nx_str_ends(name, NX_S(".tsv")) && nx_str_next_field(&cls, &rest, '.') && nx_lexicon_class(lex, cls) != UINT32_MAX)
        return NEWSX_OK;
    return nx_error_set(err, NEWSX_EARG, 0, 0, "%.*s: a word list is named after its class, such as person.tsv or org.mine.tsv", NX_FMT(path));
}

/* Compiles word lists into *image, which lives in the engine's arena; what that takes lives in c's. */
static newsx_status compile_user_dicts(newsx_str *image, newsx_engine *e, const char *const *paths, nx_ctx *c)
{
    NX_VEC(nx_dict_file) files = {0};
    for (; paths && *paths; paths++) {
        nx_dict_file file = {nx_cstr(*paths), {NULL, 0}};
        NX_TRY(read_file(&file.bytes, *paths, c->arena, c->err));
        NX_TRY(check_class(e->lex, file.name, c->err));
        nx_push(c->arena, &files, file);
    }
    NX_TRY(nx_ctx_status(c));
    nx_buf built = nx_buf_new(c->arena, 4096);
    NX_TRY(nx_image_build(&built, files.at, files.n, c));
    NX_TRY(nx_ctx_status(c));
    *image = nx_arena_copy(&e->arena, nx_buf_str(&built));
    return image->at ? NEWSX_OK : NEWSX_ENOMEM;
}

static newsx_status open_user_dicts(newsx_engine *e, const char *const *paths, newsx_error *err)
{
    if (!paths || !*paths)
        return NEWSX_OK;
    nx_arena scratch; /* several times the image: not kept */
    nx_arena_init(&scratch, e->arena.alloc);
    nx_ctx c = {.arena = &scratch, .err = err};
    newsx_str image = {NULL, 0};
    newsx_status st = compile_user_dicts(&image, e, paths, &c);
    nx_arena_free(&scratch);
    NX_TRY(st);
    e->lex->layers = 2;
    NX_TRY(nx_image_check(&e->lex->layer[1], image, "user dictionaries", err));
    if ((e->lex->layer[0].entries + e->lex->layer[1].entries) >> NX_ENTRY_BITS)
        return nx_error_set(err, NEWSX_ELIMIT, 0, 0, "user dictionaries: more words than a lexicon holds");
    return NEWSX_OK;
}

static newsx_str fingerprint(newsx_engine *e)
{
    nx_buf b = nx_buf_new(&e->arena, 40);
    for (uint32_t i = 0; i < e->lex->layers; i++)
        nx_buf_format(&b, "%s%016llx", i ? "+" : "", (unsigned long long)e->lex->layer[i].header->checksum);
    return nx_buf_str(&b);
}

static newsx_status open_parts(newsx_engine *e, const newsx_options *opt, newsx_error *err)
{
    NX_TRY(open_image(e, opt, err));
    NX_TRY(open_user_dicts(e, opt->user_dicts, err));
    e->fingerprint = fingerprint(e);
    NX_TRY(nx_rules_open(&e->rules, e->lex, &e->arena, err));
    e->lex->numwords = nx_numwords_collect(e->lex, &e->arena);
    NX_TRY(nx_affixes_make(&e->affixes, e->lex, &e->arena));
    return e->arena.failed ? NEWSX_ENOMEM : NEWSX_OK;
}

newsx_status newsx_engine_open(newsx_engine **out, const newsx_options *given, newsx_error *err)
{
    if (err)
        *err = (newsx_error){0};
    if (!out)
        return nx_error_set(err, NEWSX_EARG, 0, 0, "newsx_engine_open: no place for the engine");
    *out = NULL;
    newsx_options opt = NEWSX_OPTIONS_INIT;
    if (given && !nx_sized_copy(&opt, sizeof opt, given))
        return nx_error_set(err, NEWSX_EARG, 0, 0, "newsx_options: its size is none that this version knows");
    if (opt.max_bytes > NX_MAX_BYTES_HARD)
        return nx_error_set(err, NEWSX_EARG, 0, 0, "max_bytes is past %u", NX_MAX_BYTES_HARD);
    nx_html_init();
    nx_arena arena;
    nx_arena_init(&arena, opt.alloc);
    newsx_engine *e = NX_NEW(&arena, newsx_engine); /* the engine lives in its own arena */
    if (!e)
        return nx_explain(err, NEWSX_ENOMEM);
    e->arena = arena;
    e->max_bytes = opt.max_bytes ? opt.max_bytes : NX_MAX_BYTES;
    e->max_memory = opt.max_memory ? opt.max_memory : NX_MAX_MEMORY;
    newsx_status st = open_parts(e, &opt, err);
    if (st != NEWSX_OK) {
        newsx_engine_close(e);
        return nx_explain(err, st);
    }
    *out = e;
    return NEWSX_OK;
}

void newsx_engine_close(newsx_engine *e)
{
    if (!e)
        return;
    if (e->rules)
        nx_rules_close(e->rules);
    if (e->map)
        munmap(e->map, e->map_len);
    nx_arena arena = e->arena; /* a copy, since the engine goes with it */
    nx_arena_free(&arena);
}

newsx_str newsx_engine_info(const newsx_engine *e, const char *key)
{
    if (!e || !key)
        return (newsx_str){NULL, 0};
    if (strcmp(key, "version") == 0)
        return nx_cstr(NEWSX_VERSION_TEXT);
    if (strcmp(key, "image") == 0)
        return e->image;
    if (strcmp(key, "rules") == 0)
        return e->fingerprint;
    return (newsx_str){NULL, 0};
}

static bool place(char *out, size_t cap, newsx_str file, uint32_t line)
{
    if (out && cap)
        snprintf(out, cap, "%.*s:%u", NX_FMT(file), (unsigned)line);
    return true;
}

static bool locate_entry(const newsx_engine *e, newsx_str name, char *out, size_t cap) /* title:대표 */
{
    size_t colon = nx_str_find(name, NX_S(":"), 0);
    if (colon == NX_NPOS)
        return false;
    uint32_t cls = nx_lexicon_class(e->lex, nx_str_cut(name, 0, colon));
    nx_entry entry;
    return cls != UINT32_MAX && nx_lexicon_find(&entry, e->lex, cls, nx_str_cut(name, colon + 1, name.len)) &&
           place(out, cap, entry.file, entry.line);
}

bool newsx_engine_locate(const newsx_engine *e, newsx_str rule, char *out, size_t cap)
{
    if (!e)
        return false;
    if (nx_str_starts(rule, NX_S("lex:")))
        return locate_entry(e, nx_str_cut(rule, 4, rule.len), out, cap);
    uint16_t i = nx_rules_find(e->rules, rule);
    nx_entry entry;
    uint32_t mechanisms = nx_lexicon_class(e->lex, NX_S("mechanism")); /* those that are C: name.shape */
    if (i == UINT16_MAX && mechanisms != UINT32_MAX && nx_lexicon_find(&entry, e->lex, mechanisms, rule))
        return place(out, cap, entry.file, entry.line);
    if (i == UINT16_MAX)
        return false;
    nx_rule_info info = nx_rule_get(e->rules, i);
    return place(out, cap, info.file, info.line);
}
