/* A word with one letter more, less, or in another place. There are a hundred such words and hardly one is a form: it
 * is asked first whether their letters, dots aside, can be one. */
#include "morph/readings.h"

#include <string.h>

static void copy_letters(char *out, const cx_folded *word, size_t first, size_t second) {
  size_t first_size = (size_t)(word->offset[first + 1] - word->offset[first]);
  size_t second_size = (size_t)(word->offset[second + 1] - word->offset[second]);
  memcpy(out, word->word + word->offset[first], first_size);
  memcpy(out + first_size, word->word + word->offset[second], second_size);
  out[first_size + second_size] = '\0';
}

enum { LETTERS_LEAST = 7, LETTERS_MOST = 40 };

/* The word's folded letters while one after the other is edited, from the second on: those before it are the word's. */
typedef struct edits {
  const cx_vocabulary *v;
  const cx_folded *word;
  size_t at;
  uint32_t hash; /* of the letters before it, not ended */
  cx_folded swapped, shorter, longer;
} edits;

/* The letters from `from` on stand at `to`. None has dots, and tails are found whatever dots they would ask for. */
static void begin(cx_folded *edited, const cx_folded *word, size_t to, size_t from) {
  edited->count = word->count + to - from;
  for (size_t i = 0; i <= edited->count; i++) edited->offset[i] = (uint8_t)i;
  edited->letter[0] = word->letter[0];
  edited->ended[0] = word->ended[0];
  memcpy(edited->letter + to, word->letter + from, word->count - from);
}

static void begin_all(edits *e, const cx_vocabulary *v, const cx_folded *word) {
  e->v = v;
  e->word = word;
  e->at = 1;
  e->hash = cx_blob_hash_step(CX_BLOB_HASH_START, word->letter[0]);
  begin(&e->swapped, word, 1, 1);
  begin(&e->shorter, word, 1, 2);
  begin(&e->longer, word, 2, 1);
}

static void put_back(const edits *e, cx_folded *edited) {
  edited->letter[e->at] = e->word->letter[e->at];
  edited->ended[e->at] = e->word->ended[e->at];
}

static void go_on(edits *e) {
  put_back(e, &e->swapped);
  put_back(e, &e->shorter);
  put_back(e, &e->longer);
  e->hash = cx_blob_hash_step(e->hash, e->word->letter[e->at++]);
}

/* The word with so many letters replaced, spelt out. */
static void try_edit(const edits *e, size_t taken, const char *put, cx_forms *forms) {
  const cx_folded *word = e->word;
  char spelling[256 + 8];
  size_t front = word->offset[e->at], rest = word->offset[e->at + taken], len = word->offset[word->count];
  size_t put_len = strlen(put);
  memcpy(spelling, word->word, front);
  memcpy(spelling + front, put, put_len);
  memcpy(spelling + front + put_len, word->word + rest, len - rest);
  cx_try_spelling(e->v, spelling, front + put_len + len - rest, len, CX_READ_TYPO, forms);
}

/* Is there a stem with the hash, and with an ending as the node spells it? */
static int has_stem(const cx_vocabulary *v, uint32_t ended, uint32_t node) {
  uint32_t const bucket = ended & v->bucket_mask;
  const cx_blob_stem *stem = v->stems + v->buckets[bucket], *const end = v->stems + v->buckets[bucket + 1];
  const cx_class_set *classes = cx_node_classes(v, node);
  for (; stem < end; stem++)
    if (stem->tag == (uint16_t)(ended >> 16) && cx_class_set_has(classes, stem->ending_class)) return 1;
  return 0;
}

static int may_stand_before(const cx_vocabulary *v, const cx_folded *word, size_t core) {
  uint32_t node = 0;
  for (size_t at = core; at;) {
    uint32_t const ended = word->ended[--at];
    if (cx_filter_has(v->filter, v->filter_mask, ended, v->ending_nodes[node].groups) && has_stem(v, ended, node))
      return 1;
    if (!cx_ending_step(v->ending_nodes, &node, word->letter[at])) return 0;
  }
  return 0;
}

/* Can the letters be a form, with some dots or other? Looks for stems as cx_find_from does. */
static int may_be_form(const edits *e, cx_folded *edited) {
  cx_tails tails;
  cx_hash_letters(edited->ended, edited->letter, e->at, edited->count, e->hash);
  cx_find_tails(&tails, edited);
  for (size_t t = 0; t < tails.count; t++)
    if (may_stand_before(e->v, edited, tails.tail[t].core)) return 1;
  return 0;
}

static void try_swapped(edits *e, cx_forms *forms) {
  const unsigned char *const letter = e->word->letter + e->at;
  unsigned char *const edited = e->swapped.letter + e->at;
  char letters[8];
  if (e->at + 1 == e->word->count || letter[0] == letter[1]) return;
  edited[0] = letter[1];
  edited[1] = letter[0];
  if (may_be_form(e, &e->swapped)) {
    copy_letters(letters, e->word, e->at + 1, e->at);
    try_edit(e, 2, letters, forms);
  }
  edited[1] = letter[1];
}

static void try_shorter(edits *e, cx_forms *forms) {
  if (may_be_form(e, &e->shorter)) try_edit(e, 1, "", forms);
}

static void try_doubled(edits *e, cx_forms *forms) {
  char letters[8];
  e->longer.letter[e->at] = e->word->letter[e->at];
  if (!may_be_form(e, &e->longer)) return;
  copy_letters(letters, e->word, e->at, e->at);
  try_edit(e, 1, letters, forms);
}

static void try_vowels(edits *e, cx_forms *forms) {
  static const struct {
    const char *text;
    unsigned char folded; /* as which of the first six */
  } vowels[] = {{"a", 0}, {"e", 1}, {"i", 2}, {"o", 3}, {"u", 4}, {"y", 5}, {"ä", 0}, {"ö", 3}};
  enum { FOLDED = 6, ALL = sizeof vowels / sizeof *vowels };
  int may[FOLDED];
  for (size_t i = 0; i < FOLDED; i++) {
    e->longer.letter[e->at] = (unsigned char)*vowels[i].text;
    may[i] = may_be_form(e, &e->longer);
  }
  for (size_t i = 0; i < ALL; i++)
    if (may[vowels[i].folded]) try_edit(e, 0, vowels[i].text, forms);
}

void cx_find_typos(const cx_vocabulary *v, const cx_folded *word, cx_forms *forms) {
  edits e;
  if (word->count < LETTERS_LEAST || word->count > LETTERS_MOST) return;
  for (begin_all(&e, v, word); e.at < word->count; go_on(&e)) {
    try_swapped(&e, forms);
    try_shorter(&e, forms);
    try_doubled(&e, forms);
    try_vowels(&e, forms);
  }
}
