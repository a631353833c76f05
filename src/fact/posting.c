/* posting.c -- lists of personnel changes.
 *
 * Such a list is made of marks: ◇ ■ and the like, or < >, open a head that names the organization, the rank or what
 * happened (dict/lex/posting.tsv); ▲ △ ▷ and the like open an item, a post and the names of those who get it.  Heads stay
 * in force until the next of their kind, over blocks, until a paragraph without marks ends the list. */
#include "fact/posting.h"

#include "base/utf8.h"

typedef enum mark { MARK_NONE, MARK_HEAD, MARK_OPEN, MARK_CLOSE, MARK_ITEM } mark;

typedef struct lister {
    nx_facts *f;
    const nx_clauses *c;
    nx_ctx *ctx;
    uint32_t posting; /* word class */
    newsx_str organization, rank;
    nx_appointment_kind kind;
    bool titled;      /* the title names the organization */
    bool known;       /* a head or the title says that this is such a list */
} lister;

static mark mark_of(uint32_t c)
{
    switch (c) {
    case 0x25C7u: case 0x25C6u: case 0x25A0u: case 0x25A1u: case 0x25CEu: case 0x25CFu: case 0x25CBu: /* ◇ ◆ ■ □ ◎ ● ○ */
        return MARK_HEAD;
    case '<': case 0x3008u: case 0x300Au: case '[': case 0x3010u: /* 〈 《 【 */
        return MARK_OPEN;
    case '>': case 0x3009u: case 0x300Bu: case ']': case 0x3011u:
        return MARK_CLOSE;
    case 0x25B2u: case 0x25B3u: case 0x25B6u: case 0x25B7u: case 0x25B8u: case 0x25B9u: case 0x25C8u: /* ▲ △ ▶ ▷ ▸ ▹ ◈ */
        return MARK_ITEM;
    default:
        return MARK_NONE;
    }
}

static nx_appointment_kind kind_named(newsx_str word)
{
    for (int k = NX_APPOINTED; k <= NX_REAPPOINTED; k++)
        if (nx_str_is(word, nx_appointment_kind_name((nx_appointment_kind)k)))
            return (nx_appointment_kind)k;
    return NX_APPOINTED;
}

/* The longest word of the class that ends a word; empty where it has none. */
static newsx_str change_in(const lister *l, newsx_str word)
{
    for (uint32_t at = 0; at < word.len; nx_utf8_next(word, &at)) {
        nx_entry e;
        if (nx_lexicon_find(&e, l->c->s->lex, l->posting, nx_str_cut(word, at, word.len)))
            return nx_attr(e.attr, "kind");
    }
    return (newsx_str){NULL, 0};
}

static bool ends_in_title(const lister *l, newsx_span s)
{
    const nx_match *m = s.begin < s.end ? nx_match_ending(l->c->s->matches, l->c->s->text->text, s.end, s.begin, NX_LEX_TITLE) : NULL;
    return m && m->end - m->begin > 3; /* 서부 is none for its 부 */
}

static bool names_organization(const lister *l, newsx_str words)
{
    uint32_t begin = (uint32_t)(words.at - l->c->s->text->text.at);
    const nx_named_at *n = words.len ? nx_mention_ending(&l->c->mentions, begin + (uint32_t)words.len, begin) : NULL;
    return n && n->kind == 'o' && !nx_str_is(l->f->organizations.at[n->index].kind, "other");
}

/* A head: `한결은행`, `본부장 승진`, `과장급 전보`, `상무`. */
static void read_head(lister *l, newsx_span s)
{
    newsx_str text = l->c->s->text->text, rest = nx_str_trim(nx_str_span(text, s)), word;
    newsx_str rank = {NULL, 0}, body = {NULL, 0};
    bool change = false;
    if (!rest.len)
        return;
    while (nx_str_next_field(&word, &rest, ' ')) {
        newsx_str kind = change_in(l, word);
        uint32_t begin = (uint32_t)(word.at - text.at), end = begin + (uint32_t)word.len;
        if (kind.len) {
            change = l->known = true;
            if (!nx_str_is(kind, "list"))
                l->kind = kind_named(kind);
        } else if (ends_in_title(l, (newsx_span){begin, end})) {
            rank = word;
        } else if (nx_utf8_count(word) > 1 && !nx_str_has(word, ":") && !nx_str_has(word, "·")) { /* 국토교통부·한빛은행: heads follow */
            body = body.len ? nx_str_cut(text, (size_t)(body.at - text.at), end) : word;
        }
    }
    l->rank = rank;
    bool grade = body.len && (change || rank.len) && !nx_mention_ending(&l->c->mentions, (uint32_t)(body.at - text.at) + (uint32_t)body.len, s.begin);
    bool part = l->titled && !names_organization(l, body); /* ◆ 편집국 */
    if (body.len && !grade && !part)
        l->organization = body;
}

static void add(lister *l, const nx_named_at *n, newsx_str post)
{
    nx_appointment fact = {.kind = l->kind, .person = n->index + 1, .organization = l->organization};
    newsx_str text = l->c->s->text->text;
    uint32_t begin = (uint32_t)(post.at - text.at);
    bool title = post.len && ends_in_title(l, (newsx_span){begin, begin + (uint32_t)post.len});
    fact.title = title || !l->rank.len ? post : l->rank;
    const nx_named_at *body = !title && l->rank.len && post.len ? nx_mention_ending(&l->c->mentions, begin + (uint32_t)post.len, begin) : NULL;
    bool headed = l->organization.len && !l->titled; /* ◇한결은행 <부행장> ▲디지털그룹 이가온: a part of it */
    if (body && !headed && body->kind == 'o' && nx_str_is(l->f->organizations.at[body->index].kind, "company")) /* ◇부사장 승진 △한빛차 김하늘 */
        fact.organization = post;
    fact.head = (nx_head){{post.len ? begin : n->span.begin, n->span.end}, nx_sentence_at(l->c->s->text, n->span.begin), NX_S("appointment.list")};
    if (fact.head.sentence != UINT32_MAX)
        nx_push(l->ctx->arena, &l->f->appointments, fact);
}

/* An item: a post, then names.  `해양정책과장 김이든`, `상무 김하늘 이바다`, `마케팅실장(상무보) 표도담`.  False where it names nobody. */
static bool read_item(lister *l, newsx_span s)
{
    newsx_str text = l->c->s->text->text;
    const nx_mention_index *m = &l->c->mentions;
    newsx_str post = {NULL, 0};
    uint32_t last = UINT32_MAX;
    for (uint32_t i = nx_mentions_from(m, s.begin); i < m->at.n && m->at.at[i].span.begin < s.end; i++) {
        const nx_named_at *n = &m->at.at[i];
        if (n->kind != 'p' || n->span.end > s.end)
            continue;
        const nx_person *p = &l->f->people.at[n->index];
        uint32_t begin = n->span.begin;
        for (uint32_t k = 0; k < p->mentions.n && k < 50; k++) /* the name may follow a title in the mention */
            if (p->mentions.at[k].head.span.begin == n->span.begin && p->mentions.at[k].name.begin < p->mentions.at[k].name.end)
                begin = p->mentions.at[k].name.begin;
        if (last == UINT32_MAX) {
            post = nx_str_trim(nx_str_cut(text, s.begin, begin));
            size_t note = nx_str_find(post, NX_S("("), 0);
            if (note != NX_NPOS && note > 0)
                post = nx_str_trim(nx_str_cut(post, 0, note));
        }
        if (last == UINT32_MAX || n->index != last)
            add(l, n, post);
        last = n->index;
    }
    return last != UINT32_MAX;
}

/* Marks of a list somewhere in a block, or a head in brackets at its start. */
static bool has_mark(newsx_str text, newsx_span s, bool title)
{
    for (uint32_t at = s.begin; at < s.end;) {
        bool first = at == s.begin;
        mark k = mark_of(nx_utf8_next(text, &at));
        if (k == MARK_ITEM || k == MARK_HEAD || ((title || first) && k == MARK_OPEN))
            return true;
    }
    return false;
}

/* The tag of the title says that the article is such a list ([인사] 한빛은행): the rest of the title is whose. */
static void read_series(lister *l)
{
    const nx_page *page = l->c->s->page;
    if (!page->series.len || !change_in(l, page->series).len)
        return;
    l->known = true;
    for (uint32_t i = 0; i < l->c->s->text->blocks.n; i++) {
        newsx_span title = l->c->s->text->blocks.at[i].span;
        const nx_named_at *n = l->c->s->text->blocks.at[i].kind == NX_BLOCK_TITLE ? nx_mention_ending(&l->c->mentions, title.end, title.begin) : NULL;
        newsx_str words = nx_str_span(l->c->s->text->text, title);
        bool one = !nx_str_has(words, "·") && !nx_str_has(words, ",");
        if (n && n->span.begin == title.begin && one) /* all of it: 국토교통부·한빛은행 are two */
            l->organization = nx_str_span(l->c->s->text->text, title);
    }
    l->titled = l->organization.len > 0;
}

/* Is what stands between these two marks a head?  △국무조정실 <과장급 전보>: an item's mark may open one. */
static bool is_head(const lister *l, mark open, mark next)
{
    return open == MARK_HEAD || open == MARK_OPEN || (open == MARK_ITEM && next == MARK_OPEN) || (open == MARK_CLOSE && l->known);
}

static void read_block(lister *l, newsx_span s)
{
    newsx_str text = l->c->s->text->text;
    mark open = MARK_NONE;
    uint32_t from = s.begin;
    for (uint32_t at = s.begin; at <= s.end;) {
        uint32_t here = at;
        mark k = at < s.end ? mark_of(nx_utf8_next(text, &at)) : MARK_HEAD;
        if (k != MARK_NONE) {
            newsx_span part = {from, here};
            bool listed = open == MARK_ITEM && l->known && read_item(l, part);
            if (!listed && is_head(l, open, k) && here > from && here < from + 90)
                read_head(l, part);
            if (open == MARK_CLOSE && here >= s.end && l->known) /* [인사] 한빛신문 */
                l->titled = l->organization.len > 0;
            open = k;
            from = at;
        }
        if (here >= s.end)
            break;
    }
}

newsx_status nx_posting_find(nx_facts *f, const nx_clauses *clauses, nx_ctx *c)
{
    const nx_text *x = clauses->s->text;
    lister l = {.f = f, .c = clauses, .ctx = c, .posting = nx_lexicon_class(clauses->s->lex, NX_S("posting")), .kind = NX_APPOINTED};
    read_series(&l);
    for (uint32_t i = 0; i < x->blocks.n; i++) {
        const nx_block *b = &x->blocks.at[i];
        if (has_mark(x->text, b->span, b->kind == NX_BLOCK_TITLE)) {
            read_block(&l, b->span);
        } else if (b->kind != NX_BLOCK_TITLE && b->kind != NX_BLOCK_BYLINE) {
            l.known = false;
            l.organization = l.rank = (newsx_str){NULL, 0};
            l.kind = NX_APPOINTED;
        }
    }
    return nx_ctx_status(c);
}
