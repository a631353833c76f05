/* quote.c -- quotations and who said them.
 *
 * First the marks are paired, block by block, the outermost counts.  What stands behind the closing mark (rules of kind
 * `quote`: "…"라고, "…"는 입장) or how the words inside end (a sentence of their own) tells speech from scare quotes
 * and titles.  The speaker is the subject before the quotation, else the one behind it (…라고 홍 대표는 말했다), else,
 * since Korean drops subjects, whoever spoke or acted last. */
#include "fact/talk.h"

#include "base/limits.h"
#include "base/utf8.h"

enum { LISTED = 12, HEAD = 24 }; /* quotations in a list are looked at together; bytes at the head of a sentence */

typedef struct marked { /* a pair of quotation marks */
    uint32_t open, begin, end, close; /* the marks are [open, begin) and [end, close) */
    uint32_t block;
    bool twofold;                     /* “ ” or " ": speech; ‘ ’ may be anything */
} marked;

typedef NX_VEC(marked) marks;

typedef struct finder {
    nx_facts *f;
    const nx_scan *s;
    nx_ctx *c;
    nx_clauses clauses; /* its `quoted`: the pairs as spans, to be stepped over */
    nx_talk talk;
    marks pairs;
    uint16_t kind;
    uint32_t nouns; /* word class */
} finder;

static uint32_t closing_of(uint32_t c)
{
    switch (c) {
    case 0x201Cu:
        return 0x201Du;
    case 0x2018u:
        return 0x2019u;
    case 0x300Cu:
        return 0x300Du;
    case 0x300Eu:
        return 0x300Fu;
    case '"':
    case '\'':
        return c;
    default:
        return 0;
    }
}

static bool closes(uint32_t c, uint32_t open) /* print mixes them: “…" and "…” occur */
{
    if (c == closing_of(open))
        return true;
    return (open == 0x201Cu && c == '"') || (open == '"' && c == 0x201Du) || (open == 0x2018u && c == '\'') || (open == '\'' && c == 0x2019u);
}

static bool may_open(newsx_str text, uint32_t at, uint32_t c)
{
    uint32_t before = nx_utf8_before(text, at), after = nx_utf8_at(text, at + nx_utf8_len((unsigned char)text.at[at]));
    if (c != '"' && c != '\'')
        return true;
    if (nx_is_space(after) || after == 0)
        return false;
    return c == '"' || !(nx_is_latin(before) && nx_is_latin(after)); /* I'm */
}

/* The hit of a `quote` rule that begins at a mark: it closes. */
static const nx_hit *tail_at(const finder *q, uint32_t mark)
{
    const nx_hits *hits = q->s->hits;
    uint32_t low = nx_first_from(&hits->found, begin, mark);
    for (; low < hits->found.n && hits->found.at[low].begin == mark; low++)
        if (hits->found.at[low].kind == q->kind)
            return &hits->found.at[low];
    return NULL;
}

/* Where the quotation that opens at `at` closes within limit; limit where it does not.  A straight mark of the other
 * size inside is passed over; the same mark again closes where words behind it say so: “…하겠다“고 말했다. */
static uint32_t find_close(const finder *q, uint32_t at, uint32_t limit, uint32_t open)
{
    newsx_str text = q->s->text->text;
    uint32_t depth = 0;
    while (at < limit) {
        uint32_t here = at, c = nx_utf8_next(text, &at);
        if (c == open && closing_of(open) != open && depth == 0 && !nx_is_space(nx_utf8_before(text, here)) && tail_at(q, here))
            return here;
        if (c == open && closing_of(open) != open)
            depth++;
        else if (closes(c, open)) {
            bool apostrophe = (c == '\'' || c == 0x2019u) && nx_is_latin(nx_utf8_before(text, here)) && nx_is_latin(nx_utf8_at(text, at));
            if (apostrophe)
                continue;
            if (depth == 0)
                return here;
            depth--;
        }
    }
    return limit;
}

/* A speech of several paragraphs opens each of them, and closes the last one only. */
static bool goes_on_below(const finder *q, uint32_t block, uint32_t open, uint32_t mark)
{
    const nx_text *x = q->s->text;
    return mark == 0x201Cu && open == x->blocks.at[block].span.begin && block + 1 < x->blocks.n && x->blocks.at[block + 1].kind == x->blocks.at[block].kind &&
           nx_utf8_at(x->text, x->blocks.at[block + 1].span.begin) == mark;
}

/* Pairs of one block.  A mark that never closes is skipped alone; that the rest has no partner for this kind of mark is
 * remembered, so that 100,000 open marks cost one search. */
static void pair_block(finder *q, uint32_t block)
{
    newsx_str text = q->s->text->text;
    newsx_span span = q->s->text->blocks.at[block].span;
    uint32_t hopeless[4], n = 0;
    for (uint32_t at = span.begin; at < span.end;) {
        uint32_t here = at, c = nx_utf8_next(text, &at);
        bool given_up = false;
        if (!closing_of(c) || !may_open(text, here, c))
            continue;
        for (uint32_t i = 0; i < n; i++)
            given_up |= hopeless[i] == c;
        uint32_t close = given_up ? span.end : find_close(q, at, span.end, c);
        if (close == span.end && goes_on_below(q, block, here, c)) {
            marked m = {here, at, span.end, span.end, block, true};
            newsx_span whole = {m.open, m.close};
            nx_push(nx_scratch(q->c), &q->pairs, m);
            nx_push(nx_scratch(q->c), &q->clauses.quoted, whole);
            return;
        }
        if (close == span.end) {
            if (!given_up && n < NX_LEN(hopeless))
                hopeless[n++] = c;
            continue;
        }
        marked m = {here, at, close, close + nx_utf8_len((unsigned char)text.at[close]), block, c == '"' || c == 0x201Cu};
        newsx_span whole = {m.open, m.close};
        nx_push(nx_scratch(q->c), &q->pairs, m);
        nx_push(nx_scratch(q->c), &q->clauses.quoted, whole);
        at = m.close;
    }
}

/* ---- is it speech? ---- */

static uint32_t count_words(newsx_str text, uint32_t begin, uint32_t end)
{
    uint32_t words = begin < end;
    for (uint32_t i = begin; i < end; i++)
        words += text.at[i] == ' ';
    return words;
}

/* Do the words inside end as a sentence does (…다, …요, …까, with or without a stop)? */
static bool ends_as_sentence(const nx_scan *s, uint32_t begin, uint32_t end)
{
    newsx_str text = s->text->text;
    while (end > begin) {
        uint32_t back = nx_utf8_back(text, end), c = nx_utf8_at(text, back);
        if (nx_is_word(c))
            break;
        end = back;
    }
    for (uint32_t at = end, n = 0; at > begin && n < 3; n++) {
        at = nx_utf8_back(text, at);
        if (nx_lexicon_find(NULL, s->lex, NX_LEX_FINAL, nx_str_cut(text, at, end)))
            return true;
    }
    return false;
}

static const nx_sentence *sentence_of(const nx_scan *s, uint32_t at)
{
    uint32_t i = nx_sentence_at(s->text, at);
    return i == UINT32_MAX ? NULL : &s->text->sentences.at[i];
}

/* Nothing but blanks since the quotation, or right behind …고: where stems count that are common words (했, 보). */
static bool follows_quote(newsx_str text, uint32_t from, uint32_t at)
{
    while (at > from && text.at[at - 1] == ' ')
        at--;
    return at <= from || nx_utf8_before(text, at) == 0xACE0u;
}

/* The reporting verb behind a quotation, in its sentence: the first that begins a word outside quotations. */
static const nx_match *verb_behind(const finder *q, uint32_t from, uint32_t limit)
{
    const nx_matches *m = q->s->matches;
    for (uint32_t i = nx_matches_from(m, from); i < m->found.n && m->found.at[i].begin < limit; i++) {
        const nx_match *v = &m->found.at[i];
        bool starts_word = v->begin == from || !nx_is_word(nx_utf8_before(q->s->text->text, v->begin));
        if (v->cls == NX_LEX_SAY && starts_word && !follows_quote(q->s->text->text, from, v->begin) &&
            nx_match_attr(q->s->lex, v, "strict").len)
            continue;
        if (v->cls == NX_LEX_SAY && starts_word && !nx_is_quoted(&q->clauses, v->begin))
            return v;
    }
    return NULL;
}

/* A colon right before the opening mark: 홍길동 대표: "…" */
static bool after_colon(newsx_str text, uint32_t open)
{
    uint32_t at = open;
    while (at > 0 && text.at[at - 1] == ' ')
        at--;
    return at > 0 && text.at[at - 1] == ':';
}

/* Nothing but this quotation in its sentence. */
static bool stands_alone(newsx_str text, const marked *m, const nx_sentence *s)
{
    uint32_t c = 0, i = m->close;
    while (i < s->span.end && !nx_is_word(c = nx_utf8_at(text, i)))
        nx_utf8_next(text, &i);
    return m->open <= s->span.begin + 4 && i >= s->span.end;
}

/* ---- who said it? ---- */

static bool reads_as_headline(nx_block_kind k)
{
    return k == NX_BLOCK_TITLE || k == NX_BLOCK_SUBTITLE || k == NX_BLOCK_HEADING || k == NX_BLOCK_BYLINE;
}

static uint32_t next_border(newsx_str text, uint32_t at) /* of a character */
{
    while (at < text.len && ((unsigned char)text.at[at] & 0xC0u) == 0x80u)
        at++;
    return at;
}

static bool anybody(nx_actor a)
{
    return a.who >= NX_WHO_AGENT && !a.weak;
}

/* A name before a colon: 홍길동 대표: "…" */
static nx_actor label_before(const finder *q, const marked *m, uint32_t low)
{
    newsx_str text = q->s->text->text;
    uint32_t at = m->open;
    while (at > low && (text.at[at - 1] == ' ' || text.at[at - 1] == ':'))
        at--;
    return nx_actor_ending(&q->clauses, at, low);
}

/* …"는 게 회사 측의 설명이다: the owner of the noun that says what it is. */
static nx_actor owner_behind(const finder *q, uint32_t from, uint32_t limit)
{
    nx_actor a = nx_owner_after(&q->clauses, from, limit);
    return a.who ? a : (nx_actor){.kind = 0};
}

/* …" 윤서경 감독의 각오다: the owner of a noun for what is said. */
static nx_actor owner_of_words(const finder *q, newsx_span s)
{
    newsx_str text = q->s->text->text;
    nx_actor a = nx_owner_after(&q->clauses, s.begin, s.end);
    uint32_t at = a.who ? a.span.end : s.end;
    while (at < s.end && text.at[at] != ' ')
        at++;
    bool words = at < s.end && nx_lexicon_prefix(NULL, q->s->lex, q->nouns, nx_str_cut(text, at + 1, s.end));
    return anybody(a) && a.person && words ? a : (nx_actor){.kind = 0};
}

/* Of a quotation that is a sentence of its own: the next sentence of its block, where that says who said it. */
static nx_actor subject_of_next(const finder *q, const nx_sentence *s)
{
    const nx_text *x = q->s->text;
    const nx_sentence *next = s + 1;
    nx_actor none = {.kind = 0};
    if (next >= x->sentences.at + x->sentences.n || next->block != s->block || nx_is_quoted(&q->clauses, next->span.begin))
        return none;
    nx_actor a = nx_subject_after(&q->clauses, next->span.begin, next->span.end);
    bool head = a.kind == 'p' && a.span.begin < next->span.begin + HEAD; /* …" 이재민 윤서경 씨가 고개를 저었다 */
    bool says = verb_behind(q, next->span.begin, next->span.end) || (a.person && a.josa == NX_CASE_TOPIC) || head;
    return anybody(a) && says ? a : owner_of_words(q, next->span);
}

/* A line of its own that names someone, above a quotation that is a paragraph. */
static nx_actor line_above(const finder *q, const marked *m)
{
    const nx_text *x = q->s->text;
    if (m->block == 0)
        return (nx_actor){.kind = 0};
    newsx_span line = x->blocks.at[m->block - 1].span;
    uint32_t i = nx_mentions_from(&q->clauses.mentions, line.begin);
    for (; i < q->clauses.mentions.at.n && q->clauses.mentions.at.at[i].span.begin < line.end; i++) {
        const nx_named_at *n = &q->clauses.mentions.at.at[i];
        if (n->kind == 'p' && n->span.end == line.end && line.end - line.begin < 60)
            return nx_actor_ending(&q->clauses, line.end, line.begin);
    }
    return (nx_actor){.kind = 0};
}

static nx_actor speaker_of(finder *q, const marked *m, const nx_sentence *s, uint32_t tail_end, uint32_t limit, const nx_match *verb)
{
    const nx_clauses *c = &q->clauses;
    newsx_str text = q->s->text->text;
    uint32_t low = s->span.begin;
    if (m->open > low && m->open - low > NX_MAX_REACH)
        low = next_border(text, m->open - NX_MAX_REACH);
    if (after_colon(text, m->open)) {
        nx_actor label = label_before(q, m, s->span.begin);
        if (label.who >= NX_WHO_AGENT)
            return label;
    }
    nx_actor before = nx_subject_before(c, low, m->open);
    if (anybody(before))
        return nx_talk_resolve(&q->talk, before);
    bool beside = before.span.end + 8 >= m->open; /* right before the mark */
    if (before.who == NX_WHO_THING && beside && ((before.josa == NX_CASE_TOPIC && verb) || (before.josa == NX_CASE_SUBJECT && before.unknown)))
        return before;
    nx_actor after = nx_subject_after(c, tail_end, verb ? verb->begin : limit);
    if (!anybody(after))
        after = owner_behind(q, tail_end, limit);
    bool alone = stands_alone(text, m, s);
    if (!anybody(after) && alone)
        after = subject_of_next(q, s);
    if (!anybody(after) && alone)
        after = line_above(q, m);
    if (anybody(after))
        return nx_talk_resolve(&q->talk, after);
    if (before.who == NX_WHO_THING && verb && (before.josa == NX_CASE_TOPIC || beside))
        return before;
    if (reads_as_headline(q->s->text->blocks.at[m->block].kind))
        return (nx_actor){.kind = 0};
    nx_actor known = alone ? q->talk.named : q->talk.last;
    if (!known.who)
        known = q->talk.main_person;
    return known.who ? known : before.weak ? nx_talk_resolve(&q->talk, before) : (nx_actor){.kind = 0};
}

/* 업계에서는 "…"는 지적이 나온다: those among whom it is said, else nobody. */
static nx_actor circle_before(const finder *q, const marked *m, const nx_sentence *s)
{
    nx_actor a = nx_subject_before(&q->clauses, s->span.begin, m->open);
    return anybody(a) && a.josa == NX_CASE_ALSO ? a : (nx_actor){.kind = 0};
}

static void add_quote(finder *q, const marked *m, const nx_sentence *s, nx_actor who, const nx_match *verb, newsx_str rule, bool indirect)
{
    newsx_str text = q->s->text->text;
    nx_quote fact = {.head = {{m->begin, m->end}, (uint32_t)(s - q->s->text->sentences.at), rule}};
    fact.kind = indirect ? NX_QUOTE_INDIRECT : NX_QUOTE_DIRECT;
    fact.speaker = who.kind == 'p' ? who.index + 1 : 0;
    fact.speaker_text = nx_str_span(text, who.span);
    if (verb)
        fact.verb = nx_lexicon_entry(q->s->lex, verb->entry).canon;
    nx_push(q->c->arena, &q->f->quotes, fact);
}

/* "…", "…"라고 했다: the last of the quotations that m begins a list of, m itself where it begins none. */
static const marked *last_listed(const finder *q, const marked *m)
{
    newsx_str text = q->s->text->text;
    const marked *end = q->pairs.at + q->pairs.n;
    for (uint32_t n = 0; n < LISTED && m + 1 < end; n++, m++) {
        newsx_str between = nx_str_cut(text, m->close, (m + 1)->open);
        if (!m->twofold || !(m + 1)->twofold || !(nx_str_is(between, ",") || nx_str_is(between, ", ") || nx_str_is(between, " ")))
            break;
    }
    return m;
}

static void judge(finder *q, const marked *m)
{
    newsx_str text = q->s->text->text;
    const nx_sentence *s = sentence_of(q->s, m->begin);
    if (!s || m->begin == m->end)
        return;
    uint32_t words = count_words(text, m->begin, m->end);
    bool sentence = ends_as_sentence(q->s, m->begin, m->end);
    const marked *last = last_listed(q, m);
    const nx_hit *tail = last == m || (sentence && words >= 3) ? tail_at(q, last->end) : NULL;
    uint32_t tail_end = tail ? tail->end : m->close, limit = s->span.end;
    if (limit > tail_end && limit - tail_end > NX_MAX_REACH)
        limit = next_border(text, tail_end + NX_MAX_REACH);
    newsx_str value = tail ? nx_rule_get(q->s->rules, tail->rule).value : NX_S("kind=direct");
    sentence = sentence || nx_value_get(value, "ends").len; /* "…많았"다며 */
    const nx_match *verb = verb_behind(q, nx_value_get(value, "verb").len ? tail_end : tail ? last->close : m->close, limit);
    newsx_str rule = tail ? nx_rule_get(q->s->rules, tail->rule).id : NX_S("quote.alone");
    bool speech;
    if (tail)
        speech = (words >= 2 && (verb || sentence || words >= 4)) || (sentence && (verb || m->twofold));
    else
        speech = m->twofold && sentence && words >= 3 && (stands_alone(text, m, s) || after_colon(text, m->open));
    bool indirect = nx_str_is(nx_value_get(value, "kind"), "indirect");
    bool noun = indirect && tail_end > last->close + 4 && text.at[tail_end - 4] != ' '; /* 의지, 입장; not 것, 말 */
    if (!m->twofold) /* '…하겠다'는 의지를 보였다 */
        speech = speech && words >= 3 && tail && (verb || (noun && sentence));
    if (!speech || (!tail && reads_as_headline(q->s->text->blocks.at[m->block].kind)))
        return;
    if (nx_value_get(value, "need").len && !(sentence && m->twofold && words >= 3)) /* 등: of titles more often than of speech */
        return;
    bool other = nx_value_get(value, "other").len > 0; /* …는 질문에: not of whoever answers */
    bool many = nx_value_get(value, "many").len > 0;
    nx_actor owner = other || indirect ? owner_behind(q, last->close, tail_end) : (nx_actor){.kind = 0}; /* …는 당국의 방침 */
    nx_actor who = other || owner.who ? nx_talk_resolve(&q->talk, owner) : many ? circle_before(q, m, s) : speaker_of(q, m, s, tail_end, limit, verb);
    add_quote(q, m, s, who, other ? NULL : verb, rule, indirect);
    if (!other && !many)
        nx_talk_note(&q->talk, who);
}

newsx_status nx_quote_find(nx_facts *f, const nx_scan *s, nx_ctx *c)
{
    finder q = {.f = f, .s = s, .c = c, .kind = nx_rules_kind(s->rules, "quote"), .nouns = nx_lexicon_class(s->lex, NX_S("quotenoun"))};
    uint32_t next = 0;
    NX_TRY(nx_clauses_open(&q.clauses, f, s, c));
    nx_talk_open(&q.talk, &q.clauses);
    for (uint32_t b = 0; b < s->text->blocks.n; b++)
        pair_block(&q, b);
    NX_TRY(nx_ctx_status(c));
    for (uint32_t i = 0; i < s->text->sentences.n; i++) {
        const nx_sentence *sentence = &s->text->sentences.at[i];
        nx_talk_follow(&q.talk, i);
        for (; next < q.pairs.n && q.pairs.at[next].open < sentence->span.end; next++)
            judge(&q, &q.pairs.at[next]);
    }
    return nx_ctx_status(c);
}
