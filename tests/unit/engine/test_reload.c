/*
 * Hot reload: engines are built, swapped in and dropped a thousand times while other threads tag. A session stays
 * on the engine it was opened on until it is closed; what cannot be built changes nothing; at the end not one byte
 * is left.
 */
#include "support.h"

#include <cxtag/lexicon.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { RELOADS = 1000, BUILDERS = 2, TAGGERS = 3, WEIGHTS = 5, FAULTY_EACH = 10 };

static const char TEXT[] = "Palvelu oli näpsä, mutta jono oli pitkä";

/* ---- memory that is counted from all threads */

static atomic_long live;

static void *counted_alloc(void *ctx, size_t size) {
  void *made = malloc(size ? size : 1);
  (void)ctx;
  if (made) atomic_fetch_add(&live, 1);
  return made;
}

static void counted_release(void *ctx, void *ptr) {
  (void)ctx;
  if (ptr) atomic_fetch_sub(&live, 1);
  free(ptr);
}

static const cxtag_memory counted = {counted_alloc, counted_release, NULL};

/* ---- a pack whose one word weighs as its version says */

static cxtag_status add_table(cxtag_builder *builder, const char *name, const char *text, size_t len) {
  return cxtag_builder_add_lexicon(builder, name, text, len, NULL);
}

/* faulty: the writer was stopped in the middle of a quoted cell. */
static cxtag_status build(cxtag_engine **out, unsigned version, int faulty) {
  cxtag_options options = CXTAG_OPTIONS_INIT;
  cxtag_builder *builder;
  char pack[64], rows[160];
  int const pack_length = snprintf(pack, sizeof pack, "key\tvalue\nname\tp\nversion\t%u\n", version),
            rows_length =
                snprintf(rows, sizeof rows, "expression\tpolarity\tlang\tyes\nnäpsä\t%u\tfi\t\"Olipa näpsä.\"\n",
                         1 + version % WEIGHTS);
  *out = NULL;
  options.memory = &counted;
  cxtag_status status = cxtag_builder_new(&builder, &options);
  if (status != CXTAG_OK) return status;
  status = add_table(builder, "p/pack.tsv", pack, (size_t)pack_length);
  if (status == CXTAG_OK)
    status = add_table(builder, "p/sentiment/fi.tsv", rows, (size_t)(faulty ? rows_length - 5 : rows_length));
  if (status == CXTAG_OK) status = cxtag_builder_finish(out, builder, NULL);
  cxtag_builder_free(builder);
  return status;
}

static unsigned version_of(const cxtag_engine *engine) {
  return (unsigned)strtoul(cxtag_engine_layer_version(engine, 0), NULL, 10);
}

/* A small cache: what is measured is lives, not words. Every other session shares its words. */
static cxtag_status open_session(cxtag_session **out, cxtag_engine *engine) {
  static atomic_uint opened;
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  options.cache_words = 64;
  options.shares_words = atomic_fetch_add(&opened, 1) % 2;
  return cxtag_session_new(out, engine, &options, NULL);
}

static int score(cxtag_session *session, int32_t *out) {
  const cxtag_result *result;
  if (cxtag_tag(&result, session, TEXT, sizeof TEXT - 1, NULL) != CXTAG_OK) return 0;
  *out = cxtag_result_sentiment(result).score_milli;
  return 1;
}

/* ---- the engine in service, as cxtag.h shows */

typedef struct service {
  pthread_mutex_t lock;
  cxtag_engine *engine;
  int32_t scores[WEIGHTS]; /* what the text scores under each weight */
  atomic_uint next, swapped, refused, sessions, wrong;
  atomic_int done;
} service;

static cxtag_engine *take(service *s) {
  pthread_mutex_lock(&s->lock);
  cxtag_engine *engine = cxtag_engine_retain(s->engine);
  pthread_mutex_unlock(&s->lock);
  return engine;
}

static void swap(service *s, cxtag_engine *fresh) {
  pthread_mutex_lock(&s->lock);
  cxtag_engine *old = s->engine;
  s->engine = fresh;
  pthread_mutex_unlock(&s->lock);
  cxtag_engine_free(old);
}

static void *reload(void *ctx) {
  service *s = ctx;
  for (unsigned version; (version = atomic_fetch_add(&s->next, 1)) <= RELOADS;) {
    cxtag_engine *fresh;
    int const faulty = version % FAULTY_EACH == 0;
    cxtag_status const status = build(&fresh, version, faulty);
    if ((status == CXTAG_OK) == faulty || (status == CXTAG_OK) != (fresh != NULL)) atomic_fetch_add(&s->wrong, 1);
    if (!fresh) {
      atomic_fetch_add(&s->refused, 1);
      continue;
    }
    swap(s, fresh);
    atomic_fetch_add(&s->swapped, 1);
  }
  return NULL;
}

/* Opens sessions over and over; each answers as the engine it began on, however many swaps go by. */
static void *tag(void *ctx) {
  service *s = ctx;
  while (!atomic_load(&s->done)) {
    cxtag_session *session = NULL;
    cxtag_engine *engine = take(s);
    int32_t const wanted = s->scores[version_of(engine) % WEIGHTS];
    int32_t found = 0;
    if (version_of(engine) % FAULTY_EACH == 0) atomic_fetch_add(&s->wrong, 1);
    cxtag_status const status = open_session(&session, engine);
    cxtag_engine_free(engine);
    for (int i = 0; i < 20 && status == CXTAG_OK; i++)
      if (!score(session, &found) || found != wanted) atomic_fetch_add(&s->wrong, 1);
    if (status != CXTAG_OK) atomic_fetch_add(&s->wrong, 1);
    atomic_fetch_add(&s->sessions, 1);
    cxtag_session_free(session);
    nanosleep(&(struct timespec){0, 500000}, NULL); /* leave the builders their share of a small machine */
  }
  return NULL;
}

static void learn_scores(service *s) {
  for (unsigned weight = 0; weight < WEIGHTS; weight++) {
    cxtag_engine *engine;
    cxtag_session *session;
    assert_int_equal(build(&engine, weight, 0), CXTAG_OK);
    assert_int_equal(open_session(&session, engine), CXTAG_OK);
    cxtag_engine_free(engine); /* the session keeps it */
    assert_true(score(session, &s->scores[weight]));
    cxtag_session_free(session);
    for (unsigned other = 0; other < weight; other++) assert_int_not_equal(s->scores[weight], s->scores[other]);
  }
}

static void a_thousand_reloads_under_load(void **state) {
  static service s;
  pthread_t builders[BUILDERS], taggers[TAGGERS];
  cxtag_session *oldest;
  int32_t found;
  (void)state;
  pthread_mutex_init(&s.lock, NULL);
  learn_scores(&s);
  assert_int_equal(build(&s.engine, 1, 0), CXTAG_OK);
  assert_int_equal(open_session(&oldest, s.engine), CXTAG_OK);
  atomic_store(&s.next, 1);
  for (int i = 0; i < TAGGERS; i++) assert_int_equal(pthread_create(&taggers[i], NULL, tag, &s), 0);
  for (int i = 0; i < BUILDERS; i++) assert_int_equal(pthread_create(&builders[i], NULL, reload, &s), 0);
  for (int i = 0; i < BUILDERS; i++) pthread_join(builders[i], NULL);
  atomic_store(&s.done, 1);
  for (int i = 0; i < TAGGERS; i++) pthread_join(taggers[i], NULL);

  assert_int_equal(atomic_load(&s.wrong), 0);
  assert_int_equal(atomic_load(&s.swapped), RELOADS - RELOADS / FAULTY_EACH);
  assert_int_equal(atomic_load(&s.refused), RELOADS / FAULTY_EACH);
  assert_true(atomic_load(&s.sessions) > TAGGERS);
  /* the first session of all still answers, a thousand engines later */
  assert_true(score(oldest, &found));
  assert_int_equal(found, s.scores[1]);
  cxtag_session_free(oldest);
  cxtag_engine_free(s.engine);
  assert_int_equal(atomic_load(&live), 0);
  pthread_mutex_destroy(&s.lock);
}

/* ---- half-written files */

static void write_file(const char *path, const void *bytes, size_t len) {
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, len, file), len);
  assert_int_equal(fclose(file), 0);
}

static cxtag_status build_from(cxtag_engine **out, const char *path) {
  cxtag_builder *builder;
  cxtag_error error;
  assert_int_equal(cxtag_builder_new(&builder, NULL), CXTAG_OK);
  cxtag_status status = cxtag_builder_add_directory(builder, path, &error);
  *out = NULL;
  if (status == CXTAG_OK) status = cxtag_builder_finish(out, builder, &error);
  cxtag_builder_free(builder);
  return status;
}

/* A compiled pack is whole or refused: whatever of it is written when the reload comes, the old engine stays. */
static void a_half_written_file_keeps_the_old_engine(void **state) {
  char path[] = "cxtag-reload-XXXXXX";
  cxtag_engine *old, *fresh;
  size_t length;
  (void)state;
  int const made = mkstemp(path);
  assert_true(made >= 0);
  close(made);
  assert_int_equal(build(&old, 3, 0), CXTAG_OK);
  const char *const bytes = cxtag_engine_compiled(old, &length);
  for (size_t cut = 0; cut < length; cut += cut < 32 ? 1 : 2999) {
    write_file(path, bytes, cut);
    assert_int_not_equal(build_from(&fresh, path), CXTAG_OK);
    assert_null(fresh);
  }
  write_file(path, bytes, length);
  assert_int_equal(build_from(&fresh, path), CXTAG_OK);
  assert_int_equal(version_of(fresh), 3);
  cxtag_engine_free(fresh);
  cxtag_engine_free(old);
  unlink(path);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_thousand_reloads_under_load),
      cmocka_unit_test(a_half_written_file_keeps_the_old_engine),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
