/* cxtag lex lint and lex test: what is wrong with a pack, and whether its examples hold. */
#include <cxtag/lexicon.h>
#include <string.h>

#include "cli/command.h"
#include "cli/engine.h"
#include "cli/findings.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "cli/text.h"

/* What a check counted: of the findings so many are faults, whose rows were left out. */
typedef struct check_sums {
  cxtag_check_counts counts;
  unsigned long faults;
} check_sums;

typedef cxtag_status check(cxtag_builder *builder, cxtag_finding_callback callback, void *ctx,
                           cxtag_check_counts *counts, cxtag_error *err);

static void print_text(const char *key, const char *text) {
  printf("\"%s\":", key);
  cli_print_json(stdout, text, strlen(text));
}

static void print_json_counts(const char *folder, const check_sums *sums) {
  const cxtag_check_counts *const counts = &sums->counts;
  putchar('{');
  print_text("pack", folder);
  printf(",\"rows\":%llu,\"examples\":%llu,\"passed\":%llu,\"findings\":%llu,\"faults\":%lu,\"rows_without_example\":%"
         "llu}\n",
         (unsigned long long)counts->rows, (unsigned long long)counts->examples, (unsigned long long)counts->passed,
         (unsigned long long)counts->failed, sums->faults, (unsigned long long)counts->rows_without_example);
}

static int check_pack(const cli_settings *settings, const char *folder, check *run, check_sums *sums) {
  cxtag_check_counts *const counts = &sums->counts;
  cxtag_builder *builder;
  cxtag_error error;
  cli_list const pack = {(const char **)&folder, 1};
  cli_findings findings;
  cli_fault_sink const sink = {cli_findings_print, &findings};
  cli_findings_init(&findings, folder, settings->json);
  cli_report_packs(&pack);
  int code = cli_builder_new(&builder, settings, folder, &sink);
  if (code != CLI_OK) {
    cli_findings_end(&findings);
    return code;
  }
  memset(sums, 0, sizeof *sums);
  cxtag_status const status = run(builder, sink.print, sink.ctx, counts, &error);
  sums->faults = findings.faults;
  cli_findings_end(&findings);
  counts->failed += cli_faults(); /* those of cells; lint counts its own */
  cxtag_builder_free(builder);
  if (status != CXTAG_OK) {
    cli_report(&error, NULL);
    code = status == CXTAG_ENOMEM ? CLI_DAMAGED : CLI_USAGE;
  }
  cli_report_packs(&settings->lexicons);
  return code != CLI_OK ? code : counts->failed ? CLI_FINDINGS : CLI_OK;
}

static void print_lint(const char *folder, const check_sums *sums) {
  const cxtag_check_counts *const counts = &sums->counts;
  char rows[32], failed[32];
  cli_grouped(rows, counts->rows);
  if (counts->failed == 1)
    printf(CLI_SAY(lint_one), folder, rows);
  else
    printf(CLI_SAY(lint_counts), folder, rows, cli_grouped(failed, counts->failed));
}

/* A fault is no example that failed: its row was left out. */
static void print_test(const char *folder, const check_sums *sums) {
  const cxtag_check_counts *const counts = &sums->counts;
  char examples[32], passed[32], failed[32], without[32], faults[32];
  cli_grouped(examples, counts->examples);
  cli_grouped(passed, counts->passed);
  cli_grouped(failed, counts->failed - sums->faults);
  cli_grouped(without, counts->rows_without_example);
  if (sums->faults)
    printf(CLI_SAY(test_faults), folder, examples, passed, failed, cli_grouped(faults, sums->faults), without);
  else
    printf(CLI_SAY(test_counts), folder, examples, passed, failed, without);
}

static int check_packs(const cli_settings *settings, check *run,
                       void (*print)(const char *folder, const check_sums *sums)) {
  check_sums sums;
  int worst = CLI_OK;
  for (size_t i = 0; i < settings->operands.count; i++) {
    const char *const folder = settings->operands.items[i];
    int const code = check_pack(settings, folder, run, &sums);
    if (code > worst) worst = code;
    if (code > CLI_FINDINGS) continue;
    if (settings->json)
      print_json_counts(folder, &sums);
    else if (!settings->quiet)
      print(folder, &sums);
  }
  return worst;
}

static int run_lint(const cli_settings *settings) {
  return check_packs(settings, cxtag_lexicon_lint, print_lint);
}
static int run_test(const cli_settings *settings) {
  return check_packs(settings, cxtag_lexicon_test, print_test);
}

static const cli_option options[] = {
    {0, "json", CLI_FLAG, offsetof(cli_settings, json), NULL,
     "every finding as a JSON object on a line of its own, the counts last", 0},
};
static const cli_group own = {"Findings", options, 1};
static const cli_group *const groups[] = {&own, &cli_lexicon_options, &cli_common_options, NULL};
const cli_command cli_lex_lint = {
    "lex lint",
    "DIR...",
    "find what is wrong with a pack: faults, duplicates, conflicts, rows that never fire, examples missing",
    "The pack is seen with the layers below it: the base pack, and those of --lexicon. Findings are printed "
    "as file:line:column: what is wrong, what to do, of one file at most 100; with any the exit code is 1.",
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
