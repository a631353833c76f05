/* appointment.c -- who took or left which office, and when.
 *
 * The rules of kind `appointment` hit the verb and say how to read around it: the office stands right before
 * (…대표로 선임), the person is the subject, the object (…를 임명했다) or the noun that the clause describes
 * (올 3월 취임한 남궁훈 대표).  What is said twice of one person is one fact.  Lists of changes are posting.c's. */
#include "fact/employer.h"
#include "fact/office.h"
#include "fact/posting.h"

#include "base/utf8.h"

enum { ROW = 12 }; /* offices in one sentence */

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

typedef struct wanted { /* the josa that the person has */
    bool object, subject, owner;
} wanted;

/* The nearest person before the verb with a josa of the wanted kind. */
static nx_actor person_before(const finder *a, uint32_t low, uint32_t high, wanted w)
{
    const nx_text *x = a->s->text;
    while (high > low && x->text.at[high - 1] == ' ')
        high--;
    uint32_t k = high ? nx_token_at(x, high - 1) : UINT32_MAX;
    if (k == UINT32_MAX)
        return nobody;
    nx_actor beside = w.owner ? nx_actor_ending(&a->clauses, high, low) : nobody; /* 윤서경 대표이사 선임 안건 */
    if (beside.kind == 'p')
        return beside;
    nx_actor bracketed = w.subject && x->text.at[high - 1] == ')' ? nx_actor_ending(&a->clauses, high, low) : nobody; /* 본부장(부사장)|이 선임됐다 */
    if (bracketed.kind == 'p')
        return bracketed;
    for (uint32_t n = 0; n < 60; n++, k--) {
        const nx_token *t = &x->tokens.at[k];
        if (t->begin < low)
            break;
        if (t->kind == NX_TOKEN_WORD && t->josa != UINT32_MAX && t->stem_end <= high) {
            newsx_str attr = nx_lexicon_entry(a->s->lex, t->josa).attr;
            bool is_object = nx_attr_is(attr, "case", "object");
            bool is_subject = nx_attr_is(attr, "case", "subject") || nx_attr_is(attr, "case", "topic");
            if ((w.object && is_object) || (w.subject && is_subject) || (w.owner && nx_attr_is(attr, "case", "genitive"))) {
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

/* The office where the text leaves it out, from what is known of the person: the role that stands at this mention, else the last. */
static void complete_office(nx_appointment *fact, const nx_clauses *c, newsx_span mention)
{
    const nx_person *p = &c->f->people.at[fact->person - 1];
    const nx_role *role = NULL;
    for (uint32_t i = 0; i < p->roles.n; i++) {
        const nx_role *r = &p->roles.at[i];
        if (fact->kind == NX_ELECTED && nx_office_is_wanted(c, r->title)) /* 후보 is what he was before */
            continue;
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
    wanted w = {.owner = nx_str_is(by, "owner")};
    w.object = by.len > 0 && !w.owner;
    w.subject = !w.owner && !nx_str_is(by, "object");
    if (nx_value_get(value, "head").len)
        return person_after(a, h->end, s.end);
    nx_actor who = person_before(a, low, h->begin, w);
    if (!who.kind && low > s.begin)
        who = person_before(a, s.begin, h->begin, w);
    if (who.kind || !w.subject)
        return who;
    uint32_t high = h->begin; /* the match may begin with the josa of the subject: 차장|이 발탁됐다 */
    while (high > s.begin && high < s.end && a->s->text->text.at[high - 1] != ' ' && a->s->text->text.at[high] != ' ')
        high++;
    nx_actor other = nx_subject_before(&a->clauses, s.begin, high);
    bool dropped = other.weak || other.who == NX_WHO_NONE || other.who == NX_WHO_FIRST || (other.who == NX_WHO_THING && other.josa != NX_CASE_SUBJECT);
    return dropped && a->talk.last.kind == 'p' ? a->talk.last : nobody;
}

/* Where the title begins, if at or after low (후임에는 means one named before), else `begin`. */
static uint32_t from_title(const nx_appointment *fact, newsx_str text, uint32_t low, uint32_t begin)
{
    uint32_t at = (uint32_t)(fact->title.at - text.at);
    return at >= low ? at : begin;
}

/* 장관 후보자에는 김하늘 교수가, 처장에는 이바다 의원이 지명됐다: the others of the row, back to low, that have but office and person. */
static void add_row(finder *a, const nx_appointment *last, newsx_span person, uint32_t low)
{
    const nx_text *x = a->s->text;
    nx_appointment row[ROW];
    uint32_t found = 0, k = nx_first_from(&x->tokens, begin, person.begin);
    for (uint32_t n = 0; k-- > 1 && x->tokens.at[k].begin > low && n < 120 && found < ROW; n++) {
        const nx_token *t = &x->tokens.at[k - 1];
        if (x->text.at[x->tokens.at[k].begin] != ',' || t->kind != NX_TOKEN_WORD || t->josa == UINT32_MAX)
            continue;
        newsx_str attr = nx_lexicon_entry(a->s->lex, t->josa).attr;
        nx_actor who = nx_actor_ending(&a->clauses, t->stem_end, low);
        nx_appointment fact = *last;
        bool fits = nx_attr_is(attr, "case", "subject") || nx_attr_is(attr, "case", "topic") || nx_attr_is(attr, "case", "object");
        if (!fits || who.kind != 'p' || who.index + 1 == last->person || !nx_office_earlier(&a->clauses, &fact, who.span.begin, low))
            continue;
        fact.person = who.index + 1;
        fact.head.span.begin = from_title(&fact, x->text, low, who.span.begin);
        fact.head.span.end = who.span.end;
        nx_employer_find(&fact, &a->talk, who.span, (newsx_span){low, who.span.begin}, true);
        row[found++] = fact;
    }
    while (found-- > 0)
        if (!told_before(a, &row[found]))
            nx_push(a->c->arena, &a->f->appointments, row[found]);
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
    bool known = earlier ? nx_office_earlier(&a->clauses, &fact, h->begin, s.begin)
                 : nx_str_is(office, "race") ? nx_office_of_race(&a->clauses, &fact, h->begin, s.begin)
                                             : office.len && nx_office_before(&a->clauses, &fact, h->begin, s.begin);
    if (!known && (nx_str_is(office, "before") || nx_value_get(value, "needed").len))
        return;
    nx_actor who = who_is_it(a, h, value, s, low);
    if (who.kind != 'p')
        return;
    fact.person = who.index + 1;
    fact.head = (nx_head){{h->begin, h->end}, i, nx_rule_get(a->s->rules, h->rule).id};
    if (fact.title.len && nx_str_is(office, "before"))
        fact.head.span.begin = from_title(&fact, a->s->text->text, s.begin, h->begin);
    complete_office(&fact, &a->clauses, who.span);
    if (earlier && !fact.title.len)
        return;
    nx_employer_find(&fact, &a->talk, who.span, (newsx_span){s.begin, h->begin}, nx_value_get(value, "by").len > 0);
    fact.when = date_before(a->f, low, h->begin);
    if (!fact.when)
        fact.when = date_carried(a, i);
    if (!fact.when)
        fact.when = by_day(a, h->end, s.end);
    if (earlier && known)
        add_row(a, &fact, who.span, low);
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
