/* Texts written word by word, a lexicon that knows some of the words, what the cache must give of each. */
#ifndef TESTS_WORD_TESTING_H
#define TESTS_WORD_TESTING_H

#include "lexicon/harness.h"

#include <stdio.h>

#include "base/hash.h"
#include "word/analyse.h"

/* A text as the reader would hand it over. The hash of a word can be forced, so that many words share one. */
typedef struct sheet {
  char *bytes;
  cx_token *tokens;
  size_t length, count, bytes_room, token_room;
} sheet;

enum { BYTES_BEHIND = 64 };

static inline void sheet_init(sheet *s, size_t words, size_t bytes) {
  *s = (sheet){.bytes_room = bytes + BYTES_BEHIND, .token_room = words};
  s->bytes = calloc(1, s->bytes_room);
  s->tokens = calloc(words, sizeof *s->tokens);
  assert_non_null(s->bytes);
  assert_non_null(s->tokens);
}

static inline void sheet_free(sheet *s) {
  free(s->bytes);
  free(s->tokens);
}

static inline void sheet_empty(sheet *s) {
  memset(s->bytes, 0, s->length);
  s->length = s->count = 0;
}

static inline void sheet_add_hashed(sheet *s, const char *word, size_t len, uint32_t hash) {
  assert_true(s->count < s->token_room && s->length + len + 1 + BYTES_BEHIND <= s->bytes_room);
  memcpy(s->bytes + s->length, word, len);
  s->tokens[s->count++] = (cx_token){
      .start = (uint32_t)s->length, .end = (uint32_t)(s->length + len), .hash = hash, .kind = CX_WORD};
  s->length += len;
  s->bytes[s->length++] = ' ';
}

static inline void sheet_add(sheet *s, const char *word) {
  sheet_add_hashed(s, word, strlen(word), cx_hash(word, strlen(word)));
}

static inline cx_text sheet_text(const sheet *s) {
  return (cx_text){.source = s->bytes,
                   .source_length = s->length,
                   .bytes = s->bytes,
                   .length = s->length,
                   .tokens = s->tokens,
                   .token_count = s->count};
}

/* Another word for every number up to 20^4: many unknown, many known; of eight bytes, more than 16, more
 * than 64. */
enum { WORD_ROOM = 128, WORDS_LISTED = 600 };

static inline void name_word(char word[WORD_ROOM], unsigned number) {
  static const char *const syllables[] = {"ka", "to", "mi", "lu", "se", "pa", "no", "ri", "hu", "ve",
                                          "ja", "ko", "ti", "su", "le", "ma", "po", "ni", "ru", "he"};
  unsigned rest = number;
  *word = '\0';
  for (int i = 0; i < 4; i++, rest /= 20) strcat(word, syllables[rest % 20]);
  if (number % 5 == 1) strcat(word, "-toimituksissa");
  if (number % 7 == 2) strcat(word, "-kaupunginosayhdistys");
  if (number % 11 == 3) strcat(word, "lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas");
}

/* Rows with some of those words as they are, and with words that others are compounds and forms of. */
static inline cx_lexicon *words_lexicon(void) {
  static char terms[WORDS_LISTED * (WORD_ROOM + 16) + 256];
  char word[WORD_ROOM];
  table_text const tables[] = {
      {"themes.tsv", "id\tname_fi\tname_en\ndelivery\tToimitus\tDelivery\n"},
      {"terms/a.tsv", terms},
      {"sentiment/fi.tsv", "expression\ttheme\tpolarity\tlang\n~yhdistys\t\t2\tfi\n"},
      {"normal.tsv", "from\tto\tkind\tlang\nkakakaka\ttoimitus\tspoken\tfi\n"},
      {NULL, NULL}};
  cxtag_error err = {0};
  int at = sprintf(terms, "expression\ttheme\tpolarity\tlang\n~toimitus\tdelivery\t\tfi\n"
                          "~toimitus … ~yhdistys\tdelivery\t-2\tfi\n/osayhdis\\w+/\tdelivery\t\tfi\n");
  for (unsigned i = 0; i < WORDS_LISTED; i++) {
    name_word(word, i);
    at += sprintf(terms + at, "[%s]\tdelivery\t\tfi\n", word);
  }
  cx_lexicon *lexicon = compile_tables(tables, &err);
  if (!lexicon) fail_msg("%s:%u:%u: %s", err.source, (unsigned)err.line, (unsigned)err.column, err.message);
  return lexicon;
}

static inline cx_language_model *builtin_model(void) {
  cx_language_model *model;
  size_t len;
  const void *bytes = cx_language_model_builtin(&len);
  assert_int_equal(cx_language_model_open(&model, bytes, len, NULL, NULL), CXTAG_OK);
  return model;
}

/* What the word holds must be what is worked out of the token anew. */
static inline void assert_word(const cx_word *word, const sheet *s, size_t number, const cx_lexicon *lexicon,
                               const cx_language_model *model) {
  static cx_analysis wanted;
  const cx_token *token = &s->tokens[number];
  size_t const len = token->end - token->start;
  const char *text = s->bytes + token->start;
  cx_analyse_word(&wanted, lexicon, model, text, len, cx_hash(text, len), 0, 0);
  assert_int_equal(word->length, len);
  assert_memory_equal(cx_word_text(word), text, len);
  assert_memory_equal(&word->entries, &wanted.entries, sizeof wanted.entries);
  assert_memory_equal(word->evidence.score, wanted.evidence.score, sizeof wanted.evidence.score);
  assert_int_equal(word->evidence.function_word, wanted.evidence.function_word);
  assert_int_equal(word->features, wanted.features);
  assert_int_equal(word->known & ~CX_WORD_LITERAL, wanted.known);
  assert_int_equal(!cx_word_has_literal(word), !wanted.regex_literals);
  assert_int_equal(word->more->regex_literals, wanted.regex_literals);
  assert_int_equal(word->meaning_count, wanted.meaning_count);
  assert_memory_equal(cx_word_meanings(word), wanted.meanings,
                      wanted.meaning_count * sizeof *wanted.meanings);
  assert_int_equal(word->trigger_count, wanted.trigger_count);
  assert_memory_equal(cx_word_triggers(word), wanted.triggers,
                      wanted.trigger_count * sizeof *wanted.triggers);
}

/* The same of two caches, byte for byte. */
static inline void assert_same_word(const cx_word *a, const cx_word *b) {
  assert_int_equal(a->length, b->length);
  assert_memory_equal(cx_word_text(a), cx_word_text(b), a->length);
  assert_memory_equal(a->front, b->front, sizeof a->front);
  assert_memory_equal(&a->entries, &b->entries, sizeof a->entries);
  assert_memory_equal(a->evidence.score, b->evidence.score, sizeof a->evidence.score);
  assert_int_equal(a->evidence.function_word, b->evidence.function_word);
  assert_int_equal(a->features, b->features);
  assert_int_equal(a->known, b->known);
  assert_int_equal(a->more->regex_literals, b->more->regex_literals);
  assert_int_equal(a->meaning_count, b->meaning_count);
  assert_memory_equal(cx_word_meanings(a), cx_word_meanings(b), a->meaning_count * sizeof(cx_meaning));
  assert_int_equal(a->trigger_count, b->trigger_count);
  assert_memory_equal(cx_word_triggers(a), cx_word_triggers(b), a->trigger_count * sizeof(cx_trigger));
}

#endif
