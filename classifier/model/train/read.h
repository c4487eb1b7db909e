/* Reading files of texts and of function words into a corpus. */
#ifndef CX_MODEL_TRAIN_READ_H
#define CX_MODEL_TRAIN_READ_H

#include "model/train/corpus.h"

/* Texts, one a line; every word counts `times`. In a line with tabs the text is what follows the last one,
 * and a line that begins "id<tab>" is a header; in a file whose name ends in .jsonl it is the string member
 * "text". */
int cx_train_read_texts(cx_train_corpus *corpus, int language, const char *path, unsigned times);
/* Function words with blanks between; # begins a comment line. */
int cx_train_read_function_words(cx_train_corpus *corpus, int language, const char *path);

#endif
