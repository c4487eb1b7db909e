#include "lexicon/normal_form.h"

#include <utf8proc.h>

enum { MARKS_MAX = 30, GROWTH_MAX = 18 /* code points that one may decompose into */ };

/* Nothing below U+0300, between U+2010 and U+203F (quotes, dashes, the ellipsis) or from U+1F000 to U+1FFFF
 * (emoji) is changed by NFC: nearly all cells are done here. */
static int is_surely_nfc(const unsigned char *text, size_t len) {
  for (size_t i = 0; i < len; i++) {
    if (text[i] < 0xCC) continue;
    if (text[i] == 0xE2 && i + 2 < len && text[i + 1] == 0x80 && text[i + 2] >= 0x90) i += 2;
    else if (text[i] == 0xF0 && i + 1 < len && text[i + 1] == 0x9F) i++;
    else return 0;
  }
  return 1;
}

static int has_long_run(const utf8proc_int32_t *points, size_t count) {
  size_t run = 0;
  for (size_t i = 0; i < count; i++) {
    run = utf8proc_get_property(points[i])->combining_class ? run + 1 : 0;
    if (run > MARKS_MAX) return 1;
  }
  return 0;
}

static size_t read_points(utf8proc_int32_t *points, const char *text, size_t len) {
  size_t count = 0;
  for (size_t i = 0; i < len; count++) {
    utf8proc_ssize_t size =
        utf8proc_iterate((const utf8proc_uint8_t *)text + i, (utf8proc_ssize_t)(len - i), &points[count]);
    if (size <= 0) break; /* cannot be: the file was checked */
    i += (size_t)size;
  }
  return count;
}

cxtag_status cx_make_nfc(const char **text, uint32_t *length, cx_arena *arena) {
  size_t const len = *length;
  utf8proc_option_t const options = UTF8PROC_COMPOSE | UTF8PROC_STABLE;

  if (is_surely_nfc((const unsigned char *)*text, len)) return CXTAG_OK;
  utf8proc_int32_t *points = cx_arena_array(arena, len + 1, sizeof *points);
  if (!points) return CXTAG_ENOMEM;
  if (has_long_run(points, read_points(points, *text, len))) return CXTAG_ELIMIT;
  size_t const room = len * GROWTH_MAX;
  utf8proc_int32_t *made = cx_arena_array(arena, room + 1, sizeof *made);
  if (!made) return CXTAG_ENOMEM;
  utf8proc_ssize_t count = utf8proc_decompose((const utf8proc_uint8_t *)*text, (utf8proc_ssize_t)len, made,
                                              (utf8proc_ssize_t)room, options);
  if (count < 0 || (size_t)count > room) return CXTAG_ENOMEM;
  utf8proc_ssize_t size = utf8proc_reencode(made, count, options); /* in place, ends in NUL */
  if (size < 0) return CXTAG_ENOMEM;
  *text = (const char *)made;
  *length = (uint32_t)size;
  return CXTAG_OK;
}
