/* article.c -- the lines of a body as blocks.  In: body.c, byline.c, label.c.  Cost: a look at each line.
 *
 * Each line is taken for what its surroundings and words say, in a fixed order: junk, caption, boilerplate, byline, date,
 * link, heading, and, where nothing else, text.  Lines that a page wraps by <br> within a sentence are joined again. */
#include "read/article.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "read/label.h"

enum { SCRAPS = 8 };

typedef struct writer {
    nx_found *out;
    const nx_lines *lines;
    const nx_body *body;
    newsx_str title, publisher;
    const nx_lexicon *lex;
    nx_ctx *c;
    uint32_t good;           /* bytes of running text written so far */
    bool begun;              /* running text has begun */
    bool over;               /* nothing more belongs to the article */
    bool named;              /* a byline stands behind half of the text at least */
    bool signed_;            /* a byline has closed the text */
    bool open_image;         /* the picture before may still get a caption */
    uint32_t image_line;
    uint32_t caption_node;   /* of the caption that was written last */
    uint32_t row;            /* the <tr> of the table block that is open, or NX_NONE */
    bool joinable;           /* the last block may go on in the next line */
    uint32_t scrap[SCRAPS];  /* short lines before the running text */
    uint32_t scraps;
    bool photo_story;        /* the title says that the pictures are the story */
    bool plain;              /* most of the text is in the plain style of reports: what is polite behind the byline is the page's */
    uint32_t signer_end;     /* the node behind the box of who signed the text: what else it says is of the author */
} writer;

static uint32_t ancestor(const nx_tree *t, uint32_t node, nx_tag tag)
{
    while (node != NX_NONE && t->nodes.at[node].tag != tag)
        node = t->nodes.at[node].parent;
    return node;
}

static void put(writer *w, nx_block_kind kind, newsx_str text)
{
    nx_raw_block b = {kind, text};
    nx_push(w->c->arena, &w->out->flow, b);
    w->joinable = false;
    w->row = NX_NONE;
}

static void append(writer *w, const char *between, newsx_str text) /* to the last block */
{
    nx_raw_block *b = &w->out->flow.at[w->out->flow.n - 1];
    nx_buf buf = nx_buf_new(w->c->arena, b->text.len + text.len + 4);
    nx_buf_add(&buf, b->text);
    nx_buf_add(&buf, nx_cstr(between));
    nx_buf_add(&buf, text);
    b->text = nx_buf_str(&buf);
}

static uint32_t first_char(newsx_str s)
{
    return nx_utf8_at(s, 0);
}

static bool is_pointer(uint32_t c) /* marks that lead to something else */
{
    return c == 0x25B6 || c == 0x25B7 || c == 0x261E || c == 0x261B || c == 0x27A1 || c == 0x21D2 || c == 0x25BA || c == 0x25B8 || c == 0x260E || c == 0x2611;
}

static bool is_triangle(uint32_t c) /* marks before the caption of the picture above, left, … */
{
    return c == 0x25B2 || c == 0x25B3 || c == 0x25BC || c == 0x25BD || c == 0x25C0 || c == 0x25C1 || c == 0x25B6 || c == 0x25B7 || (c >= 0x2190 && c <= 0x2193);
}

static bool is_bullet(uint32_t c) /* marks before a crosshead */
{
    return c == 0x25A0 || c == 0x25A1 || c == 0x25C6 || c == 0x25C7 || c == 0x25CF || c == 0x25CB || c == 0x25C9 || c == 0x25CE || c == 0x25A3 ||
           c == 0x2756 || c == 0x25BC || c == 0x25BD || c == 0x25B2 || c == 0x2665 || c == 0x2605 || c == 0x2606 || c == 0x25B3;
}

static bool mostly_link(const nx_line *l)
{
    return l->link * 5u >= l->text.len * 4u || (l->link * 2u > l->text.len && !nx_ends_sentence(l->text)); /* "관련 이슈 …" */
}

/* A date line: its syllables beside the date are few. */
static bool is_date_line(const writer *w, newsx_str s)
{
    if (s.len > 150)
        return false;
    char carry = 0;
    nx_dates d = nx_when_line(w->lex, s, &carry);
    bool labelled = d.published.ok || d.modified.ok;
    return (labelled && nx_hangul_count(s) <= 24) || (d.bare.ok && nx_hangul_count(s) <= (s.len <= 60 ? 6u : 4u)) || (carry && s.len <= 30 && !nx_ends_sentence(s) && nx_hangul_count(s) <= 8);
}

/* Whether the table around a line is there for a picture: it holds one, and little text. */
static bool in_picture_table(const writer *w, const nx_line *l)
{
    const nx_tree *t = w->lines->tree;
    uint32_t table = l->cell ? ancestor(t, l->node, NX_TAG_TABLE) : NX_NONE;
    if (table == NX_NONE || w->lines->good[table] * 3u > w->body->good)
        return false;
    for (uint32_t i = table; i < t->nodes.at[table].end; i++)
        if (t->nodes.at[i].tag == NX_TAG_IMG)
            return true;
    return false;
}

/* Whether a line stands in a table of data: two rows and two columns at least. */
static bool in_data_table(const writer *w, const nx_line *l)
{
    const nx_tree *t = w->lines->tree;
    uint32_t table = l->cell ? ancestor(t, l->node, NX_TAG_TABLE) : NX_NONE;
    if (table == NX_NONE)
        return false;
    uint32_t rows = 0, cells = 0, text = 0;
    for (uint32_t i = table + 1; i < t->nodes.at[table].end; i++) {
        rows += t->nodes.at[i].tag == NX_TAG_TR;
        cells += t->nodes.at[i].tag == NX_TAG_TD || t->nodes.at[i].tag == NX_TAG_TH;
        text += t->nodes.at[i].tag == NX_TAG_TEXT;
    }
    return rows >= 2 && cells >= rows * 2u && text > rows && w->lines->good[table] * 2u < w->body->good;
}

static nx_picture *last_image(writer *w)
{
    return w->out->images.n ? &w->out->images.at[w->out->images.n - 1] : NULL;
}

static void take_image(writer *w, uint32_t k, const nx_line *l)
{
    nx_picture *old = last_image(w);
    if (old && nx_str_eq(old->url, l->text))
        return;
    nx_picture image = {.url = l->text, .alt = nx_node_attr(w->lines->tree, l->first, NX_ATTR_ALT)};
    nx_push(w->c->arena, &w->out->images, image);
    w->open_image = true;
    w->image_line = k;
    w->caption_node = NX_NONE;
}

/* The line of a caption that tells whose picture it is, and no more. */
static bool take_credit(writer *w, const nx_line *l)
{
    nx_picture *image = last_image(w);
    bool told = (l->sides & NX_SIDE_CREDIT) != 0;
    newsx_str credit = image && (told || image->caption.len || nx_is_source_name(l->text, w->lex)) ? nx_credit_alone(l->text, told, w->lex) : (newsx_str){NULL, 0};
    if (!credit.len)
        return false;
    if (!image->credit.len)
        image->credit = credit;
    w->open_image = false;
    return true;
}

static void take_caption(writer *w, const nx_line *l)
{
    newsx_str rest, credit = nx_credit_of(&rest, l->text, w->lex, w->c);
    nx_picture *image = last_image(w);
    if (!image || (!w->open_image && image->caption.len && w->caption_node != l->node)) {
        nx_picture none = {0};
        nx_push(w->c->arena, &w->out->images, none);
        image = last_image(w);
    }
    if (!image)
        return;
    if (image->caption.len && rest.len) {
        nx_buf b = nx_buf_new(w->c->arena, image->caption.len + rest.len + 1);
        nx_buf_add(&b, image->caption);
        nx_buf_byte(&b, ' ');
        nx_buf_add(&b, rest);
        image->caption = nx_buf_str(&b);
    } else if (rest.len) {
        image->caption = rest;
    }
    if (credit.len)
        image->credit = credit;
    w->open_image = false;
    bool same = w->caption_node == l->node && w->out->flow.n && w->out->flow.at[w->out->flow.n - 1].kind == NX_BLOCK_CAPTION;
    w->caption_node = l->node;
    if (!rest.len)
        return; /* a credit alone is no text */
    if (same)
        append(w, " ", l->text);
    else
        put(w, NX_BLOCK_CAPTION, l->text);
}

/* Whether line k tells nothing but whose the picture above is: "[한빛시 제공. 재판매 및 DB 금지]", "(서울=연합뉴스) 김하늘 기자 = sky@…". */
static bool credits_only(const writer *w, uint32_t k)
{
    const nx_line *l = k < w->lines->line.n ? &w->lines->line.at[k] : NULL;
    nx_byline b;
    if (!l || !w->body->in[k] || l->image || l->good || l->text.len > 150 || !strchr("[(<", l->text.at[0]))
        return false;
    return nx_credit_alone(l->text, false, w->lex).len || (nx_dateline_read(&b, l->text, w->lex, w->c) && b.authors.n && nx_hangul_count(nx_str_cut(l->text, b.used, l->text.len)) == 0);
}

/* A line right below a picture that reads as its caption. */
static bool is_caption(const writer *w, uint32_t k, const nx_line *l)
{
    if (l->sides & NX_SIDE_CAPTION)
        return true;
    if (in_picture_table(w, l))
        return true;
    if ((l->sides & NX_SIDE_CREDIT) && w->out->images.n && k <= w->image_line + 4 && !l->good)
        return true;
    if (w->photo_story && w->open_image && l->good)
        return true;
    if (w->open_image && k == w->image_line + 1 && credits_only(w, k + 1))
        return true;
    const nx_picture *above = w->out->images.n ? &w->out->images.at[w->out->images.n - 1] : NULL;
    if (above && above->caption.len && !above->credit.len && k <= w->image_line + 3 && credits_only(w, k))
        return true;
    if (!w->open_image || !w->out->images.n || k > w->image_line + 2 || l->text.len > 600)
        return false;
    const nx_picture *image = &w->out->images.at[w->out->images.n - 1];
    uint32_t last = nx_utf8_before(l->text, (uint32_t)l->text.len);
    if ((is_triangle(first_char(l->text)) && !is_triangle(last)) || /* ◀ 앵커 ▶ is a turn of a transcript */ (image->alt.len > 12 && nx_same_title(image->alt, l->text)))
        return true;
    newsx_str rest, credit = nx_credit_of(&rest, l->text, w->lex, w->c);
    nx_byline line;
    return credit.len && l->text.len < 450 && !(nx_dateline_read(&line, l->text, w->lex, w->c) && line.used < l->text.len);
}

static void add_authors(nx_byline *to, const nx_byline *from, nx_ctx *c)
{
    for (uint32_t i = 0; i < from->authors.n; i++)
        nx_push(c->arena, &to->authors, from->authors.at[i]);
    for (uint32_t i = 0; i < from->photographers.n; i++)
        nx_push(c->arena, &to->photographers, from->photographers.at[i]);
    for (uint32_t i = 0; i < from->emails.n; i++)
        nx_push(c->arena, &to->emails, from->emails.at[i]);
    if (!to->publisher.len)
        to->publisher = from->publisher;
}

/* A short line with an e-mail near the end: "◎공감언론 뉴시스 hong@…". */
static bool tail_email(writer *w, const nx_line *l, const nx_byline *b)
{
    bool email = b->email.len > 0;
    for (uint32_t i = 0; i < b->authors.n; i++)
        email = email || b->authors.at[i].email.len > 0;
    if (!email || nx_hangul_count(l->text) > 20 || w->good * 20u < w->body->good * 12u)
        return false;
    add_authors(&w->out->tail, b, w->c);
    put(w, NX_BLOCK_BYLINE, l->text);
    return true;
}

/* Where the box ends that holds a byline behind the text and more about the author; 0 where the text itself holds it. */
static uint32_t box_of_signer(const writer *w, const nx_line *l)
{
    uint32_t i = l->node;
    while (i != NX_NONE && w->lines->good[i] + w->lines->bad[i] <= l->text.len)
        i = w->lines->tree->nodes.at[i].parent;
    bool box = i != NX_NONE && w->lines->good[i] * 3u < w->body->good;
    return box ? w->lines->tree->nodes.at[i].end : 0;
}

/* A byline line inside the body: takes it, and says whether it was one. */
static bool take_byline(writer *w, const nx_line *l)
{
    nx_byline b;
    if (l->text.len > 240 || (l->good && !nx_str_chr(l->text, '@')) || (!w->begun && is_bullet(first_char(l->text))))
        return false;
    nx_author signs_off;
    if (!w->begun && nx_dateline_read(&b, l->text, w->lex, w->c) && nx_hangul_count(nx_str_cut(l->text, b.used, l->text.len)) >= 8)
        return false; /* a subtitle behind it */
    if (nx_sign_off_read(&signs_off, l->text, w->lex))
        return false; /* said on the air: text */
    nx_byline_read(&b, l->text, w->lex, w->c);
    bool hinted = (l->sides & NX_SIDE_BYLINE) != 0;
    nx_author writer_of_column;
    if ((hinted || w->good * 20u >= w->body->good * 19u || (w->good * 20u >= w->body->good * 15u && box_of_signer(w, l))) && !b.strong && nx_signature_read(&writer_of_column, l->text, w->lex)) {
        nx_push(w->c->arena, &w->out->tail.authors, writer_of_column);
        put(w, NX_BLOCK_BYLINE, l->text);
        w->signed_ = true;
        w->signer_end = box_of_signer(w, l);
        return true;
    }
    bool last = w->good * 20u >= w->body->good * 19u && b.words == 1 && b.names == 1 && nx_is_full_name(nx_str_trim(l->text), w->lex);
    if (!last && !nx_byline_whole(&b, l->text) && !(hinted && (b.authors.n || b.names == 1) && b.unknown <= 4))
        return tail_email(w, l, &b) || (hinted && (!l->good || (l->text.len < 300 && w->begun))); /* a byline box says other things, too */
    if ((hinted || last) && !b.authors.n && b.names == 1) { /* a name alone */
        nx_author a = {.name = nx_str_trim(l->text)};
        if (nx_is_author_name(a.name, w->lex))
            nx_push(w->c->arena, &b.authors, a);
    }
    add_authors(&w->out->tail, &b, w->c);
    put(w, NX_BLOCK_BYLINE, l->text);
    w->named = w->named || w->good * 2u >= w->body->good;
    if (w->good * 20u >= w->body->good * 15u) {
        w->signed_ = true;
        w->signer_end = box_of_signer(w, l);
    }
    return true;
}

static void give_credit(writer *w, newsx_str credit) /* to the pictures that have none */
{
    for (uint32_t i = 0; i < w->out->images.n; i++)
        if (!w->out->images.at[i].credit.len)
            w->out->images.at[i].credit = credit;
}

/* A credit that stands alone: "[사진=JTBC, 이매진아시아]", "[사진] 한빛시 제공." */
static bool take_credit_line(writer *w, const nx_line *l)
{
    newsx_str s = l->text, alone = s.at[0] == '[' && nx_label_at(w->lex, nx_str_cut(s, 1, s.len), "credit") ? nx_credit_alone(s, false, w->lex) : (newsx_str){NULL, 0};
    if (alone.len)
        give_credit(w, alone);
    if (alone.len)
        return true;
    if (l->list || s.len > 150 || nx_ends_sentence(nx_str_cut(s, 0, s.len - (s.at[s.len - 1] == ']' || s.at[s.len - 1] == ')'))))
        return false;
    newsx_str rest, credit = nx_credit_of(&rest, s, w->lex, w->c);
    if (!credit.len || rest.len)
        return false;
    give_credit(w, credit);
    return true;
}

static bool is_heading(const nx_line *l)
{
    newsx_str s = l->text;
    uint32_t c = first_char(s);
    bool ended = nx_ends_sentence(s) && s.at[s.len - 1] == '.';
    if (l->level)
        return s.len < 200 && (!l->good || !ended);
    if ((l->sides & (NX_SIDE_HEADING | NX_SIDE_TITLE | NX_SIDE_SUBTITLE)) && s.len < 200 && !l->good)
        return true;
    if (is_bullet(c) && s.len <= 150 && !ended && !nx_is_roll(s))
        return true;
    return l->bold * 10u >= s.len * 9u && s.len <= 150 && !ended && nx_hangul_count(s) >= 3;
}

/* Whether a scrap stands beside the text, not in a frame around it. */
static bool beside(const writer *w, const nx_line *scrap, const nx_line *text)
{
    const nx_tree *t = w->lines->tree;
    uint32_t holder = text->node; /* the lowest element with more text than this line */
    while (holder != NX_NONE && w->lines->good[holder] <= text->text.len)
        holder = t->nodes.at[holder].parent;
    return holder != NX_NONE && scrap->first >= holder && scrap->first < t->nodes.at[holder].end;
}

/* Whether a scrap is a cell of a table that the text is not in: the day's rates, a box of numbers. */
static bool in_other_table(const writer *w, const nx_line *scrap, const nx_line *text)
{
    uint32_t table = scrap->cell ? ancestor(w->lines->tree, scrap->node, NX_TAG_TABLE) : NX_NONE;
    return table != NX_NONE && text->first >= w->lines->tree->nodes.at[table].end;
}

/* A label of what follows: "[앵커]", "◀ 리포트 ▶", a bullet, a clock. */
static bool is_opening(const writer *w, newsx_str s)
{
    uint32_t c = first_char(s);
    bool turn = is_triangle(c) && is_triangle(nx_utf8_before(s, (uint32_t)s.len)); /* ◀ 앵커 ▶ */
    return c == '[' || c == '<' || c == '(' || c == 0x3010 || (is_bullet(c) && !is_triangle(c)) || turn || (w->out->live && nx_is_digit(c));
}

/* A column that begins with its author: "김하늘", and on the next line "한빛대 경제학과 교수". */
static bool signed_above(writer *w, const nx_line *name, const nx_line *office)
{
    nx_author a;
    if (!nx_is_person_name(name->text, w->lex) || office->text.len > 120)
        return false;
    nx_buf both = nx_buf_new(w->c->arena, name->text.len + office->text.len + 1);
    nx_buf_add(&both, name->text);
    nx_buf_byte(&both, ' ');
    nx_buf_add(&both, office->text);
    if (!nx_signature_read(&a, nx_buf_str(&both), w->lex))
        return false;
    nx_push(w->c->arena, &w->out->tail.authors, a);
    put(w, NX_BLOCK_BYLINE, nx_buf_str(&both));
    return true;
}

/* Short lines before the running text, which begins with `text` (NULL: there is none): a subtitle, a label or a crosshead of the text,
 * or scraps of the frame. */
static void settle_scraps(writer *w, const nx_line *text, bool dateline)
{
    enum { FIRST = 8, NEXT = 4 }; /* syllables of a subtitle, and of its further lines */
    uint32_t n = w->scraps, had = w->out->subtitles.n;
    bool begun = text == NULL;
    w->scraps = 0;
    for (uint32_t i = 0; i < n; i++) {
        const nx_line *l = &w->lines->line.at[w->scrap[i]];
        if (text && i + 1 < n && signed_above(w, l, &w->lines->line.at[w->scrap[i + 1]])) {
            i++;
            continue;
        }
        if (text && (nx_label_is(NULL, w->lex, l->text, "section") || in_other_table(w, l, text)))
            continue;
        bool heading = l->level > 0 || (l->sides & NX_SIDE_HEADING), told = nx_ends_sentence(l->text) && l->text.at[l->text.len - 1] == '.';
        begun = begun || is_opening(w, l->text) || (told && beside(w, l, text));
        if ((dateline && !told) || (!begun && nx_hangul_count(l->text) >= (w->out->subtitles.n > had ? NEXT : FIRST) && (heading || beside(w, l, text))))
            nx_push(w->c->arena, &w->out->subtitles, l->text);
        else if (begun || told || beside(w, l, text))
            put(w, heading || is_bullet(first_char(l->text)) ? NX_BLOCK_HEADING : NX_BLOCK_BODY, l->text);
    }
}

/* "[부제목]본문": some agencies glue the subtitle between dateline and text. */
static newsx_str take_glued_subtitle(writer *w, newsx_str s)
{
    enum { LONGEST = 240, SYLLABLES = 8 };
    const char *close = s.len && s.at[0] == '[' ? memchr(s.at, ']', s.len < LONGEST ? s.len : LONGEST) : NULL;
    newsx_str inside = close ? nx_str_trim(nx_str_cut(s, 1, (size_t)(close - s.at))) : s;
    if (!close || nx_hangul_count(inside) < SYLLABLES || nx_ends_sentence(inside))
        return s;
    nx_push(w->c->arena, &w->out->subtitles, inside);
    return nx_str_trim(nx_str_cut(s, (size_t)(close - s.at) + 1, s.len));
}

/* The byline behind the last sentence of a paragraph: "… 밝혔다. 김하늘 기자 sky@…".  Gives the paragraph without it. */
static newsx_str take_glued_byline(writer *w, const nx_line *l, newsx_str s, newsx_str *tail)
{
    enum { LONGEST = 120 };
    nx_byline b;
    *tail = (newsx_str){NULL, 0};
    if (w->good * 20u + l->text.len * 20u < w->body->good * 18u)
        return s;
    for (size_t i = s.len; i-- > 1 && s.len - i < LONGEST;) {
        bool end = (s.at[i - 1] == '.' || s.at[i - 1] == '!' || s.at[i - 1] == '?') && (s.at[i] == ' ' || s.at[i] == '/' || s.at[i] == '<' || s.at[i] == '[' || s.at[i] == '(');
        if (!end || !nx_ends_sentence(nx_str_cut(s, 0, i)) || nx_is_digit((unsigned char)s.at[i - 2 < i ? i - 2 : 0]))
            continue;
        newsx_str line = nx_str_trim(nx_str_cut(s, i, s.len));
        nx_byline_read(&b, line, w->lex, w->c);
        if (!line.len || !nx_byline_whole(&b, line))
            return s;
        add_authors(&w->out->tail, &b, w->c);
        *tail = line;
        return nx_str_cut(s, 0, i);
    }
    return s;
}

/* A subtitle that nothing parts from the dateline: "5년 계획 발표[한밭신문 김하늘 기자] 정부가 …".  Gives the text from the dateline on. */
static newsx_str without_subtitle(writer *w, newsx_str s, newsx_str *subtitle)
{
    enum { LONGEST = 240, SYLLABLES = 8 };
    for (size_t i = 1; i < s.len && i < LONGEST; i++) {
        nx_byline lead;
        if (s.at[i] != '[' && s.at[i] != '(')
            continue;
        newsx_str before = nx_str_trim(nx_str_cut(s, 0, i)), rest = nx_str_cut(s, i, s.len);
        if (!nx_dateline_read(&lead, rest, w->lex, w->c) || !lead.authors.n || nx_hangul_count(before) < SYLLABLES)
            continue;
        *subtitle = before;
        return rest;
    }
    return s;
}

/* "[한밭신문] 정부가 …": the page's own newspaper, known or not. */
static bool names_publisher(writer *w, newsx_str s)
{
    size_t n = w->publisher.len;
    if (!n || s.len < n + 3 || s.at[0] != '[' || s.at[n + 1] != ']' || !nx_str_eq(nx_str_cut(s, 1, n + 1), w->publisher))
        return false;
    w->out->lead = (nx_byline){.publisher = w->publisher, .used = (uint32_t)n + (s.at[n + 2] == ' ' ? 3u : 2u)};
    return true;
}

static void take_text(writer *w, uint32_t k, const nx_line *l)
{
    newsx_str s = l->text, glued = {NULL, 0};
    if (!w->begun && l->good) {
        newsx_str subtitle = {NULL, 0};
        s = without_subtitle(w, s, &subtitle);
        bool dateline = nx_dateline_read(&w->out->lead, s, w->lex, w->c) || names_publisher(w, s);
        settle_scraps(w, l, dateline);
        if (subtitle.len)
            nx_push(w->c->arena, &w->out->subtitles, subtitle);
        w->begun = true;
        if (dateline && w->out->lead.used < s.len) {
            put(w, NX_BLOCK_BYLINE, nx_str_trim(nx_str_cut(s, 0, w->out->lead.used)));
            s = take_glued_subtitle(w, nx_str_cut(s, w->out->lead.used, s.len));
        }
    } else if (!w->begun && w->scraps < SCRAPS) {
        nx_byline lead;
        if (nx_dateline_read(&lead, s, w->lex, w->c) && !nx_ends_sentence(s)) { /* a dateline on a line of its own, or before a subtitle */
            settle_scraps(w, l, true);
            w->out->lead = lead;
            put(w, NX_BLOCK_BYLINE, nx_str_trim(nx_str_cut(s, 0, lead.used)));
            s = take_glued_subtitle(w, nx_str_cut(s, lead.used, s.len));
            if (s.len)
                nx_push(w->c->arena, &w->out->subtitles, s);
            return;
        }
        w->scrap[w->scraps++] = k;
        return;
    } else if (!w->begun) {
        settle_scraps(w, NULL, false); /* no running text, it seems: a transcript, a list */
        w->begun = true;
    }
    nx_author voice;
    if (nx_sign_off_read(&voice, s, w->lex))
        nx_push(w->c->arena, &w->out->tail.authors, voice);
    if (l->good) {
        newsx_str credit = nx_credit_behind(&s, s, w->lex);
        if (credit.len)
            give_credit(w, credit);
        s = take_glued_byline(w, l, s, &glued);
    }
    w->good += l->good ? (uint32_t)l->text.len - l->link : 0;
    nx_block_kind kind = l->quote ? NX_BLOCK_QUOTE : l->list ? NX_BLOCK_LIST : NX_BLOCK_BODY;
    bool joins = w->joinable && l->breaks == 0 && kind == NX_BLOCK_BODY && !is_bullet(first_char(s));
    if (joins)
        append(w, " ", s);
    else
        put(w, kind, s);
    w->joinable = kind == NX_BLOCK_BODY && !nx_ends_sentence(s) && s.len > 60;
    if (glued.len)
        put(w, NX_BLOCK_BYLINE, glued);
}

static void take_cell(writer *w, const nx_line *l)
{
    uint32_t row = ancestor(w->lines->tree, l->node, NX_TAG_TR);
    if (w->row == row && row != NX_NONE) {
        append(w, " ", l->text);
        return;
    }
    settle_scraps(w, NULL, false);
    put(w, NX_BLOCK_TABLE, l->text);
    w->row = row;
}

/* Whether a boilerplate phrase settles the line. */
static bool take_boiler(writer *w, const nx_line *l)
{
    nx_byline b;
    switch (nx_boiler_of(w->lex, l->text)) {
    case NX_BOILER_REST:
        w->over = w->over || w->good * 20u >= w->body->good * 12u;
        return true;
    case NX_BOILER_LINE: /* "김도윤 기자 구독하기" still names the reporter */
        nx_byline_read(&b, l->text, w->lex, w->c);
        if (b.strong && (l->sides & NX_SIDE_BYLINE))
            add_authors(&w->out->tail, &b, w->c);
        return true;
    case NX_BOILER_PAYWALL:
        w->out->paywall = true;
        w->signed_ = w->signed_ || w->good * 20u >= w->body->good * 12u; /* what it says to subscribers is below it */
        return !l->good || l->text.len < 150;
    default:
        return false;
    }
}

/* Whether a line is the time of an entry: "15:40", "오후 3시 40분", "11월 21일 15:40". */
static bool is_clock_line(const nx_lexicon *lex, const nx_line *l)
{
    uint32_t used;
    return !l->image && !l->junk && l->text.len <= 40 && nx_clock_at(lex, l->text, &used) && used + 6 >= l->text.len;
}

static bool is_live(const nx_lines *lines, const nx_body *body, const nx_lexicon *lex)
{
    enum { ENTRIES = 3 };
    uint32_t n = 0;
    for (uint32_t k = body->first; k < body->last && k < lines->line.n && n < ENTRIES; k++)
        n += body->in[k] && is_clock_line(lex, &lines->line.at[k]);
    return n == ENTRIES;
}

/* Whether nothing but links comes below a heading: it heads them, and no part of the text. */
static bool heads_links(const writer *w, uint32_t k)
{
    const nx_line *next = NULL;
    for (uint32_t i = k + 1; i <= w->body->last && i < w->lines->line.n && !next; i++)
        if (w->body->in[i] && !w->lines->line.at[i].image && w->lines->line.at[i].text.len > 6)
            next = &w->lines->line.at[i];
    return next && !next->good && mostly_link(next);
}

static bool is_hashtags(newsx_str s) /* "#버스 #요금" */
{
    newsx_str word;
    uint32_t n = 0;
    while (nx_str_next_field(&word, &s, ' ')) {
        if (word.len && word.at[0] != '#')
            return false;
        n += word.len > 1;
    }
    return n > 0;
}

static void take_line(writer *w, uint32_t k, const nx_line *l)
{
    newsx_str s = l->text;
    if (w->out->live && is_clock_line(w->lex, l)) {
        settle_scraps(w, l, false);
        w->begun = true;
        put(w, NX_BLOCK_HEADING, s);
        return;
    }
    if (nx_hangul_count(s) == 0 && nx_utf8_count(s) <= 8 && !l->cell && !w->open_image)
        return; /* a rule of dashes, a lone number */
    if (nx_same_title(s, w->title) || ((l->sides & NX_SIDE_TITLE) && !w->begun))
        return;
    if ((l->sides & NX_SIDE_SUBTITLE) && !l->good && !w->begun) {
        nx_push(w->c->arena, &w->out->subtitles, s);
        return;
    }
    if (is_caption(w, k, l)) {
        if (take_credit(w, l))
            return;
        if (!take_boiler(w, l) || (l->good && nx_boiler_of(w->lex, s) == NX_BOILER_LINE && s.len > 120))
            take_caption(w, l);
        return;
    }
    if (take_boiler(w, l) || take_byline(w, l))
        return;
    if (w->named && w->plain && nx_is_polite(w->lex, s))
        return;
    if (w->signed_ && (l->first < w->signer_end || (w->plain && !nx_reports(w->lex, s)) || !(l->good && w->good * 10u < w->body->good * 9u)))
        return;
    if ((l->sides & (NX_SIDE_DATE | NX_SIDE_SECTION | NX_SIDE_PUBLISHER | NX_SIDE_KEYWORD)) && !l->good)
        return;
    if (is_hashtags(s) || is_date_line(w, s) || take_credit_line(w, l))
        return;
    if (mostly_link(l) || (is_pointer(first_char(s)) && (l->link > 0 || (s.len < 120 && w->good * 20u >= w->body->good * 18u)) && !l->good))
        return;
    if (l->cell && in_data_table(w, l)) {
        take_cell(w, l);
        return;
    }
    if (w->begun && is_heading(l)) {
        if (!is_bullet(first_char(s)) && heads_links(w, k))
            return;
        put(w, NX_BLOCK_HEADING, s);
        return;
    }
    take_text(w, k, l);
}

/* A crosshead has text below it: one that only bylines follow heads what was left out. */
static void drop_last_headings(writer *w)
{
    uint32_t n = w->out->flow.n, bylines = 0;
    while (n && w->out->flow.at[n - 1].kind == NX_BLOCK_BYLINE)
        n--, bylines++;
    uint32_t end = n;
    while (n && w->out->flow.at[n - 1].kind == NX_BLOCK_HEADING)
        n--;
    if (!n || n == end)
        return;
    memmove(&w->out->flow.at[n], &w->out->flow.at[end], bylines * sizeof *w->out->flow.at);
    w->out->flow.n = n + bylines;
}

/* "[포토] 첫눈 내린 호수" */
static bool tells_pictures(newsx_str title, const nx_lexicon *lex)
{
    nx_entry e;
    const char *close = title.len && title.at[0] == '[' ? nx_str_chr(title, ']') : NULL;
    return close && nx_label_is(&e, lex, nx_str_cut(title, 1, (size_t)(close - title.at)), "tag") && nx_attr_is(e.attr, "kind", "photo");
}

static bool is_plain(const nx_lines *lines, const nx_body *body, const nx_lexicon *lex)
{
    uint32_t plain = 0, polite = 0;
    for (uint32_t k = body->first; k <= body->last && k < lines->line.n; k++) {
        const nx_line *l = &lines->line.at[k];
        if (!body->in[k] || l->junk || !l->good)
            continue;
        plain += nx_reports(lex, l->text);
        polite += nx_is_polite(lex, l->text);
    }
    return plain > polite;
}

newsx_status nx_article_blocks(nx_found *out, const nx_lines *lines, const nx_body *body, newsx_str title, newsx_str publisher, const nx_lexicon *lex, nx_ctx *c)
{
    memset(out, 0, sizeof *out);
    writer w = {.out = out, .lines = lines, .body = body, .title = title, .publisher = publisher, .lex = lex, .c = c, .caption_node = NX_NONE, .row = NX_NONE};
    w.photo_story = tells_pictures(title, lex);
    w.plain = is_plain(lines, body, lex);
    out->live = is_live(lines, body, lex);
    for (uint32_t k = body->hero < body->first ? body->hero : body->first; k <= body->last && k < lines->line.n && !w.over; k++) {
        const nx_line *l = &lines->line.at[k];
        if (body->in[k] && l->junk && (l->sides & NX_SIDE_CREDIT) && k <= w.image_line + 4 && nx_boiler_of(lex, l->text) != NX_BOILER_REST)
            take_credit(&w, l); /* ⓒ under a picture */
        if (!body->in[k] || l->junk)
            continue;
        if (l->image)
            take_image(&w, k, l);
        else
            take_line(&w, k, l);
    }
    settle_scraps(&w, NULL, false);
    drop_last_headings(&w);
    return nx_ctx_status(c);
}
