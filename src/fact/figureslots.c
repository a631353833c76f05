/* figureslots.c -- what a figure counts (of), whether it rose or fell (change), and against what (baseline).
 *
 * Korean puts what is counted before the figure (서버 3만2천대, 주가가 15만원), behind it with 의 or nothing (3명의 환자, 25개 자치구),
 * or names it once for several figures.  Places in the order of trust: the noun right before; the noun behind 의, 짜리 or
 * 넘는; the noun right behind a count in 개; the nearest subject, topic or object before; what the figure before counts.
 * Cost: some sixteen tokens a figure. */
#include "fact/figure.h"

#include "base/utf8.h"

enum { LOOK_BACK = 12, LOOK_AHEAD = 5 };

static const nx_token *token(const nx_figure_reader *r, uint32_t i)
{
    return &r->s->text->tokens.at[i];
}

static newsx_str stem_of(const nx_figure_reader *r, const nx_token *t)
{
    return nx_str_cut(r->text, t->begin, t->stem_end);
}

static newsx_str josa_case(const nx_figure_reader *r, const nx_token *t)
{
    return t->josa == UINT32_MAX ? (newsx_str){NULL, 0} : nx_attr(nx_lexicon_entry(r->s->lex, t->josa).attr, "case");
}

static newsx_str word_kind(const nx_figure_reader *r, newsx_str word, bool whole) /* by numberword.tsv */
{
    nx_entry e;
    uint32_t len = r->numberword == UINT32_MAX ? 0 : nx_lexicon_prefix(&e, r->s->lex, r->numberword, word);
    return len && (!whole || len == word.len) ? nx_attr(e.attr, "kind") : (newsx_str){NULL, 0};
}

/* Does the word, or its end, set up a comparison: 대비, 전년대비, 비해? */
static bool is_baseline(const nx_figure_reader *r, newsx_str word)
{
    for (uint32_t i = 0; i < word.len; i += nx_utf8_len((unsigned char)word.at[i]))
        if (nx_str_is(word_kind(r, nx_str_cut(word, i, word.len), true), "baseline"))
            return true;
    return false;
}

static bool stops(const nx_figure_reader *r, newsx_str word)
{
    nx_entry e;
    return r->numberword != UINT32_MAX && nx_lexicon_find(&e, r->s->lex, r->numberword, word) && nx_attr_is(e.attr, "stop", "yes");
}

/* 달러당, ㎥당, 1인당: of each of what. */
static bool is_rate_base(const nx_figure_reader *r, newsx_str word)
{
    uint32_t len = (uint32_t)word.len, cut = len ? nx_utf8_back(word, len) : 0;
    newsx_str each = nx_str_cut(word, cut, len), unit = nx_str_cut(word, 0, cut);
    if (!cut || !nx_str_is(word_kind(r, each, true), "per"))
        return false;
    return nx_is_digit(nx_utf8_at(unit, 0)) || nx_lexicon_find(NULL, r->s->lex, NX_LEX_UNIT, unit) || nx_lexicon_find(NULL, r->s->lex, NX_LEX_TIMEUNIT, unit);
}

static bool is_skipped(const nx_figure_reader *r, const nx_token *t) /* 하루, 평균, 총, 가운데: stands between noun and figure */
{
    nx_entry e;
    newsx_str all = nx_str_cut(r->text, t->begin, t->end), stem = stem_of(r, t);
    if (nx_str_is(word_kind(r, all, true), "people") || is_rate_base(r, all))
        return true;
    if (nx_str_is(word_kind(r, all, true), "between") || (nx_str_is(word_kind(r, stem, true), "between") && !stops(r, stem)))
        return true;
    return nx_lexicon_find(&e, r->s->lex, NX_LEX_NUMOD, all) && !nx_attr_is(e.attr, "dimension", "yes");
}

static bool within_date(const nx_figure_reader *r, const nx_token *t)
{
    const nx_facts *f = r->f;
    uint32_t low = nx_first_behind(&f->dates, head.span.begin, t->begin); /* the first that begins behind the token; a few before it may cover */
    for (uint32_t k = 0; k < 4 && k < low; k++)
        if (f->dates.at[low - 1 - k].head.span.end > t->begin)
            return true;
    return false;
}

/* The figure that covers a byte; NULL where none of those found so far does. */
static const nx_figure *figure_at(const nx_figure_reader *r, uint32_t at)
{
    for (uint32_t k = r->f->figures.n; k > 0 && r->f->figures.n - k < 8; k--) {
        const nx_figure *f = &r->f->figures.at[k - 1];
        if (f->head.span.begin <= at && at < f->head.span.end)
            return f;
    }
    return NULL;
}

static bool ends_as(const nx_figure_reader *r, const nx_token *t, nx_class cls)
{
    return nx_match_ending(r->s->matches, r->text, t->stem_end, t->begin, cls) != NULL;
}

/* The end of the noun that a word is, josa apart; 신인 stays whole though 인 could be a form of 이다, and 혈중알코올농도 though 도
 * could be a josa: the word as it stands ends in a noun, what is left without the josa does not. */
static uint32_t noun_end(const nx_figure_reader *r, const nx_token *t)
{
    bool short_josa = t->end - t->stem_end == 3;
    if (short_josa && nx_str_is(josa_case(r, t), "copula") && t->stem_end - t->begin == 3)
        return t->end;
    const nx_match *whole = short_josa && nx_str_is(josa_case(r, t), "limit") ? nx_match_ending(r->s->matches, r->text, t->end, t->begin, NX_LEX_NOUN) : NULL;
    const nx_match *less = whole ? nx_match_ending(r->s->matches, r->text, t->stem_end, t->begin, NX_LEX_NOUN) : NULL;
    bool noun = whole && whole->begin > t->begin && whole->begin < t->stem_end && !(less && less->end - less->begin > 3);
    return noun && !ends_as(r, t, NX_LEX_TITLE) ? t->end : t->stem_end;
}

/* Has it a noun's shape?  What a dictionary knows, what has a josa split off, and else what ends as no verb does. */
static bool is_noun(const nx_figure_reader *r, const nx_token *t)
{
    uint32_t end = noun_end(r, t);
    if (t->kind != NX_TOKEN_WORD || end <= t->begin)
        return false;
    uint32_t c = nx_utf8_before(r->text, end);
    if (!nx_is_hangul(c))
        return nx_is_latin(c) || nx_is_han(c);
    newsx_str word = nx_str_cut(r->text, t->begin, end);
    if (stops(r, word))
        return false;
    if (end > t->stem_end)
        return true;
    const nx_match *m = nx_match_ending(r->s->matches, r->text, end, t->begin, NX_LEX_NOUN);
    if ((m && (m->end - m->begin >= 6 || m->begin == t->begin)) || end < t->end)
        return true;
    nx_entry e;
    if (word.len == 3) /* 소, 쌀; not 나, 와 */
        return (m && m->begin == t->begin) || (nx_lexicon_find(&e, r->s->lex, NX_LEX_STEM, word) && nx_attr_is(e.attr, "kind", "noun"));
    if (ends_as(r, t, NX_LEX_TITLE))
        return true;
    newsx_str tail = nx_str_cut(word, word.len - 3, word.len);
    return r->numberword == UINT32_MAX || !nx_lexicon_find(&e, r->s->lex, r->numberword, tail) || !nx_attr_is(e.attr, "tail", "yes");
}

static bool is_name(const nx_figure_reader *r, const nx_token *t) /* of a place, a firm, a person: counted seldom */
{
    static const nx_class names[] = {NX_LEX_PLACE, NX_LEX_ORG, NX_LEX_PERSON};
    for (size_t i = 0; i < NX_LEN(names); i++) {
        const nx_match *m = nx_match_exact(r->s->matches, t->begin, t->stem_end, names[i]);
        if (m && !nx_str_is(nx_match_attr(r->s->lex, m, "ambiguous"), "yes"))
            return true;
    }
    return false;
}

static bool is_trend(const nx_figure_reader *r, const nx_token *t, newsx_str *dir)
{
    nx_entry e;
    uint32_t len = r->trend == UINT32_MAX ? 0 : nx_lexicon_prefix(&e, r->s->lex, r->trend, nx_str_cut(r->text, t->begin, t->end));
    if (!len || (t->stem_end < t->end && t->begin + len < t->stem_end && !nx_str_is(josa_case(r, t), "copula")))
        return false; /* 성장세를 is no 성장 */
    *dir = nx_attr(e.attr, "dir");
    return true;
}

/* The noun with the nouns before it, where it says nothing alone (확진자 수). */
static newsx_str noun_text(const nx_figure_reader *r, uint32_t i)
{
    const nx_token *t = token(r, i);
    uint32_t begin = t->begin, end = noun_end(r, t), n = 0;
    while (nx_str_is(word_kind(r, nx_str_cut(r->text, t->begin, t->stem_end), true), "relational") && i > 0 && n++ < 2) {
        const nx_token *before = token(r, i - 1);
        if (before->sentence != t->sentence || before->kind != NX_TOKEN_WORD || before->josa != UINT32_MAX || within_date(r, before))
            break;
        begin = before->begin;
        t = before;
        i--;
    }
    return nx_str_cut(r->text, begin, end);
}

static bool is_quote(const nx_figure_reader *r, const nx_token *t)
{
    uint32_t c = nx_utf8_at(r->text, t->begin);
    return t->kind == NX_TOKEN_PUNCT && (c == '\'' || c == '"' || (c >= 0x2018 && c <= 0x201D));
}

/* The first noun with a case behind token i (3명의 안내 전담 인력을 → 인력), or the first where it ends. */
static newsx_str noun_behind(const nx_figure_reader *r, uint32_t i, uint32_t sentence, bool direct, bool fig_pieces)
{
    newsx_str dir, first = {NULL, 0};
    for (uint32_t n = 0; i < r->s->text->tokens.n && n < LOOK_AHEAD; i++, n++) {
        const nx_token *t = token(r, i);
        if (t->sentence != sentence)
            break;
        if (first.len && is_skipped(r, t))
            break; /* 9개 혐의 모두 */
        if (direct && stops(r, stem_of(r, t)))
            break; /* 7세 때 */
        if (is_quote(r, t) || is_skipped(r, t))
            continue;
        if (t->kind != NX_TOKEN_WORD || is_trend(r, t, &dir) || nx_is_digit(nx_utf8_at(r->text, t->begin)))
            break;
        newsx_str cas = josa_case(r, t);
        bool noun = is_noun(r, t) && !within_date(r, t) && (!direct || t->stem_end - t->begin == 3 || ends_as(r, t, NX_LEX_NOUN) || ends_as(r, t, NX_LEX_TITLE) || fig_pieces);
        if (noun && cas.len && !nx_str_is(cas, "copula") && !nx_str_is(word_kind(r, stem_of(r, t), true), "relational"))
            return stem_of(r, t);
        if (noun && !first.len && !is_name(r, t) && (!cas.len || noun_end(r, t) == t->end))
            first = nx_str_cut(r->text, t->begin, noun_end(r, t));
        if (direct && !noun)
            break;
    }
    return first;
}

/* 서울 373명, 경기 310명: a place that is a common noun, too, before people, or behind a figure of the same unit. */
static bool is_place_of_list(const nx_figure_reader *r, const nx_figure *fig, const nx_token *t)
{
    const nx_figure *last = r->f->figures.n ? &r->f->figures.at[r->f->figures.n - 1] : NULL;
    const nx_match *place = nx_match_exact(r->s->matches, t->begin, t->end, NX_LEX_PLACE);
    if (place && nx_str_is(word_kind(r, fig->unit, true), "heads") && nx_str_is(nx_match_attr(r->s->lex, place, "kind"), "province"))
        return true;
    return place && last && last->head.sentence == fig->head.sentence && t->begin - last->head.span.end < 4 && nx_str_eq(last->unit, fig->unit);
}

/* A noun without josa right before, skipping 총, 하루 and dates: 옷 한 해 8만t. */
static newsx_str noun_right_before(const nx_figure_reader *r, const nx_figure *fig, uint32_t i)
{
    nx_entry e;
    newsx_str dir;
    for (uint32_t n = 0; i > 0 && n < 5; n++) {
        const nx_token *t = token(r, --i);
        if (t->sentence != fig->head.sentence || figure_at(r, t->begin))
            break;
        newsx_str cas = josa_case(r, t), all = nx_str_cut(r->text, t->begin, t->end);
        if (is_quote(r, t) || within_date(r, t))
            continue;
        if (nx_lexicon_find(&e, r->s->lex, NX_LEX_NUMOD, all) && nx_attr_is(e.attr, "dimension", "yes"))
            return all; /* 세로 is no 세 */
        if (is_baseline(r, all))
            break;
        if (fig->kind == NX_FIGURE_COUNT && nx_str_is(word_kind(r, stem_of(r, t), true), "people"))
            return stem_of(r, t); /* 전국 성인 1천4명; but 입장료는 성인 5천원 */
        if (is_skipped(r, t)) {
            if (stops(r, nx_str_cut(r->text, t->begin, t->end)))
                break;
            continue;
        }
        bool percent_of = nx_str_is(cas, "genitive") && (fig->kind == NX_FIGURE_PERCENT || fig->kind == NX_FIGURE_RATIO || fig->kind == NX_FIGURE_MULTIPLE);
        bool whole = noun_end(r, t) == t->end, only = nx_str_is(cas, "limit") && t->end - t->stem_end == 3 && ends_as(r, t, NX_LEX_NOUN); /* 가입자만 총 3만명 */
        if (t->kind != NX_TOKEN_WORD || (cas.len && !percent_of && !whole && !only) || is_trend(r, t, &dir))
            break;
        if (is_name(r, t) || is_place_of_list(r, fig, t))
            continue;
        if (nx_match_exact(r->s->matches, t->begin, t->stem_end, NX_LEX_PRONOUN))
            break; /* 불이 나 2명이 */
        if (fig->kind != NX_FIGURE_MONEY && nx_str_is(word_kind(r, nx_str_cut(r->text, t->begin, t->end), true), "price"))
            return nx_str_cut(r->text, t->begin, nx_utf8_back(r->text, t->end)); /* 판매가 3만대로: 판매, and a josa */
        return is_noun(r, t) ? noun_text(r, i) : (newsx_str){NULL, 0};
    }
    return (newsx_str){NULL, 0};
}

/* 슈팅 수는 소양FC가 15개, 다도해가 9개: the topic right before the subject is what is counted where it is a number of things. */
static bool topic_of_list(const nx_figure_reader *r, uint32_t i)
{
    if (i == 0 || token(r, i - 1)->sentence != token(r, i)->sentence || !nx_str_is(josa_case(r, token(r, i - 1)), "topic"))
        return false;
    newsx_str stem = stem_of(r, token(r, i - 1));
    return stem.len >= 3 && (nx_str_is(word_kind(r, stem, true), "relational") || nx_str_is(word_kind(r, nx_str_cut(stem, stem.len - 3, stem.len), true), "relational"));
}

/* 강바다 소장은: an office with a name before it says something, it is not counted. */
static bool is_person(const nx_figure_reader *r, uint32_t i)
{
    const nx_token *t = token(r, i);
    const nx_match *m = nx_match_ending(r->s->matches, r->text, t->stem_end, t->begin, NX_LEX_TITLE);
    if (!m || !nx_str_is(nx_match_attr(r->s->lex, m, "kind"), "office") || i == 0)
        return false;
    const nx_token *before = token(r, i - 1);
    if (before->sentence != t->sentence || before->kind != NX_TOKEN_WORD || within_date(r, before))
        return false;
    return before->josa == UINT32_MAX && (before->end - before->begin == 3 || !nx_match_exact(r->s->matches, before->begin, before->end, NX_LEX_NOUN));
}

/* The longest ending of a word that is in a class, less than all of it unless `whole`. */
static bool ending_in(nx_entry *e, const nx_figure_reader *r, newsx_str word, nx_class cls, bool whole)
{
    for (uint32_t i = 0; cls != UINT32_MAX && i < word.len; i += nx_utf8_len((unsigned char)word.at[i]))
        if ((i > 0 || whole) && nx_lexicon_find(e, r->s->lex, cls, nx_str_cut(word, i, word.len)) && (i == 0 || !nx_attr_is(e->attr, "whole", "yes")))
            return true;
    return false;
}

/* Who spends, seizes or counts is not what is counted: 경찰은 3명을, A씨는 3억원을, 한빛전자는 1천억원을.  Of people there may be
 * a number (환자는 3명), of money only what a noun is known for (매출은 1조원). */
static bool is_actor(const nx_figure_reader *r, const nx_figure *fig, const nx_token *t)
{
    nx_entry e;
    newsx_str stem = stem_of(r, t), kind = ending_in(&e, r, stem, r->agent, true) ? nx_attr(e.attr, "kind") : (newsx_str){NULL, 0};
    bool heads = nx_str_is(word_kind(r, fig->unit, true), "heads"), people = fig->kind == NX_FIGURE_COUNT || fig->kind == NX_FIGURE_AGE, noun = ends_as(r, t, NX_LEX_NOUN) || stem.len <= 3;
    bool whole = nx_match_exact(r->s->matches, t->begin, t->stem_end, NX_LEX_NOUN) != NULL || stem.len <= 3;
    if (nx_str_is(kind, "body") || (!whole && ending_in(&e, r, stem, NX_LEX_ORGSUFFIX, false)))
        return true;
    if (people || fig->kind == NX_FIGURE_SCORE) /* 이정후는 4타수: like a name, three syllables and a surname */
        return !heads && !noun && stem.len == 9 && nx_lexicon_prefix(NULL, r->s->lex, NX_LEX_SURNAME, stem);
    const nx_match *title = nx_match_exact(r->s->matches, t->begin, t->stem_end, NX_LEX_TITLE);
    if (title && nx_str_is(nx_match_attr(r->s->lex, title, "ambiguous"), "yes"))
        return false; /* 시장: a market, too */
    return nx_str_is(kind, "person") || (!whole && ends_as(r, t, NX_LEX_TITLE)) || (fig->kind == NX_FIGURE_MONEY && !noun);
}

/* 이는, 그가; 지역별로는: stands for something else, or sorts what is counted. */
static bool is_no_thing(const nx_figure_reader *r, const nx_token *t)
{
    newsx_str stem = stem_of(r, t);
    if (nx_match_exact(r->s->matches, t->begin, t->stem_end, NX_LEX_PRONOUN) || nx_str_is(word_kind(r, stem, true), "between"))
        return true;
    for (uint32_t i = 0; i < stem.len; i += nx_utf8_len((unsigned char)stem.at[i]))
        if (nx_str_is(word_kind(r, nx_str_cut(stem, i, stem.len), true), "sort"))
            return true;
    return false;
}

/* The nearest subject, topic or object before; a topic beats the subject of a list (슈팅 수는 소양FC가 15개). */
static newsx_str noun_of_clause(const nx_figure_reader *r, const nx_figure *fig, uint32_t i, bool subject)
{
    for (uint32_t n = 0; i > 0 && n < LOOK_BACK; n++) {
        const nx_token *t = token(r, --i);
        if (t->sentence != fig->head.sentence)
            break;
        const nx_figure *other = figure_at(r, t->begin);
        if (other && other->of.len && nx_str_eq(other->unit, fig->unit))
            return other->of;
        newsx_str cas = josa_case(r, t);
        bool role = nx_str_is(cas, "subject") || nx_str_is(cas, "topic") || nx_str_is(cas, "object");
        if (t->kind != NX_TOKEN_WORD || !role || (subject && nx_str_is(cas, "subject")) || other || within_date(r, t) || !is_noun(r, t) || is_no_thing(r, t))
            continue;
        if (nx_str_is(cas, "object") && nx_str_is(word_kind(r, nx_str_cut(r->text, token(r, i + 1)->begin, token(r, i + 1)->end), false), "through"))
            continue; /* 추첨을 통해 */
        bool actor = is_actor(r, fig, t) || (nx_str_is(cas, "topic") && is_name(r, t));
        if (actor && nx_str_is(cas, "topic"))
            break; /* what stands before is of another clause */
        if (is_person(r, i) || actor || (nx_str_is(cas, "object") && n > 3) || stops(r, stem_of(r, t)))
            continue; /* who says or does it, what was done before */
        if (!is_name(r, t))
            return noun_text(r, nx_str_is(cas, "subject") && topic_of_list(r, i) ? i - 1 : i);
    }
    return (newsx_str){NULL, 0};
}

static bool is_adnominal_bound(const nx_figure_reader *r, const nx_token *t) /* 넘는, 웃돈: a noun follows */
{
    nx_entry e;
    newsx_str all = nx_str_cut(r->text, t->begin, t->end);
    return nx_lexicon_find(&e, r->s->lex, NX_LEX_NUMOD, all) && nx_attr_is(e.attr, "text", "no") && nx_batchim(nx_utf8_before(r->text, t->end)) == 4;
}

static bool of_such_worth(const nx_figure_reader *r, const nx_token *t) /* (1천만원) 상당의, 어치 */
{
    nx_entry e;
    return nx_lexicon_find(&e, r->s->lex, NX_LEX_NUMOD, stem_of(r, t)) && nx_attr_is(e.attr, "adnominal", "yes") &&
           (t->josa == UINT32_MAX || nx_str_is(josa_case(r, t), "genitive"));
}

static newsx_str find_of(const nx_figure *fig, nx_figure_reader *r, const nx_draft *d, uint32_t first, uint32_t behind)
{
    const nx_token *t = token(r, first);
    newsx_str of = {NULL, 0};
    if (t->begin < d->begin && nx_is_hangul(nx_utf8_before(r->text, d->begin)) && !d->ordinal) /* 매출3조원 */
        return nx_str_cut(r->text, t->begin, d->begin);
    if (fig->kind == NX_FIGURE_ORDINAL || fig->kind == NX_FIGURE_RANK || (fig->kind == NX_FIGURE_SCORE && !nx_attr(d->entry.attr, "also").len))
        return of;
    if (fig->kind == NX_FIGURE_AGE && !d->entry.surface.len) /* 김영수(48) */
        return of;
    if (is_rate_base(r, nx_str_cut(r->text, t->begin, token(r, behind - 1)->end))) /* 3.3㎡당 */
        return of;
    const nx_token *last = token(r, behind - 1);
    newsx_str cas = josa_case(r, last), rest = nx_str_cut(r->text, d->end, last->end > d->end ? last->end : d->end);
    nx_entry e;
    bool suffix = rest.len && nx_lexicon_find(&e, r->s->lex, NX_LEX_NUMOD, rest) && nx_attr_is(e.attr, "adnominal", "yes"); /* 짜리, 급 */
    bool genitive = nx_str_is(cas, "genitive") || (rest.len && nx_lexicon_find(&e, r->s->lex, NX_LEX_JOSA, rest) && nx_attr_is(e.attr, "case", "genitive"));
    bool pieces = nx_str_is(word_kind(r, fig->unit, true), "pieces"), open = rest.len == 0;
    if (open && (pieces || fig->kind == NX_FIGURE_AGE || (!d->has_unit && fig->kind == NX_FIGURE_NUMBER)) && (of = noun_behind(r, behind, fig->head.sentence, true, pieces)).len) {
        newsx_str before = pieces ? noun_right_before(r, fig, first) : (newsx_str){NULL, 0};
        const nx_token *next = token(r, behind);
        return before.len && next->josa == UINT32_MAX ? before : of;
    }
    bool behind_date = first > 0 && within_date(r, token(r, first - 1));
    if (genitive && behind_date && (of = noun_behind(r, behind, fig->head.sentence, false, false)).len)
        return of; /* 현지 시각 오전 3시 현재 4명의 광부 */
    if ((of = noun_right_before(r, fig, first)).len)
        return of;
    if (genitive || suffix || (rest.len && behind < r->s->text->tokens.n && is_adnominal_bound(r, token(r, behind))))
        if ((of = noun_behind(r, behind, fig->head.sentence, false, false)).len)
            return of;
    if (open && fig->kind == NX_FIGURE_MONEY && behind < r->s->text->tokens.n && of_such_worth(r, token(r, behind)))
        return noun_behind(r, behind + 1, fig->head.sentence, false, false); /* 1천만원 상당의 금품 */
    if (open && (fig->kind == NX_FIGURE_PERCENT || fig->kind == NX_FIGURE_MEASURE || fig->kind == NX_FIGURE_MONEY) && behind < r->s->text->tokens.n) {
        const nx_token *next = token(r, behind);
        if (is_quote(r, next) && behind + 1 < r->s->text->tokens.n)
            next = token(r, behind + 1);
        newsx_str dir, next_case = josa_case(r, next);
        if (!next_case.len && is_noun(r, next) && next + 1 < token(r, 0) + r->s->text->tokens.n && is_quote(r, next + 1))
            return stem_of(r, next); /* 90%’ 득표율’을 */
        bool relational = nx_str_is(word_kind(r, stem_of(r, next), true), "relational");
        if (nx_lexicon_find(&e, r->s->lex, NX_LEX_NUMOD, stem_of(r, next))) /* 100m 길이; 1천800만원 선 */
            return nx_attr_is(e.attr, "dimension", "yes") ? stem_of(r, next) : noun_of_clause(r, fig, first, false);
        if (next->sentence == fig->head.sentence && next_case.len && !relational && !nx_str_is(next_case, "copula") && is_noun(r, next) && !is_trend(r, next, &dir) && !is_skipped(r, next) &&
            !nx_is_digit(nx_utf8_at(r->text, next->begin)) && !within_date(r, next))
            return stem_of(r, next);
        if (next->sentence == fig->head.sentence && relational && nx_str_is(next_case, "genitive") && (of = noun_behind(r, behind + 1, fig->head.sentence, false, false)).len)
            return of; /* 45억원 규모의 전환사채 */
    }
    /* 불이 나 2명이 숨졌다: a subject of its own; but 15만원이 됐다 */
    bool subject = nx_str_is(cas, "subject") && !d->open && behind < r->s->text->tokens.n &&
                   !nx_str_is(word_kind(r, stem_of(r, token(r, behind)), false), "become");
    return fig->kind == NX_FIGURE_RATIO ? of : noun_of_clause(r, fig, first, subject);
}

/* 12포인트(0.38%) 오른, 2%포인트(p) 올랐다: what stands in parentheses behind a figure is passed over, as is the end of those it
 * stands in. */
static uint32_t behind_parenthesis(const nx_figure_reader *r, uint32_t i, uint32_t sentence)
{
    uint32_t k = i, c = nx_utf8_at(r->text, token(r, i)->begin);
    if (c == ')' && i + 1 < r->s->text->tokens.n)
        return i + 1;
    if (c != '(')
        return i;
    while (k + 1 < r->s->text->tokens.n && k - i < LOOK_BACK && token(r, k)->sentence == sentence && nx_utf8_at(r->text, token(r, k)->begin) != ')')
        k++;
    return nx_utf8_at(r->text, token(r, k)->begin) == ')' && k + 1 < r->s->text->tokens.n ? k + 1 : i;
}

/* 15.3% 증가한, 2타를 줄인, 3명으로 늘었다; through a list: 18.4%, 7.2% 늘었다. */
static newsx_str find_change(bool *state, const nx_figure *fig, const nx_figure_reader *r, uint32_t i)
{
    newsx_str dir, cas = josa_case(r, token(r, i - 1));
    newsx_str tail = nx_str_cut(r->text, token(r, i - 1)->stem_end, token(r, i - 1)->end);
    bool list = !cas.len, object = nx_str_is(cas, "object");
    if (nx_str_is(word_kind(r, tail, false), "than"))
        return (newsx_str){NULL, 0};
    bool moves = !cas.len || nx_str_is(cas, "object") || nx_str_is(cas, "instrumental") || nx_str_is(cas, "other") || nx_str_is(cas, "limit");
    if (!moves)
        return (newsx_str){NULL, 0};
    newsx_str base = nx_str_cut(r->text, token(r, i - 1)->begin, token(r, i - 1)->end);
    if (is_rate_base(r, base))
        return (newsx_str){NULL, 0}; /* 1㎾h당 5원을 올린다 */
    for (uint32_t n = 0; i < r->s->text->tokens.n && n < LOOK_AHEAD; i++, n++) {
        i = behind_parenthesis(r, i, fig->head.sentence);
        const nx_token *t = token(r, i);
        if (t->sentence != fig->head.sentence)
            break;
        if (is_trend(r, t, &dir)) {
            nx_entry e;
            nx_lexicon_prefix(&e, r->s->lex, r->trend, nx_str_cut(r->text, t->begin, t->end));
            bool earned = object && fig->kind == NX_FIGURE_MONEY && nx_attr_is(e.attr, "earn", "yes"); /* 매출 1조원을 올리는 */
            bool apart = fig->kind == NX_FIGURE_MEASURE && nx_attr_is(e.attr, "apart", "yes");        /* 3㎞ 떨어진 */
            *state = nx_attr_is(e.attr, "state", "yes"); /* 12% 많다: only where it is compared with something */
            return earned || apart ? (newsx_str){NULL, 0} : dir;
        }
        uint32_t c = nx_utf8_at(r->text, t->begin);
        bool passes = is_skipped(r, t) || (list && (nx_is_digit(c) || (t->kind == NX_TOKEN_PUNCT && (c == ',' || c == '%'))));
        if (!passes)
            break;
    }
    return (newsx_str){NULL, 0};
}

/* 전년 대비, 작년 같은 기간보다, 전날에 비해: with what stands before it without a josa. */
static newsx_str find_baseline(const nx_figure *fig, const nx_figure_reader *r, uint32_t first)
{
    uint32_t end = 0, i = first;
    for (uint32_t n = 0; i > 0 && n < 6; n++) {
        const nx_token *t = token(r, i - 1);
        if (t->sentence != fig->head.sentence)
            return (newsx_str){NULL, 0};
        newsx_str tail = nx_str_cut(r->text, t->stem_end, t->end);
        if (is_baseline(r, nx_str_cut(r->text, t->begin, t->end)) || nx_str_is(word_kind(r, tail, false), "than")) {
            end = t->end;
            break;
        }
        newsx_str cas = josa_case(r, t);
        if (nx_str_is(cas, "subject") || nx_str_is(cas, "topic"))
            return (newsx_str){NULL, 0};
        i--;
    }
    if (!end)
        return (newsx_str){NULL, 0};
    uint32_t begin = token(r, i - 1)->begin;
    for (uint32_t n = 0; i > 1 && n < 4; n++) {
        const nx_token *t = token(r, i - 2);
        newsx_str cas = josa_case(r, t);
        newsx_str dir, word = nx_str_cut(r->text, t->begin, t->end);
        bool plain = !cas.len && (is_noun(r, t) || nx_str_is(word_kind(r, word, true), "between")) && !stops(r, word) && !nx_lexicon_find(NULL, r->s->lex, NX_LEX_NUMOD, word) && !is_trend(r, t, &dir);
        bool joins = plain || nx_str_is(cas, "genitive") || (nx_str_is(word_kind(r, nx_str_cut(r->text, token(r, i - 1)->begin, token(r, i - 1)->end), true), "baseline") && nx_str_is(cas, "locative"));
        if (t->sentence != fig->head.sentence || t->kind != NX_TOKEN_WORD || !(within_date(r, t) || (joins && n < 2)) || nx_str_is(cas, "subject") || nx_str_is(cas, "topic"))
            break;
        begin = t->begin;
        i--;
    }
    return nx_str_cut(r->text, begin, end);
}

void nx_figure_slots(nx_figure *fig, nx_figure_reader *r, const nx_draft *d)
{
    uint32_t first = nx_token_at(r->s->text, d->begin), last = nx_token_at(r->s->text, d->end - 1);
    if (first == UINT32_MAX || last == UINT32_MAX)
        return;
    fig->of = find_of(fig, r, d, first, last + 1);
    bool state = false, thing = d->has_unit && nx_attr_is(d->entry.attr, "also", "count");
    if (fig->kind == NX_FIGURE_SCORE && thing && fig->of.len) /* 편지 58점 */
        fig->kind = NX_FIGURE_COUNT;
    fig->change = find_change(&state, fig, r, last + 1);
    if (fig->change.len)
        fig->baseline = find_baseline(fig, r, first);
    if (state && !fig->baseline.len)
        fig->change = (newsx_str){NULL, 0};
}
