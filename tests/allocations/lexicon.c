/* The tools on packs. */
#include <stdio.h>

#include "life.h"

static void take_finding(void *ctx, const cxtag_finding *finding) {
  cx_buffer_append_text(ctx, finding->source);
  cx_buffer_append_integer(ctx, finding->line);
  cx_buffer_append_text(ctx, finding->message);
}

static cxtag_status live_lint(const cxtag_memory *memory, cx_buffer *said) {
  cxtag_builder *builder = NULL;
  cxtag_check_counts counts;
  cxtag_status status = life_builder(&builder, memory, 0);
  TRY(status, cxtag_lexicon_lint(builder, take_finding, said, &counts, NULL));
  if (status == CXTAG_OK) cx_buffer_append_integer(said, (int64_t)counts.rows);
  cxtag_builder_free(builder);
  return status;
}

static cxtag_status live_test(const cxtag_memory *memory, cx_buffer *said) {
  cxtag_builder *builder = NULL;
  cxtag_check_counts counts;
  cxtag_status status = life_builder(&builder, memory, 0);
  TRY(status, cxtag_lexicon_test(builder, take_finding, said, &counts, NULL));
  if (status == CXTAG_OK) cx_buffer_append_integer(said, (int64_t)counts.examples);
  cxtag_builder_free(builder);
  return status;
}

static int take_table(void *ctx, const char *read_from, const char *name, const char *bytes, size_t len) {
  if (read_from) cx_buffer_append_text(ctx, read_from);
  cx_buffer_append_text(ctx, name);
  cx_buffer_append(ctx, bytes, len);
  return 0;
}

static cxtag_status live_write(const cxtag_memory *memory, cx_buffer *said) {
  cxtag_builder *builder = NULL;
  cxtag_status status = life_builder(&builder, memory, 0);
  TRY(status, cxtag_lexicon_write(builder, CXTAG_TABLES_CANONICAL, take_table, said, NULL));
  TRY(status, cxtag_lexicon_write(builder, CXTAG_TABLES_SPREADSHEET, take_table, said, NULL));
  cxtag_builder_free(builder);
  return status;
}

static cxtag_status live_convert(const cxtag_memory *memory, cx_buffer *said) {
  static const char *const lists[][2] = {
      {"vader", "good\t1.9\t0.9\t[2, 2]\nbad\t-2.5\t0.6\t[-2]\ngood\t1\t1\t[1]\n:)\tx\n"},
      {"afinn", "good\t3\nbad\t-3\nnot good\t-2\n"},
      {"liwc", "%\n1\tposemo\n2\tnegemo\n%\ngood*\t1\nbad\t2\n"},
      {"sentistrength", "good\t2\nawful*\t-4\n"},
      {"quanteda", "positive:\n  - good\nnegative:\n  - bad\n"}};
  cxtag_status status = CXTAG_OK;
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    cxtag_check_counts counts;
    TRY(status, cxtag_lexicon_convert(lists[i][0], "list.txt", lists[i][1], strlen(lists[i][1]), CXTAG_EN, take_table,
                                      said, take_finding, said, &counts, CXTAG_EN, memory,
                                      NULL));
  }
  return status;
}

static cxtag_status live_match(const cxtag_memory *memory, cx_buffer *said) {
  static const char *const words[][2] = {{"toimitus", "Toimituksissanne oli viive"},
                                         {"puhelin … (jono|jonottaa)", "puhelimessa piti jonottaa"},
                                         {"toimitus", "toimitusjohtaja"},
                                         {"(", "does not parse"},
                                         {"/huo?no/", "huono"},
                                         {"deliver", "they delievered it"}};
  cxtag_match_pair pairs[6];
  for (size_t i = 0; i < 6; i++)
    pairs[i] = (cxtag_match_pair){words[i][0], words[i][1], strlen(words[i][0]), strlen(words[i][1]), 7};
  cxtag_status status = CXTAG_OK;
  TRY(status, cxtag_match_pairs(pairs, 6, CXTAG_UND, 1, memory, NULL));
  for (size_t i = 0; status == CXTAG_OK && i < 6; i++) cx_buffer_append_integer(said, pairs[i].matches);
  return status;
}

static int take_form(void *ctx, const cxtag_form_info *form) {
  cx_buffer_append_text(ctx, form->group);
  cx_buffer_append_text(ctx, form->form);
  cx_buffer_append_text(ctx, form->features);
  return 0;
}

static cxtag_status live_expand(const cxtag_memory *memory, cx_buffer *said) {
  cxtag_status status = CXTAG_OK;
  TRY(status, cxtag_expand("toimitus", 8, CXTAG_FI, NULL, take_form, said, memory, NULL));
  TRY(status, cxtag_expand("vastata", 7, CXTAG_FI, NULL, take_form, said, memory, NULL));
  TRY(status, cxtag_expand("deliver", 7, CXTAG_EN, NULL, take_form, said, memory, NULL));
  return status;
}

static cxtag_status live_difference(const cxtag_memory *memory, cx_buffer *said) {
  cxtag_session *before = NULL, *after = NULL;
  cxtag_difference *difference = NULL;
  cxtag_status status = life_session(&before, NULL); /* fails in its own life */
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  cxtag_builder *builder = NULL;
  cxtag_engine *engine = NULL;
  cxtag_options builder_options = CXTAG_OPTIONS_INIT;
  builder_options.memory = memory;
  options.explain = 1;
  TRY(status, cxtag_builder_new(&builder, &builder_options));
  TRY(status, cxtag_builder_add_lexicon(builder, "t/sentiment/fi.tsv", "expression\tpolarity\nhuono\t-5\n", 29, NULL));
  TRY(status, cxtag_builder_finish(&engine, builder, NULL));
  TRY(status, cxtag_session_new(&after, engine, &options, NULL));
  TRY(status, cxtag_difference_new(&difference, before, after, NULL));
  for (size_t i = 0; life_texts[i]; i++)
    TRY(status, cxtag_difference_add(difference, i % 2 ? "x" : NULL, life_texts[i], strlen(life_texts[i]), NULL, NULL));
  TRY(status, say(said, cxtag_difference_report(difference, 0, 10, NULL)));
  TRY(status, say(said, cxtag_difference_report(difference, 1, 10, NULL)));
  cxtag_difference_free(difference);
  cxtag_session_free(after);
  cxtag_session_free(before);
  cxtag_engine_free(engine);
  cxtag_builder_free(builder);
  return status;
}

static cxtag_status live_stats(const cxtag_memory *memory, cx_buffer *said) {
  cxtag_session *session = NULL;
  cxtag_stats *stats = NULL;
  cxtag_status status = life_session(&session, memory);
  TRY(status, cxtag_stats_new(&stats, session, NULL));
  for (size_t i = 0; life_texts[i]; i++)
    TRY(status, cxtag_stats_add(stats, life_texts[i], strlen(life_texts[i]), NULL, NULL));
  TRY(status, say(said, cxtag_stats_report(stats, 0, 0, NULL)));
  TRY(status, say(said, cxtag_stats_report(stats, 1, 3, NULL)));
  cxtag_stats_free(stats);
  cxtag_session_free(session);
  return status;
}

static cxtag_status live_suggest(const cxtag_memory *memory, cx_buffer *said) {
  cxtag_session *session = NULL;
  cxtag_suggestions *suggestions = NULL;
  cxtag_status status = life_session(&session, memory);
  TRY(status, cxtag_suggestions_new(&suggestions, session, NULL));
  for (int round = 0; round < 3; round++)
    for (size_t i = 0; life_texts[i]; i++)
      TRY(status, cxtag_suggestions_add(suggestions, life_texts[i], strlen(life_texts[i]), NULL, i > 4, NULL));
  TRY(status, say(said, cxtag_suggestions_report(suggestions, 0, 0, NULL)));
  TRY(status, say(said, cxtag_suggestions_report(suggestions, 1, 5, NULL)));
  cxtag_suggestions_free(suggestions);
  cxtag_session_free(session);
  return status;
}

/* Gold files are written once, without the hook. */
static const char *gold_file(const char *path, const char *text) {
  FILE *file = fopen(path, "wb");
  if (file) {
    fputs(text, file);
    fclose(file);
  }
  return path;
}

static cxtag_status live_evaluation(const cxtag_memory *memory, cx_buffer *said) {
  static const char lines[] =
      "{\"id\":\"1\",\"text\":\"Hyvä toimitus\",\"sentiment\":\"positive\",\"themes\":{\"delivery\":\"pos\"},"
      "\"intents\":[],\"tags\":[\"plain\"],\"lang\":\"fi\"}\n"
      "{\"id\":\"2\",\"text\":\"Vaihdan firmaa, huono\",\"sentiment\":\"positive\",\"themes\":[\"phone\",\"unknown\"],"
      "\"intents\":[\"churn\"]}\n";
  static const char table[] = "id\ttext\tlabel\n3\thuono\tnegative\n4\tei hyvä\tneutral\n";
  const char *const first = gold_file("cxtag-allocations.jsonl", lines);
  const char *const second = gold_file("cxtag-allocations.tsv", table);
  cxtag_session *session = NULL;
  cxtag_evaluation *evaluation = NULL;
  const char *words = NULL, *report = NULL;
  size_t len = 0;
  cxtag_status status = life_session(&session, memory);
  TRY(status, cxtag_evaluation_new(&evaluation, session, NULL));
  TRY(status, cxtag_evaluation_add_file(evaluation, first, NULL, NULL));
  TRY(status, cxtag_evaluation_add_file(evaluation, second, NULL, NULL));
  TRY(status, say(said, cxtag_evaluation_report(evaluation, 0, 5, NULL)));
  if (status == CXTAG_OK) {
    report = cxtag_evaluation_report(evaluation, 1, 5, &len);
    status = say(said, report);
  }
  if (status == CXTAG_OK) {
    char old[16384];
    size_t const kept = len < sizeof old ? len : sizeof old;
    memcpy(old, report, kept);
    TRY(status, cxtag_evaluation_compare(&words, evaluation, old, kept, NULL));
    TRY(status, say(said, words));
  }
  TRY(status, cxtag_evaluation_require(&words, evaluation, "accuracy=0.99,theme_f1=0.1", NULL));
  TRY(status, say(said, words));
  cxtag_evaluation_free(evaluation);
  cxtag_session_free(session);
  remove(first);
  remove(second);
  return status;
}

const life lexicon_lives[] = {
    {"lexicon/lint", live_lint},       {"lexicon/test", live_test},       {"lexicon/write", live_write},
    {"lexicon/convert", live_convert}, {"lexicon/match", live_match},     {"lexicon/expand", live_expand},
    {"lexicon/diff", live_difference}, {"lexicon/stats", live_stats},     {"lexicon/suggest", live_suggest},
    {"lexicon/eval", live_evaluation}, {NULL, NULL}};
