/* figureslots.c -- whether a figure rose or fell (change), and against what (baseline); what it counts, figureof.c finds.
 * Cost: some ten tokens a figure. */
#include "fact/figureword.h"

enum { LOOK_BACK = 12, LOOK_AHEAD = 5 };

/* 12포인트(0.38%) 오른, 2%포인트(p) 올랐다: what stands in parentheses behind a figure is passed over, as is the end of those it
 * stands in. */
static uint32_t behind_parenthesis(const nx_figure_reader *r, uint32_t i, uint32_t sentence)
{
    uint32_t k = i, c = nx_utf8_at(r->text, nx_figure_token(r, i)->begin);
    if (c == ')' && i + 1 < r->s->text->tokens.n)
        return i + 1;
    if (c != '(')
        return i;
    while (k + 1 < r->s->text->tokens.n && k - i < LOOK_BACK && nx_figure_token(r, k)->sentence == sentence && nx_utf8_at(r->text, nx_figure_token(r, k)->begin) != ')')
        k++;
    return nx_utf8_at(r->text, nx_figure_token(r, k)->begin) == ')' && k + 1 < r->s->text->tokens.n ? k + 1 : i;
}

/* 15.3% 증가한, 2타를 줄인, 3명으로 늘었다; through a list: 18.4%, 7.2% 늘었다. */
static newsx_str find_change(bool *state, const nx_figure *fig, const nx_figure_reader *r, uint32_t i)
{
    newsx_str dir, cas = nx_figure_josa(r, nx_figure_token(r, i - 1));
    newsx_str tail = nx_str_cut(r->text, nx_figure_token(r, i - 1)->stem_end, nx_figure_token(r, i - 1)->end);
    bool list = !cas.len, object = nx_str_is(cas, "object");
    if (nx_str_is(nx_word_kind(r, tail, false), "than"))
        return (newsx_str){NULL, 0};
    bool moves = !cas.len || nx_str_is(cas, "object") || nx_str_is(cas, "instrumental") || nx_str_is(cas, "other") || nx_str_is(cas, "limit");
    if (!moves)
        return (newsx_str){NULL, 0};
    newsx_str base = nx_str_cut(r->text, nx_figure_token(r, i - 1)->begin, nx_figure_token(r, i - 1)->end);
    if (nx_is_rate_base(r, base))
        return (newsx_str){NULL, 0}; /* 1㎾h당 5원을 올린다 */
    for (uint32_t n = 0; i < r->s->text->tokens.n && n < LOOK_AHEAD; i++, n++) {
        i = behind_parenthesis(r, i, fig->head.sentence);
        const nx_token *t = nx_figure_token(r, i);
        if (t->sentence != fig->head.sentence)
            break;
        if (nx_is_trend(r, t, &dir)) {
            nx_entry e;
            nx_lexicon_prefix(&e, r->s->lex, r->trend, nx_str_cut(r->text, t->begin, t->end));
            bool earned = object && fig->kind == NX_FIGURE_MONEY && nx_attr_is(e.attr, "earn", "yes"); /* 매출 1조원을 올리는 */
            bool apart = fig->kind == NX_FIGURE_MEASURE && nx_attr_is(e.attr, "apart", "yes");        /* 3㎞ 떨어진 */
            *state = nx_attr_is(e.attr, "state", "yes"); /* 12% 많다: only where it is compared with something */
            return earned || apart ? (newsx_str){NULL, 0} : dir;
        }
        uint32_t c = nx_utf8_at(r->text, t->begin);
        bool passes = nx_is_skipped(r, t) || (list && (nx_is_digit(c) || (t->kind == NX_TOKEN_PUNCT && (c == ',' || c == '%'))));
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
        const nx_token *t = nx_figure_token(r, i - 1);
        if (t->sentence != fig->head.sentence)
            return (newsx_str){NULL, 0};
        newsx_str tail = nx_str_cut(r->text, t->stem_end, t->end);
        if (nx_is_baseline(r, nx_str_cut(r->text, t->begin, t->end)) || nx_str_is(nx_word_kind(r, tail, false), "than")) {
            end = t->end;
            break;
        }
        newsx_str cas = nx_figure_josa(r, t);
        if (nx_str_is(cas, "subject") || nx_str_is(cas, "topic"))
            return (newsx_str){NULL, 0};
        i--;
    }
    if (!end)
        return (newsx_str){NULL, 0};
    const nx_token *than = nx_figure_token(r, i - 1);
    uint32_t begin = than->begin;
    if (than->stem_end == than->begin && i > 2 && r->text.at[than->begin - 1] == ')') { /* 신랑(30%)보다 */
        while (i > 2 && begin > r->begin && nx_utf8_at(r->text, nx_figure_token(r, i - 1)->begin) != '(')
            begin = nx_figure_token(r, --i - 1)->begin;
        begin = nx_figure_token(r, --i - 1)->begin;
    }
    for (uint32_t n = 0; i > 1 && n < 4; n++) {
        const nx_token *t = nx_figure_token(r, i - 2);
        newsx_str cas = nx_figure_josa(r, t);
        newsx_str dir, word = nx_str_cut(r->text, t->begin, t->end);
        bool plain = !cas.len && (nx_is_noun(r, t) || nx_str_is(nx_word_kind(r, word, true), "between")) && !nx_word_stops(r, word) && !nx_lexicon_find(NULL, r->s->lex, NX_LEX_NUMOD, word) && !nx_is_trend(r, t, &dir);
        bool joins = plain || nx_str_is(cas, "genitive") || (nx_str_is(nx_word_kind(r, nx_str_cut(r->text, nx_figure_token(r, i - 1)->begin, nx_figure_token(r, i - 1)->end), true), "baseline") && nx_str_is(cas, "locative"));
        if (t->sentence != fig->head.sentence || t->kind != NX_TOKEN_WORD || !(nx_in_date(r, t) || (joins && n < 2)) || nx_str_is(cas, "subject") || nx_str_is(cas, "topic"))
            break;
        begin = t->begin;
        i--;
    }
    return nx_str_cut(r->text, begin, end);
}

/* 평년의 1.5배, 지난해 같은 기간의 두 배: what it is a multiple of, without the josa. */
static newsx_str multiple_of(const nx_figure *fig, const nx_figure_reader *r, uint32_t first)
{
    const nx_token *t = first > 0 ? nx_figure_token(r, first - 1) : NULL, *from = t;
    if (!t || fig->kind != NX_FIGURE_MULTIPLE || t->sentence != fig->head.sentence || !nx_str_is(nx_figure_josa(r, t), "genitive"))
        return (newsx_str){NULL, 0};
    for (uint32_t n = 0; n < 4 && from > nx_figure_token(r, 0) && from[-1].sentence == fig->head.sentence && from[-1].kind == NX_TOKEN_WORD && from[-1].josa == UINT32_MAX &&
         (nx_in_date(r, &from[-1]) || nx_is_noun(r, &from[-1]) || nx_str_is(nx_word_kind(r, nx_figure_stem(r, &from[-1]), true), "between")); n++)
        from--;
    return nx_str_cut(r->text, from->begin, t->stem_end);
}

void nx_figure_slots(nx_figure *fig, nx_figure_reader *r, const nx_draft *d)
{
    uint32_t first = nx_token_at(r->s->text, d->begin), last = nx_token_at(r->s->text, d->end - 1);
    if (first == UINT32_MAX || last == UINT32_MAX)
        return;
    fig->of = nx_figure_of(fig, r, d, first, last + 1);
    bool state = false, thing = d->has_unit && nx_attr_is(d->entry.attr, "also", "count");
    if (fig->kind == NX_FIGURE_SCORE && thing && fig->of.len) /* 편지 58점 */
        fig->kind = NX_FIGURE_COUNT;
    fig->change = find_change(&state, fig, r, last + 1);
    if (fig->change.len)
        fig->baseline = find_baseline(fig, r, first);
    if (!fig->baseline.len)
        fig->baseline = multiple_of(fig, r, first);
    if (state && !fig->baseline.len)
        fig->change = (newsx_str){NULL, 0};
}
