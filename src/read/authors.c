/* authors.c -- who wrote it: the article's own lines, the boxes around it, the head.  In: byline.c, meta.c, claim.c. */
#include "read/sheet.h"

#include "base/utf8.h"
#include "read/label.h"

/* Names that no role stands beside: "김솔", "김솔, 이바다", "By 김솔", "경제부 김솔". */
static void add_bare_names(nx_sheet *s, nx_byline *to, newsx_str v)
{
    enum { MOST_OTHERS = 1 };
    newsx_str part, word;
    uint32_t others = 0;
    NX_VEC(nx_author) found = {0};
    while (nx_str_next_field(&part, &v, ',')) {
        nx_author a = {0};
        for (part = nx_str_trim(part); nx_str_next_field(&word, &part, ' ');) {
            bool name = nx_is_author_name(word, s->lex);
            others += word.len && !name && !nx_is_digit((unsigned char)word.at[0]);
            if (name)
                a.name = word; /* the last one: others are desks */
        }
        if (a.name.len)
            nx_push(s->c->arena, &found, a);
    }
    for (uint32_t i = 0; i < found.n && others <= MOST_OTHERS; i++)
        nx_push(s->c->arena, &to->authors, found.at[i]);
}

/* Names out of a string that a meta or JSON-LD calls the author: "순천, 광양 구현모 기자 ninek@…", "김솔". */
static void add_author_string(nx_sheet *s, nx_byline *to, newsx_str v)
{
    if (!v.len || v.len > 240 || nx_str_find(v, NX_S("://"), 0) != NX_NPOS || nx_is_publisher_name(v, s->lex) || nx_str_eq(v, s->page->publisher))
        return;
    nx_byline b;
    if (nx_dateline_read(&b, v, s->lex, s->c) && !b.authors.n) /* "(서울=연합뉴스) 김솔" */
        v = nx_str_cut(v, b.used, v.len);
    nx_byline_read(&b, v, s->lex, s->c);
    if (!b.authors.n)
        add_bare_names(s, to, v);
    for (uint32_t i = 0; i < b.authors.n; i++)
        nx_push(s->c->arena, &to->authors, b.authors.at[i]);
}

static bool shows_date(const nx_sheet *s, newsx_str text)
{
    char carry = 0;
    nx_dates d = nx_when_line(s->lex, text, &carry);
    return d.published.ok || d.modified.ok || d.bare.ok;
}

/* Byline boxes of the page outside the body: above it from the title on, else the first below. */
static void read_boxes(nx_sheet *s, uint32_t from, uint32_t to, bool junk_too, nx_byline *out)
{
    for (uint32_t k = from; k < to && k < s->lines.line.n; k++) {
        const nx_line *l = &s->lines.line.at[k];
        if (l->image || (l->junk && !junk_too) || l->text.len > 160 || (s->body.in && !s->claim && s->body.in[k]))
            continue;
        nx_byline b;
        bool hinted = (l->sides & NX_SIDE_BYLINE) != 0;
        nx_byline_read(&b, l->text, s->lex, s->c);
        nx_author a = {.name = l->text};
        bool alone = hinted && !b.authors.n && b.names == 1 && nx_is_author_name(l->text, s->lex);
        if (alone || (hinted && !b.strong && nx_signature_read(&a, l->text, s->lex))) {
            b.authors.n = 0;
            nx_push(s->c->arena, &b.authors, a);
        }
        bool by = !b.authors.n && l->text.len <= 90 && b.names && (hinted || (b.names == 1 && b.words == 1 && shows_date(s, l->text)));
        if (by) { /* "by 김솔", "김솔 2024.05.15 10:20" */
            add_bare_names(s, &b, l->text);
            hinted = hinted || b.authors.n > 0;
        }
        if (!b.authors.n && !(b.email.len && out->authors.n && b.words == 1))
            continue;
        if (!hinted && !nx_byline_whole(&b, l->text))
            continue;
        for (uint32_t i = 0; i < b.authors.n; i++)
            nx_push(s->c->arena, &out->authors, b.authors.at[i]);
        for (uint32_t i = 0; i < b.emails.n; i++)
            nx_push(s->c->arena, &out->emails, b.emails.at[i]);
    }
}

static void complete(nx_sheet *s, const nx_byline *b, bool adds)
{
    for (uint32_t i = 0; i < b->authors.n; i++) {
        nx_author a = b->authors.at[i];
        bool known = false;
        for (uint32_t k = 0; k < s->page->authors.n; k++)
            known = known || nx_str_eq(s->page->authors.at[k].name, a.name);
        if (known || adds)
            nx_author_merge(s->page, a, s->c);
    }
    for (uint32_t i = 0; i < b->emails.n && i < s->page->authors.n; i++) /* in their order; a single one is the first one's */
        if (!s->page->authors.at[i].email.len)
            s->page->authors.at[i].email = b->emails.at[i];
}

/* Who wrote it.  The text's own lines win (dateline, then tail), then the boxes above and below, then the head; the weaker
 * sources only complete those that the stronger named. */
void nx_sheet_authors(nx_sheet *s)
{
    enum { NEAR = 4 };
    nx_byline above = {0}, below = {0}, head = {0};
    uint32_t first = s->body.first == UINT32_MAX || s->claim ? s->lines.line.n : s->body.first;
    uint32_t from = s->title_line == UINT32_MAX || s->title_line > first ? (first > 25 ? first - 25 : 0) : s->title_line;
    read_boxes(s, from, first, false, &above);
    if (!above.authors.n) /* some stand above the title */
        read_boxes(s, from > NEAR ? from - NEAR : 0, from, false, &above);
    if (!s->claim)
        read_boxes(s, s->body.last + 1, s->body.last + 14, true, &below);
    nx_claim *claims[2] = {s->claim, &s->meta.ld};
    for (int i = 0; i < 2; i++) {
        for (uint32_t k = 0; claims[i] && k < claims[i]->authors.n; k++) {
            nx_author a = claims[i]->authors.at[k];
            if (nx_is_author_name(a.name, s->lex))
                nx_push(s->c->arena, &head.authors, a);
            else
                add_author_string(s, &head, a.name);
        }
    }
    for (uint32_t i = 0; i < s->meta.authors.n; i++)
        add_author_string(s, &head, s->meta.authors.at[i]);
    if (s->meta.press.len)
        add_author_string(s, &head, s->meta.press);
    const nx_byline *by_trust[] = {&s->found.lead, &s->found.tail, &above, &head, &below};
    for (size_t i = 0; i < NX_LEN(by_trust); i++)
        complete(s, by_trust[i], s->page->authors.n == 0 || i == 1);
    for (size_t i = 0; i < NX_LEN(by_trust); i++)
        complete(s, by_trust[i], false);
    for (uint32_t i = 0; !s->page->authors.n && i < s->found.tail.photographers.n; i++)
        nx_author_merge(s->page, s->found.tail.photographers.at[i], s->c); /* a story in pictures */
    for (uint32_t i = 0; !s->page->authors.n && i < s->found.images.n && s->body.good < 600; i++) {
        nx_byline b;
        nx_byline_read(&b, s->found.images.at[i].credit, s->lex, s->c);
        if (b.strong && b.authors.n)
            nx_author_merge(s->page, b.authors.at[0], s->c);
    }
    for (uint32_t i = 0; i < s->page->authors.n; i++)
        if (!s->page->authors.at[i].affiliation.len)
            s->page->authors.at[i].affiliation = s->page->publisher;
}
