/* name.c -- people, organizations and places: candidates, pieces, words, then one finder each.  One entry a mention
 * here; link/people.c says who is who. */
#include "fact/name.h"

#include "base/utf8.h"

static uint8_t kind_of(const nx_pieces *p, uint32_t first, uint32_t last)
{
    uint8_t head = p->at[first].kind, tail = p->at[last].kind;
    if (head == NX_PIECE_NAME || head == NX_PIECE_PERSON)
        return head;
    return tail == NX_PIECE_PERSON ? NX_PIECE_OTHER : tail; /* p김하늘: somebody begins a word */
}

/* 하쓰코|씨: an honorific behind letters that nothing explains is a word of its own. */
static bool is_honorific(const nx_piece *p, const nx_scan *s)
{
    return p->kind == NX_PIECE_TITLE && p[-1].kind == NX_PIECE_OTHER && p->entry != UINT32_MAX &&
           nx_attr_is(nx_lexicon_entry(s->lex, p->entry).attr, "kind", "honorific");
}

static void add_words(nx_words *out, const nx_pieces *p, const nx_scan *s, nx_ctx *c)
{
    const nx_text *t = s->text;
    uint32_t sentence = 0;
    bool split = false;
    for (uint32_t i = 0; i < p->n;) {
        while (t->sentences.at[sentence].span.end <= p->at[i].begin)
            sentence++;
        uint32_t last = i;
        bool apart = split;
        split = false;
        while (p->at[i].kind != NX_PIECE_MARK && last + 1 < p->n && p->at[last + 1].kind != NX_PIECE_MARK && !p->at[last + 1].head &&
               !(split = is_honorific(&p->at[last + 1], s)))
            last++;
        uint32_t stem = last;
        bool josa = false; /* empty ones are what settle.c left of pieces that it joined */
        for (; stem > i && p->at[stem].kind == NX_PIECE_JOSA; stem--)
            josa = josa || p->at[stem].end > p->at[stem].begin;
        nx_word w = {i, stem, p->at[i].begin, p->at[stem].end, sentence, josa, p->at[i].blank || apart, kind_of(p, i, stem)};
        nx_push(nx_scratch(c), out, w);
        i = last + 1;
    }
}

newsx_status nx_name_find(nx_facts *f, const nx_scan *s, nx_ctx *c)
{
    nx_candidates names = {0};
    nx_pieces pieces = {0};
    nx_words words = {0};
    const nx_name_classes cls = nx_name_classes_of(s->lex);
    NX_TRY(nx_candidates_find(&names, &cls, s, c));
    nx_cutter *k = nx_cutter_new(s, &cls, &names, c);
    if (!k)
        return NEWSX_ENOMEM;
    for (uint32_t i = 0; i < s->text->sentences.n; i++)
        nx_sentence_cut(&pieces, k, s->text->sentences.at[i].span, c);
    NX_TRY(nx_ctx_status(c));
    nx_pieces_settle(&pieces, &cls, s);
    add_words(&words, &pieces, s, c);
    NX_TRY(nx_ctx_status(c));
    nx_spans learned = {0};
    nx_words_settle(&learned, &words, &pieces, &cls, s, c);
    NX_TRY(nx_person_find(f, &learned, &cls, s, &pieces, &words, c));
    NX_TRY(nx_tenure_find(f, s, &pieces, &words, c));
    NX_TRY(nx_org_find(f, s, &pieces, c));
    return nx_place_find(f, s, &pieces, c);
}
