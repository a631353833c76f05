/* credit.c -- whose picture it is, as captions say it.  In: dict/lex/label.tsv (credit, credit_end, source). */
#include "read/byline.h"

#include "base/utf8.h"
#include "read/label.h"
#include "read/lines.h"

enum { MAX_CREDIT = 90 }; /* bytes */

static bool is_source(newsx_str s, const nx_lexicon *lex)
{
    nx_entry e;
    return nx_label_is(NULL, lex, s, "source") || (nx_lexicon_find(&e, lex, NX_LEX_ORG, s) && nx_attr_is(e.attr, "kind", "media"));
}

/* Whether the last word of s says whose it is: "… 제공", "… 캡처", "고영권 기자", "연합뉴스". */
static bool ends_as_credit(newsx_str s, const nx_lexicon *lex)
{
    uint32_t i = (uint32_t)s.len;
    while (i > 0 && s.at[i - 1] != ' ' && s.at[i - 1] != '=' && s.at[i - 1] != '/')
        i--;
    newsx_str last = nx_str_cut(s, i, s.len);
    return nx_label_is(NULL, lex, last, "credit_end") || nx_label_is(NULL, lex, last, "role") || nx_label_is(NULL, lex, last, "credit") ||
           is_source(last, lex) || is_source(s, lex);
}

/* "사진=X", "사진 X", "사진제공 : X", "ⓒX": what stands behind the label; empty where s has none at its start. */
static newsx_str labelled(newsx_str s, const nx_lexicon *lex)
{
    uint32_t n = 0;
    if (nx_str_starts(s, NX_S("\xE2\x93\x92")))
        n = 3;
    else if (nx_str_starts(s, NX_S("\xC2\xA9")))
        n = 2;
    else
        n = nx_label_at(lex, s, "credit");
    if (!n)
        return (newsx_str){NULL, 0};
    newsx_str rest = nx_str_cut(s, n, s.len);
    bool mark = n <= 3 && !nx_is_hangul(nx_utf8_at(s, 0));
    newsx_str body = nx_str_trim(rest);
    uint32_t bar = nx_utf8_at(body, 0), after = bar == 0x3163 || bar == 0xFF5C || bar == 0x2502 ? 3 : 0; /* ㅣ ｜ │ */
    if (after || (body.len && strchr("=:-/|,", body.at[0])))
        body = nx_str_trim(nx_str_cut(body, after ? after : 1, body.len));
    else if (!mark && (rest.len == 0 || rest.at[0] != ' '))
        return (newsx_str){NULL, 0};
    return body;
}

static newsx_str strip_end_label(newsx_str s, const nx_lexicon *lex) /* "문화재청 제공" → "문화재청" */
{
    uint32_t i = (uint32_t)s.len;
    while (i > 0 && s.at[i - 1] != ' ')
        i--;
    newsx_str last = nx_str_cut(s, i, s.len);
    nx_entry e;
    if (i > 1 && nx_label_is(&e, lex, last, "credit_end") && nx_str_trim(nx_str_cut(s, 0, i)).len)
        return nx_str_trim(nx_str_cut(s, 0, i));
    return s;
}

/* Where the last sentence of a caption ends; 0 where it has none. */
static uint32_t sentence_end(newsx_str s)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i + 1 < s.len; i++)
        if (s.at[i] == '.' && (s.at[i + 1] == ' ' || (unsigned char)s.at[i + 1] >= 0x80 || s.at[i + 1] == '/' || s.at[i + 1] == '[' || s.at[i + 1] == '(') &&
            i > 0 && (unsigned char)s.at[i - 1] >= 0x80)
            end = i + 1;
    return end;
}

/* "한빛시 제공. 재판매 및 DB 금지": what stands before the words that forbid. */
static newsx_str without_legal(newsx_str s, const nx_lexicon *lex)
{
    for (size_t i = 0; i < s.len; i += nx_utf8_len((unsigned char)s.at[i])) {
        if (nx_label_at(lex, nx_str_cut(s, i, s.len), "legal")) {
            s.len = i;
            break;
        }
    }
    while (s.len && strchr(" .*-,/", s.at[s.len - 1]))
        s.len--;
    return s;
}

/* What may follow the credit in a caption: a date, an e-mail, a further bracket. */
static bool is_tail(newsx_str s, const nx_lexicon *lex)
{
    newsx_str word;
    s = without_legal(nx_str_trim(s), lex);
    while (nx_str_next_field(&word, &s, ' '))
        if (word.len && !nx_is_digit((unsigned char)word.at[0]) && !nx_str_chr(word, '@') && !strchr("*[(</.", word.at[0]))
            return false;
    return true;
}

static char closing(char open)
{
    return open == '[' ? ']' : open == '(' ? ')' : open == '<' ? '>' : 0;
}

/* "[사진=X]", "(X 제공) 2025.11.12 photo@…", "[X 제공. 재판매 및 DB 금지]" at the end; *from is where the bracket begins.
 * A bracket that only forbids is one without a credit. */
static bool bracketed_end(newsx_str *credit, size_t *from, newsx_str s, const nx_lexicon *lex)
{
    enum { NEAR = 300 };
    for (size_t i = s.len > NEAR ? s.len - NEAR : 0; i < s.len; i++) {
        const char *close = closing(s.at[i]) ? memchr(s.at + i, closing(s.at[i]), s.len - i) : NULL;
        if (!close)
            continue;
        size_t end = (size_t)(close - s.at);
        newsx_str whole = nx_str_trim(nx_str_cut(s, i + 1, end)), inside = without_legal(whole, lex);
        bool forbids = inside.len < whole.len;
        *credit = labelled(inside, lex);
        if (!credit->len && inside.len <= MAX_CREDIT && ends_as_credit(inside, lex) && !nx_label_is(NULL, lex, inside, "role")) /* [앵커] */
            *credit = inside;
        if ((credit->len || forbids) && is_tail(nx_str_cut(s, end + 1, s.len), lex)) {
            *from = i;
            return true;
        }
    }
    return false;
}

static newsx_str without_email(newsx_str s) /* "송하율 기자 hayul@…" → "송하율 기자" */
{
    const char *at = nx_str_chr(s, '@');
    if (!at)
        return s;
    size_t i = (size_t)(at - s.at);
    while (i > 0 && (unsigned char)s.at[i - 1] < 0x80 && s.at[i - 1] != ' ' && s.at[i - 1] != '(')
        i--;
    while (i > 0 && (s.at[i - 1] == ' ' || s.at[i - 1] == '('))
        i--;
    return i ? nx_str_cut(s, 0, i) : s;
}

newsx_str nx_credit_of(newsx_str *rest, newsx_str caption, const nx_lexicon *lex, nx_ctx *c)
{
    nx_byline line;
    newsx_str s = nx_str_trim(caption), none = {NULL, 0}, author = none;
    uint32_t mark = nx_utf8_at(s, 0);
    if ((mark >= 0x25B2 && mark <= 0x25C1) || (mark >= 0x2190 && mark <= 0x2193)) /* ▲ the picture above */
        s = nx_str_trim(nx_str_cut(s, 3, s.len));
    if (nx_dateline_read(&line, s, lex, c) && line.used < s.len) {
        s = nx_str_cut(s, line.used, s.len);
        if (line.authors.n) { /* (수원=연합뉴스) 홍기원 기자 = : the photographer */
            nx_buf b = nx_buf_new(c->arena, 64);
            nx_buf_add(&b, line.authors.at[0].name);
            nx_buf_byte(&b, ' ');
            nx_buf_add(&b, line.authors.at[0].role);
            author = nx_str_trim(nx_buf_str(&b));
        } else {
            author = line.publisher;
        }
    }
    if (author.len == 0 && s.at > caption.at && s.len < caption.len && mark >= 0x2190)
        s = nx_str_trim(caption); /* the mark stays with the caption */
    uint32_t label = nx_label_at(lex, s, "caption_label"); /* "사진 설명, …" */
    if (label && label < s.len && strchr(" ,:=", s.at[label])) {
        s = nx_str_cut(s, label, s.len);
        while (s.len && strchr(" ,:=", s.at[0]))
            s = nx_str_cut(s, 1, s.len);
    }
    *rest = s;
    size_t from = 0;
    newsx_str credit = none;
    bool found = bracketed_end(&credit, &from, s, lex);
    if (found && from == 0 && sentence_end(s)) { /* "[강도현. 사진 = 구단 제공]" is a caption in brackets */
        s = nx_str_trim(nx_str_cut(s, 1, s.len - 1));
        *rest = s;
    } else if (found) {
        *rest = s = nx_str_trim(nx_str_cut(s, 0, from));
        if (credit.len)
            return strip_end_label(credit, lex);
    }
    if (author.len)
        return author;
    credit = labelled(s, lex); /* the whole of it */
    if (credit.len && credit.len <= MAX_CREDIT) {
        *rest = none;
        return strip_end_label(credit, lex);
    }
    uint32_t end = sentence_end(s);
    newsx_str tail = nx_str_trim(nx_str_cut(s, end, s.len));
    for (size_t k = s.len; !end && k-- > 0;) { /* no sentence: "/사진=X" or "ⓒX" somewhere */
        newsx_str here = nx_str_cut(s, k, s.len);
        bool bar = s.at[k] == '|' && ends_as_credit(nx_str_trim(nx_str_cut(here, 1, here.len)), lex);
        if (bar || s.at[k] == '/' || nx_str_starts(here, NX_S("\xE2\x93\x92")) || nx_str_starts(here, NX_S("\xC2\xA9")) ||
            ((k == 0 || s.at[k - 1] == ' ') && nx_label_at(lex, here, "credit") && nx_str_chr(here, '='))) {
            tail = here;
            break;
        }
    }
    size_t date = 0; /* "2022.10.19/뉴스1 © News1 홍길동 기자" */
    while (end && date < tail.len && (nx_is_digit((unsigned char)tail.at[date]) || tail.at[date] == '.' || tail.at[date] == ' '))
        date++;
    if (date >= 6)
        tail = nx_str_trim(nx_str_cut(tail, date, tail.len));
    bool slash = tail.len && (tail.at[0] == '/' || tail.at[0] == '|');
    if (slash)
        tail = nx_str_trim(nx_str_cut(tail, 1, tail.len));
    credit = labelled(tail, lex);
    if (!credit.len && tail.len && tail.len <= MAX_CREDIT && tail.len < s.len && (end || slash) && !nx_ends_sentence(tail)) {
        newsx_str name = without_email(tail);
        const char *eq = nx_str_chr(name, '='); /* 코펜하겐=동녘포토 */
        bool brief = end && name.len <= 45 && nx_hangul_count(name) >= 2 && !nx_is_digit((unsigned char)name.at[0]);
        if (slash || brief || ends_as_credit(name, lex))
            credit = eq && !is_source(nx_str_trim(nx_str_cut(name, 0, (size_t)(eq - name.at))), lex) ? nx_str_trim(nx_str_cut(name, (size_t)(eq - name.at) + 1, name.len)) : name;
    }
    if (!credit.len || credit.len > MAX_CREDIT)
        return none;
    *rest = nx_str_trim(nx_str_cut(s, 0, (size_t)(tail.at - s.at)));
    while (rest->len && strchr("/|", rest->at[rest->len - 1]))
        *rest = nx_str_trim(nx_str_cut(*rest, 0, rest->len - 1));
    return strip_end_label(credit, lex);
}

newsx_str nx_credit_behind(newsx_str *rest, newsx_str text, const nx_lexicon *lex)
{
    newsx_str none = {NULL, 0};
    char last = text.len ? text.at[text.len - 1] : 0;
    size_t i = text.len;
    while ((last == ')' || last == ']') && i > 0 && text.len - i <= MAX_CREDIT && text.at[i - 1] != (last == ')' ? '(' : '['))
        i--;
    if (i < 2 || i >= text.len || text.len - i > MAX_CREDIT)
        return none;
    newsx_str credit = labelled(nx_str_trim(nx_str_cut(text, i, text.len - 1)), lex);
    if (credit.len)
        *rest = nx_str_trim(nx_str_cut(text, 0, i - 1));
    return strip_end_label(credit, lex);
}

bool nx_is_source_name(newsx_str s, const nx_lexicon *lex)
{
    return is_source(s, lex);
}

newsx_str nx_credit_alone(newsx_str line, bool told, const nx_lexicon *lex)
{
    enum { MOST = 60 }; /* bytes */
    newsx_str s = without_legal(nx_str_trim(line), lex);
    bool bracketed = s.len && s.at[0] == '[';
    while (s.len && (strchr("/|[(<", s.at[0])))
        s = nx_str_trim(nx_str_cut(s, 1, s.len));
    while (s.len && strchr("])>.", s.at[s.len - 1]))
        s = nx_str_trim(nx_str_cut(s, 0, s.len - 1));
    newsx_str credit = labelled(s, lex);
    uint32_t label = bracketed ? nx_label_at(lex, s, "credit") : 0;
    if (label && label < s.len && s.at[label] == ']' && ends_as_credit(s, lex)) { /* "[사진] 한빛시 제공." */
        credit = nx_str_trim(nx_str_cut(s, label + 1, s.len));
        told = true;
    }
    if (!credit.len)
        credit = s;
    if (!credit.len || credit.len > MOST || (nx_ends_sentence(line) && !told) || !(told || credit.at > s.at || ends_as_credit(s, lex)))
        return (newsx_str){NULL, 0};
    return strip_end_label(without_email(credit), lex);
}
