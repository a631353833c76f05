/* facts.c -- the words of the output contract for each closed set. */
#include "fact/facts.h"

#define NAME_OF(names, k) ((size_t)(k) < NX_LEN(names) ? (names)[k] : "")

const char *nx_date_kind_name(nx_date_kind k)
{
    static const char *const names[] = {"date", "time", "datetime", "duration", "set", "range"};
    return NAME_OF(names, k);
}

const char *nx_anchor_name(nx_anchor a)
{
    static const char *const names[] = {"explicit", "published", "context"};
    return NAME_OF(names, a);
}

const char *nx_figure_kind_name(nx_figure_kind k)
{
    static const char *const names[] = {"count", "money", "percent", "percent_point", "measure", "ratio", "multiple",
                                        "rank",  "ordinal", "age", "score", "index", "number"};
    return NAME_OF(names, k);
}

const char *nx_role_status_name(nx_role_status s)
{
    static const char *const names[] = {"current", "former", "incoming"};
    return NAME_OF(names, s);
}

const char *nx_quote_kind_name(nx_quote_kind k)
{
    static const char *const names[] = {"direct", "indirect"};
    return NAME_OF(names, k);
}

const char *nx_appointment_kind_name(nx_appointment_kind k)
{
    static const char *const names[] = {"appointed", "nominated", "elected", "resigned", "dismissed", "retired", "reappointed"};
    return NAME_OF(names, k);
}

const char *nx_plan_status_name(nx_plan_status s)
{
    static const char *const names[] = {"scheduled", "planned", "decided", "aimed", "pledged", "considered", "expected"};
    return NAME_OF(names, s);
}
