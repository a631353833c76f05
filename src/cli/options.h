/* options.h -- what the command line asks for. */
#ifndef NX_OPTIONS_H
#define NX_OPTIONS_H

#include <newsx.h>

typedef enum nx_command { NX_EXTRACT = 1, NX_DUMP = 2, NX_EXPLAIN = 4, NX_BATCH = 8, NX_STATS = 16 } nx_command;
typedef enum nx_cli_input { NX_FROM_AUTO, NX_FROM_HTML, NX_FROM_TEXT, NX_FROM_JSONL } nx_cli_input;
typedef enum nx_format { NX_FORMAT_AUTO, NX_FORMAT_JSON, NX_FORMAT_JSONL, NX_FORMAT_DIRECTORY, NX_FORMAT_SQLITE, NX_FORMAT_CSV, NX_FORMAT_TEXT,
    NX_FORMAT_HTML } nx_format;
typedef enum nx_dedupe { NX_DEDUPE_MARK, NX_DEDUPE_DROP, NX_DEDUPE_OFF } nx_dedupe;
typedef enum nx_progress_kind { NX_PROGRESS_AUTO, NX_PROGRESS_NONE, NX_PROGRESS_JSON } nx_progress_kind;

typedef enum nx_by { NX_BY_AUTO, NX_BY_DAY, NX_BY_MONTH, NX_BY_YEAR } nx_by;

typedef struct nx_cli_options {
    nx_command command;
    nx_cli_input input;
    nx_format format;
    bool pretty, quiet, help, matches;
    const char *url, *published, *charset; /* NULL: not given */
    const char *image, *output, *stage;
    const char **dicts; /* owned, NULL-ended; NULL where there are none */
    size_t max_bytes, max_memory; /* max_memory 0: the library's default */
    const char **files; /* owned, NULL-ended, at least one ("-") */
    size_t n_files;
    /* batch: */
    unsigned long jobs, timeout, limit; /* jobs 0: the cores; timeout in seconds, 0: none; limit 0: none */
    double sample;                      /* part of the pages, 1: all */
    bool unordered, resume, force, mixed, retry_failed, dry_run, bom;
    nx_dedupe dedupe;
    nx_progress_kind progress;
    const char *files0_from, *log;
    const char **include, **exclude; /* owned, NULL-ended; NULL where there are none */
    /* stats: */
    unsigned long top;
    nx_by by;
    const char *since, *until, *publisher; /* NULL: not given */
} nx_cli_options;

/* argv[0] is the name of the command.  false with a message where the command line makes no sense. */
bool nx_options_parse(nx_cli_options *out, nx_command command, int argc, char **argv);
void nx_options_free(nx_cli_options *o);

#endif
