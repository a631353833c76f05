/* figure.h -- what the files of figures share: a figure under construction, and the sentence that it stands in. */
#ifndef NX_FIGURE_H
#define NX_FIGURE_H

#include "fact/facts.h"

typedef struct nx_said { /* what a sentence says of its numbers: kinds of numberword.tsv, and whether a rate stands in it */
    bool number, range, index, weight, rate, data, angle;
} nx_said;

typedef struct nx_figure_reader {
    const nx_scan *s;
    nx_facts *f;
    nx_ctx *c;
    newsx_str text;
    uint32_t begin, limit;        /* the sentence at hand */
    uint32_t numberword, trend, agent, forename; /* classes named by their files; UINT32_MAX where there is no such file */
    uint32_t scanned;             /* the begin of the sentence that `said` is about; UINT32_MAX: none */
    nx_said said;
    bool relaxed;                 /* a bare numeral will do: the other end of a range stands beside it */
    uint32_t date;                /* the first date that may cover what comes */
} nx_figure_reader;

typedef struct nx_draft { /* a figure under construction */
    uint32_t begin, end; /* of its text */
    uint32_t edge;       /* behind the word before, modifiers without meaning (총) skipped */
    uint32_t numeral;    /* the index of the first; next: of the first behind it */
    uint32_t next;
    nx_numeral_shape shape;
    nx_decimal value, min, max, scale;
    bool digits_only, comma, dot, single; /* of the numeral; single: one syllable (이, 만, 한) */
    bool glued;                           /* a letter stands right before: 코로나19 */
    bool negative, signed_word;           /* 마이너스, 영하 */
    bool ordinal, age;                    /* behind 제, 만 */
    bool safe;                            /* a single syllable that is hardly another word: 삼, 백 */
    bool doubt;                           /* also a word of notfigure.tsv: 이천, 일조 */
    bool noun, among;                     /* 두 (은행), (중) 하나: by numeral.tsv */
    bool first;                           /* 첫 */
    bool open;                            /* 넘는, 이상 and so on were found */
    bool has_unit, blank;                 /* blank: between numeral and unit */
    nx_entry entry;                       /* of the unit */
    uint32_t unit_begin, unit_end;
    nx_figure_kind kind;
    newsx_str unit, mod, rule, per, scale_unit; /* scale_unit: Cel or [degF] behind 섭씨, 화씨 */
} nx_draft;

/* figuremod.c: what stands before and behind. */
void nx_figure_before(nx_draft *d, nx_figure_reader *r);
void nx_figure_after(nx_draft *d, nx_figure_reader *r);
/* Does a word end at `at`: nothing, a josa, a form of 이다, or a suffix (짜리, 씩) follows? */
bool nx_figure_closes(const nx_figure_reader *r, uint32_t at);

/* figureunit.c: the unit at d->end (20여 명: infix and all); false where there is none that fits. */
bool nx_figure_unit(nx_draft *d, nx_figure_reader *r);
/* A numeral without a unit that is a figure all the same. */
bool nx_figure_bare(nx_draft *d, nx_figure_reader *r);

/* figuresaid.c: what the sentence at hand says of its numbers.  Looked up once a sentence, on demand. */
const nx_said *nx_figure_said(nx_figure_reader *r);

/* figurejoin.c: ranges, pairs, sums of money in two units: takes the figure behind into d. */
void nx_figure_join(nx_draft *d, nx_figure_reader *r);

/* figure.c: one numeral with all around it, without joining; false where it is no figure. */
bool nx_figure_read(nx_draft *d, nx_figure_reader *r, uint32_t numeral);

/* figureof.c: the noun that it counts or measures; first and behind are its first token and the one behind it. */
newsx_str nx_figure_of(const nx_figure *fig, nx_figure_reader *r, const nx_draft *d, uint32_t first, uint32_t behind);

/* figureslots.c: of, change and baseline of a finished figure. */
void nx_figure_slots(nx_figure *fig, nx_figure_reader *r, const nx_draft *d);

/* figurelink.c: equals and result of all figures, once they are found. */
void nx_figure_link(nx_figure_reader *r);

static inline newsx_str nx_figure_rest(const nx_figure_reader *r, uint32_t at)
{
    return nx_str_cut(r->text, at, at < r->limit ? r->limit : at);
}

static inline uint32_t nx_figure_blank(const nx_figure_reader *r, uint32_t at) /* `at`, or behind the blank there */
{
    return at < r->limit && r->text.at[at] == ' ' ? at + 1 : at;
}

#endif
