/* rulefile.c -- the line format of rule files.  A rule is a block of indented lines under `rule ID`. */
#include "lexicon/rulefile.h"

#include "base/buf.h"
#include "base/utf8.h"

static newsx_status fault(nx_ctx *c, newsx_str file, uint32_t line, const char *why)
{
    return nx_error_set(c->err, NEWSX_EDATA, line, 0, "%.*s:%u: %s", NX_FMT(file), line, why);
}

static bool id_ok(newsx_str id) /* kind.what, in small letters, digits and _ */
{
    size_t dots = 0;
    for (size_t i = 0; i < id.len; i++) {
        char ch = id.at[i];
        if (ch == '.' && i > 0 && i + 1 < id.len)
            dots++;
        else if (!((ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || ch == '_'))
            return false;
    }
    return dots == 1;
}

static newsx_str cut_word(newsx_str *line)
{
    size_t i = 0;
    while (i < line->len && line->at[i] != ' ' && line->at[i] != '\t')
        i++;
    newsx_str word = nx_str_cut(*line, 0, i);
    while (i < line->len && (line->at[i] == ' ' || line->at[i] == '\t'))
        i++;
    *line = nx_str_cut(*line, i, line->len);
    return word;
}

static newsx_str without_comment(newsx_str s) /* examples end at two blanks and a # */
{
    size_t at = nx_str_find(s, NX_S("  #"), 0);
    return nx_str_trim(at == NX_NPOS ? s : nx_str_cut(s, 0, at));
}

static newsx_status read_example(nx_rule_example *e, newsx_str s, newsx_str file, nx_ctx *c)
{
    s = without_comment(s);
    size_t arrow = nx_str_find(s, NX_S("=>"), 0);
    if (e->ok && arrow != NX_NPOS) {
        e->value = nx_str_trim(nx_str_cut(s, arrow + 2, s.len));
        s = nx_str_trim(nx_str_cut(s, 0, arrow));
    }
    nx_buf b = nx_buf_new(c->arena, s.len + 1);
    uint32_t open = UINT32_MAX, close = UINT32_MAX;
    for (size_t i = 0; i < s.len; i++) {
        bool escaped = s.at[i] == '\\' && i + 1 < s.len && (s.at[i + 1] == '[' || s.at[i + 1] == ']');
        if (escaped)
            nx_buf_byte(&b, s.at[++i]);
        else if (s.at[i] == '[' && e->ok && open == UINT32_MAX)
            open = (uint32_t)b.len;
        else if (s.at[i] == ']' && e->ok && open != UINT32_MAX && close == UINT32_MAX)
            close = (uint32_t)b.len;
        else
            nx_buf_byte(&b, s.at[i]);
    }
    e->text = nx_buf_str(&b);
    if (!e->text.len)
        return fault(c, file, e->line, "an example needs a text");
    if ((open == UINT32_MAX) != (close == UINT32_MAX))
        return fault(c, file, e->line, "[ and ] go together; write \\[ for the character");
    e->span = open == UINT32_MAX ? (newsx_span){0, (uint32_t)e->text.len} : (newsx_span){open, close};
    return NEWSX_OK;
}

static newsx_status finish(const nx_rule_source *r, nx_ctx *c)
{
    bool ok = false, no = false;
    for (uint32_t i = 0; i < r->examples.n; i++)
        *(r->examples.at[i].ok ? &ok : &no) = true;
    if (!r->pattern.len)
        return fault(c, r->file, r->line, "the rule has no match line");
    if (!ok || !no)
        return fault(c, r->file, r->line, "a rule needs at least one ok and one no example");
    return NEWSX_OK;
}

static newsx_status start_rule(nx_rulefile *out, newsx_str id, newsx_str file, uint32_t line, nx_ctx *c)
{
    if (!id_ok(id))
        return fault(c, file, line, "a rule id is kind.what, in small letters, digits and _");
    for (uint32_t i = 0; i < out->rules.n; i++)
        if (nx_str_eq(out->rules.at[i].id, id))
            return nx_error_set(c->err, NEWSX_EDATA, line, 0, "%.*s:%u: rule %.*s repeats %.*s:%u", NX_FMT(file), line, NX_FMT(id),
                                NX_FMT(out->rules.at[i].file), out->rules.at[i].line);
    nx_rule_source r = {.id = id, .file = file, .line = line};
    nx_push(c->arena, &out->rules, r);
    return NEWSX_OK;
}

static newsx_status read_part(nx_rulefile *out, newsx_str rest, newsx_str file, uint32_t line, nx_ctx *c)
{
    newsx_str name = cut_word(&rest), equals = cut_word(&rest);
    if (!name.len || !nx_str_is(equals, "=") || !rest.len)
        return fault(c, file, line, "a part reads: part NAME = PATTERN");
    for (uint32_t i = 0; i < out->parts.n; i++)
        if (nx_str_eq(out->parts.at[i].name, name))
            return fault(c, file, line, "a part of this name is there already");
    nx_rule_part p = {name, rest, file, line};
    nx_push(c->arena, &out->parts, p);
    return NEWSX_OK;
}

static newsx_status read_line_of_rule(nx_rule_source *r, newsx_str key, newsx_str rest, uint32_t line, nx_ctx *c)
{
    if (nx_str_is(key, "match")) { /* several match lines are one pattern */
        nx_buf b = nx_buf_new(c->arena, r->pattern.len + rest.len + 1);
        nx_buf_add(&b, r->pattern);
        nx_buf_add(&b, rest);
        r->pattern = nx_buf_str(&b);
    } else if (nx_str_is(key, "value")) {
        r->value = rest;
    } else if (nx_str_is(key, "rank")) {
        bool minus = rest.len && rest.at[0] == '-';
        uint32_t v = nx_str_uint(minus ? nx_str_cut(rest, 1, rest.len) : rest, NULL);
        if (v > 1000)
            return fault(c, r->file, line, "a rank lies between -1000 and 1000");
        r->rank = minus ? -(int32_t)v : (int32_t)v;
    } else if (nx_str_is(key, "ok") || nx_str_is(key, "no")) {
        nx_rule_example e = {.ok = key.at[0] == 'o', .line = line};
        NX_TRY(read_example(&e, rest, r->file, c));
        nx_push(c->arena, &r->examples, e);
    } else {
        return fault(c, r->file, line, "expected match, value, rank, ok or no");
    }
    return NEWSX_OK;
}

newsx_status nx_rulefile_read(nx_rulefile *out, newsx_str bytes, newsx_str file, nx_ctx *c)
{
    newsx_str line, rest = bytes;
    uint32_t number = 0;
    bool in_rule = false;
    if (nx_utf8_valid(bytes) != bytes.len)
        return fault(c, file, 0, "these bytes are not UTF-8");
    while (nx_str_next_line(&line, &rest)) {
        number++;
        bool indented = line.len && (line.at[0] == ' ' || line.at[0] == '\t');
        newsx_str words = nx_str_trim(line);
        if (!words.len || words.at[0] == '#')
            continue;
        newsx_str key = cut_word(&words);
        if (indented) {
            if (!in_rule)
                return fault(c, file, number, "an indented line outside a rule");
            NX_TRY(read_line_of_rule(&out->rules.at[out->rules.n - 1], key, words, number, c));
            continue;
        }
        if (in_rule)
            NX_TRY(finish(&out->rules.at[out->rules.n - 1], c));
        in_rule = nx_str_is(key, "rule");
        if (in_rule)
            NX_TRY(start_rule(out, words, file, number, c));
        else if (nx_str_is(key, "part"))
            NX_TRY(read_part(out, words, file, number, c));
        else
            return fault(c, file, number, "expected `rule ID` or `part NAME = PATTERN`");
        NX_TRY(nx_ctx_status(c));
    }
    if (in_rule)
        NX_TRY(finish(&out->rules.at[out->rules.n - 1], c));
    return nx_ctx_status(c);
}
