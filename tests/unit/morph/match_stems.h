/* Matches a word with an entry's stems and ending classes one by one: what the vocabulary's index must find
 * too, without the index, so that a fault of a paradigm shows apart from one of the index. */
#ifndef MATCH_STEMS_H
#define MATCH_STEMS_H

#include <string.h>

#include "morph/paradigm.h"

typedef struct match {
  const char *word;
  size_t length;
  int found;
  uint32_t features; /* of the first match, written stems before spoken ones */
  uint8_t reading;
  size_t stems;
} match;

static inline const char *last_vowel(const char *text, size_t end) {
  static const char *const vowels[] = {"a", "e", "i", "o", "u", "y", "ä", "ö"};
  for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++) {
    size_t len = strlen(vowels[i]);
    if (end >= len && memcmp(text + end - len, vowels[i], len) == 0) return vowels[i];
  }
  return "";
}

/* Harmony: the last of a o u ä ö y before `end` decides; none = front. */
static inline int is_back(const char *text, size_t end) {
  while (end--) {
    if (strchr("aou", text[end])) return 1;
    if (text[end] == 'y' || text[end] == '\xA4' || text[end] == '\xB6') return 0;
  }
  return 0;
}

static inline size_t pass(const match *m, size_t at, const char *text) {
  size_t len = strlen(text);
  return m->length - at >= len && memcmp(m->word + at, text, len) == 0 ? at + len : 0;
}

/* The end of an ending that starts at `at`; 0 = it does not stand there. */
static inline size_t pass_ending(const match *m, size_t at, const char *ending, int back) {
  size_t start = at;
  for (; *ending; ending++) {
    char plain[2] = {*ending, '\0'};
    const char *letter = *ending == 'A'   ? (back ? "a" : "ä")
                         : *ending == 'O' ? (back ? "o" : "ö")
                         : *ending == 'U' ? (back ? "u" : "y")
                         : *ending == 'V' ? last_vowel(m->word, at)
                                          : plain;
    at = pass(m, at, letter);
    if (!at || !*letter) return 0;
  }
  return at ? at : start;
}

static inline int ends_in_clitics(const match *m, size_t at, int back) {
  static const char *const clitics[] = {"kin", "kAAn", "kO", "hAn", "pA", "kOs", "pAs"};
  if (at == m->length) return 1;
  for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
    size_t next = pass_ending(m, at, clitics[i], back);
    if (next && ends_in_clitics(m, next, back)) return 1;
  }
  return 0;
}

static inline int ends_behind(const match *m, size_t at, uint8_t follow, int back) {
  static const char *const owners[] = {"ni", "si", "nsA", "mme", "nne", "Vn"};
  int clitics = (follow & CX_FOLLOW_CLITIC) != 0;
  if (!(follow & CX_ONLY_POSSESSIVE) && (at == m->length || (clitics && ends_in_clitics(m, at, back))))
    return 1;
  if (!(follow & CX_FOLLOW_POSSESSIVE)) return 0;
  for (size_t i = 0; i < sizeof owners / sizeof *owners; i++) {
    size_t next = i == 5 && !(follow & CX_FOLLOW_AAN) ? 0 : pass_ending(m, at, owners[i], back);
    if (next && (next == m->length || (clitics && ends_in_clitics(m, next, back)))) return 1;
  }
  return 0;
}

static inline const cx_ending *endings_of(uint16_t ending_class) {
  if (ending_class >= CX_ENGLISH_CLASSES)
    return cx_english_classes[ending_class - CX_ENGLISH_CLASSES].endings;
  return cx_verb_classes[ending_class - CX_VERB_CLASSES].endings;
}

static inline int try_stem(void *ctx, const cx_stem *stem) {
  match *m = ctx;
  m->stems++;
  size_t at = pass(m, 0, stem->bytes);
  if (!at || (m->found && (m->reading == 0 || stem->reading))) return 1;
  int back = is_back(stem->bytes, stem->length);
  for (const cx_ending *e = endings_of(stem->ending_class); e->text; e++) {
    size_t end = *e->text ? pass_ending(m, at, e->text, back) : at;
    if (!end || !ends_behind(m, end, e->follow, back)) continue;
    m->found = 1;
    m->features = e->features | stem->features;
    m->reading = stem->reading;
    return 1;
  }
  return 1;
}

typedef int stems_of(const cx_entry *entry, cx_stem_sink sink, void *ctx);

static inline match match_word(stems_of *stems, const char *entry_word, const char *inflect, const char *word,
                               size_t len) {
  match m = {.word = word, .length = len};
  cx_entry entry = {
      .word = entry_word, .length = strlen(entry_word), .languages = CX_LANGUAGE_ANY, .inflect = inflect};
  stems(&entry, try_stem, &m);
  return m;
}

/* How many of the words (between blanks) are matched; each that differs from `wanted` is printed. */
static inline size_t count_faults(stems_of *stems, const char *entry_word, const char *words, int wanted) {
  size_t faults = 0;
  for (const char *at = words; *at;) {
    size_t len = strcspn(at, " ");
    if (match_word(stems, entry_word, NULL, at, len).found != wanted) {
      print_error("%s %s %.*s\n", entry_word, wanted ? "misses" : "takes", (int)len, at);
      faults++;
    }
    at += len;
    at += strspn(at, " ");
  }
  return faults;
}

/* The same through the vocabulary that holds the entry under that number. */
static inline size_t count_index_faults(const cx_vocabulary *v, uint32_t entry, const char *words,
                                        int wanted) {
  size_t faults = 0;
  cx_form forms[CX_FORMS_MAX];
  for (const char *at = words; *at;) {
    size_t len = strcspn(at, " "), count = cx_vocabulary_find(v, at, len, 0, 0, forms, CX_FORMS_MAX);
    int found = 0;
    for (size_t i = 0; i < count; i++)
      found |= forms[i].entry == entry && !(forms[i].reading & CX_READ_DOTLESS);
    if (found != wanted) {
      print_error("entry %u %s %.*s in the vocabulary\n", entry, wanted ? "misses" : "takes", (int)len, at);
      faults++;
    }
    at += len;
    at += strspn(at, " ");
  }
  return faults;
}

#endif
