/* Why no stemmer takes part: what Snowball's English one does with the words that ours are tested by. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <libstemmer.h>

#include "english_rows.h"

static int has_stem(struct sb_stemmer *stemmer, const char *form, size_t len, const char *stem) {
  const sb_symbol *found = sb_stemmer_stem(stemmer, (const sb_symbol *)form, (int)len);
  return found && strcmp((const char *)found, stem) == 0;
}

typedef struct share {
  size_t count, all;
} share;

/* How many of the forms have the entry's stem. */
static void count_by_stem(share *out, struct sb_stemmer *stemmer, const char *entry, const char *forms) {
  char stem[64];
  const sb_symbol *own = sb_stemmer_stem(stemmer, (const sb_symbol *)entry, (int)strlen(entry));
  snprintf(stem, sizeof stem, "%s", own ? (const char *)own : "");
  for (const char *form = forms; *form;) {
    size_t const len = strcspn(form, " ");
    out->count += (size_t)has_stem(stemmer, form, len, stem);
    out->all++;
    form += len + (form[len] == ' ');
  }
}

static void a_stemmer_finds_less_and_takes_more(void **state) {
  share right = {0, 0}, wrong = {0, 0};
  struct sb_stemmer *stemmer = sb_stemmer_new("english", "UTF_8");
  (void)state;
  assert_non_null(stemmer);
  for (size_t i = 0; i < sizeof english_rows / sizeof *english_rows; i++) {
    count_by_stem(&right, stemmer, english_rows[i].entry, english_rows[i].right);
    count_by_stem(&wrong, stemmer, english_rows[i].entry, english_rows[i].wrong);
  }
  sb_stemmer_delete(stemmer);
  print_message("by stem: %zu of %zu right forms, %zu of %zu wrong ones\n", right.count, right.all,
                wrong.count, wrong.all);
  assert_true(right.count * 100 < right.all * 75);
  assert_true(wrong.count * 100 > wrong.all * 10);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_stemmer_finds_less_and_takes_more),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
