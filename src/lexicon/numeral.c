/* numeral.c -- finds the numerals of a text, from left to right: where one may begin, numread.c reads it.  Digits are always
 * numerals; words are where an eojeol begins, one syllable (이, 한, 만) only with more that speaks for it.
 * Cost: O(bytes). */
#include "lexicon/numeral.h"

#include "base/utf8.h"
#include "lexicon/digits.h"
#include "lexicon/image.h"
#include "lexicon/numread.h"

/* 십여개, 백여만 원: a word that stands between numeral and unit. */
static bool infix_follows(const nx_numreader *r, uint32_t at)
{
    nx_entry e;
    uint32_t len = nx_lexicon_prefix(&e, r->lex, NX_LEX_NUMOD, nx_str_cut(r->s, at, r->s.len));
    return len && nx_attr_is(e.attr, "infix", "yes") && (nx_unit_follows(r, nx_skip_blank(r, at + len)) || nx_numword_at(r, at + len).kind == NX_WORD_BIG);
}

/* One syllable (이, 한, 만) is a numeral only where a blank, a counter or the end of the word follows. */
static bool stands_alone(const nx_numreader *r, const nx_numeral *n, bool signed_word)
{
    return nx_word_closes(r, n->end) || nx_unit_follows(r, n->end) || infix_follows(r, n->end) || ((signed_word || nx_numword_at(r, n->begin).alone) && nx_josa_to_the_end(r, n->end));
}

/* 이천십사년팔월이십팔일: behind a unit of time the next number may begin at once.  Where; 0 where none does. */
static uint32_t number_behind_time(const nx_numreader *r, const nx_numeral *n)
{
    bool words = n->shape == NX_NUM_SINO || n->shape == NX_NUM_NATIVE;
    uint32_t unit = words ? nx_lexicon_prefix(NULL, r->lex, NX_LEX_TIMEUNIT, nx_str_cut(r->s, n->end, r->s.len)) : 0;
    nx_reading next = unit ? nx_numeral_read(r, n->end + unit) : (nx_reading){.ok = false};
    bool clear = next.ok && (next.n.end - next.n.begin > 3 || nx_lexicon_prefix(NULL, r->lex, NX_LEX_TIMEUNIT, nx_str_cut(r->s, next.n.end, r->s.len)));
    return clear ? n->end + unit : 0;
}

/* 오후세시: a native hour behind a word of time.  Where it begins; 0 where none does. */
static uint32_t hour_behind_time(const nx_numreader *r, const nx_match *time)
{
    nx_reading hour = time ? nx_numeral_read(r, time->end) : (nx_reading){.ok = false};
    bool native = hour.ok && hour.n.shape == NX_NUM_NATIVE && nx_lexicon_prefix(NULL, r->lex, NX_LEX_TIMEUNIT, nx_str_cut(r->s, hour.n.end, r->s.len));
    return native ? time->end : 0;
}

newsx_status nx_numerals_find(nx_numerals *out, newsx_str text, const nx_matches *m, const nx_lexicon *lex, nx_ctx *c)
{
    const nx_numwords *words = lex->numwords ? lex->numwords : nx_numwords_collect(lex, nx_scratch(c));
    if (!words)
        return NEWSX_ENOMEM;
    nx_numreader r = {lex, words, text};
    uint32_t v, len, next, i = 0, behind_sign = UINT32_MAX;
    bool inside = false; /* a word goes on: no numeral word begins here, only digits */
    while (i < text.len) {
        unsigned char lead = (unsigned char)text.at[i];
        bool is_digit = (lead >= '0' && lead <= '9') || (lead == 0xEF && nx_digit_at(text, i, &v, &len));
        if (!is_digit && (inside || lead < 0xEA || lead > 0xED)) { /* Hangul syllables begin so */
            uint32_t ch = nx_utf8_next(text, &i);
            inside = nx_is_hangul(ch) || nx_is_latin(ch);
            continue;
        }
        nx_numword w = is_digit ? (nx_numword){.kind = NX_WORD_DIGIT} : nx_numword_at(&r, i);
        const nx_match *time = w.kind == NX_WORD_NONE ? nx_match_at(m, i, NX_LEX_DATEWORD) : NULL;
        if (w.kind == NX_WORD_NONE && !time) { /* nearly every word */
            i += nx_utf8_len(lead);
            inside = true;
            continue;
        }
        nx_reading n = nx_numeral_read(&r, i);
        bool syllable = n.n.end - n.n.begin <= 3 && !is_digit;
        if (n.ok && (!syllable || stands_alone(&r, &n.n, i == behind_sign))) {
            nx_push(c->arena, &out->found, n.n);
            next = number_behind_time(&r, &n.n);
            i = next ? next : n.n.end;
            inside = !next;
        } else if (is_digit) { /* too long a number: skip its digits at once, or the scan turns quadratic */
            nx_digit_count(text, i, &i);
            inside = false;
        } else if (w.kind == NX_WORD_SIGN) { /* 마이너스삼: a numeral word may follow at once */
            i += w.len;
            behind_sign = nx_skip_blank(&r, i);
        } else if ((next = hour_behind_time(&r, time ? time : nx_match_at(m, i, NX_LEX_DATEWORD)))) {
            i = next;
        } else {
            nx_utf8_next(text, &i);
            inside = true;
        }
    }
    return nx_ctx_status(c);
}

nx_decimal nx_numeral_parse(newsx_str s, const nx_lexicon *lex)
{
    nx_numreader r = {lex, NULL, s};
    nx_reading n = nx_numeral_read(&r, 0);
    return n.ok && n.n.end == s.len ? n.n.value : (nx_decimal){0, 0, false};
}

const nx_numeral *nx_numeral_at(const nx_numerals *n, uint32_t begin)
{
    uint32_t low = nx_first_from(&n->found, begin, begin);
    return low < n->found.n && n->found.at[low].begin == begin ? &n->found.at[low] : NULL;
}

const nx_numeral *nx_numeral_ending(const nx_numerals *n, uint32_t end)
{
    uint32_t low = nx_first_from(&n->found, end, end);
    return low < n->found.n && n->found.at[low].end == end ? &n->found.at[low] : NULL;
}
