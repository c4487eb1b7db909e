/* Collects the stems of all entries; the same stem of the same entry once. */
#include "morph/builder.h"
#include "morph/nominal.h"
#include "morph/verb.h"

void cx_stem_set_init(cx_stem_set *set, const cxtag_memory *memory) {
  memset(set, 0, sizeof *set);
  set->memory = memory;
  cx_buffer_init(&set->texts, memory);
  cx_map_init(&set->features, memory);
}

int cx_stem_set_reserve(cx_stem_set *set, size_t words) {
  enum { STEMS_OF_WORD = 5, TEXT_OF_WORD = 24 }; /* about what the base pack has */
  cx_buffer_reserve(&set->texts, words * TEXT_OF_WORD);
  return !set->texts.failed &&
         cx_grow(set->memory, &set->stems, &set->capacity, words * STEMS_OF_WORD, sizeof *set->stems);
}

void cx_stem_set_clear(cx_stem_set *set) {
  cx_release(set->memory, set->stems);
  cx_buffer_clear(&set->texts);
  cx_map_clear(&set->features);
}

/* What a letter says of harmony: BACK, FRONT, or only that it is a vowel. */
enum { BACK = CX_STEM_BACK, FRONT = CX_STEM_FRONT, VOWEL_SHIFT = 2, VOWEL = 1 << VOWEL_SHIFT };
static const unsigned char HARMONY[256] = {
    ['a'] = BACK | VOWEL,
    ['o'] = BACK | VOWEL,
    ['u'] = BACK | VOWEL,
    [CX_LETTER_AA] = BACK | VOWEL,
    ['y'] = FRONT | VOWEL,
    [CX_LETTER_AE] = FRONT | VOWEL,
    [CX_LETTER_OE] = FRONT | VOWEL,
    ['e'] = VOWEL,
    ['i'] = VOWEL,
};

/* Vowel harmony of the base form: a, o, u ask for a in endings; words with only ä, ö, y, e, i for ä. Words
 * with both (compounds, loans) take either, and so do words whose last two vowels are e or i behind a back
 * vowel, which may be compounds too (toimenpidettä, but kaveria). Which letters are vowels no processor can guess, so
 * that nothing branches on it. */
static uint8_t harmony_of(const char *word, size_t len) {
  unsigned all = 0, neutral = 0, is_end = 1; /* neutral vowels of the word's end */
  for (size_t at = len, size; at; at -= size) {
    unsigned const harmony = HARMONY[cx_letter_before(word, at, &size)];
    all |= harmony;
    is_end &= (harmony & (BACK | FRONT)) == 0;
    neutral += is_end & harmony >> VOWEL_SHIFT;
  }
  if (!(all & VOWEL)) return BACK | FRONT;
  if (!(all & BACK)) return FRONT;
  return (uint8_t)((all & (BACK | FRONT)) | (neutral >= 2 ? FRONT : 0));
}

static int is_known(const cx_stem_set *set, const cx_blob_stem *stem) {
  for (size_t i = set->word_start; i < set->count; i++) {
    const cx_blob_stem *s = &set->stems[i].stem;
    if (s->ending_class == stem->ending_class && s->length == stem->length && s->features == stem->features &&
        s->reading == stem->reading && ((s->flags ^ stem->flags) & CX_STEM_JOINS) == 0 &&
        memcmp(set->texts.bytes + s->text, set->texts.bytes + stem->text, s->length) == 0)
      return 1;
  }
  return 0;
}

/* Where a stem's bytes are. */
typedef struct place {
  uint32_t text;
  const cx_loose_stem *front; /* the stem of the same word that begins with them; NULL = none does */
} place;

/* Bytes that another stem begins with are not written again, and a stem that only goes on where the last one ended is
 * written on. */
static place place_text(cx_stem_set *set, const cx_stem *stem) {
  size_t from = set->texts.length, done = 0;
  for (size_t i = set->count; i > set->word_start; i--) {
    const cx_blob_stem *s = &set->stems[i - 1].stem;
    size_t common = s->length < stem->length ? s->length : stem->length;
    const char *text = set->texts.bytes + s->text;
    if (text[common - 1] != stem->bytes[common - 1] || memcmp(text, stem->bytes, common) != 0) continue;
    if (common == stem->length) return (place){s->text, &set->stems[i - 1]};
    if (s->text + common != set->texts.length || done) continue;
    from = s->text;
    done = common;
  }
  cx_buffer_append(&set->texts, stem->bytes + done, stem->length - done);
  return (place){(uint32_t)from, NULL};
}

/* The number of a stem's features, which are few and mostly those of the stem before. */
static uint32_t number_features(cx_stem_set *set, uint32_t features) {
  char key[sizeof features];
  if (set->count) {
    uint32_t last = set->stems[set->count - 1].stem.features;
    if (set->features.entries[last].value == features) return last;
  }
  memcpy(key, &features, sizeof key);
  return cx_map_insert(&set->features, key, sizeof key, features, NULL);
}

/* Classes whose stem is a form written out: its own vowels decide, not those of the base form. */
static int is_whole_form(unsigned ending_class) {
  return ending_class == CX_CLASS_FORM || ending_class == CX_CLASS_FORM_OWNED ||
         ending_class == CX_VERB_EXACT || ending_class == CX_VERB_NEGATOR;
}

/* The hash of the text's folded letters. */
static uint32_t hash_folded(const char *text, size_t len) {
  uint32_t hash = CX_BLOB_HASH_START;
  for (size_t at = 0, size; at < len; at += size) {
    if (text[at] != '\xC3') { /* nearly always: it folds to itself */
      hash = cx_blob_hash_step(hash, (unsigned char)text[at]);
      size = 1;
    } else {
      hash = cx_blob_hash_step(hash, cx_fold_letter(text, len, at, &size));
    }
  }
  return cx_blob_hash_end(hash);
}

/* Which endings go with the stem: those of its word, but a form written out has vowels of its own, and so may a stem
 * of another root (hyvä: parempaa). */
static uint8_t choose_flags(const cx_stem_set *set, const cx_stem *stem) {
  uint8_t flags = (uint8_t)(set->flags | (stem->joins ? CX_STEM_JOINS : 0));
  if (is_whole_form(stem->ending_class)) { /* olla: lienee, lieneekö */
    flags &= (uint8_t) ~(CX_STEM_BACK | CX_STEM_FRONT);
    flags |= harmony_of(stem->bytes, stem->length);
  }
  if (!(flags & CX_STEM_BACK)) flags |= harmony_of(stem->bytes, stem->length) & CX_STEM_BACK;
  return flags;
}

static int take_stem(void *ctx, const cx_stem *stem) {
  cx_stem_set *set = ctx;
  if (stem->length == 0 || stem->length > 255) return 1;
  if (set->count == set->capacity &&
      !cx_grow(set->memory, &set->stems, &set->capacity, set->count + 1, sizeof *set->stems))
    return !(set->failed = 1);
  uint32_t const features = number_features(set, stem->features);
  place const at = place_text(set, stem);
  if (features == CX_MAP_NONE || features > UINT16_MAX || set->texts.failed || set->texts.length > UINT32_MAX)
    return !(set->failed = 1);
  cx_loose_stem *loose = &set->stems[set->count];
  loose->stem = (cx_blob_stem){.entry = set->word->number,
                               .text = at.text,
                               .features = (uint16_t)features,
                               .length = (uint8_t)stem->length,
                               .ending_class = (uint8_t)stem->ending_class,
                               .reading = (uint8_t)(stem->reading | set->word->reading),
                               .flags = choose_flags(set, stem)};
  if (at.front && is_known(set, &loose->stem)) return 1;
  int const is_same = at.front && at.front->stem.length == stem->length;
  loose->hash = is_same ? at.front->hash : hash_folded(stem->bytes, stem->length);
  loose->stem.tag = (uint16_t)(loose->hash >> 16);
  set->count++;
  return 1;
}

static int is_named(const cx_entry *entry, const char *name) {
  return entry->inflect && strcmp(entry->inflect, name) == 0;
}

static void take_exact(cx_stem_set *set, const cx_entry *entry, int ending_class) {
  cx_stem stem;
  memcpy(stem.bytes, entry->word, entry->length);
  stem.length = entry->length;
  stem.ending_class = (uint16_t)ending_class;
  stem.features = 0;
  stem.reading = CX_READ_AS_TYPED;
  stem.joins = 1;
  take_stem(set, &stem);
}

/* Nouns, verbs, or both where neither `inflect` nor the shape tells. */
static void add_finnish(cx_stem_set *set, const cx_entry *entry) {
  const char *w = entry->word;
  size_t len = entry->length;
  int particle = !entry->inflect && cx_nominal_is_particle(w, len);
  int sure_noun = particle || (!entry->inflect && cx_nominal_is_sure(w, len));
  int sure_verb =
      entry->inflect ? cx_verb_model(entry->inflect) >= 0 : !sure_noun && cx_is_infinitive(w, len);
  if (!sure_verb) cx_finnish_nominal_stems(entry, take_stem, set);
  if (particle) cx_verb_single_forms(entry, take_stem, set);
  if (sure_verb || (!entry->inflect && !sure_noun)) cx_finnish_verb_stems(entry, take_stem, set);
}

int cx_stem_set_add(cx_stem_set *set, const cx_builder_word *word) {
  const cx_entry *entry = &word->entry;
  uint8_t harmony = harmony_of(entry->word, entry->length);
  set->word = word;
  set->word_start = set->count;
  if (entry->exact || is_named(entry, "none")) {
    set->flags = harmony;
    take_exact(set, entry, entry->exact ? CX_CLASS_EXACT : CX_CLASS_FORM);
    return !set->failed;
  }
  if (entry->languages & CX_LANGUAGE_FI) {
    set->flags = (uint8_t)(harmony | CX_STEM_FINNISH);
    add_finnish(set, entry);
  }
  if (entry->languages & CX_LANGUAGE_EN && !set->failed) {
    set->flags = (uint8_t)(harmony | CX_STEM_ENGLISH);
    cx_english_stems(entry, take_stem, set);
  }
  if (set->count == set->word_start && !set->failed) {
    set->flags = harmony;
    take_exact(set, entry, CX_CLASS_EXACT);
  }
  return !set->failed;
}
