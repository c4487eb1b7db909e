/*
 * cxtag_train_language: makes models/language.cxm.
 *
 *   cxtag_train_language OUT KIND:LANG=FILE...
 *
 * LANG is fi, en, sv, et or xx (any other language). KIND is `list` for function words, `text` for texts and
 * `feedback` for texts of the kind that the model will meet, which count several times. The same files in the
 * same order give the same bytes.
 */
#include <stdio.h>
#include <string.h>

#include "model/train/pack.h"
#include "model/train/read.h"

enum { NOISE_EVERY = 3, FEEDBACK_TIMES = 4 };

static const cx_train_settings settings = {
    .bits = 14, .epochs = 6, .rate = 0.2, .decay = 0.01, .prior = {1, 1, 0.2, 0.2, 0.8}};

static const char *after(const char *text, const char *beginning) {
  size_t len = strlen(beginning);
  return strncmp(text, beginning, len) == 0 ? text + len : NULL;
}

/* "text:fi=path" and so on. */
static int read_input(cx_train_corpus *corpus, const char *argument) {
  static const char *const languages[CX_MODEL_LANGUAGES] = {"fi=", "en=", "sv=", "et=", "xx="};
  const char *list = after(argument, "list:"), *text = after(argument, "text:");
  const char *feedback = after(argument, "feedback:");
  const char *rest = list ? list : text ? text : feedback;
  if (!rest) return 0;
  for (int k = 0; k < CX_MODEL_LANGUAGES; k++) {
    const char *path = after(rest, languages[k]);
    if (!path) continue;
    return list ? cx_train_read_function_words(corpus, k, path)
                : cx_train_read_texts(corpus, k, path, feedback ? FEEDBACK_TIMES : 1);
  }
  return 0;
}

static int write_file(const char *path, const cx_buffer *bytes) {
  FILE *file = fopen(path, "wb");
  int done;
  if (!file) return 0;
  done = fwrite(bytes->bytes, 1, bytes->length, file) == bytes->length;
  return fclose(file) == 0 && done;
}

static int train(cx_train_corpus *corpus, const char *path) {
  cx_train_weights weights;
  cx_buffer bytes;
  int done;
  if (!cx_train_add_undotted(corpus) || !cx_train_add_noise(corpus, NOISE_EVERY)) return 0;
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
    fputs("usage: cxtag_train_language OUT KIND:LANG=FILE...\n", stderr);
    return 2;
  }
  cx_train_corpus_init(&corpus);
  for (int i = 2; i < argc && done; i++) {
    done = read_input(&corpus, argv[i]);
    if (!done) fprintf(stderr, "%s: cannot be read; an input is KIND:LANG=FILE\n", argv[i]);
  }
  if (done) {
    done = train(&corpus, argv[1]);
    if (!done) fprintf(stderr, "%s: cannot be made\n", argv[1]);
  }
  cx_train_corpus_clear(&corpus);
  return done ? 0 : 1;
}
