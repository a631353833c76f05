/* word.c -- small questions about the words of a text that the finders of names ask.  Cost: a look-up or two each. */
#include "fact/name.h"

#include "base/utf8.h"

#include <string.h>

uint32_t nx_word_end(newsx_str text, uint32_t at)
{
    while (at < text.len) {
        uint32_t next = at;
        if (!nx_is_word(nx_utf8_next(text, &next)))
            break;
        at = next;
    }
    return at;
}

uint32_t nx_word_begin(newsx_str text, uint32_t at, uint32_t low)
{
    while (at > low && nx_is_word(nx_utf8_before(text, at)))
        at = nx_utf8_back(text, at);
    return at;
}

bool nx_is_josa_to(const nx_scan *s, uint32_t at, uint32_t end)
{
    newsx_str text = s->text->text;
    uint32_t josa = at >= end || at == 0 ? 0 : nx_affix_of(s->affixes, NX_LEX_JOSA, nx_str_cut(text, at, end));
    if (!josa || josa & NX_NEVER)
        return false;
    int final = nx_batchim(nx_utf8_before(text, at));
    if (final < 0 || !(~josa & (NX_AFTER_VOWEL | NX_AFTER_CONSONANT)))
        return true;
    bool vowel = final == 0 || (final == 8 && josa & NX_RIEUL_AS_VOWEL);
    return josa & NX_AFTER_VOWEL ? vowel : final != 0;
}

bool nx_closes_word(const nx_scan *s, uint32_t at, uint32_t end)
{
    return at == end || nx_is_josa_to(s, at, end);
}

uint32_t nx_syllables(newsx_str text, uint32_t begin, uint32_t end)
{
    return nx_utf8_count(nx_str_cut(text, begin, end));
}

static bool honoured(const nx_scan *s, uint32_t at, uint32_t end) /* 실장|님이, 의원|측도 */
{
    const nx_match *m = nx_match_at(s->matches, at, NX_LEX_TITLE);
    newsx_str kind = m ? nx_attr(nx_lexicon_entry(s->lex, m->entry).attr, "kind") : (newsx_str){NULL, 0};
    return (nx_str_is(kind, "honorific") || nx_str_is(kind, "side")) && nx_closes_word(s, m->end, end);
}

const nx_match *nx_title_in_word(const nx_scan *s, uint32_t begin, uint32_t end)
{
    newsx_str text = s->text->text;
    for (uint32_t at = begin; at < end; at += nx_utf8_len((unsigned char)text.at[at])) {
        uint32_t n;
        const nx_match *m = nx_matches_at(s->matches, at, &n);
        for (uint32_t i = 0; i < n; i++) {
            if (m[i].cls != NX_LEX_TITLE || (at > begin && m[i].end - m[i].begin <= 3))
                continue;
            uint32_t close = m[i].end > end ? nx_word_end(text, m[i].end) : end; /* 대통령 당선인 */
            if (nx_closes_word(s, m[i].end, close) || honoured(s, m[i].end, close))
                return &m[i];
        }
    }
    return NULL;
}

/* The last syllable without its final consonant, as a stem has it before ㄴ, ㄹ and ㅁ: 어린 and 어릴 of 어리. */
static bool is_stem_bound(const nx_scan *s, uint32_t verbs, uint32_t begin, uint32_t end)
{
    newsx_str text = s->text->text;
    uint32_t last = nx_utf8_back(text, end), c = nx_utf8_at(text, last);
    int final = nx_batchim(c);
    if (end - begin > 24 || (final != 4 && final != 8 && final != 16))
        return false;
    char stem[32];
    uint32_t n = last - begin;
    memcpy(stem, text.at + begin, n);
    n += nx_utf8_put(stem + n, c - (uint32_t)final);
    return nx_class_has(s->lex, verbs, (newsx_str){stem, n});
}

static bool is_tail(const nx_scan *s, const nx_name_classes *k, uint32_t at, uint32_t end) /* what ends a verb */
{
    newsx_str rest = nx_str_cut(s->text->text, at, end);
    return at == end || nx_class_has(s->lex, k->ending, rest) || nx_is_endings(s->affixes, rest);
}

bool nx_is_verb(const nx_scan *s, const nx_name_classes *k, uint32_t begin, uint32_t end)
{
    newsx_str text = s->text->text;
    uint32_t stem = nx_class_prefix(s->lex, k->verb, nx_str_cut(text, begin, end));
    bool light = stem && nx_class_prefix(s->lex, k->lightverb, nx_str_cut(text, begin + stem, end)); /* 오|하라 is a name */
    if (stem && begin + stem < end && !light && is_tail(s, k, begin + stem, end))
        return true;
    if (is_stem_bound(s, k->verb, begin, end))
        return true;
    for (uint32_t at = begin + 3; at + 3 <= end; at += 3) {
        if (nx_batchim(nx_utf8_before(text, at)) == 20 && is_tail(s, k, at, end))
            return true; /* 말했|다고, 컸|던: ㅆ is hardly ever anything but a tense */
        newsx_str rest = nx_str_cut(text, at, end);
        bool eomi = at + 6 <= end && nx_is_endings(s->affixes, rest);
        if (at == begin + 3) {
            if (eomi && nx_class_has(s->lex, k->verb, nx_str_cut(text, begin, at)) && !nx_class_prefix(s->lex, k->lightverb, rest))
                return true;
            continue;
        }
        uint32_t made = nx_class_prefix(s->lex, k->lightverb, rest);
        if (made ? nx_is_common(s, begin, at) && is_tail(s, k, at + made, end) : eomi)
            return true; /* 데뷔|한, 인용|해, 합의|했다고 */
    }
    return false;
}

/* A verb as it stands before another word: 떠나, 쓰러져, 위해.  The last vowel may hold the 어 of the ending. */
bool nx_is_verb_bound(const nx_scan *s, const nx_name_classes *k, uint32_t begin, uint32_t end)
{
    static const struct { uint8_t said, stem; } contracted[] = {{6 /* ㅕ */, 20 /* ㅣ */}, {1 /* ㅐ */, 0 /* ㅏ */}, {14 /* ㅝ */, 13 /* ㅜ */}, {9 /* ㅘ */, 8 /* ㅗ */}, {4 /* ㅓ */, 18 /* ㅡ */}};
    newsx_str text = s->text->text;
    uint32_t last = nx_utf8_back(text, end), c = nx_utf8_at(text, last);
    if (end - begin > 24 || !nx_is_syllable(c) || nx_batchim(c))
        return false;
    if (nx_class_has(s->lex, k->verb, nx_str_cut(text, begin, end)))
        return true;
    uint32_t vowel = (c - 0xAC00u) / 28 % 21;
    for (uint32_t i = 0; i < NX_LEN(contracted); i++) {
        char stem[32];
        uint32_t n = last - begin;
        if (contracted[i].said != vowel)
            continue;
        memcpy(stem, text.at + begin, n);
        n += nx_utf8_put(stem + n, c - (vowel - contracted[i].stem) * 28u);
        if (nx_class_has(s->lex, k->verb, (newsx_str){stem, n}))
            return true;
    }
    return false;
}

bool nx_is_common(const nx_scan *s, uint32_t begin, uint32_t end)
{
    uint32_t n;
    const nx_match *m = nx_matches_at(s->matches, begin, &n);
    for (uint32_t i = 0; i < n && m[i].end >= end; i++)
        if (m[i].end == end && (m[i].cls == NX_LEX_NOUN || m[i].cls == NX_LEX_STOPNAME || m[i].cls == NX_LEX_DATEWORD ||
                                m[i].cls == NX_LEX_PRONOUN || m[i].cls == NX_LEX_HOLIDAY))
            return true;
    return false;
}

newsx_str nx_josa_case(const nx_scan *s, uint32_t at)
{
    nx_entry e;
    uint32_t end = nx_word_end(s->text->text, at);
    return end > at && nx_lexicon_find(&e, s->lex, NX_LEX_JOSA, nx_str_cut(s->text->text, at, end)) ? nx_attr(e.attr, "case") : (newsx_str){NULL, 0};
}

uint32_t nx_age_behind(const nx_scan *s, uint32_t at)
{
    newsx_str text = s->text->text;
    if (nx_utf8_at(text, at) == ' ')
        at++;
    if (nx_utf8_at(text, at) != '(')
        return 0;
    size_t used;
    uint32_t age = nx_str_uint(nx_str_cut(text, at + 1, text.len < at + 8u ? text.len : at + 8u), &used);
    uint32_t next = nx_utf8_at(text, at + 1 + (uint32_t)used);
    bool part = next == '.' && nx_is_digit(nx_utf8_at(text, at + 2 + (uint32_t)used)); /* 34.4% */
    bool month = used == 1 && next == ','; /* (7, 8월) */
    bool fits = used > 0 && used < 3 && !part && !month && (next == ')' || next == ',' || next == '.' || next == 0xB7 || next == 0xC138);
    return fits ? age : 0;
}

nx_name_classes nx_name_classes_of(const nx_lexicon *lex)
{
    nx_name_classes k = {
        .verb = nx_lexicon_class(lex, NX_S("verb")),
        .ending = nx_lexicon_class(lex, NX_S("ending")),
        .lightverb = nx_lexicon_class(lex, NX_S("lightverb")),
        .nounsuffix = nx_lexicon_class(lex, NX_S("nounsuffix")),
        .nounprefix = nx_lexicon_class(lex, NX_S("nounprefix")),
        .orgmark = nx_lexicon_class(lex, NX_S("orgmark")),
        .orgnoun = nx_lexicon_class(lex, NX_S("orgnoun")),
        .orghead = nx_lexicon_class(lex, NX_S("orghead")),
        .aliasmark = nx_lexicon_class(lex, NX_S("aliasmark")),
        .placetail = nx_lexicon_class(lex, NX_S("placetail")),
        .orgpart = nx_lexicon_class(lex, NX_S("orgpart")),
        .foreign = nx_lexicon_class(lex, NX_S("foreign")),
        .forename = nx_lexicon_class(lex, NX_S("forename")),
        .tenure = nx_lexicon_class(lex, NX_S("tenure")),
    };
    return k;
}

bool nx_class_has(const nx_lexicon *lex, uint32_t cls, newsx_str word)
{
    return cls != UINT32_MAX && nx_lexicon_find(NULL, lex, cls, word);
}

uint32_t nx_class_prefix(const nx_lexicon *lex, uint32_t cls, newsx_str s)
{
    return cls == UINT32_MAX ? 0 : nx_lexicon_prefix(NULL, lex, cls, s);
}
