/* Words that sessions share: who finds what, what stays where while others sweep, and threads all at once. */
#include <pthread.h>

#include "failing.h"
#include "word/store.h"
#include "word_testing.h"

enum { MANY = 4000, BYTES_OF_MANY = MANY * 32, CAPACITY = 1000 };

typedef struct fixture {
  cx_word_kind kind;
  cx_lexicon *lexicon;
  cx_language_model *model;
} fixture;

static fixture shared;

static int set_up(void **state) {
  shared.lexicon = words_lexicon();
  shared.model = builtin_model();
  shared.kind = (cx_word_kind){shared.lexicon, shared.model, 0};
  *state = &shared;
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  cx_language_model_free(shared.model);
  cx_lexicon_free(shared.lexicon);
  return 0;
}

/* A session and the text it reads. */
typedef struct reader {
  cx_words *words;
  sheet sheet;
  const cx_word *found[MANY];
} reader;

static cx_word_store *new_store(const fixture *f, const cxtag_memory *memory) {
  cx_word_store *store;
  assert_int_equal(cx_word_store_new(&store, &f->kind, memory), CXTAG_OK);
  return store;
}

static void reader_open(reader *r, cx_word_store *store) {
  sheet_init(&r->sheet, MANY, BYTES_OF_MANY);
  assert_int_equal(cx_words_share(&r->words, store, CAPACITY, NULL), CXTAG_OK);
}

static void reader_close(reader *r) {
  cx_words_free(r->words);
  sheet_free(&r->sheet);
}

/* Two sessions and the store they share. */
typedef struct pair {
  cx_word_store *store;
  reader a, b;
} pair;

/* One place for both, since they are too large for the stack. memory: of the store. */
static pair *pair_open(const fixture *f, const cxtag_memory *memory) {
  static pair two;
  two.store = new_store(f, memory);
  reader_open(&two.a, two.store);
  reader_open(&two.b, two.store);
  return &two;
}

static void pair_close(pair *two) {
  reader_close(&two->a);
  reader_close(&two->b);
  cx_word_store_free(two->store);
}

static int read_words(reader *r, unsigned first, unsigned count) {
  char word[WORD_ROOM];
  sheet_empty(&r->sheet);
  for (unsigned i = 0; i < count; i++) {
    name_word(word, first + i);
    sheet_add(&r->sheet, word);
  }
  cx_text const text = sheet_text(&r->sheet);
  cx_words_begin_text(r->words);
  cx_words_fetch(r->words, &text, r->found);
  return cx_words_get_all(r->words, &text, r->found);
}

static void assert_words(const fixture *f, const reader *r) {
  for (size_t i = 0; i < r->sheet.count; i++) assert_word(r->found[i], &r->sheet, i, f->lexicon, f->model);
}

static const void *slots_of(const reader *r) {
  return cx_words_lookup(r->words)->slots;
}

/* The second has the very words of the first, and the first those that the second adds. */
static void what_one_has_met_the_other_has(void **state) {
  const fixture *f = *state;
  pair *const two = pair_open(f, NULL);
  reader *const a = &two->a, *const b = &two->b;
  assert_true(read_words(a, 0, 700) && read_words(b, 0, 800)); /* the slots grow in between */
  assert_memory_equal(a->found, b->found, 700 * sizeof *a->found);
  assert_words(f, b);
  assert_true(read_words(a, 0, 800));
  assert_memory_equal(a->found, b->found, 800 * sizeof *a->found);
  assert_ptr_equal(slots_of(a), slots_of(b));
  pair_close(two);
}

static void a_text_keeps_its_words_while_others_move_on(void **state) {
  const fixture *f = *state;
  pair *const two = pair_open(f, NULL);
  reader *const slow = &two->a, *const busy = &two->b;
  assert_true(read_words(slow, 0, 300));
  for (unsigned at = 0; at < 5 * CAPACITY; at += 100) { /* five tables are filled and left */
    assert_true(read_words(busy, at, 100));
    assert_words(f, busy);
    assert_words(f, slow);
  }
  assert_ptr_not_equal(slots_of(slow), slots_of(busy));
  assert_true(read_words(slow, 200, 900)); /* more than a full table takes: it moves first */
  assert_words(f, slow);
  assert_true(read_words(busy, 200, 900) && read_words(slow, 200, 900));
  assert_ptr_equal(slots_of(slow), slots_of(busy));
  assert_memory_equal(slow->found, busy->found, 900 * sizeof *slow->found);
  reader_close(busy);
  assert_words(f, slow);
  reader_close(slow);
  cx_word_store_free(two->store);
}

/* The words used lately come along into the new table: they need not be worked out again, so that they lie in front of
 * what is new. */
static void words_used_lately_come_along(void **state) {
  const fixture *f = *state;
  pair *const two = pair_open(f, NULL);
  reader *const a = &two->a, *const b = &two->b;
  assert_true(read_words(a, 0, CAPACITY)); /* full */
  assert_true(read_words(b, 3000, 50));    /* b moves, with the first half of them */
  const cx_word *const first_new = b->found[0];
  assert_true(read_words(b, 0, CAPACITY / 2));
  for (size_t i = 1; i < CAPACITY / 2; i++) assert_ptr_equal(b->found[i], b->found[0] + i);
  assert_ptr_equal(first_new, b->found[0] + CAPACITY / 2);
  assert_words(f, b);
  pair_close(two);
}

/* The only session that had moved leaves: the one left behind has the table that counts. */
static void one_left_behind_goes_on(void **state) {
  const fixture *f = *state;
  pair *const two = pair_open(f, NULL);
  reader *const slow = &two->a, *const busy = &two->b;
  assert_true(read_words(slow, 0, CAPACITY) && read_words(busy, 0, 10));
  const cx_word *const place = slow->found[0];
  reader_close(busy);
  assert_words(f, slow);
  for (unsigned at = 0; at < MANY; at += 500) {
    assert_true(read_words(slow, at, 500));
    assert_words(f, slow);
    if (!at) assert_ptr_equal(slow->found[0], place); /* swept where it is */
  }
  reader_close(slow);
  cx_word_store_free(two->store);
}

static void one_alone_sweeps_its_table(void **state) {
  const fixture *f = *state;
  static reader a;
  failing used = {1000000, 0};
  cxtag_memory const memory = failing_memory(&used);
  cx_word_store *store = new_store(f, &memory);
  long held = 0;
  reader_open(&a, store);
  for (unsigned round = 0; round < 6; round++) {
    for (unsigned at = 0; at < MANY; at += 100) {
      assert_true(read_words(&a, at, 100));
      assert_words(f, &a);
    }
    if (round == 2) held = used.held;
  }
  assert_int_equal(used.held, held); /* nothing is asked for any more */
  reader_close(&a);
  cx_word_store_free(store);
  assert_int_equal(used.held, 0);
}

/* With so much memory once the table is full: did it last? Readers that cannot move stay, and are served. */
static int move_with(const fixture *f, long allowed) {
  failing left = {1000000, 0};
  cxtag_memory const memory = failing_memory(&left);
  pair *const two = pair_open(f, &memory);
  reader *const a = &two->a, *const b = &two->b;
  assert_true(read_words(a, 0, CAPACITY));
  left.left = allowed;
  int const got = read_words(b, 500, CAPACITY);
  int const served = left.left >= 0;
  assert_true(got || !served);
  if (got) assert_words(f, b);
  assert_words(f, a);
  left.left = 1000000;
  for (unsigned at = 0; at < MANY; at += 500) {
    assert_true(read_words(a, at, 500) && read_words(b, at, 500));
    assert_words(f, a);
    assert_words(f, b);
  }
  pair_close(two);
  assert_int_equal(left.held, 0);
  return served;
}

static void moving_lives_through_lost_memory(void **state) {
  long allowed = 0;
  while (!move_with(*state, allowed)) allowed++;
  assert_true(allowed > 3);
}

static void opening_lives_through_lost_memory(void **state) {
  const fixture *f = *state;
  int opened = 0;
  for (long allowed = 0; !opened; allowed++) {
    failing left = {allowed, 0};
    cxtag_memory const memory = failing_memory(&left);
    cx_word_store *store;
    cx_words *words = NULL;
    if (cx_word_store_new(&store, &f->kind, &memory) == CXTAG_OK) {
      opened = cx_words_share(&words, store, CAPACITY, &memory) == CXTAG_OK;
      assert_int_equal(opened, words != NULL);
      cx_words_free(words);
    }
    cx_word_store_free(store);
    assert_int_equal(left.held, 0);
  }
}

/* ---- rooms of one table */

static const cx_word *add_to(const fixture *f, cx_word_room *room, unsigned number) {
  static cx_analysis analysis;
  char word[WORD_ROOM];
  name_word(word, number);
  size_t const len = strlen(word);
  uint32_t const hash = cx_hash(word, len);
  if (cx_word_room_is_full(room)) assert_true(cx_word_table_reserve(room));
  cx_analyse_word(&analysis, f->lexicon, f->model, word, len, hash, 0, 0);
  return cx_word_table_add(room, &analysis, word, len, hash);
}

/* Of two who met a word at the same time one is first; the place of the other is for its next word. */
static void one_of_two_adds_a_word(void **state) {
  const fixture *f = *state;
  cx_word_table *table = cx_word_table_new(CAPACITY, 1, NULL);
  cx_word_room *a = cx_word_table_enter(table), *b = cx_word_table_enter(table);
  const cx_word *first = add_to(f, a, 0), *other = add_to(f, b, 1);
  assert_ptr_equal(add_to(f, b, 0), first);
  assert_ptr_equal(add_to(f, a, 1), other);
  for (unsigned i = 2; i < 20; i++) { /* short words and long ones */
    const cx_word *const word = add_to(f, i % 2 ? a : b, i);
    assert_ptr_equal(add_to(f, i % 2 ? b : a, i), word);
  }
  assert_ptr_equal(add_to(f, b, 20), other + 10);
  assert_ptr_equal(add_to(f, a, 21), first + 10);
  cx_word_table_free(table);
}

/* Slots grow, and tables are swept and copied, while a session has places in front of others' words that it has not
 * come to. */
static void places_not_come_to_are_nobody(void **state) {
  const fixture *f = *state;
  cx_word_table *table = cx_word_table_new(CAPACITY, 1, NULL);
  cx_word_room *slow = cx_word_table_enter(table), *busy = cx_word_table_enter(table);
  const cx_word *found[MANY / 2];
  found[0] = add_to(f, slow, 0);
  for (unsigned i = 1; i < MANY / 2; i++) found[i] = add_to(f, busy, i);
  assert_true(cx_word_table_slots(table) != table->slots);
  for (unsigned i = 0; i < MANY / 2; i++) assert_ptr_equal(add_to(f, i % 2 ? slow : busy, i), found[i]);
  cx_word_table *copy = cx_word_table_copy(table, table->count);
  assert_int_equal(copy->kept, CAPACITY / 2);
  cx_word_room *room = cx_word_table_enter(copy);
  for (unsigned i = 0; i < CAPACITY / 2; i++) assert_same_word(add_to(f, room, i), found[i]);
  assert_int_equal(room->at, CAPACITY / 2 + 1); /* all of them were there */
  cx_word_table_free(copy);
  cx_word_table_exit(slow);
  cx_word_table_sweep(table);
  assert_int_equal(table->kept, CAPACITY / 2);
  const cx_word *const behind = add_to(f, busy, MANY);
  for (unsigned i = 0; i < CAPACITY / 2; i++) assert_ptr_equal(add_to(f, busy, i), behind - CAPACITY / 2 + i);
  cx_word_table_free(table);
}

/* A table that cannot number as many words as it may keep would never be swept: no new word would ever find room. */
static void any_capacity_has_room_to_be_swept(void **state) {
  static uint32_t const asked[] = {0, CAPACITY, CX_CHUNKS_MAX * CX_CHUNK_WORDS, UINT32_MAX};
  (void)state;
  for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
    cx_word_table *table = cx_word_table_new(asked[i], 0, NULL);
    assert_non_null(table);
    assert_in_range(table->capacity, 1, CX_CHUNKS_MAX * CX_CHUNK_WORDS / 2);
    cx_word_table_free(table);
  }
}

static void rooms_are_used_again(void **state) {
  const fixture *f = *state;
  cx_word_table *table = cx_word_table_new(CAPACITY, 1, NULL);
  cx_word_room *const a = cx_word_table_enter(table), *const b = cx_word_table_enter(table);
  const cx_word *const last = add_to(f, b, 0);
  assert_ptr_not_equal(a, b);
  cx_word_table_exit(b);
  assert_ptr_equal(cx_word_table_enter(table), b);
  assert_ptr_equal(add_to(f, b, 1), last + 1);
  assert_int_equal(table->users, 2);
  cx_word_table_free(table);
}

/* ---- threads */

enum { THREADS = 4, TEXTS = 400, TEXT_WORDS = 40, KINDS = 3000 };

typedef struct racer {
  reader reader;
  const fixture *fixture;
  uint32_t seed;
  unsigned wrong;
  pthread_t thread;
} racer;

/* known, meaning_count, trigger_count: compared one by one, gcc reads them with the byte behind, which others change.
 */
enum { BYTES_BEFORE_USED = offsetof(cx_word, used) - offsetof(cx_word, known) };

/* The same word as one that only this thread has. */
static int is_same(const cx_word *a, const cx_word *b) {
  return a->length == b->length && !memcmp(cx_word_text(a), cx_word_text(b), a->length) &&
         !memcmp(&a->entries, &b->entries, sizeof a->entries) && a->features == b->features &&
         !memcmp(&a->known, &b->known, BYTES_BEFORE_USED) &&
         !memcmp(cx_word_meanings(a), cx_word_meanings(b), a->meaning_count * sizeof(cx_meaning)) &&
         !memcmp(cx_word_triggers(a), cx_word_triggers(b), a->trigger_count * sizeof(cx_trigger));
}

/* Most words come often, and are looked up while others add them. */
static unsigned draw_word(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  unsigned const drawn = *seed >> 12;
  return drawn % 4 ? drawn / 4 % 200 : drawn / 4 % KINDS;
}

static void *race(void *ctx) {
  racer *r = ctx;
  cx_words *own;
  const cx_word *wanted[TEXT_WORDS];
  char word[WORD_ROOM];
  if (cx_words_new(&own, &r->fixture->kind, KINDS, NULL) != CXTAG_OK) return NULL;
  for (int i = 0; i < TEXTS; i++) {
    sheet_empty(&r->reader.sheet);
    for (int n = 0; n < TEXT_WORDS; n++) {
      name_word(word, draw_word(&r->seed));
      sheet_add(&r->reader.sheet, word);
    }
    cx_text const text = sheet_text(&r->reader.sheet);
    cx_words *const both[] = {own, r->reader.words};
    const cx_word **const found[] = {wanted, r->reader.found};
    for (int which = 0; which < 2; which++) {
      cx_words_begin_text(both[which]);
      cx_words_fetch(both[which], &text, found[which]);
      if (!cx_words_get_all(both[which], &text, found[which])) r->wrong++;
    }
    for (int n = 0; n < TEXT_WORDS; n++) r->wrong += !is_same(wanted[n], r->reader.found[n]);
  }
  cx_words_free(own);
  return r;
}

/* The table is full again and again, so that sessions move while others read. */
static void threads_find_what_each_alone_would(void **state) {
  static racer racers[THREADS];
  cx_word_store *store = new_store(*state, NULL);
  for (uint32_t i = 0; i < THREADS; i++) {
    racers[i].fixture = *state;
    racers[i].seed = i + 1;
    racers[i].wrong = 0;
    reader_open(&racers[i].reader, store);
    assert_int_equal(pthread_create(&racers[i].thread, NULL, race, &racers[i]), 0);
  }
  for (size_t i = 0; i < THREADS; i++) {
    void *ran;
    assert_int_equal(pthread_join(racers[i].thread, &ran), 0);
    assert_non_null(ran);
    assert_int_equal(racers[i].wrong, 0);
    reader_close(&racers[i].reader);
  }
  cx_word_store_free(store);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_one_has_met_the_other_has),
      cmocka_unit_test(a_text_keeps_its_words_while_others_move_on),
      cmocka_unit_test(words_used_lately_come_along),
      cmocka_unit_test(one_left_behind_goes_on),
      cmocka_unit_test(one_alone_sweeps_its_table),
      cmocka_unit_test(moving_lives_through_lost_memory),
      cmocka_unit_test(opening_lives_through_lost_memory),
      cmocka_unit_test(one_of_two_adds_a_word),
      cmocka_unit_test(places_not_come_to_are_nobody),
      cmocka_unit_test(any_capacity_has_room_to_be_swept),
      cmocka_unit_test(rooms_are_used_again),
      cmocka_unit_test(threads_find_what_each_alone_would),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
