/* person.c -- the people among the words: names of the dictionary, names by their shape, names from abroad (foreign.c), and
 * pronouns.  Bylines and credits are the article's, not people in it. */
#include "fact/foreign.h"

#include "base/utf8.h"

typedef struct finder {
    const nx_scan *s;
    newsx_str text;
    nx_pieces *p;
    const nx_words *w;
    nx_spans *learned;
    nx_foreign foreign;
    uint32_t told;  /* end of the last mention */
    bool anonymous; /* the last topic was somebody without a name: 한 중진 의원은 */
    nx_ctx *c;
} finder;

static bool is_topic_at(const finder *f, uint32_t at)
{
    newsx_str cas = nx_josa_case(f->s, at);
    return nx_str_is(cas, "topic") || nx_str_is(cas, "subject");
}

/* The photographer and the reporter: 홍길동 기자 =, 사진=홍길동, [사진 홍길동 기자]. */
static bool is_byline(const finder *f, const nx_person *x, uint32_t i, uint32_t behind)
{
    const nx_word *w = &f->w->at[i];
    const nx_page *page = f->s->page;
    uint32_t block = f->s->text->sentences.at[w->sentence].block;
    nx_block_kind kind = f->s->text->blocks.n > block ? f->s->text->blocks.at[block].kind : NX_BLOCK_BODY;
    if (kind == NX_BLOCK_BYLINE)
        return true;
    for (uint32_t k = 0; page && k < page->authors.n; k++)
        if (nx_str_eq(page->authors.at[k].name, x->name))
            return true;
    if (i > 0 && f->w->at[i - 1].sentence == w->sentence && f->w->at[i - 1].kind == NX_PIECE_MARK) {
        uint32_t mark = nx_utf8_at(f->text, f->w->at[i - 1].begin);
        if (mark == '=' || (mark == '/' && kind == NX_BLOCK_CAPTION))
            return true;
    }
    bool press = false;
    for (uint32_t k = 0; k < x->roles.n; k++) {
        nx_entry e;
        newsx_str title = x->roles.at[k].title;
        press = press || (nx_lexicon_find(&e, f->s->lex, NX_LEX_TITLE, title) && nx_attr_is(e.attr, "byline", "yes"));
    }
    if (!press)
        return false;
    uint32_t next = nx_utf8_at(f->text, behind);
    if (next == ' ')
        next = nx_utf8_at(f->text, behind + 1);
    newsx_span sentence = f->s->text->sentences.at[w->sentence].span;
    return kind == NX_BLOCK_CAPTION || next == '=' || next == 0 || next == '\n' || next == ']' || nx_is_latin(next) || behind >= sentence.end ||
           sentence.end - sentence.begin < 60;
}

/* Of 김모 씨 only 김 is told. */
static uint32_t told_end(const finder *f, uint32_t begin, uint32_t end)
{
    uint32_t last = nx_utf8_back(f->text, end);
    nx_entry e;
    bool hidden = last > begin && nx_lexicon_find(&e, f->s->lex, NX_LEX_GIVEN, nx_str_cut(f->text, last, end)) && nx_attr_is(e.attr, "hidden", "yes");
    uint32_t told = last > begin && f->text.at[last - 1] == ' ' ? last - 1 : last; /* 이 모 씨 */
    return hidden && nx_lexicon_find(NULL, f->s->lex, NX_LEX_SURNAME, nx_str_cut(f->text, begin, told)) ? told : end;
}

/* 시진핑(習近平): the same name in Chinese characters; {0, 0} where there is none. */
static newsx_span in_characters(const finder *f, uint32_t at)
{
    uint32_t begin = at + 1, end = begin;
    if (nx_utf8_at(f->text, at) != '(')
        return (newsx_span){0, 0};
    while (nx_is_han(nx_utf8_at(f->text, end)))
        end += nx_utf8_len((unsigned char)f->text.at[end]);
    return end - begin >= 6 && !nx_is_word(nx_utf8_at(f->text, end)) ? (newsx_span){begin, end} : (newsx_span){0, 0};
}

static void add(nx_facts *out, finder *f, uint32_t first, uint32_t last, newsx_str rule)
{
    const nx_word *w = &f->w->at[first], *z = &f->w->at[last];
    bool known = f->p->at[w->first].kind == NX_PIECE_NAME || f->p->at[w->first].kind == NX_PIECE_PERSON; /* not foreign */
    uint32_t name_end = known && first == last ? f->p->at[w->first].end : !known ? nx_foreign_end(&f->foreign, z) : z->end, behind;
    nx_person x = {.name = nx_str_cut(f->text, w->begin, name_end), .age = nx_age_behind(f->s, name_end)};
    nx_role_find(&x, &behind, f->learned, f->s, f->p, f->w, first, last, f->c);
    if (is_byline(f, &x, first, behind))
        return;
    if (behind == z->end && !known)
        behind = name_end;
    f->told = behind;
    if (is_topic_at(f, behind))
        f->anonymous = false;
    if (f->p->at[z->first].kind == NX_PIECE_PERSON) { /* 도날드 트럼프 is another spelling, 캐럴라인 케네디 another person */
        newsx_str canon = nx_lexicon_entry(f->s->lex, f->p->at[z->first].entry).canon;
        if (first == last || nx_utf8_at(canon, 0) == nx_utf8_at(f->text, w->begin))
            x.name = canon;
    }
    nx_mention m = {{{w->begin, behind}, w->sentence, rule}, {w->begin, told_end(f, w->begin, name_end)}};
    nx_push(f->c->arena, &x.mentions, m);
    newsx_span han = in_characters(f, name_end);
    nx_mention other = {{han, w->sentence, NX_S("name.hanja")}, han};
    if (han.end)
        nx_push(f->c->arena, &x.mentions, other);
    nx_push(f->c->arena, &out->people, x);
}

/* What roles or neighbours showed to be an organization once is one everywhere in the text. */
static void learn_organizations(finder *f)
{
    nx_map known = {0};
    for (uint32_t k = 0; k < f->learned->n; k++)
        nx_map_at(&known, nx_scratch(f->c), nx_str_span(f->text, f->learned->at[k]), 1);
    for (uint32_t i = 0; i < f->w->n && known.n; i++) {
        const nx_word *w = &f->w->at[i];
        if ((w->kind != NX_PIECE_OTHER && w->kind != NX_PIECE_NOUN) || !nx_map_find(&known, nx_str_cut(f->text, w->begin, w->end)))
            continue;
        for (uint32_t q = w->first; q <= w->last; q++)
            f->p->at[q].kind = NX_PIECE_JOSA; /* the first takes the whole word */
        f->p->at[w->first] = (nx_piece){.begin = w->begin, .end = w->end, .entry = UINT32_MAX, .kind = NX_PIECE_ORG, .head = true};
    }
}

static bool is_plural_at(const finder *f, uint32_t at) /* 그|들의 */
{
    nx_entry e;
    return nx_lexicon_find(&e, f->s->lex, NX_LEX_JOSA, nx_str_cut(f->text, at, nx_word_end(f->text, at))) && nx_attr_is(e.attr, "plural", "yes");
}

/* 그는, 그녀가: a mention without a name, which link/people.c gives to somebody. */
static void add_pronoun(nx_facts *out, finder *f, uint32_t i)
{
    const nx_word *w = &f->w->at[i];
    nx_entry e;
    newsx_str text = nx_str_cut(f->text, w->begin, w->end);
    if (f->anonymous || !w->josa || is_plural_at(f, w->end) || w->first != w->last || !nx_lexicon_find(&e, f->s->lex, NX_LEX_PRONOUN, text) || !nx_attr_is(e.attr, "person", "yes"))
        return;
    nx_person x = {.name = {NULL, 0}};
    nx_mention m = {{{w->begin, w->end}, w->sentence, NX_S("name.pronoun")}, {w->begin, w->begin}};
    nx_push(f->c->arena, &x.mentions, m);
    nx_push(f->c->arena, &out->people, x);
}

newsx_status nx_person_find(nx_facts *out, nx_spans *learned, const nx_name_classes *cls, const nx_scan *s, nx_pieces *p, const nx_words *w,
                            nx_ctx *c)
{
    finder f = {.s = s, .text = s->text->text, .p = p, .w = w, .learned = learned, .c = c};
    if (!nx_foreign_open(&f.foreign, cls, s, p, w, c))
        return NEWSX_ENOMEM;
    for (uint32_t i = 0; i < w->n; i++) {
        const nx_word *x = &w->at[i];
        uint32_t last;
        if (nx_foreign_at(&last, &f.foreign, i)) {
            add(out, &f, i, last, NX_S("name.foreign"));
            for (uint32_t k = x->first; k <= w->at[last].last; k++)
                if (p->at[k].kind == NX_PIECE_PLACE || p->at[k].kind == NX_PIECE_ORG)
                    p->at[k].kind = NX_PIECE_NAME; /* 시드니 스위니 is in no town */
            i = last;
        } else if (x->kind == NX_PIECE_NAME) {
            add(out, &f, i, i, NX_S("name.shape"));
        } else if (x->kind == NX_PIECE_PERSON) {
            uint32_t k = x->first;
            while (k < x->last && p->at[k].kind != NX_PIECE_PERSON) /* 다고장|트럼프: something may stand glued before it */
                k++;
            nx_foreign_remember(&f.foreign, nx_str_cut(f.text, p->at[k].begin, p->at[k].end));
            add(out, &f, i, i, p->at[k].entry == UINT32_MAX ? NX_S("name.shape") : nx_entry_rule(c->arena, s->lex, p->at[k].entry));
        } else if (x->kind == NX_PIECE_NOUN || x->kind == NX_PIECE_OTHER) {
            add_pronoun(out, &f, i);
        } else if (nx_is_title(s, p, x) && x->begin >= f.told && is_topic_at(&f, x->end)) {
            f.anonymous = true;
        }
    }
    learn_organizations(&f);
    return nx_ctx_status(c);
}
