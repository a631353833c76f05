/* view.c -- numbering of facts and the look-up of their attributes.  Cost of making: O(text + facts). */
#include "emit/view.h"

#include "base/utf8.h"

enum { STEP = 32 };

static const char letters[] = " dfpolqax"; /* of the ids, by newsx_kind */

static void count_points(nx_view *v, nx_ctx *c)
{
    uint32_t steps = (uint32_t)v->text.len / STEP + 1;
    v->points = nx_alloc(c->arena, steps * sizeof *v->points);
    if (!v->points)
        return;
    v->points[0] = 0;
    for (uint32_t i = 1; i < steps; i++)
        v->points[i] = v->points[i - 1] + nx_utf8_count((newsx_str){v->text.at + (size_t)(i - 1) * STEP, STEP});
}

uint32_t nx_view_point(const nx_view *v, uint32_t byte)
{
    uint32_t step = byte / STEP;
    return v->points[step] + nx_utf8_count((newsx_str){v->text.at ? v->text.at + (size_t)step * STEP : "", byte % STEP});
}

static newsx_str decimal_text(nx_decimal d, nx_ctx *c)
{
    if (!d.ok)
        return (newsx_str){NULL, 0};
    nx_buf b = nx_buf_new(c->arena, 48);
    nx_decimal_print(&b, d);
    return nx_buf_done(&b);
}

static newsx_str id_text(char letter, uint32_t n, nx_ctx *c)
{
    nx_buf b = nx_buf_new(c->arena, 12);
    nx_buf_byte(&b, letter);
    nx_buf_int(&b, n);
    return nx_buf_done(&b);
}

static newsx_str time_text(nx_time t, nx_ctx *c)
{
    if (!t.ok)
        return (newsx_str){NULL, 0};
    nx_buf b = nx_buf_new(c->arena, 32);
    nx_time_print(&b, t);
    return nx_buf_str(&b);
}

static uint32_t count_of(const nx_facts *f, newsx_kind kind)
{
    switch (kind) {
    case NEWSX_DATE: return f->dates.n;
    case NEWSX_FIGURE: return f->figures.n;
    case NEWSX_PERSON: return f->people.n;
    case NEWSX_ORGANIZATION: return f->organizations.n;
    case NEWSX_PLACE: return f->places.n;
    case NEWSX_QUOTE: return f->quotes.n;
    case NEWSX_APPOINTMENT: return f->appointments.n;
    case NEWSX_PLAN: return f->plans.n;
    }
    return 0;
}

static nx_head mention_head(const nx_mentions *m)
{
    return m->n ? m->at[0].head : (nx_head){{0, 0}, 0, {NULL, 0}};
}

static nx_head fill(nx_item *item, const nx_facts *f, newsx_kind kind, uint32_t i, nx_ctx *c)
{
    newsx_str *value = &item->fact.value;
    switch (kind) {
    case NEWSX_DATE:
        *value = f->dates.at[i].value;
        return f->dates.at[i].head;
    case NEWSX_FIGURE:
        *value = item->value = decimal_text(f->figures.at[i].value, c);
        item->min = decimal_text(f->figures.at[i].min, c);
        item->max = decimal_text(f->figures.at[i].max, c);
        return f->figures.at[i].head;
    case NEWSX_PERSON:
        *value = f->people.at[i].name;
        if (f->people.at[i].age)
            item->value = decimal_text(nx_decimal_int(f->people.at[i].age), c);
        return mention_head(&f->people.at[i].mentions);
    case NEWSX_ORGANIZATION:
        *value = f->organizations.at[i].name;
        return mention_head(&f->organizations.at[i].mentions);
    case NEWSX_PLACE:
        *value = f->places.at[i].name;
        return mention_head(&f->places.at[i].mentions);
    case NEWSX_QUOTE:
        *value = nx_cstr(nx_quote_kind_name(f->quotes.at[i].kind));
        return f->quotes.at[i].head;
    case NEWSX_APPOINTMENT:
        *value = nx_cstr(nx_appointment_kind_name(f->appointments.at[i].kind));
        return f->appointments.at[i].head;
    case NEWSX_PLAN:
        *value = nx_cstr(nx_plan_status_name(f->plans.at[i].status));
        return f->plans.at[i].head;
    }
    return (nx_head){{0, 0}, 0, {NULL, 0}};
}

newsx_status nx_view_make(nx_view *out, const nx_page *page, newsx_str text, const nx_facts *facts, nx_ctx *c)
{
    *out = (nx_view){.text = text, .facts = facts};
    out->published = time_text(page->published, c);
    out->modified = time_text(page->modified, c);
    count_points(out, c);
    for (uint32_t kind = NEWSX_DATE; kind <= NEWSX_PLAN; kind++)
        out->first[kind + 1] = out->first[kind] + count_of(facts, kind);
    uint32_t n = out->first[NEWSX_PLAN + 1];
    out->item = nx_alloc_zero(c->arena, n * sizeof *out->item);
    if (!out->item)
        return NEWSX_ENOMEM;
    out->n = n;
    for (uint32_t kind = NEWSX_DATE; kind <= NEWSX_PLAN; kind++) {
        for (uint32_t i = 0; i < out->first[kind + 1] - out->first[kind]; i++) {
            nx_item *item = &out->item[out->first[kind] + i];
            nx_head head = fill(item, facts, kind, i, c);
            item->id = id_text(letters[kind], i + 1, c);
            item->fact.kind = kind;
            item->fact.index = i;
            item->fact.span = head.span;
            item->fact.sentence = head.sentence;
            item->fact.rule = head.rule;
        }
    }
    return nx_ctx_status(c);
}

const nx_item *nx_view_item(const nx_view *v, newsx_kind kind, uint32_t ref)
{
    uint32_t first = v->first[kind];
    return ref && ref <= v->first[kind + 1] - first ? &v->item[first + ref - 1] : NULL;
}

newsx_kind nx_view_actor(char actor_kind)
{
    return actor_kind == 'p' ? NEWSX_PERSON : actor_kind == 'o' ? NEWSX_ORGANIZATION : NEWSX_PLACE;
}

static const void *record_of(const nx_view *v, const nx_item *item)
{
    const nx_facts *f = v->facts;
    uint32_t i = item->fact.index;
    switch (item->fact.kind) {
    case NEWSX_DATE: return &f->dates.at[i];
    case NEWSX_FIGURE: return &f->figures.at[i];
    case NEWSX_PERSON: return &f->people.at[i];
    case NEWSX_ORGANIZATION: return &f->organizations.at[i];
    case NEWSX_PLACE: return &f->places.at[i];
    case NEWSX_QUOTE: return &f->quotes.at[i];
    case NEWSX_APPOINTMENT: return &f->appointments.at[i];
    case NEWSX_PLAN: return &f->plans.at[i];
    }
    return NULL;
}

/* Attributes that stand as a string in the record of a fact. */
static const struct {
    newsx_kind kind;
    const char *name;
    size_t at;
} strings[] = {
    {NEWSX_DATE, "from", offsetof(nx_date, from)},
    {NEWSX_DATE, "to", offsetof(nx_date, to)},
    {NEWSX_DATE, "mod", offsetof(nx_date, mod)},
    {NEWSX_FIGURE, "unit", offsetof(nx_figure, unit)},
    {NEWSX_FIGURE, "mod", offsetof(nx_figure, mod)},
    {NEWSX_FIGURE, "of", offsetof(nx_figure, of)},
    {NEWSX_FIGURE, "change", offsetof(nx_figure, change)},
    {NEWSX_FIGURE, "baseline", offsetof(nx_figure, baseline)},
    {NEWSX_PERSON, "name", offsetof(nx_person, name)},
    {NEWSX_ORGANIZATION, "name", offsetof(nx_named, name)},
    {NEWSX_ORGANIZATION, "kind", offsetof(nx_named, kind)},
    {NEWSX_PLACE, "name", offsetof(nx_named, name)},
    {NEWSX_PLACE, "kind", offsetof(nx_named, kind)},
    {NEWSX_QUOTE, "speaker_text", offsetof(nx_quote, speaker_text)},
    {NEWSX_QUOTE, "verb", offsetof(nx_quote, verb)},
    {NEWSX_APPOINTMENT, "title", offsetof(nx_appointment, title)},
    {NEWSX_APPOINTMENT, "organization", offsetof(nx_appointment, organization)},
    {NEWSX_PLAN, "actor_text", offsetof(nx_plan, actor_text)},
    {NEWSX_PLAN, "action", offsetof(nx_plan, action)},
    {NEWSX_PLAN, "cue", offsetof(nx_plan, cue)},
};

static newsx_str string_attr(const nx_view *v, const nx_item *item, newsx_str name)
{
    for (size_t i = 0; i < NX_LEN(strings); i++)
        if (strings[i].kind == item->fact.kind && nx_str_is(name, strings[i].name)) {
            newsx_str out;
            memcpy(&out, (const char *)record_of(v, item) + strings[i].at, sizeof out);
            return out;
        }
    return (newsx_str){NULL, 0};
}

static const nx_mentions *mentions_of(const nx_view *v, const nx_item *item)
{
    const nx_facts *f = v->facts;
    uint32_t i = item->fact.index;
    switch (item->fact.kind) {
    case NEWSX_PERSON: return &f->people.at[i].mentions;
    case NEWSX_ORGANIZATION: return &f->organizations.at[i].mentions;
    case NEWSX_PLACE: return &f->places.at[i].mentions;
    default: return NULL;
    }
}

bool nx_view_mention(newsx_mention *out, const nx_view *v, const nx_item *item, size_t i)
{
    const nx_mentions *m = mentions_of(v, item);
    if (!m || i >= m->n)
        return false;
    *out = (newsx_mention){m->at[i].head.span, m->at[i].name, m->at[i].head.sentence, m->at[i].head.rule};
    return true;
}

static newsx_str enum_attr(const nx_view *v, const nx_item *item, newsx_str name)
{
    const nx_facts *f = v->facts;
    uint32_t i = item->fact.index;
    const char *word = NULL;
    if (item->fact.kind == NEWSX_DATE && nx_str_is(name, "kind"))
        word = nx_date_kind_name(f->dates.at[i].kind);
    else if (item->fact.kind == NEWSX_DATE && nx_str_is(name, "anchor"))
        word = nx_anchor_name(f->dates.at[i].anchor);
    else if (item->fact.kind == NEWSX_FIGURE && nx_str_is(name, "kind"))
        word = nx_figure_kind_name(f->figures.at[i].kind);
    else if (item->fact.kind == NEWSX_QUOTE && nx_str_is(name, "kind"))
        word = nx_quote_kind_name(f->quotes.at[i].kind);
    else if (item->fact.kind == NEWSX_APPOINTMENT && nx_str_is(name, "kind"))
        word = nx_appointment_kind_name(f->appointments.at[i].kind);
    else if (item->fact.kind == NEWSX_PLAN && nx_str_is(name, "status"))
        word = nx_plan_status_name(f->plans.at[i].status);
    else if (item->fact.kind == NEWSX_PLAN && nx_str_is(name, "negated"))
        word = f->plans.at[i].negated ? "true" : "false";
    return nx_cstr(word);
}

static const nx_item *in_list(const nx_view *v, newsx_kind kind, const nx_refs *refs, size_t i)
{
    return i < refs->n ? nx_view_item(v, kind, refs->at[i]) : NULL;
}

const nx_item *nx_view_ref(const nx_view *v, const nx_item *item, newsx_str attr, size_t i)
{
    const nx_facts *f = v->facts;
    uint32_t at = item->fact.index;
    if (item->fact.kind == NEWSX_PLAN) {
        const nx_plan *x = &f->plans.at[at];
        if (nx_str_is(attr, "when"))
            return in_list(v, NEWSX_DATE, &x->when, i);
        if (nx_str_is(attr, "figures"))
            return in_list(v, NEWSX_FIGURE, &x->figures, i);
        if (nx_str_is(attr, "places"))
            return in_list(v, NEWSX_PLACE, &x->places, i);
        if (i == 0 && nx_str_is(attr, "actor"))
            return nx_view_item(v, nx_view_actor(x->actor_kind), x->actor);
        if (i == 0 && nx_str_is(attr, "quote"))
            return nx_view_item(v, NEWSX_QUOTE, x->quote);
    }
    if (i != 0)
        return NULL;
    if (item->fact.kind == NEWSX_FIGURE && nx_str_is(attr, "equals"))
        return i == 0 ? nx_view_item(v, NEWSX_FIGURE, f->figures.at[at].equals) : NULL;
    if (item->fact.kind == NEWSX_FIGURE && nx_str_is(attr, "result"))
        return i == 0 ? nx_view_item(v, NEWSX_FIGURE, f->figures.at[at].result) : NULL;
    if (item->fact.kind == NEWSX_QUOTE && nx_str_is(attr, "speaker"))
        return nx_view_item(v, NEWSX_PERSON, f->quotes.at[at].speaker);
    if (item->fact.kind == NEWSX_APPOINTMENT && nx_str_is(attr, "person"))
        return nx_view_item(v, NEWSX_PERSON, f->appointments.at[at].person);
    if (item->fact.kind == NEWSX_APPOINTMENT && nx_str_is(attr, "when"))
        return nx_view_item(v, NEWSX_DATE, f->appointments.at[at].when);
    return NULL;
}

static newsx_str role_attr(const nx_view *v, const nx_role *role, newsx_str name)
{
    if (nx_str_is(name, "title"))
        return role->title;
    if (nx_str_is(name, "organization"))
        return role->organization;
    if (nx_str_is(name, "status"))
        return nx_cstr(nx_role_status_name(role->status));
    if (nx_str_is(name, "text"))
        return nx_str_span(v->text, role->span);
    return (newsx_str){NULL, 0};
}

static newsx_str mention_attr(const nx_view *v, const newsx_mention *m, newsx_str name)
{
    if (nx_str_is(name, "text"))
        return nx_str_span(v->text, m->span);
    if (nx_str_is(name, "name"))
        return nx_str_span(v->text, m->name);
    if (nx_str_is(name, "rule"))
        return m->rule;
    return (newsx_str){NULL, 0};
}

static newsx_str list_attr(const nx_view *v, const nx_item *item, newsx_str attr, size_t dot) /* roles.0.title, when.1 */
{
    newsx_str list = nx_str_cut(attr, 0, dot), rest = nx_str_cut(attr, dot + 1, attr.len);
    size_t used;
    uint32_t i = nx_str_uint(rest, &used);
    if (!used)
        return (newsx_str){NULL, 0};
    if (used == rest.len) {
        const nx_item *other = nx_view_ref(v, item, list, i);
        return other ? other->id : (newsx_str){NULL, 0};
    }
    if (rest.at[used] != '.')
        return (newsx_str){NULL, 0};
    newsx_str name = nx_str_cut(rest, used + 1, rest.len);
    newsx_mention m;
    if (nx_str_is(list, "mentions") && nx_view_mention(&m, v, item, i))
        return mention_attr(v, &m, name);
    if (nx_str_is(list, "roles") && item->fact.kind == NEWSX_PERSON) {
        const nx_person *p = &v->facts->people.at[item->fact.index];
        if (i < p->roles.n)
            return role_attr(v, &p->roles.at[i], name);
    }
    return (newsx_str){NULL, 0};
}

newsx_str nx_view_get(const nx_view *v, const nx_item *item, newsx_str attr)
{
    size_t dot = nx_str_find(attr, NX_S("."), 0);
    if (dot != NX_NPOS)
        return list_attr(v, item, attr, dot);
    if (nx_str_is(attr, "id"))
        return item->id;
    if (nx_str_is(attr, "text"))
        return nx_str_span(v->text, item->fact.span);
    if (nx_str_is(attr, "rule"))
        return item->fact.rule;
    if (nx_str_is(attr, "value") && item->fact.kind <= NEWSX_FIGURE)
        return item->fact.value;
    if (item->fact.kind == NEWSX_FIGURE && nx_str_is(attr, "min"))
        return item->min;
    if (item->fact.kind == NEWSX_FIGURE && nx_str_is(attr, "max"))
        return item->max;
    if (item->fact.kind == NEWSX_PERSON && nx_str_is(attr, "age"))
        return item->value;
    newsx_str found = string_attr(v, item, attr);
    if (!found.len)
        found = enum_attr(v, item, attr);
    if (!found.len) {
        const nx_item *other = nx_view_ref(v, item, attr, 0);
        if (other)
            found = other->id;
    }
    return found;
}
