/* What the command line asks for. One structure serves all commands; an option's table entry says which
 * member it fills, so the tables are the only list of options there is. */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include <stddef.h>
#include <stdint.h>

/* The values of an option that may be repeated. */
typedef struct cli_list {
  const char **items;
  size_t count;
} cli_list;

typedef struct cli_settings {
  /* lexicons and languages */
  cli_list lexicons;
  int no_base, typos;
  const char *language;

  /* reading */
  const char *from;
  cli_list text_columns, text_paths, keep, preset_files;
  const char *id_column, *id_path;
  const char *question, *question_column, *question_path;
  const char *sheet, *member, *encoding, *delimiter, *csv_escape, *header_rows;
  const char *skip, *include, *blank;
  uint64_t max_text, max_record, max_expand, max_window;

  /* writing */
  const char *to, *output, *offsets, *headings, *colour, *ui;
  int explain, no_text, excel, json;

  /* the run */
  uint64_t jobs, max_errors;
  int strict, quiet, progress, no_progress, has_max_errors;
  const char *rejects, *resume;

  /* eval and lex */
  cli_list minimum, feedback;
  uint64_t errors, lines;
  int has_errors, has_lines;
  const char *compare, *inflect, *theme;
  int check, calibration;

  int help, version;
  cli_list operands;
} cli_settings;

#endif
