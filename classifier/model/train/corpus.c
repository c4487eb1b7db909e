#include "model/train/corpus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/buffer.h"
#include "model/ngram.h"

enum { UNDOTTED_SHARE = 4, LONGEST_WORD = 160 };

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

static int is_letter_byte(unsigned char c) {
  return (c >= 'a' && c <= 'z') || c >= 0x80;
}

/* One word of a folded chunk: stripped of what is no letter at its ends. */
static int count_word(cx_train_corpus *corpus, int language, const char *word, size_t len) {
  cx_ngram_word read;
  cx_train_word *entry;
  while (len && !is_letter_byte((unsigned char)word[0])) word++, len--;
  while (len && !is_letter_byte((unsigned char)word[len - 1])) len--;
  if (len > LONGEST_WORD || !cx_ngram_read(&read, word, len)) return 1;
  entry = word_entry(corpus, word, len);
  if (!entry) return 0;
  entry->count[language]++;
  return 1;
}

static int is_inner(unsigned char c) {
  return is_letter_byte(c) || c == '\'' || c == '-' || c == ':';
}

/* A chunk between blanks. Addresses, names of users, [PERSON] and left-over HTML teach nothing. */
static int count_chunk(cx_train_corpus *corpus, int language, const char *chunk, size_t len) {
  size_t start = 0;
  for (size_t i = 0; i < len; i++) {
    if (strchr("@#&[]/_\\", chunk[i])) return 1;
  }
  for (size_t i = 0; i <= len; i++) {
    if (i < len && is_inner((unsigned char)chunk[i])) continue;
    if (i > start && !count_word(corpus, language, chunk + start, i - start)) return 0;
    start = i + 1;
  }
  return 1;
}

static int count_text(cx_train_corpus *corpus, int language, const char *text, size_t len) {
  utf8proc_uint8_t *folded = NULL;
  int done = 1;
  utf8proc_ssize_t size = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)len, &folded,
                                       UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
  if (size < 0) return size != UTF8PROC_ERROR_NOMEM; /* a line that is not UTF-8 is passed over */
  for (size_t i = 0, start = 0; i <= (size_t)size && done; i++) {
    if (i < (size_t)size && folded[i] > ' ') continue;
    done = count_chunk(corpus, language, (const char *)folded + start, i - start);
    start = i + 1;
  }
  free(folded);
  return done;
}

/* The string member "text" of a line of JSON that was written by hand: \" and \\ are undone, \n and \t become
 * blanks; other escapes do not occur. */
static size_t take_json_text(char *line) {
  char *from = strstr(line, "\"text\": \""), *to = line;
  if (!from) return 0;
  for (from += strlen("\"text\": \""); *from && *from != '"'; from++) {
    if (*from == '\\' && from[1]) {
      from++;
      *to++ = *from == 'n' || *from == 't' ? ' ' : *from;
    } else {
      *to++ = *from;
    }
  }
  return (size_t)(to - line);
}

static int count_line(cx_train_corpus *corpus, int language, char *line, int json) {
  char *tab = strrchr(line, '\t');
  if (json) return count_text(corpus, language, line, take_json_text(line));
  if (strncmp(line, "id\t", 3) == 0) return 1;
  if (tab) line = tab + 1;
  return count_text(corpus, language, line, strlen(line));
}

/* Calls for each line of the file, its end cut off. */
static int each_line(const char *path, int (*call)(cx_train_corpus *, int, char *, int), cx_train_corpus *corpus,
                     int language) {
  size_t room = 0, path_length = strlen(path);
  int json = path_length > 6 && strcmp(path + path_length - 6, ".jsonl") == 0, done = 1;
  char *line = NULL;
  FILE *file = fopen(path, "rb");
  if (!file) return 0;
  while (done && getline(&line, &room, file) >= 0) {
    line[strcspn(line, "\r\n")] = '\0';
    done = call(corpus, language, line, json);
  }
  if (ferror(file)) done = 0;
  free(line);
  fclose(file);
  return done;
}

int cx_train_read_texts(cx_train_corpus *corpus, int language, const char *path) {
  return each_line(path, count_line, corpus, language);
}

static int note_function_words(cx_train_corpus *corpus, int language, char *line, int json) {
  (void)json;
  if (line[0] == '#') return 1;
  for (char *word = strtok(line, " "); word; word = strtok(NULL, " ")) {
    cx_train_word *entry = word_entry(corpus, word, strlen(word));
    if (!entry) return 0;
    entry->function_word |= (uint8_t)(1u << language);
  }
  return 1;
}

int cx_train_read_function_words(cx_train_corpus *corpus, int language, const char *path) {
  return each_line(path, note_function_words, corpus, language);
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
