/* token.c -- cuts sentences into words and punctuation, and splits the josa (or copula) off each word.
 *
 * What is a josa is dict/lex/josa.tsv; where it may be split off is decided by weighing.  Every cut that a josa allows
 * (its final-consonant rule included) is held against the word as a whole by what the dictionaries know of the two
 * stems: a known word from end to end, a chain of known words, a known word at the end, a name by its surname and
 * syllables, a figure with its unit, or nothing.  The better known stem wins; 정부로 is 정부/로, 회의 is whole though 회/의
 * would do, 위원회의 is 위원회/의.  Stems of verbs (dict/lex/stem.tsv) are no nouns: 하는, 열리는, 같은 stay whole.
 * In: sentence.c, lexicon.c.  Cost: O(bytes): a word is judged by its last NX_MAX_WORD characters. */
#include "base/limits.h"
#include "base/utf8.h"
#include "text/text.h"

enum { /* what an entry says, as bits */
    FOUND = 1,
    /* josa.tsv */
    AFTER_VOWEL = 2, AFTER_CONSONANT = 4, RIEUL_AS_VOWEL = 8, WEAK = 16, NEVER = 32, ENDING = 64, NOT_PLACE = 128,
    LONE = 256,
    /* stem.tsv */
    PREDICATE = 2, WHOLE = 4, SUFFIX = 8, NOUN = 16, CUT = 32, TAIL_CUT = 64,
    /* given.tsv */
    FIRST_ONLY = 2, LAST_ONLY = 4, MID = 8, HIGH = 16,
    BITS = 9 /* the entry's number stands above them */
};

enum { MEMO = 1024 }; /* look-ups of short words that an article repeats all the time */

typedef struct memo {
    uint64_t key;
    uint32_t found;
} memo;

typedef struct splitter {
    newsx_str s;
    const nx_lexicon *lex;
    const nx_matches *m;
    uint32_t at[NX_MAX_WORD + 1]; /* where the characters of the word begin; one more for its end */
    uint32_t ch[NX_MAX_WORD];     /* the characters */
    uint32_t n;
    bool cut;                         /* the word is longer than that: at[0] is not its begin */
    uint8_t from[NX_MAX_WORD + 1];    /* of the longest known word that ends there: 1 + its first character; 0: none */
    bool chain[NX_MAX_WORD + 1];      /* known words tile everything before it */
    bool sure[NX_MAX_WORD + 1];       /* more than the long list of common nouns knows it from the first character on */
    bool place[NX_MAX_WORD + 1];      /* it is a place */
    memo memo[MEMO];
} splitter;

static newsx_str piece(const splitter *w, uint32_t i, uint32_t j)
{
    return nx_str_cut(w->s, w->at[i], w->at[j]);
}

static uint32_t read_entry(const nx_entry *e)
{
    uint32_t bits = FOUND;
    newsx_str after, kind, freq, pos;
    switch (e->cls) {
    case NX_LEX_JOSA:
        after = nx_attr(e->attr, "after");
        bits |= nx_str_is(after, "consonant") ? 0u : AFTER_VOWEL;
        bits |= nx_str_is(after, "vowel") ? 0u : AFTER_CONSONANT;
        bits |= nx_attr_is(e->attr, "rieul", "vowel") ? RIEUL_AS_VOWEL : 0u;
        bits |= nx_attr_is(e->attr, "split", "weak") ? WEAK : 0u;
        bits |= nx_attr_is(e->attr, "split", "never") ? NEVER : 0u;
        bits |= nx_attr_is(e->attr, "ending", "yes") ? ENDING : 0u;
        bits |= nx_attr_is(e->attr, "not", "place") ? NOT_PLACE : 0u;
        bits |= nx_attr_is(e->attr, "split", "lone") ? LONE : 0u;
        break;
    case NX_LEX_STEM:
        kind = nx_attr(e->attr, "kind");
        bits |= nx_str_is(kind, "pred") ? PREDICATE : nx_str_is(kind, "whole") ? WHOLE : nx_str_is(kind, "cut") ? CUT : nx_str_is(kind, "noun") ? NOUN : 0u;
        bits |= nx_attr_is(e->attr, "suffix", "yes") ? SUFFIX : 0u;
        bits |= nx_attr_is(e->attr, "tail", "cut") ? TAIL_CUT : 0u;
        break;
    case NX_LEX_GIVEN:
        freq = nx_attr(e->attr, "freq");
        pos = nx_attr(e->attr, "pos");
        bits |= nx_str_is(pos, "first") ? FIRST_ONLY : nx_str_is(pos, "last") ? LAST_ONLY : 0u;
        bits |= nx_str_is(freq, "high") ? HIGH : nx_str_is(freq, "mid") ? MID : 0u;
        break;
    default:
        break;
    }
    return bits | e->number << BITS;
}

/* The entry of cls that is the characters [i, j) of the word, as bits; 0 where there is none. */
static uint32_t look_up(splitter *w, nx_class cls, uint32_t i, uint32_t j)
{
    nx_entry e;
    if (i >= j)
        return 0;
    if (j - i > 3)
        return nx_lexicon_find(&e, w->lex, cls, piece(w, i, j)) ? read_entry(&e) : 0;
    uint64_t key = (uint64_t)cls + 1;
    for (uint32_t k = i; k < j; k++)
        key = key << 17 | (w->ch[k] & 0x1FFFFu);
    memo *m = &w->memo[(key * 0x9E3779B97F4A7C15u) >> 54];
    if (m->key != key) {
        m->key = key;
        m->found = nx_lexicon_find(&e, w->lex, cls, piece(w, i, j)) ? read_entry(&e) : 0;
    }
    return m->found;
}

static bool is_noun_class(uint32_t cls)
{
    return cls == NX_LEX_NOUN || cls == NX_LEX_ORG || cls == NX_LEX_PLACE || cls == NX_LEX_TITLE ||
           cls == NX_LEX_PERSON || cls == NX_LEX_DATEWORD || cls == NX_LEX_HOLIDAY || cls == NX_LEX_PRONOUN;
}

/* Lists of nouns hold what is no noun in news: 에서, 으로 as words, 비가, 등에. */
static bool is_josa_or_cut(splitter *w, uint32_t i, uint32_t k)
{
    return (look_up(w, NX_LEX_STEM, i, k) & (i > 0 ? CUT | TAIL_CUT : CUT)) || (i > 0 && look_up(w, NX_LEX_JOSA, i, k));
}

/* Fills from, chain, sure and place by one walk over the matches inside the word. */
static void find_known(splitter *w)
{
    memset(w->from, 0, w->n + 1);
    memset(w->chain, 0, w->n + 1);
    memset(w->sure, 0, w->n + 1);
    memset(w->place, 0, w->n + 1);
    w->chain[0] = !w->cut;
    for (uint32_t i = 0; i < w->n; i++) {
        uint32_t many;
        const nx_match *m = nx_matches_at(w->m, w->at[i], &many);
        uint32_t k = w->n;
        for (uint32_t j = 0; j < many; j++) {
            if (m[j].end > w->at[w->n] || !is_noun_class(m[j].cls))
                continue;
            while (w->at[k] > m[j].end)
                k--;
            if (w->at[k] != m[j].end || (k - i < 2 && i > 0))
                continue;
            if (m[j].cls == NX_LEX_NOUN && is_josa_or_cut(w, i, k))
                continue;
            if (!w->from[k])
                w->from[k] = (uint8_t)(i + 1);
            w->sure[k] = w->sure[k] || (i == 0 && m[j].cls != NX_LEX_NOUN);
            w->place[k] = w->place[k] || (i == 0 && m[j].cls == NX_LEX_PLACE);
            w->chain[k] = w->chain[k] || w->chain[i];
        }
    }
}

/* Whether the first k characters are a stem of a verb or adjective; *exact: the dictionary has all of it. */
static bool is_predicate(splitter *w, uint32_t k, bool *exact)
{
    *exact = !w->cut && (look_up(w, NX_LEX_STEM, 0, k) & PREDICATE);
    if (*exact)
        return true;
    for (uint32_t i = k > 3 ? k - 3 : 1; i < k; i++) {
        uint32_t e = look_up(w, NX_LEX_STEM, i, k);
        if ((e & PREDICATE) && (e & SUFFIX))
            return true;
    }
    int batchim = nx_batchim(w->ch[k - 1]); /* ㅆ ㅄ ㄶ ㅀ end no nouns, or next to none (값) */
    return batchim == 20 || (k > 1 && (batchim == 18 || batchim == 6 || batchim == 15));
}

static bool is_uncut(splitter *w) /* a word that only looks like noun + josa: 따라서, 새로, 끊임없이 */
{
    uint32_t all = w->cut ? 0 : look_up(w, NX_LEX_STEM, 0, w->n);
    if ((all & WHOLE) || ((all & PREDICATE) && w->n > 1)) /* 만나, 일어나 */
        return true;
    for (uint32_t i = w->n > 4 ? w->n - 4 : 1; i + 1 < w->n; i++) {
        uint32_t e = look_up(w, NX_LEX_STEM, i, w->n);
        if ((e & WHOLE) && (e & SUFFIX))
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

static int given_rank(splitter *w, uint32_t i, uint32_t not_pos) /* 0: no syllable of names there */
{
    uint32_t e = look_up(w, NX_LEX_GIVEN, i, i + 1);
    return !e || (e & not_pos) ? 0 : e & HIGH ? 3 : e & MID ? 2 : 1;
}

static int name_score(splitter *w, uint32_t k)
{
    if (w->cut || k < 2 || k > 4)
        return 0;
    uint32_t surname = k == 4 ? 2 : 1;
    if (!look_up(w, NX_LEX_SURNAME, 0, surname))
        return 0;
    if (k == 2)
        return given_rank(w, 1, FIRST_ONLY) >= 2 ? NAME_SHORT : 0;
    int first = given_rank(w, surname, LAST_ONLY), last = given_rank(w, surname + 1, FIRST_ONLY);
    return first >= 1 && last >= 1 && first + last >= 4 ? NAME : 0;
}

/* The digits a word begins with, and a unit behind them up to character k: 3만2천대, 10일, 2022년. */
static bool is_figure(splitter *w, uint32_t k)
{
    uint32_t i = 0;
    while (i < k && (nx_is_digit(w->ch[i]) || w->ch[i] == ',' || w->ch[i] == '.'))
        i++;
    if (w->cut || i == 0)
        return false;
    newsx_str rest = piece(w, i, k);
    bool unit = false;
    while (rest.len) { /* 만2천, 억원, 년 */
        nx_entry e;
        uint32_t n = nx_lexicon_prefix(NULL, w->lex, NX_LEX_UNIT, rest);
        if (!n)
            n = nx_lexicon_prefix(NULL, w->lex, NX_LEX_TIMEUNIT, rest);
        unit = unit || n;
        if (!n && !unit) {
            n = nx_is_digit((unsigned char)rest.at[0]) ? 1 : nx_lexicon_prefix(&e, w->lex, NX_LEX_NUMERAL, rest);
            if (n > 1 && nx_attr_is(e.attr, "kind", "digit"))
                return false;
        }
        if (!n)
            return false;
        rest = nx_str_cut(rest, n, rest.len);
    }
    return true;
}

static int score(splitter *w, uint32_t k)
{
    if (!nx_is_syllable(w->ch[k - 1]))
        return FOREIGN;
    if (nx_is_digit(w->ch[0]) && is_figure(w, k))
        return FIGURE;
    if (!w->cut && k == 1)
        return w->from[1] == 1 || (look_up(w, NX_LEX_STEM, 0, 1) & NOUN) ? NOUN1 : UNKNOWN;
    if (!w->cut && w->from[k] == 1)
        return KNOWN;
    if (!w->cut && (look_up(w, NX_LEX_STEM, 0, k) & (NOUN | WHOLE)))
        return KNOWN;
    if (w->chain[k])
        return CHAIN;
    if (w->from[k])
        return TAIL + 18 - w->from[k] + (w->from[k] == 2 ? CHAIN - TAIL - 16 : 0);
    int name = name_score(w, k);
    return name ? name : UNKNOWN;
}

static int score_whole(splitter *w)
{
    int s = score(w, w->n);
    if (s == UNKNOWN)
        return 0;
    if (s == NAME) /* 박지만 is a name, 우승을 is none */
        return given_rank(w, w->n - 1, FIRST_ONLY) == 3 ? NAME : UNKNOWN + 1;
    uint32_t tail = w->from[w->n];
    if (s >= TAIL && s < CHAIN && tail != 2 && !w->from[tail - 1]) /* before the known word nothing known */
        return TAIL_ONLY;
    return s;
}

/* ---- the josa ---- */

static bool agrees(uint32_t josa, uint32_t last)
{
    int batchim = nx_batchim(last);
    if (batchim < 0 || (nx_is_latin(last) && batchim != 0)) /* NHN이, but also words that end in a silent letter */
        return true;
    if (batchim == 0 || (batchim == 8 && (josa & RIEUL_AS_VOWEL)))
        return josa & AFTER_VOWEL;
    return josa & AFTER_CONSONANT;
}

/* Whether what would be josa is a unit here: 10일, 20도. */
static bool is_unit(splitter *w, uint32_t k)
{
    return nx_is_digit(w->ch[k - 1]) && (look_up(w, NX_LEX_UNIT, k, w->n) || look_up(w, NX_LEX_TIMEUNIT, k, w->n) ||
                                         look_up(w, NX_LEX_NUMERAL, k, w->n));
}

typedef struct choice {
    int score;
    uint32_t k, entry; /* k == n: whole */
} choice;

static bool is_ending(splitter *w, uint32_t k, int s) /* 하는, 내리는, 벌이고: what follows k ends a verb */
{
    bool exact;
    if (s == FOREIGN || s == FIGURE || (w->sure[k] && k > 1))
        return false;
    return (is_predicate(w, k, &exact) && !(exact && k == 1 && s == NOUN1)) ||
           (k + 1 < w->n && is_predicate(w, k + 1, &exact));
}

static void weigh(splitter *w, choice *best, uint32_t k, uint32_t josa)
{
    if ((josa & NEVER) || !agrees(josa, w->ch[k - 1]) || is_unit(w, k))
        return;
    int s = score(w, k);
    if (s < (josa & WEAK ? NAME : k < 2 && !(josa & LONE) ? NAME_SHORT : UNKNOWN))
        return;
    if (((josa & NOT_PLACE) && w->place[k]) || ((josa & ENDING) && is_ending(w, k, s)))
        return;
    /* the better known stem; among known ones the longer, among unknown ones the longer josa (found last) */
    bool longer_tail = best->k == w->n && s >= TAIL && s <= CHAIN && k + 1 - w->from[k] > w->n + 1 - w->from[w->n];
    if (s > best->score || (s == best->score && (best->k < w->n ? s < TAIL : longer_tail)))
        *best = (choice){s, k, josa >> BITS};
}

static void measure(splitter *w, uint32_t begin, uint32_t end)
{
    uint32_t first = end;
    w->n = 0;
    while (first > begin && w->n < NX_MAX_WORD) {
        first = nx_utf8_back(w->s, first);
        w->n++;
    }
    w->cut = first > begin;
    for (uint32_t i = 0; i < w->n; i++) {
        w->at[i] = first;
        w->ch[i] = nx_utf8_next(w->s, &first);
    }
    w->at[w->n] = end;
}

static void split(splitter *w, nx_token *t, bool attached)
{
    measure(w, t->begin, t->end);
    if (w->n == 0 || !nx_is_syllable(w->ch[w->n - 1]))
        return;
    uint32_t all = attached && !w->cut ? look_up(w, NX_LEX_JOSA, 0, w->n) : 0;
    if (all) {
        t->stem_end = t->begin; /* "…"라고, (대표)는 */
        t->josa = all >> BITS;
        return;
    }
    choice best = {-1, w->n, UINT32_MAX};
    for (uint32_t k = w->n; k-- > 1 && k + 6 >= w->n;) {
        uint32_t josa = look_up(w, NX_LEX_JOSA, k, w->n);
        if (!josa)
            continue;
        if (best.score < 0) {
            if (is_uncut(w))
                return;
            find_known(w);
            best.score = score_whole(w);
        }
        weigh(w, &best, k, josa);
    }
    if (best.k < w->n) {
        t->stem_end = w->at[best.k];
        t->josa = best.entry;
    }
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

static uint32_t word_end(newsx_str s, uint32_t i, uint32_t end)
{
    uint32_t before = 0;
    while (i < end) {
        uint32_t next = i, c = nx_utf8_next(s, &next);
        if (!nx_is_word(c) && !is_sign(c) && !(before && next < end && joins(before, c, nx_utf8_at(s, next))))
            break;
        before = c;
        i = next;
    }
    return i;
}

static bool closes(uint32_t c) /* a josa may follow directly */
{
    return c && !nx_is_space(c) && !nx_is_word(c) && c != '(' && c != '[' && c != 0x201Cu && c != 0x2018u && c != 0xB7u &&
           c != ',' && c != '-' && c != '=' && c != '/' && c != ':' && c != '~';
}

static void cut_sentence(splitter *w, nx_text *t, uint32_t sentence, nx_ctx *c)
{
    newsx_span span = t->sentences.at[sentence].span;
    uint32_t i = span.begin;
    while (i < span.end) {
        uint32_t end = word_end(w->s, i, span.end);
        nx_token x = {i, end, end, UINT32_MAX, NX_TOKEN_WORD, sentence};
        if (end == i) {
            uint32_t ch = nx_utf8_next(w->s, &i);
            if (nx_is_space(ch))
                continue;
            x.end = x.stem_end = i;
            x.kind = NX_TOKEN_PUNCT;
        } else {
            split(w, &x, i > span.begin && closes(nx_utf8_before(w->s, i)));
            i = end;
        }
        nx_push(c->arena, &t->tokens, x);
    }
}

newsx_status nx_text_tokens(nx_text *out, const nx_lexicon *lex, const nx_matches *m, nx_ctx *c)
{
    splitter *w = NX_NEW(c->arena, splitter);
    if (!w)
        return NEWSX_ENOMEM;
    w->s = out->text;
    w->lex = lex;
    w->m = m;
    for (uint32_t i = 0; i < out->sentences.n; i++)
        cut_sentence(w, out, i, c);
    return nx_ctx_status(c);
}

uint32_t nx_token_at(const nx_text *t, uint32_t at)
{
    uint32_t low = 0, high = t->tokens.n;
    while (low < high) { /* the first token that ends behind `at` */
        uint32_t mid = low + (high - low) / 2;
        if (t->tokens.at[mid].end <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low < t->tokens.n && t->tokens.at[low].begin <= at ? low : UINT32_MAX;
}
