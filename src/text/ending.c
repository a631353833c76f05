/* ending.c -- takes a predicate apart from its end: 밝혔겠다고 is 밝히 + ㅆ + 겠 + 다고.  Endings are data (eomi.tsv), each by itself;
 * that a stem and an ending melt into one syllable (간다고, 할, 됐다) is arithmetic on the syllable: its final consonant is
 * taken off and read as the first letter of the ending; so is the vowel that -어 made one with the stem's (거쳐 is 거치 + ㅓ).  Only what stands behind a stem that is known for a verb's or
 * adjective's (stem.tsv, verb.tsv), or that no noun could be, is an ending: 바다 and 사고 are none. */
#include "text/ending.h"

#include "base/limits.h"
#include "base/utf8.h"

enum { STEM = 4 }; /* characters of a stem that are looked at */
enum { ONSETS = 588, VOWELS = 28, RIEUL = 5, IEUNG = 11, HIEUT = 18, A = 0, AE = 1, EO = 4, YEO = 6, EU = 18 }; /* characters from one onset, one vowel to the next; numbers of some */

static const char *const names[] = {"past", "present", "future", "negative", "question", "command", "quote", "plan",
                                    "purpose", "modifier", "nominal", "sequence", "contrast", "condition", "reason", "end"};

const char *nx_says_name(uint32_t bit)
{
    return bit < NX_LEN(names) ? names[bit] : NULL;
}

uint32_t nx_says_read(newsx_str attr)
{
    newsx_str tense = nx_attr(attr, "tense"), mood = nx_attr(attr, "mood");
    uint32_t says = (nx_attr_is(attr, "modifier", "yes") ? NX_SAYS_MODIFIER : 0u) | (nx_attr_is(attr, "end", "yes") ? NX_SAYS_END : 0u) |
                    (nx_attr_is(attr, "link", "yes") ? NX_SAYS_LINK : 0u);
    for (uint32_t i = 0; i < NX_LEN(names); i++)
        if (nx_str_is(tense, names[i]) || nx_str_is(mood, names[i]))
            says |= 1u << i;
    return says;
}

static uint32_t entry(const nx_affixes *x, const uint32_t *ch, uint32_t n, bool before_last) /* 0: none of that slot */
{
    uint32_t bits = nx_affix(x, NX_LEX_EOMI, ch, n);
    return bits && ((bits & NX_PRE_FINAL) != 0) == before_last ? bits : 0;
}

/* ㅆ ㅄ ㄶ ㅀ ㄺ ㄼ …: finals of stems, not of nouns (값, 삶, 닭 are of one syllable). */
static bool ends_no_noun(uint32_t c, uint32_t k)
{
    int batchim = nx_batchim(c);
    return batchim == 20 || (k > 1 && (batchim == 6 || batchim == 15 || batchim == 18));
}

static bool may_hold_eo(uint32_t c) /* its vowel is one that -아 or -어 may be part of: ㅏ ㅐ ㅓ ㅔ ㅕ ㅘ ㅙ ㅝ ㅞ */
{
    const uint32_t vowels = 1u << A | 1u << AE | 1u << EO | 1u << 5 | 1u << YEO | 1u << 9 | 1u << 10 | 1u << 14 | 1u << 15;
    return nx_is_syllable(c) && (c - 0xAC00u) % VOWELS == 0 && vowels >> (c - 0xAC00u) % ONSETS / VOWELS & 1u;
}

bool nx_ends_in_link(const nx_affixes *x, const uint32_t *ch, uint32_t n, bool whole)
{
    return n > 0 && (nx_ending_of(x, ch, n, whole).says & NX_SAYS_LINK);
}

/* Whether the k characters at ch, the last one read as `last`, are or end in a predicate's stem.  bare: nothing stands behind
 * them, so that a verb at the end of something unknown is none (사고관련). */
static bool is_stem(const nx_affixes *x, const uint32_t *ch, uint32_t k, uint32_t last, bool whole, bool bare, uint32_t *says)
{
    uint32_t s[STEM], m = k < STEM ? k : STEM;
    for (uint32_t i = 0; i < m; i++)
        s[i] = ch[k - m + i];
    s[m - 1] = last;
    if (bare && whole && k == 1 && (nx_affix(x, NX_LEX_STEM, ch, 1) & NX_NOUN_STEM)) /* 간, 산 */
        return false;
    for (uint32_t i = 0; i < m; i++) {
        bool all = whole && m == k && i == 0;
        uint32_t stem = nx_affix(x, NX_LEX_STEM, s + i, m - i);
        if ((stem & (NX_PREDICATE | NX_NEGATION)) && (all || (stem & NX_SUFFIX))) {
            *says |= stem & NX_NEGATION ? NX_SAYS_NEGATIVE : 0u;
            return true;
        }
        bool helper = stem & NX_HELPER, verb = !(all && (stem & NX_WHOLE)) && (m - i > 1 || (all && !bare));
        uint32_t before = k - m + i; /* what stands there must be a verb, too, where this one is not sure */
        bool loose = verb && !bare;
        if (all ? verb && nx_affix(x, NX_LEX_VERB, s, m)
                : (loose || (before > 0 && may_hold_eo(ch[before - 1]))) && (helper || (verb && nx_affix(x, NX_LEX_VERB, s + i, m - i))) &&
                      (loose || nx_ends_in_link(x, ch, before, whole)))
            return true;
    }
    return ends_no_noun(last, k);
}

static uint32_t syllable(uint32_t onset, uint32_t vowel)
{
    return 0xAC00u + onset * ONSETS + vowel * VOWELS;
}

typedef enum reach { ALL, BARE, BEFORE } reach; /* the stem is the whole word; may be its end; and something stands behind it */

static bool is_stem_before_eo(const nx_affixes *x, const uint32_t *ch, uint32_t k, uint32_t last, bool whole, reach how, uint32_t *says)
{
    if (how != ALL)
        return is_stem(x, ch, k, last, whole, how == BARE, says);
    uint32_t s[STEM], n = k < STEM ? k : STEM;
    memcpy(s, ch, n * sizeof *s);
    s[n - 1] = last;
    uint32_t stem = whole && k <= STEM ? nx_affix(x, NX_LEX_STEM, s, k) : NX_WHOLE;
    return (stem & NX_PREDICATE) ? !(stem & NX_SUFFIX) : !(stem & NX_WHOLE) && (k > 1 || last != ch[0]) && nx_affix(x, NX_LEX_VERB, s, k);
}

/* The same where the last of these syllables holds -아 or -어, too: 와 < 오, 켜 < 키, 나빠 < 나쁘, 몰라 < 모르, 해 < 하. */
static bool is_merged_stem(const nx_affixes *x, const uint32_t *ch, uint32_t k, bool whole, reach how, uint32_t *says)
{
    static const uint8_t before[] = {A, AE, 0, 0, EO, 5, 20, 0, 0, 8, 11, 0, 0, 0, 13, 15}; /* by the number of the vowel */
    uint32_t c = ch[k - 1] - 0xAC00u, onset = c / ONSETS, vowel = c % ONSETS / VOWELS, changed[NX_MAX_WORD];
    if (!may_hold_eo(ch[k - 1]))
        return false;
    uint32_t prior = k > 1 && nx_is_syllable(ch[k - 2]) ? (ch[k - 2] - 0xAC00u) % ONSETS / VOWELS : EO;
    bool bright = prior == A || prior == 2 || prior == 8; /* ㅏ ㅑ ㅗ: behind them it is -아 */
    if ((vowel == A && bright) || (vowel == EO && !bright)) {
        if (onset == RIEUL && k > 1 && nx_batchim(ch[k - 2]) == 8) {
            memcpy(changed, ch, k * sizeof *ch);
            changed[k - 2] -= 8;
            if (is_stem_before_eo(x, changed, k, syllable(RIEUL, EU), whole, how, says))
                return true;
        }
        if (is_stem_before_eo(x, ch, k, syllable(onset, EU), whole, how, says))
            return true;
    }
    if (onset == HIEUT && vowel == AE && is_stem_before_eo(x, ch, k, syllable(HIEUT, A), whole, how, says))
        return true;
    if (onset == IEUNG && vowel == 9 && prior == 8 && is_stem_before_eo(x, ch, k, syllable(IEUNG, 13), whole, how, says)) /* 도와 < 도우 */
        return true;
    bool shows = before[vowel] != vowel; /* 만나: nothing shows, so only the whole word will do */
    return is_stem_before_eo(x, ch, k, syllable(onset, before[vowel]), whole, how == BARE && !shows ? ALL : how, says);
}

/* What stands between the stem and the last ending that begins at *k: 었, 겠, the ㅆ of 했.  False: no stem before it. */
static bool before_last(const nx_affixes *x, const uint32_t *ch, uint32_t *k, bool whole, uint32_t *says)
{
    static const uint32_t past = 0x3146u; /* ㅆ */
    for (uint32_t bits; *k > 1 && (bits = entry(x, ch + *k - 1, 1, true)) != 0; --*k)
        *says |= bits >> NX_AFFIX_BITS;
    uint32_t last = ch[*k - 1];
    if (nx_batchim(last) != 20)
        return is_stem(x, ch, *k, last, whole, false, says);
    if (!(nx_affix(x, NX_LEX_STEM, &last, 1) & NX_OWN_FINAL)) /* 있 */
        *says |= entry(x, &past, 1, true) >> NX_AFFIX_BITS;
    is_stem(x, ch, *k, last - 20, whole, false, says); /* only for what it says: 못했다 */
    return true;
}

uint32_t nx_ending_melted(const nx_affixes *x, const uint32_t *ch, uint32_t k, uint32_t n)
{
    uint32_t piece[NX_MAX_WORD + 1] = {nx_jamo_of_batchim(nx_batchim(ch[k - 1]))};
    if (!piece[0] || !(nx_affix_melts(x) >> nx_batchim(ch[k - 1]) & 1u))
        return 0;
    memcpy(piece + 1, ch + k, (n - k) * sizeof *piece);
    return entry(x, piece, n - k + 1, false);
}

static uint32_t merged(const nx_affixes *x, const uint32_t *ch, uint32_t k, uint32_t n) /* of eomi.tsv the bits of ㅓ and what follows it */
{
    uint32_t piece[NX_MAX_WORD + 1] = {0x3153u};
    memcpy(piece + 1, ch + k, (n - k) * sizeof *piece);
    return entry(x, piece, n - k + 1, false);
}

/* What -아 or -어 says where the last syllable may hold it and stands for no ending of its own (아, 여, 해; 가 alone); else 0. */
static uint32_t bare_link(const nx_affixes *x, const uint32_t *ch, uint32_t n)
{
    uint32_t onset = (ch[n - 1] - 0xAC00u) / ONSETS, vowel = (ch[n - 1] - 0xAC00u) % ONSETS / VOWELS;
    if (!may_hold_eo(ch[n - 1]) || (onset == IEUNG && (vowel == A || vowel == EO || vowel == YEO || n == 1)) || (n == 1 && vowel < YEO))
        return 0;
    return entry(x, ch + n - 1, 1, false) & NX_LIGHT ? 0 : merged(x, ch, n, n) >> NX_AFFIX_BITS;
}

nx_ending nx_ending_of(const nx_affixes *x, const uint32_t *ch, uint32_t n, bool whole)
{
    nx_ending none = {n, 0, false};
    if (n == 0 || n > NX_MAX_WORD || !nx_is_syllable(ch[n - 1]))
        return none;
    uint32_t most = nx_affix_longest_ending(x, ch[n - 1]), last, link = bare_link(x, ch, n);
    if (!most && !link && !(nx_affix_melts(x) >> nx_batchim(ch[n - 1]) & 1u))
        return none;
    if (link && is_merged_stem(x, ch, n, whole, ALL, &link)) /* 따라, 알려, 드러나: no 라, 려 or 나 behind a stem */
        return (nx_ending){n, link, true};
    for (uint32_t len = most < n ? most : n - 1;; len--) {
        uint32_t k = n - len, bits, says, melted;
        if (!nx_is_syllable(last = ch[k - 1]))
            return none;
        if ((melted = nx_ending_melted(x, ch, k, n)) != 0) {
            says = melted >> NX_AFFIX_BITS;
            if (is_stem(x, ch, k, last - (uint32_t)nx_batchim(last), whole, len == 0, &says)) { /* 간다; 간 is a noun, too */
                bits = says & NX_SAYS_END && says & NX_SAYS_FUTURE ? entry(x, ch + k, len, false) : 0;
                if (bits && is_stem(x, ch, k, last, whole, false, &says)) /* 길게, 물게: hardly ever -ㄹ게 */
                    says = bits >> NX_AFFIX_BITS;
                return (nx_ending){k, says, true};
            }
        }
        if (len && (bits = entry(x, ch + k, len, false)) != 0) {
            says = bits >> NX_AFFIX_BITS;
            if ((bits & NX_LIGHT) || before_last(x, ch, &k, whole, &says))
                return (nx_ending){k, says, true};
        }
        k = n - len;
        if (len && may_hold_eo(last) && (bits = merged(x, ch, k, n)) != 0) {
            says = bits >> NX_AFFIX_BITS;
            if (is_merged_stem(x, ch, k, whole, BEFORE, &says))
                return (nx_ending){k, says, true};
        }
        if (len == 0)
            return link && is_merged_stem(x, ch, n, whole, BARE, &link) ? (nx_ending){n, link, true} : none;
    }
}

static uint32_t characters(uint32_t ch[NX_MAX_WORD], newsx_str text, uint32_t begin, uint32_t end) /* the last ones */
{
    uint32_t n = 0, at = end;
    while (at > begin && n < NX_MAX_WORD) {
        at = nx_utf8_back(text, at);
        ch[NX_MAX_WORD - ++n] = nx_utf8_at(text, at);
    }
    memmove(ch, ch + NX_MAX_WORD - n, n * sizeof *ch);
    return n;
}

nx_ending nx_ending_in(const nx_affixes *x, newsx_str text, uint32_t begin, uint32_t end)
{
    uint32_t ch[NX_MAX_WORD], n = characters(ch, text, begin, end);
    return nx_ending_of(x, ch, n, true);
}

nx_ending nx_endings_only(const nx_affixes *x, const uint32_t *ch, uint32_t n)
{
    uint32_t most = n ? nx_affix_longest_ending(x, ch[n - 1]) : 0;
    for (uint32_t len = most < n ? most : n; len > 0; len--) {
        uint32_t k = n - len, bits = entry(x, ch + k, len, false), says = bits >> NX_AFFIX_BITS, pre;
        for (; bits && k > 0 && (pre = entry(x, ch + k - 1, 1, true)) != 0; k--)
            says |= pre >> NX_AFFIX_BITS;
        if (bits && k == 0)
            return (nx_ending){0, says, true};
    }
    return (nx_ending){n, 0, false};
}

bool nx_is_endings(const nx_affixes *x, newsx_str s)
{
    uint32_t ch[NX_MAX_WORD];
    if (s.len > 3 * NX_MAX_WORD) /* no string of endings is that long */
        return false;
    uint32_t n = characters(ch, s, 0, (uint32_t)s.len);
    if (nx_endings_only(x, ch, n).found || (n > 1 && nx_batchim(ch[0]) == 20 && nx_endings_only(x, ch + 1, n - 1).found))
        return true; /* 다고; 됐|다고 */
    uint32_t light = n && nx_is_syllable(ch[0]) ? ch[0] - (uint32_t)nx_batchim(ch[0]) : 0;
    return light && (nx_affix(x, NX_LEX_STEM, &light, 1) & NX_LIGHT_STEM) && nx_ending_of(x, ch, n, false).from == 1; /* 한, 되는 */
}

uint32_t nx_copula_says(const nx_affixes *x, const uint32_t *ch, uint32_t n)
{
    for (uint32_t i = 0; i < n && i < 3; i++) { /* 였다; 이|라고, 인|데; 들|이었다, 들인 */
        nx_ending e = nx_endings_only(x, ch + i, n - i);
        uint32_t bits = e.found ? 0 : nx_ending_melted(x, ch + i, 1, n - i);
        if (e.found || bits)
            return e.found ? e.says : bits >> NX_AFFIX_BITS;
    }
    return 0;
}
