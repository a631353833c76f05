/* tenure.c -- offices that a verb tells of: 경기도 평화부지사를 지낸 이화영, 이 전 부지사는 쌍방울 사외이사를 지냈다.
 *
 * A title with its josa before such a verb (dict/lex/tenure.tsv).  Whose it is: the name right behind a verb that modifies,
 * else the last person before it in the sentence who is its topic or subject.  Cost: linear in the words. */
#include "fact/name.h"

#include "base/utf8.h"

enum { MAX_BEHIND = 2 };

typedef struct finder {
    nx_facts *f;
    const nx_scan *s;
    newsx_str text;
    const nx_pieces *p;
    const nx_words *w;
    uint32_t next; /* people before it begin before the word */
} finder;

/* The person whose mention holds byte `at`; NULL where there is none.  Calls go forward through the text. */
static nx_person *person_at(finder *x, uint32_t at)
{
    while (x->next < x->f->people.n && x->f->people.at[x->next].mentions.at[0].head.span.end <= at)
        x->next++;
    for (uint32_t i = x->next; i < x->f->people.n && x->f->people.at[i].mentions.at[0].head.span.begin <= at; i++)
        if (x->f->people.at[i].mentions.at[0].head.span.end > at)
            return &x->f->people.at[i];
    return NULL;
}

static bool has_case(const finder *x, const nx_word *w, const char *a, const char *b)
{
    nx_entry e;
    if (!w->josa || !nx_lexicon_find(&e, x->s->lex, NX_LEX_JOSA, nx_str_cut(x->text, w->end, nx_word_end(x->text, w->end))))
        return false;
    return nx_attr_is(e.attr, "case", a) || nx_attr_is(e.attr, "case", b);
}

static bool modifies(const finder *x, const nx_word *verb) /* 지낸, 선임된, 맡은: the last syllable ends in ㄴ */
{
    return nx_batchim(nx_utf8_before(x->text, nx_word_end(x->text, verb->begin))) == 4;
}

newsx_status nx_tenure_find(nx_facts *f, const nx_scan *s, const nx_pieces *p, const nx_words *w, nx_ctx *c)
{
    finder x = {f, s, s->text->text, p, w, 0};
    uint32_t verbs = nx_lexicon_class(s->lex, NX_S("tenure")), sentence = UINT32_MAX;
    nx_person *topic = NULL, *object = NULL;
    nx_spans none = {0};
    for (uint32_t i = 0; verbs != UINT32_MAX && i + 1 < w->n; i++) {
        const nx_word *t = &w->at[i], *v = &w->at[i + 1];
        if (t->sentence != sentence)
            topic = object = NULL;
        sentence = t->sentence;
        nx_person *here = t->kind == NX_PIECE_MARK ? NULL : person_at(&x, t->begin);
        if (here && here->mentions.at[0].head.span.end == t->end && has_case(&x, t, "topic", "subject"))
            topic = here;
        if (here && here->mentions.at[0].head.span.end == t->end && has_case(&x, t, "object", "object"))
            object = here;
        if (here || !nx_is_title(s, p, t) || v->sentence != sentence || !v->blank || !has_case(&x, t, "object", "instrumental"))
            continue;
        nx_entry e;
        if (!nx_lexicon_prefix(&e, s->lex, verbs, nx_str_cut(x.text, v->begin, nx_word_end(x.text, v->begin))) ||
            (nx_attr_is(e.attr, "gives", "yes") && has_case(&x, t, "object", "object"))) /* 변호사를 선임했다: not the subject's */
            continue;
        nx_person *whose = object && has_case(&x, t, "instrumental", "instrumental") ? object : topic; /* 나윤재 부사장을 사장으로 선임했다 */
        for (uint32_t k = i + 2; modifies(&x, v) && k < w->n && k < i + 2 + MAX_BEHIND && w->at[k].sentence == sentence; k++) {
            finder probe = x;
            nx_person *next = w->at[k].kind == NX_PIECE_MARK ? NULL : person_at(&probe, w->at[k].begin);
            if (next) {
                whose = next;
                break;
            }
        }
        if (!whose)
            continue;
        newsx_str status = nx_attr(e.attr, "status");
        nx_role_told(whose, nx_str_is(status, "former") ? NX_ROLE_FORMER : nx_str_is(status, "incoming") ? NX_ROLE_INCOMING : NX_ROLE_CURRENT,
                     &none, s, p, w, i, c);
    }
    return nx_ctx_status(c);
}
