/* people.c -- who is who.  A full name is itself; a surname with a title is the nearest person of that surname before it,
 * one of the same title if there is one, or the only one behind it; the last word of a foreign name is that person. */
#include "link/people.h"

#include "base/limits.h"
#include "base/map.h"
#include "base/utf8.h"

#include <stdlib.h>

static bool is_brief(const nx_scan *s, newsx_str name) /* 남궁, 이, A */
{
    return nx_lexicon_find(NULL, s->lex, NX_LEX_SURNAME, name) || (name.len == 1 && nx_is_latin((unsigned char)name.at[0]));
}

static bool holds_word(newsx_str a, newsx_str b) /* 국민의힘 of 국민의힘 인재영입위원회, but no 카카오 of 카카오게임즈 */
{
    size_t at = nx_str_find(a, b, 0), end = at + b.len;
    return at != NX_NPOS && (at == 0 || a.at[at - 1] == ' ') && (end == a.len || a.at[end] == ' ');
}

static bool same_place(newsx_str a, newsx_str b) /* one names the other, or one is not named */
{
    return !a.len || !b.len || holds_word(a, b) || holds_word(b, a);
}

static void add_role(nx_person *p, nx_role r, nx_arena *a)
{
    for (uint32_t i = 0; i < p->roles.n; i++) {
        nx_role *have = &p->roles.at[i];
        if (!nx_str_eq(have->title, r.title) || !same_place(have->organization, r.organization))
            continue;
        if (have->organization.len < r.organization.len) {
            have->organization = r.organization;
            have->span = r.span;
        }
        if (r.status == NX_ROLE_FORMER)
            have->status = r.status;
        return;
    }
    nx_push(a, &p->roles, r);
}

static bool overlaps(newsx_span a, newsx_span b)
{
    return a.begin < b.end && b.begin < a.end;
}

static void join(nx_person *into, const nx_person *x, bool brief, nx_arena *a)
{
    bool had_none = into->roles.n == 0;
    for (uint32_t i = 0; i < x->mentions.n; i++)
        nx_push(a, &into->mentions, x->mentions.at[i]);
    for (uint32_t i = 0; i < x->roles.n; i++)
        if (!brief || had_none || !overlaps(x->roles.at[i].span, x->mentions.at[0].head.span))
            add_role(into, x->roles.at[i], a); /* of 김 의원 the 의원 says nothing new */
    if (!into->age)
        into->age = x->age;
}

/* 각자대표 is a 대표, but 부회장 is no 회장. */
static bool shares_title(const nx_person *p, const nx_person *x)
{
    for (uint32_t i = 0; i < p->roles.n; i++)
        for (uint32_t j = 0; j < x->roles.n; j++) {
            newsx_str whole = p->roles.at[i].title, end = x->roles.at[j].title;
            if (nx_str_ends(whole, end) && (whole.len == end.len || nx_utf8_before(whole, (uint32_t)(whole.len - end.len)) != 0xBD80u /* 부 */))
                return true;
        }
    return false;
}

/* The person whom a surname means: index, or UINT32_MAX. */
static uint32_t resolve(const nx_facts *f, uint32_t n, const nx_person *x)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t k = n; k > 0 && n - k < NX_MAX_PEOPLE_BACK; k--) {
        const nx_person *p = &f->people.at[k - 1];
        if (p->name.len <= x->name.len || !nx_str_starts(p->name, x->name))
            continue;
        bool later = best == UINT32_MAX || p->mentions.at[p->mentions.n - 1].head.span.begin >
                                               f->people.at[best].mentions.at[f->people.at[best].mentions.n - 1].head.span.begin;
        bool titled = shares_title(p, x), best_titled = best != UINT32_MAX && shares_title(&f->people.at[best], x);
        if (best == UINT32_MAX || (titled && !best_titled) || (titled == best_titled && later))
            best = k - 1;
    }
    return best;
}

static newsx_str last_word(newsx_str name)
{
    size_t at = name.len;
    while (at > 0 && name.at[at - 1] != ' ')
        at--;
    return nx_str_cut(name, at, name.len);
}

static int by_place(const void *a, const void *b)
{
    const nx_mention *x = a, *y = b;
    return x->head.span.begin < y->head.span.begin ? -1 : x->head.span.begin > y->head.span.begin;
}

/* 최 회장의 동생인 최재원 수석부회장: another title in the same sentence is another person. */
static bool is_another(const nx_person *p, const nx_person *x)
{
    return p->roles.n && x->roles.n && p->mentions.at[0].head.sentence == x->mentions.at[0].head.sentence && !shares_title(p, x);
}

/* Surnames that found nobody before them: the only one of that name behind them, e.g. in a headline. */
static void resolve_ahead(nx_facts *f, const nx_scan *s, nx_arena *a)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < f->people.n; i++) {
        nx_person x = f->people.at[i];
        uint32_t only = UINT32_MAX, found = 0;
        if (is_brief(s, x.name))
            for (uint32_t k = i + 1; k < f->people.n; k++)
                if (f->people.at[k].name.len > x.name.len && nx_str_starts(f->people.at[k].name, x.name) &&
                    !is_another(&f->people.at[k], &x)) {
                    only = k;
                    found++;
                }
        if (found == 1) {
            nx_person whole = f->people.at[only];
            join(&whole, &x, true, a);
            f->people.at[only] = whole;
        } else {
            f->people.at[kept++] = x;
        }
    }
    f->people.n = kept;
}

static int by_first(const void *a, const void *b)
{
    const nx_person *x = a, *y = b;
    return by_place(&x->mentions.at[0], &y->mentions.at[0]);
}

/* Does this mention do something in its sentence?  Then a pronoun behind it means that person. */
static bool is_topic(const nx_scan *s, const nx_mention *m)
{
    newsx_str text = s->text->text;
    nx_entry e;
    uint32_t end = m->head.span.end, stop = end;
    while (stop < text.len && nx_is_syllable(nx_utf8_at(text, stop)))
        stop += 3;
    return nx_lexicon_find(&e, s->lex, NX_LEX_JOSA, nx_str_cut(text, end, stop)) &&
           (nx_attr_is(e.attr, "case", "topic") || nx_attr_is(e.attr, "case", "subject"));
}

static void link_people(nx_facts *f, const nx_scan *s, nx_ctx *c)
{
    nx_map known = {0};
    uint32_t forenames = nx_lexicon_class(s->lex, NX_S("forename"));
    uint32_t n = 0, near = UINT32_MAX, told = 0; /* whom a pronoun means, and the sentence that told of them last */
    for (uint32_t i = 0; i < f->people.n; i++) {
        nx_person x = f->people.at[i];
        if (!x.mentions.n)
            continue;
        if (!x.name.len) { /* 그는 */
            if (near != UINT32_MAX && x.mentions.at[0].head.sentence - told <= NX_MAX_PRONOUN_BACK) {
                nx_push(c->arena, &f->people.at[near].mentions, x.mentions.at[0]);
                told = x.mentions.at[0].head.sentence;
            }
            continue;
        }
        const uint32_t *at = nx_map_find(&known, x.name);
        uint32_t k = at ? *at : UINT32_MAX;
        bool brief = k == UINT32_MAX && is_brief(s, x.name);
        if (is_brief(s, x.name)) {
            uint32_t whole = resolve(f, n, &x);
            if (whole != UINT32_MAX) {
                k = whole;
                brief = true;
            }
        }
        if (near == UINT32_MAX || is_topic(s, &x.mentions.at[0]) || x.mentions.at[0].head.sentence > told + NX_MAX_PRONOUN_BACK) {
            near = k != UINT32_MAX ? k : n;
            told = x.mentions.at[0].head.sentence;
        }
        if (k != UINT32_MAX) {
            join(&f->people.at[k], &x, brief, c->arena);
            continue;
        }
        nx_map_at(&known, c->arena, x.name, n);
        newsx_str last = last_word(x.name);
        nx_entry e;
        newsx_str first = last.len < x.name.len ? nx_str_cut(x.name, 0, nx_str_find(x.name, NX_S(" "), 0)) : last;
        if (last.len < x.name.len)
            nx_map_at(&known, c->arena, last, n);
        if (forenames != UINT32_MAX && nx_lexicon_find(&e, s->lex, forenames, first) && nx_attr_is(e.attr, "kind", "family"))
            nx_map_at(&known, c->arena, first, n); /* 오노데라 of 오노데라 이쓰노리 */
        f->people.at[n++] = x;
    }
    f->people.n = n;
    resolve_ahead(f, s, c->arena);
    for (uint32_t i = 0; i < f->people.n; i++)
        nx_sort(f->people.at[i].mentions.at, f->people.at[i].mentions.n, sizeof(nx_mention), by_place);
    if (f->people.n)
        nx_sort(f->people.at, f->people.n, sizeof(nx_person), by_first);
}

enum { MAX_BRACKET = 60 }; /* bytes from an organization to its short name in brackets */

/* 금융정보분석원(FIU), 한국여성단체연합(회장 윤서경, 이하 '여성연합'): what stands in brackets right behind a name, or there behind
 * a word that says so, is another name of it. */
static bool is_alias(const nx_scan *s, uint32_t mark, const nx_named *a, const nx_named *b)
{
    newsx_str text = s->text->text;
    uint32_t end = a->mentions.at[0].head.span.end, begin = b->mentions.at[0].name.begin, at = begin;
    if (nx_utf8_at(text, end) != '(' || begin <= end || begin > end + MAX_BRACKET)
        return false;
    uint32_t close = b->mentions.at[0].name.end;
    if (close < text.len && nx_utf8_at(text, close) != ')')
        close += nx_utf8_len((unsigned char)text.at[close]); /* a quotation mark */
    if (nx_utf8_at(text, close) != ')')
        return false;
    if (begin == end + 1)
        return true;
    while (at > end + 1 && !nx_is_word(nx_utf8_before(text, at)))
        at = nx_utf8_back(text, at);
    uint32_t word = at;
    while (word > end + 1 && nx_is_word(nx_utf8_before(text, word)))
        word = nx_utf8_back(text, word);
    return nx_str_find(nx_str_cut(text, end, begin), NX_S(")"), 0) == NX_NPOS && mark != UINT32_MAX &&
           nx_lexicon_find(NULL, s->lex, mark, nx_str_cut(text, word, at));
}

static uint32_t link_named(nx_named *v, uint32_t n, const nx_scan *s, bool aliases, nx_arena *a)
{
    nx_map known = {0};
    uint32_t kept = 0, mark = nx_lexicon_class(s->lex, NX_S("aliasmark"));
    for (uint32_t i = 0; aliases && i + 1 < n; i++)
        for (uint32_t k = i + 1; k < n && k < i + 4; k++)
            if (is_alias(s, mark, &v[i], &v[k])) {
                nx_map_at(&known, a, v[k].name, i);
                break;
            }
    nx_map index = {0};
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t *alias = nx_map_find(&known, v[i].name);
        newsx_str name = alias ? v[*alias].name : v[i].name;
        v[i].name = name;
    }
    for (uint32_t i = 0; i < n; i++) {
        nx_named x = v[i];
        uint32_t *at = nx_map_at(&index, a, x.name, kept);
        if (!at)
            return kept;
        if (*at < kept)
            nx_push(a, &v[*at].mentions, x.mentions.at[0]);
        else
            v[kept++] = x;
    }
    return kept;
}

/* A place goes by the usual form where the text has it (수원), else by what stands there first (대한민국). */
static void name_places(nx_facts *f, newsx_str text)
{
    for (uint32_t i = 0; i < f->places.n; i++) {
        nx_named *l = &f->places.at[i];
        bool told = false;
        for (uint32_t k = 0; k < l->mentions.n && !told; k++)
            told = nx_str_eq(nx_str_span(text, l->mentions.at[k].name), l->name);
        if (!told && l->mentions.n)
            l->name = nx_str_span(text, l->mentions.at[0].name);
    }
}

newsx_status nx_people_link(nx_facts *f, const nx_scan *s, nx_ctx *c)
{
    link_people(f, s, c);
    f->organizations.n = link_named(f->organizations.at, f->organizations.n, s, true, c->arena);
    f->places.n = link_named(f->places.at, f->places.n, s, false, c->arena);
    name_places(f, s->text->text);
    return nx_ctx_status(c);
}
