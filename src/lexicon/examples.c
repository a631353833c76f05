/* examples.c -- every ok and no of dict/rule, tried. */
#include "lexicon/examples.h"

#include "base/buf.h"

typedef struct bench {
    const nx_lexicon *lex;
    const nx_rules *rules;
    nx_rule_scratch *scratch;
    nx_arena *arena;
} bench;

static const nx_hit *hit_of(const nx_hits *hits, uint16_t rule, const newsx_span *span)
{
    for (uint32_t i = 0; i < hits->found.n; i++) {
        const nx_hit *h = &hits->found.at[i];
        if (h->rule == rule && (!span || (h->begin == span->begin && h->end == span->end)))
            return h;
    }
    return NULL;
}

static void list_hits(nx_buf *b, const bench *t, newsx_str text, const nx_hits *hits)
{
    for (uint32_t i = 0; i < hits->found.n; i++) {
        const nx_hit *h = &hits->found.at[i];
        nx_buf_format(b, "%s%.*s [%.*s]", i ? ", " : "; hits: ", NX_FMT(nx_rule_get(t->rules, h->rule).id),
                      NX_FMT(nx_str_cut(text, h->begin, h->end)));
    }
}

/* An empty string where the example holds, else why not. */
static newsx_str failure(const bench *t, const nx_rule_source *r, const nx_rule_example *e)
{
    nx_ctx c = {.arena = t->arena};
    nx_matches m = {0};
    nx_numerals num = {0};
    nx_hits hits = {0};
    nx_buf b = nx_buf_new(t->arena, 256);
    uint16_t rule = nx_rules_find(t->rules, r->id);
    if (rule == UINT16_MAX || nx_lexicon_match(&m, t->lex, e->text, &c) || nx_numerals_find(&num, e->text, &m, t->lex, &c) ||
        nx_rules_run(&hits, t->rules, t->scratch, e->text, NULL, 0, &m, &num, &c))
        return NX_S("could not be run");
    const nx_hit *h = hit_of(&hits, rule, e->ok ? &e->span : NULL);
    if (!e->ok) {
        if (h)
            nx_buf_format(&b, "hits [%.*s] where it must not", NX_FMT(nx_str_cut(e->text, h->begin, h->end)));
        return nx_buf_str(&b);
    }
    if (!h) {
        nx_buf_format(&b, "does not hit [%.*s]", NX_FMT(nx_str_span(e->text, e->span)));
        list_hits(&b, t, e->text, &hits);
        return nx_buf_str(&b);
    }
    newsx_str value = nx_hit_value(t->arena, t->rules, t->lex, e->text, h);
    if (e->value.len && !nx_str_eq(value, e->value))
        nx_buf_format(&b, "gives %.*s, not %.*s", NX_FMT(value), NX_FMT(e->value));
    return nx_buf_str(&b);
}

uint32_t nx_examples_run(const nx_rulefile *f, const nx_lexicon *lex, const nx_rules *rules, nx_arena *scratch,
                         void (*report)(void *payload, const char *line), void *payload)
{
    uint32_t failed = 0;
    nx_arena own;
    nx_arena_init(&own, (newsx_alloc){NULL, NULL});
    bench t = {lex, rules, nx_rule_scratch_new(rules, &own), scratch};
    for (uint32_t i = 0; t.scratch && i < f->rules.n; i++) {
        const nx_rule_source *r = &f->rules.at[i];
        for (uint32_t k = 0; k < r->examples.n; k++) {
            const nx_rule_example *e = &r->examples.at[k];
            nx_arena_reset(scratch);
            newsx_str why = failure(&t, r, e);
            if (!why.len)
                continue;
            char line[1024];
            newsx_error text; /* cuts at a character */
            nx_error_set(&text, NEWSX_EDATA, e->line, 0, "%.*s:%u: rule %.*s: %.*s", NX_FMT(r->file), e->line, NX_FMT(r->id), NX_FMT(why));
            memcpy(line, text.text, sizeof text.text);
            report(payload, line);
            failed++;
        }
    }
    bool ok = t.scratch != NULL;
    nx_rule_scratch_free(t.scratch);
    nx_arena_free(&own);
    return ok ? failed : UINT32_MAX;
}
