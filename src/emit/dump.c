/* dump.c -- the stages as text: byte spans, the text they cover, and where each thing comes from.  Lines are
 * tab-separated and in the order of the text. */
#include "emit/dump.h"

#include "emit/writer.h"

typedef struct out {
    nx_writer w;
    const nx_report *r;
    const nx_scan *s;
    nx_arena arena; /* what is put together for one dump */
} out;

static void str(out *o, newsx_str s)
{
    nx_writer_raw(&o->w, s);
}

static void field(out *o, newsx_str s) /* on one line */
{
    newsx_str line;
    bool more = false;
    while (nx_str_next_line(&line, &s)) {
        if (more)
            str(o, NX_S("\\n"));
        str(o, line);
        more = true;
    }
}

static void uint(out *o, uint64_t v)
{
    char digits[20];
    size_t n = sizeof digits;
    do
        digits[--n] = (char)('0' + v % 10);
    while ((v /= 10) != 0);
    str(o, (newsx_str){digits + n, sizeof digits - n});
}

static void span(out *o, uint32_t begin, uint32_t end)
{
    str(o, NX_S("["));
    uint(o, begin);
    str(o, NX_S(","));
    uint(o, end);
    str(o, NX_S(")"));
}

static void tab(out *o)
{
    str(o, NX_S("\t"));
}

static void end_line(out *o)
{
    str(o, NX_S("\n"));
}

static void spanned(out *o, newsx_span at)
{
    span(o, at.begin, at.end);
    tab(o);
    field(o, nx_str_span(o->r->text->text, at));
}

static void property(out *o, const char *name, newsx_str value)
{
    if (!value.len)
        return;
    str(o, nx_cstr(name));
    tab(o);
    field(o, value);
    end_line(o);
}

static void charset(out *o)
{
    property(o, "charset", o->r->page->charset);
    property(o, "from", o->r->page->charset_from);
    str(o, NX_S("bytes\t"));
    uint(o, o->r->bytes);
    end_line(o);
}

static void html(out *o)
{
    for (uint32_t i = 0; i < o->r->page->blocks.n; i++) {
        const nx_raw_block *b = &o->r->page->blocks.at[i];
        property(o, nx_block_kind_name(b->kind), b->text.len ? b->text : NX_S(" "));
    }
}

static void article(out *o)
{
    const nx_page *p = o->r->page;
    property(o, "title", p->title);
    property(o, "subtitle", p->subtitle);
    property(o, "series", p->series);
    property(o, "publisher", p->publisher);
    property(o, "section", p->section);
    property(o, "language", p->language);
    property(o, "url", p->url);
    property(o, "published", o->r->view->published);
    property(o, "published_from", p->published_from);
    property(o, "modified", o->r->view->modified);
    property(o, "access", p->access);
    if (!p->complete)
        property(o, "complete", NX_S("no"));
    for (uint32_t i = 0; i < p->authors.n; i++) {
        const newsx_str part[] = {p->authors.at[i].name, p->authors.at[i].role, p->authors.at[i].email, p->authors.at[i].affiliation};
        str(o, NX_S("author"));
        for (size_t k = 0; k < NX_LEN(part); k++) {
            tab(o);
            field(o, part[k]);
        }
        end_line(o);
    }
    for (uint32_t i = 0; i < p->images.n; i++) {
        const newsx_str part[] = {p->images.at[i].url, p->images.at[i].alt, p->images.at[i].caption, p->images.at[i].credit};
        str(o, NX_S("image"));
        for (size_t k = 0; k < NX_LEN(part); k++) {
            tab(o);
            field(o, part[k]);
        }
        end_line(o);
    }
    for (uint32_t i = 0; i < p->keywords.n; i++)
        property(o, "keyword", p->keywords.at[i]);
}

static void text(out *o)
{
    for (uint32_t i = 0; i < o->r->text->blocks.n; i++) {
        str(o, nx_cstr(nx_block_kind_name(o->r->text->blocks.at[i].kind)));
        tab(o);
        spanned(o, o->r->text->blocks.at[i].span);
        end_line(o);
    }
}

static void sentences(out *o)
{
    for (uint32_t i = 0; i < o->r->text->sentences.n; i++) {
        uint(o, i);
        tab(o);
        spanned(o, o->r->text->sentences.at[i].span);
        end_line(o);
    }
}

static void says(out *o, uint32_t bits)
{
    const char *name;
    for (uint32_t i = 0; (name = nx_says_name(i)) != NULL; i++)
        if (bits >> i & 1u) {
            str(o, bits & ((1u << i) - 1) ? NX_S(" ") : NX_S("\t"));
            str(o, nx_cstr(name));
        }
}

static void tokens(out *o) /* 회사|는, 밝혔+다고 past quote end */
{
    newsx_str all = o->r->text->text;
    for (uint32_t i = 0; i < o->r->text->tokens.n; i++) {
        const nx_token *t = &o->r->text->tokens.at[i];
        span(o, t->begin, t->end);
        tab(o);
        str(o, t->kind == NX_TOKEN_WORD ? NX_S("word\t") : NX_S("punct\t"));
        field(o, nx_str_cut(all, t->begin, t->stem_end - t->ending));
        if (t->ending) {
            str(o, NX_S("+"));
            field(o, nx_str_cut(all, t->stem_end - t->ending, t->stem_end));
        }
        if (t->stem_end < t->end) {
            str(o, NX_S("|"));
            field(o, nx_str_cut(all, t->stem_end, t->end));
        }
        says(o, t->says);
        end_line(o);
    }
}

static void place(out *o, newsx_str file, uint32_t line)
{
    str(o, file);
    str(o, NX_S(":"));
    uint(o, line);
}

static void matches(out *o)
{
    for (uint32_t i = 0; i < o->s->matches->found.n; i++) {
        const nx_match *m = &o->s->matches->found.at[i];
        nx_entry e = nx_lexicon_entry(o->s->lex, m->entry);
        spanned(o, (newsx_span){m->begin, m->end});
        tab(o);
        str(o, nx_lexicon_class_name(o->s->lex, m->cls));
        tab(o);
        str(o, e.canon);
        tab(o);
        str(o, e.attr);
        tab(o);
        place(o, e.file, e.line);
        end_line(o);
    }
}

static void numerals(out *o)
{
    static const char *const shapes[] = {"digits", "mixed", "sino", "native", "vague", "fraction"};
    for (uint32_t i = 0; i < o->s->numerals->found.n; i++) {
        const nx_numeral *n = &o->s->numerals->found.at[i];
        nx_buf value = nx_buf_new(&o->arena, 48);
        if (n->value.ok)
            nx_decimal_print(&value, n->value);
        spanned(o, (newsx_span){n->begin, n->end});
        tab(o);
        str(o, nx_cstr((size_t)n->shape < NX_LEN(shapes) ? shapes[n->shape] : "?"));
        tab(o);
        str(o, nx_buf_str(&value));
        end_line(o);
    }
}

static void rules(out *o)
{
    for (uint32_t i = 0; i < o->s->hits->found.n; i++) {
        const nx_hit *h = &o->s->hits->found.at[i];
        nx_rule_info info = nx_rule_get(o->s->rules, h->rule);
        spanned(o, (newsx_span){h->begin, h->end});
        tab(o);
        str(o, info.id);
        tab(o);
        field(o, nx_hit_value(&o->arena, o->s->rules, o->s->lex, o->r->text->text, h));
        tab(o);
        place(o, info.file, info.line);
        end_line(o);
    }
}

static void attributes(out *o, const nx_item *item) /* name=value of what is known */
{
    static const char *const names[] = {"kind", "status", "from", "to", "anchor", "min", "max", "unit", "mod", "of", "change",
                                        "baseline", "equals", "result", "age", "speaker", "speaker_text", "verb", "person", "title", "organization",
                                        "actor", "actor_text", "action", "cue", "when", "quote"};
    static const char *const lists[] = {"when", "figures", "places"};
    for (size_t i = 0; i < NX_LEN(names); i++) {
        newsx_str v = nx_view_get(o->r->view, item, nx_cstr(names[i]));
        if (!v.len || (item->fact.kind == NEWSX_PLAN && strcmp(names[i], "when") == 0))
            continue;
        str(o, NX_S(" "));
        str(o, nx_cstr(names[i]));
        str(o, NX_S("="));
        field(o, v);
    }
    for (size_t l = 0; item->fact.kind == NEWSX_PLAN && l < NX_LEN(lists); l++) {
        const nx_item *other;
        for (size_t i = 0; (other = nx_view_ref(o->r->view, item, nx_cstr(lists[l]), i)) != NULL; i++) {
            str(o, NX_S(" "));
            str(o, nx_cstr(lists[l]));
            str(o, NX_S("="));
            str(o, other->id);
        }
    }
}

static void people_lines(out *o, const nx_item *item) /* roles and mentions, indented */
{
    newsx_mention m;
    if (item->fact.kind == NEWSX_PERSON) {
        const nx_person *p = &o->r->view->facts->people.at[item->fact.index];
        for (uint32_t i = 0; i < p->roles.n; i++) {
            str(o, NX_S("\trole\t"));
            str(o, p->roles.at[i].organization);
            tab(o);
            str(o, p->roles.at[i].title);
            tab(o);
            str(o, nx_cstr(nx_role_status_name(p->roles.at[i].status)));
            end_line(o);
        }
    }
    for (size_t i = 0; nx_view_mention(&m, o->r->view, item, i); i++) {
        str(o, NX_S("\tmention\t"));
        spanned(o, m.span);
        tab(o);
        str(o, m.rule);
        end_line(o);
    }
}

static void facts(out *o)
{
    for (uint32_t i = 0; i < o->r->view->n; i++) {
        const nx_item *item = &o->r->view->item[i];
        str(o, item->id);
        tab(o);
        spanned(o, item->fact.span);
        tab(o);
        field(o, item->fact.value);
        tab(o);
        str(o, item->fact.rule);
        tab(o);
        attributes(o, item);
        end_line(o);
        people_lines(o, item);
    }
    for (uint32_t i = 0; i < o->r->notes->n; i++) {
        str(o, NX_S("note\t"));
        str(o, o->r->notes->at[i].stage);
        tab(o);
        field(o, o->r->notes->at[i].text);
        end_line(o);
    }
}

newsx_status nx_dump_write(const nx_report *r, const nx_scan *s, const char *stage, newsx_write_fn *write, void *payload)
{
    static const struct {
        const char *name;
        void (*dump)(out *o);
    } stages[] = {
        {"charset", charset}, {"html", html},       {"article", article},   {"text", text},   {"sentences", sentences},
        {"tokens", tokens},   {"matches", matches}, {"numerals", numerals}, {"rules", rules}, {"facts", facts},
    };
    for (size_t i = 0; i < NX_LEN(stages); i++) {
        if (strcmp(stages[i].name, stage) != 0)
            continue;
        out o;
        o.r = r;
        o.s = s;
        nx_arena_init(&o.arena, r->alloc);
        nx_writer_init(&o.w, write, payload, false);
        stages[i].dump(&o);
        newsx_status st = nx_writer_end(&o.w);
        bool failed = o.arena.failed;
        nx_arena_free(&o.arena);
        return failed ? NEWSX_ENOMEM : st;
    }
    return NEWSX_EARG;
}
