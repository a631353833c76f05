/* title.c -- the title: which of those that a page gives, and what of it is the title.  In: meta.c, lines.c, dict/lex/label.tsv.
 *
 * Sites add their name, a section, the portal's name behind a bar or dash, and put running series into [..].  Editorial tags
 * ([속보], [종합], [단독]) belong to the title; label.tsv lists them. */
#include "read/meta.h"

#include "base/utf8.h"
#include "read/label.h"

/* The next character that counts for a comparison, 0 at the end. */
static uint32_t next_sign(newsx_str s, uint32_t *i)
{
    while (*i < s.len) {
        uint32_t c = nx_utf8_next(s, i);
        if (nx_is_word(c))
            return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
    return 0;
}

static uint32_t common_signs(newsx_str a, newsx_str b, bool *a_ends, bool *b_ends)
{
    uint32_t i = 0, j = 0, n = 0;
    for (;;) {
        uint32_t x = next_sign(a, &i), y = next_sign(b, &j);
        if (!x || !y || x != y) {
            *a_ends = !x;
            *b_ends = !y;
            return n;
        }
        n++;
    }
}

bool nx_same_title(newsx_str a, newsx_str b)
{
    bool a_ends, b_ends;
    return common_signs(a, b, &a_ends, &b_ends) >= 3 && a_ends && b_ends;
}

static bool starts_title(newsx_str longer, newsx_str head)
{
    bool a_ends, b_ends;
    return common_signs(longer, head, &a_ends, &b_ends) >= 6 && b_ends;
}

static bool equal_name(newsx_str a, newsx_str b)
{
    bool a_ends, b_ends;
    return a.len && b.len && common_signs(a, b, &a_ends, &b_ends) > 0 && a_ends && b_ends;
}

/* Whether a piece behind a separator is the site's, not the title's. */
static bool is_site_piece(newsx_str s, const nx_meta *m, newsx_str publisher, const nx_lexicon *lex)
{
    if (!s.len || s.len > 75)
        return false;
    nx_entry e;
    bool domain = nx_hangul_count(s) == 0 && nx_str_chr(s, '.') && !nx_str_chr(s, ' ') && s.len < 40 && s.at[s.len - 1] != '.';
    bool praise = publisher.len && s.len > publisher.len + 1 && nx_str_ends(s, publisher) && s.at[s.len - publisher.len - 1] == ' '; /* "대표신문 한밭신문" */
    size_t dash = nx_str_find(s, NX_S(" - "), 0); /* "기사본문 - 한밭신문" */
    bool label = dash != NX_NPOS && nx_label_is(NULL, lex, nx_str_trim(nx_str_cut(s, 0, dash)), "portal_suffix");
    return domain || praise || label || equal_name(s, publisher) || equal_name(s, m->site_name) || equal_name(s, m->press) || equal_name(s, m->ld.publisher) ||
           nx_is_publisher_name(s, lex) || nx_label_is(&e, lex, s, "section") || equal_name(s, m->section) || equal_name(s, m->ld.section);
}

/* The bytes of a separator that begins at i and stands between title and site; 0 where none does. */
static uint32_t separator_at(newsx_str s, uint32_t i, bool *loose)
{
    static const newsx_str tight[] = {{"::", 2}, {"||", 2}, {"|", 1}, {"\xE3\x85\xA3", 3}, {"\xEF\xBD\x9C", 3}, {"\xE2\x94\x82", 3}, {"\xE2\x8E\xAE", 3},
                                      {"<", 1}, {">", 1}, {"\xEF\xBC\x9A", 3}, {"\xC2\xBB", 2}, {"\xC2\xAB", 2}};
    static const newsx_str spaced[] = {{",", 1}, {"-", 1}, {":", 1}, {"\xE2\x80\x93", 3}, {"\xE2\x80\x94", 3}, {"/", 1}, {"\xC2\xB7", 2}, {"\xE2\x80\xA2", 3}, {"~", 1}};
    newsx_str rest = nx_str_cut(s, i, s.len);
    *loose = false;
    for (size_t k = 0; k < NX_LEN(tight); k++)
        if (nx_str_starts(rest, tight[k]))
            return (uint32_t)tight[k].len;
    for (size_t k = 0; k < NX_LEN(spaced); k++) {
        if (!nx_str_starts(rest, spaced[k]))
            continue;
        bool comma = spaced[k].at[0] == ','; /* "신문 모바일 사이트, 제목" */
        bool blank = i > 0 && (comma || s.at[i - 1] == ' ') && rest.len > spaced[k].len && rest.at[spaced[k].len] == ' ';
        *loose = !blank; /* "커졌다-정치" */
        return (uint32_t)spaced[k].len;
    }
    return 0;
}

static newsx_str strip_behind(newsx_str s, const nx_meta *m, newsx_str publisher, const nx_lexicon *lex)
{
    for (uint32_t i = (uint32_t)s.len; i > 0;) {
        i = nx_utf8_back(s, i);
        bool loose;
        uint32_t n = separator_at(s, i, &loose);
        if (!n)
            continue;
        newsx_str piece = nx_str_trim(nx_str_cut(s, i + n, s.len)), head = nx_str_trim(nx_str_cut(s, 0, i));
        if (head.len < 6 || !is_site_piece(piece, m, publisher, lex)) {
            if (piece.len > 75)
                break;
            continue;
        }
        s = head;
        i = (uint32_t)s.len;
    }
    return s;
}

static newsx_str strip_before(newsx_str s, const nx_meta *m, newsx_str publisher, const nx_lexicon *lex)
{
    for (uint32_t i = 0; i < s.len && i < 75;) {
        bool loose;
        uint32_t n = separator_at(s, i, &loose);
        newsx_str name = nx_str_trim(nx_str_cut(s, 0, i));
        if (n && (!loose || (i > 0 && (equal_name(name, publisher) || equal_name(name, m->site_name))))) {
            newsx_str piece = nx_str_trim(nx_str_cut(s, 0, i)), rest = nx_str_trim(nx_str_cut(s, i + n, s.len));
            if (rest.len < 6 || !is_site_piece(piece, m, publisher, lex))
                return s;
            s = rest;
            i = 0;
            continue;
        }
        i += nx_utf8_len((unsigned char)s.at[i]);
    }
    static const struct { newsx_str open, close; } brackets[] = {{{"[", 1}, {"]", 1}}, {{"\xE3\x80\x90", 3}, {"\xE3\x80\x91", 3}}};
    for (size_t k = 0; k < NX_LEN(brackets); k++) { /* [서울신문] title */
        size_t close = nx_str_starts(s, brackets[k].open) ? nx_str_find(s, brackets[k].close, 0) : NX_NPOS;
        newsx_str tag = close == NX_NPOS ? (newsx_str){NULL, 0} : nx_str_trim(nx_str_cut(s, brackets[k].open.len, close));
        if (equal_name(tag, publisher) || equal_name(tag, m->site_name))
            return nx_str_trim(nx_str_cut(s, close + brackets[k].close.len, s.len));
    }
    return s;
}

/* "[연천소식] …" or "… [인터넷 블랙아웃]": the tag of a series, unless label.tsv calls it an editorial one. */
static newsx_str take_series(newsx_str *series, newsx_str s, const nx_lexicon *lex)
{
    bool front = s.len > 2 && s.at[0] == '[', back = !front && s.len > 2 && s.at[s.len - 1] == ']';
    size_t from = 1, to;
    if (front) {
        const char *close = nx_str_chr(s, ']');
        if (!close)
            return s;
        to = (size_t)(close - s.at);
    } else if (back) {
        to = s.len - 1;
        from = to;
        while (from > 0 && s.at[from - 1] != '[')
            from--;
        if (from == 0)
            return s;
    } else {
        return s;
    }
    newsx_str tag = nx_str_trim(nx_str_cut(s, from, to));
    newsx_str rest = nx_str_trim(front ? nx_str_cut(s, to + 1, s.len) : nx_str_cut(s, 0, from - 1));
    if (!tag.len || tag.len > 60 || rest.len < 6 || nx_label_is(NULL, lex, tag, "tag") || nx_label_is(NULL, lex, tag, "section") ||
        nx_label_is(NULL, lex, tag, "credit") || nx_label_is(NULL, lex, tag, "published"))
        return s;
    *series = tag;
    return rest;
}

/* No title is that long; and what is, must not cost its square. */
static newsx_str clipped(newsx_str s)
{
    enum { MOST = 1000 };
    s = nx_str_trim(s);
    if (s.len <= MOST)
        return s;
    return nx_str_cut(s, 0, nx_utf8_back(s, MOST + 1));
}

newsx_str nx_title_clean(newsx_str *series, newsx_str title, const nx_meta *m, newsx_str publisher, const nx_lexicon *lex)
{
    newsx_str s = clipped(title);
    s = strip_behind(s, m, publisher, lex);
    s = strip_before(s, m, publisher, lex);
    return take_series(series, s, lex);
}

static bool shows(newsx_str line, newsx_str title, const nx_lexicon *lex) /* with a series tag or without */
{
    newsx_str series = {NULL, 0};
    return nx_same_title(line, title) || (line.len && line.at[0] == '[' && nx_same_title(take_series(&series, line, lex), title));
}

/* The part of a title before (or behind) a separator that the page shows as a line: the rest is the site's. */
static newsx_str shown_part(newsx_str *site, newsx_str title, const nx_lines *lines, const nx_lexicon *lex)
{
    for (uint32_t i = 0; i < title.len; i += nx_utf8_len((unsigned char)title.at[i])) {
        bool loose;
        uint32_t n = separator_at(title, i, &loose);
        if (!n || loose)
            continue;
        newsx_str part[2] = {nx_str_trim(nx_str_cut(title, 0, i)), nx_str_trim(nx_str_cut(title, i + n, title.len))};
        for (uint32_t k = 0; k < lines->line.n && k < 600; k++) {
            const nx_line *l = &lines->line.at[k];
            for (int side = 0; side < 2; side++)
                if (!l->image && part[side].len > 15 && (part[side].len > part[1 - side].len || l->level || (l->sides & NX_SIDE_TITLE)) && shows(l->text, part[side], lex)) {
                    *site = part[1 - side];
                    return l->text;
                }
        }
    }
    return (newsx_str){NULL, 0};
}

bool nx_title_piece(newsx_str *piece, newsx_str *rest)
{
    if (!rest->len)
        return false;
    bool loose = true;
    uint32_t i = 0, n = 0;
    for (newsx_str s = *rest; i < s.len && (!n || loose); i += n && !loose ? 0 : nx_utf8_len((unsigned char)s.at[i]))
        n = separator_at(s, i, &loose);
    bool found = n && !loose && i < rest->len;
    *piece = nx_str_trim(nx_str_cut(*rest, 0, found ? i : rest->len));
    *rest = nx_str_cut(*rest, found ? i + n : rest->len, rest->len);
    return true;
}

bool nx_title_serves(newsx_str title, const nx_lexicon *lex)
{
    newsx_str piece, rest = clipped(title);
    while (nx_title_piece(&piece, &rest))
        if (nx_label_is(NULL, lex, piece, "function"))
            return true;
    return false;
}

newsx_str nx_title_site(const nx_meta *m, const nx_lines *lines, const nx_lexicon *lex)
{
    newsx_str site = {NULL, 0};
    if (m->doc_title.len)
        shown_part(&site, clipped(m->doc_title), lines, lex);
    for (uint32_t i = (uint32_t)site.len; i > 0;) { /* "사회 < 기사본문 - 신문": the last piece, or one that is no label */
        bool loose;
        i = nx_utf8_back(site, i);
        uint32_t n = separator_at(site, i, &loose);
        if (!n || loose)
            continue;
        newsx_str piece = nx_str_trim(nx_str_cut(site, i + n, site.len));
        if (!nx_label_is(NULL, lex, piece, "section") && !nx_label_is(NULL, lex, piece, "portal_suffix") && !nx_label_is(NULL, lex, piece, "home"))
            return piece.len <= 60 ? piece : (newsx_str){NULL, 0};
        site = nx_str_trim(nx_str_cut(site, 0, i));
        i = (uint32_t)site.len;
    }
    return site.len <= 60 ? site : (newsx_str){NULL, 0};
}

static bool is_bare_site(newsx_str s) /* "::: 한밭신문 :::", in ornaments */
{
    enum { SYLLABLES = 10 };
    return s.len && strchr(":*=~-+", s.at[0]) && s.at[s.len - 1] == s.at[0] && nx_hangul_count(s) <= SYLLABLES;
}

/* Whether a heading is a title of the head less what the site set before or behind it: "제목-한밭신문", "한밭신문: 제목". */
static bool is_core(newsx_str heading, newsx_str title)
{
    enum { SITE = 60, SIGNS = 24 };
    if (heading.len < SIGNS || title.len <= heading.len || title.len - heading.len > SITE)
        return false;
    newsx_str behind = nx_str_starts(title, heading) ? nx_str_trim(nx_str_cut(title, heading.len, title.len)) : (newsx_str){NULL, 0};
    newsx_str before = !behind.len && nx_str_ends(title, heading) ? nx_str_trim(nx_str_cut(title, 0, title.len - heading.len)) : (newsx_str){NULL, 0};
    uint32_t mark = behind.len ? nx_utf8_at(behind, 0) : before.len ? nx_utf8_before(before, (uint32_t)before.len) : 'a';
    return mark == '-' || mark == '|' || mark == ':' || mark == 0xFF1A || mark == 0x2022 || mark == 0x2013 || mark == 0x2014 || mark == 0x3163 || mark == 0xB7 ||
           mark == 0x3011 || (mark == ']' && nx_hangul_count(before) == 0) || mark == '/' || mark == '<' || mark == '>';
}

static bool names_title(const nx_tree *t, uint32_t node) /* "view_tit", "font_title", but no "sub_title" */
{
    newsx_str names[2] = {nx_node_attr(t, node, NX_ATTR_ID), nx_node_attr(t, node, NX_ATTR_CLASS)};
    for (int i = 0; i < 2; i++)
        if (nx_str_find_nocase(names[i], NX_S("sub"), 0) == NX_NPOS &&
            (nx_str_find_nocase(names[i], NX_S("tit"), 0) != NX_NPOS || nx_str_find_nocase(names[i], NX_S("headline"), 0) != NX_NPOS))
            return true;
    return false;
}

/* Old pages tell the title nowhere but above the text: the line that is bold or named so, else the first that can be one. */
static newsx_str title_above(const nx_lines *lines, uint32_t text, const nx_lexicon *lex)
{
    enum { ABOVE = 15, WITHIN = 6 };
    newsx_str best = {NULL, 0};
    uint32_t most = 0;
    for (uint32_t k = text > ABOVE ? text - ABOVE : 0; k < lines->line.n && k < text + WITHIN; k++) {
        const nx_line *l = &lines->line.at[k];
        if (l->image || l->junk || l->good || l->list || l->link || l->text.len > 200 || nx_hangul_count(l->text) < 6 || nx_boiler_of(lex, l->text) ||
            (l->sides & (NX_SIDE_BYLINE | NX_SIDE_DATE | NX_SIDE_SECTION | NX_SIDE_CAPTION | NX_SIDE_SUBTITLE | NX_SIDE_PUBLISHER)))
            continue;
        char carry = 0;
        nx_dates d = nx_when_line(lex, l->text, &carry);
        if (d.published.ok || d.modified.ok || d.bare.ok)
            continue;
        uint32_t worth = 1u + (l->bold * 10u >= l->text.len * 9u ? 1u : 0u) + (l->node != NX_NONE && names_title(lines->tree, l->node) ? 2u : 0u);
        if (worth > most) {
            most = worth;
            best = l->text;
        }
    }
    return best;
}

newsx_str nx_title_choose(const nx_meta *m, const nx_lines *lines, uint32_t text, newsx_str publisher, const nx_lexicon *lex)
{
    newsx_str head[4] = {m->og_title, m->ld.title, m->meta_title, m->doc_title};
    newsx_str series = {NULL, 0}, first = {NULL, 0};
    for (int i = 0; i < 4; i++) { /* each less the site's name, the tag still on it */
        head[i] = strip_before(strip_behind(clipped(head[i]), m, publisher, lex), m, publisher, lex);
        if (equal_name(head[i], publisher) || equal_name(head[i], m->site_name) || nx_is_publisher_name(head[i], lex) || nx_label_is(NULL, lex, head[i], "section") || is_bare_site(head[i]))
            head[i].len = 0; /* names the site only */
        if (!first.len)
            first = head[i];
    }
    /* a heading of the page that agrees with the head, at least in how it begins, is the fullest form */
    uint32_t steps = 0;
    for (uint32_t k = 0; k < lines->line.n && steps < 400; k++, steps++) {
        const nx_line *l = &lines->line.at[k];
        if (l->image || l->text.len < 9 || !(l->level || (l->sides & NX_SIDE_TITLE)))
            continue;
        for (int i = 0; i < 4; i++)
            if (head[i].len && (nx_same_title(l->text, head[i]) || is_core(l->text, head[i]) || (starts_title(l->text, head[i]) && l->text.len < head[i].len + 60)))
                return l->text;
        newsx_str cut = head[0].len ? head[0] : head[3]; /* "제목이 길어서 잘…" */
        while (cut.len > 3 && (nx_str_ends(cut, NX_S(".")) || nx_str_ends(cut, NX_S("\xE2\x80\xA6"))))
            cut.len -= nx_str_ends(cut, NX_S(".")) ? 1u : 3u;
        if (cut.len > 20 && starts_title(l->text, cut))
            return l->text;
        newsx_str plain = take_series(&series, l->text, lex);
        for (int i = 0; i < 4; i++)
            if (head[i].len && plain.len > 9 && nx_same_title(plain, head[i]))
                return l->text; /* the page shows the tag, the head does not */
    }
    newsx_str site, shown = shown_part(&site, m->doc_title.len ? clipped(m->doc_title) : first, lines, lex);
    if (shown.len)
        return shown;
    /* where only <title> says anything, and the text knows nothing of it, that is a motto of the site */
    enum { FURTHER = 60 };
    bool motto = first.len && !head[0].len && !head[1].len && !head[2].len && text < lines->line.n && !nx_lines_tell(lines, NULL, text, text + FURTHER, first);
    if (first.len && !motto)
        return first;
    for (int pass = 0; pass < 2; pass++) /* nothing in the head: the first title, else the highest heading */
        for (uint32_t k = 0; k < lines->line.n; k++) {
            const nx_line *l = &lines->line.at[k];
            if (!l->image && !l->junk && l->text.len >= 9 && l->link * 2u < l->text.len && !equal_name(l->text, publisher) &&
                ((pass == 0 && (l->sides & NX_SIDE_TITLE)) || (pass == 1 && l->level && l->level <= 3)) && !(motto && !nx_lines_tell(lines, NULL, text, text + FURTHER, l->text)))
                return l->text;
        }
    newsx_str above = text < lines->line.n ? title_above(lines, text, lex) : first;
    return above.len && !(motto && !nx_lines_tell(lines, NULL, text, text + FURTHER, above)) ? above : first;
}
