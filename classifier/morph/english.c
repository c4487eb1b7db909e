/*
 * The stems of an English entry: every spelling of it, each as noun, verb and adjective.
 *
 * No stemmer takes part. Snowball's English stemmer, asked whether a form's stem is the entry's, finds 63 %
 * of the right forms of tests/unit/morph/test_english.c and takes 18 % of the wrong ones (universe for
 * university, several for severe); what it alone would add is derivation, which is no form. That test measures
 * it again wherever the stemmer is installed.
 */
#include "morph/english.h"

#include <string.h>

void cx_english_put(cx_english_output *out, const char *text, size_t len, const char *suffix,
                    uint16_t ending_class, uint32_t features) {
  cx_stem stem;
  size_t more = strlen(suffix);
  if (out->stopped || len == 0 || len + more >= sizeof stem.bytes) return;
  memcpy(stem.bytes, text, len);
  memcpy(stem.bytes + len, suffix, more + 1);
  stem.length = len + more;
  stem.ending_class = ending_class;
  stem.features = features;
  stem.reading = 0;
  stem.joins = ending_class == CX_ENGLISH_NOUN || ending_class == CX_ENGLISH_NOUN_ES ||
               ending_class == CX_ENGLISH_OWNER;
  out->stopped = !out->sink(out->ctx, &stem);
}

void cx_english_put_words(cx_english_output *out, const char *words, uint16_t ending_class,
                          uint32_t features) {
  while (*words) {
    size_t len = strcspn(words, " ");
    cx_english_put(out, words, len, "", ending_class, features);
    words += len;
    words += strspn(words, " ");
  }
}

static int is_named(const cx_entry *entry, const char *name) {
  return entry->inflect && strcmp(entry->inflect, name) == 0;
}

/* Only words of letters inflect: not c++, 24/7, :-) */
static int is_word(const char *text, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (!(text[i] >= 'a' && text[i] <= 'z') && !(i && i + 1 < len && text[i] == '-')) return 0;
  return len > 1;
}

/* One spelling of the entry, whose own is of `entry_kinds`. */
static void inflect(cx_english_output *out, const cx_entry *entry, unsigned entry_kinds, const char *word,
                    size_t len) {
  int const sure = entry->inflect && *entry->inflect;
  unsigned const kinds = word == entry->word ? entry_kinds : cx_english_kinds(word, len);
  cx_english_put(out, word, len, "", CX_ENGLISH_EXACT, 0);
  if (kinds & CX_ENGLISH_UNINFLECTED && !sure) return;
  if (!sure || is_named(entry, "noun")) cx_english_noun(out, word, len, kinds);
  if (!sure || is_named(entry, "verb")) cx_english_verb(out, word, len, kinds);
  if (!sure || is_named(entry, "adjective")) {
    cx_english_adjective(out, word, len, entry_kinds, sure);
    cx_english_opposites(out, word, len, kinds);
  }
}

int cx_english_stems(const cx_entry *entry, cx_stem_sink sink, void *ctx) {
  cx_english_output out = {sink, ctx, 0};
  cx_spelt other[CX_SPELLINGS_MAX];
  if (!entry->length || entry->length > 255) return 1;
  if (!is_named(entry, "none") && cx_english_closed_words(&out, entry->word, entry->length))
    return !out.stopped;
  if (is_named(entry, "none") || !is_word(entry->word, entry->length)) {
    cx_english_put(&out, entry->word, entry->length, "", CX_ENGLISH_EXACT, 0);
    return !out.stopped;
  }
  unsigned const kinds = cx_english_kinds(entry->word, entry->length);
  inflect(&out, entry, kinds, entry->word, entry->length);
  size_t count = cx_english_spellings(other, entry->word, entry->length);
  for (size_t i = 0; i < count; i++) inflect(&out, entry, kinds, other[i].text, other[i].length);
  return !out.stopped;
}
