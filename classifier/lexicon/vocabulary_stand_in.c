/* Exact words only, weak: the vocabulary of the morph floor takes its place as soon as it is linked. */
#include <string.h>

#include "base/buffer.h"
#include "base/map.h"
#include "morph/vocabulary.h"

#define WEAK __attribute__((weak))

struct cx_vocabulary_builder {
  const cxtag_memory *memory;
  cx_map entries;
};

struct cx_vocabulary {
  const cxtag_memory *memory;
  cx_buffer own;
  const char *bytes;
  size_t length;
};

WEAK cxtag_status cx_vocabulary_builder_new(cx_vocabulary_builder **out, const cxtag_memory *memory) {
  *out = cx_alloc_zeroed(memory, 1, sizeof **out);
  if (!*out) return CXTAG_ENOMEM;
  (*out)->memory = memory;
  cx_map_init(&(*out)->entries, memory);
  return CXTAG_OK;
}

WEAK void cx_vocabulary_builder_free(cx_vocabulary_builder *builder) {
  if (!builder) return;
  cx_map_clear(&builder->entries);
  cx_release(builder->memory, builder);
}

WEAK cxtag_status cx_vocabulary_builder_add(cx_vocabulary_builder *builder, const cx_entry *entry, uint32_t *number,
                                            cxtag_error *err) {
  char key[260];
  if (entry->length > 255)
    return cx_error_set(err, CXTAG_EINVAL, "the word is longer than 255 bytes: shorten it");
  key[0] = (char)entry->languages;
  key[1] = (char)entry->anchors;
  key[2] = (char)entry->exact;
  memcpy(key + 3, entry->word, entry->length);
  *number = cx_map_insert(&builder->entries, key, entry->length + 3, 0, NULL);
  return *number == CX_MAP_NONE ? cx_error_memory(err) : CXTAG_OK;
}

WEAK cxtag_status cx_vocabulary_builder_alias(cx_vocabulary_builder *builder, const cx_entry *from, uint32_t to,
                                              cxtag_error *err) {
  (void)builder;
  (void)from;
  (void)to;
  (void)err;
  return CXTAG_OK;
}

WEAK cxtag_status cx_vocabulary_build(cx_vocabulary **out, cx_vocabulary_builder *builder, cxtag_error *err) {
  cx_vocabulary *made = cx_alloc_zeroed(builder->memory, 1, sizeof *made);
  *out = NULL;
  if (!made) return cx_error_memory(err);
  made->memory = builder->memory;
  cx_buffer_init(&made->own, builder->memory);
  cx_buffer_append_byte(&made->own, 'v');
  for (size_t i = 0; i < builder->entries.count; i++) {
    cx_buffer_append_byte(&made->own, (char)builder->entries.entries[i].length);
    cx_buffer_append_byte(&made->own, (char)(builder->entries.entries[i].length >> 8));
    cx_buffer_append(&made->own, builder->entries.entries[i].key, builder->entries.entries[i].length);
  }
  if (made->own.failed) {
    cx_vocabulary_free(made);
    return cx_error_memory(err);
  }
  made->bytes = made->own.bytes;
  made->length = made->own.length;
  *out = made;
  return CXTAG_OK;
}

WEAK const void *cx_vocabulary_bytes(const cx_vocabulary *vocabulary, size_t *len) {
  *len = vocabulary->length;
  return vocabulary->bytes;
}

static size_t entry_length(const cx_vocabulary *v, size_t at) {
  return (size_t)((unsigned char)v->bytes[at] | (unsigned)(unsigned char)v->bytes[at + 1] << 8);
}

WEAK cxtag_status cx_vocabulary_open(cx_vocabulary **out, const void *bytes, size_t len, const cxtag_memory *memory,
                                     cxtag_error *err) {
  cx_vocabulary *made = cx_alloc_zeroed(memory, 1, sizeof *made);
  size_t at = 1;
  *out = NULL;
  if (!made) return cx_error_memory(err);
  made->memory = memory;
  made->bytes = bytes;
  made->length = len;
  while (at + 2 <= len) {
    size_t const size = entry_length(made, at);
    if (size < 3 || size > len - at - 2) break;
    at += 2 + size;
  }
  if (len && made->bytes[0] == 'v' && at == len) {
    *out = made;
    return CXTAG_OK;
  }
  cx_release(memory, made);
  return cx_error_set(err, CXTAG_EDAMAGED, "the vocabulary is damaged");
}

WEAK void cx_vocabulary_free(cx_vocabulary *vocabulary) {
  if (!vocabulary) return;
  cx_buffer_clear(&vocabulary->own);
  cx_release(vocabulary->memory, vocabulary);
}

WEAK size_t cx_vocabulary_entry_count(const cx_vocabulary *vocabulary) {
  size_t count = 0;
  for (size_t at = 1; at < vocabulary->length; at += 2 + entry_length(vocabulary, at)) count++;
  return count;
}

WEAK size_t cx_vocabulary_find(const cx_vocabulary *vocabulary, const char *word, size_t len, int elongated,
                               int typos, cx_form *out, size_t capacity) {
  size_t found = 0;
  uint32_t entry = 0;
  (void)elongated;
  (void)typos;
  for (size_t at = 1; at < vocabulary->length; at += 2 + entry_length(vocabulary, at), entry++) {
    if (entry_length(vocabulary, at) != len + 3 || memcmp(vocabulary->bytes + at + 5, word, len)) continue;
    if (found < capacity)
      out[found] = (cx_form){entry, 0, 0, (uint8_t)vocabulary->bytes[at + 2], 0, (uint16_t)len};
    found++;
  }
  return found;
}
