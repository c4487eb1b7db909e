/* Gold as a TSV with a header: no quoting, a cell ends at a tab. */
#include <string.h>

#include "workbench/gold.h"

typedef struct cell {
  const char *text; /* not ended by NUL */
  size_t length;
} cell;

enum { NO_COLUMN = -1 };

typedef struct columns {
  int id, text, label, language, question;
} columns;

/* The cell of a column; 0 when the line has fewer. */
static int find_cell(const cx_gold_file *file, int column, cell *out) {
  const char *at = file->line_start, *end = at + file->line_length;
  for (int i = 0; at; i++) {
    const char *tab = memchr(at, '\t', (size_t)(end - at));
    if (i == column) {
      *out = (cell){at, (size_t)((tab ? tab : end) - at)};
      return 1;
    }
    at = tab ? tab + 1 : NULL;
  }
  return 0;
}

static int find_column(const cx_gold_file *file, const char *name) {
  cell found;
  if (!name) return NO_COLUMN;
  for (int i = 0; find_cell(file, i, &found); i++)
    if (found.length == strlen(name) && !memcmp(found.text, name, found.length)) return i;
  return NO_COLUMN;
}

static cxtag_status read_header(cx_gold_file *file, columns *out, cxtag_error *err) {
  out->id = find_column(file, "id");
  out->text = find_column(file, file->text_path);
  out->label = find_column(file, "label");
  if (out->label == NO_COLUMN) out->label = find_column(file, "sentiment");
  out->language = find_column(file, "lang");
  out->question = find_column(file, file->question_path);
  if (out->text == NO_COLUMN)
    return cx_gold_fault(file, 0, err,
                         "the header has no column `%.60s`: give one, tab-separated, or name it with "
                         "--text-path",
                         file->text_path);
  if (out->label == NO_COLUMN)
    return cx_gold_fault(file, 0, err,
                         "the header has no column `label` or `sentiment`: name the labels' column so");
  return CXTAG_OK;
}

/* A copy of the cell in the line's arena; "" where the line lacks it. NULL when memory is out. */
static const char *copy_cell(cx_gold_file *file, int column) {
  cell found = {"", 0};
  if (column != NO_COLUMN) find_cell(file, column, &found);
  return cx_arena_copy(&file->arena, found.text, found.length);
}

static cxtag_status read_row(cx_gold_file *file, const columns *at, cxtag_error *err) {
  cxtag_gold gold = {.origin = CXTAG_FROM_LINES};
  cell text, given;
  if (!find_cell(file, at->text, &text) || !find_cell(file, at->label, &given))
    return cx_gold_fault(file, file->line_length, err,
                         "the line has fewer cells than the header: a tab is missing");
  const char *label = copy_cell(file, at->label), *language = copy_cell(file, at->language);
  gold.id = copy_cell(file, at->id);
  gold.question = copy_cell(file, at->question);
  if (!label || !language || !gold.id || !gold.question) return cx_error_memory(err);
  if (!*gold.question) gold.question = NULL;
  if (*language) gold.language = language;
  gold.text = text.text;
  gold.text_length = text.length;
  size_t const label_at = (size_t)(given.text - file->line_start);
  if (!*label)
    return cx_gold_fault(file, label_at, err,
                         "the label is empty: write positive, neutral, negative or mixed");
  gold.has_sentiment = 1;
  cxtag_status const status = cx_gold_label(file, &gold.sentiment, label, label_at, err);
  return status == CXTAG_OK ? cx_gold_add(file, &gold, err) : status;
}

cxtag_status cx_gold_read_table(cx_gold_file *file, cxtag_error *err) {
  columns at;
  cxtag_status status = read_header(file, &at, err);
  while (status == CXTAG_OK && cx_gold_next_line(file)) {
    cx_arena_reset(&file->arena);
    status = read_row(file, &at, err);
  }
  return status;
}
