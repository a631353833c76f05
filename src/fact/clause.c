/* clause.c -- subjects of predicates.  Korean puts the subject before its predicate and marks it, so from a predicate or a
 * quotation most of this looks backwards. */
#include "fact/clause.h"

#include "base/utf8.h"

enum { REACH = 160, ADVERBS = 2, NAME = 200 }; /* words back to a subject, between it and its verb; bytes of a phrase */

/* A clause with a subject of its own ends in [low, high): …한 데 대해, …할 경우. */
static bool breaks_between(const nx_clauses *c, uint32_t low, uint32_t high)
{
    const nx_hits *h = c->s->hits;
    for (uint32_t i = nx_first_from(&h->found, begin, low); i < h->found.n && h->found.at[i].begin < high; i++)
        if (h->found.at[i].kind == c->breaks && h->found.at[i].end <= high)
            return true;
    return false;
}

/* Does a clause end with this word, before a comma: …고, …며, …지만, */
static bool closes_clause(const nx_clauses *c, uint32_t k)
{
    const nx_text *x = c->s->text;
    const nx_token *t = &x->tokens.at[k];
    if (t->kind != NX_TOKEN_WORD || k + 1 >= x->tokens.n)
        return false;
    if ((t->says & NX_SAYS_PAST) && !(t->says & NX_SAYS_QUOTE))
        return true;
    bool comma = x->text.at[x->tokens.at[k + 1].begin] == ',';
    return comma && (t->says & (NX_SAYS_SEQUENCE | NX_SAYS_CONTRAST | NX_SAYS_QUOTE | NX_SAYS_PLAN));
}

static bool ends_predicate(const nx_token *t) /* …했지만, …하고 */
{
    return t->josa == UINT32_MAX && (t->says & (NX_SAYS_PAST | NX_SAYS_SEQUENCE | NX_SAYS_CONTRAST | NX_SAYS_QUOTE));
}

bool nx_reaches(const nx_clauses *c, uint32_t from, uint32_t high)
{
    const nx_text *x = c->s->text;
    uint32_t k = nx_token_at(x, from);
    for (uint32_t n = 0; k != UINT32_MAX && k < x->tokens.n && x->tokens.at[k].end + 1 < high && n < REACH; k++, n++)
        if (x->tokens.at[k].begin >= from && x->tokens.at[k].josa == UINT32_MAX && nx_is_adnominal(c, &x->tokens.at[k]))
            return false;
    return true;
}

/* Does the verb behind word k only help it: 기다리고 있는, 한정돼 있던? */
static bool is_helped(const nx_clauses *c, uint32_t k)
{
    const nx_text *x = c->s->text;
    nx_entry e;
    if (k + 1 >= x->tokens.n || x->tokens.at[k + 1].begin != x->tokens.at[k].end + 1)
        return false;
    newsx_str next = nx_str_cut(x->text, x->tokens.at[k + 1].begin, x->tokens.at[k + 1].end);
    return nx_lexicon_prefix(&e, c->s->lex, c->auxverb, next) && nx_attr_is(e.attr, "tied", "yes");
}

/* 있다고 보고: behind what someone thinks this is a verb, though it may be a noun elsewhere. */
static bool thinks(const nx_clauses *c, uint32_t k)
{
    const nx_text *x = c->s->text;
    const nx_token *t = &x->tokens.at[k], *before = k > 0 ? t - 1 : NULL;
    return before && before->end + 1 == t->begin && (before->says & NX_SAYS_QUOTE) &&
           (nx_ending_in(c->s->affixes, x->text, t->begin, t->end).says & NX_SAYS_SEQUENCE);
}

bool nx_goes_on(const nx_clauses *c, uint32_t k)
{
    const nx_token *t = &c->s->text->tokens.at[k];
    nx_entry e;
    if (thinks(c, k))
        return true;
    if (t->kind != NX_TOKEN_WORD || t->josa != UINT32_MAX || !(t->says & (NX_SAYS_SEQUENCE | NX_SAYS_CONTRAST | NX_SAYS_REASON | NX_SAYS_CONDITION)) ||
        nx_match_exact(c->s->matches, t->begin, t->end, NX_LEX_NOUN) || nx_match_exact(c->s->matches, t->begin, t->end, NX_LEX_TITLE))
        return false;
    bool particle = nx_lexicon_find(&e, c->s->lex, c->auxverb, nx_str_cut(c->s->text->text, t->begin, t->end)) && nx_attr_is(e.attr, "kind", "form"); /* 에 대해 */
    return !particle && !is_helped(c, k);
}

/* 애도를 위해: what something is done for, by the same subject. */
static bool tells_what_for(const nx_clauses *c, const nx_token *t)
{
    nx_entry e;
    return nx_lexicon_find(&e, c->s->lex, c->auxverb, nx_str_cut(c->s->text->text, t->begin, t->end)) && nx_attr_is(e.attr, "kind", "aim");
}

nx_actor nx_own_subject(const nx_clauses *c, uint32_t low, uint32_t high, bool everywhere)
{
    const nx_text *x = c->s->text;
    nx_actor none = {.who = NX_WHO_NONE};
    uint32_t last = high ? nx_token_at(x, high - 1) : UINT32_MAX;
    if (last != UINT32_MAX && x->tokens.at[last].josa != UINT32_MAX && x->tokens.at[last].stem_end == high) /* 늘어날 것|이 예상된다 */
        high = x->tokens.at[last].begin;
    for (uint32_t k = nx_first_from(&x->tokens, begin, high), n = 0; k-- > 0 && x->tokens.at[k].begin >= low && n < REACH; n++) {
        const nx_token *t = &x->tokens.at[k];
        if (!everywhere && nx_is_quoted(c, t->begin))
            continue;
        if ((t->says & NX_SAYS_PURPOSE) || (n > 0 && nx_goes_on(c, k) && !tells_what_for(c, t))) /* 마련되도록 하겠다; the last is the predicate itself */
            return none;
        nx_actor a = t->end > high ? none : nx_actor_of(c, t, low);
        if (a.josa == NX_CASE_GENITIVE || (a.josa == NX_CASE_SUBJECT && nx_is_embedded(c, k, high)))
            continue;
        if (a.josa && !a.who && t->kind == NX_TOKEN_WORD) { /* 논란은: not worth being called somebody */
            a.who = NX_WHO_THING;
            a.span = nx_phrase_ending(c, t->stem_end, low);
        }
        if (a.who)
            return a.josa == NX_CASE_SUBJECT && breaks_between(c, a.span.end, high) ? none : a;
    }
    return none;
}

bool nx_is_embedded(const nx_clauses *c, uint32_t k, uint32_t high)
{
    const nx_text *x = c->s->text;
    uint32_t i = k + 1;
    for (uint32_t n = 0; i < x->tokens.n && n < ADVERBS && x->tokens.at[i].kind == NX_TOKEN_WORD && x->tokens.at[i].josa == UINT32_MAX &&
                         (!x->tokens.at[i].says || nx_within_date(c, x->tokens.at[i].begin)); n++) /* 비가 많이 오는 */
        i++;
    if (i >= x->tokens.n || x->tokens.at[i].end + 1 >= high || x->tokens.at[i].kind != NX_TOKEN_WORD || nx_within_date(c, x->tokens.at[i].begin))
        return false;
    const nx_token *verb = &x->tokens.at[i];
    if ((verb->says & NX_SAYS_QUOTE) && nx_utf8_before(x->text, verb->end) == 0xC9C0u) /* …는지 */
        return true;
    if (!nx_is_adnominal(c, verb))
        return false;
    uint32_t low = x->tokens.at[k].begin > NAME ? x->tokens.at[k].begin - NAME : 0;
    return (verb->says & NX_SAYS_PRESENT) || nx_actor_of(c, &x->tokens.at[k], low).who <= NX_WHO_THING; /* 회사가 새로운 …: may be its own */
}

/* Does a clause that describes it stand right before [begin …: 이야기를 나누는 강연이? */
static bool follows_relative(const nx_clauses *c, uint32_t begin)
{
    const nx_text *x = c->s->text;
    uint32_t k = begin > 1 ? nx_token_at(x, begin - 2) : UINT32_MAX;
    return k != UINT32_MAX && x->tokens.at[k].end + 1 == begin && nx_is_adnominal(c, &x->tokens.at[k]);
}

typedef struct view { /* what was met so far, looking back */
    nx_actor subject, also, thing, weak;
    nx_actor stranger; /* a topic that no dictionary has: a name, unless an agent is the topic of the same clause (두 대표는 지역화폐법은); a plain
                        * noun for people, unless a name is (회사는 고객은) */
    bool parted;       /* a clause ends before the stranger */
    bool closed;       /* a clause ends before the subject */
    bool relative; /* a relative clause ends before the nearest thing: what stands farther may be its subject */
} view;

/* One marked word more; true where the search is over, with the answer in *out. */
static bool meet(view *v, nx_actor *out, const nx_clauses *c, nx_actor a, uint32_t high)
{
    bool agent = a.who >= NX_WHO_FIRST;
    if (a.unknown && (a.josa == NX_CASE_TOPIC || a.josa == NX_CASE_SUBJECT) && (a.josa == NX_CASE_TOPIC || nx_in_apposition(c, a.span))) {
        agent = true;
        a.who = NX_WHO_AGENT;
    }
    bool doubtful = !a.kind && (a.unknown || (a.person && !a.pronoun)); /* 고객은: perhaps what the agent before it deals with */
    if (a.josa == NX_CASE_TOPIC && agent && doubtful && !v->subject.who && !v->stranger.who) {
        v->stranger = a;
        return false;
    }
    if (a.josa == NX_CASE_TOPIC && agent) {
        *out = v->stranger.who && (v->parted || a.unknown || (!v->stranger.unknown && !a.kind)) ? v->stranger : v->subject.who && v->closed ? v->subject : a;
        return true;
    }
    if (a.josa == NX_CASE_SUBJECT && agent && !v->subject.who && !v->stranger.who) {
        if (v->relative || breaks_between(c, a.span.end, high)) {
            if (!v->weak.who)
                v->weak = a;
        } else {
            v->subject = a;
            v->closed = false;
        }
    } else if (v->stranger.who) {
        return false;
    } else if (a.josa == NX_CASE_ALSO && agent && !v->also.who) {
        v->also = a;
    } else if (a.who == NX_WHO_THING && a.josa != NX_CASE_ALSO && (!v->thing.who || (a.josa == NX_CASE_TOPIC && v->thing.josa != NX_CASE_TOPIC))) {
        v->relative = !v->closed && follows_relative(c, a.span.begin);
        v->thing = a;
    }
    return false;
}

static nx_actor conclude(const view *v)
{
    if (v->stranger.who)
        return v->stranger;
    if (v->subject.who)
        return v->subject;
    if (v->also.who)
        return v->also;
    nx_actor weak = v->weak;
    weak.weak = true;
    return v->thing.who ? v->thing : weak;
}

static nx_actor subject_before(const nx_clauses *c, uint32_t low, uint32_t high, bool everywhere)
{
    const nx_text *x = c->s->text;
    view v = {.closed = false};
    nx_actor answer = {.kind = 0};
    for (uint32_t k = nx_first_from(&x->tokens, begin, high), n = 0; k-- > 0 && x->tokens.at[k].begin >= low && n < REACH; n++) {
        const nx_token *t = &x->tokens.at[k];
        if (t->kind != NX_TOKEN_WORD || t->end > high || (!everywhere && nx_is_quoted(c, t->begin)))
            continue;
        v.closed |= closes_clause(c, k);
        v.parted |= v.stranger.who && ends_predicate(t);
        nx_actor a = nx_actor_of(c, t, low);
        if (!a.who || a.josa == NX_CASE_GENITIVE)
            continue;
        if (a.josa == NX_CASE_SUBJECT && nx_is_embedded(c, k, high)) {
            if (a.who > NX_WHO_THING && !v.weak.who)
                v.weak = a;
        } else if (meet(&v, &answer, c, a, high)) {
            return answer;
        }
    }
    return conclude(&v);
}

nx_actor nx_subject_before(const nx_clauses *c, uint32_t low, uint32_t high)
{
    return subject_before(c, low, high, false);
}

nx_actor nx_subject_inside(const nx_clauses *c, uint32_t low, uint32_t high)
{
    return subject_before(c, low, high, true);
}

static nx_actor first_after(const nx_clauses *c, uint32_t low, uint32_t high, bool owner)
{
    const nx_text *x = c->s->text;
    for (uint32_t k = nx_first_from(&x->tokens, begin, low), n = 0; k < x->tokens.n && x->tokens.at[k].end <= high && n < REACH; k++, n++) {
        if (nx_is_quoted(c, x->tokens.at[k].begin))
            continue;
        nx_actor a = nx_actor_of(c, &x->tokens.at[k], low);
        bool fits = owner ? a.josa == NX_CASE_GENITIVE : a.josa == NX_CASE_TOPIC || a.josa == NX_CASE_SUBJECT;
        if (fits && a.who >= NX_WHO_AGENT)
            return a;
    }
    return (nx_actor){.kind = 0};
}

nx_actor nx_subject_after(const nx_clauses *c, uint32_t low, uint32_t high)
{
    return first_after(c, low, high, false);
}

nx_actor nx_owner_after(const nx_clauses *c, uint32_t low, uint32_t high)
{
    return first_after(c, low, high, true);
}
