/* employer.c -- whose office it is that someone takes or leaves.
 *
 * Several may be near: the organization that acts (한빛전자는 … 선임했다), the one that the person is named with (윤서경
 * 한빛전자 전무), the one that such an office is the head of (청장: of a 청), the one that the text is about.  Who takes an
 * office was elsewhere before, who leaves one leaves his own; offices of the state are given by no company. */
#include "fact/employer.h"

#include "base/utf8.h"

enum { LOOKED_AT = 200 };

static const newsx_str none = {NULL, 0};

/* What the longest title that ends `title` is a title of. */
static newsx_str field_of(const nx_clauses *c, newsx_str title)
{
    for (uint32_t at = 0; at < title.len; nx_utf8_next(title, &at)) {
        nx_entry e;
        if (nx_lexicon_find(&e, c->s->lex, NX_LEX_TITLE, nx_str_cut(title, at, title.len)))
            return nx_attr(e.attr, "field");
    }
    return none;
}

static newsx_str kind_of(const nx_facts *f, newsx_str organization)
{
    for (uint32_t i = 0; organization.len && i < f->organizations.n && i < LOOKED_AT; i++)
        if (nx_str_starts(f->organizations.at[i].name, organization)) /* 한국대 of 한국대학교 */
            return f->organizations.at[i].kind;
    return none;
}

static newsx_str name_of(const nx_clauses *c, nx_actor who)
{
    if (who.kind == 'o')
        return c->f->organizations.at[who.index].name;
    newsx_str words = nx_str_span(c->s->text->text, who.span);
    while (nx_str_find(words, NX_S(" "), 0) != NX_NPOS) /* 생활용품 업체 펲앤코: the name stands last */
        words = nx_str_cut(words, nx_str_find(words, NX_S(" "), 0) + 1, words.len);
    return words;
}

static bool employs(nx_actor who)
{
    return who.who >= NX_WHO_AGENT && !who.person && who.kind != 'l' && (who.kind || who.unknown);
}

/* The name of who may give the office: of the state's, only a party. */
static newsx_str giver(const nx_clauses *c, nx_actor who, bool state)
{
    bool may = employs(who) && (!state || (who.kind == 'o' && nx_str_is(c->f->organizations.at[who.index].kind, "party")));
    return may ? name_of(c, who) : none;
}

static bool heads(newsx_str name, newsx_str stem) /* 은행 of 한빛은행, 위원 of 선거위원회 */
{
    uint32_t end = (uint32_t)name.len;
    if (nx_str_ends(name, stem))
        return true;
    return end > 3 && nx_utf8_before(name, end) == 0xD68Cu && nx_str_ends(nx_str_cut(name, 0, end - 3), stem); /* 회 */
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
    newsx_str stem = nx_str_cut(title, 0, end);
    if (nx_lexicon_find(NULL, c->s->lex, NX_LEX_ORG, stem))
        return stem;
    for (uint32_t i = nx_mentions_from(m, high), n = 0; i-- > 0 && n < 40; n++)
        if (m->at.at[i].kind == 'o' && heads(c->f->organizations.at[m->at.at[i].index].name, stem))
            return c->f->organizations.at[m->at.at[i].index].name;
    return none;
}

/* Of a role that fits: at the mention, or of the same title. */
static newsx_str role_here(const nx_person *p, newsx_span mention, newsx_str title, bool leaves)
{
    for (uint32_t i = 0; i < p->roles.n; i++) {
        const nx_role *r = &p->roles.at[i];
        bool here = r->span.begin >= mention.begin && r->span.end <= mention.end;
        if ((here || nx_str_find(r->title, title, 0) != NX_NPOS) && r->organization.len && (leaves || r->status != NX_ROLE_FORMER))
            return r->organization;
    }
    return none;
}

static newsx_str role_last(const nx_person *p)
{
    newsx_str found = none;
    for (uint32_t i = p->roles.n; i-- > 0 && !found.len;)
        found = p->roles.at[i].organization;
    return found;
}

void nx_employer_find(nx_appointment *fact, const nx_talk *t, newsx_span mention, newsx_span before, bool given)
{
    const nx_clauses *c = t->c;
    const nx_person *p = &c->f->people.at[fact->person - 1];
    newsx_str field = field_of(c, fact->title);
    bool leaves = fact->kind == NX_RESIGNED || fact->kind == NX_DISMISSED || fact->kind == NX_RETIRED;
    bool state = nx_str_is(field, "politics") || nx_str_is(field, "government") || nx_str_is(field, "law") || nx_str_is(field, "police") || nx_str_is(field, "military");
    newsx_str acting = giver(c, nx_talk_resolve(t, nx_subject_before(c, before.begin, before.end)), state);
    newsx_str topic = giver(c, employs(t->body) ? t->body : t->main_body, state);
    newsx_str here = role_here(p, mention, fact->title, leaves), last = role_last(p), headed = headed_by(c, fact->title, before.end);
    newsx_str kind = kind_of(c->f, here.len ? here : last);
    bool elsewhere = !leaves && ((nx_str_is(kind, "school") && !nx_str_is(field, "academia")) || (state && (nx_str_is(kind, "company") || nx_str_is(kind, "media"))));
    if (elsewhere) /* 교수 of a university who becomes a director or a minister */
        here = last = none;
    newsx_str order[] = {given ? acting : none, here, headed, acting, leaves ? last : topic, leaves ? topic : last};
    for (uint32_t i = 0; i < NX_LEN(order) && !fact->organization.len; i++)
        fact->organization = order[i];
}
