/* figureunit.c -- the unit behind a numeral, and whether the two are a figure at all.  The units are dict/lex/unit.tsv; the
 * longest that leaves a whole word wins (5개국을: 개국, 3차로: 차로).  Words that only look like numeral and unit (한편, 사원,
 * 이번) are kept out by what may stand together: one syllable of Sino-Korean takes no unit of one syllable. */
#include "fact/figure.h"

#include "base/utf8.h"

static bool unit_is(const nx_entry *e, const char *kind)
{
    return nx_attr_is(e->attr, "kind", kind);
}

static nx_figure_kind kind_of(newsx_str name)
{
    for (int k = 0; k <= NX_FIGURE_NUMBER; k++)
        if (nx_str_is(name, nx_figure_kind_name((nx_figure_kind)k)))
            return (nx_figure_kind)k;
    return NX_FIGURE_COUNT;
}

static uint32_t syllables(newsx_str s)
{
    return nx_utf8_count(s);
}

static bool is_strong(const nx_entry *e) /* what follows does not matter: 3억원대출, 5%증가 */
{
    return unit_is(e, "money") || !nx_is_hangul(nx_utf8_at(e->surface, 0));
}

/* Digits read out one by one, two of them (사령, 이사): other words, nearly always. */
static bool read_out(const nx_draft *d, const nx_figure_reader *r)
{
    nx_entry e;
    const nx_numeral *n = &r->s->numerals->found.at[d->numeral];
    newsx_str rest = nx_str_cut(r->text, n->begin, n->end);
    uint32_t k = 0;
    for (uint32_t len; rest.len && (len = nx_lexicon_prefix(&e, r->s->lex, NX_LEX_NUMERAL, rest)) && nx_attr_is(e.attr, "kind", "digit"); k++)
        rest = nx_str_cut(rest, len, rest.len);
    return k == 2 && !rest.len;
}

/* (일을) 한 사람: 한 behind an object is a form of 하다 where a person or a place follows. */
static bool is_done_by(const nx_draft *d, const nx_figure_reader *r, const nx_entry *e)
{
    uint32_t i = nx_attr_is(e->attr, "doer", "yes") && d->value.ok && d->value.coef == 1 && d->begin > r->begin + 1 && r->text.at[d->begin - 1] == ' '
                     ? nx_token_at(r->s->text, d->begin - 2) : UINT32_MAX;
    uint32_t josa = i == UINT32_MAX ? UINT32_MAX : r->s->text->tokens.at[i].josa;
    return josa != UINT32_MAX && d->shape == NX_NUM_NATIVE && nx_attr_is(nx_lexicon_entry(r->s->lex, josa).attr, "case", "object");
}

/* 4대천왕, 5대그룹: 대 right before what a list counts. */
static bool heads_list(const nx_figure_reader *r, const nx_entry *e, uint32_t end)
{
    nx_entry word;
    return nx_attr(e->attr, "age").len && r->numberword != UINT32_MAX && nx_lexicon_prefix(&word, r->s->lex, r->numberword, nx_figure_rest(r, end)) &&
           unit_is(&word, "list");
}

/* May this unit stand behind this numeral? */
static bool fits(const nx_draft *d, nx_figure_reader *r, const nx_entry *e, uint32_t begin, uint32_t end)
{
    bool native = nx_attr_is(e->attr, "native", "yes"), blank = begin > d->end, one = syllables(e->surface) == 1;
    bool amount = unit_is(e, "measure") || unit_is(e, "money") || unit_is(e, "percent") || unit_is(e, "percent_point");
    bool after_hangul = nx_is_hangul(nx_utf8_before(r->text, end)), latin_goes_on = nx_is_latin(nx_utf8_at(r->text, end));
    if (nx_attr(e->attr, "after").len || nx_attr_is(e->attr, "pos", "before"))
        return false;
    if (nx_attr_is(e->attr, "said", "data") && end < r->limit && !nx_figure_said(r)->data)
        return false;
    if (is_done_by(d, r, e))
        return false;
    if (latin_goes_on && !after_hangul && end < r->limit)
        return false;
    if (!nx_figure_closes(r, end) && !heads_list(r, e, end) && !(is_strong(e) && (!one || !after_hangul || unit_is(e, "money")) && !nx_is_latin(nx_utf8_at(r->text, end))))
        return false;
    if (d->first && !unit_is(e, "ordinal"))
        return false;
    if (d->shape == NX_NUM_FRACTION && (!d->single || (one && !blank)) && nx_lexicon_find(NULL, r->s->lex, NX_LEX_NUMERAL, nx_str_cut(r->text, d->begin, d->end)))
        return false; /* 과반 의석; 반인 */
    if (d->glued && blank && !unit_is(e, "money"))
        return false; /* 아이폰14 프로 */
    const nx_match *title = d->ordinal ? nx_match_at(r->s->matches, begin, NX_LEX_TITLE) : NULL;
    if (title && title->end > end)
        return false; /* 제1위원장 */
    if (d->shape == NX_NUM_SINO && d->scale.exp10 == 0 && d->value.ok && !d->dot && d->value.coef < 100 && d->value.coef >= 0 && read_out(d, r))
        return false; /* 공사장, 사이 구간 */
    if (d->doubt && (!amount || (one && !unit_is(e, "money"))) && !(native && d->scale.exp10 > 0))
        return false; /* 구조자, 이사 등, 구조도 */
    if (d->single && d->shape == NX_NUM_SINO && nx_attr_is(e->attr, "sino", "no"))
        return false;
    if (d->glued && (unit_is(e, "ordinal") || (unit_is(e, "count") && nx_attr(e->attr, "also").len)))
        return false;
    if (d->shape == NX_NUM_NATIVE || (d->shape == NX_NUM_VAGUE && d->scale.exp10 == 0))
        return native || !one || unit_is(e, "multiple") || unit_is(e, "age") || (unit_is(e, "ordinal") && !blank) || unit_is(e, "measure");
    if (!d->single)
        return true;
    bool unit_word = d->safe && d->value.ok && nx_decimal_cmp(d->value, nx_decimal_int(10)) >= 0; /* 십 백 천 만 */
    if (d->scale_unit.len || d->signed_word)
        return amount || (d->signed_word && d->safe && native); /* 마이너스 십점 */
    if (blank)
        return unit_word || (amount && (!one || d->safe));
    bool teens = nx_attr(e->attr, "age").len && d->value.ok && nx_decimal_cmp(d->value, nx_decimal_int(10)) == 0; /* 십대 */
    return (amount && !one) || teens || (unit_word && (unit_is(e, "money") || native || unit_is(e, "percent"))) || (unit_is(e, "rank") && !unit_word);
}

static bool has_suffix_kind(newsx_str also, const char *kind)
{
    newsx_str field;
    while (also.len && nx_str_next_field(&field, &also, ','))
        if (nx_str_is(field, kind))
            return true;
    return false;
}

static newsx_str join(nx_figure_reader *r, newsx_str a, const char *between, newsx_str b)
{
    nx_buf out = nx_buf_new(r->c->arena, a.len + b.len + 8);
    nx_buf_add(&out, a);
    nx_buf_add(&out, nx_cstr(between));
    nx_buf_add(&out, b);
    return nx_buf_str(&out);
}

/* 30대: people of that age, unless things are counted (차량 30대) or a list is (10대 그룹). */
static bool is_age_band(const nx_draft *d, const nx_figure_reader *r)
{
    int64_t v;
    nx_entry e;
    if (!nx_decimal_to_int(&v, d->value) || v < 10 || v > 100 || v % 10 != 0 || d->begin != d->edge || d->shape == NX_NUM_NATIVE || d->blank)
        return false;
    if (heads_list(r, &d->entry, d->unit_end))
        return false;
    uint32_t next = nx_figure_blank(r, d->unit_end), before = d->begin > r->begin && r->text.at[d->begin - 1] == ' ' ? nx_token_at(r->s->text, d->begin - 2) : UINT32_MAX;
    if (next > d->unit_end && r->numberword != UINT32_MAX && nx_lexicon_prefix(&e, r->s->lex, r->numberword, nx_figure_rest(r, next)) && unit_is(&e, "list"))
        return false;
    if (before == UINT32_MAX || r->numberword == UINT32_MAX)
        return true;
    if (next > d->unit_end && nx_match_at(r->s->matches, next, NX_LEX_TITLE))
        return true; /* 전투기의 20대 조종사 */
    const nx_token *t = &r->s->text->tokens.at[before];
    newsx_str stem = nx_str_cut(r->text, t->begin, t->stem_end);
    for (uint32_t i = 0; i < stem.len; i += nx_utf8_len((unsigned char)stem.at[i]))
        if (nx_lexicon_find(&e, r->s->lex, r->numberword, nx_str_cut(stem, i, stem.len)) && unit_is(&e, "machine"))
            return false;
    return true;
}

/* 21대 국회, 20대 대통령, 3대 회장: one of those that followed each other. */
static bool heads_term(const nx_draft *d, const nx_figure_reader *r)
{
    nx_entry e;
    uint32_t next = nx_figure_blank(r, d->unit_end);
    if (d->shape > NX_NUM_SINO || next == d->unit_end || !d->value.ok || !has_suffix_kind(nx_attr(d->entry.attr, "also"), "term"))
        return false;
    const nx_match *title = nx_match_at(r->s->matches, next, NX_LEX_TITLE);
    bool term = r->numberword != UINT32_MAX && nx_lexicon_prefix(&e, r->s->lex, r->numberword, nx_figure_rest(r, next)) && unit_is(&e, "term");
    return term || (title && nx_str_is(nx_match_attr(r->s->lex, title, "kind"), "office"));
}

static void take_age_band(nx_draft *d)
{
    d->kind = NX_FIGURE_AGE;
    d->unit = nx_attr(d->entry.attr, "age");
    d->min = d->value;
    d->max = nx_decimal_add(d->value, nx_decimal_int(9));
    d->value = (nx_decimal){0, 0, false};
}

static bool speaks_of_numbers(nx_figure_reader *r)
{
    const nx_said *said = nx_figure_said(r);
    return said->number || said->index;
}

/* A rate stands in the same sentence and no index: 포인트 are percentage points. */
static bool speaks_of_rates(nx_figure_reader *r)
{
    const nx_said *said = nx_figure_said(r);
    return said->rate && !said->index;
}

static void scale(nx_draft *d, nx_decimal factor)
{
    d->value = nx_decimal_mul(d->value, factor);
    d->min = nx_decimal_mul(d->min, factor);
    d->max = nx_decimal_mul(d->max, factor);
}

static void take_unit(nx_draft *d, nx_figure_reader *r, const nx_entry *e, uint32_t begin, uint32_t end)
{
    newsx_str unit = nx_attr(e->attr, "unit"), also = nx_attr(e->attr, "also");
    nx_decimal factor = nx_decimal_parse(nx_attr(e->attr, "factor"));
    d->has_unit = true;
    d->blank = begin > d->end;
    d->entry = *e;
    d->unit_begin = begin;
    d->unit_end = d->end = end;
    d->kind = kind_of(nx_attr(e->attr, "kind"));
    d->unit = unit.len ? unit : e->canon;
    d->rule = join(r, NX_S("lex:unit:"), "", e->surface);
    if (factor.ok)
        scale(d, factor);
    if (d->scale_unit.len && nx_str_is(d->unit, "Cel"))
        d->unit = d->scale_unit;
    if (d->per.len && d->kind == NX_FIGURE_MEASURE)
        d->unit = join(r, d->unit, "/", d->per);
    if (heads_term(d, r))
        d->kind = NX_FIGURE_ORDINAL;
    else if (d->ordinal && (d->kind == NX_FIGURE_COUNT || d->kind == NX_FIGURE_RANK))
        d->kind = NX_FIGURE_ORDINAL;
    else if (has_suffix_kind(also, "age") && is_age_band(d, r))
        take_age_band(d);
    else if (has_suffix_kind(also, "measure") && nx_figure_said(r)->weight) {
        d->kind = NX_FIGURE_MEASURE;
        d->unit = nx_attr(e->attr, "also_unit");
    } else if (has_suffix_kind(also, "angle") && nx_figure_said(r)->angle) {
        d->unit = nx_attr(e->attr, "also_unit"); /* 360도 회전 */
    } else if (has_suffix_kind(also, "percent_point") && speaks_of_rates(r)) {
        d->kind = NX_FIGURE_PERCENT_POINT;
        d->unit = NX_S("%p");
    }
}

static bool unit_at(nx_draft *d, nx_figure_reader *r, uint32_t begin)
{
    nx_entry e;
    newsx_str rest = nx_figure_rest(r, begin);
    uint32_t len = nx_lexicon_prefix(&e, r->s->lex, NX_LEX_UNIT, rest);
    if (len && nx_lexicon_prefix(NULL, r->s->lex, NX_LEX_TIMEUNIT, rest) > len)
        return false;
    while (len) {
        if (fits(d, r, &e, begin, begin + len)) {
            take_unit(d, r, &e, begin, begin + len);
            return true;
        }
        len = nx_lexicon_prefix(&e, r->s->lex, NX_LEX_UNIT, nx_str_cut(rest, 0, nx_utf8_back(rest, len)));
    }
    return false;
}

/* 10여만 is 10 times 만; of 5억2천여만 only what stands behind the 억 is. */
static void scale_rest(nx_draft *d, nx_decimal factor)
{
    int64_t v, unit, group;
    bool split = nx_decimal_to_int(&v, d->value) && nx_decimal_to_int(&unit, factor) && unit > 1 && nx_decimal_to_int(&group, nx_decimal_mul(factor, nx_decimal_int(10000)));
    if (!split || v < group) {
        scale(d, factor);
        return;
    }
    d->value = nx_decimal_add(nx_decimal_int(v - v % group), nx_decimal_mul(nx_decimal_int(v % group), factor));
}

/* 20여 명, 10여만 명: about that many. */
static uint32_t read_infix(nx_draft *d, nx_figure_reader *r)
{
    nx_entry e;
    uint32_t from = nx_figure_blank(r, d->end); /* 20만 여명 */
    uint32_t len = nx_lexicon_prefix(&e, r->s->lex, NX_LEX_NUMOD, nx_figure_rest(r, from)), end = from + len;
    bool ten = d->safe && d->value.ok && nx_decimal_cmp(d->value, nx_decimal_int(10)) >= 0; /* 백여 명 */
    if (!len || !nx_attr_is(e.attr, "infix", "yes") || (d->single && !ten))
        return 0;
    nx_decimal factor = nx_decimal_int(1);
    for (int i = 0; i < 2; i++) {
        uint32_t at = i ? end : nx_figure_blank(r, end); /* 5억2천여 만 원 */
        len = nx_lexicon_prefix(&e, r->s->lex, NX_LEX_NUMERAL, nx_figure_rest(r, at));
        if (!len || !(unit_is(&e, "small") || unit_is(&e, "big")))
            break;
        factor = nx_decimal_mul(factor, nx_decimal_parse(nx_attr(e.attr, "value")));
        end = at + len;
    }
    nx_draft copy = *d;
    copy.end = end;
    copy.single = false;
    scale_rest(&copy, factor);
    if (!unit_at(&copy, r, end) && !unit_at(&copy, r, nx_figure_blank(r, end)))
        return 0;
    *d = copy;
    if (!d->mod.len)
        d->mod = NX_S("approx");
    return d->end;
}

/* $100, USD 100: the unit stands before. */
static bool unit_before(nx_draft *d, nx_figure_reader *r)
{
    nx_entry e;
    uint32_t at = d->begin > r->begin && r->text.at[d->begin - 1] == ' ' ? d->begin - 1 : d->begin, from = at;
    bool found = false;
    uint32_t c = at > r->begin ? nx_utf8_before(r->text, at) : 0, begin = 0;
    if (nx_is_hangul(c) || nx_is_digit(c) || c == ' ' || !c || (c < 0x80 && c != '$' && !(c >= 'A' && c <= 'Z')))
        return false;
    nx_entry best;
    while (from > r->begin && at - from < 6) {
        from = nx_utf8_back(r->text, from);
        if (nx_lexicon_find(&e, r->s->lex, NX_LEX_UNIT, nx_str_cut(r->text, from, at)) && unit_is(&e, "money") && nx_attr(e.attr, "pos").len) {
            best = e;
            begin = from;
            found = true;
        }
    }
    if (!found || (begin > r->begin && nx_is_word(nx_utf8_before(r->text, begin))))
        return false;
    uint32_t end = d->end;
    if (nx_lexicon_prefix(&e, r->s->lex, NX_LEX_UNIT, nx_figure_rest(r, end)) && unit_is(&e, "money"))
        return false; /* 10$ or $10원: the one behind */
    take_unit(d, r, &best, d->end, d->end);
    d->end = end;
    d->blank = false;
    d->begin = d->edge = begin;
    d->glued = false;
    nx_figure_before(d, r);
    return true;
}

/* 20×30㎝: the sides of a thing share the unit of the last. */
static bool unit_across(nx_draft *d, nx_figure_reader *r)
{
    const nx_numerals *all = r->s->numerals;
    nx_draft last = *d;
    for (uint32_t k = d->next, i = d->end; k < all->found.n && k < d->next + 3; i = all->found.at[k++].end) {
        uint32_t at = nx_figure_blank(r, i);
        if (at >= r->limit || nx_utf8_next(r->text, &at) != 0xD7 || all->found.at[k].begin != nx_figure_blank(r, at))
            return false;
        last.end = all->found.at[k].end;
        if ((unit_at(&last, r, last.end) || unit_at(&last, r, nx_figure_blank(r, last.end))) && last.kind == NX_FIGURE_MEASURE) {
            uint32_t end = d->end;
            take_unit(d, r, &last.entry, last.unit_begin, last.unit_end);
            d->end = end;
            return true;
        }
    }
    return false;
}

bool nx_figure_unit(nx_draft *d, nx_figure_reader *r)
{
    if (unit_before(d, r))
        return true;
    if (d->glued && !nx_is_hangul(nx_utf8_before(r->text, d->edge)))
        return false; /* G20, 3-2, A380 */
    if (read_infix(d, r) || unit_at(d, r, d->end))
        return true;
    uint32_t gap = nx_figure_blank(r, d->end);
    return (gap > d->end && unit_at(d, r, gap)) || unit_across(d, r);
}

/* 그 가운데 하나, 또 하나. */
static bool among_others(const nx_draft *d, const nx_figure_reader *r)
{
    nx_entry e;
    uint32_t end = d->begin > r->begin && r->text.at[d->begin - 1] == ' ' ? d->begin - 1 : d->begin, from = end;
    while (end < d->begin && from > r->begin && end - from < 12 && nx_is_hangul(nx_utf8_before(r->text, from)))
        from = nx_utf8_back(r->text, from);
    return from < end && nx_lexicon_find(&e, r->s->lex, NX_LEX_NUMOD, nx_str_cut(r->text, from, end)) && nx_attr_is(e.attr, "among", "yes");
}

/* 두 은행, 세 국가: the noun behind a native numeral is its counter.  (한 is a certain one more often than one.) */
static bool counts_noun(nx_draft *d, nx_figure_reader *r)
{
    uint32_t at = nx_figure_blank(r, d->end), token = at > d->end ? nx_token_at(r->s->text, at) : UINT32_MAX;
    if (!d->noun || token == UINT32_MAX)
        return false;
    const nx_token *t = &r->s->text->tokens.at[token];
    if (t->begin != at || t->stem_end - at < 6 || !nx_match_exact(r->s->matches, at, t->stem_end, NX_LEX_NOUN))
        return false;
    if (nx_match_exact(r->s->matches, at, t->stem_end, NX_LEX_DATEWORD) ||
        nx_lexicon_find(NULL, r->s->lex, NX_LEX_NUMOD, nx_str_cut(r->text, at, t->stem_end)))
        return false;
    d->kind = NX_FIGURE_COUNT;
    d->unit = nx_str_cut(r->text, at, t->stem_end);
    d->end = d->unit_end = t->stem_end;
    d->has_unit = true;
    d->rule = NX_S("figure.noun");
    return true;
}

bool nx_figure_bare(nx_draft *d, nx_figure_reader *r)
{
    newsx_str all = nx_str_trim(nx_str_cut(r->text, r->begin, r->limit));
    uint32_t chars = nx_utf8_count(nx_str_cut(r->text, d->begin, d->end));
    bool alone = (uint32_t)(all.at - r->text.at) >= d->begin && all.len <= d->end - d->begin + 1;
    bool scaled = d->scale.ok && d->scale.exp10 > 0, figures = d->shape == NX_NUM_DIGITS || d->shape == NX_NUM_MIXED;
    if (d->glued || !nx_figure_closes(r, d->end) || nx_is_latin(nx_utf8_at(r->text, d->end))) {
        bool office = d->ordinal && d->digits_only && !d->glued && nx_match_at(r->s->matches, d->end, NX_LEX_TITLE); /* 제1차관 */
        d->rule = NX_S("figure.number");
        d->kind = office && !alone ? NX_FIGURE_ORDINAL : d->kind;
        return alone || office;
    }
    if (d->single && !alone && d->edge > r->begin && nx_utf8_before(r->text, d->edge) == '%')
        return false; /* 13%만 */
    if (r->relaxed && d->shape <= NX_NUM_NATIVE) {
        d->rule = NX_S("figure.number");
        return true;
    }
    const nx_match *word = d->single ? nx_match_at(r->s->matches, d->begin, NX_LEX_NOUN) : NULL;
    if (word && word->end > d->end)
        return false; /* 반대 */
    if (d->shape == NX_NUM_FRACTION) {
        nx_entry e;
        d->kind = NX_FIGURE_RATIO;
        d->rule = NX_S("figure.fraction");
        if (nx_lexicon_find(&e, r->s->lex, NX_LEX_NUMERAL, nx_str_cut(r->text, d->begin, d->end))) {
            if (nx_attr(e.attr, "mod").len)
                d->mod = nx_attr(e.attr, "mod");
            return !d->single || alone || d->open || d->begin == r->begin || speaks_of_numbers(r);
        }
        return true;
    }
    d->kind = NX_FIGURE_NUMBER;
    d->rule = NX_S("figure.number");
    if (alone)
        return true;
    if (d->shape == NX_NUM_VAGUE)
        return scaled && nx_figure_blank(r, d->end) > d->end;
    if (counts_noun(d, r) || (d->among && among_others(d, r)))
        return true;
    if (d->doubt)
        return speaks_of_numbers(r) && d->shape <= NX_NUM_SINO && !read_out(d, r);
    if (d->shape == NX_NUM_NATIVE && d->open && !d->single)
        return true;
    if (d->shape == NX_NUM_MIXED && scaled)
        return true;
    if (figures && (d->comma || (d->dot && d->begin == d->edge))) {
        bool said = speaks_of_numbers(r);
        if (nx_figure_said(r)->index)
            d->kind = NX_FIGURE_INDEX;
        return d->comma || said;
    }
    if (d->negative && (figures || d->signed_word))
        return true;
    if (d->shape == NX_NUM_SINO && scaled && chars >= 4)
        return true;
    uint32_t title = nx_figure_blank(r, d->end);
    if (d->ordinal && d->digits_only && nx_match_at(r->s->matches, title, NX_LEX_TITLE)) { /* 제1위원장 */
        d->kind = NX_FIGURE_ORDINAL;
        return true;
    }
    if (d->shape == NX_NUM_DIGITS ? d->open || speaks_of_numbers(r) : (!d->single || d->safe) && speaks_of_numbers(r))
        return true;
    return false;
}
