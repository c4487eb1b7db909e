/* cxtag tag: records in, tagged records out. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/account.h"
#include "cli/command.h"
#include "cli/engine.h"
#include "cli/output.h"
#include "cli/reading.h"
#include "cli/report.h"
#include "cli/tagger.h"
#include "cli/terminal.h"

typedef struct run {
  const cli_settings *settings;
  cxtag_reader_options reading;
  cxtag_engine *engine;
  cli_tagger *tagger;
  cli_output output;
  cli_account account;
  int code;
  int opened; /* inputs that could be opened */
  int talks;  /* an input is a file or an export: a summary is wanted */
  int hushed; /* the reader of the output has gone: nothing more to say */
} run;

static void worsen(run *r, int code) {
  if (code > r->code) r->code = code;
}

/* Records that could not be read may end the run: --strict at the first, --max-errors after so many. */
static int too_many_errors(run *r, const char *path) {
  const cli_settings *const settings = r->settings;
  if (!settings->strict && !(settings->has_max_errors && r->account.rejected > settings->max_errors))
    return 0;
  cli_complain("%s: stopped, %llu rejected: %s allows no more", path, (unsigned long long)r->account.rejected,
               settings->strict ? "--strict" : "--max-errors");
  worsen(r, CLI_DAMAGED);
  return 1;
}

/* 0 = the run is over: the output failed. */
static int give_out(run *r, cxtag_status status, const cxtag_error *error) {
  if (status == CXTAG_OK) return 1;
  if (r->output.failure) {
    int const code = cli_output_failed(&r->output);
    worsen(r, code);
    r->hushed = code == CLI_OK;
    return 0;
  }
  cli_report(error, NULL);
  worsen(r, CLI_DAMAGED);
  return 0;
}

/* Reads and tags one input to its end. 0 = the run is over. */
static int tag_input(run *r, cxtag_reader *reader, const char *path) {
  cxtag_record record;
  cxtag_error error;
  memset(&error, 0, sizeof error);
  r->account.started = cli_seconds();
  for (;;) {
    if (cxtag_reader_may_wait(reader) && !give_out(r, cli_tagger_flush(r->tagger, &error), &error)) return 0;
    cxtag_next const next = cxtag_reader_next(reader, &record, &error);
    if (next == CXTAG_NEXT_END) return 1;
    if (next == CXTAG_NEXT_DAMAGED) {
      cli_report(&error, NULL);
      worsen(r, CLI_DAMAGED);
      return 1;
    }
    if (next == CXTAG_NEXT_REJECTED) {
      worsen(r, CLI_FINDINGS);
      cli_account_reject(&r->account, &error, &record, r->settings->quiet);
      if (too_many_errors(r, path)) return 0;
      continue;
    }
    if (!give_out(r, cli_tagger_record(r->tagger, &record, &error), &error)) return 0;
    r->account.tagged++;
    cli_account_progress(&r->account, reader, path);
  }
}

/* Plain lines, or nothing, through a pipe are answered and nothing more; everything else gets a summary. */
static int is_plain_pipe(const cxtag_reader *reader, const char *path) {
  cxtag_reader_statistics statistics;
  const char *const format = cli_finding(reader, "format");
  cxtag_reader_statistics_get(reader, &statistics);
  return !strcmp(path, "-") && (!statistics.read || (format && !strcmp(format, "lines")));
}

static int same_file(const char *a, const char *b) {
  struct stat first, second;
  return stat(a, &first) == 0 && stat(b, &second) == 0 && S_ISREG(first.st_mode) &&
         first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

static int start_output(run *r) {
  if (r->opened++) return 1;
  if (cli_output_open(&r->output)) return 1;
  cli_output_failed(&r->output);
  worsen(r, CLI_USAGE);
  return 0;
}

/* An input that cannot be opened is said so, and the others are still tagged. 0 = the run is over. */
static int tag_path(run *r, const char *path) {
  cxtag_reader *reader;
  int goes_on = 1;
  if (!strcmp(path, "-") && cli_is_terminal(0) && !r->settings->quiet)
    cli_complain("reading lines from the terminal, Ctrl-D ends; `cxtag --help` shows the usage");
  int const code = cli_reader_new(&reader, path, &r->reading);
  if (code != CLI_OK) {
    worsen(r, code);
    return 1;
  }
  if (start_output(r)) {
    goes_on = tag_input(r, reader, path);
    if (!is_plain_pipe(reader, path)) r->talks = 1;
    cli_account_add(&r->account, reader);
  } else {
    goes_on = 0;
  }
  cxtag_reader_close(reader);
  return goes_on;
}

static void finish(run *r) {
  cxtag_error error;
  memset(&error, 0, sizeof error);
  if (r->opened && !r->output.failure && give_out(r, cli_tagger_finish(r->tagger, &error), &error) &&
      !cli_output_commit(&r->output))
    worsen(r, cli_output_failed(&r->output));
  /* An input that could not be read is damage, once something came out of another. */
  if (r->code == CLI_USAGE && r->account.tagged) r->code = CLI_DAMAGED;
}

static int check(const cli_settings *settings) {
  for (size_t i = 0; i < settings->operands.count && settings->output; i++)
    if (same_file(settings->operands.items[i], settings->output))
      return cli_complain_usage("tag", "--output %s is also an input: name another file", settings->output);
  return CLI_OK;
}

static int run_tag(const cli_settings *settings) {
  static const char *const standard_input[] = {"-"};
  const char *const *const paths = settings->operands.count ? settings->operands.items : standard_input;
  size_t const count = settings->operands.count ? settings->operands.count : 1;
  const char *const to = settings->to ? settings->to : "jsonl";
  run r;

  memset(&r, 0, sizeof r);
  r.settings = settings;
  if ((r.code = check(settings)) != CLI_OK || (r.code = cli_reader_options(&r.reading, settings)) != CLI_OK ||
      (r.code = cli_account_open(&r.account, settings)) != CLI_OK)
    return r.code;
  cli_output_init(&r.output, settings->output, !strcmp(to, "jsonl"));
  r.code = cli_engine_new(&r.engine, settings);
  if (r.code == CLI_OK) r.code = cli_tagger_new(&r.tagger, r.engine, &r.output, to, settings);
  if (r.code == CLI_OK) {
    for (size_t i = 0; i < count && tag_path(&r, paths[i]); i++) {
    }
    finish(&r);
    if (r.opened && !r.hushed && !settings->quiet && (r.talks || r.account.rejected || settings->progress))
      cli_account_print(&r.account);
  }
  worsen(&r, cli_account_close(&r.account));
  cli_tagger_free(r.tagger);
  cli_output_close(&r.output);
  cxtag_engine_free(r.engine);
  return r.code;
}

static const cli_group *const groups[] = {
    &cli_reading_options, &cli_language_options, &cli_lexicon_options, &cli_writing_options,
    &cli_running_options, &cli_colour_options,   &cli_common_options,  NULL};
const cli_command cli_tag = {
    "tag",
    "[FILE...]",
    "tag texts or an export, one JSON object a line out (the command when none is named)",
    "Without a FILE, or where FILE is -, standard input is read: each line is answered at once. What a file "
    "is, is found out by its content; `cxtag inspect FILE` says how it is read.\n\n"
    "A summary on standard error adds up: read = tagged + skipped + rejected. It is left out for plain "
    "lines through a pipe, unless some were rejected.\n\n"
    "A file that cannot be read does not keep the others from being tagged.",
    "  echo 'Toimitus oli nopea' | cxtag\n"
    "  cxtag palaute.csv --text-column 'Avoin palaute' -t csv --excel -o tagged.csv\n"
    "  cxtag reviews.jsonl --text-path review.body --keep stars -t summary\n",
    groups,
    0,
    SIZE_MAX,
    run_tag,
};
