/* cxtag inspect: what a file is taken for, and why. Tags nothing. */
#include <string.h>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/reading.h"
#include "cli/report.h"
#include "cli/text.h"

enum { SHOWN = 3, TEXT_SHOWN = 200 };

static void print_findings(const cxtag_reader *reader) {
  cxtag_reader_finding finding;
  for (size_t i = 0; cxtag_reader_finding_get(reader, i, &finding); i++) {
    printf("%-16s ", finding.what);
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
  printf("  %-10s ", name);
  cli_print_safe(stdout, value.bytes, shown);
  printf("%s\n", shown < value.length ? "…" : "");
}

static void print_record(const cxtag_record *record, unsigned number) {
  printf("\nrecord %u", number);
  if (record->line) printf(", line %llu", (unsigned long long)record->line);
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
  printf("\nread             %llu: %llu records, %llu skipped, %llu rejected\n",
         (unsigned long long)statistics.read, (unsigned long long)statistics.delivered,
         (unsigned long long)statistics.skipped, (unsigned long long)statistics.rejected);
  for (size_t i = 0; i < statistics.skip_count; i++)
    if (statistics.skips[i].count)
      printf("  skipped        %llu %s\n", (unsigned long long)statistics.skips[i].count,
             statistics.skips[i].reason);
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
  printf("%sfile             ", *shown ? "\n" : "");
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
  for (size_t i = 0; i < inputs.count; i++) {
    const cli_input *const input = &inputs.items[i];
    int code = CLI_OK;
    if (input->left_out)
      cli_complain("%s: %s: left out", input->path, input->left_out);
    else
      code = inspect_input(input, &options, &shown);
    if (code > worst) worst = code;
  }
  cli_inputs_clear(&inputs);
  if (!shown && worst == CLI_OK) {
    cli_complain("%s: the folder holds no file that can be read", settings->operands.items[0]);
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
