/* A gold file while it is read: each of its two forms hands its lines to one check and to the evaluation. */
#ifndef CX_WORKBENCH_GOLD_H
#define CX_WORKBENCH_GOLD_H

#include <cxtag/lexicon.h>

#include "base/error.h"
#include "base/map.h"

typedef struct cx_gold_file {
  cxtag_evaluation *evaluation;
  const char *path, *text_path, *question_path; /* question_path may be NULL */
  const char *bytes, *end;                      /* what is left to read */
  const char *line_start;                       /* the line at hand */
  size_t line_length;
  uint32_t line;
  uint64_t offset; /* of the line in the file */
  cx_arena arena;  /* of the line */
  cx_map ids;      /* id -> the line that has it */
  cx_map text_lines; /* text and question -> the line that has them */
  cx_map labels;     /* id, or text and question, blank, its labels */
  uint64_t texts;
} cx_gold_file;

/* Moves on to the next line that is not blank; 0 at the end. */
int cx_gold_next_line(cx_gold_file *file);

/* One line of JSON; all lines of a table. */
cxtag_status cx_gold_read_json(cx_gold_file *file, cxtag_error *err);
cxtag_status cx_gold_read_table(cx_gold_file *file, cxtag_error *err);

/* Checks and adds one text. gold->id NULL = it goes by its line. */
cxtag_status cx_gold_add(cx_gold_file *file, cxtag_gold *gold, cxtag_error *err);

/* A sentiment or polarity in any of its spellings; ESYNTAX names the line, byte `at` of it and the words that
 * are known. */
cxtag_status cx_gold_label(cx_gold_file *file, cxtag_label *out, const char *word, size_t at,
                           cxtag_error *err);

/* A fault of the line at hand; `at` is a byte in it. */
cxtag_status cx_gold_fault(const cx_gold_file *file, size_t at, cxtag_error *err, const char *format, ...)
    CX_PRINTF(4, 5);

#endif
