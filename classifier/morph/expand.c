#include "morph/expand.h"

#include <stdlib.h>
#include <string.h>

#include "morph/builder.h"
#include "morph/endings.h"
#include "morph/letters.h"

typedef struct written {
  const char *text;
  size_t length;
  uint32_t rank, features;
  uint8_t reading, language;
} written;

typedef struct expansion {
  cx_map seen; /* features + form */
  written *forms;
  size_t count, capacity;
  const cxtag_memory *memory;
} expansion;

/* Nominals by number and case, then comparison; verbs by mood, infinitives, participles. */
static uint32_t rank_of(uint32_t f) {
  uint32_t kind = f & (CX_PARTICIPLE | CX_NEGATIVE_PARTICIPLE) ? 4
                  : f & CX_INFINITIVE                          ? 3
                  : f & CX_FINITE                              ? 2
                                                               : 1;
  uint32_t degree = f & CX_SUPERLATIVE ? 2 : f & CX_COMPARATIVE ? 1 : 0;
  uint32_t mood = f & CX_IMPERATIVE ? 3 : f & CX_CONDITIONAL ? 2 : f & CX_PAST ? 1 : 0;
  if (f & CX_ADVERB && kind == 1 && !degree) degree = 3;
  uint32_t negative = f & CX_NEGATIVE_PARTICIPLE ? 1 : 0, passive = f & CX_PASSIVE ? 1 : 0;
  uint32_t plural = f & CX_PLURAL ? 1 : 0;
  return kind << 16 | negative << 15 | degree << 12 | mood << 9 | passive << 8 | plural << 7 |
         (f & CX_CASE_MASK);
}

/* The ending's letters behind the stem; 0 when they do not fit. Front vowels where the stem takes only those,
 * or where its last vowel that decides is one. */
static size_t write_form(char *out, size_t room, const char *stem, size_t len, const char *ending,
                         int front) {
  size_t size, length = len;
  if (len + 2 * strlen(ending) >= room) return 0;
  memcpy(out, stem, len);
  for (; *ending; ending++) {
    const char *letter = NULL;
    char plain[3] = {*ending, '\0', '\0'};
    if (*ending == 'A') letter = front ? "ä" : "a";
    if (*ending == 'O') letter = front ? "ö" : "o";
    if (*ending == 'U') letter = front ? "y" : "u";
    if (*ending == 'V') {
      size_t at = length;
      while (at && !cx_is_vowel(cx_letter_before(out, at, &size))) at -= size;
      if (!at) return 0;
      cx_letter_before(out, at, &size);
      memcpy(plain, out + at - size, size);
      plain[size] = '\0';
    }
    if (!letter) letter = plain;
    memcpy(out + length, letter, strlen(letter));
    length += strlen(letter);
  }
  return length;
}

static int takes_front(const cx_loose_stem *loose, const char *word, size_t len) {
  size_t size;
  uint8_t harmony = loose->stem.flags & (CX_STEM_BACK | CX_STEM_FRONT);
  if (harmony != (CX_STEM_BACK | CX_STEM_FRONT)) return harmony == CX_STEM_FRONT;
  for (; len; len -= size) {
    unsigned char letter = cx_letter_before(word, len, &size);
    if (letter == 'a' || letter == 'o' || letter == 'u') return 0;
    if (letter == CX_LETTER_AE || letter == CX_LETTER_OE || letter == 'y') return 1;
  }
  return 1;
}

static int add_form(expansion *x, const char *form, size_t len, uint32_t features, uint8_t reading,
                    uint8_t language) {
  char key[4 + 300];
  int made = 0;
  written *w;
  memcpy(key, &features, sizeof features);
  memcpy(key + 4, form, len);
  uint32_t at = cx_map_insert(&x->seen, key, len + 4, 0, &made);
  if (at == CX_MAP_NONE) return 0;
  if (!made) return 1;
  if (!cx_grow(x->memory, &x->forms, &x->capacity, x->count + 1, sizeof *x->forms)) return 0;
  w = &x->forms[x->count++];
  w->text = x->seen.entries[at].key + 4;
  w->length = len;
  w->features = features;
  w->rank = rank_of(features);
  w->reading = reading;
  w->language = language;
  return 1;
}

static int add_stem(expansion *x, const cx_stem_set *set, const cx_loose_stem *loose, const cx_entry *entry) {
  const char *text = set->texts.bytes + loose->stem.text;
  const cx_ending_class *c = cx_ending_class_at(loose->stem.ending_class);
  uint32_t stem_features = set->features.entries[loose->stem.features].value;
  int front = takes_front(loose, entry->word, entry->length);
  uint8_t language = CX_LANGUAGE_ANY;
  if (loose->stem.flags & CX_STEM_FINNISH) language = CX_LANGUAGE_FI;
  if (loose->stem.flags & CX_STEM_ENGLISH) language = CX_LANGUAGE_EN;
  if (!c || !c->endings) return 1;
  for (const cx_ending *e = c->endings; e->text; e++) {
    char form[300];
    uint8_t reading = loose->stem.reading;
    if (e->follow & CX_ONLY_POSSESSIVE) continue;
    if (e->follow & CX_SPOKEN_ENDING) reading |= CX_READ_SPOKEN;
    size_t len = write_form(form, sizeof form, text, loose->stem.length, e->text, front);
    if (len && !add_form(x, form, len, stem_features | e->features, reading, language)) return 0;
  }
  return 1;
}

static int compare_forms(const void *a, const void *b) {
  const written *x = a, *y = b;
  size_t common = x->length < y->length ? x->length : y->length;
  int order;
  if (x->language != y->language) return x->language < y->language ? -1 : 1;
  if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
  if (x->reading != y->reading) return x->reading < y->reading ? -1 : 1;
  order = memcmp(x->text, y->text, common);
  if (order) return order;
  if (x->length != y->length) return x->length < y->length ? -1 : 1;
  return x->features < y->features ? -1 : x->features > y->features;
}

static cxtag_status call_back(expansion *x, int (*callback)(void *, const cx_expanded_form *), void *ctx,
                              cxtag_error *err) {
  cx_buffer group;
  cxtag_status status = CXTAG_OK;
  cx_buffer_init(&group, x->memory);
  for (size_t i = 0; i < x->count && status == CXTAG_OK; i++) {
    const written *w = &x->forms[i];
    cx_buffer_reset(&group);
    cx_write_group(&group, w->features);
    const char *name = cx_buffer_text(&group);
    cx_expanded_form form = {name, w->text, w->length, w->features, w->reading, w->language};
    if (!name)
      status = cx_error_memory(err);
    else if (callback(ctx, &form))
      break;
  }
  cx_buffer_clear(&group);
  return status;
}

cxtag_status cx_expand_entry(const cx_entry *entry, int (*callback)(void *ctx, const cx_expanded_form *form),
                             void *ctx, const cxtag_memory *memory, cxtag_error *err) {
  expansion x = {.memory = memory};
  cx_stem_set set;
  cx_builder_word word = {*entry, 0, CX_READ_AS_TYPED};
  cxtag_status status = cx_entry_check(entry, err);
  if (status != CXTAG_OK) return status;
  cx_map_init(&x.seen, memory);
  cx_stem_set_init(&set, memory);
  if (!cx_stem_set_add(&set, &word)) status = cx_error_memory(err);
  for (size_t i = 0; i < set.count && status == CXTAG_OK; i++)
    if (!add_stem(&x, &set, &set.stems[i], entry)) status = cx_error_memory(err);
  if (status == CXTAG_OK && x.count) {
    qsort(x.forms, x.count, sizeof *x.forms, compare_forms);
    status = call_back(&x, callback, ctx, err);
  }
  cx_release(memory, x.forms);
  cx_map_clear(&x.seen);
  cx_stem_set_clear(&set);
  return status;
}
