/*
 * modules FILE [ROUNDS=5]: what each room of the engine costs, in nanoseconds of processor time a token, on the lines
 * of FILE; the least of ROUNDS. Then the latency of one warm session on texts of 200 bytes.
 *   normalise   folding of a whole line          tokenise   bytes to tokens, folding included
 *   word hit    tokens to words, all cached          word miss  the same from an empty cache: one cold word
 *   match       clauses, language, rows that fire     score      overlaps, shifters, sentiment, themes, intents
 *   write       the JSON line
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cxtag/lexicon.h>
#include <cxtag/records.h>

#include "base/hash.h"
#include "lexicon/base_pack.h"
#include "score/scorer.h"
#include "text/fold.h"
#include "word/analyse.h"

enum { LATENCY_TEXT = 200, LATENCY_RUNS = 20000 };

typedef struct bench {
  cxtag_engine *engine;
  cxtag_session *session;
  cx_lexicon *lexicon;
  cx_language_model *model;
  cx_text_reader *reader;
  cx_scorer *scorer;
  cx_text text; /* of the line at hand */
  const char *bytes;
  size_t length, tokens, lines;
} bench;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void must(int right, const char *what) {
  if (right) return;
  fprintf(stderr, "modules: %s\n", what);
  exit(2);
}

static char *read_file(const char *path, size_t *len) {
  FILE *file = fopen(path, "rb");
  must(file && !fseek(file, 0, SEEK_END), path);
  long const size = ftell(file);
  char *bytes = malloc((size_t)size + 1);
  rewind(file);
  must(bytes != NULL, "out of memory");
  *len = fread(bytes, 1, (size_t)size, file);
  fclose(file);
  return bytes;
}

/* Calls for every line; returns the seconds of all. */
static double each_line(bench *b, double (*step)(bench *b, const char *line, size_t len)) {
  const char *line = b->bytes, *end = b->bytes + b->length;
  double seconds = 0;
  while (line < end) {
    const char *stop = memchr(line, '\n', (size_t)(end - line));
    if (!stop) stop = end;
    seconds += step(b, line, (size_t)(stop - line));
    line = stop + 1;
  }
  return seconds;
}

/* The clock is read twice a line: what that costs is taken off. */
static double clock_cost(void) {
  double const start = now();
  for (int i = 0; i < 100000; i++) now();
  return (now() - start) / 100000;
}
static double lost;

/* Folding a line takes less time than reading the clock: it is done many times over. */
static double fold_line(bench *b, const char *line, size_t len) {
  enum { TIMES = 32 };
  static cx_fold fold; /* keeps its memory from line to line; zeroed is as good as begun */
  (void)b;
  double const start = now();
  for (int i = 0; i < TIMES; i++) cx_fold_text(&fold, (const unsigned char *)line, len);
  return (now() - start - lost) / TIMES;
}

static double read_line(bench *b, const char *line, size_t len) {
  cx_text text;
  double const start = now();
  must(cx_text_read(&text, b->reader, line, len, SIZE_MAX, CXTAG_FROM_LINES, NULL) == CXTAG_OK, "out of memory");
  double const seconds = now() - start - lost;
  b->tokens += text.token_count;
  b->lines++;
  return seconds;
}

static cx_scorer *new_scorer(const bench *b) {
  cx_word_kind const kind = {b->lexicon, b->model, 0};
  cx_words *words;
  cx_scorer *scorer;
  must(cx_words_new(&words, &kind, 131072, NULL) == CXTAG_OK, "words");
  must(cx_scorer_new(&scorer, words, b->lexicon, 100000, NULL, NULL) == CXTAG_OK, "scorer");
  return scorer;
}

static double look_up_line(bench *b, const char *line, size_t len) {
  must(cx_text_read(&b->text, b->reader, line, len, SIZE_MAX, CXTAG_FROM_LINES, NULL) == CXTAG_OK, "out of memory");
  cx_begin_text(b->scorer, &b->text);
  double const start = now();
  must(cx_fetch_words(b->scorer, &b->text) && cx_look_up_words(b->scorer, &b->text), "out of memory");
  return now() - start - lost;
}

static double match_line(bench *b, const char *line, size_t len) {
  look_up_line(b, line, len);
  double const start = now();
  must(cx_cut_clauses(b->scorer), "out of memory");
  cx_find_language(b->scorer, CXTAG_UND);
  must(cx_match_text(b->scorer), "out of memory");
  return now() - start - lost;
}

static double score_line(bench *b, const char *line, size_t len) {
  match_line(b, line, len);
  double const start = now();
  must(cx_apply_rules(b->scorer, CX_ASKS_NOTHING), "out of memory");
  return now() - start - lost;
}

static int drop(void *ctx, const char *bytes, size_t len) {
  (void)bytes;
  *(size_t *)ctx += len;
  return 0;
}

static cxtag_writer *writer;

static double write_line(bench *b, const char *line, size_t len) {
  const cxtag_result *result;
  cxtag_record record;
  memset(&record, 0, sizeof record);
  record.id = (cxtag_text_value){"12345", 5};
  must(cxtag_tag(&result, b->session, line, len, NULL) == CXTAG_OK, "out of memory");
  double const start = now();
  must(cxtag_writer_record(writer, &record, result, NULL) == CXTAG_OK, "out of memory");
  return now() - start - lost;
}

static void report(bench *b, const char *name, double (*step)(bench *, const char *, size_t), int rounds) {
  double least = 1e9;
  for (int i = 0; i < rounds; i++) {
    double const seconds = each_line(b, step);
    if (seconds < least) least = seconds;
  }
  printf("%-12s %8.1f ns a token\n", name, least * 1e9 / (double)b->tokens);
}

/* Words that no cache and no vocabulary has seen, straight through the miss path, and as the cache takes them in. */
static void report_miss(bench *b, int rounds) {
  enum { WORDS = 50000, LETTERS = 10 };
  static char words[WORDS * (LETTERS + 3)];
  static const char syllables[][4] = {"ka", "to", "il", "me", "ä",  "su", "va", "ri",
                                      "en", "po", "lu", "tt", "si", "hö", "no", "ja"};
  static cx_analysis analysis;
  uint64_t state = 3;
  double least = 1e9, cold = 1e9;
  size_t at = 0;
  for (int i = 0; i < WORDS; i++) {
    size_t const from = at;
    while (at - from < LETTERS - 1) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      const char *syllable = syllables[state >> 60];
      memcpy(words + at, syllable, strlen(syllable));
      at += strlen(syllable);
    }
    words[at++] = '\n';
  }
  for (int round = 0; round < rounds; round++) {
    double const start = now();
    for (size_t from = 0; from < at;) {
      size_t const len = strcspn(words + from, "\n");
      cx_analyse_word(&analysis, b->lexicon, b->model, words + from, len, cx_hash(words + from, len), 0, 0);
      from += len + 1;
    }
    if (now() - start < least) least = now() - start;
    bench fresh = *b;
    fresh.bytes = words;
    fresh.length = at;
    cx_scorer_free(b->scorer);
    b->scorer = new_scorer(b);
    fresh.scorer = b->scorer;
    double const seconds = each_line(&fresh, look_up_line);
    if (seconds < cold) cold = seconds;
  }
  printf("%-12s %8.1f ns a cold word analysed, %.1f with its place in the cache\n", "word miss", least * 1e9 / WORDS,
         cold * 1e9 / WORDS);
}

static int by_size(const void *a, const void *b) {
  double const difference = *(const double *)a - *(const double *)b;
  return (difference > 0) - (difference < 0);
}

/* Texts of 200 bytes cut from the file at line starts, each timed by itself by the wall clock. */
static void report_latency(bench *b) {
  static double seconds[LATENCY_RUNS];
  const cxtag_result *result;
  size_t at = 0;
  for (int round = 0; round < 2; round++)
    for (int i = 0; i < LATENCY_RUNS; i++) {
      struct timespec start, stop;
      if (at + LATENCY_TEXT >= b->length) at = 0;
      clock_gettime(CLOCK_MONOTONIC, &start);
      must(cxtag_tag(&result, b->session, b->bytes + at, LATENCY_TEXT, NULL) == CXTAG_OK, "out of memory");
      clock_gettime(CLOCK_MONOTONIC, &stop);
      seconds[i] = (double)(stop.tv_sec - start.tv_sec) * 1e6 + (double)(stop.tv_nsec - start.tv_nsec) * 1e-3;
      at += LATENCY_TEXT;
    }
  qsort(seconds, LATENCY_RUNS, sizeof *seconds, by_size);
  printf("one text of %d bytes, warm session: p50 %.1f, p90 %.1f, p99 %.1f, p99.9 %.1f microseconds\n", LATENCY_TEXT,
         seconds[LATENCY_RUNS / 2], seconds[LATENCY_RUNS * 9 / 10], seconds[LATENCY_RUNS * 99 / 100],
         seconds[LATENCY_RUNS * 999 / 1000]);
}

/* The compiled packs of an engine, read from a file as a builder reads them. */
static void report_load(const cxtag_engine *compiled, int rounds) {
  char path[64];
  double least = 1e9;
  size_t len;
  const void *bytes = cxtag_engine_compiled(compiled, &len);
  FILE *file = tmpfile();
  must(file && bytes && fwrite(bytes, 1, len, file) == len && !fflush(file), "a temporary file");
  snprintf(path, sizeof path, "/dev/fd/%d", fileno(file));
  for (int i = 0; i < rounds; i++) {
    cxtag_builder *builder;
    cxtag_engine *engine = NULL;
    double const start = now();
    must(cxtag_builder_new(&builder, NULL) == CXTAG_OK &&
             cxtag_builder_add_directory(builder, path, NULL) == CXTAG_OK &&
             cxtag_builder_finish(&engine, builder, NULL) == CXTAG_OK, "the compiled pack does not load");
    if (now() - start < least) least = now() - start;
    cxtag_engine_free(engine);
    cxtag_builder_free(builder);
  }
  printf("load         %8.1f ms for what was compiled, from one file of %.1f MB\n", least * 1e3, (double)len / 1e6);
  fclose(file);
}

/* The tables of the base pack and one row over them, from text to an engine; then from their compiled form. */
static void report_compile(int rounds) {
  static const char ROW[] =
      "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\nbenchmark\tdelivery\t1\ten\t\t\t\t\n";
  cxtag_engine *engine = NULL;
  double least = 1e9;
  for (int i = 0; i < rounds; i++) {
    cxtag_builder *builder;
    cxtag_engine_free(engine);
    double const start = now();
    must(cxtag_builder_new(&builder, NULL) == CXTAG_OK && cxtag_builder_add_base(builder, NULL) == CXTAG_OK &&
             cxtag_builder_add_lexicon(builder, "bench/terms/delivery.tsv", ROW, sizeof ROW - 1, NULL) == CXTAG_OK &&
             cxtag_builder_finish(&engine, builder, NULL) == CXTAG_OK, "the base pack does not compile");
    if (now() - start < least) least = now() - start;
    cxtag_builder_free(builder);
  }
  printf("compile      %8.1f ms for the base pack, its tables read anew\n", least * 1e3);
  report_load(engine, rounds);
  cxtag_engine_free(engine);
}

static void set_up(bench *b) {
  cxtag_builder *builder;
  size_t len;
  const void *bytes = cx_base_pack_compiled(&len);
  must(cx_lexicon_open(&b->lexicon, bytes, len, NULL, NULL) == CXTAG_OK, "base pack");
  bytes = cx_language_model_builtin(&len);
  must(cx_language_model_open(&b->model, bytes, len, NULL, NULL) == CXTAG_OK, "model");
  must(cx_text_reader_new(&b->reader, NULL) == CXTAG_OK, "reader");
  b->scorer = new_scorer(b);
  must(cxtag_builder_new(&builder, NULL) == CXTAG_OK && cxtag_builder_add_base(builder, NULL) == CXTAG_OK &&
           cxtag_builder_finish(&b->engine, builder, NULL) == CXTAG_OK &&
           cxtag_session_new(&b->session, b->engine, NULL, NULL) == CXTAG_OK, "engine");
  cxtag_builder_free(builder);
}

static void tear_down(bench *b, char *bytes) {
  cxtag_writer_free(writer);
  cxtag_session_free(b->session);
  cxtag_engine_free(b->engine);
  cx_scorer_free(b->scorer);
  cx_text_reader_free(b->reader);
  cx_language_model_free(b->model);
  cx_lexicon_free(b->lexicon);
  free(bytes);
}

int main(int argc, char **argv) {
  int const rounds = argc > 2 ? atoi(argv[2]) : 5;
  bench b;
  size_t written = 0;
  cxtag_output const output = {drop, &written, "nowhere"};
  memset(&b, 0, sizeof b);
  must(argc > 1 && rounds > 0, "usage: modules FILE [ROUNDS]");
  char *const bytes = read_file(argv[1], &b.length);
  b.bytes = bytes;
  set_up(&b);
  lost = clock_cost();
  each_line(&b, look_up_line);
  each_line(&b, read_line);
  size_t const tokens = b.tokens;
  printf("%s: %zu bytes, %zu lines, %zu tokens; least of %d rounds\n", argv[1], b.length, b.lines, tokens, rounds);
  report(&b, "normalise", fold_line, rounds);
  double least = 1e9;
  for (int i = 0; i < rounds; i++) {
    double const seconds = each_line(&b, read_line);
    if (seconds < least) least = seconds;
  }
  b.tokens = tokens;
  printf("%-12s %8.1f ns a token\n", "tokenise", least * 1e9 / (double)tokens);
  report(&b, "word hit", look_up_line, rounds);
  report(&b, "match", match_line, rounds);
  report(&b, "score", score_line, rounds);
  must(cxtag_writer_open(&writer, &output, b.engine, NULL, NULL) == CXTAG_OK, "writer");
  report(&b, "write", write_line, rounds);
  report_miss(&b, rounds);
  report_compile(rounds);
  report_latency(&b);
  tear_down(&b, bytes);
  return 0;
}
