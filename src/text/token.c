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

typedef struct josa { /* an entry of dict/lex/josa.tsv, its attributes read */
    uint32_t number; /* + 1; 0: nothing here */
    bool vowel, consonant, rieul; /* what it may stand after */
    bool weak, never, ending, not_place;
} josa;

enum { JOSA_CACHE = 256 };

typedef struct splitter {
    newsx_str s;
    const nx_lexicon *lex;
    const nx_matches *m;
    uint32_t at[NX_MAX_WORD + 1]; /* where the characters of the word begin; one more for its end */
    uint32_t n;
    bool cut;                         /* the word is longer than that: at[0] is not its begin */
    uint8_t from[NX_MAX_WORD + 1];    /* of the longest known word that ends there: 1 + its first character; 0: none */
    bool chain[NX_MAX_WORD + 1];      /* known words tile everything before it */
    bool stop[NX_MAX_WORD + 1];       /* the known word from the first character on is only a stop name */
    bool place[NX_MAX_WORD + 1];      /* it is a place */
    josa cache[JOSA_CACHE];
} splitter;

static newsx_str piece(const splitter *w, uint32_t i, uint32_t j)
{
    return nx_str_cut(w->s, w->at[i], w->at[j]);
}

static uint32_t char_at(const splitter *w, uint32_t i)
{
    return nx_utf8_at(w->s, w->at[i]);
}

static bool is_noun_class(uint32_t cls)
{
    return cls == NX_LEX_NOUN || cls == NX_LEX_ORG || cls == NX_LEX_PLACE || cls == NX_LEX_TITLE ||
           cls == NX_LEX_PERSON || cls == NX_LEX_DATEWORD || cls == NX_LEX_HOLIDAY || cls == NX_LEX_PRONOUN ||
           cls == NX_LEX_STOPNAME;
}

/* Fills from, chain, stop and place by one walk over the matches inside the word. */
static void find_known(splitter *w)
{
    memset(w->from, 0, w->n + 1);
    memset(w->chain, 0, w->n + 1);
    memset(w->stop, 0, w->n + 1);
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
            bool stopname = m[j].cls == NX_LEX_STOPNAME;
            if (!w->from[k]) {
                w->from[k] = (uint8_t)(i + 1);
                w->stop[k] = stopname && i == 0;
            } else if (i == 0 && !stopname) {
                w->stop[k] = false;
            }
            w->place[k] = w->place[k] || (i == 0 && m[j].cls == NX_LEX_PLACE);
            w->chain[k] = w->chain[k] || w->chain[i];
        }
    }
}

static bool stem_is(const splitter *w, uint32_t i, uint32_t j, const char *kind, bool as_suffix)
{
    nx_entry e;
    return i < j && nx_lexicon_find(&e, w->lex, NX_LEX_STEM, piece(w, i, j)) && nx_attr_is(e.attr, "kind", kind) &&
           (!as_suffix || nx_attr_is(e.attr, "suffix", "yes"));
}

/* Whether the first k characters are a stem of a verb or adjective. */
static bool is_predicate(const splitter *w, uint32_t k)
{
    if (!w->cut && stem_is(w, 0, k, "pred", false))
        return true;
    for (uint32_t i = k > 3 ? k - 3 : 1; i < k; i++)
        if (stem_is(w, i, k, "pred", true))
            return true;
    int batchim = nx_batchim(char_at(w, k - 1)); /* ㅆ ㅄ ㄶ ㅀ end no nouns, or next to none (값) */
    return batchim == 20 || (k > 1 && (batchim == 18 || batchim == 6 || batchim == 15));
}

static bool is_uncut(const splitter *w) /* a word that only looks like noun + josa: 따라서, 새로, 끊임없이 */
{
    if (!w->cut && stem_is(w, 0, w->n, "whole", false))
        return true;
    for (uint32_t i = w->n > 4 ? w->n - 4 : 1; i + 1 < w->n; i++)
        if (stem_is(w, i, w->n, "whole", true))
            return true;
    return false;
}

/* ---- how well a stem is known ---- */

enum { /* of a stem that ends at character k */
    UNKNOWN = 10,
    TAIL_ONLY = 11, /* a known word behind something unknown; as a whole word it is better than an unknown stem */
    NAME_SHORT = 25,
    NAME = 40,
    FOREIGN = 45, /* Latin letters, digits, Chinese: whatever stands there is no ending */
    TAIL = 50,    /* + how far to the left it reaches */
    CHAIN = 70,
    FIGURE = 90,
    STOP = 94,
    NOUN1 = 95,
    KNOWN = 100
};

static int given_rank(const splitter *w, uint32_t i, const char *not_pos) /* 0: no syllable of names there */
{
    nx_entry e;
    if (!nx_lexicon_find(&e, w->lex, NX_LEX_GIVEN, piece(w, i, i + 1)) || nx_attr_is(e.attr, "pos", not_pos))
        return 0;
    return nx_attr_is(e.attr, "freq", "high") ? 3 : nx_attr_is(e.attr, "freq", "mid") ? 2 : 1;
}

static int name_score(const splitter *w, uint32_t k)
{
    if (w->cut || k < 2 || k > 4)
        return 0;
    uint32_t surname = k == 4 ? 2 : 1;
    if (!nx_lexicon_find(NULL, w->lex, NX_LEX_SURNAME, piece(w, 0, surname)))
        return 0;
    if (k == 2)
        return given_rank(w, 1, "first") >= 2 ? NAME_SHORT : 0;
    int first = given_rank(w, surname, "last"), last = given_rank(w, surname + 1, "first");
    return first >= 1 && last >= 1 && first + last >= 4 ? NAME : 0;
}

/* The digits a word begins with, and a unit behind them up to character k: 3만2천대, 10일, 2022년. */
static bool is_figure(const splitter *w, uint32_t k)
{
    uint32_t i = 0;
    while (i < k && (nx_is_digit(char_at(w, i)) || char_at(w, i) == ',' || char_at(w, i) == '.'))
        i++;
    if (w->cut || i == 0)
        return false;
    if (i == k)
        return true;
    newsx_str rest = piece(w, i, k);
    bool unit = false;
    while (rest.len) { /* 만2천, 억원, 년 */
        uint32_t n = nx_lexicon_prefix(NULL, w->lex, NX_LEX_UNIT, rest);
        unit = unit || n;
        if (!n && !unit)
            n = nx_lexicon_prefix(NULL, w->lex, NX_LEX_NUMERAL, rest);
        if (!n)
            n = nx_lexicon_prefix(NULL, w->lex, NX_LEX_TIMEUNIT, rest);
        if (!n && nx_is_digit((unsigned char)rest.at[0]))
            n = 1;
        if (!n)
            return false;
        rest = nx_str_cut(rest, n, rest.len);
    }
    return true;
}

static int score(const splitter *w, uint32_t k)
{
    uint32_t last = char_at(w, k - 1);
    if (!nx_is_syllable(last))
        return FOREIGN;
    bool first_digit = nx_is_digit(char_at(w, 0));
    if (first_digit && is_figure(w, k))
        return FIGURE;
    if (w->from[k] == 1 && !w->cut && k > 1)
        return w->stop[k] ? STOP : KNOWN;
    if (k == 1 && !w->cut)
        return stem_is(w, 0, 1, "noun", false) || w->from[1] == 1 ? NOUN1 : 0;
    if (!w->cut && w->from[k] == 0 && stem_is(w, 0, k, "noun", false))
        return NOUN1;
    if (w->chain[k])
        return CHAIN;
    if (w->from[k])
        return TAIL + 16 - w->from[k];
    int name = name_score(w, k);
    return name ? name : UNKNOWN;
}

static int score_whole(const splitter *w)
{
    int s = score(w, w->n);
    if (s == NOUN1 && w->n == 1)
        return KNOWN;
    if (s == UNKNOWN || s == STOP)
        return 0;
    if (s == NAME && given_rank(w, w->n - 1, "first") < 3) /* 박지만 may be, 우승을 is not: there is a cut, or we were not asked */
        return UNKNOWN + 2;
    if (s >= TAIL && s < CHAIN) { /* known words that merely end the word, before them nothing known */
        uint32_t head = w->from[w->n] - 1u;
        return head == 1 || (head && w->from[head]) ? s : TAIL_ONLY;
    }
    return s;
}

/* ---- the josa ---- */

static const josa *read_josa(splitter *w, const nx_entry *e)
{
    josa *j = &w->cache[e->number % JOSA_CACHE];
    if (j->number == e->number + 1)
        return j;
    newsx_str after = nx_attr(e->attr, "after");
    newsx_str split = nx_attr(e->attr, "split");
    *j = (josa){.number = e->number + 1,
                .vowel = !nx_str_is(after, "consonant"),
                .consonant = !nx_str_is(after, "vowel"),
                .rieul = nx_attr_is(e->attr, "rieul", "vowel"),
                .weak = nx_str_is(split, "weak"),
                .never = nx_str_is(split, "never"),
                .ending = nx_attr_is(e->attr, "ending", "yes"),
                .not_place = nx_attr_is(e->attr, "not", "place")};
    return j;
}

static bool agrees(const josa *j, uint32_t last)
{
    int batchim = nx_batchim(last);
    if (batchim < 0 || (nx_is_latin(last) && batchim != 0)) /* 3M은, NHN이, but also KT&G가: as it is read */
        return true;
    if (batchim == 0)
        return j->vowel;
    if (batchim == 8 && j->rieul)
        return true;
    return j->consonant && !(batchim == 8 && j->vowel != j->consonant && j->rieul);
}

/* Whether a josa of one syllable is a unit or a big numeral here: 10일, 3만, 20도. */
static bool is_unit(const splitter *w, uint32_t k)
{
    return nx_is_digit(char_at(w, k - 1)) && (nx_lexicon_find(NULL, w->lex, NX_LEX_UNIT, piece(w, k, w->n)) ||
                                              nx_lexicon_find(NULL, w->lex, NX_LEX_TIMEUNIT, piece(w, k, w->n)));
}

typedef struct choice {
    int score;
    uint32_t k, entry; /* k == n: whole */
} choice;

static void weigh(splitter *w, choice *best, uint32_t k, const nx_entry *e)
{
    const josa *j = read_josa(w, e);
    uint32_t last = char_at(w, k - 1);
    if (j->never || !agrees(j, last) || is_unit(w, k))
        return;
    int s = score(w, k);
    if (s < NAME_SHORT && (j->weak || k < 2))
        return;
    if (j->not_place && w->place[k])
        return;
    if (j->ending && s < KNOWN && s != FIGURE && s != FOREIGN &&
        ((s < FIGURE && is_predicate(w, k)) || (k + 1 < w->n && is_predicate(w, k + 1))))
        return;
    /* the better known stem; among known ones the longer, among unknown ones the longer josa (found last) */
    if (s > best->score || (s == best->score && best->k < w->n && s < TAIL))
        *best = (choice){s, k, e->number};
}

static bool measure(splitter *w, uint32_t begin, uint32_t end)
{
    uint32_t first = end;
    w->n = 0;
    while (first > begin && w->n < NX_MAX_WORD) {
        first = nx_utf8_back(w->s, first);
        w->n++;
    }
    w->cut = first > begin;
    for (uint32_t i = 0, at = first; i <= w->n; i++) {
        w->at[i] = at;
        if (i < w->n)
            nx_utf8_next(w->s, &at);
    }
    return w->n > 0;
}

static void split(splitter *w, nx_token *t, bool attached)
{
    nx_entry e;
    if (!nx_is_syllable(nx_utf8_before(w->s, t->end)) || !measure(w, t->begin, t->end))
        return;
    if (attached && !w->cut && nx_lexicon_find(&e, w->lex, NX_LEX_JOSA, piece(w, 0, w->n))) {
        t->stem_end = t->begin; /* "…"라고, (대표)는 */
        t->josa = e.number;
        return;
    }
    choice best = {-1, w->n, UINT32_MAX};
    uint32_t low = w->n > 6 ? w->n - 6 : 1;
    for (uint32_t k = w->n; k-- > low;) {
        if (!nx_lexicon_find(&e, w->lex, NX_LEX_JOSA, piece(w, k, w->n)))
            continue;
        if (best.score < 0) {
            if (is_uncut(w))
                return;
            find_known(w);
            best.score = score_whole(w);
        }
        weigh(w, &best, k, &e);
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
    splitter w = {.s = out->text, .lex = lex, .m = m};
    for (uint32_t i = 0; i < out->sentences.n; i++)
        cut_sentence(&w, out, i, c);
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
