/* plan.c -- planned actions: who will do what.
 *
 * A plan shows in its cue (rules of kind `plan`: 할 예정이다, -기로 했다, -겠다고).  Before the cue stands the action, back to
 * where its clause begins; before that the subject.  Where the sentence names no subject, it is whoever the text was
 * about: Korean drops what is known. */
#include "fact/clause.h"

#include "base/utf8.h"

typedef struct finder {
    nx_facts *f;
    const nx_scan *s;
    nx_ctx *c;
    nx_mention_index mentions;
    NX_VEC(newsx_span) quoted;
    nx_actor last;        /* the topic so far */
    uint32_t topic_to;    /* sentences before this one have been looked at for it */
    uint16_t kind, negation;
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
    uint32_t low = 0, high = f->quotes.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (f->quotes.at[mid].head.span.end <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low < f->quotes.n && f->quotes.at[low].head.span.begin <= at ? low + 1 : 0;
}

static bool reported_behind(const finder *p, uint32_t from, uint32_t limit)
{
    const nx_matches *m = p->s->matches;
    for (uint32_t i = from < m->len ? m->first[from] : m->found.n; i < m->found.n && m->found.at[i].begin < limit; i++)
        if (m->found.at[i].cls == NX_LEX_SAY)
            return true;
    return false;
}

static const nx_date *date_at(const nx_facts *f, uint32_t begin)
{
    uint32_t low = 0, high = f->dates.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (f->dates.at[mid].head.span.begin < begin)
            low = mid + 1;
        else
            high = mid;
    }
    return low < f->dates.n && f->dates.at[low].head.span.begin == begin ? &f->dates.at[low] : NULL;
}

/* Does a clause end with this word, so that the next one is another's? */
static bool ends_clause(const nx_scan *s, const nx_token *t)
{
    newsx_str text = s->text->text;
    if (t->kind == NX_TOKEN_PUNCT)
        return text.at[t->begin] == ',' || text.at[t->begin] == '"' || nx_utf8_at(text, t->begin) == 0x201Cu;
    if (t->josa != UINT32_MAX) {
        newsx_str attr = nx_lexicon_entry(s->lex, t->josa).attr;
        return nx_attr_is(attr, "case", "topic") || nx_attr_is(attr, "case", "subject");
    }
    for (uint32_t at = t->end, n = 0; at > t->begin && n < 3; n++) {
        nx_entry e;
        at = nx_utf8_back(text, at);
        if (at > t->begin && nx_lexicon_find(&e, s->lex, NX_LEX_EOMI, nx_str_cut(text, at, t->end))) {
            newsx_str mood = nx_attr(e.attr, "mood");
            if (nx_str_is(mood, "sequence") || nx_str_is(mood, "contrast") || nx_str_is(mood, "reason") || nx_str_is(mood, "condition"))
                return true;
        }
    }
    return false;
}

/* Where the clause of a cue at `at` begins, at or after low. */
static uint32_t clause_begin(const nx_scan *s, uint32_t at, uint32_t low)
{
    uint32_t begin = at, k = at > low ? nx_token_at(s->text, at - 1) : UINT32_MAX;
    if (k == UINT32_MAX && at > low + 1)
        k = nx_token_at(s->text, at - 2); /* a blank before the cue */
    for (bool first = true; k != UINT32_MAX && s->text->tokens.at[k].begin >= low; first = false) {
        const nx_token *t = &s->text->tokens.at[k];
        if (!first && ends_clause(s, t))
            break;
        begin = t->begin;
        if (k-- == 0)
            break;
    }
    return begin < low ? low : begin;
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

/* A denial right before the cue, or that the cue takes in. */
static bool is_negated(const finder *p, uint32_t begin, const nx_hit *cue)
{
    const nx_hits *hits = p->s->hits;
    uint32_t low = 0, high = hits->found.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (hits->found.at[mid].begin < begin)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < hits->found.n && hits->found.at[low].begin < cue->end; low++)
        if (hits->found.at[low].kind == p->negation && hits->found.at[low].end + 12 >= cue->begin)
            return true;
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
    }
    if (q->speaker_text.len) {
        a.span.begin = (uint32_t)(q->speaker_text.at - text.at);
        a.span.end = a.span.begin + (uint32_t)q->speaker_text.len;
    }
    return a;
}

static bool found(nx_actor a)
{
    return a.kind || a.span.begin < a.span.end;
}

/* The topics of the sentences before this one, in order; the last that is a known name stays. */
static void follow_topic(finder *p, uint32_t sentence)
{
    for (; p->topic_to < sentence; p->topic_to++) {
        newsx_span s = p->s->text->sentences.at[p->topic_to].span;
        nx_actor a = nx_subject_before(p->s, &p->mentions, s.begin, s.end, p->quoted.at, p->quoted.n);
        if (a.kind && (a.josa == NX_CASE_TOPIC || !p->last.kind))
            p->last = a;
    }
}

static nx_actor actor_of(finder *p, const nx_plan *plan, uint32_t sentence, newsx_span s, uint32_t cue, bool first_person)
{
    if (plan->quote) {
        newsx_span q = p->f->quotes.at[plan->quote - 1].head.span;
        nx_actor inside = nx_subject_before(p->s, &p->mentions, q.begin, cue, NULL, 0);
        if (first_person || !found(inside)) {
            nx_actor speaker = actor_of_quote(p, plan->quote);
            if (found(speaker))
                return speaker;
        }
        return inside;
    }
    nx_actor subject = nx_subject_before(p->s, &p->mentions, s.begin, cue, p->quoted.at, p->quoted.n);
    if (subject.kind || (found(subject) && subject.josa == NX_CASE_TOPIC))
        return subject;
    follow_topic(p, sentence);
    return p->last.kind ? p->last : subject;
}

static bool carries_plans(nx_block_kind k)
{
    return k == NX_BLOCK_BODY || k == NX_BLOCK_QUOTE || k == NX_BLOCK_LIST;
}

static void add_plan(finder *p, const nx_hit *cue, uint32_t *governed_from)
{
    newsx_str text = p->s->text->text, value = nx_rule_get(p->s->rules, cue->rule).value;
    uint32_t i = nx_sentence_at(p->s->text, cue->begin);
    if (i == UINT32_MAX || !carries_plans(p->s->text->blocks.at[p->s->text->sentences.at[i].block].kind))
        return;
    newsx_span s = p->s->text->sentences.at[i].span;
    nx_plan plan = {.status = status_of(nx_value_get(value, "status")), .quote = quote_around(p, cue->begin)};
    if (nx_value_get(value, "say").len && !plan.quote && !reported_behind(p, cue->end, s.end))
        return;
    uint32_t low = plan.quote ? p->f->quotes.at[plan.quote - 1].head.span.begin : s.begin;
    if (low < *governed_from && *governed_from < cue->begin)
        low = *governed_from;
    uint32_t begin = clause_begin(p->s, cue->begin, low), action = behind_dates(p, begin, cue->begin);
    plan.head = (nx_head){{begin, cue->end}, i, nx_rule_get(p->s->rules, cue->rule).id};
    plan.action = nx_str_trim(nx_str_cut(text, action, cue->begin));
    plan.cue = nx_str_cut(text, cue->begin, cue->end);
    if (!plan.action.len)
        return;
    plan.negated = is_negated(p, begin, cue);
    nx_actor who = actor_of(p, &plan, i, s, cue->begin, nx_value_get(value, "first").len > 0);
    plan.actor_kind = who.kind;
    plan.actor = who.kind ? who.index + 1 : 0;
    plan.actor_text = nx_str_span(text, who.span);
    plan.region = (newsx_span){low, cue->end};
    nx_push(p->c->arena, &p->f->plans, plan);
    *governed_from = cue->end;
}

newsx_status nx_plan_find(nx_facts *f, const nx_scan *s, nx_ctx *c)
{
    finder p = {.f = f, .s = s, .c = c, .kind = nx_rules_kind(s->rules, "plan"), .negation = nx_rules_kind(s->rules, "negation")};
    uint32_t governed_from = 0;
    NX_TRY(nx_mentions_gather(&p.mentions, f, c));
    for (uint32_t i = 0; i < f->quotes.n; i++)
        nx_push(c->arena, &p.quoted, f->quotes.at[i].head.span);
    for (uint32_t i = 0; i < s->hits->found.n; i++)
        if (s->hits->found.at[i].kind == p.kind)
            add_plan(&p, &s->hits->found.at[i], &governed_from);
    return nx_ctx_status(c);
}
