/* Texts that are meant to be slow: time and memory grow with their size and no faster, and what is left out is told.
 * The bounds are wide, so that a busy machine does not fail them; tests/bench/adversarial measures. */
#include "support.h"

#include <cxtag/lexicon.h>
#include <cxtag/records.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "../../bench/hostile.h"

enum { SMALL = 16 << 10, TIMES = 8, SLACK_MILLISECONDS = 40, SLACK_BYTES = 4 << 20 };

typedef struct usage {
  double milliseconds;
  size_t held, most; /* bytes */
} usage;

static void *take(void *ctx, size_t size) {
  usage *u = ctx;
  size_t *block = malloc(size + 16);
  if (!block) return NULL;
  *block = size;
  u->held += size;
  if (u->held > u->most) u->most = u->held;
  return (char *)block + 16;
}

static void give_back(void *ctx, void *ptr) {
  if (!ptr) return;
  size_t *block = (size_t *)(void *)((char *)ptr - 16);
  ((usage *)ctx)->held -= *block;
  free(block);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static cxtag_engine *base_engine(void) {
  cxtag_builder *builder;
  cxtag_engine *engine;
  assert_int_equal(cxtag_builder_new(&builder, NULL), CXTAG_OK);
  assert_int_equal(cxtag_builder_add_base(builder, NULL), CXTAG_OK);
  assert_int_equal(cxtag_builder_finish(&engine, builder, NULL), CXTAG_OK);
  cxtag_builder_free(builder);
  return engine;
}

/* A session of its own, so that memory tells; the text twice, the quicker time counts. */
static uint32_t tag(usage *out, cxtag_engine *engine, const char *text, size_t len) {
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  cxtag_memory const memory = {take, give_back, out};
  const cxtag_result *result;
  cxtag_session *session;
  uint32_t flags = 0;
  *out = (usage){1e9, 0, 0};
  options.memory = &memory;
  options.explain = 1;
  options.cache_words = 1024;
  assert_int_equal(cxtag_session_new(&session, engine, &options, NULL), CXTAG_OK);
  for (int i = 0; i < 2; i++) {
    double const start = now();
    assert_int_equal(cxtag_tag(&result, session, text, len, NULL), CXTAG_OK);
    double const milliseconds = now() - start;
    if (milliseconds < out->milliseconds) out->milliseconds = milliseconds;
    flags = cxtag_result_flags(result);
  }
  cxtag_session_free(session);
  assert_int_equal(out->held, 0);
  return flags;
}

static void hostile_texts_cost_in_proportion(void **state) {
  char *text = malloc(SMALL * TIMES + 1);
  cxtag_engine *engine = base_engine();
  (void)state;
  assert_non_null(text);
  for (int i = 0; i < HOSTILE_SHAPES; i++) {
    usage small, large;
    tag(&small, engine, text, hostile_fill(text, SMALL, &hostile_shapes[i]));
    tag(&large, engine, text, hostile_fill(text, SMALL * TIMES, &hostile_shapes[i]));
    if (large.milliseconds > 4 * TIMES * small.milliseconds + SLACK_MILLISECONDS)
      fail_msg("%s: %d times the text takes %.1f ms instead of %.1f", hostile_shapes[i].name, TIMES,
               large.milliseconds, small.milliseconds);
    if (large.most > 2 * TIMES * small.most + SLACK_BYTES)
      fail_msg("%s: %d times the text holds %zu bytes instead of %zu", hostile_shapes[i].name, TIMES, large.most,
               small.most);
  }
  cxtag_engine_free(engine);
  free(text);
}

static void limits_are_told(void **state) {
  cxtag_engine *engine = base_engine();
  usage u;
  char *text = malloc((2 << 20) + 1);
  (void)state;
  assert_non_null(text);
  for (int i = 0; i < HOSTILE_SHAPES; i++) {
    size_t const len = hostile_fill(text, (1 << 20) + 100, &hostile_shapes[i]);
    if (!strcmp(hostile_shapes[i].name, "one long word") || !strcmp(hostile_shapes[i].name, "digits"))
      assert_true(tag(&u, engine, text, len) & CXTAG_TRUNCATED);
    if (!strcmp(hostile_shapes[i].name, "combining marks")) {
      assert_true(tag(&u, engine, text, 1000) & CXTAG_REPAIRED);
      assert_false(tag(&u, engine, text, 20) & CXTAG_REPAIRED);
    }
    if (!strcmp(hostile_shapes[i].name, "broken UTF-8")) assert_true(tag(&u, engine, text, 700) & CXTAG_REPAIRED);
  }
  cxtag_engine_free(engine);
  free(text);
}

/* Words without a border between them, and clauses without an end of their sentence, are looked at in pieces. */
static void pieces_are_told(void **state) {
  cxtag_engine *engine = base_engine();
  char text[4096];
  usage u;
  (void)state;
  for (size_t i = 0; i < 1024; i++) memcpy(text + 4 * i, "sana", 4), text[4 * i + 3] = ' ';
  assert_false(tag(&u, engine, text, 4 * 256) & CXTAG_MATCH_LIMIT);
  assert_true(tag(&u, engine, text, 4 * 257) & CXTAG_MATCH_LIMIT);
  for (size_t i = 0; i < 1024; i++) memcpy(text + 4 * i, i % 4 == 3 ? "on, " : "san ", 4);
  assert_false(tag(&u, engine, text, 16 * 60) & CXTAG_MATCH_LIMIT);
  assert_true(tag(&u, engine, text, 16 * 80) & CXTAG_MATCH_LIMIT);
  cxtag_engine_free(engine);
}

/* A clause of more mentions than are kept. */
static void too_many_hits_are_told(void **state) {
  static const char *const tables[] = {"t/themes.tsv", "id\na\nb\nc\nd\ne\nf\ng\nh\ni\nj\n", "t/terms/a.tsv",
                                       "expression\ttheme\n[w]\ta\n[w]\tb\n[w]\tc\n[w]\td\n[w]\te\n[w]\tf\n[w]\tg\n"
                                       "[w]\th\n[w]\ti\n[w]\tj\n",
                                       NULL};
  test_engine t = test_engine_new(tables);
  char text[2 * 250 + 1];
  (void)state;
  for (size_t i = 0; i + 1 < sizeof text; i += 2) memcpy(text + i, "w ", 2);
  text[sizeof text - 1] = '\0';
  uint32_t const flags = cxtag_result_flags(test_tag(&t, text));
  assert_true(flags & CXTAG_MATCH_LIMIT);
  assert_false(cxtag_result_flags(test_tag(&t, "w w w")) & CXTAG_MATCH_LIMIT);
  test_engine_free(&t);
}

/* A word that leads to more alternatives of rows than are kept. */
static void too_many_rows_of_a_word_are_told(void **state) {
  enum { ROWS = 300, ROW = 32 };
  char *rows = malloc(ROWS * ROW + 64);
  (void)state;
  assert_non_null(rows);
  for (int count = 250; count <= ROWS; count += 50) {
    int at = snprintf(rows, 64, "expression\tpolarity\tlang\n");
    for (int i = 0; i < count; i++) at += snprintf(rows + at, ROW, "(toimitus|zz%d)\t1\tfi\n", i);
    const char *const tables[] = {"t/sentiment/fi.tsv", rows, NULL};
    test_engine t = test_engine_new(tables);
    assert_int_equal((cxtag_result_flags(test_tag(&t, "Toimitus tuli")) & CXTAG_MATCH_LIMIT) != 0, count > 255);
    assert_false(cxtag_result_flags(test_tag(&t, "Se tuli")) & CXTAG_MATCH_LIMIT);
    test_engine_free(&t);
  }
  free(rows);
}

static const char *const shifting[] = {"t/sentiment/en.tsv", "expression\tpolarity\n[good]\t2\n[bad]\t-2\n",
                                       "t/shifters.tsv",
                                       "expression\tkind\tfactor\n[not]\tnegator\t-1\n[still]\tcontrast\t0.5\n", NULL};

/* `count` words in front of what stands behind them. */
static uint32_t tag_behind(test_engine *t, const char *word, size_t count, const char *behind, cxtag_sentiment *out) {
  char text[8192];
  size_t const len = strlen(word);
  for (size_t i = 0; i < count; i++) memcpy(text + i * len, word, len);
  strcpy(text + count * len, behind);
  const cxtag_result *result = test_tag(t, text);
  *out = cxtag_result_sentiment(result);
  return cxtag_result_flags(result);
}

#define TEN(words) words words words words words words words words words words

/* Negators turn a hit eight times, and from fifty words before it. */
static void negators_are_bounded(void **state) {
  test_engine t = test_engine_new(shifting);
  cxtag_sentiment s;
  (void)state;
  assert_false(tag_behind(&t, "not ", 1, "good", &s) & CXTAG_MATCH_LIMIT);
  assert_true(s.score_milli < 0);
  assert_false(tag_behind(&t, "not ", 8, "good", &s) & CXTAG_MATCH_LIMIT);
  assert_true(s.score_milli > 0);
  assert_true(tag_behind(&t, "not ", 9, "good", &s) & CXTAG_MATCH_LIMIT);
  tag_behind(&t, "not " TEN("w ") TEN("w ") TEN("w ") TEN("w ") "w w w w w w w w w ", 1, "good", &s);
  assert_true(s.score_milli < 0);
  tag_behind(&t, "not " TEN("w ") TEN("w ") TEN("w ") TEN("w ") TEN("w "), 1, "good", &s);
  assert_true(s.score_milli > 0);
  test_engine_free(&t);
}

/* What weighs an evaluation is looked for among so many hits behind it. */
static void looks_for_contrasts_are_bounded(void **state) {
  test_engine t = test_engine_new(shifting);
  cxtag_sentiment s;
  (void)state;
  assert_false(tag_behind(&t, "still good ", 120, ": bad", &s) & CXTAG_MATCH_LIMIT);
  assert_true(s.positive_sum_milli < 120 * 2000);
  assert_false(tag_behind(&t, "still good ", 120, ". Bad", &s) & CXTAG_MATCH_LIMIT);
  assert_int_equal(s.positive_sum_milli, 120 * 2000);
  assert_true(tag_behind(&t, "still good still good : ", 70, ". Bad", &s) & CXTAG_MATCH_LIMIT);
  test_engine_free(&t);
}

/* Boosters upon boosters end at the limit of sums, and never turn praise into blame. */
static void boosters_are_bounded(void **state) {
  static const char *const tables[] = {"t/sentiment/en.tsv", "expression\tpolarity\n[good]\t2\n[bad]\t-2\n",
                                       "t/shifters.tsv", "expression\tkind\tfactor\treach\n[so]\tbooster\t5\t50\n",
                                       NULL};
  test_engine t = test_engine_new(tables);
  cxtag_sentiment s;
  (void)state;
  for (size_t boosters = 1; boosters <= 50; boosters++) {
    uint32_t const flags = tag_behind(&t, "so ", boosters, "good", &s);
    assert_int_equal(s.label, CXTAG_POSITIVE);
    assert_int_equal((flags & CXTAG_MATCH_LIMIT) != 0, boosters > 8); /* 2000 * 5^9 is more than a thousand million */
    tag_behind(&t, "so ", boosters, "bad", &s);
    assert_int_equal(s.label, CXTAG_NEGATIVE);
  }
  tag_behind(&t, "so so so so so so so so so so good. ", 20, "Bad", &s);
  assert_int_equal(s.label, CXTAG_POSITIVE);
  test_engine_free(&t);
}

/* Sanitizers put red zones round every array. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { STACK_BYTES = 2 << 20 };
#else
enum { STACK_BYTES = 192 << 10 };
#endif

typedef struct nest {
  char bytes[8192];
  size_t at;
} nest;

static long read_nest(void *ctx, char *buffer, size_t len) {
  nest *n = ctx;
  size_t const left = sizeof n->bytes - n->at, size = left < len ? left : len;
  memcpy(buffer, n->bytes + n->at, size);
  n->at += size;
  return (long)size;
}

/* Brackets as deep as the limits let them: expressions, JSON. */
static void read_nests(void) {
  static const char *const opens[] = {"[", "{\"a\":", "{\"text\":["};
  cxtag_match_pair pair = {NULL, "a", 0, 1, 0};
  static nest n;
  for (size_t i = 0; i < 3; i++) {
    cxtag_input const input = {read_nest, NULL, &n, "nest"};
    cxtag_reader *reader;
    cxtag_record record;
    cxtag_error err;
    size_t const step = strlen(opens[i]);
    n.at = 0;
    for (size_t at = 0; at < sizeof n.bytes; at += step)
      memcpy(n.bytes + at, opens[i], sizeof n.bytes - at < step ? sizeof n.bytes - at : step);
    if (cxtag_reader_open_input(&reader, &input, NULL, &err) != CXTAG_OK) continue;
    while (cxtag_reader_next(reader, &record, &err) > 0) {
    }
    cxtag_reader_close(reader);
  }
  memset(n.bytes, '(', sizeof n.bytes);
  pair.expression = n.bytes;
  for (pair.expression_length = 1; pair.expression_length < sizeof n.bytes; pair.expression_length *= 2)
    cxtag_match_pairs(&pair, 1, CXTAG_UND, 1, NULL, NULL);
}

static void *live_on_a_small_stack(void *ctx) {
  static const char table[] = "expression\tpolarity\n((((w|x))))\t1\n";
  cxtag_engine *engine = base_engine();
  cxtag_session *session = NULL;
  cxtag_builder *builder = NULL;
  cxtag_engine *layered = NULL;
  const cxtag_result *result;
  char *text = malloc(SMALL);
  int *right = ctx;
  *right = cxtag_session_new(&session, engine, NULL, NULL) == CXTAG_OK && text;
  for (int i = 0; *right && i < HOSTILE_SHAPES; i++)
    *right = cxtag_tag(&result, session, text, hostile_fill(text, SMALL, &hostile_shapes[i]), NULL) == CXTAG_OK;
  *right = *right && cxtag_builder_new(&builder, NULL) == CXTAG_OK &&
           cxtag_builder_add_base(builder, NULL) == CXTAG_OK &&
           cxtag_builder_add_lexicon(builder, "t/sentiment/en.tsv", table, sizeof table - 1, NULL) == CXTAG_OK &&
           cxtag_builder_finish(&layered, builder, NULL) == CXTAG_OK;
  read_nests();
  cxtag_builder_free(builder);
  cxtag_engine_free(layered);
  cxtag_session_free(session);
  cxtag_engine_free(engine);
  free(text);
  return NULL;
}

/* Recursion is bounded: threads of servers have small stacks. */
static void a_small_stack_is_enough(void **state) {
  pthread_attr_t attributes;
  pthread_t thread;
  int right = 0;
  (void)state;
  assert_int_equal(pthread_attr_init(&attributes), 0);
  assert_int_equal(pthread_attr_setstacksize(&attributes, STACK_BYTES), 0);
  assert_int_equal(pthread_create(&thread, &attributes, live_on_a_small_stack, &right), 0);
  assert_int_equal(pthread_join(thread, NULL), 0);
  pthread_attr_destroy(&attributes);
  assert_true(right);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(hostile_texts_cost_in_proportion),
      cmocka_unit_test(limits_are_told),
      cmocka_unit_test(pieces_are_told),
      cmocka_unit_test(a_small_stack_is_enough),
      cmocka_unit_test(too_many_hits_are_told),
      cmocka_unit_test(too_many_rows_of_a_word_are_told),
      cmocka_unit_test(negators_are_bounded),
      cmocka_unit_test(boosters_are_bounded),
      cmocka_unit_test(looks_for_contrasts_are_bounded),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
