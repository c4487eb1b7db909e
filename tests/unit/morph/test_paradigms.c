/* Every form of paradigms.tsv is a form of its word, and none of the words beside it is. */
#include "paradigm_rows.h"
#include "vocabulary_help.h"

/* How many of the blank-separated forms are (or, `expected` 0, are not) what they should be; the others are
 * printed. */
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
