/* pipeline.c -- the order of the stages, the only place that knows it.  docs/ARCHITECTURE.md walks an article through. */
#include "pipeline.h"

#include "base/buf.h"
#include "base/limits.h"
#include "link/people.h"
#include "link/roles.h"
#include "link/slots.h"
#include "link/time.h"

/* What a stage needed only itself is given up behind it. */
static newsx_status behind(newsx_status st, nx_ctx *c)
{
    if (c->scratch)
        nx_arena_reset(c->scratch);
    return st;
}

static newsx_status read_text(nx_article *a, const nx_lexicon *lex, const nx_affixes *affixes, const nx_rules *rules,
                              nx_rule_scratch *scratch, nx_memo *memo, nx_ctx *c)
{
    NX_TRY(nx_text_normalise(&a->text, &a->page, c));
    NX_TRY(behind(nx_lexicon_match(&a->matches, lex, a->text.text, c), c));
    NX_TRY(behind(nx_text_sentences(&a->text, lex, c), c));
    NX_TRY(behind(nx_numerals_find(&a->numerals, a->text.text, &a->matches, lex, c), c));
    NX_TRY(behind(nx_text_tokens(&a->text, affixes, &a->matches, memo, c), c));
    newsx_span *spans = nx_alloc(c->arena, a->text.sentences.n * sizeof *spans);
    for (uint32_t i = 0; spans && i < a->text.sentences.n; i++)
        spans[i] = a->text.sentences.at[i].span;
    NX_TRY(nx_ctx_status(c));
    return behind(nx_rules_run(&a->hits, rules, scratch, a->text.text, spans, a->text.sentences.n, &a->matches, &a->numerals, c), c);
}

static newsx_status find_facts(nx_facts *f, const nx_scan *s, nx_ctx *c)
{
    nx_moments moments = {0};
    NX_TRY(nx_date_find(&moments, s, c));
    NX_TRY(behind(nx_time_resolve(f, &moments, s, c), c));
    NX_TRY(behind(nx_figure_find(f, s, c), c)); /* steps around the dates */
    NX_TRY(behind(nx_name_find(f, s, c), c));
    NX_TRY(behind(nx_people_link(f, s, c), c));
    NX_TRY(behind(nx_roles_complete(f, s, c), c));
    NX_TRY(behind(nx_quote_find(f, s, c), c));       /* needs people */
    NX_TRY(behind(nx_appointment_find(f, s, c), c)); /* needs people and dates */
    NX_TRY(behind(nx_roles_take_over(f, c), c));
    NX_TRY(behind(nx_plan_find(f, s, c), c));        /* needs them all */
    return nx_slots_link(f, s, c);
}

/* A reader of many documents wants to know which of them to doubt. */
static void note_doubts(const nx_article *a, nx_ctx *c)
{
    newsx_span nowhere = {0, 0};
    uint32_t body = 0;
    for (uint32_t i = 0; i < a->text.blocks.n; i++)
        if (a->text.blocks.at[i].kind >= NX_BLOCK_HEADING)
            body += a->text.blocks.at[i].span.end - a->text.blocks.at[i].span.begin;
    if (!a->page.published.ok)
        nx_note(c, NEWSX_OK, nowhere, "date", NX_S("no published date: relative dates not resolved"));
    if (a->page.part) {
        nx_buf b = nx_buf_new(c->arena, 64);
        if (a->page.parts)
            nx_buf_format(&b, "doubtful: the page shows part %u of %u of the article", (unsigned)a->page.part, (unsigned)a->page.parts);
        else
            nx_buf_format(&b, "doubtful: the page shows part %u of the article", (unsigned)a->page.part);
        nx_note(c, NEWSX_OK, nowhere, "read", nx_buf_str(&b));
    }
    if (!a->page.plain && nx_str_is(a->page.access, "partial"))
        nx_note(c, NEWSX_OK, nowhere, "read", NX_S("doubtful: the page shows a part of the article only"));
    else if (!a->page.plain && body < NX_SHORT_ARTICLE)
        nx_note(c, NEWSX_OK, nowhere, "read", NX_S("doubtful: the article is very short"));
}

newsx_status nx_pipeline_run(nx_article *a, newsx_str bytes, const newsx_source *src, const nx_lexicon *lex,
                             const nx_affixes *affixes, const nx_rules *rules, nx_rule_scratch *scratch, nx_memo *memo, nx_ctx *c)
{
    *a = (nx_article){0};
    a->scan = (nx_scan){&a->page, &a->text, lex, affixes, rules, &a->matches, &a->numerals, &a->hits};
    NX_TRY(nx_page_read(&a->page, bytes, src, lex, c));
    NX_TRY(nx_text_normalise_page(&a->page, c));
    NX_TRY(read_text(a, lex, affixes, rules, scratch, memo, c));
    NX_TRY(find_facts(&a->facts, &a->scan, c));
    note_doubts(a, c);
    return nx_view_make(&a->view, &a->page, a->text.text, &a->facts, c);
}
