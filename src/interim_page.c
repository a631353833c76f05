/* interim_page.c -- stands in, by weak symbols, for read/: plain text only, a line a block.  Goes when that is here. */
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
