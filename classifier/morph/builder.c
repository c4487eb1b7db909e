#include "morph/builder.h"

#include <string.h>

enum { WORD_MAX = 255, INFLECT_MAX = 64, KEY_MAX = 3 + WORD_MAX + 1 + INFLECT_MAX };

cxtag_status cx_vocabulary_builder_new(cx_vocabulary_builder **out, const cxtag_memory *memory) {
  cx_vocabulary_builder *b = cx_alloc_zeroed(memory, 1, sizeof *b);
  *out = b;
  if (!b) return CXTAG_ENOMEM;
  b->memory = memory;
  cx_arena_init(&b->arena, memory);
  cx_map_init(&b->numbers, memory);
  return CXTAG_OK;
}

void cx_vocabulary_builder_free(cx_vocabulary_builder *b) {
  if (!b) return;
  cx_arena_clear(&b->arena);
  cx_map_clear(&b->numbers);
  cx_release(b->memory, b->words);
  cx_release(b->memory, b->anchors);
  cx_release(b->memory, b);
}

int cx_vocabulary_builder_reserve(cx_vocabulary_builder *b, size_t entries) {
  return cx_grow(b->memory, &b->words, &b->word_capacity, entries, sizeof *b->words) &&
         cx_grow(b->memory, &b->anchors, &b->anchor_capacity, entries, 1) &&
         cx_map_reserve(&b->numbers, entries);
}

/* The bytes of a combining mark, joiner or variation selector at the text's start (U+0300-036F, 200B-200F, 20D0-20FF,
 * FE00-FE2F); 0 = something else stands there. */
static size_t mark_size(const char *text, size_t len) {
  unsigned char bytes[3] = {0};
  memcpy(bytes, text, len < 3 ? len : 3);
  if (bytes[0] == 0xCC || (bytes[0] == 0xCD && bytes[1] <= 0xAF)) return len < 2 ? len : 2;
  if (bytes[0] == 0xE2 && bytes[1] == 0x80 && bytes[2] >= 0x8B && bytes[2] <= 0x8F) return 3;
  if (bytes[0] == 0xE2 && bytes[1] == 0x83 && bytes[2] >= 0x90) return 3;
  return bytes[0] == 0xEF && bytes[1] == 0xB8 && bytes[2] <= 0xAF && len >= 3 ? 3 : 0;
}

/* Letters, digits, symbols, emoji: anything but blanks, control characters and marks without a letter makes a word. */
static int has_substance(const cx_entry *entry) {
  for (size_t at = 0, mark; at < entry->length; at += mark ? mark : 1) {
    mark = mark_size(entry->word + at, entry->length - at);
    if (!mark && (unsigned char)entry->word[at] > ' ') return 1;
  }
  return 0;
}

cxtag_status cx_entry_check(const cx_entry *entry, cxtag_error *err) {
  if (entry->length == 0 || !has_substance(entry))
    return cx_error_set(err, CXTAG_EINVAL, "an entry without a letter: write the word that it stands for");
  if (entry->length > WORD_MAX)
    return cx_error_set(err, CXTAG_EINVAL, "a word of %zu bytes: 255 are the most, so shorten it",
                        entry->length);
  if (entry->inflect && !cx_inflect_is_known(entry->inflect))
    return cx_error_set(
        err, CXTAG_EINVAL,
        "\"%.40s\" is no paradigm: write noun, verb, none, or a model word such as lasi or kivi",
        entry->inflect);
  return CXTAG_OK;
}

static cxtag_status put_word(cx_vocabulary_builder *b, const cx_entry *entry, uint32_t number,
                             uint8_t reading, cxtag_error *err) {
  cx_builder_word *w;
  if (!cx_grow(b->memory, &b->words, &b->word_capacity, b->word_count + 1, sizeof *b->words))
    return cx_error_memory(err);
  w = &b->words[b->word_count];
  w->entry = *entry;
  w->number = number;
  w->reading = reading;
  w->entry.word = cx_arena_copy(&b->arena, entry->word, entry->length);
  if (entry->inflect) w->entry.inflect = cx_arena_copy(&b->arena, entry->inflect, strlen(entry->inflect));
  if (!w->entry.word || (entry->inflect && !w->entry.inflect)) return cx_error_memory(err);
  b->word_count++;
  return CXTAG_OK;
}

/* Entries are the same when all that decides their forms is. 0 = too long to be an entry. */
static size_t write_key(char key[KEY_MAX], const cx_entry *entry) {
  size_t len = 3, inflect = entry->inflect ? strlen(entry->inflect) : 0;
  if (entry->length > WORD_MAX || inflect > INFLECT_MAX) return 0;
  key[0] = (char)entry->languages;
  key[1] = (char)entry->anchors;
  key[2] = (char)entry->exact;
  memcpy(key + len, entry->word, entry->length);
  len += entry->length;
  key[len++] = '\0';
  if (inflect) memcpy(key + len, entry->inflect, inflect);
  return len + inflect;
}

cxtag_status cx_vocabulary_builder_add(cx_vocabulary_builder *b, const cx_entry *entry, uint32_t *number,
                                       cxtag_error *err) {
  char key[KEY_MAX];
  size_t len = write_key(key, entry);
  uint32_t at = len ? cx_map_find(&b->numbers, key, len) : CX_MAP_NONE;
  cxtag_status status;
  int made;
  if (at != CX_MAP_NONE) { /* it was checked when it came */
    *number = b->numbers.entries[at].value;
    return CXTAG_OK;
  }
  status = cx_entry_check(entry, err);
  if (status != CXTAG_OK) return status;
  if (!cx_grow(b->memory, &b->anchors, &b->anchor_capacity, b->numbers.count + 1, 1))
    return cx_error_memory(err);
  at = (uint32_t)b->numbers.count;
  status = put_word(b, entry, at, CX_READ_AS_TYPED, err);
  if (status != CXTAG_OK) return status;
  if (cx_map_insert(&b->numbers, key, len, at, &made) == CX_MAP_NONE) {
    b->word_count--;
    return cx_error_memory(err);
  }
  b->anchors[at] = entry->anchors;
  *number = at;
  return CXTAG_OK;
}

cxtag_status cx_vocabulary_builder_alias(cx_vocabulary_builder *b, const cx_entry *from, uint32_t to,
                                         cxtag_error *err) {
  cxtag_status status = cx_entry_check(from, err);
  if (status != CXTAG_OK) return status;
  if (to >= b->numbers.count)
    return cx_error_set(err, CXTAG_EINVAL, "an alias of entry %u, which is not there", to);
  return put_word(b, from, to, CX_READ_SPOKEN, err);
}
