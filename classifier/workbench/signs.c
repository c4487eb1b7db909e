#include "workbench/signs.h"

#include <stdio.h>

enum { SIGN_BYTES_MAX = 32 };

static cxtag_status read_text(cx_text *out, cx_text_reader *reader, const char *text, size_t len) {
  return cx_text_read(out, reader, text, len, len, CXTAG_FROM_UTF8, NULL);
}

static cxtag_status is_one_word(int *is, cx_text_reader *reader, const char *written, size_t len) {
  cx_text text;
  cxtag_status const status = read_text(&text, reader, written, len);
  *is = status == CXTAG_OK && text.token_count == 1 && !text.tokens[0].start && text.tokens[0].end == text.length;
  return status;
}

/* Is it one word together with a number, behind or before it? */
static cxtag_status is_unit(int *is, cx_text_reader *reader, const char *sign, size_t len) {
  char amount[SIGN_BYTES_MAX + 4];
  *is = 0;
  if (len > SIGN_BYTES_MAX) return CXTAG_OK;
  snprintf(amount, sizeof amount, "5 %.*s", (int)len, sign);
  cxtag_status const status = is_one_word(is, reader, amount, len + 2);
  if (status != CXTAG_OK || *is) return status;
  snprintf(amount, sizeof amount, "%.*s5", (int)len, sign);
  return is_one_word(is, reader, amount, len + 1);
}

cxtag_status cx_reading_of(cx_reading *out, cx_text_reader *reader, const char *written, size_t len) {
  cx_text text;
  int unit = 1;
  cxtag_status status = read_text(&text, reader, written, len);
  *out = CX_READS_WORDS;
  if (status != CXTAG_OK) return status;
  for (size_t i = 1; i < text.token_count; i++)
    if (text.tokens[i].border >= CX_BORDER_SENTENCE) *out = CX_READS_SENTENCE;
  if (!text.token_count) status = is_unit(&unit, reader, written, len);
  if (!unit) *out = CX_READS_NOTHING;
  return status;
}
