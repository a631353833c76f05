/* main.c -- the program: which command, its help, and the exit code.  It includes <newsx.h> alone of the project: what
 * it cannot do, the library lacks. */
#include "commands.h"
#include "say.h"
#include "sink.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char general[] =
    "Usage: newsx COMMAND [OPTION...] [FILE...|-]\n"
    "Structured facts out of Korean news pages.\n"
    "\n"
    "  newsx extract   pages, texts or JSONL to newsx/1 JSON\n"
    "  newsx dump      one stage of the pipeline as text\n"
    "  newsx batch     a whole corpus to a dataset, in several processes, to be gone on with after a stop\n"
    "  newsx stats     what is in a dataset, as tables with bars or as a page with charts\n"
    "  newsx explain   each fact with the rule or dictionary entry behind it, file and line\n"
    "  newsx --version\n"
    "\n"
    "newsx COMMAND --help tells the options.  Manual: man newsx.\n";

static const char common[] =
    "      --input KIND      auto (default: *.jsonl and *.ndjson are JSONL, the library tells HTML from text),\n"
    "                        html, text or jsonl\n"
    "      --url URL         where the page came from (JSONL: for records without \"url\")\n"
    "      --published TIME  ISO 8601: what \"today\" is where a page does not say (JSONL: for records without)\n"
    "      --charset LABEL   decode with this and nothing else\n"
    "      --max-bytes SIZE  larger inputs are refused; 4096, 64K, 16M (default), at most 1G\n"
    "      --max-memory SIZE as much as one page may take of it, 2G if not given: more is a failure of the page\n"
    "      --image FILE      compiled dictionaries (default: $NEWSX_IMAGE, beside the program, as installed)\n"
    "      --dict FILE       a word list of your own (TSV) on top; may be repeated; a word stands in one\n"
    "  -o, --output FILE     write there, complete or not at all\n"
    "  -q, --quiet           do not name failed inputs on stderr\n"
    "  -h, --help            this text\n"
    "\n"
    "No FILE, or -, is standard input.  Files packed by gzip are unpacked.\n"
    "Exit: 0 all good; 1 some input failed or held no article; 2 usage, configuration or dictionary error;\n"
    "3 output could not be written.\n";

static const char extract[] =
    "Usage: newsx extract [OPTION...] [FILE...|-]\n"
    "Reads articles and writes newsx/1 JSON: one object for one page, one a line for several or for JSONL.\n"
    "A JSONL record is {\"id\", \"html\" or \"text\", \"url\", \"published\"}; what fails becomes\n"
    "{\"id\", \"error\": {\"code\", \"message\"}}, and the rest goes on.\n"
    "\n"
    "      --format FORMAT   json (several articles: an array) or jsonl\n"
    "      --pretty          JSON for people\n";

static const char dump[] =
    "Usage: newsx dump --stage=NAME [OPTION...] [FILE...|-]\n"
    "Writes one stage of the pipeline as tab-separated text; spans are bytes of the article's text.\n"
    "\n"
    "      --stage NAME      charset, html, article, text, sentences, tokens, matches, numerals, rules or facts\n";

static const char explain[] =
    "Usage: newsx explain [OPTION...] [FILE...|-]\n"
    "Writes the article sentence by sentence, each fact below its sentence with the rule or dictionary entry that\n"
    "found it and the file and line where that stands.\n"
    "\n"
    "      --matches         also every dictionary entry that stands in the text, used or not\n";

static const char batch[] =
    "Usage: newsx batch [OPTION...] INPUT... -o OUTPUT\n"
    "Reads a corpus and writes a dataset.  An INPUT is a page, a directory, or a packed file (.gz .zst .xz .bz2), an archive\n"
    "(.tar, packed or not, .zip), a WARC (.warc .warc.gz) or JSONL.  What fails becomes a record, and the rest goes on.\n"
    "\n"
    "      --format FORMAT   jsonl, directory (a JSON file a page), sqlite or csv (a directory, a file a table); if\n"
    "                        not given, by the name of OUTPUT\n"
    "      --bom             csv: begin the files with a byte order mark, for Excel\n"
    "      --resume          go on with a run that was stopped or killed; new pages only, where it was not\n"
    "      --force           begin anew where OUTPUT is there\n"
    "      --mixed           as --resume, even though rules or options changed meanwhile\n"
    "      --retry-failed    as --resume, and once more the pages that took too long, too much memory, or killed their worker\n"
    "  -j, --jobs N          worker processes (default: the cores)\n"
    "      --unordered       write records as they are ready, not in the order of the input\n"
    "      --timeout SECONDS the longest that a page may take (default 60; 0: any time)\n"
    "      --dedupe WHAT     articles met before, word by word or nearly: mark (default), drop or off\n"
    "      --include GLOB    of directories and archives, only files of such names; may be repeated\n"
    "      --exclude GLOB    and none of these\n"
    "      --files0-from F   read the names of inputs from F, each ended by a NUL\n"
    "      --limit N         end after N pages\n"
    "      --sample PART     such a part of the pages, 0.01 or 1%, the same ones each time\n"
    "      --dry-run         list the pages instead\n"
    "      --progress WHAT   auto (a line, on a terminal), none, or json (on stderr)\n"
    "      --log FILE        failures go there\n";

static const char stats[] =
    "Usage: newsx stats [OPTION...] DATASET\n"
    "Tells what is in a dataset: articles by publisher and over time, facts, people with their roles, organizations, places, figures,\n"
    "plans.  DATASET is what newsx batch wrote: SQLite, CSV, JSONL (packed, too; - is standard input) or a directory of JSON.\n"
    "\n"
    "      --format FORMAT   text (default), json or html\n"
    "      --html            the same as --format html: one page with charts, without scripts\n"
    "      --top N           so many rows of each ranking (default 10)\n"
    "      --by PERIOD       day, month or year; if not given, the finest that makes no more than 36\n"
    "      --since DATE      articles from then on: 2025, 2025-03 or 2025-03-01\n"
    "      --until DATE      and up to then, all of that day, month or year\n"
    "      --publisher NAME  articles of that publisher\n"
    "  -o, --output FILE     write there, complete or not at all\n"
    "  -h, --help            this text\n"
    "\n"
    "Exit: 0 all good; 1 DATASET is not there, is none, is of another version, or is damaged; 2 usage; 3 output could not be written.\n";

static const struct command {
    const char *name, *help;
    nx_command number;
    int (*run)(const nx_cli_options *o); /* NULL: newsx-batch does */
} commands[] = {
    {"extract", extract, NX_EXTRACT, nx_run_extract},
    {"dump", dump, NX_DUMP, nx_run_dump},
    {"batch", batch, NX_BATCH, NULL},
    {"stats", stats, NX_STATS, NULL},
    {"explain", explain, NX_EXPLAIN, nx_run_explain},
};

static int print(const char *a, const char *b) /* on stdout; a full disk is an error here, too */
{
    nx_sink out;
    nx_sink_open(&out, NULL);
    nx_sink_text(&out, a);
    nx_sink_text(&out, b);
    return nx_sink_close(&out, true) ? NX_EXIT_OK : NX_EXIT_OUTPUT;
}

static int version(void)
{
    char line[64];
    uint32_t v = newsx_version();
    snprintf(line, sizeof line, "newsx %u.%u.%u\n", (unsigned)(v >> 16), (unsigned)(v >> 8 & 255), (unsigned)(v & 255));
    return print(line, "");
}

static int become(char **argv) /* the program newsx-batch beside this one */
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 64);
    path[n > 0 ? n : 0] = '\0';
    char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    strcpy(name, "newsx-batch");
    execv(path, argv);
    nx_say("%s: %s", path, strerror(errno));
    return NX_EXIT_USAGE;
}

static int run(const struct command *c, int argc, char **argv)
{
    nx_cli_options o;
    if (!nx_options_parse(&o, c->number, argc, argv))
        return NX_EXIT_USAGE;
    int code = o.help ? print(c->help, c->number == NX_STATS ? "" : common) : c->run ? c->run(&o) : become(argv);
    nx_options_free(&o);
    return code;
}

int main(int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "";
    signal(SIGPIPE, SIG_IGN); /* a reader that leaves shows up as EPIPE: quiet, exit code 3 */
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(word, commands[i].name) == 0)
            return run(&commands[i], argc - 1, argv + 1);
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)
        return version();
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0)
        return print(general, "");
    if (*word)
        nx_say("no command is called \"%s\" (newsx --help lists them)", word);
    else
        fputs(general, stderr);
    return NX_EXIT_USAGE;
}
