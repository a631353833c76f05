/* tense.c -- marks of tense in the order of the text, each with the depth of quotation marks it stands in. */
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

newsx_status nx_tense_find(nx_tense_marks *out, const nx_scan *s, nx_ctx *c)
{
    nx_quote_depth d = {0, 0, 0};
    uint16_t kind = nx_rules_kind(s->rules, "tense");
    for (uint32_t i = 0; i < s->hits->found.n; i++) {
        const nx_hit *h = &s->hits->found.at[i];
        if (h->kind != kind)
            continue;
        bool past = nx_str_is(nx_rule_get(s->rules, h->rule).value, "past");
        nx_push(nx_scratch(c), out, ((nx_tense_mark){h->begin, past ? NX_TENSE_PAST : NX_TENSE_FUTURE, nx_quote_depth_at(&d, s->text, h->begin)}));
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
