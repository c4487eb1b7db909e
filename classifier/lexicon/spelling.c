#include "lexicon/spelling.h"

#include <string.h>

#include "text/amount.h"

void cx_speller_init(cx_speller *speller, const cxtag_memory *memory) {
  memset(speller, 0, sizeof *speller);
  cx_arena_init(&speller->arena, memory);
  cx_map_init(&speller->known, memory);
}

void cx_speller_clear(cx_speller *speller) {
  cx_release(speller->arena.memory, speller->spellings);
  cx_text_reader_free(speller->reader);
  cx_arena_clear(&speller->arena);
  cx_map_clear(&speller->known);
}

/* Small letters a-z, ä, ö and å only: one word, folded already. Most words of packs are. */
static int is_plain_word(const char *text, size_t len) {
  for (size_t i = 0; i < len; i++) {
    unsigned char const c = (unsigned char)text[i];
    if (c >= 'a' && c <= 'z') continue;
    if (c != 0xC3 || i + 1 == len) return 0;
    unsigned char const next = (unsigned char)text[++i];
    if (next != 0xA4 && next != 0xB6 && next != 0xA5) return 0;
  }
  return len > 0;
}

/* A sign that the reader passes over, as `€`: the text as it is, folded. */
static cxtag_status spell_sign(cx_spelling *out, cx_speller *speller, const cx_text *text) {
  size_t start = 0, end = text->length;
  while (start < end && strchr(" \t\n", text->bytes[start])) start++;
  while (end > start && strchr(" \t\n", text->bytes[end - 1])) end--;
  if (start == end) return CXTAG_OK;
  cx_spelled *word = cx_arena_alloc(&speller->arena, sizeof *word);
  const char *copy = cx_arena_copy(&speller->arena, text->bytes + start, end - start);
  if (!word || !copy) return CXTAG_ENOMEM;
  *word = (cx_spelled){copy, (uint32_t)(end - start), 0};
  *out = (cx_spelling){word, 1};
  return CXTAG_OK;
}

static int has_letter(cx_token_kind kind) {
  return kind == CX_WORD || kind == CX_HASHTAG || kind == CX_MENTION;
}

static cxtag_status spell_tokens(cx_spelling *out, cx_speller *speller, const char *written, size_t len) {
  cx_text text;
  cxtag_status status = CXTAG_OK;

  if (!speller->reader) status = cx_text_reader_new(&speller->reader, speller->arena.memory);
  if (status == CXTAG_OK)
    status = cx_text_read(&text, speller->reader, written, len, len, CXTAG_FROM_UTF8, NULL);
  if (status != CXTAG_OK) return status;
  if (!text.token_count) return spell_sign(out, speller, &text);
  cx_spelled *words = cx_arena_array(&speller->arena, text.token_count, sizeof *words);
  if (!words) return CXTAG_ENOMEM;
  size_t count = 0;
  for (size_t i = 0; i < text.token_count; i++) {
    const cx_token *token = &text.tokens[i];
    if (token->flags & CX_TOKEN_OF_HASHTAG) continue; /* once more what the hashtag says */
    uint32_t size = token->end - token->start;
    char *copy = cx_arena_copy(&speller->arena, text.bytes + token->start, size);
    if (!copy) return CXTAG_ENOMEM;
    size -= (uint32_t)cx_close_amount_up(copy, size);
    words[count++] = (cx_spelled){copy, size, (uint8_t)has_letter((cx_token_kind)token->kind)};
  }
  *out = (cx_spelling){words, count};
  return CXTAG_OK;
}

cxtag_status cx_spell(cx_spelling *out, cx_speller *speller, const char *written, size_t len) {
  int made;

  if (is_plain_word(written, len)) {
    speller->plain = (cx_spelled){written, (uint32_t)len, 1};
    *out = (cx_spelling){&speller->plain, 1};
    return CXTAG_OK;
  }
  uint32_t const known = cx_map_insert(&speller->known, written, len, 0, &made);
  if (known == CX_MAP_NONE) return CXTAG_ENOMEM;
  if (!made) {
    *out = speller->spellings[known];
    return CXTAG_OK;
  }
  *out = (cx_spelling){NULL, 0};
  if (!cx_grow(speller->arena.memory, &speller->spellings, &speller->capacity, (size_t)known + 1,
               sizeof *speller->spellings))
    return CXTAG_ENOMEM;
  cxtag_status const status = spell_tokens(out, speller, written, len);
  speller->spellings[known] = *out;
  return status;
}
