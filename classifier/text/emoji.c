#include "text/emoji.h"

#include "text/utf8.h"

/* Extended_Pictographic of emoji-data.txt 15.0 in few ranges, unassigned planes rounded up, less what text
 * uses as signs (arrows, (c), squares) and plus stars and dingbats that stand as pictures. Sorted. */
static const struct emoji_range {
  uint32_t first, last;
} emoji_ranges[] = {
    {0x231A, 0x231B},   {0x2328, 0x2328},   {0x23CF, 0x23CF},   {0x23E9, 0x23F3},   {0x23F8, 0x23FA},
    {0x2600, 0x2668},   {0x2670, 0x275A},   {0x2761, 0x2767},   {0x2795, 0x2797},   {0x27A1, 0x27A1},
    {0x27B0, 0x27B0},   {0x27BF, 0x27BF},   {0x2934, 0x2935},   {0x2B05, 0x2B07},   {0x2B1B, 0x2B1C},
    {0x2B50, 0x2B50},   {0x2B55, 0x2B55},   {0x3030, 0x3030},   {0x303D, 0x303D},   {0x3297, 0x3297},
    {0x3299, 0x3299},   {0x1F000, 0x1F0FF}, {0x1F170, 0x1F171}, {0x1F17E, 0x1F17F}, {0x1F18E, 0x1F18E},
    {0x1F191, 0x1F19A}, {0x1F1E6, 0x1F1FF}, {0x1F201, 0x1F202}, {0x1F21A, 0x1F21A}, {0x1F22F, 0x1F22F},
    {0x1F232, 0x1F23A}, {0x1F250, 0x1F251}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7EB},
    {0x1F7F0, 0x1F7F0}, {0x1F90C, 0x1F9FF}, {0x1FA70, 0x1FAFF},
};

int cx_is_emoji(uint32_t code_point) {
  size_t low = 0, high = sizeof emoji_ranges / sizeof *emoji_ranges;

  if (code_point < 0x231A || code_point > 0x1FAFF) return 0;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (code_point > emoji_ranges[middle].last)
      low = middle + 1;
    else if (code_point < emoji_ranges[middle].first)
      high = middle;
    else
      return 1;
  }
  return 0;
}

int cx_is_skin_tone(uint32_t code_point) {
  return code_point >= 0x1F3FB && code_point <= 0x1F3FF;
}

int cx_is_regional_indicator(uint32_t code_point) {
  return code_point >= 0x1F1E6 && code_point <= 0x1F1FF;
}

/* Flags of England, Scotland, Wales: a black flag spelt on with tag characters. */
static size_t skip_tags(const unsigned char *bytes, size_t at, size_t length) {
  while (at < length) {
    size_t next = at;
    uint32_t c = cx_utf8_get(bytes + at, &next);
    if (c < 0xE0020 || c > 0xE007F) break;
    at = next;
  }
  return at;
}

/* One element: two regional indicators, or a pictograph with what modifies it. */
static size_t skip_element(const unsigned char *bytes, size_t at, size_t length) {
  size_t next = at, second;
  uint32_t c = cx_utf8_get(bytes + at, &next);

  if (!cx_is_emoji(c)) return at;
  if (cx_is_regional_indicator(c)) {
    second = next;
    if (next < length && cx_is_regional_indicator(cx_utf8_get(bytes + next, &second))) return second;
    return next;
  }
  if (next < length && bytes[next] == 0xF3) return skip_tags(bytes, next, length);
  return next;
}

size_t cx_emoji_sequence(const unsigned char *bytes, size_t at, size_t length) {
  size_t end = skip_element(bytes, at, length);

  if (end == at) return 0;
  while (length - end > 3 && bytes[end] == 0xE2 && bytes[end + 1] == 0x80 && bytes[end + 2] == 0x8D) {
    size_t next = skip_element(bytes, end + 3, length);
    if (next == end + 3) break;
    end = next;
  }
  return end - at;
}

size_t cx_keycap(const unsigned char *bytes, size_t at, size_t length) {
  if (length - at < 4 || bytes[at + 1] != 0xE2 || bytes[at + 2] != 0x83 || bytes[at + 3] != 0xA3) return 0;
  return 4;
}
