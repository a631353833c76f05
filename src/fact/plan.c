/* plan.c -- planned actions: who will do what.
 *
 * A plan shows in its cue (rules of kind `plan`: 할 예정이다, -기로 했다, -겠다고).  Before the cue stands the action, back to
 * where its clause begins; before that the subject.  Where the sentence names no subject, it is whoever the text was
 * about: Korean drops what is known. */
#include "fact/talk.h"

#include "base/utf8.h"

typedef struct finder {
    nx_facts *f;
    const nx_scan *s;
    nx_ctx *c;
    nx_clauses clauses; /* its `quoted`: what stands in quotations */
    nx_talk talk;
    uint16_t kind;
    uint32_t auxverb; /* word class */
} finder;

static nx_plan_status status_of(newsx_str word)
{
    for (int k = NX_PLAN_SCHEDULED; k <= NX_PLAN_EXPECTED; k++)
        if (nx_str_is(word, nx_plan_status_name((nx_plan_status)k)))
            return (nx_plan_status)k;
    return NX_PLAN_EXPECTED;
}

/* The quotation around a byte: index + 1, 0 where it stands in none. */
static uint32_t quote_around(const finder *p, uint32_t at)
{
    const nx_facts *f = p->f;
    uint32_t low = nx_first_behind(&f->quotes, head.span.end, at);
    return low < f->quotes.n && f->quotes.at[low].head.span.begin <= at ? low + 1 : 0;
}

static bool reported_behind(const finder *p, uint32_t from, uint32_t limit)
{
    const nx_matches *m = p->s->matches;
    for (uint32_t i = nx_matches_from(m, from); i < m->found.n && m->found.at[i].begin < limit; i++)
        if (m->found.at[i].cls == NX_LEX_SAY)
            return true;
    return false;
}

static const nx_date *date_at(const nx_facts *f, uint32_t begin)
{
    uint32_t low = nx_first_from(&f->dates, head.span.begin, begin);
    return low < f->dates.n && f->dates.at[low].head.span.begin == begin ? &f->dates.at[low] : NULL;
}

/* Does a mark of quotation close here rather than open: …조치"를 취하겠다고? */
static bool closes_mark(newsx_str text, const nx_token *t)
{
    uint32_t c = nx_utf8_at(text, t->begin);
    return c == 0x201Du || (c == '"' && t->begin > 0 && text.at[t->begin - 1] != ' ' && text.at[t->begin - 1] != '\n');
}

/* Is [begin, end) a verb that ends no clause, of that kind (dict/lex/auxverb.tsv)? */
static bool is_helper(const finder *p, uint32_t begin, uint32_t end, const char *kind)
{
    nx_entry e;
    return nx_lexicon_find(&e, p->s->lex, p->auxverb, nx_str_cut(p->s->text->text, begin, end)) && nx_attr_is(e.attr, "kind", kind);
}

/* Does a clause end with this word, so that the next one is another's? */
static bool ends_clause(const finder *p, const nx_token *t)
{
    const nx_scan *s = p->s;
    newsx_str text = s->text->text;
    if (nx_match_exact(s->matches, t->begin, t->end, NX_LEX_NOUN) || nx_match_exact(s->matches, t->begin, t->end, NX_LEX_TITLE))
        return false;
    if (t->kind == NX_TOKEN_PUNCT)
        return text.at[t->begin] == ',' || text.at[t->begin] == '"' || nx_utf8_at(text, t->begin) == 0x201Cu;
    if (t->josa != UINT32_MAX) {
        newsx_str attr = nx_lexicon_entry(s->lex, t->josa).attr;
        return nx_attr_is(attr, "case", "topic") || nx_attr_is(attr, "case", "subject");
    }
    if (is_helper(p, t->begin, t->end, "form"))
        return false;
    return t->says & (NX_SAYS_SEQUENCE | NX_SAYS_CONTRAST | NX_SAYS_REASON | NX_SAYS_CONDITION);
}

static uint32_t next_word(newsx_str text, uint32_t at) /* the end of the word */
{
    while (at < text.len && text.at[at] != ' ' && text.at[at] != '\n')
        at++;
    return at;
}

/* Where the clause of a cue at `at` begins, at or after low; outside quotations where `spoken` is false. */
static uint32_t clause_begin(const finder *p, uint32_t at, uint32_t low, bool spoken)
{
    const nx_text *x = p->s->text;
    uint32_t begin = at, k = at > low ? nx_token_at(x, at - 1) : UINT32_MAX;
    if (k == UINT32_MAX && at > low + 1)
        k = nx_token_at(x, at - 2); /* a blank before the cue */
    uint32_t own = k != UINT32_MAX && is_helper(p, x->tokens.at[k].begin, at < x->tokens.at[k].end ? at : x->tokens.at[k].end, "stem") ? 2 : 1;
    uint32_t fragment = 0; /* where words in quotation marks that are part of the clause were entered, from behind */
    for (uint32_t n = 0; k != UINT32_MAX && x->tokens.at[k].begin >= low; n++) {
        const nx_token *t = &x->tokens.at[k];
        if (!spoken && nx_is_quoted(&p->clauses, t->begin)) {
            begin = fragment ? next_word(x->text, begin) + 1 : begin; /* behind …"라며 */
            fragment = 0;
            break;
        }
        bool opens = x->text.at[t->begin] == '"' || nx_utf8_at(x->text, t->begin) == 0x201Cu;
        if (fragment)
            fragment = opens ? 0 : fragment;
        else if (n > 0 && t->kind == NX_TOKEN_PUNCT && closes_mark(x->text, t))
            fragment = begin;
        else if (n >= own && ends_clause(p, t))
            break;
        begin = t->begin;
        if (k-- == 0)
            break;
    }
    if (fragment) /* never opened */
        begin = fragment;
    return begin < low ? low : begin < at ? begin : at;
}

static uint32_t behind_dates(const finder *p, uint32_t at, uint32_t limit) /* the action begins behind its time */
{
    newsx_str text = p->s->text->text;
    for (;;) {
        while (at < limit && text.at[at] == ' ')
            at++;
        const nx_date *d = at < limit ? date_at(p->f, at) : NULL;
        if (!d || d->head.span.end >= limit)
            return at;
        uint32_t end = d->head.span.end;
        while (end < limit && nx_is_word(nx_utf8_at(text, end))) /* its josa */
            nx_utf8_next(text, &end);
        if (end >= limit)
            return at;
        at = end;
    }
}

/* A denial right before the cue, or that the cue takes in: 나서지 않|겠다고. */
static bool is_negated(const finder *p, uint32_t begin, const nx_hit *cue)
{
    const nx_text *x = p->s->text;
    uint32_t k = nx_token_at(x, cue->end - 1);
    for (; k != UINT32_MAX && x->tokens.at[k].begin >= begin && x->tokens.at[k].end + 1 >= cue->begin; k--) { /* up to a blank before it */
        if (x->tokens.at[k].says & NX_SAYS_NEGATIVE)
            return true;
        if (k == 0)
            break;
    }
    return false;
}

static nx_actor actor_of_quote(const finder *p, uint32_t quote)
{
    const nx_quote *q = &p->f->quotes.at[quote - 1];
    newsx_str text = p->s->text->text;
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

static bool acts(nx_actor a)
{
    return a.who >= NX_WHO_AGENT && !a.weak;
}

/* Inside a quotation the speaker plans, unless the words name somebody else as their topic. */
static nx_actor actor_in_quote(finder *p, const nx_plan *plan, newsx_str value, uint32_t cue)
{
    nx_actor inside = nx_subject_inside(&p->clauses, plan->region.begin, cue), speaker = actor_of_quote(p, plan->quote);
    bool first = nx_value_get(value, "first").len > 0, spoken = nx_value_get(value, "spoken").len > 0;
    bool own = (first && spoken) || inside.who == NX_WHO_FIRST;
    bool other = inside.josa == NX_CASE_TOPIC || (first && inside.josa == NX_CASE_SUBJECT); /* …이 공격하겠다는 */
    if (!own && acts(inside) && other && !inside.pronoun)
        return inside;
    return speaker.who ? speaker : inside.who == NX_WHO_FIRST ? (nx_actor){.kind = 0} : inside;
}

static bool carries_plans(nx_block_kind k)
{
    return k == NX_BLOCK_BODY || k == NX_BLOCK_QUOTE || k == NX_BLOCK_LIST;
}

/* Whoever the text is about; the organization of the last who spoke, where the cue is not a promise of his own. */
static nx_actor carried(const finder *p, nx_plan_status status, newsx_str value, uint32_t block)
{
    const nx_talk *t = &p->talk;
    if (!carries_plans(p->s->text->blocks.at[block].kind) || nx_value_get(value, "headline").len) /* a headline speaks of the whole article */
        return t->main_person.who ? t->main_person : t->main_body;
    bool own = nx_value_get(value, "first").len > 0;
    nx_actor a = t->last.who ? t->last : (own && t->main_person.who) || !t->main_body.who ? t->main_person : t->main_body;
    if (own && a.who && !a.person && t->spoke && t->person.who)
        return t->person;
    if (own || status == NX_PLAN_PLEDGED || !a.person || !t->spoke)
        return a;
    nx_actor body = nx_talk_body_of(t, a);
    if (!body.who && t->last_block != block && t->main_body.who)
        body = t->main_body;
    return body.who ? body : a;
}

/* 핵무기를 쓰겠다는 대통령의 위협: whose plan it is stands right behind the cue. */
static nx_actor owner_behind(const finder *p, const nx_hit *cue, uint32_t limit)
{
    newsx_str text = p->s->text->text;
    nx_actor none = {.kind = 0};
    if (cue->end >= limit || text.at[cue->end] != ' ' || nx_utf8_before(text, cue->end) != 0xB294u) /* 는 */
        return none;
    nx_actor a = nx_owner_after(&p->clauses, cue->end + 1, limit < cue->end + 60 ? limit : cue->end + 60);
    return a.who && a.span.begin == cue->end + 1 ? a : none;
}

/* Is the cue said of someone's words (하겠다고, 할 것이라고) or of a noun behind it (하겠다는), so that who it is of may follow? */
static bool points_on(const finder *p, const nx_hit *cue)
{
    if (nx_batchim(nx_utf8_before(p->s->text->text, cue->end)) == 4) /* ㄴ */
        return true;
    uint32_t k = nx_token_at(p->s->text, cue->end - 1);
    return k != UINT32_MAX && (p->s->text->tokens.at[k].says & NX_SAYS_QUOTE);
}

/* Of what is said by one of another (교수는 후보가 이길 것이라고 했다): the other, the subject nearest to the cue. */
static nx_actor other_within(const finder *p, nx_actor speaker, const nx_hit *cue)
{
    nx_actor none = {.kind = 0};
    if (speaker.josa != NX_CASE_TOPIC)
        return none;
    uint32_t from = next_word(p->s->text->text, speaker.span.end);
    nx_actor inner = from < cue->begin ? nx_subject_before(&p->clauses, from, cue->begin) : none;
    return inner.who >= NX_WHO_THING && inner.josa == NX_CASE_SUBJECT && !inner.weak && nx_reaches(&p->clauses, inner.span.end, cue->begin) ? inner : none;
}

/* Who will do it.  *what: the thing that it will happen to, where that is the subject. */
static nx_actor actor_of(finder *p, nx_plan *plan, newsx_str value, newsx_span s, const nx_hit *cue, newsx_span *what)
{
    nx_actor owner = owner_behind(p, cue, s.end), none = {.kind = 0};
    bool foretold = nx_value_get(value, "say").len > 0, passive = nx_value_get(value, "passive").len > 0;
    if (acts(owner))
        return nx_talk_resolve(&p->talk, owner);
    if (plan->quote)
        return actor_in_quote(p, plan, value, cue->begin);
    nx_actor subject = nx_subject_before(&p->clauses, s.begin, cue->begin);
    nx_actor other = acts(subject) && (foretold || nx_value_get(value, "first").len) ? other_within(p, subject, cue) : none;
    if (other.who) {
        subject = other;
        plan->status = foretold ? NX_PLAN_EXPECTED : plan->status;
    }
    passive = passive || (subject.who == NX_WHO_THING && nx_value_get(value, "ahead").len); /* 비가 온다: nobody plans it */
    if (passive && subject.unknown && !subject.kind) /* 총사업비는: no name after all */
        subject.who = NX_WHO_THING;
    if (acts(subject))
        return nx_talk_resolve(&p->talk, subject);
    if (subject.who == NX_WHO_THING && (plan->status == NX_PLAN_EXPECTED || passive)) {
        *what = subject.span;
        return none;
    }
    if (passive && !subject.who)
        return none;
    nx_actor behind = points_on(p, cue) ? nx_subject_after(&p->clauses, cue->end, s.end) : none;
    if (acts(behind) && plan->status != NX_PLAN_EXPECTED)
        return nx_talk_resolve(&p->talk, behind);
    nx_actor known = carried(p, plan->status, value, p->s->text->sentences.at[plan->head.sentence].block);
    return known.who ? known : subject.weak ? nx_talk_resolve(&p->talk, subject) : subject.who == NX_WHO_THING ? subject : none;
}

/* A quotation may hold several sentences: where the one of `high` begins, at or after low. */
static uint32_t behind_stop(newsx_str text, uint32_t low, uint32_t high)
{
    for (uint32_t at = high, n = 0; at > low + 1 && n < 2000; at--, n++)
        if (text.at[at - 1] == ' ' && (text.at[at - 2] == '.' || text.at[at - 2] == '?' || text.at[at - 2] == '!'))
            return at;
    return low;
}

/* `것이라고`: a promise, unless it is foreseen (예측했다) or happens to a thing (매출이 하락할 것이라고). */
static bool is_foreseen(const finder *p, const nx_plan *plan, const nx_hit *cue, newsx_span s)
{
    nx_actor inside = nx_subject_inside(&p->clauses, plan->region.begin, cue->begin);
    if (inside.who == NX_WHO_THING && inside.josa == NX_CASE_SUBJECT)
        return true;
    const nx_matches *m = p->s->matches;
    uint32_t from = plan->quote ? p->f->quotes.at[plan->quote - 1].head.span.end : cue->end;
    for (uint32_t i = nx_matches_from(m, from); i < m->found.n && m->found.at[i].begin < s.end; i++)
        if (m->found.at[i].cls == NX_LEX_SAY && !nx_attr_is(nx_lexicon_entry(p->s->lex, m->found.at[i].entry).attr, "strict", "yes")) {
            newsx_str kind = nx_match_attr(p->s->lex, &m->found.at[i], "kind");
            return nx_str_is(kind, "predict") || nx_str_is(kind, "judge");
        }
    return false;
}

/* Does a date say when something happens, rather than which thing is meant: 내년 1월부터, 12월 2일 서울에서, not 내년 예산안을? */
static bool tells_when(const finder *p, const nx_date *d, uint32_t cue)
{
    const nx_text *x = p->s->text;
    uint32_t end = d->head.span.end, k = nx_token_at(x, end - 1);
    if (d->mod.len && nx_str_has(d->mod, "on_or"))
        return true;
    if (k == UINT32_MAX)
        return false;
    const nx_token *t = &x->tokens.at[k];
    if (t->josa != UINT32_MAX)
        return nx_attr_is(nx_lexicon_entry(p->s->lex, t->josa).attr, "case", "locative");
    bool day = d->value.len >= 10 && nx_is_digit((unsigned char)d->value.at[8]);
    return t->end == end && (day || next_word(x->text, end + 1) >= cue);
}

/* 시는 내년 1월부터 어르신이 탈 수 있는 …: what stands right behind the topic is said of the sentence, whatever follows. */
static bool behind_topic(const finder *p, uint32_t at, uint32_t low)
{
    uint32_t k = at > low + 1 ? nx_token_at(p->s->text, at - 2) : UINT32_MAX;
    uint32_t josa = k != UINT32_MAX ? p->s->text->tokens.at[k].josa : UINT32_MAX;
    return josa != UINT32_MAX && nx_attr_is(nx_lexicon_entry(p->s->lex, josa).attr, "case", "topic");
}

/* Has something a time that has not come yet? */
static bool is_ahead(const finder *p, uint32_t low, uint32_t cue)
{
    nx_time published = p->s->page->published;
    for (uint32_t i = nx_first_from(&p->f->dates, head.span.begin, low); i < p->f->dates.n && p->f->dates.at[i].head.span.end < cue; i++) {
        const nx_date *d = &p->f->dates.at[i];
        nx_time from = nx_time_parse(d->from);
        if (!published.ok || !from.ok || nx_day_cmp(from.day, published.day) <= 0 || !tells_when(p, d, cue))
            continue;
        if (behind_topic(p, d->head.span.begin, low) || nx_reaches(&p->clauses, d->head.span.end, cue))
            return true;
    }
    return false;
}

/* (세종=한빛통신) 김하늘 기자 = 정부가 …: who wrote it, and where, is no part of what it says. */
static uint32_t behind_dateline(newsx_str text, newsx_span s)
{
    enum { LONGEST = 120 };
    if (text.at[s.begin] != '(' && text.at[s.begin] != '[' && nx_utf8_at(text, s.begin) != 0x3010)
        return s.begin;
    newsx_str head = nx_str_cut(text, s.begin, s.end - s.begin < LONGEST ? s.end : s.begin + LONGEST);
    size_t at = nx_str_find(head, NX_S(" = "), 0);
    return at == NX_NPOS ? s.begin : s.begin + (uint32_t)at + 3;
}

static void add_plan(finder *p, const nx_hit *cue, uint32_t *governed_from)
{
    newsx_str text = p->s->text->text, value = nx_rule_get(p->s->rules, cue->rule).value;
    uint32_t i = nx_sentence_at(p->s->text, cue->begin);
    bool headline = nx_value_get(value, "headline").len > 0;
    if (i == UINT32_MAX || (!headline && !carries_plans(p->s->text->blocks.at[p->s->text->sentences.at[i].block].kind)))
        return;
    newsx_span s = p->s->text->sentences.at[i].span;
    nx_plan plan = {.status = status_of(nx_value_get(value, "status")), .quote = quote_around(p, cue->begin)};
    if (nx_value_get(value, "spoken").len && !plan.quote)
        return;
    if (nx_value_get(value, "say").len && !plan.quote && !reported_behind(p, cue->end, s.end))
        return;
    uint32_t low = plan.quote ? p->f->quotes.at[plan.quote - 1].head.span.begin : behind_dateline(text, s);
    if (plan.quote)
        low = behind_stop(text, low, cue->begin);
    if (low < *governed_from && *governed_from < cue->begin)
        low = *governed_from;
    if (nx_value_get(value, "ahead").len && !is_ahead(p, low, cue->begin))
        return;
    plan.region = (newsx_span){low, nx_value_get(value, "onward").len ? s.end : cue->end};
    uint32_t begin = clause_begin(p, cue->begin, low, plan.quote != 0), action = behind_dates(p, begin, cue->begin);
    plan.head = (nx_head){{begin, cue->end}, i, nx_rule_get(p->s->rules, cue->rule).id};
    plan.action = nx_str_trim(nx_str_cut(text, action, cue->begin));
    plan.cue = nx_str_cut(text, cue->begin, cue->end);
    if (!plan.action.len) /* nothing but its time: 6월로 예정돼 있다 */
        plan.action = nx_str_trim(nx_str_cut(text, action = begin, cue->begin));
    if (!plan.action.len)
        return;
    if (nx_value_get(value, "say").len && is_foreseen(p, &plan, cue, s))
        plan.status = NX_PLAN_EXPECTED;
    plan.negated = nx_value_get(value, "negated").len || is_negated(p, begin, cue);
    nx_talk_follow(&p->talk, i);
    newsx_span what = {0, 0};
    nx_actor who = actor_of(p, &plan, value, s, cue, &what);
    plan.actor_kind = who.kind;
    plan.actor = who.kind ? who.index + 1 : 0;
    plan.actor_text = nx_str_span(text, who.span);
    uint32_t behind = next_word(text, who.span.end);
    if (who.span.begin >= begin && who.span.begin < who.span.end && behind < cue->begin && who.span.begin <= action)
        plan.action = nx_str_trim(nx_str_cut(text, behind, cue->begin));
    if (what.end && what.begin >= low && next_word(text, what.end) + 1 == begin) { /* what it happens to is part of it */
        plan.head.span.begin = what.begin;
        plan.action = nx_str_trim(nx_str_cut(text, what.begin, cue->begin));
    }
    nx_push(p->c->arena, &p->f->plans, plan);
    *governed_from = cue->end;
}

newsx_status nx_plan_find(nx_facts *f, const nx_scan *s, nx_ctx *c)
{
    finder p = {.f = f, .s = s, .c = c, .kind = nx_rules_kind(s->rules, "plan"),
                .auxverb = nx_lexicon_class(s->lex, NX_S("auxverb"))};
    uint32_t governed_from = 0;
    NX_TRY(nx_clauses_open(&p.clauses, f, s, c));
    nx_talk_open(&p.talk, &p.clauses);
    for (uint32_t i = 0; i < f->quotes.n; i++)
        nx_push(nx_scratch(c), &p.clauses.quoted, f->quotes.at[i].head.span);
    for (uint32_t i = 0; i < s->hits->found.n; i++)
        if (s->hits->found.at[i].kind == p.kind)
            add_plan(&p, &s->hits->found.at[i], &governed_from);
    return nx_ctx_status(c);
}
