/* rule.c -- runs the rules: PCRE2 lives in this file alone.
 *
 * Each pattern is compiled once, anchored, and tried only where the automaton found one of its literal starts; behind a
 * lead (a numeral, a final consonant) only where that stands, too.  Match limits bound every try, so that no pattern
 * can be made slow by a text; a try that hits one is noted and counts as no match. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "lexicon/rule.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "lexicon/image.h"

#include <pcre2.h>
#include <stdlib.h>

struct nx_rules {
    const nx_lexicon *lex;
    const nx_image *image;
    pcre2_code **code; /* one a rule */
    pcre2_general_context *memory;
    pcre2_match_context *limits;
};

struct nx_rule_scratch {
    pcre2_match_data *match;
};

static void *take(size_t n, void *arena)
{
    return nx_alloc(arena, n);
}

static void give(void *p, void *arena) /* the arena goes as a whole */
{
    (void)p;
    (void)arena;
}

static newsx_status compile(nx_rules *r, uint32_t i, pcre2_compile_context *c, newsx_error *err)
{
    newsx_str pattern = nx_image_view(r->image, r->image->rule[i].pattern);
    int code;
    PCRE2_SIZE at;
    r->code[i] = pcre2_compile((PCRE2_SPTR)pattern.at, pattern.len,
                               PCRE2_UTF | PCRE2_ANCHORED | PCRE2_NEVER_BACKSLASH_C | PCRE2_NO_START_OPTIMIZE, /* a damaged pattern is refused */
                               &code, &at, c);
    if (r->code[i])
        return NEWSX_OK;
    PCRE2_UCHAR why[120];
    nx_rule_info info = nx_rule_get(r, (uint16_t)i);
    if (code == PCRE2_ERROR_HEAP_FAILED)
        return NEWSX_ENOMEM;
    pcre2_get_error_message(code, why, sizeof why);
    size_t from = at > 24 ? at - 24 : 0;
    while (from < at && ((unsigned char)pattern.at[from] & 0xC0u) == 0x80u)
        from++;
    return nx_error_set(err, NEWSX_EDATA, info.line, 0, "%.*s:%u: rule %.*s: %s, behind …%.*s", NX_FMT(info.file), info.line,
                        NX_FMT(info.id), (const char *)why, (int)(at - from), pattern.at + from);
}

newsx_status nx_rules_open(nx_rules **out, const nx_lexicon *lex, nx_arena *a, newsx_error *err)
{
    nx_rules *r = NX_NEW(a, nx_rules);
    *out = NULL;
    if (!r)
        return NEWSX_ENOMEM;
    r->lex = lex;
    r->image = &lex->layer[0];
    r->code = nx_alloc_zero(a, sizeof *r->code * (r->image->rules + 1u));
    r->memory = pcre2_general_context_create(take, give, a);
    r->limits = r->memory ? pcre2_match_context_create(r->memory) : NULL;
    pcre2_compile_context *c = r->memory ? pcre2_compile_context_create(r->memory) : NULL;
    if (!r->code || !r->limits || !c)
        return NEWSX_ENOMEM;
    pcre2_set_match_limit(r->limits, NX_MATCH_LIMIT);
    pcre2_set_depth_limit(r->limits, NX_DEPTH_LIMIT);
    pcre2_set_heap_limit(r->limits, NX_HEAP_KIB);
    for (uint32_t i = 0; i < r->image->rules; i++)
        NX_TRY(compile(r, i, c, err));
    *out = r;
    return NEWSX_OK;
}

void nx_rules_close(nx_rules *r)
{
    if (!r)
        return;
    for (uint32_t i = 0; i < r->image->rules; i++)
        pcre2_code_free(r->code[i]);
}

nx_rule_scratch *nx_rule_scratch_new(const nx_rules *rules, nx_arena *a)
{
    (void)rules;
    nx_rule_scratch *s = NX_NEW(a, nx_rule_scratch);
    pcre2_general_context *memory = s ? pcre2_general_context_create(take, give, a) : NULL;
    if (memory)
        s->match = pcre2_match_data_create(NX_MAX_GROUPS + 1, memory);
    return s && s->match ? s : NULL;
}

void nx_rule_scratch_free(nx_rule_scratch *s)
{
    if (s)
        pcre2_match_data_free(s->match);
}

typedef struct run {
    nx_hits *out;
    const nx_rules *rules;
    nx_rule_scratch *scratch;
    newsx_str text;
    const nx_numerals *num;
    nx_ctx *c;
} run;

static bool in_range(const nx_image_group *g, nx_decimal v)
{
    int64_t n;
    if (g->low > g->high)
        return v.ok;
    return nx_decimal_to_int(&n, v) && n >= g->low && n <= g->high;
}

/* Does a numeral fit {int}, {digits}, {num} or {anynum}?  One syllable of Sino-Korean (이, 일, 사) is no {int}: it is
 * nearly always another word; 십 백 천 are. */
static bool lead_fits(const nx_image_group *g, const nx_numeral *n)
{
    bool counted = n->shape <= NX_NUM_SINO, whole = !n->dot && counted;
    bool one_syllable = n->shape == NX_NUM_SINO && n->end - n->begin <= 3 && nx_decimal_cmp(n->value, nx_decimal_int(10)) < 0;
    switch ((nx_group_type)g->type) {
    case NX_GROUP_DIGITS:
        return whole && n->shape == NX_NUM_DIGITS && !n->comma && in_range(g, n->value);
    case NX_GROUP_INT:
        return whole && !one_syllable && in_range(g, n->value);
    case NX_GROUP_NUM:
        return counted && !one_syllable && in_range(g, n->value);
    default:
        return in_range(g, n->value);
    }
}

/* Where the rule's lead stands before `at`; false where it does not. */
static bool find_lead(uint32_t *begin, uint32_t *end, const run *r, const nx_image_rule *rule, uint32_t at)
{
    uint32_t before = rule->gap && at && r->text.at[at - 1] == ' ' ? at - 1 : at;
    *begin = *end = at;
    if (rule->lead == NX_LEAD_NONE)
        return true;
    if (rule->lead == NX_LEAD_BATCHIM) {
        int final = nx_batchim(nx_utf8_before(r->text, before));
        return final >= 0 && (rule->batchim >> final & 1u);
    }
    const nx_numeral *n = nx_numeral_ending(r->num, before);
    if (!n || !lead_fits(&r->rules->image->group[rule->group], n))
        return false;
    *begin = n->begin;
    *end = n->end;
    return true;
}

static bool numbers_fit(const run *r, const nx_image_rule *rule, const nx_group *group)
{
    for (uint32_t g = rule->lead == NX_LEAD_NUMERAL; g < rule->groups; g++) {
        const nx_image_group *info = &r->rules->image->group[rule->group + g];
        if (info->type == NX_GROUP_TEXT || info->type == NX_GROUP_LEX || group[g].begin == UINT32_MAX)
            continue;
        newsx_str s = nx_str_cut(r->text, group[g].begin, group[g].end);
        if (!in_range(info, nx_numeral_parse(s, r->rules->lex)))
            return false;
    }
    return true;
}

static void try_rule(run *r, const nx_trigger *t, uint32_t limit)
{
    const nx_image_rule *rule = &r->rules->image->rule[t->rule];
    uint32_t lead_begin, lead_end;
    if (!find_lead(&lead_begin, &lead_end, r, rule, t->at))
        return;
    int n = pcre2_match(r->rules->code[t->rule], (PCRE2_SPTR)r->text.at, limit, t->at, PCRE2_NO_UTF_CHECK, r->scratch->match, r->rules->limits);
    if (n == PCRE2_ERROR_MATCHLIMIT || n == PCRE2_ERROR_DEPTHLIMIT || n == PCRE2_ERROR_HEAPLIMIT) {
        newsx_span span = {t->at, limit};
        nx_note(r->c, NEWSX_ELIMIT, span, "rules", nx_image_view(r->rules->image, rule->id));
        return;
    }
    if (n < 0)
        return;
    const PCRE2_SIZE *o = pcre2_get_ovector_pointer(r->scratch->match);
    if (o[1] <= t->at && lead_begin == t->at)
        return; /* empty */
    nx_group *group = nx_alloc(r->c->arena, sizeof *group * (rule->groups + 1u));
    if (!group)
        return;
    bool led = rule->lead == NX_LEAD_NUMERAL;
    if (led)
        group[0] = (nx_group){lead_begin, lead_end};
    for (uint32_t g = led; g < rule->groups; g++) {
        uint32_t k = g - led + 1;
        bool set = k < (uint32_t)n && o[2 * k] != PCRE2_UNSET;
        group[g] = set ? (nx_group){(uint32_t)o[2 * k], (uint32_t)o[2 * k + 1]} : (nx_group){UINT32_MAX, UINT32_MAX};
    }
    if (!numbers_fit(r, rule, group))
        return;
    nx_hit h = {led ? lead_begin : (uint32_t)o[0], (uint32_t)o[1], t->rule, (uint16_t)rule->kind, group};
    nx_push(r->c->arena, &r->out->found, h);
}

typedef struct ranked {
    nx_hit hit;
    int32_t rank;
    const nx_rules *rules;
} ranked;

static int best_first(const void *a, const void *b) /* within a kind: longest, then rank, then id, then place */
{
    const ranked *x = a, *y = b;
    uint32_t xl = x->hit.end - x->hit.begin, yl = y->hit.end - y->hit.begin;
    if (x->hit.kind != y->hit.kind)
        return x->hit.kind < y->hit.kind ? -1 : 1;
    if (xl != yl)
        return xl > yl ? -1 : 1;
    if (x->rank != y->rank)
        return x->rank > y->rank ? -1 : 1;
    if (x->hit.rule != y->hit.rule) {
        int order = nx_str_cmp(nx_rule_get(x->rules, x->hit.rule).id, nx_rule_get(y->rules, y->hit.rule).id);
        if (order)
            return order;
    }
    return x->hit.begin < y->hit.begin ? -1 : x->hit.begin > y->hit.begin;
}

static int by_place(const void *a, const void *b)
{
    const nx_hit *x = a, *y = b;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return x->kind < y->kind ? -1 : x->kind > y->kind;
}

/* Winners of each kind: taken bytes are marked, so that the cost is the length of all spans. */
static newsx_status settle(run *r)
{
    nx_hits *out = r->out;
    ranked *all = nx_alloc(nx_scratch(r->c), sizeof *all * (out->found.n + 1u));
    char *taken = nx_alloc_zero(nx_scratch(r->c), r->text.len + 1);
    if (!all || !taken)
        return NEWSX_ENOMEM;
    for (uint32_t i = 0; i < out->found.n; i++)
        all[i] = (ranked){out->found.at[i], r->rules->image->rule[out->found.at[i].rule].rank, r->rules};
    nx_sort(all, out->found.n, sizeof *all, best_first);
    uint32_t kept = 0, kind_from = 0;
    for (uint32_t i = 0; i < out->found.n; i++) {
        const nx_hit *h = &all[i].hit;
        if (i && h->kind != all[i - 1].hit.kind) {
            for (uint32_t k = kind_from; k < kept; k++)
                memset(taken + out->found.at[k].begin, 0, out->found.at[k].end - out->found.at[k].begin);
            kind_from = kept;
        }
        /* the hits taken so far are no shorter: an overlap shows at one of the two ends */
        if (taken[h->begin] || taken[h->end - 1])
            continue;
        memset(taken + h->begin, 1, h->end - h->begin);
        out->found.at[kept++] = *h;
    }
    out->found.n = kept;
    nx_sort(out->found.at, kept, sizeof *out->found.at, by_place);
    return NEWSX_OK;
}

newsx_status nx_rules_run(nx_hits *out, const nx_rules *rules, nx_rule_scratch *scratch, newsx_str text, const newsx_span *sentence,
                          uint32_t n, const nx_matches *m, const nx_numerals *num, nx_ctx *c)
{
    run r = {out, rules, scratch, text, num, c};
    uint32_t s = 0;
    for (uint32_t i = 0; i < m->triggers.n; i++) {
        const nx_trigger *t = &m->triggers.at[i];
        uint32_t limit = (uint32_t)text.len;
        while (s < n && sentence[s].end <= t->at)
            s++;
        if (n) {
            if (s == n)
                break;
            if (t->at < sentence[s].begin)
                continue;
            limit = sentence[s].end;
        }
        try_rule(&r, t, limit);
    }
    NX_TRY(nx_ctx_status(c));
    if (out->found.n > 1)
        NX_TRY(settle(&r));
    return nx_ctx_status(c);
}

nx_rule_info nx_rule_get(const nx_rules *rules, uint16_t rule)
{
    const nx_image *i = rules->image;
    const nx_image_rule *r = &i->rule[rule];
    return (nx_rule_info){nx_image_view(i, r->id), nx_image_view(i, i->file[r->file]), nx_image_view(i, r->value), r->line, r->groups};
}

uint16_t nx_rules_kind(const nx_rules *rules, const char *name)
{
    for (uint32_t k = 0; k < rules->image->kinds; k++)
        if (nx_str_is(nx_image_view(rules->image, rules->image->kind[k]), name))
            return (uint16_t)k;
    return UINT16_MAX;
}

uint16_t nx_rules_find(const nx_rules *rules, newsx_str id)
{
    for (uint32_t k = 0; k < rules->image->rules; k++)
        if (nx_str_eq(nx_image_view(rules->image, rules->image->rule[k].id), id))
            return (uint16_t)k;
    return UINT16_MAX;
}

static uint32_t group_named(const nx_rules *rules, uint16_t rule, newsx_str name) /* UINT32_MAX: none */
{
    const nx_image_rule *r = &rules->image->rule[rule];
    for (uint32_t g = 0; g < r->groups; g++)
        if (nx_str_eq(nx_image_view(rules->image, rules->image->group[r->group + g].name), name))
            return g;
    return UINT32_MAX;
}

bool nx_hit_group(newsx_span *out, const nx_rules *rules, const nx_hit *h, const char *name)
{
    uint32_t g = group_named(rules, h->rule, nx_cstr(name));
    if (g == UINT32_MAX || h->group[g].begin == UINT32_MAX)
        return false;
    *out = (newsx_span){h->group[g].begin, h->group[g].end};
    return true;
}

/* {name}, {name.key} or {name:02} of a value template. */
static void fill(nx_buf *b, const nx_rules *rules, const nx_lexicon *lex, newsx_str text, const nx_hit *h, newsx_str field)
{
    newsx_str name = field, key = {NULL, 0};
    uint32_t width = 0;
    size_t dot = nx_str_find(field, NX_S("."), 0), colon = nx_str_find(field, NX_S(":"), 0);
    if (dot != NX_NPOS) {
        name = nx_str_cut(field, 0, dot);
        key = nx_str_cut(field, dot + 1, field.len);
    } else if (colon != NX_NPOS) {
        name = nx_str_cut(field, 0, colon);
        width = nx_str_uint(nx_str_cut(field, colon + 1, field.len), NULL);
    }
    uint32_t g = group_named(rules, h->rule, name);
    if (g == UINT32_MAX || h->group[g].begin == UINT32_MAX)
        return;
    const nx_image_group *info = &rules->image->group[rules->image->rule[h->rule].group + g];
    newsx_str got = nx_str_cut(text, h->group[g].begin, h->group[g].end);
    if (info->type == NX_GROUP_TEXT) {
        nx_buf_add(b, got);
    } else if (info->type == NX_GROUP_LEX) {
        nx_entry e;
        char word[64];
        if (!nx_lexicon_find(&e, lex, info->cls, got))
            return;
        memcpy(word, key.at ? key.at : "", key.len < sizeof word ? key.len : 0);
        word[key.len < sizeof word ? key.len : 0] = '\0';
        nx_buf_add(b, key.len ? nx_attr(e.attr, word) : e.canon);
    } else {
        nx_decimal v = nx_numeral_parse(got, lex);
        int64_t whole;
        if (width && nx_decimal_to_int(&whole, v))
            nx_buf_padded(b, whole, (int)width);
        else if (v.ok)
            nx_decimal_print(b, v);
    }
}

newsx_str nx_hit_value(nx_arena *a, const nx_rules *rules, const nx_lexicon *lex, newsx_str text, const nx_hit *h)
{
    newsx_str value = nx_rule_get(rules, h->rule).value;
    nx_buf b = nx_buf_new(a, value.len + 32);
    for (size_t i = 0; i < value.len; i++) {
        size_t end = value.at[i] == '{' ? nx_str_find(value, NX_S("}"), i) : NX_NPOS;
        if (end == NX_NPOS) {
            nx_buf_byte(&b, value.at[i]);
            continue;
        }
        fill(&b, rules, lex, text, h, nx_str_cut(value, i + 1, end));
        i = end;
    }
    return nx_buf_done(&b);
}

newsx_str nx_value_get(newsx_str value, const char *key)
{
    newsx_str field, rest = value;
    size_t n = strlen(key);
    while (rest.len && nx_str_next_field(&field, &rest, ' '))
        if (field.len > n && field.at[n] == '=' && memcmp(field.at, key, n) == 0)
            return nx_str_cut(field, n + 1, field.len);
    return (newsx_str){NULL, 0};
}
