#include "model/train/fit.h"

#include <math.h>
#include <string.h>

#include "model/ngram.h"
#include "model/train/random.h"

typedef struct example {
  uint32_t word;
  double weight;
  double target[CX_MODEL_LANGUAGES];
} example;

typedef struct totals {
  double tokens[CX_MODEL_LANGUAGES], types[CX_MODEL_LANGUAGES];
} totals;

/* e^x for x <= 0 by squaring (1 + x/4096) twelve times: close enough for a gradient, the same everywhere. */
static double exponential(double x) {
  double power = 1 + x / 4096;
  if (x < -40) return 0;
  for (int i = 0; i < 12; i++) power *= power;
  return power;
}

/* Frequent words count more, but far less than in proportion: n-grams must judge words that were not seen. */
static double type_weight(double count) {
  double weight = 1;
  while (count >= 2) {
    count /= 2;
    weight += 1;
  }
  return weight;
}

/* A function word counts as seen once more than it was, so that the lists teach too. */
static double count_of(const cx_train_word *word, size_t language) {
  return word->count[language] + (word->function_word >> language & 1u);
}

static totals sum_totals(const cx_train_corpus *corpus) {
  totals all;
  memset(&all, 0, sizeof all);
  for (size_t i = 0; i < corpus->index.count; i++) {
    for (size_t k = 0; k < CX_MODEL_LANGUAGES; k++) {
      double count = count_of(&corpus->words[i], k);
      all.tokens[k] += count;
      if (count > 0) all.types[k] += type_weight(count);
    }
  }
  return all;
}

/* What the model should say of a word: the share of each language, were its texts as frequent as `prior`
 * says. */
static void make_example(example *out, const cx_train_word *word, const totals *all,
                         const cx_train_settings *settings) {
  double sum = 0;
  out->weight = 0;
  for (size_t k = 0; k < CX_MODEL_LANGUAGES; k++) {
    out->target[k] = all->tokens[k] > 0 ? settings->prior[k] * count_of(word, k) / all->tokens[k] : 0;
    sum += out->target[k];
  }
  for (size_t k = 0; k < CX_MODEL_LANGUAGES; k++) {
    double count = count_of(word, k);
    if (sum > 0) out->target[k] /= sum;
    if (count > 0) out->weight += out->target[k] * type_weight(count) * settings->prior[k] / all->types[k];
  }
}

static void shuffle(example *examples, size_t count, uint64_t *state) {
  for (size_t i = count; i > 1; i--) {
    size_t j = cx_train_random(state) % i;
    example swap = examples[i - 1];
    examples[i - 1] = examples[j];
    examples[j] = swap;
  }
}

static void predict(double out[CX_MODEL_LANGUAGES], const double *table, const uint32_t *rows, size_t count) {
  double top, sum = 0;
  for (size_t k = 0; k < CX_MODEL_LANGUAGES; k++) out[k] = 0;
  for (size_t i = 0; i < count; i++) {
    for (size_t k = 0; k < CX_MODEL_LANGUAGES; k++) out[k] += table[CX_MODEL_LANGUAGES * (size_t)rows[i] + k];
  }
  top = out[0];
  for (size_t k = 1; k < CX_MODEL_LANGUAGES; k++) top = out[k] > top ? out[k] : top;
  for (size_t k = 0; k < CX_MODEL_LANGUAGES; k++) sum += out[k] = exponential(out[k] - top);
  for (size_t k = 0; k < CX_MODEL_LANGUAGES; k++) out[k] /= sum;
}

/* AdaGrad (Duchi, Hazan, Singer 2011): rows seen rarely take larger steps. sqrt is exact by IEEE 754. */
static void step(cx_train_weights *weights, double *slopes, const cx_map_entry *key, const example *one,
                 const cx_train_settings *settings) {
  cx_ngram_word read;
  uint32_t rows[CX_NGRAM_BUCKETS];
  double guess[CX_MODEL_LANGUAGES];
  size_t count;
  if (!cx_ngram_read(&read, key->key, key->length, (cx_ngram_table){weights->bits, NULL})) return;
  count = cx_ngram_buckets(rows, &read, weights->bits);
  predict(guess, weights->table, rows, count);
  for (size_t i = 0; i < count; i++) {
    double *row = weights->table + CX_MODEL_LANGUAGES * (size_t)rows[i];
    double *slope = slopes + CX_MODEL_LANGUAGES * (size_t)rows[i];
    for (size_t k = 0; k < CX_MODEL_LANGUAGES; k++) {
      double change = one->weight * (one->target[k] - guess[k]) - settings->decay * row[k];
      slope[k] += change * change;
      row[k] += settings->rate / sqrt(slope[k] + 1) * change;
    }
  }
}

static void run(cx_train_weights *weights, double *slopes, example *examples, const cx_train_corpus *corpus,
                const cx_train_settings *settings) {
  size_t count = corpus->index.count;
  uint64_t state = 0x5EED;
  for (unsigned epoch = 0; epoch < settings->epochs; epoch++) {
    shuffle(examples, count, &state);
    for (size_t i = 0; i < count; i++) {
      step(weights, slopes, &corpus->index.entries[examples[i].word], &examples[i], settings);
    }
  }
}

int cx_train_fit(cx_train_weights *out, const cx_train_corpus *corpus, const cx_train_settings *settings) {
  size_t count = corpus->index.count, cells = (size_t)CX_MODEL_LANGUAGES << settings->bits;
  totals all = sum_totals(corpus);
  example *examples = cx_alloc_array(NULL, count, sizeof *examples);
  double *slopes = cx_alloc_zeroed(NULL, cells, sizeof *slopes);
  int done;

  out->bits = settings->bits;
  out->table = cx_alloc_zeroed(NULL, cells, sizeof *out->table);
  done = examples && slopes && out->table;
  if (done) {
    for (size_t i = 0; i < count; i++) {
      examples[i].word = (uint32_t)i;
      make_example(&examples[i], &corpus->words[i], &all, settings);
      examples[i].weight *= (double)count;
    }
    run(out, slopes, examples, corpus, settings);
  } else {
    cx_train_weights_clear(out);
  }
  cx_release(NULL, slopes);
  cx_release(NULL, examples);
  return done;
}

void cx_train_weights_clear(cx_train_weights *weights) {
  cx_release(NULL, weights->table);
  weights->table = NULL;
}
