/* foreign.c -- names from abroad among the words: letters that nothing else explains, which sound so, and which a given name, a
 * title, a bracket or what they do shows to be a person.  Cost: a few look-ups a word; how a word sounds is asked once. */
#include "fact/foreign.h"

#include "base/utf8.h"

static bool acts(const nx_foreign *f, const nx_word *w) /* a josa of one who does, has or gets something */
{
    newsx_str cas = nx_josa_case(f->s, w->end);
    return nx_str_is(cas, "subject") || nx_str_is(cas, "topic") || nx_str_is(cas, "dative") || nx_str_is(cas, "conjunctive") ||
           nx_str_is(cas, "genitive");
}

/* The rules of foreign words (외래어 표기법, 제3항) close a syllable by ㄱ ㄴ ㄹ ㅁ ㅂ ㅅ ㅇ alone: 됐던 is no such word. */
static bool closes_foreign(uint32_t c)
{
    int final = nx_batchim(c);
    return final == 0 || final == 1 || final == 4 || final == 8 || final == 16 || final == 17 || final == 19 || final == 21;
}

enum { MAX_NAME = 3 }; /* words behind the first of a name from abroad */

enum { UNASKED = INT16_MAX };

int nx_foreign_sum(const nx_scan *s, const nx_name_classes *cls, uint32_t begin, uint32_t end)
{
    newsx_str text = s->text->text;
    int sum = 0;
    for (uint32_t at = begin; at < end;) {
        uint32_t next = at, c = nx_utf8_next(text, &next);
        if (!nx_is_syllable(c) || !closes_foreign(c) || sum <= NX_NOT_FOREIGN || sum >= -NX_NOT_FOREIGN)
            return NX_NOT_FOREIGN;
        nx_entry e;
        if (cls->foreign != UINT32_MAX && nx_lexicon_find(&e, s->lex, cls->foreign, nx_str_cut(text, at, next))) {
            newsx_str weight = nx_attr(e.attr, "weight");
            bool minus = weight.len && weight.at[0] == '-';
            int v = (int)nx_str_uint(minus ? nx_str_cut(weight, 1, weight.len) : weight, NULL);
            sum += minus ? -v : v;
        }
        at = next;
    }
    return sum;
}

/* The same of word i.  Asked for often, so kept. */
static int foreign_sum(const nx_foreign *f, uint32_t i)
{
    if (f->sums[i] == UNASKED)
        f->sums[i] = (int16_t)nx_foreign_sum(f->s, &f->cls, f->w->at[i].begin, f->w->at[i].end);
    return f->sums[i];
}

static bool sounds_foreign(const nx_foreign *f, uint32_t i)
{
    int n = (int)nx_syllables(f->text, f->w->at[i].begin, f->w->at[i].end);
    return n >= 2 && foreign_sum(f, i) >= n / 2 + 1;
}

/* With its josa only what sounds little foreign: 스텔|라는 is no verb. */
static bool is_verb(const nx_foreign *f, uint32_t i)
{
    const nx_word *w = &f->w->at[i];
    bool doubted = w->josa && foreign_sum(f, i) <= (int)nx_syllables(f->text, w->begin, w->end);
    return nx_is_verb(f->s, &f->cls, w->begin, w->end) || nx_is_verb_bound(f->s, &f->cls, w->begin, w->end) || (doubted && nx_is_verb(f->s, &f->cls, w->begin, nx_word_end(f->text, w->begin)));
}

static bool follows(const nx_foreign *f, uint32_t i) /* word i + 1, a blank behind word i, which has no josa */
{
    return i + 1 < f->w->n && !f->w->at[i].josa && f->w->at[i + 1].blank && f->w->at[i + 1].sentence == f->w->at[i].sentence;
}

/* Is the word right behind word i a title?  *attr: what the dictionary says of it. */
static bool title_behind(newsx_str *attr, const nx_foreign *f, uint32_t i)
{
    const nx_word *t = &f->w->at[i] + 1;
    if (!follows(f, i) || t->kind != NX_PIECE_TITLE || t->first != t->last)
        return false;
    *attr = nx_lexicon_entry(f->s->lex, f->p->at[t->first].entry).attr;
    return true;
}

static bool titled_behind(newsx_str title) /* one that stands beside a person alone, as 국왕 does and 대표 does not */
{
    return !nx_attr_is(title, "org", "yes") && !nx_attr_is(title, "ambiguous", "yes") && !nx_attr_is(title, "kind", "relation");
}

static bool called_so(const nx_word *w, newsx_str title) /* 덩신밍 씨: an honorific in a word of its own */
{
    return w->first == w->last && nx_attr_is(title, "kind", "honorific") && !nx_attr_is(title, "ambiguous", "yes");
}

/* 가수 범키는, 래퍼 뮤지와: what nothing explains behind what artists are called. */
static bool is_stage_name(const nx_foreign *f, uint32_t i)
{
    const nx_word *w = &f->w->at[i], *t = w - 1;
    if (i == 0 || t->kind != NX_PIECE_TITLE || t->josa || !w->blank || t->sentence != w->sentence || w->first != w->last || w->end - w->begin < 6 ||
        foreign_sum(f, i) < 0 || !acts(f, w))
        return false;
    newsx_str title = nx_lexicon_entry(f->s->lex, f->p->at[t->last].entry).attr;
    return nx_attr_is(title, "field", "art") && nx_attr_is(title, "before", "yes") && !nx_attr_is(title, "ambiguous", "yes");
}

static bool may_be_foreign(const nx_foreign *f, uint32_t i)
{
    const nx_word *w = &f->w->at[i];
    bool unknown = false;
    for (uint32_t k = w->first; k <= w->last; k++) {
        uint8_t kind = f->p->at[k].kind;
        if (!nx_is_syllable(nx_utf8_at(f->text, f->p->at[k].begin)))
            return false;
        unknown = unknown || kind == NX_PIECE_OTHER;
        if (kind != NX_PIECE_OTHER && kind != NX_PIECE_NOUN)
            return false;
    }
    if (!unknown)
        return false;
    bool sounds = sounds_foreign(f, i) || is_stage_name(f, i);
    newsx_str title;
    if (!sounds && w->end - w->begin >= 6 && title_behind(&title, f, i)) /* 해리 왕자 */
        sounds = (called_so(w, title) && foreign_sum(f, i) > NX_NOT_FOREIGN) || (titled_behind(title) && foreign_sum(f, i) >= 0);
    return sounds && !is_verb(f, i);
}

/* The first word need not sound so much so, either, before one that does: 라두 스토레아, 존 크라프칙. */
static bool may_begin(const nx_foreign *f, uint32_t i)
{
    const nx_word *w = &f->w->at[i];
    if (may_be_foreign(f, i))
        return true;
    return w->kind == NX_PIECE_OTHER && w->first == w->last && follows(f, i) && foreign_sum(f, i) > 0 && !is_verb(f, i) &&
           may_be_foreign(f, i + 1);
}

static bool behind_name(const nx_foreign *f, uint32_t i) /* 김하늘 누리셀 대표: the name is there already */
{
    const nx_word *b = i > 0 ? &f->w->at[i - 1] : NULL;
    return b && (b->kind == NX_PIECE_NAME || b->kind == NX_PIECE_PERSON) && !b->josa && f->w->at[i].blank && b->sentence == f->w->at[i].sentence;
}

/* The first word of a name from abroad (dict/lex/forename.tsv), with the entry. */
static bool is_forename(const nx_foreign *f, uint32_t i, nx_entry *e)
{
    const nx_word *w = &f->w->at[i];
    return w->kind != NX_PIECE_MARK && f->cls.forename != UINT32_MAX &&
           nx_lexicon_find(e, f->s->lex, f->cls.forename, nx_str_cut(f->text, w->begin, w->end));
}

/* 캐럴라인 케네디: the dictionary's person of that surname is somebody else. */
static bool is_short_name(const nx_foreign *f, const nx_word *w)
{
    const nx_piece *p = &f->p->at[w->first];
    return w->kind == NX_PIECE_PERSON && p->entry != UINT32_MAX &&
           !nx_str_eq(nx_lexicon_entry(f->s->lex, p->entry).canon, nx_str_cut(f->text, p->begin, p->end));
}

/* (Bella Poarch): words of Latin letters, each with a capital. */
static bool is_latin_name(newsx_str text, uint32_t at)
{
    uint32_t words = 0;
    for (; at < text.len && text.at[at] >= 'A' && text.at[at] <= 'Z'; words++) {
        uint32_t begin = at++;
        while (at < text.len && text.at[at] >= 'a' && text.at[at] <= 'z')
            at++;
        if (at < begin + 2 || at >= text.len || text.at[at] != ' ')
            return words > 0 && at >= begin + 2;
        at++;
    }
    return false;
}

/* (後藤健二·47), (23): the bracket right behind. */
static bool bracket_tells(const nx_foreign *f, uint32_t at)
{
    if (nx_utf8_at(f->text, at) != '(')
        return false;
    return nx_is_han(nx_utf8_at(f->text, at + 1)) || nx_age_behind(f->s, at);
}

static bool spelt_in_latin(const nx_foreign *f, uint32_t at)
{
    return nx_utf8_at(f->text, at) == '(' && is_latin_name(f->text, at + 1);
}

/* Word i is a given name (or a family name of Japan) and word i + 1 the rest of the name. */
static bool begins_foreign(const nx_foreign *f, uint32_t i)
{
    nx_entry e;
    const nx_word *w = &f->w->at[i], *v = w + 1;
    if (i + 1 >= f->w->n || w->josa || !v->blank || v->sentence != w->sentence || v->begin != w->end + 1 || !is_forename(f, i, &e) ||
        nx_attr_is(e.attr, "kind", "particle"))
        return false;
    bool named = w->kind == NX_PIECE_PLACE || w->kind == NX_PIECE_ORG || w->kind == NX_PIECE_TITLE; /* 시드니 스위니 배우, not 시드니 시청 */
    if (is_short_name(f, v) && !named)
        return true;
    bool town = v->kind == NX_PIECE_PLACE && !named && !nx_attr_is(e.attr, "ambiguous", "yes") && v->first == v->last && !f->p->at[v->first].made; /* 지미 웨일스 */
    bool open = town || v->kind == NX_PIECE_OTHER || v->kind == NX_PIECE_NAME ||
                (v->kind == NX_PIECE_NOUN && (v->last > v->first || sounds_foreign(f, i + 1)));
    for (uint32_t k = v->first; k <= v->last; k++)
        open = open && nx_is_syllable(nx_utf8_at(f->text, f->p->at[k].begin)) && f->p->at[k].kind != NX_PIECE_TITLE;
    bool told = v->kind != NX_PIECE_MARK && (bracket_tells(f, v->end) || spelt_in_latin(f, v->end));
    if (!open && !told)
        return false;
    if (v->end - v->begin < 6 || foreign_sum(f, i + 1) <= NX_NOT_FOREIGN || nx_is_verb(f->s, &f->cls, v->begin, v->end))
        return false;
    if (told || (!named && !nx_attr_is(e.attr, "ambiguous", "yes")))
        return true;
    bool titled = !v->josa && i + 2 < f->w->n && v[1].blank && v[1].sentence == w->sentence && nx_is_title(f->s, f->p, &v[1]);
    return sounds_foreign(f, i + 1) && (!named || titled);
}

static bool may_follow(const nx_foreign *f, uint32_t i) /* the second word of a foreign name need not sound so much so: 옌스 홀름 */
{
    const nx_word *w = &f->w->at[i];
    if (may_be_foreign(f, i) || is_short_name(f, w))
        return true;
    if ((w->kind != NX_PIECE_OTHER && w->kind != NX_PIECE_NAME) || w->first != w->last || w->end - w->begin < 6)
        return false;
    if (w->kind == NX_PIECE_NAME)
        return sounds_foreign(f, i);
    bool titled = !w->josa && i + 1 < f->w->n && f->w->at[i + 1].blank && nx_is_title(f->s, f->p, &f->w->at[i + 1]);
    return titled || foreign_sum(f, i) >= 0;
}

static bool is_particle(const nx_foreign *f, uint32_t i) /* 데, 폰 */
{
    nx_entry e;
    return !f->w->at[i].josa && is_forename(f, i, &e) && nx_attr_is(e.attr, "kind", "particle");
}

static bool is_hyphen(const nx_foreign *f, uint32_t i)
{
    const nx_word *w = &f->w->at[i];
    return i > 0 && i + 1 < f->w->n && w->kind == NX_PIECE_MARK && nx_utf8_at(f->text, w->begin) == '-' && w->begin == w[-1].end &&
           w[1].begin == w->end && !w[1].blank;
}

/* 대니 리, 재스민 최: a surname behind a foreign given name. */
static bool is_surname_behind(const nx_foreign *f, uint32_t i)
{
    nx_entry e;
    const nx_word *w = &f->w->at[i];
    return w->first == w->last && w->end - w->begin <= 3 && w->end > w->begin && (w->josa || nx_utf8_at(f->text, w->end) == '(') &&
           w->kind != NX_PIECE_MARK && nx_lexicon_find(&e, f->s->lex, NX_LEX_SURNAME, nx_str_cut(f->text, w->begin, w->end)) &&
           nx_attr_is(e.attr, "behind", "yes");
}

/* Without a title: words that are foreign beyond doubt, two of them, or a long one that does something. */
static bool strongly_foreign(const nx_foreign *f, uint32_t first, uint32_t last)
{
    int sum = 0, n = 0;
    for (uint32_t i = first; i <= last; i++) {
        const nx_word *w = &f->w->at[i];
        sum += foreign_sum(f, i);
        n += (int)nx_syllables(f->text, w->begin, w->end);
    }
    bool actor = acts(f, &f->w->at[last]);
    if (first < last)
        return n >= 5 && (actor ? sum >= n : 2 * sum >= 3 * n);
    const nx_word *w = &f->w->at[first];
    bool counted = first > 0 && f->p->at[w[-1].last].kind == NX_PIECE_DIGITS; /* 50 헥타르가 */
    nx_entry e;
    counted = counted || nx_lexicon_find(NULL, f->s->lex, NX_LEX_UNIT, nx_str_cut(f->text, w->begin, w->end));
    if (!actor || counted || (w->first < w->last && (sum < 2 * n || nx_str_is(nx_josa_case(f->s, w->end), "genitive"))))
        return false;
    if (is_forename(f, first, &e) && nx_attr_is(e.attr, "kind", "given") && !nx_attr_is(e.attr, "ambiguous", "yes"))
        return true; /* 휘트니는 */
    return n == 2 ? sum >= 5 : n == 3 ? 2 * sum >= 3 * n : sum >= n;
}

/* A role that only people have; 회원 and 모델 are also of clubs and of things: 페멘 회원, 패블릿 모델. */
static bool tells_person(const nx_foreign *f, newsx_str title)
{
    nx_entry e;
    return !nx_lexicon_find(&e, f->s->lex, NX_LEX_TITLE, title) || !nx_attr_is(e.attr, "anyone", "yes");
}

static bool role_beside(const nx_foreign *f, uint32_t first, uint32_t last)
{
    nx_person probe = {0};
    uint32_t end;
    nx_spans none = {0};
    nx_role_find(&probe, &end, &none, f->s, f->p, f->w, first, last, f->c);
    for (uint32_t i = 0; i < probe.roles.n; i++)
        if (tells_person(f, probe.roles.at[i].title))
            return true;
    return probe.roles.n == 0 && end > f->w->at[last].end;
}

/* 뉴먼|은: a surname told before and a josa that might be its end; 0 where it is none. */
static uint32_t known_end(const nx_foreign *f, const nx_word *w)
{
    for (uint32_t at = w->end; f->surnames.n && at >= w->begin + 6 && at + 9 >= w->end; at = nx_utf8_back(f->text, at))
        if ((at == w->end || nx_is_josa_to(f->s, at, w->end)) && nx_map_find(&f->surnames, nx_str_cut(f->text, w->begin, at)))
            return at;
    return 0;
}

/* 코스톨|로는: what stands behind a name from abroad is hardly 로는, for people do or have things. */
uint32_t nx_foreign_end(const nx_foreign *f, const nx_word *w)
{
    nx_entry e;
    uint32_t end = nx_word_end(f->text, w->end), next = w->end + 3, known = known_end(f, w);
    if (known)
        return known;
    if (!w->josa || next >= end || !nx_lexicon_find(&e, f->s->lex, NX_LEX_JOSA, nx_str_cut(f->text, w->end, end)) ||
        !nx_attr_is(e.attr, "rieul", "vowel"))
        return w->end;
    return nx_is_josa_to(f->s, next, end) ? next : w->end;
}

/* 뉴먼은, where the text has told of 메릴 뉴먼: letters that nothing else explains. */
static bool is_known_surname(const nx_foreign *f, uint32_t i)
{
    const nx_word *w = &f->w->at[i];
    return f->surnames.n && w->kind == NX_PIECE_OTHER && !behind_name(f, i) &&
           (known_end(f, w) || nx_map_find(&f->surnames, nx_str_cut(f->text, w->begin, nx_foreign_end(f, w))));
}

bool nx_foreign_open(nx_foreign *out, const nx_name_classes *cls, const nx_scan *s, const nx_pieces *p, const nx_words *w, nx_ctx *c)
{
    *out = (nx_foreign){.s = s, .text = s->text->text, .p = p, .w = w, .cls = *cls, .sums = nx_alloc(nx_scratch(c), sizeof(int16_t) * w->n), .c = c};
    for (uint32_t i = 0; out->sums && i < w->n; i++)
        out->sums[i] = UNASKED;
    return out->sums != NULL;
}

/* The last word of the name that begins with word i, with given: the first two belong together. */
static uint32_t last_of(const nx_foreign *f, uint32_t i, bool given)
{
    uint32_t last = i + given;
    while (last < i + MAX_NAME)
        if (follows(f, last) && may_follow(f, last + 1))
            last++;
        else if (follows(f, last) && is_particle(f, last + 1) && follows(f, last + 1) && may_follow(f, last + 2))
            last += 2; /* 페르난데스 데 바레토 */
        else if (is_hyphen(f, last + 1) && may_be_foreign(f, last + 2))
            last += 2; /* 크람프-카렌바우어 */
        else
            break;
    return last;
}

/* What the text may call the person by from here on: 뉴먼, and 오노데라, where the family's name comes first. */
void nx_foreign_remember(nx_foreign *f, newsx_str name)
{
    size_t first = nx_str_find(name, NX_S(" "), 0);
    if (first == NX_NPOS)
        return;
    uint32_t last = (uint32_t)name.len;
    while (name.at[last - 1] != ' ')
        last--;
    nx_entry e;
    newsx_str begins = nx_str_cut(name, 0, (uint32_t)first), ends = nx_str_cut(name, last, (uint32_t)name.len);
    if (begins.len >= 6 && f->cls.forename != UINT32_MAX && nx_lexicon_find(&e, f->s->lex, f->cls.forename, begins) && nx_attr_is(e.attr, "kind", "family"))
        nx_map_at(&f->surnames, nx_scratch(f->c), begins, 1);
    if (ends.len >= 6)
        nx_map_at(&f->surnames, nx_scratch(f->c), ends, 1);
}

bool nx_foreign_at(uint32_t *last, nx_foreign *f, uint32_t i)
{
    const nx_word *x = &f->w->at[i];
    *last = i;
    bool free = !behind_name(f, i), given = free && begins_foreign(f, i);
    bool longer = x->kind == NX_PIECE_NAME && x->first == x->last && follows(f, i) && sounds_foreign(f, i) && may_be_foreign(f, i + 1);
    if (!given && !longer && (x->kind == NX_PIECE_NAME || x->kind == NX_PIECE_PERSON))
        return false;
    if (given || longer || (free && may_begin(f, i))) { /* 라파엘 토레스 대령 */
        uint32_t z = last_of(f, i, given);
        bool latin = z > i && spelt_in_latin(f, f->w->at[z].end), korean = follows(f, z) && is_surname_behind(f, z + 1);
        z += korean;
        if (given || korean || longer || latin || (z == i && is_known_surname(f, i)) || role_beside(f, i, z) ||
            bracket_tells(f, f->w->at[z].end) || strongly_foreign(f, i, z)) {
            nx_foreign_remember(f, nx_str_cut(f->text, x->begin, nx_foreign_end(f, &f->w->at[z])));
            *last = z;
            return true;
        }
        return false;
    }
    return is_known_surname(f, i);
}
