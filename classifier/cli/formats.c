/* cxtag formats: what can be read. */
#include <cxtag/records.h>
#include <stdio.h>

#include "cli/command.h"

static void print_format(const char *name, const char *description) {
  printf("%-20s %s\n", name, cli_help_text("format", name, description));
}

static int run_formats(const cli_settings *settings) {
  static const char *const plain[][2] = {
      {"lines", "a text a line"},
      {"csv", "rows of cells below a header; the delimiter is found out"},
      {"tsv", "rows of cells with tabs between, in which a quote is a character like others"},
      {"jsonl", "a JSON value a line"},
      {"json", "a JSON document"},
      {"xlsx", "a sheet of a workbook"}};
  const char *name, *description;
  (void)settings;
  for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) print_format(plain[i][0], plain[i][1]);
  for (size_t i = 0; cxtag_preset(i, &name, &description); i++) print_format(name, description);
  return CLI_OK;
}

static const cli_group *const groups[] = {&cli_common_options, NULL};
const cli_command cli_formats = {
    "formats",   "", "list the formats and presets for --from, and what they read", NULL, NULL, groups, 0, 0,
    run_formats,
};
