/* expression.h -- one expression of time under construction: the atoms that make it up and the words beside them. */
#ifndef NX_EXPRESSION_H
#define NX_EXPRESSION_H

#include "fact/atom.h"

typedef enum nx_link_kind { NX_LINK_NONE, NX_LINK_FROM, NX_LINK_OUT_OF, NX_LINK_AND, NX_LINK_TO } nx_link_kind; /* 부터, 에서, 와 과, 까지 사이 */

typedef struct nx_expression {
    uint32_t begin, end; /* its text */
    uint32_t past;       /* behind 부터, 까지 */
    uint32_t atoms;
    nx_when when, second;
    bool two;
    newsx_span a, b;
    newsx_str rule;
    bool length_only;    /* a word beside it speaks of a length */
    bool weak, need_join, need_tail, need_clear, period_only, no_shift, rate, beside, tailed;
    nx_link_kind link;
} nx_expression;

typedef struct nx_grower { /* what an expression grows from */
    const nx_scan *s;
    nx_atoms *atoms;             /* the one at hand is the next to be taken */
    const nx_expression *before; /* the one before it in the text; NULL: none */
} nx_grower;

/* expression.c: the expression that begins with the atom at hand; takes its atoms. */
void nx_expression_grow(nx_expression *e, const nx_grower *g);
/* Does it say enough to stand by itself?  밤 and 올 do not, 밤에 and 올 3월 do. */
bool nx_expression_is_whole(const nx_expression *e, const nx_grower *g);

/* tail.c: takes one word behind the expression in; false where there is none that says something of it. */
bool nx_tail_add(const nx_grower *g, nx_expression *e);
/* 약, 최대, 징역: the word before the expression. */
void nx_word_before_add(const nx_grower *g, nx_expression *e);

/* Both: what is known of the two readings of 15일. */
bool nx_expression_is_length(const nx_expression *e);
bool nx_expression_may_be_length(const nx_expression *e);

#endif
