#include "model/language.h"

#include <string.h>
#include <zlib.h>

#include "model/format.h"
#include "model/ngram.h"

enum { SCORE_FLOOR = -3750 };

/* Bits of a lane: so that sixteen rows can be added, and of a lane for the sum of a word's rows. */
enum { LANE = 12, WIDE_LANE = 2 * LANE };

/* By so many bits of its hash a word is known not to be a function word, as nearly all are not. */
enum { HINT_BITS = 14 };

struct cx_language_model {
  const cxtag_memory *memory;
  const unsigned char *table, *slots, *pool;
  /* The table, a row of five bytes in five lanes of twelve bits: one addition adds all. In front of it, as words number
   * them (cx_ngram_word), stand the rows of all pairs of symbols, where those with the same first letter share lines of
   * the cache. */
  uint64_t *rows;
  uint64_t hints[(1 << HINT_BITS) / 64]; /* of function words */
  unsigned bits, slot_bits;
  int32_t step;
};

/* builtin.S */
extern const unsigned char cx_language_model_bytes[], cx_language_model_end[];

const void *cx_language_model_builtin(size_t *len) {
  *len = (size_t)((uintptr_t)cx_language_model_end - (uintptr_t)cx_language_model_bytes);
  return cx_language_model_bytes;
}

static cxtag_status damaged(cxtag_error *err, const char *what) {
  return cx_error_set(err, CXTAG_EDAMAGED, "the language model is damaged: %s; restore or rebuild the file",
                      what);
}

/* Every entry that a slot names lies inside the pool, and a free slot ends every search. */
static int words_are_sound(const unsigned char *slots, size_t slot_count, const unsigned char *pool,
                           size_t pool_size) {
  size_t free_slots = 0;
  for (size_t i = 0; i < slot_count; i++) {
    size_t at = cx_model_get16(slots + 2 * i);
    if (at == CX_MODEL_FREE_SLOT) {
      free_slots++;
      continue;
    }
    if (at + 2 > pool_size || pool[at + 1] > CX_NGRAM_SYMBOLS || at + 2 + pool[at + 1] > pool_size) return 0;
    if (pool[at] >> CX_MODEL_LANGUAGES) return 0;
  }
  return free_slots > 0;
}

static cxtag_status check_header(const unsigned char *bytes, size_t len, cxtag_error *err) {
  if (len < 8 || memcmp(bytes, "CXLM", 4) != 0) return damaged(err, "it does not begin as a model does");
  if (cx_model_get32(bytes + CX_MODEL_AT_FORMAT) != CX_MODEL_FORMAT) {
    return cx_error_set(err, CXTAG_EVERSION,
                        "the language model has format %lu, this library reads %u: rebuild it",
                        (unsigned long)cx_model_get32(bytes + CX_MODEL_AT_FORMAT), CX_MODEL_FORMAT);
  }
  if (len < CX_MODEL_HEADER || len > UINT32_MAX || cx_model_get32(bytes + CX_MODEL_AT_LENGTH) != len) {
    return damaged(err, "its length is not the length it states");
  }
  return CXTAG_OK;
}

static cxtag_status check_sum(const unsigned char *bytes, size_t len, cxtag_error *err) {
  if (cx_model_get32(bytes + CX_MODEL_AT_CRC) ==
      crc32(0, bytes + CX_MODEL_AT_BITS, (uInt)(len - CX_MODEL_AT_BITS)))
    return CXTAG_OK;
  return damaged(err, "its checksum does not agree");
}

/* The checksum does not stop a forger: every number is held to its range. */
static cxtag_status lay_out(cx_language_model *model, const unsigned char *bytes, size_t len, int check,
                            cxtag_error *err) {
  uint32_t bits = cx_model_get32(bytes + CX_MODEL_AT_BITS), step = cx_model_get32(bytes + CX_MODEL_AT_STEP);
  uint32_t slot_bits = cx_model_get32(bytes + CX_MODEL_AT_SLOT_BITS);
  size_t pool_size = cx_model_get32(bytes + CX_MODEL_AT_POOL);
  if (bits < CX_MODEL_BITS_MINIMUM || bits > CX_MODEL_BITS_MAXIMUM || step > CX_MODEL_STEP_MAXIMUM ||
      slot_bits > CX_MODEL_BITS_MAXIMUM || pool_size > CX_MODEL_FREE_SLOT) {
    return damaged(err, "a number in its header is out of range");
  }
  size_t table_size = (size_t)CX_MODEL_LANGUAGES << bits, slot_count = (size_t)1 << slot_bits;
  if (len != CX_MODEL_HEADER + table_size + 2 * slot_count + pool_size) {
    return damaged(err, "its parts do not fill it");
  }
  model->bits = bits;
  model->slot_bits = slot_bits;
  model->step = (int32_t)step;
  model->table = bytes + CX_MODEL_HEADER;
  model->slots = model->table + table_size;
  model->pool = model->slots + 2 * slot_count;
  if (check && !words_are_sound(model->slots, slot_count, model->pool, pool_size)) {
    return damaged(err, "a function word lies outside it");
  }
  return CXTAG_OK;
}

static int spread_rows(cx_language_model *model) {
  size_t const count = (size_t)1 << model->bits;
  model->rows = cx_alloc_array(model->memory, CX_NGRAM_PAIRS + count, sizeof *model->rows);
  if (!model->rows) return 0;
  uint64_t *const pairs = model->rows, *const rows = pairs + CX_NGRAM_PAIRS;
  for (size_t i = 0; i < count; i++) {
    uint64_t row = 0;
    for (size_t k = 0; k < CX_MODEL_LANGUAGES; k++)
      row |= (uint64_t)model->table[CX_MODEL_LANGUAGES * i + k] << (LANE * k);
    rows[i] = row;
  }
  pairs[0] = 0;
  for (uint32_t pair = 1; pair < CX_NGRAM_PAIRS; pair++) pairs[pair] = rows[cx_ngram_of_two(pair, model->bits)];
  return 1;
}

static uint32_t hint_of(uint32_t hash) {
  return hash >> (32 - HINT_BITS);
}

static void note_hints(cx_language_model *model) {
  for (size_t slot = 0; slot >> model->slot_bits == 0; slot++) {
    uint32_t const at = cx_model_get16(model->slots + 2 * slot);
    if (at == CX_MODEL_FREE_SLOT) continue;
    const unsigned char *entry = model->pool + at;
    uint32_t const hint = hint_of(cx_ngram_hash(entry + 2, entry[1]));
    model->hints[hint / 64] |= (uint64_t)1 << hint % 64;
  }
}

/* Header first, then the sum over the rest, so that a model of another version is not called damaged. */
static cxtag_status open_bytes(cx_language_model **out, const void *bytes, size_t len, int check,
                               const cxtag_memory *memory, cxtag_error *err) {
  cx_language_model *model;
  cxtag_status status;

  *out = NULL;
  status = check_header(bytes, len, err);
  if (status == CXTAG_OK && check) status = check_sum(bytes, len, err);
  if (status != CXTAG_OK) return status;
  model = cx_alloc_zeroed(memory, 1, sizeof *model);
  if (!model) return cx_error_memory(err);
  model->memory = memory;
  status = lay_out(model, bytes, len, check, err);
  if (status == CXTAG_OK && !spread_rows(model)) status = cx_error_memory(err);
  if (status != CXTAG_OK) {
    cx_language_model_free(model);
    return status;
  }
  note_hints(model);
  *out = model;
  return CXTAG_OK;
}

cxtag_status cx_language_model_open(cx_language_model **out, const void *bytes, size_t len,
                                    const cxtag_memory *memory, cxtag_error *err) {
  return open_bytes(out, bytes, len, 1, memory, err);
}

cxtag_status cx_language_model_open_builtin(cx_language_model **out, const cxtag_memory *memory, cxtag_error *err) {
  size_t len;
  const void *bytes = cx_language_model_builtin(&len);
  return open_bytes(out, bytes, len, 0, memory, err);
}

void cx_language_model_free(cx_language_model *model) {
  if (!model) return;
  cx_release(model->memory, model->rows);
  cx_release(model->memory, model);
}

static int may_be_function_word(const cx_language_model *model, const cx_ngram_word *word) {
  uint32_t const hint = hint_of(word->hash);
  return (int)(model->hints[hint / 64] >> hint % 64) & word->plain; /* one branch for both */
}

static uint8_t find_function_word(const cx_language_model *model, const cx_ngram_word *word) {
  uint32_t mask = ((uint32_t)1 << model->slot_bits) - 1;
  for (uint32_t slot = word->hash & mask;; slot = (slot + 1) & mask) {
    uint32_t at = cx_model_get16(model->slots + 2 * (size_t)slot);
    if (at == CX_MODEL_FREE_SLOT) return 0;
    const unsigned char *entry = model->pool + at;
    if (entry[1] == word->count && memcmp(entry + 2, word->symbols, word->count) == 0) return entry[0];
  }
}

/* The log-probabilities of a linear model differ from its sums by one number for all languages, which falls
 * away in differences: no exponential is needed, nor do the sums need their zero. A language is never put more
 * than SCORE_FLOOR below the best, for a word can stand in any text: so no single word decides one. */
static void level(int16_t out[CX_MODEL_LANGUAGES], const int64_t sum[CX_MODEL_LANGUAGES], int32_t step) {
  int64_t best = sum[0], mean = 0, score[CX_MODEL_LANGUAGES];
  for (size_t k = 1; k < CX_MODEL_LANGUAGES; k++) best = sum[k] > best ? sum[k] : best;
  for (size_t k = 0; k < CX_MODEL_LANGUAGES; k++) {
    score[k] = (sum[k] - best) * step;
    if (score[k] < SCORE_FLOOR) score[k] = SCORE_FLOOR;
    mean += score[k];
  }
  mean /= CX_MODEL_LANGUAGES;
  for (size_t k = 0; k < CX_MODEL_LANGUAGES; k++) out[k] = (int16_t)(score[k] - mean);
}

_Static_assert(CX_MODEL_LANGUAGES * LANE <= 64, "a number holds a row");
_Static_assert(CX_NGRAM_ROWS_AT_ONCE * 255 < 1 << LANE, "a lane holds the sum of some rows");
_Static_assert(CX_NGRAM_BUCKETS * 255 < 1 << WIDE_LANE, "a wide lane holds the sum of all");

void cx_language_model_fetch(cx_language_query *query, const cx_language_model *model, const char *text, size_t len) {
  query->says = cx_ngram_read(&query->word, text, len, (cx_ngram_table){model->bits, model->rows});
}

/* Sums of rows: of every other lane, with the room of the lanes between, and of all, which run over into one another.
 * Their difference is the sums of the lanes between. */
#define EVEN_LANES 0x0FFF000FFF000FFFu
typedef struct lane_sums {
  uint64_t even, all;
} lane_sums;

static lane_sums add_rows(const cx_language_model *model, const cx_ngram_word *word) {
  lane_sums sums = {0, 0};
  for (size_t at = 0; at < word->row_count; at += CX_NGRAM_ROWS_AT_ONCE) {
    uint64_t lanes = 0;
    for (size_t i = 0; i < CX_NGRAM_ROWS_AT_ONCE; i++) lanes += model->rows[word->rows[at + i]];
    sums.even += lanes & EVEN_LANES;
    sums.all += lanes;
  }
  return sums;
}

static void sum_rows(int64_t sum[CX_MODEL_LANGUAGES], const cx_language_model *model, const cx_ngram_word *word) {
  lane_sums const sums = add_rows(model, word);
  uint64_t const odd = (sums.all - sums.even) >> LANE;
  for (size_t k = 0; k < CX_MODEL_LANGUAGES; k++)
    sum[k] = (int64_t)((k % 2 ? odd : sums.even) >> WIDE_LANE * (k / 2) & ((1 << WIDE_LANE) - 1));
}

void cx_language_model_answer(cx_language_evidence *out, const cx_language_model *model,
                              const cx_language_query *query) {
  int64_t sum[CX_MODEL_LANGUAGES];

  memset(out, 0, sizeof *out);
  if (!query->says) return;
  sum_rows(sum, model, &query->word);
  level(out->score, sum, model->step);
  if (may_be_function_word(model, &query->word)) out->function_word = find_function_word(model, &query->word);
}

uint8_t cx_language_model_function_word(const cx_language_model *model, const char *text, size_t len) {
  cx_ngram_word word;
  if (!cx_ngram_read(&word, text, len, cx_ngram_no_table) || !may_be_function_word(model, &word)) return 0;
  return find_function_word(model, &word);
}

void cx_language_model_score(const cx_language_model *model, const char *text, size_t len,
                             cx_language_evidence *out) {
  cx_language_query query;
  cx_language_model_fetch(&query, model, text, len);
  cx_language_model_answer(out, model, &query);
}
