#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *cxtag_status_text(cxtag_status status) {
  switch (status) {
  case CXTAG_OK:
    return "OK";
  case CXTAG_ENOMEM:
    return "ENOMEM: out of memory";
  case CXTAG_EINVAL:
    return "EINVAL: an argument or option is out of its range";
  case CXTAG_EIO:
    return "EIO: a file could not be opened, read or written";
  case CXTAG_EUTF8:
    return "EUTF8: not text";
  case CXTAG_ESYNTAX:
    return "ESYNTAX: does not parse";
  case CXTAG_EREGEX:
    return "EREGEX: a pattern does not compile";
  case CXTAG_ELIMIT:
    return "ELIMIT: a limit was reached";
  case CXTAG_EVERSION:
    return "EVERSION: of another version";
  case CXTAG_EDAMAGED:
    return "EDAMAGED: truncated or damaged";
  case CXTAG_EFORMAT:
    return "EFORMAT: unknown or ambiguous format";
  case CXTAG_EFOREIGN:
    return "EFOREIGN: of a kind that no reader takes";
  }
  return "unknown status";
}

/* A message may be cut inside a code point: the bytes of the broken one go too. */
static void trim_broken_tail(char *text) {
  size_t len = strlen(text), at = len;
  while (at && ((unsigned char)text[at - 1] & 0xC0) == 0x80) at--;
  if (!at) return;
  unsigned char lead = (unsigned char)text[at - 1];
  size_t need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (lead >= 0xC0 && len - (at - 1) < need) text[at - 1] = '\0';
}

/* Bytes of the UTF-8 character that begins here (Unicode 15, table 3-7); 0 = none does. */
static size_t character_length(const unsigned char *at) {
  size_t const need = *at < 0x80 ? 1 : *at >= 0xF0 ? 4 : *at >= 0xE0 ? 3 : 2;
  if (*at >= 0x80 && (*at < 0xC2 || *at > 0xF4)) return 0;
  for (size_t i = 1; i < need; i++)
    if ((at[i] & 0xC0) != 0x80) return 0;
  if ((*at == 0xE0 && at[1] < 0xA0) || (*at == 0xED && at[1] > 0x9F)) return 0;
  if ((*at == 0xF0 && at[1] < 0x90) || (*at == 0xF4 && at[1] > 0x8F)) return 0;
  return need;
}

/* Messages quote what they were given, in whatever bytes: what is no UTF-8 in them becomes question marks. */
static void mend(char *text) {
  for (unsigned char *at = (unsigned char *)text; *at;) {
    size_t const length = character_length(at);
    if (!length) *at = '?';
    at += length ? length : 1;
  }
}

static void copy_source(cxtag_error *err, const char *source) {
  size_t room = sizeof err->source - 1, len = strlen(source);
  if (len <= room) {
    memcpy(err->source, source, len + 1);
    return;
  }
  const char *tail = source + (len - (room - 3));
  while (((unsigned char)*tail & 0xC0) == 0x80) tail++;
  snprintf(err->source, sizeof err->source, "...%s", tail);
}

void cx_error_clear(cxtag_error *err) {
  if (err) memset(err, 0, sizeof *err);
}

static void set_message(cxtag_error *err, cxtag_status code, const char *format, va_list args) {
  err->code = code;
  vsnprintf(err->message, sizeof err->message, format, args);
  trim_broken_tail(err->message);
  mend(err->message);
}

cxtag_status cx_error_set(cxtag_error *err, cxtag_status code, const char *format, ...) {
  va_list args;
  if (!err) return code;
  cx_error_clear(err);
  va_start(args, format);
  set_message(err, code, format, args);
  va_end(args);
  return code;
}

cxtag_status cx_error_at(cxtag_error *err, cxtag_status code, cx_position position, const char *format, ...) {
  va_list args;
  if (!err) return code;
  cx_error_clear(err);
  va_start(args, format);
  set_message(err, code, format, args);
  va_end(args);
  if (position.source) copy_source(err, position.source);
  err->line = position.line;
  err->column = position.column;
  err->offset = position.offset;
  return code;
}

cxtag_status cx_error_memory(cxtag_error *err) {
  return cx_error_set(err, CXTAG_ENOMEM, "out of memory: give the process more, or lower the limits");
}
