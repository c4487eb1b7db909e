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

/* A file of texts, one a line. In a line with tabs the text is what follows the last one, and a first line
 * that begins "id<tab>" is a header; in a file whose name ends in .jsonl it is the string member "text".
 * 0 when the file cannot be read or memory is out. */
int cx_train_read_texts(cx_train_corpus *corpus, int language, const char *path);
/* A file of function words with blanks between; # begins a comment line. */
int cx_train_read_function_words(cx_train_corpus *corpus, int language, const char *path);
/* Finnish is also typed without its dots: such forms count as rarer sisters of the words they come from, and
 * are function words too where no other language has that word. */
int cx_train_add_undotted(cx_train_corpus *corpus);

#endif
