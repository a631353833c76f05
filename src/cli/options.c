/* options.c -- what the command line asks for: one table of options for all commands. */
#include "options.h"

#include "say.h"

#include <errno.h>
#include <getopt.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { OPT_INPUT = 256, OPT_URL, OPT_PUBLISHED, OPT_CHARSET, OPT_FORMAT, OPT_PRETTY, OPT_IMAGE, OPT_DICT, OPT_MAX_BYTES, OPT_STAGE, OPT_MATCHES };
enum { ANY = NX_EXTRACT | NX_DUMP | NX_EXPLAIN };
enum { DEFAULT_MAX_BYTES = 16 << 20 };

static const struct option options[] = {
    {"input", required_argument, NULL, OPT_INPUT},
    {"url", required_argument, NULL, OPT_URL},
    {"published", required_argument, NULL, OPT_PUBLISHED},
    {"charset", required_argument, NULL, OPT_CHARSET},
    {"format", required_argument, NULL, OPT_FORMAT},
    {"pretty", no_argument, NULL, OPT_PRETTY},
    {"output", required_argument, NULL, 'o'},
    {"image", required_argument, NULL, OPT_IMAGE},
    {"dict", required_argument, NULL, OPT_DICT},
    {"max-bytes", required_argument, NULL, OPT_MAX_BYTES},
    {"stage", required_argument, NULL, OPT_STAGE},
    {"matches", no_argument, NULL, OPT_MATCHES},
    {"quiet", no_argument, NULL, 'q'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static int commands_of(int option) /* which commands take it */
{
    switch (option) {
    case OPT_FORMAT:
    case OPT_PRETTY: return NX_EXTRACT;
    case OPT_STAGE: return NX_DUMP;
    case OPT_MATCHES: return NX_EXPLAIN;
    default: return ANY;
    }
}

/* The place of a word in a NULL-ended list; -1 with a message. */
static int choose(const char *option, const char *word, const char *const *list)
{
    for (int i = 0; list[i]; i++)
        if (strcmp(list[i], word) == 0)
            return i;
    nx_say("--%s: \"%s\" is none of its values (--help lists them)", option, word);
    return -1;
}

static bool read_size(size_t *out, const char *word) /* 4096, 64K, 16M, 1G */
{
    char *end;
    errno = 0;
    unsigned long long n = word[0] >= '0' && word[0] <= '9' ? strtoull(word, &end, 10) : (end = NULL, 0ull);
    int shift = !end ? -1 : *end == '\0' ? 0 : *end == 'K' ? 10 : *end == 'M' ? 20 : *end == 'G' ? 30 : -1;
    if (shift < 0 || errno || (shift && end[1]) || !n || n > (uint64_t)1 << 30 || n << shift > (uint64_t)1 << 30) {
        nx_say("--max-bytes: \"%s\" is no size from 1 to 1G, such as 4096, 64K or 16M", word);
        return false;
    }
    *out = (size_t)(n << shift);
    return true;
}

static bool take_word(nx_cli_options *o, int option, const char *word, size_t *n_dicts)
{
    static const char *const inputs[] = {"auto", "html", "text", "jsonl", NULL};
    static const char *const formats[] = {"json", "jsonl", NULL};
    int choice = 0;
    switch (option) {
    case OPT_INPUT: choice = choose("input", word, inputs); o->input = (nx_cli_input)choice; break;
    case OPT_FORMAT: choice = choose("format", word, formats); o->format = (nx_format)(choice + 1); break;
    case OPT_URL: o->url = word; break;
    case OPT_PUBLISHED: o->published = word; break;
    case OPT_CHARSET: o->charset = word; break;
    case OPT_PRETTY: o->pretty = true; break;
    case OPT_IMAGE: o->image = word; break;
    case OPT_DICT: o->dicts[(*n_dicts)++] = word; break;
    case OPT_MAX_BYTES: return read_size(&o->max_bytes, word);
    case OPT_STAGE: o->stage = word; break;
    case OPT_MATCHES: o->matches = true; break;
    case 'o': o->output = word; break;
    case 'q': o->quiet = true; break;
    case 'h': o->help = true; break;
    }
    return choice >= 0;
}

static bool take_options(nx_cli_options *o, int argc, char **argv)
{
    size_t n_dicts = 0;
    opterr = 0;
    optind = 0; /* glibc: start anew */
    for (int c, index = -1; (c = getopt_long(argc, argv, ":o:qh", options, &index)) != -1; index = -1) {
        const char *given = argv[optind - 1];
        if (c == ':')
            nx_say("%s: %s needs a value", argv[0], given);
        else if (c == '?')
            nx_say("%s: unknown option %s (newsx %s --help lists them)", argv[0], given, argv[0]);
        else if (!(commands_of(c) & (int)o->command))
            nx_say("%s: --%s is no option of this command (newsx %s --help lists them)", argv[0], options[index].name, argv[0]);
        else if (take_word(o, c, optarg, &n_dicts))
            continue;
        return false;
    }
    if (!n_dicts) {
        free(o->dicts);
        o->dicts = NULL;
    }
    for (int i = optind; i < argc; i++)
        o->files[o->n_files++] = argv[i];
    if (!o->n_files)
        o->files[o->n_files++] = "-";
    return true;
}

static bool agree(const nx_cli_options *o) /* options that do not go together */
{
    if (o->pretty && o->format == NX_FORMAT_JSONL)
        nx_say("--pretty and --format jsonl do not go together: a record is one line");
    else if (o->charset && o->input == NX_FROM_JSONL)
        nx_say("--charset and --input jsonl do not go together: JSON is UTF-8");
    else if (o->command == NX_DUMP && !o->stage && !o->help)
        nx_say("dump: which stage? (--stage NAME; newsx dump --help lists them)");
    else
        return true;
    return false;
}

bool nx_options_parse(nx_cli_options *out, nx_command command, int argc, char **argv)
{
    *out = (nx_cli_options){.command = command, .max_bytes = DEFAULT_MAX_BYTES};
    out->files = calloc((size_t)argc + 2, sizeof *out->files);
    out->dicts = calloc((size_t)argc + 1, sizeof *out->dicts);
    if (!out->files || !out->dicts)
        nx_say("out of memory");
    else if (take_options(out, argc, argv) && agree(out))
        return true;
    nx_options_free(out);
    return false;
}

void nx_options_free(nx_cli_options *o)
{
    free(o->files);
    free(o->dicts);
    o->files = o->dicts = NULL;
}
