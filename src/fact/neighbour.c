/* neighbour.c -- words that nothing explains and that their neighbours make organizations: an ending of organizations
 * beside a person and a title, or a noun that says what the word is.  Cost: a few look-ups a word. */
#include "fact/name.h"

#include "base/utf8.h"

static bool is_person(const nx_word *w)
{
    return w->kind == NX_PIECE_NAME || w->kind == NX_PIECE_PERSON;
}

static bool is_next(const nx_words *w, uint32_t i) /* word i + 1 follows word i with nothing but a blank between */
{
    return i + 1 < w->n && !w->at[i].josa && w->at[i + 1].blank && w->at[i + 1].sentence == w->at[i].sentence &&
           w->at[i].kind != NX_PIECE_MARK && w->at[i + 1].begin == w->at[i].end + 1;
}

static bool ends_as_org(const nx_scan *s, const nx_word *w) /* at least two syllables, then an ending */
{
    newsx_str text = s->text->text;
    uint32_t at = w->begin, n = 0;
    while (at < w->end) {
        at += nx_utf8_len((unsigned char)text.at[at]);
        if (++n >= 2 && at < w->end && nx_lexicon_find(NULL, s->lex, NX_LEX_ORGSUFFIX, nx_str_cut(text, at, w->end)))
            return true;
    }
    return false;
}

static bool is_title_with_org(const nx_pieces *p, const nx_scan *s, const nx_word *w)
{
    return w->kind == NX_PIECE_TITLE && nx_attr_is(nx_piece_attr(s, &p->at[w->last]), "org", "yes");
}

static void become_org(nx_word *w, nx_pieces *p)
{
    nx_piece whole = {.begin = w->begin, .end = w->end, .entry = UINT32_MAX, .kind = NX_PIECE_ORG, .head = true, .blank = w->blank, .tail = true};
    for (uint32_t k = w->first + 1; k <= w->last; k++)
        p->at[k] = (nx_piece){.begin = w->end, .end = w->end, .entry = UINT32_MAX, .kind = NX_PIECE_JOSA, .tail = true};
    p->at[w->first] = whole;
    w->last = w->first;
    w->kind = NX_PIECE_ORG;
}

/* 출판사 …, 자회사인 …: a noun without josa, or with the form of 이다 that describes what follows. */
static bool describes(const nx_word *noun, const nx_scan *s)
{
    uint32_t end = nx_word_end(s->text->text, noun->end);
    return !noun->josa || (end == noun->end + 3 && nx_str_is(nx_josa_case(s, noun->end), "copula") && nx_batchim(nx_utf8_before(s->text->text, end)) == 4);
}

/* 벤처기업 픽셀온이, 커뮤니티 '보배드림': a word that nothing explains behind one that says what it is. */
static bool is_appositive(const nx_words *v, const nx_pieces *p, const nx_scan *s, uint32_t nouns, uint32_t i)
{
    newsx_str text = s->text->text;
    const nx_word *w = &v->at[i];
    bool unknown = w->kind == NX_PIECE_OTHER || (w->kind == NX_PIECE_NOUN && w->last > w->first);
    uint32_t k = i;
    bool other = false;
    for (uint32_t q = w->first; q <= w->last; q++)
        other = other || p->at[q].kind == NX_PIECE_OTHER;
    if (!unknown || !other || !nx_is_syllable(nx_utf8_at(text, w->begin)) || nx_syllables(text, w->begin, w->end) < 2 || k == 0)
        return false;
    bool quoted = v->at[k - 1].kind == NX_PIECE_MARK && v->at[k - 1].blank && nx_utf8_at(text, v->at[k - 1].begin) != '(';
    bool closed = quoted && i + 1 < v->n && v->at[i + 1].kind == NX_PIECE_MARK;
    if (quoted)
        k--;
    if (k == 0 || v->at[k - 1].sentence != w->sentence || !v->at[k].blank || !describes(&v->at[k - 1], s) || !(quoted ? closed : w->josa || nx_utf8_at(text, w->end) == '('))
        return false;
    const nx_word *noun = &v->at[k - 1];
    newsx_str last = nx_str_cut(text, p->at[noun->last].begin, noun->end); /* 국제여성인권|단체 */
    return noun->kind == NX_PIECE_NOUN && (nx_class_has(s->lex, nouns, nx_str_cut(text, noun->begin, noun->end)) || nx_class_has(s->lex, nouns, last));
}

enum { MAX_BRACKET = 10 }; /* words and marks between an organization and its short name */

static bool is_quote(newsx_str text, const nx_word *w)
{
    uint32_t c = nx_utf8_at(text, w->begin);
    return w->kind == NX_PIECE_MARK && (c == '"' || c == '\'' || (c >= 0x2018u && c <= 0x201Fu) || (c >= 0x300Au && c <= 0x300Fu));
}

/* 학술단체협의회(학단협), 홍콩국제터미널(HIT), 한국여성단체연합(회장 윤서경, 이하 '여성연합'): the word in brackets right behind
 * organization i that is its short name; 0 where there is none. */
static uint32_t short_form(const nx_words *v, const nx_scan *s, const nx_name_classes *cls, uint32_t i)
{
    newsx_str text = s->text->text;
    uint32_t k = i + 2, open = v->at[i + 1].begin;
    if (open != v->at[i].end || nx_utf8_at(text, open) != '(')
        return 0;
    bool marked = false;
    for (uint32_t n = 0; n < MAX_BRACKET && k + 1 < v->n && !marked && nx_utf8_at(text, v->at[k].begin) != ')'; n++, k++)
        marked = nx_class_has(s->lex, cls->aliasmark, nx_str_cut(text, v->at[k].begin, v->at[k].end));
    if (!marked)
        k = i + 2;
    if (k + 2 < v->n && is_quote(text, &v->at[k]) && is_quote(text, &v->at[k + 2]))
        k++;
    const nx_word *w = &v->at[k];
    uint32_t close = k + 1 < v->n && is_quote(text, &v->at[k + 1]) ? k + 2 : k + 1;
    if (close >= v->n || nx_utf8_at(text, v->at[close].begin) != ')' || w->josa || w->kind == NX_PIECE_MARK || (!marked && w->begin != open + 1))
        return 0;
    bool plain = w->kind == NX_PIECE_OTHER || (w->kind == NX_PIECE_NOUN && w->last > w->first) || (marked && w->kind != NX_PIECE_ORG);
    uint32_t n = nx_syllables(text, w->begin, w->end);
    return plain && n >= 2 && n <= 8 && !nx_is_han(nx_utf8_at(text, w->begin)) && !nx_is_digit(nx_utf8_at(text, w->begin)) ? k : 0;
}

/* 스티브 체룬돌로 감독은: right before a title, what looks like 로 at the end of a name from abroad is part of it. */
static void keep_last_syllable(nx_words *v, nx_pieces *p, const nx_scan *s, uint32_t i)
{
    nx_word *w = &v->at[i];
    const nx_word *t = w + 1, *b = w - 1;
    uint32_t end = nx_word_end(s->text->text, w->end);
    nx_entry josa;
    if (!w->josa || w->kind != NX_PIECE_OTHER || t->kind != NX_PIECE_TITLE || !t->blank || t->sentence != w->sentence || t->begin != end + 1 ||
        end - w->end != 3 || b->kind != NX_PIECE_OTHER || b->josa || !w->blank || b->sentence != w->sentence)
        return;
    if (!nx_lexicon_find(&josa, s->lex, NX_LEX_JOSA, nx_str_cut(s->text->text, w->end, end)) || !nx_attr_is(josa.attr, "case", "instrumental"))
        return;
    w->end = p->at[w->last].end = end;
    w->josa = false;
}

void nx_words_settle(nx_spans *learned, nx_words *v, nx_pieces *p, const nx_name_classes *cls, const nx_scan *s, nx_ctx *c)
{
    for (uint32_t i = 1; i + 1 < v->n; i++)
        keep_last_syllable(v, p, s, i);
    for (uint32_t i = 0; i < v->n && cls->orgnoun != UINT32_MAX; i++)
        if (is_appositive(v, p, s, cls->orgnoun, i)) {
            become_org(&v->at[i], p);
            nx_push(nx_scratch(c), learned, (newsx_span){v->at[i].begin, v->at[i].end});
        }
    for (uint32_t i = 0; i + 3 < v->n; i++) {
        uint32_t k = v->at[i].kind == NX_PIECE_ORG ? short_form(v, s, cls, i) : 0;
        if (!k)
            continue;
        become_org(&v->at[k], p);
        nx_push(nx_scratch(c), learned, (newsx_span){v->at[k].begin, v->at[k].end});
    }
    for (uint32_t i = 0; i + 1 < v->n; i++) {
        nx_word *w = &v->at[i];
        bool open = w->kind == NX_PIECE_OTHER || w->kind == NX_PIECE_NAME || (w->kind == NX_PIECE_NOUN && w->last > w->first) ||
                    (w->kind == NX_PIECE_PLACE && w->last == w->first && p->at[w->first].made);
        if (!open || !is_next(v, i) || nx_is_common(s, w->begin, w->end) || !ends_as_org(s, w) || nx_is_verb(s, cls, w->begin, w->end))
            continue;
        bool before_name = is_person(&v->at[i + 1]) && is_next(v, i + 1) && is_title_with_org(p, s, &v->at[i + 2]);
        bool behind_name = i > 0 && is_person(&v->at[i - 1]) && is_next(v, i - 1) && w->kind != NX_PIECE_PLACE;
        if (!before_name && !behind_name)
            continue;
        become_org(w, p);
        p->at[w->first].made = true;
        nx_push(nx_scratch(c), learned, (newsx_span){w->begin, w->end});
    }
}
