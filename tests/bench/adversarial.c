/*
 * adversarial [KIB=512] [ROUNDS=3]: the time of hostile texts of 1, 2, 4 and 8 times KIB, explained, in one session, as
 * one text each; the ratio of each doubling (2 = linear); how many times as long as ordinary feedback, the first of
 * them, a byte takes; and what the library says it left out. The least of ROUNDS counts. Exits with 1 when a doubling
 * of the larger sizes takes more than three times as long.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cxtag/cxtag.h>

#include "hostile.h"

enum { DOUBLINGS = 4 };
static const double RATIO_MOST = 3, SECONDS_LEAST = 0.002; /* shorter times say nothing */

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static cxtag_engine *base_engine(void) {
  cxtag_builder *builder = NULL;
  cxtag_engine *engine = NULL;
  if (cxtag_builder_new(&builder, NULL) == CXTAG_OK && cxtag_builder_add_base(builder, NULL) == CXTAG_OK)
    cxtag_builder_finish(&engine, builder, NULL);
  cxtag_builder_free(builder);
  return engine;
}

static double measure(cxtag_session *session, const char *text, size_t len, int rounds, uint32_t *flags) {
  const cxtag_result *result;
  double least = 1e9;
  for (int i = 0; i < rounds; i++) {
    double const start = now();
    if (cxtag_tag(&result, session, text, len, NULL) != CXTAG_OK) return -1;
    double const seconds = now() - start;
    *flags = cxtag_result_flags(result);
    if (seconds < least) least = seconds;
  }
  return least;
}

/* *feedback is the time of a byte of the first shape; 0 = not measured yet. */
static int measure_shape(cxtag_engine *engine, const hostile_shape *shape, char *text, size_t unit, int rounds,
                         double *feedback) {
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  cxtag_session *session;
  double seconds[DOUBLINGS];
  uint32_t flags = 0;
  size_t len = 0;
  int linear = 1;
  options.explain = 1;
  options.max_text = unit << DOUBLINGS;
  options.cache_words = 1024; /* words are as cold the second time as the first */
  if (cxtag_session_new(&session, engine, &options, NULL) != CXTAG_OK) return 0;
  printf("%-24s", shape->name);
  for (int d = 0; d < DOUBLINGS; d++) {
    len = hostile_fill(text, unit << d, shape);
    seconds[d] = measure(session, text, len, rounds, &flags);
    printf(" %8.1f", seconds[d] * 1e3);
  }
  for (int d = 1; d < DOUBLINGS; d++) {
    double const ratio = seconds[d] / (seconds[d - 1] > 1e-9 ? seconds[d - 1] : 1e-9);
    printf(" %5.2f", ratio);
    if (d > 1 && seconds[d] > SECONDS_LEAST && ratio > RATIO_MOST) linear = 0;
  }
  double const byte = seconds[DOUBLINGS - 1] / (double)len;
  if (*feedback <= 0) *feedback = byte;
  printf(" %7.1f %6.1f ", 1e-6 / byte, byte / *feedback);
  for (unsigned bit = 0; cxtag_flag_text(bit); bit++)
    if (flags >> bit & 1 & (CXTAG_REPAIRED | CXTAG_TRUNCATED | CXTAG_REGEX_LIMIT | CXTAG_MATCH_LIMIT) >> bit)
      printf(" %s", cxtag_flag_text(bit));
  puts(linear ? "" : "  NOT LINEAR");
  fflush(stdout);
  cxtag_session_free(session);
  return linear;
}

int main(int argc, char **argv) {
  size_t const unit = (size_t)(argc > 1 ? atoi(argv[1]) : 512) << 10;
  int const rounds = argc > 2 ? atoi(argv[2]) : 3;
  char *text = malloc((unit << (DOUBLINGS - 1)) + 1);
  cxtag_engine *engine = base_engine();
  double feedback = 0;
  int linear = 1;
  if (!text || !engine || !unit || rounds < 1) return fputs("usage: adversarial [KIB] [ROUNDS]\n", stderr), 2;
  printf("%-24s %8s %8s %8s %8s %5s %5s %5s %7s %6s  limits told\n", "milliseconds for KiB:", "", "", "", "", "x2",
         "x4", "x8", "MB/s", "times");
  printf("%-24s %8zu %8zu %8zu %8zu\n", "", unit >> 10, unit >> 9, unit >> 8, unit >> 7);
  for (int i = 0; i < HOSTILE_SHAPES; i++)
    linear &= measure_shape(engine, &hostile_shapes[i], text, unit, rounds, &feedback);
  cxtag_engine_free(engine);
  free(text);
  return !linear;
}
