/* commands.h -- one function a command, each in a file of its name: takes the options and gives the exit code. */
#ifndef NX_COMMANDS_H
#define NX_COMMANDS_H

#include "options.h"

int nx_run_extract(const nx_cli_options *o);
int nx_run_dump(const nx_cli_options *o);
int nx_run_batch(const nx_cli_options *o);
int nx_run_stats(const nx_cli_options *o);
int nx_run_explain(const nx_cli_options *o);

#endif
