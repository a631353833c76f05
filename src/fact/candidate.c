/* candidate.c -- possible Korean names: surname and given syllables at the start of a word, with points for what their
 * shape and neighbours say.  A name is what gathers NX_NAME_ENOUGH, alone or by standing in the text more than once.
 * Cost: a look-up a word, a few more where it begins with a surname. */
#include "fact/name.h"

#include "base/map.h"
#include "base/utf8.h"

enum { MAX_WORDS_TO_TITLE = 5, MAX_REPEAT = 3, NEVER = -100, HOPELESS = -4, MAX_ROW = 8 /* candidates of two words */, ROW_LEAST = -3, MAX_INSIDE = 60 /* bytes of a bracket between a name and its title */ };

typedef struct around { /* what one candidate is judged by */
    const nx_scan *s;
    nx_name_classes cls;
    newsx_str text;
    newsx_span sentence;
    uint32_t begin, end, word_end;
    bool titled; /* a title stands behind */
} around;

static int freq_points(newsx_str attr, int high, int mid, int low)
{
    newsx_str f = nx_attr(attr, "freq");
    return nx_str_is(f, "high") ? high : nx_str_is(f, "mid") ? mid : low;
}

/* The syllables behind the surname, as parts of a given name. */
static int given_points(const nx_scan *s, newsx_str given)
{
    int points = 0;
    uint32_t n = nx_utf8_count(given), i = 0;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t from = i;
        nx_utf8_next(given, &i);
        nx_entry e;
        if (!nx_lexicon_find(&e, s->lex, NX_LEX_GIVEN, nx_str_cut(given, from, i))) {
            points -= 3;
            continue;
        }
        points += freq_points(e.attr, 1, 0, -2);
        newsx_str pos = nx_attr(e.attr, "pos");
        if (n == 2 && !nx_str_is(pos, "both") && !nx_str_is(pos, k ? "last" : "first"))
            points--;
        if (n == 1)
            points += nx_attr_is(e.attr, "single", "yes") ? -2 : -4;
    }
    return points;
}

/* In what stands right behind the name's word: (48), (李在明), (더불어민주당). */
static int bracket_points(const around *a, uint32_t at)
{
    uint32_t i = at + 1, digits = 0;
    while (i < a->text.len && nx_is_digit((unsigned char)a->text.at[i])) {
        i++;
        digits++;
    }
    if (digits) {
        uint32_t next = nx_utf8_at(a->text, i);
        bool age = digits < 3 && !(digits == 1 && next == ',') && !(next == '.' && nx_is_digit(nx_utf8_at(a->text, i + 1))) && (next == ')' || next == ',' || next == '.' || next == 0xB7 || next == 0xC138 /* 세 */);
        return age ? 6 : 0;
    }
    uint32_t c = nx_utf8_at(a->text, i);
    if (nx_is_han(c))
        return 5;
    if (nx_match_at(a->s->matches, i, NX_LEX_ORG))
        return 4;
    return nx_is_latin(c) ? 3 : 0;
}

static int title_points(const nx_scan *s, const nx_match *m, int plain)
{
    newsx_str attr = nx_lexicon_entry(s->lex, m->entry).attr;
    if (nx_attr_is(attr, "kind", "relation") || nx_attr_is(attr, "kind", "side"))
        return 2;
    if (nx_attr_is(attr, "kind", "honorific"))
        return nx_attr_is(attr, "ambiguous", "yes") ? 3 : 7;
    return nx_attr_is(attr, "ambiguous", "yes") ? plain - 2 : plain;
}

/* A name without josa, then organizations and modifiers, then a title: 남궁훈 카카오 각자대표. */
static int title_ahead(const around *a)
{
    uint32_t at = a->end;
    bool body = true; /* nothing but bodies that are known stands between: 김지만 삼성증권 연구원 */
    for (uint32_t k = 0; k < MAX_WORDS_TO_TITLE && at < a->sentence.end; k++) {
        uint32_t c = nx_utf8_at(a->text, at);
        if (k && c == 0xB7)
            c = ' ';
        if (c != ' ')
            return 0;
        uint32_t word = at + nx_utf8_len((unsigned char)a->text.at[at]), end = nx_word_end(a->text, word);
        if (end == word)
            return 0;
        const nx_match *t = nx_title_in_word(a->s, word, end);
        if (t && k && nx_attr_is(nx_lexicon_entry(a->s->lex, t->entry).attr, "kind", "honorific"))
            return 0; /* 운전자 40살 김모 씨: an honorific stands right behind */
        if (t)
            return title_points(a->s, t, body ? 6 : 5);
        if (k == 0 && end - word > 3 && nx_is_common(a->s, word, end) && !nx_lexicon_find(NULL, a->s->lex, NX_LEX_TITLEMOD, nx_str_cut(a->text, word, end)))
            return 0;
        for (uint32_t p = end; p > word + 3;) { /* a word with a josa ends the group */
            p = nx_utf8_back(a->text, p);
            if (p > word && nx_is_josa_to(a->s, p, end) &&
                (nx_is_common(a->s, word, p) || nx_match_exact(a->s->matches, word, p, NX_LEX_ORG) || nx_match_exact(a->s->matches, word, p, NX_LEX_PLACE)))
                return 0;
        }
        body = body && nx_match_exact(a->s->matches, word, end, NX_LEX_ORG);
        at = end;
    }
    return 0;
}

static int behind_points(const around *a, uint32_t *reach)
{
    *reach = a->end;
    if (a->end < a->word_end) {
        const nx_match *t = nx_match_at(a->s->matches, a->end, NX_LEX_TITLE);
        if (t && nx_closes_word(a->s, t->end, a->word_end) && !nx_attr_is(nx_lexicon_entry(a->s->lex, t->entry).attr, "kind", "side")) {
            *reach = t->end; /* but 기상관|측 is no name */
            return title_points(a->s, t, 4);
        }
        if (!nx_is_josa_to(a->s, a->end, a->word_end))
            return NEVER;
        nx_entry e;
        nx_lexicon_find(&e, a->s->lex, NX_LEX_JOSA, nx_str_cut(a->text, a->end, a->word_end));
        newsx_str cas = nx_attr(e.attr, "case");
        if (nx_attr_is(e.attr, "plural", "yes"))
            return NEVER;
        bool person = nx_str_is(cas, "subject") || nx_str_is(cas, "topic") || nx_str_is(cas, "genitive") || nx_str_is(cas, "dative") ||
                      nx_str_is(cas, "object") || nx_str_is(cas, "conjunctive");
        return person ? 1 : nx_str_is(cas, "locative") || nx_str_is(cas, "instrumental") ? -2 : 0;
    }
    uint32_t c = nx_utf8_at(a->text, a->end);
    if (c == 0xB7 && nx_is_digit(nx_utf8_at(a->text, a->end + 2)) && nx_utf8_before(a->text, a->begin) == '(')
        return 6; /* 원(정제원·21) */
    if (c == ',' || c == 0xB7)
        return 1; /* one of a list */
    if (c == '(') {
        int inside = bracket_points(a, a->end);
        size_t close = nx_str_find(a->text, NX_S(")"), a->end);
        if (inside || close == NX_NPOS || close > a->end + MAX_INSIDE || nx_utf8_at(a->text, (uint32_t)close + 1) != ' ')
            return inside;
        around rest = *a;
        rest.end = (uint32_t)close + 1;
        return title_ahead(&rest); /* 김해영(부산 연제구) 의원 */
    }
    if (c == ' ' && nx_utf8_at(a->text, a->end + 1) == '(')
        return bracket_points(a, a->end + 1);
    return title_ahead(a);
}

static bool is_bullet(uint32_t c) /* geometric shapes: ▲ △ ◇ ■ ▶ */
{
    return c >= 0x25A0u && c <= 0x25FFu;
}

static bool ends_item(const around *a) /* of a list: the sentence ends, or the next bullet comes */
{
    uint32_t at = a->end;
    if (at < a->sentence.end && nx_utf8_at(a->text, at) == ' ')
        at++;
    return at >= a->sentence.end || is_bullet(nx_utf8_at(a->text, at)) || nx_utf8_at(a->text, at) == '<';
}

static int before_points(const around *a)
{
    uint32_t c = a->begin > a->sentence.begin ? nx_utf8_before(a->text, a->begin) : 0;
    if (c == 0xB7 || (c == ' ' && nx_utf8_before(a->text, a->begin - 1) == ','))
        return 1;
    if (c != ' ')
        return 0;
    uint32_t end = a->begin - 1, word = nx_word_begin(a->text, end, a->sentence.begin);
    const nx_match *t = end > word ? nx_match_ending(a->s->matches, a->text, end, word, NX_LEX_TITLE) : NULL;
    if (!t)
        return end > word && is_bullet(nx_utf8_before(a->text, word)) && ends_item(a) ? 3 : 0; /* ▲리스크관리본부 최시온 ▲ */
    if (is_bullet(nx_utf8_before(a->text, word)))
        return 8; /* ▲해양정책과장 김이든 */
    uint32_t behind = nx_utf8_at(a->text, a->end);
    bool opens = nx_utf8_before(a->text, word) == '(' ||
                 (word > a->sentence.begin + 1 && nx_utf8_before(a->text, word) == ' ' && nx_utf8_before(a->text, nx_word_begin(a->text, word - 1, a->sentence.begin)) == '(');
    if (opens && (behind == ')' || behind == ','))
        return 8; /* 전남대 사범대(학장 이상권) */
    newsx_str attr = nx_lexicon_entry(a->s->lex, t->entry).attr, before = nx_attr(attr, "before");
    int points = nx_str_is(before, "yes") ? 4 : nx_str_is(before, "list") ? 2 : 0;
    return nx_attr_is(attr, "ambiguous", "yes") ? points / 2 : points;
}

/* 이중|화, 지도|부: a noun and one of the syllables that make nouns of nouns. */
static bool ends_noun(const around *a, uint32_t at)
{
    return at < a->end && nx_class_has(a->s->lex, a->cls.nounsuffix, nx_str_cut(a->text, at, a->end));
}

/* 고|소득, 하|수도: a noun of two syllables behind one that may stand before nouns. */
static bool begins_noun(const around *a, uint32_t second)
{
    return nx_class_has(a->s->lex, a->cls.nounprefix, nx_str_cut(a->text, a->begin, second));
}

/* 유인|하거나: a noun and what makes a verb of it. */
static bool begins_verb(const around *a, uint32_t at)
{
    return at < a->word_end && nx_class_prefix(a->s->lex, a->cls.lightverb, nx_str_cut(a->text, at, a->word_end));
}

/* 당권|을: the last syllable is a josa that fits.  Few names end so, but 은, 이, 도 are no rarity. */
static int josa_at_end(const around *a)
{
    uint32_t last = nx_utf8_back(a->text, a->end);
    nx_entry e;
    if (last <= a->begin || !nx_is_josa_to(a->s, last, a->end))
        return 0;
    if (nx_lexicon_find(&e, a->s->lex, NX_LEX_GIVEN, nx_str_cut(a->text, last, a->end)))
        return freq_points(e.attr, 0, -3, -4);
    return -4;
}

static bool place_before(const around *a)
{
    if (a->begin <= a->sentence.begin || nx_utf8_before(a->text, a->begin) != ' ')
        return false;
    uint32_t end = a->begin - 1, word = nx_word_begin(a->text, end, a->sentence.begin);
    return end > word && nx_match_exact(a->s->matches, word, end, NX_LEX_PLACE);
}

/* 대전 동구 소제동: what towns and districts are made of, behind one of them. */
static bool is_parish(const around *a)
{
    nx_entry e;
    return !a->titled && place_before(a) && !nx_match_exact(a->s->matches, a->begin, a->end, NX_LEX_PERSON) &&
           nx_lexicon_find(&e, a->s->lex, NX_LEX_PLACESUFFIX, nx_str_cut(a->text, nx_utf8_back(a->text, a->end), a->end)) && nx_attr_is(e.attr, "parish", "yes");
}

static bool acts_at(const around *a, uint32_t at) /* what is left of the word is the josa of a subject: 주원|이 */
{
    nx_entry e;
    return at < a->word_end && nx_is_josa_to(a->s, at, a->word_end) &&
           nx_lexicon_find(&e, a->s->lex, NX_LEX_JOSA, nx_str_cut(a->text, at, a->word_end)) && nx_attr_is(e.attr, "case", "subject");
}

/* Another reading of the word: a noun and its josa, a verb and its ending, a word of the dictionary. */
static int other_reading(const around *a)
{
    const nx_scan *s = a->s;
    int worst = 0;
    uint32_t n;
    const nx_match *m = nx_matches_at(s->matches, a->begin, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (m[i].cls == NX_LEX_PERSON && m[i].end < a->end && m[i].end - m[i].begin > 3 && acts_at(a, m[i].end))
            worst = worst < -6 ? worst : -6; /* 주원|이 */
        if (m[i].end > a->word_end || m[i].cls == NX_LEX_PERSON || m[i].cls == NX_LEX_SAY || m[i].cls == NX_LEX_NOTFIGURE)
            continue;
        bool ambiguous = nx_attr_is(nx_lexicon_entry(s->lex, m[i].entry).attr, "ambiguous", "yes");
        int points = 0;
        if (m[i].end == a->end)
            points = m[i].cls == NX_LEX_STOPNAME || m[i].cls == NX_LEX_DATEWORD ? -6 : m[i].cls == NX_LEX_NOUN ? -5 : ambiguous ? -3 : -8;
        else if (m[i].end > a->end)
            points = nx_closes_word(s, m[i].end, a->word_end) ? -8 : ambiguous || m[i].cls == NX_LEX_TITLE ? -2 : -5;
        else if (m[i].end - m[i].begin > 3 && nx_is_josa_to(s, m[i].end, a->word_end))
            points = -6;
        else if (m[i].end - m[i].begin > 3 && ends_noun(a, m[i].end))
            points = -4;
        else if (m[i].end - m[i].begin > 6 && m[i].end + 3 == a->end) /* 전문가|조 */
            points = -5;
        else if (m[i].cls == NX_LEX_PLACE && m[i].end + 3 == a->end && place_before(a)) /* 전북 전주|병: a constituency */
            points = -6;
        else if (m[i].end - m[i].begin > 3 && begins_verb(a, m[i].end))
            points = -5;
        if (points < worst)
            worst = points;
    }
    uint32_t second = a->begin + nx_utf8_len((unsigned char)a->text.at[a->begin]);
    if (worst > -2 && !a->titled && a->end - second == 6 && nx_is_common(s, second, a->end) && begins_noun(a, second))
        worst = -2;
    if (worst > -4 && second < a->end && nx_is_josa_to(s, second, a->word_end))
        worst = a->end == a->word_end && a->end - second > 3 ? -5 : -4; /* 안|에서; 도|에서가 */
    bool bound = a->titled && nx_batchim(nx_utf8_before(a->text, a->word_end)) == 4; /* 오주한 선수: hardly of 오주하다 */
    if (worst > -6 && nx_is_verb(s, &a->cls, a->begin, a->word_end))
        worst = !bound ? -6 : worst < -2 ? worst : -2;
    return worst;
}

/* 윤|씨의, 김모|씨: what would be the given name, or its end, is an honorific. */
static bool hides_honorific(const around *a)
{
    for (uint32_t at = a->begin + nx_utf8_len((unsigned char)a->text.at[a->begin]); at < a->end; at += nx_utf8_len((unsigned char)a->text.at[at])) {
        const nx_match *t = nx_match_at(a->s->matches, at, NX_LEX_TITLE);
        newsx_str attr = t ? nx_lexicon_entry(a->s->lex, t->entry).attr : (newsx_str){NULL, 0};
        bool sure = t && (!nx_attr_is(attr, "ambiguous", "yes") || a->end > t->end); /* 윤양|은 */
        if (t && nx_attr_is(attr, "kind", "honorific") && sure && nx_closes_word(a->s, t->end, a->word_end))
            return true;
    }
    return false;
}

/* 하나은|행장: the title begins inside an organization. */
static bool cuts_organization(const around *a)
{
    uint32_t n;
    const nx_match *m = nx_matches_at(a->s->matches, a->begin, &n);
    for (uint32_t i = 0; i < n && m[i].end > a->end; i++)
        if (m[i].cls == NX_LEX_ORG && !nx_attr_is(nx_lexicon_entry(a->s->lex, m[i].entry).attr, "ambiguous", "yes"))
            return true;
    return false;
}

/* How many of the last two syllables are in no given name. */
static int strange_syllables(const around *a, uint32_t syllables)
{
    int n = 0;
    uint32_t at = a->end;
    for (uint32_t k = 1; k < syllables && k < 3 && syllables <= 3; k++) {
        uint32_t end = at;
        at = nx_utf8_back(a->text, at);
        n += !nx_lexicon_find(NULL, a->s->lex, NX_LEX_GIVEN, nx_str_cut(a->text, at, end));
    }
    return n;
}

/* 제일고 학생, 솔내고 투수: more likely a school than somebody called so. */
static bool is_school(const around *a)
{
    nx_entry e;
    const nx_match *t = a->end == a->word_end && nx_utf8_at(a->text, a->end) == ' ' ? nx_match_at(a->s->matches, a->end + 1, NX_LEX_TITLE) : NULL;
    newsx_str field = t ? nx_attr(nx_lexicon_entry(a->s->lex, t->entry).attr, "field") : (newsx_str){NULL, 0};
    return (nx_str_is(field, "academia") || nx_str_is(field, "sport")) &&
           nx_lexicon_find(&e, a->s->lex, NX_LEX_ORGSUFFIX, nx_str_cut(a->text, nx_utf8_back(a->text, a->end), a->end)) &&
           nx_attr_is(e.attr, "kind", "school");
}

static void judge(nx_candidates *out, const around *a, int family, uint32_t surname, uint32_t syllables, nx_ctx *c)
{
    uint32_t reach;
    int behind = behind_points(a, &reach);
    if (behind <= NEVER || hides_honorific(a) || cuts_organization(a) || nx_lexicon_find(NULL, a->s->lex, NX_LEX_TITLEMOD, nx_str_cut(a->text, a->begin, a->end)))
        return;
    newsx_str given = nx_str_cut(a->text, a->begin + surname, a->end);
    int shape = family + (given.len == 9 ? -3 : given_points(a->s, given)); /* 이자스민 의원 */
    if ((syllables > 3 && behind < 6 && nx_syllables(a->text, a->begin, a->end) - syllables == 0 && shape < 0))
        return;
    int before = before_points(a);
    int strange = strange_syllables(a, syllables); /* 이봉락 판사, but no 누리셀 */
    if (strange > 1 || (strange && behind < 5 && before < 8))
        return;
    int score = shape + behind + before;
    around whole = *a;
    if (reach > a->end)
        whole.word_end = a->end; /* the title takes the rest of the word */
    whole.titled = behind >= 4;
    int other = score <= HOPELESS ? 0 : other_reading(&whole); /* nothing but points off comes */
    if (syllables > 2 && (behind >= 7 || before >= 8) && other > -6) /* 이상민 씨: a noun that is a name here */
        other /= 2;
    else if (whole.titled && nx_match_exact(a->s->matches, a->begin, a->end, NX_LEX_NOUN)) /* 유치원 원장 */
        other = -9;
    else if (is_school(a))
        other -= 4;
    else if (is_parish(&whole))
        other -= 9;
    score += other + (whole.end == whole.word_end && before < 8 ? josa_at_end(&whole) / (behind < 6 ? 1 : 2) : 0);
    nx_candidate k = {a->begin, a->end, (int16_t)score, false, other <= -5 || strange > 0};
    nx_push(nx_scratch(c), out, k);
}

/* 김모(45)씨, 이모 씨: 모 stands for the given name. A씨: a letter for all of it. */
static bool has_honorific(const around *a, uint32_t at)
{
    if (nx_utf8_at(a->text, at) == '(') {
        size_t close = nx_str_find(a->text, NX_S(")"), at);
        if (close == NX_NPOS || close > at + 40)
            return false;
        at = (uint32_t)close + 1;
    }
    if (nx_utf8_at(a->text, at) == ' ')
        at++;
    const nx_match *t = nx_match_at(a->s->matches, at, NX_LEX_TITLE);
    return t && nx_attr_is(nx_lexicon_entry(a->s->lex, t->entry).attr, "kind", "honorific") && nx_closes_word(a->s, t->end, nx_word_end(a->text, at));
}

static bool titled_at(const around *a, uint32_t end)
{
    around other = *a;
    other.end = end;
    return title_ahead(&other) >= 5;
}

/* 박사무장은: a surname and an office in one word; enough only where the text tells of somebody of that name. */
static bool judge_glued(nx_candidates *out, const around *a, const nx_match *t, nx_ctx *c)
{
    newsx_str title = t ? nx_lexicon_entry(a->s->lex, t->entry).attr : (newsx_str){NULL, 0};
    if (!t || t->end - t->begin < 6 || nx_attr_is(title, "kind", "relation") || nx_attr_is(title, "kind", "honorific") || nx_attr_is(title, "ambiguous", "yes") ||
        !nx_closes_word(a->s, t->end, a->word_end) || nx_is_common(a->s, a->begin, t->end) || nx_match_exact(a->s->matches, a->begin, t->end, NX_LEX_TITLE))
        return false;
    nx_candidate k = {a->begin, a->end, NX_NAME_ENOUGH - 1, true, false};
    nx_push(nx_scratch(c), out, k);
    return true;
}

/* A surname alone before a title: 남궁 대표, 김 전 의원, 최씨.  전 and 이 are also words, so they need more. */
static void judge_brief(nx_candidates *out, const around *a, nx_entry surname, nx_ctx *c)
{
    const nx_match *t = NULL;
    bool apart = a->end == a->word_end;
    if (!apart) {
        t = nx_match_at(a->s->matches, a->end, NX_LEX_TITLE);
        if (judge_glued(out, a, t, c))
            return;
        if (!t || !nx_attr_is(nx_lexicon_entry(a->s->lex, t->entry).attr, "kind", "honorific") || !nx_closes_word(a->s, t->end, a->word_end) ||
            (nx_attr_is(nx_lexicon_entry(a->s->lex, t->entry).attr, "ambiguous", "yes") && t->end == a->word_end) ||
            nx_is_common(a->s, a->begin, t->end)) /* 손님, 장군 */
            return;
    } else {
        if (nx_utf8_at(a->text, a->end) != ' ')
            return;
        uint32_t word = a->end + 1, end = nx_word_end(a->text, word);
        if (end == word)
            return;
        nx_entry mo; /* 이 모 씨 */
        if (end >= word + 3 && nx_lexicon_find(&mo, a->s->lex, NX_LEX_GIVEN, nx_str_cut(a->text, word, word + 3)) &&
            nx_attr_is(mo.attr, "hidden", "yes") && (has_honorific(a, word + 3) || titled_at(a, word + 3))) { /* 허 모 영사 */
            nx_candidate hidden = {a->begin, word + 3, 9, false, false};
            nx_push(nx_scratch(c), out, hidden);
            return;
        }
        nx_entry mod;
        if (nx_lexicon_find(&mod, a->s->lex, NX_LEX_TITLEMOD, nx_str_cut(a->text, word, end)) && nx_attr(mod.attr, "status").len) {
            word = end + 1;
            end = nx_utf8_at(a->text, end) == ' ' ? nx_word_end(a->text, word) : word;
        }
        t = end > word ? nx_title_in_word(a->s, word, end) : NULL;
        nx_entry josa;
        if (t && t->end < end && nx_lexicon_find(&josa, a->s->lex, NX_LEX_JOSA, nx_str_cut(a->text, t->end, end)) && nx_attr_is(josa.attr, "plural", "yes"))
            return; /* 이 영사들과 */
        bool doubtful = nx_attr_is(surname.attr, "word", "yes");
        if (!t || (doubtful && nx_attr_is(nx_lexicon_entry(a->s->lex, t->entry).attr, "kind", "relation")))
            return;
        if (nx_attr_is(nx_lexicon_entry(a->s->lex, t->entry).attr, "ambiguous", "yes") && t->begin == word && t->end - t->begin <= 3 &&
            (doubtful || t->end == end))
            return;
    }
    newsx_str title = nx_lexicon_entry(a->s->lex, t->entry).attr;
    if ((nx_attr_is(surname.attr, "word", "yes") && nx_attr_is(title, "ambiguous", "yes")) || nx_attr_is(title, "kind", "side"))
        return; /* 한 관계자, 남 측 */
    bool word = nx_attr_is(surname.attr, "word", "yes"), honorific = nx_attr_is(title, "kind", "honorific");
    bool office = nx_attr_is(title, "kind", "office") && !nx_attr_is(title, "ambiguous", "yes");
    bool modifier = nx_lexicon_find(NULL, a->s->lex, NX_LEX_TITLEMOD, nx_str_cut(a->text, a->begin, a->end));
    int score = freq_points(surname.attr, 5, 4, 2) + (honorific ? 2 : !word ? (office ? 2 : 0) : modifier || !office ? -4 : -1); /* 금 의원 */
    nx_candidate k = {a->begin, a->end, (int16_t)score, true, false};
    nx_push(nx_scratch(c), out, k);
}

static void judge_letter(nx_candidates *out, around *a, nx_ctx *c)
{
    uint32_t first = nx_utf8_at(a->text, a->begin);
    if (first < 'A' || first > 'Z' || nx_is_latin(nx_utf8_at(a->text, a->begin + 1)))
        return;
    a->end = a->begin + 1;
    if (a->end < a->word_end ? has_honorific(a, a->end) : has_honorific(a, a->end) || title_ahead(a) >= 6) {
        nx_candidate k = {a->begin, a->end, 8, true, false};
        nx_push(nx_scratch(c), out, k);
    }
}

/* 세영 양, 재국씨: a given name alone before an honorific. */
static void judge_given(nx_candidates *out, const around *a, nx_ctx *c)
{
    nx_candidate k = {a->begin, a->begin + 6, NX_NAME_ENOUGH, false, true};
    newsx_str name = nx_str_cut(a->text, k.begin, k.end <= a->word_end ? k.end : a->word_end);
    if (name.len == 6 && !nx_match_exact(a->s->matches, k.end, a->word_end, NX_LEX_NOUN) && given_points(a->s, name) > 1 && has_honorific(a, k.end) && !nx_is_common(a->s, k.begin, k.end) &&
        !nx_match_exact(a->s->matches, k.begin, k.end, NX_LEX_PLACE) && !nx_is_verb(a->s, &a->cls, k.begin, k.end))
        nx_push(nx_scratch(c), out, k);
}

static bool josa_inside(const around *a, uint32_t from) /* some josa from there on ends the name: 진서우|와 */
{
    for (uint32_t at = from; at < a->end; at += nx_utf8_len((unsigned char)a->text.at[at]))
        if (nx_is_josa_to(a->s, at, a->end))
            return true;
    return false;
}

static void at_word(nx_candidates *out, around *a, nx_ctx *c)
{
    const nx_scan *s = a->s;
    newsx_str word = nx_str_cut(a->text, a->begin, a->word_end);
    nx_entry surname;
    uint32_t n = nx_lexicon_prefix(&surname, s->lex, NX_LEX_SURNAME, word);
    if (!n) {
        judge_letter(out, a, c);
        judge_given(out, a, c);
        return;
    }
    for (int pass = 0; pass < 2 && n; pass++) { /* a surname of two syllables, then one of one */
        int family = n > 3 ? 3 : freq_points(surname.attr, 2, 1, -1);
        uint32_t end = a->begin + n, ends[4], k = 0;
        for (; k < 3 && end < a->word_end && nx_is_syllable(nx_utf8_at(a->text, end)); k++)
            ends[k] = end += 3;
        for (uint32_t g = k; g >= 1; g--) {
            a->end = ends[g - 1];
            if (g == 3 && (n > 3 || josa_inside(a, a->begin + n + 3)))
                continue;
            judge(out, a, family, n, n / 3 + g, c);
        }
        const nx_match *given = nx_match_at(s->matches, a->begin + n, NX_LEX_PERSON);
        if (given && given->end - given->begin > 6 && nx_closes_word(s, given->end, a->word_end)) { /* 김다니엘 */
            nx_candidate whole = {a->begin, given->end, NX_NAME_ENOUGH + 1, false, false};
            nx_push(nx_scratch(c), out, whole);
        }
        if (k >= 1) { /* 김모씨 */
            a->end = ends[0];
            nx_entry mo;
            if (nx_lexicon_find(&mo, s->lex, NX_LEX_GIVEN, nx_str_cut(a->text, a->begin + n, a->end)) && nx_attr_is(mo.attr, "hidden", "yes") &&
                (has_honorific(a, a->end) || (nx_utf8_at(a->text, a->end) == '(' && bracket_points(a, a->end) >= 6) || /* 이모(54) 의원 */
                 (!nx_is_common(s, a->begin, a->end) && title_ahead(a) >= 5))) { /* 강모 전 교감 */
                nx_candidate hidden = {a->begin, a->end, 9, false, false};
                nx_push(nx_scratch(c), out, hidden);
            }
        }
        a->end = a->begin + n;
        judge_brief(out, a, surname, c);
        uint32_t one = 3;
        n = n > 3 && nx_lexicon_find(&surname, s->lex, NX_LEX_SURNAME, nx_str_cut(word, 0, one)) ? one : 0;
    }
}

typedef struct tally { /* of one string */
    uint32_t times;
    int16_t best;
} tally;

/* 전두환 전 대통령: a name stands right before candidate i, so that it is no name but 전. */
static bool behind_name(const nx_candidates *v, uint32_t i)
{
    for (uint32_t k = i; k-- > 0 && v->at[i].begin - v->at[k].begin < 40;)
        if (v->at[k].end + 1 == v->at[i].begin && v->at[k].score >= NX_NAME_ENOUGH)
            return true;
    return false;
}

/* 오달수, 염정아, 윤유선; 문재인·안철수: the marks between the names of a row. */
static bool is_row(newsx_str text, uint32_t end, uint32_t begin)
{
    uint32_t c = nx_utf8_at(text, end);
    return c == 0xB7 ? begin == end + 2 : c == ',' && begin == end + 2 && text.at[end + 1] == ' ';
}

/* Beside a name in a row of them, what has the shape of a name is one. */
static void believe_rows(nx_candidates *v, newsx_str text)
{
    for (int pass = 0; pass < 2; pass++) /* from left to right, then back */
        for (uint32_t k = 0; k < v->n; k++) {
            uint32_t i = pass ? v->n - 1 - k : k;
            nx_candidate *a = &v->at[i];
            if (a->score < NX_NAME_ENOUGH || a->brief || a->end - a->begin < 9)
                continue;
            for (uint32_t n = 1; n <= MAX_ROW; n++) {
                if (pass ? i < n : i + n >= v->n)
                    break;
                nx_candidate *b = pass ? a - n : a + n;
                if (pass ? is_row(text, b->end, a->begin) : is_row(text, a->end, b->begin)) {
                    if (!b->brief && b->end - b->begin == 9 && b->score > ROW_LEAST && b->score < NX_NAME_ENOUGH)
                        b->score = NX_NAME_ENOUGH;
                } else if (pass ? b->end + 4 < a->begin : b->begin > a->end + 4) {
                    break;
                }
            }
        }
}

/* What stands in the text more than once, or once beyond doubt, is believed everywhere. */
static void believe_repeated(nx_candidates *v, newsx_str text, nx_ctx *c)
{
    nx_map index = {0};
    tally *all = nx_alloc_zero(nx_scratch(c), sizeof *all * v->n);
    uint32_t *which = nx_alloc(nx_scratch(c), sizeof *which * v->n), n = 0;
    if (!all || !which)
        return;
    for (uint32_t i = 0; i < v->n; i++) {
        const uint32_t *at = nx_map_at(&index, nx_scratch(c), nx_str_cut(text, v->at[i].begin, v->at[i].end), n);
        if (!at)
            return;
        which[i] = *at;
        n += *at == n;
        tally *t = &all[*at];
        if (!v->at[i].doubted)
            t->best = t->times && t->best > v->at[i].score ? t->best : v->at[i].score;
        t->times++;
    }
    nx_map surnames = {0}; /* of names beyond doubt, as far as a surname goes */
    for (uint32_t i = 0; i < v->n; i++)
        if (!v->at[i].brief && all[which[i]].best >= NX_NAME_ENOUGH && v->at[i].end - v->at[i].begin >= 9) {
            nx_map_at(&surnames, nx_scratch(c), nx_str_cut(text, v->at[i].begin, v->at[i].begin + 3), 1);
            nx_map_at(&surnames, nx_scratch(c), nx_str_cut(text, v->at[i].begin, v->at[i].begin + 6), 1);
        }
    for (uint32_t i = 0; i < v->n; i++) {
        nx_candidate *a = &v->at[i];
        if (a->brief && a->score > 0 && a->score < NX_NAME_ENOUGH && nx_map_find(&surnames, nx_str_cut(text, a->begin, a->end)) &&
            !behind_name(v, i))
            a->score = NX_NAME_ENOUGH; /* 전 의원, where the text tells of 전서경 */
        if (!a->brief && a->end - a->begin > 9 && behind_name(v, i))
            a->score = HOPELESS; /* 홍동욱 진에너텍 대표 */
        const tally *t = &all[which[i]];
        int more = (int)t->times - 1 < MAX_REPEAT ? (int)t->times - 1 : MAX_REPEAT;
        if (a->brief || a->end - a->begin < 9)
            continue;
        if (a->doubted)
            continue;
        if (t->best >= NX_NAME_ENOUGH + 2 && a->score > HOPELESS)
            a->score = a->score > NX_NAME_ENOUGH ? a->score : NX_NAME_ENOUGH;
        else if (more && a->score > 0)
            a->score = (int16_t)(a->score + more);
    }
}

newsx_status nx_candidates_find(nx_candidates *out, const nx_name_classes *cls, const nx_scan *s, nx_ctx *c)
{
    around a = {.s = s, .cls = *cls, .text = s->text->text};
    for (uint32_t i = 0; i < s->text->sentences.n; i++) {
        a.sentence = s->text->sentences.at[i].span;
        for (uint32_t at = a.sentence.begin; at < a.sentence.end;) {
            uint32_t end = nx_word_end(a.text, at);
            if (end > at) {
                a.begin = at;
                a.word_end = end < a.sentence.end ? end : a.sentence.end;
                at_word(out, &a, c);
                at = end;
            } else {
                at += nx_utf8_len((unsigned char)a.text.at[at]);
            }
        }
    }
    believe_repeated(out, a.text, c);
    believe_rows(out, a.text);
    return nx_ctx_status(c);
}
