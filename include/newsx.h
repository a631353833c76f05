/* newsx.h -- facts out of Korean news: the whole public API and its manual.
 *
 * One engine, many documents.  A newsx_engine holds the dictionaries and rules; it is immutable once open and may be
 * shared by any number of threads.  A newsx_doc reads article after article, one thread at a time; reuse it, since it
 * keeps its memory.  What a getter returns lives until the next newsx_doc_read() or newsx_doc_free() of that document.
 *
 *     newsx_engine *e;  newsx_doc *d;  newsx_error err;
 *     if (newsx_engine_open(&e, NULL, &err) == NEWSX_OK && newsx_doc_new(&d, e) == NEWSX_OK) {
 *         if (newsx_doc_read(d, bytes, NULL, &err) == NEWSX_OK)
 *             for (const newsx_fact *f = NULL; (f = newsx_fact_next(d, f)) != NULL;) { ... }
 *         newsx_doc_free(d);
 *         newsx_engine_close(e);
 *     }
 *
 * Text is UTF-8 in NFC.  Offsets are bytes of newsx_doc_text(), half-open.  A newsx_str is not NUL-terminated.
 * The library never prints, exits, aborts, reads the clock, the locale or the environment, or touches the network. */
#ifndef NEWSX_H
#define NEWSX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define NEWSX_API __attribute__((visibility("default")))
#else
#define NEWSX_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define NEWSX_VERSION 0x000100u /* 0.1.0; 0x010203 is 1.2.3 */

typedef struct newsx_engine newsx_engine; /* immutable once open: share it freely */
typedef struct newsx_doc newsx_doc;       /* one thread at a time; reuse it */

typedef struct newsx_str {
    const char *at;
    size_t len;
} newsx_str;

typedef struct newsx_span {
    uint32_t begin, end; /* bytes of newsx_doc_text() */
} newsx_span;

typedef enum newsx_status { /* the numbers never change */
    NEWSX_OK = 0,
    NEWSX_ENOMEM = -1,     /* an allocation failed */
    NEWSX_EARG = -2,       /* an argument makes no sense (a published time that is none, an unknown charset label) */
    NEWSX_EIO = -3,        /* a file could not be read */
    NEWSX_EDATA = -4,      /* an image or dictionary is malformed */
    NEWSX_ELIMIT = -5,     /* the input is larger than a limit allows */
    NEWSX_ECHARSET = -6,   /* the bytes are text in no known encoding */
    NEWSX_ENOARTICLE = -7, /* a page, but no article in it */
    NEWSX_ESTOP = -8       /* a callback asked to stop */
} newsx_status;

typedef enum newsx_kind {
    NEWSX_DATE = 1,
    NEWSX_FIGURE,
    NEWSX_PERSON,
    NEWSX_ORGANIZATION,
    NEWSX_PLACE,
    NEWSX_QUOTE,
    NEWSX_APPOINTMENT,
    NEWSX_PLAN
} newsx_kind;

typedef enum newsx_input { NEWSX_INPUT_AUTO = 0, NEWSX_INPUT_HTML, NEWSX_INPUT_TEXT } newsx_input;

typedef struct newsx_error {
    newsx_status status;
    uint32_t line; /* of a dictionary or rule file, else 0 */
    uint64_t byte; /* of the input, else 0 */
    char text[224]; /* one line, names thing and place */
} newsx_error;

/* One realloc-like hook: run(payload, NULL, 0, n) allocates, run(payload, p, old, 0) frees and gives NULL. */
typedef struct newsx_alloc {
    void *(*run)(void *payload, void *p, size_t old, size_t n);
    void *payload;
} newsx_alloc;

typedef struct newsx_options {          /* zero means default in every field */
    size_t size;                        /* sizeof(newsx_options): the ABI version */
    const char *image_path;             /* a file made by nxdict, mapped read-only */
    newsx_str image_bytes;              /* or the image in memory, 8-byte aligned, alive as long as the engine */
    const char *const *user_dicts;      /* NULL-ended TSV paths; their words stand over the image's; in two of them the same word is EDATA */
    size_t max_bytes;                   /* larger input is NEWSX_ELIMIT; 0 = 16 MiB */
    newsx_alloc alloc;                  /* empty = malloc family; covers us, not libxml2 or ICU */
    size_t max_memory;                  /* a document that wants more of alloc is NEWSX_ELIMIT; 0 = 2 GiB */
} newsx_options;
#define NEWSX_OPTIONS_INIT { sizeof(newsx_options), NULL, { NULL, 0 }, NULL, 0, { NULL, NULL }, 0 }

typedef struct newsx_source { /* what the caller knows of the input; empty strings = unknown */
    size_t size;              /* sizeof(newsx_source) */
    newsx_input input;
    newsx_str path, url;      /* recorded in the output; url also names the publisher */
    newsx_str charset;        /* the HTTP label: a hint, weaker than a BOM and than valid UTF-8 */
    newsx_str charset_forced; /* the user's word: used as it is */
    newsx_str published;      /* ISO 8601: "now" of 오늘 where the page does not say */
} newsx_source;
#define NEWSX_SOURCE_INIT { sizeof(newsx_source), NEWSX_INPUT_AUTO, { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, { NULL, 0 } }

typedef struct newsx_fact { /* reached by pointer only; may grow at the end */
    newsx_kind kind;
    uint32_t index;    /* d1 is NEWSX_DATE, index 0 */
    newsx_span span;   /* of its text; a person's, organization's or place's first mention */
    uint32_t sentence; /* index for newsx_doc_sentence() */
    newsx_str rule;    /* the rule or dictionary entry that found it */
    newsx_str value;   /* TIMEX3 of a date, decimal of a figure, name of a person, organization or place, else kind or status */
} newsx_fact;

typedef struct newsx_mention { /* where a person, organization or place is named */
    newsx_span span, name;     /* name is empty where no part of it is the name */
    uint32_t sentence;
    newsx_str rule;
} newsx_mention;

typedef struct newsx_note { /* something that was given up or is doubtful: costs one span, never the article */
    newsx_status status;
    newsx_span span;
    newsx_str stage, text;
} newsx_note;

typedef int newsx_write_fn(void *payload, const char *at, size_t len); /* non-zero stops */

/* The version of the library in use; compare with NEWSX_VERSION.  Any thread. */
NEWSX_API uint32_t newsx_version(void);
/* The name of a status, such as "ENOARTICLE"; never NULL.  Any thread. */
NEWSX_API const char *newsx_status_name(newsx_status st);

/* Opens an engine: maps the image, checks it, compiles the rules, reads the user dictionaries.  opt may be NULL.
 * *out is NULL unless NEWSX_OK.  err may be NULL.  ENOMEM, EARG, EIO, EDATA.  Call from one thread first. */
NEWSX_API newsx_status newsx_engine_open(newsx_engine **out, const newsx_options *opt, newsx_error *err);
/* "version", "image" (path), "rules" (fingerprint of image and user dictionaries); empty for other keys.  Any thread. */
NEWSX_API newsx_str newsx_engine_info(const newsx_engine *e, const char *key);
/* Where a rule or entry stands: rule "date.month_day" or "lex:title:대표" gives "dict/rule/date.rule:12"; of a rule that is C
 * the row that tells of it ("dict/lex/mechanism.tsv:5").
 * Copies at most cap bytes with a NUL; false where the name is unknown.  Any thread. */
NEWSX_API bool newsx_engine_locate(const newsx_engine *e, newsx_str rule, char *out, size_t cap);
/* After every document made from it.  NULL is fine. */
NEWSX_API void newsx_engine_close(newsx_engine *e);

/* A document of an engine, to be read into again and again.  ENOMEM, EARG. */
NEWSX_API newsx_status newsx_doc_new(newsx_doc **out, const newsx_engine *e);
/* Reads a page or a text and finds its facts.  src and err may be NULL.  After a failure the document is empty and
 * may be used again.  ENOMEM, EARG, ELIMIT, ECHARSET, ENOARTICLE. */
NEWSX_API newsx_status newsx_doc_read(newsx_doc *d, newsx_str bytes, const newsx_source *src, newsx_error *err);
/* NULL is fine. */
NEWSX_API void newsx_doc_free(newsx_doc *d);

/* The article: title, subtitle and paragraphs, one a line.  All spans point here. */
NEWSX_API newsx_str newsx_doc_text(const newsx_doc *d);
/* "title", "subtitle", "series", "publisher", "section", "language", "url", "published", "published_from",
 * "modified", "access", "complete" (true, or false), "charset", "charset_from", "sha256"; empty where unknown. */
NEWSX_API newsx_str newsx_doc_field(const newsx_doc *d, const char *name);
/* The i-th sentence, block (its kind in *kind, may be NULL), false past the end. */
NEWSX_API bool newsx_doc_sentence(newsx_span *out, const newsx_doc *d, size_t i);
NEWSX_API bool newsx_doc_block(newsx_span *out, const char **kind, const newsx_doc *d, size_t i);
/* The i-th author: what is "name", "role", "email" or "affiliation"; false past the end. */
NEWSX_API bool newsx_doc_author(newsx_str *out, const newsx_doc *d, size_t i, const char *what);

/* Facts in the order of the output: dates, figures, people, ...; NULL starts, NULL ends. */
NEWSX_API const newsx_fact *newsx_fact_next(const newsx_doc *d, const newsx_fact *prev);
/* An attribute by its name in the output contract ("mod", "unit", "speaker_text", "cue", "min", ...), as text;
 * "roles.0.title" reaches into lists.  Empty where it is null or unknown. */
NEWSX_API newsx_str newsx_fact_get(const newsx_doc *d, const newsx_fact *f, const char *attr);
/* The i-th fact that an attribute refers to ("equals", "result", "speaker", "person", "when", "actor", "figures", "places", "quote"). */
NEWSX_API const newsx_fact *newsx_fact_ref(const newsx_doc *d, const newsx_fact *f, const char *attr, size_t i);
/* The i-th mention of a person, organization or place; false past the end. */
NEWSX_API bool newsx_fact_mention(newsx_mention *out, const newsx_doc *d, const newsx_fact *f, size_t i);

/* Notes and warnings; NULL starts, NULL ends. */
NEWSX_API const newsx_note *newsx_note_next(const newsx_doc *d, const newsx_note *prev);

/* Writes the document as one newsx/1 JSON object, without a line end.  pretty indents by two blanks.
 * id, where not empty, is written first as the "id" of the record.  ENOARTICLE where nothing was read, ESTOP where
 * write said so. */
NEWSX_API newsx_status newsx_doc_write_json(const newsx_doc *d, newsx_str id, bool pretty, newsx_write_fn *write, void *payload);
/* Writes one stage as readable text: "charset", "html", "article", "text", "sentences", "tokens", "matches",
 * "numerals", "rules", "facts".  EARG for another name, ENOARTICLE, ENOMEM, ESTOP. */
NEWSX_API newsx_status newsx_doc_dump(const newsx_doc *d, const char *stage, newsx_write_fn *write, void *payload);

#ifdef __cplusplus
}
#endif
#endif
