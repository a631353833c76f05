/* tense.c -- marks of tense, by the endings of verbs and by rules, in the order of the text, each with the depth of quotation marks it stands in. */
#include "link/tense.h"

#include "base/utf8.h"

enum { MAX_MARKS = 12 }; /* looked at from one place */

int32_t nx_quote_depth_at(nx_quote_depth *d, const nx_text *t, uint32_t at)
{
    while (d->sentence < t->sentences.n && t->sentences.at[d->sentence].span.end <= at)
        d->sentence++;
    if (d->sentence < t->sentences.n && d->at < t->sentences.at[d->sentence].span.begin && t->sentences.at[d->sentence].span.begin <= at) {
        d->at = t->sentences.at[d->sentence].span.begin;
        d->open = 0;
    }
    while (d->at < at) {
        uint32_t c = nx_utf8_next(t->text, &d->at);
        if (c == 0x201C || c == 0x2018)
            d->open++;
        else if ((c == 0x201D || c == 0x2019) && d->open > 0)
            d->open--;
        else if (c == '"')
            d->open ^= 1;
    }
    return d->open;
}

/* What a verb says: 열었다 is past, 열겠다, 엽니다 and, in news, 연다 are not. */
static nx_tense tense_of(const nx_token *t)
{
    if (t->says & NX_SAYS_PAST)
        return NX_TENSE_PAST;
    bool closes = (t->says & NX_SAYS_PRESENT) && (t->says & NX_SAYS_END) && t->stem_end == t->end;
    bool shall = (t->says & NX_SAYS_FUTURE) && !(t->says & NX_SAYS_MODIFIER);
    return closes || shall ? NX_TENSE_FUTURE : NX_TENSE_NONE;
}

static uint32_t ending_at(const nx_token *t)
{
    return t->stem_end - t->ending;
}

static void mark(nx_tense_marks *out, const nx_scan *s, nx_quote_depth *d, uint32_t at, nx_tense tense, nx_ctx *c)
{
    nx_tense_mark m = {at, tense, nx_quote_depth_at(d, s->text, at)};
    nx_push(nx_scratch(c), out, m);
}

newsx_status nx_tense_find(nx_tense_marks *out, const nx_scan *s, nx_ctx *c)
{
    nx_quote_depth d = {0, 0, 0};
    uint16_t kind = nx_rules_kind(s->rules, "tense");
    uint32_t k = 0;
    for (uint32_t i = 0; i <= s->hits->found.n; i++) { /* the words before each hit, and the rest */
        const nx_hit *h = i < s->hits->found.n ? &s->hits->found.at[i] : NULL;
        if (h && h->kind != kind)
            continue;
        for (; k < s->text->tokens.n && (!h || ending_at(&s->text->tokens.at[k]) <= h->begin); k++)
            if (tense_of(&s->text->tokens.at[k]) != NX_TENSE_NONE)
                mark(out, s, &d, ending_at(&s->text->tokens.at[k]), tense_of(&s->text->tokens.at[k]), c);
        if (h)
            mark(out, s, &d, h->begin, nx_str_is(nx_rule_get(s->rules, h->rule).value, "past") ? NX_TENSE_PAST : NX_TENSE_FUTURE, c);
    }
    return nx_ctx_status(c);
}

nx_tense nx_tense_behind(const nx_tense_marks *marks, const nx_text *t, uint32_t at, uint32_t sentence, int32_t open)
{
    uint32_t low = nx_first_from(marks, at, at), end = t->sentences.at[sentence].span.end;
    for (uint32_t tries = 0; low < marks->n && marks->at[low].at < end && tries < MAX_MARKS; low++, tries++)
        if (marks->at[low].depth <= open)
            return marks->at[low].tense;
    return NX_TENSE_NONE;
}
