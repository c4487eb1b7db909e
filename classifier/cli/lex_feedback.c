/* cxtag lex diff, stats and suggest: what rows do on feedback, what an edit changes there, which rows are
 * missing. */
#include <cxtag/lexicon.h>
#include <cxtag/records.h>
#include <stdio.h>
#include <string.h>

#include "cli/account.h"
#include "cli/command.h"
#include "cli/crew.h"
#include "cli/engine.h"
#include "cli/reading.h"
#include "cli/report.h"

enum { LINES = 20 };

typedef cxtag_status take(void *ctx, const cxtag_record *record, const cxtag_context *context,
                          cxtag_error *err);

static int fail(const cxtag_error *error) {
  cli_report(error, NULL);
  return error->code == CXTAG_ENOMEM ? CLI_DAMAGED : CLI_USAGE;
}

/* Hands every record of one input to `with`. */
static int read_input(cli_account *account, const cli_settings *settings, cxtag_reader *reader, take *with,
                      void *ctx) {
  cxtag_record record;
  cxtag_error error;
  int code = CLI_OK;
  for (;;) {
    cxtag_next const next = cxtag_reader_next(reader, &record, &error);
    if (next == CXTAG_NEXT_END) return code;
    if (next == CXTAG_NEXT_DAMAGED) {
      cli_report(&error, NULL);
      return CLI_DAMAGED;
    }
    if (next == CXTAG_NEXT_REJECTED) {
      cli_account_reject(account, &error, &record, settings->quiet, 0);
      code = CLI_FINDINGS;
      continue;
    }
    cxtag_context context = cli_context(settings);
    context.origin = record.origin;
    if (record.question.length) {
      context.question = record.question.bytes;
      context.question_length = record.question.length;
    }
    if (with(ctx, &record, &context, &error) != CXTAG_OK) {
      cli_report(&error, NULL);
      return CLI_DAMAGED;
    }
  }
}

static int read_feedback(const cli_settings *settings, const cli_list *paths, take *with, void *ctx) {
  cxtag_reader_options options;
  cxtag_reader *reader;
  cli_account account;
  int worst = cli_reader_options(&options, settings);
  if (worst == CLI_OK) worst = cli_account_open(&account, settings);
  for (size_t i = 0; i < paths->count && worst <= CLI_FINDINGS; i++) {
    int code = cli_reader_new(&reader, paths->items[i], &options);
    if (code == CLI_OK) {
      code = read_input(&account, settings, reader, with, ctx);
      cxtag_reader_close(reader);
    }
    if (code > worst) worst = code;
  }
  return worst;
}

static int print_report(const char *report, size_t length) {
  if (!report) {
    cli_complain(CLI_SAY(out_of_memory));
    return CLI_DAMAGED;
  }
  fwrite(report, 1, length, stdout);
  return CLI_OK;
}

static size_t lines_wanted(const cli_settings *settings) {
  return settings->has_lines ? (size_t)settings->lines : LINES;
}

/* ---- stats and suggest: one engine */

static cxtag_status take_stats(void *ctx, const cxtag_record *record, const cxtag_context *context,
                               cxtag_error *err) {
  return cxtag_stats_add(ctx, record->text.bytes, record->text.length, context, err);
}

static int stats(cxtag_session *session, const cli_settings *settings) {
  cxtag_stats *counted;
  cxtag_error error;
  size_t length;
  if (cxtag_stats_new(&counted, session, &error) != CXTAG_OK) return fail(&error);
  int code = read_feedback(settings, &settings->operands, take_stats, counted);
  if (code <= CLI_FINDINGS) {
    const char *const report = cxtag_stats_report(counted, settings->json, lines_wanted(settings), &length);
    int const printed = print_report(report, length);
    if (printed != CLI_OK) code = printed;
  }
  cxtag_stats_free(counted);
  return code;
}

static cxtag_status take_suggestions(void *ctx, const cxtag_record *record, const cxtag_context *context,
                                     cxtag_error *err) {
  return cxtag_suggestions_add(ctx, record->text.bytes, record->text.length, context, -1, err);
}

static int suggest(cxtag_session *session, const cli_settings *settings) {
  cxtag_suggestions *found;
  cxtag_error error;
  size_t length;
  if (cxtag_suggestions_new(&found, session, &error) != CXTAG_OK) return fail(&error);
  int code = read_feedback(settings, &settings->operands, take_suggestions, found);
  if (code <= CLI_FINDINGS) {
    const char *const report =
        cxtag_suggestions_report(found, settings->json, lines_wanted(settings), &length);
    int const printed = print_report(report, length);
    if (printed != CLI_OK) code = printed;
  }
  cxtag_suggestions_free(found);
  return code;
}

static int with_session(const cli_settings *settings, int (*run)(cxtag_session *, const cli_settings *)) {
  cxtag_engine *engine;
  cxtag_session *session = NULL;
  int code = cli_engine_new(&engine, settings);
  if (code == CLI_OK) code = cli_session_new(&session, engine, settings, 1);
  if (code == CLI_OK) code = run(session, settings);
  cxtag_session_free(session);
  cxtag_engine_free(engine);
  return code;
}

static int run_stats(const cli_settings *settings) { return with_session(settings, stats); }
static int run_suggest(const cli_settings *settings) { return with_session(settings, suggest); }

/* ---- diff: two engines */

static cxtag_status take_difference(void *ctx, const cxtag_record *record, const cxtag_context *context,
                                    cxtag_error *err) {
  char id[64];
  snprintf(id, sizeof id, "%.*s", (int)(record->id.length < sizeof id ? record->id.length : sizeof id - 1),
           record->id.bytes);
  return cxtag_difference_add(ctx, id, record->text.bytes, record->text.length, context, err);
}

static int diff(cxtag_session *before, cxtag_session *after, const cli_settings *settings) {
  cxtag_difference *difference;
  cxtag_error error;
  size_t length;
  if (cxtag_difference_new(&difference, before, after, &error) != CXTAG_OK) return fail(&error);
  int code = read_feedback(settings, &settings->feedback, take_difference, difference);
  if (code <= CLI_FINDINGS) {
    const char *const report =
        cxtag_difference_report(difference, settings->json, lines_wanted(settings), &length);
    int const printed = print_report(report, length);
    if (printed != CLI_OK) code = printed;
  }
  cxtag_difference_free(difference);
  return code;
}

/* A session on the layers of the settings with the pack in `folder` on top. */
static int open_pack(cxtag_session **out, const cli_settings *settings, const char *folder) {
  cxtag_builder *builder;
  cxtag_engine *engine = NULL;
  cli_list const pack = {(const char **)&folder, 1};
  cli_report_packs(&pack);
  int code = cli_builder_new(&builder, settings, folder, NULL);
  if (code == CLI_OK) code = cli_builder_finish(&engine, builder, settings);
  if (code == CLI_OK) code = cli_session_new(out, engine, settings, 1);
  cxtag_engine_free(engine);
  cxtag_builder_free(builder);
  cli_report_packs(&settings->lexicons);
  return code;
}

static int run_diff(const cli_settings *settings) {
  cxtag_session *before = NULL, *after = NULL;
  if (!settings->feedback.count) return cli_complain_usage("lex diff", CLI_SAY(on_missing));
  int code = open_pack(&before, settings, settings->operands.items[0]);
  if (code == CLI_OK) code = open_pack(&after, settings, settings->operands.items[1]);
  if (code == CLI_OK) code = diff(before, after, settings);
  cxtag_session_free(before);
  cxtag_session_free(after);
  return code;
}

/* ---- the commands */

#define AT(member) offsetof(cli_settings, member)
#define JSON_OPTION                                                                                          \
  { 0, "json", CLI_FLAG, AT(json), NULL, "the report as JSON", 0 }
#define LINES_OPTION(help)                                                                                   \
  { 'n', "lines", CLI_COUNT, AT(lines), "N", help, AT(has_lines) }
static const cli_option report_options[] = {
    LINES_OPTION("how much of each list is shown (default 20)"),
    JSON_OPTION,
};
static const cli_option diff_options[] = {
    {0, "on", CLI_LIST, AT(feedback), "FEEDBACK", "the texts to compare on; repeat for more files", 0},
    LINES_OPTION("how many changed texts are shown (default 20)"),
    JSON_OPTION,
};
static const cli_group report_group = {"Report", report_options, 2},
                       diff_group = {"Comparison", diff_options, 3};
static const cli_group *const report_groups[] = {&report_group,         &cli_reading_options,
                                                 &cli_language_options, &cli_lexicon_options,
                                                 &cli_common_options,   NULL};
static const cli_group *const diff_groups[] = {&diff_group,           &cli_reading_options,
                                               &cli_language_options, &cli_lexicon_options,
                                               &cli_common_options,   NULL};

const cli_command cli_lex_diff = {
    "lex diff",
    "OLD NEW",
    "show what an edit of a pack changes on feedback: counts, the rows that make it so, example texts",
    "OLD and NEW are two states of a pack, each laid over the base pack and those of --lexicon.",
    "  cxtag lex diff shop.before shop --on feedback.csv\n",
    diff_groups,
    2,
    2,
    run_diff,
};
const cli_command cli_lex_stats = {
    "lex stats",
    "FEEDBACK...",
    "count how rows fire on feedback: texts per row, rows never hit, rows that always fire together or "
    "disagree",
    NULL,
    "  cxtag lex stats -l shop feedback.csv\n",
    report_groups,
    1,
    SIZE_MAX,
    run_stats,
};
const cli_command cli_lex_suggest = {
    "lex suggest",
    "FEEDBACK...",
    "suggest rows: words typical of the texts in which nothing is found, as a table to fill in",
    NULL,
    "  cxtag lex suggest feedback.csv > new-rows.tsv\n",
    report_groups,
    1,
    SIZE_MAX,
    run_suggest,
};
