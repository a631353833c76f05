/* token.c -- cuts sentences into words and punctuation, and splits the josa (or copula) and the ending of a predicate off
 * each word.
 *
 * What is a josa is dict/lex/josa.tsv; where it may be split off is decided by weighing.  Every cut that a josa allows
 * (its final-consonant rule included) is held against the word as a whole by what the dictionaries know of the two
 * stems: a known word from end to end, a chain of known words, a known word at the end, a name by its surname and
 * syllables, a figure with its unit, or nothing.  The better known stem wins; 정부로 is 정부/로, 회의 is whole though 회/의
 * would do, 위원회의 is 위원회/의.  Stems of verbs (dict/lex/stem.tsv) are no nouns: 하는, 열리는, 같은 stay whole.
 * A word that was judged before is not judged again (memo.h).
 * In: sentence.c, match.c.  Cost: O(bytes): a word is judged by its last NX_MAX_WORD characters. */
#include "base/limits.h"
#include "base/utf8.h"
#include "text/text.h"

#include <assert.h>

typedef struct known { /* of the known words that end at one place of a word */
    uint8_t from; /* the longest of them: 1 + its first character; 0: there is none */
    bool chain;   /* known words tile everything before that place */
    bool sure;    /* one reaches from the first character, and it is not only in the long list of common nouns */
    bool place;   /* one of these is a place */
} known;

typedef struct waiting { /* a word that was read and not yet judged */
    uint32_t token, limit; /* its sentence ends at limit */
    bool attached;         /* to a mark that a josa may follow */
    nx_word_key key;       /* empty where the word is none that the memo keeps */
} waiting;

typedef struct splitter {
    newsx_str s;
    const nx_affixes *affixes;
    const nx_lexicon *lex;
    nx_memo *memo; /* NULL: none is kept */
    const nx_match *match, *last; /* the first that begins in the word or behind it; the end of all */
    uint32_t at[NX_MAX_WORD + 1]; /* where the characters of the word begin; one more for its end */
    uint32_t ch[NX_MAX_WORD];     /* the characters */
    uint64_t key[NX_MAX_WORD + 1]; /* up to each place the last four of them, packed */
    uint32_t n;
    bool cut;  /* the word is longer than that: at[0] is not its begin */
    bool pure; /* it is made of syllables */
    known known[NX_MAX_WORD + 1];
    waiting queue[32];
    uint32_t waiting;
} splitter;

static newsx_str piece(const splitter *w, uint32_t i, uint32_t j)
{
    return nx_str_cut(w->s, w->at[i], w->at[j]);
}

/* The josa, stem or surname that is the characters [i, j) of the word. */
static uint32_t look_up(const splitter *w, nx_class cls, uint32_t i, uint32_t j)
{
    uint32_t n = j - i;
    return n <= NX_PACKED ? nx_affix_packed(w->affixes, cls, nx_packed_last(w->key[j], n)) : nx_affix_long(w->affixes, cls, w->ch + i, n);
}

static bool is_unit_word(const splitter *w, uint32_t i, uint32_t j)
{
    newsx_str s = piece(w, i, j);
    return nx_lexicon_find(NULL, w->lex, NX_LEX_UNIT, s) || nx_lexicon_find(NULL, w->lex, NX_LEX_TIMEUNIT, s) ||
           nx_lexicon_find(NULL, w->lex, NX_LEX_NUMERAL, s);
}

static bool is_noun_class(uint32_t cls)
{
    const uint32_t nouns = 1u << NX_LEX_NOUN | 1u << NX_LEX_ORG | 1u << NX_LEX_PLACE | 1u << NX_LEX_TITLE |
                           1u << NX_LEX_PERSON | 1u << NX_LEX_DATEWORD | 1u << NX_LEX_HOLIDAY | 1u << NX_LEX_PRONOUN;
    static_assert(NX_LEX_COUNT <= 32, "classes fit into a mask");
    return cls < 32 && (nouns >> cls & 1u);
}

/* Lists of nouns hold what is no noun in news: 에서, 으로 as words, 비가, 등에. */
static bool is_josa_or_cut(const splitter *w, uint32_t i, uint32_t k)
{
    if (!nx_affix_longest_josa(w->affixes, w->ch[k - 1]))
        return false;
    return (look_up(w, NX_LEX_STEM, i, k) & (i > 0 ? NX_CUT | NX_TAIL_CUT : NX_CUT)) || (i > 0 && look_up(w, NX_LEX_JOSA, i, k));
}

/* Fills from, chain, sure and place by one walk over the matches inside the word. */
static void find_known(splitter *w)
{
    memset(w->known, 0, (w->n + 1u) * sizeof *w->known);
    w->known[0].chain = !w->cut;
    uint32_t limit = w->at[w->n], i = 0, k = 0, begin = UINT32_MAX;
    for (const nx_match *m = w->match; m < w->last && m->begin < limit; m++) { /* by begin, longest first */
        if (m->end > limit || !is_noun_class(m->cls))
            continue;
        while (w->at[i] < m->begin)
            i++;
        if (m->begin != begin)
            k = w->n;
        begin = m->begin;
        while (w->at[k] > m->end)
            k--;
        if (w->at[k] != m->end || (i > 0 && (k - i < 2 || m->cls == NX_LEX_PERSON)) || (m->cls == NX_LEX_NOUN && is_josa_or_cut(w, i, k)))
            continue;
        known *x = &w->known[k];
        if (!x->from)
            x->from = (uint8_t)(i + 1);
        x->sure = x->sure || (i == 0 && m->cls != NX_LEX_NOUN);
        x->place = x->place || (i == 0 && m->cls == NX_LEX_PLACE);
        x->chain = x->chain || (w->known[i].chain && k - i > 1); /* 한국철도 is not 한 and 국철 */
    }
}

/* Whether the first k characters are a stem of a verb or adjective; *exact: it is one, whatever noun looks like it. */
static bool is_predicate(const splitter *w, uint32_t k, bool *exact)
{
    uint32_t all = w->cut ? 0 : look_up(w, NX_LEX_STEM, 0, k);
    *exact = all & NX_PREDICATE;
    if (*exact || (k > 1 && !w->cut && !all && w->known[k].from != 1 && look_up(w, NX_LEX_VERB, 0, k)))
        return true;
    uint32_t most = nx_affix_longest_stem(w->affixes, w->ch[k - 1]);
    for (uint32_t i = k > most ? k - most : 1; i < k; i++) {
        uint32_t e = look_up(w, NX_LEX_STEM, i, k);
        if ((e & NX_PREDICATE) && (e & NX_SUFFIX))
            return true;
    }
    return k > 2 && (look_up(w, NX_LEX_STEM, k - 1, k) & NX_HELPER) && !w->cut && !look_up(w, NX_LEX_VERB, 0, k - 1) &&
           nx_ends_in_link(w->affixes, w->ch, k - 1, true); /* 알려|지; but 끝나|지 */
}

static bool ends_like_predicate(const splitter *w, uint32_t k) /* ㅆ ㅄ ㄶ ㅀ end no nouns, or next to none (값) */
{
    int batchim = nx_batchim(w->ch[k - 1]);
    return batchim == 20 || (k > 1 && (batchim == 18 || batchim == 6 || batchim == 15));
}

static bool is_uncut(const splitter *w) /* a word that only looks like noun + josa: 따라서, 새로, 끊임없이 */
{
    uint32_t all = w->cut ? 0 : look_up(w, NX_LEX_STEM, 0, w->n);
    if ((all & NX_WHOLE) || ((all & NX_PREDICATE) && w->n > 1)) /* 만나, 일어나 */
        return true;
    uint32_t most = nx_affix_longest_stem(w->affixes, w->ch[w->n - 1]);
    for (uint32_t i = w->n > most ? w->n - most : 1; i + 1 < w->n; i++) {
        uint32_t e = look_up(w, NX_LEX_STEM, i, w->n);
        if ((e & NX_WHOLE) && (e & NX_SUFFIX))
            return true;
    }
    return false;
}

/* ---- how well a stem is known ---- */

enum { /* of a stem that ends at character k */
    UNKNOWN = 10,
    TAIL_ONLY = 9, /* of a whole word: a known word behind something unknown */
    NAME_SHORT = 25,
    NAME = 40,
    FOREIGN = 45, /* Latin letters, digits, Chinese: whatever stands there is no ending */
    TAIL = 50,    /* + how far to the left it reaches */
    CHAIN = 70,
    FIGURE = 90,
    NOUN1 = 95,
    KNOWN = 100
};

static int given_rank(const splitter *w, uint32_t i, uint32_t not_pos) /* 0: no syllable of names there */
{
    uint32_t e = nx_affix_given(w->affixes, w->ch[i]);
    return !e || (e & not_pos) ? 0 : e & NX_HIGH ? 3 : e & NX_MID ? 2 : 1;
}

static int name_score(const splitter *w, uint32_t k)
{
    if (w->cut || k < 2 || k > 4)
        return 0;
    uint32_t surname = k == 4 ? 2 : 1;
    if (!look_up(w, NX_LEX_SURNAME, 0, surname))
        return 0;
    if (k == 2)
        return given_rank(w, 1, NX_FIRST_ONLY) >= 2 ? NAME_SHORT : 0;
    int first = given_rank(w, surname, NX_LAST_ONLY), last = given_rank(w, surname + 1, NX_FIRST_ONLY);
    return first >= 1 && last >= 1 && first + last >= 4 ? NAME : 0;
}

/* The digits a word begins with, and a unit behind them up to character k: 3만2천대, 10일, 2022년. */
static bool is_figure(const splitter *w, uint32_t k)
{
    uint32_t i = 0;
    while (i < k && (nx_is_digit(w->ch[i]) || w->ch[i] == ',' || w->ch[i] == '.'))
        i++;
    if (w->cut || i == 0)
        return false;
    newsx_str rest = piece(w, i, k);
    bool unit = false;
    while (rest.len) { /* 만2천, 억원, 1시간30분 */
        nx_entry e;
        uint32_t n = nx_is_digit((unsigned char)rest.at[0]) ? 1 : 0;
        if (unit && !n) /* one unit after one number: 마 is no yard in 4초마다 */
            return false;
        unit = false;
        if (!n) {
            uint32_t of_unit = nx_lexicon_prefix(NULL, w->lex, NX_LEX_UNIT, rest);
            uint32_t of_time = nx_lexicon_prefix(NULL, w->lex, NX_LEX_TIMEUNIT, rest);
            n = of_unit > of_time ? of_unit : of_time;
            unit = n > 0;
        }
        if (!n) {
            n = nx_lexicon_prefix(&e, w->lex, NX_LEX_NUMERAL, rest);
            if (n && nx_attr_is(e.attr, "kind", "digit"))
                return false;
            if (!n) /* 30여명 */
                n = nx_lexicon_prefix(NULL, w->lex, NX_LEX_NUMOD, rest) % (uint32_t)rest.len;
            if (!n)
                return false;
        }
        rest = nx_str_cut(rest, n, rest.len);
    }
    return true;
}

static int score(const splitter *w, uint32_t k)
{
    if (!nx_is_syllable(w->ch[k - 1]))
        return FOREIGN;
    if (nx_is_digit(w->ch[0]) && is_figure(w, k))
        return FIGURE;
    if (!w->cut && k == 1)
        return w->known[1].from == 1 || (look_up(w, NX_LEX_STEM, 0, 1) & NX_NOUN_STEM) ? NOUN1 : UNKNOWN;
    if (!w->cut && w->known[k].from == 1)
        return KNOWN;
    if (!w->cut && (look_up(w, NX_LEX_STEM, 0, k) & (NX_NOUN_STEM | NX_WHOLE)))
        return KNOWN;
    if (k > 2 && (w->known[k - 1].from == 1 || w->known[k - 1].chain) && (look_up(w, NX_LEX_STEM, k - 1, k) & NX_BEHIND_NOUN)) /* 적극+적 */
        return KNOWN;
    if (w->known[k].chain)
        return CHAIN;
    if (w->known[k].from)
        return TAIL + 18 - w->known[k].from + (w->known[k].from == 2 ? CHAIN - TAIL - 17 : 0);
    int name = name_score(w, k);
    return name ? name : nx_is_latin(w->ch[0]) ? NAME : UNKNOWN; /* A씨, IT기업 */
}

static int score_whole(const splitter *w)
{
    int s = score(w, w->n);
    if (s == UNKNOWN)
        return 0;
    if (s == NAME_SHORT)
        return UNKNOWN - 1;
    if (s == NAME) /* 박지만 is a name, 우승을 is none */
        return given_rank(w, w->n - 1, NX_FIRST_ONLY) == 3 && (look_up(w, NX_LEX_SURNAME, 0, w->n - 2) & NX_HIGH)
                   ? NAME
                   : UNKNOWN - 1;
    uint32_t tail = w->known[w->n].from;
    if (s >= TAIL && s < CHAIN && tail != 2 && !w->known[tail - 1].from) /* before the known word nothing known */
        return TAIL_ONLY;
    return s;
}

/* ---- the josa ---- */

static bool agrees(uint32_t josa, uint32_t last)
{
    int batchim = nx_batchim(last);
    if (batchim < 0 || nx_is_latin(last)) /* a word or spelled out, who knows */
        return true;
    if (batchim == 0 || (batchim == 8 && (josa & NX_RIEUL_AS_VOWEL)))
        return josa & NX_AFTER_VOWEL;
    return josa & NX_AFTER_CONSONANT;
}

/* A number behind letters may be read in English: 톱3로, 갤럭시S5를. */
static bool is_model(const splitter *w, uint32_t k)
{
    return nx_is_digit(w->ch[k - 1]) && !nx_is_digit(w->ch[0]);
}

/* Whether what would be josa is a unit here: 10일, 20도. */
static bool is_unit(const splitter *w, uint32_t k)
{
    return nx_is_digit(w->ch[k - 1]) && is_unit_word(w, k, w->n);
}

typedef struct choice {
    int score;
    uint32_t k, josa; /* k == n: whole */
} choice;

static bool is_whole_noun(const splitter *w, uint32_t k) /* 바다, 사고, 지난; but none with ㅆ in it */
{
    const nx_match *m = w->match, *end = w->last;
    while (m < end && m->begin == w->at[0] && (m->end != w->at[k] || !is_noun_class(m->cls)))
        m++;
    if (w->cut || m == end || m->begin != w->at[0])
        return false;
    for (uint32_t i = 0; i < k; i++)
        if (nx_is_syllable(w->ch[i]) && (w->ch[i] - 0xAC00u) % 28u == 20)
            return false;
    return true;
}

static bool is_ending(const splitter *w, uint32_t k, int s) /* 하는, 내리는, 벌이고: what follows k ends a verb */
{
    bool exact;
    if (s == FOREIGN || s == FIGURE)
        return false;
    if (ends_like_predicate(w, k))
        return !is_whole_noun(w, k); /* 기름값은 */
    if (!w->cut && (look_up(w, NX_LEX_STEM, 0, k) & NX_FORM)) /* 바꿔|야 */
        return true;
    if (is_predicate(w, k, &exact) && (exact ? k > 1 || s != NOUN1 : !w->known[k].sure))
        return true;
    bool nominal = k > 1 && (look_up(w, NX_LEX_EOMI, k - 1, k) >> NX_AFFIX_BITS & NX_SAYS_NOMINAL);
    if (k > 1 && !nominal && ends_like_predicate(w, k - 1) && look_up(w, NX_LEX_EOMI, k - 1, w->n)) /* 있|지만 */
        return true;
    if (w->known[k].sure && k > 1)
        return false;
    if (k + 1 < w->n && is_predicate(w, k + 1, &exact)) /* 벌|이고 */
        return true;
    if (k > 1 && !nominal && w->known[k].from != 1 && is_predicate(w, k - 1, &exact) && exact && look_up(w, NX_LEX_EOMI, k - 1, w->n)) /* 아니|라는 */
        return true;
    if (k < 2 || s == KNOWN || nominal)
        return false;
    if (nx_batchim(w->ch[k - 2]) == 4 && nx_ending_melted(w->affixes, w->ch, k - 1, w->n)) /* 온|다며 */
        return true;
    if (look_up(w, NX_LEX_EOMI, k - 1, w->n) && is_predicate(w, k - 1, &exact)) /* 물러나|지만 */
        return true;
    nx_ending e = nx_ending_of(w->affixes, w->ch, w->n, !w->cut); /* 이겨내|자는, 알려져|도 */
    if (!e.found || e.from >= k)
        return e.found && e.from == k && (e.says & (NX_SAYS_SEQUENCE | NX_SAYS_CONTRAST | NX_SAYS_CONDITION));
    return e.from > 1 || (look_up(w, NX_LEX_STEM, 0, 1) & NX_PREDICATE);
}

static bool is_always_cut(const splitter *w)
{
    return !w->cut && (look_up(w, NX_LEX_STEM, 0, w->n) & NX_CUT);
}

static void weigh(const splitter *w, choice *best, uint32_t k, uint32_t josa)
{
    if (is_unit(w, k))
        return;
    int s = score(w, k);
    if (k == 1 && s < NOUN1 && is_always_cut(w) && !(josa & NX_ENDING && look_up(w, NX_LEX_STEM, 0, 1) & NX_PREDICATE))
        s = NOUN1; /* 적|이, but 담은 */
    if ((josa & NX_WEAK) && k + 1 == w->n && s >= TAIL && s < CHAIN) /* one syllable, and only the end of the stem is known */
        return;
    if ((josa & NX_NOT_COMMON) && !w->known[k].sure)
        return;
    if (s < (josa & NX_WEAK ? NAME : k < 2 && !(josa & NX_LONE) ? NAME_SHORT : UNKNOWN))
        return;
    if (((josa & NX_NOT_PLACE) && w->known[k].place && !is_always_cut(w)) || ((josa & NX_NOT_FIGURE) && s == FIGURE) || ((josa & NX_ENDING) && is_ending(w, k, s)))
        return;
    /* the better known stem; among known ones the longer, among unknown ones the longer josa (found last) */
    bool longer_tail = best->k == w->n && s >= TAIL && s <= CHAIN && k + 1 - w->known[k].from > w->n + 1 - w->known[w->n].from;
    if (s > best->score || (s == best->score && (best->k < w->n ? s < TAIL : longer_tail)))
        *best = (choice){s, k, josa};
}

static bool is_noun_of_two(const splitter *w, uint32_t k) /* 자연재해, which is no 자연재 + 해 */
{
    for (const nx_match *m = w->match; m < w->last && !w->cut; m++)
        for (const nx_match *tail = m + 1; m->begin == w->at[0] && m->end == w->at[k - 2] && is_noun_class(m->cls) && tail < w->last; tail++)
            if (tail->begin == m->end && tail->end == w->at[k] && is_noun_class(tail->cls) &&
                !(look_up(w, NX_LEX_STEM, k - 2, k) & (NX_TAIL_CUT | NX_PREDICATE))) /* 세분화+해, 고소+당해 */
                return true;
    return false;
}

/* 기한|에, 차도|와 and 재해|는 are nouns: a josa follows what makes a noun of a predicate (하기|도, 있는지|를), some follow others, too (열고|는). */
static bool takes_josa(uint32_t says, uint32_t josa)
{
    return (says & (NX_SAYS_NOMINAL | NX_SAYS_QUOTE | NX_SAYS_QUESTION | NX_SAYS_PLAN)) || ((josa & NX_ENDING) && !(says & (NX_SAYS_MODIFIER | NX_SAYS_LINK)));
}

/* The ending of the k characters before the josa.  With a josa behind it, that may be one that says more: 하|기|로, 추진|키|로. */
static void find_ending(const splitter *w, nx_token *t, uint32_t k, uint32_t josa)
{
    uint32_t stem = w->cut ? 0 : look_up(w, NX_LEX_STEM, 0, k);
    if (!(stem & NX_FORM) && ((stem & NX_WHOLE && stem & NX_NOUN_STEM) || is_whole_noun(w, k)))
        return;
    nx_ending e = nx_ending_of(w->affixes, w->ch, k, !w->cut);
    uint32_t from = e.found ? e.from : k - 1, both = k < w->n && from < k && from > 0 ? look_up(w, NX_LEX_EOMI, from, w->n) : 0;
    if (!(e.found ? e.says & NX_SAYS_NOMINAL : both & NX_LIGHT))
        both = 0;
    if (!both && (!e.found || (k < w->n && !takes_josa(e.says, josa))))
        return;
    if (k > 3 && from + 1 == k && (look_up(w, NX_LEX_EOMI, from, k) & NX_LIGHT) && is_noun_of_two(w, k))
        return;
    t->ending = (uint8_t)(w->at[k] - w->at[from]);
    t->says = (uint16_t)(both ? both >> NX_AFFIX_BITS | (e.says & NX_SAYS_NEGATIVE) : e.says);
}

static void split(splitter *w, nx_token *t, bool attached)
{
    if (w->n == 0 || !nx_is_syllable(w->ch[w->n - 1]))
        return;
    uint32_t all = attached && !w->cut ? look_up(w, NX_LEX_JOSA, 0, w->n) : 0;
    if (all) {
        t->stem_end = t->begin; /* "…"라고, (대표)는 */
        t->josa = all >> NX_AFFIX_BITS;
        t->says = (uint16_t)(all & NX_COPULA ? nx_copula_says(w->affixes, w->ch, w->n) : 0);
        return;
    }
    choice best = {-1, w->n, 0};
    uint32_t most = nx_affix_longest_josa(w->affixes, w->ch[w->n - 1]);
    for (uint32_t k = w->n; k-- > 1 && k + most >= w->n;) {
        uint32_t josa = look_up(w, NX_LEX_JOSA, k, w->n);
        if (!josa || (josa & NX_NEVER) || !(agrees(josa, w->ch[k - 1]) || is_model(w, k)))
            continue;
        if (best.score < 0) {
            if (is_uncut(w))
                break;
            find_known(w);
            best.score = score_whole(w);
        }
        weigh(w, &best, k, josa);
    }
    if (best.k < w->n) {
        t->stem_end = w->at[best.k];
        t->josa = best.josa >> NX_AFFIX_BITS;
    }
    if (best.josa & NX_COPULA)
        t->says = (uint16_t)nx_copula_says(w->affixes, w->ch + best.k, w->n - best.k);
    else
        find_ending(w, t, best.k, best.josa);
}

/* ---- words ---- */

/* A mark that belongs to the word when letters or digits stand on both sides: 1,234.5, SK&D, Next.js, I'm. */
static bool joins(uint32_t before, uint32_t c, uint32_t after)
{
    bool digits = nx_is_digit(before) && nx_is_digit(after);
    bool latin = (nx_is_latin(before) || nx_is_digit(before)) && (nx_is_latin(after) || nx_is_digit(after));
    return (digits && (c == ',' || c == '.')) ||
           (latin && (c == '.' || c == '&' || c == '-' || c == '_' || c == '@' || c == '\'' || c == 0x2019u));
}

static bool is_sign(uint32_t c) /* read as a word: % ℃ ㎞ ㈜ */
{
    return c == '%' || c == 0xFF05u || c == 0x2103u || (c >= 0x3200u && c <= 0x33FFu);
}

/* A longer word is judged by its last characters. */
static void keep_last(splitter *w, uint32_t end)
{
    uint32_t at = end;
    for (uint32_t k = NX_MAX_WORD; k-- > 0;) {
        w->at[k] = at = nx_utf8_back(w->s, at);
        w->ch[k] = nx_utf8_at(w->s, at);
    }
    for (uint32_t k = 0; k < NX_MAX_WORD; k++)
        w->key[k + 1] = nx_packed_last(w->key[k], NX_PACKED - 1) << NX_PACKED_BITS | nx_packed(w->ch[k]);
}

/* The end of the word that begins at i (i itself where none does); its last characters go into w. */
static uint32_t read_word(splitter *w, uint32_t i, uint32_t end)
{
    uint32_t before = 0, syllable;
    w->n = 0;
    w->key[0] = 0;
    w->cut = false;
    for (; i < end && w->n < NX_MAX_WORD && (syllable = nx_syllable_at(w->s, i)) != 0; i += 3) { /* most are nothing else */
        w->at[w->n] = i;
        w->ch[w->n++] = before = syllable;
        w->key[w->n] = nx_packed_last(w->key[w->n - 1], NX_PACKED - 1) << NX_PACKED_BITS | (syllable - 0xAC00u + 1u);
    }
    w->pure = true;
    while (i < end && w->s.at[i] != ' ') {
        uint32_t next = i, c = nx_utf8_next(w->s, &next);
        if (!nx_is_word(c) && !is_sign(c) && !(before && next < end && joins(before, c, nx_utf8_at(w->s, next))))
            break;
        if (w->n < NX_MAX_WORD) {
            w->at[w->n] = i;
            w->ch[w->n++] = c;
            w->key[w->n] = nx_packed_last(w->key[w->n - 1], NX_PACKED - 1) << NX_PACKED_BITS | nx_packed(c);
        } else {
            w->cut = true;
        }
        before = c;
        w->pure = false;
        i = next;
    }
    w->at[w->n] = i;
    if (w->cut)
        keep_last(w, i);
    return i;
}

static bool closes(newsx_str s, uint32_t i) /* the mark before i: a josa may follow it directly */
{
    uint32_t c = nx_utf8_before(s, i);
    if (c == '"' || c == '\'') { /* not one that opens */
        uint32_t before = nx_utf8_before(s, i - 1);
        return before && !nx_is_space(before) && before != '(' && before != '[';
    }
    return c && !nx_is_space(c) && !nx_is_word(c) && c != '(' && c != '[' && c != 0x201Cu && c != 0x2018u && c != 0xB7u &&
           c != ',' && c != '-' && c != '=' && c != '/' && c != ':' && c != '~';
}

/* Notes a word that was read, so that it is judged with some others; what may be known of it is fetched meanwhile. */
static void note_word(splitter *w, uint32_t token, uint32_t limit, bool attached)
{
    waiting *x = &w->queue[w->waiting++];
    bool keep = w->memo && w->pure && w->n <= NX_KEY_SYLLABLES;
    *x = (waiting){.token = token, .limit = limit, .attached = attached};
    if (keep) {
        x->key = nx_word_key_of(w->key, w->n, attached);
        nx_memo_fetch(w->memo, x->key);
    }
}

/* Splits the words that wait, by what is known of them or anew. */
static void judge(splitter *w, nx_text *t)
{
    for (uint32_t i = 0; i < w->waiting; i++) {
        const waiting *x = &w->queue[i];
        nx_token *token = &t->tokens.at[x->token];
        nx_judged judged;
        if (x->key.head && nx_memo_find(&judged, w->memo, x->key)) {
            token->stem_end = token->begin + judged.stem;
            token->josa = judged.josa;
            token->ending = judged.ending;
            token->says = judged.says;
            continue;
        }
        read_word(w, token->begin, x->limit);
        while (w->match < w->last && w->match->begin < w->at[0])
            w->match++;
        split(w, token, x->attached);
        if (x->key.head)
            nx_memo_keep(w->memo, x->key, (nx_judged){token->josa, token->says, (uint8_t)(token->stem_end - token->begin), token->ending});
    }
    w->waiting = 0;
}

static void cut_sentence(splitter *w, nx_text *t, uint32_t sentence, nx_ctx *c)
{
    newsx_span span = t->sentences.at[sentence].span;
    for (uint32_t i = span.begin, end; i < span.end; i = end) {
        end = i + 1;
        if (w->s.at[i] == ' ')
            continue;
        end = read_word(w, i, span.end);
        bool word = end > i;
        if (!word && nx_is_space(nx_utf8_next(w->s, &end)))
            continue;
        nx_token x = {.begin = i, .end = end, .stem_end = end, .josa = UINT32_MAX, .kind = word ? NX_TOKEN_WORD : NX_TOKEN_PUNCT, .sentence = sentence};
        uint32_t n = t->tokens.n;
        nx_push(c->arena, &t->tokens, x);
        if (word && t->tokens.n > n) /* not dropped for want of memory */
            note_word(w, n, span.end, i > span.begin && w->s.at[i - 1] != ' ' && closes(w->s, i));
        if (w->waiting == NX_LEN(w->queue))
            judge(w, t);
    }
}

newsx_status nx_text_tokens(nx_text *out, const nx_affixes *affixes, const nx_matches *m, nx_memo *memo, nx_ctx *c)
{
    splitter *w = NX_NEW(nx_scratch(c), splitter);
    if (!w)
        return NEWSX_ENOMEM;
    w->s = out->text;
    w->affixes = affixes;
    w->lex = nx_affixes_lexicon(affixes);
    w->memo = memo;
    w->match = m->found.at;
    w->last = m->found.at ? m->found.at + m->found.n : NULL;
    nx_reserve(c->arena, &out->tokens, out->text.len / 8 + 16); /* about as many as Korean has */
    for (uint32_t i = 0; i < out->sentences.n; i++)
        cut_sentence(w, out, i, c);
    judge(w, out);
    return nx_ctx_status(c);
}

uint32_t nx_token_at(const nx_text *t, uint32_t at)
{
    uint32_t low = nx_first_behind(&t->tokens, end, at); /* the first token that ends behind `at` */
    return low < t->tokens.n && t->tokens.at[low].begin <= at ? low : UINT32_MAX;
}
