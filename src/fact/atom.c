/* atom.c -- finds atoms: hits of the rules of kind `date` and words of dateword.tsv and holiday.tsv, the longest first,
 * where their edges are clean.  Edges are what tells 3일 from 3일장 and 설 from 설명: no rule has to list what may follow. */
#include "fact/atom.h"

#include "base/utf8.h"

enum { MAX_TAILS = 3, MAX_REST = 40 };

bool nx_josa_rest(nx_entry *out, const nx_scan *s, uint32_t at)
{
    newsx_str text = s->text->text;
    uint32_t end = at;
    while (end < text.len && end - at < MAX_REST && nx_is_word(nx_utf8_at(text, end)))
        nx_utf8_next(text, &end);
    return end > at && nx_lexicon_prefix(out, s->lex, NX_LEX_JOSA, nx_str_cut(text, at, end)) == end - at;
}

static bool more_of_a_date(const nx_scan *s, uint32_t at)
{
    uint32_t n;
    const nx_match *m = nx_matches_at(s->matches, at, &n);
    for (uint32_t i = 0; i < n; i++)
        if (m[i].cls == NX_LEX_DATEWORD || m[i].cls == NX_LEX_HOLIDAY)
            return true;
    return nx_numeral_at(s->numerals, at) != NULL;
}

static bool ends_word(const nx_scan *s, const nx_atoms *a, uint32_t at, int tails)
{
    newsx_str text = s->text->text;
    if (!nx_is_word(nx_utf8_at(text, at)) || nx_josa_rest(NULL, s, at) || more_of_a_date(s, at))
        return true;
    nx_entry e;
    uint32_t len = nx_lexicon_prefix(&e, s->lex, a->datemod, nx_str_cut(text, at, text.len));
    return tails && len && !nx_attr_is(e.attr, "pos", "before") && ends_word(s, a, at + len, tails - 1);
}

bool nx_ends_word(const nx_scan *s, const nx_atoms *a, uint32_t at)
{
    return ends_word(s, a, at, MAX_TAILS);
}

/* 내년 안산에: the word that begins here is a name, of which the tail is only the head. */
static bool heads_a_name(const nx_scan *s, uint32_t begin, uint32_t end)
{
    const nx_match *place = nx_match_at(s->matches, begin, NX_LEX_PLACE), *org = nx_match_at(s->matches, begin, NX_LEX_ORG);
    return (place && place->end > end) || (org && org->end > end);
}

bool nx_tail_at(nx_tail *out, const nx_scan *s, const nx_atoms *a, uint32_t at)
{
    newsx_str text = s->text->text;
    bool blank = at < text.len && text.at[at] == ' ';
    out->begin = at + blank;
    uint32_t len = nx_lexicon_prefix(&out->entry, s->lex, a->datemod, nx_str_cut(text, out->begin, text.len));
    if (!len || nx_attr_is(out->entry.attr, "pos", "before") || (blank && nx_attr_is(out->entry.attr, "end", "yes")))
        return false;
    out->end = out->begin + len;
    return nx_ends_word(s, a, out->end) && !(blank && heads_a_name(s, out->begin, out->end));
}

typedef struct pick { /* what may become an atom */
    uint32_t begin, end;
    const nx_hit *hit;     /* or */
    const nx_match *match;
} pick;

static bool begins_word(const nx_scan *s, const nx_atoms *a, uint32_t begin, uint32_t free)
{
    newsx_str text = s->text->text;
    uint32_t from = begin;
    nx_entry e;
    if (free == begin || !nx_is_word(nx_utf8_before(text, begin)))
        return true;
    while (from > 0 && begin - from < 12 && nx_is_word(nx_utf8_before(text, from)))
        from = nx_utf8_back(text, from);
    /* 약3일: a word that stands before times */
    return nx_lexicon_find(&e, s->lex, a->datemod, nx_str_cut(text, from, begin)) && nx_attr_is(e.attr, "pos", "before") && !nx_attr_is(e.attr, "apart", "yes");
}

static bool clean_end(const nx_scan *s, const nx_atoms *a, const nx_atom *x)
{
    uint32_t next = nx_utf8_at(s->text->text, x->end);
    if (!nx_is_word(next) || x->piece.open)
        return true;
    if (x->piece.josa_only)
        return nx_josa_rest(NULL, s, x->end);
    return nx_ends_word(s, a, x->end);
}

/* What the numeral at the start of an atom says about it. */
static bool settle_numeral(nx_atom *x, const nx_scan *s)
{
    const nx_numeral *n = nx_numeral_at(s->numerals, x->begin);
    nx_when *w = &x->piece.when;
    if (!n || n->end > x->end)
        return true;
    bool small = nx_decimal_cmp(n->value, nx_decimal_int(10)) < 0, huge = nx_decimal_cmp(n->value, nx_decimal_int(100000000)) >= 0;
    if ((n->shape == NX_NUM_SINO && huge) || n->shape == NX_NUM_FRACTION)
        return false; /* 조달, 반일 */
    if (n->shape == NX_NUM_SINO && n->end - n->begin <= 3 && small && !x->piece.sino) {
        x->weak = true;
        if (s->text->text.at[n->end] == ' ' || w->f[NX_HOUR].how)
            return false; /* 이 일; 일시 */
    }
    if (n->shape == NX_NUM_NATIVE && x->piece.no_native && nx_decimal_cmp(n->value, nx_decimal_int(20)) < 0) {
        if (!w->either)
            return false; /* 한일전 */
        w->either = false; /* 두 분: people; but 두 시 두 분 */
        w->length.has = 0;
        x->piece.need_join = true;
    }
    if (w->either && w->f[NX_YEAR].how && (n->comma || n->shape == NX_NUM_MIXED)) {
        w->f[NX_YEAR].how = NX_SAYS_NOTHING; /* 1,000년; 2천년 */
        w->either = false;
    }
    if (n->shape == NX_NUM_VAGUE && !w->mod.len)
        w->mod = NX_S("approx");
    return true;
}

static void set_ends(nx_atom *x, const nx_scan *s, const nx_hit *h)
{
    newsx_span a = {x->begin, x->end}, b = a;
    nx_hit_group(&a, s->rules, h, "a");
    nx_hit_group(&b, s->rules, h, "b");
    newsx_span m;
    if (nx_hit_group(&m, s->rules, h, "unit"))
        a.end = m.end;
    x->a = (newsx_span){nx_hit_group(&m, s->rules, h, "m") ? m.begin : a.begin, a.end};
    x->b = (newsx_span){b.begin, x->end};
}

static bool make_atom(nx_atom *x, const pick *p, const nx_atoms *a)
{
    const nx_scan *s = a->s;
    *x = (nx_atom){.begin = p->begin, .end = p->end};
    if (!begins_word(s, a, p->begin, a->free))
        return false;
    newsx_str value;
    if (p->hit) {
        value = nx_hit_value(nx_scratch(a->c), s->rules, s->lex, s->text->text, p->hit);
        x->rule = nx_rule_get(s->rules, p->hit->rule).id;
    } else {
        value = nx_lexicon_entry(s->lex, p->match->entry).attr;
    }
    if (!nx_saying_parse(&x->piece, value) || !clean_end(s, a, x))
        return false;
    if (x->piece.need_clear && a->free == p->begin && nx_is_hangul(nx_utf8_before(s->text->text, p->begin)))
        return false; /* 봄밤 */
    if (p->hit && !settle_numeral(x, s))
        return false;
    if (p->hit && x->piece.two)
        set_ends(x, s, p->hit);
    if (!p->hit)
        x->piece.when.holiday = p->match->cls == NX_LEX_HOLIDAY;
    if (!p->hit)
        x->rule = nx_entry_rule(a->c->arena, s->lex, p->match->entry);
    return true;
}

static bool next_hit(nx_atoms *a, pick *p)
{
    const nx_hits *hits = a->s->hits;
    while (a->hit < hits->found.n && hits->found.at[a->hit].kind != a->kind)
        a->hit++;
    if (a->hit == hits->found.n)
        return false;
    const nx_hit *h = &hits->found.at[a->hit];
    *p = (pick){h->begin, h->end, h, NULL};
    return true;
}

static bool next_match(nx_atoms *a, pick *p)
{
    const nx_matches *m = a->s->matches;
    while (a->match < m->found.n && m->found.at[a->match].cls != NX_LEX_DATEWORD && m->found.at[a->match].cls != NX_LEX_HOLIDAY)
        a->match++;
    if (a->match == m->found.n)
        return false;
    const nx_match *x = &m->found.at[a->match];
    *p = (pick){x->begin, x->end, NULL, x};
    return true;
}

static bool take_next(nx_atoms *a, pick *p) /* hits and matches, merged: by begin, then the longer one, then the word */
{
    pick h = {0}, m = {0};
    bool has_hit = next_hit(a, &h), has_match = next_match(a, &m);
    if (!has_hit && !has_match)
        return false;
    bool word = has_match && (!has_hit || m.begin < h.begin || (m.begin == h.begin && m.end >= h.end));
    *p = word ? m : h;
    *(word ? &a->match : &a->hit) += 1;
    return true;
}

void nx_atoms_next(nx_atoms *a)
{
    pick p;
    do
        a->more = take_next(a, &p);
    while (a->more && ((a->free != UINT32_MAX && p.begin < a->free) || !make_atom(&a->now, &p, a)));
    if (a->more)
        a->free = a->now.end;
}

void nx_atoms_open(nx_atoms *out, const nx_scan *s, nx_ctx *c)
{
    *out = (nx_atoms){.s = s, .c = c, .datemod = nx_lexicon_class(s->lex, NX_S("datemod")), .free = UINT32_MAX, .kind = nx_rules_kind(s->rules, "date")};
    nx_atoms_next(out);
}
