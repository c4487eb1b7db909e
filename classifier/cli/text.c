#include "cli/text.h"

#include <string.h>

size_t cli_decode(uint32_t *out, const char *text, size_t length) {
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const unsigned char *bytes = (const unsigned char *)text;
  if (!length) return 0;
  if (bytes[0] < 0x80) {
    *out = bytes[0];
    return 1;
  }
  size_t const size = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2;
  if (bytes[0] < 0xC2 || bytes[0] > 0xF4 || size > length) return 0;
  uint32_t code_point = bytes[0] & (0x7Fu >> size);
  for (size_t i = 1; i < size; i++) {
    if ((bytes[i] & 0xC0) != 0x80) return 0;
    code_point = code_point << 6 | (bytes[i] & 0x3Fu);
  }
  if (code_point < least[size] || code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000))
    return 0;
  *out = code_point;
  return size;
}

static int lies_in(uint32_t code_point, const uint32_t ranges[][2], size_t count) {
  for (size_t i = 0; i < count; i++)
    if (code_point >= ranges[i][0] && code_point <= ranges[i][1]) return 1;
  return 0;
}

unsigned cli_columns(uint32_t code_point) {
  static const uint32_t none[][2] = {{0x300, 0x36F}, {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}};
  static const uint32_t wide[][2] = {{0x1100, 0x115F},   {0x2E80, 0xA4CF},   {0xAC00, 0xD7A3},
                                     {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
                                     {0x1F300, 0x1F64F}, {0x1F680, 0x1FAFF}, {0x20000, 0x3FFFD}};
  if (code_point < 0x20 && code_point != '\t' && code_point != '\r')
    return 4; /* as cli_print_safe shows it */
  if (code_point < 0x300) return 1;
  if (lies_in(code_point, none, sizeof none / sizeof *none)) return 0;
  return lies_in(code_point, wide, sizeof wide / sizeof *wide) ? 2 : 1;
}

void cli_print_safe(FILE *out, const char *text, size_t length) {
  for (size_t at = 0; at < length;) {
    uint32_t code_point = 0;
    size_t const size = cli_decode(&code_point, text + at, length - at);
    if (!size)
      fputs("\xEF\xBF\xBD", out);
    else if (code_point == '\t' || code_point == '\n' || code_point == '\r')
      fputc(' ', out);
    else if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0))
      fprintf(out, "\\x%02x", (unsigned)code_point);
    else
      fwrite(text + at, 1, size, out);
    at += size ? size : 1;
  }
}

void cli_print_padded(FILE *out, const char *text, unsigned width) {
  unsigned used = 0;
  uint32_t code_point = 0;
  for (size_t at = 0, size; (size = cli_decode(&code_point, text + at, strlen(text + at))) > 0; at += size)
    used += cli_columns(code_point);
  fprintf(out, "%s%*s", text, used < width ? (int)(width - used) : 0, "");
}

void cli_print_json(FILE *out, const char *text, size_t length) {
  fputc('"', out);
  for (size_t at = 0; at < length;) {
    uint32_t code_point = 0;
    size_t const size = cli_decode(&code_point, text + at, length - at);
    if (!size)
      fputs("\xEF\xBF\xBD", out);
    else if (code_point == '"' || code_point == '\\')
      fprintf(out, "\\%c", (int)code_point);
    else if (code_point == '\n')
      fputs("\\n", out);
    else if (code_point == '\t')
      fputs("\\t", out);
    else if (code_point < 0x20 || code_point == 0x7F)
      fprintf(out, "\\u%04x", (unsigned)code_point);
    else
      fwrite(text + at, 1, size, out);
    at += size ? size : 1;
  }
  fputc('"', out);
}
