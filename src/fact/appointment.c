/* appointment.c -- who took or left which office, and when.
 *
 * The rules of kind `appointment` hit the verb and say how to read around it: the office stands right before
 * (…대표로 선임), the person is the subject, the object (…를 임명했다) or the noun that the clause describes
 * (올 3월 취임한 남궁훈 대표).  What is said twice of one person is one fact.  Lists of changes are posting.c's. */
#include "fact/employer.h"
#include "fact/posting.h"

#include "base/utf8.h"

typedef struct finder {
    nx_facts *f;
    const nx_scan *s;
    nx_ctx *c;
    nx_clauses clauses;
    nx_talk talk;
} finder;

static nx_appointment_kind kind_of(newsx_str word)
{
    for (int k = NX_APPOINTED; k <= NX_REAPPOINTED; k++)
        if (nx_str_is(word, nx_appointment_kind_name((nx_appointment_kind)k)))
            return (nx_appointment_kind)k;
    return NX_APPOINTED;
}

static const nx_actor nobody = {.kind = 0};

/* The person that the clause describes: named right behind it, with at most an office in between. */
static nx_actor person_after(const finder *a, uint32_t end, uint32_t limit)
{
    const nx_mention_index *m = &a->clauses.mentions;
    for (uint32_t i = nx_mentions_from(m, end); i < m->at.n; i++) {
        const nx_named_at *n = &m->at.at[i];
        if (n->span.begin >= limit || n->span.begin > end + 48)
            return nobody;
        if (n->kind == 'p')
            return (nx_actor){.span = n->span, .kind = 'p', .index = n->index, .who = NX_WHO_NAMED, .person = true};
    }
    return nobody;
}

/* The nearest person before the verb with a josa of the wanted kind. */
static nx_actor person_before(const finder *a, uint32_t low, uint32_t high, bool object, bool subject)
{
    const nx_text *x = a->s->text;
    while (high > low && x->text.at[high - 1] == ' ')
        high--;
    uint32_t k = high ? nx_token_at(x, high - 1) : UINT32_MAX;
    if (k == UINT32_MAX)
        return nobody;
    for (uint32_t n = 0; n < 60; n++, k--) {
        const nx_token *t = &x->tokens.at[k];
        if (t->begin < low)
            break;
        if (t->kind == NX_TOKEN_WORD && t->josa != UINT32_MAX && t->stem_end <= high) {
            newsx_str attr = nx_lexicon_entry(a->s->lex, t->josa).attr;
            bool is_object = nx_attr_is(attr, "case", "object");
            bool is_subject = nx_attr_is(attr, "case", "subject") || nx_attr_is(attr, "case", "topic");
            if ((object && is_object) || (subject && is_subject)) {
                nx_actor who = nx_talk_resolve(&a->talk, nx_actor_ending(&a->clauses, t->stem_end, low));
                if (who.kind == 'p')
                    return who;
                if (is_subject && who.who >= NX_WHO_AGENT)
                    return nobody; /* somebody else did it */
            }
        }
        if (k == 0)
            break;
    }
    return nobody;
}

/* ---- the office ---- */

/* May someone take this title as an office? */
static bool is_office(const finder *a, const nx_match *title)
{
    nx_entry e = nx_lexicon_entry(a->s->lex, title->entry), own;
    if (nx_attr_is(e.attr, "kind", "office"))
        return true;
    return nx_lexicon_find(&own, a->s->lex, a->clauses.agent, e.surface) && nx_attr_is(own.attr, "office", "yes");
}

/* Words before a title that belong to it (공동, 각자), less those that only tell its state (신임, 전). */
static uint32_t title_begin(const finder *a, uint32_t begin, uint32_t low)
{
    newsx_str text = a->s->text->text;
    for (uint32_t n = 0; begin > low && n < 3; n++) {
        uint32_t before = text.at[begin - 1] == ' ' ? begin - 1 : begin, from = before;
        nx_entry e;
        while (from > low && nx_is_word(nx_utf8_before(text, from)))
            from = nx_utf8_back(text, from);
        newsx_str word = nx_str_cut(text, from, before);
        bool modifies = from < before && nx_lexicon_find(&e, a->s->lex, NX_LEX_TITLEMOD, word) && !nx_attr(e.attr, "status").len;
        bool within = from < before && before == begin && !nx_mention_ending(&a->clauses.mentions, before, from); /* 공약개발단장 */
        if (!modifies && !within)
            break;
        begin = from;
    }
    return begin;
}

/* 최고재무책임자(CFO): what stands in brackets behind a title says it again. */
static uint32_t before_bracket(newsx_str text, uint32_t end, uint32_t low)
{
    enum { LONGEST = 48 };
    for (uint32_t at = end; at > low && text.at[end - 1] == ')' && end - at < LONGEST; at--)
        if (text.at[at - 1] == '(')
            return at - 1;
    return end;
}

/* The title of the office that ends at `end`, with the organization named right before it; false where there is none. */
static bool office_before(const finder *a, nx_appointment *fact, uint32_t end, uint32_t low)
{
    newsx_str text = a->s->text->text;
    while (end > low && text.at[end - 1] == ' ')
        end--;
    end = before_bracket(text, end, low);
    const nx_match *title = nx_match_ending(a->s->matches, text, end, low, NX_LEX_TITLE);
    if (!title || !is_office(a, title))
        return false;
    uint32_t begin = title_begin(a, title->begin, low);
    fact->title = nx_str_cut(text, begin, end);
    uint32_t org_end = begin;
    for (uint32_t n = 0; n < 2 && org_end > low; n++) { /* 카카오 신임 대표 */
        uint32_t at = text.at[org_end - 1] == ' ' ? org_end - 1 : org_end, from = at;
        const nx_named_at *org = nx_mention_ending(&a->clauses.mentions, at, low);
        if (org && org->kind == 'o') {
            fact->organization = nx_str_span(text, org->span);
            break;
        }
        while (from > low && nx_is_word(nx_utf8_before(text, from)))
            from = nx_utf8_back(text, from);
        if (!nx_lexicon_find(NULL, a->s->lex, NX_LEX_TITLEMOD, nx_str_cut(text, from, at)))
            break;
        org_end = from;
    }
    return true;
}

/* 신임 사장에 박도윤 부사장을 임명했다: a title before a josa of place, farther off. */
static bool office_earlier(const finder *a, nx_appointment *fact, uint32_t high, uint32_t low)
{
    const nx_text *x = a->s->text;
    while (high > low && x->text.at[high - 1] == ' ')
        high--;
    uint32_t k = high ? nx_token_at(x, high - 1) : UINT32_MAX;
    for (uint32_t n = 0; k != UINT32_MAX && n < 30 && x->tokens.at[k].begin >= low; n++, k--) {
        const nx_token *t = &x->tokens.at[k];
        newsx_str attr = t->josa == UINT32_MAX ? (newsx_str){NULL, 0} : nx_lexicon_entry(a->s->lex, t->josa).attr;
        bool place = nx_attr_is(attr, "case", "locative") || nx_attr_is(attr, "case", "instrumental") || nx_attr_is(attr, "case", "dative");
        if (place && office_before(a, fact, t->stem_end, low))
            return true;
        if (k == 0)
            break;
    }
    return false;
}

/* The office where the text leaves it out, from what is known of the person: the role that stands at this mention, else the last. */
static void complete_office(nx_appointment *fact, const nx_facts *f, newsx_span mention)
{
    const nx_person *p = &f->people.at[fact->person - 1];
    const nx_role *role = NULL;
    for (uint32_t i = 0; i < p->roles.n; i++) {
        const nx_role *r = &p->roles.at[i];
        bool here = r->span.begin >= mention.begin && r->span.end <= mention.end;
        if (here || !role || (fact->title.len && nx_str_eq(r->title, fact->title)))
            role = r;
        if (here)
            break;
    }
    if (role && !fact->title.len)
        fact->title = role->title;
}

/* ---- the time ---- */

/* The last day or month in [low, high): index + 1. */
static uint32_t date_before(const nx_facts *f, uint32_t low, uint32_t high)
{
    uint32_t from = 0, to = f->dates.n;
    while (from < to) {
        uint32_t mid = from + (to - from) / 2;
        if (f->dates.at[mid].head.span.begin < high)
            from = mid + 1;
        else
            to = mid;
    }
    for (; from > 0 && f->dates.at[from - 1].head.span.begin >= low; from--) {
        nx_date_kind k = f->dates.at[from - 1].kind;
        if (k == NX_DATE_DATE || k == NX_DATE_DATETIME)
            return from;
    }
    return 0;
}

/* `이날` in the sentence before, in the same paragraph: what follows happened on it. */
static uint32_t date_carried(const finder *a, uint32_t sentence)
{
    const nx_text *x = a->s->text;
    if (sentence == 0 || x->sentences.at[sentence - 1].block != x->sentences.at[sentence].block)
        return 0;
    newsx_span before = x->sentences.at[sentence - 1].span;
    uint32_t when = date_before(a->f, before.begin, before.end);
    const nx_date *d = when ? &a->f->dates.at[when - 1] : NULL;
    return d && d->value.len == 10 && d->anchor == NX_ANCHOR_CONTEXT ? when : 0;
}

/* …승진시켰다고 2일 밝혔다: the first day behind the verb. */
static uint32_t by_day(const finder *a, uint32_t low, uint32_t high)
{
    uint32_t when = date_before(a->f, low, high);
    for (uint32_t sooner; when && (sooner = date_before(a->f, low, a->f->dates.at[when - 1].head.span.begin)) != 0;)
        when = sooner;
    return when && a->f->dates.at[when - 1].value.len == 10 && a->f->dates.at[when - 1].head.span.begin < low + 40 ? when : 0;
}

/* ---- facts ---- */

static bool same_office(newsx_str x, newsx_str y)
{
    return !x.len || !y.len || nx_str_find(x, y, 0) != NX_NPOS || nx_str_find(y, x, 0) != NX_NPOS;
}

/* The same event told before: the fact that knows the time stays. */
static bool told_before(finder *a, const nx_appointment *fact)
{
    for (uint32_t i = a->f->appointments.n, n = 0; i-- > 0 && n < 100; n++) {
        nx_appointment *old = &a->f->appointments.at[i];
        if (old->person != fact->person || old->kind != fact->kind || !same_office(old->title, fact->title))
            continue;
        newsx_str x = old->when ? a->f->dates.at[old->when - 1].value : (newsx_str){NULL, 0};
        newsx_str y = fact->when ? a->f->dates.at[fact->when - 1].value : (newsx_str){NULL, 0};
        if (x.len && y.len && !nx_str_starts(x, y) && !nx_str_starts(y, x))
            continue;
        if (!old->when && fact->when) {
            newsx_str organization = fact->organization.len ? fact->organization : old->organization;
            *old = *fact;
            old->organization = organization;
        }
        return true;
    }
    return false;
}

static nx_actor who_is_it(finder *a, const nx_hit *h, newsx_str value, newsx_span s, uint32_t low)
{
    newsx_str by = nx_value_get(value, "by");
    bool object = by.len > 0, subject = !nx_str_is(by, "object");
    if (nx_value_get(value, "head").len)
        return person_after(a, h->end, s.end);
    nx_actor who = person_before(a, low, h->begin, object, subject);
    if (!who.kind && low > s.begin)
        who = person_before(a, s.begin, h->begin, object, subject);
    if (who.kind || !subject)
        return who;
    nx_actor other = nx_subject_before(&a->clauses, s.begin, h->begin);
    bool dropped = other.who < NX_WHO_AGENT || other.weak;
    return dropped && a->talk.last.kind == 'p' ? a->talk.last : nobody;
}

static void add(finder *a, const nx_hit *h, uint32_t *done)
{
    newsx_str value = nx_rule_get(a->s->rules, h->rule).value;
    uint32_t i = nx_sentence_at(a->s->text, h->begin);
    if (i == UINT32_MAX)
        return;
    newsx_span s = a->s->text->sentences.at[i].span;
    uint32_t low = *done > s.begin && *done < h->begin ? *done : s.begin;
    nx_appointment fact = {.kind = kind_of(nx_value_get(value, "kind"))};
    nx_talk_follow(&a->talk, i);
    newsx_str office = nx_value_get(value, "office");
    bool earlier = nx_str_is(office, "earlier");
    bool known = earlier ? office_earlier(a, &fact, h->begin, s.begin) : office.len && office_before(a, &fact, h->begin, s.begin);
    if (!known && (nx_str_is(office, "before") || nx_value_get(value, "needed").len))
        return;
    nx_actor who = who_is_it(a, h, value, s, low);
    if (who.kind != 'p')
        return;
    fact.person = who.index + 1;
    fact.head = (nx_head){{h->begin, h->end}, i, nx_rule_get(a->s->rules, h->rule).id};
    if (fact.title.len && !earlier)
        fact.head.span.begin = (uint32_t)(fact.title.at - a->s->text->text.at);
    complete_office(&fact, a->f, who.span);
    if (earlier && !fact.title.len)
        return;
    nx_employer_find(&fact, &a->talk, who.span, (newsx_span){s.begin, h->begin}, nx_value_get(value, "by").len > 0);
    fact.when = date_before(a->f, low, h->begin);
    if (!fact.when)
        fact.when = date_carried(a, i);
    if (!fact.when)
        fact.when = by_day(a, h->end, s.end);
    if (!told_before(a, &fact))
        nx_push(a->c->arena, &a->f->appointments, fact);
    *done = h->end;
}

newsx_status nx_appointment_find(nx_facts *f, const nx_scan *s, nx_ctx *c)
{
    finder a = {.f = f, .s = s, .c = c};
    uint16_t kind = nx_rules_kind(s->rules, "appointment");
    uint32_t done = 0;
    NX_TRY(nx_clauses_open(&a.clauses, f, s, c));
    nx_talk_open(&a.talk, &a.clauses);
    for (uint32_t i = 0; i < f->quotes.n; i++)
        nx_push(nx_scratch(c), &a.clauses.quoted, f->quotes.at[i].head.span);
    for (uint32_t i = 0; i < s->hits->found.n; i++)
        if (s->hits->found.at[i].kind == kind)
            add(&a, &s->hits->found.at[i], &done);
    return nx_posting_find(f, &a.clauses, c);
}
