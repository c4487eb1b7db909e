#include "workbench/convert.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lexicon/decode.h"

static const char *const codes[] = {"", "fi", "en"};

void cx_convert_loss(cx_converter *c, cx_message message, const char *english, cx_slice word) {
  char told[512];
  int const length = (int)(word.length < 100 ? word.length : 100);
  snprintf(told, sizeof told, cx_message_text(c->findings.language, message, english), length, word.text);
  cx_find_text(&c->findings, CXTAG_FINDING_LOSS, (cx_position){c->source, c->line, 1, 0}, told);
}

/* Letters, digits and what stands inside words; everything else is an operator or a sign. */
static int is_wordlike(cx_slice word) {
  for (size_t i = 0; i < word.length; i++) {
    unsigned char const byte = (unsigned char)word.text[i];
    int const letter = byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    int const inner = i && i + 1 < word.length && (byte == '\'' || byte == '-');
    if (!letter && !inner && byte != ' ') return 0;
  }
  return word.length > 0;
}

/* As a row writes it: words as they are, anything else in brackets. */
static void write_expression(cx_converter *c, cx_slice word) {
  cx_buffer *out = &c->expression;
  cx_buffer_reset(out);
  if (is_wordlike(word)) {
    cx_buffer_append(out, word.text, word.length);
    return;
  }
  cx_buffer_append_byte(out, '[');
  for (size_t i = 0; i < word.length; i++) {
    if (word.text[i] == ']' || word.text[i] == '\\') cx_buffer_append_byte(out, '\\');
    cx_buffer_append_byte(out, word.text[i]);
  }
  cx_buffer_append_byte(out, ']');
}

static void find_again(cx_converter *c, const cx_convert_row *first, int32_t polarity) {
  cx_position const where = {c->source, c->line, 1, 0};
  if ((first->polarity > 0) != (polarity > 0))
    cx_find(&c->findings, CXTAG_FINDING_CONFLICT, where, CX_TEXT(import_repeated_opposed), first->expression,
            first->line);
  else
    cx_find(&c->findings, CXTAG_FINDING_DUPLICATE, where, CX_TEXT(import_repeated), first->expression,
            first->line);
}

void cx_convert_entry(cx_converter *c, cx_slice word, int32_t polarity) {
  int made;
  if (word.length > 1 && word.text[word.length - 1] == '*') {
    word.length--;
    cx_convert_loss(c, CX_TEXT(import_wildcard), word);
  }
  if (!cx_is_utf8(word.text, word.length) || memchr(word.text, '*', word.length)) {
    cx_convert_loss(c, CX_TEXT(import_no_expression), word);
    return;
  }
  write_expression(c, word);
  if (c->expression.failed ||
      !cx_grow(c->expression.memory, &c->rows, &c->capacity, c->expressions.count + 1, sizeof *c->rows)) {
    c->failed = 1;
    return;
  }
  uint32_t const number = cx_map_insert(&c->expressions, c->expression.bytes, c->expression.length, 0, &made);
  if (number == CX_MAP_NONE)
    c->failed = 1;
  else if (made)
    c->rows[number] = (cx_convert_row){c->expressions.entries[number].key, polarity, c->line};
  else
    find_again(c, &c->rows[number], polarity);
}

static void read_lines(cx_converter *c, cx_convert_line read, const char *bytes, size_t len) {
  int const has_mark = len >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3);
  const char *end = bytes + len, *at = has_mark ? bytes + 3 : bytes;
  while (at < end && !c->failed) {
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    cx_slice line = {at, (size_t)((newline ? newline : end) - at)};
    c->line++;
    at = newline ? newline + 1 : end;
    if (line.length && line.text[line.length - 1] == '\r') line.length--;
    size_t blank = 0;
    while (blank < line.length && (line.text[blank] == ' ' || line.text[blank] == '\t')) blank++;
    if (blank < line.length) read(c, line);
  }
}

/* ---- tables */

static int by_expression(const void *a, const void *b) {
  return strcmp(((const cx_convert_row *)a)->expression, ((const cx_convert_row *)b)->expression);
}

/* Thousandths with the decimals they have, quotes where the cell begins with one. */
static void write_row(cx_buffer *out, const cx_convert_row *row, const char *language) {
  int const quote = row->expression[0] == '"';
  if (quote) cx_buffer_append_byte(out, '"');
  for (const char *at = row->expression; *at; at++) {
    if (quote && *at == '"') cx_buffer_append_byte(out, '"');
    cx_buffer_append_byte(out, *at);
  }
  cx_buffer_append_text(out, quote ? "\"\t\t" : "\t\t");
  cx_buffer_append_milli(out, row->polarity);
  while (!out->failed && out->bytes[out->length - 1] == '0') out->length--;
  if (!out->failed && out->bytes[out->length - 1] == '.') out->length--;
  cx_buffer_append_byte(out, '\t');
  cx_buffer_append_text(out, language);
  cx_buffer_append_text(out, "\t\t\t\t\n");
}

static cxtag_status write_tables(cx_converter *c, const char *format, cxtag_language language,
                                 cxtag_table_callback table, void *ctx, cxtag_error *err) {
  char name[32];
  cx_buffer *out = &c->expression;
  if (c->expressions.count) qsort(c->rows, c->expressions.count, sizeof *c->rows, by_expression);
  cx_buffer_reset(out);
  cx_buffer_append_text(out, "key\tvalue\nname\t");
  cx_buffer_append_text(out, format);
  cx_buffer_append_text(out, "\nversion\t1\n");
  if (!cx_buffer_text(out)) return cx_error_memory(err);
  if (table(ctx, c->source, "pack.tsv", out->bytes, out->length))
    return cx_error_set(err, CXTAG_ELIMIT, "stopped at pack.tsv");
  cx_buffer_reset(out);
  cx_buffer_append_text(out, "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n");
  for (size_t i = 0; i < c->expressions.count; i++) write_row(out, &c->rows[i], codes[language]);
  snprintf(name, sizeof name, "sentiment/%s.tsv", language == CXTAG_UND ? "all" : codes[language]);
  if (!cx_buffer_text(out)) return cx_error_memory(err);
  if (table(ctx, c->source, name, out->bytes, out->length))
    return cx_error_set(err, CXTAG_ELIMIT, "stopped at %s", name);
  return CXTAG_OK;
}

cxtag_status cxtag_lexicon_convert(const char *format, const char *source, const char *bytes, size_t len,
                                   cxtag_language language, cxtag_table_callback table, void *table_ctx,
                                   cxtag_finding_callback finding, void *finding_ctx,
                                   cxtag_check_counts *counts, cxtag_language messages,
                                   const cxtag_memory *memory, cxtag_error *err) {
  cx_convert_line const read = cx_converter_of(format);
  cx_converter c = {.findings = {.callback = finding, .ctx = finding_ctx, .language = messages},
                    .source = source ? source : "-"};
  cxtag_status status;
  if (!read || !table || (!bytes && len) || (unsigned)language > CXTAG_EN ||
      (unsigned)messages > CXTAG_EN)
    return cx_error_set(err, CXTAG_EINVAL,
                        "the format is one of vader, afinn, liwc, sentistrength, quanteda; bytes, a callback and "
                        "languages of cxtag_language are needed");
  if (!memory) memory = &cx_memory_default;
  cx_map_init(&c.expressions, memory);
  cx_map_init(&c.categories, memory);
  cx_buffer_init(&c.expression, memory);
  read_lines(&c, read, bytes ? bytes : "", len);
  if (c.failed)
    status = cx_error_memory(err);
  else if (!c.expressions.count)
    status = cx_error_say(err, CXTAG_ESYNTAX, (cx_position){c.source, 0, 0, 0}, messages,
                          CX_TEXT(import_nothing), format);
  else
    status = write_tables(&c, format, language, table, table_ctx, err);
  c.findings.counts.rows = c.expressions.count;
  if (counts) *counts = c.findings.counts;
  cx_release(memory, c.rows);
  cx_map_clear(&c.expressions);
  cx_map_clear(&c.categories);
  cx_buffer_clear(&c.expression);
  return status;
}
