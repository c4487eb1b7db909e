#include "model/train/pack.h"

#include <string.h>
#include <zlib.h>

#include "model/format.h"
#include "model/ngram.h"

enum { STEP = 40 /* thousandths of a nat: weights reach 5 nats either way */ };

static unsigned char quantised(double nats) {
  double units = nats * 1000 / STEP;
  int rounded = (int)(units < 0 ? units - 0.5 : units + 0.5);
  if (rounded > 127) rounded = 127;
  if (rounded < -127) rounded = -127;
  return (unsigned char)(rounded + CX_MODEL_ZERO);
}

static void append_table(cx_buffer *out, const cx_train_weights *weights) {
  size_t count = (size_t)CX_MODEL_LANGUAGES << weights->bits;
  for (size_t i = 0; i < count; i++) cx_buffer_append_byte(out, (char)quantised(weights->table[i]));
}

/* Half the slots at least stay free. */
static unsigned slot_bits_for(const cx_train_corpus *corpus) {
  size_t words = 0;
  unsigned bits = 4;
  for (size_t i = 0; i < corpus->index.count; i++) words += corpus->words[i].function_word != 0;
  while ((size_t)1 << bits < 2 * words) bits++;
  return bits;
}

static void place(unsigned char *slots, unsigned slot_bits, uint32_t hash, size_t offset) {
  uint32_t mask = ((uint32_t)1 << slot_bits) - 1, slot = hash & mask;
  while (cx_model_get16(slots + 2 * (size_t)slot) != CX_MODEL_FREE_SLOT) slot = (slot + 1) & mask;
  cx_model_put16(slots + 2 * (size_t)slot, (uint32_t)offset);
}

static int fill_words(unsigned char *slots, unsigned slot_bits, cx_buffer *pool,
                      const cx_train_corpus *corpus) {
  memset(slots, 0xFF, (size_t)2 << slot_bits);
  for (size_t i = 0; i < corpus->index.count; i++) {
    const cx_map_entry *key = &corpus->index.entries[i];
    cx_ngram_word read;
    if (!corpus->words[i].function_word) continue;
    if (!cx_ngram_read(&read, key->key, key->length, cx_ngram_no_table) || !read.plain) return 0;
    if (pool->length + 2 + read.count >= CX_MODEL_FREE_SLOT) return 0;
    place(slots, slot_bits, read.hash, pool->length);
    cx_buffer_append_byte(pool, (char)corpus->words[i].function_word);
    cx_buffer_append_byte(pool, (char)read.count);
    cx_buffer_append(pool, (const char *)read.symbols, read.count);
  }
  return !pool->failed;
}

static void fill_header(unsigned char *bytes, size_t len, const cx_train_weights *weights, unsigned slot_bits,
                        size_t pool_size) {
  memcpy(bytes, "CXLM", 4);
  cx_model_put32(bytes + CX_MODEL_AT_FORMAT, CX_MODEL_FORMAT);
  cx_model_put32(bytes + CX_MODEL_AT_LENGTH, (uint32_t)len);
  cx_model_put32(bytes + CX_MODEL_AT_BITS, weights->bits);
  cx_model_put32(bytes + CX_MODEL_AT_STEP, STEP);
  cx_model_put32(bytes + CX_MODEL_AT_SLOT_BITS, slot_bits);
  cx_model_put32(bytes + CX_MODEL_AT_POOL, (uint32_t)pool_size);
  cx_model_put32(bytes + CX_MODEL_AT_CRC,
                 (uint32_t)crc32(0, bytes + CX_MODEL_AT_BITS, (uInt)(len - CX_MODEL_AT_BITS)));
}

int cx_train_pack(cx_buffer *out, const cx_train_weights *weights, const cx_train_corpus *corpus) {
  static const char header[CX_MODEL_HEADER];
  unsigned slot_bits = slot_bits_for(corpus);
  unsigned char *slots = cx_alloc(NULL, (size_t)2 << slot_bits);
  cx_buffer pool;
  int done;

  cx_buffer_init(&pool, NULL);
  done = slots && fill_words(slots, slot_bits, &pool, corpus);
  if (done) {
    cx_buffer_append(out, header, sizeof header);
    append_table(out, weights);
    cx_buffer_append(out, (const char *)slots, (size_t)2 << slot_bits);
    cx_buffer_append(out, pool.bytes, pool.length);
    done = !out->failed;
  }
  if (done) fill_header((unsigned char *)out->bytes, out->length, weights, slot_bits, pool.length);
  cx_buffer_clear(&pool);
  cx_release(NULL, slots);
  return done;
}
