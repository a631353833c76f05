/* hint.c -- what ids, classes and itemprops say of an element.  In: dict/lex/hint.tsv, which is all the site knowledge there is.
 *
 * A token (one id, one class) is looked up whole; where it is not there, without what front ends wrap names in ("Page_name__x1Yz")
 * and without the parts at both ends that say nothing (decor=yes: "view_sub_tit_area"); at last its parts between -, _, digits and
 * humps are, and of those only the entries marked part=yes count: "article-view-share" is a share box, though nobody listed it. */
#include "read/hint.h"

enum { MOST_PARTS = 16 }; /* of a token of 64 bytes that are looked at */

static uint16_t side_of(newsx_str name)
{
    static const struct { const char *name; uint16_t bit; } sides[] = {
        {"body", NX_SIDE_BODY}, {"junk", NX_SIDE_JUNK}, {"caption", NX_SIDE_CAPTION}, {"title", NX_SIDE_TITLE},
        {"subtitle", NX_SIDE_SUBTITLE}, {"byline", NX_SIDE_BYLINE}, {"date", NX_SIDE_DATE}, {"heading", NX_SIDE_HEADING},
        {"quote", NX_SIDE_QUOTE}, {"section", NX_SIDE_SECTION}, {"publisher", NX_SIDE_PUBLISHER}, {"keyword", NX_SIDE_KEYWORD}, {"here", NX_SIDE_HERE},
        {"credit", NX_SIDE_CREDIT},
    };
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        if (nx_str_is(name, sides[i].name))
            return sides[i].bit;
    return 0;
}

static bool look_up(nx_hint *h, const nx_lexicon *lex, newsx_str word, bool part)
{
    nx_entry e;
    if (!nx_lexicon_find(&e, lex, NX_LEX_HINT, word))
        return false;
    if (part && !nx_attr_is(e.attr, "part", "yes"))
        return false;
    uint16_t bits = 0;
    newsx_str side, list = nx_attr(e.attr, "side");
    while (nx_str_next_field(&side, &list, ','))
        bits |= side_of(side);
    h->sides |= bits;
    if ((bits & NX_SIDE_JUNK) && !part)
        h->sides |= NX_SIDE_HARD;
    if (bits & NX_SIDE_BODY) {
        uint32_t w = nx_str_uint(nx_attr(e.attr, "weight"), NULL);
        w = w ? w : 1;
        if (w > h->weight) {
            h->weight = (uint8_t)(w > 9 ? 9 : w);
            h->key = e.line;
        }
    }
    return true;
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_alpha(char c)
{
    return is_upper(c) || (c >= 'a' && c <= 'z');
}

static newsx_str lowered(char *room, newsx_str s)
{
    for (size_t i = 0; i < s.len; i++)
        room[i] = is_upper(s.at[i]) ? (char)(s.at[i] + 32) : s.at[i];
    return (newsx_str){room, s.len};
}

typedef struct part { /* of a token */
    size_t from, to;
} part;

static uint32_t parts_of(part out[MOST_PARTS], newsx_str token)
{
    uint32_t n = 0;
    for (size_t i = 0; i < token.len && n < MOST_PARTS;) {
        if (!is_alpha(token.at[i])) {
            i++;
            continue;
        }
        size_t k = i + 1;
        while (k < token.len && is_alpha(token.at[k]) && !(is_upper(token.at[k]) && !is_upper(token.at[k - 1])))
            k++;
        if (k - i > 1)
            out[n++] = (part){i, k};
        i = k;
    }
    return n;
}

/* CSS modules: "ArticleView_subtitle__1ziYN" is "subtitle". */
static newsx_str module_name(newsx_str token)
{
    size_t tail = nx_str_find(token, NX_S("__"), 0), head = nx_str_find(token, NX_S("_"), 0);
    if (tail == NX_NPOS || head >= tail || !is_upper(token.at[0]) || token.len - tail < 6)
        return (newsx_str){NULL, 0};
    return nx_str_cut(token, head + 1, tail);
}

static bool is_decor(const nx_lexicon *lex, newsx_str word)
{
    nx_entry e;
    return nx_lexicon_find(&e, lex, NX_LEX_HINT, word) && nx_attr_is(e.attr, "decor", "yes");
}

/* A token less its decoration.  One word alone could be anything: it may name a line of the head, but no junk and no caption. */
static bool look_up_bare(nx_hint *h, const nx_lexicon *lex, newsx_str token, const part *parts, uint32_t n)
{
    enum { SAFE = NX_SIDE_SUBTITLE | NX_SIDE_BYLINE | NX_SIDE_DATE | NX_SIDE_SECTION | NX_SIDE_PUBLISHER | NX_SIDE_BODY };
    char room[64];
    uint32_t first = 0, all = n;
    while (first < n && is_decor(lex, lowered(room, nx_str_cut(token, parts[first].from, parts[first].to))))
        first++;
    while (n > first && is_decor(lex, lowered(room, nx_str_cut(token, parts[n - 1].from, parts[n - 1].to))))
        n--;
    if (first == n || (first == 0 && n == all))
        return false;
    nx_hint bare = {0, 0, 0};
    if (!look_up(&bare, lex, lowered(room, nx_str_cut(token, parts[first].from, parts[n - 1].to)), false))
        return false;
    bare.sides &= (uint16_t)(n - first > 1 ? ~(NX_SIDE_HERE | NX_SIDE_HARD) : SAFE);
    if (bare.sides & NX_SIDE_BODY && bare.weight > h->weight) {
        h->weight = bare.weight;
        h->key = bare.key;
    }
    h->sides |= bare.sides;
    return bare.sides != 0;
}

static void read_token(nx_hint *h, const nx_lexicon *lex, newsx_str token)
{
    char room[64];
    part parts[MOST_PARTS];
    if (token.len < 2 || token.len > sizeof room)
        return;
    newsx_str name = module_name(token);
    if (look_up(h, lex, lowered(room, token), false) || (name.len && look_up(h, lex, lowered(room, name), false)))
        return;
    token = name.len ? name : token;
    uint32_t n = parts_of(parts, token);
    if (look_up_bare(h, lex, token, parts, n))
        return;
    for (uint32_t i = 0; i < n; i++)
        look_up(h, lex, lowered(room, nx_str_cut(token, parts[i].from, parts[i].to)), true);
}

static void read_tokens(nx_hint *h, const nx_lexicon *lex, newsx_str list)
{
    size_t i = 0;
    while (i < list.len) {
        while (i < list.len && (list.at[i] == ' ' || (list.at[i] >= '\t' && list.at[i] <= '\r')))
            i++;
        size_t k = i;
        while (k < list.len && list.at[k] != ' ' && !(list.at[k] >= '\t' && list.at[k] <= '\r'))
            k++;
        read_token(h, lex, nx_str_cut(list, i, k));
        i = k;
    }
}

static uint64_t mix(uint64_t hash, newsx_str s)
{
    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)s.at[i]) * 1099511628211u;
    return hash * 31u + s.len;
}

nx_hint nx_hint_of(nx_hint_memo *m, const nx_tree *t, uint32_t node)
{
    nx_hint none = {0, 0, 0};
    if (t->nodes.at[node].attrs == 0)
        return none;
    newsx_str words[3] = {nx_node_attr(t, node, NX_ATTR_ID), nx_node_attr(t, node, NX_ATTR_CLASS), nx_node_attr(t, node, NX_ATTR_ITEMPROP)};
    if (words[0].len + words[1].len + words[2].len == 0)
        return none;
    uint64_t hash = 14695981039346656037u;
    for (int i = 0; i < 3; i++)
        hash = mix(hash, words[i]);
    size_t slot = hash & 255u;
    if (m->slot[slot].hash == hash)
        return m->slot[slot].hint;
    nx_hint h = none;
    for (int i = 0; i < 3; i++)
        read_tokens(&h, m->lex, words[i]);
    if (h.sides & NX_SIDE_BODY)
        h.sides &= (uint16_t)~(NX_SIDE_JUNK | NX_SIDE_HARD);
    m->slot[slot].hash = hash;
    m->slot[slot].hint = h;
    return h;
}
