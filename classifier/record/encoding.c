#include "record/encoding.h"

#include <stdio.h>
#include <string.h>

#include "record/unicode.h"

const char *cx_encoding_name(cx_encoding encoding) {
  static const char *const names[] = {"UTF-8",    "Windows-1252", "UTF-16LE", "UTF-16BE",
                                      "UTF-32LE", "UTF-32BE",     "other"};
  return names[encoding];
}

static void lower_plain(char *out, size_t size, const char *name) {
  size_t at = 0;
  for (; *name && at + 1 < size; name++) {
    if (*name == '-' || *name == '_' || *name == ' ') continue;
    out[at++] = *name >= 'A' && *name <= 'Z' ? (char)(*name + 32) : *name;
  }
  out[at] = '\0';
}

cx_encoding cx_encoding_from_name(const char *name) {
  static const struct {
    const char *name;
    cx_encoding encoding;
  } known[] = {{"utf8", CX_UTF8},           {"utf8sig", CX_UTF8},
               {"ascii", CX_UTF8},          {"windows1252", CX_WINDOWS_1252},
               {"cp1252", CX_WINDOWS_1252}, {"ansi", CX_WINDOWS_1252},
               {"latin1", CX_WINDOWS_1252}, {"iso88591", CX_WINDOWS_1252},
               {"utf16le", CX_UTF16LE},     {"utf16", CX_UTF16LE},
               {"utf16be", CX_UTF16BE},     {"utf32le", CX_UTF32LE},
               {"utf32", CX_UTF32LE},       {"utf32be", CX_UTF32BE}};
  char plain[40];
  lower_plain(plain, sizeof plain, name);
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (!strcmp(plain, known[i].name)) return known[i].encoding;
  return CX_OTHER;
}

static int detect_mark(cx_encoding_guess *guess, const char *head, size_t len) {
  static const struct {
    const char *mark;
    size_t length;
    cx_encoding encoding;
  } marks[] = {{"\xFF\xFE\0\0", 4, CX_UTF32LE},
               {"\0\0\xFE\xFF", 4, CX_UTF32BE},
               {"\xEF\xBB\xBF", 3, CX_UTF8},
               {"\xFF\xFE", 2, CX_UTF16LE},
               {"\xFE\xFF", 2, CX_UTF16BE}};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    if (len < marks[i].length || memcmp(head, marks[i].mark, marks[i].length)) continue;
    guess->encoding = marks[i].encoding;
    guess->mark = marks[i].length;
    guess->is_sure = 1;
    snprintf(guess->evidence, sizeof guess->evidence, "byte order mark");
    return 1;
  }
  return 0;
}

/* Text in UTF-16 or UTF-32 without a mark shows by NULs at the same places of every unit. */
static int detect_nul_pattern(cx_encoding_guess *guess, const char *head, size_t len) {
  size_t nuls[4] = {0, 0, 0, 0}, units;
  len -= len % 4;
  if (len < 4) return 0;
  for (size_t i = 0; i < len; i++) nuls[i % 4] += head[i] == '\0';
  units = len / 4;
  size_t const most = units - units / 3, few = units / 10;
  if (nuls[1] >= most && nuls[2] >= most && nuls[3] >= most && nuls[0] <= few)
    guess->encoding = CX_UTF32LE;
  else if (nuls[0] >= most && nuls[1] >= most && nuls[2] >= most && nuls[3] <= few)
    guess->encoding = CX_UTF32BE;
  else if (nuls[1] + nuls[3] >= 2 * most && nuls[0] + nuls[2] <= 2 * few)
    guess->encoding = CX_UTF16LE;
  else if (nuls[0] + nuls[2] >= 2 * most && nuls[1] + nuls[3] <= 2 * few)
    guess->encoding = CX_UTF16BE;
  else
    return 0;
  guess->is_sure = 1;
  snprintf(guess->evidence, sizeof guess->evidence,
           "no byte order mark; NUL bytes at every other place of %zu", len);
  return 1;
}

static void detect_bytes(cx_encoding_guess *guess, const char *head, size_t len, int whole) {
  size_t bad, good = cx_utf8_count_multibyte(head, len, whole, &bad);
  guess->encoding = bad && !good ? CX_WINDOWS_1252 : CX_UTF8;
  guess->is_sure = (bad != 0) != (good != 0);
  if (bad && good)
    snprintf(guess->evidence, sizeof guess->evidence,
             "%zu sequences of UTF-8, %zu other bytes: mended field by field", good, bad);
  else if (bad)
    snprintf(guess->evidence, sizeof guess->evidence,
             "%zu bytes above 7F in the first %zu, none of them UTF-8", bad, len);
  else if (good)
    snprintf(guess->evidence, sizeof guess->evidence, "%zu sequences valid in the first %zu bytes", good,
             len);
  else
    snprintf(guess->evidence, sizeof guess->evidence, "only ASCII in the first %zu bytes", len);
}

cx_encoding_guess cx_encoding_detect(const char *head, size_t len, size_t line, int whole) {
  cx_encoding_guess guess = {CX_UTF8, 0, 0, ""};
  if (!detect_mark(&guess, head, len) && !(line && memchr(head, '\0', line) && detect_nul_pattern(&guess, head, len)))
    detect_bytes(&guess, head, len, whole);
  return guess;
}

uint64_t cx_encoding_wide_bytes(cx_encoding encoding, const char *decoded, size_t len) {
  uint64_t points = 0, astral = 0;
  for (size_t i = 0; i < len; i++) {
    points += (decoded[i] & 0xC0) != 0x80;
    astral += (unsigned char)decoded[i] >= 0xF0;
  }
  return encoding == CX_UTF16LE || encoding == CX_UTF16BE ? 2 * (points + astral) : 4 * points;
}
