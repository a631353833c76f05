/* part.c -- whether a page shows the whole article, or one of the pages that it was spread over.  In: lines.c, body.c, meta.c,
 * dict/lex/label.tsv.  Cost: a look at the links in and right below the text.
 *
 * Pages of one article are told by <link rel=next>, by "다음 페이지", or by a row of numbers that are links, but for the own one. */
#include "read/sheet.h"

#include "read/label.h"

enum { BELOW = 8, MOST = 31 }; /* lines below the text; pages of one article */

/* The number that is the whole text of a link to another page; 0 where it is none. */
static uint32_t page_number(newsx_str text, newsx_str href)
{
    size_t digits = 0;
    uint32_t n = nx_str_uint(text, &digits);
    if (!digits || digits != text.len || n == 0 || n > MOST)
        return 0;
    bool path = href.len > text.len && nx_str_ends(href, text) && strchr("/_-=", href.at[href.len - text.len - 1]);
    return path || nx_str_find_nocase(href, NX_S("page"), 0) != NX_NPOS ? n : 0;
}

void nx_sheet_parts(nx_sheet *s)
{
    const nx_tree *t = &s->tree;
    nx_page *p = s->page;
    uint32_t linked = 0, last = 0;
    bool next = s->meta.next_page;
    uint32_t end = s->body.last < s->lines.line.n ? s->body.last + BELOW : 0;
    uint32_t from = s->claim || !end ? 0 : s->lines.line.at[s->body.first].first;
    uint32_t to = s->claim || !end ? 0 : end < s->lines.line.n ? s->lines.line.at[end].first : t->nodes.n;
    for (uint32_t i = from; i + 1 < to; i++) {
        if (t->nodes.at[i].tag != NX_TAG_A || t->nodes.at[i + 1].tag != NX_TAG_TEXT)
            continue;
        newsx_str text = nx_str_trim(t->nodes.at[i + 1].text);
        uint32_t n = page_number(text, nx_node_attr(t, i, NX_ATTR_HREF));
        if (n) {
            linked |= 1u << n;
            last = n > last ? n : last;
        }
        next = next || nx_label_at(s->lex, text, "next_page");
    }
    uint32_t own = 1;
    while (own <= last && linked >> own & 1u)
        own++;
    p->part = last || next ? own : 0;
    p->parts = own > last && !next ? own : last;
    p->complete = p->part == 0 && !nx_str_is(p->access, "partial");
}
