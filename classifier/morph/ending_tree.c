#include "morph/ending_tree.h"

#include <string.h>

void cx_ending_tree_init(cx_ending_tree *tree, const cxtag_memory *memory) {
  *tree = (cx_ending_tree){.memory = memory};
}

void cx_ending_tree_clear(cx_ending_tree *tree) {
  cx_release(tree->memory, tree->branches);
}

/* A branch without children, its number; 0 when memory is out, but for the root. */
static uint32_t add_branch(cx_ending_tree *tree, unsigned char letter) {
  if (!cx_grow(tree->memory, &tree->branches, &tree->capacity, tree->count + 1, sizeof *tree->branches)) return 0;
  tree->branches[tree->count] = (cx_ending_branch){.letter = letter};
  return (uint32_t)tree->count++;
}

/* The child by a letter, made where there is none; 0 = memory is out. */
static uint32_t step_down(cx_ending_tree *tree, uint32_t from, unsigned char letter) {
  uint32_t child = tree->branches[from].child;
  while (child && tree->branches[child].letter != letter) child = tree->branches[child].next;
  if (child || !(child = add_branch(tree, letter))) return child;
  tree->branches[child].next = tree->branches[from].child;
  tree->branches[from].child = child;
  return child;
}

int cx_ending_tree_add(cx_ending_tree *tree, const unsigned char *folded, size_t count, unsigned ending_class) {
  uint32_t at = 0;
  if (!tree->count) add_branch(tree, 0);
  if (!tree->count) return 0;
  while (count)
    if (!(at = step_down(tree, at, folded[--count]))) return 0;
  cx_class_set_add(&tree->branches[at].classes, ending_class);
  return 1;
}

/* Nearly all children are by letters from a on, none from place 0: what lies before is not searched for room. */
enum { LETTERS_BEGIN = 'a' + 1 };

/* The array while it is filled. A place whose parent is nobody is free. */
typedef struct array {
  const cx_ending_branch *branches;
  cx_buffer *nodes;
  size_t first_free; /* from there on */
} array;

static cx_blob_ending_node *node_at(const array *a, size_t place) {
  return (cx_blob_ending_node *)(void *)a->nodes->bytes + place;
}

/* Makes it so long that any letter's child can be looked for from each of the places; 0 = memory is out. */
static int lengthen(array *a, size_t places) {
  size_t const size = (places + 256) * sizeof(cx_blob_ending_node);
  if (size <= a->nodes->length) return 1;
  size_t const more = size - a->nodes->length;
  char *room = cx_buffer_reserve(a->nodes, more);
  if (!room) return 0;
  for (size_t at = 0; at < more; at += sizeof(cx_blob_ending_node))
    memcpy(room + at, &(cx_blob_ending_node){.parent = CX_ENDING_NOBODY}, sizeof(cx_blob_ending_node));
  a->nodes->length = size;
  return 1;
}

static int is_free(const array *a, size_t place) {
  return node_at(a, place)->parent == CX_ENDING_NOBODY;
}

/* The first place, never 0, counted from which the places of all children are free; 0 = memory is out. */
static size_t find_room(array *a, const cx_ending_branch *branch) {
  unsigned char const first = a->branches[branch->child].letter;
  size_t base = a->first_free > first ? a->first_free - first : 1;
  for (;; base++) {
    uint32_t child = branch->child;
    if (!lengthen(a, base + 1)) return 0;
    while (child && is_free(a, base + a->branches[child].letter)) child = a->branches[child].next;
    if (!child) return base;
  }
}

static void place_children(array *a, cx_ending_branch *branches, const cx_ending_branch *branch, size_t base) {
  node_at(a, branch->place)->children = (uint16_t)base;
  for (uint32_t child = branch->child; child; child = branches[child].next) {
    branches[child].place = (uint32_t)base + branches[child].letter;
    node_at(a, branches[child].place)->parent = (uint16_t)branch->place;
  }
  while (!is_free(a, a->first_free)) a->first_free++;
}

static uint8_t groups_of(const cx_class_set *classes) {
  uint8_t groups = 0;
  for (unsigned number = 0; number < CX_CLASSES_MAX; number++)
    if (cx_class_set_has(classes, number)) groups |= cx_class_group(number);
  return groups;
}

/* Gives the node the number of its set of classes, the value of which is their groups. */
static int name_classes(cx_blob_ending_node *node, const cx_class_set *classes, cx_map *numbers, cx_buffer *sets) {
  char key[sizeof *classes];
  int made;
  memcpy(key, classes, sizeof key);
  uint32_t const number = cx_map_insert(numbers, key, sizeof key, 0, &made);
  if (number == CX_MAP_NONE || number > UINT16_MAX) return 0;
  if (made) {
    numbers->entries[number].value = groups_of(classes);
    cx_buffer_append(sets, key, sizeof key);
  }
  node->classes = (uint16_t)number;
  node->groups = (uint8_t)numbers->entries[number].value;
  return !sets->failed;
}

/* One branch with its children, whose numbers come behind its own. */
static int place_branch(array *a, cx_ending_branch *branches, size_t number, cx_map *numbers, cx_buffer *sets) {
  const cx_ending_branch *branch = &branches[number];
  if (!name_classes(node_at(a, branch->place), &branch->classes, numbers, sets)) return 0;
  if (!branch->child) return 1;
  size_t const base = find_room(a, branch);
  if (!base || base + 256 >= CX_ENDING_NOBODY) return 0;
  place_children(a, branches, branch, base);
  return 1;
}

int cx_ending_tree_place(cx_ending_tree *tree, cx_buffer *nodes, cx_buffer *sets) {
  array a = {tree->branches, nodes, LETTERS_BEGIN};
  cx_blob_ending_node inner; /* its set, of no class, is the first */
  cx_map numbers;
  cx_map_init(&numbers, tree->memory);
  int done = tree->count && lengthen(&a, 1) && name_classes(&inner, &(cx_class_set){{0}}, &numbers, sets);
  for (size_t i = 0; done && i < tree->count; i++) done = place_branch(&a, tree->branches, i, &numbers, sets);
  cx_map_clear(&numbers);
  return done;
}
