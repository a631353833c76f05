/* whose.c -- which newspaper, and which section of it.  In: meta.c, lines.c, dict/site, dict/lex/label.tsv. */
#include "read/sheet.h"

#include "base/utf8.h"
#include "read/label.h"

static newsx_str section_label(newsx_str v, const nx_lexicon *lex) /* its Korean name; empty where it is none */
{
    nx_entry e;
    char room[32];
    newsx_str low = {room, v.len};
    if (!v.len || v.len > sizeof room)
        return nx_label_is(&e, lex, v, "section") ? e.canon : (newsx_str){NULL, 0};
    for (size_t i = 0; i < v.len; i++)
        room[i] = v.at[i] >= 'A' && v.at[i] <= 'Z' ? (char)(v.at[i] + 32) : v.at[i];
    if (nx_label_is(&e, lex, v, "section") || nx_label_is(&e, lex, low, "section"))
        return e.canon;
    return (newsx_str){NULL, 0};
}

static bool is_home(newsx_str v, const nx_lexicon *lex)
{
    return nx_label_is(NULL, lex, v, "portal_suffix") || nx_label_is(NULL, lex, v, "home");
}

/* "뉴스 > 경제 > 기업", or the texts of an element and of those beside it: the first step that is a section's name, else the
 * first of a path that is not the way home. */
static newsx_str section_of_path(const nx_sheet *s, uint32_t node)
{
    enum { STEPS = 12 };
    newsx_str first = {NULL, 0};
    const nx_tree *t = &s->tree;
    uint32_t steps = 0;
    for (uint32_t i = node; i < t->nodes.at[node].end && steps < STEPS; i++) {
        newsx_str rest = t->nodes.at[i].text, part;
        if (t->nodes.at[i].tag != NX_TAG_TEXT || !nx_str_trim(rest).len)
            continue;
        if (rest.len > 120)
            return first;
        bool path = steps++ > 0 || nx_str_chr(rest, '>');
        while (nx_str_next_field(&part, &rest, '>')) {
            part = nx_str_trim(part);
            newsx_str label = section_label(part, s->lex);
            if (label.len)
                return label;
            if (path && !first.len && part.len > 3 && part.len <= 30 && !is_home(part, s->lex))
                first = part;
        }
    }
    return first;
}

/* A section's name, or a path of them, right above the title, though nothing marks it.  A menu has more of them. */
static newsx_str section_above(const nx_sheet *s)
{
    enum { NEAR = 5, MENU = 16, PATH = 3, LINKS = 8 };
    newsx_str found = {NULL, 0};
    uint32_t labels = 0, seen = 0, links = 0;
    for (uint32_t k = s->title_line < s->lines.line.n ? s->title_line : 0; k-- > 0 && seen < MENU && labels <= PATH && (found.len || seen < NEAR);) {
        const nx_line *l = &s->lines.line.at[k];
        if (l->image)
            continue;
        seen++;
        links += l->link > 0 && !l->junk;
        newsx_str first = {NULL, 0};
        bool path = !l->junk, home = false; /* "홈 산업" is a path, though its class says that it is a menu */
        for (uint32_t i = l->first; i < l[1].first && i < s->tree.nodes.n; i++) { /* the title's line comes later */
            newsx_str step, text = s->tree.nodes.at[i].tag == NX_TAG_TEXT && l->text.len <= 120 ? s->tree.nodes.at[i].text : (newsx_str){NULL, 0};
            while (nx_str_next_field(&step, &text, '>')) {
                step = nx_str_trim(step);
                home = home || is_home(step, s->lex);
                path = path || home;
                newsx_str label = path ? section_label(step, s->lex) : (newsx_str){NULL, 0};
                labels += label.len > 0;
                if (!first.len)
                    first = label;
            }
        }
        if (first.len && seen <= NEAR)
            found = first;
        if (first.len && (home || !l->link))
            return first; /* no menu */
    }
    return labels <= PATH && links <= LINKS ? found : (newsx_str){NULL, 0};
}

static newsx_str section_of_steps(const nx_sheet *s) /* of a breadcrumb list in JSON-LD */
{
    newsx_str label = {NULL, 0};
    for (uint32_t i = 0; i < s->meta.ld.path.n && !label.len; i++)
        label = section_label(s->meta.ld.path.at[i], s->lex);
    return label;
}

static newsx_str section_in_title(const nx_sheet *s) /* "제목 < 사회 < 기사본문 - 한밭신문", "포털 - 연예 - 제목" */
{
    newsx_str piece, rest = s->meta.doc_title, found = {NULL, 0};
    while (!found.len && nx_title_piece(&piece, &rest))
        found = section_label(piece, s->lex);
    return found;
}

/* "이 기사는 언론사에서 사회 섹션으로 분류했습니다.": the name before the mark. */
static newsx_str section_told(const nx_sheet *s)
{
    enum { LONGEST = 200 };
    newsx_str word, before = {NULL, 0}; /* the name may be an element, and so a line, of its own */
    for (uint32_t k = 0; k < s->lines.line.n; k++) {
        newsx_str rest = s->lines.line.at[k].text;
        if (s->lines.line.at[k].image || rest.len > LONGEST)
            continue;
        while (nx_str_next_field(&word, &rest, ' ')) {
            if (before.len && nx_label_is(NULL, s->lex, word, "section_mark") && section_label(before, s->lex).len)
                return section_label(before, s->lex);
            before = word;
        }
    }
    return (newsx_str){NULL, 0};
}

/* A path or a label among lines [from, to) that the page marks as one. */
static newsx_str section_marked(const nx_sheet *s, uint32_t from, uint32_t to, bool links)
{
    uint32_t before = NX_NONE;
    newsx_str found = {NULL, 0};
    for (uint32_t k = from; k < to && k < s->lines.line.n && !found.len; k++) {
        const nx_line *l = &s->lines.line.at[k];
        uint32_t node = l->node;
        if (l->image || l->text.len > 120 || !(l->sides & NX_SIDE_SECTION) || node == NX_NONE || (l->link && !links))
            continue;
        while (s->tree.nodes.at[node].parent != NX_NONE && !(s->lines.hint[node].sides & NX_SIDE_SECTION))
            node = s->tree.nodes.at[node].parent;
        if (node != before)
            found = section_of_path(s, node);
        before = node;
    }
    return found;
}

static bool is_chosen(const nx_sheet *s, const nx_line *l) /* by its element, or an inline one around its words */
{
    bool chosen = (l->sides & NX_SIDE_HERE) != 0;
    for (uint32_t i = l->first; i != NX_NONE && i != l->node && !chosen; i = s->tree.nodes.at[i].parent)
        chosen = (s->lines.hint[i].sides & NX_SIDE_HERE) != 0;
    return chosen;
}

void nx_sheet_section(nx_sheet *s)
{
    newsx_str said[3] = {s->claim ? s->claim->section : (newsx_str){NULL, 0}, s->meta.section, s->meta.ld.section}, label;
    for (int i = 0; i < 3; i++) {
        if (!said[i].len)
            continue;
        label = section_label(said[i], s->lex);
        s->page->section = label.len ? label : said[i];
        return;
    }
    s->page->section = section_of_steps(s);
    uint32_t end = s->claim || s->body.first > s->lines.line.n ? s->lines.line.n : s->body.first; /* below the text stand lists of other sections */
    s->page->section = s->page->section.len ? s->page->section : section_marked(s, 0, end, true);
    if (!s->page->section.len)
        s->page->section = section_told(s);
    if (!s->page->section.len && end < s->lines.line.n)
        s->page->section = section_marked(s, s->body.last + 1, s->lines.line.n, false);
    for (uint32_t k = 0; k < end && !s->page->section.len; k++) /* the chosen item of a menu */
        if (!s->lines.line.at[k].image && s->lines.line.at[k].text.len <= 120 && is_chosen(s, &s->lines.line.at[k]))
            s->page->section = section_label(s->lines.line.at[k].text, s->lex);
    if (!s->page->section.len && !s->claim)
        s->page->section = section_above(s);
    if (!s->page->section.len)
        s->page->section = section_in_title(s);
}

void nx_sheet_publisher(nx_sheet *s)
{
    newsx_str url = s->src ? s->src->url : (newsx_str){NULL, 0};
    s->page->url = s->meta.url.len ? s->meta.url : s->meta.ld.url.len && nx_str_has(s->meta.ld.url, "://") ? s->meta.ld.url : url;
    s->page->publisher = nx_meta_publisher(&s->meta, &s->tree, url.len ? url : s->page->url, s->lex, s->c);
}

/* The newspaper that a portal's page shows as a logo or behind "기사제공". */
static newsx_str shown_publisher(const nx_sheet *s)
{
    for (uint32_t k = 0; k < s->lines.line.n; k++) {
        const nx_line *l = &s->lines.line.at[k];
        newsx_str name = l->image ? nx_node_attr(&s->tree, l->first, NX_ATTR_ALT) : l->text;
        uint32_t n = l->image ? 0 : nx_label_at(s->lex, name, "given_by");
        uint16_t sides = l->sides;
        if (n)
            name = nx_str_trim(nx_str_cut(name, n, name.len));
        else if (!(sides & NX_SIDE_PUBLISHER))
            continue;
        if (name.len && name.len < 60 && nx_is_publisher_name(name, s->lex) && !nx_label_is(NULL, s->lex, name, "portal_suffix"))
            return name;
    }
    return (newsx_str){NULL, 0};
}

/* "저작권자 ⓒ 한밭신문(http://…)": the name behind the sign. */
static newsx_str copyright_holder(const nx_sheet *s)
{
    static const newsx_str signs[] = {{"\xE2\x93\x92", 3}, {"\xC2\xA9", 2}, {"(c)", 3}, {"(C)", 3}, {"\xE2\x92\xB8", 3}};
    for (uint32_t k = s->lines.line.n; k-- > 0;) {
        newsx_str t = s->lines.line.at[k].text;
        for (size_t i = 0; i < NX_LEN(signs) && !s->lines.line.at[k].image && t.len < 300; i++) {
            size_t at = nx_str_find(t, signs[i], 0);
            if (at == NX_NPOS)
                continue;
            uint32_t from = (uint32_t)(at + signs[i].len), end;
            while (from < t.len && (t.at[from] == ' ' || nx_is_digit((unsigned char)t.at[from]) || t.at[from] == '-'))
                from++;
            for (end = from; end < t.len;) {
                uint32_t next = end, c = nx_utf8_next(t, &next);
                if (!nx_is_word(c))
                    break;
                end = next;
            }
            newsx_str name = nx_str_cut(t, from, end);
            if (nx_hangul_count(name) >= 2 && name.len <= 36)
                return name;
        }
    }
    return (newsx_str){NULL, 0};
}

void nx_sheet_publisher_shown(nx_sheet *s) /* where neither address nor head told */
{
    newsx_str site = nx_title_site(&s->meta, &s->lines, s->lex);
    if (nx_is_publisher_name(site, s->lex) && nx_label_is(NULL, s->lex, site, "portal_suffix"))
        site.len = 0;
    if (!s->page->publisher.len)
        s->page->publisher = shown_publisher(s);
    if (nx_hangul_count(site) == 0 || nx_str_find(site, NX_S(" "), 0) != NX_NPOS)
        site = copyright_holder(s).len ? copyright_holder(s) : site;
    newsx_str more[5] = {s->found.lead.publisher, s->found.tail.publisher, s->claim ? s->claim->publisher : site, copyright_holder(s), s->meta.copyright};
    for (int i = 0; i < 5 && !s->page->publisher.len; i++)
        s->page->publisher = more[i];
}
