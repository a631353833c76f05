/* interim.c -- stands in, by weak symbols, for stages that are not here yet: plain text only, a line a block, sentences
 * cut behind ". ", tokens at blanks.  Goes when read/ and text/ are complete. */
#include "base/utf8.h"
#include "text/text.h"

#define WEAK __attribute__((weak))

WEAK const char *nx_block_kind_name(nx_block_kind kind)
{
    static const char *const names[] = {"title", "subtitle", "byline", "heading", "body", "quote", "list", "table", "caption"};
    return (size_t)kind < NX_LEN(names) ? names[kind] : "";
}

WEAK newsx_status nx_page_read(nx_page *out, newsx_str bytes, const newsx_source *src, const nx_lexicon *lex, nx_ctx *c)
{
    (void)lex;
    newsx_str line, rest = bytes;
    *out = (nx_page){.charset = NX_S("UTF-8"), .charset_from = NX_S("guess"), .language = NX_S("ko")};
    if (nx_utf8_valid(bytes) != bytes.len)
        return NEWSX_ECHARSET;
    out->published = nx_time_parse(src->published);
    while (nx_str_next_line(&line, &rest)) {
        line = nx_str_trim(line);
        if (line.len)
            nx_push(c->arena, &out->blocks, ((nx_raw_block){NX_BLOCK_BODY, nx_arena_copy(c->arena, line)}));
    }
    return out->blocks.n ? nx_ctx_status(c) : NEWSX_ENOARTICLE;
}

WEAK newsx_status nx_text_normalise(nx_text *out, const nx_page *page, nx_ctx *c)
{
    nx_buf b = nx_buf_new(c->arena, 4096);
    for (uint32_t i = 0; i < page->blocks.n; i++) {
        uint32_t begin = (uint32_t)b.len;
        nx_buf_add(&b, page->blocks.at[i].text);
        nx_push(c->arena, &out->blocks, ((nx_block){page->blocks.at[i].kind, {begin, (uint32_t)b.len}}));
        if (i + 1 < page->blocks.n)
            nx_buf_byte(&b, '\n');
    }
    out->text = nx_buf_str(&b);
    return nx_ctx_status(c);
}

WEAK newsx_status nx_text_sentences(nx_text *out, const nx_lexicon *lex, nx_ctx *c)
{
    (void)lex;
    for (uint32_t i = 0; i < out->blocks.n; i++) {
        uint32_t from = out->blocks.at[i].span.begin, end = out->blocks.at[i].span.end;
        for (uint32_t k = from; k < end; k++)
            if (k + 1 == end || (out->text.at[k] == '.' && out->text.at[k + 1] == ' ')) {
                nx_push(c->arena, &out->sentences, ((nx_sentence){{from, k + 1}, i}));
                from = k + 2;
            }
    }
    return nx_ctx_status(c);
}

WEAK newsx_status nx_text_tokens(nx_text *out, const nx_lexicon *lex, const nx_matches *m, nx_ctx *c)
{
    (void)m;
    for (uint32_t s = 0; s < out->sentences.n; s++) {
        uint32_t from = out->sentences.at[s].span.begin, end = out->sentences.at[s].span.end;
        for (uint32_t k = from; k <= end; k++)
            if (k == end || out->text.at[k] == ' ') {
                if (k > from) {
                    nx_entry josa;
                    uint32_t stem = k; /* the shortest stem that leaves a whole josa */
                    for (uint32_t i = k; i > from && k - i < 12;) {
                        i = nx_utf8_back(out->text, i);
                        if (i > from && nx_lexicon_find(&josa, lex, NX_LEX_JOSA, nx_str_cut(out->text, i, k)))
                            stem = i;
                    }
                    nx_push(c->arena, &out->tokens, ((nx_token){from, k, stem, UINT32_MAX, NX_TOKEN_WORD, s}));
                }
                from = k + 1;
            }
    }
    return nx_ctx_status(c);
}

WEAK uint32_t nx_sentence_at(const nx_text *t, uint32_t at)
{
    for (uint32_t i = 0; i < t->sentences.n; i++)
        if (t->sentences.at[i].span.begin <= at && at < t->sentences.at[i].span.end)
            return i;
    return UINT32_MAX;
}

WEAK uint32_t nx_token_at(const nx_text *t, uint32_t at)
{
    for (uint32_t i = 0; i < t->tokens.n; i++)
        if (t->tokens.at[i].begin <= at && at < t->tokens.at[i].end)
            return i;
    return UINT32_MAX;
}
