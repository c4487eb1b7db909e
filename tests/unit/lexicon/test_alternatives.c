/* Alternatives of several words: joined where they differ in one step only, in the order in which they stand, and the
 * same pattern once. What comes out is compared with joining each with each, which is simple and slow. */
#include "failing.h"
#include "harness.h"

#include <stdio.h>

#include "lexicon/compile.h"

enum { WORDS = 6, STEPS = 3, MANY = 300, CELL = 65536 };

static const char *const WORD[WORDS] = {"auto", "hinta", "talo", "kala", "puu", "jono"};

/* A run: for each step a bit for every word that may stand there. */
typedef struct plain_run {
  unsigned steps[STEPS];
  unsigned count;
} plain_run;

static uint64_t random_state;

static unsigned random_below(unsigned limit) {
  random_state = random_state * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(random_state >> 33) % limit;
}

static unsigned find_difference(const plain_run *a, const plain_run *b) {
  unsigned found = a->count;
  if (a->count != b->count) return STEPS + 1;
  for (unsigned i = 0; i < a->count; i++) {
    if (a->steps[i] == b->steps[i]) continue;
    if (found != a->count) return STEPS + 1;
    found = i;
  }
  return found;
}

/* How many are left, at the front. */
static size_t join_plainly(plain_run *runs, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    size_t j = 0;
    while (j < kept && find_difference(&runs[j], &runs[i]) > STEPS) j++;
    if (j == kept) {
      runs[kept++] = runs[i];
      continue;
    }
    unsigned const step = find_difference(&runs[j], &runs[i]);
    if (step < runs[i].count) runs[j].steps[step] |= runs[i].steps[step];
  }
  return kept;
}

/* Two may have grown to be the same. */
static size_t drop_same(plain_run *runs, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    size_t j = 0;
    while (j < kept && find_difference(&runs[j], &runs[i]) != runs[i].count) j++;
    if (j == kept) runs[kept++] = runs[i];
  }
  return kept;
}

static unsigned random_mask(int sets) {
  unsigned const mask = 1u << random_below(WORDS);
  return sets && !random_below(3) ? mask | 1u << random_below(WORDS) : mask;
}

static size_t write_step(char *out, unsigned mask) {
  size_t at = 0;
  const char *before = mask & (mask - 1) ? "(" : "";
  for (unsigned w = 0; w < WORDS; w++) {
    if (!(mask >> w & 1)) continue;
    at += (size_t)sprintf(out + at, "%s[%s]", before, WORD[w]);
    before = "|";
  }
  return at + (size_t)sprintf(out + at, mask & (mask - 1) ? ")" : "");
}

/* A table with one row, whose cell holds these alternatives. */
static void write_row(char *out, const plain_run *runs, size_t count) {
  size_t at = (size_t)sprintf(out, "expression\ttheme\n(");
  for (size_t i = 0; i < count; i++) {
    if (i) out[at++] = '|';
    for (unsigned s = 0; s < runs[i].count; s++) {
      if (s) out[at++] = ' ';
      at += write_step(out + at, runs[i].steps[s]);
    }
  }
  sprintf(out + at, ")\tphone\n");
}

static cx_lexicon *compile_row(const char *terms) {
  table_text const tables[] = {{"themes.tsv", "id\nphone\n"}, {"terms/a.tsv", terms}, {NULL, NULL}};
  cxtag_error err = {0};
  cx_lexicon *lexicon = compile_tables(tables, &err);
  if (!lexicon) fail_msg("%s:%u:%u: %s", err.source, err.line, err.column, err.message);
  return lexicon;
}

static unsigned mask_of(const cx_lexicon *l, uint32_t symbol) {
  unsigned mask = 0;
  for (unsigned w = 0; w < WORDS; w++) {
    cx_form forms[CX_FORMS_MAX];
    size_t const count = cx_vocabulary_find(l->vocabulary, WORD[w], strlen(WORD[w]), 0, 0, forms, CX_FORMS_MAX);
    for (size_t i = 0; i < count; i++) mask |= (unsigned)(cx_symbol_accepts(l, symbol, forms[i].entry) != 0) << w;
  }
  return mask;
}

static void expect_runs(const cx_lexicon *l, const plain_run *runs, size_t count) {
  assert_int_equal(l->pattern_count, count);
  for (size_t i = 0; i < count; i++) {
    const cx_pattern *pattern = &l->patterns[i];
    assert_int_equal(pattern->step_count, runs[i].count);
    for (unsigned s = 0; s < runs[i].count; s++)
      assert_int_equal(mask_of(l, l->steps[pattern->first_step + s].symbol), runs[i].steps[s]);
  }
}

/* Few and many, of equal and of different lengths, with sets in them and without. */
static void they_are_joined_in_order(void **state) {
  static plain_run runs[MANY];
  static char terms[CELL];
  (void)state;
  for (random_state = 1; random_state < 200; random_state++) {
    uint64_t const seed = random_state;
    size_t const count = 2 + random_below(seed % 4 ? 40 : MANY - 2);
    int const sets = count <= 40 && seed % 2;
    for (size_t i = 0; i < count; i++) {
      runs[i].count = 2 + random_below(2);
      for (unsigned s = 0; s < runs[i].count; s++) runs[i].steps[s] = random_mask(sets && s == 0);
    }
    write_row(terms, runs, count);
    cx_lexicon *l = compile_row(terms);
    size_t kept = join_plainly(runs, count); /* those of the parentheses, then those of the cell */
    kept = join_plainly(runs, kept);
    expect_runs(l, runs, drop_same(runs, kept));
    cx_lexicon_free(l);
    random_state = seed;
  }
}

/* So many alternatives as one row may have: none is lost, none made. */
static void a_thousand_stay_apart_or_become_one(void **state) {
  static char terms[CELL];
  (void)state;
  for (int shared = 0; shared < 2; shared++) {
    size_t at = (size_t)sprintf(terms, "expression\ttheme\n");
    for (int i = 0; i < 1000; i++)
      at += (size_t)sprintf(terms + at, "%c[x%d] [y%d]", i ? '|' : '(', i, shared ? 0 : i);
    sprintf(terms + at, ")\tphone\n");
    cx_lexicon *l = compile_row(terms);
    assert_int_equal(l->pattern_count, shared ? 1 : 1000);
    if (shared) assert_int_equal(l->symbols[l->steps[l->patterns[0].first_step].symbol].count, 1000);
    cx_lexicon_free(l);
  }
}

/* Items of `not` are not joined, but each stands once for either of its roles. */
static void what_cancels_stands_once(void **state) {
  static char terms[CELL];
  size_t at = (size_t)sprintf(terms, "expression\ttheme\tnot\nauto\tphone\t(");
  (void)state;
  for (int i = 0; i < 200; i++) at += (size_t)sprintf(terms + at, "%s[x%d] [y%d]|", i % 3 ? "" : "& ", i % 50, i % 50);
  sprintf(terms + at - 1, ")\n");
  cx_lexicon *l = compile_row(terms);
  assert_int_equal(l->rows[0].not_count, 100);
  size_t anywhere = 0;
  for (uint32_t i = 0; i < 100; i++) anywhere += l->patterns[l->rows[0].first_not + i].role == CX_PATTERN_NOT_CLAUSE;
  assert_int_equal(anywhere, 50);
  cx_lexicon_free(l);
}

/* The nth allocation fails while many are joined and told apart. */
static void joining_survives_any_failed_allocation(void **state) {
  static char terms[CELL];
  size_t at = (size_t)sprintf(terms, "expression\ttheme\tnot\n(");
  cx_pack pack;
  const cx_pack *packs[] = {&pack};
  long n = 0;
  cxtag_status status;
  (void)state;
  for (int i = 0; i < 100; i++) at += (size_t)sprintf(terms + at, "[x%d] [y%d]|", i, i / 2);
  at += (size_t)sprintf(terms + at - 1, ")\tphone\t([x1]|") - 1;
  for (int i = 0; i < 60; i++) at += (size_t)sprintf(terms + at, "[z%d]|", i);
  sprintf(terms + at - 1, ")\n");
  table_text const tables[] = {{"themes.tsv", "id\nphone\n"}, {"terms/a.tsv", terms}, {NULL, NULL}};
  cx_pack_init(&pack, "p", NULL);
  assert_int_equal(add_tables(&pack, tables, NULL), CXTAG_OK);
  do {
    failing supply = {n++, 0};
    cxtag_memory const memory = failing_memory(&supply);
    cx_lexicon *l = NULL;
    cxtag_error err;
    status = cx_lexicon_compile(&l, packs, 1, &memory, NULL, &err);
    if (status != CXTAG_OK) assert_int_equal(status, CXTAG_ENOMEM);
    cx_lexicon_free(l);
    assert_int_equal(supply.held, 0);
  } while (status != CXTAG_OK);
  cx_pack_clear(&pack);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(they_are_joined_in_order),
      cmocka_unit_test(a_thousand_stay_apart_or_become_one),
      cmocka_unit_test(what_cancels_stands_once),
      cmocka_unit_test(joining_survives_any_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
