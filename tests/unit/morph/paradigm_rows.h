/* The rows of paradigms.tsv: a word, its forms, words that are none of its forms. */
#ifndef TESTS_MORPH_PARADIGM_ROWS_H
#define TESTS_MORPH_PARADIGM_ROWS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS_MAX 1000

typedef struct row {
  char *word, *right, *wrong;
} row;

static char *table_text;
static row rows[ROWS_MAX];
static size_t row_count;

static int read_rows(void **state) {
  FILE *file = fopen(CXTAG_SOURCE_DIR "/tests/unit/morph/paradigms.tsv", "rb");
  char *line;
  (void)state;
  if (!file) return -1;
  table_text = calloc(1, 1 << 20);
  size_t const length = table_text ? fread(table_text, 1, (1 << 20) - 1, file) : 0;
  fclose(file);
  if (!length) return -1;
  line = strchr(table_text, '\n') + 1; /* the heading */
  while (*line && row_count < ROWS_MAX) {
    char *end = line + strcspn(line, "\n"), *next = *end ? end + 1 : end;
    *end = '\0';
    row *r = &rows[row_count++];
    r->word = line;
    r->right = strchr(line, '\t');
    if (!r->right) return -1;
    *r->right++ = '\0';
    r->wrong = strchr(r->right, '\t');
    if (!r->wrong) return -1;
    *r->wrong++ = '\0';
    line = next;
  }
  return 0;
}

static int release_rows(void **state) {
  (void)state;
  free(table_text);
  return 0;
}

#endif
