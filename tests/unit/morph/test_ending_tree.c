/* The tree of spelt endings: what was put in is found again in the array, nothing else is, and memory may run out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "failing.h"
#include "morph/endings.h"

typedef struct built {
  cx_buffer nodes, sets;
  int done;
} built;

typedef struct spelt {
  const char *text;
  unsigned ending_class;
} spelt;

static const spelt spelt_endings[] = {{"", 3},  {"ssa", 3},  {"ssa", 130}, {"sta", 64},
                                      {"a", 3}, {"s'", 129}, {"zyx", 159}};
enum { SPELT = sizeof spelt_endings / sizeof *spelt_endings };

static built build(const cxtag_memory *memory) {
  cx_ending_tree tree;
  built b;
  cx_buffer_init(&b.nodes, memory);
  cx_buffer_init(&b.sets, memory);
  cx_ending_tree_init(&tree, memory);
  b.done = 1;
  for (size_t i = 0; b.done && i < SPELT; i++)
    b.done = cx_ending_tree_add(&tree, (const unsigned char *)spelt_endings[i].text, strlen(spelt_endings[i].text),
                                spelt_endings[i].ending_class);
  b.done = b.done && cx_ending_tree_place(&tree, &b.nodes, &b.sets);
  cx_ending_tree_clear(&tree);
  return b;
}

static void clear(built *b) {
  cx_buffer_clear(&b->nodes);
  cx_buffer_clear(&b->sets);
}

/* The classes at the end of the walk by the letters from the last to the first; NULL = the walk ends before. */
static const cx_class_set *walk(const built *b, const char *text, uint8_t *groups) {
  const cx_blob_ending_node *nodes = (const void *)b->nodes.bytes;
  uint32_t node = 0;
  for (size_t at = strlen(text); at--;)
    if (!cx_ending_step(nodes, &node, (unsigned char)text[at])) return NULL;
  *groups = nodes[node].groups;
  return (const cx_class_set *)(const void *)b->sets.bytes + nodes[node].classes;
}

static void every_spelling_is_found_with_its_classes_alone(void **state) {
  built b = build(NULL);
  uint8_t groups;
  (void)state;
  assert_true(b.done);
  for (size_t i = 0; i < SPELT; i++) {
    const cx_class_set *set = walk(&b, spelt_endings[i].text, &groups);
    assert_non_null(set);
    for (unsigned number = 0; number < CX_CLASSES_MAX; number++) {
      int expected = 0;
      for (size_t k = 0; k < SPELT; k++)
        expected |= !strcmp(spelt_endings[k].text, spelt_endings[i].text) && spelt_endings[k].ending_class == number;
      assert_int_equal(cx_class_set_has(set, number), expected);
      if (expected) assert_true(groups & cx_class_group(number));
    }
  }
  clear(&b);
}

static void a_part_of_an_ending_is_none(void **state) {
  static const char *const inside[] = {"sa", "ta", "'", "x", "yx"};
  static const char *const outside[] = {"ä", "b", "xa", "assa", "\xFFta"};
  static const cx_class_set nothing;
  built b = build(NULL);
  uint8_t groups;
  (void)state;
  for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
    const cx_class_set *set = walk(&b, inside[i], &groups);
    assert_non_null(set);
    assert_memory_equal(set, &nothing, sizeof nothing);
    assert_int_equal(groups, 0);
  }
  for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) assert_null(walk(&b, outside[i], &groups));
  clear(&b);
}

static void a_child_by_any_byte_is_looked_for_inside_the_array(void **state) {
  built b = build(NULL);
  const cx_blob_ending_node *nodes = (const void *)b.nodes.bytes;
  size_t const count = b.nodes.length / sizeof *nodes;
  (void)state;
  for (size_t i = 0; i < count; i++) assert_true(nodes[i].children + 255u < count);
  clear(&b);
}

/* All endings of the paradigms fit into numbers of 16 bits and into the cuts of a word. */
static void the_endings_of_all_classes_fit(void **state) {
  cx_ending_table table;
  (void)state;
  cx_ending_table_init(&table, NULL);
  assert_true(cx_ending_table_fill(&table));
  assert_in_range(table.nodes.length / sizeof(cx_blob_ending_node), 1000, 20000);
  assert_in_range(table.longest, 8, 15);
  cx_ending_table_clear(&table);
}

static void every_failed_allocation_is_reported(void **state) {
  failing f = {0, 0};
  cxtag_memory const memory = failing_memory(&f);
  long allowed = 0;
  (void)state;
  for (;; allowed++) {
    f.left = allowed;
    built b = build(&memory);
    int const done = b.done;
    clear(&b);
    assert_int_equal(f.held, 0);
    if (done) break;
  }
  assert_true(allowed > 3);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_spelling_is_found_with_its_classes_alone),
      cmocka_unit_test(a_part_of_an_ending_is_none),
      cmocka_unit_test(a_child_by_any_byte_is_looked_for_inside_the_array),
      cmocka_unit_test(the_endings_of_all_classes_fit),
      cmocka_unit_test(every_failed_allocation_is_reported),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
