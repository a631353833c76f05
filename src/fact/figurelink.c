/* figurelink.c -- what one figure says of another: 1억달러(약 1천430억원) is one sum in two currencies, 15.3% 증가한 3조원 and 3.25%로 0.5%포인트
 * 내렸다 a change and what came of it.  Cost: O(figures), a few tokens each. */
#include "fact/figureword.h"

enum { MAX_GAP = 60 }; /* bytes between a figure and its conversion */

/* (약 …), (한화 …), ", 우리 돈 …": nothing but the parenthesis, or a word that converts (numberword.tsv). */
static bool leads_to_conversion(const nx_figure_reader *r, uint32_t from, uint32_t to)
{
    newsx_str gap = nx_str_cut(r->text, from, to);
    if (!gap.len || gap.len > MAX_GAP || nx_str_find(gap, NX_S(")"), 0) != NX_NPOS)
        return false;
    if (gap.at[0] == '(')
        return true;
    for (uint32_t i = 0; i < gap.len; i += nx_utf8_len((unsigned char)gap.at[i]))
        if (nx_str_is(nx_word_kind(r, nx_str_cut(gap, i, gap.len), false), "convert"))
            return true;
    return false;
}

/* One sum in two currencies, one size in two units. */
static bool is_conversion(const nx_figure_reader *r, const nx_figure *a, const nx_figure *b)
{
    bool measured = (a->kind == NX_FIGURE_MONEY || a->kind == NX_FIGURE_MEASURE) && a->kind == b->kind && !nx_str_eq(a->unit, b->unit);
    return measured && leads_to_conversion(r, a->head.span.end, b->head.span.begin);
}

/* (0.38%): the figure stands in a parenthesis of its own. */
static bool is_aside(const nx_figure_reader *r, const nx_figure *f)
{
    uint32_t first = nx_token_at(r->s->text, f->head.span.begin);
    return first != UINT32_MAX && first > 0 && nx_utf8_at(r->text, nx_figure_token(r, first - 1)->begin) == '(';
}

/* 15.3% 증가한 3조원, 12포인트(0.38%) 오른 2,500.12: nothing but the verb between, in its adnominal form. */
static bool leads_to_result(const nx_figure_reader *r, const nx_figure *change, const nx_figure *result)
{
    newsx_str dir;
    uint32_t at = nx_token_at(r->s->text, result->head.span.begin), from = nx_token_at(r->s->text, change->head.span.end - 1);
    if (at == UINT32_MAX || from == UINT32_MAX || at < 2 || at <= from + 1)
        return false;
    const nx_token *verb = nx_figure_token(r, at - 1);
    if (!nx_is_trend(r, verb, &dir) || nx_batchim(nx_utf8_before(r->text, verb->end)) != 4)
        return false;
    uint32_t behind = nx_figure_token(r, at - 2)->end; /* what stands before the verb: the figure, or the parenthesis behind it */
    return behind <= change->head.span.end + 1 || (nx_utf8_at(r->text, change->head.span.end) == '(' && r->text.at[behind - 1] == ')');
}

/* 3.25%로 0.5%포인트 내렸다, 3조원으로 전년보다 12% 줄었다: the result stands before, with 로. */
static bool follows_result(const nx_figure_reader *r, const nx_figure *result, const nx_figure *change)
{
    uint32_t last = nx_token_at(r->s->text, result->head.span.end - 1), first = nx_token_at(r->s->text, change->head.span.begin);
    if (last == UINT32_MAX || first == UINT32_MAX || first <= last || result->change.len || !nx_str_is(nx_figure_josa(r, nx_figure_token(r, last)), "instrumental"))
        return false;
    bool rate = change->kind == NX_FIGURE_PERCENT || change->kind == NX_FIGURE_MULTIPLE;
    if (!rate && !nx_str_eq(result->unit, change->unit) && !(result->kind == NX_FIGURE_PERCENT && change->kind == NX_FIGURE_PERCENT_POINT) && result->kind != NX_FIGURE_INDEX)
        return false;
    for (uint32_t i = last + 1; i < first; i++) {
        const nx_token *t = nx_figure_token(r, i);
        bool baseline = change->baseline.len && t->begin >= (uint32_t)(change->baseline.at - r->text.at) && t->end <= (uint32_t)(change->baseline.at - r->text.at) + change->baseline.len;
        if (!baseline && !nx_in_date(r, t) && !nx_is_skipped(r, t))
            return false;
    }
    return true;
}

void nx_figure_link(nx_figure_reader *r)
{
    nx_figure *f = r->f->figures.at;
    for (uint32_t i = 0; i + 1 < r->f->figures.n; i++) {
        nx_figure *a = &f[i], *b = &f[i + 1];
        if (a->head.sentence != b->head.sentence)
            continue;
        if (is_conversion(r, a, b))
            b->equals = i + 1;
        uint32_t next = i + 1 + (is_aside(r, b) && i + 2 < r->f->figures.n && f[i + 2].head.sentence == a->head.sentence);
        if (a->change.len && leads_to_result(r, a, &f[next]))
            a->result = next + 1;
        uint32_t before = i > 0 && is_aside(r, a) && f[i - 1].head.sentence == a->head.sentence ? i - 1 : i;
        if (b->change.len && follows_result(r, &f[before], b))
            b->result = before + 1;
    }
}
