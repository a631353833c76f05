/* interim_token.c -- stands in, by weak symbols, for text/token.c: cuts at blanks.  Goes when that is here. */
#include "base/utf8.h"
#include "text/text.h"

#define WEAK __attribute__((weak))

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

WEAK uint32_t nx_token_at(const nx_text *t, uint32_t at)
{
    for (uint32_t i = 0; i < t->tokens.n; i++)
        if (t->tokens.at[i].begin <= at && at < t->tokens.at[i].end)
            return i;
    return UINT32_MAX;
}
