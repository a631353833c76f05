/* match.c -- one pass over a text finds every dictionary word in it.
 *
 * The text goes through a window of some hundred characters.  They are decoded to trie codes, and then the trie is not walked from one
 * character after the other but from all of them at once, level by level: no read waits for another's, so that a trie larger
 * than the caches costs little, and no branch is there to be guessed wrong.  What is found level by level is put into the
 * order of the text at last. */
#include "base/limits.h"
#include "base/utf8.h"
#include "lexicon/image.h"

enum { WINDOW = 256, AHEAD = NX_MAX_ENTRY, ROOM = WINDOW + AHEAD }; /* no word is longer than what lies ahead of it */

typedef struct walker { /* from character k the trie was walked to a node */
    uint32_t k, node;
} walker;

typedef struct find { /* the characters [k, end) are the word or words of a trie value */
    uint32_t value;
    uint16_t k, end;
} find;

typedef NX_VEC(find) finds;

typedef struct window {
    const nx_lexicon *lex;
    newsx_str text;
    nx_ctx *c;
    nx_matches *out;
    uint32_t next;               /* byte of the text that is decoded next */
    uint32_t n;                  /* characters in the window */
    uint32_t at[ROOM + 1];       /* where they begin; one more for the end */
    uint16_t ch[ROOM];           /* the characters; 0 for those outside the BMP, which are in no dictionary */
    uint16_t code[ROOM + 1];     /* of one layer; 0 at the end */
    walker live[WINDOW];
    finds raw, sorted[2];        /* by level; of each layer by character, longest first */
} window;

/* Moves the window on by `passed` characters and fills it. */
static void slide(window *w, uint32_t passed)
{
    uint32_t n = w->n - passed, i = w->next;
    memmove(w->at, w->at + passed, n * sizeof *w->at);
    memmove(w->ch, w->ch + passed, n * sizeof *w->ch);
    for (const unsigned char *p = (const unsigned char *)w->text.at; n < ROOM && i < w->text.len; n++) {
        w->at[n] = i;
        bool ascii = p[i] < 0x80;
        if ((ascii || (p[i] >> 4) == 0xE) && i + 2 < w->text.len) { /* nearly all, without a guess which */
            uint32_t three = (p[i] & 0x0Fu) << 12 | (p[i + 1] & 0x3Fu) << 6 | (p[i + 2] & 0x3Fu);
            w->ch[n] = (uint16_t)(ascii ? p[i] : three);
            i += ascii ? 1 : 3;
            continue;
        }
        uint32_t c = nx_utf8_next(w->text, &i);
        w->ch[n] = c < 65536 ? (uint16_t)c : 0;
    }
    w->at[n] = w->next = i;
    w->n = n;
}

/* The words of one layer that begin at the first n characters, into w->raw, level by level. */
static bool climb(window *w, const nx_image *layer, uint32_t n)
{
    const nx_trie_unit *unit = layer->scanned.unit;
    const uint16_t *label = layer->scanned.label, *code = w->code;
    walker *live = w->live;
    finds *raw = &w->raw;
    uint32_t root = unit[0].base, lives = 0, found = raw->n = 0;
    nx_make_room(nx_scratch(w->c), raw, n);
    if (raw->cap < n)
        return false;
    for (uint32_t k = 0; k < n; k++) { /* the first two levels in one: a code that begins no word leads nowhere, too */
        nx_trie_unit u = unit[root + code[k]];
        uint32_t then = code[k + 1], next = u.base + then;
        raw->at[found] = (find){u.value, (uint16_t)k, (uint16_t)(k + 1)};
        found += u.value != 0;
        live[lives] = (walker){k, next};
        lives += (label[next] == then) & (then != 0);
    }
    for (uint32_t level = 2; lives; level++) {
        uint32_t stay = 0;
        raw->n = found;
        nx_make_room(nx_scratch(w->c), raw, lives);
        if (raw->cap - found < lives)
            return false;
        find *to = raw->at;
        for (uint32_t i = 0; i < lives; i++) {
            uint32_t k = live[i].k, then = code[k + level];
            nx_trie_unit u = unit[live[i].node];
            uint32_t next = u.base + then;
            to[found] = (find){u.value, (uint16_t)k, (uint16_t)(k + level)};
            found += u.value != 0;
            live[stay] = (walker){k, next};
            stay += (label[next] == then) & (then != 0);
        }
        lives = stay;
    }
    raw->n = found;
    return true;
}

/* The finds by character, longest first. */
static bool sort(finds *out, const finds *raw, nx_arena *a)
{
    uint16_t at[WINDOW + 1] = {0}; /* where those of a character go */
    out->n = 0;
    nx_make_room(a, out, raw->n);
    if (out->cap < raw->n)
        return false;
    for (uint32_t i = 0; i < raw->n; i++)
        at[raw->at[i].k + 1]++;
    for (uint32_t k = 1; k < WINDOW; k++)
        at[k] = (uint16_t)(at[k] + at[k - 1]);
    find *to = out->at;
    for (uint32_t i = raw->n; i-- > 0;)
        to[at[raw->at[i].k]++] = raw->at[i];
    out->n = raw->n;
    return true;
}

/* "AI" does not stand in "AIDS", nor 3M in 13M. */
static bool cuts_word(newsx_str text, uint32_t begin, uint32_t end)
{
    uint32_t head = nx_utf8_at(text, begin), tail = nx_utf8_before(text, end);
    uint32_t before = nx_utf8_before(text, begin), after = nx_utf8_at(text, end);
    bool latin_head = nx_is_latin(head) || nx_is_digit(head), latin_tail = nx_is_latin(tail);
    return (latin_head && (nx_is_latin(before) || nx_is_digit(before))) || (latin_tail && nx_is_latin(after));
}

/* The words and rules of one find into matches and triggers; like climb() without a branch for what they are. */
static void add_find(window *w, uint32_t layer, find f)
{
    const nx_image *img = &w->lex->layer[layer];
    nx_matches *out = w->out;
    nx_postings list;
    nx_image_postings(&list, img, f.value);
    nx_make_room(w->c->arena, &out->found, list.n);
    nx_make_room(w->c->arena, &out->triggers, list.n);
    if (out->found.cap - out->found.n < list.n || out->triggers.cap - out->triggers.n < list.n)
        return;
    uint32_t begin = w->at[f.k], end = w->at[f.end], first = layer ? w->lex->layer[0].entries : 0;
    bool hangul = w->text.at[begin] & w->text.at[end - 1] & 0x80; /* at both ends: cuts nothing */
    bool whole = hangul || !cuts_word(w->text, begin, end);
    for (uint32_t i = 0; i < list.n; i++) {
        uint32_t item = list.at[i], rule = item >> 31, entry = rule ? 0 : item;
        out->found.at[out->found.n] = (nx_match){begin, end, (first + entry) & ((1u << NX_ENTRY_BITS) - 1u), img->class_of[entry]};
        out->found.n += whole & !rule;
        out->triggers.at[out->triggers.n] = (nx_trigger){begin, (uint16_t)item, (item & NX_POST_AFTER_NUMERAL) != 0};
        out->triggers.n += rule;
    }
}

/* A user's word replaces the system's of the same class and span; with remove=yes it only takes it away. */
static void apply_overrides(nx_matches *out, const nx_lexicon *lex, uint32_t from)
{
    uint32_t base = lex->layer[0].entries, kept = from;
    for (uint32_t i = from; i < out->found.n; i++) {
        nx_match m = out->found.at[i];
        bool drop = m.entry >= base && nx_attr_is(nx_lexicon_entry(lex, m.entry).attr, "remove", "yes");
        for (uint32_t j = from; !drop && m.entry < base && j < out->found.n; j++) {
            nx_match u = out->found.at[j];
            drop = u.entry >= base && u.cls == m.cls && u.end == m.end;
        }
        if (!drop)
            out->found.at[kept++] = m;
    }
    out->found.n = kept;
}

static void longest_first(nx_match *m, uint32_t n) /* stable among equals */
{
    for (uint32_t i = 1; i < n; i++) {
        nx_match x = m[i];
        uint32_t j = i;
        for (; j > 0 && m[j - 1].end < x.end; j--)
            m[j] = m[j - 1];
        m[j] = x;
    }
}

/* The finds of both layers, character by character. */
static void add_layers(window *w)
{
    nx_matches *out = w->out;
    const finds *of = w->sorted;
    for (uint32_t i[2] = {0, 0}; i[0] < of[0].n || i[1] < of[1].n;) {
        uint32_t from = out->found.n, k = UINT32_MAX;
        for (uint32_t l = 0; l < 2; l++)
            k = i[l] < of[l].n && of[l].at[i[l]].k < k ? of[l].at[i[l]].k : k;
        for (uint32_t l = 0; l < 2; l++)
            while (i[l] < of[l].n && of[l].at[i[l]].k == k)
                add_find(w, l, of[l].at[i[l]++]);
        apply_overrides(out, w->lex, from);
        longest_first(out->found.at + from, out->found.n - from);
    }
}

/* Everything that begins at the first n characters of the window. */
static bool match(window *w, uint32_t n)
{
    for (uint32_t l = 0; l < w->lex->layers; l++) {
        for (uint32_t k = 0; k < w->n; k++)
            w->code[k] = w->lex->layer[l].code[w->ch[k]];
        w->code[w->n] = 0;
        if (!climb(w, &w->lex->layer[l], n) || !sort(&w->sorted[l], &w->raw, nx_scratch(w->c)))
            return false;
    }
    if (w->lex->layers > 1)
        add_layers(w);
    else
        for (uint32_t i = 0; i < w->sorted[0].n; i++)
            add_find(w, 0, w->sorted[0].at[i]);
    return !w->c->arena->failed;
}

/* Fills begins, so that what begins at a byte need not be searched for. */
static void index_begins(nx_matches *m)
{
    uint32_t blocks = m->len / NX_BEGINS_BYTES + 1, before = 0;
    memset(m->begins, 0, (blocks + 1) * sizeof *m->begins);
    for (uint32_t i = 0; i < m->found.n; i++) {
        nx_begins *b = &m->begins[m->found.at[i].begin / NX_BEGINS_BYTES];
        b->before++;
        b->bits |= 1u << m->found.at[i].begin % NX_BEGINS_BYTES;
    }
    for (uint32_t i = 0; i <= blocks; i++) {
        uint32_t own = m->begins[i].before;
        m->begins[i].before = before;
        before += own;
    }
}

newsx_status nx_lexicon_match(nx_matches *out, const nx_lexicon *lex, newsx_str text, nx_ctx *c)
{
    window *w = NX_NEW(nx_scratch(c), window);
    nx_arena *a = c->arena;
    out->len = (uint32_t)text.len;
    out->begins = nx_alloc(a, sizeof *out->begins * (text.len / NX_BEGINS_BYTES + 2));
    nx_reserve(a, &out->triggers, out->len / 16 + 16);
    nx_reserve(a, &out->found, out->len / 5 + 16); /* a few more than Korean news has; never NULL, so that ends of ranges can be made */
    if (!w || !out->begins || !out->found.at)
        return NEWSX_ENOMEM;
    w->lex = lex;
    w->text = text;
    w->c = c;
    w->out = out;
    for (uint32_t n = 0; slide(w, n), w->n > 0;) {
        n = w->n < WINDOW ? w->n : WINDOW;
        if (!match(w, n))
            return NEWSX_ENOMEM;
    }
    index_begins(out);
    return nx_ctx_status(c);
}

uint32_t nx_matches_from(const nx_matches *m, uint32_t at)
{
    if (at >= m->len)
        return m->found.n;
    uint32_t i = m->begins[at / NX_BEGINS_BYTES].before;
    while (i < m->found.n && m->found.at[i].begin < at)
        i++;
    return i;
}

const nx_match *nx_matches_at(const nx_matches *m, uint32_t at, uint32_t *n)
{
    *n = 0;
    if (at >= m->len || !(m->begins[at / NX_BEGINS_BYTES].bits >> at % NX_BEGINS_BYTES & 1u))
        return m->found.at;
    uint32_t from = nx_matches_from(m, at), i = from;
    while (i < m->found.n && m->found.at[i].begin == at)
        i++;
    *n = i - from;
    return m->found.at + from;
}

const nx_match *nx_match_at(const nx_matches *m, uint32_t at, nx_class cls)
{
    uint32_t n;
    const nx_match *p = nx_matches_at(m, at, &n);
    for (uint32_t i = 0; i < n; i++)
        if (p[i].cls == (uint32_t)cls)
            return &p[i];
    return NULL;
}

const nx_match *nx_match_exact(const nx_matches *m, uint32_t begin, uint32_t end, nx_class cls)
{
    uint32_t n;
    const nx_match *p = nx_matches_at(m, begin, &n);
    for (uint32_t i = 0; i < n && p[i].end >= end; i++)
        if (p[i].cls == (uint32_t)cls && p[i].end == end)
            return &p[i];
    return NULL;
}

const nx_match *nx_match_ending(const nx_matches *m, newsx_str text, uint32_t end, uint32_t low, nx_class cls)
{
    const nx_match *best = NULL;
    for (uint32_t at = end, steps = 0; at > low && steps < 32; steps++) {
        at = nx_utf8_back(text, at);
        const nx_match *p = at >= low ? nx_match_exact(m, at, end, cls) : NULL;
        if (p)
            best = p;
    }
    return best;
}
