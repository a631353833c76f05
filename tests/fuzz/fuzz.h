/* fuzz.h -- what the fuzz targets share.  Each is a libFuzzer target (preset fuzz) and, with replay.c, a plain program
 * over its seeds that ctest runs.  A target aborts where something that must hold does not. */
#ifndef NX_FUZZ_H
#define NX_FUZZ_H

#include <newsx.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lexicon/image.h"

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len);

#define NX_FUZZ_CHECK(holds)                                                   \
    do {                                                                       \
        if (!(holds)) {                                                        \
            fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__, #holds); \
            abort();                                                           \
        }                                                                      \
    } while (0)

/* An exact copy in the heap, so that a read past its end is seen. */
static inline newsx_str nx_fuzz_copy(const void *at, size_t len)
{
    char *p = malloc(len ? len : 1);
    NX_FUZZ_CHECK(p);
    if (len)
        memcpy(p, at, len);
    return (newsx_str){p, len};
}

static inline int nx_fuzz_count(void *payload, const char *at, size_t len)
{
    (void)at;
    *(size_t *)payload += len;
    return 0;
}

/* A document read, whatever came of it: its spans lie in the text at character borders, and it can be written. */
static inline void nx_fuzz_document(newsx_doc *d, newsx_status st)
{
    newsx_str text = newsx_doc_text(d);
    newsx_span s, last = {0, 0};
    size_t written = 0;
#define NX_FUZZ_BORDER(i) ((i) == text.len || ((i) < text.len && ((unsigned char)text.at[i] & 0xC0u) != 0x80u))
    NX_FUZZ_CHECK(st == NEWSX_OK || text.len == 0);
    for (size_t i = 0; newsx_doc_sentence(&s, d, i); i++) {
        NX_FUZZ_CHECK(last.end <= s.begin && s.begin <= s.end && NX_FUZZ_BORDER(s.begin) && NX_FUZZ_BORDER(s.end));
        last = s;
    }
    for (const newsx_fact *f = NULL; (f = newsx_fact_next(d, f)) != NULL;)
        NX_FUZZ_CHECK(f->span.begin <= f->span.end && NX_FUZZ_BORDER(f->span.begin) && NX_FUZZ_BORDER(f->span.end) && f->rule.len);
    if (st != NEWSX_OK)
        return;
    NX_FUZZ_CHECK(newsx_doc_write_json(d, (newsx_str){NULL, 0}, false, nx_fuzz_count, &written) == NEWSX_OK && written);
#undef NX_FUZZ_BORDER
}

/* An image of a few words and rules, made in memory. */
static inline newsx_str nx_fuzz_image(nx_arena *a, newsx_str name, newsx_str bytes, newsx_status *st)
{
    nx_dict_file file[] = {
        {NX_S("dict/lex/surname.tsv"), NX_S("#newsx-lex 1\n김\t\tfreq=high\town\n남궁\t\tfreq=low\town\n")},
        {NX_S("dict/lex/josa.tsv"), NX_S("#newsx-lex 1\n는\t\tafter=vowel\town\n에서\t\tafter=any\town\n은\t\tafter=consonant\town\n")},
        {NX_S("dict/lex/numeral.tsv"), NX_S("#newsx-lex 1\n만\t\tkind=big;value=10000\town\n십\t\tkind=small;value=10\town\n일\t\tkind=digit;value=1\town\n")},
        {NX_S("dict/lex/org.company.tsv"), NX_S("#newsx-lex 1\n한빛 전자\t한빛전자\tkind=company\town\n")},
        {NX_S("dict/rule/month.rule"), NX_S("rule date.month_day\n  match  (?<m>{int:1..12})월 ?(?<d>{int:1..31})일(?!장)\n"
                                            "  value  month={m} day={d}\n  ok     [3월 5일] 문을 연다\n  no     3월 5일장이 선다\n")},
        {name, bytes},
    };
    nx_ctx c = {.arena = a};
    newsx_error err = {0};
    c.err = &err;
    nx_buf out = nx_buf_new(a, 1 << 18);
    *st = nx_image_build(&out, file, name.len ? NX_LEN(file) : NX_LEN(file) - 1, &c);
    NX_FUZZ_CHECK(*st == NEWSX_OK || *st == NEWSX_EDATA || *st == NEWSX_ELIMIT);
    NX_FUZZ_CHECK(*st == NEWSX_OK || err.text[0]);
    return nx_buf_str(&out);
}

/* Opens an image, reads a text with it, closes it. */
static inline newsx_status nx_fuzz_open_and_read(newsx_str image, const char *text)
{
    newsx_options opt = NEWSX_OPTIONS_INIT;
    newsx_engine *e = NULL;
    newsx_doc *d = NULL;
    newsx_error err = {0};
    void *aligned = aligned_alloc(16, (image.len + 31) & ~(size_t)15);
    NX_FUZZ_CHECK(aligned);
    memcpy(aligned, image.at, image.len);
    opt.image_bytes = (newsx_str){aligned, image.len};
    newsx_status st = newsx_engine_open(&e, &opt, &err);
    NX_FUZZ_CHECK(st == NEWSX_OK || err.text[0]);
    if (st == NEWSX_OK) {
        NX_FUZZ_CHECK(newsx_doc_new(&d, e) == NEWSX_OK);
        nx_fuzz_document(d, newsx_doc_read(d, (newsx_str){text, strlen(text)}, NULL, &err));
        newsx_doc_free(d);
        newsx_engine_close(e);
    }
    free(aligned);
    return st;
}

#endif
