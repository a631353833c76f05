/* hint.c -- what ids, classes and itemprops say of an element.  In: dict/lex/hint.tsv, which is all the site knowledge there is.
 *
 * A token (one id, one class) is looked up whole; where it is not there, its parts between -, _, digits and humps are, and of
 * those only the entries marked part=yes count: "article-view-share" is a share box, though nobody listed it. */
#include "read/hint.h"

static uint16_t side_of(newsx_str name)
{
    static const struct { const char *name; uint16_t bit; } sides[] = {
        {"body", NX_SIDE_BODY}, {"junk", NX_SIDE_JUNK}, {"caption", NX_SIDE_CAPTION}, {"title", NX_SIDE_TITLE},
        {"subtitle", NX_SIDE_SUBTITLE}, {"byline", NX_SIDE_BYLINE}, {"date", NX_SIDE_DATE}, {"heading", NX_SIDE_HEADING},
        {"quote", NX_SIDE_QUOTE}, {"section", NX_SIDE_SECTION}, {"publisher", NX_SIDE_PUBLISHER}, {"keyword", NX_SIDE_KEYWORD}, {"here", NX_SIDE_HERE},
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

static void read_token(nx_hint *h, const nx_lexicon *lex, newsx_str token)
{
    char room[64];
    if (token.len < 2 || token.len > sizeof room)
        return;
    if (look_up(h, lex, lowered(room, token), false))
        return;
    for (size_t i = 0; i < token.len;) {
        if (!is_alpha(token.at[i])) {
            i++;
            continue;
        }
        size_t k = i + 1;
        while (k < token.len && is_alpha(token.at[k]) && !(is_upper(token.at[k]) && !is_upper(token.at[k - 1])))
            k++;
        if (k - i > 1)
            look_up(h, lex, lowered(room, nx_str_cut(token, i, k)), true);
        i = k;
    }
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
