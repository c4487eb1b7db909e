/* Training: n-grams as numbers, the same weights everywhere, and a model of a few words that works. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>
#include <zlib.h>

#include "model/format.h"
#include "model/ngram.h"
#include "model/train/pack.h"
#include "model/train/read.h"

static const cx_train_settings small = {
    .bits = 10, .epochs = 8, .rate = 0.2, .decay = 0.01, .prior = {1, 1, 1, 1, 1}};

/* Weights are bound to these numbers: when they change, CX_MODEL_FORMAT must. */
static void ngrams_are_the_same_numbers_everywhere(void **state) {
  static const uint32_t expected[] = {11216, 15002, 15457, 1672, 6174, 14412, 7741, 1178, 5118, 15299};
  cx_ngram_word word;
  uint32_t buckets[CX_NGRAM_BUCKETS];
  (void)state;
  assert_true(cx_ngram_read(&word, "tää", strlen("tää"), (cx_ngram_table){14, NULL}));
  assert_int_equal(word.count, 5);
  assert_true(word.plain);
  size_t count = cx_ngram_buckets(buckets, &word, 14);
  assert_int_equal(count, 1 + 4 + 3 + 2);
  assert_memory_equal(buckets, expected, sizeof expected);
}

static void parts_of_a_word_have_borders(void **state) {
  cx_ngram_word joined, split;
  (void)state;
  assert_true(cx_ngram_read(&joined, "wi-fi", 5, (cx_ngram_table){14, NULL}));
  assert_int_equal(joined.count, 7);
  assert_int_equal(joined.symbols[3], CX_SYMBOL_BORDER);
  assert_false(joined.plain);
  assert_true(cx_ngram_read(&split, "wi--5:fi-", 9, (cx_ngram_table){14, NULL}));
  assert_int_equal(split.count, joined.count);
  assert_memory_equal(split.symbols, joined.symbols, joined.count);
}

static void the_longest_word_fills_the_rows(void **state) {
  char letters[400];
  cx_ngram_word word;
  uint32_t buckets[CX_NGRAM_BUCKETS];
  (void)state;
  memset(letters, 'x', sizeof letters);
  assert_true(cx_ngram_read(&word, letters, sizeof letters, (cx_ngram_table){16, NULL}));
  assert_int_equal(word.count, CX_NGRAM_SYMBOLS);
  assert_int_equal(cx_ngram_buckets(buckets, &word, 16), CX_NGRAM_BUCKETS);
  for (size_t i = 0; i < CX_NGRAM_BUCKETS; i++) assert_true(buckets[i] < 1u << 16);
  for (size_t len = 1; len < CX_NGRAM_SYMBOLS; len++) {
    assert_true(cx_ngram_read(&word, letters, len, (cx_ngram_table){16, NULL}));
    assert_int_equal(cx_ngram_buckets(buckets, &word, 16), CX_NGRAM_BUCKETS_OF(word.count));
  }
}

static void count(cx_train_corpus *corpus, int language, const char *word, unsigned times) {
  assert_true(cx_train_count_word(corpus, language, word, strlen(word), times));
}

static void fill(cx_train_corpus *corpus) {
  cx_train_corpus_init(corpus);
  count(corpus, CX_MODEL_FI, "hyvä", 5);
  count(corpus, CX_MODEL_FI, "palvelu", 3);
  count(corpus, CX_MODEL_FI, "toimitus", 2);
  count(corpus, CX_MODEL_EN, "good", 5);
  count(corpus, CX_MODEL_EN, "service", 3);
  count(corpus, CX_MODEL_EN, "delivery", 2);
  count(corpus, CX_MODEL_SV, "tjänsten", 2);
  count(corpus, CX_MODEL_ET, "teenindus", 2);
  assert_true(cx_train_note_function_word(corpus, CX_MODEL_FI, "että", strlen("että")));
  assert_true(cx_train_note_function_word(corpus, CX_MODEL_FI, "hän", strlen("hän")));
  assert_true(cx_train_note_function_word(corpus, CX_MODEL_SV, "han", 3));
  assert_true(cx_train_add_undotted(corpus));
  assert_true(cx_train_add_noise(corpus, 2));
}

static void train_small(cx_buffer *out) {
  cx_train_corpus corpus;
  cx_train_weights weights;
  fill(&corpus);
  cx_buffer_init(out, NULL);
  assert_true(cx_train_fit(&weights, &corpus, &small));
  assert_true(cx_train_pack(out, &weights, &corpus));
  cx_train_weights_clear(&weights);
  cx_train_corpus_clear(&corpus);
}

static void training_gives_the_same_bytes_everywhere(void **state) {
  cx_buffer bytes;
  (void)state;
  train_small(&bytes);
  assert_int_equal(bytes.length, 0x145e);
  assert_int_equal(cx_model_get32((const unsigned char *)bytes.bytes + CX_MODEL_AT_CRC), 0x89110eb0u);
  cx_buffer_clear(&bytes);
}

static void a_trained_model_knows_its_words(void **state) {
  cx_buffer bytes;
  cx_language_model *model;
  cx_language_evidence evidence;
  (void)state;
  train_small(&bytes);
  assert_int_equal(cx_language_model_open(&model, bytes.bytes, bytes.length, NULL, NULL), CXTAG_OK);
  cx_language_model_score(model, "hyva", 4, &evidence); /* counted without its dots too */
  assert_true(evidence.score[CX_MODEL_FI] > 500);
  cx_language_model_score(model, "goodness", 8, &evidence); /* from the n-grams of good */
  assert_true(evidence.score[CX_MODEL_EN] > 500);
  cx_language_model_score(model, "etta", 4, &evidence);
  assert_int_equal(evidence.function_word, 1 << CX_MODEL_FI);
  cx_language_model_score(model, "han", 3, &evidence);
  assert_int_equal(evidence.function_word, 1 << CX_MODEL_SV);
  cx_language_model_free(model);
  cx_buffer_clear(&bytes);
}

static uint32_t count_of(const cx_train_corpus *corpus, const char *word, int language) {
  uint32_t at = cx_map_find(&corpus->index, word, strlen(word));
  return at == CX_MAP_NONE ? 0 : corpus->words[at].count[language];
}

static void texts_of_the_corpus_are_read(void **state) {
  cx_train_corpus corpus;
  (void)state;
  cx_train_corpus_init(&corpus);
  assert_true(cx_train_read_texts(&corpus, CX_MODEL_SV, CXTAG_SOURCE_DIR "/corpus/language/sv.txt", 1));
  assert_true(count_of(&corpus, "och", CX_MODEL_SV) > 20);
  assert_int_equal(count_of(&corpus, "och", CX_MODEL_ET), 0);
  assert_true(cx_train_read_texts(&corpus, CX_MODEL_FI, CXTAG_SOURCE_DIR "/corpus/feedback.fi.jsonl", 3));
  assert_true(count_of(&corpus, "puhelimeen", CX_MODEL_FI) >= 3);
  assert_int_equal(count_of(&corpus, "puhelimeen", CX_MODEL_FI) % 3, 0);
  assert_int_equal(count_of(&corpus, "sentiment", CX_MODEL_FI), 0); /* only the text of a line of JSON */
  assert_false(cx_train_read_texts(&corpus, CX_MODEL_FI, CXTAG_SOURCE_DIR "/corpus/no such file", 1));
  cx_train_corpus_clear(&corpus);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ngrams_are_the_same_numbers_everywhere),
      cmocka_unit_test(parts_of_a_word_have_borders),
      cmocka_unit_test(the_longest_word_fills_the_rows),
      cmocka_unit_test(training_gives_the_same_bytes_everywhere),
      cmocka_unit_test(a_trained_model_knows_its_words),
      cmocka_unit_test(texts_of_the_corpus_are_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
