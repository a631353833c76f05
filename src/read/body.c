/* body.c -- which element holds the article.  In: lines.c.  Out: article.c.
 *
 * Every element is worth the bytes of running text below it less those of links and scraps; the best one, and of equals the
 * deepest, holds the article.  A body hint (itemprop=articleBody, the containers of hint.tsv) narrows that down where its
 * elements hold most of the text; an empty decoy of that name holds none and loses.  No rule knows a site. */
#include "read/article.h"

#include "read/label.h"

enum { MAX_KEYS = 32, LEAST_TEXT = 120, LEAST_TEXT_UNTOLD = 240 };

typedef struct hinted { /* the elements of one body hint */
    uint32_t key, first, n, end; /* first element; end of the last one that was counted */
    uint32_t good, bad;
    uint8_t weight;
    bool siblings; /* all children of one element */
} hinted;

static uint32_t best_node(const nx_lines *lines)
{
    const nx_tree *t = lines->tree;
    int64_t most = INT64_MIN;
    uint32_t best = 0;
    for (uint32_t i = 0; i < t->nodes.n; i++) {
        if (t->nodes.at[i].tag == NX_TAG_TEXT || (lines->hint[i].sides & NX_SIDE_JUNK))
            continue;
        int64_t worth = (int64_t)lines->good[i] - (int64_t)lines->bad[i];
        if (worth >= most && lines->good[i] > 0) {
            most = worth;
            best = i;
        }
    }
    return best;
}

/* Whether a title stands between two elements: then they are two articles, not two parts of one. */
static bool title_between(const nx_lines *lines, uint32_t from, uint32_t to)
{
    for (uint32_t k = 0; k < lines->line.n; k++) {
        const nx_line *l = &lines->line.at[k];
        if (l->first >= from && l->first < to && !l->image && ((l->sides & NX_SIDE_TITLE) || (l->level && l->level <= 2)) && l->text.len > 20)
            return true;
    }
    return false;
}

/* A paragraph or an inline element is no container, whatever its class says. */
static bool may_contain(nx_tag tag)
{
    return tag != NX_TAG_P && tag != NX_TAG_LI && nx_tag_form_of(tag) != NX_FORM_INLINE;
}

static uint32_t collect(hinted list[MAX_KEYS], const nx_lines *lines)
{
    const nx_tree *t = lines->tree;
    uint32_t n = 0;
    for (uint32_t i = 0; i < t->nodes.n; i++) {
        nx_hint h = lines->hint[i];
        nx_tag tag = (nx_tag)t->nodes.at[i].tag;
        if (tag == NX_TAG_TEXT || !(h.sides & NX_SIDE_BODY) || lines->good[i] == 0 || !may_contain(tag))
            continue;
        uint32_t k = 0;
        while (k < n && list[k].key != h.key)
            k++;
        if (k == MAX_KEYS)
            continue;
        if (k == n)
            list[n++] = (hinted){.key = h.key, .first = i, .weight = h.weight};
        hinted *e = &list[k];
        if (e->n && (i < e->end || title_between(lines, e->end, i)))
            continue;
        e->siblings = e->n == 0 || (e->siblings && t->nodes.at[i].parent == t->nodes.at[e->first].parent);
        e->n++;
        e->end = t->nodes.at[i].end;
        e->good += lines->good[i];
        e->bad += lines->bad[i];
    }
    return n;
}

static bool better(const hinted *a, const hinted *b)
{
    if (a->weight != b->weight)
        return a->weight > b->weight;
    return (int64_t)a->good - 2 * (int64_t)a->bad > (int64_t)b->good - 2 * (int64_t)b->bad;
}

/* One container in another: the inner one is meant, as long as it holds most of the text, or is surer by its name. */
static bool holds(const hinted *outer, const hinted *inner)
{
    bool surer = inner->weight > outer->weight && inner->good * 3u >= outer->good;
    return outer->first < inner->first && inner->end <= outer->end && (surer || (inner->weight == outer->weight && inner->good * 20u >= outer->good * 13u));
}

/* The body hint to follow; NULL where none is plausible beside the best element. */
static const hinted *choose_hint(const hinted *list, uint32_t n, uint32_t good)
{
    const hinted *best = NULL;
    for (uint32_t k = 0; k < n; k++) {
        const hinted *e = &list[k];
        bool most = e->good * 20u >= good * 17u, sure = e->weight >= 6 && e->good >= 450 && e->good * 3u >= good;
        if (!(most || sure || (best && holds(best, e))) || (e->n > 3 && e->good / e->n < 300) || e->bad > e->good)
            continue;
        bool clearly_more = best && e->good * 4u > best->good * 5u, clearly_less = best && best->good * 4u > e->good * 5u;
        if (!best || holds(best, e) || (!holds(e, best) && (clearly_more || (better(e, best) && !clearly_less))))
            best = e;
    }
    return best;
}

/* A container whose text is all in one child gives way to it: what else it holds is frame. */
static uint32_t descend(const nx_lines *lines, uint32_t node)
{
    const nx_tree *t = lines->tree;
    for (uint32_t i = node + 1; i < t->nodes.at[node].end;) {
        bool element = t->nodes.at[i].tag != NX_TAG_TEXT;
        if (element && lines->good[i] * 100u >= lines->good[node] * 97u && nx_tag_form_of((nx_tag)t->nodes.at[i].tag) != NX_FORM_INLINE &&
            lines->bad[i] < lines->bad[node] && t->nodes.at[i].tag != NX_TAG_P) {
            node = i;
            i = node + 1;
        } else {
            i = t->nodes.at[i].end;
        }
    }
    return node;
}

static void mark(nx_body *out, const nx_lines *lines, uint32_t from, uint32_t to)
{
    for (uint32_t k = 0; k < lines->line.n; k++) {
        const nx_line *l = &lines->line.at[k];
        if (l->first < from || l->first >= to)
            continue;
        out->in[k] = true;
        if (out->first > k)
            out->first = k;
        if (out->last < k)
            out->last = k;
        if (l->good && !l->junk)
            out->good += (uint32_t)l->text.len - l->link;
    }
}

/* A paragraph is no container: where it alone has a whole sentence, those beside it are shorter. */
static uint32_t widen(const nx_lines *lines, uint32_t node)
{
    enum { SCRAPS = 200 }; /* bytes */
    const nx_tree *t = lines->tree;
    uint32_t p = t->nodes.at[node].parent;
    bool wider = !may_contain((nx_tag)t->nodes.at[node].tag) && p != NX_NONE && t->nodes.at[p].tag != NX_TAG_BODY && lines->bad[p] <= lines->good[p] + SCRAPS;
    return wider ? p : node;
}

void nx_body_add_pictures(nx_body *out, const nx_lines *lines, uint32_t title_line)
{
    out->hero = out->first;
    for (uint32_t k = title_line; k < out->first && out->first < lines->line.n; k++) {
        const nx_line *l = &lines->line.at[k];
        if (!l->image || l->junk || !(k + 1 == out->first || (lines->line.at[k + 1].sides & NX_SIDE_CAPTION)))
            continue;
        out->in[k] = true;
        for (uint32_t i = k + 1; i < out->first && (lines->line.at[i].sides & NX_SIDE_CAPTION) && !lines->line.at[i].image; i++)
            out->in[i] = true;
        out->hero = out->hero < k ? out->hero : k;
    }
}

/* Where the text has no element of its own (it stands among menus in one flat page): the run of lines that is worth most. */
static void mark_run(nx_body *out, const nx_lines *lines, uint32_t good)
{
    int64_t sum = 0, most = 0;
    uint32_t begin = 0, from = 0, to = 0;
    for (uint32_t k = 0; k < lines->line.n; k++) {
        const nx_line *l = &lines->line.at[k];
        if (l->image || l->junk)
            continue;
        sum += l->good ? (int64_t)l->text.len - 2 * (int64_t)l->link : -(int64_t)l->text.len;
        if (sum <= 0) {
            sum = 0;
            begin = k + 1;
        } else if (sum > most) {
            most = sum;
            from = begin;
            to = k;
        }
    }
    if (most * 2 < (int64_t)good * 3)
        return;
    out->first = from;
    out->last = to;
    for (uint32_t k = from; k <= to; k++) {
        const nx_line *l = &lines->line.at[k];
        out->in[k] = true;
        out->good += l->good && !l->junk ? (uint32_t)l->text.len - l->link : 0;
    }
}

/* Lists of articles show leads below linked titles: running text, but each behind a line that is all link. */
static bool is_list(const nx_lines *lines, const nx_body *b)
{
    uint32_t good = 0, led = 0;
    bool link_before = false;
    for (uint32_t k = b->first; k <= b->last && k < lines->line.n; k++) {
        const nx_line *l = &lines->line.at[k];
        if (!b->in[k] || l->image || l->junk)
            continue;
        if (l->good) {
            good++;
            led += link_before;
        }
        if (l->text.len > 15 || l->good)
            link_before = l->link * 5u > l->text.len * 4u;
    }
    return good >= 4 && led * 2u > good;
}

static uint32_t error_phrases(const nx_lines *lines, const nx_body *b, const nx_lexicon *lex)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < lines->line.n; k++)
        if (b->in[k] && !lines->line.at[k].image)
            n += nx_boiler_of(lex, lines->line.at[k].text) == NX_BOILER_ERROR;
    return n;
}

/* Whether a line begins as those of agencies do: "[춘천=새빛통신] 김하늘 기자 = …". */
static bool has_dateline(const nx_lines *lines, const nx_body *b, const nx_lexicon *lex, nx_ctx *c)
{
    nx_byline by;
    for (uint32_t k = b->first; k <= b->last && k < lines->line.n; k++)
        if (b->in[k] && lines->line.at[k].good && nx_dateline_read(&by, lines->line.at[k].text, lex, c) && by.authors.n)
            return true;
    return false;
}

newsx_status nx_body_choose(nx_body *out, const nx_lines *lines, const nx_meta *m, const nx_lexicon *lex, nx_ctx *c)
{
    const nx_tree *t = lines->tree;
    memset(out, 0, sizeof *out);
    out->first = UINT32_MAX;
    out->in = nx_alloc_zero(c->arena, lines->line.n + 1u);
    if (!out->in)
        return NEWSX_ENOMEM;
    bool told = m->og_article || m->ld.article || m->published.len > 0;
    if (!t->nodes.n || lines->total < (told ? 1u : (unsigned)LEAST_TEXT)) {
        out->why_not = NX_S("the page holds no running text");
        return NEWSX_OK;
    }
    hinted list[MAX_KEYS];
    uint32_t best = best_node(lines), n = collect(list, lines);
    const hinted *hint = choose_hint(list, n, lines->good[best]);
    if (hint && hint->siblings) {
        mark(out, lines, hint->first, hint->end);
    } else if (hint) {
        uint32_t end = 0;
        for (uint32_t i = hint->first; i < hint->end; i++) {
            if (t->nodes.at[i].tag == NX_TAG_TEXT || i < end || lines->hint[i].key != hint->key || !(lines->hint[i].sides & NX_SIDE_BODY) || !may_contain((nx_tag)t->nodes.at[i].tag))
                continue;
            end = t->nodes.at[i].end;
            mark(out, lines, i, end);
        }
    } else {
        if (lines->good[best] * 2u < lines->total)
            mark_run(out, lines, lines->good[best]);
        best = descend(lines, best);
        best = widen(lines, best);
        if (!out->good)
            mark(out, lines, best, t->nodes.at[best].end);
    }
    if (out->good == 0)
        out->why_not = NX_S("the page holds no running text");
    else if (is_list(lines, out))
        out->why_not = NX_S("the page is a list of articles");
    else if (out->good < 900 && !m->ld.article && error_phrases(lines, out, lex) > 0)
        out->why_not = NX_S("the page is an error message");
    else if (!told && out->good < LEAST_TEXT_UNTOLD && !has_dateline(lines, out, lex, c))
        out->why_not = NX_S("the page holds too little running text and nothing that says it is an article");
    return nx_ctx_status(c);
}
