/* phrase.c -- noun phrases as somebody who acts: the words back from a josa, and what they say of themselves.  Which nouns can
 * act is data: names, titles and dict/lex/agent.tsv. */
#include "fact/phrase.h"

#include "base/utf8.h"

enum { PHRASE = 6, NAME = 60 }; /* words in a noun phrase; bytes of a name before its last word */

static nx_case case_of(newsx_str attr)
{
    if (nx_attr_is(attr, "topic", "yes") || nx_attr_is(attr, "case", "topic"))
        return nx_attr_is(attr, "case", "topic") || nx_attr_is(attr, "case", "subject") ? NX_CASE_TOPIC : NX_CASE_OTHER;
    return nx_attr_is(attr, "case", "subject") ? NX_CASE_SUBJECT : nx_attr_is(attr, "case", "genitive") ? NX_CASE_GENITIVE : NX_CASE_OTHER;
}

newsx_status nx_clauses_open(nx_clauses *out, const nx_facts *f, const nx_scan *s, nx_ctx *c)
{
    *out = (nx_clauses){.s = s, .f = f, .breaks = nx_rules_kind(s->rules, "clause"), .tails = nx_rules_kind(s->rules, "quote")};
    out->agent = nx_lexicon_class(s->lex, NX_S("agent"));
    out->auxverb = nx_lexicon_class(s->lex, NX_S("auxverb"));
    out->datemod = nx_lexicon_class(s->lex, NX_S("datemod"));
    out->nounsuffix = nx_lexicon_class(s->lex, NX_S("nounsuffix"));
    out->numberword = nx_lexicon_class(s->lex, NX_S("numberword"));
    return nx_mentions_gather(&out->mentions, f, c);
}

bool nx_is_quoted(const nx_clauses *c, uint32_t at)
{
    uint32_t low = nx_first_behind(&c->quoted, end, at);
    return low < c->quoted.n && c->quoted.at[low].begin <= at;
}

/* ---- how words end ---- */

static bool is_common(const nx_scan *s, uint32_t begin, uint32_t end)
{
    return nx_match_exact(s->matches, begin, end, NX_LEX_NOUN) || nx_match_exact(s->matches, begin, end, NX_LEX_STOPNAME);
}

bool nx_is_adnominal(const nx_clauses *c, const nx_token *t)
{
    nx_entry e;
    if (!(t->says & NX_SAYS_MODIFIER) || t->end > t->stem_end)
        return false;
    return !nx_lexicon_find(&e, c->s->lex, c->agent, nx_str_cut(c->s->text->text, t->begin, t->end)) || !nx_attr_is(e.attr, "kind", "det");
}

/* ---- noun phrases ---- */

bool nx_has_case(const nx_clauses *c, const nx_token *t, const char *name)
{
    return t->josa != UINT32_MAX && nx_attr_is(nx_lexicon_entry(c->s->lex, t->josa).attr, "case", name);
}

uint32_t nx_eojeol_end(newsx_str text, uint32_t at)
{
    while (at < text.len && text.at[at] != ' ' && text.at[at] != '\n')
        at++;
    return at;
}

bool nx_within_date(const nx_clauses *c, uint32_t at)
{
    uint32_t low = nx_first_behind(&c->f->dates, head.span.end, at);
    return low < c->f->dates.n && c->f->dates.at[low].head.span.begin <= at;
}

/* A token that is nothing but josa: behind a closing mark. */
static bool is_josa(const nx_clauses *c, const nx_token *t)
{
    newsx_str text = c->s->text->text;
    return t->begin > 0 && text.at[t->begin - 1] != ' ' && text.at[t->begin - 1] != '\n' && t->end - t->begin <= 12 &&
           nx_lexicon_find(NULL, c->s->lex, NX_LEX_JOSA, nx_str_cut(text, t->begin, t->end));
}

static bool takes_object(const nx_clauses *c, uint32_t k) /* 협상을 한: the word before k is an object */
{
    const nx_token *t = k > 0 ? &c->s->text->tokens.at[k - 1] : NULL;
    return t && nx_has_case(c, t, "object");
}

static bool modifies(const nx_clauses *c, const nx_token *t)
{
    if (t->kind != NX_TOKEN_WORD || nx_within_date(c, t->begin) || is_josa(c, t))
        return false;
    const nx_named_at *n = nx_mention_ending(&c->mentions, t->stem_end, t->begin);
    bool bare = t->josa == UINT32_MAX || nx_utf8_at(c->s->text->text, t->stem_end) == 0xB3C4u; /* 전북도: province, not also */
    if (n && bare && (n->kind == 'l' || t->josa == UINT32_MAX))
        return true;
    if (t->josa != UINT32_MAX) { /* 서울의, 정부와; 도시공학과 */
        newsx_str attr = nx_lexicon_entry(c->s->lex, t->josa).attr;
        return nx_attr_is(attr, "case", "genitive") || (nx_attr_is(attr, "case", "conjunctive") && t->end - t->stem_end == 3);
    }
    newsx_str word = nx_str_cut(c->s->text->text, t->begin, t->end);
    nx_entry e;
    if (nx_lexicon_find(&e, c->s->lex, c->agent, word))
        return !nx_attr_is(e.attr, "kind", "none");
    if (is_common(c->s, t->begin, t->end))
        return true;
    return !t->says;
}

/* Word k of a noun phrase, or the one that a parenthesis before it belongs to: 얼라인먼트(CAC) 공동 센터장. */
static uint32_t over_parenthesis(const nx_clauses *c, uint32_t k, uint32_t *begin)
{
    const nx_text *x = c->s->text;
    uint32_t i = k;
    if (i < 3 || x->text.at[x->tokens.at[i - 1].begin] != ')')
        return k;
    for (uint32_t n = 0; i > 1 && n < 8 && x->text.at[x->tokens.at[i - 1].begin] != '('; n++)
        i--;
    if (i < 2 || x->text.at[x->tokens.at[i - 1].begin] != '(' || x->tokens.at[i - 2].end != x->tokens.at[i - 1].begin ||
        x->tokens.at[i - 2].kind != NX_TOKEN_WORD)
        return k;
    *begin = x->tokens.at[i - 2].begin;
    return i - 2;
}

/* Its words back to the start of the clause, so long as they are bare nouns, determiners or in the genitive. */
newsx_span nx_phrase_ending(const nx_clauses *c, uint32_t end, uint32_t low)
{
    const nx_text *x = c->s->text;
    uint32_t k = nx_token_at(x, end ? end - 1 : 0);
    newsx_span np = {end, end};
    if (k == UINT32_MAX || x->tokens.at[k].kind != NX_TOKEN_WORD)
        return np;
    np.begin = x->tokens.at[k].begin;
    for (int taken = 1; taken < PHRASE && k > 0; taken++) {
        k = over_parenthesis(c, k, &np.begin);
        if (k == 0)
            break;
        const nx_token *t = &x->tokens.at[--k];
        bool beside = t->end + 1 == np.begin && x->text.at[t->end] == ' ';
        if (!beside || t->begin < low || !modifies(c, t))
            break;
        if (t->end - t->begin == 3 && takes_object(c, k))
            break;
        np.begin = t->begin;
    }
    if (np.begin < low)
        np.begin = low;
    return np;
}

/* The longest word of agent.tsv that ends [begin, end); one of a syllable, or marked whole, must be all of it. */
static bool agent_ending(nx_entry *out, const nx_clauses *c, uint32_t begin, uint32_t end)
{
    newsx_str text = c->s->text->text;
    for (uint32_t at = begin; at < end; nx_utf8_next(text, &at)) {
        bool whole = at == begin, one = nx_utf8_len((unsigned char)text.at[at]) == end - at;
        if (nx_lexicon_find(out, c->s->lex, c->agent, nx_str_cut(text, at, end)) &&
            (whole || !(one || nx_attr_is(out->attr, "whole", "yes") || nx_attr_is(out->attr, "kind", "none") ||
                        nx_attr_is(out->attr, "kind", "pronoun") || nx_attr_is(out->attr, "kind", "first") || nx_attr_is(out->attr, "kind", "det"))))
            return true;
    }
    return false;
}

/* Neither a noun of the dictionaries nor two of them run together (부채비율): a name that we have not got. */
static bool is_unknown(const nx_clauses *c, uint32_t begin, uint32_t end)
{
    const nx_scan *s = c->s;
    newsx_str text = s->text->text;
    if (end - begin < 6 || is_common(s, begin, end))
        return false;
    for (uint32_t at = begin; nx_utf8_next(text, &at), at < end;)
        if (is_common(s, begin, at) && (is_common(s, at, end) || nx_lexicon_find(NULL, s->lex, c->nounsuffix, nx_str_cut(text, at, end))))
            return false;
    return !nx_ending_in(s->affixes, text, begin, end).found;
}

/* 20%, 1천800억원, 30명: digits and no name behind them (18동양호). */
static bool is_amount(newsx_str text, uint32_t begin, uint32_t end)
{
    if (!nx_is_digit(nx_utf8_at(text, begin)))
        return false;
    uint32_t last = begin, letters = 0;
    for (uint32_t at = begin; at < end;)
        if (nx_is_digit(nx_utf8_next(text, &at)))
            last = at;
    for (uint32_t at = last; at < end; letters++)
        nx_utf8_next(text, &at);
    return letters <= 2;
}

/* 대해서(는): the ending of a clause, not a noun. */
static bool is_adverb(const nx_clauses *c, uint32_t begin, uint32_t end)
{
    return !is_common(c->s, begin, end) && nx_ending_in(c->s->affixes, c->s->text->text, begin, end).says & (NX_SAYS_SEQUENCE | NX_SAYS_REASON);
}

static bool governs(const nx_clauses *c, const nx_named_at *n) /* may this place act? */
{
    newsx_str kind = c->f->places.at[n->index].kind;
    return !nx_str_is(kind, "facility") && !nx_str_is(kind, "other");
}

static nx_actor named(const nx_named_at *n)
{
    return (nx_actor){.span = n->span, .kind = n->kind, .index = n->index, .who = NX_WHO_NAMED, .person = n->kind == 'p'};
}

/* The person before a parenthesis that ends at `at`: 윤보미(17)양. */
static const nx_named_at *before_parenthesis(const nx_clauses *c, uint32_t at, uint32_t low)
{
    newsx_str text = c->s->text->text;
    if (at <= low || text.at[at - 1] != ')')
        return NULL;
    for (uint32_t n = 0; at > low && n < 40 && text.at[at] != '('; n++)
        at = nx_utf8_back(text, at);
    const nx_named_at *who = nx_mention_ending(&c->mentions, at, low);
    return who && who->kind == 'p' ? who : NULL;
}

/* A bare name at the start of a noun phrase that a title ends: 배서림 누리대 도시공학과 교수. */
static const nx_named_at *name_within(const nx_clauses *c, newsx_span np)
{
    newsx_str text = c->s->text->text;
    for (uint32_t i = nx_mentions_from(&c->mentions, np.begin); i < c->mentions.at.n && c->mentions.at.at[i].span.begin < np.end; i++) {
        const nx_named_at *n = &c->mentions.at.at[i];
        if (n->kind == 'p' && n->span.end < np.end && !nx_match_ending(c->s->matches, text, n->span.end, n->span.begin + 3, NX_LEX_TITLE))
            return n;
    }
    return NULL;
}

nx_actor nx_actor_ending(const nx_clauses *c, uint32_t end, uint32_t low)
{
    newsx_str text = c->s->text->text;
    if (end <= low) /* a bracket that opens before what is looked at */
        return (nx_actor){.who = NX_WHO_NONE};
    const nx_named_at *n = nx_mention_ending(&c->mentions, end, low);
    if (!n && end - low > 6)
        n = before_parenthesis(c, nx_utf8_back(text, end), low);
    if (!n)
        n = before_parenthesis(c, end, low);
    if (n && (n->kind != 'l' || governs(c, n)))
        return named(n);
    nx_actor a = {.span = nx_phrase_ending(c, end, low), .who = NX_WHO_THING};
    uint32_t k = end ? nx_token_at(c->s->text, end - 1) : UINT32_MAX;
    nx_entry e = {.number = 0};
    if (a.span.begin == a.span.end || k == UINT32_MAX)
        return (nx_actor){.who = NX_WHO_NONE};
    uint32_t begin = c->s->text->tokens.at[k].begin;
    if (agent_ending(&e, c, begin, end)) {
        newsx_str kind = nx_attr(e.attr, "kind");
        if (nx_str_is(kind, "none") || nx_str_is(kind, "det"))
            return (nx_actor){.who = NX_WHO_NONE};
        a.pronoun = nx_str_is(kind, "pronoun");
        a.plural = nx_attr_is(e.attr, "plural", "yes");
        a.person = a.pronoun || nx_str_is(kind, "person");
        a.who = nx_str_is(kind, "first") ? NX_WHO_FIRST : NX_WHO_AGENT;
    } else if (nx_match_ending(c->s->matches, c->s->text->text, end, begin, NX_LEX_TITLE)) {
        a.person = true;
        a.who = NX_WHO_AGENT;
    } else if (is_adverb(c, begin, end)) {
        return (nx_actor){.who = NX_WHO_NONE};
    } else {
        a.unknown = !is_amount(text, begin, end) && is_unknown(c, begin, end);
    }
    n = a.person ? name_within(c, a.span) : NULL;
    return n ? named(n) : a;
}

/* ---- words with a subject's josa ---- */

static bool closes_name(uint32_t c) /* ’ ' > 〉 》 」 』: what names of works and papers stand in */
{
    return c == '\'' || c == 0x2019u || c == '>' || c == 0x3009u || c == 0x300Bu || c == 0x300Du || c == 0x300Fu;
}

static bool marks_name(const nx_clauses *c, uint32_t at) /* a name in marks ends at `at` */
{
    newsx_str text = c->s->text->text;
    if (at == 0 || !closes_name(nx_utf8_before(text, at)))
        return false;
    const nx_hits *h = c->s->hits; /* '…것이냐'는 질문: a quotation */
    for (uint32_t i = nx_first_from(&h->found, begin, nx_utf8_back(text, at)); i < h->found.n && h->found.at[i].begin < at; i++)
        if (h->found.at[i].kind == c->tails)
            return false;
    return true;
}

/* 만화잡지 '봄날'(은): the name in marks that ends at `end`, with the noun before it. */
static nx_actor in_marks(const nx_clauses *c, uint32_t end, uint32_t low)
{
    newsx_str text = c->s->text->text;
    uint32_t close = nx_utf8_back(text, end), at = close, last = nx_utf8_at(text, close);
    uint32_t open = last == 0x2019u ? 0x2018u : last == '\'' ? '\'' : last == '>' ? '<' : last - 1;
    for (uint32_t n = 0; at > low && n < 24; n++) {
        at = nx_utf8_back(text, at);
        if (nx_utf8_at(text, at) == open)
            break;
    }
    if (nx_utf8_at(text, at) != open || at == close)
        return (nx_actor){.who = NX_WHO_NONE};
    nx_actor a = {.span = {at, end}, .who = NX_WHO_THING, .unknown = true};
    if (at > low + 1 && text.at[at - 1] == ' ') {
        uint32_t k = nx_token_at(c->s->text, at - 2);
        if (k != UINT32_MAX && c->s->text->tokens.at[k].josa == UINT32_MAX && c->s->text->tokens.at[k].end + 1 == at && modifies(c, &c->s->text->tokens.at[k]))
            a.span.begin = c->s->text->tokens.at[k].begin;
    }
    return a;
}

/* `도는` at the head of a sentence: the province; elsewhere it is a verb (전국을 도는), and so no token has its josa split off. */
static nx_case short_body(const nx_clauses *c, const nx_token *t, uint32_t *stem_end)
{
    newsx_str text = c->s->text->text;
    uint32_t i = t->end - t->begin == 6 ? nx_sentence_at(c->s->text, t->begin) : UINT32_MAX;
    nx_entry body, josa;
    if (i == UINT32_MAX || nx_str_trim(nx_str_cut(text, c->s->text->sentences.at[i].span.begin, t->begin)).len)
        return NX_CASE_NONE;
    if (!nx_lexicon_find(&body, c->s->lex, c->agent, nx_str_cut(text, t->begin, t->begin + 3)) || !nx_attr_is(body.attr, "kind", "body") ||
        !nx_lexicon_find(&josa, c->s->lex, NX_LEX_JOSA, nx_str_cut(text, t->begin + 3, t->end)))
        return NX_CASE_NONE;
    *stem_end = t->begin + 3;
    return case_of(josa.attr);
}

/* 싸이는: a name that elsewhere is the stem of a verb or known to nobody, so that its token has no josa split off. */
static nx_case short_name(const nx_clauses *c, const nx_token *t, uint32_t *stem_end)
{
    newsx_str text = c->s->text->text;
    uint32_t end = t->end, low = t->begin > NAME ? t->begin - NAME : 0;
    for (uint32_t n = 0; n < 2 && end > t->begin; n++) {
        nx_entry josa;
        end = nx_utf8_back(text, end);
        if (nx_lexicon_find(&josa, c->s->lex, NX_LEX_JOSA, nx_str_cut(text, end, t->end)) && nx_mention_ending(&c->mentions, end, low)) {
            *stem_end = end;
            return case_of(josa.attr);
        }
    }
    return NX_CASE_NONE;
}

/* Where the stem of a word with a subject's josa ends, and that josa. */
static nx_case marked(const nx_clauses *c, const nx_token *t, uint32_t *stem_end)
{
    newsx_str text = c->s->text->text;
    *stem_end = t->stem_end;
    if (t->begin > 0 && text.at[t->begin - 1] == ')' && is_josa(c, t)) { /* 노경원 개발관(국장)도 */
        nx_entry e;
        uint32_t open = t->begin - 1;
        for (uint32_t n = 0; open > 0 && n < 60 && text.at[open] != '('; n++)
            open--;
        nx_lexicon_find(&e, c->s->lex, NX_LEX_JOSA, nx_str_cut(text, t->begin, t->end));
        *stem_end = nx_mention_ending(&c->mentions, t->begin, open > NAME ? open - NAME : 0) ? t->begin : open;
        if (*stem_end == open && open > 0 && text.at[open - 1] == ' ') /* 릴라 트레티코프 (Lila Tretikov)는 */
            --*stem_end;
        return t->end - t->begin == 3 && nx_utf8_at(text, t->begin) == 0xB3C4u ? NX_CASE_ALSO : case_of(e.attr);
    }
    if (marks_name(c, t->begin) && is_josa(c, t)) {
        nx_entry e;
        nx_lexicon_find(&e, c->s->lex, NX_LEX_JOSA, nx_str_cut(text, t->begin, t->end));
        *stem_end = t->begin;
        return case_of(e.attr);
    }
    if (t->josa == UINT32_MAX) {
        nx_case name = short_name(c, t, stem_end);
        return name ? name : short_body(c, t, stem_end);
    }
    nx_entry e = nx_lexicon_entry(c->s->lex, t->josa);
    if (t->end - t->stem_end == 3 && nx_utf8_at(text, t->stem_end) == 0xB3C4u) /* 도 */
        return NX_CASE_ALSO;
    if (nx_attr_is(e.attr, "topic", "yes") && nx_attr_is(e.attr, "case", "locative")) /* 업계에서는 */
        return t->end - t->stem_end >= 6 && nx_utf8_at(text, t->stem_end + 3) == 0xC11Cu ? NX_CASE_ALSO : NX_CASE_OTHER;
    return case_of(e.attr);
}

static void with_plural(const nx_clauses *c, nx_actor *a, const nx_token *t)
{
    if (!a->kind && a->who && t->josa != UINT32_MAX && a->span.end == t->stem_end && nx_attr_is(nx_lexicon_entry(c->s->lex, t->josa).attr, "plural", "yes"))
        a->span.end += 3;
}

/* 두나랩과 한빛전자는: of names side by side the words take in both. */
static void with_companion(const nx_clauses *c, nx_actor *a, uint32_t low)
{
    const nx_text *x = c->s->text;
    uint32_t k = a->kind && a->span.begin > low + 1 && x->text.at[a->span.begin - 1] == ' ' ? nx_token_at(x, a->span.begin - 2) : UINT32_MAX;
    if (k == UINT32_MAX || x->tokens.at[k].josa == UINT32_MAX || x->tokens.at[k].end + 1 != a->span.begin || x->tokens.at[k].end - x->tokens.at[k].stem_end != 3 ||
        !nx_attr_is(nx_lexicon_entry(c->s->lex, x->tokens.at[k].josa).attr, "case", "conjunctive"))
        return;
    const nx_named_at *n = nx_mention_ending(&c->mentions, x->tokens.at[k].stem_end, low);
    if (n && (n->kind == 'p') == a->person)
        a->span.begin = n->span.begin;
}

nx_actor nx_actor_of(const nx_clauses *c, const nx_token *t, uint32_t low)
{
    uint32_t stem = 0;
    nx_case josa = t->kind == NX_TOKEN_WORD ? marked(c, t, &stem) : NX_CASE_NONE;
    if (josa == NX_CASE_NONE || josa == NX_CASE_OTHER)
        return (nx_actor){.who = NX_WHO_NONE};
    nx_actor a = stem == t->begin && marks_name(c, stem) ? in_marks(c, stem, low) : nx_actor_ending(c, stem, low);
    a.josa = josa;
    with_plural(c, &a, t);
    with_companion(c, &a, low);
    return a;
}

bool nx_in_apposition(const nx_clauses *c, newsx_span np)
{
    newsx_str rest = nx_str_span(c->s->text->text, np), word;
    while (nx_str_next_field(&word, &rest, ' ')) {
        nx_entry e;
        if (rest.len && nx_lexicon_find(&e, c->s->lex, c->agent, word) && nx_attr_is(e.attr, "kind", "body"))
            return true;
    }
    return false;
}
