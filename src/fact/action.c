/* action.c -- where the action of a plan begins.
 *
 * Looking back from the cue, its clause begins behind a subject, a comma or a predicate that goes on (…하고, …하면), unless they
 * belong to a clause inside it (비가 오는 날, 무엇이 나올지) or to a list of nouns (교육, 문화 시설).  What stands at its head and only
 * joins it to what was said (또, 이에) or says when is no part of the action. */
#include "fact/action.h"

#include "base/utf8.h"

/* Does a mark of quotation close here rather than open: …조치"를 취하겠다고? */
static bool closes_mark(newsx_str text, const nx_token *t)
{
    uint32_t c = nx_utf8_at(text, t->begin);
    return c == 0x201Du || (c == '"' && t->begin > 0 && text.at[t->begin - 1] != ' ' && text.at[t->begin - 1] != '\n');
}

/* Does the comma at word k stand between nouns: 교육, 문화 시설?  Not behind what is done to something (예산을 투입, …), nor in a headline. */
static bool is_listed(const nx_clauses *c, uint32_t k)
{
    const nx_text *x = c->s->text;
    uint32_t i = nx_sentence_at(x, x->tokens.at[k].begin);
    const nx_token *noun = k > 0 ? &x->tokens.at[k - 1] : NULL, *before = k > 1 ? &x->tokens.at[k - 2] : NULL;
    if (i == UINT32_MAX || x->blocks.at[x->sentences.at[i].block].kind < NX_BLOCK_BODY || !noun || noun->kind != NX_TOKEN_WORD ||
        noun->end != x->tokens.at[k].begin || noun->josa != UINT32_MAX || nx_within_date(c, noun->begin))
        return false;
    nx_entry e;
    if (nx_lexicon_find(&e, c->s->lex, c->agent, nx_str_cut(x->text, noun->begin, noun->end)) && nx_attr_is(e.attr, "kind", "none"))
        return false;
    bool plain = !noun->says || nx_match_exact(c->s->matches, noun->begin, noun->end, NX_LEX_NOUN);
    bool done = before && before->end + 1 == noun->begin && (nx_has_case(c, before, "object") || nx_has_case(c, before, "locative") || nx_has_case(c, before, "instrumental") || nx_has_case(c, before, "dative"));
    return plain && !done;
}

/* Does the clause begin behind word k? */
static bool ends_clause(const nx_clauses *c, uint32_t k, uint32_t cue)
{
    const nx_scan *s = c->s;
    const nx_token *t = &s->text->tokens.at[k];
    newsx_str text = s->text->text;
    if (t->kind == NX_TOKEN_PUNCT)
        return (text.at[t->begin] == ',' && !is_listed(c, k)) || text.at[t->begin] == '"' || nx_utf8_at(text, t->begin) == 0x201Cu ||
               nx_utf8_at(text, t->begin) == 0x2026u; /* … */
    if (t->josa != UINT32_MAX && !nx_match_exact(s->matches, t->begin, t->end, NX_LEX_NOUN) && !nx_match_exact(s->matches, t->begin, t->end, NX_LEX_TITLE))
        return nx_has_case(c, t, "topic") || (nx_has_case(c, t, "subject") && !nx_is_embedded(c, k, cue));
    return nx_goes_on(c, k);
}

static uint32_t clause_before(const nx_clauses *c, uint32_t cue, uint32_t low, bool spoken)
{
    const nx_text *x = c->s->text;
    uint32_t begin = cue, k = cue > low ? nx_token_at(x, cue - 1) : UINT32_MAX;
    if (k == UINT32_MAX && cue > low + 1)
        k = nx_token_at(x, cue - 2); /* a blank before the cue */
    newsx_str last = k == UINT32_MAX ? (newsx_str){NULL, 0} : nx_str_cut(x->text, x->tokens.at[k].begin, cue < x->tokens.at[k].end ? cue : x->tokens.at[k].end);
    nx_entry e;
    uint32_t own = last.len && nx_lexicon_find(&e, c->s->lex, c->auxverb, last) && nx_attr_is(e.attr, "kind", "stem") ? 2 : 1; /* 완수해 나가|기로 */
    uint32_t fragment = 0; /* where words in quotation marks that are part of the clause were entered, from behind */
    for (uint32_t n = 0; k != UINT32_MAX && x->tokens.at[k].begin >= low; n++) {
        const nx_token *t = &x->tokens.at[k];
        if (!spoken && nx_is_quoted(c, t->begin)) {
            begin = fragment ? nx_eojeol_end(x->text, begin) + 1 : begin; /* behind …"라며 */
            fragment = 0;
            break;
        }
        bool opens = x->text.at[t->begin] == '"' || nx_utf8_at(x->text, t->begin) == 0x201Cu;
        if (fragment)
            fragment = opens ? 0 : fragment;
        else if (n > 0 && t->kind == NX_TOKEN_PUNCT && closes_mark(x->text, t))
            fragment = begin;
        else if (n >= own && ends_clause(c, k, cue))
            break;
        begin = t->begin;
        if (k-- == 0)
            break;
    }
    if (fragment) /* never opened */
        begin = fragment;
    return begin < low ? low : begin < cue ? begin : cue;
}

/* ---- what stands at its head ---- */

/* The 정도 of 7일 정도, the 전 of 추석 전까지. */
static bool goes_with_time(const nx_clauses *c, const nx_token *t)
{
    nx_entry e;
    if (t->josa == UINT32_MAX && t->end - t->begin == 3) /* 올해 전 지역에서 */
        return false;
    return nx_lexicon_find(&e, c->s->lex, c->datemod, nx_str_cut(c->s->text->text, t->begin, t->stem_end)) && !nx_attr_is(e.attr, "pos", "before");
}

/* Does the time before a word belong to it: 전년 대비, 24일 열리는? */
static bool takes_time(const nx_clauses *c, const nx_token *t, uint32_t cue)
{
    newsx_str word = nx_str_cut(c->s->text->text, t->begin, t->stem_end);
    nx_entry e;
    if (nx_lexicon_find(&e, c->s->lex, c->numberword, word) && nx_attr_is(e.attr, "kind", "baseline"))
        return true;
    return t->end + 1 < cue && nx_is_adnominal(c, t) && (t->says & (NX_SAYS_PRESENT | NX_SAYS_FUTURE)) && !nx_within_date(c, t->begin);
}

static uint32_t behind_date(const nx_clauses *c, uint32_t at, uint32_t cue) /* `at` itself where no date stands that can be left out */
{
    newsx_str text = c->s->text->text;
    uint32_t low = nx_first_from(&c->f->dates, head.span.begin, at);
    if (low >= c->f->dates.n || c->f->dates.at[low].head.span.begin != at)
        return at;
    uint32_t end = c->f->dates.at[low].head.span.end, rest = end;
    while (rest < cue && nx_is_word(nx_utf8_at(text, rest)))
        nx_utf8_next(text, &rest);
    if (end >= cue || rest >= cue || (rest > end && !nx_lexicon_find(NULL, c->s->lex, NX_LEX_JOSA, nx_str_cut(text, end, rest))))
        return at;
    const nx_text *x = c->s->text;
    uint32_t k = nx_first_from(&x->tokens, begin, rest);
    if (k < x->tokens.n && x->tokens.at[k].end < cue && goes_with_time(c, &x->tokens.at[k]))
        rest = x->tokens.at[k++].end;
    return k < x->tokens.n && x->tokens.at[k].begin < cue && takes_time(c, &x->tokens.at[k], cue) ? at : rest;
}

static uint32_t behind_adverb(const nx_clauses *c, uint32_t at, uint32_t cue) /* 또, 이에 */
{
    newsx_str text = c->s->text->text;
    uint32_t end = nx_eojeol_end(text, at);
    nx_entry e;
    bool joins = end < cue && nx_lexicon_find(&e, c->s->lex, c->agent, nx_str_cut(text, at, end)) && nx_attr_is(e.attr, "joins", "yes");
    return joins ? end : at;
}

nx_action nx_action_before(const nx_clauses *c, uint32_t cue, uint32_t low, bool spoken)
{
    newsx_str text = c->s->text->text;
    nx_action a = {.clause = clause_before(c, cue, low, spoken)};
    for (uint32_t at = a.clause, next; (a.begin = at) < cue; at = next) {
        while (at < cue && text.at[at] == ' ')
            at++;
        a.begin = at;
        next = behind_adverb(c, at, cue);
        next = next == at ? behind_date(c, at, cue) : next;
        if (next == at)
            break;
    }
    return a;
}
