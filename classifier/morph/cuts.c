/* Where a word may be cut: behind the cut stands an ending of some class, and behind that a tail or nothing; before it
 * letters that are a stem, or by chance share its place in the filter. */
#include "morph/find.h"

/* From the right as long as the letters are an ending. Each place is written down, and counted where it is a cut:
 * whether it is one is not foreseen. */
static void cut_before_tail(cx_cuts *cuts, const cx_vocabulary *v, const cx_piece *piece, size_t tail,
                            size_t core) {
  const cx_blob_ending_node *const nodes = v->ending_nodes;
  const unsigned char *const letter = piece->word->letter;
  const uint32_t *const hashes = piece->ended;
  const uint16_t *const filter = piece->start ? v->inner_filter : v->filter;
  uint32_t const mask = piece->start ? v->inner_mask : v->filter_mask;
  uint32_t node = 0;
  size_t count = cuts->count;
  for (size_t at = core; at > piece->start && count < CX_CUTS_MAX;) {
    uint32_t const ended = hashes[--at];
    uint32_t const is_cut = (uint32_t)cx_filter_has(filter, mask, ended, nodes[node].groups);
    cuts->cut[count] = (cx_cut){ended, (uint8_t)(at + 1), (uint8_t)tail, (uint16_t)node};
    count += is_cut;
    CX_FETCH(v->buckets + (ended & v->bucket_mask & (0 - is_cut)));
    if (!cx_ending_step(nodes, &node, letter[at])) break;
  }
  cuts->count = count;
}

/* Tails come in their order, and the cuts of each from the right. */
CX_APART static void sort_cuts(cx_cuts *cuts) {
  for (size_t i = 1; i < cuts->count; i++) {
    cx_cut const cut = cuts->cut[i];
    size_t at = i;
    for (; at && cuts->cut[at - 1].end <= cut.end; at--) cuts->cut[at] = cuts->cut[at - 1];
    cuts->cut[at] = cut;
  }
}

void cx_find_from(const cx_vocabulary *v, const cx_piece *piece, const cx_tails *tails, uint8_t reading,
                  cx_forms *forms) {
  cx_cuts cuts;
  cuts.count = 0;
  cut_before_tail(&cuts, v, piece, 0, tails->tail[0].core);
  for (size_t t = 1; t < tails->count; t++) cut_before_tail(&cuts, v, piece, t, tails->tail[t].core);
  if (!cuts.count) return;
  if (tails->count > 1) sort_cuts(&cuts);
  cx_try_cuts(v, piece, &cuts, tails, reading, forms);
}

/* Nearly all cuts are so near to the end. */
enum { FETCHED_LETTERS = 6 };

void cx_vocabulary_fetch(cx_folded *folded, const cx_vocabulary *v, const char *word, size_t len) {
  cx_fold(folded, word, len <= 255 ? len : 0);
  size_t const count = folded->count;
  /* As many of all words, for how long they are is not foreseen; of an empty one, any place. */
  for (size_t i = 1; i <= FETCHED_LETTERS; i++)
    CX_FETCH(&v->filter[folded->ended[count > i ? count - i : 0] & v->filter_mask]);
}
