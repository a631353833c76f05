/* lines.c -- the text of a tree as lines, each with what stands around it.  In: html.c.  Out: article.c.
 *
 * A line ends at a block border, at <br>, and at an inline element that hint.tsv gives a side of its own (a caption in a
 * <span>).  Good lines are running text; the sums of good and bad bytes below each element are what article.c chooses by.
 * A hint is believed only as far as it is plausible: a "share" box that holds half of the page's sentences is none. */
#include "read/lines.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "read/label.h"

enum { OWN_LINE = NX_SIDE_CAPTION | NX_SIDE_TITLE | NX_SIDE_SUBTITLE | NX_SIDE_BYLINE | NX_SIDE_DATE | NX_SIDE_HEADING | NX_SIDE_SECTION | NX_SIDE_CREDIT | NX_SIDE_HARD };

uint32_t nx_hangul_count(newsx_str s)
{
    uint32_t n = 0;
    const unsigned char *p = (const unsigned char *)s.at;
    for (size_t i = 0; i + 2 < s.len; i++) /* 가 is EA B0 80, 힣 is ED 9E A3 */
        n += p[i] >= 0xEA && p[i] <= 0xED && (p[i] != 0xEA || p[i + 1] >= 0xB0) && (p[i] != 0xED || p[i + 1] <= 0x9E);
    return n;
}

bool nx_ends_sentence(newsx_str s)
{
    uint32_t i = (uint32_t)s.len;
    while (i > 0) {
        uint32_t c = nx_utf8_before(s, i);
        if (c == '.' || c == '?' || c == '!' || c == 0x2026 || c == 0x3002 || c == 0xFF0E || c == 0xFF1F || c == 0xFF01)
            return true;
        if (!(c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0x300D || c == 0x300F || c == ' ' ||
              c == 0x3011 || c == '>' || c == 0x300B))
            return false;
        i = nx_utf8_back(s, i);
    }
    return false;
}

static bool has_sentence(newsx_str s) /* one that ends within the line */
{
    for (size_t i = 3; i + 1 < s.len; i++)
        if (s.at[i] == '.' && s.at[i + 1] == ' ' && (unsigned char)s.at[i - 1] >= 0x80)
            return true;
    return false;
}

typedef struct walker {
    nx_lines *out;
    nx_ctx *c;
    nx_buf text;
    uint32_t start;          /* of the line in text */
    uint32_t block;          /* the element that the line stands in */
    uint32_t first, link, bold;
    uint32_t link_end;       /* the node behind the last link */
    uint32_t in_link, in_bold, in_list, in_cell, in_quote;
    uint8_t level, breaks;
} walker;

static bool is_bold(nx_tag tag)
{
    return tag == NX_TAG_B || tag == NX_TAG_STRONG || (tag >= NX_TAG_H1 && tag <= NX_TAG_H6) || tag == NX_TAG_TH;
}

/* Old pages break lines at a width: a line that ends within a sentence goes on in the next one. */
static nx_line *goes_on(walker *w, newsx_str s)
{
    nx_line *before = w->out->line.n ? &w->out->line.at[w->out->line.n - 1] : NULL;
    if (!before || w->breaks != 0 || (w->out->line.n > 1 && before[-1].image) || /* a caption */ before->image || before->node != w->block || before->text.len <= 60 || nx_ends_sentence(before->text) ||
        before->bold * 2u > before->text.len || w->bold * 2u > s.len || before->link || w->link || nx_str_chr(before->text, '@'))
        return NULL;
    uint32_t head = nx_utf8_at(s, 0), first = nx_utf8_at(before->text, 0);
    bool marked = !(nx_is_word(head) || (head >= 0x2018 && head <= 0x201D) || head == '"' || head == '\'') || !(nx_is_word(first) || first < 0x2100);
    return marked || (before->sides & OWN_LINE) ? NULL : before;
}

bool nx_is_roll(newsx_str s)
{
    uint32_t marks = 0;
    for (size_t i = 0; i + 2 < s.len; i++)
        marks += (unsigned char)s.at[i] == 0xE2 && ((unsigned char)s.at[i + 1] == 0x96 || (unsigned char)s.at[i + 1] == 0x97); /* U+2580 to U+25FF */
    return marks >= 2;
}

static void weigh(nx_line *line)
{
    uint32_t h = nx_hangul_count(line->text);
    bool ended = nx_ends_sentence(line->text);
    line->good = line->link * 2u < line->text.len &&
                 ((h >= 12 && nx_is_roll(line->text)) || (h >= 15 && ended) || h >= 50 || (h >= 20 && has_sentence(line->text)) || (ended && line->text.len > 160));
}

static void flush(walker *w)
{
    newsx_str s = nx_str_cut(nx_buf_str(&w->text), w->start, w->text.len);
    s = nx_str_trim(s);
    nx_line *before = s.len ? goes_on(w, s) : NULL;
    if (before) {
        nx_buf b = nx_buf_new(w->c->arena, before->text.len + s.len + 1);
        nx_buf_add(&b, before->text);
        nx_buf_byte(&b, ' ');
        nx_buf_add(&b, s);
        before->text = nx_buf_str(&b);
        before->bold += w->bold;
        weigh(before);
    } else if (s.len) {
        nx_line line = {.text = nx_arena_copy(w->c->arena, s), .node = w->block, .first = w->first, .link = w->link, .bold = w->bold,
                        .breaks = w->breaks, .level = w->level, .list = w->in_list > 0, .cell = w->in_cell > 0, .quote = w->in_quote > 0,
                        .sides = w->block == NX_NONE ? 0 : w->out->hint[w->block].sides};
        weigh(&line);
        nx_push(w->c->arena, &w->out->line, line);
        w->breaks = 0;
    }
    w->start = (uint32_t)w->text.len;
    w->first = NX_NONE;
    w->link = w->bold = 0;
}

static void border(walker *w)
{
    flush(w);
    w->breaks = 2;
}

static bool breaks_line(const walker *w, uint32_t i)
{
    nx_tag tag = (nx_tag)w->out->tree->nodes.at[i].tag;
    nx_tag_form form = nx_tag_form_of(tag);
    return form == NX_FORM_BLOCK || form == NX_FORM_LOOSE || form == NX_FORM_VOIDISH || tag == NX_TAG_HR ||
           (w->out->hint[i].sides & OWN_LINE) != 0;
}

static void add_text(walker *w, uint32_t i)
{
    newsx_str s = w->out->tree->nodes.at[i].text;
    const char *nl;
    while (s.len && (nl = nx_str_chr(s, '\n')) != NULL) { /* in <pre> */
        nx_buf_add(&w->text, (newsx_str){s.at, (size_t)(nl - s.at)});
        if (w->first == NX_NONE)
            w->first = i;
        bool empty = w->text.len == w->start;
        flush(w);
        if (empty && w->breaks < 1)
            w->breaks = 1;
        s = nx_str_cut(s, (size_t)(nl - s.at) + 1, s.len);
    }
    bool blank_before = w->text.len > w->start && w->text.at[w->text.len - 1] == ' ';
    if (blank_before && s.len && s.at[0] == ' ')
        s = nx_str_cut(s, 1, s.len);
    if (!s.len)
        return;
    if (w->first == NX_NONE)
        w->first = i;
    nx_buf_add(&w->text, s);
    uint32_t n = (uint32_t)nx_str_trim(s).len;
    w->link += w->in_link ? n : 0;
    w->bold += w->in_bold ? n : 0;
}

static void add_image(walker *w, uint32_t i)
{
    const nx_tree *t = w->out->tree;
    newsx_str src = nx_node_attr(t, i, NX_ATTR_DATA_SRC);
    if (!src.len)
        src = nx_node_attr(t, i, NX_ATTR_SRC);
    flush(w);
    nx_line line = {.text = src, .node = t->nodes.at[i].parent, .first = i, .breaks = w->breaks, .image = true,
                    .list = w->in_list > 0, .cell = w->in_cell > 0};
    nx_push(w->c->arena, &w->out->line, line);
    w->breaks = 2;
}

/* Links side by side are items of a list, elements of a byline are its parts: nobody reads them as one word. */
static void part_words(walker *w, uint32_t i)
{
    enum { LISTED = NX_SIDE_BYLINE | NX_SIDE_DATE | NX_SIDE_SECTION | NX_SIDE_PUBLISHER };
    bool links = w->out->tree->nodes.at[i].tag == NX_TAG_A && w->link_end == i;
    bool parts = w->block != NX_NONE && (w->out->hint[w->block].sides & LISTED) != 0;
    if ((links || parts) && w->text.len > w->start && w->text.at[w->text.len - 1] != ' ')
        nx_buf_byte(&w->text, ' ');
}

static void count(walker *w, nx_tag tag, int by)
{
    w->in_link += (uint32_t)(tag == NX_TAG_A ? by : 0);
    w->in_bold += (uint32_t)(is_bold(tag) ? by : 0);
    w->in_list += (uint32_t)(tag == NX_TAG_LI ? by : 0);
    w->in_cell += (uint32_t)(tag == NX_TAG_TD || tag == NX_TAG_TH ? by : 0);
    w->in_quote += (uint32_t)(tag == NX_TAG_BLOCKQUOTE ? by : 0);
    if (tag >= NX_TAG_H1 && tag <= NX_TAG_H6)
        w->level = by > 0 ? (uint8_t)(tag - NX_TAG_H1 + 1) : 0;
}

static void walk(walker *w)
{
    const nx_tree *t = w->out->tree;
    uint32_t open = NX_NONE; /* the innermost open element */
    for (uint32_t i = 0; i <= t->nodes.n; i++) {
        while (open != NX_NONE && (i == t->nodes.n || i >= t->nodes.at[open].end)) {
            if (breaks_line(w, open)) {
                border(w);
                w->block = t->nodes.at[open].parent;
            }
            if (t->nodes.at[open].tag == NX_TAG_A)
                w->link_end = i;
            count(w, (nx_tag)t->nodes.at[open].tag, -1);
            open = t->nodes.at[open].parent;
        }
        if (i == t->nodes.n)
            break;
        const nx_node *n = &t->nodes.at[i];
        if (n->tag == NX_TAG_TEXT) {
            add_text(w, i);
            continue;
        }
        if (n->tag == NX_TAG_HEAD) { /* meta.c's */
            i = n->end - 1;
            continue;
        }
        if (n->tag == NX_TAG_BR) {
            bool empty = w->text.len == w->start;
            if (w->level == 1 && !empty) { /* a title in two lines is one */
                nx_buf_byte(&w->text, ' ');
                continue;
            }
            flush(w);
            if (empty && w->breaks < 1)
                w->breaks = 1;
        } else if (n->tag == NX_TAG_IMG || n->tag == NX_TAG_AMPIMG) {
            add_image(w, i);
        } else if (breaks_line(w, i)) {
            border(w);
            w->block = i;
        } else {
            part_words(w, i);
        }
        count(w, (nx_tag)n->tag, 1);
        open = i;
    }
    flush(w);
}

/* An element that shows nothing, or whose tag says that it is no article text. */
static uint16_t sides_of_tag(const nx_tree *t, uint32_t i)
{
    switch (t->nodes.at[i].tag) {
    case NX_TAG_NAV: case NX_TAG_FOOTER: case NX_TAG_ASIDE: case NX_TAG_BUTTON: case NX_TAG_SELECT: case NX_TAG_LABEL:
        return NX_SIDE_JUNK;
    case NX_TAG_FIGCAPTION:
        return NX_SIDE_CAPTION;
    case NX_TAG_FIGURE: /* one of a picture; tables stand in figures, too */
        for (uint32_t k = i + 1; k < t->nodes.at[i].end; k++)
            if (t->nodes.at[k].tag == NX_TAG_IMG || t->nodes.at[k].tag == NX_TAG_AMPIMG)
                return NX_SIDE_CAPTION;
        break;
    default:
        break;
    }
    newsx_str here = nx_node_attr(t, i, NX_ATTR_HERE);
    if (here.len && !nx_str_is(here, "false"))
        return NX_SIDE_HERE;
    newsx_str style = nx_node_attr(t, i, NX_ATTR_STYLE);
    if (nx_node_has(t, i, NX_ATTR_HIDDEN))
        return NX_SIDE_JUNK;
    if (style.len) {
        size_t at = nx_str_find_nocase(style, NX_S("display"), 0);
        if (at != NX_NPOS && nx_str_find_nocase(nx_str_cut(style, at, style.len < at + 16 ? style.len : at + 16), NX_S("none"), 0) != NX_NPOS)
            return NX_SIDE_JUNK;
    }
    return 0;
}

static bool is_inline(const nx_tree *t, uint32_t i)
{
    return nx_tag_form_of((nx_tag)t->nodes.at[i].tag) == NX_FORM_INLINE && t->nodes.at[i].tag != NX_TAG_OTHER;
}

/* "<span><img><em>…</em></span>본문": an inline element that begins with a picture is a frame of it, and its words are the caption.
 * Cost: each element is marked once. */
static void mark_frames(nx_lines *out)
{
    const nx_tree *t = out->tree;
    for (uint32_t i = 1; i < t->nodes.n; i++) {
        if (t->nodes.at[i].tag != NX_TAG_IMG && t->nodes.at[i].tag != NX_TAG_AMPIMG)
            continue;
        for (uint32_t p = t->nodes.at[i].parent, first = i; p != NX_NONE && p + 1 == first && is_inline(t, p) && t->nodes.at[p].tag != NX_TAG_A; first = p, p = t->nodes.at[p].parent)
            out->hint[p].sides |= NX_SIDE_CAPTION;
    }
}

/* "<span class=cap>정</span>부가": the first letter of a text, set large. */
static bool is_drop_cap(const nx_tree *t, uint32_t i)
{
    bool one = is_inline(t, i) && t->nodes.at[i].end == i + 2 && t->nodes.at[i + 1].tag == NX_TAG_TEXT && nx_utf8_count(nx_str_trim(t->nodes.at[i + 1].text)) == 1;
    uint32_t next = i + 2;
    return one && next < t->nodes.n && t->nodes.at[next].tag == NX_TAG_TEXT && t->nodes.at[next].parent == t->nodes.at[i].parent && nx_is_word(nx_utf8_at(t->nodes.at[next].text, 0));
}

static void read_hints(nx_lines *out, const nx_lexicon *lex, nx_ctx *c)
{
    const nx_tree *t = out->tree;
    nx_hint_memo *memo = NX_NEW(c->arena, nx_hint_memo);
    if (!memo)
        return;
    memo->lex = lex;
    for (uint32_t i = 0; i < t->nodes.n; i++) {
        if (t->nodes.at[i].tag == NX_TAG_TEXT)
            continue;
        nx_hint h = nx_hint_of(memo, t, i);
        if ((h.sides & OWN_LINE) && is_drop_cap(t, i))
            h.sides = 0;
        if (is_inline(t, i) && !(h.sides & NX_SIDE_HARD))
            h.sides &= (uint16_t)~NX_SIDE_JUNK; /* <a class="tag-link"> within a sentence */
        h.sides |= sides_of_tag(t, i);
        out->hint[i] = h;
    }
    mark_frames(out);
}

/* Adds up good and bad bytes below each element, junk left out where it is marked. */
static void sum(nx_lines *out)
{
    const nx_tree *t = out->tree;
    memset(out->good, 0, sizeof *out->good * t->nodes.n);
    memset(out->bad, 0, sizeof *out->bad * t->nodes.n);
    for (uint32_t k = 0; k < out->line.n; k++) {
        const nx_line *l = &out->line.at[k];
        if (l->image || l->junk || l->node == NX_NONE)
            continue;
        uint32_t n = (uint32_t)l->text.len;
        out->good[l->node] += l->good ? n - l->link : 0;
        out->bad[l->node] += l->good ? l->link : n;
    }
    for (uint32_t i = t->nodes.n; i-- > 1;) {
        uint32_t p = t->nodes.at[i].parent;
        if (p != NX_NONE) {
            out->good[p] += out->good[i];
            out->bad[p] += out->bad[i];
        }
    }
}

/* The element that line k heads: the nearest with other text than the line, which stands at its top, or below one more line. */
static uint32_t headed_by(const nx_lines *out, uint32_t k)
{
    const nx_line *l = &out->line.at[k];
    uint32_t i = l->node, above = 0;
    while (i != NX_NONE && out->good[i] + out->bad[i] <= l->text.len)
        i = out->tree->nodes.at[i].parent;
    while (i != NX_NONE && k-- > 0 && out->line.at[k].first >= i && above < 2)
        above += !out->line.at[k].image;
    return above < 2 ? i : NX_NONE;
}

/* What readers wrote below ("댓글 12") is no running text, though it may be more than what they are about. */
static void discount_comments(nx_lines *out, const nx_lexicon *lex)
{
    enum { LEAST_BESIDE = 360 }; /* bytes of running text elsewhere */
    uint32_t total = out->tree->nodes.n ? out->good[0] : 0;
    for (uint32_t k = 0; k < out->line.n; k++) {
        const nx_line *l = &out->line.at[k];
        uint32_t i = l->image || l->text.len > 80 || l->node == NX_NONE || !nx_heads_comments(lex, l->text) ? NX_NONE : headed_by(out, k);
        if (i == NX_NONE || total - out->good[i] < LEAST_BESIDE)
            continue;
        for (uint32_t end = out->tree->nodes.at[i].end; k < out->line.n && out->line.at[k].first < end; k++)
            out->line.at[k].good = false;
        sum(out);
        return;
    }
}

/* Boxes that their own headings give away ("많이 본 기사", "AI 요약", "댓글 12"), whatever their classes: the nearest element
 * with other text than the heading, where it holds little of the page's. */
static void mark_boxes(nx_lines *out, const nx_lexicon *lex, uint32_t total)
{
    const nx_tree *t = out->tree;
    for (uint32_t k = 0; k < out->line.n; k++) {
        const nx_line *l = &out->line.at[k];
        uint32_t i = l->image || l->text.len > 80 || l->node == NX_NONE || !nx_heads_box(lex, l->text) ? NX_NONE : headed_by(out, k);
        if (i != NX_NONE && i > 0 && out->good[i] * 5u < total * 2u && t->nodes.at[i].tag != NX_TAG_BODY && t->nodes.at[i].tag != NX_TAG_P)
            out->hint[i].sides |= NX_SIDE_JUNK;
    }
}

/* What of an element's hints is plausible, given the sums. */
static uint16_t believed(const nx_lines *out, uint32_t i, uint32_t total)
{
    uint16_t s = out->hint[i].sides;
    uint32_t good = out->good[i], all = good + out->bad[i];
    if ((s & NX_SIDE_JUNK) && good * 2u > total)
        s &= (uint16_t)~(NX_SIDE_JUNK | NX_SIDE_HARD);
    nx_tag tag = (nx_tag)out->tree->nodes.at[i].tag;
    if ((s & NX_SIDE_CAPTION) && is_inline(out->tree, i) && all > 600) /* a frame of more than a picture */
        s &= (uint16_t)~NX_SIDE_CAPTION;
    if ((s & NX_SIDE_CAPTION) && tag != NX_TAG_FIGCAPTION && tag != NX_TAG_FIGURE && (good * 2u > total || all > 1500))
        s &= (uint16_t)~NX_SIDE_CAPTION;
    if ((s & (NX_SIDE_SUBTITLE | NX_SIDE_TITLE | NX_SIDE_HEADING)) && all > 900)
        s &= (uint16_t)~(NX_SIDE_SUBTITLE | NX_SIDE_TITLE | NX_SIDE_HEADING);
    if ((s & (NX_SIDE_BYLINE | NX_SIDE_DATE | NX_SIDE_SECTION | NX_SIDE_PUBLISHER)) && (all > 1500 || good * 2u > total))
        s &= (uint16_t)~(NX_SIDE_BYLINE | NX_SIDE_DATE | NX_SIDE_SECTION | NX_SIDE_PUBLISHER);
    return s;
}

newsx_status nx_lines_of(nx_lines *out, const nx_tree *t, const nx_lexicon *lex, nx_ctx *c)
{
    memset(out, 0, sizeof *out);
    out->tree = t;
    out->hint = nx_alloc_zero(c->arena, sizeof *out->hint * t->nodes.n);
    out->good = nx_alloc_zero(c->arena, sizeof *out->good * t->nodes.n);
    out->bad = nx_alloc_zero(c->arena, sizeof *out->bad * t->nodes.n);
    uint16_t *around = nx_alloc(c->arena, sizeof *around * t->nodes.n);
    NX_TRY(nx_ctx_status(c));
    read_hints(out, lex, c);
    walker w = {.out = out, .c = c, .text = nx_buf_new(c->arena, 4096), .block = 0, .first = NX_NONE, .breaks = 2};
    walk(&w);
    NX_TRY(nx_ctx_status(c));
    for (uint32_t k = 0; k < out->line.n; k++) /* sentences about copyright are no text */
        out->line.at[k].good = out->line.at[k].good && (out->line.at[k].text.len > 400 || nx_boiler_of(lex, out->line.at[k].text) != NX_BOILER_REST);
    sum(out);
    discount_comments(out, lex);
    uint32_t total = t->nodes.n ? out->good[0] : 0;
    mark_boxes(out, lex, total);
    for (uint32_t i = 0; i < t->nodes.n; i++) {
        uint32_t p = t->nodes.at[i].parent;
        uint16_t own = t->nodes.at[i].tag == NX_TAG_TEXT ? 0 : believed(out, i, total);
        out->hint[i].sides = own;
        around[i] = (uint16_t)(own | (p == NX_NONE ? 0 : around[p]));
        if ((own & NX_SIDE_BODY) && out->good[i] * 2u > total)
            around[i] &= (uint16_t)~(NX_SIDE_JUNK | NX_SIDE_HARD);
    }
    for (uint32_t k = 0; k < out->line.n; k++) {
        nx_line *l = &out->line.at[k];
        l->sides = l->node == NX_NONE ? 0 : around[l->node];
        l->junk = (l->sides & NX_SIDE_JUNK) != 0;
    }
    sum(out);
    out->total = t->nodes.n ? out->good[0] : 0;
    return nx_ctx_status(c);
}

bool nx_lines_tell(const nx_lines *lines, const bool *in, uint32_t first, uint32_t last, newsx_str headline)
{
    enum { STEM = 6, WORDS = 12 };
    newsx_str word;
    uint32_t words = 0, found = 0;
    while (words < WORDS && nx_str_next_field(&word, &headline, ' ')) {
        size_t from = 0;
        while (from < word.len && !nx_is_hangul(nx_utf8_at(word, (uint32_t)from)))
            from += nx_utf8_len((unsigned char)word.at[from]);
        newsx_str stem = nx_str_cut(word, from, from + STEM < word.len ? from + STEM : word.len);
        if (nx_hangul_count(stem) < 2)
            continue;
        words++;
        bool seen = false;
        for (uint32_t k = first; k <= last && k < lines->line.n && !seen; k++)
            seen = (!in || in[k]) && nx_str_find(lines->line.at[k].text, stem, 0) != NX_NPOS;
        found += seen;
    }
    return found && found * 5u >= words * 2u;
}
