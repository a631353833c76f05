/* talk.c -- the memory of a reader: the topic of each sentence, kept until the next one takes its place. */
#include "fact/talk.h"

#include "base/utf8.h"

static nx_actor first_mention(const nx_mentions *m, char kind, uint32_t index)
{
    nx_actor a = {.kind = kind, .index = index, .who = NX_WHO_NAMED, .person = kind == 'p', .josa = NX_CASE_TOPIC};
    if (m->n)
        a.span = m->at[0].head.span;
    return a;
}

void nx_talk_open(nx_talk *out, const nx_clauses *c)
{
    *out = (nx_talk){.c = c};
    uint32_t most = 1;
    for (uint32_t i = 0; i < c->f->people.n; i++)
        if (c->f->people.at[i].mentions.n > most) {
            most = c->f->people.at[i].mentions.n;
            out->main_person = first_mention(&c->f->people.at[i].mentions, 'p', i);
        }
    most = 1;
    for (uint32_t i = 0; i < c->f->organizations.n; i++)
        if (c->f->organizations.at[i].mentions.n > most) {
            most = c->f->organizations.at[i].mentions.n;
            out->main_body = first_mention(&c->f->organizations.at[i].mentions, 'o', i);
        }
}

/* `이 후보`: one syllable that is a surname before a title, and a person known by that surname and title. */
static nx_actor by_surname(const nx_talk *t, nx_actor a)
{
    const nx_clauses *c = t->c;
    newsx_str text = c->s->text->text;
    const nx_match *title = nx_match_ending(c->s->matches, text, a.span.end, a.span.begin, NX_LEX_TITLE);
    if (a.kind || !title || title->begin < a.span.begin + 4 || text.at[title->begin - 1] != ' ')
        return a;
    uint32_t end = title->begin - 1, begin = nx_utf8_back(text, end);
    if (begin > a.span.begin && text.at[begin - 1] != ' ')
        return a;
    newsx_str surname = nx_str_cut(text, begin, end);
    if (!nx_lexicon_find(NULL, c->s->lex, NX_LEX_SURNAME, surname))
        return a;
    for (uint32_t i = 0; i < c->f->people.n && i < 200; i++) {
        const nx_person *p = &c->f->people.at[i];
        bool before = p->mentions.n && p->mentions.at[0].head.span.begin < a.span.begin;
        if (!before || !nx_str_starts(p->name, surname) || p->name.len == surname.len)
            continue;
        for (uint32_t r = 0; r < p->roles.n; r++)
            if (nx_str_ends(p->roles.at[r].title, nx_str_cut(text, title->begin, a.span.end))) {
                a.kind = 'p';
                a.index = i;
                a.who = NX_WHO_NAMED;
                a.person = true;
                return a;
            }
    }
    return a;
}

static nx_actor named(const nx_named_at *n)
{
    return (nx_actor){.span = n->span, .kind = n->kind, .index = n->index, .who = NX_WHO_NAMED, .person = n->kind == 'p', .josa = NX_CASE_TOPIC};
}

/* `회사`, `이 재단`, `시`: the last organization before it whose name ends so, or whose kind the word tells (dict/lex/agent.tsv,
 * like=). */
static nx_actor by_noun(const nx_talk *t, nx_actor a)
{
    const nx_clauses *c = t->c;
    const nx_text *x = c->s->text;
    uint32_t k = a.span.end ? nx_token_at(x, a.span.end - 1) : UINT32_MAX, begin = k == UINT32_MAX ? 0 : x->tokens.at[k].begin;
    nx_entry e;
    if (a.kind || k == UINT32_MAX || begin > a.span.begin + 8 || a.span.end <= begin)
        return a;
    newsx_str word = nx_str_cut(x->text, begin, a.span.end);
    if (!nx_lexicon_find(&e, c->s->lex, c->agent, word) || !nx_attr_is(e.attr, "kind", "body"))
        return a;
    newsx_str like = nx_attr(e.attr, "like");
    newsx_str topic = t->topic.kind == 'o' ? c->f->organizations.at[t->topic.index].kind : (newsx_str){NULL, 0};
    if (like.len && t->topic.kind == 'o' && (nx_str_eq(topic, like) || nx_str_is(topic, "other"))) /* 마루랩스는 … 회사는 */
        return t->topic;
    for (uint32_t i = nx_mentions_from(&c->mentions, a.span.begin), n = 0; i-- > 0 && n < 80; n++) {
        const nx_named_at *m = &c->mentions.at.at[i];
        if (m->kind == 'p')
            continue;
        newsx_str name = m->kind == 'o' ? c->f->organizations.at[m->index].name : c->f->places.at[m->index].name;
        newsx_str kind = m->kind == 'o' ? c->f->organizations.at[m->index].kind : (newsx_str){NULL, 0};
        if ((like.len && nx_str_eq(kind, like)) || (!like.len && ((name.len > word.len && nx_str_ends(name, word)) || (m->span.end - m->span.begin > word.len && nx_str_ends(nx_str_span(x->text, m->span), word)))))
            return named(m);
    }
    if (like.len && t->body.who && t->body.unknown)
        return t->body;
    newsx_str most = t->main_body.kind == 'o' ? c->f->organizations.at[t->main_body.index].kind : like;
    return like.len && t->main_body.who && (nx_str_eq(most, like) || nx_str_is(most, "other")) ? t->main_body : a;
}

nx_actor nx_talk_body_of(const nx_talk *t, nx_actor a)
{
    const nx_clauses *c = t->c;
    if (a.kind == 'p') {
        const nx_person *p = &c->f->people.at[a.index];
        for (uint32_t r = 0; r < p->roles.n; r++)
            for (uint32_t i = 0; p->roles.at[r].organization.len && i < c->f->organizations.n && i < 200; i++)
                if (nx_str_eq(c->f->organizations.at[i].name, p->roles.at[r].organization))
                    return first_mention(&c->f->organizations.at[i].mentions, 'o', i);
        return (nx_actor){.who = NX_WHO_NONE};
    }
    for (uint32_t i = nx_mentions_from(&c->mentions, a.span.begin); i < c->mentions.at.n && c->mentions.at.at[i].span.end <= a.span.end; i++)
        if (c->mentions.at.at[i].kind != 'p')
            return named(&c->mentions.at.at[i]);
    uint32_t end = a.span.begin;
    while (end < a.span.end && c->s->text->text.at[end] != ' ')
        end++;
    if (end == a.span.end)
        return (nx_actor){.who = NX_WHO_NONE};
    a.span.end = end; /* 시 관계자: 시 */
    a = by_noun(t, a);
    return a.kind ? a : (nx_actor){.who = NX_WHO_NONE};
}

nx_actor nx_talk_resolve(const nx_talk *t, nx_actor a)
{
    if (!a.pronoun)
        return by_noun(t, by_surname(t, a));
    nx_actor who = t->person.who ? t->person : t->main_person;
    if (a.plural && t->last.who) /* 이들: never one person */
        who = t->last.kind != 'p' || !t->body.who ? t->last : t->body;
    if (!who.who)
        return a;
    who.josa = a.josa;
    who.pronoun = true;
    return who;
}

void nx_talk_note(nx_talk *t, nx_actor a)
{
    if (a.who < NX_WHO_AGENT || (a.pronoun && !a.kind && a.span.begin == a.span.end))
        return;
    t->last = a;
    t->spoke = false;
    t->last_block = t->block;
    if (a.josa == NX_CASE_TOPIC || a.josa == NX_CASE_ALSO)
        t->topic = a;
    if (a.kind == 'p')
        t->named = a;
    if (a.person)
        t->person = a;
    else
        t->body = a;
}

static bool quotes_within(const nx_clauses *c, newsx_span s)
{
    uint32_t low = nx_first_from(&c->quoted, begin, s.begin);
    return low < c->quoted.n && c->quoted.at[low].end <= s.end;
}

/* An unknown word with an ending of organizations (dict/lex/orgsuffix.tsv). */
static bool names_a_body(const nx_clauses *c, nx_actor a)
{
    newsx_str text = c->s->text->text;
    for (uint32_t at = a.span.end, n = 0; at > a.span.begin && n < 4; n++) {
        at = nx_utf8_back(text, at);
        if (nx_lexicon_find(NULL, c->s->lex, NX_LEX_ORGSUFFIX, nx_str_cut(text, at, a.span.end)))
            return true;
    }
    return nx_in_apposition(c, a.span);
}

/* Something is done in the rest of the sentence: 자치구에서는 버스를 운행한다, not 업계에서는 전망이 나온다. */
static bool does_something(const nx_clauses *c, uint32_t from, uint32_t end)
{
    const nx_text *x = c->s->text;
    for (uint32_t k = nx_first_from(&x->tokens, begin, from); k < x->tokens.n && x->tokens.at[k].begin < end; k++)
        if (nx_has_case(c, &x->tokens.at[k], "object"))
            return true;
    return false;
}

/* May what comes next be of this subject, too? */
static bool goes_on_with(const nx_clauses *c, nx_actor a, uint32_t end)
{
    bool named = a.kind == 'p' || a.kind == 'o';
    if (a.unknown && !names_a_body(c, a))
        return false;
    if (a.josa == NX_CASE_TOPIC || (a.unknown && nx_in_apposition(c, a.span)))
        return true;
    if (a.josa == NX_CASE_ALSO)
        return named || (!a.person && does_something(c, a.span.end, end));
    return a.josa == NX_CASE_SUBJECT && named;
}

void nx_talk_follow(nx_talk *t, uint32_t sentence)
{
    const nx_text *x = t->c->s->text;
    for (; t->next < sentence; t->next++) {
        const nx_sentence *s = &x->sentences.at[t->next];
        nx_block_kind kind = x->blocks.at[s->block].kind;
        if (s->block != t->block && t->topic.who)
            t->last = t->topic;
        t->block = s->block;
        if (kind != NX_BLOCK_BODY && kind != NX_BLOCK_QUOTE && kind != NX_BLOCK_LIST)
            continue;
        nx_actor a = nx_subject_before(t->c, s->span.begin, s->span.end);
        if (a.who >= NX_WHO_AGENT && !a.weak && goes_on_with(t->c, a, s->span.end)) {
            nx_talk_note(t, nx_talk_resolve(t, a));
            t->spoke = quotes_within(t->c, s->span);
        }
    }
}
