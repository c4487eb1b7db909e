/* cxtag tag: records in, tagged records out. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/account.h"
#include "cli/command.h"
#include "cli/engine.h"
#include "cli/file.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/reading.h"
#include "cli/report.h"
#include "cli/resume.h"
#include "cli/tagger.h"
#include "cli/terminal.h"
#include "cli/warnings.h"

typedef struct run {
  const cli_settings *settings;
  cxtag_reader_options reading;
  cxtag_engine *engine;
  cli_inputs inputs;
  cli_tagger *tagger;
  cli_output output;
  cli_account account;
  cli_resume resume;
  cli_warnings warnings;
  int code;
  int opened; /* inputs that could be opened */
  int talks;  /* an input is a file or an export: a summary is wanted */
  int stopped; /* before the end of the inputs */
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
  cli_complain(CLI_SAY(stopped), path, (unsigned long long)r->account.rejected,
               settings->strict ? "--strict" : "--max-errors");
  r->stopped = 1;
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

/* 0 = the run is over. */
static int save_state(run *r) {
  cxtag_error error;
  if (!cli_resume_due(&r->resume)) return 1;
  if (!give_out(r, cli_tagger_flush(r->tagger, &error), &error)) return 0;
  if (cli_resume_save(&r->resume, &r->output, &r->account)) return 1;
  worsen(r, CLI_DAMAGED);
  return 0;
}

/* A record whose result an earlier run has written. 0 = the run is over. */
static int pass_over(run *r, const cli_input *input, cxtag_reader *reader, const cxtag_record *record) {
  cxtag_error error;
  int const first = !r->account.tagged++;
  if (--r->resume.passing == 0) cli_account_start(&r->account, reader, input->bytes);
  return !first || give_out(r, cli_tagger_continue(r->tagger, record, &error), &error);
}

/* error: empty, to be filled. */
static int tag_record(run *r, const cli_input *input, cxtag_reader *reader, const cxtag_record *record,
                      cxtag_error *error) {
  if (r->resume.passing) return pass_over(r, input, reader, record);
  if (!give_out(r, cli_tagger_record(r->tagger, record, error), error)) {
    r->account.unfinished = 1;
    return 0;
  }
  r->account.tagged++;
  r->resume.items++;
  cli_account_progress(&r->account, reader, input->path, input->bytes);
  return save_state(r);
}

static int reject_record(run *r, const cli_input *input, const cxtag_record *record, const cxtag_error *error) {
  int const behind = r->resume.passing != 0;
  worsen(r, CLI_FINDINGS);
  cli_account_reject(&r->account, error, record, r->settings->quiet, behind);
  if (behind)
    r->resume.passing--;
  else
    r->resume.items++;
  return !too_many_errors(r, input->path);
}

/* Reads and tags one input to its end. 0 = the run is over. */
static int tag_input(run *r, const cli_input *input, cxtag_reader *reader) {
  cxtag_error error;
  int goes_on = 1;
  memset(&error, 0, sizeof error);
  while (goes_on) {
    if (cxtag_reader_may_wait(reader) && !give_out(r, cli_tagger_flush(r->tagger, &error), &error)) return 0;
    cxtag_record *const record = cli_tagger_place(r->tagger);
    switch (cxtag_reader_next(reader, record, &error)) {
    case CXTAG_NEXT_RECORD: goes_on = tag_record(r, input, reader, record, &error); break;
    case CXTAG_NEXT_REJECTED:
      goes_on = reject_record(r, input, record, &error);
      memset(&error, 0, sizeof error); /* it is large: once a rejected record, not once a record */
      break;
    case CXTAG_NEXT_END: return 1;
    case CXTAG_NEXT_DAMAGED:
      cli_report(&error, NULL);
      worsen(r, CLI_DAMAGED);
      return 1;
    }
  }
  return 0;
}

/* Plain lines, or nothing, through a pipe are answered and nothing more; everything else gets a summary. */
static int is_plain_pipe(const cxtag_reader *reader, const char *path) {
  cxtag_reader_statistics statistics;
  const char *const format = cli_finding(reader, "format");
  cxtag_reader_statistics_get(reader, &statistics);
  return !strcmp(path, "-") && (!statistics.read || (format && !strcmp(format, "lines")));
}

/* path "-" = what the descriptor is, which a shell may have made any file. */
static int same_file(const char *a, int a_descriptor, const char *b, int b_descriptor) {
  struct stat first, second;
  return (strcmp(a, "-") ? stat(a, &first) : fstat(a_descriptor, &first)) == 0 &&
         (strcmp(b, "-") ? stat(b, &second) : fstat(b_descriptor, &second)) == 0 && S_ISREG(first.st_mode) &&
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
static int tag_path(run *r, const cli_input *input) {
  const char *const path = input->path;
  cxtag_reader *reader = NULL;
  int goes_on = 1;
  if (!strcmp(path, "-") && cli_is_terminal(0) && !r->settings->quiet)
    cli_complain(CLI_SAY(reads_terminal));
  int const code = (input->found ? cli_reader_found : cli_reader_new)(&reader, path, &r->reading);
  worsen(r, code);
  if (!reader) {
    if (input->found) r->account.left_out++;
    return 1;
  }
  if (!r->opened && !r->resume.passing) cli_account_start(&r->account, reader, input->bytes);
  if (start_output(r)) {
    goes_on = tag_input(r, input, reader);
    if (!is_plain_pipe(reader, path)) r->talks = 1;
    cli_account_add(&r->account, reader);
    r->account.bytes_before += input->bytes;
    if (input->found) r->account.files++;
  } else {
    goes_on = 0;
  }
  cxtag_reader_close(reader);
  return goes_on;
}

/* A folder in which nothing could be read is no success. */
static void check_folder(run *r, size_t operand, uint64_t files) {
  struct stat about;
  const char *const path = r->settings->operands.count ? r->settings->operands.items[operand] : "-";
  if (files != r->account.files || stat(path, &about) != 0 || !S_ISDIR(about.st_mode)) return;
  cli_complain(CLI_SAY(folder_without), path);
  worsen(r, CLI_USAGE);
}

static void tag_inputs(run *r) {
  size_t const operands = r->settings->operands.count ? r->settings->operands.count : 1;
  int goes_on = 1;
  for (size_t i = 0, operand = 0; operand < operands && goes_on; operand++) {
    uint64_t const files = r->account.files;
    for (; i < r->inputs.count && r->inputs.items[i].operand == operand && goes_on; i++) {
      const cli_input *const input = &r->inputs.items[i];
      if (!input->left_out) {
        goes_on = tag_path(r, input);
        continue;
      }
      r->account.left_out++;
      if (!r->settings->quiet) cli_complain(CLI_SAY(is_left_out), input->path, input->left_out);
    }
    if (goes_on) check_folder(r, operand, files);
  }
}

static void finish(run *r) {
  cxtag_error error;
  memset(&error, 0, sizeof error);
  if (r->resume.passing && r->stopped) {
    /* --max-errors allows less than the earlier run met: its state stands. */
  } else if (r->resume.passing) {
    cli_complain(CLI_SAY(resume_short), r->resume.path);
    worsen(r, CLI_DAMAGED);
  } else if (r->opened && !r->output.failure &&
             give_out(r, cli_tagger_finish(r->tagger, &error), &error)) {
    /* An input that could not be read is damage, once something came out of another. */
    if (r->code == CLI_USAGE && r->account.tagged) r->code = CLI_DAMAGED;
    r->resume.complete = !r->stopped;
    r->resume.code = r->code;
    if (r->resume.path && !cli_resume_save(&r->resume, &r->output, &r->account)) worsen(r, CLI_DAMAGED);
    if (!cli_output_commit(&r->output)) worsen(r, cli_output_failed(&r->output));
  }
  cli_warnings_print(&r->warnings);
  const char *const left_out = r->tagger && !r->settings->quiet ? cli_tagger_left_out(r->tagger) : NULL;
  if (left_out)
    cli_complain(CLI_SAY(kept_without_column), left_out);
  if (r->opened && !r->hushed && !r->settings->quiet &&
      (r->talks || r->account.rejected || r->settings->progress))
    cli_account_print(&r->account);
}

/* Those of a folder that the run writes are left out already. */
static int is_input(const cli_inputs *inputs, const char *path) {
  for (size_t i = 0; i < inputs->count; i++)
    if (!inputs->items[i].found && same_file(inputs->items[i].path, STDIN_FILENO, path, STDOUT_FILENO)) return 1;
  return 0;
}

static int is_other(const char *a, const char *b) {
  if (!strcmp(a, b)) return access(a, F_OK) != 0 || same_file(a, STDOUT_FILENO, b, STDOUT_FILENO);
  return same_file(a, STDOUT_FILENO, b, STDOUT_FILENO);
}

/* No input, no table of a lexicon and no other file of the run is written over; nor is what comes out read again
 * without end. */
static int check_files(const cli_settings *settings, const cli_inputs *inputs) {
  const char *const names[] = {"--output", "--rejects", "--resume"};
  const char *const paths[] = {settings->output ? settings->output : "-", settings->rejects, settings->resume};
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
    if (paths[i] && is_input(inputs, paths[i]))
      return i || strcmp(paths[i], "-") ? cli_complain_usage("tag", CLI_SAY(also_input), names[i], paths[i])
                                        : cli_complain_usage("tag", CLI_SAY(stdout_input));
    for (size_t k = 0; paths[i] && k < settings->lexicons.count; k++)
      if (cli_is_of_lexicon(paths[i], settings->lexicons.items[k]))
        return cli_complain_usage("tag", CLI_SAY(also_lexicon), names[i], paths[i]);
    for (size_t k = 0; paths[i] && k < i; k++)
      if (paths[k] && is_other(paths[k], paths[i]))
        return cli_complain_usage("tag", CLI_SAY(also_other), names[i], paths[i], names[k]);
  }
  return CLI_OK;
}

/* A workbook is no text. */
static int check_terminal(const cli_settings *settings) {
  if (settings->output || !settings->to || strcmp(settings->to, "xlsx") != 0 || !cli_is_terminal(STDOUT_FILENO))
    return CLI_OK;
  return cli_complain_usage("tag", CLI_SAY(xlsx_terminal));
}

static int check(run *r) {
  const cli_settings *const settings = r->settings;
  int code = check_files(settings, &r->inputs);
  if (code == CLI_OK) code = check_terminal(settings);
  if (code == CLI_OK) code = cli_reader_options(&r->reading, settings);
  r->reading.one_of_several = cli_inputs_several(&r->inputs);
  r->reading.warning_ctx = &r->warnings;
  return code == CLI_OK ? cli_resume_check(settings, &r->inputs) : code;
}

/* A name that promises a table, where no format is asked for. */
static void check_name(const cli_settings *settings) {
  static const char *const tables[] = {"csv", "tsv", "xlsx"};
  const char *const dot = settings->output && !settings->to && !settings->quiet ? strrchr(settings->output, '.') : NULL;
  for (size_t i = 0; dot && i < sizeof tables / sizeof *tables; i++)
    if (!strcmp(dot + 1, tables[i]))
      cli_complain(CLI_SAY(table_name), settings->output, tables[i]);
}

/* Everything that can be wrong before there is output. 1 = there is something to do. */
static int prepare(run *r) {
  const cli_settings *const settings = r->settings;
  const char *const to = settings->to ? settings->to : "jsonl";
  r->code = cli_inputs_find(&r->inputs, settings);
  if (r->code == CLI_DAMAGED) return 0;
  int code = check(r);
  cli_output_init(&r->output, settings->output, settings->resume || !strcmp(to, "jsonl"));
  if (code == CLI_OK) code = cli_engine_new(&r->engine, settings);
  /* Behind the lexicon: where that is faulty, what an earlier run rejected is left as it is. */
  if (code == CLI_OK) code = cli_account_open(&r->account, settings);
  if (code == CLI_OK)
    code = cli_resume_open(&r->resume, settings, &r->inputs, r->engine, &r->output, &r->account);
  if (code == CLI_OK && r->resume.complete) {
    if (!settings->quiet)
      cli_complain(CLI_SAY(resume_finished), settings->resume, settings->output, settings->resume);
    code = r->resume.code;
    worsen(r, code);
    return 0;
  }
  if (code == CLI_OK) code = cli_tagger_new(&r->tagger, r->engine, &r->output, to, settings);
  if (code == CLI_OK) check_name(settings);
  worsen(r, code);
  for (size_t i = 0; i < r->inputs.count; i++) {
    const cli_input *const input = &r->inputs.items[i];
    if (!input->left_out) r->account.bytes += input->bytes;
  }
  return code == CLI_OK;
}

static int run_tag(const cli_settings *settings) {
  run r;
  memset(&r, 0, sizeof r);
  r.settings = settings;
  if (prepare(&r)) {
    tag_inputs(&r);
    finish(&r);
  }
  worsen(&r, cli_account_close(&r.account));
  cli_tagger_free(r.tagger);
  cli_output_close(&r.output);
  cli_resume_clear(&r.resume);
  cli_inputs_clear(&r.inputs);
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
    "Without a FILE, or where FILE is -, standard input is read: each line is answered at once, also of JSON lines "
    "where the first settles which member is the text, or --text-path names it. Of anything else 256 KiB or the end "
    "are waited for, of a table 64 rows too, so that it is taken for the same however its bytes come. What a file is, "
    "is found out by its content; `cxtag inspect FILE` says how it is read.\n\n"
    "A summary on standard error adds up: read = tagged + skipped + rejected. It is left out for plain "
    "lines through a pipe, unless some were rejected.\n\n"
    "A FILE that is a folder stands for the files in it and in its folders, in the order of the bytes of their paths; "
    "hidden ones, links to folders and what is no export (pictures, PDFs ...) are left out with a note.\n\n"
    "A file that cannot be read does not keep the others from being tagged.",
    "  echo 'Toimitus oli nopea' | cxtag\n"
    "  cxtag palaute.csv --text-column 'Avoin palaute' -t csv --excel -o tagged.csv\n"
    "  cxtag exports/ -o tagged.jsonl --resume tagged.state -j 4\n"
    "  cxtag reviews.jsonl --text-path review.body --keep stars -t summary\n",
    groups,
    0,
    SIZE_MAX,
    run_tag,
};
