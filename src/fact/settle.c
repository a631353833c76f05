/* settle.c -- words that are both a common noun and a name (경기, 이란, 다음) are cut as nouns; here their neighbours make
 * them names: in a row of names of the same kind, or right before or behind a place that lies in them or around them.
 * Cost: two passes over the pieces. */
#include "fact/name.h"

#include "base/utf8.h"

static bool is_comma(newsx_str text, const nx_piece *p)
{
    uint32_t c = nx_utf8_at(text, p->begin);
    return p->kind == NX_PIECE_MARK && (c == 0xB7 || c == ',' || c == '/' || c == '-');
}

static const nx_match *hidden(const nx_scan *s, const nx_piece *p, nx_class cls)
{
    return p->kind == NX_PIECE_NOUN || p->kind == NX_PIECE_TITLE ? nx_match_exact(s->matches, p->begin, p->end, cls) : NULL;
}

static bool in_row(const nx_pieces *v, newsx_str text, uint32_t i, uint8_t kind)
{
    const nx_piece *p = v->at;
    return (i > 1 && is_comma(text, &p[i - 1]) && p[i - 2].kind == kind) || (i + 2 < v->n && is_comma(text, &p[i + 1]) && p[i + 2].kind == kind);
}

/* 경기 성남시, 전남 진도: one lies in the other. */
static bool in_chain(const nx_pieces *v, uint32_t i)
{
    const nx_piece *p = v->at;
    bool behind = i + 1 < v->n && p[i].tail && p[i + 1].blank && p[i + 1].head && p[i + 1].kind == NX_PIECE_PLACE;
    bool before = i > 0 && p[i].head && p[i].blank && p[i - 1].tail && p[i - 1].kind == NX_PIECE_PLACE;
    return behind || before;
}

void nx_pieces_settle(nx_pieces *v, const nx_scan *s)
{
    newsx_str text = s->text->text;
    for (int pass = 0; pass < 2; pass++) /* the second is for rows of such words */
        for (uint32_t k = 0; k < v->n; k++) {
            uint32_t i = pass ? v->n - 1 - k : k;
            nx_piece *p = &v->at[i];
            const nx_match *m = hidden(s, p, NX_LEX_PLACE);
            if (m && p->head && (in_row(v, text, i, NX_PIECE_PLACE) || in_chain(v, i))) {
                p->kind = NX_PIECE_PLACE;
                p->entry = m->entry;
                continue;
            }
            m = hidden(s, p, NX_LEX_ORG);
            if (m && p->head && in_row(v, text, i, NX_PIECE_ORG)) {
                p->kind = NX_PIECE_ORG;
                p->entry = m->entry;
            }
        }
}
