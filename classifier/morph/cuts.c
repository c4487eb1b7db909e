/* Where a word may be cut: behind the cut stands an ending of some class, and behind that a tail or nothing; before it
 * letters that are a stem, or by chance share its place in the filter. */
#include "morph/find.h"

/* What all tails share. */
typedef struct search {
  const cx_vocabulary *v;
  const cx_folded *word;
  size_t start;
  const uint16_t *filter;
  uint32_t mask;
  uint32_t hashes[256]; /* of the letters from start up to this one */
} search;

/* Tails come in their order, and the cuts of each from the right: those of the first are only appended. */
static void put(cx_cuts *cuts, cx_cut cut) {
  size_t at = cuts->count++;
  for (; at && cuts->cut[at - 1].end <= cut.end; at--) cuts->cut[at] = cuts->cut[at - 1];
  cuts->cut[at] = cut;
}

static void cut_before_tail(cx_cuts *cuts, const search *s, size_t tail, size_t core) {
  const cx_blob_ending_node *const nodes = s->v->ending_nodes;
  const unsigned char *const letter = s->word->letter;
  size_t const least = core > s->start + CX_ENDING_LONGEST ? core - CX_ENDING_LONGEST : s->start + 1;
  uint32_t node = 0;
  for (size_t at = core; at >= least;) {
    uint32_t const ended = cx_blob_hash_end(s->hashes[--at]);
    if (cx_filter_has(s->filter, s->mask, ended, nodes[node].groups)) {
      CX_FETCH(s->v->buckets + (ended & s->v->bucket_mask));
      put(cuts, (cx_cut){ended, (uint8_t)(at + 1), (uint8_t)tail, (uint16_t)node});
    }
    if (!(node = cx_ending_child(nodes, node, letter[at]))) return;
  }
}

void cx_find_cuts(cx_cuts *out, const cx_vocabulary *v, const cx_folded *word, size_t start, const cx_tails *tails) {
  search s; /* not zeroed: only hashes of letters are read */
  uint32_t hash = CX_BLOB_HASH_START;
  s.v = v;
  s.word = word;
  s.start = start;
  s.filter = start ? v->inner_filter : v->filter;
  s.mask = start ? v->inner_mask : v->filter_mask;
  for (size_t at = start; at < word->count; at++) s.hashes[at] = hash = cx_blob_hash_step(hash, word->letter[at]);
  out->count = 0;
  for (size_t t = 0; t < tails->count; t++) cut_before_tail(out, &s, t, tails->tail[t].core);
}

/* Nearly all cuts are so near to the end. */
enum { FETCHED_BYTES = 6 };

void cx_vocabulary_fetch(const cx_vocabulary *v, const char *word, size_t len) {
  uint32_t hash = CX_BLOB_HASH_START;
  if (len > 255) return; /* as nothing will be found */
  for (size_t at = 0, size; at < len; at += size) {
    hash = cx_blob_hash_step(hash, cx_fold_letter(word, len, at, &size));
    if (at + FETCHED_BYTES >= len) CX_FETCH(&v->filter[cx_blob_hash_end(hash) & v->filter_mask]);
  }
}
