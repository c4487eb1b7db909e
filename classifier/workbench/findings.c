#include "workbench/findings.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

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

void cx_find(cx_findings *findings, cxtag_finding_kind kind, cx_position where, const char *format, ...) {
  char message[1024];
  va_list args;
  va_start(args, format);
  format_message(message, sizeof message, format, args);
  va_end(args);
  hand_over(findings, kind, where, message);
}

void cx_find_at_row(cx_findings *findings, cxtag_finding_kind kind, const cx_lexicon *lexicon, uint32_t row,
                    const char *format, ...) {
  char message[1024];
  va_list args;
  va_start(args, format);
  format_message(message, sizeof message, format, args);
  va_end(args);
  hand_over(
      findings, kind,
      (cx_position){cx_lexicon_string(lexicon, lexicon->rows[row].source), lexicon->rows[row].line, 1, 0},
      message);
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
  return faults;
}
