/* place.c -- the places among the pieces of the text, one entry a mention; link/ merges them.
 *
 * Each link of a chain is a place of its own: 경기도, 성남시 and 판교 are three.  The mention of a link reaches back over the
 * links before it (판교 is told by `경기도 성남시 판교`), so mentions nest as the places do. */
#include "fact/name.h"

#include "base/utf8.h"

static newsx_str kind_of_ending(const nx_scan *s, const nx_piece *p)
{
    newsx_str text = s->text->text;
    for (uint32_t at = p->begin + nx_utf8_len((unsigned char)text.at[p->begin]); at < p->end; at += nx_utf8_len((unsigned char)text.at[at])) {
        nx_entry e;
        if (nx_lexicon_find(&e, s->lex, NX_LEX_PLACESUFFIX, nx_str_cut(text, at, p->end)))
            return nx_attr(e.attr, "kind");
    }
    return NX_S("other");
}

enum { MAX_CHAIN = 4 }; /* 경기도 성남시 분당구 판교동 and one before it */

/* Where the chain begins that piece i ends. */
static uint32_t chain_begin(const nx_pieces *v, uint32_t i)
{
    for (uint32_t links = 0; links < MAX_CHAIN && i > 0 && v->at[i].head && v->at[i].blank && v->at[i - 1].kind == NX_PIECE_PLACE && v->at[i - 1].tail &&
                             v->at[i].begin == v->at[i - 1].end + 1;
         links++)
        i--;
    return v->at[i].begin;
}

newsx_status nx_place_find(nx_facts *f, const nx_scan *s, const nx_pieces *v, nx_ctx *c)
{
    newsx_str text = s->text->text;
    for (uint32_t i = 0; i < v->n; i++) {
        const nx_piece *p = &v->at[i];
        if (p->kind != NX_PIECE_PLACE)
            continue;
        nx_named l = {.name = nx_str_cut(text, p->begin, p->end), .kind = NX_S("other")};
        newsx_str rule = NX_S("name.place_ending");
        if (p->entry != UINT32_MAX) {
            nx_entry e = nx_lexicon_entry(s->lex, p->entry);
            l.name = e.canon;
            l.kind = nx_attr(e.attr, "kind");
            rule = nx_entry_rule(c->arena, s->lex, p->entry);
        } else {
            l.kind = kind_of_ending(s, p);
        }
        nx_mention m = {{{chain_begin(v, i), p->end}, nx_sentence_at(s->text, p->begin), rule}, {p->begin, p->end}};
        nx_push(c->arena, &l.mentions, m);
        nx_push(c->arena, &f->places, l);
    }
    return nx_ctx_status(c);
}
