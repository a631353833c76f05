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

enum { MAX_AMOUNT = 6 }; /* pieces between the names of a row: 서울 3명, 경기 7명; 경기(6명), 대구(1명) */

static bool conjoins(const nx_scan *s, const nx_piece *p) /* 경기와 인천 */
{
    nx_entry e;
    return p->kind == NX_PIECE_JOSA && nx_lexicon_find(&e, s->lex, NX_LEX_JOSA, nx_str_cut(s->text->text, p->begin, p->end)) &&
           nx_attr_is(e.attr, "case", "conjunctive");
}

/* The next name (dir 1) or the one before (dir -1) of a row that piece i may stand in; NULL where there is none. */
static const nx_piece *row_mate(const nx_pieces *v, const nx_scan *s, uint32_t i, int dir)
{
    newsx_str text = s->text->text;
    const nx_piece *p = v->at;
    bool amount = false;
    if (dir > 0 && i + 2 < v->n && conjoins(s, &p[i + 1]))
        return &p[i + 2];
    for (uint32_t n = 0; n <= MAX_AMOUNT; n++) {
        uint32_t k = dir > 0 ? i + 1 + n : i - 1 - n;
        if (dir > 0 ? k + 1 >= v->n : k == 0 || k > i)
            return NULL;
        if (is_comma(text, &p[k])) {
            if (dir > 0)
                return n == 0 || amount ? &p[k + 1] : NULL;
            if (p[k - 1].kind != NX_PIECE_DIGITS && nx_utf8_at(text, p[k - 1].begin) != ')' && !(k > 1 && p[k - 2].kind == NX_PIECE_DIGITS))
                return &p[k - 1];
            for (uint32_t q = k - 1, m = 0; q > 0 && m < MAX_AMOUNT; q--, m++)
                if (p[q].kind == NX_PIECE_DIGITS && q > 1 && nx_utf8_at(text, p[q - 1].begin) == '.' && p[q - 2].kind == NX_PIECE_DIGITS)
                    q--; /* 4.5mm */
                else if (p[q].kind == NX_PIECE_DIGITS)
                    return nx_utf8_at(text, p[q - 1].begin) == '(' ? q > 1 ? &p[q - 2] : NULL : &p[q - 1];
            return NULL;
        }
        if (dir < 0 || p[k].kind == NX_PIECE_JOSA || p[k].kind == NX_PIECE_PLACE)
            return NULL;
        bool bracket = p[k].kind == NX_PIECE_MARK && (nx_utf8_at(text, p[k].begin) == '(' || nx_utf8_at(text, p[k].begin) == ')');
        amount = amount || p[k].kind == NX_PIECE_DIGITS;
        if (!bracket && !amount)
            return NULL;
    }
    return NULL;
}

static bool in_row(const nx_pieces *v, const nx_scan *s, uint32_t i, uint8_t kind)
{
    const nx_piece *next = row_mate(v, s, i, 1), *before = row_mate(v, s, i, -1);
    return (next && next->kind == kind) || (before && before->kind == kind);
}

/* 경기 성남시, 전남 진도: one lies in the other. */
static bool in_chain(const nx_pieces *v, uint32_t i)
{
    const nx_piece *p = v->at;
    bool behind = i + 1 < v->n && p[i].tail && p[i + 1].blank && p[i + 1].head && p[i + 1].kind == NX_PIECE_PLACE;
    bool before = i > 0 && p[i].head && p[i].blank && p[i - 1].tail && p[i - 1].kind == NX_PIECE_PLACE;
    return behind || before;
}

/* A title with attribute key=value right behind (dir 1) or before (dir -1) piece i, with a blank between. */
static bool titled(const nx_pieces *v, const nx_scan *s, uint32_t i, int dir, const char *key, const char *value)
{
    const nx_piece *p = v->at;
    if (dir > 0 ? !(i + 1 < v->n && p[i].tail && p[i + 1].blank) : !(i > 0 && p[i].blank && p[i - 1].tail))
        return false;
    const nx_piece *t = &p[dir > 0 ? i + 1 : i - 1];
    return t->kind == NX_PIECE_TITLE && nx_attr_is(nx_piece_attr(s, t), key, value) &&
           (!nx_attr_is(nx_piece_attr(s, t), "anyone", "yes") || nx_attr_is(nx_piece_attr(s, t), "field", "art")); /* 멤버 승리, but not 확진자 수치 */
}

static bool honoured(const nx_pieces *v, const nx_scan *s, uint32_t i) /* 보라 씨, 보라(23) */
{
    const nx_piece *p = v->at;
    if (i + 1 < v->n && p[i + 1].kind == NX_PIECE_TITLE && nx_attr_is(nx_piece_attr(s, &p[i + 1]), "kind", "honorific"))
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

static bool told_by_noun(const nx_pieces *v, const nx_name_classes *cls, const nx_scan *s, uint32_t i) /* 아이돌그룹 위너, 결혼정보회사 '듀오': the noun before says what it is */
{
    newsx_str text = s->text->text;
    const nx_piece *p = v->at;
    uint32_t last = i > 1 && p[i - 1].kind == NX_PIECE_MARK && p[i - 1].blank && p[i - 1].end == p[i].begin && nx_utf8_at(text, p[i - 1].begin) != '(' ? i - 2 : i - 1;
    if (i == 0 || !p[last + 1].blank || !p[last].tail || p[last].kind != NX_PIECE_NOUN)
        return false;
    uint32_t first = last;
    while (first > 0 && !p[first].head)
        first--;
    return nx_class_has(s->lex, cls->orgnoun, nx_str_cut(text, p[first].begin, p[last].end)) ||
           nx_class_has(s->lex, cls->orgnoun, nx_str_cut(text, p[last].begin, p[last].end));
}

/* 엑소와: hardly anything else as a word of its own (whole=yes); 페이스북은: at least where it does something (whole=acts). */
static bool is_whole(const nx_pieces *v, const nx_scan *s, uint32_t i, newsx_str whole)
{
    if (!nx_str_is(whole, "acts"))
        return nx_str_is(whole, "yes");
    newsx_str cas = nx_josa_case(s, v->at[i].end);
    return nx_str_is(cas, "subject") || nx_str_is(cas, "topic");
}

static bool settle(nx_pieces *v, const nx_name_classes *cls, const nx_scan *s, uint32_t i)
{
    const nx_piece *p = &v->at[i];
    bool closes = p->tail || (i + 1 < v->n && (v->at[i + 1].kind == NX_PIECE_JOSA || v->at[i + 1].kind == NX_PIECE_TITLE));
    const nx_match *m = closes ? hidden(s, p, NX_LEX_PERSON) : NULL;
    if (m && (titled(v, s, i, -1, "before", "yes") || honoured(v, s, i) || in_row(v, s, i, NX_PIECE_PERSON) || in_row(v, s, i, NX_PIECE_NAME)))
        return settle_as(v, i, NX_PIECE_PERSON, m);
    m = hidden(s, p, NX_LEX_PLACE);
    bool one = p->end - p->begin <= 3; /* 한, 미, 일 */
    if (m && (in_row(v, s, i, NX_PIECE_PLACE) || (!one && (in_chain(v, i) || located(v, s, i)))))
        return settle_as(v, i, NX_PIECE_PLACE, m);
    m = hidden(s, p, NX_LEX_ORG);
    if (m && closes && p->head && is_whole(v, s, i, nx_attr(nx_lexicon_entry(s->lex, m->entry).attr, "whole")))
        return settle_as(v, i, NX_PIECE_ORG, m);
    if (m && closes && told_by_noun(v, cls, s, i))
        return settle_as(v, i, NX_PIECE_ORG, m);
    if (m && (in_row(v, s, i, NX_PIECE_ORG) || titled(v, s, i, 1, "org", "yes")))
        return settle_as(v, i, NX_PIECE_ORG, m);
    return false;
}

/* 미국 정부, 쾰른 경찰, 한국 국방부: the place is part of the name. */
static bool of_country(const nx_pieces *v, const nx_scan *s, uint32_t i)
{
    const nx_piece *l = &v->at[i], *o = &v->at[i + 1];
    if (l->kind != NX_PIECE_PLACE || o->kind != NX_PIECE_ORG || !l->head || !l->tail || !o->head || o->begin != l->end + 1)
        return false;
    newsx_str org = nx_piece_attr(s, o);
    bool state = o->entry == UINT32_MAX || nx_attr_is(org, "kind", "government"), country = nx_attr_is(nx_piece_attr(s, l), "kind", "country");
    bool general = o->entry != UINT32_MAX && nx_attr_is(org, "general", "yes") && nx_syllables(s->text->text, o->begin, o->end) <= 2;
    return state && (country || general);
}

static bool ends_in_part(nx_entry *e, const nx_scan *s, uint32_t parts, uint32_t begin, uint32_t end) /* 심리|학과 */
{
    newsx_str text = s->text->text;
    for (uint32_t at = begin; at < end; at += nx_utf8_len((unsigned char)text.at[at]))
        if (parts != UINT32_MAX && nx_lexicon_find(e, s->lex, parts, nx_str_cut(text, at, end)) && !nx_attr(e->attr, "digits").len)
            return true;
    return false;
}

/* 수원지검 형사6부, 서울대 총학생회: the word behind holds a number and ends as a part of an organization does, or is a part. */
static void take_division(nx_pieces *v, const nx_scan *s, uint32_t parts, uint32_t i)
{
    newsx_str text = s->text->text;
    uint32_t k = i + 1, digits = 0, begin = v->at[k].begin;
    if (!v->at[i].tail || !v->at[k].head || begin != v->at[i].end + 1 || v->at[k].kind == NX_PIECE_MARK || v->at[k].kind == NX_PIECE_ORG)
        return;
    for (; k < v->n && (k == i + 1 || !v->at[k].head) && v->at[k].kind != NX_PIECE_MARK && v->at[k].kind != NX_PIECE_JOSA; k++) {
        if (v->at[k].kind == NX_PIECE_NAME)
            return;
        digits = v->at[k].kind == NX_PIECE_DIGITS ? k : digits;
    }
    newsx_str last = nx_str_cut(text, v->at[k - 1].begin, v->at[k - 1].end);
    bool numbered = digits && digits + 2 == k && (nx_lexicon_find(NULL, s->lex, NX_LEX_ORGSUFFIX, last) || nx_class_has(s->lex, parts, last));
    nx_entry part = {0};
    if (!numbered && (digits || v->at[k - 1].kind == NX_PIECE_TITLE || !ends_in_part(&part, s, parts, begin, v->at[k - 1].end)))
        return;
    if (nx_attr_is(part.attr, "own", "yes")) { /* a union is no part of its company */
        v->at[i].entry = UINT32_MAX;
        v->at[i].made = true;
    }
    v->at[i].tail_from = nx_attr_is(part.attr, "own", "yes") ? 0 : v->at[i].end;
    v->at[i].end = v->at[k - 1].end;
    v->at[i].tail = v->at[k - 1].tail;
    for (uint32_t q = i + 1; q < k; q++)
        v->at[q] = (nx_piece){.begin = v->at[i].end, .end = v->at[i].end, .entry = UINT32_MAX, .kind = NX_PIECE_JOSA, .tail = v->at[i].tail};
}

void nx_pieces_settle(nx_pieces *v, const nx_name_classes *cls, const nx_scan *s)
{
    for (int pass = 0; pass < 2; pass++) /* the second is for rows of such words */
        for (uint32_t k = 0; k < v->n; k++) {
            uint32_t i = pass ? v->n - 1 - k : k;
            if (v->at[i].head)
                settle(v, cls, s, i);
        }
    for (uint32_t i = 0; i + 1 < v->n; i++)
        if (of_country(v, s, i))
            nx_piece_widen(v, i, i + 1);
    nx_pieces_join(v, cls, s);
    for (uint32_t i = 0; i + 1 < v->n; i++)
        if (v->at[i].kind == NX_PIECE_ORG)
            take_division(v, s, cls->orgpart, i);
}
