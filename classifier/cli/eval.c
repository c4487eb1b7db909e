/* cxtag eval: how right cxtag is on labelled texts. */
#include <cxtag/lexicon.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/engine.h"
#include "cli/file.h"
#include "cli/report.h"
#include "cli/say.h"
#include "cli/text.h"

enum { ERRORS_SHOWN = 10 };

static int fail(const cxtag_error *error) {
  cli_report(error, NULL);
  return error->code == CXTAG_ENOMEM ? CLI_DAMAGED : CLI_USAGE;
}

/* What is found besides the report. It is gathered before anything is printed: an old report that is none and a figure
 * that there is none of are wrong use. */
typedef struct verdict {
  const char *changes; /* since the report of --compare; the evaluation's; NULL = not asked for */
  char *missed;        /* a line for each figure below its minimum; NULL = not asked for */
} verdict;

static int compare(verdict *out, cxtag_evaluation *evaluation, const char *path) {
  size_t length;
  cxtag_error error;
  char *const old = cli_read_file(path, &length);
  if (!old) return CLI_USAGE;
  cxtag_status const status = cxtag_evaluation_compare(&out->changes, evaluation, old, length, &error);
  free(old);
  if (status == CXTAG_OK) return CLI_OK;
  if (!*error.source) snprintf(error.source, sizeof error.source, "%s", path);
  return fail(&error);
}

static int require(verdict *out, cxtag_evaluation *evaluation, const cli_list *minimums) {
  size_t length;
  const char *missed;
  cxtag_error error;
  int code = CLI_OK;
  FILE *const lines = open_memstream(&out->missed, &length);
  if (!lines) {
    cli_complain(CLI_SAY(out_of_memory));
    return CLI_DAMAGED;
  }
  for (size_t i = 0; i < minimums->count && code == CLI_OK; i++)
    if (cxtag_evaluation_require(&missed, evaluation, minimums->items[i], &error) == CXTAG_OK)
      fputs(missed, lines);
    else
      code = fail(&error);
  if (fclose(lines) == 0) return code;
  cli_complain(CLI_SAY(out_of_memory));
  return CLI_DAMAGED;
}

/* Each line as a message of its own. */
static void complain_lines(const char *lines) {
  for (const char *line = lines; *line; line += strcspn(line, "\n"), line += *line == '\n')
    cli_complain("%.*s", (int)strcspn(line, "\n"), line);
}

static int print_calibration(cxtag_evaluation *evaluation) {
  size_t length;
  const char *const rows = cxtag_evaluation_calibration(evaluation, &length);
  if (!rows) {
    cli_complain(CLI_SAY(out_of_memory));
    return CLI_DAMAGED;
  }
  fwrite(rows, 1, length, stdout);
  return CLI_OK;
}

static int print_report(cxtag_evaluation *evaluation, const cli_settings *settings) {
  size_t length;
  size_t const errors = settings->has_errors ? (size_t)settings->errors : ERRORS_SHOWN;
  const char *const text = cxtag_evaluation_report(evaluation, settings->json, errors, &length);
  if (!text) {
    cli_complain(CLI_SAY(out_of_memory));
    return CLI_DAMAGED;
  }
  fwrite(text, 1, length, stdout);
  return CLI_OK;
}

static int report(cxtag_evaluation *evaluation, const cli_settings *settings) {
  verdict found = {NULL, NULL};
  /* The comparison last: its text lasts until the evaluation is asked again. */
  int code = settings->minimum.count ? require(&found, evaluation, &settings->minimum) : CLI_OK;
  if (code == CLI_OK && settings->compare) code = compare(&found, evaluation, settings->compare);
  if (code == CLI_OK) code = print_report(evaluation, settings);
  /* With --json the report alone is the output, so the comparison goes to standard error. */
  if (code == CLI_OK && found.changes)
    fprintf(settings->json ? stderr : stdout, CLI_SAY(eval_compared), settings->compare,
            *found.changes ? found.changes : CLI_SAY(eval_no_difference));
  /* Figures below their minimum go there too: they are why the exit code is 1. */
  if (code == CLI_OK && found.missed && *found.missed) {
    complain_lines(found.missed);
    code = CLI_FINDINGS;
  }
  free(found.missed);
  return code;
}

static int evaluate(cxtag_session *session, const cli_settings *settings) {
  cxtag_gold_options options = CXTAG_GOLD_OPTIONS_INIT;
  cxtag_evaluation *evaluation;
  cxtag_error error;
  options.text_path =
      settings->text_paths.count ? settings->text_paths.items[settings->text_paths.count - 1] : NULL;
  options.question_path = settings->question_path;
  if (cxtag_evaluation_new(&evaluation, session, &error) != CXTAG_OK) return fail(&error);
  int code = CLI_OK;
  for (size_t i = 0; i < settings->operands.count && code == CLI_OK; i++)
    if (cxtag_evaluation_add_file(evaluation, settings->operands.items[i], &options, &error) != CXTAG_OK)
      code = fail(&error);
  const char *const warnings = code == CLI_OK && !settings->quiet ? cxtag_evaluation_warnings(evaluation) : NULL;
  if (warnings) complain_lines(warnings);
  if (code == CLI_OK && settings->calibration)
    code = print_calibration(evaluation);
  else if (code == CLI_OK)
    code = report(evaluation, settings);
  cxtag_evaluation_free(evaluation);
  return code;
}

static int run_eval(const cli_settings *settings) {
  cxtag_engine *engine;
  cxtag_session *session = NULL;
  int code = cli_engine_new(&engine, settings);
  if (code == CLI_OK) code = cli_session_new(&session, engine, settings, 1);
  if (code == CLI_OK) code = evaluate(session, settings);
  cxtag_session_free(session);
  cxtag_engine_free(engine);
  return code;
}

#define AT(member) offsetof(cli_settings, member)
static const cli_option options[] = {
    {0, "text-path", CLI_LIST, AT(text_paths), "NAME", "the member or column with the text (default text)",
     0},
    {0, "question-path", CLI_TEXT, AT(question_path), "NAME", "the member or column with the question", 0},
    {0, "json", CLI_FLAG, AT(json), NULL, "the report as JSON", 0},
    {0, "errors", CLI_COUNT, AT(errors), "N", "how many of the worst errors are shown (default 10)",
     AT(has_errors)},
    {0, "min", CLI_LIST, AT(minimum), "NAME=FIGURE",
     "exit with 1 when a figure is lower: accuracy, macro_f1, sign, theme_f1, polarity, intent_f1, or a "
     "path in the JSON report; NAME<=FIGURE: when it is higher, as calibration_error<=0.05; repeat, or "
     "separate by commas",
     0},
    {0, "calibration", CLI_FLAG, AT(calibration), NULL,
     "instead of the report, rows for pack.tsv that make confidence what it is on these texts: of results "
     "with confidence c about the share c is right",
     0},
    {0, "compare", CLI_TEXT, AT(compare), "OLD", "show what differs from an earlier report made with --json",
     0},
};
static const cli_group own = {"Evaluation", options, sizeof options / sizeof *options};
static const cli_group *const groups[] = {&own, &cli_language_options, &cli_lexicon_options,
                                          &cli_common_options, NULL};
const cli_command cli_eval = {
    "eval",
    "GOLD...",
    "measure accuracy on labelled texts: sentiment, themes, polarity, intents, and the worst errors "
    "explained",
    "GOLD holds JSON lines "
    "{\"id\",\"text\",\"sentiment\",\"themes\":{\"delivery\":\"pos\"},\"intents\":[]}, or is a TSV with a "
    "header that has text and label. \"themes\":[\"delivery\"] says nothing of the polarity: such a theme counts as "
    "named, and is left out of the figure polarity.",
    "  cxtag eval corpus/feedback.fi.jsonl --errors 5\n"
    "  cxtag eval gold.jsonl --text-path text_fi --min accuracy=0.8,theme_f1=0.7\n",
    groups,
    1,
    SIZE_MAX,
    run_eval,
};
