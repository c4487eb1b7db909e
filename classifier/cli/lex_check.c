/* cxtag lex lint and lex test: what is wrong with a pack, and whether its examples hold. */
#include <cxtag/lexicon.h>
#include <string.h>

#include "cli/command.h"
#include "cli/engine.h"
#include "cli/report.h"
#include "cli/terminal.h"

typedef cxtag_status check(cxtag_builder *builder, cxtag_finding_callback callback, void *ctx,
                           cxtag_check_counts *counts, cxtag_error *err);

static int check_pack(const cli_settings *settings, const char *folder, check *run,
                      cxtag_check_counts *counts) {
  cxtag_builder *builder;
  cxtag_error error;
  cli_list const pack = {(const char **)&folder, 1};
  int code = cli_builder_new(&builder, settings, folder);
  if (code != CLI_OK) return code;
  memset(counts, 0, sizeof *counts);
  cli_report_packs(&pack);
  cxtag_status const status = run(builder, cli_print_finding, NULL, counts, &error);
  cxtag_builder_free(builder);
  if (status != CXTAG_OK) {
    cli_report(&error, NULL);
    code = status == CXTAG_ENOMEM ? CLI_DAMAGED : CLI_USAGE;
  }
  cli_report_packs(&settings->lexicons);
  return code != CLI_OK ? code : counts->failed ? CLI_FINDINGS : CLI_OK;
}

static int run_lint(const cli_settings *settings) {
  cxtag_check_counts counts;
  char rows[32], failed[32];
  int worst = CLI_OK;
  for (size_t i = 0; i < settings->operands.count; i++) {
    const char *const folder = settings->operands.items[i];
    int const code = check_pack(settings, folder, cxtag_lexicon_lint, &counts);
    if (code > worst) worst = code;
    if (code <= CLI_FINDINGS && !settings->quiet)
      printf("%s: %s rows, %s finding%s\n", folder, cli_grouped(rows, counts.rows),
             cli_grouped(failed, counts.failed), counts.failed == 1 ? "" : "s");
  }
  return worst;
}

static int run_test(const cli_settings *settings) {
  cxtag_check_counts counts;
  char examples[32], passed[32], failed[32], without[32];
  int worst = CLI_OK;
  for (size_t i = 0; i < settings->operands.count; i++) {
    const char *const folder = settings->operands.items[i];
    int const code = check_pack(settings, folder, cxtag_lexicon_test, &counts);
    if (code > worst) worst = code;
    if (code <= CLI_FINDINGS && !settings->quiet)
      printf("%s: %s examples, %s passed, %s failed; %s rows without an example\n", folder,
             cli_grouped(examples, counts.examples), cli_grouped(passed, counts.passed),
             cli_grouped(failed, counts.failed), cli_grouped(without, counts.rows_without_example));
  }
  return worst;
}

static const cli_group *const groups[] = {&cli_lexicon_options, &cli_common_options, NULL};
const cli_command cli_lex_lint = {
    "lex lint",
    "DIR...",
    "find what is wrong with a pack: faults, duplicates, conflicts, rows that never fire, examples missing",
    "The pack is seen with the layers below it: the base pack, and those of --lexicon. Findings are printed "
    "as file:line:column: what is wrong, what to do; with any the exit code is 1.",
    "  cxtag lex lint lexicons/base\n",
    groups,
    1,
    SIZE_MAX,
    run_lint,
};
const cli_command cli_lex_test = {
    "lex test",
    "DIR...",
    "run the examples of a pack: the yes and no cells of its rows, and its tests.tsv",
    NULL,
    "  cxtag lex test lexicons/base\n",
    groups,
    1,
    SIZE_MAX,
    run_test,
};
