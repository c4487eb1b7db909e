/* Curves of confidence out of right and wrong results. */
#include "support.h"

#include "workbench/calibration.h"

static const int32_t usual[CX_CURVE_KNOTS] = {100, 200, 300, 400, 500, 600, 700, 800, 900, 910, 920};

static void few_texts_are_drawn_to_the_mean(void **state) {
  cx_knot knots[CX_CURVE_KNOTS] = {{0, 0}};
  int32_t curve[CX_CURVE_KNOTS];
  (void)state;
  knots[2] = (cx_knot){996, 498};
  knots[8] = (cx_knot){4, 4};
  cx_calibration_fit(curve, knots, usual);
  assert_int_equal(curve[2], 500);
  assert_int_equal(curve[8], 751); /* (4 x 1 + 4 x 0.502) / 8 */
}

static void a_curve_never_falls(void **state) {
  cx_knot knots[CX_CURVE_KNOTS] = {{0, 0}};
  int32_t curve[CX_CURVE_KNOTS];
  (void)state;
  for (size_t k = 0; k < CX_CURVE_KNOTS; k++) knots[k] = (cx_knot){1000, k == 4 ? 0 : 80 * (k + 1)};
  cx_calibration_fit(curve, knots, usual);
  for (size_t k = 1; k < CX_CURVE_KNOTS; k++) assert_true(curve[k] >= curve[k - 1]);
  assert_int_equal(curve[2], curve[4]); /* pooled: 240, 320 and 0 */
  assert_in_range(curve[4], 185, 190);
  assert_in_range(curve[10], 870, 880);
}

static void nothing_is_certain_or_hopeless(void **state) {
  cx_knot knots[CX_CURVE_KNOTS] = {{0, 0}};
  int32_t curve[CX_CURVE_KNOTS];
  (void)state;
  knots[0] = (cx_knot){100000, 0};
  cx_calibration_fit(curve, knots, usual);
  assert_int_equal(curve[10], 50);
  knots[0] = (cx_knot){100000, 100000};
  cx_calibration_fit(curve, knots, usual);
  assert_int_equal(curve[0], 990);
}

static void without_texts_it_stays_as_it_was(void **state) {
  cx_knot const knots[CX_CURVE_KNOTS] = {{0, 0}};
  int32_t curve[CX_CURVE_KNOTS];
  (void)state;
  cx_calibration_fit(curve, knots, usual);
  assert_memory_equal(curve, usual, sizeof curve);
}

static void texts_count_at_the_nearest_knot(void **state) {
  cx_calibration calibration = {0};
  cx_outcome outcome = {.curve = CX_CURVE_MIXED, .evidence = 949};
  (void)state;
  cx_calibration_add(&calibration, &outcome, 1);
  outcome.evidence = 950;
  cx_calibration_add(&calibration, &outcome, 0);
  outcome.evidence = 1000;
  cx_calibration_add(&calibration, &outcome, 1);
  assert_int_equal(calibration.knots[CX_CURVE_MIXED][9].texts, 1);
  assert_int_equal(calibration.knots[CX_CURVE_MIXED][9].right, 1);
  assert_int_equal(calibration.knots[CX_CURVE_MIXED][10].texts, 2);
  assert_int_equal(calibration.knots[CX_CURVE_MIXED][10].right, 1);
}

/* What is written is what a pack reads. */
static void the_rows_are_those_of_a_pack(void **state) {
  cx_calibration calibration = {0};
  cx_buffer rows;
  (void)state;
  calibration.knots[CX_CURVE_CLEAR][9] = (cx_knot){900, 810};
  cx_buffer_init(&rows, &cx_memory_default);
  cx_calibration_write(&rows, &calibration, &cx_usual_settings);
  const char *const text = cx_buffer_text(&rows);
  const char *const tables[] = {"t/pack.tsv", text, NULL};
  test_engine t = test_engine_new(tables);
  assert_int_equal(cxtag_result_sentiment(test_tag(&t, "talo")).confidence_milli, 550);
  assert_non_null(strstr(text, "confidence_clear\t0.900 0.900"));
  test_engine_free(&t);
  cx_buffer_clear(&rows);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(few_texts_are_drawn_to_the_mean), cmocka_unit_test(a_curve_never_falls),
      cmocka_unit_test(nothing_is_certain_or_hopeless),  cmocka_unit_test(without_texts_it_stays_as_it_was),
      cmocka_unit_test(texts_count_at_the_nearest_knot), cmocka_unit_test(the_rows_are_those_of_a_pack),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
