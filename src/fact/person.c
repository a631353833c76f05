/* person.c -- the people among the words: names of the dictionary, names by their shape, and foreign names, which are
 * letters that nothing explains beside a title.  Bylines and credits are the article's, not people in it. */
#include "fact/name.h"

#include "base/utf8.h"

typedef struct finder {
    const nx_scan *s;
    newsx_str text;
    nx_pieces *p;
    const nx_words *w;
    uint32_t foreign; /* word class of syllables */
    nx_spans learned;
    nx_ctx *c;
} finder;

/* How much the syllables speak for a foreign name; very little where they are not all Hangul. */
static int foreign_sum(const finder *f, uint32_t begin, uint32_t end)
{
    int sum = 0;
    for (uint32_t at = begin; at < end;) {
        uint32_t next = at;
        if (!nx_is_syllable(nx_utf8_next(f->text, &next)))
            return -1000;
        nx_entry e;
        if (nx_lexicon_find(&e, f->s->lex, f->foreign, nx_str_cut(f->text, at, next))) {
            newsx_str weight = nx_attr(e.attr, "weight");
            bool minus = weight.len && weight.at[0] == '-';
            int v = (int)nx_str_uint(minus ? nx_str_cut(weight, 1, weight.len) : weight, NULL);
            sum += minus ? -v : v;
        }
        at = next;
    }
    return sum;
}

static bool sounds_foreign(const finder *f, uint32_t begin, uint32_t end)
{
    int n = (int)nx_syllables(f->text, begin, end);
    return n >= 2 && foreign_sum(f, begin, end) >= n / 2 + 1;
}

static bool may_be_foreign(const finder *f, uint32_t i)
{
    const nx_word *w = &f->w->at[i];
    bool unknown = false;
    for (uint32_t k = w->first; k <= w->last; k++) {
        uint8_t kind = f->p->at[k].kind;
        unknown = unknown || kind == NX_PIECE_OTHER;
        if (kind != NX_PIECE_OTHER && kind != NX_PIECE_NOUN)
            return false;
    }
    return unknown && sounds_foreign(f, w->begin, w->end);
}

/* Two words or more, each of them beyond doubt, need no title. */
static bool strongly_foreign(const finder *f, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++)
        if (2 * foreign_sum(f, f->w->at[i].begin, f->w->at[i].end) < 3 * (int)nx_syllables(f->text, f->w->at[i].begin, f->w->at[i].end))
            return false;
    return f->w->at[last].end - f->w->at[first].begin > 15;
}

static bool role_beside(const finder *f, uint32_t first, uint32_t last)
{
    nx_person probe = {0};
    uint32_t end;
    nx_spans none = {0};
    nx_role_find(&probe, &end, &none, f->s, f->p, f->w, last, f->c);
    bool found = probe.roles.n > 0 || end > f->w->at[last].end;
    if (!found && first < last) {
        nx_role_find(&probe, &end, &none, f->s, f->p, f->w, first, f->c);
        found = probe.roles.n > 0;
    }
    return found;
}

static bool same_text(const finder *f, const nx_word *a, newsx_span b)
{
    return a->end - a->begin == b.end - b.begin && memcmp(f->text.at + a->begin, f->text.at + b.begin, b.end - b.begin) == 0;
}

/* The photographer and the reporter: 홍길동 기자 =, 사진=홍길동, [사진 홍길동 기자]. */
static bool is_byline(const finder *f, const nx_person *x, uint32_t i, uint32_t behind)
{
    const nx_word *w = &f->w->at[i];
    const nx_page *page = f->s->page;
    uint32_t block = f->s->text->sentences.at[w->sentence].block;
    nx_block_kind kind = f->s->text->blocks.n > block ? f->s->text->blocks.at[block].kind : NX_BLOCK_BODY;
    if (kind == NX_BLOCK_BYLINE)
        return true;
    for (uint32_t k = 0; page && k < page->authors.n; k++)
        if (nx_str_eq(page->authors.at[k].name, x->name))
            return true;
    if (i > 0 && f->w->at[i - 1].sentence == w->sentence && f->w->at[i - 1].kind == NX_PIECE_MARK) {
        uint32_t mark = nx_utf8_at(f->text, f->w->at[i - 1].begin);
        if (mark == '=' || (mark == '/' && kind == NX_BLOCK_CAPTION))
            return true;
    }
    bool press = false;
    for (uint32_t k = 0; k < x->roles.n; k++) {
        nx_entry e;
        newsx_str title = x->roles.at[k].title;
        press = press || (nx_lexicon_find(&e, f->s->lex, NX_LEX_TITLE, title) && nx_attr_is(e.attr, "byline", "yes"));
    }
    if (!press)
        return false;
    uint32_t next = nx_utf8_at(f->text, behind);
    if (next == ' ')
        next = nx_utf8_at(f->text, behind + 1);
    newsx_span sentence = f->s->text->sentences.at[w->sentence].span;
    return kind == NX_BLOCK_CAPTION || next == '=' || next == 0 || next == '\n' || next == ']' || nx_is_latin(next) || behind >= sentence.end ||
           sentence.end - sentence.begin < 60;
}

static uint32_t age_behind(const finder *f, uint32_t at)
{
    if (nx_utf8_at(f->text, at) == ' ')
        at++;
    if (nx_utf8_at(f->text, at) != '(')
        return 0;
    size_t used;
    uint32_t age = nx_str_uint(nx_str_cut(f->text, at + 1, f->text.len < at + 8u ? f->text.len : at + 8u), &used);
    uint32_t next = nx_utf8_at(f->text, at + 1 + (uint32_t)used);
    bool fits = used > 0 && used < 3 && (next == ')' || next == ',' || next == '.' || next == 0xB7 || next == 0xC138);
    return fits ? age : 0;
}

/* Of 김모 씨 only 김 is told. */
static uint32_t told_end(const finder *f, uint32_t begin, uint32_t end)
{
    uint32_t last = nx_utf8_back(f->text, end);
    nx_entry e;
    bool hidden = last > begin && nx_lexicon_find(&e, f->s->lex, NX_LEX_GIVEN, nx_str_cut(f->text, last, end)) && nx_attr_is(e.attr, "hidden", "yes");
    return hidden && nx_lexicon_find(NULL, f->s->lex, NX_LEX_SURNAME, nx_str_cut(f->text, begin, last)) ? last : end;
}

static void add(nx_facts *out, finder *f, uint32_t first, uint32_t last, newsx_str rule)
{
    const nx_word *w = &f->w->at[first], *z = &f->w->at[last];
    uint32_t name_end = first == last ? f->p->at[w->first].end : z->end, behind, reach;
    nx_person x = {.name = nx_str_cut(f->text, w->begin, name_end), .age = age_behind(f, name_end)};
    nx_role_find(&x, &behind, &f->learned, f->s, f->p, f->w, last, f->c);
    if (first < last) {
        nx_person front = {0};
        nx_role_find(&front, &reach, &f->learned, f->s, f->p, f->w, first, f->c);
        for (uint32_t k = 0; k < front.roles.n; k++)
            nx_push(f->c->arena, &x.roles, front.roles.at[k]);
    }
    if (is_byline(f, &x, first, behind))
        return;
    if (f->p->at[w->first].kind == NX_PIECE_PERSON)
        x.name = nx_lexicon_entry(f->s->lex, f->p->at[w->first].entry).canon;
    nx_mention m = {{{w->begin, behind}, w->sentence, rule}, {w->begin, told_end(f, w->begin, name_end)}};
    nx_push(f->c->arena, &x.mentions, m);
    nx_push(f->c->arena, &out->people, x);
}

static void learn_organizations(finder *f)
{
    for (uint32_t k = 0; k < f->learned.n; k++)
        for (uint32_t i = 0; i < f->w->n; i++) {
            const nx_word *w = &f->w->at[i];
            if (w->kind != NX_PIECE_OTHER || !same_text(f, w, f->learned.at[k]))
                continue;
            for (uint32_t q = w->first; q <= w->last; q++)
                f->p->at[q].kind = NX_PIECE_JOSA; /* the first takes the whole word */
            f->p->at[w->first] = (nx_piece){.begin = w->begin, .end = w->end, .entry = UINT32_MAX, .kind = NX_PIECE_ORG, .head = true};
        }
}

newsx_status nx_person_find(nx_facts *out, const nx_scan *s, nx_pieces *p, const nx_words *w, nx_ctx *c)
{
    finder f = {.s = s, .text = s->text->text, .p = p, .w = w, .foreign = nx_lexicon_class(s->lex, NX_S("foreign")), .c = c};
    for (uint32_t i = 0; i < w->n; i++) {
        const nx_word *x = &w->at[i];
        if (x->kind == NX_PIECE_NAME) {
            add(out, &f, i, i, NX_S("name.shape"));
        } else if (x->kind == NX_PIECE_PERSON) {
            add(out, &f, i, i, nx_entry_rule(c->arena, s->lex, p->at[x->first].entry));
        } else if (f.foreign != UINT32_MAX && may_be_foreign(&f, i)) {
            uint32_t last = i;
            while (!w->at[last].josa && last + 1 < w->n && last < i + 3 && w->at[last + 1].blank && w->at[last + 1].sentence == x->sentence &&
                   may_be_foreign(&f, last + 1))
                last++;
            if (role_beside(&f, i, last) || (last > i && strongly_foreign(&f, i, last))) {
                add(out, &f, i, last, NX_S("name.foreign"));
                i = last;
            }
        }
    }
    learn_organizations(&f);
    return nx_ctx_status(c);
}
