/* Where a word may be cut: behind the cut stands an ending of some class, and behind that a tail or nothing. */
#include "morph/find.h"

/* Tails come in their order, and the cuts of each from the right: those of the first are only appended. */
static void put(cx_ends *ends, cx_cut cut) {
  size_t at = ends->cut_count++;
  for (; at && ends->cut[at - 1].end <= cut.end; at--) ends->cut[at] = ends->cut[at - 1];
  ends->cut[at] = cut;
}

static void cut_before_tail(cx_ends *ends, const cx_vocabulary *v, const cx_folded *word, size_t tail) {
  uint32_t place = 0;
  size_t at = ends->tail[tail].core;
  size_t const least = at > CX_ENDING_LONGEST ? at - CX_ENDING_LONGEST : 1;
  do {
    const cx_blob_ending_node *const node = &v->ending_nodes[place];
    if (node->classes)
      put(ends, (cx_cut){.end = (uint8_t)at,
                         .tail = (uint8_t)tail,
                         .groups = node->groups,
                         .classes = node->classes,
                         .node = (uint16_t)place});
    if (at == least) return;
    place = cx_ending_child(v->ending_nodes, place, word->letter[--at]);
  } while (place);
}

void cx_find_cuts(cx_ends *ends, const cx_vocabulary *v, const cx_folded *word) {
  ends->cut_count = 0;
  for (size_t t = 0; t < ends->tail_count; t++) cut_before_tail(ends, v, word, t);
}
