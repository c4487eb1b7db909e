#include "model/train/corpus.h"

#include <string.h>

#include "model/ngram.h"
#include "model/train/random.h"

enum { UNDOTTED_SHARE = 4, LONGEST_WORD = 160, LONGEST_NOISE = 16 };

void cx_train_corpus_init(cx_train_corpus *corpus) {
  memset(corpus, 0, sizeof *corpus);
  cx_map_init(&corpus->index, NULL);
}

void cx_train_corpus_clear(cx_train_corpus *corpus) {
  cx_map_clear(&corpus->index);
  cx_release(NULL, corpus->words);
}

static cx_train_word *word_entry(cx_train_corpus *corpus, const char *word, size_t len) {
  int made = 0;
  uint32_t at = cx_map_insert(&corpus->index, word, len, 0, &made);
  if (at == CX_MAP_NONE) return NULL;
  if (made) {
    if (!cx_grow(NULL, &corpus->words, &corpus->capacity, (size_t)at + 1, sizeof *corpus->words)) return NULL;
    memset(&corpus->words[at], 0, sizeof corpus->words[at]);
  }
  return &corpus->words[at];
}

int cx_train_count_word(cx_train_corpus *corpus, int language, const char *word, size_t len, unsigned times) {
  cx_ngram_word read;
  cx_train_word *entry;
  if (len > LONGEST_WORD || !cx_ngram_read(&read, word, len, cx_ngram_no_table)) return 1;
  entry = word_entry(corpus, word, len);
  if (entry) entry->count[language] += times;
  return entry != NULL;
}

int cx_train_note_function_word(cx_train_corpus *corpus, int language, const char *word, size_t len) {
  cx_train_word *entry = word_entry(corpus, word, len);
  if (entry) entry->function_word |= (uint8_t)(1u << language);
  return entry != NULL;
}

/* ä -> a, ö -> o, å -> a. 0 when there was no dot. */
static size_t undot(char out[LONGEST_WORD], const char *word, size_t len) {
  size_t n = 0;
  int changed = 0;
  for (size_t i = 0; i < len; i++) {
    unsigned char next = i + 1 < len ? (unsigned char)word[i + 1] : 0;
    if ((unsigned char)word[i] == 0xC3 && (next == 0xA4 || next == 0xA5 || next == 0xB6)) {
      out[n++] = next == 0xB6 ? 'o' : 'a';
      changed = 1;
      i++;
    } else {
      out[n++] = word[i];
    }
  }
  return changed ? n : 0;
}

int cx_train_add_undotted(cx_train_corpus *corpus) {
  size_t count = corpus->index.count;
  for (size_t i = 0; i < count; i++) {
    char form[LONGEST_WORD];
    const cx_map_entry *key = &corpus->index.entries[i];
    cx_train_word dotted = corpus->words[i], *entry;
    int finnish = dotted.count[CX_MODEL_FI] || (dotted.function_word & 1u << CX_MODEL_FI);
    size_t len = finnish && key->length <= LONGEST_WORD ? undot(form, key->key, key->length) : 0;
    if (!len) continue;
    entry = word_entry(corpus, form, len);
    if (!entry) return 0;
    entry->count[CX_MODEL_FI] += (dotted.count[CX_MODEL_FI] + UNDOTTED_SHARE - 1) / UNDOTTED_SHARE;
    if (!(entry->function_word & ~(1u << CX_MODEL_FI))) {
      entry->function_word |= (uint8_t)(dotted.function_word & 1u << CX_MODEL_FI);
    }
  }
  return 1;
}

static int is_plain(const cx_map_entry *key) {
  for (size_t i = 0; i < key->length; i++) {
    if (key->key[i] < 'a' || key->key[i] > 'z') return 0;
  }
  return key->length >= 3 && key->length <= LONGEST_NOISE;
}

/* Every letter, every second or every fourth on average becomes any other. */
static int add_mangled(cx_train_corpus *corpus, const char *word, size_t len, uint64_t *state) {
  char mangled[LONGEST_NOISE];
  unsigned share = 1u << cx_train_random(state) % 3;
  cx_train_word *entry;
  for (size_t i = 0; i < len; i++) {
    int anew = cx_train_random(state) % share == 0;
    mangled[i] = anew ? (char)('a' + cx_train_random(state) % 26) : word[i];
  }
  if (cx_map_find(&corpus->index, mangled, len) != CX_MAP_NONE) return 1;
  entry = word_entry(corpus, mangled, len);
  if (entry) entry->count[CX_MODEL_OTHER] = 1;
  return entry != NULL;
}

int cx_train_add_noise(cx_train_corpus *corpus, unsigned every) {
  size_t count = corpus->index.count;
  uint64_t state = 0xD1CE;
  for (size_t i = 0; i < count; i++) {
    cx_map_entry key = corpus->index.entries[i];
    if (cx_train_random(&state) % every || !is_plain(&key)) continue;
    if (!add_mangled(corpus, key.key, key.length, &state)) return 0;
  }
  return 1;
}
