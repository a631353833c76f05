/* label.h -- words that label something on a page (dict/lex/label.tsv), and phrases that are no article (boiler.tsv). */
#ifndef NX_LABEL_H
#define NX_LABEL_H

#include "base/calendar.h"
#include "lexicon/lexicon.h"

/* Whether an entry's `what` names that kind, alone or in a list ("portal_suffix,newscast"). */
bool nx_label_has(const nx_entry *e, const char *what);
/* Bytes of the longest label at the start of s if it is of that kind ("published", "pm", "role"); else 0. */
uint32_t nx_label_at(const nx_lexicon *lex, newsx_str s, const char *what);
/* Whether s as a whole is a label of that kind; out (may be NULL) gets the entry. */
bool nx_label_is(nx_entry *out, const nx_lexicon *lex, newsx_str s, const char *what);

typedef enum nx_boiler {
    NX_BOILER_NONE,
    NX_BOILER_LINE, /* the line is no part of the article */
    NX_BOILER_REST, /* nor is anything behind it */
    NX_BOILER_ERROR, /* the page says that there is no page */
    NX_BOILER_PAYWALL
} nx_boiler;

/* What a line is by its words alone.  Long lines are running text and are looked at from their start only. */
nx_boiler nx_boiler_of(const nx_lexicon *lex, newsx_str line);

/* Whether a line is a sentence as newspapers write them ("…했다."): what a page says of itself is polite ("…하세요."). */
bool nx_reports(const nx_lexicon *lex, newsx_str line);
/* Whether it is one in polite speech: "…합니다.", "…하세요." */
bool nx_is_polite(const nx_lexicon *lex, newsx_str line);

/* Whether a short line heads a box of other things: "많이 본 기사", "관련기사", "댓글 12". */
bool nx_heads_box(const nx_lexicon *lex, newsx_str line);
/* Whether it heads what readers wrote, which may be more than the article. */
bool nx_heads_comments(const nx_lexicon *lex, newsx_str line);

/* A date as a page shows it ("2022.10.19 15:30", "2017.04.20. 오후 3:53", "2022년 10월 19일"), at the start of s;
 * *used bytes.  ok is false where there is none. */
nx_time nx_when_at(const nx_lexicon *lex, newsx_str s, uint32_t *used);

/* A time of day at the start of s, a date before it or none: "15:40", "오후 3시 40분", "11월 21일 15:40"; *used bytes. */
bool nx_clock_at(const nx_lexicon *lex, newsx_str s, uint32_t *used);

typedef struct nx_dates { /* what a line says */
    nx_time published, modified; /* behind a label of that kind */
    nx_time bare;                /* the first date without a label */
} nx_dates;

/* The dates of a line; carry is the kind of a label that ended the line before ("입력" in a <dt>), and is kept up to date. */
nx_dates nx_when_line(const nx_lexicon *lex, newsx_str line, char *carry);

#endif
