/*
 * measure_language MINIMUM FILE...: the language of texts by the sum of what their words say, against what
 * the files say it is.
 *
 * A file has a header line and tab-separated columns; the column `lang` holds fi, en or anything else (which
 * must come out as neither), the last one the text. Fails when less than MINIMUM per cent of any language of
 * any file come out right. With -v before MINIMUM it shows the texts that do not.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/language.h"
#include "text/text.h"

enum { WORD_CAP = 3000, FUNCTION_BONUS = 2000, NEITHER = 2, ANSWERS = 3 };

static const char *const answers[ANSWERS] = {"fi", "en", "und"};

typedef struct tools {
  cx_language_model *model;
  cx_text_reader *reader;
  int verbose;
} tools;

static int answer_of(const char *lang, size_t len) {
  for (int k = 0; k < NEITHER; k++) {
    if (len == 2 && memcmp(lang, answers[k], 2) == 0) return k;
  }
  return NEITHER;
}

static int guess(const tools *with, const char *bytes, size_t len) {
  int32_t sum[CX_MODEL_LANGUAGES] = {0};
  int best = 0, alone = 1;
  cx_text text;
  if (cx_text_read(&text, with->reader, bytes, len, SIZE_MAX, CXTAG_FROM_LINES, NULL) != CXTAG_OK) exit(2);
  for (size_t i = 0; i < text.token_count; i++) {
    cx_language_evidence word;
    const cx_token *token = &text.tokens[i];
    if (token->kind != CX_WORD) continue;
    cx_language_model_score(with->model, text.bytes + token->start, token->end - token->start, &word);
    for (int k = 0; k < CX_MODEL_LANGUAGES; k++) {
      int32_t score = word.score[k] > WORD_CAP    ? WORD_CAP
                      : word.score[k] < -WORD_CAP ? -WORD_CAP
                                                  : word.score[k];
      sum[k] += score + (word.function_word >> k & 1 ? FUNCTION_BONUS : 0);
    }
  }
  for (int k = 1; k < CX_MODEL_LANGUAGES; k++) {
    if (sum[k] == sum[best]) alone = 0;
    if (sum[k] > sum[best]) best = k, alone = 1;
  }
  return alone && best < NEITHER ? best : NEITHER;
}

/* Where the column `lang` begins in a line, by its number; NULL when the line is too short. */
static const char *column(const char *line, int number) {
  for (; number && line; number--) {
    line = strchr(line, '\t');
    if (line) line++;
  }
  return line;
}

static int lang_column(const char *header) {
  for (int number = 0;; number++) {
    const char *cell = column(header, number);
    if (!cell) return -1;
    if (strncmp(cell, "lang\t", 5) == 0) return number;
  }
}

static void count_file(const tools *with, FILE *file, long counts[ANSWERS][ANSWERS]) {
  char *line = NULL;
  size_t room = 0;
  int at = -1;
  while (getline(&line, &room, file) >= 0) {
    line[strcspn(line, "\r\n")] = '\0';
    if (at < 0) {
      at = lang_column(line);
      if (at < 0) break;
      continue;
    }
    const char *lang = column(line, at), *text = strrchr(line, '\t');
    if (!lang || !text) continue;
    int said = answer_of(lang, strcspn(lang, "\t")), found = guess(with, text + 1, strlen(text + 1));
    counts[said][found]++;
    if (with->verbose && said != found) printf("%s, not %s: %s\n", answers[found], answers[said], text + 1);
  }
  free(line);
}

static int report(const char *path, long counts[ANSWERS][ANSWERS], double minimum) {
  int good = 0;
  for (int k = 0; k < ANSWERS; k++) {
    long all = counts[k][0] + counts[k][1] + counts[k][2];
    if (!all) continue;
    double share = 100.0 * (double)counts[k][k] / (double)all;
    printf("%-60s %-3s %6ld texts  %6.2f %% right  (fi %ld, en %ld, und %ld)\n", path, answers[k], all, share,
           counts[k][0], counts[k][1], counts[k][2]);
    if (share < minimum) return 0;
    good = 1;
  }
  return good;
}

int main(int argc, char **argv) {
  tools with = {NULL, NULL, argc > 1 && strcmp(argv[1], "-v") == 0};
  int first = 1 + with.verbose, good = argc > first + 1;
  size_t len;
  const void *bytes = cx_language_model_builtin(&len);
  if (!good) return fputs("usage: measure_language [-v] MINIMUM FILE...\n", stderr), 2;
  if (cx_language_model_open(&with.model, bytes, len, NULL, NULL) != CXTAG_OK) return 2;
  if (cx_text_reader_new(&with.reader, NULL) != CXTAG_OK) return 2;
  for (int i = first + 1; i < argc; i++) {
    long counts[ANSWERS][ANSWERS] = {{0}};
    FILE *file = fopen(argv[i], "rb");
    if (!file) return fprintf(stderr, "%s: cannot be opened\n", argv[i]), 2;
    count_file(&with, file, counts);
    fclose(file);
    good &= report(argv[i], counts, strtod(argv[first], NULL));
  }
  cx_text_reader_free(with.reader);
  cx_language_model_free(with.model);
  return good ? 0 : 1;
}
