/* sentence.c -- cuts normalised text into sentences as an editor would read them.  In: normalise.c.
 *
 * Two passes over each line of a block.  The first notes the marks that matter: stops, and opening quotes and brackets,
 * each with its partner where it has one; a mark without a partner counts for nothing, so a forgotten quote cannot
 * swallow the article.  The second walks these marks alone, steps over every quoted or bracketed piece as over one
 * word, and decides at each stop from the characters beside it.  What a sentence end looks like in words (final
 * syllables, abbreviations, what carries on behind a closed quote) is dict/lex/abbrev.tsv.
 * Cost: O(bytes): the stack of open marks is bounded, and no look aside is longer than a word. */
#include "base/limits.h"
#include "base/utf8.h"
#include "text/text.h"

/* ---- the first pass: marks and their partners ---- */

typedef enum family { /* what closes what */
    STOP,
    ITEM, /* the mark that the line begins with, once more: ▲…함 ▲…함 */
    DOUBLE,
    SINGLE,
    ROUND,
    SQUARE,
    CURLY,
    ANGLE,
    CORNER,
    CORNER2,
    TITLE,
    TITLE2,
    LENS,
    SHELL,
    FAMILIES
} family;

typedef enum side { OPENS, CLOSES, EITHER } side;

typedef struct mark {
    uint32_t at, end; /* a stop: the run of stops; else the opening mark up to the end of the closing one */
    uint32_t inner;   /* where the closing mark begins; 0 without a partner */
    uint32_t next;    /* the first mark behind the closing one */
    family kind;
} mark;

typedef struct open {
    uint32_t mark;
    family kind;
} open;

typedef struct cutter {
    nx_text *t;
    const nx_lexicon *lex;
    nx_ctx *c;
    newsx_str s;
    uint32_t block;
    bool headline; /* marks that end a sentence do not end a headline */
    uint32_t begin, end; /* the line */
    uint32_t bullet;     /* the mark of a list that it begins with; 0: none */
    NX_VEC(mark) marks;
    open open[NX_MAX_NESTED];
    uint32_t opened;
} cutter;

static bool classify(uint32_t c, family *kind, side *where)
{
    *where = OPENS;
    switch (c) {
    case '.': case '?': case '!': case 0x2026u: case 0x3002u: case 0xFF0Eu: case 0xFF01u: case 0xFF1Fu: case 0x203Cu:
    case 0x2047u: case 0x2048u: case 0x2049u: case 0xFF61u:
        *kind = STOP; return true;
    case '"': case 0xFF02u: *kind = DOUBLE; *where = EITHER; return true;
    case 0x201Cu: case 0x201Eu: case 0x201Fu: case 0x301Du: *kind = DOUBLE; return true;
    case 0x201Du: case 0x301Eu: *kind = DOUBLE; *where = CLOSES; return true;
    case '\'': case 0xFF07u: *kind = SINGLE; *where = EITHER; return true;
    case 0x2018u: case 0x201Bu: case '`': *kind = SINGLE; return true;
    case 0x2019u: *kind = SINGLE; *where = CLOSES; return true;
    case '(': case 0xFF08u: *kind = ROUND; return true;
    case ')': case 0xFF09u: *kind = ROUND; *where = CLOSES; return true;
    case '[': case 0xFF3Bu: *kind = SQUARE; return true;
    case ']': case 0xFF3Du: *kind = SQUARE; *where = CLOSES; return true;
    case '{': case 0xFF5Bu: *kind = CURLY; return true;
    case '}': case 0xFF5Du: *kind = CURLY; *where = CLOSES; return true;
    case '<': case 0x3008u: case 0xFF1Cu: *kind = ANGLE; return true;
    case '>': case 0x3009u: case 0xFF1Eu: *kind = ANGLE; *where = CLOSES; return true;
    case 0x300Cu: case 0xFF62u: *kind = CORNER; return true;
    case 0x300Du: case 0xFF63u: *kind = CORNER; *where = CLOSES; return true;
    case 0x300Eu: *kind = CORNER2; return true;
    case 0x300Fu: *kind = CORNER2; *where = CLOSES; return true;
    case 0x300Au: *kind = TITLE; return true;
    case 0x300Bu: *kind = TITLE; *where = CLOSES; return true;
    case 0xABu: *kind = TITLE2; return true;
    case 0xBBu: *kind = TITLE2; *where = CLOSES; return true;
    case 0x3010u: *kind = LENS; return true;
    case 0x3011u: *kind = LENS; *where = CLOSES; return true;
    case 0x3014u: *kind = SHELL; return true;
    case 0x3015u: *kind = SHELL; *where = CLOSES; return true;
    default: return false;
    }
}

static bool is_mark(uint32_t c, family want)
{
    family kind;
    side where;
    return classify(c, &kind, &where) && kind == want;
}

static bool is_closer(uint32_t c)
{
    family kind;
    side where;
    return classify(c, &kind, &where) && kind != STOP && where != OPENS;
}

static bool is_blank(uint32_t c)
{
    return c == 0 || nx_is_space(c);
}

static bool is_bullet(uint32_t c) /* ◆ ◇ ▲ □ ○ …, ※ */
{
    return (c >= 0x25A0u && c <= 0x25FFu) || c == 0x203Bu;
}

static uint32_t skip_blank(newsx_str s, uint32_t i, uint32_t end)
{
    while (i < end) {
        uint32_t j = i;
        if (!nx_is_space(nx_utf8_next(s, &j)))
            break;
        i = j;
    }
    return i;
}

/* The Hangul that begins at i. */
static newsx_str hangul_run(newsx_str s, uint32_t i, uint32_t end)
{
    uint32_t j = i, k = i;
    while (j < end && j - i < 48 && nx_is_syllable(nx_utf8_next(s, &k)))
        j = k;
    return nx_str_cut(s, i, j);
}

/* Is the word noted in dict/lex/abbrev.tsv with that value? */
static bool noted(const cutter *k, newsx_str word, const char *key, const char *value)
{
    nx_entry e;
    return word.len && nx_lexicon_find(&e, k->lex, NX_LEX_ABBREV, word) && nx_attr_is(e.attr, key, value);
}

static bool is_final(const cutter *k, uint32_t syllable)
{
    char bytes[4];
    return nx_is_syllable(syllable) && noted(k, (newsx_str){bytes, nx_utf8_put(bytes, syllable)}, "final", "yes");
}

/* Whether a quotation mark at [at, end) opens; `pending`: one of its kind is open. */
static bool opens(const cutter *k, family kind, side where, bool pending, uint32_t at, uint32_t end)
{
    uint32_t before = at > k->begin ? nx_utf8_before(k->s, at) : 0;
    uint32_t after = end < k->end ? nx_utf8_at(k->s, end) : 0;
    family f;
    side w;
    bool opener_before = classify(before, &f, &w) && f != STOP && w != CLOSES;
    bool room_before = is_blank(before) || (opener_before && before != '"' && before != '\'');
    bool room_after = is_blank(after);
    if (where == OPENS)  /* “ as a closing mark, in sloppy pages */
        return !pending || room_before;
    if (where == CLOSES) /* ” as an opening mark; ’ alone is an apostrophe */
        return !pending && kind == DOUBLE && room_before && !room_after;
    if (!pending) {
        if (kind == SINGLE && (nx_is_latin(before) || nx_is_digit(before)))
            return false;
        return !room_after || (room_before && end < k->end);
    }
    if (!room_before || room_after) /* a closing mark in its usual place; or a lone one, which takes its turn */
        return false;
    newsx_str word = hangul_run(k->s, end, k->end); /* `"간다 "고 했다`: closes in spite of the blank before */
    return !noted(k, word, "carry", "quote");
}

static bool apostrophe(const cutter *k, side where, uint32_t at, uint32_t end) /* I'm, ’90 */
{
    uint32_t before = at > k->begin ? nx_utf8_before(k->s, at) : 0;
    uint32_t after = end < k->end ? nx_utf8_at(k->s, end) : 0;
    return (nx_is_latin(before) && nx_is_latin(after)) || (where == CLOSES && is_blank(before) && nx_is_digit(after));
}

static void push_open(cutter *k, family kind, uint32_t at, uint32_t end)
{
    if (k->opened == NX_MAX_NESTED) {
        k->opened--;
        memmove(k->open, k->open + 1, k->opened * sizeof *k->open);
    }
    uint32_t n = k->marks.n;
    mark m = {at, end, 0, 0, kind};
    nx_push(k->c->arena, &k->marks, m);
    if (k->marks.n > n) /* not dropped for want of memory */
        k->open[k->opened++] = (open){n, kind};
}

static void note_quote(cutter *k, family kind, side where, uint32_t at, uint32_t end)
{
    uint32_t top = k->opened;
    while (top > 0 && k->open[top - 1].kind != kind)
        top--;
    if (kind == SINGLE && apostrophe(k, where, at, end))
        return;
    if (kind == ANGLE && where == OPENS && (is_blank(nx_utf8_at(k->s, end)) || nx_is_digit(nx_utf8_at(k->s, end))))
        return; /* a comparison */
    bool quote = kind == DOUBLE || kind == SINGLE;
    if (quote ? opens(k, kind, where, top > 0, at, end) : where == OPENS) {
        if (quote && top > 0) /* the one that is open was never closed */
            k->opened = top - 1;
        push_open(k, kind, at, end);
        return;
    }
    if (top == 0)
        return; /* closes nothing */
    k->opened = top - 1;
    mark *m = &k->marks.at[k->open[top - 1].mark];
    if (end - m->at <= NX_MAX_QUOTE) {
        m->inner = at;
        m->end = end;
        m->next = k->marks.n;
    }
}

static void note_stop(cutter *k, uint32_t at, uint32_t end)
{
    mark *last = k->marks.n ? &k->marks.at[k->marks.n - 1] : NULL;
    if (last && last->kind == STOP && last->end == at) {
        last->end = end;
        return;
    }
    mark m = {at, end, 0, 0, STOP};
    nx_push(k->c->arena, &k->marks, m);
}

static void find_marks(cutter *k)
{
    const unsigned char *p = (const unsigned char *)k->s.at;
    k->marks.n = 0;
    k->opened = 0;
    for (uint32_t i = k->begin; i < k->end;) {
        unsigned char b = p[i];
        if (b >= 0xE4 && b <= 0xED) { /* Hangul and Chinese: most of the text */
            i += 3;
            continue;
        }
        if ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') {
            i++;
            continue;
        }
        uint32_t at = i, c = nx_utf8_next(k->s, &i);
        family kind;
        side where;
        if (c == ' ' || nx_is_digit(c))
            continue;
        if (c == k->bullet && is_blank(nx_utf8_before(k->s, at))) {
            mark m = {at, at, 0, 0, ITEM};
            nx_push(k->c->arena, &k->marks, m);
        }
        if (!classify(c, &kind, &where))
            continue;
        if (kind == STOP)
            note_stop(k, at, i);
        else
            note_quote(k, kind, where, at, i);
    }
}

/* ---- the second pass: which stops end a sentence ---- */

static void emit(cutter *k, uint32_t begin, uint32_t end)
{
    begin = skip_blank(k->s, begin, end);
    while (end > begin && nx_is_space(nx_utf8_before(k->s, end)))
        end = nx_utf8_back(k->s, end);
    if (begin == end)
        return;
    nx_sentence x = {{begin, end}, k->block};
    nx_push(k->c->arena, &k->t->sentences, x);
}

static bool holds(const cutter *k, const mark *m, const char *kind) /* only a word of that kind: (웃음), [앵커] */
{
    uint32_t begin = m->at;
    nx_utf8_next(k->s, &begin);
    return m->inner && noted(k, nx_str_cut(k->s, begin, m->inner), "kind", kind);
}

/* Past everything that still belongs to a sentence that stopped at `at`: stray closing marks, more stops, footnotes and
 * bracketed sources without a blank, laughter with one.  *i: the marks. */
static uint32_t absorb(const cutter *k, uint32_t at, uint32_t *i)
{
    while (at < k->end) {
        while (*i < k->marks.n && k->marks.at[*i].at < at)
            ++*i;
        const mark *m = *i < k->marks.n && k->marks.at[*i].at - at <= 1 ? &k->marks.at[*i] : NULL;
        if (m && m->at > at) {
            if (k->s.at[at] == ' ' && m->kind == ROUND && holds(k, m, "aside")) {
                at = m->end;
                *i = m->next;
                continue;
            }
            m = NULL;
        }
        if (m && m->kind == STOP) {
            at = m->end;
        } else if (m && (m->kind == ROUND || m->kind == SQUARE) && m->inner && !holds(k, m, "turn")) {
            at = m->end;
            *i = m->next;
        } else {
            uint32_t end = at;
            if ((m && m->inner) || !is_closer(nx_utf8_next(k->s, &end)))
                break;
            at = end;
        }
    }
    return at;
}

/* A list's number or letter alone so far: "1", "가", "B", "Q1", "2.1", "Ⅱ", "IV". */
static bool is_enumerator(const cutter *k, uint32_t begin, uint32_t end)
{
    newsx_str s = nx_str_cut(k->s, begin, end);
    uint32_t i = 0, c = s.len ? nx_utf8_next(s, &i) : 0, digits = nx_is_digit(c);
    if (i == s.len)
        return nx_is_latin(c) || nx_is_digit(c) || (nx_is_syllable(c) && (c - 0xAC00u) % 588u == 0) || (c >= 0x2160u && c <= 0x217Fu) ||
               noted(k, s, "kind", "abbrev");
    if (s.len > 8 || c >= 0x80u)
        return false;
    bool roman = strchr("IVXivx", (int)c) != NULL;
    for (; i < s.len; i++) {
        unsigned char b = (unsigned char)s.at[i];
        digits = nx_is_digit(b) ? digits + 1 : 0;
        roman = roman && b && strchr("IVXivx", b);
        if (!roman && (digits > 3 || !(nx_is_digit(b) || ((b == '.' || b == '-') && nx_is_digit(c)))))
            return false;
    }
    return roman || digits;
}

static uint32_t digits_at(newsx_str s, uint32_t i)
{
    uint32_t n = 0;
    while (i + n < s.len && nx_is_digit((unsigned char)s.at[i + n]))
        n++;
    return n;
}

/* A full stop behind a digit, a blank behind it: true where it is part of a date ("2026. 2. 5."). */
static bool is_date_stop(const cutter *k, uint32_t at, uint32_t word)
{
    uint32_t i = at, dots = 0;
    while (i > k->begin && at - i < 12 && (nx_is_digit((unsigned char)k->s.at[i - 1]) || k->s.at[i - 1] == '.'))
        dots += k->s.at[--i] == '.';
    if (dots >= 2) /* 2026.2.5. */
        return true;
    if (i > k->begin + 2 && k->s.at[i - 1] == ' ' && k->s.at[i - 2] == '.' && nx_is_digit((unsigned char)k->s.at[i - 3]))
        return true; /* the later parts of 2026. 2. 5. */
    uint32_t n = digits_at(k->s, word);
    if (n == 0 || n > 2)
        return false;
    uint32_t after = word + n < k->end ? nx_utf8_at(k->s, word + n) : 0;
    return after == '.' || (at - i <= 4 && dots == 0 && (after == '~' || after == '(' || is_blank(after)));
}

/* The Latin word that ends at `at` takes a full stop of its own: "No", "Inc", any single letter, "U.S". */
static bool is_abbreviation(const cutter *k, uint32_t begin, uint32_t at)
{
    uint32_t i = at;
    while (i > begin && at - i < 24 && (nx_is_latin((unsigned char)k->s.at[i - 1]) || k->s.at[i - 1] == '.'))
        i--;
    newsx_str word = nx_str_cut(k->s, i, at);
    bool letters = true;
    for (size_t j = 1; j < word.len; j += 2)
        letters = letters && word.at[j] == '.';
    if (word.len && letters && word.len % 2 == 1)
        return true;
    return noted(k, word, "kind", "abbrev");
}

static newsx_str hangul_before(const cutter *k, uint32_t at)
{
    uint32_t i = at, j;
    while (i > k->begin && at - i < 48 && nx_is_syllable(nx_utf8_at(k->s, j = nx_utf8_back(k->s, i))))
        i = j;
    return nx_str_cut(k->s, i, at);
}

/* What follows directly, without a blank: `밝혔다.주가는` ends, `3.5`, `Next.js`, `"…다."라고`, `1.제목`, `수요.공급` and `바다.com` do not. */
static bool ends_without_blank(const cutter *k, uint32_t stop, uint32_t from)
{
    uint32_t before = nx_utf8_before(k->s, stop), after = nx_utf8_at(k->s, from);
    bool starts = nx_is_hangul(after) || (nx_is_latin(after) && !(after >= 'a' && after <= 'z')) || nx_is_digit(after) ||
                  is_mark(after, DOUBLE) || is_mark(after, SINGLE) || is_mark(after, SQUARE) || is_bullet(after);
    newsx_str last = hangul_before(k, stop);
    if (!starts || !is_final(k, before) || last.len < 6 || nx_lexicon_find(NULL, k->lex, NX_LEX_NOUN, last))
        return false;
    newsx_str word = hangul_run(k->s, from, k->end);
    return !noted(k, word, "carry", "quote") && !noted(k, word, "carry", "stop") &&
           !nx_lexicon_find(NULL, k->lex, NX_LEX_JOSA, word);
}

static bool has_own_mark(const cutter *k, uint32_t begin, uint32_t at) /* 야후! 코리아 */
{
    uint32_t i = at;
    while (i > begin && at - i < 24 && (nx_is_latin((unsigned char)k->s.at[i - 1])))
        i--;
    return noted(k, i < at ? nx_str_cut(k->s, i, at) : hangul_before(k, at), "kind", "marked");
}

static bool is_wide(uint32_t c) /* stops that hold their blank */
{
    return c == 0x3002u || c == 0xFF0Eu || c == 0xFF01u || c == 0xFF1Fu || c == 0xFF61u;
}

static bool is_wide_digit(uint32_t c)
{
    return c >= 0xFF10u && c <= 0xFF19u;
}

/* Whether the stop m ends the sentence begun at `begin`; `from`: behind all that was absorbed. */
static bool is_end(const cutter *k, const mark *m, uint32_t begin, uint32_t from)
{
    begin = skip_blank(k->s, begin, m->at);
    if (begin == m->at) /* nothing before it */
        return false;
    uint32_t before = nx_utf8_before(k->s, m->at), i = m->at, c = nx_utf8_next(k->s, &i);
    bool full = c == '.' || c == 0xFF0Eu;
    bool trailing = c == 0x2026u || (full && m->end - m->at > 1 && nx_utf8_before(k->s, m->end) == c);
    if (from >= k->end)
        return true;
    uint32_t next = nx_utf8_at(k->s, from);
    bool blank = is_blank(next) || (is_wide(nx_utf8_before(k->s, m->end)) && !(is_wide_digit(before) && is_wide_digit(next)));
    uint32_t word = skip_blank(k->s, from, k->end);
    if (word >= k->end)
        return true;
    if (noted(k, hangul_run(k->s, word, k->end), "carry", "stop"))
        return false;
    if (trailing || (k->headline && full))
        return blank && is_final(k, before) && !(trailing && k->headline);
    if (k->headline)
        return false;
    if (full && is_enumerator(k, begin, m->at))
        return false;
    if (!blank)
        return ends_without_blank(k, m->at, from);
    if (full && nx_is_digit(before))
        return !is_date_stop(k, m->at, word);
    if (full && nx_is_latin(before)) {
        uint32_t after = nx_utf8_at(k->s, word);
        return !(after >= 'a' && after <= 'z') && !is_abbreviation(k, begin, m->at);
    }
    return full ? !noted(k, nx_str_cut(k->s, begin, m->at), "kind", "abbrev") : !has_own_mark(k, begin, m->at);
}

/* How the piece inside a pair ends: the first character of its stop, 0 where it has none. */
static uint32_t inner_stop(const cutter *k, const mark *m)
{
    uint32_t at = m->inner;
    while (at > m->at) {
        uint32_t c = nx_utf8_before(k->s, at);
        if (is_mark(c, STOP))
            return c;
        if (!nx_is_space(c) && !is_closer(c))
            return 0;
        at = nx_utf8_back(k->s, at);
    }
    return 0;
}

/* Whether the sentence ends with the quoted or bracketed piece m, which holds its stop inside. */
static bool ends_with_quote(const cutter *k, const mark *m, uint32_t begin, uint32_t from)
{
    uint32_t stop = inner_stop(k, m);
    bool first = skip_blank(k->s, begin, k->end) == m->at, full = stop == '.' || stop == 0x3002u;
    if (!stop || k->headline)
        return false;
    if (m->kind == DOUBLE || m->kind == CORNER2)
        ; /* speech */
    else if (!first || (m->kind == SINGLE && !full))
        return false;
    if (!first && !full)
        return false; /* "누구를 위한 개혁인가?" 토론회 */
    if (from >= k->end)
        return true;
    uint32_t next = nx_utf8_at(k->s, from);
    if (!is_blank(next))
        return is_mark(next, DOUBLE);
    return !noted(k, hangul_run(k->s, skip_blank(k->s, from, k->end), k->end), "carry", "quote") &&
           !noted(k, hangul_run(k->s, skip_blank(k->s, from, k->end), k->end), "carry", "stop");
}

/* `밤은 뜨겁다 "더워 죽겠어."`: a sentence without a stop before speech that stands for itself. */
static bool ends_before_speech(const cutter *k, const mark *m, uint32_t begin)
{
    if (m->kind != DOUBLE || m->at < begin + 7 || k->s.at[m->at - 1] != ' ')
        return false;
    uint32_t last = nx_utf8_before(k->s, m->at - 1);
    return is_final(k, last) && nx_is_syllable(nx_utf8_before(k->s, nx_utf8_back(k->s, m->at - 1)));
}

/* In a list that begins with the same mark: `▲예산을 줄이기로 함 ▲…`. */
static bool ends_before_item(const cutter *k, const mark *m)
{
    uint32_t at = m->at;
    while (at > k->begin && nx_is_space(nx_utf8_before(k->s, at)))
        at = nx_utf8_back(k->s, at);
    return is_final(k, nx_utf8_before(k->s, at));
}

static void cut_line(cutter *k)
{
    uint32_t begin = skip_blank(k->s, k->begin, k->end), i = 0, first = begin < k->end ? nx_utf8_at(k->s, begin) : 0;
    k->bullet = is_bullet(first) ? first : 0;
    find_marks(k);
    uint32_t absorbed = 0, behind = 0; /* the last stretch of marks without a blank is walked once, not from each of them */
    while (i < k->marks.n) {
        const mark *m = &k->marks.at[i];
        if (m->kind != STOP && !m->inner) {
            if (m->kind == ITEM && m->at > begin && ends_before_item(k, m)) {
                emit(k, begin, m->at);
                begin = m->at;
            }
            i++;
            continue;
        }
        i = m->kind == STOP ? i + 1 : m->next;
        if (m->end > absorbed) {
            behind = i;
            absorbed = absorb(k, m->end, &behind);
        }
        uint32_t after = behind > i ? behind : i, from = absorbed; /* never back */
        if (m->kind == STOP ? !is_end(k, m, begin, from) : !ends_with_quote(k, m, begin, from))
            continue;
        if (m->kind != STOP && ends_before_speech(k, m, begin)) {
            emit(k, begin, m->at);
            begin = m->at;
        }
        emit(k, begin, from);
        begin = skip_blank(k->s, from, k->end);
        i = after;
    }
    emit(k, begin, k->end);
}

newsx_status nx_text_sentences(nx_text *out, const nx_lexicon *lex, nx_ctx *c)
{
    cutter k = {.t = out, .lex = lex, .c = c, .s = out->text};
    for (uint32_t b = 0; b < out->blocks.n; b++) {
        const nx_block *block = &out->blocks.at[b];
        k.block = b;
        k.headline = block->kind <= NX_BLOCK_SUBTITLE || block->kind == NX_BLOCK_HEADING;
        for (uint32_t at = block->span.begin; at < block->span.end; at = k.end + 1) {
            const char *line = memchr(out->text.at + at, '\n', block->span.end - at);
            k.begin = at;
            k.end = line ? (uint32_t)(line - out->text.at) : block->span.end;
            cut_line(&k);
        }
    }
    return nx_ctx_status(c);
}

uint32_t nx_sentence_at(const nx_text *t, uint32_t at)
{
    uint32_t low = nx_first_behind(&t->sentences, span.end, at); /* the first sentence that ends behind `at` */
    return low < t->sentences.n && t->sentences.at[low].span.begin <= at ? low : UINT32_MAX;
}
