/* Where a word may be cut: behind the cut stands an ending of some class, and behind that a tail or nothing; before it
 * letters that are a stem, or by chance share its place in the filter. */
#include "morph/find.h"

/* Tails come in their order, and the cuts of each from the right: the last one goes before those that are not right of
 * it. */
CX_APART static void move_last(cx_cuts *cuts) {
  size_t at = cuts->count - 1;
  cx_cut const cut = cuts->cut[at];
  for (; at && cuts->cut[at - 1].end <= cut.end; at--) cuts->cut[at] = cuts->cut[at - 1];
  cuts->cut[at] = cut;
}

static void put(cx_cuts *cuts, cx_cut cut) {
  if (cuts->count == CX_CUTS_MAX) return;
  cuts->cut[cuts->count++] = cut;
  if (cut.tail) move_last(cuts);
}

/* From the right as long as the letters are an ending. */
static void cut_before_tail(cx_cuts *cuts, const cx_vocabulary *v, const cx_piece *piece, size_t tail,
                            size_t core) {
  const cx_blob_ending_node *const nodes = v->ending_nodes;
  const unsigned char *const letter = piece->word->letter;
  const uint32_t *const hashes = piece->ended;
  const uint16_t *const filter = piece->start ? v->inner_filter : v->filter;
  uint32_t const mask = piece->start ? v->inner_mask : v->filter_mask;
  uint32_t node = 0;
  for (size_t at = core; at > piece->start;) {
    uint32_t const ended = hashes[--at];
    if (cx_filter_has(filter, mask, ended, nodes[node].groups)) {
      CX_FETCH(v->buckets + (ended & v->bucket_mask));
      put(cuts, (cx_cut){ended, (uint8_t)(at + 1), (uint8_t)tail, (uint16_t)node});
    }
    if (!cx_ending_step(nodes, &node, letter[at])) return;
  }
}

void cx_find_from(const cx_vocabulary *v, const cx_piece *piece, const cx_tails *tails, uint8_t reading,
                  cx_forms *forms) {
  cx_cuts cuts;
  cuts.count = 0;
  for (size_t t = 0; t < tails->count; t++) cut_before_tail(&cuts, v, piece, t, tails->tail[t].core);
  if (cuts.count) cx_try_cuts(v, piece, &cuts, tails, reading, forms);
}

/* Nearly all cuts are so near to the end. */
enum { FETCHED_LETTERS = 6 };

void cx_vocabulary_fetch(cx_folded *folded, const cx_vocabulary *v, const char *word, size_t len) {
  cx_fold(folded, word, len <= 255 ? len : 0);
  for (size_t at = folded->count > FETCHED_LETTERS ? folded->count - FETCHED_LETTERS : 0; at < folded->count; at++)
    CX_FETCH(&v->filter[folded->ended[at] & v->filter_mask]);
}
