/* dump.c -- newsx dump: one stage of the pipeline as text, to see where a wrong fact comes from. */
#include "commands.h"
#include "session.h"

static bool visit(nx_session *s, const nx_cli_item *item)
{
    if (nx_session_streams(s->o)) {
        nx_sink_text(&s->sink, s->items++ ? "\n== " : "== ");
        nx_sink_text(&s->sink, item->name);
        nx_sink_text(&s->sink, "\n");
    }
    if (item->failed)
        return true;
    newsx_status st = newsx_doc_dump(s->doc, s->o->stage, nx_sink_write, &s->sink);
    if (st == NEWSX_EARG) {
        nx_say("dump: no stage is called \"%s\" (newsx dump --help lists them)", s->o->stage);
        s->code = NX_EXIT_USAGE;
    }
    return st == NEWSX_OK;
}

int nx_run_dump(const nx_cli_options *o)
{
    return nx_session_run(o, NULL, visit, NULL);
}
