/* office.c -- titles as offices: 한빛전자 각자대표, 최고재무책임자(CFO), 환경부 장관 후보자, 경기도지사 선거. */
#include "fact/office.h"

#include "base/utf8.h"

/* May someone take this title as an office? */
static bool is_office(const nx_clauses *c, const nx_match *title)
{
    nx_entry e = nx_lexicon_entry(c->s->lex, title->entry), own;
    if (nx_attr_is(e.attr, "kind", "office"))
        return true;
    return nx_lexicon_find(&own, c->s->lex, c->agent, e.surface) && nx_attr_is(own.attr, "office", "yes");
}

/* Words before a title that belong to it (공동, 각자), less those that only tell its state (신임, 전). */
static uint32_t title_begin(const nx_clauses *c, uint32_t begin, uint32_t low)
{
    newsx_str text = c->s->text->text;
    for (uint32_t n = 0; begin > low && n < 3; n++) {
        uint32_t before = text.at[begin - 1] == ' ' ? begin - 1 : begin, from = before;
        nx_entry e;
        while (from > low && nx_is_word(nx_utf8_before(text, from)))
            from = nx_utf8_back(text, from);
        newsx_str word = nx_str_cut(text, from, before);
        bool modifies = from < before && nx_lexicon_find(&e, c->s->lex, NX_LEX_TITLEMOD, word) && !nx_attr(e.attr, "status").len;
        bool within = from < before && before == begin && !nx_mention_ending(&c->mentions, before, from); /* 공약개발단장 */
        if (!modifies && !within)
            break;
        begin = from;
    }
    return begin;
}

/* 최고재무책임자(CFO): what stands in brackets behind a title says it again. */
static uint32_t before_bracket(newsx_str text, uint32_t end, uint32_t low)
{
    enum { LONGEST = 48 };
    for (uint32_t at = end; at > low && text.at[end - 1] == ')' && end - at < LONGEST; at--)
        if (text.at[at - 1] == '(')
            return at - 1;
    return end;
}

bool nx_office_is_wanted(const nx_clauses *c, newsx_str title)
{
    for (uint32_t at = 0; at < title.len; nx_utf8_next(title, &at)) {
        nx_entry e;
        if (nx_lexicon_find(&e, c->s->lex, NX_LEX_TITLE, nx_str_cut(title, at, title.len)))
            return nx_attr_is(e.attr, "candidate", "yes");
    }
    return false;
}

/* 환경부 장관 후보자: the titles before one that is only wanted. */
static uint32_t behind_wanted(const nx_clauses *c, newsx_str attr, uint32_t begin, uint32_t low)
{
    newsx_str text = c->s->text->text;
    for (uint32_t n = 0; n < 3 && nx_attr_is(attr, "candidate", "yes") && begin > low + 1; n++) {
        uint32_t end = text.at[begin - 1] == ' ' ? begin - 1 : begin;
        const nx_match *title = nx_match_ending(c->s->matches, text, end, low, NX_LEX_TITLE);
        if (!title || !is_office(c, title))
            break;
        begin = title_begin(c, title->begin, low);
    }
    return begin;
}

static bool is_ordinal(const nx_clauses *c, uint32_t begin, uint32_t end) /* 제19대 */
{
    uint32_t i = nx_first_from(&c->f->figures, head.span.begin, begin);
    return i < c->f->figures.n && c->f->figures.at[i].head.span.begin == begin && c->f->figures.at[i].head.span.end == end && c->f->figures.at[i].kind == NX_FIGURE_ORDINAL;
}

/* Whose office it is, by the words right before it: a body, or for an office of the state a place (전북도 정무부지사). */
static newsx_str holder_before(const nx_clauses *c, newsx_str attr, uint32_t end, uint32_t low)
{
    newsx_str text = c->s->text->text, field = nx_attr(attr, "field");
    bool state = nx_str_is(field, "politics") || nx_str_is(field, "government");
    for (uint32_t n = 0; n < 2 && end > low; n++) { /* 카카오 신임 대표 */
        uint32_t at = text.at[end - 1] == ' ' ? end - 1 : end, from = at, k = at ? nx_token_at(c->s->text, at - 1) : UINT32_MAX;
        const nx_token *t = k == UINT32_MAX ? NULL : &c->s->text->tokens.at[k];
        bool of = t && t->end == at && nx_has_case(c, t, "genitive"); /* 영국의 총리 */
        const nx_named_at *who = nx_mention_ending(&c->mentions, of ? t->stem_end : at, low);
        bool ordinal = t && is_ordinal(c, t->begin, at);
        if (ordinal && who && who->kind == 'o' && who->span.begin < t->begin) /* 한빛전자 제3대 */
            return c->f->organizations.at[who->index].name;
        if (who && !ordinal && (who->kind == 'o' || (who->kind == 'l' && state)))
            return nx_str_span(text, who->span);
        while (from > low && nx_is_word(nx_utf8_before(text, from)))
            from = nx_utf8_back(text, from);
        if (!is_ordinal(c, from, at) && !nx_lexicon_find(NULL, c->s->lex, NX_LEX_TITLEMOD, nx_str_cut(text, from, at)))
            break;
        end = from;
    }
    return (newsx_str){NULL, 0};
}

/* 물러난다. 후임에는 …: the word that ends at `end` stands for the office that was left last. */
static bool office_left(const nx_clauses *c, nx_appointment *fact, uint32_t end, uint32_t low)
{
    newsx_str text = c->s->text->text;
    uint32_t from = end, n = c->f->appointments.n;
    nx_entry e;
    while (from > low && nx_is_word(nx_utf8_before(text, from)))
        from = nx_utf8_back(text, from);
    if (!nx_lexicon_find(&e, c->s->lex, NX_LEX_TITLEMOD, nx_str_cut(text, from, end)) || !nx_attr_is(e.attr, "office", "left"))
        return false;
    while (n > 0 && (c->f->appointments.at[n - 1].kind < NX_RESIGNED || c->f->appointments.at[n - 1].kind == NX_REAPPOINTED))
        n--;
    if (n == 0 || !c->f->appointments.at[n - 1].title.len)
        return false;
    fact->title = c->f->appointments.at[n - 1].title;
    fact->organization = c->f->appointments.at[n - 1].organization;
    return true;
}

bool nx_office_before(const nx_clauses *c, nx_appointment *fact, uint32_t end, uint32_t low)
{
    newsx_str text = c->s->text->text;
    while (end > low && text.at[end - 1] == ' ')
        end--;
    end = before_bracket(text, end, low);
    const nx_match *title = nx_match_ending(c->s->matches, text, end, low, NX_LEX_TITLE);
    if (!title || !is_office(c, title))
        return office_left(c, fact, end, low);
    newsx_str attr = nx_lexicon_entry(c->s->lex, title->entry).attr;
    uint32_t begin = behind_wanted(c, attr, title_begin(c, title->begin, low), low);
    fact->title = nx_str_cut(text, begin, end);
    fact->organization = holder_before(c, attr, begin, low);
    return true;
}

/* Is the word of that kind (dict/lex/agent.tsv, office=)? */
static bool is_kind(const nx_clauses *c, uint32_t begin, uint32_t end, const char *kind)
{
    nx_entry e;
    return nx_lexicon_find(&e, c->s->lex, c->agent, nx_str_cut(c->s->text->text, begin, end)) && nx_attr_is(e.attr, "office", kind);
}

/* The end of the title that the words up to `end` name a vote for (도지사 선거), a place of (이사 자리) or are; 0: none. */
static uint32_t title_end(const nx_clauses *c, uint32_t end, uint32_t low, const char *kind)
{
    newsx_str text = c->s->text->text;
    uint32_t at = end;
    for (uint32_t n = 0; at > low && n < 4; n++) {
        at = nx_utf8_back(text, at);
        if (is_kind(c, at, end, kind))
            return at;
    }
    return 0;
}

/* The last title before `high` with a josa of place, or behind which a word of that kind has it. */
static bool find_earlier(const nx_clauses *c, nx_appointment *fact, uint32_t high, uint32_t low, bool race)
{
    const nx_text *x = c->s->text;
    while (high > low && x->text.at[high - 1] == ' ')
        high--;
    uint32_t k = high ? nx_token_at(x, high - 1) : UINT32_MAX;
    for (uint32_t n = 0; k != UINT32_MAX && n < 30 && x->tokens.at[k].begin >= low; n++, k--) {
        const nx_token *t = &x->tokens.at[k];
        bool place = race || nx_has_case(c, t, "locative") || nx_has_case(c, t, "instrumental") || nx_has_case(c, t, "dative");
        uint32_t end = place ? title_end(c, t->stem_end, low, race ? "race" : "place") : 0;
        if (place && ((end && nx_office_before(c, fact, end, low)) || (!race && nx_office_before(c, fact, t->stem_end, low))))
            return true;
        if (k == 0)
            break;
    }
    return false;
}

bool nx_office_earlier(const nx_clauses *c, nx_appointment *fact, uint32_t high, uint32_t low)
{
    return find_earlier(c, fact, high, low, false);
}

bool nx_office_of_race(const nx_clauses *c, nx_appointment *fact, uint32_t high, uint32_t low)
{
    return find_earlier(c, fact, high, low, true);
}
