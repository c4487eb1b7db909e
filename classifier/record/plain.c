/* Texts for a terminal: nothing in them may move the cursor, ring or turn the line round. */
#include <string.h>
#include <utf8proc.h>

#include "record/unicode.h"
#include "record/writing.h"

static int is_mark_of_direction(uint32_t p) {
  return p == 0x61C || (p >= 0x200B && p <= 0x200F && p != 0x200D) || (p >= 0x202A && p <= 0x202E) ||
         (p >= 0x2066 && p <= 0x2069) || p == 0xFEFF;
}

/* What is shown instead; 0 = nothing at all. */
static uint32_t shown(uint32_t p) {
  if (p < 0x20 || p == 0x2028 || p == 0x2029 || p == 0x85) return ' ';
  if (p >= 0x7F && p < 0xA0) return 0xFFFD;
  return is_mark_of_direction(p) ? 0 : p;
}

static size_t columns_of(uint32_t p) {
  int const width = utf8proc_charwidth((utf8proc_int32_t)p);
  return width > 0 ? (size_t)width : 0;
}

static uint32_t next_point(const char *bytes, size_t len, size_t *step) {
  *step = cx_utf8_sequence(bytes, len);
  if (*step) return cx_utf8_read(bytes, step);
  *step = cx_utf8_bad_part(bytes, len);
  return 0xFFFD;
}

size_t cx_text_columns(const char *bytes, size_t len) {
  size_t columns = 0;
  for (size_t at = 0, step; at < len; at += step) {
    uint32_t const p = shown(next_point(bytes + at, len - at, &step));
    columns += p ? columns_of(p) : 0;
  }
  return columns;
}

size_t cx_append_plain(cx_buffer *out, const char *bytes, size_t len, size_t width) {
  /* Whether it must be cut shows soon; far more than `width` code points are not measured. */
  size_t const head = len > width * 32 + 64 ? width * 32 + 64 : len;
  int const cut = head < len || cx_text_columns(bytes, head) > width;
  size_t const room = cut && width ? width - 1 : width;
  size_t columns = 0;
  for (size_t at = 0, step; at < len; at += step) {
    char piece[4];
    uint32_t const p = shown(next_point(bytes + at, len - at, &step));
    if (!p) continue;
    if (columns + columns_of(p) > room) break;
    columns += columns_of(p);
    cx_buffer_append(out, piece, cx_utf8_write(piece, p));
  }
  if (cut && width) {
    cx_buffer_append_text(out, "\xE2\x80\xA6");
    columns++;
  }
  return columns;
}

const char *cx_colour_name(const cx_writing *writing, const char *code) {
  return writing->options.colour ? code : "";
}

const char *cx_colour(const cx_writing *writing, cxtag_label label) {
  static const char *const codes[] = {"\033[2m", "\033[32m", "\033[31m", "\033[33m"};
  return cx_colour_name(writing, codes[label]);
}

const char *cx_colour_end(const cx_writing *writing) {
  return cx_colour_name(writing, "\033[0m");
}
