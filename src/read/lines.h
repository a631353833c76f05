/* lines.h -- the text of a tree as a reader sees it: lines between blocks and breaks, each with what stands around it. */
#ifndef NX_LINES_H
#define NX_LINES_H

#include "read/hint.h"

typedef struct nx_line {
    newsx_str text;     /* white space collapsed, trimmed; of an image: its src */
    uint32_t node;      /* the element that the line stands in: a block, or an inline one with a side */
    uint32_t first;     /* its first text node, or the image */
    uint32_t link, bold; /* bytes of text in links, in bold type */
    uint16_t sides;     /* of its element and those around, where they are believed */
    uint8_t breaks;     /* before it: 0 one <br>, 1 several, 2 a block border */
    uint8_t level;      /* 1..6 in h1..h6 */
    bool image, list, cell, quote, junk, good;
} nx_line;

typedef struct nx_lines {
    const nx_tree *tree;
    NX_VEC(nx_line) line;
    nx_hint *hint;         /* by node */
    uint32_t *good, *bad;  /* by node: bytes of sentences, bytes of links and scraps below it */
    uint32_t total;        /* good bytes of the page that are not junk */
} nx_lines;

/* Cost: two walks over the nodes. */
newsx_status nx_lines_of(nx_lines *out, const nx_tree *t, const nx_lexicon *lex, nx_ctx *c);

/* Whether lines first to last (those that are in, where that is given) tell of what a headline names: of five of its words two at
 * least, by their first two syllables, are in them. */
bool nx_lines_tell(const nx_lines *lines, const bool *in, uint32_t first, uint32_t last, newsx_str headline);
uint32_t nx_hangul_count(newsx_str s); /* Hangul syllables in it */
/* "◇국장급 승진 ▲기획실장 김도윤 ▲교통정책관 박서진": news of posts, deaths and weddings is written so. */
bool nx_is_roll(newsx_str s);
bool nx_ends_sentence(newsx_str s); /* . ? ! or a closing quotation mark behind one */

#endif
