/* The word cache: its size, what it forgets and when its memory runs out change nothing of what it says. */
#include "failing.h"
#include "word_testing.h"

/* The least cache, its first table of slots, and more words than a chunk of it has room for (32768). */
enum { LEAST_CAPACITY = 64, FIRST_SLOTS = 1024, MANY = 40000, BYTES_OF_MANY = MANY * 32 };

typedef struct fixture {
  cx_lexicon *lexicon;
  cx_language_model *model;
  sheet sheet;
  const cx_word *found[MANY], *again[MANY];
} fixture;

static fixture shared;

static int set_up(void **state) {
  shared.lexicon = words_lexicon();
  shared.model = builtin_model();
  sheet_init(&shared.sheet, MANY, BYTES_OF_MANY);
  *state = &shared;
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  sheet_free(&shared.sheet);
  cx_language_model_free(shared.model);
  cx_lexicon_free(shared.lexicon);
  return 0;
}

static cx_words *new_words(const fixture *f, uint32_t capacity, const cxtag_memory *memory) {
  cx_words *words;
  cx_word_kind const kind = {f->lexicon, f->model, 0};
  assert_int_equal(cx_words_new(&words, &kind, capacity, memory), CXTAG_OK);
  return words;
}

static size_t slots_of(const cx_words *words) {
  return cx_words_lookup(words)->mask + 1;
}

static void write_words(sheet *s, unsigned first, unsigned count) {
  char word[WORD_ROOM];
  sheet_empty(s);
  for (unsigned i = 0; i < count; i++) {
    name_word(word, first + i);
    sheet_add(s, word);
  }
}

/* Begins the text of the sheet; 0 = memory is out. */
static int get_words(cx_words *words, const sheet *s, const cx_word **out) {
  cx_text const text = sheet_text(s);
  cx_words_begin_text(words);
  cx_words_fetch(words, &text, out);
  return cx_words_get_all(words, &text, out);
}

static void assert_words(const fixture *f, const cx_word *const *found) {
  for (size_t i = 0; i < f->sheet.count; i++) assert_word(found[i], &f->sheet, i, f->lexicon, f->model);
}

/* Else the others would compare nothing with nothing. */
static void the_words_have_all_there_is_to_have(void **state) {
  fixture *f = *state;
  size_t meanings = 0, several = 0, triggers = 0, literals = 0, features = 0, known = 0;
  cx_words *words = new_words(f, MANY, NULL);
  write_words(&f->sheet, 0, 2000);
  assert_true(get_words(words, &f->sheet, f->found));
  for (size_t i = 0; i < f->sheet.count; i++) {
    const cx_word *word = f->found[i];
    meanings += word->meaning_count > 0;
    several += word->meaning_count > 1;
    triggers += word->trigger_count > 0;
    literals += cx_word_has_literal(word) && word->more->regex_literals;
    features += word->features != 0;
    known += word->known != 0;
  }
  assert_in_range(meanings, WORDS_LISTED, 1900);
  assert_true(several > 20);
  assert_true(triggers > 500);
  assert_true(literals > 100);
  assert_true(features > 100);
  assert_true(known > 100);
  cx_words_free(words);
}

/* The table of slots grows four times, and words go into a second chunk, while words that were given out
 * stay. */
static void it_grows_within_one_text(void **state) {
  fixture *f = *state;
  cx_words *words = new_words(f, 2 * MANY, NULL);
  assert_int_equal(slots_of(words), FIRST_SLOTS);
  write_words(&f->sheet, 0, MANY);
  assert_true(get_words(words, &f->sheet, f->found));
  assert_int_equal(slots_of(words), 256 * FIRST_SLOTS);
  assert_words(f, f->found);
  assert_true(get_words(words, &f->sheet, f->again));
  assert_memory_equal(f->found, f->again, sizeof f->found);
  assert_int_equal(slots_of(words), 256 * FIRST_SLOTS);
  cx_words_free(words);
}

static void it_grows_over_many_texts(void **state) {
  enum { TEXT = 50, WORDS = 10000 };
  fixture *f = *state;
  size_t slots = FIRST_SLOTS, growths = 0;
  cx_words *words = new_words(f, WORDS + 1, NULL);
  for (unsigned at = 0; at < WORDS; at += TEXT) {
    write_words(&f->sheet, at, TEXT);
    assert_true(get_words(words, &f->sheet, f->found + at));
    assert_words(f, f->found + at);
    growths += slots_of(words) != slots;
    slots = slots_of(words);
  }
  assert_int_equal(growths, 3);
  for (unsigned at = 0; at < WORDS; at += TEXT) { /* nothing was forgotten, nothing moved */
    write_words(&f->sheet, at, TEXT);
    assert_true(get_words(words, &f->sheet, f->again + at));
  }
  assert_memory_equal(f->found, f->again, WORDS * sizeof *f->found);
  cx_words_free(words);
}

/* Words that come often, words that come now and then, and words that come once. */
static unsigned draw_word(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  unsigned const drawn = *seed >> 12;
  return drawn % 8 < 3 ? drawn / 8 % 20 : drawn % 8 < 6 ? drawn / 8 % 1500 : drawn / 8 % 20000;
}

static void a_small_cache_says_the_same(void **state) {
  enum { TEXTS = 1500, TEXT = 40 };
  fixture *f = *state;
  cx_words *large = new_words(f, MANY, NULL), *small = new_words(f, 1, NULL);
  uint32_t seed = 1;
  char word[WORD_ROOM];
  for (int i = 0; i < TEXTS; i++) {
    sheet_empty(&f->sheet);
    for (unsigned n = 0; n < TEXT; n++) {
      name_word(word, draw_word(&seed));
      sheet_add(&f->sheet, word);
    }
    assert_true(get_words(large, &f->sheet, f->found));
    assert_true(get_words(small, &f->sheet, f->again));
    for (size_t n = 0; n < TEXT; n++) assert_same_word(f->found[n], f->again[n]);
    if (i % 10 == 0) assert_words(f, f->again);
  }
  assert_int_equal(slots_of(small), FIRST_SLOTS); /* it never held more than it may and a text */
  assert_true(slots_of(large) > 8 * FIRST_SLOTS);
  cx_words_free(large);
  cx_words_free(small);
}

/* The words of a text are all kept, however many; then the room is given back. */
static void a_huge_text_outgrows_it_for_a_while(void **state) {
  fixture *f = *state;
  failing memory_used = {1000000, 0};
  cxtag_memory const memory = failing_memory(&memory_used);
  cx_words *words = new_words(f, LEAST_CAPACITY, &memory);
  long held = 0;
  for (int round = 0; round < 2; round++) {
    write_words(&f->sheet, 0, MANY);
    assert_true(get_words(words, &f->sheet, f->found));
    assert_words(f, f->found);
    held = memory_used.held;
    write_words(&f->sheet, 1000, LEAST_CAPACITY);
    assert_true(get_words(words, &f->sheet, f->found));
    assert_words(f, f->found);
    assert_true(memory_used.held < held);
  }
  cx_words_free(words);
  assert_int_equal(memory_used.held, 0);
}

/* A sweep leaves half of the room to what comes, and the other half to words used since the last one. Where
 * words lie tells which are left. */
static void a_sweep_keeps_what_was_used_lately(void **state) {
  enum { CAPACITY = 1000, FIRST = 400, SECOND = 700, THIRD = 600 };
  fixture *f = *state;
  cx_words *words = new_words(f, CAPACITY, NULL);
  write_words(&f->sheet, 0, FIRST);
  assert_true(get_words(words, &f->sheet, f->found));
  const cx_word *place = f->found[0];
  write_words(&f->sheet, FIRST, SECOND);
  assert_true(get_words(words, &f->sheet, f->again));
  write_words(&f->sheet, 0, FIRST); /* a hundred of the second text are left behind them */
  assert_true(get_words(words, &f->sheet, f->again));
  assert_memory_equal(f->found, f->again, FIRST * sizeof *f->found);
  write_words(&f->sheet, FIRST + SECOND, THIRD);
  assert_true(get_words(words, &f->sheet, f->found));
  assert_ptr_equal(f->found[0], place + CAPACITY / 2);
  assert_true(get_words(words, &f->sheet, f->again)); /* and now a hundred of the third */
  for (size_t i = 0; i < THIRD; i++) assert_ptr_equal(f->again[i], place + FIRST + i);
  assert_words(f, f->again);
  cx_words_free(words);
}

/* Every word is found by its own bytes, though the table holds it for each of the others: beginnings of one
 * another, and words of one length that part in the last byte alone. */
static void words_of_one_hash_are_told_apart(void **state) {
  enum { LONGEST = 200, HASH = 0x5EED };
  fixture *f = *state;
  for (int longest_first = 0; longest_first < 2; longest_first++) {
    cx_words *words = new_words(f, MANY, NULL);
    char word[LONGEST];
    memset(word, 'a', sizeof word);
    sheet_empty(&f->sheet);
    for (size_t i = 0; i < LONGEST; i++) {
      size_t const len = longest_first ? LONGEST - i : i + 1;
      sheet_add_hashed(&f->sheet, word, len, HASH);
      word[len - 1] = 'b';
      sheet_add_hashed(&f->sheet, word, len, HASH);
      word[len - 1] = 'a';
    }
    assert_true(get_words(words, &f->sheet, f->found));
    assert_words(f, f->found);
    assert_true(get_words(words, &f->sheet, f->again));
    assert_memory_equal(f->found, f->again, f->sheet.count * sizeof *f->found);
    assert_int_equal(slots_of(words), FIRST_SLOTS); /* growing would place them by their true hashes */
    cx_words_free(words);
  }
}

static void long_words_with_one_beginning_are_told_apart(void **state) {
  static const size_t lengths[] = {16, 17, 24, 63, 64, 65, 100};
  enum { LENGTHS = sizeof lengths / sizeof *lengths, TEXTS = 40 };
  fixture *f = *state;
  cx_words *words = new_words(f, LEAST_CAPACITY, NULL);
  for (int text = 0; text < TEXTS; text++) {
    sheet_empty(&f->sheet);
    for (size_t i = 0; i < LENGTHS * 26; i++) {
      size_t const len = lengths[i / 26];
      char word[101] = "kaupunginosayhdi";
      if (len > CX_WORD_FRONT) memset(word + CX_WORD_FRONT, 'a' + text % 2, len - CX_WORD_FRONT);
      word[len - 1] = (char)('a' + i % 26);
      sheet_add(&f->sheet, word);
    }
    assert_true(get_words(words, &f->sheet, f->found));
    assert_words(f, f->found);
  }
  cx_words_free(words);
}

/* When memory came to an end and came again: the same words as ever, in the same text and in others. */
static void assert_usable(fixture *f, cx_words *words, failing *left) {
  static const unsigned texts[] = {500, 20000, 500, 30000, 0};
  left->left = 1000000;
  assert_true(get_words(words, &f->sheet, f->found));
  assert_words(f, f->found);
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    write_words(&f->sheet, texts[i], 4000);
    assert_true(get_words(words, &f->sheet, f->found));
    assert_words(f, f->found);
  }
}

static void a_growing_cache_lives_through_lost_memory(void **state) {
  fixture *f = *state;
  int served = 0;
  long allowed = 0;
  for (; !served; allowed++) {
    failing left = {allowed, 0};
    cxtag_memory const memory = failing_memory(&left);
    cx_words *words;
    cx_word_kind const kind = {f->lexicon, f->model, 0};
    cxtag_status const status = cx_words_new(&words, &kind, MANY, &memory);
    if (status == CXTAG_OK) {
      write_words(&f->sheet, 0, 3000);
      served = get_words(words, &f->sheet, f->found);
      assert_int_equal(served, left.left >= 0);
      assert_usable(f, words, &left);
    } else {
      assert_int_equal(status, CXTAG_ENOMEM);
      assert_null(words);
    }
    cx_words_free(words);
    assert_int_equal(left.held, 0);
  }
  assert_true(allowed > 7); /* the cache, three tables of slots, a chunk, blocks of the arena */
}

/* Fills a cache, then sweeps it when so much memory is left; was it enough? */
static int sweep_with(fixture *f, uint32_t capacity, long allowed) {
  failing left = {1000000, 0};
  cxtag_memory const memory = failing_memory(&left);
  cx_words *words = new_words(f, capacity, &memory);
  write_words(&f->sheet, 0, 9000);
  assert_true(get_words(words, &f->sheet, f->found));
  left.left = allowed;
  write_words(&f->sheet, 500, 4000);
  int const got = get_words(words, &f->sheet, f->found);
  int const served = left.left >= 0;
  assert_true(got || !served);
  if (got) assert_words(f, f->found);
  assert_usable(f, words, &left);
  cx_words_free(words);
  assert_int_equal(left.held, 0);
  return served;
}

/* A word that finds no memory when the cache is swept is forgotten, and worked out again; also where the
 * sweep gives back what a huge text took. */
static void a_swept_cache_lives_through_lost_memory(void **state) {
  static const uint32_t capacities[] = {8000, 4000};
  for (size_t i = 0; i < sizeof capacities / sizeof *capacities; i++) {
    long allowed = 0;
    while (!sweep_with(*state, capacities[i], allowed)) allowed++;
    assert_true(allowed > 3);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_words_have_all_there_is_to_have),
      cmocka_unit_test(it_grows_within_one_text),
      cmocka_unit_test(it_grows_over_many_texts),
      cmocka_unit_test(a_small_cache_says_the_same),
      cmocka_unit_test(a_huge_text_outgrows_it_for_a_while),
      cmocka_unit_test(a_sweep_keeps_what_was_used_lately),
      cmocka_unit_test(words_of_one_hash_are_told_apart),
      cmocka_unit_test(long_words_with_one_beginning_are_told_apart),
      cmocka_unit_test(a_growing_cache_lives_through_lost_memory),
      cmocka_unit_test(a_swept_cache_lives_through_lost_memory),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
