/* clause.c -- subjects and noun phrases, by the josa at the end of words.  Korean puts the subject before its predicate
 * and marks it; everything here looks backwards from a predicate or a quotation. */
#include "fact/clause.h"

#include "base/utf8.h"

static bool word_char_at(newsx_str text, uint32_t at)
{
    return at < text.len && nx_is_word(nx_utf8_at(text, at));
}

static uint32_t word_end(newsx_str text, uint32_t at)
{
    while (word_char_at(text, at))
        nx_utf8_next(text, &at);
    return at;
}

static nx_case case_of(newsx_str attr)
{
    if (nx_attr_is(attr, "topic", "yes") || nx_attr_is(attr, "case", "topic"))
        return nx_attr_is(attr, "case", "topic") || nx_attr_is(attr, "case", "subject") ? NX_CASE_TOPIC : NX_CASE_OTHER;
    return nx_attr_is(attr, "case", "subject") ? NX_CASE_SUBJECT : NX_CASE_OTHER;
}

/* A parenthesis right behind a name stands between it and its josa: 금융정보분석원(FIU)은. */
static uint32_t behind_parenthesis(newsx_str text, uint32_t at)
{
    if (at >= text.len || text.at[at] != '(')
        return at;
    for (uint32_t i = at, n = 0; i < text.len && n < 40; n++) {
        uint32_t c = nx_utf8_next(text, &i);
        if (c == ')')
            return i;
        if (c == '\n')
            break;
    }
    return at;
}

nx_case nx_case_at(const nx_scan *s, uint32_t at)
{
    newsx_str text = s->text->text;
    at = behind_parenthesis(text, at);
    uint32_t end = word_end(text, at);
    nx_entry e;
    if (end == at)
        return NX_CASE_NONE;
    return nx_lexicon_find(&e, s->lex, NX_LEX_JOSA, nx_str_cut(text, at, end)) ? case_of(e.attr) : NX_CASE_NONE;
}

/* May the word [begin, end) stand inside a noun phrase, before its head?  Yes for bare nouns and the genitive; not
 * behind a josa of another case, nor for a predicate that ends a clause before. */
static bool modifies(const nx_scan *s, const nx_token *t)
{
    if (t->kind != NX_TOKEN_WORD)
        return false;
    if (t->josa == UINT32_MAX)
        return !nx_lexicon_find(NULL, s->lex, NX_LEX_EOMI, nx_str_cut(s->text->text, t->begin, t->end));
    return nx_attr_is(nx_lexicon_entry(s->lex, t->josa).attr, "case", "genitive");
}

newsx_span nx_noun_phrase(const nx_scan *s, uint32_t end, uint32_t low)
{
    newsx_str text = s->text->text;
    uint32_t k = nx_token_at(s->text, end ? end - 1 : 0);
    newsx_span np = {end, end};
    if (k == UINT32_MAX || s->text->tokens.at[k].kind != NX_TOKEN_WORD)
        return np;
    np.begin = s->text->tokens.at[k].begin;
    for (int taken = 1; taken < 4 && k > 0; taken++) {
        const nx_token *t = &s->text->tokens.at[--k];
        bool beside = t->end + 1 == np.begin && text.at[t->end] == ' ';
        if (!beside || t->begin < low || !modifies(s, t))
            break;
        np.begin = t->begin;
    }
    if (np.begin < low)
        np.begin = low;
    return np;
}

static bool skipped(uint32_t at, const newsx_span *skip, uint32_t n)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (skip[mid].end <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low < n && skip[low].begin <= at;
}

static nx_case token_case(const nx_scan *s, const nx_token *t)
{
    return t->josa == UINT32_MAX ? NX_CASE_NONE : case_of(nx_lexicon_entry(s->lex, t->josa).attr);
}

nx_actor nx_subject_before(const nx_scan *s, const nx_mention_index *m, uint32_t low, uint32_t high, const newsx_span *skip, uint32_t skips)
{
    nx_actor words = {.span = {high, high}}; /* the nearest marked words that are no name */
    for (uint32_t i = nx_mentions_from(m, high); i-- > 0;) {
        const nx_named_at *n = &m->at.at[i];
        if (n->span.begin < low)
            break;
        if (n->kind == 'l' || n->span.end > high || skipped(n->span.begin, skip, skips))
            continue;
        nx_case josa = nx_case_at(s, n->span.end);
        if (josa != NX_CASE_TOPIC && josa != NX_CASE_SUBJECT)
            continue;
        return (nx_actor){n->span, n->kind, n->index, josa};
    }
    uint32_t k = high > low ? nx_token_at(s->text, high - 1) : UINT32_MAX;
    if (k == UINT32_MAX) { /* high may stand behind a blank or a mark */
        for (uint32_t at = high; at > low && k == UINT32_MAX;) {
            at = nx_utf8_back(s->text->text, at);
            k = nx_token_at(s->text, at);
        }
    }
    for (; k != UINT32_MAX; k--) {
        const nx_token *t = &s->text->tokens.at[k];
        if (t->begin < low)
            break;
        nx_case josa = token_case(s, t);
        bool named = josa == NX_CASE_TOPIC || (josa == NX_CASE_SUBJECT && words.span.begin == words.span.end);
        if (t->end <= high && named && !skipped(t->begin, skip, skips)) {
            words.span = nx_noun_phrase(s, t->stem_end, low);
            words.josa = josa;
            if (josa == NX_CASE_TOPIC)
                break;
        }
        if (k == 0)
            break;
    }
    return words;
}
