/*
 * cxtag_train_language: makes models/language.cxm.
 *
 *   cxtag_train_language OUT LIST:LANG=FILE... TEXT:LANG=FILE...
 *
 * LANG is fi, en, sv or et; LIST names function words, TEXT texts (train/corpus.h says in which forms). The same
 * files in the same order give the same bytes.
 */
#include <stdio.h>
#include <string.h>

#include "model/train/pack.h"

static const char *const language_names[CX_MODEL_LANGUAGES] = {"fi", "en", "sv", "et"};

static int language_of(const char *name) {
  for (int k = 0; k < CX_MODEL_LANGUAGES; k++) {
    if (strncmp(name, language_names[k], 2) == 0 && name[2] == '=') return k;
  }
  return -1;
}

/* "text:fi=path" and "list:fi=path" */
static int read_input(cx_train_corpus *corpus, const char *argument) {
  int is_text = strncmp(argument, "text:", 5) == 0, language;
  if (!is_text && strncmp(argument, "list:", 5) != 0) return 0;
  language = language_of(argument + 5);
  if (language < 0) return 0;
  return is_text ? cx_train_read_texts(corpus, language, argument + 8)
                 : cx_train_read_function_words(corpus, language, argument + 8);
}

static int write_file(const char *path, const cx_buffer *bytes) {
  FILE *file = fopen(path, "wb");
  int done;
  if (!file) return 0;
  done = fwrite(bytes->bytes, 1, bytes->length, file) == bytes->length;
  return fclose(file) == 0 && done;
}

static int train(const cx_train_corpus *corpus, const char *path) {
  static const cx_train_settings settings = {
      .bits = 14, .epochs = 20, .rate = 0.2, .decay = 1e-3, .mass = {1, 1, 0.5, 0.5}};
  cx_train_weights weights;
  cx_buffer bytes;
  int done;
  if (!cx_train_fit(&weights, corpus, &settings)) return 0;
  cx_buffer_init(&bytes, NULL);
  done = cx_train_pack(&bytes, &weights, corpus) && write_file(path, &bytes);
  if (done) printf("%s: %zu bytes from %zu words\n", path, bytes.length, corpus->index.count);
  cx_buffer_clear(&bytes);
  cx_train_weights_clear(&weights);
  return done;
}

int main(int argc, char **argv) {
  cx_train_corpus corpus;
  int done = 1;
  if (argc < 3) {
    fputs("usage: cxtag_train_language OUT list:LANG=FILE... text:LANG=FILE...\n", stderr);
    return 2;
  }
  cx_train_corpus_init(&corpus);
  for (int i = 2; i < argc && done; i++) {
    done = read_input(&corpus, argv[i]);
    if (!done) fprintf(stderr, "%s: cannot be read; say list:LANG=FILE or text:LANG=FILE\n", argv[i]);
  }
  if (done) {
    done = cx_train_add_undotted(&corpus) && train(&corpus, argv[1]);
    if (!done) fprintf(stderr, "%s: cannot be made\n", argv[1]);
  }
  cx_train_corpus_clear(&corpus);
  return done ? 0 : 1;
}
