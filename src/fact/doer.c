/* doer.c -- the actor of a plan: its owner behind the cue, the subject before it, who speaks, or whoever the text was about, for
 * Korean drops what is known.  What will happen to a thing has no actor, unless somebody foresees it. */
#include "fact/doer.h"

#include "base/utf8.h"

static const nx_actor nobody = {.kind = 0};

static bool acts(nx_actor a)
{
    return a.who >= NX_WHO_AGENT && !a.weak;
}

static bool has(const nx_cue *q, const char *key)
{
    return nx_value_get(q->value, key).len > 0;
}

bool nx_carries_plans(nx_block_kind k)
{
    return k == NX_BLOCK_BODY || k == NX_BLOCK_QUOTE || k == NX_BLOCK_LIST;
}

static nx_actor speaker_of(const nx_talk *t, uint32_t quote)
{
    const nx_quote *q = &t->c->f->quotes.at[quote - 1];
    newsx_str text = t->c->s->text->text;
    nx_actor a = {.kind = 0};
    if (q->speaker) {
        a.kind = 'p';
        a.index = q->speaker - 1;
        a.person = true;
        a.who = NX_WHO_NAMED;
    }
    if (q->speaker_text.len) {
        a.span.begin = (uint32_t)(q->speaker_text.at - text.at);
        a.span.end = a.span.begin + (uint32_t)q->speaker_text.len;
        a.who = a.kind ? NX_WHO_NAMED : NX_WHO_AGENT;
    }
    return a;
}

/* Inside a quotation the speaker plans, unless the words name somebody else as their topic. */
static nx_actor in_quote(const nx_talk *t, const nx_cue *q)
{
    nx_actor inside = nx_subject_inside(t->c, q->low, q->at.begin), speaker = speaker_of(t, q->quote);
    bool own = (has(q, "first") && has(q, "spoken")) || inside.who == NX_WHO_FIRST;
    bool other = inside.josa == NX_CASE_TOPIC || (has(q, "first") && inside.josa == NX_CASE_SUBJECT); /* …이 공격하겠다는 */
    if (!own && acts(inside) && other && !inside.pronoun)
        return inside;
    return speaker.who ? speaker : inside.who == NX_WHO_FIRST ? nobody : inside;
}

/* 한빛전자, 평택에 공장 짓기로: a headline names its subject before a comma; else it speaks of the whole article. */
static nx_actor in_headline(const nx_talk *t, const nx_cue *q)
{
    newsx_str text = t->c->s->text->text;
    uint32_t comma = q->sentence.begin;
    while (comma < q->at.begin && text.at[comma] != ',')
        comma++;
    nx_actor a = comma < q->at.begin ? nx_actor_ending(t->c, comma, q->sentence.begin) : nobody;
    if (acts(a))
        return nx_talk_resolve(t, a);
    if (!has(q, "first") && !has(q, "whole"))
        return t->main_body;
    return t->main_person.who ? t->main_person : t->main_body;
}

/* Whoever the text is about; the organization of the last who spoke, where the cue is not a promise of his own. */
static nx_actor carried(const nx_talk *t, const nx_cue *q)
{
    if (!nx_carries_plans(q->kind) || has(q, "whole"))
        return in_headline(t, q);
    bool own = has(q, "first");
    nx_actor a = t->last.who ? t->last : (own && t->main_person.who) || !t->main_body.who ? t->main_person : t->main_body;
    if (own && a.who && !a.person && t->spoke && t->person.who)
        return t->person;
    if (own || q->status == NX_PLAN_PLEDGED || !a.person || !t->spoke)
        return a;
    nx_actor body = nx_talk_body_of(t, a);
    if (!body.who && t->last_block != q->block && t->main_body.who)
        body = t->main_body;
    return body.who ? body : a;
}

/* 핵무기를 쓰겠다는 대통령의 위협: whose plan it is stands right behind the cue. */
static nx_actor owner_behind(const nx_talk *t, const nx_cue *q)
{
    newsx_str text = t->c->s->text->text;
    uint32_t end = q->at.end, limit = q->sentence.end;
    if (end >= limit || text.at[end] != ' ' || nx_utf8_before(text, end) != 0xB294u) /* 는 */
        return nobody;
    nx_actor a = nx_owner_after(t->c, end + 1, limit < end + 60 ? limit : end + 60);
    return a.who && a.span.begin == end + 1 ? a : nobody;
}

/* Is the cue said of someone's words (하겠다고, 할 것이라고) or of a noun behind it (하겠다는), so that who it is of may follow? */
static bool points_on(const nx_talk *t, const nx_cue *q)
{
    const nx_text *x = t->c->s->text;
    if (nx_batchim(nx_utf8_before(x->text, q->at.end)) == 4) /* ㄴ */
        return true;
    uint32_t k = nx_token_at(x, q->at.end - 1);
    return k != UINT32_MAX && (x->tokens.at[k].says & NX_SAYS_QUOTE);
}

/* Of what is said by one of another (교수는 후보가 이길 것이라고 했다): the other, the subject nearest to the cue. */
static nx_actor other_within(const nx_talk *t, const nx_cue *q, nx_actor speaker)
{
    if (!acts(speaker) || speaker.josa != NX_CASE_TOPIC || !(has(q, "say") || has(q, "first")))
        return nobody;
    uint32_t from = nx_eojeol_end(t->c->s->text->text, speaker.span.end);
    if (from >= q->at.begin)
        return nobody;
    nx_actor inner = nx_own_subject(t->c, from, q->at.begin, false), farther = nx_subject_before(t->c, from, q->at.begin);
    if (!inner.who && acts(farther)) /* of a clause before it: an agent, no thing */
        inner = farther;
    return inner.who >= NX_WHO_THING && !inner.weak && inner.josa == NX_CASE_SUBJECT && nx_reaches(t->c, inner.span.end, q->at.begin) ? inner : nobody;
}

static bool may_be_name(const nx_clauses *c, newsx_span words) /* one word that no dictionary has, though it may be two nouns */
{
    newsx_str text = c->s->text->text, word = nx_str_span(text, words);
    return nx_str_find(word, NX_S(" "), 0) == NX_NPOS && !nx_match_exact(c->s->matches, words.begin, words.end, NX_LEX_NOUN) && !nx_within_date(c, words.begin) &&
           !nx_is_digit(nx_utf8_at(text, words.begin)) && nx_utf8_count(word) > 2;
}

/* Is something done to another thing in the clause of the cue, so that a thing before it is who does it: 달빛필름은 영화를 출품할
 * 계획이다, not 발전소는 짓지 않겠다? */
static bool has_object(const nx_talk *t, const nx_cue *q, uint32_t low)
{
    const nx_text *x = t->c->s->text;
    for (uint32_t k = nx_first_from(&x->tokens, begin, q->at.begin), n = 0; k-- > 0 && x->tokens.at[k].begin >= low && n < 40; n++) {
        if (n > 0 && nx_goes_on(t->c, k))
            return false;
        if (nx_has_case(t->c, &x->tokens.at[k], "object"))
            return true;
    }
    return false;
}

nx_doing nx_doing_of(const nx_talk *t, const nx_cue *q)
{
    nx_doing d = {.what = {0, 0}};
    nx_actor owner = owner_behind(t, q);
    bool passive = has(q, "passive"), happens = q->status == NX_PLAN_EXPECTED || passive;
    if (acts(owner)) {
        d.who = nx_talk_resolve(t, owner);
        return d;
    }
    nx_actor own = happens ? nx_own_subject(t->c, q->low, q->at.begin, q->quote > 0) : nobody;
    bool thing = own.who == NX_WHO_THING && (passive || !own.unknown || own.josa == NX_CASE_SUBJECT);
    d.what = thing ? own.span : d.what;
    if (thing && !q->by && (passive || !q->quote))
        return d;
    if (q->quote) {
        d.who = in_quote(t, q);
        return d;
    }
    nx_actor subject = nx_subject_before(t->c, q->sentence.begin, q->at.begin), other = other_within(t, q, subject);
    d.another = other.who || (has(q, "say") && acts(subject) && subject.josa == NX_CASE_SUBJECT && /* 북한이 도발할 것이라고 교수는 말했다 */
                              acts(nx_subject_after(t->c, q->at.end, q->sentence.end)));
    if (other.who)
        subject = other;
    happens |= d.another && has(q, "say");
    bool named = subject.who == NX_WHO_THING && subject.josa == NX_CASE_TOPIC && !happens && may_be_name(t->c, subject.span) && has_object(t, q, subject.span.end);
    passive |= subject.who == NX_WHO_THING && has(q, "ahead") && !named; /* 비가 온다: nobody plans it */
    happens |= passive;
    if (passive && subject.unknown && !subject.kind) /* 총사업비는: no name after all */
        subject.who = NX_WHO_THING;
    if (acts(subject)) {
        d.who = nx_talk_resolve(t, subject);
        return d;
    }
    if (subject.who == NX_WHO_THING && happens) {
        d.what = thing ? d.what : subject.josa == NX_CASE_TOPIC ? subject.span : d.what; /* a subject only is that of its own clause */
        return d;
    }
    if (passive && !subject.who)
        return d;
    if (named) {
        d.who = subject;
        return d;
    }
    own = has(q, "first") ? nobody : nx_own_subject(t->c, q->low, q->at.begin, false);
    if (own.who == NX_WHO_THING && own.josa == NX_CASE_SUBJECT) { /* 장소가 문을 닫을 예정이다: of nobody before */
        d.what = own.span;
        return d;
    }
    nx_actor behind = points_on(t, q) ? nx_subject_after(t->c, q->at.end, q->sentence.end) : nobody;
    if (acts(behind) && q->status != NX_PLAN_EXPECTED && !d.another) {
        d.who = nx_talk_resolve(t, behind);
        return d;
    }
    nx_actor known = carried(t, q);
    d.who = known.who ? known : subject.weak ? nx_talk_resolve(t, subject) : subject.who == NX_WHO_THING ? subject : nobody;
    return d;
}
