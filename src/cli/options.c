/* options.c -- what the command line asks for: one table of options for all commands. */
#include "options.h"

#include "say.h"

#include <errno.h>
#include <getopt.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { OPT_INPUT = 256, OPT_URL, OPT_PUBLISHED, OPT_CHARSET, OPT_FORMAT, OPT_PRETTY, OPT_IMAGE, OPT_DICT, OPT_MAX_BYTES, OPT_MAX_MEMORY, OPT_STAGE, OPT_MATCHES,
       OPT_TIMEOUT, OPT_LIMIT, OPT_SAMPLE, OPT_UNORDERED, OPT_RESUME, OPT_FORCE, OPT_MIXED, OPT_RETRY_FAILED, OPT_DRY_RUN, OPT_DEDUPE, OPT_PROGRESS,
       OPT_FILES0_FROM, OPT_LOG, OPT_INCLUDE, OPT_EXCLUDE, OPT_BOM,
       OPT_TOP, OPT_BY, OPT_SINCE, OPT_UNTIL, OPT_PUBLISHER, OPT_HTML };
enum { ANY = NX_EXTRACT | NX_DUMP | NX_EXPLAIN | NX_BATCH };
enum { DEFAULT_MAX_BYTES = 16 << 20, DEFAULT_TIMEOUT = 60, DEFAULT_TOP = 10 };

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
    {"max-memory", required_argument, NULL, OPT_MAX_MEMORY},
    {"stage", required_argument, NULL, OPT_STAGE},
    {"matches", no_argument, NULL, OPT_MATCHES},
    {"jobs", required_argument, NULL, 'j'},
    {"timeout", required_argument, NULL, OPT_TIMEOUT},
    {"limit", required_argument, NULL, OPT_LIMIT},
    {"sample", required_argument, NULL, OPT_SAMPLE},
    {"unordered", no_argument, NULL, OPT_UNORDERED},
    {"resume", no_argument, NULL, OPT_RESUME},
    {"force", no_argument, NULL, OPT_FORCE},
    {"mixed", no_argument, NULL, OPT_MIXED},
    {"retry-failed", no_argument, NULL, OPT_RETRY_FAILED},
    {"dry-run", no_argument, NULL, OPT_DRY_RUN},
    {"dedupe", required_argument, NULL, OPT_DEDUPE},
    {"progress", required_argument, NULL, OPT_PROGRESS},
    {"files0-from", required_argument, NULL, OPT_FILES0_FROM},
    {"log", required_argument, NULL, OPT_LOG},
    {"bom", no_argument, NULL, OPT_BOM},
    {"include", required_argument, NULL, OPT_INCLUDE},
    {"exclude", required_argument, NULL, OPT_EXCLUDE},
    {"top", required_argument, NULL, OPT_TOP},
    {"by", required_argument, NULL, OPT_BY},
    {"since", required_argument, NULL, OPT_SINCE},
    {"until", required_argument, NULL, OPT_UNTIL},
    {"publisher", required_argument, NULL, OPT_PUBLISHER},
    {"html", no_argument, NULL, OPT_HTML},
    {"quiet", no_argument, NULL, 'q'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static int commands_of(int option) /* which commands take it */
{
    switch (option) {
    case 'o': case 'h': return ANY | NX_STATS;
    case OPT_FORMAT: return NX_EXTRACT | NX_BATCH | NX_STATS;
    case OPT_PRETTY: return NX_EXTRACT;
    case OPT_STAGE: return NX_DUMP;
    case OPT_MATCHES: return NX_EXPLAIN;
    case OPT_TOP: case OPT_BY: case OPT_SINCE: case OPT_UNTIL: case OPT_PUBLISHER: case OPT_HTML: return NX_STATS;
    default: return option == 'j' || option >= OPT_TIMEOUT ? NX_BATCH : ANY;
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

static bool read_size(size_t *out, const char *option, const char *word, int most) /* 4096, 64K, 16M, 1G */
{
    const unsigned long long limit = (unsigned long long)most << 30;
    char *end;
    errno = 0;
    unsigned long long n = word[0] >= '0' && word[0] <= '9' ? strtoull(word, &end, 10) : (end = NULL, 0ull);
    int shift = !end ? -1 : *end == '\0' ? 0 : *end == 'K' ? 10 : *end == 'M' ? 20 : *end == 'G' ? 30 : -1;
    if (shift < 0 || errno || (shift && end[1]) || !n || n > limit >> shift) {
        nx_say("--%s: \"%s\" is no size from 1 to %dG, such as 4096, 64K or 16M", option, word, most);
        return false;
    }
    *out = (size_t)(n << shift);
    return true;
}

static bool read_number(unsigned long *out, const char *option, const char *word, unsigned long least)
{
    char *end;
    errno = 0;
    unsigned long n = word[0] >= '0' && word[0] <= '9' ? strtoul(word, &end, 10) : (end = NULL, 0ul);
    if (!end || *end || errno || n < least || n > 1000000000) {
        nx_say("--%s: \"%s\" is no whole number from %lu on", option, word, least);
        return false;
    }
    *out = n;
    return true;
}

static bool read_part(double *out, const char *word) /* 0.01 or 1% */
{
    char *end;
    double x = strtod(word, &end);
    x = *end == '%' ? x / 100 : x;
    if (end == word || end[*end == '%'] || !(x > 0 && x <= 1)) {
        nx_say("--sample: \"%s\" is no part of a whole, such as 0.01 or 1%%", word);
        return false;
    }
    *out = x;
    return true;
}

static void add_glob(const char **list, const char *glob)
{
    while (*list)
        list++;
    *list = glob;
}

static bool read_day(const char **out, const char *option, const char *word) /* 2025, 2025-03 or 2025-03-01 */
{
    static const char form[] = "dddd-dd-dd";
    size_t n = strlen(word);
    bool good = n == 4 || n == 7 || n == 10;
    for (size_t i = 0; good && i < n; i++)
        good = form[i] == 'd' ? word[i] >= '0' && word[i] <= '9' : word[i] == form[i];
    if (!good)
        nx_say("--%s: \"%s\" is no day, month or year, such as 2025-03-01, 2025-03 or 2025", option, word);
    *out = word;
    return good;
}

static bool take_stats_word(nx_cli_options *o, int option, const char *word)
{
    static const char *const formats[] = {"text", "json", "html", NULL}, *const periods[] = {"day", "month", "year", NULL};
    static const nx_format chosen[] = {NX_FORMAT_AUTO, NX_FORMAT_TEXT, NX_FORMAT_JSON, NX_FORMAT_HTML};
    int choice = 0;
    switch (option) {
    case OPT_FORMAT: choice = choose("format", word, formats); o->format = chosen[choice + 1]; break;
    case OPT_HTML: o->format = NX_FORMAT_HTML; break;
    case OPT_TOP: return read_number(&o->top, "top", word, 1);
    case OPT_BY: choice = choose("by", word, periods); o->by = (nx_by)(choice + 1); break;
    case OPT_SINCE: return read_day(&o->since, "since", word);
    case OPT_UNTIL: return read_day(&o->until, "until", word);
    case OPT_PUBLISHER: o->publisher = word; break;
    }
    return choice >= 0;
}

static bool take_batch_word(nx_cli_options *o, int option, const char *word)
{
    static const char *const dedupes[] = {"mark", "drop", "off", NULL}, *const kinds[] = {"auto", "none", "json", NULL};
    int choice = 0;
    switch (option) {
    case 'j': return read_number(&o->jobs, "jobs", word, 1);
    case OPT_TIMEOUT: return read_number(&o->timeout, "timeout", word, 0);
    case OPT_LIMIT: return read_number(&o->limit, "limit", word, 1);
    case OPT_SAMPLE: return read_part(&o->sample, word);
    case OPT_UNORDERED: o->unordered = true; break;
    case OPT_RESUME: o->resume = true; break;
    case OPT_FORCE: o->force = true; break;
    case OPT_MIXED: o->resume = o->mixed = true; break;
    case OPT_RETRY_FAILED: o->resume = o->retry_failed = true; break;
    case OPT_DRY_RUN: o->dry_run = true; break;
    case OPT_DEDUPE: choice = choose("dedupe", word, dedupes); o->dedupe = (nx_dedupe)choice; break;
    case OPT_PROGRESS: choice = choose("progress", word, kinds); o->progress = (nx_progress_kind)choice; break;
    case OPT_FILES0_FROM: o->files0_from = word; break;
    case OPT_BOM: o->bom = true; break;
    case OPT_LOG: o->log = word; break;
    case OPT_INCLUDE: add_glob(o->include, word); break;
    case OPT_EXCLUDE: add_glob(o->exclude, word); break;
    }
    return choice >= 0;
}

static bool take_word(nx_cli_options *o, int option, const char *word, size_t *n_dicts)
{
    static const char *const outputs[] = {"jsonl", "directory", "sqlite", "csv", NULL};
    static const char *const inputs[] = {"auto", "html", "text", "jsonl", NULL};
    static const char *const formats[] = {"json", "jsonl", NULL};
    int choice = 0;
    switch (option) {
    case OPT_INPUT: choice = choose("input", word, inputs); o->input = (nx_cli_input)choice; break;
    case OPT_FORMAT:
        if (o->command == NX_STATS)
            return take_stats_word(o, option, word);
        if (o->command == NX_BATCH) {
            choice = choose("format", word, outputs);
            o->format = (nx_format)(choice + NX_FORMAT_JSONL);
            break;
        }
        choice = choose("format", word, formats); o->format = (nx_format)(choice + 1);
        break;
    case OPT_URL: o->url = word; break;
    case OPT_PUBLISHED: o->published = word; break;
    case OPT_CHARSET: o->charset = word; break;
    case OPT_PRETTY: o->pretty = true; break;
    case OPT_IMAGE: o->image = word; break;
    case OPT_DICT: o->dicts[(*n_dicts)++] = word; break;
    case OPT_MAX_BYTES: return read_size(&o->max_bytes, "max-bytes", word, 1);
    case OPT_MAX_MEMORY: return read_size(&o->max_memory, "max-memory", word, 1000);
    case OPT_STAGE: o->stage = word; break;
    case OPT_MATCHES: o->matches = true; break;
    case 'o': o->output = word; break;
    case 'q': o->quiet = true; break;
    case 'h': o->help = true; break;
    default: return (o->command == NX_STATS ? take_stats_word : take_batch_word)(o, option, word);
    }
    return choice >= 0;
}

static void drop_empty(const char ***list)
{
    if (*list && !**list) {
        free(*list);
        *list = NULL;
    }
}

static bool take_options(nx_cli_options *o, int argc, char **argv)
{
    size_t n_dicts = 0;
    opterr = 0;
    optind = 0; /* glibc: start anew */
    for (int c, index = -1; (c = getopt_long(argc, argv, ":o:j:qh", options, &index)) != -1; index = -1) {
        const char *given = argv[optind - 1];
        if (c == ':')
            nx_say("%s: %s needs a value", argv[0], given);
        else if (c == '?')
            nx_say("%s: unknown option %s (newsx %s --help lists them)", argv[0], given, argv[0]);
        else if (!(commands_of(c) & (int)o->command))
            nx_say("%s: %s%s is no option of this command (newsx %s --help lists them)", argv[0], index < 0 ? "" : "--",
                   index < 0 ? given : options[index].name, argv[0]);
        else if (take_word(o, c, optarg, &n_dicts))
            continue;
        return false;
    }
    if (!n_dicts) {
        free(o->dicts);
        o->dicts = NULL;
    }
    drop_empty(&o->include);
    drop_empty(&o->exclude);
    for (int i = optind; i < argc; i++)
        o->files[o->n_files++] = argv[i];
    if (!o->n_files && !o->files0_from && o->command != NX_STATS)
        o->files[o->n_files++] = "-";
    return true;
}

static bool is_named(const char *path, const char *const *suffixes)
{
    for (size_t len = strlen(path), n; *suffixes; suffixes++)
        if (len > (n = strlen(*suffixes)) && strcmp(path + len - n, *suffixes) == 0)
            return true;
    return false;
}

static bool choose_format(nx_cli_options *o) /* of a batch: by the name of its output */
{
    static const char *const lines[] = {".jsonl", ".jsonl.gz", ".jsonl.zst", ".ndjson", ".ndjson.gz", ".ndjson.zst", NULL};
    static const char *const databases[] = {".sqlite", ".sqlite3", ".db", NULL}, *const directories[] = {"/", NULL};
    static const char *const parquets[] = {".parquet", NULL};
    struct stat st;
    if (o->format != NX_FORMAT_AUTO)
        return true;
    bool there = o->output && stat(o->output, &st) == 0;
    if (!o->output || strcmp(o->output, "-") == 0 || is_named(o->output, lines) || (there && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode)))
        o->format = NX_FORMAT_JSONL;
    else if (is_named(o->output, databases))
        o->format = NX_FORMAT_SQLITE;
    else if (is_named(o->output, directories) || (there && S_ISDIR(st.st_mode)))
        o->format = NX_FORMAT_DIRECTORY;
    else if (is_named(o->output, parquets))
        nx_say("batch: %s: Parquet is made from .jsonl or .sqlite by DuckDB: newsx(1) and the README have the line", o->output);
    else
        nx_say("batch: %s: its name tells no format: .jsonl (.gz, .zst), .sqlite, a directory with / behind, or --format", o->output);
    return o->format != NX_FORMAT_AUTO;
}

static bool agree(nx_cli_options *o) /* options that do not go together */
{
    if (o->pretty && o->format == NX_FORMAT_JSONL)
        nx_say("--pretty and --format jsonl do not go together: a record is one line");
    else if (o->charset && o->input == NX_FROM_JSONL)
        nx_say("--charset and --input jsonl do not go together: JSON is UTF-8");
    else if (o->command == NX_DUMP && !o->stage && !o->help)
        nx_say("dump: which stage? (--stage NAME; newsx dump --help lists them)");
    else if (o->format == NX_FORMAT_CSV && !o->output && !o->help)
        nx_say("batch: --format csv writes a directory: which? (-o DIRECTORY)");
    else if (o->command == NX_STATS && o->n_files != 1 && !o->help)
        nx_say("stats: %s (newsx stats DATASET)", o->n_files ? "one dataset at a time" : "of which dataset?");
    else if (o->resume && o->force)
        nx_say("batch: --force begins anew, and --resume, --mixed and --retry-failed do not: one of them");
    else
        return o->command != NX_BATCH || o->help || choose_format(o);
    return false;
}

bool nx_options_parse(nx_cli_options *out, nx_command command, int argc, char **argv)
{
    *out = (nx_cli_options){.command = command, .max_bytes = DEFAULT_MAX_BYTES, .timeout = DEFAULT_TIMEOUT, .sample = 1, .top = DEFAULT_TOP};
    out->files = calloc((size_t)argc + 2, sizeof *out->files);
    out->dicts = calloc((size_t)argc + 1, sizeof *out->dicts);
    out->include = calloc((size_t)argc + 1, sizeof *out->include);
    out->exclude = calloc((size_t)argc + 1, sizeof *out->exclude);
    if (!out->files || !out->dicts || !out->include || !out->exclude)
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
    free(o->include);
    free(o->exclude);
    o->files = o->dicts = o->include = o->exclude = NULL;
}
