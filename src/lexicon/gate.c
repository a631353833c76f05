/* gate.c -- what a match of a pattern must begin with: a set of literals, read off the pattern.
 *
 * The automaton finds the literals; only there is the pattern tried.  Of `(?:내|다)년 ?초` they are 내년 and 다년.  A
 * literal ends where the pattern stops being a choice of few characters, or is long enough to be rare.  A pattern that
 * may begin with anything has no gate and is refused: it would be tried everywhere. */
#include "lexicon/build.h"

#include "base/utf8.h"

#include <stdlib.h>

enum { MAX_LITERALS = 6000, LONGEST = 4, SHORTEST = 3 /* characters of a literal */, MAX_CLASS = 40, MAX_NESTING = 60 };

typedef struct literal {
    newsx_str text;
    uint32_t chars;
    bool closed; /* what follows is not literal */
} literal;

typedef NX_VEC(literal) literals;

typedef struct parser {
    newsx_str s;
    uint32_t at;
    nx_arena *arena;
    uint32_t nesting, enough; /* characters of a literal, then it ends */
    bool failed, many;        /* more literals than may be: they were cut short */
} parser;

static const literal nothing = {{NULL, 0}, 0, false}, anything = {{NULL, 0}, 0, true};

static void add(parser *p, literals *set, literal l)
{
    nx_push(p->arena, set, l);
}

static literals one(parser *p, literal l)
{
    literals set = {0};
    add(p, &set, l);
    return set;
}

static literal of_char(parser *p, uint32_t c)
{
    char bytes[4];
    newsx_str s = {bytes, nx_utf8_put(bytes, c)};
    return (literal){nx_arena_copy(p->arena, s), 1, false};
}

static void close_all(literals *set)
{
    for (uint32_t i = 0; i < set->n; i++)
        set->at[i].closed = true;
}

static literals cross(parser *p, literals a, literals b)
{
    literals set = {0};
    uint64_t open = 0;
    for (uint32_t i = 0; i < a.n; i++)
        open += !a.at[i].closed;
    if (a.n - open + open * b.n > MAX_LITERALS) {
        p->many = true;
        close_all(&a);
        return a;
    }
    for (uint32_t i = 0; i < a.n; i++) {
        if (a.at[i].closed) {
            add(p, &set, a.at[i]);
            continue;
        }
        for (uint32_t k = 0; k < b.n; k++) {
            nx_buf t = nx_buf_new(p->arena, a.at[i].text.len + b.at[k].text.len + 1);
            nx_buf_add(&t, a.at[i].text);
            nx_buf_add(&t, b.at[k].text);
            uint32_t chars = a.at[i].chars + b.at[k].chars;
            literal l = {nx_buf_str(&t), chars, b.at[k].closed || chars >= p->enough};
            add(p, &set, l);
        }
    }
    return set;
}

static bool more(const parser *p)
{
    return p->at < p->s.len;
}

static uint32_t take(parser *p)
{
    return more(p) ? nx_utf8_next(p->s, &p->at) : 0;
}

static bool take_if(parser *p, const char *text)
{
    if (!nx_str_starts(nx_str_cut(p->s, p->at, p->s.len), nx_cstr(text)))
        return false;
    p->at += (uint32_t)strlen(text);
    return true;
}

static bool take_escape(parser *p, uint32_t *c) /* behind a backslash: a literal character? */
{
    *c = take(p);
    if (*c != 'x')
        return !nx_is_latin(*c) && !nx_is_digit(*c);
    if (!take_if(p, "{"))
        return false;
    uint32_t v = 0, d;
    while ((d = take(p)) != '}' && d)
        v = v * 16 + (nx_is_digit(d) ? d - '0' : (d | 0x20u) - 'a' + 10);
    *c = v;
    return true;
}

static literals parse_class(parser *p) /* behind the [ */
{
    literals set = {0};
    bool few = !take_if(p, "^");
    for (bool first = true; more(p); first = false) {
        uint32_t c = take(p), last;
        if (c == ']' && !first)
            break;
        if (c == '\\' && !take_escape(p, &c))
            few = false;
        last = c;
        if (p->at + 1 < p->s.len && p->s.at[p->at] == '-' && p->s.at[p->at + 1] != ']') {
            p->at++;
            last = take(p);
            if (last == '\\' && !take_escape(p, &last))
                few = false;
        }
        if (last < c || last - c > MAX_CLASS)
            few = false;
        for (; few && c <= last; c++)
            add(p, &set, of_char(p, c));
    }
    return few && set.n && set.n <= MAX_CLASS ? set : one(p, anything);
}

static literals parse_choice(parser *p);

static void skip_group(parser *p) /* behind the ( of a look-around */
{
    for (int depth = 1; more(p) && depth;) {
        uint32_t c = take(p);
        if (c == '\\')
            take(p);
        else if (c == '[')
            parse_class(p);
        else
            depth += (c == '(') - (c == ')');
    }
}

static literals parse_atom(parser *p)
{
    uint32_t c = take(p);
    if (c == '\\') {
        if (take_escape(p, &c))
            return one(p, of_char(p, c));
        return one(p, c == 'b' || c == 'B' || c == 'K' ? nothing : anything);
    }
    if (c == '[')
        return parse_class(p);
    if (c == '.')
        return one(p, anything);
    if (c == '^' || c == '$')
        return one(p, nothing);
    if (c != '(')
        return one(p, of_char(p, c));
    if (take_if(p, "?=") || take_if(p, "?!") || take_if(p, "?<=") || take_if(p, "?<!")) {
        skip_group(p);
        return one(p, nothing);
    }
    if (!take_if(p, "?:"))
        take_if(p, "?>");
    literals set = parse_choice(p);
    if (!take_if(p, ")"))
        p->failed = true;
    return set;
}

static literals quantified(parser *p, literals set)
{
    bool may_miss = false, may_repeat = false;
    if (take_if(p, "?"))
        may_miss = true;
    else if (take_if(p, "*"))
        may_miss = may_repeat = true;
    else if (take_if(p, "+"))
        may_repeat = true;
    else if (take_if(p, "{")) {
        may_repeat = true;
        may_miss = more(p) && (p->s.at[p->at] == '0' || p->s.at[p->at] == ',');
        while (more(p) && take(p) != '}') {
        }
    } else {
        return set;
    }
    if (!take_if(p, "?"))
        take_if(p, "+"); /* lazy, possessive */
    if (may_repeat)
        close_all(&set);
    if (may_miss)
        add(p, &set, nothing);
    return set;
}

static literals parse_sequence(parser *p)
{
    literals set = one(p, nothing);
    while (more(p) && p->s.at[p->at] != '|' && p->s.at[p->at] != ')' && !p->failed && !p->arena->failed) {
        literals atom = parse_atom(p);
        set = cross(p, set, quantified(p, atom));
    }
    return set;
}

static literals parse_choice(parser *p)
{
    literals set = {0};
    if (++p->nesting > MAX_NESTING)
        p->failed = true;
    do {
        literals branch = parse_sequence(p);
        for (uint32_t i = 0; i < branch.n; i++)
            add(p, &set, branch.at[i]);
    } while (!p->failed && take_if(p, "|"));
    p->nesting--;
    return set;
}

static int by_text(const void *a, const void *b)
{
    return nx_str_cmp(((const literal *)a)->text, ((const literal *)b)->text);
}

newsx_status nx_rule_gates(nx_build_rule *out, const nx_rule_source *r, nx_ctx *c)
{
    parser p;
    literals set;
    uint32_t enough = LONGEST;
    do { /* all of them a little shorter are better than one that is cut off at its first character */
        p = (parser){.s = out->pattern, .arena = c->arena, .enough = enough};
        set = parse_choice(&p);
    } while (p.many && enough-- > SHORTEST);
    NX_TRY(nx_ctx_status(c));
    if (p.failed || more(&p))
        return nx_error_set(c->err, NEWSX_EDATA, r->line, 0, "%.*s:%u: rule %.*s: unbalanced ( or )", NX_FMT(r->file), r->line,
                            NX_FMT(r->id));
    nx_sort(set.at, set.n, sizeof *set.at, by_text);
    for (uint32_t i = 0; i < set.n; i++) {
        newsx_str gate = set.at[i].text;
        if (!gate.len)
            return nx_error_set(c->err, NEWSX_EDATA, r->line, 0,
                                "%.*s:%u: rule %.*s: a pattern must begin with a number, {batchim} or literal words", NX_FMT(r->file),
                                r->line, NX_FMT(r->id));
        if (!out->gates.n || !nx_str_starts(gate, out->gates.at[out->gates.n - 1]))
            nx_push(c->arena, &out->gates, gate);
    }
    return nx_ctx_status(c);
}
