/* json.c -- writes the output contract, key by key in its order.  Every key is always there: unknown scalars are null,
 * empty lists [].  Offsets are code points.  Cost: O(text + facts), a few µs for an article. */
#include "emit/json.h"

#include "emit/writer.h"

typedef struct out {
    nx_writer w;
    const nx_view *view;
} out;

static void str(out *o, const char *key, newsx_str s) /* empty is null */
{
    nx_writer_key(&o->w, key);
    if (s.len)
        nx_writer_str(&o->w, s);
    else
        nx_writer_null(&o->w);
}

static void word(out *o, const char *key, const char *s)
{
    str(o, key, nx_cstr(s));
}

static void text(out *o, const char *key, newsx_str s) /* empty is "" */
{
    nx_writer_key(&o->w, key);
    nx_writer_str(&o->w, s);
}

static void given(out *o, const char *key, newsx_str s) /* by the caller: any bytes */
{
    nx_writer_key(&o->w, key);
    if (s.len)
        nx_writer_any(&o->w, s);
    else
        nx_writer_null(&o->w);
}

static void number(out *o, const char *key, newsx_str digits)
{
    nx_writer_key(&o->w, key);
    if (digits.len)
        nx_writer_number(&o->w, digits);
    else
        nx_writer_null(&o->w);
}

static void count(out *o, const char *key, uint64_t v)
{
    nx_writer_key(&o->w, key);
    nx_writer_uint(&o->w, v);
}

static void open(out *o, const char *key, char bracket)
{
    nx_writer_key(&o->w, key);
    nx_writer_open(&o->w, bracket);
}

static void span(out *o, const char *key, newsx_span s)
{
    nx_writer_key(&o->w, key);
    nx_writer_pair(&o->w, nx_view_point(o->view, s.begin), nx_view_point(o->view, s.end));
}

static void span_or_null(out *o, const char *key, newsx_span s)
{
    if (s.begin < s.end) {
        span(o, key, s);
        return;
    }
    nx_writer_key(&o->w, key);
    nx_writer_null(&o->w);
}

static void ref(out *o, const char *key, const nx_item *item)
{
    str(o, key, item ? item->id : (newsx_str){NULL, 0});
}

static void refs(out *o, const char *key, newsx_kind kind, const nx_refs *list)
{
    open(o, key, '[');
    for (uint32_t i = 0; i < list->n; i++) {
        const nx_item *item = nx_view_item(o->view, kind, list->at[i]);
        if (item)
            nx_writer_str(&o->w, item->id);
    }
    nx_writer_close(&o->w, ']');
}

static void head(out *o, const nx_item *item) /* what every fact begins with */
{
    str(o, "id", item->id);
    text(o, "text", nx_str_span(o->view->text, item->fact.span));
    span(o, "span", item->fact.span);
    count(o, "sentence", item->fact.sentence);
    str(o, "rule", item->fact.rule);
}

static void date(out *o, const nx_item *item, uint32_t i)
{
    const nx_date *d = &o->view->facts->dates.at[i];
    head(o, item);
    word(o, "kind", nx_date_kind_name(d->kind));
    str(o, "value", d->value);
    str(o, "from", d->from);
    str(o, "to", d->to);
    str(o, "mod", d->mod);
    word(o, "anchor", nx_anchor_name(d->anchor));
}

static void figure(out *o, const nx_item *item, uint32_t i)
{
    const nx_figure *f = &o->view->facts->figures.at[i];
    head(o, item);
    word(o, "kind", nx_figure_kind_name(f->kind));
    number(o, "value", item->value);
    number(o, "min", item->min);
    number(o, "max", item->max);
    str(o, "unit", f->unit);
    str(o, "mod", f->mod);
    str(o, "of", f->of);
    str(o, "change", f->change);
    str(o, "baseline", f->baseline);
    ref(o, "equals", nx_view_item(o->view, NEWSX_FIGURE, f->equals));
    ref(o, "result", nx_view_item(o->view, NEWSX_FIGURE, f->result));
}

static void mentions(out *o, const nx_mentions *list, bool people)
{
    open(o, "mentions", '[');
    for (uint32_t i = 0; i < list->n; i++) {
        const nx_mention *m = &list->at[i];
        nx_writer_open(&o->w, '{');
        text(o, "text", nx_str_span(o->view->text, m->head.span));
        span(o, "span", m->head.span);
        if (people)
            span_or_null(o, "name_span", m->name);
        count(o, "sentence", m->head.sentence);
        str(o, "rule", m->head.rule);
        nx_writer_close(&o->w, '}');
    }
    nx_writer_close(&o->w, ']');
}

static void person(out *o, const nx_item *item, uint32_t i)
{
    const nx_person *p = &o->view->facts->people.at[i];
    str(o, "id", item->id);
    text(o, "name", p->name);
    open(o, "roles", '[');
    for (uint32_t k = 0; k < p->roles.n; k++) {
        const nx_role *r = &p->roles.at[k];
        nx_writer_open(&o->w, '{');
        str(o, "title", r->title);
        str(o, "organization", r->organization);
        word(o, "status", nx_role_status_name(r->status));
        span_or_null(o, "span", r->span);
        nx_writer_close(&o->w, '}');
    }
    nx_writer_close(&o->w, ']');
    number(o, "age", item->value);
    mentions(o, &p->mentions, true);
}

static void named(out *o, const nx_item *item, const nx_named *n)
{
    str(o, "id", item->id);
    text(o, "name", n->name);
    str(o, "kind", n->kind);
    mentions(o, &n->mentions, false);
}

static void organization(out *o, const nx_item *item, uint32_t i)
{
    named(o, item, &o->view->facts->organizations.at[i]);
}

static void place(out *o, const nx_item *item, uint32_t i)
{
    named(o, item, &o->view->facts->places.at[i]);
}

static void quote(out *o, const nx_item *item, uint32_t i)
{
    const nx_quote *q = &o->view->facts->quotes.at[i];
    head(o, item);
    word(o, "kind", nx_quote_kind_name(q->kind));
    ref(o, "speaker", nx_view_item(o->view, NEWSX_PERSON, q->speaker));
    str(o, "speaker_text", q->speaker_text);
    str(o, "verb", q->verb);
}

static void appointment(out *o, const nx_item *item, uint32_t i)
{
    const nx_appointment *a = &o->view->facts->appointments.at[i];
    head(o, item);
    word(o, "kind", nx_appointment_kind_name(a->kind));
    ref(o, "person", nx_view_item(o->view, NEWSX_PERSON, a->person));
    str(o, "title", a->title);
    str(o, "organization", a->organization);
    ref(o, "when", nx_view_item(o->view, NEWSX_DATE, a->when));
}

static void plan(out *o, const nx_item *item, uint32_t i)
{
    const nx_plan *p = &o->view->facts->plans.at[i];
    head(o, item);
    word(o, "status", nx_plan_status_name(p->status));
    ref(o, "actor", p->actor_kind ? nx_view_item(o->view, nx_view_actor(p->actor_kind), p->actor) : NULL);
    str(o, "actor_text", p->actor_text);
    text(o, "action", p->action);
    text(o, "cue", p->cue);
    refs(o, "when", NEWSX_DATE, &p->when);
    refs(o, "figures", NEWSX_FIGURE, &p->figures);
    refs(o, "places", NEWSX_PLACE, &p->places);
    nx_writer_key(&o->w, "negated");
    nx_writer_bool(&o->w, p->negated);
    ref(o, "quote", nx_view_item(o->view, NEWSX_QUOTE, p->quote));
}

static void facts(out *o)
{
    static const struct {
        newsx_kind kind;
        const char *key;
        void (*write)(out *o, const nx_item *item, uint32_t i);
    } lists[] = {
        {NEWSX_DATE, "dates", date},
        {NEWSX_FIGURE, "figures", figure},
        {NEWSX_PERSON, "people", person},
        {NEWSX_ORGANIZATION, "organizations", organization},
        {NEWSX_PLACE, "places", place},
        {NEWSX_QUOTE, "quotes", quote},
        {NEWSX_APPOINTMENT, "appointments", appointment},
        {NEWSX_PLAN, "plans", plan},
    };
    open(o, "facts", '{');
    for (size_t l = 0; l < NX_LEN(lists); l++) {
        open(o, lists[l].key, '[');
        const nx_item *item;
        for (uint32_t i = 0; (item = nx_view_item(o->view, lists[l].kind, i + 1)) != NULL; i++) {
            nx_writer_open(&o->w, '{');
            lists[l].write(o, item, i);
            nx_writer_close(&o->w, '}');
        }
        nx_writer_close(&o->w, ']');
    }
    nx_writer_close(&o->w, '}');
}

static void source(out *o, const nx_report *r)
{
    open(o, "source", '{');
    given(o, "path", r->path);
    given(o, "url", r->url);
    count(o, "bytes", r->bytes);
    str(o, "sha256", r->sha256);
    str(o, "charset", r->page->charset);
    str(o, "charset_from", r->page->charset_from);
    nx_writer_close(&o->w, '}');
}

static void authors(out *o, const nx_page *p)
{
    open(o, "authors", '[');
    for (uint32_t i = 0; i < p->authors.n; i++) {
        nx_writer_open(&o->w, '{');
        str(o, "name", p->authors.at[i].name);
        str(o, "role", p->authors.at[i].role);
        str(o, "email", p->authors.at[i].email);
        str(o, "affiliation", p->authors.at[i].affiliation);
        nx_writer_close(&o->w, '}');
    }
    nx_writer_close(&o->w, ']');
}

static void images(out *o, const nx_page *p)
{
    open(o, "images", '[');
    for (uint32_t i = 0; i < p->images.n; i++) {
        nx_writer_open(&o->w, '{');
        str(o, "url", p->images.at[i].url);
        str(o, "alt", p->images.at[i].alt);
        str(o, "caption", p->images.at[i].caption);
        str(o, "credit", p->images.at[i].credit);
        nx_writer_close(&o->w, '}');
    }
    nx_writer_close(&o->w, ']');
}

static void article(out *o, const nx_report *r)
{
    const nx_page *p = r->page;
    open(o, "article", '{');
    str(o, "title", p->title);
    str(o, "subtitle", p->subtitle);
    str(o, "series", p->series);
    str(o, "publisher", p->publisher);
    str(o, "section", p->section);
    str(o, "language", p->language);
    str(o, "url", p->url);
    str(o, "published", o->view->published);
    str(o, "published_from", p->published_from);
    str(o, "modified", o->view->modified);
    str(o, "access", p->access.len ? p->access : NX_S("unknown"));
    nx_writer_key(&o->w, "complete");
    nx_writer_bool(&o->w, p->complete);
    authors(o, p);
    images(o, p);
    open(o, "keywords", '[');
    for (uint32_t i = 0; i < p->keywords.n; i++)
        if (p->keywords.at[i].len)
            nx_writer_str(&o->w, p->keywords.at[i]);
    nx_writer_close(&o->w, ']');
    text(o, "text", r->text->text);
    open(o, "blocks", '[');
    for (uint32_t i = 0; i < r->text->blocks.n; i++) {
        nx_writer_open(&o->w, '{');
        word(o, "kind", nx_block_kind_name(r->text->blocks.at[i].kind));
        span(o, "span", r->text->blocks.at[i].span);
        nx_writer_close(&o->w, '}');
    }
    nx_writer_close(&o->w, ']');
    nx_writer_close(&o->w, '}');
}

static void sentences(out *o, const nx_text *t)
{
    open(o, "sentences", '[');
    for (uint32_t i = 0; i < t->sentences.n; i++) {
        nx_writer_open(&o->w, '{');
        count(o, "block", t->sentences.at[i].block);
        span(o, "span", t->sentences.at[i].span);
        nx_writer_close(&o->w, '}');
    }
    nx_writer_close(&o->w, ']');
}

static void warnings(out *o, const nx_notes *notes)
{
    open(o, "warnings", '[');
    for (uint32_t i = 0; i < notes->n; i++)
        nx_writer_str(&o->w, notes->at[i].text);
    nx_writer_close(&o->w, ']');
}

newsx_status nx_json_write(const nx_report *r, newsx_str id, bool pretty, newsx_write_fn *write, void *payload)
{
    out o; /* not zeroed: its buffer is large */
    o.view = r->view;
    nx_writer_init(&o.w, write, payload, pretty);
    nx_writer_open(&o.w, '{');
    if (id.len)
        given(&o, "id", id);
    str(&o, "schema", NX_S("newsx/1"));
    open(&o, "generator", '{');
    str(&o, "version", r->version);
    str(&o, "rules", r->rules);
    nx_writer_close(&o.w, '}');
    source(&o, r);
    article(&o, r);
    sentences(&o, r->text);
    facts(&o);
    warnings(&o, r->notes);
    nx_writer_close(&o.w, '}');
    return nx_writer_end(&o.w);
}
