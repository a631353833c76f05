/* roles.c -- a title may hold its body (강남구청장), or stand behind a place that has a government; and who was made
 * something is it from then on. */
#include "link/roles.h"

#include "base/utf8.h"
#include "fact/employer.h"
#include "fact/mentions.h"

static uint32_t syllables_of(newsx_str attr) /* of=2: 경기도|지사 without its last two */
{
    newsx_str of = nx_attr(attr, "of");
    return of.len == 1 && nx_is_digit((unsigned char)of.at[0]) ? (uint32_t)(of.at[0] - '0') : 0;
}

/* 하나은행장: 하나은행, by the end of the title that dict/lex/title.tsv has. */
static newsx_str body_within(const nx_lexicon *lex, newsx_str title)
{
    newsx_str known = nx_body_headed(lex, title), none = {NULL, 0};
    if (known.len || nx_str_has(title, " "))
        return known;
    for (uint32_t at = 0; nx_utf8_next(title, &at), at < title.len;) {
        nx_entry e;
        if (!nx_lexicon_find(&e, lex, NX_LEX_TITLE, nx_str_cut(title, at, title.len)))
            continue;
        uint32_t end = (uint32_t)title.len, n = syllables_of(e.attr);
        for (uint32_t k = 0; k < n && end > 0; k++)
            end = nx_utf8_back(title, end);
        bool modified = nx_lexicon_find(NULL, lex, NX_LEX_TITLEMOD, nx_str_cut(title, 0, at)); /* 부시장, 전시장 */
        newsx_str body = nx_str_cut(title, 0, end);
        return n && !modified && nx_utf8_count(body) > 1 ? body : none;
    }
    return none;
}

static bool is_of_state(const nx_lexicon *lex, newsx_str title)
{
    for (uint32_t at = 0; at < title.len; nx_utf8_next(title, &at)) {
        nx_entry e;
        if (nx_lexicon_find(&e, lex, NX_LEX_TITLE, nx_str_cut(title, at, title.len)))
            return nx_attr_is(e.attr, "field", "government") || nx_attr_is(e.attr, "field", "politics");
    }
    return false;
}

/* The place named right before a title; empty where it is none with a government. */
static newsx_str place_before(const nx_facts *f, const nx_mention_index *m, newsx_str text, uint32_t begin)
{
    enum { LONGEST = 60 };
    newsx_str none = {NULL, 0};
    if (begin < 2 || text.at[begin - 1] != ' ')
        return none;
    const nx_named_at *n = nx_mention_ending(m, begin - 1, begin > LONGEST ? begin - LONGEST : 0);
    if (!n || n->kind != 'l')
        return none;
    newsx_str kind = f->places.at[n->index].kind;
    return nx_str_is(kind, "facility") || nx_str_is(kind, "other") ? none : nx_str_span(text, n->span);
}

newsx_status nx_roles_complete(nx_facts *f, const nx_scan *s, nx_ctx *c)
{
    nx_mention_index m = {0};
    NX_TRY(nx_mentions_gather(&m, f, c));
    for (uint32_t i = 0; i < f->people.n; i++)
        for (uint32_t r = 0; r < f->people.at[i].roles.n; r++) {
            nx_role *role = &f->people.at[i].roles.at[r];
            if (role->organization.len)
                continue;
            role->organization = body_within(s->lex, role->title);
            if (!role->organization.len && is_of_state(s->lex, role->title))
                role->organization = place_before(f, &m, s->text->text, role->span.begin);
        }
    return nx_ctx_status(c);
}

newsx_status nx_roles_take_over(nx_facts *f, nx_ctx *c)
{
    for (uint32_t i = 0; i < f->appointments.n; i++) {
        const nx_appointment *a = &f->appointments.at[i];
        nx_person *p = &f->people.at[a->person - 1];
        for (uint32_t r = 0; r < p->roles.n; r++)
            if (!p->roles.at[r].organization.len && a->title.len && nx_str_eq(p->roles.at[r].title, a->title))
                p->roles.at[r].organization = a->organization;
    }
    return nx_ctx_status(c);
}
