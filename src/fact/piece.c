/* piece.c -- cuts a sentence into pieces: the cheapest way to read it as words of the dictionary, names, endings of
 * names and josa, with letters that nothing explains as the dearest.  One pass from left to right over a table of the
 * sentence's bytes.  Cost: O(bytes × words that begin there). */
#include "fact/name.h"

#include "base/utf8.h"

enum { MAX_HEAD = 14, MAX_PARISH = 4 }; /* syllables before an ending that makes a name, before 동 or 리 */
enum { /* prices: a syllable that nothing explains is 10 */
    FAR = 1 << 28,
    PRICE_OTHER = 10,
    PRICE_AFTER_NAME = 22, /* more for a syllable that sticks to a name: 다음|날, 미국|산 */
    PRICE_NOUN = 8,
    PRICE_TITLE = 8,
    PRICE_HONORIFIC = 3,
    PRICE_NAMED = 7,
    PRICE_PERSON = 5,
    PRICE_MADE = 10,
    PRICE_PARISH = 8,
    PRICE_JOSA = 4,
    PRICE_WEAK = 12,
    PRICE_MOD = 6
};

typedef struct step { /* the best way to a byte */
    int32_t cost;
    uint32_t from, entry;
    uint8_t kind;
    bool made;
} step;

struct nx_cutter {
    const nx_scan *s;
    const nx_candidates *names;
    nx_name_classes cls;
    uint32_t next; /* candidate */
    step *table;   /* one more than the longest sentence has bytes */
};

nx_cutter *nx_cutter_new(const nx_scan *s, const nx_name_classes *cls, const nx_candidates *names, nx_ctx *c)
{
    uint32_t longest = 0;
    for (uint32_t i = 0; i < s->text->sentences.n; i++) {
        newsx_span x = s->text->sentences.at[i].span;
        longest = x.end - x.begin > longest ? x.end - x.begin : longest;
    }
    nx_cutter *k = NX_NEW(nx_scratch(c), nx_cutter);
    if (k)
        *k = (nx_cutter){s, names, *cls, 0, nx_alloc(nx_scratch(c), sizeof(step) * (longest + 1u))};
    return k && k->table ? k : NULL;
}

typedef struct walk { /* one sentence */
    nx_cutter *k;
    const nx_scan *s;
    newsx_str text;
    newsx_span span;
    uint32_t word, word_end; /* around the byte that is being left */
} walk;

static void offer(walk *w, uint32_t from, uint32_t to, nx_piece_kind kind, uint32_t entry, int cost, bool made)
{
    step *t = &w->k->table[to - w->span.begin];
    int32_t sum = w->k->table[from - w->span.begin].cost + cost;
    if (sum < t->cost)
        *t = (step){sum, from, entry, (uint8_t)kind, made};
}

static bool is_name_kind(uint8_t kind)
{
    return kind == NX_PIECE_ORG || kind == NX_PIECE_PLACE || kind == NX_PIECE_PERSON || kind == NX_PIECE_NAME;
}

static bool inside_unknown(const walk *w, uint32_t at)
{
    return at > w->word && w->k->table[at - w->span.begin].kind == NX_PIECE_OTHER;
}

static bool makes_verb(const walk *w, uint32_t at) /* 용인|될 수 없다 */
{
    return at < w->word_end && nx_class_prefix(w->s->lex, w->k->cls.lightverb, nx_str_cut(w->text, at, w->word_end)) &&
           !nx_is_josa_to(w->s, at, w->word_end);
}

static bool acts_at(const walk *w, uint32_t at) /* the rest of the word is the josa of a subject or a topic */
{
    nx_entry e;
    return nx_is_josa_to(w->s, at, w->word_end) && nx_lexicon_find(&e, w->s->lex, NX_LEX_JOSA, nx_str_cut(w->text, at, w->word_end)) &&
           (nx_attr_is(e.attr, "case", "subject") || nx_attr_is(e.attr, "case", "topic"));
}

static bool is_added(newsx_str title) /* 회장|님, 회장|측 */
{
    return nx_attr_is(title, "kind", "honorific") || nx_attr_is(title, "kind", "side");
}

static bool honours_unknown(const walk *w, const nx_match *m) /* 하쓰코|씨 */
{
    newsx_str attr = nx_lexicon_entry(w->s->lex, m->entry).attr;
    return w->k->table[m->begin - w->span.begin].kind == NX_PIECE_OTHER && m->begin >= w->word + 6 && nx_attr_is(attr, "kind", "honorific") &&
           !nx_attr_is(attr, "ambiguous", "yes");
}

static bool is_cut_title(const walk *w, const nx_match *m) /* 환경노동위|원장: the title is 위원장 */
{
    uint32_t last = nx_utf8_back(w->text, m->end);
    const nx_match *t = m->end < w->word_end && last > m->begin ? nx_match_at(w->s->matches, last, NX_LEX_TITLE) : NULL;
    return t && t->end > m->end && nx_closes_word(w->s, t->end, w->word_end);
}

static void offer_word(walk *w, const nx_match *m)
{
    nx_piece_kind kind = NX_PIECE_NOUN;
    int cost = PRICE_NOUN;
    switch (m->cls) {
    case NX_LEX_NOUN: case NX_LEX_STOPNAME: case NX_LEX_DATEWORD: case NX_LEX_PRONOUN: case NX_LEX_HOLIDAY:
        if (m->end - m->begin <= 3 && !(m->begin == w->word && nx_closes_word(w->s, m->end, w->word_end)))
            return;
        break;
    case NX_LEX_TITLE:
        kind = NX_PIECE_TITLE;
        cost = m->begin > w->word && is_added(nx_lexicon_entry(w->s->lex, m->entry).attr) ? PRICE_HONORIFIC : PRICE_TITLE;
        if (m->end - m->begin <= 3 && !(nx_closes_word(w->s, m->end, w->word_end) &&
                                        (m->begin == w->word || is_name_kind(w->k->table[m->begin - w->span.begin].kind) ||
                                         w->k->table[m->begin - w->span.begin].kind == NX_PIECE_TITLE || honours_unknown(w, m))))
            return;
        break;
    case NX_LEX_ORG:
        if (is_cut_title(w, m))
            return;
        kind = NX_PIECE_ORG;
        cost = PRICE_NAMED;
        break;
    case NX_LEX_PLACE: kind = NX_PIECE_PLACE; cost = PRICE_NAMED; break;
    case NX_LEX_PERSON: kind = NX_PIECE_PERSON; cost = PRICE_PERSON; break;
    default: return;
    }
    if (is_name_kind((uint8_t)kind)) {
        uint32_t end = m->end > w->word_end ? nx_word_end(w->text, m->end) : w->word_end;
        if (m->end - m->begin <= 3 && nx_is_syllable(nx_utf8_at(w->text, m->begin)) && !(nx_is_han(nx_utf8_at(w->text, m->begin)) || (m->begin == w->word && m->end == end)))
            return; /* 북, 일, 중: one syllable is a name only alone */
        if (m->begin > w->word && w->k->table[m->begin - w->span.begin].kind == NX_PIECE_NOUN)
            cost += 4;
        bool latin = kind == NX_PIECE_ORG && m->end > m->begin + 1 && nx_is_latin(nx_utf8_at(w->text, m->begin)); /* IS is a word of no Korean sentence */
        if ((!latin && nx_attr_is(nx_lexicon_entry(w->s->lex, m->entry).attr, "ambiguous", "yes")) || makes_verb(w, m->end)) {
            kind = NX_PIECE_NOUN; /* settle.c makes a name of it where its neighbours do */
            cost = PRICE_NOUN;
        }
    }
    if (inside_unknown(w, m->begin)) {
        if (m->cls == NX_LEX_DATEWORD || m->cls == NX_LEX_PRONOUN || m->cls == NX_LEX_STOPNAME)
            return; /* 유키|오는 */
        if (is_name_kind((uint8_t)kind) && nx_is_syllable(nx_utf8_before(w->text, m->begin)))
            return;
        if (kind == NX_PIECE_NOUN && m->end - m->begin == 6 && m->end == w->word_end && acts_at(w, m->begin + 3))
            return; /* 헤이팅|아가 */
        cost += 2;
    }
    offer(w, m->begin, m->end, kind, m->entry, cost, false);
}

static bool is_named(const walk *w, uint32_t begin, uint32_t end)
{
    const nx_match *m = nx_match_exact(w->s->matches, begin, end, NX_LEX_PLACE);
    m = m ? m : nx_match_exact(w->s->matches, begin, end, NX_LEX_ORG);
    return m && !nx_attr_is(nx_lexicon_entry(w->s->lex, m->entry).attr, "ambiguous", "yes");
}

static bool is_plain(const walk *w, uint32_t begin, uint32_t end) /* a word that names nothing */
{
    if (is_named(w, begin, end))
        return false;
    return nx_is_common(w->s, begin, end) || nx_match_exact(w->s->matches, begin, end, NX_LEX_TITLE) ||
           nx_lexicon_find(NULL, w->s->lex, NX_LEX_TITLEMOD, nx_str_cut(w->text, begin, end));
}

static bool is_compound(const walk *w, uint32_t begin, uint32_t end) /* two plain words: 국가|산업 */
{
    for (uint32_t at = begin + 6; at + 6 <= end; at += nx_utf8_len((unsigned char)w->text.at[at]))
        if (nx_is_common(w->s, begin, at) && nx_is_common(w->s, at, end))
            return true;
    return false;
}

enum { MAX_CHAIN = 20 }; /* syllables */

/* Plain words and syllables that make nouns of nouns, nothing else: 부정|사용|방지|시스템. */
static bool is_noun_chain(const walk *w, uint32_t begin, uint32_t end)
{
    uint32_t reached = 1, n = (end - begin) / 3;
    if (end - begin > 3 * MAX_CHAIN)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = begin + 3 * i, found;
        if (!nx_is_syllable(nx_utf8_at(w->text, at)))
            return false;
        if (!(reached >> i & 1u))
            continue;
        if (i && nx_class_has(w->s->lex, w->k->cls.nounsuffix, nx_str_cut(w->text, at, at + 3)))
            reached |= 1u << (i + 1);
        const nx_match *m = nx_matches_at(w->s->matches, at, &found);
        for (uint32_t k = 0; k < found; k++)
            if (m[k].end <= end && m[k].end - at >= 6 && nx_is_common(w->s, at, m[k].end))
                reached |= 1u << (i + (m[k].end - at) / 3);
    }
    return reached >> n & 1u;
}

/* 의|약품, 시|의원: a plain word or a title that ends as the ending does begins before it; titles tell even behind a name. */
static bool is_across(const walk *w, uint32_t begin, uint32_t at, uint32_t end, bool named)
{
    for (uint32_t p = nx_utf8_back(w->text, at); p > begin + 3; p = nx_utf8_back(w->text, p))
        if (((!named && nx_is_common(w->s, p, end)) || nx_match_exact(w->s->matches, p, end, NX_LEX_TITLE)) &&
            !nx_lexicon_find(NULL, w->s->lex, NX_LEX_ORGSUFFIX, nx_str_cut(w->text, p, end)) && !is_named(w, p, end))
            return true;
    return false;
}

static bool place_before(const walk *w, uint32_t begin)
{
    if (begin <= w->span.begin || nx_utf8_before(w->text, begin) != ' ')
        return false;
    uint32_t end = begin - 1, low = nx_word_begin(w->text, end, w->span.begin);
    return end > low && (nx_match_exact(w->s->matches, low, end, NX_LEX_PLACE) ||
                         w->k->table[end - w->span.begin].kind == NX_PIECE_PLACE);
}

static bool parish_before(const walk *w, uint32_t begin) /* a town or a district, or a parish itself: 담양군 대덕면 성곡리 */
{
    if (!place_before(w, begin))
        return false;
    const step *t = &w->k->table[begin - 1 - w->span.begin];
    newsx_str kind = t->entry == UINT32_MAX ? (newsx_str){NULL, 0} : nx_attr(nx_lexicon_entry(w->s->lex, t->entry).attr, "kind");
    return t->kind == NX_PIECE_PLACE && (t->made || nx_str_is(kind, "city") || nx_str_is(kind, "district"));
}

static bool genitive_at_end(const walk *w, uint32_t at)
{
    uint32_t last = nx_utf8_back(w->text, w->word_end);
    nx_entry e;
    return last > at && nx_is_josa_to(w->s, last, w->word_end) &&
           nx_lexicon_find(&e, w->s->lex, NX_LEX_JOSA, nx_str_cut(w->text, last, w->word_end)) && nx_attr_is(e.attr, "case", "genitive");
}

/* 한빛|전자, 재발방지|위원회, 솔내|역: what an ending makes of the word's beginning. */
static void offer_made(walk *w, uint32_t begin, uint32_t at, nx_class cls)
{
    nx_entry e;
    newsx_str rest = nx_str_cut(w->text, at, w->word_end);
    uint32_t n = nx_lexicon_prefix(&e, w->s->lex, cls, rest);
    if (!n || at - begin > 4 * MAX_HEAD) /* counting it each time would be quadratic */
        return;
    uint32_t end = at + n, head = nx_syllables(w->text, begin, at), min = nx_str_uint(nx_attr(e.attr, "min"), NULL);
    if (head < (min ? min : 1) || head > MAX_HEAD)
        return;
    if (nx_attr_is(e.attr, "apart", "only"))
        return;
    bool ambiguous = nx_attr_is(e.attr, "ambiguous", "yes"), closes = nx_closes_word(w->s, end, w->word_end);
    if (!closes && !(nx_match_at(w->s->matches, end, NX_LEX_TITLE) && cls == NX_LEX_ORGSUFFIX && n > 3))
        return;
    if (nx_is_common(w->s, begin, end) || (n <= 3 && is_compound(w, begin, end)))
        return; /* 냉동|창고 is no school */
    if (n <= 3 && nx_is_verb(w->s, &w->k->cls, begin, w->word_end))
        return; /* 합의했다고 */
    if (end == w->word_end && closes && genitive_at_end(w, at))
        return; /* 위원회|의 */
    if (cls == NX_LEX_PLACESUFFIX && nx_attr_is(e.attr, "numbered", "yes") && nx_is_digit(nx_utf8_before(w->text, at))) {
        uint32_t digits = at;
        while (digits > begin && nx_is_digit((unsigned char)w->text.at[digits - 1]))
            digits--;
        if (nx_match_exact(w->s->matches, begin, digits, NX_LEX_PLACE))
            offer(w, begin, end, NX_PIECE_PLACE, UINT32_MAX, PRICE_PARISH, true); /* 종로2가, 역삼1동 */
        return;
    }
    bool named = is_named(w, begin, at);
    if (n <= 3 && !nx_is_syllable(nx_utf8_before(w->text, at)) && nx_is_syllable(nx_utf8_at(w->text, at)) && !named)
        return; /* 제18|대 */
    int cost = PRICE_MADE + (ambiguous ? 4 : 0);
    if (cls == NX_LEX_ORGSUFFIX) {
        newsx_str kind = nx_attr(e.attr, "kind");
        uint32_t lead = nx_class_prefix(w->s->lex, w->k->cls.orghead, nx_str_cut(w->text, begin, at));
        bool headed = lead && begin + lead + 6 <= at; /* 국립|허리케인|센터 */
        bool compound = is_compound(w, begin, at) && !headed, plain = is_plain(w, begin, at) || (ambiguous && compound);
        bool party = compound && nx_str_is(kind, "party"); /* 국민안전|당: parties are called by what they stand for */
        if (plain && !party && nx_is_syllable(nx_utf8_at(w->text, at)) && (ambiguous || head < 2 || nx_str_is(kind, "company") || nx_str_is(kind, "media") || nx_str_is(kind, "team")))
            return;
        bool business = nx_str_is(kind, "company") || nx_str_is(kind, "media") || nx_str_is(kind, "team");
        bool strict = (ambiguous && business) || nx_attr_is(e.attr, "named", "yes");
        if (is_across(w, begin, at, end, named || headed) || (!named && !headed && strict && is_noun_chain(w, begin, end)))
            return; /* 동물|보호|관리|시스템 */
        if (n <= 3 && ambiguous && !named && !party && nx_is_syllable(nx_utf8_at(w->text, at)) && !(head >= 2 && place_before(w, begin)))
            return;
        offer(w, begin, end, NX_PIECE_ORG, UINT32_MAX, cost, true);
        return;
    }
    if (nx_attr_is(e.attr, "parish", "yes") && parish_before(w, begin) && head <= MAX_PARISH && !nx_match_exact(w->s->matches, begin, end, NX_LEX_TITLE)) {
        offer(w, begin, end, NX_PIECE_PLACE, UINT32_MAX, PRICE_PARISH, true);
        return;
    }
    if (nx_lexicon_find(NULL, w->s->lex, NX_LEX_ORGSUFFIX, nx_str_cut(w->text, at, end)))
        cost += 5;
    if (is_plain(w, begin, at) || is_compound(w, begin, at) || (n <= 3 && head < 2) || nx_match_exact(w->s->matches, at, end, NX_LEX_TITLE))
        return;
    if (!named && !place_before(w, begin) && (n <= 3 || ambiguous))
        return;
    if (named && nx_attr_is(e.attr, "loose", "yes"))
        return;
    for (uint32_t p = at; p > begin && p + 9 > at; p = nx_utf8_back(w->text, p))
        if (nx_is_josa_to(w->s, p, w->word_end) && p <= at && end == w->word_end)
            return; /* 차|가, 해상공원|에서도 */
    offer(w, begin, end, NX_PIECE_PLACE, UINT32_MAX, cost, true);
}

/* ㈜디지털이엠씨, (주)한빛: the word behind the sign, less a josa, is a company. */
static void offer_company(walk *w, uint32_t at)
{
    if (at == w->span.begin || nx_is_space(nx_utf8_before(w->text, at)))
        return;
    uint32_t low = at < 9 ? 0 : at - 9, sign = at;
    while (sign > low && sign > w->span.begin) {
        sign = nx_utf8_back(w->text, sign);
        if (!nx_class_has(w->s->lex, w->k->cls.orgmark, nx_str_cut(w->text, sign, at)))
            continue;
        uint32_t end = w->word_end;
        for (uint32_t p = w->word_end; p > at + 3;) {
            p = nx_utf8_back(w->text, p);
            if (p > at && nx_is_josa_to(w->s, p, w->word_end) && p < w->word_end - 2)
                end = p;
            else if (p + 9 < w->word_end)
                break;
        }
        offer(w, at, end, NX_PIECE_ORG, UINT32_MAX, 1, true);
        return;
    }
}

/* 28사단, 3함대: a number and what bodies are numbered by. */
static void offer_numbered(walk *w, uint32_t at)
{
    uint32_t behind = at;
    nx_entry e;
    while (behind < w->word_end && nx_is_digit((unsigned char)w->text.at[behind]))
        behind++;
    uint32_t n = behind > at ? nx_lexicon_prefix(&e, w->s->lex, NX_LEX_ORGSUFFIX, nx_str_cut(w->text, behind, w->word_end)) : 0;
    if (n && nx_attr_is(e.attr, "numbered", "yes") && nx_closes_word(w->s, behind + n, w->word_end))
        offer(w, at, behind + n, NX_PIECE_ORG, UINT32_MAX, PRICE_MADE, true);
}

static void leave_word_start(walk *w, uint32_t at)
{
    offer_company(w, at);
    offer_numbered(w, at);
    const nx_candidates *v = w->k->names;
    while (w->k->next < v->n && v->at[w->k->next].begin < at)
        w->k->next++;
    for (uint32_t i = w->k->next; i < v->n && v->at[i].begin == at; i++)
        if (v->at[i].score >= NX_NAME_ENOUGH && v->at[i].end <= w->span.end)
            offer(w, at, v->at[i].end, NX_PIECE_NAME, UINT32_MAX, v->at[i].score > 9 ? 1 : 10 - v->at[i].score, false);
    nx_entry e;
    uint32_t name = w->k->cls.forename == UINT32_MAX ? 0 : nx_lexicon_prefix(&e, w->s->lex, w->k->cls.forename, nx_str_cut(w->text, at, w->word_end));
    if (name > 3 && !nx_attr_is(e.attr, "ambiguous", "yes") && nx_closes_word(w->s, at + name, w->word_end))
        offer(w, at, at + name, NX_PIECE_OTHER, UINT32_MAX, PRICE_NOUN, false); /* 슐레이만 and 오노데라|는 hold no josa */
    uint32_t n = nx_lexicon_prefix(&e, w->s->lex, NX_LEX_TITLEMOD, nx_str_cut(w->text, at, w->word_end));
    if (n && !nx_match_exact(w->s->matches, at, at + n, NX_LEX_TITLE) && (at + n == w->word_end || nx_match_at(w->s->matches, at + n, NX_LEX_TITLE)))
        offer(w, at, at + n, NX_PIECE_MOD, UINT32_MAX, PRICE_MOD, false);
    if (!nx_is_syllable(nx_utf8_at(w->text, at)) && !nx_is_latin(nx_utf8_at(w->text, at)))
        return;
    for (uint32_t p = at; p < w->word_end;) {
        p += nx_utf8_len((unsigned char)w->text.at[p]);
        if (p < w->word_end) {
            offer_made(w, at, p, NX_LEX_ORGSUFFIX);
            offer_made(w, at, p, NX_LEX_PLACESUFFIX);
        }
    }
}

static bool is_weak(const walk *w, uint32_t at) /* more often an ending or part of a word than a josa: 오하|라 */
{
    nx_entry e;
    return nx_lexicon_find(&e, w->s->lex, NX_LEX_JOSA, nx_str_cut(w->text, at, w->word_end)) &&
           (nx_attr_is(e.attr, "case", "copula") || nx_attr_is(e.attr, "split", "weak"));
}

static bool is_spelt_out(const walk *w) /* 하루나(春菜): the characters in brackets are those of the whole word */
{
    return nx_utf8_at(w->text, w->word_end) == '(' && nx_is_han(nx_utf8_at(w->text, w->word_end + 1));
}

static void leave(walk *w, uint32_t at)
{
    step here = w->k->table[at - w->span.begin];
    uint32_t c = nx_utf8_at(w->text, at), next = at + nx_utf8_len((unsigned char)w->text.at[at]);
    if (here.cost >= FAR)
        return;
    if (!nx_is_word(c)) {
        offer(w, at, next, NX_PIECE_MARK, UINT32_MAX, 0, false);
        return;
    }
    if (nx_is_digit(c))
        offer(w, at, next, NX_PIECE_DIGITS, UINT32_MAX, 2, false);
    else
        offer(w, at, next, NX_PIECE_OTHER, UINT32_MAX, PRICE_OTHER + (at > w->word && is_name_kind(here.kind) ? PRICE_AFTER_NAME : 0), false);
    uint32_t n;
    const nx_match *m = nx_matches_at(w->s->matches, at, &n);
    for (uint32_t i = 0; i < n; i++)
        if (m[i].end <= w->span.end)
            offer_word(w, &m[i]);
    if (at == w->word)
        leave_word_start(w, at);
    else if (here.kind != NX_PIECE_JOSA && nx_is_josa_to(w->s, at, w->word_end) && !is_spelt_out(w))
        offer(w, at, w->word_end, NX_PIECE_JOSA, UINT32_MAX, here.kind == NX_PIECE_OTHER && is_weak(w, at) ? PRICE_WEAK : PRICE_JOSA, false);
}

static void read_back(nx_pieces *out, const walk *w, nx_ctx *c)
{
    uint32_t first = out->n;
    for (uint32_t at = w->span.end; at > w->span.begin;) {
        const step *t = &w->k->table[at - w->span.begin];
        nx_piece p = {.begin = t->from, .end = at, .entry = t->entry, .kind = t->kind, .made = t->made};
        nx_piece *last = out->n > first ? &out->at[out->n - 1] : NULL;
        if (last && (p.kind == NX_PIECE_OTHER || p.kind == NX_PIECE_DIGITS) && last->kind == p.kind && last->begin == p.end)
            last->begin = p.begin;
        else if (p.kind != NX_PIECE_MARK || !nx_is_space(nx_utf8_at(w->text, p.begin)))
            nx_push(nx_scratch(c), out, p);
        at = t->from;
    }
    for (uint32_t i = first, j = out->n; i + 1 < j; i++) {
        nx_piece x = out->at[i];
        out->at[i] = out->at[--j];
        out->at[j] = x;
    }
    for (uint32_t i = first; i < out->n; i++) {
        nx_piece *p = &out->at[i];
        p->blank = nx_is_space(nx_utf8_before(w->text, p->begin));
        p->head = p->begin == w->span.begin || !nx_is_word(nx_utf8_before(w->text, p->begin));
        p->tail = p->end == w->span.end || !nx_is_word(nx_utf8_at(w->text, p->end));
    }
}

void nx_sentence_cut(nx_pieces *out, nx_cutter *k, newsx_span sentence, nx_ctx *c)
{
    walk w = {.k = k, .s = k->s, .text = k->s->text->text, .span = sentence};
    if (sentence.end <= sentence.begin)
        return;
    for (uint32_t i = 0; i <= sentence.end - sentence.begin; i++)
        k->table[i].cost = FAR;
    k->table[0] = (step){.kind = NX_PIECE_MARK};
    for (uint32_t at = sentence.begin; at < sentence.end; at += nx_utf8_len((unsigned char)w.text.at[at])) {
        if (at >= w.word_end && nx_is_word(nx_utf8_at(w.text, at))) {
            w.word = at;
            w.word_end = nx_word_end(w.text, at);
            if (w.word_end > sentence.end)
                w.word_end = sentence.end;
        }
        leave(&w, at);
    }
    read_back(out, &w, c);
}
