/* Word lists of other tools on their way into a pack. */
#ifndef CX_WORKBENCH_CONVERT_H
#define CX_WORKBENCH_CONVERT_H

#include "base/buffer.h"
#include "base/map.h"
#include "workbench/findings.h"

typedef struct cx_convert_row {
  const char *expression; /* key of the map */
  int32_t polarity;       /* thousandths */
  uint32_t line;
} cx_convert_row;

typedef struct cx_converter {
  cx_findings findings;
  const char *source;
  uint32_t line;
  cx_map expressions;
  cx_convert_row *rows; /* by number of the expression */
  size_t capacity;
  cx_buffer expression;
  cx_map categories; /* liwc: id -> 1 + kind */
  int section;       /* liwc: % lines seen; quanteda: kind of the key at hand */
  int failed;        /* memory */
} cx_converter;

typedef struct cx_slice {
  const char *text;
  size_t length;
} cx_slice;

/* Each takes one line that is not blank, without its end. */
typedef void (*cx_convert_line)(cx_converter *converter, cx_slice line);
/* The reader of a format, or NULL. */
cx_convert_line cx_converter_of(const char *format);

/* An entry as the other tool writes it, with the polarity it means. */
void cx_convert_entry(cx_converter *converter, cx_slice word, int32_t polarity);
/* What cannot be kept of the word: a message that takes %.*s. */
void cx_convert_loss(cx_converter *converter, cx_message message, const char *english, cx_slice word);

#endif
