/* cxtag inspect: what a file is taken for, and why. Tags nothing. */
#include <string.h>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/reading.h"
#include "cli/report.h"
#include "cli/text.h"

enum { SHOWN = 3, TEXT_SHOWN = 200 };

/* A finding's or value's name, in columns. */
static void print_what(const char *what, unsigned width) {
  cli_print_padded(stdout, cli_help_text("finding", what, what), width);
}

static void print_findings(const cxtag_reader *reader) {
  cxtag_reader_finding finding;
  for (size_t i = 0; cxtag_reader_finding_get(reader, i, &finding); i++) {
    print_what(finding.what, 17);
    cli_print_safe(stdout, finding.value, strlen(finding.value));
    if (finding.evidence && *finding.evidence) {
      fputs("  (", stdout);
      cli_print_safe(stdout, finding.evidence, strlen(finding.evidence));
      putchar(')');
    }
    putchar('\n');
  }
}

static void print_value(const char *name, cxtag_text_value value) {
  if (!value.length) return;
  size_t shown = value.length < TEXT_SHOWN ? value.length : TEXT_SHOWN;
  while (shown < value.length && shown && ((unsigned char)value.bytes[shown] & 0xC0) == 0x80) shown--;
  fputs("  ", stdout);
  print_what(name, 11);
  cli_print_safe(stdout, value.bytes, shown);
  printf("%s\n", shown < value.length ? "…" : "");
}

static void print_record(const cxtag_record *record, unsigned number) {
  printf(CLI_SAY(inspect_record), number);
  if (record->line) printf(CLI_SAY(inspect_line), (unsigned long long)record->line);
  putchar('\n');
  print_value("id", record->id);
  print_value("field", record->field);
  print_value("question", record->question);
  print_value("time", record->time);
  print_value("author", record->author);
  print_value("rating", record->rating);
  print_value("language", record->language);
  print_value("channel", record->channel);
  print_value("text", record->text);
}

static void print_skips(const cxtag_reader *reader) {
  cxtag_reader_statistics statistics;
  cxtag_reader_statistics_get(reader, &statistics);
  putchar('\n');
  cli_print_padded(stdout, CLI_SAY(inspect_read), 17);
  printf(CLI_SAY(inspect_counts), (unsigned long long)statistics.read, (unsigned long long)statistics.delivered,
         (unsigned long long)statistics.skipped, (unsigned long long)statistics.rejected);
  for (size_t i = 0; i < statistics.skip_count; i++) {
    if (!statistics.skips[i].count) continue;
    cli_print_padded(stdout, CLI_SAY(inspect_skipped), 17);
    printf("%llu %s\n", (unsigned long long)statistics.skips[i].count, statistics.skips[i].reason);
  }
}

/* Reads to the end, so that what is damaged or skipped is known. */
static int read_records(cxtag_reader *reader) {
  cxtag_record record;
  cxtag_error error;
  unsigned shown = 0;
  int code = CLI_OK;
  for (;;) {
    switch (cxtag_reader_next(reader, &record, &error)) {
    case CXTAG_NEXT_RECORD:
      if (shown < SHOWN) print_record(&record, ++shown);
      break;
    case CXTAG_NEXT_REJECTED:
      if (code == CLI_OK) cli_report_line(&error, NULL, record.text.bytes, record.text.length);
      code = CLI_FINDINGS;
      break;
    case CXTAG_NEXT_DAMAGED: cli_report(&error, NULL); return CLI_DAMAGED;
    case CXTAG_NEXT_END: return code;
    }
  }
}

static int inspect_input(const cli_input *input, const cxtag_reader_options *options, int *shown) {
  cxtag_reader *reader = NULL;
  int code = (input->found ? cli_reader_found : cli_reader_new)(&reader, input->path, options);
  if (!reader) return code;
  if (*shown) putchar('\n');
  cli_print_padded(stdout, CLI_SAY(inspect_file), 17);
  cli_print_safe(stdout, input->path, strlen(input->path));
  putchar('\n');
  *shown = 1;
  print_findings(reader);
  code = read_records(reader);
  print_skips(reader);
  cxtag_reader_close(reader);
  return code;
}

static int run_inspect(const cli_settings *settings) {
  cxtag_reader_options options;
  cli_inputs inputs;
  int shown = 0;
  int worst = cli_reader_options(&options, settings);
  if (worst != CLI_OK) return worst;
  worst = cli_inputs_find(&inputs, settings);
  options.one_of_several = cli_inputs_several(&inputs);
  for (size_t i = 0; i < inputs.count; i++) {
    const cli_input *const input = &inputs.items[i];
    int code = CLI_OK;
    if (input->left_out)
      cli_complain(CLI_SAY(is_left_out), input->path, input->left_out);
    else
      code = inspect_input(input, &options, &shown);
    if (code > worst) worst = code;
  }
  cli_inputs_clear(&inputs);
  if (!shown && worst == CLI_OK) {
    cli_complain(CLI_SAY(folder_without), settings->operands.items[0]);
    worst = CLI_USAGE;
  }
  return worst;
}

static const cli_group *const groups[] = {&cli_reading_options, &cli_common_options, NULL};
const cli_command cli_inspect = {
    "inspect",
    "FILE...",
    "say what a file is, with the evidence, how it is read, and its first records; tags nothing",
    "A FILE that is a folder stands for the files in it and in its folders.",
    "  cxtag inspect export.csv\n",
    groups,
    1,
    SIZE_MAX,
    run_inspect,
};
