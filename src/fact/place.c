/* place.c -- the places among the pieces of the text, one entry a mention; link/ merges them.
 *
 * Each link of a chain is a place of its own: 경기도, 성남시 and 판교 are three.  The mention of a link reaches back over the
 * links before it (판교 is told by `경기도 성남시 판교`), so mentions nest as the places do. */
#include "fact/name.h"

#include "base/utf8.h"

static newsx_str kind_of(const nx_scan *s, const nx_piece *p)
{
    newsx_str text = s->text->text;
    if (p->entry != UINT32_MAX)
        return nx_attr(nx_lexicon_entry(s->lex, p->entry).attr, "kind");
    for (uint32_t at = p->name_back ? p->begin : p->begin + nx_utf8_len((unsigned char)text.at[p->begin]); at < p->end; at += nx_utf8_len((unsigned char)text.at[at])) {
        nx_entry e;
        if (nx_lexicon_find(&e, s->lex, NX_LEX_PLACESUFFIX, nx_str_cut(text, at, p->end)))
            return nx_attr(e.attr, "kind");
    }
    return NX_S("other");
}

static int size_of(newsx_str kind) /* the larger holds the smaller */
{
    static const char *const by_size[] = {"facility", "district", "city", "province", "country"};
    for (int i = 0; i < (int)NX_LEN(by_size); i++)
        if (nx_str_is(kind, by_size[i]))
            return i;
    return -1;
}

/* May what `outer` names lie around `inner`?  경기 성남시 and 호남 광주, but not 영동고속도로 인천 nor 미국 일본. */
static bool holds(const nx_scan *s, const nx_piece *outer, const nx_piece *inner)
{
    int o = size_of(kind_of(s, outer)), i = size_of(kind_of(s, inner));
    if (o < 0)
        return i < 4;
    return o > i || (o == i && o < 2); /* 분당구 판교동 are both districts */
}

enum { MAX_CHAIN = 4 }; /* 경기도 성남시 분당구 판교동 and one before it */

/* Where the chain begins that piece i ends. */
static uint32_t chain_begin(const nx_scan *s, const nx_pieces *v, uint32_t i)
{
    for (uint32_t links = 0; links < MAX_CHAIN && i > 0 && v->at[i].head && v->at[i].blank && v->at[i - 1].kind == NX_PIECE_PLACE && v->at[i - 1].tail &&
                             v->at[i].begin == v->at[i - 1].end + 1 && holds(s, &v->at[i - 1], &v->at[i]);
         links++)
        i--;
    return v->at[i].begin;
}

/* 중국|산, 티베트|인들이, 뉴욕|증시: a word that names no place (dict/lex/placetail.tsv). */
static bool is_of_place(const nx_scan *s, uint32_t tails, uint32_t at)
{
    uint32_t end = nx_word_end(s->text->text, at), n = at < end ? nx_class_prefix(s->lex, tails, nx_str_cut(s->text->text, at, end)) : 0;
    return n && nx_closes_word(s, at + n, end);
}

newsx_status nx_place_find(nx_facts *f, const nx_scan *s, const nx_pieces *v, nx_ctx *c)
{
    newsx_str text = s->text->text;
    uint32_t tails = nx_lexicon_class(s->lex, NX_S("placetail"));
    for (uint32_t i = 0; i < v->n; i++) {
        const nx_piece *p = &v->at[i];
        if (p->kind != NX_PIECE_PLACE || (!p->tail && p->entry != UINT32_MAX && is_of_place(s, tails, p->end)))
            continue;
        uint32_t from = p->begin - p->name_back;
        nx_named l = {.name = nx_str_cut(text, from, p->end), .kind = kind_of(s, p)};
        newsx_str rule = NX_S("name.place_ending");
        if (p->entry != UINT32_MAX) {
            l.name = nx_lexicon_entry(s->lex, p->entry).canon;
            rule = nx_entry_rule(c->arena, s->lex, p->entry);
        }
        nx_mention m = {{{chain_begin(s, v, i), p->end}, nx_sentence_at(s->text, p->begin), rule}, {from, p->end}};
        nx_push(c->arena, &l.mentions, m);
        nx_push(c->arena, &f->places, l);
    }
    return nx_ctx_status(c);
}
