#include "morph/builder.h"

#include <string.h>

#include "base/hash.h"

enum { WORD_MAX = 255 };

cxtag_status cx_vocabulary_builder_new(cx_vocabulary_builder **out, const cxtag_memory *memory) {
  cx_vocabulary_builder *b = cx_alloc_zeroed(memory, 1, sizeof *b);
  *out = b;
  if (!b) return CXTAG_ENOMEM;
  b->memory = memory;
  cx_arena_init(&b->arena, memory);
  cx_index_init(&b->numbers, memory);
  return CXTAG_OK;
}

void cx_vocabulary_builder_free(cx_vocabulary_builder *b) {
  if (!b) return;
  cx_arena_clear(&b->arena);
  cx_index_clear(&b->numbers);
  cx_release(b->memory, b->entries.items);
  cx_release(b->memory, b->aliases.items);
  cx_release(b->memory, b);
}

static int make_room(const cx_vocabulary_builder *b, cx_builder_words *words, size_t count) {
  return cx_grow(b->memory, &words->items, &words->capacity, count, sizeof *words->items);
}

int cx_vocabulary_builder_reserve(cx_vocabulary_builder *b, size_t entries) {
  return make_room(b, &b->entries, entries) && cx_index_reserve(&b->numbers, entries);
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

static cxtag_status put_word(cx_vocabulary_builder *b, cx_builder_words *words, const cx_entry *entry, uint32_t number,
                             uint8_t reading, cxtag_error *err) {
  if (!make_room(b, words, words->count + 1)) return cx_error_memory(err);
  cx_builder_word *w = &words->items[words->count];
  *w = (cx_builder_word){*entry, number, reading};
  w->entry.word = cx_arena_copy(&b->arena, entry->word, entry->length);
  if (entry->inflect) w->entry.inflect = cx_arena_copy(&b->arena, entry->inflect, strlen(entry->inflect));
  if (!w->entry.word || (entry->inflect && !w->entry.inflect)) return cx_error_memory(err);
  words->count++;
  return CXTAG_OK;
}

static uint32_t hash_entry(const cx_entry *entry) {
  uint32_t const kind = entry->languages | (uint32_t)entry->anchors << 8 | (uint32_t)entry->exact << 16;
  uint32_t const inflect = entry->inflect ? cx_hash(entry->inflect, strlen(entry->inflect)) : 0;
  return cx_hash(entry->word, entry->length) ^ (kind + inflect) * 0x9E3779B1u;
}

/* Entries are the same when all that decides their forms is. */
static int are_same(const cx_entry *a, const cx_entry *b) {
  if (a->length != b->length || a->languages != b->languages || a->anchors != b->anchors || a->exact != b->exact)
    return 0;
  if (a->inflect != b->inflect && strcmp(a->inflect ? a->inflect : "", b->inflect ? b->inflect : "") != 0) return 0;
  return memcmp(a->word, b->word, a->length) == 0;
}

static cxtag_status add_new(cx_vocabulary_builder *b, const cx_entry *entry, uint32_t hash, uint32_t *number,
                            cxtag_error *err) {
  cxtag_status status = cx_entry_check(entry, err);
  if (status != CXTAG_OK) return status;
  *number = (uint32_t)b->entries.count;
  status = put_word(b, &b->entries, entry, *number, CX_READ_AS_TYPED, err);
  if (status != CXTAG_OK) return status;
  if (cx_index_add(&b->numbers, hash, *number)) return CXTAG_OK;
  b->entries.count--;
  return cx_error_memory(err);
}

cxtag_status cx_vocabulary_builder_add(cx_vocabulary_builder *b, const cx_entry *entry, uint32_t *number,
                                       cxtag_error *err) {
  uint32_t const hash = hash_entry(entry);
  cx_index_search search = cx_index_start(&b->numbers, hash);
  while ((*number = cx_index_next(&search)) != CX_INDEX_NONE)
    if (are_same(entry, &b->entries.items[*number].entry)) return CXTAG_OK; /* it was checked when it came */
  return add_new(b, entry, hash, number, err);
}

cxtag_status cx_vocabulary_builder_alias(cx_vocabulary_builder *b, const cx_entry *from, uint32_t to,
                                         cxtag_error *err) {
  cxtag_status status = cx_entry_check(from, err);
  if (status != CXTAG_OK) return status;
  if (to >= b->entries.count)
    return cx_error_set(err, CXTAG_EINVAL, "an alias of entry %u, which is not there", to);
  return put_word(b, &b->aliases, from, to, CX_READ_SPOKEN, err);
}

size_t cx_vocabulary_builder_count(const cx_vocabulary_builder *b) { return b->entries.count; }

const cx_entry *cx_vocabulary_builder_entry(const cx_vocabulary_builder *b, uint32_t number) {
  return &b->entries.items[number].entry;
}
