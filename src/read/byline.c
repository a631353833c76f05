/* byline.c -- who wrote it.  In: dict/lex/label.tsv (roles, credits), surname, place, org.  Cost: a look-up a word of short lines.
 *
 * A line is cut into words; each is an e-mail, a role, a label of credit, a name, a known place or medium, or unknown.  Names
 * wait until a role or an e-mail comes, since "순천, 광양 구현모 기자" names two towns and one reporter. */
#include "read/byline.h"

#include "base/utf8.h"
#include "read/label.h"
#include "read/lines.h"

enum { MAX_WORDS = 48, MAX_PENDING = 8, MAX_LINE = 400 };

typedef enum word_kind { WORD_UNKNOWN, WORD_EMAIL, WORD_ROLE, WORD_TEAM, WORD_CREDIT_PHOTO, WORD_CREDIT_TEXT, WORD_NAME, WORD_PLACE, WORD_MEDIA, WORD_NEUTRAL } word_kind;

typedef struct word {
    newsx_str s;
    word_kind kind;
    bool listed; /* · , / or & stands before it */
} word;

typedef struct words {
    word at[MAX_WORDS];
    uint32_t n;
} words;

static bool is_bar(uint32_t c)
{
    return c == '|' || c == 0x3163 || c == 0xFF5C || c == 0x2502;
}

static bool is_separator(uint32_t c)
{
    return nx_is_space(c) || is_bar(c) || (c < 0x80 && strchr(",/()[]<>=:;\"'&*~{}", (int)c) != NULL) || c == 0xB7 || c == 0x318D || c == 0x2027 ||
           c == 0x30FB || c == 0xFF65 || c == 0xA9 || c == 0x24D2 || (c >= 0x2018 && c <= 0x201D) || (c >= 0x2022 && c <= 0x2026) ||
           (c >= 0x25A0 && c <= 0x25FF) || (c >= 0x2600 && c <= 0x26FF) || (c >= 0x3008 && c <= 0x301B) || c == 0x2013 || c == 0x2014 ||
           c == 0xFF1D || c == 0x2190 || c == 0x2191 || c == 0x2192 || c == 0x2193;
}

static bool is_list_mark(uint32_t c)
{
    return c == ',' || c == '/' || c == '&' || c == 0xB7 || c == 0x318D || c == 0x2027 || c == 0x30FB || c == 0xFF65;
}

static bool all_hangul(newsx_str s)
{
    return s.len && nx_hangul_count(s) * 3u == s.len;
}

bool nx_is_person_name(newsx_str s, const nx_lexicon *lex)
{
    nx_entry e;
    uint32_t n = nx_hangul_count(s);
    if (!all_hangul(s) || n < 2 || n > 4 || nx_label_is(NULL, lex, s, "role"))
        return false;
    uint32_t surname = nx_lexicon_prefix(&e, lex, NX_LEX_SURNAME, s) / 3u;
    if (surname == 2 && n == 2) { /* 남궁 alone is no name, but 황보 may be 황 + 보: leave it */
        surname = nx_lexicon_prefix(&e, lex, NX_LEX_SURNAME, nx_str_cut(s, 0, 3)) / 3u;
    }
    return surname && n > surname && n - surname <= 2;
}

static bool is_email(newsx_str s)
{
    const char *at = nx_str_chr(s, '@');
    return at && at > s.at && memchr(at, '.', (size_t)(s.at + s.len - at)) != NULL && nx_hangul_count(s) == 0;
}

static bool is_half_email(newsx_str s) /* "sky@": readers are meant to know the domain */
{
    return s.len > 3 && s.at[s.len - 1] == '@' && nx_hangul_count(s) == 0;
}

static newsx_str trim_dots(newsx_str s)
{
    while (s.len && (s.at[s.len - 1] == '.' || s.at[s.len - 1] == '-'))
        s.len--;
    while (s.len && (s.at[0] == '.' || s.at[0] == '-'))
        s = nx_str_cut(s, 1, s.len);
    return s;
}

static word_kind kind_of_label(const nx_entry *e)
{
    if (nx_label_has(e, "role"))
        return nx_attr_is(e->attr, "team", "yes") ? WORD_TEAM : WORD_ROLE;
    if (nx_label_has(e, "credit"))
        return nx_attr_is(e->attr, "kind", "photo") ? WORD_CREDIT_PHOTO : WORD_CREDIT_TEXT;
    return WORD_UNKNOWN;
}

static void add_word(words *w, newsx_str s, word_kind kind, bool listed)
{
    if (w->n < MAX_WORDS && s.len)
        w->at[w->n++] = (word){s, kind, listed};
}

/* "정유림기자": a name with its role behind, longest role first. */
static bool add_glued(words *w, newsx_str s, const nx_lexicon *lex, bool listed)
{
    nx_entry e;
    for (uint32_t cut = 6; cut <= 12 && cut + 6 <= s.len; cut += 3) {
        newsx_str name = nx_str_cut(s, 0, cut), role = nx_str_cut(s, cut, s.len);
        if (nx_is_person_name(name, lex) && nx_label_is(&e, lex, role, "role") && !nx_attr_is(e.attr, "weak", "yes")) {
            add_word(w, name, WORD_NAME, listed);
            add_word(w, role, WORD_ROLE, false);
            return true;
        }
    }
    return false;
}

static word_kind kind_of_word(newsx_str s, const nx_lexicon *lex)
{
    nx_entry e;
    if (is_email(s))
        return WORD_EMAIL;
    if (nx_lexicon_find(&e, lex, NX_LEX_LABEL, s) && kind_of_label(&e) != WORD_UNKNOWN)
        return kind_of_label(&e);
    if (nx_lexicon_find(&e, lex, NX_LEX_ORG, s) && nx_attr_is(e.attr, "kind", "media"))
        return WORD_MEDIA;
    for (uint32_t k = 3; all_hangul(s) && k + 6 <= s.len; k += 3) /* "디지털콘텐츠팀" */
        if (nx_label_is(&e, lex, nx_str_cut(s, k, s.len), "role") && nx_attr_is(e.attr, "team", "yes") && !nx_attr_is(e.attr, "weak", "yes"))
            return WORD_TEAM;
    bool name = nx_is_person_name(s, lex);
    if (!name && nx_lexicon_find(NULL, lex, NX_LEX_PLACE, s))
        return WORD_PLACE;
    return name ? WORD_NAME : WORD_UNKNOWN;
}

/* Where the e-mail begins in a word that has one behind Hangul; else 0. */
static size_t mail_start(newsx_str s)
{
    size_t from = 0;
    if (!nx_str_chr(s, '@'))
        return 0;
    for (size_t i = 0; i < s.len && s.at[i] != '@'; i++)
        from = (unsigned char)s.at[i] >= 0x80 ? i + 1 : from;
    return from < s.len && s.at[from] != '@' ? from : 0;
}

/* Where the e-mail that begins at `from` ends; s.len where s is none. */
static size_t mail_end(newsx_str s, size_t from)
{
    if (!nx_str_chr(s, '@'))
        return s.len;
    while (from < s.len && (unsigned char)s.at[from] < 0x80)
        from++;
    return from;
}

/* Dates and their labels stand beside bylines and say nothing of them. */
static bool is_neutral(newsx_str s, const nx_lexicon *lex)
{
    if (nx_is_digit((unsigned char)s.at[0]))
        return true;
    nx_entry e;
    return nx_lexicon_find(&e, lex, NX_LEX_LABEL, s) && (nx_label_has(&e, "published") || nx_label_has(&e, "modified") ||
                                                         nx_label_has(&e, "am") || nx_label_has(&e, "pm"));
}

/* Whether a word is a role with something before it: "온라인기자", "콘텐츠에디터". */
static bool ends_as_role(newsx_str s, const nx_lexicon *lex)
{
    nx_entry e;
    for (uint32_t k = 3; all_hangul(s) && k + 6 <= s.len; k += 3) {
        newsx_str head = nx_str_cut(s, 0, k);
        bool common = !nx_is_person_name(head, lex) || nx_lexicon_find(NULL, lex, NX_LEX_NOUN, head) || nx_lexicon_find(NULL, lex, NX_LEX_STOPNAME, head);
        if (common && nx_label_is(&e, lex, nx_str_cut(s, k, s.len), "role") && !nx_attr_is(e.attr, "weak", "yes"))
            return true;
    }
    return false;
}

/* "기자입력": the label of a date that the page has set right behind. */
static newsx_str without_date_label(newsx_str s, const nx_lexicon *lex)
{
    for (size_t n = 6; n <= 12 && n + 6 <= s.len; n += 3) {
        newsx_str tail = nx_str_cut(s, s.len - n, s.len);
        if (nx_label_is(NULL, lex, tail, "published") || nx_label_is(NULL, lex, tail, "modified"))
            return nx_str_cut(s, 0, s.len - n);
    }
    for (size_t n = 6; n < s.len && n <= 18; n += 3) /* "기자2024.05.15" */
        if (nx_is_digit((unsigned char)s.at[n]) && all_hangul(nx_str_cut(s, 0, n)))
            return nx_str_cut(s, 0, n);
    return s;
}

static void split_one(words *w, newsx_str s, const nx_lexicon *lex, bool *listed)
{
    if (!s.len)
        return;
    if (!is_neutral(s, lex) && kind_of_word(s, lex) == WORD_UNKNOWN)
        s = without_date_label(s, lex);
    word_kind before = w->n ? w->at[w->n - 1].kind : WORD_UNKNOWN;
    if (before == WORD_NAME && !*listed && ends_as_role(s, lex)) { /* "김하늘 온라인기자" */
        add_word(w, s, WORD_ROLE, false);
        return;
    }
    word_kind kind = is_email(s) || is_half_email(s) ? WORD_EMAIL : is_neutral(s, lex) ? WORD_NEUTRAL : kind_of_word(s, lex);
    bool known = kind != WORD_UNKNOWN && kind != WORD_NAME;
    if (kind != WORD_NEUTRAL && (known || !add_glued(w, s, lex, *listed)))
        add_word(w, s, kind, *listed);
    *listed = false;
}

static void split(words *w, newsx_str line, const nx_lexicon *lex)
{
    nx_entry e;
    bool listed = false;
    w->n = 0;
    for (uint32_t i = 0; i < line.len;) {
        uint32_t k = i, c = nx_utf8_next(line, &k);
        if (is_separator(c)) {
            listed = listed || is_list_mark(c);
            i = k;
            continue;
        }
        newsx_str rest = nx_str_cut(line, i, line.len);
        uint32_t n = nx_lexicon_prefix(&e, lex, NX_LEX_LABEL, rest); /* "글·사진" holds a separator */
        if (!n || kind_of_label(&e) == WORD_UNKNOWN || (n < rest.len && !is_separator(nx_utf8_at(rest, n))))
            for (n = 0; n < rest.len;) {
                uint32_t j = n;
                if (is_separator(nx_utf8_next(rest, &j)))
                    break;
                n = j;
            }
        newsx_str s = trim_dots(nx_str_cut(rest, 0, n));
        i += n;
        size_t mail = mail_start(s);
        if (mail) /* "특파원saebom@…" */
            split_one(w, trim_dots(nx_str_cut(s, 0, mail)), lex, &listed);
        size_t end = mail_end(s, mail); /* "…@example.kr다른" */
        split_one(w, nx_str_cut(s, mail, end), lex, &listed);
        split_one(w, nx_str_cut(s, end, s.len), lex, &listed);
    }
}

typedef struct reader {
    nx_byline *out;
    nx_ctx *c;
    newsx_str pending[MAX_PENDING];
    uint32_t n;
    bool photo;
} reader;

static void take(reader *r, newsx_str role, const nx_lexicon *lex)
{
    nx_entry e;
    bool camera = role.len && nx_lexicon_find(&e, lex, NX_LEX_LABEL, role) && nx_attr_is(e.attr, "kind", "photo");
    for (uint32_t i = 0; i < r->n; i++) {
        nx_author a = {.name = r->pending[i], .role = role};
        if (r->photo || camera)
            nx_push(r->c->arena, &r->out->photographers, a);
        else
            nx_push(r->c->arena, &r->out->authors, a);
    }
    r->n = 0;
}

bool nx_is_desk(newsx_str s, const nx_lexicon *lex)
{
    enum { SYLLABLE = 3 };
    if (nx_label_is(NULL, lex, s, "desk"))
        return true;
    newsx_str head = nx_str_cut(s, 0, s.len > SYLLABLE ? s.len - SYLLABLE : 0), last = nx_str_cut(s, head.len, s.len);
    return nx_label_is(NULL, lex, head, "section") && nx_lexicon_find(NULL, lex, NX_LEX_ORGSUFFIX, last);
}

/* A word of every day that only looks like a name, alone or with a josa: "구독", "구독을". */
static bool is_common(newsx_str s, const nx_lexicon *lex)
{
    enum { SYLLABLE = 3 };
    newsx_str stem = nx_str_cut(s, 0, s.len > SYLLABLE ? s.len - SYLLABLE : 0);
    bool josa = stem.len > SYLLABLE && nx_lexicon_find(NULL, lex, NX_LEX_JOSA, nx_str_cut(s, stem.len, s.len));
    return nx_lexicon_find(NULL, lex, NX_LEX_NOUN, s) || nx_lexicon_find(NULL, lex, NX_LEX_STOPNAME, s) || (josa && nx_lexicon_find(NULL, lex, NX_LEX_NOUN, stem));
}

bool nx_is_author_name(newsx_str s, const nx_lexicon *lex)
{
    newsx_str last = s.len > 6 ? nx_str_cut(s, s.len - 3, s.len) : (newsx_str){NULL, 0};
    bool body = last.len && nx_lexicon_find(NULL, lex, NX_LEX_ORGSUFFIX, last) && nx_lexicon_find(NULL, lex, NX_LEX_ORG, s);
    return nx_is_person_name(s, lex) && !body && !nx_is_desk(s, lex) && !nx_label_is(NULL, lex, s, "section") && !is_common(s, lex);
}

static void give_email(reader *r, newsx_str email, const nx_lexicon *lex)
{
    bool half = is_half_email(email);
    if (r->n == 1 && !r->photo && !is_common(r->pending[0], lex) && !nx_is_desk(r->pending[0], lex))
        take(r, (newsx_str){NULL, 0}, lex); /* "조민정(jjung@edaily.co.kr)" */
    r->out->address = r->out->address || half;
    for (uint32_t i = 0; i < r->out->authors.n && !half; i++) {
        if (!r->out->authors.at[i].email.len) {
            r->out->authors.at[i].email = email;
            return;
        }
    }
    if (half)
        return;
    if (!r->out->email.len)
        r->out->email = email;
    nx_push(r->c->arena, &r->out->emails, email);
}

static bool strong_role(const word *w, const nx_lexicon *lex)
{
    nx_entry e;
    if (w->kind != WORD_ROLE)
        return false;
    return nx_lexicon_find(&e, lex, NX_LEX_LABEL, w->s) ? !nx_attr_is(e.attr, "weak", "yes") : ends_as_role(w->s, lex);
}

bool nx_is_full_name(newsx_str s, const nx_lexicon *lex)
{
    return nx_hangul_count(s) == 3 && nx_is_person_name(s, lex) && !nx_lexicon_find(NULL, lex, NX_LEX_STOPNAME, s) && !nx_lexicon_find(NULL, lex, NX_LEX_NOUN, s) &&
           !nx_lexicon_find(NULL, lex, NX_LEX_ORG, s) && !nx_lexicon_find(NULL, lex, NX_LEX_PLACE, s) &&
           !nx_lexicon_prefix(NULL, lex, NX_LEX_ORGSUFFIX, nx_str_cut(s, 6, 9));
}

static void read_words(reader *r, const words *w, const nx_lexicon *lex)
{
    for (uint32_t i = 0; i < w->n; i++) {
        const word *now = &w->at[i];
        const word *next = i + 1 < w->n ? &w->at[i + 1] : NULL;
        bool before_role = next && next->kind == WORD_ROLE && !next->listed;
        switch (now->kind) {
        case WORD_EMAIL:
            give_email(r, now->s, lex);
            break;
        case WORD_ROLE:
            if (!r->n && i && w->at[i - 1].kind == WORD_EMAIL && r->out->authors.n && !r->out->authors.at[r->out->authors.n - 1].role.len) {
                r->out->authors.at[r->out->authors.n - 1].role = now->s; /* 김하늘 (sky@…) 기자 */
                r->out->strong = r->out->strong || strong_role(now, lex);
                break;
            }
            if (!r->n && next && next->kind == WORD_NAME && strong_role(now, lex) && !is_common(next->s, lex) && !(i + 2 < w->n && w->at[i + 2].kind == WORD_ROLE)) {
                r->pending[r->n++] = next->s; /* 기자 홍길동 */
                i++;
                r->out->names++;
            }
            r->out->strong = r->out->strong || (r->n && strong_role(now, lex));
            take(r, now->s, lex);
            break;
        case WORD_TEAM:
            r->out->strong = true;
            if (!r->n) {
                nx_author a = {.name = now->s};
                nx_push(r->c->arena, &r->out->authors, a);
            }
            take(r, (newsx_str){NULL, 0}, lex);
            break;
        case WORD_CREDIT_PHOTO:
            r->n = 0;
            r->photo = true;
            if (next && next->kind == WORD_NAME) { /* 영상편집:이재연 */
                r->pending[r->n++] = next->s;
                i++;
                r->out->names++;
                if (!(i + 1 < w->n && w->at[i + 1].kind == WORD_ROLE))
                    take(r, (newsx_str){NULL, 0}, lex);
            }
            break;
        case WORD_CREDIT_TEXT:
            r->n = 0;
            r->photo = false;
            break;
        case WORD_NAME:
            if (!before_role && !now->listed && !(next && (next->listed || next->kind == WORD_EMAIL)) && w->n > 2 && is_common(now->s, lex)) {
                r->out->unknown++;
                break;
            }
            r->out->names++;
            if (!(now->listed || (r->n && nx_is_full_name(r->pending[r->n - 1], lex) && nx_is_full_name(now->s, lex))) ||
                (r->n == 1 && nx_lexicon_find(NULL, lex, NX_LEX_PLACE, r->pending[0])))
                r->n = 0; /* "안산, 김하늘 기자": a town; "김하늘 이바다 기자" are two */
            if (r->n < MAX_PENDING)
                r->pending[r->n++] = now->s;
            break;
        case WORD_MEDIA:
            if (!r->out->publisher.len)
                r->out->publisher = now->s;
            break;
        case WORD_NEUTRAL:
            break;
        case WORD_PLACE:
        case WORD_UNKNOWN:
            if (before_role && now->kind == WORD_UNKNOWN && r->n == 1 && nx_is_full_name(r->pending[0], lex)) {
                r->out->publisher = r->out->publisher.len ? r->out->publisher : now->s; /* "김하늘 한밭신문 기자", and no list has the medium */
                break;
            }
            if (before_role && all_hangul(now->s) && nx_hangul_count(now->s) <= 5 && nx_hangul_count(now->s) >= 2 && now->kind == WORD_UNKNOWN &&
                strong_role(next, lex) && nx_hangul_count(now->s) <= 4 && w->n <= 6) {
                r->n = 0;
                r->pending[r->n++] = now->s; /* a pen name, right before its role */
                break;
            }
            r->out->unknown += now->kind == WORD_UNKNOWN;
            break;
        }
    }
}

/* "KBS 뉴스 김도윤입니다." closes a broadcast: a name before the copula, a medium before the name. */
bool nx_sign_off_read(nx_author *out, newsx_str line, const nx_lexicon *lex)
{
    words w;
    nx_entry e;
    if (line.len > 90)
        return false;
    split(&w, line, lex);
    newsx_str email = {NULL, 0};
    if (w.n > 2 && w.at[w.n - 1].kind == WORD_EMAIL) /* "… 김하늘입니다. [sky@…]" */
        email = w.at[--w.n].s;
    if (w.n < 2 || w.n > 4)
        return false;
    if (w.n > 2 && w.at[w.n - 2].kind == WORD_EMAIL && w.at[w.n - 3].kind == WORD_NAME && w.at[0].kind == WORD_MEDIA &&
        nx_label_is(&e, lex, w.at[w.n - 1].s, "sign_off")) { /* "YTN 김하늘[sky@…]입니다." */
        *out = (nx_author){.name = w.at[w.n - 3].s, .email = w.at[w.n - 2].s};
        return true;
    }
    newsx_str last = w.at[w.n - 1].s;
    bool medium = w.at[0].kind == WORD_MEDIA;
    for (uint32_t i = 0; i + 1 < w.n; i++)
        for (uint32_t k = 0; k < w.at[i].s.len; k += nx_utf8_len((unsigned char)w.at[i].s.at[k])) /* "MBC뉴스" */
            medium = medium || w.at[i].kind == WORD_MEDIA || nx_label_is(NULL, lex, nx_str_cut(w.at[i].s, k, w.at[i].s.len), "newscast");
    for (uint32_t cut = 6; medium && cut <= 12 && cut < last.len; cut += 3) {
        newsx_str name = nx_str_cut(last, 0, cut);
        if (nx_is_person_name(name, lex) && nx_label_is(&e, lex, nx_str_cut(last, cut, last.len), "sign_off")) {
            *out = (nx_author){.name = name, .email = email};
            return true;
        }
    }
    return false;
}

bool nx_signature_read(nx_author *out, newsx_str line, const nx_lexicon *lex)
{
    words w;
    nx_entry e;
    uint32_t first = 0;
    if (line.len > 150 || nx_ends_sentence(line))
        return false;
    split(&w, line, lex);
    while (w.n && w.at[w.n - 1].kind == WORD_EMAIL)
        w.n--;
    while (first < w.n && w.at[first].kind == WORD_CREDIT_TEXT)
        first++;
    if (w.n < first + 2 || w.n > first + 8 || w.at[first].kind != WORD_NAME)
        return false;
    newsx_str last = w.at[w.n - 1].s;
    for (uint32_t i = first + 1; i < w.n; i++)
        if (w.at[i].kind == WORD_NAME && w.at[i].listed && w.n == first + 2)
            return false; /* two names */
    for (uint32_t k = 0; k < last.len; k += nx_utf8_len((unsigned char)last.at[k])) { /* "경제학과교수" */
        newsx_str role = nx_str_cut(last, k, last.len);
        if (nx_label_is(NULL, lex, role, "role") || (nx_lexicon_find(&e, lex, NX_LEX_TITLE, role) && role.len > 3)) {
            *out = (nx_author){.name = w.at[first].s, .role = role};
            return true;
        }
    }
    return false;
}

/* "[한밭스포츠=고척, 김하늘 기자]": two syllables, a comma and a whole name behind a medium are a town and a reporter. */
static void drop_town(nx_byline *out)
{
    nx_author *a = out->authors.at;
    if (out->authors.n < 2 || nx_hangul_count(a[0].name) != 2 || nx_hangul_count(a[1].name) != 3 || a[1].name.at < a[0].name.at)
        return;
    const char *from = a[0].name.at + a[0].name.len;
    newsx_str between = nx_str_trim((newsx_str){from, (size_t)(a[1].name.at - from)});
    if (!nx_str_is(between, ","))
        return;
    if (!a[1].email.len)
        a[1].email = a[0].email;
    memmove(a, a + 1, (out->authors.n - 1) * sizeof *a);
    out->authors.n--;
}

void nx_byline_read(nx_byline *out, newsx_str line, const nx_lexicon *lex, nx_ctx *c)
{
    memset(out, 0, sizeof *out);
    if (line.len > MAX_LINE)
        return;
    words w;
    split(&w, line, lex);
    out->words = w.n;
    reader r = {.out = out, .c = c};
    read_words(&r, &w, lex);
    if (out->publisher.len || nx_str_chr(line, '='))
        drop_town(out);
}

bool nx_byline_whole(const nx_byline *b, newsx_str line)
{
    if (line.len > 240 || b->words == 0)
        return false;
    bool someone = b->authors.n > 0 || b->photographers.n > 0;
    bool role = b->strong, email = b->email.len > 0 || b->address;
    for (uint32_t i = 0; i < b->authors.n; i++)
        email = email || b->authors.at[i].email.len > 0;
    if (!someone)
        return email && b->unknown == 0 && b->words <= 3;
    uint32_t fair = email ? 4 : 1;
    return b->unknown <= fair && b->unknown * 2u <= b->words && (role || email) &&
           !(nx_ends_sentence(line) && !email && b->unknown > 0);
}

/* The bracket pair that a text begins with; *inside without the brackets.  Bytes with the brackets, or 0. */
static uint32_t bracketed(newsx_str *inside, newsx_str s)
{
    static const struct { newsx_str open, close; } pairs[] = {
        {{"(", 1}, {")", 1}}, {{"[", 1}, {"]", 1}}, {{"<", 1}, {">", 1}}, {{"\xE3\x80\x90", 3}, {"\xE3\x80\x91", 3}}, {{"\xE3\x80\x94", 3}, {"\xE3\x80\x95", 3}},
    };
    for (size_t i = 0; i < NX_LEN(pairs); i++) {
        if (!nx_str_starts(s, pairs[i].open))
            continue;
        newsx_str near = nx_str_cut(s, 0, s.len < 160 ? s.len : 160);
        size_t end = nx_str_find(near, pairs[i].close, pairs[i].open.len);
        if (end == NX_NPOS)
            return 0;
        *inside = nx_str_trim(nx_str_cut(s, pairs[i].open.len, end));
        return (uint32_t)(end + pairs[i].close.len);
    }
    return 0;
}

static bool all_places(newsx_str s, const nx_lexicon *lex)
{
    words w;
    split(&w, s, lex);
    for (uint32_t i = 0; i < w.n; i++)
        if (!nx_lexicon_find(NULL, lex, NX_LEX_PLACE, w.at[i].s))
            return false;
    return w.n > 0;
}

/* "(수원=연합뉴스)", "[엔터미디어=정덕현의 이슈공감]", "[헤럴드경제=홍길동 기자]": what stands on both sides. */
static bool read_sides(nx_byline *out, newsx_str left, newsx_str right, const nx_lexicon *lex, nx_ctx *c)
{
    nx_byline b;
    nx_byline_read(&b, right, lex, c);
    drop_town(&b);
    if (b.authors.n && b.strong) {
        out->authors.at = b.authors.at;
        out->authors.n = b.authors.n;
        out->authors.cap = b.authors.cap;
        out->publisher = b.publisher.len ? b.publisher : all_places(left, lex) ? out->publisher : left;
        return true;
    }
    nx_entry e;
    bool medium = nx_lexicon_find(&e, lex, NX_LEX_ORG, left) && nx_attr_is(e.attr, "kind", "media");
    bool agency = !medium && !nx_str_chr(right, ' ') && !nx_str_chr(left, ' '); /* (청안=새빛통신): a town that no list has */
    if (all_places(left, lex) || b.publisher.len || agency) {
        out->publisher = right;
        return right.len <= 60;
    }
    out->publisher = left;
    out->series = right;
    return nx_hangul_count(left) > 0 && left.len <= 45 && right.len <= 90;
}

static bool read_bracket(nx_byline *out, newsx_str inside, const nx_lexicon *lex, nx_ctx *c)
{
    size_t eq = nx_str_find(inside, NX_S("="), 0);
    if (eq != NX_NPOS && eq > 0)
        return read_sides(out, nx_str_trim(nx_str_cut(inside, 0, eq)), nx_str_trim(nx_str_cut(inside, eq + 1, inside.len)), lex, c);
    nx_byline_read(out, inside, lex, c);
    if (out->authors.n == 0)
        return out->publisher.len && out->words <= 2 && out->unknown == 0;
    if (!out->publisher.len && out->words >= 3) { /* a medium that no dictionary has: what stands before the name */
        size_t at = nx_str_find(inside, out->authors.at[0].name, 0);
        if (at != NX_NPOS && at > 3 && at < 60)
            out->publisher = nx_str_trim(nx_str_cut(inside, 0, at));
        for (uint32_t i = 0; i < out->publisher.len; i += nx_utf8_len((unsigned char)out->publisher.at[i]))
            if (is_bar(nx_utf8_at(out->publisher, i))) /* "한밭신문 | 안산 김하늘 기자" */
                out->publisher = nx_str_trim(nx_str_cut(out->publisher, 0, i));
        if (nx_lexicon_find(NULL, lex, NX_LEX_PLACE, out->publisher) || nx_label_is(NULL, lex, out->publisher, "credit"))
            out->publisher = (newsx_str){NULL, 0};
    }
    return out->strong && out->unknown <= 2;
}

static void add_all(nx_byline *out, const nx_byline *more, nx_ctx *c)
{
    for (uint32_t i = 0; i < more->authors.n; i++)
        nx_push(c->arena, &out->authors, more->authors.at[i]);
    if (!out->publisher.len)
        out->publisher = more->publisher;
}

/* "청안--(뉴스와이어)--": bytes of it. */
static uint32_t wired(nx_byline *out, newsx_str text)
{
    newsx_str near = nx_str_cut(text, 0, text.len < 90 ? text.len : 90);
    size_t open = nx_str_find(near, NX_S("--("), 0), close = open == NX_NPOS ? NX_NPOS : nx_str_find(near, NX_S(")--"), open);
    if (close == NX_NPOS || !all_hangul(nx_str_trim(nx_str_cut(near, 0, open))))
        return 0;
    out->publisher = nx_str_trim(nx_str_cut(near, open + 3, close));
    return (uint32_t)close + 3;
}

bool nx_dateline_read(nx_byline *out, newsx_str text, const nx_lexicon *lex, nx_ctx *c)
{
    memset(out, 0, sizeof *out);
    newsx_str inside = {NULL, 0};
    uint32_t used = wired(out, text);
    if (used) {
        out->used = used;
        return true;
    }
    used = bracketed(&inside, text);
    if (used && !read_bracket(out, inside, lex, c)) {
        memset(out, 0, sizeof *out);
        return false;
    }
    uint32_t i = used;
    while (i < text.len && text.at[i] == ' ')
        i++;
    newsx_str rest = nx_str_cut(text, i, text.len), near = nx_str_cut(rest, 0, rest.len < 140 ? rest.len : 140);
    size_t eq = nx_str_find(near, NX_S("="), 0);
    if (eq != NX_NPOS && eq > 3) { /* 류수현 기자 = */
        nx_byline more;
        nx_byline_read(&more, nx_str_cut(rest, 0, eq), lex, c);
        if (more.authors.n && more.strong && more.unknown == 0) {
            add_all(out, &more, c);
            used = i + (uint32_t)eq + 1;
        }
    } else if (eq == 0) {
        used = i + 1;
    }
    while (used && used < text.len && text.at[used] == ' ')
        used++;
    out->used = used;
    return used > 0;
}

void nx_author_merge(nx_page *page, nx_author a, nx_ctx *c)
{
    for (uint32_t i = 0; i < page->authors.n; i++) {
        nx_author *old = &page->authors.at[i];
        if (!nx_str_eq(old->name, a.name))
            continue;
        if (!old->role.len)
            old->role = a.role;
        if (!old->email.len)
            old->email = a.email;
        if (!old->affiliation.len)
            old->affiliation = a.affiliation;
        return;
    }
    nx_push(c->arena, &page->authors, a);
}
