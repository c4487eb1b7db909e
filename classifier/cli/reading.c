#include "cli/reading.h"

#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/report.h"
#include "cli/result.h"
#include "cli/warnings.h"

static int read_delimiter(char *out, const char *text) {
  static const struct {
    const char *name;
    char character;
  } names[] = {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"\\t", '\t'}, {"pipe", '|'}};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (!strcmp(text, names[i].name)) return *out = names[i].character, 1;
  *out = text[0];
  return text[0] && !text[1] && (unsigned char)text[0] < 0x80 && !strchr("\"\r\n", text[0]);
}

static int read_header_rows(unsigned *out, const char *text) {
  char *end;
  if (*text < '0' || *text > '9') return 0;
  unsigned long const rows = strtoul(text, &end, 10);
  *out = rows ? (unsigned)rows : CXTAG_NO_HEADER;
  return !*end && rows < CXTAG_NO_HEADER;
}

/* Presets of one's own may have reasons of their own. */
static int check_reasons(const char *option, const char *list, const cli_settings *settings) {
  while (list && *list && !settings->preset_files.count) {
    list += strspn(list, ", ");
    size_t length = strcspn(list, ",");
    size_t const next = length;
    while (length && list[length - 1] == ' ') length--;
    if (length && !cli_is_reason(list, length))
      return cli_complain_usage("tag", CLI_SAY(no_such_reason), option, (int)length, list, cli_reasons);
    list += next;
  }
  return CLI_OK;
}

int cli_reader_options(cxtag_reader_options *options, const cli_settings *settings) {
  cxtag_reader_options const defaults = CXTAG_READER_OPTIONS_INIT;
  *options = defaults;
  options->format = settings->from;
  options->text_columns = settings->text_columns.items;
  options->text_column_count = settings->text_columns.count;
  options->text_paths = settings->text_paths.items;
  options->text_path_count = settings->text_paths.count;
  options->id_column = settings->id_column;
  options->id_path = settings->id_path;
  options->question_column = settings->question_column;
  options->question_path = settings->question_path;
  options->keep = settings->keep.items;
  options->keep_count = settings->keep.count;
  options->sheet = settings->sheet;
  options->member = settings->member;
  options->encoding = settings->encoding;
  options->skip = settings->skip;
  options->include = settings->include;
  options->preset_files = settings->preset_files.items;
  options->preset_file_count = settings->preset_files.count;
  options->keep_blank = settings->blank && !strcmp(settings->blank, "keep");
  options->max_record = (size_t)settings->max_record;
  options->max_expand = settings->max_expand;
  options->max_window = settings->max_window;
  if (settings->csv_escape) options->quote_escape = strcmp(settings->csv_escape, "backslash") ? '"' : '\\';
  if (!settings->quiet) options->warning = cli_warn;
  if (settings->delimiter && !read_delimiter(&options->delimiter, settings->delimiter))
    return cli_complain_usage("tag", CLI_SAY(delimiter_wrong), settings->delimiter);
  if (settings->header_rows && !read_header_rows(&options->header_rows, settings->header_rows))
    return cli_complain_usage("tag", CLI_SAY(header_rows_wrong), settings->header_rows);
  int const code = check_reasons("--skip", settings->skip, settings);
  return code == CLI_OK ? check_reasons("--include", settings->include, settings) : code;
}

static int open_reader(cxtag_reader **out, const char *path, const cxtag_reader_options *options, int found) {
  cxtag_reader_options own = *options;
  cxtag_error error;
  own.piped = !strcmp(path, "-");
  cxtag_status const status = cxtag_reader_open(out, path, &own, &error);
  if (status == CXTAG_OK) return CLI_OK;
  if (found && status == CXTAG_EFOREIGN) {
    snprintf(error.message + strlen(error.message), sizeof error.message - strlen(error.message), "%s",
             CLI_SAY(left_out));
    if (options->warning) cli_report(&error, NULL);
    return CLI_OK;
  }
  cli_report(&error, NULL);
  return status == CXTAG_EDAMAGED || status == CXTAG_ENOMEM ? CLI_DAMAGED : CLI_USAGE;
}

int cli_reader_new(cxtag_reader **out, const char *path, const cxtag_reader_options *options) {
  return open_reader(out, path, options, 0);
}

int cli_reader_found(cxtag_reader **out, const char *path, const cxtag_reader_options *options) {
  return open_reader(out, path, options, 1);
}

const char *cli_finding(const cxtag_reader *reader, const char *what) {
  cxtag_reader_finding finding;
  for (size_t i = 0; cxtag_reader_finding_get(reader, i, &finding); i++)
    if (!strcmp(finding.what, what)) return finding.value;
  return NULL;
}
