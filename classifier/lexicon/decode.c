#include "lexicon/decode.h"

#include <string.h>
#include <utf8proc.h>

#include "text/utf8.h"

/* 0x80-0x9F of Windows-1252; the five holes become U+FFFD. */
static const uint16_t WINDOWS_1252[32] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

static size_t put_character(char *out, uint32_t c) {
  return (size_t)utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)out);
}

static size_t from_windows_1252(char *out, const unsigned char *bytes, size_t size) {
  size_t len = 0;
  for (size_t i = 0; i < size; i++) {
    uint32_t c = bytes[i];
    if (c >= 0x80 && c < 0xA0) c = WINDOWS_1252[c - 0x80];
    len += put_character(out + len, c);
  }
  return len;
}

/* bytes begins behind the BOM; half a unit at the end and lone surrogates become U+FFFD. */
static size_t from_utf16(char *out, const unsigned char *bytes, size_t size, int big_endian) {
  size_t len = 0, high = big_endian ? 0 : 1, low = 1 - high;
  for (size_t i = 0; i + 1 < size; i += 2) {
    uint32_t c = (uint32_t)bytes[i + high] << 8 | bytes[i + low];
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < size) {
      uint32_t next = (uint32_t)bytes[i + 2 + high] << 8 | bytes[i + 2 + low];
      if (next >= 0xDC00 && next < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (next - 0xDC00);
        i += 2;
      }
    }
    if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
    len += put_character(out + len, c);
  }
  if (size % 2) len += put_character(out + len, 0xFFFD);
  return len;
}

/* Past bytes below 0x80, eight at a time. */
static size_t skip_ascii(const char *bytes, size_t at, size_t len) {
  uint64_t eight;
  for (; len - at >= sizeof eight; at += sizeof eight) {
    memcpy(&eight, bytes + at, sizeof eight);
    eight &= 0x8080808080808080u;
    if (eight) return at + (size_t)__builtin_ctzll(eight) / 8; /* the host is little-endian */
  }
  while (at < len && !((unsigned char)bytes[at] & 0x80)) at++;
  return at;
}

/* A code point of two bytes (U+0080 to U+07FF), which most of those beyond ASCII are. */
static int are_two(const char *bytes) {
  unsigned char const first = (unsigned char)bytes[0], second = (unsigned char)bytes[1];
  return first >= 0xC2 && first <= 0xDF && (second & 0xC0) == 0x80;
}

int cx_is_utf8(const char *bytes, size_t len) {
  for (size_t i = skip_ascii(bytes, 0, len); i < len; i = skip_ascii(bytes, i, len)) {
    size_t const rest = len - i > 4 ? 4 : len - i;
    utf8proc_int32_t c;
    if (rest >= 2 && are_two(bytes + i)) {
      i += 2;
      continue;
    }
    utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)bytes + i, (utf8proc_ssize_t)rest, &c);
    if (size <= 0) return 0;
    i += (size_t)size;
  }
  return 1;
}

static size_t mark_length(const char *bytes, size_t size) {
  return size >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

/* A mark says so, or one valid sequence beyond ASCII: in Windows-1252 those hardly ever come about. */
static int is_meant_as_utf8(const char *bytes, size_t size) {
  const unsigned char *const end = (const unsigned char *)bytes + size;
  uint32_t c;
  if (mark_length(bytes, size)) return 1;
  for (size_t i = skip_ascii(bytes, 0, size); i < size; i = skip_ascii(bytes, i + 1, size))
    if (cx_utf8_decode((const unsigned char *)bytes + i, end, &c) > 0) return 1;
  return 0;
}

/* Moves a place past a character that begins with `byte`; `before` is the byte ahead of it. */
static void step(cx_damage *place, char before, char byte) {
  if (byte == '\n' && before == '\r') return;
  place->column++;
  if (byte != '\n' && byte != '\r') return;
  place->line++;
  place->column = 1;
}

static void count_damage(cx_damage *damage, const cx_damage *place, unsigned char byte) {
  size_t const places = damage->places + 1;
  if (places == 1) *damage = *place;
  if (places == 1) damage->byte = byte;
  damage->places = places;
}

/* U+FFFD for each part that is no UTF-8, as long as it may be; *damage tells of them. */
static size_t mend_utf8(char *out, cx_damage *damage, const char *bytes, size_t size) {
  const unsigned char *const raw = (const unsigned char *)bytes;
  cx_damage place = {1, 1, 0, 0};
  size_t len = 0;
  for (size_t i = 0, taken; i < size; i += taken) {
    uint32_t c;
    int const read = cx_utf8_decode(raw + i, raw + size, &c);
    taken = (size_t)(read > 0 ? read : -read);
    if (read <= 0) count_damage(damage, &place, raw[i]);
    len += put_character(out + len, read > 0 ? c : 0xFFFD);
    step(&place, i ? bytes[i - 1] : '\0', bytes[i]);
  }
  return len;
}

cxtag_status cx_decode_table(char **text, size_t *len, cx_damage *damage, cx_arena *arena, const char *bytes,
                             size_t size) {
  const unsigned char *raw = (const unsigned char *)bytes;
  int utf16 = size >= 2 && ((raw[0] == 0xFF && raw[1] == 0xFE) || (raw[0] == 0xFE && raw[1] == 0xFF));
  int utf8 = !utf16 && cx_is_utf8(bytes, size);
  size_t const mark = utf16 ? 0 : mark_length(bytes, size);
  size_t room =
      utf8 ? size : size * 3; /* a byte of Windows-1252 or half a UTF-16 unit: at most three bytes */

  memset(damage, 0, sizeof *damage);
  *len = 0;
  *text = size <= SIZE_MAX / 4 ? cx_arena_alloc(arena, room + 4) : NULL;
  if (!*text) return CXTAG_ENOMEM;
  if (utf16) {
    *len = from_utf16(*text, raw + 2, size - 2, raw[0] == 0xFE);
  } else if (utf8) {
    *len = size - mark;
    if (*len) memcpy(*text, bytes + mark, *len);
  } else if (is_meant_as_utf8(bytes, size)) {
    *len = mend_utf8(*text, damage, bytes + mark, size - mark);
  } else {
    *len = from_windows_1252(*text, raw, size);
  }
  (*text)[*len] = '\0';
  return memchr(*text, '\0', *len) ? CXTAG_EUTF8 : CXTAG_OK;
}

const char *cx_decode_name(cx_arena *arena, const char *name, size_t len) {
  if (cx_is_utf8(name, len)) return cx_arena_copy(arena, name, len);
  char *text = len <= SIZE_MAX / 4 ? cx_arena_alloc(arena, len * 3 + 1) : NULL;
  if (text) text[from_windows_1252(text, (const unsigned char *)name, len)] = '\0';
  return text;
}
