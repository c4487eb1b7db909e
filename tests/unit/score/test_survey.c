/* The bits that steps are entered by: every hit has its own set, in its clause and in the text, also one that
 * was put in late; and a step left out would not have changed a thing. */
#include "support.h"

#include "engine/engine.h"
#include "score/scorer.h"

static const char *const tables[] = {"t/themes.tsv",
                                     "id\tname_fi\tname_en\towner\talert\tnote\n"
                                     "phone\tPuhelin\tPhone\t\t\t\n"
                                     "price\tHinta\tPrice\t\t\t\n",
                                     "t/terms/all.tsv",
                                     "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                                     "puhelin\tphone\t\tfi\t\t\t\t\n"
                                     "puhelin … hajota\tphone\t-3\tfi\t\t\t\t\n"
                                     "hinta\tprice\t\tfi\t\t\t\t\n",
                                     "t/sentiment/fi.tsv",
                                     "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                                     "hyvä\t\t2\tfi\t\t\t\t\n"
                                     "halpa\tprice\t2\tfi\t\t\t\t\n"
                                     "järkyttävä\t\t-3\tfi\t\t\t\t\n"
                                     "ongelma\t\t-2\tfi\t\t\t\t\n",
                                     "t/intents.tsv",
                                     "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                                     "vaihtaa pois\tchurn\t-3\tfi\t\t\t\t\n"
                                     "[kiitos]\tthanks_only\t\tfi\t\t\t\t\n",
                                     "t/shifters.tsv",
                                     "expression\tkind\tfactor\treach\tlang\tyes\tno\n"
                                     "ei\tnegator\t-1\t\tfi\t\t\n"
                                     "[todella]\tbooster\t1.5\t\tfi\t\t\n"
                                     "[järkyttävän]\tbooster\t1.5\t\tfi\t\t\n"
                                     "[mutta]\tcontrast\t0.5\t\tfi\t\t\n"
                                     "[toivottavasti]\twish\t0\t\tfi\t\t\n"
                                     "[jos]\thypothetical\t0\t\tfi\t\t\n"
                                     "kilpailija\tcompetitor\t0\t\tfi\t\t\n"
                                     "mikä … [hyvin]\tasks\t1\t\tfi\t\t\n",
                                     NULL};

static const char *const texts[] = {
    "",
    "Sade jatkuu.",
    "Hinta.",
    "Hyvä puhelin, mutta todella järkyttävän huono hinta! Kilpailijalla hinta on hyvä.",
    "Hinta on hyvä, puhelin ei. Siinä ei ole ongelmia.",
    "Puhelin hajosi, vaihdan pois.",
    "En vaihda pois. Jos hinta nousee, vaihdan pois.",
    "Toivottavasti, että puhelin on hyvä. Halpa hinta, halpa juttu.",
    "Kiitos",
    "Hyvä, mutta hinta hajosi. Ei ole. Ongelma on hinta, puhelin ei.",
};

static void tag(const test_engine *t, const char *text, const char *question) {
  cxtag_context context = CXTAG_CONTEXT_INIT;
  const cxtag_result *result;
  cxtag_error err;
  context.question = question;
  context.question_length = question ? strlen(question) : 0;
  assert_int_equal(cxtag_tag_in_context(&result, t->session, text, strlen(text), &context, &err), CXTAG_OK);
}

static uint32_t bits_of(const cx_hit *hit) {
  static const uint32_t of_table[] = {[CX_TABLE_TERMS] = CX_HOLDS_TERM,
                                      [CX_TABLE_SENTIMENT] = CX_HOLDS_SENTIMENT,
                                      [CX_TABLE_INTENTS] = CX_HOLDS_INTENT};
  if (hit->table == CX_TABLE_SHIFTERS) return 1u << hit->subject;
  return of_table[hit->table] | (cx_is_evaluation(hit) ? CX_HOLDS_EVALUATION : 0);
}

static void assert_surveyed(const cx_outcome *outcome, const char *text) {
  size_t seen = 0;
  if (!outcome->hit_count) {
    assert_int_equal(outcome->holds, 0);
    return;
  }
  for (uint32_t c = 0; c < outcome->clause_count; c++) {
    const cx_clause *clause = &outcome->clauses[c];
    assert_int_equal(cx_first_hit(outcome, c), seen);
    assert_int_equal(clause->holds & ~outcome->holds, 0);
    for (; seen < cx_first_hit(outcome, c + 1); seen++) {
      const cx_hit *hit = &outcome->hits[seen];
      assert_int_equal(hit->clause, c);
      if (bits_of(hit) & ~clause->holds) fail_msg("%s: hit %zu is not told of", text, seen);
    }
  }
  assert_int_equal(seen, outcome->hit_count);
}

static void every_hit_is_told_of(void **state) {
  test_engine t = test_engine_new(tables);
  (void)state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    tag(&t, texts[i], NULL);
    assert_surveyed(&t.session->scorer->outcome, texts[i]);
    tag(&t, texts[i], "Mikä meni hyvin?");
    assert_surveyed(&t.session->scorer->outcome, texts[i]);
  }
  tag(&t, "Hinta on hyvä, puhelin ei.", NULL); /* the praise is said once more, denied */
  assert_true(t.session->scorer->outcome.clauses[1].holds & CX_HOLDS_EVALUATION);
  tag(&t, "Hinta", "Mikä meni hyvin?");
  assert_true(t.session->scorer->outcome.clauses[0].holds & CX_HOLDS_EVALUATION);
  test_engine_free(&t);
}

/* Bits beyond those that are due cost time and nothing else: the same text with all of them set. */
static void what_is_left_out_would_change_nothing(void **state) {
  test_engine t = test_engine_new(tables);
  cx_scorer *scorer = t.session->scorer;
  cx_outcome *outcome = &scorer->outcome;
  (void)state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    tag(&t, texts[i], NULL);
    cxtag_sentiment const sentiment = outcome->sentiment;
    size_t const themes = outcome->theme_count, intents = outcome->intent_count,
                 shifts = outcome->shift_count;
    cx_begin_text(scorer, &t.session->text);
    assert_true(cx_cut_clauses(scorer) && cx_look_up_words(scorer, &t.session->text));
    cx_find_language(scorer, CXTAG_UND);
    assert_true(cx_match_text(scorer));
    cx_survey_hits(scorer);
    outcome->holds = UINT32_MAX;
    for (size_t c = 0; c < outcome->clause_count; c++) outcome->clauses[c].holds = UINT32_MAX;
    cx_settle_overlaps(scorer);
    assert_true(cx_fill_ellipses(scorer));
    outcome->holds = UINT32_MAX;
    for (size_t c = 0; c < outcome->clause_count; c++) outcome->clauses[c].holds = UINT32_MAX;
    assert_true(cx_apply_shifters(scorer));
    cx_judge_sentiment(scorer);
    assert_true(cx_judge_themes(scorer) && cx_find_intents(scorer));
    cx_judge_confidence(scorer);
    assert_int_equal(outcome->shift_count, shifts);
    assert_int_equal(outcome->theme_count, themes);
    assert_int_equal(outcome->intent_count, intents);
    assert_memory_equal(&outcome->sentiment, &sentiment, sizeof sentiment);
  }
  test_engine_free(&t);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_hit_is_told_of),
      cmocka_unit_test(what_is_left_out_would_change_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
