/* settle.c -- words that are both a common noun and a name (경기, 이란, 다음) are cut as nouns; here their neighbours make
 * them names: in a row of names of the same kind, or right before or behind a place that lies in them or around them.
 * Cost: two passes over the pieces. */
#include "fact/name.h"

#include "base/utf8.h"

static bool is_comma(newsx_str text, const nx_piece *p)
{
    uint32_t c = nx_utf8_at(text, p->begin);
    return p->kind == NX_PIECE_MARK && (c == 0xB7 || c == ',' || c == '/' || c == '-');
}

static const nx_match *hidden(const nx_scan *s, const nx_piece *p, nx_class cls)
{
    return p->kind == NX_PIECE_NOUN || p->kind == NX_PIECE_TITLE ? nx_match_exact(s->matches, p->begin, p->end, cls) : NULL;
}

static bool in_row(const nx_pieces *v, newsx_str text, uint32_t i, uint8_t kind)
{
    const nx_piece *p = v->at;
    return (i > 1 && is_comma(text, &p[i - 1]) && p[i - 2].kind == kind) || (i + 2 < v->n && is_comma(text, &p[i + 1]) && p[i + 2].kind == kind);
}

/* 경기 성남시, 전남 진도: one lies in the other. */
static bool in_chain(const nx_pieces *v, uint32_t i)
{
    const nx_piece *p = v->at;
    bool behind = i + 1 < v->n && p[i].tail && p[i + 1].blank && p[i + 1].head && p[i + 1].kind == NX_PIECE_PLACE;
    bool before = i > 0 && p[i].head && p[i].blank && p[i - 1].tail && p[i - 1].kind == NX_PIECE_PLACE;
    return behind || before;
}

static newsx_str attr_of(const nx_scan *s, const nx_piece *p)
{
    return p->entry == UINT32_MAX ? (newsx_str){NULL, 0} : nx_lexicon_entry(s->lex, p->entry).attr;
}

/* A title with attribute key=value right behind (dir 1) or before (dir -1) piece i, with a blank between. */
static bool titled(const nx_pieces *v, const nx_scan *s, uint32_t i, int dir, const char *key, const char *value)
{
    const nx_piece *p = v->at;
    if (dir > 0 ? !(i + 1 < v->n && p[i].tail && p[i + 1].blank) : !(i > 0 && p[i].blank && p[i - 1].tail))
        return false;
    const nx_piece *t = &p[dir > 0 ? i + 1 : i - 1];
    return t->kind == NX_PIECE_TITLE && nx_attr_is(attr_of(s, t), key, value);
}

static bool honoured(const nx_pieces *v, const nx_scan *s, uint32_t i) /* 보라 씨, 보라(23) */
{
    const nx_piece *p = v->at;
    if (i + 1 < v->n && p[i + 1].kind == NX_PIECE_TITLE && nx_attr_is(attr_of(s, &p[i + 1]), "kind", "honorific"))
        return true;
    return i + 2 < v->n && nx_utf8_at(s->text->text, p[i].end) == '(' && p[i + 2].kind == NX_PIECE_DIGITS;
}

static bool located(const nx_pieces *v, const nx_scan *s, uint32_t i) /* 화성에서: a place, unless it is a plain noun, too */
{
    nx_entry e;
    const nx_piece *p = v->at;
    return i + 1 < v->n && p[i + 1].kind == NX_PIECE_JOSA && !nx_is_common(s, p[i].begin, p[i].end) &&
           nx_lexicon_find(&e, s->lex, NX_LEX_JOSA, nx_str_cut(s->text->text, p[i + 1].begin, p[i + 1].end)) &&
           nx_attr_is(e.attr, "case", "locative");
}

static bool settle_as(nx_pieces *v, uint32_t i, nx_piece_kind kind, const nx_match *m)
{
    v->at[i].kind = (uint8_t)kind;
    v->at[i].entry = m->entry;
    return true;
}

static bool settle(nx_pieces *v, const nx_scan *s, uint32_t i)
{
    newsx_str text = s->text->text;
    const nx_piece *p = &v->at[i];
    bool closes = p->tail || (i + 1 < v->n && (v->at[i + 1].kind == NX_PIECE_JOSA || v->at[i + 1].kind == NX_PIECE_TITLE));
    const nx_match *m = closes ? hidden(s, p, NX_LEX_PERSON) : NULL;
    if (m && (titled(v, s, i, -1, "before", "yes") || honoured(v, s, i) || in_row(v, text, i, NX_PIECE_PERSON) || in_row(v, text, i, NX_PIECE_NAME)))
        return settle_as(v, i, NX_PIECE_PERSON, m);
    m = hidden(s, p, NX_LEX_PLACE);
    bool one = p->end - p->begin <= 3; /* 한, 미, 일 */
    if (m && (in_row(v, text, i, NX_PIECE_PLACE) || (!one && (in_chain(v, i) || located(v, s, i)))))
        return settle_as(v, i, NX_PIECE_PLACE, m);
    m = hidden(s, p, NX_LEX_ORG);
    if (m && (in_row(v, text, i, NX_PIECE_ORG) || titled(v, s, i, 1, "org", "yes")))
        return settle_as(v, i, NX_PIECE_ORG, m);
    return false;
}

/* 미국 정부, 쾰른 경찰, 한국 국방부: the place is part of the name. */
static bool of_country(const nx_pieces *v, const nx_scan *s, uint32_t i)
{
    const nx_piece *l = &v->at[i], *o = &v->at[i + 1];
    if (l->kind != NX_PIECE_PLACE || o->kind != NX_PIECE_ORG || !l->head || !l->tail || !o->head || o->begin != l->end + 1)
        return false;
    newsx_str org = attr_of(s, o);
    bool state = o->entry == UINT32_MAX || nx_attr_is(org, "kind", "government"), country = nx_attr_is(attr_of(s, l), "kind", "country");
    bool general = o->entry != UINT32_MAX && nx_syllables(s->text->text, o->begin, o->end) <= 2;
    return state && (country || general);
}

/* Pieces [from, to] become the organization that `to` is; those before it are left as empty marks of its word. */
static void widen(nx_pieces *v, uint32_t from, uint32_t to)
{
    nx_piece whole = v->at[to];
    whole.begin = v->at[from].begin;
    whole.blank = v->at[from].blank;
    whole.head = v->at[from].head;
    if (whole.entry != UINT32_MAX && v->at[to].end - v->at[to].begin <= 6) {
        whole.entry = UINT32_MAX; /* 정부 alone says little: the name is 미국 정부 */
        whole.made = true;
    }
    v->at[from] = whole;
    for (uint32_t k = from + 1; k <= to; k++)
        v->at[k] = (nx_piece){.begin = whole.end, .end = whole.end, .entry = UINT32_MAX, .kind = NX_PIECE_JOSA, .tail = whole.tail};
}

/* 수원지검 형사6부: the word behind holds a number and ends as a part of an organization does. */
static void take_division(nx_pieces *v, const nx_scan *s, uint32_t i)
{
    uint32_t k = i + 1, digits = 0;
    if (!v->at[i].tail || !v->at[k].head || v->at[k].begin != v->at[i].end + 1)
        return;
    while (k < v->n && (k == i + 1 || !v->at[k].head) && v->at[k].kind != NX_PIECE_MARK && v->at[k].kind != NX_PIECE_JOSA) {
        digits = v->at[k].kind == NX_PIECE_DIGITS ? k : digits;
        k++;
    }
    if (!digits || digits + 2 != k || !nx_lexicon_find(NULL, s->lex, NX_LEX_ORGSUFFIX, nx_str_cut(s->text->text, v->at[k - 1].begin, v->at[k - 1].end)))
        return;
    v->at[i].end = v->at[k - 1].end;
    v->at[i].tail = v->at[k - 1].tail;
    for (uint32_t q = i + 1; q < k; q++)
        v->at[q] = (nx_piece){.begin = v->at[i].end, .end = v->at[i].end, .entry = UINT32_MAX, .kind = NX_PIECE_JOSA, .tail = v->at[i].tail};
}

void nx_pieces_settle(nx_pieces *v, const nx_scan *s)
{
    for (int pass = 0; pass < 2; pass++) /* the second is for rows of such words */
        for (uint32_t k = 0; k < v->n; k++) {
            uint32_t i = pass ? v->n - 1 - k : k;
            if (v->at[i].head)
                settle(v, s, i);
        }
    for (uint32_t i = 0; i + 1 < v->n; i++)
        if (of_country(v, s, i))
            widen(v, i, i + 1);
    for (uint32_t i = 0; i + 3 < v->n; i++)
        if (v->at[i].kind == NX_PIECE_ORG)
            take_division(v, s, i);
}
