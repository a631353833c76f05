/* test_api.c -- every function of newsx.h as a client sees it: what it gives, what it refuses, and that a document can
 * be used again after anything.  Built with NEWSX_IMAGE and NEWSX_SOURCE_DIR (the source tree). */
#include <newsx.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/opened.h"

#define LEN(array) (sizeof(array) / sizeof *(array))

typedef struct bytes {
    char *at;
    size_t len;
} bytes;

static newsx_str str(const char *s)
{
    return (newsx_str){s, strlen(s)};
}

static bool is(newsx_str s, const char *want)
{
    return s.len == strlen(want) && memcmp(s.at, want, s.len) == 0;
}

static int gather(void *payload, const char *at, size_t len)
{
    bytes *b = payload;
    b->at = realloc(b->at, b->len + len + 1);
    assert_non_null(b->at);
    memcpy(b->at + b->len, at, len);
    b->len += len;
    b->at[b->len] = '\0';
    return 0;
}

static int refuse(void *payload, const char *at, size_t len)
{
    (void)at;
    (void)len;
    ++*(int *)payload;
    return 1;
}

static bytes read_file(const char *path)
{
    bytes b = {NULL, 0};
    FILE *f = fopen(path, "rb");
    if (!f)
        fail_msg("cannot open %s", path);
    fseek(f, 0, SEEK_END);
    b.len = (size_t)ftell(f);
    rewind(f);
    b.at = malloc(b.len + 8);
    assert_non_null(b.at);
    assert_int_equal(fread(b.at, 1, b.len, f), b.len);
    fclose(f);
    return b;
}

static bytes page(void)
{
    return read_file(NEWSX_SOURCE_DIR "/corpus/01-port-battery-plant.html");
}

static newsx_str view(bytes b)
{
    return (newsx_str){b.at, b.len};
}

static newsx_doc *new_doc(void)
{
    newsx_doc *d = NULL;
    assert_int_equal(newsx_doc_new(&d, engine), NEWSX_OK);
    assert_non_null(d);
    return d;
}

static newsx_doc *read_page(void)
{
    newsx_doc *d = new_doc();
    bytes b = page();
    newsx_error err;
    if (newsx_doc_read(d, view(b), NULL, &err) != NEWSX_OK)
        fail_msg("%s", err.text);
    free(b.at); /* what the document gives must not lean on the input */
    return d;
}

static void names_versions_and_statuses(void **state)
{
    (void)state;
    assert_int_equal(newsx_version(), NEWSX_VERSION);
    char text[32];
    snprintf(text, sizeof text, "%u.%u.%u", NEWSX_VERSION >> 16, NEWSX_VERSION >> 8 & 255, NEWSX_VERSION & 255);
    assert_true(is(newsx_engine_info(engine, "version"), text));
    assert_string_equal(newsx_status_name(NEWSX_OK), "OK");
    assert_string_equal(newsx_status_name(NEWSX_ENOARTICLE), "ENOARTICLE");
    assert_string_equal(newsx_status_name(NEWSX_ESTOP), "ESTOP");
    assert_string_equal(newsx_status_name((newsx_status)-99), "UNKNOWN");
    assert_string_equal(newsx_status_name((newsx_status)1), "UNKNOWN");
}

static void tells_of_the_engine(void **state)
{
    (void)state;
    assert_true(is(newsx_engine_info(engine, "image"), NEWSX_IMAGE));
    assert_int_equal(newsx_engine_info(engine, "rules").len, 16);
    assert_int_equal(newsx_engine_info(engine, "nonsense").len, 0);
    assert_int_equal(newsx_engine_info(engine, NULL).len, 0);
    assert_int_equal(newsx_engine_info(NULL, "rules").len, 0);
    char where[128];
    assert_true(newsx_engine_locate(engine, str("lex:surname:김"), where, sizeof where));
    assert_non_null(strstr(where, "dict/lex/surname.tsv:"));
    assert_true(newsx_engine_locate(engine, str("name.shape"), where, sizeof where)); /* a mechanism in C */
    assert_non_null(strstr(where, "dict/lex/mechanism.tsv:"));
    char brief[8];
    assert_true(newsx_engine_locate(engine, str("lex:surname:김"), brief, sizeof brief));
    assert_string_equal(brief, "dict/le"); /* cut, with its NUL */
    assert_true(newsx_engine_locate(engine, str("lex:surname:김"), NULL, 0));
    assert_false(newsx_engine_locate(engine, str("lex:surname:?"), where, sizeof where));
    assert_false(newsx_engine_locate(engine, str("lex:nonsense:x"), where, sizeof where));
    assert_false(newsx_engine_locate(engine, str("lex:"), where, sizeof where));
    assert_false(newsx_engine_locate(engine, str("nonsense.x"), where, sizeof where));
    assert_false(newsx_engine_locate(engine, (newsx_str){NULL, 0}, where, sizeof where));
    assert_false(newsx_engine_locate(NULL, str("nonsense.x"), where, sizeof where));
}

static void refuses_bad_options(void **state)
{
    (void)state;
    newsx_engine *e = engine; /* must become NULL */
    newsx_error err;
    assert_int_equal(newsx_engine_open(NULL, NULL, &err), NEWSX_EARG);

    newsx_options opt = NEWSX_OPTIONS_INIT;
    opt.image_path = "/nonexistent/newsx.nxd";
    assert_int_equal(newsx_engine_open(&e, &opt, &err), NEWSX_EIO);
    assert_null(e);
    assert_int_equal(err.status, NEWSX_EIO);
    assert_non_null(strstr(err.text, "/nonexistent/newsx.nxd"));
    assert_int_equal(newsx_engine_open(&e, &opt, NULL), NEWSX_EIO); /* err may be NULL */

    opt.image_path = "/";
    assert_int_equal(newsx_engine_open(&e, &opt, &err), NEWSX_EDATA);
    opt.image_path = NEWSX_SOURCE_DIR "/LICENSE";
    assert_int_equal(newsx_engine_open(&e, &opt, &err), NEWSX_EDATA);
    assert_non_null(strstr(err.text, "LICENSE"));

    opt.image_path = NEWSX_IMAGE;
    opt.max_bytes = SIZE_MAX;
    assert_int_equal(newsx_engine_open(&e, &opt, &err), NEWSX_EARG);
    opt.max_bytes = 0;
    opt.size = 3;
    assert_int_equal(newsx_engine_open(&e, &opt, &err), NEWSX_EARG);
    opt.size = SIZE_MAX;
    assert_int_equal(newsx_engine_open(&e, &opt, &err), NEWSX_EARG);

    opt = (newsx_options)NEWSX_OPTIONS_INIT;
    static const uint64_t junk[16] = {1, 2, 3};
    opt.image_bytes = (newsx_str){(const char *)junk, sizeof junk};
    assert_int_equal(newsx_engine_open(&e, &opt, &err), NEWSX_EDATA);
    opt.image_bytes.at++;
    opt.image_bytes.len--;
    assert_int_equal(newsx_engine_open(&e, &opt, &err), NEWSX_EARG); /* not aligned */
    opt.image_bytes.at--;
    opt.image_path = NEWSX_IMAGE;
    assert_int_equal(newsx_engine_open(&e, &opt, &err), NEWSX_EARG); /* both */
    assert_null(e);
}

static void takes_options_of_other_versions(void **state)
{
    (void)state;
    newsx_engine *e;
    newsx_error err;
    struct {
        newsx_options opt;
        uint64_t later;
    } longer = {NEWSX_OPTIONS_INIT, 0};
    longer.opt.size = sizeof longer;
    longer.opt.image_path = NEWSX_IMAGE;
    assert_int_equal(newsx_engine_open(&e, &longer.opt, &err), NEWSX_OK);
    newsx_engine_close(e);
    longer.later = 1;
    assert_int_equal(newsx_engine_open(&e, &longer.opt, &err), NEWSX_EARG);

    struct {
        size_t size;
        const char *image_path;
    } shorter = {sizeof shorter, NEWSX_IMAGE};
    assert_int_equal(newsx_engine_open(&e, (const newsx_options *)(const void *)&shorter, &err), NEWSX_OK);
    newsx_engine_close(e);
}

static void opens_an_image_in_memory(void **state)
{
    (void)state;
    bytes image = read_file(NEWSX_IMAGE);
    newsx_options opt = NEWSX_OPTIONS_INIT;
    opt.image_bytes = view(image);
    newsx_engine *e;
    newsx_error err;
    assert_int_equal(newsx_engine_open(&e, &opt, &err), NEWSX_OK);
    newsx_str rules = newsx_engine_info(e, "rules"), same = newsx_engine_info(engine, "rules");
    assert_int_equal(rules.len, same.len);
    assert_memory_equal(rules.at, same.at, same.len);
    newsx_engine_close(e);
    for (size_t cut = 0; cut < image.len; cut += cut < 512 ? 8 : image.len / 31 + 1) { /* every cut image is refused */
        if (cut == 0)
            continue;
        opt.image_bytes.len = cut;
        assert_int_equal(newsx_engine_open(&e, &opt, &err), NEWSX_EDATA);
    }
    free(image.at);
}

static bool finds(const newsx_engine *e, const char *text, newsx_kind kind, const char *value) /* in a plain text */
{
    newsx_doc *d;
    newsx_source src = NEWSX_SOURCE_INIT;
    newsx_error err;
    bool found = false;
    src.input = NEWSX_INPUT_TEXT;
    assert_int_equal(newsx_doc_new(&d, e), NEWSX_OK);
    assert_int_equal(newsx_doc_read(d, str(text), &src, &err), NEWSX_OK);
    for (const newsx_fact *f = NULL; (f = newsx_fact_next(d, f)) != NULL;)
        found = found || (f->kind == kind && is(f->value, value));
    newsx_doc_free(d);
    return found;
}

static void reads_user_dictionaries(void **state)
{
    (void)state;
    char path[64], second_line[80];
    snprintf(path, sizeof path, "/tmp/org.newsx-%ld.tsv", (long)getpid()); /* word class org */
    snprintf(second_line, sizeof second_line, "%s:2", path);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fputs("#newsx-lex 1\n조르블락\t\tkind=company\town\n", f);
    fclose(f);
    const char *const good[] = {path, NULL}, *const missing[] = {"/nonexistent.tsv", NULL};
    newsx_options opt = NEWSX_OPTIONS_INIT;
    opt.image_path = NEWSX_IMAGE;
    opt.user_dicts = good;
    newsx_engine *e;
    newsx_error err;
    if (newsx_engine_open(&e, &opt, &err) != NEWSX_OK)
        fail_msg("%s", err.text);
    char where[128];
    assert_true(newsx_engine_locate(e, str("lex:org:조르블락"), where, sizeof where));
    assert_string_equal(where, second_line);
    assert_true(finds(e, "조르블락은 5일 서울 본사에서 새 공장을 짓겠다고 밝혔다.", NEWSX_ORGANIZATION, "조르블락"));
    assert_false(finds(engine, "조르블락은 5일 서울 본사에서 새 공장을 짓겠다고 밝혔다.", NEWSX_ORGANIZATION, "조르블락"));
    assert_int_equal(newsx_engine_info(e, "rules").len, 33); /* both fingerprints */
    newsx_engine_close(e);

    opt.user_dicts = missing;
    assert_int_equal(newsx_engine_open(&e, &opt, &err), NEWSX_EIO);
    assert_non_null(strstr(err.text, "/nonexistent.tsv"));

    f = fopen(path, "wb");
    fputs("#newsx-lex 1\n조르블락\n", f);
    fclose(f);
    opt.user_dicts = good;
    assert_int_equal(newsx_engine_open(&e, &opt, &err), NEWSX_EDATA);
    assert_non_null(strstr(err.text, second_line));
    remove(path);
}

static void refuses_bad_input(void **state)
{
    (void)state;
    newsx_doc *d = new_doc();
    newsx_error err;
    bytes b = page();
    newsx_doc *none = d;
    assert_int_equal(newsx_doc_new(NULL, engine), NEWSX_EARG);
    assert_int_equal(newsx_doc_new(&none, NULL), NEWSX_EARG);
    assert_null(none);
    assert_int_equal(newsx_doc_read(NULL, view(b), NULL, &err), NEWSX_EARG);
    assert_int_equal(newsx_doc_read(d, (newsx_str){NULL, 5}, NULL, &err), NEWSX_EARG);
    assert_int_equal(newsx_doc_read(d, (newsx_str){NULL, 0}, NULL, &err), NEWSX_ENOARTICLE);
    assert_true(err.text[0]);
    assert_int_equal(newsx_doc_read(d, str("<html><body></body></html>"), NULL, &err), NEWSX_ENOARTICLE);
    assert_true(err.text[0]);

    newsx_source src = NEWSX_SOURCE_INIT;
    src.published = str("yesterday");
    assert_int_equal(newsx_doc_read(d, view(b), &src, &err), NEWSX_EARG);
    assert_non_null(strstr(err.text, "yesterday"));
    src.published = str("2022-02-30");
    assert_int_equal(newsx_doc_read(d, view(b), &src, &err), NEWSX_EARG);
    src.published = (newsx_str){NULL, 3};
    assert_int_equal(newsx_doc_read(d, view(b), &src, &err), NEWSX_EARG);
    src = (newsx_source)NEWSX_SOURCE_INIT;
    src.input = (newsx_input)7;
    assert_int_equal(newsx_doc_read(d, view(b), &src, &err), NEWSX_EARG);
    src = (newsx_source)NEWSX_SOURCE_INIT;
    src.size = 1;
    assert_int_equal(newsx_doc_read(d, view(b), &src, &err), NEWSX_EARG);
    src = (newsx_source)NEWSX_SOURCE_INIT;
    src.charset_forced = str("klingon");
    assert_int_equal(newsx_doc_read(d, view(b), &src, &err), NEWSX_EARG);
    assert_non_null(strstr(err.text, "klingon"));
    assert_int_equal(newsx_doc_read(d, view(b), &src, NULL), NEWSX_EARG);

    /* empty after each failure, and good again */
    assert_int_equal(newsx_doc_text(d).len, 0);
    assert_null(newsx_fact_next(d, NULL));
    assert_null(newsx_note_next(d, NULL));
    assert_int_equal(newsx_doc_field(d, "title").len, 0);
    assert_int_equal(newsx_doc_field(d, "sha256").len, 0);
    assert_int_equal(newsx_doc_write_json(d, (newsx_str){NULL, 0}, false, gather, NULL), NEWSX_ENOARTICLE);
    assert_int_equal(newsx_doc_read(d, view(b), NULL, &err), NEWSX_OK);
    assert_true(newsx_doc_text(d).len > 0);
    free(b.at);
    newsx_doc_free(d);
    newsx_doc_free(NULL);
    newsx_engine_close(NULL);
}

static void keeps_the_size_limit(void **state)
{
    (void)state;
    newsx_options opt = NEWSX_OPTIONS_INIT;
    opt.image_path = NEWSX_IMAGE;
    opt.max_bytes = 1000;
    newsx_engine *e;
    newsx_doc *d;
    newsx_error err;
    assert_int_equal(newsx_engine_open(&e, &opt, &err), NEWSX_OK);
    assert_int_equal(newsx_doc_new(&d, e), NEWSX_OK);
    bytes b = page();
    assert_int_equal(newsx_doc_read(d, view(b), NULL, &err), NEWSX_ELIMIT);
    assert_non_null(strstr(err.text, "1000"));
    free(b.at);
    newsx_doc_free(d);
    newsx_engine_close(e);
}

static void keeps_the_memory_limit(void **state)
{
    (void)state;
    newsx_options opt = NEWSX_OPTIONS_INIT;
    opt.image_path = NEWSX_IMAGE;
    opt.max_memory = 12 << 20;
    newsx_engine *e;
    newsx_doc *d;
    newsx_error err;
    newsx_source src = NEWSX_SOURCE_INIT;
    src.input = NEWSX_INPUT_TEXT;
    assert_int_equal(newsx_engine_open(&e, &opt, &err), NEWSX_OK);
    assert_int_equal(newsx_doc_new(&d, e), NEWSX_OK);
    enum { LEN = 400000 };
    char *long_text = malloc(LEN);
    assert_non_null(long_text);
    for (size_t i = 0; i < LEN; i++)
        long_text[i] = "$1 "[i % 3];
    for (int round = 0; round < 3; round++) { /* the document is good for the next page */
        bytes b = page();
        assert_int_equal(newsx_doc_read(d, (newsx_str){long_text, LEN}, &src, &err), NEWSX_ELIMIT);
        assert_non_null(strstr(err.text, "12582912"));
        assert_int_equal(newsx_doc_read(d, view(b), NULL, &err), NEWSX_OK);
        free(b.at);
    }
    free(long_text);
    newsx_doc_free(d);
    newsx_engine_close(e);
}

static void gives_fields(void **state)
{
    (void)state;
    newsx_doc *d = read_page();
    assert_true(newsx_doc_text(d).len > 1000);
    assert_true(newsx_doc_field(d, "title").len > 0);
    assert_true(is(newsx_doc_field(d, "published"), "2026-03-12T11:42:10+09:00"));
    assert_true(is(newsx_doc_field(d, "published_from"), "json-ld"));
    assert_true(is(newsx_doc_field(d, "access"), "free"));
    assert_true(is(newsx_doc_field(d, "complete"), "true"));
    assert_true(is(newsx_doc_field(d, "charset"), "UTF-8"));
    assert_int_equal(newsx_doc_field(d, "sha256").len, 64);
    assert_int_equal(newsx_doc_field(d, "nonsense").len, 0);
    assert_int_equal(newsx_doc_field(d, NULL).len, 0);
    assert_int_equal(newsx_doc_field(NULL, "title").len, 0);
    assert_int_equal(newsx_doc_text(NULL).len, 0);
    newsx_str author;
    assert_true(newsx_doc_author(&author, d, 0, "name"));
    assert_true(author.len > 0);
    assert_true(newsx_doc_author(&author, d, 0, "email"));
    assert_true(newsx_doc_author(&author, d, 0, "nonsense"));
    assert_int_equal(author.len, 0);
    assert_false(newsx_doc_author(&author, d, 1000, "name"));
    assert_false(newsx_doc_author(&author, d, 0, NULL));
    assert_false(newsx_doc_author(&author, NULL, 0, "name"));
    newsx_doc_free(d);
}

static bool at_character(newsx_str text, uint32_t i)
{
    return i == text.len || (i < text.len && ((unsigned char)text.at[i] & 0xC0u) != 0x80u);
}

static void check_span(newsx_str text, newsx_span s)
{
    assert_true(s.begin < s.end && s.end <= text.len);
    assert_true(at_character(text, s.begin) && at_character(text, s.end));
}

static void gives_blocks_and_sentences(void **state)
{
    (void)state;
    newsx_doc *d = read_page();
    newsx_str text = newsx_doc_text(d);
    newsx_span s;
    const char *kind = NULL;
    uint32_t end = 0;
    size_t n = 0;
    for (; newsx_doc_block(&s, &kind, d, n); n++) {
        check_span(text, s);
        assert_true(s.begin >= end);
        assert_true(kind && kind[0]);
        end = s.end;
    }
    assert_true(n > 3);
    assert_true(newsx_doc_block(NULL, NULL, d, 0));
    assert_false(newsx_doc_block(&s, &kind, NULL, 0));
    for (n = end = 0; newsx_doc_sentence(&s, d, n); n++) {
        check_span(text, s);
        assert_true(s.begin >= end);
        end = s.end;
    }
    assert_true(n > 10);
    assert_true(newsx_doc_sentence(NULL, d, 0));
    assert_false(newsx_doc_sentence(&s, NULL, 0));
    newsx_doc_free(d);
}

static void check_references(const newsx_doc *d, const newsx_fact *f)
{
    static const char *const names[] = {"equals", "result", "speaker", "person", "when", "actor", "figures", "places", "quote"};
    for (size_t i = 0; i < LEN(names); i++) {
        const newsx_fact *other = newsx_fact_ref(d, f, names[i], 0);
        newsx_str id = newsx_fact_get(d, f, names[i]);
        if (!other) {
            assert_int_equal(id.len, 0);
            continue;
        }
        newsx_str want = newsx_fact_get(d, other, "id");
        assert_int_equal(id.len, want.len);
        assert_memory_equal(id.at, want.at, id.len);
        char path[32];
        snprintf(path, sizeof path, "%s.0", names[i]);
        assert_int_equal(newsx_fact_get(d, f, path).len, want.len);
        assert_null(newsx_fact_ref(d, f, names[i], 100000));
    }
    assert_null(newsx_fact_ref(d, f, "nonsense", 0));
}

static void check_mentions(const newsx_doc *d, const newsx_fact *f)
{
    newsx_str text = newsx_doc_text(d);
    newsx_mention m;
    bool named = f->kind == NEWSX_PERSON || f->kind == NEWSX_ORGANIZATION || f->kind == NEWSX_PLACE;
    assert_int_equal(newsx_fact_mention(&m, d, f, 0), named);
    for (size_t i = 0; newsx_fact_mention(&m, d, f, i); i++) {
        check_span(text, m.span);
        assert_true(m.rule.len > 0);
        if (m.name.begin < m.name.end) {
            check_span(text, m.name);
            assert_true(m.span.begin <= m.name.begin && m.name.end <= m.span.end);
        }
    }
    if (named)
        assert_true(newsx_fact_get(d, f, "mentions.0.text").len > 0);
}

static void gives_facts(void **state)
{
    (void)state;
    static const char letters[] = " dfpolqax";
    newsx_doc *d = read_page();
    newsx_str text = newsx_doc_text(d);
    newsx_kind kind = NEWSX_DATE;
    uint32_t index = 0;
    for (const newsx_fact *f = NULL; (f = newsx_fact_next(d, f)) != NULL; index++) {
        if (f->kind != kind) {
            assert_true(f->kind > kind);
            kind = f->kind;
            index = 0;
        }
        assert_int_equal(f->index, index);
        char id[16];
        snprintf(id, sizeof id, "%c%u", letters[kind], index + 1);
        assert_true(is(newsx_fact_get(d, f, "id"), id));
        check_span(text, f->span);
        assert_true(f->rule.len > 0);
        newsx_str own = newsx_fact_get(d, f, "text");
        assert_int_equal(own.len, f->span.end - f->span.begin);
        assert_memory_equal(own.at, text.at + f->span.begin, own.len);
        newsx_span sentence;
        assert_true(newsx_doc_sentence(&sentence, d, f->sentence));
        check_references(d, f);
        check_mentions(d, f);
        assert_int_equal(newsx_fact_get(d, f, "nonsense").len, 0);
        assert_int_equal(newsx_fact_get(d, f, "roles.99999.title").len, 0);
        assert_int_equal(newsx_fact_get(d, f, "roles.x").len, 0);
        assert_int_equal(newsx_fact_get(d, f, ".").len, 0);
        assert_int_equal(newsx_fact_get(d, f, "").len, 0);
        assert_int_equal(newsx_fact_get(d, f, NULL).len, 0);
        assert_int_equal(newsx_fact_get(NULL, f, "id").len, 0);
    }
    assert_int_equal(newsx_fact_get(d, NULL, "id").len, 0);
    assert_null(newsx_fact_ref(d, NULL, "when", 0));
    assert_false(newsx_fact_mention(NULL, d, NULL, 0));
    assert_null(newsx_fact_next(NULL, NULL));
    newsx_doc_free(d);
}

static void notes_a_missing_date(void **state)
{
    (void)state;
    newsx_doc *d = new_doc();
    newsx_error err;
    newsx_source src = NEWSX_SOURCE_INIT;
    src.input = NEWSX_INPUT_TEXT;
    bytes plain = read_file(NEWSX_SOURCE_DIR "/README.md");
    newsx_status st = newsx_doc_read(d, view(plain), &src, &err);
    if (st == NEWSX_OK) { /* English prose is an article as well */
        const newsx_note *n = newsx_note_next(d, NULL);
        assert_non_null(n);
        assert_true(n->text.len > 0 && n->stage.len > 0);
        while ((n = newsx_note_next(d, n)) != NULL)
            assert_true(n->text.len > 0);
    } else {
        assert_int_equal(st, NEWSX_ENOARTICLE);
    }
    assert_null(newsx_note_next(NULL, NULL));
    free(plain.at);
    newsx_doc_free(d);
}

static bytes json_of(const newsx_doc *d, const char *id, bool pretty)
{
    bytes b = {NULL, 0};
    assert_int_equal(newsx_doc_write_json(d, str(id), pretty, gather, &b), NEWSX_OK);
    return b;
}

static void writes_json(void **state)
{
    (void)state;
    newsx_doc *d = read_page();
    bytes plain = json_of(d, "", false), named = json_of(d, "a\"b", false), pretty = json_of(d, "", true);
    assert_int_equal(strncmp(plain.at, "{\"schema\":\"newsx/1\",", 20), 0);
    assert_int_equal(strncmp(named.at, "{\"id\":\"a\\\"b\",\"schema\":\"newsx/1\",", 32), 0);
    assert_int_equal(strncmp(pretty.at, "{\n  \"schema\": \"newsx/1\",\n", 25), 0);
    assert_int_equal(plain.at[plain.len - 1], '}');
    assert_null(memchr(plain.at, '\n', plain.len));
    free(plain.at);
    free(named.at);
    free(pretty.at);
    int calls = 0;
    assert_int_equal(newsx_doc_write_json(d, str(""), false, refuse, &calls), NEWSX_ESTOP);
    assert_int_equal(calls, 1);
    assert_int_equal(newsx_doc_write_json(d, str(""), false, NULL, NULL), NEWSX_EARG);
    assert_int_equal(newsx_doc_write_json(NULL, str(""), false, refuse, &calls), NEWSX_EARG);
    newsx_doc_free(d);
}

static void dumps_stages(void **state)
{
    (void)state;
    static const char *const stages[] = {"charset", "html",    "article",  "text",  "sentences",
                                         "tokens",  "matches", "numerals", "rules", "facts"};
    newsx_doc *d = new_doc();
    int calls = 0;
    assert_int_equal(newsx_doc_dump(d, "text", gather, NULL), NEWSX_ENOARTICLE);
    newsx_doc_free(d);
    d = read_page();
    for (size_t i = 0; i < LEN(stages); i++) {
        bytes b = {NULL, 0};
        assert_int_equal(newsx_doc_dump(d, stages[i], gather, &b), NEWSX_OK);
        if (i < 7)
            assert_true(b.len > 0);
        if (b.len)
            assert_int_equal(b.at[b.len - 1], '\n');
        free(b.at);
    }
    assert_int_equal(newsx_doc_dump(d, "nonsense", gather, NULL), NEWSX_EARG);
    assert_int_equal(newsx_doc_dump(d, NULL, gather, NULL), NEWSX_EARG);
    assert_int_equal(newsx_doc_dump(d, "text", NULL, NULL), NEWSX_EARG);
    assert_int_equal(newsx_doc_dump(d, "text", refuse, &calls), NEWSX_ESTOP);
    newsx_doc_free(d);
}

static void records_the_source(void **state)
{
    (void)state;
    newsx_doc *d = new_doc();
    bytes b = page();
    newsx_source src = NEWSX_SOURCE_INIT;
    src.path = str("some/where.html");
    src.url = str("https://news.example/1");
    newsx_error err;
    assert_int_equal(newsx_doc_read(d, view(b), &src, &err), NEWSX_OK);
    bytes json = json_of(d, "", false);
    assert_non_null(strstr(json.at, "\"path\":\"some/where.html\",\"url\":\"https://news.example/1\""));
    free(json.at);
    free(b.at);
    newsx_doc_free(d);
}

static void reads_again_as_if_fresh(void **state)
{
    (void)state;
    newsx_doc *d = read_page();
    bytes first = json_of(d, "", false);
    bytes other = read_file(NEWSX_SOURCE_DIR "/corpus/06-mending-ceo-interview.html"), b = page();
    newsx_error err;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(newsx_doc_read(d, view(other), NULL, &err), NEWSX_OK);
        newsx_doc_read(d, str("\x89PNG\r\n\x1a\n"), NULL, &err);
        assert_int_equal(newsx_doc_read(d, view(b), NULL, &err), NEWSX_OK);
        bytes again = json_of(d, "", false);
        assert_int_equal(again.len, first.len);
        assert_memory_equal(again.at, first.at, first.len);
        free(again.at);
    }
    free(first.at);
    free(other.at);
    free(b.at);
    newsx_doc_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_versions_and_statuses),
        cmocka_unit_test(tells_of_the_engine),
        cmocka_unit_test(refuses_bad_options),
        cmocka_unit_test(takes_options_of_other_versions),
        cmocka_unit_test(opens_an_image_in_memory),
        cmocka_unit_test(reads_user_dictionaries),
        cmocka_unit_test(refuses_bad_input),
        cmocka_unit_test(keeps_the_size_limit),
        cmocka_unit_test(keeps_the_memory_limit),
        cmocka_unit_test(gives_fields),
        cmocka_unit_test(gives_blocks_and_sentences),
        cmocka_unit_test(gives_facts),
        cmocka_unit_test(notes_a_missing_date),
        cmocka_unit_test(writes_json),
        cmocka_unit_test(dumps_stages),
        cmocka_unit_test(records_the_source),
        cmocka_unit_test(reads_again_as_if_fresh),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
