/* imagebuild.c -- dict/ → image: classes and entries, then rules and their gates, then the two tries over both. */
#include "lexicon/build.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <stdlib.h>

typedef struct key { /* one surface, with or without its blanks, and what it leads to */
    newsx_str text;
    uint32_t item;
    bool asked;
} key;

typedef struct job {
    nx_ctx *c;
    const nx_dict_file *file;
    uint32_t files;
    nx_dict dict;
    nx_rulefile rulefile;
    NX_VEC(nx_build_rule) rules;
    NX_VEC(key) keys;
    NX_VEC(newsx_str) kinds;
    nx_buf strings;
    uint16_t *code; /* character → trie code */
    uint32_t codes;
} job;

static const char *const known_classes[] = {
#define NX_CLASS_NAME(NAME, name, how) name,
    NX_CLASSES(NX_CLASS_NAME)
#undef NX_CLASS_NAME
};

enum how { SCANNED, ASKED };
static const enum how known_how[] = {
#define NX_CLASS_HOW(NAME, name, how) how,
    NX_CLASSES(NX_CLASS_HOW)
#undef NX_CLASS_HOW
};

/* dict/lex/org.company.tsv → org; dict/site/publisher.tsv → site; else empty. */
static newsx_str class_name(newsx_str file)
{
    if (!nx_str_ends(file, NX_S(".tsv")))
        return (newsx_str){NULL, 0};
    if (nx_str_starts(file, NX_S("dict/site/")))
        return NX_S("site");
    size_t from = 0;
    for (size_t i = 0; i < file.len; i++)
        if (file.at[i] == '/')
            from = i + 1;
    return nx_str_cut(file, from, nx_str_find(file, NX_S("."), from));
}

static int by_name(const void *a, const void *b)
{
    return nx_str_cmp(((const nx_dict_file *)a)->name, ((const nx_dict_file *)b)->name);
}

static void name_classes(job *j)
{
    for (size_t k = 0; k < NX_LEN(known_classes); k++) {
        nx_build_class known = {nx_cstr(known_classes[k]), 0, 0};
        nx_push(j->c->arena, &j->dict.classes, known);
    }
    for (uint32_t f = 0; f < j->files; f++) {
        newsx_str name = class_name(j->file[f].name);
        bool found = !name.len;
        for (uint32_t k = 0; k < j->dict.classes.n && !found; k++)
            found = nx_str_eq(j->dict.classes.at[k].name, name);
        if (!found) {
            nx_build_class fresh = {name, 0, 0};
            nx_push(j->c->arena, &j->dict.classes, fresh);
        }
    }
}

typedef struct seen {
    newsx_str surface;
    uint32_t entry;
} seen;

static int by_surface(const void *a, const void *b)
{
    const seen *x = a, *y = b;
    int order = nx_str_cmp(x->surface, y->surface);
    return order ? order : (x->entry > y->entry) - (x->entry < y->entry);
}

static newsx_status check_repeats(job *j, const nx_build_class *k) /* over the files of one class */
{
    if (k->n == 0 || j->dict.entries.at[k->first].file == j->dict.entries.at[k->first + k->n - 1].file)
        return NEWSX_OK; /* one file: tsv.c has looked */
    seen *s = nx_alloc(j->c->arena, sizeof *s * (k->n + 1u));
    if (!s)
        return NEWSX_ENOMEM;
    for (uint32_t i = 0; i < k->n; i++)
        s[i] = (seen){j->dict.entries.at[k->first + i].surface, k->first + i};
    nx_sort(s, k->n, sizeof *s, by_surface);
    for (uint32_t i = 1; i < k->n; i++)
        if (nx_str_eq(s[i].surface, s[i - 1].surface)) {
            const nx_build_entry *e = &j->dict.entries.at[s[i].entry], *was = &j->dict.entries.at[s[i - 1].entry];
            return nx_error_set(j->c->err, NEWSX_EDATA, e->line, 0, "%.*s:%u: surface \"%.*s\" repeats %.*s:%u",
                                NX_FMT(j->file[e->file].name), e->line, NX_FMT(e->surface), NX_FMT(j->file[was->file].name), was->line);
        }
    return NEWSX_OK;
}

static newsx_status read_words(job *j)
{
    for (uint32_t k = 0; k < j->dict.classes.n; k++) {
        nx_build_class *cls = &j->dict.classes.at[k];
        cls->first = j->dict.entries.n;
        for (uint32_t f = 0; f < j->files; f++) {
            if (!nx_str_eq(class_name(j->file[f].name), cls->name))
                continue;
            nx_tsv_rows rows = {0};
            NX_TRY(nx_tsv_read(&rows, j->file[f].bytes, j->file[f].name, j->c));
            for (uint32_t r = 0; r < rows.n; r++) {
                nx_build_entry e = {rows.at[r].surface, rows.at[r].canon, rows.at[r].attr, k, f, rows.at[r].line};
                nx_push(j->c->arena, &j->dict.entries, e);
            }
        }
        cls->n = j->dict.entries.n - cls->first;
        NX_TRY(check_repeats(j, cls));
    }
    return nx_ctx_status(j->c);
}

static newsx_status read_rules(job *j)
{
    for (uint32_t f = 0; f < j->files; f++)
        if (nx_str_ends(j->file[f].name, NX_S(".rule")))
            NX_TRY(nx_rulefile_read(&j->rulefile, j->file[f].bytes, j->file[f].name, j->c));
    if (j->rulefile.rules.n >= UINT16_MAX)
        return nx_error_set(j->c->err, NEWSX_EDATA, 0, 0, "too many rules");
    for (uint32_t r = 0; r < j->rulefile.rules.n; r++) {
        nx_build_rule rule = {0};
        NX_TRY(nx_rule_expand(&rule, &j->rulefile.rules.at[r], &j->rulefile, &j->dict, j->c));
        nx_push(j->c->arena, &j->rules, rule);
    }
    return nx_ctx_status(j->c);
}

static void add_key(job *j, newsx_str text, uint32_t item, bool asked)
{
    key k = {text, item, asked};
    nx_push(j->c->arena, &j->keys, k);
    if (!nx_str_chr(text, ' '))
        return;
    nx_buf b = nx_buf_new(j->c->arena, text.len);
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] != ' ')
            nx_buf_byte(&b, text.at[i]);
    k.text = nx_buf_str(&b);
    if (k.text.len)
        nx_push(j->c->arena, &j->keys, k);
}

static void collect_keys(job *j)
{
    for (uint32_t i = 0; i < j->dict.entries.n; i++) {
        const nx_build_entry *e = &j->dict.entries.at[i];
        add_key(j, e->surface, i, e->cls >= NX_LEX_COUNT || known_how[e->cls] == ASKED);
    }
    for (uint32_t r = 0; r < j->rules.n; r++) {
        const nx_build_rule *rule = &j->rules.at[r];
        uint32_t item = NX_POST_RULE | r | (rule->lead == NX_LEAD_NUMERAL ? NX_POST_AFTER_NUMERAL : 0);
        for (uint32_t g = 0; g < rule->gates.n; g++) {
            key k = {rule->gates.at[g], item, false};
            nx_push(j->c->arena, &j->keys, k);
        }
    }
}

static bool assign_codes(job *j)
{
    j->code = nx_alloc_zero(j->c->arena, 65536 * sizeof *j->code);
    if (!j->code)
        return false;
    j->codes = 1;
    for (uint32_t k = 0; k < j->keys.n; k++)
        for (uint32_t i = 0; i < j->keys.at[k].text.len;) {
            uint32_t c = nx_fold(nx_utf8_next(j->keys.at[k].text, &i));
            if (c && c < 65536 && !j->code[c])
                j->code[c] = (uint16_t)j->codes++;
        }
    for (uint32_t c = 0; c < 65536; c++) /* a look-up need not fold */
        j->code[c] = j->code[nx_fold(c)];
    return true;
}

typedef struct coded {
    nx_trie_key trie;
    uint32_t item;
} coded;

static int by_code(const void *a, const void *b)
{
    const coded *x = a, *y = b;
    for (uint32_t i = 0; i < x->trie.len && i < y->trie.len; i++)
        if (x->trie.code[i] != y->trie.code[i])
            return x->trie.code[i] < y->trie.code[i] ? -1 : 1;
    if (x->trie.len != y->trie.len)
        return x->trie.len < y->trie.len ? -1 : 1;
    return (x->item > y->item) - (x->item < y->item);
}

typedef NX_VEC(uint32_t) postings;

static newsx_status build_trie(nx_trie *out, job *j, postings *post, bool asked)
{
    nx_arena *a = j->c->arena;
    uint32_t n = 0, distinct = 0;
    size_t chars = 0;
    for (uint32_t i = 0; i < j->keys.n; i++)
        if (j->keys.at[i].asked == asked) {
            chars += nx_utf8_count(j->keys.at[i].text);
            n++;
        }
    coded *k = nx_alloc(a, sizeof *k * (n + 1u));
    uint16_t *code = nx_alloc(a, sizeof *code * (chars + 1u));
    if (!k || !code)
        return NEWSX_ENOMEM;
    n = 0;
    for (uint32_t i = 0; i < j->keys.n; i++) {
        if (j->keys.at[i].asked != asked)
            continue;
        newsx_str text = j->keys.at[i].text;
        uint32_t len = 0;
        bool beyond = false;
        for (uint32_t at = 0; at < text.len;) {
            uint32_t c = nx_fold(nx_utf8_next(text, &at));
            beyond |= c >= 65536;
            code[len++] = c < 65536 ? j->code[c] : 0;
        }
        if (beyond) /* characters outside the BMP are in no dictionary of news */
            continue;
        k[n++] = (coded){{code, len, 0}, j->keys.at[i].item};
        code += len;
    }
    nx_sort(k, n, sizeof *k, by_code);
    nx_trie_key *keys = nx_alloc(a, sizeof *keys * (n + 1u));
    if (!keys)
        return NEWSX_ENOMEM;
    for (uint32_t i = 0; i < n;) {
        uint32_t head = post->n, end = i;
        nx_push(a, post, 0);
        while (end < n && k[end].trie.len == k[i].trie.len &&
               memcmp(k[end].trie.code, k[i].trie.code, k[i].trie.len * sizeof(uint16_t)) == 0) {
            if (end == i || k[end].item != k[end - 1].item)
                nx_push(a, post, k[end].item);
            end++;
        }
        NX_TRY(nx_ctx_status(j->c));
        if (post->n == head + 2 && !(k[i].item & NX_POST_RULE)) { /* most words are one entry */
            k[i].trie.value = NX_POST_ENTRY | k[i].item;
            post->n = head;
        } else {
            post->at[head] = NX_POST_HEAD | (post->n - head - 1);
            k[i].trie.value = head + 1;
        }
        keys[distinct++] = k[i].trie;
        i = end;
    }
    return nx_trie_build(out, keys, distinct, j->codes, a);
}

static uint32_t code_at(const job *j, newsx_str text, uint32_t *at) /* 0 past the end */
{
    uint32_t c = *at < text.len ? nx_fold(nx_utf8_next(text, at)) : 65536;
    return c < 65536 ? j->code[c] : 0;
}

/* Which asked classes have a word that begins with a code, or with two: spares most look-ups their walk. */
static void make_heads(uint32_t *head, uint32_t *pair, const job *j)
{
    for (uint32_t k = 0; k < j->keys.n; k++) {
        if (!j->keys.at[k].asked)
            continue;
        uint32_t at = 0, bit = nx_head_bit(j->dict.entries.at[j->keys.at[k].item].cls);
        uint32_t first = code_at(j, j->keys.at[k].text, &at), second = code_at(j, j->keys.at[k].text, &at);
        head[first] |= first ? bit : 0;
        pair[nx_pair_at(first, second)] |= first && second ? bit : 0;
    }
}

static nx_image_str pooled(job *j, newsx_str s)
{
    nx_image_str out = {(uint32_t)j->strings.len, (uint32_t)s.len};
    nx_buf_add(&j->strings, s);
    return out;
}

static uint32_t kind_of(job *j, newsx_str id)
{
    newsx_str name = nx_str_cut(id, 0, nx_str_find(id, NX_S("."), 0));
    for (uint32_t i = 0; i < j->kinds.n; i++)
        if (nx_str_eq(j->kinds.at[i], name))
            return i;
    nx_push(j->c->arena, &j->kinds, name);
    return j->kinds.n - 1;
}

static void add_section(nx_buf *out, nx_image_header *h, enum nx_section s, const void *at, size_t len)
{
    while (out->len % 8)
        nx_buf_byte(out, '\0');
    h->section[s] = (nx_image_str){(uint32_t)out->len, (uint32_t)len};
    nx_buf_add(out, (newsx_str){at, len});
}

typedef struct records {
    NX_VEC(nx_image_entry) entries;
    NX_VEC(uint8_t) class_of;
    NX_VEC(nx_image_class) classes;
    NX_VEC(nx_image_str) files, kinds;
    NX_VEC(nx_image_rule) rules;
    NX_VEC(nx_image_group) groups;
} records;

static void make_entries(records *r, job *j)
{
    nx_arena *a = j->c->arena;
    newsx_str last_attr = {NULL, 0};
    nx_image_str last_at = {0, 0};
    for (uint32_t i = 0; i < j->dict.entries.n; i++) {
        const nx_build_entry *e = &j->dict.entries.at[i];
        nx_image_entry out = {.cls = e->cls, .file = e->file, .line = e->line};
        out.surface = pooled(j, e->surface);
        out.canon = nx_str_eq(e->canon, e->surface) ? out.surface : pooled(j, e->canon);
        if (!nx_str_eq(e->attr, last_attr)) { /* neighbours often share theirs */
            last_attr = e->attr;
            last_at = pooled(j, e->attr);
        }
        out.attr = last_at;
        nx_push(a, &r->entries, out);
        nx_push(a, &r->class_of, (uint8_t)e->cls);
    }
    for (uint32_t i = 0; i < j->dict.classes.n; i++) {
        const nx_build_class *k = &j->dict.classes.at[i];
        nx_image_class out = {pooled(j, k->name), k->first, k->n};
        nx_push(a, &r->classes, out);
    }
    for (uint32_t i = 0; i < j->files; i++)
        nx_push(a, &r->files, pooled(j, j->file[i].name));
}

static void make_rules(records *r, job *j)
{
    nx_arena *a = j->c->arena;
    for (uint32_t i = 0; i < j->rules.n; i++) {
        const nx_rule_source *s = &j->rulefile.rules.at[i];
        const nx_build_rule *b = &j->rules.at[i];
        nx_image_rule out = {.line = s->line, .rank = s->rank, .group = r->groups.n, .groups = b->groups.n, .lead = b->lead};
        out.id = pooled(j, s->id);
        out.pattern = pooled(j, b->pattern);
        out.value = pooled(j, s->value);
        out.kind = kind_of(j, s->id);
        out.batchim = b->batchim;
        out.gap = b->gap;
        for (uint32_t f = 0; f < j->files; f++)
            if (nx_str_eq(j->file[f].name, s->file))
                out.file = f;
        for (uint32_t g = 0; g < b->groups.n; g++) {
            const nx_build_group *group = &b->groups.at[g];
            nx_image_group made = {pooled(j, group->name), group->type, group->cls, group->low, group->high};
            nx_push(a, &r->groups, made);
        }
        nx_push(a, &r->rules, out);
    }
    for (uint32_t i = 0; i < j->kinds.n; i++)
        nx_push(a, &r->kinds, pooled(j, j->kinds.at[i]));
}

static newsx_status write_image(nx_buf *out, job *j)
{
    records r = {0};
    postings post = {0};
    nx_trie scanned = {0}, asked = {0};
    nx_image_header h = {.magic = "NXDI", .format = NX_IMAGE_FORMAT, .order = 0x01020304u, .sections = NX_SECTION_COUNT};
    collect_keys(j);
    if (!assign_codes(j))
        return NEWSX_ENOMEM;
    NX_TRY(build_trie(&scanned, j, &post, false));
    NX_TRY(build_trie(&asked, j, &post, true));
    uint32_t *head = nx_alloc_zero(j->c->arena, j->codes * sizeof *head), *pair = nx_alloc_zero(j->c->arena, NX_PAIRS * sizeof *pair);
    if (!head || !pair)
        return NEWSX_ENOMEM;
    make_heads(head, pair, j);
    make_entries(&r, j);
    make_rules(&r, j);
    NX_TRY(nx_ctx_status(j->c));
    nx_buf_add(out, (newsx_str){(const char *)&h, sizeof h});
    add_section(out, &h, NX_SECTION_STRINGS, j->strings.at, j->strings.len);
    add_section(out, &h, NX_SECTION_ENTRIES, r.entries.at, r.entries.n * sizeof *r.entries.at);
    add_section(out, &h, NX_SECTION_CLASS_OF, r.class_of.at, r.class_of.n);
    add_section(out, &h, NX_SECTION_CLASSES, r.classes.at, r.classes.n * sizeof *r.classes.at);
    add_section(out, &h, NX_SECTION_FILES, r.files.at, r.files.n * sizeof *r.files.at);
    add_section(out, &h, NX_SECTION_CODES, j->code, 65536 * sizeof *j->code);
    add_section(out, &h, NX_SECTION_SCANNED, scanned.unit, scanned.n * sizeof *scanned.unit);
    add_section(out, &h, NX_SECTION_SCANNED_LABELS, scanned.label, scanned.n * sizeof *scanned.label);
    add_section(out, &h, NX_SECTION_ASKED, asked.unit, asked.n * sizeof *asked.unit);
    add_section(out, &h, NX_SECTION_ASKED_LABELS, asked.label, asked.n * sizeof *asked.label);
    add_section(out, &h, NX_SECTION_HEADS, head, j->codes * sizeof *head);
    add_section(out, &h, NX_SECTION_PAIRS, pair, NX_PAIRS * sizeof *pair);
    add_section(out, &h, NX_SECTION_POSTINGS, post.at, post.n * sizeof *post.at);
    add_section(out, &h, NX_SECTION_RULES, r.rules.at, r.rules.n * sizeof *r.rules.at);
    add_section(out, &h, NX_SECTION_GROUPS, r.groups.at, r.groups.n * sizeof *r.groups.at);
    add_section(out, &h, NX_SECTION_KINDS, r.kinds.at, r.kinds.n * sizeof *r.kinds.at);
    while (out->len % 8)
        nx_buf_byte(out, '\0');
    NX_TRY(nx_ctx_status(j->c));
    h.length = out->len;
    h.checksum = nx_image_checksum(nx_buf_str(out));
    memcpy(out->at, &h, sizeof h);
    return NEWSX_OK;
}

newsx_status nx_image_build(nx_buf *out, const nx_dict_file *file, uint32_t n, nx_ctx *c)
{
    nx_dict_file *sorted = nx_alloc(c->arena, sizeof *sorted * (n + 1u));
    if (!sorted)
        return NEWSX_ENOMEM;
    if (n)
        memcpy(sorted, file, sizeof *sorted * n);
    nx_sort(sorted, n, sizeof *sorted, by_name); /* the order in which files are given never matters */
    job j = {.c = c, .file = sorted, .files = n, .strings = nx_buf_new(c->arena, 1 << 16)};
    name_classes(&j);
    NX_TRY(read_words(&j));
    NX_TRY(read_rules(&j));
    return write_image(out, &j);
}
