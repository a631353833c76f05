/* figureof.c -- what a figure counts or measures.
 *
 * Korean puts it before the figure (서버 3만2천대, 주가가 15만원), behind it with 의 or nothing (3명의 환자, 25개 자치구), or names it
 * once for several figures.  Places in the order of trust: the noun right before; the noun behind 의, 짜리 or 넘는; the noun right
 * behind a count in 개; the nearest subject, topic or object before; what the figure before counts.  Cost: some sixteen tokens. */
#include "fact/figureword.h"

enum { LOOK_BACK = 12, LOOK_AHEAD = 5 };

/* The noun with the nouns before it, where it says nothing alone (확진자 수). */
static newsx_str noun_text(const nx_figure_reader *r, uint32_t i)
{
    const nx_token *t = nx_figure_token(r, i);
    uint32_t begin = t->begin, end = nx_noun_end(r, t), n = 0;
    while (nx_str_is(nx_word_kind(r, nx_str_cut(r->text, t->begin, t->stem_end), true), "relational") && i > 0 && n++ < 2) {
        const nx_token *before = nx_figure_token(r, i - 1);
        if (before->sentence != t->sentence || before->kind != NX_TOKEN_WORD || before->josa != UINT32_MAX || nx_in_date(r, before))
            break;
        begin = before->begin;
        t = before;
        i--;
    }
    return nx_str_cut(r->text, begin, end);
}

/* 30대 문유성씨: a person is not counted. */
static bool is_called(const nx_figure_reader *r, const nx_token *t)
{
    const nx_match *m = nx_match_ending(r->s->matches, r->text, t->stem_end, t->begin, NX_LEX_TITLE);
    return m && m->begin > t->begin && nx_str_is(nx_match_attr(r->s->lex, m, "kind"), "honorific") && !nx_match_exact(r->s->matches, t->begin, t->stem_end, NX_LEX_NOUN);
}

/* The first noun with a case behind token i (3명의 안내 전담 인력을 → 인력), or the first where it ends. */
static newsx_str noun_behind(const nx_figure_reader *r, uint32_t i, uint32_t sentence, bool direct, bool fig_pieces)
{
    newsx_str dir, first = {NULL, 0};
    for (uint32_t n = 0; i < r->s->text->tokens.n && n < LOOK_AHEAD; i++, n++) {
        const nx_token *t = nx_figure_token(r, i);
        if (t->sentence != sentence)
            break;
        if (first.len && nx_is_skipped(r, t))
            break; /* 9개 혐의 모두 */
        if (direct && nx_word_stops(r, nx_figure_stem(r, t)))
            break; /* 7세 때 */
        if (nx_is_quote_token(r, t) || nx_is_skipped(r, t))
            continue;
        if (t->kind != NX_TOKEN_WORD || nx_is_trend(r, t, &dir) || nx_is_digit(nx_utf8_at(r->text, t->begin)))
            break;
        newsx_str cas = nx_figure_josa(r, t);
        bool noun = nx_is_noun(r, t) && !nx_in_date(r, t) && (!direct || t->stem_end - t->begin == 3 || nx_ends_as(r, t, NX_LEX_NOUN) || nx_ends_as(r, t, NX_LEX_TITLE) || fig_pieces);
        if (is_called(r, t))
            break;
        bool predicate = nx_str_is(cas, "copula") && (t->end - t->stem_end == 3 || t->stem_end - t->begin == 3); /* but 2개 국가이다 */
        if (noun && cas.len && !predicate && !nx_str_is(nx_word_kind(r, nx_figure_stem(r, t), true), "relational"))
            return nx_figure_stem(r, t);
        if (noun && !first.len && !nx_is_name_word(r, t) && (!cas.len || nx_noun_end(r, t) == t->end))
            first = nx_str_cut(r->text, t->begin, nx_noun_end(r, t));
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
    if (place && nx_str_is(nx_word_kind(r, fig->unit, true), "heads") && nx_str_is(nx_match_attr(r->s->lex, place, "kind"), "province"))
        return true;
    return place && last && last->head.sentence == fig->head.sentence && t->begin - last->head.span.end < 4 && nx_str_eq(last->unit, fig->unit);
}

/* 117개 노선 625대: the noun is what the figure before counts. */
static bool is_taken(const nx_figure_reader *r, const nx_figure *fig, const nx_token *t)
{
    const nx_figure *last = r->f->figures.n ? &r->f->figures.at[r->f->figures.n - 1] : NULL;
    return last && last->kind == NX_FIGURE_COUNT && fig->kind == NX_FIGURE_COUNT && last->head.span.end <= t->begin && last->of.at == r->text.at + t->begin;
}

/* 이는, 그가; 지역별로는: stands for something else, or sorts what is counted. */
static bool is_no_thing(const nx_figure_reader *r, const nx_token *t)
{
    newsx_str stem = nx_figure_stem(r, t);
    if (nx_match_exact(r->s->matches, t->begin, t->stem_end, NX_LEX_PRONOUN) || nx_str_is(nx_word_kind(r, stem, true), "between"))
        return true;
    for (uint32_t i = nx_figure_ending(stem); i < stem.len; i += nx_utf8_len((unsigned char)stem.at[i]))
        if (nx_str_is(nx_word_kind(r, nx_str_cut(stem, i, stem.len), true), "sort"))
            return true;
    return false;
}

/* 손학규(22.2%), 원장(52.9%): a name by its shape, an office. */
static bool is_somebody(const nx_figure_reader *r, const nx_token *t)
{
    newsx_str stem = nx_figure_stem(r, t);
    const nx_match *m = nx_match_ending(r->s->matches, r->text, t->stem_end, t->begin, NX_LEX_TITLE);
    bool noun = nx_match_exact(r->s->matches, t->begin, t->stem_end, NX_LEX_NOUN) != NULL;
    return (m && nx_str_is(nx_match_attr(r->s->lex, m, "kind"), "office")) || (!noun && stem.len <= 9 && nx_lexicon_prefix(NULL, r->s->lex, NX_LEX_SURNAME, stem));
}

/* 반대(38%), ‘치킨’(87.3%), 1억달러(1천430억원): what stands before the parenthesis; but 전년 동기(3조원) is what it is compared with.
 * Of nouns that no dictionary has only those with a share. */
static newsx_str noun_before_parenthesis(const nx_figure_reader *r, const nx_figure *fig, uint32_t i)
{
    const newsx_str none = {NULL, 0};
    const nx_token *open = nx_figure_token(r, i), *t = i ? open - 1 : open;
    if (t > nx_figure_token(r, 0) && nx_is_quote_token(r, t))
        t--;
    if (t == open || fig->kind == NX_FIGURE_AGE || fig->kind == NX_FIGURE_SCORE || t->sentence != fig->head.sentence || open->begin - t->end > 4)
        return none;
    const nx_figure *other = nx_figure_over(r, t->begin);
    if (other)
        return other->kind == fig->kind ? other->of : none;
    bool of_date = t > nx_figure_token(r, 0) && nx_in_date(r, t - 1), known = fig->kind == NX_FIGURE_PERCENT || nx_ends_as(r, t, NX_LEX_NOUN);
    bool noun = t->kind == NX_TOKEN_WORD && t->josa == UINT32_MAX && known && nx_is_noun(r, t) && !nx_is_name_word(r, t) && !nx_is_skipped(r, t);
    return noun && !of_date && !nx_in_date(r, t) && !is_somebody(r, t) ? nx_figure_stem(r, t) : none;
}

/* 한화, 우리 돈: in which currency, not what. */
static bool names_currency(const nx_figure_reader *r, uint32_t i)
{
    const nx_token *t = nx_figure_token(r, i), *before = i ? t - 1 : t;
    return nx_str_is(nx_word_kind(r, nx_figure_stem(r, t), true), "convert") || nx_str_is(nx_word_kind(r, nx_str_cut(r->text, before->begin, t->stem_end), true), "convert");
}

/* A noun without josa right before, skipping 총, 하루 and dates: 옷 한 해 8만t. */
static newsx_str noun_right_before(const nx_figure_reader *r, const nx_figure *fig, uint32_t i)
{
    nx_entry e;
    newsx_str dir;
    for (uint32_t n = 0; i > 0 && n < 5; n++) {
        const nx_token *t = nx_figure_token(r, --i);
        if (t->sentence != fig->head.sentence || nx_figure_over(r, t->begin))
            break;
        newsx_str cas = nx_figure_josa(r, t), all = nx_str_cut(r->text, t->begin, t->end);
        if (nx_utf8_at(r->text, t->begin) == '(')
            return noun_before_parenthesis(r, fig, i);
        if (nx_is_quote_token(r, t) || nx_in_date(r, t) || names_currency(r, i))
            continue;
        if (nx_lexicon_find(&e, r->s->lex, NX_LEX_NUMOD, all) && nx_attr_is(e.attr, "dimension", "yes"))
            return all; /* 세로 is no 세 */
        if (nx_is_baseline(r, all))
            break;
        if (nx_str_is(nx_word_kind(r, all, true), "price")) /* 판매가 1만원에; 판매가 3만대로: 판매, and a josa */
            return fig->kind == NX_FIGURE_MONEY ? all : nx_str_cut(r->text, t->begin, nx_utf8_back(r->text, t->end));
        if (fig->kind == NX_FIGURE_COUNT && nx_str_is(nx_word_kind(r, nx_figure_stem(r, t), true), "people"))
            return nx_figure_stem(r, t); /* 전국 성인 1천4명; but 입장료는 성인 5천원 */
        if (nx_is_skipped(r, t)) {
            if (nx_word_stops(r, nx_str_cut(r->text, t->begin, t->end)))
                break;
            continue;
        }
        bool percent_of = nx_str_is(cas, "genitive") && (fig->kind == NX_FIGURE_PERCENT || fig->kind == NX_FIGURE_RATIO); /* but 평년의 두 배 is compared with it */
        bool whole = nx_noun_end(r, t) == t->end, only = nx_str_is(cas, "limit") && t->end - t->stem_end == 3 && nx_ends_as(r, t, NX_LEX_NOUN); /* 가입자만 총 3만명 */
        if (t->kind != NX_TOKEN_WORD || (cas.len && !percent_of && !whole && !only) || nx_is_trend(r, t, &dir))
            break;
        if (nx_is_digit(nx_utf8_at(all, 0)))
            break; /* 187-7번지 6천611㎡ */
        if (fig->kind == NX_FIGURE_AGE && nx_str_is(nx_word_kind(r, all, true), "origin"))
            break; /* 광주 출신 30대 */
        if (nx_is_name_word(r, t) || is_place_of_list(r, fig, t) || is_no_thing(r, t))
            continue;
        if (is_taken(r, fig, t))
            break;
        if (nx_match_exact(r->s->matches, t->begin, t->stem_end, NX_LEX_PRONOUN))
            break; /* 불이 나 2명이 */
        return nx_is_noun(r, t) ? noun_text(r, i) : (newsx_str){NULL, 0};
    }
    return (newsx_str){NULL, 0};
}

/* 슈팅 수는 소양FC가 15개, 다도해가 9개: the topic right before the subject is what is counted where it is a number of things. */
static bool topic_of_list(const nx_figure_reader *r, uint32_t i)
{
    if (i == 0 || nx_figure_token(r, i - 1)->sentence != nx_figure_token(r, i)->sentence || !nx_str_is(nx_figure_josa(r, nx_figure_token(r, i - 1)), "topic"))
        return false;
    newsx_str stem = nx_figure_stem(r, nx_figure_token(r, i - 1));
    return stem.len >= 3 && (nx_str_is(nx_word_kind(r, stem, true), "relational") || nx_str_is(nx_word_kind(r, nx_str_cut(stem, stem.len - 3, stem.len), true), "relational"));
}

/* 강바다 소장은: an office with a name before it says something, it is not counted. */
static bool is_person(const nx_figure_reader *r, uint32_t i)
{
    const nx_token *t = nx_figure_token(r, i);
    const nx_match *m = nx_match_ending(r->s->matches, r->text, t->stem_end, t->begin, NX_LEX_TITLE);
    if (!m || !nx_str_is(nx_match_attr(r->s->lex, m, "kind"), "office") || i == 0)
        return false;
    const nx_token *before = nx_figure_token(r, i - 1);
    if (before->sentence != t->sentence || before->kind != NX_TOKEN_WORD || nx_in_date(r, before))
        return false;
    return before->josa == UINT32_MAX && (before->end - before->begin == 3 || !nx_match_exact(r->s->matches, before->begin, before->end, NX_LEX_NOUN));
}

/* The longest ending of a word that is in a class, less than all of it unless `whole`. */
static bool ending_in(nx_entry *e, const nx_figure_reader *r, newsx_str word, nx_class cls, bool whole)
{
    for (uint32_t i = nx_figure_ending(word); cls != UINT32_MAX && i < word.len; i += nx_utf8_len((unsigned char)word.at[i]))
        if ((i > 0 || whole) && nx_lexicon_find(e, r->s->lex, cls, nx_str_cut(word, i, word.len)) && (i == 0 || !nx_attr_is(e->attr, "whole", "yes")))
            return true;
    return false;
}

/* Who spends, seizes or counts is not what is counted: 경찰은 3명을, A씨는 3억원을, 한빛전자는 1천억원을.  Of people there may be
 * a number (환자는 3명), of money only what a noun is known for (매출은 1조원). */
static bool is_actor(const nx_figure_reader *r, const nx_figure *fig, const nx_token *t)
{
    nx_entry e;
    newsx_str stem = nx_figure_stem(r, t), kind = ending_in(&e, r, stem, r->agent, true) ? nx_attr(e.attr, "kind") : (newsx_str){NULL, 0};
    bool heads = nx_str_is(nx_word_kind(r, fig->unit, true), "heads"), people = fig->kind == NX_FIGURE_COUNT || fig->kind == NX_FIGURE_AGE, noun = nx_ends_as(r, t, NX_LEX_NOUN) || stem.len <= 3;
    bool whole = nx_match_exact(r->s->matches, t->begin, t->stem_end, NX_LEX_NOUN) != NULL || stem.len <= 3;
    if (nx_str_is(kind, "body") || (!whole && ending_in(&e, r, stem, NX_LEX_ORGSUFFIX, false)))
        return true;
    if (people || fig->kind == NX_FIGURE_SCORE) /* 이정후는 4타수: like a name, three syllables and a surname */
        return (!heads && fig->kind == NX_FIGURE_COUNT && nx_str_is(kind, "person")) || (!heads && !noun && stem.len == 9 && nx_lexicon_prefix(NULL, r->s->lex, NX_LEX_SURNAME, stem));
    const nx_match *title = nx_match_exact(r->s->matches, t->begin, t->stem_end, NX_LEX_TITLE);
    if (title && nx_str_is(nx_match_attr(r->s->lex, title, "ambiguous"), "yes"))
        return false; /* 시장: a market, too */
    newsx_str last = nx_str_cut(stem, nx_utf8_back(stem, (uint32_t)stem.len), stem.len);
    bool sum = nx_str_is(nx_word_kind(r, last, true), "sum") || nx_str_is(nx_word_kind(r, last, true), "relational"); /* 공사비 */
    return nx_str_is(kind, "person") || (!whole && nx_ends_as(r, t, NX_LEX_TITLE)) || (fig->kind == NX_FIGURE_MONEY && !noun && !sum);
}

static bool ends_list(const nx_figure_reader *r, const nx_token *t)
{
    nx_entry e;
    newsx_str all = nx_str_cut(r->text, t->begin, t->end);
    return r->numberword != UINT32_MAX && nx_lexicon_find(&e, r->s->lex, r->numberword, all) && nx_attr_is(e.attr, "lists", "yes");
}

/* The nearest subject, topic or object before; a topic beats the subject of a list (슈팅 수는 소양FC가 15개). */
static newsx_str noun_of_clause(const nx_figure_reader *r, const nx_figure *fig, uint32_t i, bool subject)
{
    /* 경북권(37.6%) has nothing of the one before; 한 달 전(1만원) has */
    bool apart = i > 1 && nx_utf8_at(r->text, nx_figure_token(r, i - 1)->begin) == '(' && !nx_in_date(r, nx_figure_token(r, i - 2));
    bool sum = false; /* (남성 30명, 여성 20명) 등 50명: of no one of the list */
    for (uint32_t n = 0; i > 0 && n < LOOK_BACK; n++) {
        const nx_token *t = nx_figure_token(r, --i);
        if (t->sentence != fig->head.sentence)
            break;
        const nx_figure *other = nx_figure_over(r, t->begin);
        if (!apart && other && other->of.len && nx_str_eq(other->unit, fig->unit))
            return sum ? (newsx_str){NULL, 0} : other->of;
        sum = sum || ends_list(r, t);
        newsx_str cas = nx_figure_josa(r, t);
        bool role = nx_str_is(cas, "subject") || nx_str_is(cas, "topic") || nx_str_is(cas, "object");
        if (t->kind != NX_TOKEN_WORD || !role || (subject && !nx_str_is(cas, "topic")) || other || nx_in_date(r, t) || !nx_is_noun(r, t) || is_no_thing(r, t))
            continue;
        if (nx_str_is(cas, "object") && nx_str_is(nx_word_kind(r, nx_str_cut(r->text, nx_figure_token(r, i + 1)->begin, nx_figure_token(r, i + 1)->end), false), "through"))
            continue; /* 추첨을 통해 */
        newsx_str all = nx_str_cut(r->text, t->begin, t->end);
        if (fig->kind == NX_FIGURE_MONEY && nx_str_is(nx_word_kind(r, all, true), "price"))
            return all; /* 공모가(1만5천원) */
        bool actor = is_actor(r, fig, t) || (nx_str_is(cas, "topic") && nx_is_name_word(r, t));
        if (actor && nx_str_is(cas, "topic"))
            break; /* what stands before is of another clause */
        if (is_person(r, i) || actor || (nx_str_is(cas, "object") && n > 3) || nx_word_stops(r, nx_figure_stem(r, t)))
            continue; /* who says or does it, what was done before */
        if (!nx_is_name_word(r, t))
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
    return nx_lexicon_find(&e, r->s->lex, NX_LEX_NUMOD, nx_figure_stem(r, t)) && nx_attr_is(e.attr, "adnominal", "yes") &&
           (t->josa == UINT32_MAX || nx_str_is(nx_figure_josa(r, t), "genitive"));
}

/* Does the word end in a noun that is counted with 대? */
static bool is_machine(const nx_figure_reader *r, newsx_str word)
{
    for (uint32_t i = nx_figure_ending(word); i < word.len; i += nx_utf8_len((unsigned char)word.at[i]))
        if (nx_str_is(nx_word_kind(r, nx_str_cut(word, i, word.len), true), "machine"))
            return true;
    return false;
}

/* 버스 업체는 64개사로 7천대가: the clause is about firms, but 대 are machines. */
static newsx_str machine_before(const nx_figure_reader *r, const nx_figure *fig, uint32_t i, newsx_str of)
{
    if (is_machine(r, of))
        return of;
    for (uint32_t n = 0; i > 0 && n < LOOK_BACK; n++) {
        const nx_token *t = nx_figure_token(r, --i);
        if (t->sentence != fig->head.sentence)
            break;
        if (t->kind == NX_TOKEN_WORD && is_machine(r, nx_figure_stem(r, t)))
            return nx_figure_stem(r, t);
    }
    return of;
}

newsx_str nx_figure_of(const nx_figure *fig, nx_figure_reader *r, const nx_draft *d, uint32_t first, uint32_t behind)
{
    const nx_token *t = nx_figure_token(r, first);
    newsx_str of = {NULL, 0};
    if (t->begin < d->begin && nx_is_hangul(nx_utf8_before(r->text, d->begin)) && !d->ordinal) /* 매출3조원 */
        return nx_str_cut(r->text, t->begin, d->begin);
    if (fig->kind == NX_FIGURE_ORDINAL || fig->kind == NX_FIGURE_RANK || (fig->kind == NX_FIGURE_SCORE && !nx_attr(d->entry.attr, "also").len))
        return of;
    if (fig->kind == NX_FIGURE_AGE && !d->entry.surface.len) /* 김영수(48) */
        return of;
    if (nx_is_rate_base(r, nx_str_cut(r->text, t->begin, nx_figure_token(r, behind - 1)->end))) /* 3.3㎡당 */
        return of;
    const nx_token *last = nx_figure_token(r, behind - 1);
    newsx_str cas = nx_figure_josa(r, last), rest = nx_str_cut(r->text, d->end, last->end > d->end ? last->end : d->end);
    nx_entry e;
    bool suffix = rest.len && nx_lexicon_find(&e, r->s->lex, NX_LEX_NUMOD, rest) && nx_attr_is(e.attr, "adnominal", "yes"); /* 짜리, 급 */
    bool genitive = nx_str_is(cas, "genitive") || (rest.len && nx_lexicon_find(&e, r->s->lex, NX_LEX_JOSA, rest) && nx_attr_is(e.attr, "case", "genitive"));
    bool pieces = nx_str_is(nx_word_kind(r, fig->unit, true), "pieces"), open = rest.len == 0;
    if (open && (pieces || fig->kind == NX_FIGURE_AGE || (!d->has_unit && fig->kind == NX_FIGURE_NUMBER)) && (of = noun_behind(r, behind, fig->head.sentence, true, pieces)).len) {
        newsx_str before = pieces ? noun_right_before(r, fig, first) : (newsx_str){NULL, 0};
        const nx_token *next = nx_figure_token(r, behind);
        return before.len && next->josa == UINT32_MAX ? before : of;
    }
    bool behind_date = first > 0 && nx_in_date(r, nx_figure_token(r, first - 1));
    if (genitive && behind_date && (of = noun_behind(r, behind, fig->head.sentence, false, false)).len)
        return of; /* 현지 시각 오전 3시 현재 4명의 광부 */
    if ((of = noun_right_before(r, fig, first)).len)
        return of;
    bool said = first > 0 && nx_figure_token(r, first - 1)->sentence == fig->head.sentence && nx_str_is(nx_figure_josa(r, nx_figure_token(r, first - 1)), "subject"); /* 구조물이 58%에 이르는 */
    if (genitive || suffix || (!said && rest.len && behind < r->s->text->tokens.n && is_adnominal_bound(r, nx_figure_token(r, behind))))
        if ((of = noun_behind(r, behind, fig->head.sentence, false, false)).len)
            return of;
    if (open && fig->kind == NX_FIGURE_MONEY && behind < r->s->text->tokens.n && of_such_worth(r, nx_figure_token(r, behind)))
        return noun_behind(r, behind + 1, fig->head.sentence, false, false); /* 1천만원 상당의 금품 */
    if (open && (fig->kind == NX_FIGURE_PERCENT || fig->kind == NX_FIGURE_MEASURE || fig->kind == NX_FIGURE_MONEY) && behind < r->s->text->tokens.n) {
        const nx_token *next = nx_figure_token(r, behind);
        if (nx_is_quote_token(r, next) && behind + 1 < r->s->text->tokens.n)
            next = nx_figure_token(r, behind + 1);
        newsx_str dir, next_case = nx_figure_josa(r, next);
        if (!next_case.len && nx_is_noun(r, next) && next + 1 < nx_figure_token(r, 0) + r->s->text->tokens.n && nx_is_quote_token(r, next + 1))
            return nx_figure_stem(r, next); /* 90%’ 득표율’을 */
        bool relational = nx_str_is(nx_word_kind(r, nx_figure_stem(r, next), true), "relational");
        if (nx_lexicon_find(&e, r->s->lex, NX_LEX_NUMOD, nx_figure_stem(r, next))) /* 100m 길이; 1천800만원 선 */
            return nx_attr_is(e.attr, "dimension", "yes") ? nx_figure_stem(r, next) : noun_of_clause(r, fig, first, false);
        if (next->sentence == fig->head.sentence && next_case.len && !relational && !nx_str_is(next_case, "copula") && nx_is_noun(r, next) && !nx_is_trend(r, next, &dir) && !nx_is_skipped(r, next) &&
            !nx_is_digit(nx_utf8_at(r->text, next->begin)) && !nx_in_date(r, next))
            return nx_figure_stem(r, next);
        if (next->sentence == fig->head.sentence && relational && nx_str_is(next_case, "genitive") && (of = noun_behind(r, behind + 1, fig->head.sentence, false, false)).len)
            return of; /* 45억원 규모의 전환사채 */
    }
    /* 불이 나 2명이 숨졌다: a subject of its own; but 15만원이 됐다 */
    bool subject = nx_str_is(cas, "subject") && !d->open && behind < r->s->text->tokens.n &&
                   !nx_str_is(nx_word_kind(r, nx_figure_stem(r, nx_figure_token(r, behind)), false), "become");
    bool to_whom = nx_str_is(cas, "dative"); /* 2명에게 */
    if (to_whom)
        return of;
    of = noun_of_clause(r, fig, first, subject);
    if (fig->kind == NX_FIGURE_RATIO) /* 경쟁률은 5대 1 */
        return nx_str_is(d->rule, "figure.ratio") && of.len && nx_str_is(nx_word_kind(r, nx_str_cut(of, nx_utf8_back(of, (uint32_t)of.len), of.len), true), "relational") ? of : (newsx_str){NULL, 0};
    return fig->kind == NX_FIGURE_COUNT && nx_attr(d->entry.attr, "age").len ? machine_before(r, fig, first, of) : of;
}
