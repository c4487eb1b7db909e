/* Training material: how often each word stands in each language, and the function words of each. */
#ifndef CX_MODEL_TRAIN_CORPUS_H
#define CX_MODEL_TRAIN_CORPUS_H

#include "base/map.h"
#include "model/language.h"

typedef struct cx_train_word {
  uint32_t count[CX_MODEL_LANGUAGES];
  uint8_t function_word; /* 1 << CX_MODEL_... */
} cx_train_word;

typedef struct cx_train_corpus {
  cx_map index; /* word -> place in words */
  cx_train_word *words;
  size_t capacity;
} cx_train_corpus;

void cx_train_corpus_init(cx_train_corpus *corpus);
void cx_train_corpus_clear(cx_train_corpus *corpus);

/* The functions below give 0 when memory is out; those of read.h also when a file cannot be read. */

int cx_train_count_word(cx_train_corpus *corpus, int language, const char *word, size_t len, unsigned times);
int cx_train_note_function_word(cx_train_corpus *corpus, int language, const char *word, size_t len);

/* Finnish is also typed without its dots: such forms count as rarer sisters of the words they come from, and
 * are function words too where no other language has that word. */
int cx_train_add_undotted(cx_train_corpus *corpus);
/* Words of no language, so that the model knows a strange word when it sees one: plain words with some or all
 * of their letters drawn anew, one for every `every` words. */
int cx_train_add_noise(cx_train_corpus *corpus, unsigned every);

#endif
