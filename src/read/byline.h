/* byline.h -- who wrote it: bylines, datelines, credits of pictures. */
#ifndef NX_BYLINE_H
#define NX_BYLINE_H

#include "read/page.h"

typedef struct nx_byline {
    NX_VEC(nx_author) authors;
    NX_VEC(nx_author) photographers;
    newsx_str email;      /* one that belongs to nobody in the line, and */
    NX_VEC(newsx_str) emails; /* all of them */
    newsx_str publisher;  /* the medium that the line names */
    newsx_str series;     /* of a dateline like [매체=이름의 연재] */
    uint32_t used;        /* bytes of the dateline with the blanks behind it */
    bool address;         /* an e-mail without its domain stands in it (sky@) */
    bool strong;          /* a role that only bylines have stands in it (기자, not 대표) */
    uint32_t names, words, unknown; /* tokens: of all, and those that say nothing of authorship */
} nx_byline;

/* Reads a line as a byline: "순천, 광양 구현모 기자 ninek@…", "/정유림 기자(2ye…@…)", "조민정(jjung@…)". */
void nx_byline_read(nx_byline *out, newsx_str line, const nx_lexicon *lex, nx_ctx *c);
/* The reporter who signs a broadcast off; false where the line is none of that. */
bool nx_sign_off_read(nx_author *out, newsx_str line, const nx_lexicon *lex);
/* Whether a line that was read is a byline and nothing else. */
bool nx_byline_whole(const nx_byline *b, newsx_str line);
/* Reads the dateline at the start of a paragraph: "(수원=연합뉴스) 류수현 기자 = ", "[이데일리 조민정 기자] ".
 * False where there is none; out->used bytes are it. */
bool nx_dateline_read(nx_byline *out, newsx_str text, const nx_lexicon *lex, nx_ctx *c);
/* The credit of a caption: "[사진=김성진 기자]", "/부산소방재난본부 제공", "… 있다. 연합뉴스", "ⓒ뉴스1"; empty where it has
 * none.  *rest is the caption without it (and without a dateline). */
newsx_str nx_credit_of(newsx_str *rest, newsx_str caption, const nx_lexicon *lex, nx_ctx *c);
/* The credit of a line that is nothing else, as the second line of a caption: "경기도 제공", "/뉴스1".  told: the page marks the
 * line as one.  Empty where it is none. */
newsx_str nx_credit_alone(newsx_str line, bool told, const nx_lexicon *lex);
/* The credit in brackets behind a paragraph: "… 밝혔다. (사진=한빛시)"; *rest is what stands before it.  Empty where it has none. */
newsx_str nx_credit_behind(newsx_str *rest, newsx_str text, const nx_lexicon *lex);
/* Whether s is known to give pictures: an agency, a medium. */
bool nx_is_source_name(newsx_str s, const nx_lexicon *lex);
/* The author who signs below a column: "김하늘 한빛대 경제학과 교수"; false where the line is none of that. */
bool nx_signature_read(nx_author *out, newsx_str line, const nx_lexicon *lex);
/* Whether a name that no role stands beside may be an author's: sections ("정치"), desks and buttons ("구독") read as names, too. */
bool nx_is_author_name(newsx_str s, const nx_lexicon *lex);
/* Whether it is one of three syllables that is no word besides: "정치부 김하늘 기자" is one reporter. */
bool nx_is_full_name(newsx_str s, const nx_lexicon *lex);
/* Whether s is a desk of a newspaper, no author: "편집부", "연예부". */
bool nx_is_desk(newsx_str s, const nx_lexicon *lex);
/* Adds an author, or completes the one of that name. */
void nx_author_merge(nx_page *page, nx_author a, nx_ctx *c);
/* Whether a string can be the name of a Korean person: two to four syllables that begin with a surname. */
bool nx_is_person_name(newsx_str s, const nx_lexicon *lex);

#endif
