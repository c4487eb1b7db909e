#include "workbench/findings.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *cxtag_finding_kind_text(cxtag_finding_kind kind) {
  static const char *const texts[] = {"fault",     "duplicate", "conflict", "form", "unreachable",
                                      "theme",     "example",   "test",     "loss", "anchor",
                                      "ambiguous", "language",  "literal",  "file", "column"};
  return (unsigned)kind < sizeof texts / sizeof *texts ? texts[kind] : NULL;
}

static void hand_over(cx_findings *findings, cxtag_finding_kind kind, cx_position where,
                      const char *message) {
  cxtag_finding const finding = {kind, where.source, where.line, where.column, message};
  findings->counts.failed++;
  if (findings->callback) findings->callback(findings->ctx, &finding);
}

/* A message may be cut; never inside a code point. */
static void format_message(char *out, size_t size, const char *format, va_list args) {
  int const length = vsnprintf(out, size, format, args);
  if (length < 0 || (size_t)length < size) return;
  size_t end = size - 1;
  while (end && ((unsigned char)out[end - 1] & 0xC0) == 0x80) end--;
  out[end ? end - 1 : 0] = '\0';
}

void cx_findings_write(const cx_findings *findings, char *out, size_t room, cx_message message,
                       const char *english, ...) {
  va_list args;
  va_start(args, english);
  format_message(out, room, cx_message_text(findings->language, message, english), args);
  va_end(args);
}

void cx_find(cx_findings *findings, cxtag_finding_kind kind, cx_position where, cx_message message,
             const char *english, ...) {
  char text[1024];
  va_list args;
  va_start(args, english);
  format_message(text, sizeof text, cx_message_text(findings->language, message, english), args);
  va_end(args);
  hand_over(findings, kind, where, text);
}

void cx_find_text(cx_findings *findings, cxtag_finding_kind kind, cx_position where, const char *text) {
  hand_over(findings, kind, where, text);
}

void cx_find_at_row(cx_findings *findings, cxtag_finding_kind kind, const cx_lexicon *lexicon, uint32_t row,
                    cx_message message, const char *english, ...) {
  char text[1024];
  va_list args;
  va_start(args, english);
  format_message(text, sizeof text, cx_message_text(findings->language, message, english), args);
  va_end(args);
  hand_over(
      findings, kind,
      (cx_position){cx_lexicon_string(lexicon, lexicon->rows[row].source), lexicon->rows[row].line, 1, 0},
      text);
}

static void report_fault(void *ctx, const cxtag_error *fault) {
  hand_over(ctx, CXTAG_FINDING_FAULT, (cx_position){fault->source, fault->line, fault->column, fault->offset},
            fault->message);
}

cx_faults cx_findings_of_faults(cx_findings *findings) {
  cx_faults faults;
  memset(&faults, 0, sizeof faults);
  faults.report = report_fault;
  faults.ctx = findings;
  faults.language = findings->language;
  return faults;
}
