/* Every form of paradigms.tsv is a form of its word, and none of the words beside it is. */
#include "vocabulary_help.h"

#define ROWS_MAX 1000

typedef struct row {
  char *word, *right, *wrong;
} row;

static char *text;
static row rows[ROWS_MAX];
static size_t row_count;

static int read_rows(void **state) {
  FILE *file = fopen(CXTAG_SOURCE_DIR "/tests/unit/morph/paradigms.tsv", "rb");
  char *line;
  (void)state;
  if (!file) return -1;
  text = calloc(1, 1 << 20);
  if (!text || fread(text, 1, (1 << 20) - 1, file) == 0) return -1;
  fclose(file);
  line = strchr(text, '\n') + 1; /* the heading */
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
  free(text);
  return 0;
}

/* How many of the blank-separated forms are (or, `expected` 0, are not) what they should be; the others are printed. */
static int count_faults(const cx_vocabulary *v, uint32_t entry, char *forms, int expected) {
  int faults = 0;
  for (char *form = strtok(forms, " "); form; form = strtok(NULL, " ")) {
    const cx_form *found = form_in(v, form, entry, 0, 0);
    int matches = found && !(found->reading & CX_READ_DOTLESS);
    if (matches == expected) continue;
    print_message("%s %s %s\n", rows[entry].word, expected ? "does not cover" : "covers", form);
    faults++;
  }
  return faults;
}

static void forms_match_their_word_and_no_other(void **state) {
  const char *words[ROWS_MAX];
  cx_vocabulary *v;
  int faults = 0;
  (void)state;
  assert_true(row_count >= 150);
  for (size_t i = 0; i < row_count; i++) words[i] = rows[i].word;
  v = vocabulary_of(words, row_count, CX_LANGUAGE_FI);
  for (uint32_t i = 0; i < row_count; i++) {
    faults += count_faults(v, i, rows[i].right, 1);
    faults += count_faults(v, i, rows[i].wrong, 0);
  }
  cx_vocabulary_free(v);
  assert_int_equal(faults, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(forms_match_their_word_and_no_other)};
  return cmocka_run_group_tests(tests, read_rows, release_rows);
}
