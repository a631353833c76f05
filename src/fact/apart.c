/* apart.c -- names in several words: 샌프란시스코 공항, 한국 소비자 단체 협의회, '개헌추진 국회의원 모임', 도서출판 한빛.  Each function
 * looks at one piece and a few of its neighbours.  Cost: a few look-ups a word. */
#include "fact/foreign.h"

#include "base/utf8.h"

/* Pieces [from, to] become the organization that `to` is; those before it are left as empty marks of its word. */
void nx_piece_widen(nx_pieces *v, uint32_t from, uint32_t to)
{
    nx_piece whole = v->at[to];
    whole.begin = v->at[from].begin;
    whole.blank = v->at[from].blank;
    whole.head = v->at[from].head;
    v->at[from] = whole;
    for (uint32_t k = from + 1; k <= to; k++)
        v->at[k] = (nx_piece){.begin = whole.end, .end = whole.end, .entry = UINT32_MAX, .kind = NX_PIECE_JOSA, .tail = whole.tail};
}

/* 전국자동차 노동조합연맹: what begins as organizations do, and then an ending of them in a word of its own. */
static bool is_split_name(const nx_pieces *v, const nx_scan *s, uint32_t heads, uint32_t i)
{
    const nx_piece *o = &v->at[i];
    uint32_t first = i - 1;
    if (!o->made || !o->head || !v->at[i - 1].tail || o->begin != v->at[i - 1].end + 1 || v->at[i - 1].kind == NX_PIECE_JOSA)
        return false;
    while (first > 0 && !v->at[first].head)
        first--;
    uint32_t n = heads == UINT32_MAX ? 0 : nx_class_prefix(s->lex, heads, nx_str_cut(s->text->text, v->at[first].begin, v->at[i - 1].end));
    return n && v->at[first].kind != NX_PIECE_ORG && v->at[first].begin + n + 6 <= v->at[i - 1].end;
}

/* 샌프란시스코 공항, 텍사스 주: piece i + 1, a word of its own, says what place i names, or what of it. */
static void take_place(nx_pieces *v, const nx_scan *s, uint32_t i)
{
    nx_piece *l = &v->at[i], *w = &v->at[i + 1];
    nx_entry e;
    bool closes = w->tail || (i + 2 < v->n && v->at[i + 2].kind == NX_PIECE_JOSA && !v->at[i + 2].head);
    if (!l->tail || !w->head || w->begin != l->end + 1 || !closes || (w->kind != NX_PIECE_NOUN && w->kind != NX_PIECE_OTHER) ||
        !nx_lexicon_find(&e, s->lex, NX_LEX_PLACESUFFIX, nx_str_cut(s->text->text, w->begin, w->end)))
        return;
    newsx_str kind = nx_attr(nx_piece_attr(s, l), "kind");
    if (nx_attr_is(e.attr, "apart", "yes") || nx_attr_is(e.attr, "apart", "only")) {
        w->kind = NX_PIECE_PLACE;
        w->entry = UINT32_MAX;
        w->made = true;
        w->name_back = w->begin - l->begin;
    } else if (nx_attr_is(e.attr, "apart", "same") && (nx_str_is(kind, "province") || nx_str_is(kind, "other"))) {
        l->end = w->end;
        l->tail = w->tail;
        *w = (nx_piece){.begin = l->end, .end = l->end, .entry = UINT32_MAX, .kind = NX_PIECE_JOSA, .tail = l->tail};
    }
}

/* 상하이 총영사관, 김포 경찰서: piece i + 1, a word of its own, is what towns have one of. */
static void take_body(nx_pieces *v, const nx_scan *s, uint32_t i)
{
    nx_piece *l = &v->at[i], *w = &v->at[i + 1];
    nx_entry e;
    bool closes = w->tail || (i + 2 < v->n && v->at[i + 2].kind == NX_PIECE_JOSA && !v->at[i + 2].head);
    if (!l->tail || !w->head || w->begin != l->end + 1 || !closes || (w->kind != NX_PIECE_NOUN && w->kind != NX_PIECE_OTHER) || w->end - w->begin < 9 ||
        !nx_lexicon_find(&e, s->lex, NX_LEX_ORGSUFFIX, nx_str_cut(s->text->text, w->begin, w->end)))
        return;
    if (nx_attr_is(e.attr, "ambiguous", "yes") || !(nx_attr_is(e.attr, "kind", "government") || nx_attr_is(e.attr, "kind", "school")))
        return;
    w->kind = NX_PIECE_ORG;
    w->entry = UINT32_MAX;
    w->made = true;
    w->name_back = w->begin - l->begin;
}

enum { MAX_LONG = 4 }; /* words before the last of a long name */

static uint32_t head_of(const nx_pieces *v, uint32_t i) /* the first piece of the word of piece i */
{
    while (i > 0 && !v->at[i].head)
        i--;
    return i;
}

/* May the word that ends in piece i be part of a long name?  Nouns, places and letters, no dates, verbs nor words with a josa. */
static bool may_be_part(const nx_pieces *v, const nx_scan *s, const nx_name_classes *cls, uint32_t i)
{
    uint32_t begin = v->at[head_of(v, i)].begin;
    if (!v->at[i].tail || v->at[i].end - begin <= 3 || nx_is_verb(s, cls, begin, v->at[i].end))
        return false; /* one syllable is an adverb or a josa behind a bracket: 또, (…)와 */
    for (uint32_t k = head_of(v, i); k <= i; k++) {
        const nx_piece *p = &v->at[k];
        bool noun = p->kind == NX_PIECE_NOUN && !nx_match_exact(s->matches, p->begin, p->end, NX_LEX_DATEWORD) &&
                    !nx_match_exact(s->matches, p->begin, p->end, NX_LEX_PRONOUN);
        bool ends_noun = k == i && !p->head && nx_class_has(s->lex, cls->nounsuffix, nx_str_cut(s->text->text, p->begin, p->end)); /* 범죄|학 */
        if (!noun && !ends_noun && p->kind != NX_PIECE_PLACE && p->kind != NX_PIECE_ORG && (p->kind != NX_PIECE_OTHER || k < i || !p->head))
            return false;
    }
    return true;
}

/* 가스, 보험, 통신: the end of what companies are called after as well (액화천연가스(LNG)). */
static bool names_things(newsx_str attr)
{
    return nx_attr_is(attr, "ambiguous", "yes") && (nx_attr_is(attr, "kind", "company") || nx_attr_is(attr, "kind", "media"));
}

/* A made organization that only such an ending makes, with no place nor head of names before it. */
static bool is_thing(const nx_pieces *v, const nx_scan *s, const nx_name_classes *cls, uint32_t i)
{
    newsx_str text = s->text->text;
    nx_entry e;
    uint32_t begin = v->at[i].begin, end = v->at[i].end;
    if (v->at[i].name_back || nx_match_at(s->matches, begin, NX_LEX_PLACE) || nx_match_at(s->matches, begin, NX_LEX_ORG) ||
        nx_class_prefix(s->lex, cls->orghead, nx_str_cut(text, begin, end)))
        return false;
    for (uint32_t k = begin; k < end; k += nx_utf8_len((unsigned char)text.at[k]))
        if (nx_lexicon_find(&e, s->lex, NX_LEX_ORGSUFFIX, nx_str_cut(text, k, end)))
            return names_things(e.attr);
    return false;
}

/* 아시아태평양지역 네트워크 정보센터(APNIC): capitals in brackets stand for all of the words before. */
static void take_spelt(nx_pieces *v, const nx_scan *s, const nx_name_classes *cls, uint32_t i)
{
    newsx_str text = s->text->text;
    uint32_t at = v->at[i].end + 1, first = head_of(v, i), begin = v->at[first].begin, capitals = 0;
    while (at < text.len && text.at[at] >= 'A' && text.at[at] <= 'Z') {
        at++;
        capitals++;
    }
    bool ends = v->at[i].kind == NX_PIECE_ORG && v->at[i].made;
    nx_entry e;
    for (uint32_t k = begin; !ends && k < v->at[i].end; k += nx_utf8_len((unsigned char)text.at[k]))
        ends = nx_lexicon_find(&e, s->lex, NX_LEX_ORGSUFFIX, nx_str_cut(text, k, v->at[i].end)) && !nx_attr(e.attr, "named").len && !names_things(e.attr);
    if (capitals < 2 || nx_utf8_at(text, at) != ')')
        return;
    if (v->at[i].kind == NX_PIECE_ORG && v->at[i].made && is_thing(v, s, cls, i)) {
        v->at[i].kind = NX_PIECE_NOUN; /* 액화천연가스(LNG) */
        v->at[i].made = false;
        return;
    }
    if (!ends || !v->at[i].tail || v->at[i].kind == NX_PIECE_PLACE ||
        (v->at[i].kind == NX_PIECE_ORG && !v->at[i].made))
        return;
    for (uint32_t n = 0; n < MAX_LONG && first > 0 && v->at[first].blank && v->at[first].begin == v->at[first - 1].end + 1 &&
                         may_be_part(v, s, cls, first - 1);
         n++)
        first = head_of(v, first - 1);
    if (v->at[first].begin == begin && v->at[i].kind != NX_PIECE_ORG)
        return;
    v->at[i].kind = NX_PIECE_ORG;
    v->at[i].entry = UINT32_MAX;
    v->at[i].made = true;
    if (first < i)
        nx_piece_widen(v, first, i);
    char whole[96]; /* 국제 올림픽 위원회: the dictionary writes it in one word */
    uint32_t n = 0;
    for (uint32_t k = v->at[first].begin; k < v->at[first].end && n < sizeof whole; k++)
        if (text.at[k] != ' ')
            whole[n++] = text.at[k];
    if (nx_lexicon_find(&e, s->lex, NX_LEX_ORG, (newsx_str){whole, n}))
        v->at[first].entry = e.number;
}

static bool is_word_of(const nx_pieces *v, uint32_t i, uint32_t *behind) /* piece i is a word, less a josa; *behind: the next word's piece */
{
    uint32_t k = i + 1;
    bool josa = k < v->n && !v->at[k].head && v->at[k].kind == NX_PIECE_JOSA && !v->at[i].tail;
    *behind = k + josa;
    return v->at[i].head && (v->at[i].tail || josa);
}

static bool is_unknown(const nx_pieces *v, const nx_scan *s, const nx_name_classes *cls, uint32_t i) /* a word that nothing explains: 타흐리르 */
{
    const nx_piece *p = &v->at[i];
    return p->kind == NX_PIECE_OTHER && p->head && p->tail && p->end - p->begin >= 6 && nx_is_syllable(nx_utf8_at(s->text->text, p->begin)) &&
           !nx_is_verb(s, cls, p->begin, p->end) && !nx_is_verb_bound(s, cls, p->begin, p->end);
}

static bool is_particle(const nx_scan *s, const nx_name_classes *cls, const nx_piece *p) /* 알, 산: of a name from abroad */
{
    nx_entry e;
    return p->head && p->tail && cls->forename != UINT32_MAX && nx_lexicon_find(&e, s->lex, cls->forename, nx_str_cut(s->text->text, p->begin, p->end)) &&
           nx_attr_is(e.attr, "kind", "particle");
}

/* 타흐리르 광장, 빅토리아 대학: behind a word that nothing explains, one that is never alone. */
static void take_unknown(nx_pieces *v, const nx_scan *s, const nx_name_classes *cls, uint32_t i)
{
    nx_entry e;
    uint32_t k;
    nx_piece *w = &v->at[i + 1];
    if (!is_unknown(v, s, cls, i) || !w->blank || w->begin != v->at[i].end + 1 ||
        (w->kind != NX_PIECE_NOUN && w->kind != NX_PIECE_OTHER && (w->kind != NX_PIECE_ORG || !w->made)) ||
        !is_word_of(v, i + 1, &k))
        return;
    newsx_str word = nx_str_cut(s->text->text, w->begin, w->end);
    bool place = nx_lexicon_find(&e, s->lex, NX_LEX_PLACESUFFIX, word) && nx_attr_is(e.attr, "apart", "yes");
    if (!place && !(nx_lexicon_find(&e, s->lex, NX_LEX_ORGSUFFIX, word) && nx_attr_is(e.attr, "apart", "yes") &&
                    nx_foreign_sum(s, cls, v->at[i].begin, v->at[i].end) > 0))
        return;
    w->kind = place ? NX_PIECE_PLACE : NX_PIECE_ORG;
    w->entry = UINT32_MAX;
    w->made = true;
    const nx_piece *b = i > 0 ? &v->at[i - 1] : NULL; /* 세인트 앤드루스 대학교, 알 사드 스타디움 */
    bool longer = b && v->at[i].blank && v->at[i].begin == b->end + 1 &&
                  (is_particle(s, cls, b) || (is_unknown(v, s, cls, i - 1) && nx_foreign_sum(s, cls, b->begin, b->end) > 0));
    nx_piece_widen(v, i - longer, i + 1);
}

/* 대한민국|재향경우회, 경기|진보연대: a place and an organization in one word. */
static void take_joined(nx_pieces *v, const nx_scan *s, uint32_t i)
{
    const nx_piece *l = &v->at[i], *o = l + 1;
    bool place = l->kind == NX_PIECE_PLACE || (l->kind == NX_PIECE_NOUN && l->head && nx_match_exact(s->matches, l->begin, l->end, NX_LEX_PLACE)); /* 경기 */
    if (place && o->kind == NX_PIECE_ORG && !o->head && l->end == o->begin && o->end - o->begin >= 9 &&
        nx_is_syllable(nx_utf8_at(s->text->text, o->begin)))
        nx_piece_widen(v, i, i + 1);
}

/* The ending of a long name in word i: 협의회, 조직|위원회, 축구|대표팀. */
static bool ends_long(const nx_pieces *v, const nx_scan *s, uint32_t first, uint32_t last)
{
    newsx_str text = s->text->text;
    nx_entry e;
    for (uint32_t at = v->at[first].begin; at + 6 <= v->at[last].end; at += nx_utf8_len((unsigned char)text.at[at]))
        if (nx_lexicon_find(&e, s->lex, NX_LEX_ORGSUFFIX, nx_str_cut(text, at, v->at[last].end)))
            return nx_attr_is(e.attr, "long", "yes");
    return false;
}

/* 한국 소비자 단체 협의회, 평창 동계올림픽 조직위원회: from a place, or what begins names, over nouns to a word that ends them. */
static void take_long(nx_pieces *v, const nx_scan *s, const nx_name_classes *cls, uint32_t i)
{
    uint32_t last = i, first = i;
    bool known = v->at[i].kind == NX_PIECE_ORG && !v->at[i].made &&
                 !nx_lexicon_find(NULL, s->lex, NX_LEX_ORGSUFFIX, nx_str_cut(s->text->text, v->at[i].begin, v->at[i].end));
    if (!v->at[i].head || known || v->at[i].kind == NX_PIECE_MARK || v->at[i].kind == NX_PIECE_DIGITS)
        return;
    while (last + 1 < v->n && !v->at[last + 1].head && v->at[last + 1].kind != NX_PIECE_MARK && v->at[last + 1].kind != NX_PIECE_JOSA)
        last++;
    if (!ends_long(v, s, i, last))
        return;
    for (uint32_t n = 0; n < MAX_LONG && first > 0; n++) {
        if (!v->at[first].blank || v->at[first].begin != v->at[first - 1].end + 1 || !may_be_part(v, s, cls, first - 1))
            return;
        first = head_of(v, first - 1);
        newsx_str word = nx_str_cut(s->text->text, v->at[first].begin, v->at[first].end);
        bool opens = v->at[first].tail && (v->at[first].kind == NX_PIECE_PLACE || nx_class_has(s->lex, cls->orghead, word));
        if (!opens || (n == 0 && v->at[first].kind == NX_PIECE_PLACE && v->at[i].kind == NX_PIECE_ORG))
            continue;
        v->at[last].kind = NX_PIECE_ORG;
        v->at[last].entry = UINT32_MAX;
        v->at[last].made = true;
        nx_piece_widen(v, first, last);
        return;
    }
}

static bool is_quote(uint32_t c)
{
    return c == '\'' || (c >= 0x2018u && c <= 0x201Du) || (c >= 0x300Au && c <= 0x300Fu);
}

/* '개헌추진 국회의원 모임': plain words between quotation marks, the last of which ends as organizations do. */
static void take_quoted(nx_pieces *v, const nx_scan *s, const nx_name_classes *cls, uint32_t i)
{
    newsx_str text = s->text->text;
    uint32_t k = i + 1, words = 0;
    if (v->at[i].kind != NX_PIECE_MARK || !is_quote(nx_utf8_at(text, v->at[i].begin)))
        return;
    for (; k < v->n && v->at[k].kind != NX_PIECE_MARK && words <= MAX_LONG; k++) {
        if (v->at[k].kind == NX_PIECE_JOSA && v->at[k].end > v->at[k].begin)
            return;
        words += v->at[k].head;
    }
    if (k >= v->n || words < 2 || words > MAX_LONG || !is_quote(nx_utf8_at(text, v->at[k].begin)) || v->at[k].begin != v->at[k - 1].end)
        return;
    uint32_t last = k - 1, first = head_of(v, last);
    for (uint32_t n = first; n > i + 1; n = head_of(v, n - 1))
        if (nx_is_verb(s, cls, v->at[head_of(v, n - 1)].begin, v->at[n - 1].end))
            return;
    if (v->at[last].kind == NX_PIECE_ORG && !v->at[last].made)
        return;
    if (!ends_long(v, s, first, last))
        return;
    v->at[last].kind = NX_PIECE_ORG;
    v->at[last].entry = UINT32_MAX;
    v->at[last].made = true;
    nx_piece_widen(v, i + 1, last);
}

/* 도서출판 동녘, 법무법인 한빛: behind the legal form, the name. */
static void take_legal(nx_pieces *v, const nx_scan *s, const nx_name_classes *cls, uint32_t i)
{
    nx_entry e;
    uint32_t k = i + 1, last = k;
    if (!v->at[i].tail || !v->at[k].head || !v->at[k].blank || v->at[k].begin != v->at[i].end + 1 || cls->orgmark == UINT32_MAX)
        return;
    uint32_t begin = head_of(v, i);
    newsx_str form = nx_str_cut(s->text->text, v->at[begin].begin, v->at[i].end);
    if (!nx_lexicon_find(&e, s->lex, cls->orgmark, form) || !nx_attr_is(e.attr, "apart", "yes"))
        return;
    while (last + 1 < v->n && !v->at[last + 1].head && v->at[last + 1].kind != NX_PIECE_MARK && v->at[last + 1].kind != NX_PIECE_JOSA)
        last++;
    if (v->at[k].kind == NX_PIECE_MARK || v->at[last].kind == NX_PIECE_TITLE || v->at[k].kind == NX_PIECE_ORG || v->at[k].kind == NX_PIECE_PLACE ||
        v->at[last].end - v->at[k].begin < 6)
        return;
    v->at[last].kind = NX_PIECE_ORG;
    v->at[last].entry = UINT32_MAX;
    v->at[last].made = true;
    nx_piece_widen(v, begin, last);
}

void nx_pieces_join(nx_pieces *v, const nx_name_classes *cls, const nx_scan *s)
{
    for (uint32_t i = 0; i + 1 < v->n; i++)
        if (v->at[i].kind == NX_PIECE_PLACE && !v->at[i].name_back) {
            take_joined(v, s, i);
            take_place(v, s, i);
            take_body(v, s, i);
        } else if (v->at[i].kind == NX_PIECE_NOUN) {
            take_joined(v, s, i);
        } else if (v->at[i].kind == NX_PIECE_OTHER) {
            take_unknown(v, s, cls, i);
        } else if (v->at[i].kind == NX_PIECE_MARK) {
            take_quoted(v, s, cls, i);
        }
    for (uint32_t i = 0; i + 1 < v->n; i++)
        if (v->at[i + 1].kind == NX_PIECE_MARK && v->at[i + 1].begin == v->at[i].end && nx_utf8_at(s->text->text, v->at[i].end) == '(')
            take_spelt(v, s, cls, i);
        else
            take_legal(v, s, cls, i);
    for (uint32_t i = 1; i < v->n; i++) {
        if (v->at[i].kind == NX_PIECE_ORG && is_split_name(v, s, cls->orghead, i))
            nx_piece_widen(v, head_of(v, i - 1), i);
        else
            take_long(v, s, cls, i);
    }
}
