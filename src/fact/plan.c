/* plan.c -- planned actions: who will do what.
 *
 * A plan shows in its cue (rules of kind `plan`: 할 예정이다, -기로 했다, -겠다고).  What stands before it is the action (action.c),
 * and who will do it doer.c finds.  Here is decided whether the cue counts, and what it says of the plan. */
#include "fact/action.h"
#include "fact/doer.h"

#include "base/limits.h"
#include "base/utf8.h"

enum { NEAR = 160 }; /* bytes between what something happens to and the clause that says so */

typedef struct finder {
    nx_facts *f;
    const nx_scan *s;
    nx_ctx *c;
    nx_clauses clauses; /* its `quoted`: what stands in quotations */
    nx_talk talk;
} finder;

static nx_plan_status status_of(newsx_str word)
{
    for (int k = NX_PLAN_SCHEDULED; k <= NX_PLAN_EXPECTED; k++)
        if (nx_str_is(word, nx_plan_status_name((nx_plan_status)k)))
            return (nx_plan_status)k;
    return NX_PLAN_EXPECTED;
}

static bool has(const nx_cue *q, const char *key)
{
    return nx_value_get(q->value, key).len > 0;
}

/* The quotation around a byte: index + 1, 0 where it stands in none. */
static uint32_t quote_around(const nx_facts *f, uint32_t at)
{
    uint32_t low = nx_first_behind(&f->quotes, head.span.end, at);
    return low < f->quotes.n && f->quotes.at[low].head.span.begin <= at ? low + 1 : 0;
}

/* A quotation may hold several sentences: where the one of `high` begins, at or after low. */
static uint32_t behind_stop(newsx_str text, uint32_t low, uint32_t high)
{
    for (uint32_t at = high, n = 0; at > low + 1 && n < 2000; at--, n++)
        if (text.at[at - 1] == ' ' && (text.at[at - 2] == '.' || text.at[at - 2] == '?' || text.at[at - 2] == '!'))
            return at;
    return low;
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

/* ---- does the cue count? ---- */

static bool reported_behind(const finder *p, const nx_cue *q)
{
    const nx_matches *m = p->s->matches;
    for (uint32_t i = nx_matches_from(m, q->at.end); i < m->found.n && m->found.at[i].begin < q->sentence.end; i++)
        if (m->found.at[i].cls == NX_LEX_SAY)
            return true;
    return false;
}

/* Does a date say when something happens, rather than which thing is meant: 내년 1월부터, 12월 2일 서울에서, not 내년 예산안을?  A month or
 * week does at the head of its clause and right behind the subject. */
static bool tells_when(const finder *p, const nx_date *d, uint32_t cue, bool close)
{
    const nx_text *x = p->s->text;
    uint32_t end = d->head.span.end, k = nx_token_at(x, end - 1);
    if (d->mod.len && nx_str_has(d->mod, "on_or"))
        return true;
    if (k == UINT32_MAX)
        return false;
    const nx_token *t = &x->tokens.at[k];
    if (t->josa != UINT32_MAX) /* 내년 6월에; 내년 6월로 연기됐다 */
        return nx_has_case(&p->clauses, t, "locative") || (nx_has_case(&p->clauses, t, "instrumental") && t->end + 1 >= cue);
    bool day = (d->value.len >= 10 && nx_is_digit((unsigned char)d->value.at[8])) || (close && d->value.len >= 7);
    return t->end == end && (day || nx_eojeol_end(x->text, end + 1) >= cue);
}

/* 시는 내년 1월부터 어르신이 탈 수 있는 …: what stands right behind the subject is said of the sentence, whatever follows. */
static bool behind_subject(const finder *p, uint32_t at, uint32_t low)
{
    uint32_t k = at > low + 1 ? nx_token_at(p->s->text, at - 2) : UINT32_MAX;
    const nx_token *t = k != UINT32_MAX ? &p->s->text->tokens.at[k] : NULL;
    return t && (nx_has_case(&p->clauses, t, "topic") || nx_has_case(&p->clauses, t, "subject"));
}

/* Has it a time that has not come yet: at the head of its clause, behind the subject, or with nothing described in between? */
static bool is_ahead(const finder *p, const nx_cue *q, nx_action words)
{
    nx_time published = p->s->page->published;
    uint32_t low = q->at.begin - q->low > NX_MAX_REACH ? q->at.begin - NX_MAX_REACH : q->low;
    for (uint32_t i = nx_first_from(&p->f->dates, head.span.begin, low); i < p->f->dates.n && p->f->dates.at[i].head.span.end < q->at.begin; i++) {
        const nx_date *d = &p->f->dates.at[i];
        nx_time from = nx_time_parse(d->from);
        if (!published.ok || !from.ok || nx_day_cmp(from.day, published.day) <= 0)
            continue;
        bool head = d->head.span.begin >= words.clause && d->head.span.end <= words.begin;
        bool close = head || behind_subject(p, d->head.span.begin, q->low);
        bool when = !nx_carries_plans(q->kind) || tells_when(p, d, q->at.begin, close);
        if (when && (close || nx_reaches(&p->clauses, d->head.span.end, q->at.begin)))
            return true;
    }
    return false;
}

static bool counts(const finder *p, const nx_cue *q)
{
    bool body = nx_carries_plans(q->kind);
    newsx_str headline = nx_value_get(q->value, "headline");
    if (body ? nx_str_is(headline, "only") : !headline.len)
        return false;
    if (has(q, "spoken") && !q->quote)
        return false;
    return !has(q, "say") || q->quote || reported_behind(p, q);
}

/* ---- what it says ---- */

/* A denial right before the cue, or that the cue takes in: 나서지 않|겠다고, 못 |하겠다고. */
static bool is_negated(const finder *p, uint32_t begin, newsx_span cue)
{
    const nx_text *x = p->s->text;
    uint32_t low = nx_first_from(&x->tokens, begin, cue.begin);
    if (low > 0 && x->tokens.at[low - 1].begin >= begin) {
        nx_entry e;
        newsx_str last = nx_str_cut(x->text, x->tokens.at[low - 1].begin, x->tokens.at[low - 1].end);
        if (nx_lexicon_find(&e, p->s->lex, p->clauses.auxverb, last) && nx_attr_is(e.attr, "kind", "not"))
            return true;
    }
    uint32_t k = nx_token_at(x, cue.end - 1);
    for (; k != UINT32_MAX && x->tokens.at[k].begin >= begin && x->tokens.at[k].end + 1 >= cue.begin; k--) { /* up to a blank before it */
        if (x->tokens.at[k].says & NX_SAYS_NEGATIVE)
            return true;
        if (k == 0)
            break;
    }
    return false;
}

/* `것이라고`: a promise, unless it is foreseen (예측했다) or happens to a thing (매출이 하락할 것이라고). */
static bool is_foreseen(const finder *p, const nx_cue *q)
{
    nx_actor inside = nx_own_subject(&p->clauses, q->low, q->at.begin, true);
    if (inside.who == NX_WHO_THING && inside.josa == NX_CASE_SUBJECT)
        return true;
    const nx_matches *m = p->s->matches;
    uint32_t from = q->quote ? p->f->quotes.at[q->quote - 1].head.span.end : q->at.end;
    for (uint32_t i = nx_matches_from(m, from); i < m->found.n && m->found.at[i].begin < q->sentence.end; i++)
        if (m->found.at[i].cls == NX_LEX_SAY && !nx_attr_is(nx_lexicon_entry(p->s->lex, m->found.at[i].entry).attr, "strict", "yes")) {
            newsx_str kind = nx_match_attr(p->s->lex, &m->found.at[i], "kind");
            return nx_str_is(kind, "predict") || nx_str_is(kind, "judge");
        }
    return false;
}

/* Who does it is no part of the action, what it happens to is. */
static void settle_action(nx_plan *plan, const nx_doing *d, const nx_cue *q, uint32_t action, newsx_str text)
{
    uint32_t begin = plan->head.span.begin, behind = nx_eojeol_end(text, d->who.span.end);
    newsx_span what = d->what;
    if (d->who.span.begin >= begin && d->who.span.begin < d->who.span.end && behind < q->at.begin && d->who.span.begin <= action)
        plan->action = nx_str_trim(nx_str_cut(text, behind, q->at.begin));
    if (!what.end || what.begin < q->low || what.begin >= begin || begin - what.begin >= NEAR)
        return;
    while (what.begin > q->low && text.at[what.begin - 1] != ' ') /* 4시간 |30분이, 50m/|s 이상의 바람이 */
        what.begin--;
    plan->head.span.begin = what.begin;
    plan->action = nx_str_trim(nx_str_cut(text, what.begin, q->at.begin));
}

static nx_cue read_cue(const finder *p, const nx_hit *h, uint32_t sentence, uint32_t governed_from)
{
    const nx_text *x = p->s->text;
    newsx_span by;
    nx_cue q = {.at = {h->begin, h->end}, .sentence = x->sentences.at[sentence].span, .value = nx_rule_get(p->s->rules, h->rule).value};
    q.block = x->sentences.at[sentence].block;
    q.kind = x->blocks.at[q.block].kind;
    q.status = status_of(nx_value_get(q.value, "status"));
    q.quote = quote_around(p->f, h->begin);
    q.by = nx_hit_group(&by, p->s->rules, h, "by");
    q.low = q.quote ? behind_stop(x->text, p->f->quotes.at[q.quote - 1].head.span.begin, h->begin) : behind_dateline(x->text, q.sentence);
    if (q.low < governed_from && governed_from < h->begin)
        q.low = governed_from;
    return q;
}

static void add_plan(finder *p, const nx_hit *h, uint32_t *governed_from)
{
    newsx_str text = p->s->text->text;
    uint32_t i = nx_sentence_at(p->s->text, h->begin);
    if (i == UINT32_MAX)
        return;
    nx_cue q = read_cue(p, h, i, *governed_from);
    if (!counts(p, &q))
        return;
    nx_action words = nx_action_before(&p->clauses, h->begin, q.low, q.quote != 0);
    if (has(&q, "ahead") && !is_ahead(p, &q, words))
        return;
    nx_plan plan = {.head = {{words.clause, h->end}, i, nx_rule_get(p->s->rules, h->rule).id}, .quote = q.quote};
    plan.region = (newsx_span){q.low, has(&q, "onward") ? q.sentence.end : h->end};
    plan.cue = nx_str_cut(text, h->begin, h->end);
    plan.action = nx_str_trim(nx_str_cut(text, words.begin, h->begin));
    if (!plan.action.len) /* nothing but its time: 6월로 예정돼 있다 */
        plan.action = nx_str_trim(nx_str_cut(text, words.begin = words.clause, h->begin));
    if (!plan.action.len)
        return;
    if (has(&q, "say") && is_foreseen(p, &q))
        q.status = NX_PLAN_EXPECTED;
    plan.negated = has(&q, "negated") || is_negated(p, words.clause, q.at);
    nx_talk_follow(&p->talk, i);
    nx_doing d = nx_doing_of(&p->talk, &q);
    plan.status = d.another && has(&q, "say") ? NX_PLAN_EXPECTED : q.status;
    plan.actor_kind = d.who.kind;
    plan.actor = d.who.kind ? d.who.index + 1 : 0;
    plan.actor_text = nx_str_span(text, d.who.span);
    settle_action(&plan, &d, &q, words.begin, text);
    nx_push(p->c->arena, &p->f->plans, plan);
    *governed_from = h->end;
}

newsx_status nx_plan_find(nx_facts *f, const nx_scan *s, nx_ctx *c)
{
    finder p = {.f = f, .s = s, .c = c};
    uint16_t kind = nx_rules_kind(s->rules, "plan");
    uint32_t governed_from = 0;
    NX_TRY(nx_clauses_open(&p.clauses, f, s, c));
    nx_talk_open(&p.talk, &p.clauses);
    for (uint32_t i = 0; i < f->quotes.n; i++)
        nx_push(nx_scratch(c), &p.clauses.quoted, f->quotes.at[i].head.span);
    for (uint32_t i = 0; i < s->hits->found.n; i++)
        if (s->hits->found.at[i].kind == kind)
            add_plan(&p, &s->hits->found.at[i], &governed_from);
    return nx_ctx_status(c);
}
