/* Word lists of other tools, made packs; the lists here are of the test's own making. */
#include "workbench.h"

typedef struct converted {
  char names[2][64], texts[2][4096];
  size_t count;
  test_findings findings;
  cxtag_check_counts counts;
} converted;

static int keep(void *ctx, const char *from, const char *name, const char *bytes, size_t len) {
  converted *c = ctx;
  (void)from;
  assert_true(c->count < 2 && len < sizeof c->texts[0]);
  snprintf(c->names[c->count], sizeof c->names[0], "t/%s", name);
  strcpy(c->texts[c->count++], bytes);
  return 0;
}

static converted c;

static cxtag_status convert(const char *format, const char *text, cxtag_language language, cxtag_error *err) {
  memset(&c, 0, sizeof c);
  return cxtag_lexicon_convert(format, "list.txt", text, strlen(text), language, keep, &c, test_find,
                               &c.findings, &c.counts, CXTAG_EN, NULL, err);
}

#define HEADER "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"

/* What was written is a pack, too. */
static void expect(const char *format, const char *text, const char *rows, const char *findings) {
  cxtag_error err;
  if (convert(format, text, CXTAG_EN, &err) != CXTAG_OK) fail_msg("%s: %s", format, err.message);
  assert_int_equal(c.count, 2);
  assert_string_equal(c.names[1], "t/sentiment/en.tsv");
  assert_string_equal(c.texts[1], rows);
  assert_string_equal(c.findings.text, findings);
  const char *const tables[] = {c.names[0], c.texts[0], c.names[1], c.texts[1], NULL};
  test_engine t = test_engine_new(tables);
  assert_int_equal(cxtag_engine_row_count(t.engine), c.counts.rows);
  test_engine_free(&t);
}

static void scored_lists_become_rows(void **state) {
  (void)state;
  expect("afinn", "splendid\t4\r\nnot great\t-2\n:-]\t2\n",
         HEADER "[:-\\]]\t\t2\ten\t\t\t\t\nnot great\t\t-2\ten\t\t\t\t\nsplendid\t\t4\ten\t\t\t\t\n", "");
  expect("vader", "splendid\t2.8\t0.4\t[3, 3]\nawful\t-2.0\t1\t[]\nplain\t0\n",
         HEADER "awful\t\t-2.5\ten\t\t\t\t\nsplendid\t\t3.5\ten\t\t\t\t\n",
         "8 list.txt:3:1: 'plain': a neutral entry says nothing: it is left out\n");
  expect("sentistrength", "glad*\t3\nmeh\t-1\n", HEADER "glad\t\t3\ten\t\t\t\t\n",
         "8 list.txt:1:1: 'glad': the wildcard is not kept: it becomes a word with its inflection; where it "
         "is only the beginning of "
         "one, write the word\n8 list.txt:2:1: 'meh': a neutral entry says nothing: it is left out\n");
}

static void categories_become_rows(void **state) {
  (void)state;
  expect("liwc", "%\n1\tposemo\n2\tnegemo\n3\tverb\n%\nglad\t1\t3\nsorry\t2\nrun\t3\nodd\t1\t2\n",
         HEADER "glad\t\t2\ten\t\t\t\t\nsorry\t\t-2\ten\t\t\t\t\n",
         "8 list.txt:4:1: 'verb': the category is neither positive nor negative: its words are left out\n"
         "8 list.txt:9:1: 'odd': the word is positive and negative at once: it is left out\n");
  expect(
      "quanteda",
      "---\npositive:\n  - glad\n  - 'well done'\nneg_positive:\n  - not glad\nnegative:\n- \"sorry\"\n[x]\n",
      HEADER "glad\t\t2\ten\t\t\t\t\nsorry\t\t-2\ten\t\t\t\t\nwell done\t\t2\ten\t\t\t\t\n",
      "8 list.txt:5:1: 'neg_positive': the key is neither positive nor negative: its words are left out\n"
      "8 list.txt:9:1: '[x]': the line is no item of a key: write one `- word` a line\n");
}

static void entries_given_twice_are_told(void **state) {
  (void)state;
  expect("afinn", "glad\t2\nglad\t3\nglad\t-1\nbroken\n", HEADER "glad\t\t2\ten\t\t\t\t\n",
         "1 list.txt:2:1: 'glad' stands in line 1 already: the first is kept\n"
         "2 list.txt:3:1: 'glad' stands in line 1 already, with the opposite sign: the first is kept\n"
         "8 list.txt:4:1: 'broken': the line has no word and score parted by a tab: mend it\n");
  assert_int_equal(c.counts.rows, 1);
  assert_int_equal(c.counts.examples, 3);
  assert_int_equal(c.counts.failed, 3);
}

static void what_is_no_list_is_refused(void **state) {
  cxtag_error err;
  (void)state;
  assert_int_equal(convert("affin", "glad\t2\n", CXTAG_EN, &err), CXTAG_EINVAL);
  assert_int_equal(convert("afinn", "", CXTAG_EN, &err), CXTAG_ESYNTAX);
  assert_int_equal(convert("afinn", "glad 2\n\xFF\t1\n", CXTAG_EN, &err), CXTAG_ESYNTAX);
  assert_int_equal(convert("liwc", "%\n%\n\t\n", CXTAG_EN, &err), CXTAG_ESYNTAX);
  assert_int_equal(convert("quanteda", "-\n:\n- a\n", CXTAG_EN, &err), CXTAG_ESYNTAX);
}

static void memory_may_run_out_anywhere(void **state) {
  static const char text[] = "%\n1\tposemo\n%\nglad*\t1\nfine\t1\n";
  cxtag_status status = CXTAG_ENOMEM;
  long allowed = 0;
  (void)state;
  for (; status == CXTAG_ENOMEM && allowed < 1000; allowed++) {
    failing memory = {allowed, 0};
    cxtag_memory const hook = failing_memory(&memory);
    cxtag_error err;
    memset(&c, 0, sizeof c);
    status = cxtag_lexicon_convert("liwc", NULL, text, sizeof text - 1, CXTAG_UND, keep, &c, NULL, NULL, NULL,
                                   CXTAG_EN, &hook, &err);
    assert_int_equal(memory.held, 0);
  }
  assert_int_equal(status, CXTAG_OK);
  assert_string_equal(c.names[1], "t/sentiment/all.tsv");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(scored_lists_become_rows),     cmocka_unit_test(categories_become_rows),
      cmocka_unit_test(entries_given_twice_are_told), cmocka_unit_test(what_is_no_list_is_refused),
      cmocka_unit_test(memory_may_run_out_anywhere),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
