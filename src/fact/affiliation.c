/* affiliation.c -- the roles that stand beside a name: 남궁훈 카카오 각자대표, 배우 김태리, 수원지검 형사6부(김영남 부장검사).
 *
 * Behind a name, words without josa up to a title are its organization and the title's modifiers; before it, a title that
 * may stand there, and the organization before that.  Cost: a few words to each side. */
#include "fact/name.h"

#include "base/utf8.h"

enum { MAX_WORDS = 6 };

enum { MAX_COORDINATED = 8 }; /* names that share one title: 가·나·다 의원 */

typedef struct around {
    const nx_scan *s;
    newsx_str text;
    const nx_pieces *p;
    const nx_words *w;
    nx_spans *learned;
    nx_ctx *c;
} around;

/* The last piece of a word, 님 and 측 left aside: 대통령|님. */
static const nx_piece *last_piece(const around *a, uint32_t i)
{
    const nx_word *w = &a->w->at[i];
    const nx_piece *p = &a->p->at[w->last];
    if (w->last == w->first || p->kind != NX_PIECE_TITLE || (p - 1)->kind != NX_PIECE_TITLE)
        return p;
    newsx_str kind = nx_attr(nx_lexicon_entry(a->s->lex, p->entry).attr, "kind");
    return nx_str_is(kind, "honorific") || nx_str_is(kind, "side") ? p - 1 : p;
}

bool nx_is_title(const nx_scan *s, const nx_pieces *p, const nx_word *w)
{
    bool side = w->kind == NX_PIECE_TITLE && w->first == w->last && nx_attr_is(nx_piece_attr(s, &p->at[w->first]), "kind", "side");
    return (w->kind == NX_PIECE_TITLE && !side) || (w->kind == NX_PIECE_MOD && w->last > w->first && p->at[w->last - 1].kind == NX_PIECE_TITLE);
}

static bool is_mark(const around *a, uint32_t i, uint32_t c)
{
    return i < a->w->n && a->w->at[i].kind == NX_PIECE_MARK && nx_utf8_at(a->text, a->w->at[i].begin) == c;
}

/* 전, 신임: the status of the words [i, end); also of an ending as in 내정자. */
static bool status_of(nx_role_status *out, const around *a, const nx_piece *p)
{
    nx_entry e;
    if (p->kind != NX_PIECE_MOD || !nx_lexicon_find(&e, a->s->lex, NX_LEX_TITLEMOD, nx_str_cut(a->text, p->begin, p->end)))
        return false;
    newsx_str st = nx_attr(e.attr, "status");
    if (!st.len)
        return false;
    *out = nx_str_is(st, "former") ? NX_ROLE_FORMER : nx_str_is(st, "incoming") ? NX_ROLE_INCOMING : NX_ROLE_CURRENT;
    return true;
}

/* A word of several, none of them a modifier, is a name of its own: 민들레|연합, 누리|셀. */
static bool is_coined(const around *a, uint32_t i)
{
    const nx_word *w = &a->w->at[i];
    return w->kind != NX_PIECE_MARK && w->last > w->first && w->kind != NX_PIECE_MOD && w->kind != NX_PIECE_TITLE &&
           a->p->at[w->last].end > a->p->at[w->last].begin;
}

static bool is_body(const around *a, uint32_t i) /* 농업기술|센터 소장: nouns that end as organizations do */
{
    const nx_word *w = &a->w->at[i];
    bool nouns = w->last > w->first && (w->kind == NX_PIECE_NOUN || w->kind == NX_PIECE_TITLE) && a->p->at[w->first].kind == NX_PIECE_NOUN;
    for (uint32_t at = w->begin + 6; nouns && at + 6 <= w->end; at += 3)
        if (nx_lexicon_find(NULL, a->s->lex, NX_LEX_ORGSUFFIX, nx_str_cut(a->text, at, w->end)))
            return true;
    return false;
}

static bool names_something(const around *a, uint32_t i) /* an organization, a place, or letters that nothing explains */
{
    const nx_word *w = &a->w->at[i];
    if (is_body(a, i))
        return true;
    for (uint32_t k = w->first; k <= w->last; k++) {
        uint8_t kind = a->p->at[k].kind;
        if (kind == NX_PIECE_ORG || kind == NX_PIECE_PLACE || (kind == NX_PIECE_OTHER && a->p->at[k].end - a->p->at[k].begin > 3))
            return true;
    }
    return is_coined(a, i) && i > 0 && (a->w->at[i - 1].kind == NX_PIECE_NAME || a->w->at[i - 1].kind == NX_PIECE_PERSON || a->w->at[i - 1].kind == NX_PIECE_ORG);
}

static bool is_named(const around *a, uint32_t i)
{
    const nx_word *w = &a->w->at[i];
    for (uint32_t k = w->first; k <= w->last; k++)
        if (a->p->at[k].kind == NX_PIECE_ORG || a->p->at[k].kind == NX_PIECE_PLACE)
            return true;
    return false;
}

static void learn(const around *a, uint32_t i)
{
    const nx_word *w = &a->w->at[i];
    bool digits = a->p->at[w->first].kind == NX_PIECE_DIGITS;
    if (!is_named(a, i) && !digits && w->end - w->begin > 3 && (w->kind == NX_PIECE_OTHER || is_coined(a, i)))
        nx_push(nx_scratch(a->c), a->learned, (newsx_span){w->begin, w->end});
}

/* The words [from, to] end in a title: what of them is organization, modifier, title. */
static void add_role(nx_person *out, const around *a, uint32_t from, uint32_t to, newsx_str organization)
{
    const nx_word *t = &a->w->at[to];
    nx_role r = {.organization = organization, .status = NX_ROLE_CURRENT};
    uint32_t title = t->begin, org_end = 0, org_begin = 0, first = to;
    const nx_piece *p = &a->p->at[t->first];
    for (uint32_t k = t->first; k <= t->last; k++, p++) { /* inside the title's word: 전대표, 카카오대표 */
        nx_role_status st;
        if (status_of(&st, a, p)) {
            r.status = st;
            if (p->begin == title)
                title = p->end;
        } else if (p->kind == NX_PIECE_ORG && p->begin == title && k < t->last) {
            org_begin = p->begin;
            org_end = p->end;
            title = p->end;
        }
    }
    while (first > from) { /* titles and modifiers in words of their own: 대표이사 사장, 전 수석 부사장 */
        const nx_word *b = &a->w->at[first - 1];
        nx_role_status st;
        if (b->kind == NX_PIECE_MOD && b->first == b->last && status_of(&st, a, &a->p->at[b->first]))
            r.status = st;
        else if (b->kind == NX_PIECE_MOD || (b->kind == NX_PIECE_TITLE && !is_named(a, first - 1) && !is_body(a, first - 1)))
            title = b->begin;
        else
            break;
        first--;
    }
    uint32_t last = first;
    while (last > from && !is_mark(a, last - 1, ')') && !names_something(a, last - 1))
        last--; /* a noun before the title is part of it: 재무 담당 부사장 */
    if (last < first && last > from && !r.organization.len)
        title = a->w->at[last].begin < title ? a->w->at[last].begin : title;
    for (uint32_t k = from; k < last; k++) /* 공동체얼라인먼트(CAC) 공동 센터장 */
        if (is_mark(a, k, '(')) {
            last = k;
            break;
        }
    if (last > from) {
        nx_role_status st;
        uint32_t begin = from;
        while (begin < last && a->w->at[begin].kind == NX_PIECE_MOD && status_of(&st, a, &a->p->at[a->w->at[begin].first])) {
            r.status = st; /* 전 국민의힘 대표 */
            begin++;
        }
        if (begin < last) {
            org_begin = a->w->at[begin].begin;
            org_end = org_end ? org_end : a->w->at[last - 1].end;
            learn(a, begin);
        }
    }
    if (org_end > org_begin)
        r.organization = nx_str_cut(a->text, org_begin, org_end);
    uint32_t end = last_piece(a, to)->end;
    r.title = nx_str_cut(a->text, title, end);
    r.span = (newsx_span){org_end > org_begin ? org_begin : title, end};
    for (uint32_t i = 0; i < out->roles.n; i++)
        if (nx_str_eq(out->roles.at[i].title, r.title) && nx_str_eq(out->roles.at[i].organization, r.organization))
            return;
    nx_push(a->c->arena, &out->roles, r);
}

static bool is_role(const around *a, uint32_t i) /* an office or occupation, not 씨 nor 아들 */
{
    const nx_word *w = &a->w->at[i];
    const nx_piece *p = last_piece(a, i);
    if (p->kind == NX_PIECE_MOD && w->last > w->first)
        p--;
    newsx_str kind = nx_attr(nx_piece_attr(a->s, p), "kind");
    return !nx_str_is(kind, "honorific") && !nx_str_is(kind, "relation") && !nx_str_is(kind, "side");
}

static uint32_t behind_bracket(const around *a, uint32_t i) /* the word behind (…); i where there is none */
{
    if (!is_mark(a, i, '('))
        return i;
    for (uint32_t k = i + 1; k < a->w->n && k < i + 8; k++)
        if (is_mark(a, k, ')'))
            return k + 1;
    return i;
}

static bool ends_title(const around *a, uint32_t i) /* 내정자, 직무대행 in a word of its own */
{
    nx_entry e;
    const nx_word *w = &a->w->at[i];
    return w->kind == NX_PIECE_MOD && nx_lexicon_find(&e, a->s->lex, NX_LEX_TITLEMOD, nx_str_cut(a->text, w->begin, w->end)) &&
           nx_attr_is(e.attr, "after", "yes");
}

/* The last word of a title that begins somewhere behind word i; UINT32_MAX where there is none. */
static uint32_t title_behind(const around *a, uint32_t from, uint32_t sentence)
{
    for (uint32_t k = from, most = from + MAX_WORDS; k < a->w->n && k < most; k++) {
        const nx_word *w = &a->w->at[k];
        if (w->sentence != sentence || (!w->blank && k > from && w->kind != NX_PIECE_MARK))
            return UINT32_MAX;
        if (nx_is_title(a->s, a->p, w)) {
            if (k > from && a->w->at[k - 1].kind == NX_PIECE_NOUN && nx_attr_is(nx_piece_attr(a->s, last_piece(a, k)), "ambiguous", "yes"))
                return UINT32_MAX; /* 장동혁 지도부 주장 */
            while (!a->w->at[k].josa && k + 1 < a->w->n && a->w->at[k + 1].sentence == sentence && a->w->at[k + 1].blank &&
                   (nx_is_title(a->s, a->p, &a->w->at[k + 1]) || ends_title(a, k + 1)))
                k++;
            return k;
        }
        if (is_mark(a, k, '(') && k > from && behind_bracket(a, k) > k) {
            uint32_t close = behind_bracket(a, k) - 1;
            most += close - k + 1;
            k = close;
            continue;
        }
        bool passes = w->kind == NX_PIECE_ORG || w->kind == NX_PIECE_PLACE || w->kind == NX_PIECE_MOD || w->kind == NX_PIECE_OTHER ||
                      w->kind == NX_PIECE_DIGITS || w->kind == NX_PIECE_NOUN || (is_mark(a, k, 0xB7) && k > from);
        if (!passes || w->josa)
            return UINT32_MAX;
        if (w->kind == NX_PIECE_NOUN && last_piece(a, k)->entry != UINT32_MAX) {
            uint32_t cls = nx_lexicon_entry(a->s->lex, last_piece(a, k)->entry).cls;
            if (cls != NX_LEX_NOUN)
                return UINT32_MAX;
        }
    }
    return UINT32_MAX;
}

static newsx_str organization_before(const around *a, uint32_t i) /* words right before word i, without josa */
{
    uint32_t from = i;
    while (from > 0 && i - from < 3) {
        const nx_word *w = &a->w->at[from - 1];
        if (w->sentence != a->w->at[i].sentence || w->josa || !is_named(a, from - 1) || (from < i && !a->w->at[from].blank) || w->kind == NX_PIECE_TITLE)
            break;
        from--;
    }
    return from < i ? nx_str_cut(a->text, a->w->at[from].begin, a->w->at[i - 1].end) : (newsx_str){NULL, 0};
}

/* 환경부장관인, 부총리였던: the title's word ends in a form of 이다 that describes what follows. */
static bool describes(nx_role_status *out, const around *a, uint32_t i)
{
    const nx_word *w = &a->w->at[i];
    uint32_t end = nx_word_end(a->text, w->end);
    nx_entry e;
    if (!w->josa || !nx_lexicon_find(&e, a->s->lex, NX_LEX_JOSA, nx_str_cut(a->text, w->end, end)) || !nx_attr_is(e.attr, "case", "copula"))
        return false;
    *out = end - w->end > 3 ? NX_ROLE_FORMER : NX_ROLE_CURRENT;
    return nx_batchim(nx_utf8_before(a->text, end)) == 4;
}

static void roles_before(nx_person *out, const around *a, uint32_t i)
{
    if (i == 0 || !a->w->at[i].blank || a->w->at[i - 1].sentence != a->w->at[i].sentence)
        return;
    uint32_t to = i - 1, had = out->roles.n;
    nx_role_status status = NX_ROLE_CURRENT;
    bool described = a->w->at[to].josa && describes(&status, a, to);
    if ((a->w->at[to].josa && !described) || !nx_is_title(a->s, a->p, &a->w->at[to]) || !is_role(a, to) ||
        (!described && !nx_attr(nx_piece_attr(a->s, last_piece(a, to)), "before").len))
        return;
    uint32_t from = to;
    while (from > 0 && to - from < MAX_WORDS) {
        const nx_word *b = &a->w->at[from - 1];
        bool part = b->kind == NX_PIECE_MOD || is_named(a, from - 1) || nx_is_title(a->s, a->p, b);
        if (!part || b->josa || b->sentence != a->w->at[i].sentence || !a->w->at[from].blank || b->kind == NX_PIECE_NAME)
            break;
        from--;
    }
    newsx_str whose = from > 0 && is_mark(a, from - 1, '(') ? organization_before(a, from - 1) : (newsx_str){NULL, 0}; /* 문화재청(청장 … */
    add_role(out, a, from, to, whose);
    if (described && status == NX_ROLE_FORMER && out->roles.n > had)
        out->roles.at[had].status = status;
}

/* The words [from, to) between brackets: they end in a title, or say no role. */
static void roles_in_bracket(nx_person *out, const around *a, uint32_t from, uint32_t to)
{
    if (to <= from || !nx_is_title(a->s, a->p, &a->w->at[to - 1]) || !is_role(a, to - 1))
        return;
    for (uint32_t k = from; k < to; k++)
        if (a->w->at[k].kind == NX_PIECE_MARK || a->w->at[k].josa)
            return;
    add_role(out, a, from, to - 1, (newsx_str){NULL, 0});
}

void nx_role_told(nx_person *out, nx_role_status status, nx_spans *learned, const nx_scan *s, const nx_pieces *p, const nx_words *w, uint32_t to,
                  nx_ctx *c)
{
    around a = {s, s->text->text, p, w, learned, c};
    uint32_t from = to, had = out->roles.n;
    while (from > 0 && to - from < MAX_WORDS) {
        const nx_word *b = &w->at[from - 1];
        bool part = b->kind == NX_PIECE_MOD || is_named(&a, from - 1) || nx_is_title(s, p, b);
        if (!part || b->josa || b->sentence != w->at[to].sentence || !w->at[from].blank || b->kind == NX_PIECE_NAME)
            break;
        from--;
    }
    if (!is_role(&a, to))
        return;
    add_role(out, &a, from, to, (newsx_str){NULL, 0});
    if (out->roles.n > had)
        out->roles.at[had].status = status;
}

/* hops: how many names of a coordination may still be passed on the way to the title that they share. */
static void find_role(nx_person *out, uint32_t *end, nx_spans *learned, const nx_scan *s, const nx_pieces *p, const nx_words *w,
                      uint32_t first, uint32_t i, int hops, nx_ctx *c)
{
    around a = {s, s->text->text, p, w, learned, c};
    const nx_word *name = &w->at[i];
    *end = name->end;
    roles_before(out, &a, first);
    if (name->first < name->last && p->at[name->first + 1].kind == NX_PIECE_TITLE) { /* 홍길동씨, 홍길동대표 */
        *end = p->at[name->last].end;
        if (is_role(&a, i)) {
            nx_role r = {.title = nx_str_cut(a.text, p->at[name->first].end, *end), .organization = organization_before(&a, i),
                         .span = {p->at[name->first].end, *end}};
            nx_push(c->arena, &out->roles, r);
        }
        return;
    }
    if (name->josa)
        return;
    uint32_t from = behind_bracket(&a, i + 1);
    if (is_mark(&a, from, 0xB7) && from + 1 < w->n && (w->at[from + 1].kind == NX_PIECE_NAME || w->at[from + 1].kind == NX_PIECE_PERSON)) {
        uint32_t other; /* 남궁훈·홍은택 각자대표: the title is of both */
        if (hops && w->at[from + 1].sentence == name->sentence)
            find_role(out, &other, learned, s, p, w, from + 1, from + 1, hops - 1, c);
        return;
    }
    if (from > i + 1)
        roles_in_bracket(out, &a, i + 2, from - 1);
    if (from >= w->n || w->at[from].sentence != name->sentence || (!w->at[from].blank && from == i + 1))
        return;
    uint32_t to = title_behind(&a, from, name->sentence);
    if (to == UINT32_MAX)
        return;
    bool side = nx_attr_is(nx_piece_attr(s, &p->at[w->at[to].last]), "kind", "side"); /* 의원|측 */
    *end = side ? last_piece(&a, to)->end : w->at[to].end;
    if (!w->at[to].josa && is_mark(&a, to + 1, '(')) { /* 이화영 킨텍스 대표이사(전 경기도 평화부지사) */
        uint32_t close = behind_bracket(&a, to + 1);
        if (close > to + 1)
            roles_in_bracket(out, &a, to + 2, close - 1);
    }
    if (!is_role(&a, to))
        return;
    newsx_str org = {NULL, 0};
    if (from > i + 1) /* 이재명(더불어민주당) 후보 */
        for (uint32_t k = i + 2; k + 1 < from; k++)
            if (w->at[k].kind == NX_PIECE_ORG)
                org = nx_str_cut(a.text, w->at[k].begin, w->at[k].end);
    if (!org.len && first > 0 && w->at[first - 1].sentence == name->sentence) {
        if (is_mark(&a, first - 1, '(') && first > 1)
            org = organization_before(&a, first - 1);
        else if (w->at[first].blank)
            org = organization_before(&a, first);
    }
    uint32_t had = out->roles.n;
    add_role(out, &a, from, to, org);
    if (out->roles.n == had + 1 && !out->roles.at[had].organization.len && is_mark(&a, to + 1, '(') && w->at[to + 1].begin == w->at[to].end &&
        to + 3 < w->n && w->at[to + 2].kind == NX_PIECE_ORG && (is_mark(&a, to + 3, ')') || is_mark(&a, to + 3, ',')))
        out->roles.at[had].organization = nx_str_cut(a.text, w->at[to + 2].begin, w->at[to + 2].end); /* 김정희 의원(더불어민주당, 순천) */
}

enum { MAX_BACK = 200 }; /* pieces from 이 회사 back to the company */

/* The organization that word i and the one before it mean, as 이 회사 and 같은 대학의 do: the last one of that kind. */
static newsx_str same_organization(const around *a, uint32_t i)
{
    const nx_word *noun = &a->w->at[i], *det = noun - 1;
    uint32_t agents = nx_lexicon_class(a->s->lex, NX_S("agent"));
    nx_entry e, d;
    if (i == 0 || det->sentence != noun->sentence || !noun->blank || agents == UINT32_MAX || nx_word_end(a->text, det->begin) + 1 != noun->begin ||
        !nx_lexicon_find(&d, a->s->lex, agents, nx_str_cut(a->text, det->begin, noun->begin - 1)) || !nx_attr_is(d.attr, "same", "yes") ||
        !nx_lexicon_find(&e, a->s->lex, agents, nx_str_cut(a->text, noun->begin, noun->end)) || !nx_attr_is(e.attr, "kind", "body"))
        return (newsx_str){NULL, 0};
    newsx_str like = nx_attr(e.attr, "like"), word = e.surface;
    like = like.len ? like : nx_attr(e.attr, "of");
    for (uint32_t k = det->first, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        const nx_piece *p = &a->p->at[k];
        if (p->kind != NX_PIECE_ORG)
            continue;
        newsx_str name = nx_str_cut(a->text, p->begin, p->tail_from ? p->tail_from : p->end), kind = nx_org_kind(a->s, p);
        if (nx_str_ends(name, word) || (like.len && (nx_str_eq(kind, like) || (p->entry == UINT32_MAX && nx_str_is(kind, "other")))))
            return name;
    }
    return (newsx_str){NULL, 0};
}

/* 이 회사 윤서경 대표, 이 회사 대표 윤서경: roles that say whose they are by a word for it. */
static void resolve_same(nx_person *out, const around *a, uint32_t first)
{
    for (uint32_t r = 0; r < out->roles.n; r++) {
        nx_role *role = &out->roles.at[r];
        uint32_t k = first;
        while (k > 0 && a->w->at[k].begin > role->span.begin && a->w->at[k - 1].sentence == a->w->at[first].sentence)
            k--;
        const nx_word *w = &a->w->at[k];
        if (!role->organization.len && k > 0 && w->blank && a->w->at[k - 1].end < w->begin)
            role->organization = same_organization(a, k - 1);
    }
}

void nx_role_find(nx_person *out, uint32_t *end, nx_spans *learned, const nx_scan *s, const nx_pieces *p, const nx_words *w, uint32_t first,
                  uint32_t i, nx_ctx *c)
{
    const around a = {s, s->text->text, p, w, learned, c};
    find_role(out, end, learned, s, p, w, first, i, MAX_COORDINATED, c);
    resolve_same(out, &a, first);
}
