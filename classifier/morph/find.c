/* One word against all stems: each of its fronts is probed once, and what is left must be an ending. */
#include "morph/endings.h"
#include "morph/readings.h"

#include <string.h>

static int popcount(unsigned bits) {
  int count = 0;
  for (; bits; bits &= bits - 1) count++;
  return count;
}

/* Fewer liberties first, then a negator of its own, then fewer suffixes. */
static int is_better(const cx_form *a, const cx_form *b) {
  uint32_t suffixes =
      CX_POSSESSIVE | CX_CLITIC_KIN | CX_CLITIC_KAAN | CX_CLITIC_KO | CX_CLITIC_HAN | CX_CLITIC_PA;
  int liberties_a = popcount(a->reading), liberties_b = popcount(b->reading);
  if (liberties_a != liberties_b) return liberties_a < liberties_b;
  if (a->reading != b->reading) return a->reading < b->reading;
  if ((a->features ^ b->features) & CX_NEGATED) return (a->features & CX_NEGATED) != 0;
  return popcount(a->features & suffixes) < popcount(b->features & suffixes);
}

void cx_forms_add(cx_forms *forms, const cx_form *form) {
  for (size_t i = 0; i < forms->count; i++) {
    cx_form *f = &forms->form[i];
    if (f->entry != form->entry || f->start != form->start || f->end != form->end) continue;
    int const reads_alike = f->reading == form->reading;
    uint8_t const languages = f->language | form->language; /* of an entry of all languages: it is a word of both */
    if (is_better(form, f)) *f = *form;
    if (reads_alike) f->language = languages;
    return;
  }
  if (forms->count < CX_FORMS_MAX) forms->form[forms->count++] = *form;
}

int cx_find_same_stem(const cx_vocabulary *v, const cx_folded *word, size_t start, size_t end,
                      const cx_blob_stem *stem, uint8_t *reading) {
  const char *text = v->stem_texts + stem->text, *typed = word->word + word->offset[start];
  size_t typed_len = (size_t)(word->offset[end] - word->offset[start]);
  *reading = CX_READ_AS_TYPED;
  if (typed_len == stem->length && memcmp(text, typed, typed_len) == 0) return 1;
  cx_folded other;
  cx_fold(&other, text, stem->length);
  if (other.count != end - start) return 0;
  for (size_t i = 0; i < other.count; i++) {
    size_t size = (size_t)(other.offset[i + 1] - other.offset[i]);
    size_t typed_size = (size_t)(word->offset[start + i + 1] - word->offset[start + i]);
    if (other.letter[i] != word->letter[start + i] || typed_size > size) return 0;
    if (typed_size == size && memcmp(text + other.offset[i], word->word + word->offset[start + i], size) != 0)
      return 0;
  }
  *reading = CX_READ_DOTLESS;
  return 1;
}

/* An a or o (dotted: ä, ö) where vowel harmony decides. 0 = against it. */
static int follows_harmony(const cx_blob_stem *stem, int dotted, uint8_t *reading) {
  if (stem->flags & (dotted ? CX_STEM_FRONT : CX_STEM_BACK)) return 1;
  if (dotted) return 0;
  *reading |= CX_READ_DOTLESS;
  return 1;
}

static int is_same_vowel_before(const cx_folded *word, size_t at) {
  for (size_t i = at; i-- > 0;)
    if (word->letter[i] && strchr("aeiouy", word->letter[i])) return word->letter[i] == word->letter[at];
  return 0;
}

static int ending_agrees(const cx_folded *word, const cx_blob_stem *stem, const char *text, size_t from,
                         size_t to, uint8_t *reading) {
  for (size_t at = from; at < to; at++) {
    char sign = text[at - from];
    unsigned char letter = word->letter[at];
    int dotted = word->offset[at + 1] - word->offset[at] == 2;
    switch (sign) {
    case 'A':
      if (letter != 'a' || !follows_harmony(stem, dotted, reading)) return 0;
      break;
    case 'O':
      if (letter != 'o' || !follows_harmony(stem, dotted, reading)) return 0;
      break;
    case 'U':
      if (dotted || (letter != 'u' && letter != 'y')) return 0;
      if (!(stem->flags & (letter == 'u' ? CX_STEM_BACK : CX_STEM_FRONT))) return 0;
      break;
    case 'V':
      if (!is_same_vowel_before(word, at)) return 0;
      break;
    default:
      if (dotted || letter != (unsigned char)sign) return 0;
    }
  }
  return 1;
}

/* The spoken inessive -s is also the mark of nouns (palvelu, palvelus; liha, lihas): only in longer words. */
static int is_doubtful(const cx_folded *word, size_t from, size_t to) {
  return to - from > 0 && word->letter[to - 1] == 's' && to < (word->letter[to - 2] == 'a' ? 6 : 9);
}

const cx_blob_ending *cx_find_ending(const cx_vocabulary *v, const cx_folded *word, const cx_blob_stem *stem,
                                     uint32_t node, size_t from, size_t to, unsigned needs, uint8_t *reading) {
  uint32_t at = cx_ending_slot(node, stem->ending_class);
  for (;; at++) {
    uint16_t slot = v->ending_slots[at & v->slot_mask];
    if (!slot) return NULL;
    const cx_blob_ending *ending = &v->endings[slot - 1];
    uint8_t liberties = CX_READ_AS_TYPED;
    if (ending->ending_class != stem->ending_class || ending->length != to - from) continue;
    if ((ending->follow & needs) != needs) continue;
    if (ending->follow & CX_ONLY_POSSESSIVE && !(needs & (CX_FOLLOW_POSSESSIVE | CX_FOLLOW_AAN))) continue;
    if (ending->follow & CX_SPOKEN_ENDING) {
      if (is_doubtful(word, from, to)) continue;
      liberties = CX_READ_SPOKEN;
    }
    if (!ending_agrees(word, stem, v->ending_texts + ending->text, from, to, &liberties)) continue;
    *reading |= liberties;
    return ending;
  }
}

static void add_form(const cx_vocabulary *v, const cx_folded *word, size_t start, const cx_blob_stem *stem,
                     uint32_t features, uint8_t reading, cx_forms *forms) {
  cx_form form = {stem->entry,         v->features[stem->features] | features, reading, CX_LANGUAGE_ANY,
                  word->offset[start], word->offset[word->count]};
  if (stem->flags & CX_STEM_FINNISH) form.language = CX_LANGUAGE_FI;
  if (stem->flags & CX_STEM_ENGLISH) form.language = CX_LANGUAGE_EN;
  cx_forms_add(forms, &form);
}

/* The stem with the ending and the tail behind a cut; their reading joins the stem's. */
static void try_cut(const cx_vocabulary *v, const cx_folded *word, size_t start, const cx_blob_stem *stem,
                    const cx_cut *cut, const cx_tail *tail, uint8_t reading, cx_forms *forms) {
  reading |= tail->reading;
  if (tail->harmony && !(stem->flags & tail->harmony)) {
    if (tail->harmony & CX_STEM_FRONT) return;
    reading |= CX_READ_DOTLESS;
  }
  const cx_blob_ending *ending =
      cx_find_ending(v, word, stem, cut->node, cut->end, tail->core, tail->needs, &reading);
  if (ending) add_form(v, word, start, stem, ending->features | tail->features, reading, forms);
}

/* The cuts at one letter, for earlier tails last. */
typedef struct cut_run {
  const cx_cut *cuts;
  size_t count;
} cut_run;

/* The classes that have an ending behind one of the cuts. */
static cx_class_set classes_of(const cx_vocabulary *v, cut_run run) {
  cx_class_set all = *cx_node_classes(v, run.cuts[0].node);
  for (size_t i = 1; i < run.count; i++) {
    const cx_class_set *more = cx_node_classes(v, run.cuts[i].node);
    for (size_t part = 0; part < sizeof all.bits / sizeof *all.bits; part++) all.bits[part] |= more->bits[part];
  }
  return all;
}

static void try_stem(const cx_vocabulary *v, const cx_piece *piece, const cx_blob_stem *stem, cut_run run,
                     const cx_tails *tails, uint8_t reading, cx_forms *forms) {
  uint8_t typed;
  if (!cx_find_same_stem(v, piece->word, piece->start, run.cuts->end, stem, &typed)) return;
  reading |= (uint8_t)(typed | stem->reading);
  for (size_t i = run.count; i-- > 0;) {
    const cx_cut *cut = &run.cuts[i];
    if (cx_class_set_has(cx_node_classes(v, cut->node), stem->ending_class))
      try_cut(v, piece->word, piece->start, stem, cut, &tails->tail[cut->tail], reading, forms);
  }
}

static void try_stems(const cx_vocabulary *v, const cx_piece *piece, cut_run run, const cx_tails *tails,
                      uint8_t reading, cx_forms *forms) {
  uint32_t const ended = run.cuts->ended, bucket = ended & v->bucket_mask;
  uint16_t const tag = (uint16_t)(ended >> 16);
  const cx_blob_stem *stem = v->stems + v->buckets[bucket], *const end = v->stems + v->buckets[bucket + 1];
  cx_class_set const classes = classes_of(v, run);
  for (; stem < end; stem++)
    if ((stem->tag == tag) & cx_class_set_has(&classes, stem->ending_class) &&
        (!piece->start || v->entries[stem->entry] & (CX_ANCHOR_LAST | CX_ANCHOR_ANY)))
      try_stem(v, piece, stem, run, tails, reading, forms);
}

void cx_try_cuts(const cx_vocabulary *v, const cx_piece *piece, const cx_cuts *cuts, const cx_tails *tails,
                 uint8_t reading, cx_forms *forms) {
  const cx_cut *const cut = cuts->cut;
  for (size_t i = 0; i < cuts->count; i++) CX_FETCH(v->stems + v->buckets[cut[i].ended & v->bucket_mask]);
  for (size_t last = cuts->count, first; last; last = first) { /* they stand from the right */
    first = last - 1;
    while (first && cut[first - 1].end == cut[first].end) first--;
    try_stems(v, piece, (cut_run){&cut[first], last - first}, tails, reading, forms);
  }
}

/* An anchored entry that is the whole word fires only beside a neighbour that a hyphen joins to it. */
static void mark_split(const cx_vocabulary *v, cx_forms *forms) {
  for (size_t i = 0; i < forms->count; i++)
    if (v->entries[forms->form[i].entry]) forms->form[i].reading |= CX_READ_SPLIT;
}

static void sort_forms(cx_forms *forms) {
  for (size_t i = 1; i < forms->count; i++) {
    cx_form form = forms->form[i];
    size_t at = i;
    while (at && (forms->form[at - 1].entry > form.entry ||
                  (forms->form[at - 1].entry == form.entry && forms->form[at - 1].start > form.start))) {
      forms->form[at] = forms->form[at - 1];
      at--;
    }
    forms->form[at] = form;
  }
}

static void find_whole(const cx_vocabulary *v, const cx_folded *word, const cx_tails *tails, uint8_t reading,
                       cx_forms *forms) {
  cx_find_from(v, &(cx_piece){word, 0, word->ended}, tails, reading, forms);
  if (v->anchors) mark_split(v, forms);
}

void cx_find_whole(const cx_vocabulary *v, const cx_folded *word, uint8_t reading, cx_forms *forms) {
  cx_tails tails;
  cx_find_tails(&tails, word);
  find_whole(v, word, &tails, reading, forms);
}

static void find_word(const cx_vocabulary *v, const cx_folded *word, cx_forms *forms) {
  cx_tails tails;
  cx_find_tails(&tails, word);
  find_whole(v, word, &tails, CX_READ_AS_TYPED, forms);
  if (v->anchors) cx_find_parts(v, word, &tails, CX_READ_AS_TYPED, forms);
}

/* Begins with epä-, as few words do: that many begin with an e is asked of none. */
static int may_be_negated(const cx_folded *word) {
  return (word->letter[0] == 'e') & (word->letter[1] == 'p') & (word->letter[2] == 'a');
}

void cx_vocabulary_answer(cx_forms *out, const cx_vocabulary *v, const cx_folded *folded, int elongated, int typos) {
  out->count = 0;
  if (!folded->count) return;
  find_word(v, folded, out);
  if (folded->marked) cx_find_marked_ending(v, folded, out);
  if (may_be_negated(folded)) cx_find_negated_prefix(v, folded, out);
  if (out->count == 0 && elongated) cx_find_squashed(v, folded, out);
  if (out->count == 0 && typos) cx_find_typos(v, folded, out);
  sort_forms(out);
}

size_t cx_vocabulary_find(const cx_vocabulary *v, const char *word, size_t len, int elongated, int typos,
                          cx_form *out, size_t capacity) {
  cx_folded folded;
  cx_forms forms;
  cx_vocabulary_fetch(&folded, v, word, len);
  cx_vocabulary_answer(&forms, v, &folded, elongated, typos);
  memcpy(out, forms.form, (forms.count < capacity ? forms.count : capacity) * sizeof *out);
  return forms.count;
}
