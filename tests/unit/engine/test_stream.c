/* A stream that memory failed: what is lost is whole lines, and no more of them than had none. */
#include "failing.h"
#include "support.h"

static const char *const tables[] = {"t/sentiment/fi.tsv",
                                     "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                                     "hyvä\t\t2\tfi\t\t\t\t\n/huo?no/\t\t-2\tfi\t\t\t\t\n",
                                     NULL};

enum { PLENTY = 1000000 };

typedef struct gathered {
  char text[4096];
  size_t length, count;
} gathered;

static int gather(void *ctx, uint64_t ordinal, const cxtag_result *result) {
  gathered *g = ctx;
  size_t length;
  const char *text = cxtag_result_text(result, &length);
  g->length += (size_t)snprintf(g->text + g->length, sizeof g->text - g->length, "%d:%.*s|", (int)ordinal,
                                (int)length, text);
  g->count++;
  return 0;
}

typedef struct failing_stream {
  failing memory_left;
  cxtag_memory memory;
  cxtag_session *session;
  cxtag_stream *stream;
  gathered out;
} failing_stream;

static void open_stream(failing_stream *s, const test_engine *t) {
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  memset(s, 0, sizeof *s);
  s->memory_left = (failing){PLENTY, 0};
  s->memory = failing_memory(&s->memory_left);
  options.memory = &s->memory;
  options.explain = 1;
  assert_int_equal(cxtag_session_new(&s->session, t->engine, &options, NULL), CXTAG_OK);
  assert_int_equal(cxtag_stream_new(&s->stream, s->session, gather, &s->out, NULL), CXTAG_OK);
}

static void close_stream(failing_stream *s) {
  cxtag_stream_free(s->stream);
  cxtag_session_free(s->session);
  assert_int_equal(s->memory_left.held, 0);
}

static cxtag_status feed(failing_stream *s, const char *bytes, long left) {
  s->memory_left.left = left;
  cxtag_status const status = cxtag_stream_feed(s->stream, bytes, strlen(bytes), NULL);
  s->memory_left.left = PLENTY;
  return status;
}

static void a_line_without_memory_is_dropped_to_its_end(void **state) {
  static failing_stream s;
  open_stream(&s, *state);
  assert_int_equal(feed(&s, "hy", 0), CXTAG_ENOMEM);
  assert_int_equal(feed(&s, "vä", PLENTY), CXTAG_OK);
  assert_int_equal(feed(&s, " huono\nhyvä\n\nhuono", PLENTY), CXTAG_OK);
  assert_int_equal(cxtag_stream_finish(s.stream, NULL), CXTAG_OK);
  assert_string_equal(s.out.text, "2:hyvä|4:huono|");
  close_stream(&s);
}

static void finish_ends_a_line_that_is_lost(void **state) {
  static failing_stream s;
  open_stream(&s, *state);
  assert_int_equal(feed(&s, "hyvä", 0), CXTAG_ENOMEM);
  assert_int_equal(cxtag_stream_finish(s.stream, NULL), CXTAG_OK);
  assert_int_equal(feed(&s, "hyvä\n", PLENTY), CXTAG_OK);
  assert_string_equal(s.out.text, "2:hyvä|");
  close_stream(&s);
}

/* Only the first needs memory: what is pending grows, and so does what a text of many words takes. */
static void the_lines_behind_it_are_delivered(void **state) {
  static failing_stream s;
  static char longer[2000];
  for (size_t at = 0; at + 40 < sizeof longer; at += 6) memcpy(longer + at, "huono ", 7);
  strcat(longer, "\nhyvä\nhuono\n");
  open_stream(&s, *state);
  assert_int_equal(feed(&s, "hyvä huono\n", PLENTY), CXTAG_OK);
  assert_int_equal(feed(&s, "hyvä ", PLENTY), CXTAG_OK);
  assert_int_equal(feed(&s, longer, 0), CXTAG_ENOMEM);
  assert_string_equal(s.out.text, "1:hyvä huono|3:hyvä|4:huono|");
  assert_int_equal(feed(&s, longer, 0), CXTAG_ENOMEM);
  assert_string_equal(s.out.text, "1:hyvä huono|3:hyvä|4:huono|6:hyvä|7:huono|");
  close_stream(&s);
}

/* Whichever request fails, in chunks of any length: the lines that come are whole and have their own ordinals. */
static void every_request_may_fail(void **state) {
  static const char all[] = "hyvä\nhuono palvelu tänään\r\n\nja hyvä taas, kuten eilenkin\nhuono";
  static const char *const wanted[] = {"1:hyvä|", "2:huono palvelu tänään|", "4:ja hyvä taas, kuten eilenkin|",
                                       "5:huono|"};
  for (size_t chunk = 1; chunk < sizeof all; chunk += 6)
    for (long left = 0, lost = 1; lost; left++) {
      static failing_stream s;
      open_stream(&s, *state);
      lost = 0;
      s.memory_left.left = left;
      for (size_t at = 0; at < sizeof all - 1; at += chunk) {
        size_t const rest = sizeof all - 1 - at;
        cxtag_status const status = cxtag_stream_feed(s.stream, all + at, rest < chunk ? rest : chunk, NULL);
        if (status == CXTAG_OK) continue;
        assert_int_equal(status, CXTAG_ENOMEM);
        s.memory_left.left = PLENTY;
        lost++;
      }
      lost += cxtag_stream_finish(s.stream, NULL) != CXTAG_OK;
      size_t found = 0;
      for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) found += strstr(s.out.text, wanted[i]) != NULL;
      /* a chunk of one byte tells of one line, a longer one of all that it has */
      if (s.out.count != found || (chunk == 1 ? found + (size_t)lost != 4 : !lost && found != 4))
        fail_msg("chunks of %zu, %ld requests: %ld lost, %s", chunk, left, lost, s.out.text);
      close_stream(&s);
      assert_true(left < 10000);
    }
}

TEST_SHARED_ENGINE(tables)

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_line_without_memory_is_dropped_to_its_end),
      cmocka_unit_test(finish_ends_a_line_that_is_lost),
      cmocka_unit_test(the_lines_behind_it_are_delivered),
      cmocka_unit_test(every_request_may_fail),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
