/* Anchored entries as parts of a compound: toimitus~ in toimituskulut, ~kulu in toimituskulujen. */
#include "morph/find.h"
#include "morph/nominal.h"

/* Letters that must stay for the other part; the shortest front is yö-, or a letter and a hyphen. */
enum { REST_LEAST = 3, FRONT_LEAST = 3, FRONT_SHORTEST = 2 };

static const uint8_t VOWELS[256] = {['a'] = 1, ['e'] = 1, ['i'] = 1, ['o'] = 1, ['u'] = 1, ['y'] = 1};

static int is_vowel_at(const cx_folded *word, size_t at) {
  return VOWELS[word->letter[at]];
}

static int has_vowel(const cx_folded *word, size_t from, size_t to) {
  for (size_t at = from; at < to; at++)
    if (is_vowel_at(word, at)) return 1;
  return 0;
}

/* Can a word begin at this letter? Not with a long consonant or a cluster that opens no word. */
static int can_begin(const cx_folded *word, size_t at) {
  unsigned char first = word->letter[at], second = word->letter[at + 1];
  if (is_vowel_at(word, at) || is_vowel_at(word, at + 1)) return 1;
  if (first == second) return 0;
  return strchr("rlhw", second) != NULL || (first == 's' && strchr("ktpnmc", second)) || first >= 0x80;
}

/* What follows a front part up to `from`: a hyphen or not, then something that can be a word. */
static int rest_is_word(const cx_folded *word, size_t from) {
  int hyphen = from < word->count && word->letter[from] == '-';
  size_t left;
  from += (size_t)hyphen;
  left = word->count - from;
  if (hyphen) return left > 0;
  if (left < REST_LEAST || !has_vowel(word, from, word->count) || !can_begin(word, from)) return 0;
  return left > REST_LEAST || memcmp(word->letter + from, "ton", 3) != 0; /* maksuton is no compound */
}

/* What stands before a later part. */
static int front_is_word(const cx_folded *word, size_t to) {
  if (word->letter[to - 1] == '-') return to > 1;
  if (to == FRONT_SHORTEST && memcmp(word->letter, "yo", 2) == 0)
    return 1; /* yö-: the one word of two letters that joins */
  return to >= FRONT_LEAST && has_vowel(word, 0, to) && can_begin(word, to);
}

/* The forms that join to a word behind them: nominative and genitive, or a stem made for it. */
static int joins(uint32_t features) {
  uint32_t grammatical = features & CX_CASE_MASK;
  if (features & ~(uint32_t)(CX_CASE_MASK | CX_PLURAL)) return 0;
  return grammatical == 0 || grammatical == CX_GENITIVE ||
         (grammatical == CX_NOMINATIVE && !(features & CX_PLURAL));
}

static int is_whole_form(const cx_forms *forms, uint32_t entry) {
  for (size_t i = 0; i < forms->count; i++)
    if (forms->form[i].entry == entry && !(forms->form[i].reading & CX_READ_COMPOUND)) return 1;
  return 0;
}

static void add_part(const cx_folded *word, size_t start, size_t end, const cx_blob_stem *stem,
                     uint32_t features, uint8_t reading, cx_forms *forms) {
  cx_form form = {
      stem->entry,         features,         (uint8_t)(reading | CX_READ_COMPOUND), CX_LANGUAGE_ANY,
      word->offset[start], word->offset[end]};
  if (stem->flags & CX_STEM_FINNISH) form.language = CX_LANGUAGE_FI;
  if (stem->flags & CX_STEM_ENGLISH) form.language = CX_LANGUAGE_EN;
  cx_forms_add(forms, &form);
}

/* The node that spells the letters [from, to); 0 = they are no ending. */
static int find_node(const cx_vocabulary *v, const cx_folded *word, size_t from, size_t to, uint32_t *node) {
  *node = 0;
  while (to > from)
    if (!cx_ending_step(v->ending_nodes, node, word->letter[--to])) return 0;
  return 1;
}

/* A stem at letters [start, end), each ending that joins, and a rest that can be a word. */
static void try_front_stem(const cx_vocabulary *v, const cx_folded *word, size_t start, size_t end,
                           const cx_blob_stem *stem, uint8_t reading, cx_forms *forms) {
  uint8_t typed;
  size_t last = end + v->header->longest_ending;
  if (is_whole_form(forms, stem->entry) || !cx_find_same_stem(v, word, start, end, stem, &typed)) return;
  reading |= (uint8_t)(typed | stem->reading);
  if (stem->flags & CX_STEM_JOINS && rest_is_word(word, end))
    add_part(word, start, end, stem, 0, reading, forms);
  for (size_t to = end; to < word->count && to <= last; to++) {
    uint8_t liberties = reading;
    uint32_t node;
    if (!rest_is_word(word, to) || !find_node(v, word, end, to, &node)) continue;
    const cx_blob_ending *ending = cx_find_ending(v, word, stem, node, end, to, 0, &liberties);
    if (!ending || ending->follow & CX_SPOKEN_ENDING ||
        !joins(v->features[stem->features] | ending->features))
      continue;
    add_part(word, start, to, stem, ending->features, liberties, forms);
  }
}

/* Entries that stand first, or in the middle, and begin with the piece. */
static void find_fronts(const cx_vocabulary *v, const cx_piece *piece, uint8_t reading, cx_forms *forms) {
  uint8_t const wanted = piece->start ? CX_ANCHOR_ANY : CX_ANCHOR_ANY | CX_ANCHOR_FIRST;
  for (size_t end = piece->start + 1; end < piece->word->count; end++) {
    uint32_t const ended = piece->ended[end - 1], bucket = ended & v->bucket_mask;
    if (!cx_filter_has(v->inner_filter, v->inner_mask, ended, UINT8_MAX)) continue;
    for (uint32_t i = v->buckets[bucket]; i < v->buckets[bucket + 1]; i++)
      if (v->stems[i].tag == (uint16_t)(ended >> 16) && v->entries[v->stems[i].entry] & wanted)
        try_front_stem(v, piece->word, piece->start, end, &v->stems[i], reading, forms);
  }
}

/* Parts that are not the first and begin at `start`. */
static void find_later_part(const cx_vocabulary *v, const cx_folded *word, size_t start, const cx_tails *tails,
                            uint8_t reading, cx_forms *forms) {
  uint32_t ended[256];
  cx_piece const piece = {word, start, ended};
  if (!front_is_word(word, start)) return;
  cx_hash_letters(ended, word->letter, start, word->count, CX_BLOB_HASH_START);
  cx_find_from(v, &piece, tails, (uint8_t)(reading | CX_READ_COMPOUND), forms);
  if (v->anchors & CX_ANCHOR_ANY) find_fronts(v, &piece, reading, forms);
}

/* Of the places from a letter on those where a part may begin, as bits. So many are looked at whatever the word's
 * length, for where it ends cannot be foreseen; those behind its end are left out. */
enum { PLACES_AT_ONCE = 8 };
_Static_assert(PLACES_AT_ONCE + REST_LEAST - 1 <= CX_FOLDED_ROOM, "the letters behind the end can be read");

static unsigned find_starts(const uint32_t *fronts, const unsigned char *letter, size_t places) {
  unsigned const within = (1u << (places < PLACES_AT_ONCE ? places : PLACES_AT_ONCE)) - 1;
  unsigned starts = 0;
  for (size_t i = 0; i < PLACES_AT_ONCE; i++) {
    size_t const front = cx_part_front(cx_letter_code(letter[i]), cx_letter_code(letter[i + 1]));
    starts |= (fronts[front] >> cx_letter_code(letter[i + 2]) & 1) << i;
  }
  return starts & within;
}

void cx_find_parts(const cx_vocabulary *v, const cx_folded *word, const cx_tails *tails, uint8_t reading,
                   cx_forms *forms) {
  const unsigned char *const letter = word->letter;
  if (word->count < REST_LEAST) return;
  size_t const places = word->count - (REST_LEAST - 1);
  if (v->anchors & (CX_ANCHOR_FIRST | CX_ANCHOR_ANY) && find_starts(v->part_fronts, letter, 1))
    find_fronts(v, &(cx_piece){word, 0, word->ended}, reading, forms);
  if (!(v->anchors & (CX_ANCHOR_LAST | CX_ANCHOR_ANY))) return;
  for (size_t at = FRONT_SHORTEST; at < places; at += PLACES_AT_ONCE)
    for (unsigned starts = find_starts(v->part_fronts, letter + at, places - at); starts; starts &= starts - 1)
      find_later_part(v, word, at + (size_t)__builtin_ctz(starts), tails, reading, forms);
}
