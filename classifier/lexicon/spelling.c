#include "lexicon/spelling.h"

#include <string.h>

void cx_speller_init(cx_speller *speller, const cxtag_memory *memory) {
  memset(speller, 0, sizeof *speller);
  cx_arena_init(&speller->arena, memory);
  cx_map_init(&speller->known, memory);
  cx_buffer_init(&speller->buffer, memory);
}

void cx_speller_clear(cx_speller *speller) {
  cx_release(speller->arena.memory, speller->spellings);
  cx_arena_clear(&speller->arena);
  cx_map_clear(&speller->known);
  cx_buffer_clear(&speller->buffer);
}

/* Stand-in until the text floor is there: ASCII and Latin-1 letters folded, words between blanks. */
cxtag_status cx_spell_folded(cx_buffer *out, const char *written, size_t len) {
  for (size_t i = 0; i < len; i++) {
    unsigned char c = (unsigned char)written[i];
    if (c >= 'A' && c <= 'Z') c = (unsigned char)(c + 0x20);
    else if (i && (unsigned char)written[i - 1] == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97)
      c = (unsigned char)(c + 0x20);
    cx_buffer_append_byte(out, (char)c);
  }
  return out->failed ? CXTAG_ENOMEM : CXTAG_OK;
}

static int has_letter(const char *text, size_t len) {
  for (size_t i = 0; i < len; i++)
    if ((text[i] >= 'a' && text[i] <= 'z') || (unsigned char)text[i] == 0xC3) return 1;
  return 0;
}

static cxtag_status split(cx_spelling *out, cx_speller *speller) {
  cx_buffer *buffer = &speller->buffer;
  cx_spelled *words = cx_arena_array(&speller->arena, buffer->length / 2 + 1, sizeof *words);
  size_t count = 0, at = 0;

  if (!words) return CXTAG_ENOMEM;
  while (at < buffer->length) {
    size_t start = at;
    while (at < buffer->length && !strchr(" \t\n", buffer->bytes[at])) at++;
    if (at > start) {
      const char *text = cx_arena_copy(&speller->arena, buffer->bytes + start, at - start);
      if (!text) return CXTAG_ENOMEM;
      words[count++] = (cx_spelled){text, (uint32_t)(at - start), (uint8_t)has_letter(text, at - start)};
    }
    at++;
  }
  *out = (cx_spelling){words, count};
  return CXTAG_OK;
}

cxtag_status cx_spell(cx_spelling *out, cx_speller *speller, const char *written, size_t len) {
  int made;
  uint32_t const known = cx_map_insert(&speller->known, written, len, 0, &made);

  if (known == CX_MAP_NONE) return CXTAG_ENOMEM;
  if (!made) {
    *out = speller->spellings[known];
    return CXTAG_OK;
  }
  if (!cx_grow(speller->arena.memory, &speller->spellings, &speller->capacity, (size_t)known + 1,
               sizeof *speller->spellings))
    return CXTAG_ENOMEM;
  speller->spellings[known] = (cx_spelling){NULL, 0};
  cx_buffer_reset(&speller->buffer);
  cxtag_status status = cx_spell_folded(&speller->buffer, written, len);
  if (status == CXTAG_OK) status = split(out, speller);
  if (status == CXTAG_OK) speller->spellings[known] = *out;
  return status;
}
