/* A tape that has met other values says of each what one says that has met none. */
#include "feed.h"

#include "record/tape.h"

static uint32_t random_below(uint64_t *seed, uint32_t limit) {
  *seed = *seed * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(*seed >> 33) % limit;
}

/* Objects whose members are led to in a few ways only, so that most leads are met again. */
static size_t make_value(char *to, uint64_t *seed) {
  static const char *const openings[] = {"{", "{", "{", " {", "{ ", "\n{"};
  static const char *const names[] = {"\"id\":",        "\"id\": ",   "\"text\": ", "\"te\\u0078t\":", "\"stars\" :",
                                      "\"a name that is longer than what is kept of a lead\":", "\"\":", "\"id\":\n"};
  static const char *const values[] = {
      "1",      "\"x\"",       "\"say \\\"x\\\"\"",           "null", "-2.5e3",           "true",
      "[1, 2]", "{\"id\": 7}", "{\"text\": [{}], \"id\": 8}", "\"\"", "\"a longer text\""};
  static const char *const between[] = {",", ",", ", ", " ,", ",\n  ", ""};
  size_t const members = random_below(seed, 22);
  char *end = stpcpy(to, openings[random_below(seed, 6)]);
  for (size_t i = 0; i < members; i++) {
    end = stpcpy(end, i ? between[random_below(seed, 16) ? i % 2 : random_below(seed, 6)] : "");
    end = stpcpy(end, names[random_below(seed, 6) ? i % 3 : random_below(seed, 8)]);
    end = stpcpy(end, values[random_below(seed, 11)]);
  }
  end = stpcpy(end, random_below(seed, 20) ? "}\n" : "]");
  if (!random_below(seed, 8)) to[random_below(seed, (uint32_t)(end - to))] = "{}[]\",:\\ \n\1x"[random_below(seed, 12)];
  return (size_t)(end - to);
}

static void assert_same(const cx_tape *a, cx_tape_status said, const cx_tape *b, cx_tape_status expected,
                        size_t wanted) {
  assert_int_equal(said, expected);
  if (said == CX_TAPE_BROKEN) {
    assert_int_equal(a->fault, b->fault);
    assert_string_equal(a->message, b->message);
  }
  if (said != CX_TAPE_OK) return;
  assert_int_equal(a->consumed, b->consumed);
  assert_int_equal(a->count, b->count);
  for (size_t i = 0; i < a->count; i++) {
    assert_int_equal(a->nodes[i].start, b->nodes[i].start);
    assert_int_equal(a->nodes[i].length, b->nodes[i].length);
    assert_int_equal(a->nodes[i].next, b->nodes[i].next);
    assert_int_equal(a->nodes[i].kind, b->nodes[i].kind);
    assert_int_equal(a->nodes[i].escaped, b->nodes[i].escaped);
  }
  if (wanted) assert_memory_equal(a->members, b->members, wanted * sizeof *a->members);
}

static void what_was_met_before_changes_nothing(void **state) {
  static const cx_key keys[] = {{"text", 4}, {"id", 2}};
  enum { KEYS = sizeof keys / sizeof *keys, ROOM = 4096, VALUES = 40000 };
  uint32_t members[2][KEYS];
  uint64_t seed = 8;
  cx_tape seasoned;
  size_t sound = 0;
  (void)state;
  cx_tape_init(&seasoned, NULL);
  for (int i = 0; i < VALUES; i++) {
    char text[ROOM], *exact;
    size_t len = make_value(text, &seed);
    cx_tape fresh;
    cx_tape_init(&fresh, NULL);
    fresh.wanted = seasoned.wanted = i / 64 % 3 ? keys : NULL;
    fresh.wanted_count = seasoned.wanted_count = fresh.wanted ? KEYS : 0;
    fresh.members = members[0];
    seasoned.members = members[1];
    fresh.one_line = seasoned.one_line = i / 100 % 2;
    if (!random_below(&seed, 10)) len = random_below(&seed, (uint32_t)len + 1);
    exact = malloc(len ? len : 1); /* what is read behind the end is noticed */
    memcpy(exact, text, len);
    cx_tape_status const expected = cx_tape_parse(&fresh, exact, len, i % 2);
    cx_tape_status const said = cx_tape_parse(&seasoned, exact, len, i % 2);
    sound += said == CX_TAPE_OK;
    assert_same(&seasoned, said, &fresh, expected, fresh.wanted_count);
    free(exact);
    cx_tape_clear(&fresh);
  }
  assert_in_range(sound, VALUES / 4, VALUES * 3 / 4);
  cx_tape_clear(&seasoned);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(what_was_met_before_changes_nothing)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
