/* Compiled rows know numbers, not words: the words of a step are found in the row's expression. */
#include "workbench/near.h"

#include "text/text.h"

/* A word of an expression ends at what the expression language writes around words. */
static int is_mark(unsigned char c) {
  return c <= ' ' || strchr("()[]{}|~&", c) != NULL;
}

static int is_gap(const char *text, size_t len) {
  return (len >= 3 && (!memcmp(text, "\xE2\x80\xA6", 3) || !memcmp(text, "...", 3)));
}

static int accepts(const cx_lexicon *lexicon, const char *word, size_t len, uint32_t symbol) {
  cx_form forms[CX_FORMS_MAX];
  size_t const count = cx_vocabulary_find(lexicon->vocabulary, word, len, 0, 0, forms, CX_FORMS_MAX);
  for (size_t i = 0; i < count && i < CX_FORMS_MAX; i++)
    if (cx_symbol_accepts(lexicon, symbol, forms[i].entry)) return 1;
  return 0;
}

static size_t list_end(const char *text) {
  return strcspn(text, "}") + (strchr(text, '}') != NULL);
}

void cx_name_step(cx_buffer *out, const cx_lexicon *lexicon, const cx_row *row, uint32_t symbol) {
  const char *text = cx_lexicon_string(lexicon, row->expression);
  const char *list = NULL;
  size_t const from = out->length;
  cx_buffer folded;
  cx_buffer_init(&folded, out->memory);
  for (size_t len; *text; text += len) {
    len = 1;
    if (*text == '{' && !list) list = text;
    if (*text == '{') len = list_end(text);
    if (is_mark((unsigned char)*text)) continue;
    while (text[len] && !is_mark((unsigned char)text[len])) len++;
    if (is_gap(text, len)) continue;
    cx_buffer_reset(&folded);
    if (cx_text_fold(&folded, text, len) != CXTAG_OK) break;
    if (!accepts(lexicon, folded.bytes, folded.length, symbol)) continue;
    if (out->length > from) cx_buffer_append_byte(out, '|');
    cx_buffer_append(out, text, len);
  }
  if (out->length == from && list) cx_buffer_append(out, list, list_end(list));
  if (folded.failed) out->failed = 1;
  cx_buffer_clear(&folded);
}
