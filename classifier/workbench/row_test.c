/* The rows' own examples and the texts of tests.tsv. */
#include <string.h>

#include "base/messages.h"
#include "workbench/bench.h"
#include "workbench/near.h"
#include "workbench/stands.h"

/* Steps of looking for what kept a row off its example. */
enum { EXAMPLE_TRIES_MAX = 1000000 };

/* ---- why a `yes` fails */

static void find_example(cx_bench *bench, const cx_example *example, const char *why) {
  const cx_row *row = &bench->lexicon->rows[example->row];
  const char *expression = cx_lexicon_string(bench->lexicon, row->expression);
  cx_position const where = {example->source, example->line, example->column, 0};
  if (example->kind == CX_EXAMPLE_YES)
    cx_find(&bench->findings, CXTAG_FINDING_EXAMPLE, where, CX_TEXT(example_yes_fails), expression,
            example->text, why);
  else
    cx_find(&bench->findings, CXTAG_FINDING_EXAMPLE, where, CX_TEXT(example_no_fires), expression,
            example->text, why);
}

static const char *say(const cx_bench *bench, cx_message message) {
  return cx_message_text(bench->findings.language, message, "");
}

/* The hit that a lost one gave way to; NULL when there is none. */
static const cx_hit *winner_of(const cx_outcome *outcome, const cx_hit *lost) {
  for (size_t i = 0; i < outcome->hit_count; i++) {
    const cx_hit *hit = &outcome->hits[i];
    if (hit == lost || (hit->state & CX_HIT_LOST) || hit->table != lost->table || hit->clause != lost->clause)
      continue;
    if ((hit->table == CX_TABLE_TERMS || hit->table == CX_TABLE_INTENTS) && hit->subject != lost->subject)
      continue;
    if (cx_hits_overlap(hit, lost)) return hit;
  }
  return NULL;
}

static int sign_of(int32_t weight) {
  return (weight > 0) - (weight < 0);
}

/* What stands in its place says the same, or of a theme that the row only names what it is worth. */
static int is_said_by_another(const cx_lexicon *lexicon, const cx_outcome *outcome, const cx_hit *lost) {
  const cx_hit *winner = winner_of(outcome, lost);
  if (!winner || winner->subject != lost->subject) return 0;
  return sign_of(winner->weight) == sign_of(lost->weight) ||
         (lost->table == CX_TABLE_TERMS && lexicon->rows[lost->row].flags & CX_ROW_EMPTY_POLARITY);
}

static void find_lost(cx_bench *bench, const cx_example *example, const cx_outcome *outcome, size_t hit) {
  char why[400];
  const cx_hit *winner = winner_of(outcome, &outcome->hits[hit]);
  const cx_row *row = winner ? &bench->lexicon->rows[winner->row] : NULL;
  if (winner)
    cx_findings_write(&bench->findings, why, sizeof why, CX_TEXT(why_gives_way),
                      cx_lexicon_string(bench->lexicon, row->expression),
                      cx_lexicon_string(bench->lexicon, row->source), row->line);
  else
    cx_findings_write(&bench->findings, why, sizeof why, CX_TEXT(why_theme_absent));
  find_example(bench, example, why);
}

/* "a negator t/shifters.tsv:2 'not' x-1.000 turns it". */
static cxtag_status find_shifted(cx_bench *bench, const cx_example *example, size_t hit, cx_verdict verdict,
                                 cxtag_error *err) {
  cxtag_result *result = &bench->session->result;
  char why[512];
  size_t shown = 0;
  const char *shifter = NULL;
  cxtag_status const status = cx_result_explain(result, err);
  if (status != CXTAG_OK) return status;
  while (shown < result->hit_count && result->hits[shown] != hit) shown++;
  if (shown < result->hit_count && result->outcome->hits[hit].shift_count)
    shifter = cxtag_result_hit_shifter(result, shown, result->outcome->hits[hit].shift_count - 1u);
  if (!shifter) shifter = say(bench, CX_MESSAGE_why_surroundings);
  if (verdict == CX_TURNED)
    cx_findings_write(&bench->findings, why, sizeof why, CX_TEXT(why_turned), shifter);
  else
    cx_findings_write(&bench->findings, why, sizeof why, CX_TEXT(why_suspended), shifter);
  find_example(bench, example, why);
  return CXTAG_OK;
}

/* A regex: does it stand, and is it looked for there? */
static cxtag_status find_absent_regex(cx_bench *bench, const cx_example *example, uint32_t pattern,
                                      cxtag_error *err) {
  cx_scorer *scorer = bench->session->scorer;
  const cx_regex *regex = &bench->lexicon->regexes[bench->lexicon->patterns[pattern].regex];
  int const stands = cx_row_stands(scorer, pattern);
  int const literal = stands > 0 ? cx_literal_stands(scorer, pattern) : 0;
  char why[400];
  if (stands < 0 || literal < 0) return cx_error_memory(err);
  if (!stands)
    cx_findings_write(&bench->findings, why, sizeof why, CX_TEXT(why_no_match));
  else if (literal)
    cx_findings_write(&bench->findings, why, sizeof why, CX_TEXT(why_not));
  else
    cx_findings_write(&bench->findings, why, sizeof why, CX_TEXT(why_literal),
                      cx_lexicon_string(bench->lexicon, regex->literal));
  find_example(bench, example, why);
  return CXTAG_OK;
}

/* What is to be mended when a row nearly fired: "%s" takes what explain --theme says of it. */
static void find_near(cx_bench *bench, const cx_example *example, const cx_near *near, const char *note) {
  char why[400];
  switch (near->cause) {
  case CXTAG_NEAR_CANCELLED:
    cx_findings_write(&bench->findings, why, sizeof why, CX_TEXT(why_cancelled), note);
    break;
  case CXTAG_NEAR_LANGUAGE:
    cx_findings_write(&bench->findings, why, sizeof why, CX_TEXT(why_language), note);
    break;
  case CXTAG_NEAR_ANCHOR: /* says what to do */
    cx_findings_write(&bench->findings, why, sizeof why, CX_MESSAGE_COUNT, "%.300s", note);
    break;
  case CXTAG_NEAR_MISSING:
    cx_findings_write(&bench->findings, why, sizeof why, CX_TEXT(why_missing), note);
    break;
  default:
    cx_findings_write(&bench->findings, why, sizeof why, CX_TEXT(why_near), note);
  }
  find_example(bench, example, why);
}

static void find_far(cx_bench *bench, const cx_example *example, uint32_t pattern) {
  int const is_word = bench->lexicon->patterns[pattern].step_count == 1;
  find_example(bench, example,
               is_word ? say(bench, CX_MESSAGE_why_word_absent) : say(bench, CX_MESSAGE_why_words_absent));
}

static cxtag_status find_absent_words(cx_bench *bench, const cx_example *example, uint32_t pattern,
                                      cxtag_error *err) {
  uint32_t tries = EXAMPLE_TRIES_MAX;
  cx_buffer note;
  cx_near near;
  int const is_near = cx_near_of_row(&near, bench->session->scorer, example->row, pattern, &tries);
  int const is_bare = is_near ? 0 : cx_near_anchor(&near, bench->session->scorer, example->row);
  if (is_bare < 0) return cx_error_memory(err);
  if (!is_near && !is_bare) {
    find_far(bench, example, pattern);
    return CXTAG_OK;
  }
  cx_buffer_init(&note, &bench->engine->memory);
  cx_write_near(&note, bench->session, &near);
  const char *text = cx_buffer_text(&note);
  if (text) find_near(bench, example, &near, text);
  cx_buffer_clear(&note);
  return text ? CXTAG_OK : cx_error_memory(err);
}

static cxtag_status find_absent(cx_bench *bench, const cx_example *example, cxtag_error *err) {
  uint32_t const pattern = cx_first_pattern(bench->lexicon, example->row);
  if (bench->lexicon->patterns[pattern].regex != UINT32_MAX)
    return find_absent_regex(bench, example, pattern, err);
  return find_absent_words(bench, example, pattern, err);
}

static cxtag_status find_failed_yes(cx_bench *bench, const cx_example *example, const cx_outcome *outcome,
                                    cx_verdict verdict, size_t hit, cxtag_error *err) {
  if (verdict == CX_TURNED || verdict == CX_SUSPENDED) return find_shifted(bench, example, hit, verdict, err);
  if (verdict != CX_LOST) return find_absent(bench, example, err);
  find_lost(bench, example, outcome, hit);
  return CXTAG_OK;
}

cxtag_status cx_run_row_example(cx_bench *bench, const cx_example *example, cxtag_error *err) {
  cxtag_context context = CXTAG_CONTEXT_INIT;
  const cxtag_result *result;
  size_t hit = 0;

  context.origin = CXTAG_FROM_UTF8;
  cxtag_status const status =
      cxtag_tag_in_context(&result, bench->session, example->text, example->length, &context, err);
  if (status != CXTAG_OK) return status;
  const cx_outcome *outcome = cx_result_outcome(result);
  cx_verdict const verdict = cx_judge_row(bench->lexicon, outcome, example->row, &hit);
  int const wanted = example->kind == CX_EXAMPLE_YES;
  int const said = wanted && verdict == CX_LOST && is_said_by_another(bench->lexicon, outcome, &outcome->hits[hit]);
  if (said || (verdict == CX_STANDS) == wanted) {
    bench->findings.counts.passed++;
    return CXTAG_OK;
  }
  if (example->kind == CX_EXAMPLE_YES) return find_failed_yes(bench, example, outcome, verdict, hit, err);
  find_example(bench, example, say(bench, CX_MESSAGE_why_no_fires));
  return CXTAG_OK;
}

/* ---- tests.tsv */

static int label_fits(cx_expected_polarity expected, cxtag_label found) {
  switch (expected) {
  case CX_EXPECT_POSITIVE:
    return found == CXTAG_POSITIVE;
  case CX_EXPECT_NEGATIVE:
    return found == CXTAG_NEGATIVE;
  case CX_EXPECT_NEUTRAL:
    return found == CXTAG_NEUTRAL;
  case CX_EXPECT_MIXED:
    return found == CXTAG_MIXED;
  default:
    return 1;
  }
}

/* A theme stands when it or a sub-theme of it does; with a polarity, one of them has it. */
static int theme_stands(const cxtag_result *result, const cx_expected *item) {
  cxtag_theme theme;
  size_t const len = strlen(item->name);
  for (size_t i = 0; cxtag_result_theme(result, i, &theme); i++)
    if (!strncmp(theme.id, item->name, len) && (!theme.id[len] || theme.id[len] == '.') &&
        label_fits(item->polarity, theme.polarity))
      return 1;
  return 0;
}

static int intent_stands(const cxtag_result *result, const char *name) {
  cxtag_intent intent;
  for (size_t i = 0; cxtag_result_intent(result, i, &intent); i++)
    if (!strcmp(intent.id, name)) return 1;
  return 0;
}

static int is_met(const cxtag_result *result, const cx_expected *item) {
  switch (item->kind) {
  case CX_EXPECT_THEME:
    return theme_stands(result, item);
  case CX_EXPECT_NO_THEME:
    return !theme_stands(result, item);
  case CX_EXPECT_SENTIMENT:
    return label_fits(item->polarity, cxtag_result_sentiment(result).label);
  case CX_EXPECT_INTENT:
    return intent_stands(result, item->name);
  case CX_EXPECT_NO_INTENT:
    return !intent_stands(result, item->name);
  case CX_EXPECT_LANGUAGE:
    return !strcmp(item->name, cxtag_language_text(cxtag_result_language(result)));
  }
  return 1;
}

/* The result as tests.tsv would write it. */
static void write_found(cx_buffer *out, const cxtag_result *result) {
  static const char *const marks[] = {":0", ":+", ":-", ":±"}; /* by cxtag_label */
  cxtag_theme theme;
  cxtag_intent intent;
  for (size_t i = 0; cxtag_result_theme(result, i, &theme); i++) {
    cx_buffer_append_text(out, theme.id);
    cx_buffer_append_text(out, marks[theme.polarity]);
    cx_buffer_append_byte(out, ' ');
  }
  cx_buffer_append_text(out, "sentiment=");
  cx_buffer_append_text(out, cxtag_label_text(cxtag_result_sentiment(result).label));
  for (size_t i = 0; cxtag_result_intent(result, i, &intent); i++) {
    cx_buffer_append_text(out, " intent=");
    cx_buffer_append_text(out, intent.id);
  }
  cx_buffer_append_text(out, " lang=");
  cx_buffer_append_text(out, cxtag_language_text(cxtag_result_language(result)));
}

static void write_expected(cx_buffer *out, const cx_expected *item) {
  static const char *const marks[] = {"", ":+", ":-", ":0", ":±"}; /* by cx_expected_polarity */
  static const char *const before[] = {
      "", "!", "sentiment=", "intent=", "!intent=", "lang="}; /* by cx_expected_kind */
  if (out->length) cx_buffer_append_byte(out, ' ');
  cx_buffer_append_text(out, before[item->kind]);
  cx_buffer_append_text(out, item->name);
  if (item->kind == CX_EXPECT_THEME) cx_buffer_append_text(out, marks[item->polarity]);
}

cxtag_status cx_run_text_example(cx_bench *bench, const cx_example *example, cxtag_error *err) {
  const cxtag_result *result;
  cx_buffer missed, found;
  cxtag_status status = cxtag_tag(&result, bench->session, example->text, example->length, err);
  if (status != CXTAG_OK) return status;
  cx_buffer_init(&missed, &bench->engine->memory);
  cx_buffer_init(&found, &bench->engine->memory);
  for (size_t i = 0; i < example->expected.count; i++)
    if (!is_met(result, &example->expected.items[i])) write_expected(&missed, &example->expected.items[i]);
  if (!missed.length && !missed.failed) {
    bench->findings.counts.passed++;
  } else {
    write_found(&found, result);
    if (!cx_buffer_text(&missed) || !cx_buffer_text(&found))
      status = cx_error_memory(err);
    else
      cx_find(&bench->findings, CXTAG_FINDING_TEST,
              (cx_position){example->source, example->line, example->column, 0}, CX_TEXT(test_fails),
              example->text, missed.bytes, found.bytes);
  }
  cx_buffer_clear(&missed);
  cx_buffer_clear(&found);
  return status;
}

/* ---- all of a pack */

/* Rows of the pack, and those of them that have no yes. */
static cxtag_status count_rows(cx_bench *bench, cxtag_error *err) {
  const cx_lexicon *lexicon = bench->lexicon;
  uint8_t *has_yes = cx_arena_alloc(&bench->arena, lexicon->row_count + 1u);
  if (!has_yes) return cx_error_memory(err);
  memset(has_yes, 0, lexicon->row_count);
  for (size_t i = 0; i < bench->examples.count; i++)
    if (bench->examples.items[i].kind == CX_EXAMPLE_YES) has_yes[bench->examples.items[i].row] = 1;
  for (uint32_t row = 0; row < lexicon->row_count; row++) {
    if (lexicon->rows[row].layer != bench->layer) continue;
    bench->findings.counts.rows++;
    bench->findings.counts.rows_without_example += !has_yes[row];
  }
  return CXTAG_OK;
}

cxtag_status cxtag_lexicon_test(cxtag_builder *builder, cxtag_finding_callback callback, void *ctx,
                                cxtag_check_counts *counts, cxtag_error *err) {
  cx_bench bench;
  cxtag_status status = cx_bench_open(&bench, builder, callback, ctx, err);
  if (status == CXTAG_OK) status = count_rows(&bench, err);
  for (size_t i = 0; status == CXTAG_OK && i < bench.examples.count; i++) {
    const cx_example *example = &bench.examples.items[i];
    bench.findings.counts.examples++;
    if (example->kind == CX_EXAMPLE_TEST)
      status = cx_run_text_example(&bench, example, err);
    else
      status = cx_run_row_example(&bench, example, err);
  }
  if (counts) *counts = bench.findings.counts;
  cx_bench_clear(&bench);
  return status;
}
