/* The spelt endings of all classes as a tree, each read from its last letter to its first. Growing it, a node
 * has its children as a list; what the vocabulary holds is the same tree in one array
 * (cx_blob_ending_node). */
#ifndef CX_MORPH_ENDING_TREE_H
#define CX_MORPH_ENDING_TREE_H

#include "base/buffer.h"
#include "base/map.h"
#include "morph/blob.h"

typedef struct cx_ending_branch {
  uint32_t child, next; /* numbers of branches; 0 = none */
  uint32_t place;       /* in the array */
  unsigned char letter;
  cx_class_set classes; /* whose endings begin here */
} cx_ending_branch;

typedef struct cx_ending_tree {
  const cxtag_memory *memory;
  cx_ending_branch *branches; /* the first is the root */
  size_t count, capacity;
} cx_ending_tree;

void cx_ending_tree_init(cx_ending_tree *tree, const cxtag_memory *memory);
void cx_ending_tree_clear(cx_ending_tree *tree);
/* An ending of the class, in folded letters. 0 = memory is out. */
int cx_ending_tree_add(cx_ending_tree *tree, const unsigned char *folded, size_t count,
                       unsigned ending_class);
/* The array, and the distinct sets of classes that its nodes name. 0 = memory is out. */
int cx_ending_tree_place(cx_ending_tree *tree, cx_buffer *nodes, cx_buffer *sets);

#endif
