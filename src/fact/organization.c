/* organization.c -- the organizations among the pieces of the text, one entry a mention; link/ merges them. */
#include "fact/name.h"

#include "base/map.h"
#include "base/utf8.h"

static uint32_t name_end(const nx_piece *p) /* less a part of it: 수원지검 of 수원지검 형사6부 */
{
    return p->tail_from ? p->tail_from : p->end;
}

static newsx_str kind_of_ending(const nx_scan *s, const nx_piece *p)
{
    newsx_str text = s->text->text;
    uint32_t end = name_end(p);
    for (uint32_t at = p->name_back ? p->begin : p->begin + nx_utf8_len((unsigned char)text.at[p->begin]); at < end; at += nx_utf8_len((unsigned char)text.at[at])) {
        nx_entry e;
        if (nx_lexicon_find(&e, s->lex, NX_LEX_ORGSUFFIX, nx_str_cut(text, at, end)))
            return nx_attr(e.attr, "kind");
    }
    return NX_S("other");
}

newsx_str nx_org_kind(const nx_scan *s, const nx_piece *p)
{
    if (p->entry != UINT32_MAX)
        return nx_attr(nx_lexicon_entry(s->lex, p->entry).attr, "kind");
    return p->made ? kind_of_ending(s, p) : NX_S("other");
}

static bool is_general(const nx_scan *s, const nx_piece *p)
{
    return p->entry != UINT32_MAX && nx_attr_is(nx_lexicon_entry(s->lex, p->entry).attr, "general", "yes");
}

/* Does what stands before it belong to the name?  A place to all of them (울산 남부경찰서, 일본 롯데), an organization to its
 * parts (국회 정보위원회), which are no companies, papers nor teams. */
static bool belongs(const nx_scan *s, const nx_piece *before, const nx_piece *p)
{
    newsx_str text = s->text->text, kind = nx_org_kind(s, p);
    if (before->kind == NX_PIECE_PLACE)
        return !nx_str_starts(nx_str_cut(text, p->begin, p->end), nx_str_cut(text, before->begin, before->begin + 6)); /* 서울 서울시청 */
    return before->kind == NX_PIECE_ORG && !is_general(s, before) && !nx_str_is(kind, "company") && !nx_str_is(kind, "media") && !nx_str_is(kind, "team") &&
           !nx_str_is(kind, "party") && !nx_str_is(kind, "group") && nx_is_syllable(nx_utf8_at(text, p->begin));
}

enum { MAX_BEFORE = 3, MAX_GENERAL = 32, MAX_BACK = 20 };

static bool joins(const nx_scan *s, const nx_pieces *v, uint32_t i) /* piece i and the one before it are one mention */
{
    const nx_piece *p = &v->at[i];
    return i > 0 && p->head && p->blank && p[-1].tail && p->begin == p[-1].end + 1 && belongs(s, p - 1, p);
}

/* Where the mention begins: over the places and organizations right before. */
static uint32_t mention_begin(const nx_scan *s, const nx_pieces *v, uint32_t i)
{
    for (uint32_t n = 0; n < MAX_BEFORE && joins(s, v, i); n++)
        i--;
    return v->at[i].begin;
}

static bool is_home(const nx_scan *s, uint32_t at) /* 한국 외교부 is 외교부 */
{
    const nx_match *m = nx_match_at(s->matches, at, NX_LEX_PLACE);
    return m && nx_attr_is(nx_lexicon_entry(s->lex, m->entry).attr, "home", "yes");
}

/* What many have is called after whose it is: 인천시 선거관리위원회, 미국 민주당; 당 선거관리위원회 is not the nation's.  Alone it is
 * the last one told (known, or one whose name ends so), or else the one that the dictionary means. */
static newsx_str general_name(const nx_facts *f, const nx_scan *s, const nx_pieces *v, uint32_t i, nx_map *known, newsx_str *names, nx_ctx *c)
{
    const nx_piece *p = &v->at[i];
    newsx_str text = s->text->text, own = nx_str_cut(text, p->begin, name_end(p));
    nx_entry e = nx_lexicon_entry(s->lex, p->entry), body;
    uint32_t before = i > 0 && (p[-1].kind == NX_PIECE_NOUN || p[-1].kind == NX_PIECE_OTHER) && p[-1].tail && p->blank && p->begin == p[-1].end + 1 ? p[-1].begin : p->begin;
    bool ours = before < p->begin && nx_lexicon_find(&body, s->lex, nx_lexicon_class(s->lex, NX_S("agent")), nx_str_cut(text, before, p[-1].end)) &&
                nx_attr_is(body.attr, "kind", "body");
    bool told = joins(s, v, i) && !is_home(s, p[-1].begin) && (p[-1].kind == NX_PIECE_PLACE || nx_str_is(nx_org_kind(s, p - 1), "party"));
    newsx_str name = told ? nx_str_cut(text, p[-1].begin, name_end(p)) : own;
    bool widened = own.len > e.surface.len && !nx_str_starts(own, e.surface) && !is_home(s, p->begin);
    if (told || widened) {
        uint32_t *at = known->n < MAX_GENERAL ? nx_map_at(known, nx_scratch(c), e.surface, known->n) : NULL;
        if (at)
            names[*at] = name;
        return name;
    }
    const uint32_t *at = nx_map_find(known, e.surface);
    for (uint32_t k = f->organizations.n, n = 0; !ours && !at && k-- > 0 && n < MAX_BACK; n++) { /* 이 지검, behind 수원지검 */
        newsx_str told_before = nx_str_span(text, f->organizations.at[k].mentions.at[0].name);
        if (told_before.len > own.len && nx_str_ends(told_before, own))
            return f->organizations.at[k].name;
    }
    return ours ? own : at ? names[*at] : e.canon;
}

/* (서울=연합뉴스), [뉴욕=AP/뉴시스], 【…】: the dateline's agency is the article's, not in it. */
static bool is_dateline(const nx_scan *s, const nx_pieces *v, uint32_t i)
{
    uint32_t behind = nx_utf8_at(s->text->text, v->at[i].end);
    if (behind != ')' && behind != ']' && behind != 0x3011 && behind != '/' && behind != 0xB7)
        return false;
    while (i > 0 && v->at[i].kind == NX_PIECE_ORG && v->at[i - 1].kind == NX_PIECE_MARK) {
        uint32_t mark = nx_utf8_at(s->text->text, v->at[i - 1].begin);
        if (mark == '=')
            return true;
        if ((mark != '/' && mark != 0xB7) || i < 2)
            return false;
        i -= 2;
    }
    return false;
}

newsx_status nx_org_find(nx_facts *f, const nx_scan *s, const nx_pieces *v, nx_ctx *c)
{
    newsx_str text = s->text->text;
    nx_map known = {0};
    newsx_str names[MAX_GENERAL];
    for (uint32_t i = 0; i < v->n; i++) {
        const nx_piece *p = &v->at[i];
        if (p->kind != NX_PIECE_ORG || is_dateline(s, v, i))
            continue;
        nx_named o = {.name = nx_str_cut(text, p->begin - p->name_back, name_end(p)), .kind = nx_org_kind(s, p)};
        newsx_str rule = p->made ? NX_S("name.org_ending") : NX_S("name.learned");
        if (p->entry != UINT32_MAX) {
            nx_entry e = nx_lexicon_entry(s->lex, p->entry);
            bool longer = o.name.len > e.surface.len && nx_str_ends(o.name, e.surface);
            bool widened = longer && (e.surface.len <= 6 || /* 정부 alone says little: the name is 미국 정부 */
                                      o.name.at[o.name.len - e.surface.len - 1] != ' '); /* 대한민국|재향경우회 */
            o.name = is_general(s, p) ? general_name(f, s, v, i, &known, names, c) : widened ? o.name : e.canon;
            rule = nx_entry_rule(c->arena, s->lex, p->entry);
        }
        nx_mention m = {{{mention_begin(s, v, i), p->end}, nx_sentence_at(s->text, p->begin), rule}, {p->begin, name_end(p)}};
        nx_push(c->arena, &o.mentions, m);
        nx_push(c->arena, &f->organizations, o);
    }
    return nx_ctx_status(c);
}
