/* appointment.c -- who took or left which office, and when.
 *
 * The rules of kind `appointment` hit the verb and say how to read around it: the office stands right before
 * (…대표로 선임), the person is the subject, the object (…를 임명했다) or the noun that the clause describes
 * (올 3월 취임한 남궁훈 대표). */
#include "fact/clause.h"

#include "base/utf8.h"

typedef struct finder {
    nx_facts *f;
    const nx_scan *s;
    nx_ctx *c;
    nx_mention_index mentions;
    uint32_t last_person; /* index + 1 of the topic so far */
    uint32_t topic_to;
} finder;

static nx_appointment_kind kind_of(newsx_str word)
{
    for (int k = NX_APPOINTED; k <= NX_REAPPOINTED; k++)
        if (nx_str_is(word, nx_appointment_kind_name((nx_appointment_kind)k)))
            return (nx_appointment_kind)k;
    return NX_APPOINTED;
}

/* The person that the clause describes: the first named behind it, with at most an office in between. */
static const nx_named_at *person_after(const finder *a, uint32_t end, uint32_t limit)
{
    for (uint32_t i = nx_mentions_from(&a->mentions, end); i < a->mentions.at.n; i++) {
        const nx_named_at *n = &a->mentions.at.at[i];
        if (n->span.begin >= limit || n->span.begin > end + 48)
            return NULL;
        if (n->kind == 'p')
            return n;
    }
    return NULL;
}

static bool is_object(const nx_scan *s, uint32_t at)
{
    nx_entry e;
    uint32_t end = at;
    while (end < s->text->text.len && nx_is_word(nx_utf8_at(s->text->text, end)))
        nx_utf8_next(s->text->text, &end);
    return end > at && nx_lexicon_find(&e, s->lex, NX_LEX_JOSA, nx_str_cut(s->text->text, at, end)) &&
           nx_attr_is(e.attr, "case", "object");
}

/* The nearest person before the verb that is its subject, topic or (where it takes one) object. */
static const nx_named_at *person_before(const finder *a, uint32_t low, uint32_t high, bool object)
{
    for (uint32_t i = nx_mentions_from(&a->mentions, high); i-- > 0;) {
        const nx_named_at *n = &a->mentions.at.at[i];
        if (n->span.begin < low)
            break;
        if (n->kind != 'p' || n->span.end > high)
            continue;
        nx_case josa = nx_case_at(a->s, n->span.end);
        if (josa == NX_CASE_TOPIC || josa == NX_CASE_SUBJECT || (object && is_object(a->s, n->span.end)))
            return n;
    }
    return NULL;
}

static void follow_topic(finder *a, uint32_t sentence)
{
    for (; a->topic_to < sentence; a->topic_to++) {
        newsx_span s = a->s->text->sentences.at[a->topic_to].span;
        const nx_named_at *n = person_before(a, s.begin, s.end, false);
        if (n && nx_case_at(a->s, n->span.end) == NX_CASE_TOPIC)
            a->last_person = n->index + 1;
    }
}

/* The title of the office that ends at `end`, with the organization named right before it. */
static void office_before(const finder *a, nx_appointment *fact, uint32_t end, uint32_t low)
{
    newsx_str text = a->s->text->text;
    const nx_match *title = nx_match_ending(a->s->matches, text, end, low, NX_LEX_TITLE);
    if (!title)
        return;
    uint32_t begin = title->begin;
    for (uint32_t n = 0; begin > low && n < 3; n++) { /* 공동 센터장, 수석부사장 */
        uint32_t before = text.at[begin - 1] == ' ' ? begin - 1 : begin, from = before;
        while (from > low && nx_is_word(nx_utf8_before(text, from)))
            from = nx_utf8_back(text, from);
        if (from == before || !nx_lexicon_find(NULL, a->s->lex, NX_LEX_TITLEMOD, nx_str_cut(text, from, before)))
            break;
        begin = from;
    }
    fact->title = nx_str_cut(text, begin, end);
    uint32_t org_end = begin > low && text.at[begin - 1] == ' ' ? begin - 1 : begin;
    const nx_named_at *org = nx_mention_ending(&a->mentions, org_end, low);
    if (org && org->kind == 'o')
        fact->organization = nx_str_span(text, org->span);
}

/* What the text leaves out, from what is known of the person: the role that stands at this mention, else the last. */
static void complete_office(const finder *a, nx_appointment *fact, newsx_span mention)
{
    const nx_person *p = &a->f->people.at[fact->person - 1];
    const nx_role *role = NULL;
    for (uint32_t i = 0; i < p->roles.n; i++) {
        const nx_role *r = &p->roles.at[i];
        bool here = r->span.begin >= mention.begin && r->span.end <= mention.end;
        if (here || !role || (fact->title.len && nx_str_eq(r->title, fact->title)))
            role = r;
        if (here)
            break;
    }
    if (!role)
        return;
    if (!fact->title.len)
        fact->title = role->title;
    if (!fact->organization.len)
        fact->organization = role->organization;
}

/* The time that stands nearest before the verb in its sentence. */
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

static void add(finder *a, const nx_hit *h, uint32_t *done)
{
    newsx_str value = nx_rule_get(a->s->rules, h->rule).value;
    uint32_t i = nx_sentence_at(a->s->text, h->begin);
    if (i == UINT32_MAX)
        return;
    newsx_span s = a->s->text->sentences.at[i].span;
    uint32_t low = *done > s.begin && *done < h->begin ? *done : s.begin;
    const nx_named_at *who = nx_value_get(value, "head").len ? person_after(a, h->end, s.end) : NULL;
    if (!who)
        who = person_before(a, low, h->begin, nx_value_get(value, "by").len > 0);
    if (!who)
        who = person_before(a, s.begin, h->begin, false);
    follow_topic(a, i);
    nx_appointment fact = {.kind = kind_of(nx_value_get(value, "kind")), .person = who ? who->index + 1 : a->last_person};
    if (!fact.person)
        return;
    fact.head = (nx_head){{h->begin, h->end}, i, nx_rule_get(a->s->rules, h->rule).id};
    if (nx_value_get(value, "office").len)
        office_before(a, &fact, h->begin, s.begin);
    if (fact.title.len)
        fact.head.span.begin = (uint32_t)(fact.title.at - a->s->text->text.at);
    newsx_span none = {UINT32_MAX, 0};
    complete_office(a, &fact, who ? who->span : none);
    fact.when = date_before(a->f, low, h->begin);
    nx_push(a->c->arena, &a->f->appointments, fact);
    *done = h->end;
}

newsx_status nx_appointment_find(nx_facts *f, const nx_scan *s, nx_ctx *c)
{
    finder a = {.f = f, .s = s, .c = c};
    uint16_t kind = nx_rules_kind(s->rules, "appointment");
    uint32_t done = 0;
    NX_TRY(nx_mentions_gather(&a.mentions, f, c));
    for (uint32_t i = 0; i < s->hits->found.n; i++)
        if (s->hits->found.at[i].kind == kind)
            add(&a, &s->hits->found.at[i], &done);
    return nx_ctx_status(c);
}
