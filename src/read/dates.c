/* dates.c -- when an article was published and changed.  In: JSON-LD, <meta>, <time>, and what the page shows near the title.
 * The first of them that says it wins; a disagreement in the day becomes a note. */
#include "read/sheet.h"

#include "read/label.h"

static void warn(nx_sheet *s, const char *text)
{
    nx_note(s->c, NEWSX_OK, (newsx_span){0, 0}, "read", nx_cstr(text));
}

/* The caller's word, where the page does not say. */
void nx_page_given(nx_page *p, const newsx_source *src)
{
    nx_time given = src ? nx_time_parse(src->published) : (nx_time){.hour = -1};
    if (!p->published.ok && given.ok) {
        p->published = given;
        p->published_from = NX_S("user");
    }
}

/* Dates that lines [from, to) show. */
static void read_visible(const nx_sheet *s, uint32_t from, uint32_t to, bool junk_too, nx_dates *d)
{
    char carry = 0;
    for (uint32_t k = from; k < to && k < s->lines.line.n; k++) {
        const nx_line *l = &s->lines.line.at[k];
        if (l->image)
            continue;
        if ((l->junk && !junk_too) || l->text.len > 200 || (l->good && l->text.len > 120)) {
            carry = 0;
            continue;
        }
        nx_dates now = nx_when_line(s->lex, l->text, &carry);
        if (now.published.ok && !d->published.ok)
            d->published = now.published;
        if (now.modified.ok && !d->modified.ok)
            d->modified = now.modified;
        if (now.bare.ok && !d->bare.ok && ((l->sides & NX_SIDE_DATE) || now.bare.hour >= 0 || l->text.len < 40))
            d->bare = now.bare;
    }
}

static nx_time time_element(const nx_sheet *s, uint32_t from, uint32_t to)
{
    nx_time none = {.hour = -1};
    uint32_t a = from < s->lines.line.n ? s->lines.line.at[from].first : 0;
    uint32_t b = to < s->lines.line.n ? s->lines.line.at[to].first : s->tree.nodes.n;
    for (uint32_t i = a; i < b && i < s->tree.nodes.n; i++) {
        newsx_str v = s->tree.nodes.at[i].tag == NX_TAG_TIME ? nx_node_attr(&s->tree, i, NX_ATTR_DATETIME) : nx_node_attr(&s->tree, i, NX_ATTR_DATE);
        if (!v.len && nx_str_eq_nocase(nx_node_attr(&s->tree, i, NX_ATTR_ITEMPROP), NX_S("datepublished")))
            v = nx_node_attr(&s->tree, i, NX_ATTR_CONTENT);
        nx_time t = v.len ? nx_moment_parse(v, s->lex) : none;
        if (t.ok)
            return t;
    }
    return none;
}

static nx_time plus_nine_hours(nx_time t)
{
    if (t.hour + 9 >= 24)
        t.day = nx_day_add(t.day, 1);
    t.hour = (int8_t)((t.hour + 9) % 24);
    return t;
}

static bool same_minute(nx_time a, nx_time b)
{
    return nx_day_cmp(a.day, b.day) == 0 && a.hour == b.hour && a.minute == b.minute;
}

static bool is_before(nx_time a, nx_time b) /* where both tell their hours */
{
    int day = nx_day_cmp(a.day, b.day);
    return day < 0 || (day == 0 && a.hour >= 0 && b.hour >= 0 && a.zone == b.zone && a.hour * 60 + a.minute < b.hour * 60 + b.minute);
}

/* Times in UTC are stored ones, not shown ones: they are told in Seoul's.  Pages that call Seoul's time UTC, or UTC Seoul's, are
 * found out by what they show; and one at midnight is a day whose hour is shown. */
static nx_time in_seoul(nx_time t, nx_time shown)
{
    if (!t.ok || t.hour < 0)
        return t;
    nx_time later = plus_nine_hours(t);
    bool told = shown.ok && shown.hour >= 0;
    if (t.zone == 540)
        return told && t.minute == shown.minute && same_minute(later, shown) ? later
             : told && !t.hour && !t.minute && !t.second && nx_day_cmp(t.day, shown.day) == 0 ? shown : t;
    if (t.zone)
        return t;
    t.zone = later.zone = 540;
    return told && shown.hour == t.hour && shown.minute == t.minute ? t : later;
}

void nx_sheet_dates(nx_sheet *s)
{
    nx_page *p = s->page;
    nx_dates seen = {0};
    uint32_t from = s->title_line == UINT32_MAX ? 0 : s->title_line;
    uint32_t first = s->body.first == UINT32_MAX || s->claim ? s->lines.line.n : s->body.first;
    uint32_t last = s->claim ? s->lines.line.n : s->body.last;
    from = from > first ? (first > 30 ? first - 30 : 0) : from;
    read_visible(s, from, first, false, &seen);
    if (!seen.published.ok) { /* below the text, above the title, in a tool box; the nearest counts */
        read_visible(s, first, last + 25, false, &seen);
        if (!seen.published.ok)
            read_visible(s, from > 12 ? from - 12 : 0, first, true, &seen);
    }
    newsx_str claimed = s->claim && s->claim->published.len ? s->claim->published : s->meta.ld.published;
    nx_time shown = seen.published.ok ? seen.published : seen.bare;
    nx_time ld = in_seoul(nx_moment_parse(claimed, s->lex), shown), meta = in_seoul(nx_moment_parse(s->meta.published, s->lex), shown);
    nx_time element = in_seoul(time_element(s, from, s->claim ? UINT32_MAX : last + 10), shown);
    struct { nx_time t; const char *from; } source[] = {{ld, "json-ld"}, {meta, "meta"}, {element, "time"}, {seen.published, "visible"}, {seen.bare, "visible"}};
    for (size_t i = 0; i < NX_LEN(source); i++) {
        if (!source[i].t.ok)
            continue;
        if (!p->published.ok) {
            p->published = source[i].t;
            p->published_from = nx_cstr(source[i].from);
        } else if (p->published.hour < 0 && source[i].t.hour >= 0 && nx_day_cmp(p->published.day, source[i].t.day) == 0) {
            p->published = source[i].t; /* the same day, and the hour */
            p->published_from = nx_cstr(source[i].from);
        }
    }
    bool last_change = p->published.ok && seen.published.ok && seen.modified.ok && same_minute(p->published, seen.modified);
    if (last_change && !same_minute(seen.published, seen.modified)) { /* the head tells when it was changed last */
        p->published = seen.published;
        p->published_from = NX_S("visible");
    }
    if (p->published.ok && seen.published.ok && nx_day_cmp(p->published.day, seen.published.day) != 0)
        warn(s, "the published date in the page's data differs from the one that it shows");
    newsx_str changed = s->claim && s->claim->modified.len ? s->claim->modified : s->meta.ld.modified;
    nx_time modified = in_seoul(nx_moment_parse(changed, s->lex), seen.modified);
    if (!modified.ok)
        modified = in_seoul(nx_moment_parse(s->meta.modified, s->lex), seen.modified);
    if (!modified.ok || (seen.modified.ok && p->published.ok && same_minute(modified, p->published)))
        modified = seen.modified.ok ? seen.modified : modified;
    if (modified.ok && p->published.ok && is_before(modified, p->published)) {
        warn(s, "the modified time of the page's data is before the published one");
        modified.ok = false;
    }
    if (modified.ok && !(p->published.ok && same_minute(modified, p->published)))
        p->modified = modified;
    nx_page_given(p, s->src);
}
