/* text.h -- the article as one normalised string, and its cut into blocks, sentences and tokens. */
#ifndef NX_TEXT_H
#define NX_TEXT_H

#include "lexicon/lexicon.h"
#include "read/page.h"
#include "text/ending.h"
#include "text/memo.h"

typedef struct nx_block {
    nx_block_kind kind;
    newsx_span span;
} nx_block;

typedef struct nx_sentence {
    newsx_span span; /* without white space at its ends */
    uint32_t block;
} nx_sentence;

typedef enum nx_token_kind { NX_TOKEN_WORD, NX_TOKEN_PUNCT } nx_token_kind;

typedef struct nx_token { /* an eojeol less its punctuation, or one punctuation mark */
    uint32_t begin, end;
    uint32_t stem_end; /* end of what is left when josa (or copula) is split off; == end where there is none */
    uint32_t josa;     /* entry of NX_LEX_JOSA; UINT32_MAX where there is none */
    uint8_t kind;      /* nx_token_kind */
    uint8_t ending;    /* bytes before stem_end that are the ending of a predicate (밝혔|다는, 하|기|로); the syllable before
                          them may hold a part of it, so that says counts, not this */
    uint16_t says;     /* what the predicate says, NX_SAYS_… as bits; of a copula, too */
    uint32_t sentence;
} nx_token;

typedef struct nx_shift { /* from byte `at` of the text on, bytes run along those of a raw block from `raw` on */
    uint32_t at, raw_block, raw;
} nx_shift;

typedef struct nx_text {
    newsx_str text;            /* NFC; blocks joined by \n */
    NX_VEC(nx_block) blocks;   /* in order */
    NX_VEC(nx_sentence) sentences; /* in order, within blocks */
    NX_VEC(nx_token) tokens;   /* in order, within sentences */
    NX_VEC(nx_shift) shifts;   /* by at: one a block, and one more wherever something was left out or composed */
} nx_text;

/* normalise.c: joins the blocks of a page (or takes the plain text as it is), NFC, invisible characters out. */
newsx_status nx_text_normalise(nx_text *out, const nx_page *page, nx_ctx *c);
/* The same for what a page says of itself: title, authors, captions, … in place. */
newsx_status nx_text_normalise_page(nx_page *page, nx_ctx *c);
/* Where a byte of the text stood in page->blocks; false before the first block.  Inside a run that was composed it is
 * near.  Cost: binary search. */
bool nx_text_raw_at(uint32_t *block, uint32_t *raw, const nx_text *t, uint32_t at);
/* sentence.c: fills out->sentences. */
newsx_status nx_text_sentences(nx_text *out, const nx_lexicon *lex, nx_ctx *c);
/* token.c: fills out->tokens, josa and endings split off by the matches of the whole text.  memo: of earlier texts and the same
 * affixes; may be NULL, which gives the same. */
newsx_status nx_text_tokens(nx_text *out, const nx_affixes *affixes, const nx_matches *m, nx_memo *memo, nx_ctx *c);

/* The sentence that covers a byte; UINT32_MAX where none does.  Cost: binary search. */
uint32_t nx_sentence_at(const nx_text *t, uint32_t at);
/* The token that covers a byte; UINT32_MAX where none does. */
uint32_t nx_token_at(const nx_text *t, uint32_t at);

#endif
