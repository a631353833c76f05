/* explain.c -- newsx explain: the article sentence by sentence, under each the facts that were found in it, the rule or
 * dictionary entry that found them, and the file and line where that one stands. */
#include "commands.h"
#include "session.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct page {
    nx_session *s;
    bool colour;
} page;

static const char *const kinds[] = {"", "date", "figure", "person", "organization", "place", "quote", "appointment", "plan"};

static void text(const page *p, const char *s)
{
    nx_sink_text(&p->s->sink, s);
}

static void put(const page *p, newsx_str s) /* on one line */
{
    for (size_t i = 0; i < s.len; i++)
        nx_sink_write(&p->s->sink, s.at[i] == '\n' ? " " : s.at + i, 1);
}

static void styled(const page *p, const char *style, newsx_str s)
{
    if (p->colour)
        text(p, style);
    put(p, s);
    if (p->colour)
        text(p, "\033[0m");
}

static newsx_str covered(const page *p, newsx_span span)
{
    newsx_str all = newsx_doc_text(p->s->doc);
    return (newsx_str){all.at + span.begin, span.end - span.begin};
}

/* "  date  [3월 5일] 2026-03-05  date.month_day  dict/rule/date.rule:12" */
static void fact_line(const page *p, const newsx_fact *f, newsx_span span, newsx_str rule)
{
    char place[512];
    char kind[24];
    snprintf(kind, sizeof kind, "    %-12s ", (size_t)f->kind < sizeof kinds / sizeof *kinds ? kinds[f->kind] : "?");
    text(p, kind);
    text(p, "[");
    styled(p, "\033[1m", covered(p, span));
    text(p, "] ");
    put(p, f->value);
    text(p, "  ");
    styled(p, "\033[36m", rule);
    if (newsx_engine_locate(p->s->engine, rule, place, sizeof place)) {
        text(p, "  ");
        text(p, place);
    }
    text(p, "\n");
}

static void attribute(const page *p, const char *name, newsx_str value, bool *any)
{
    if (!value.len)
        return;
    text(p, *any ? "  " : "                 ");
    text(p, name);
    text(p, "=");
    put(p, value);
    *any = true;
}

/* What is known of a fact, and the facts that belong to it, by their text. */
static void attributes(const page *p, const newsx_fact *f)
{
    static const char *const names[] = {"status", "from", "to", "anchor", "min", "max", "unit", "mod", "of", "change", "baseline",
                                        "speaker_text", "verb", "title", "organization", "actor_text", "action", "cue"};
    static const char *const refs[] = {"equals", "result", "speaker", "person", "actor", "when", "figures", "places", "quote"};
    bool any = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        attribute(p, names[i], newsx_fact_get(p->s->doc, f, names[i]), &any);
    for (size_t i = 0; i < sizeof refs / sizeof *refs; i++) {
        const newsx_fact *other;
        for (size_t k = 0; (other = newsx_fact_ref(p->s->doc, f, refs[i], k)) != NULL; k++)
            attribute(p, refs[i], covered(p, other->span), &any);
    }
    if (any)
        text(p, "\n");
}

static void roles(const page *p, const newsx_fact *f)
{
    static const char *const names[] = {"organization", "title", "status"};
    for (unsigned i = 0; i < 100; i++) {
        bool any = false;
        for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
            char attr[48];
            snprintf(attr, sizeof attr, "roles.%u.%s", i, names[k]);
            attribute(p, names[k], newsx_fact_get(p->s->doc, f, attr), &any);
        }
        if (!any)
            return;
        text(p, "\n");
    }
}

static void facts_of(const page *p, uint32_t sentence)
{
    const newsx_doc *d = p->s->doc;
    for (const newsx_fact *f = NULL; (f = newsx_fact_next(d, f)) != NULL;) {
        newsx_mention m;
        bool mentioned = newsx_fact_mention(&m, d, f, 0);
        for (size_t i = 0; newsx_fact_mention(&m, d, f, i); i++) {
            if (m.sentence != sentence)
                continue;
            fact_line(p, f, m.span, m.rule);
            if (i == 0)
                roles(p, f);
        }
        if (!mentioned && f->sentence == sentence) {
            fact_line(p, f, f->span, f->rule);
            attributes(p, f);
        }
    }
}

static void heading(const page *p)
{
    static const char *const names[] = {"title", "subtitle", "series", "publisher", "section", "published", "modified", "charset", "charset_from"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        newsx_str v = newsx_doc_field(p->s->doc, names[i]);
        if (!v.len)
            continue;
        text(p, names[i]);
        text(p, ": ");
        put(p, v);
        text(p, "\n");
    }
    newsx_str name, role;
    for (size_t i = 0; newsx_doc_author(&name, p->s->doc, i, "name"); i++) {
        text(p, "author: ");
        put(p, name);
        if (newsx_doc_author(&role, p->s->doc, i, "role") && role.len) {
            text(p, " ");
            put(p, role);
        }
        text(p, "\n");
    }
}

static void notes(const page *p)
{
    for (const newsx_note *n = NULL; (n = newsx_note_next(p->s->doc, n)) != NULL;) {
        text(p, "note: ");
        put(p, n->stage);
        text(p, ": ");
        put(p, n->text);
        text(p, "\n");
    }
}

static bool visit(nx_session *s, const nx_cli_item *item)
{
    page p = {s, !s->o->output && nx_say_colour(STDOUT_FILENO)};
    if (item->failed)
        return true;
    if (nx_session_streams(s->o)) {
        text(&p, s->items++ ? "\n== " : "== ");
        text(&p, item->name);
        text(&p, "\n");
    }
    heading(&p);
    newsx_span span;
    for (uint32_t i = 0; newsx_doc_sentence(&span, s->doc, i); i++) {
        char number[16];
        snprintf(number, sizeof number, "\n%3u ", (unsigned)i);
        text(&p, number);
        styled(&p, "\033[1m", covered(&p, span));
        text(&p, "\n");
        facts_of(&p, i);
    }
    notes(&p);
    if (s->o->matches) {
        text(&p, "\nmatches: bytes, text, class, canonical form, attributes, place\n");
        newsx_doc_dump(s->doc, "matches", nx_sink_write, &s->sink);
    }
    return true;
}

int nx_run_explain(const nx_cli_options *o)
{
    return nx_session_run(o, NULL, visit, NULL);
}
