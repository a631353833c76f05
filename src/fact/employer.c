/* employer.c -- whose office it is that someone takes or leaves.
 *
 * Several may be near: the organization that acts (한빛전자는 … 선임했다), the one that the person is named with (윤서경
 * 한빛전자 전무), the one that such an office is the head of (청장: of a 청), the one that the text is about.  Who takes an
 * office was elsewhere before, who leaves one leaves his own; offices of the state are given by no company. */
#include "fact/employer.h"

#include "fact/office.h"

#include "base/utf8.h"

#include <string.h>

enum { LOOKED_AT = 200 };

static const newsx_str none = {NULL, 0};

/* What the longest title that ends `title` is a title of; of 회장 후보 that of 회장. */
static newsx_str field_of(const nx_clauses *c, newsx_str title)
{
    newsx_str field = none;
    for (uint32_t at = 0; at < title.len; nx_utf8_next(title, &at)) {
        nx_entry e;
        if (!nx_lexicon_find(&e, c->s->lex, NX_LEX_TITLE, nx_str_cut(title, at, title.len)))
            continue;
        field = nx_attr(e.attr, "field");
        title = nx_str_trim(nx_str_cut(title, 0, at));
        if (!nx_attr_is(e.attr, "candidate", "yes") || !title.len)
            return field;
        at = 0;
    }
    return field;
}

static newsx_str kind_of(const nx_facts *f, newsx_str organization)
{
    for (uint32_t i = 0; organization.len && i < f->organizations.n && i < LOOKED_AT; i++)
        if (nx_str_starts(f->organizations.at[i].name, organization)) /* 한국대 of 한국대학교 */
            return f->organizations.at[i].kind;
    return none;
}

static newsx_str name_of(const nx_talk *t, nx_actor who)
{
    const nx_clauses *c = t->c;
    nx_actor body = who.kind || who.unknown ? who : nx_talk_body_of(t, who); /* 해든FC 구단: 해든FC */
    if (body.kind == 'o')
        return c->f->organizations.at[body.index].name;
    newsx_str words = nx_str_span(c->s->text->text, who.span);
    if (!who.unknown) /* 호남권 선대위 */
        return words;
    while (nx_str_find(words, NX_S(" "), 0) != NX_NPOS) /* 생활용품 업체 펲앤코: the name stands last */
        words = nx_str_cut(words, nx_str_find(words, NX_S(" "), 0) + 1, words.len);
    return words;
}

/* A body that is named, or a noun for one with words before it that say which (호남권 선대위). */
static bool employs(const nx_clauses *c, nx_actor who)
{
    bool told = !who.kind && !who.unknown && nx_str_find(nx_str_span(c->s->text->text, who.span), NX_S(" "), 0) != NX_NPOS;
    return who.who >= NX_WHO_AGENT && !who.person && who.kind != 'l' && (who.kind || who.unknown || told);
}

/* The name of who may give the office: of the state's, only a party. */
static newsx_str giver(const nx_talk *t, nx_actor who, bool state)
{
    const nx_clauses *c = t->c;
    bool may = employs(c, who) && (!state || (who.kind == 'o' && nx_str_is(c->f->organizations.at[who.index].kind, "party")));
    return may ? name_of(t, who) : none;
}

static bool heads(newsx_str name, newsx_str stem) /* 은행 of 한빛은행, 위원 of 선거위원회 */
{
    uint32_t end = (uint32_t)name.len;
    if (nx_str_ends(name, stem))
        return true;
    return end > 3 && nx_utf8_before(name, end) == 0xD68Cu && nx_str_ends(nx_str_cut(name, 0, end - 3), stem); /* 회 */
}

newsx_str nx_body_headed(const nx_lexicon *lex, newsx_str title)
{
    enum { LONGEST = 60 };
    char name[LONGEST + 4];
    uint32_t end = title.len > 3 && title.len < LONGEST ? nx_utf8_back(title, (uint32_t)title.len) : 0;
    nx_entry e;
    if (!end || nx_utf8_at(title, end) != 0xC7A5u) /* 장 */
        return none;
    if (nx_lexicon_find(&e, lex, NX_LEX_ORG, nx_str_cut(title, 0, end)))
        return nx_str_cut(title, 0, end);
    memcpy(name, title.at, end);
    end += nx_utf8_put(name + end, 0xD68Cu); /* 회 */
    return nx_lexicon_find(&e, lex, NX_LEX_ORG, (newsx_str){name, end}) ? e.surface : none;
}

/* 청장: the last organization named before `high` that is a 청; 국세청장: 국세청. */
static newsx_str headed_by(const nx_clauses *c, newsx_str title, uint32_t high)
{
    while (nx_str_find(title, NX_S(" "), 0) != NX_NPOS) /* 초대 청장 */
        title = nx_str_cut(title, nx_str_find(title, NX_S(" "), 0) + 1, title.len);
    uint32_t end = title.len > 3 ? nx_utf8_back(title, (uint32_t)title.len) : 0;
    const nx_mention_index *m = &c->mentions;
    if (!end || nx_utf8_at(title, end) != 0xC7A5u) /* 장 */
        return none;
    newsx_str stem = nx_str_cut(title, 0, end), body = nx_body_headed(c->s->lex, title);
    if (body.len)
        return body;
    for (uint32_t i = nx_mentions_from(m, high), n = 0; i-- > 0 && n < 40; n++)
        if (m->at.at[i].kind == 'o' && heads(c->f->organizations.at[m->at.at[i].index].name, stem))
            return c->f->organizations.at[m->at.at[i].index].name;
    return none;
}

/* Of a role that fits: at the mention, or of the same title.  Whose candidate somebody was does not say whose office it is. */
static newsx_str role_here(const nx_clauses *c, const nx_person *p, newsx_span mention, newsx_str title, bool leaves)
{
    for (uint32_t i = 0; i < p->roles.n; i++) {
        const nx_role *r = &p->roles.at[i];
        if (nx_office_is_wanted(c, r->title) && !nx_office_is_wanted(c, title))
            continue;
        bool here = r->span.begin >= mention.begin && r->span.end <= mention.end;
        if ((here || nx_str_find(r->title, title, 0) != NX_NPOS) && r->organization.len && (leaves || r->status != NX_ROLE_FORMER))
            return r->organization;
    }
    return none;
}

static newsx_str role_last(const nx_clauses *c, const nx_person *p)
{
    newsx_str found = none;
    for (uint32_t i = p->roles.n; i-- > 0 && !found.len;)
        found = nx_office_is_wanted(c, p->roles.at[i].title) ? none : p->roles.at[i].organization;
    return found;
}

void nx_employer_find(nx_appointment *fact, const nx_talk *t, newsx_span mention, newsx_span before, bool given)
{
    const nx_clauses *c = t->c;
    const nx_person *p = &c->f->people.at[fact->person - 1];
    newsx_str field = field_of(c, fact->title);
    bool leaves = fact->kind == NX_RESIGNED || fact->kind == NX_DISMISSED || fact->kind == NX_RETIRED;
    bool state = nx_str_is(field, "politics") || nx_str_is(field, "government") || nx_str_is(field, "law") || nx_str_is(field, "police") || nx_str_is(field, "military");
    newsx_str acting = giver(t, nx_talk_resolve(t, nx_subject_before(c, before.begin, before.end)), state);
    newsx_str topic = state && !nx_office_is_wanted(c, fact->title) ? none : giver(t, employs(c, t->body) ? t->body : t->main_body, state);
    newsx_str here = role_here(c, p, mention, fact->title, leaves), last = role_last(c, p), headed = headed_by(c, fact->title, before.end);
    newsx_str kind = kind_of(c->f, here.len ? here : last);
    bool elsewhere = !leaves && ((nx_str_is(kind, "school") && !nx_str_is(field, "academia")) || (state && (nx_str_is(kind, "company") || nx_str_is(kind, "media"))));
    if (elsewhere) /* 교수 of a university who becomes a director or a minister */
        here = last = none;
    newsx_str order[] = {given ? acting : none, here, headed, acting, leaves ? last : topic, leaves ? topic : last};
    for (uint32_t i = 0; i < NX_LEN(order) && !fact->organization.len; i++)
        fact->organization = order[i];
}
