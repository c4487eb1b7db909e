/* Regular English nouns, verbs and adjectives, with their irregular fellows from the tables. */
#include "morph/english.h"
#include "morph/suffix.h"

#include <string.h>

static int is_vowel(char letter) {
  return letter && strchr("aeiou", letter) != NULL;
}

static int ends_with(const char *word, size_t len, const char *tail) {
  size_t tail_len = strlen(tail);
  if (len <= tail_len || word[len - 1] != tail[tail_len - 1]) return 0;
  return memcmp(word + len - tail_len, tail, tail_len) == 0;
}

static int hisses(const char *word, size_t len) {
  char const last = word[len - 1];
  if (last == 'h') return ends_with(word, len, "ch") || ends_with(word, len, "sh");
  return len > 1 && (last == 's' || last == 'x' || last == 'z');
}

static int ends_in_consonant_y(const char *word, size_t len) {
  return len > 2 && word[len - 1] == 'y' && !is_vowel(word[len - 2]);
}

/* How many groups of vowels: 1 in stop, ship, quit; 2 in refer. The u of qu is none. */
static size_t count_vowel_groups(const char *word, size_t len) {
  size_t count = 0;
  for (size_t i = 0; i < len; i++) {
    int vowel = is_vowel(word[i]) || (word[i] == 'y' && i);
    int before = i && (is_vowel(word[i - 1]) || (word[i - 1] == 'y' && i > 1));
    if (vowel && !(word[i] == 'u' && i && word[i - 1] == 'q') && !(before && !(i > 1 && word[i - 2] == 'q')))
      count++;
  }
  return count;
}

/* One vowel, then one consonant that can double. */
static int may_double(const char *word, size_t len) {
  if (len < 2 || is_vowel(word[len - 1]) || !is_vowel(word[len - 2]) || strchr("wxyhjqv", word[len - 1]))
    return 0;
  return len < 3 || !is_vowel(word[len - 3]) || (word[len - 3] == 'u' && len > 3 && word[len - 4] == 'q');
}

/* --- Nouns
 * ---------------------------------------------------------------------------------------------------------
 */

void cx_english_noun(cx_english_output *out, const char *word, size_t len, unsigned kinds) {
  const cx_word_row *irregular = cx_word_table_find(&cx_english_nouns, word, len);
  if (kinds & CX_ENGLISH_NO_S) return;
  if (irregular) {
    cx_english_put(out, word, len, "", CX_ENGLISH_OWNER, 0);
    cx_english_put_words(out, irregular->first, CX_ENGLISH_OWNER, CX_PLURAL);
    return;
  }
  if (ends_in_consonant_y(word, len)) {
    cx_english_put(out, word, len - 1, "", CX_ENGLISH_NOUN_Y, 0);
  } else if (hisses(word, len)) {
    cx_english_put(out, word, len, "", CX_ENGLISH_NOUN_ES, 0);
    if (ends_with(word, len, "sis")) cx_english_put(out, word, len - 2, "es", CX_ENGLISH_EXACT, CX_PLURAL);
  } else {
    cx_english_put(out, word, len, "", CX_ENGLISH_NOUN, 0);
    if (len > 2 && word[len - 1] == 'o' &&
        !is_vowel(word[len - 2])) /* photos, heroes: both, as none is told */
      cx_english_put(out, word, len, "es", CX_ENGLISH_EXACT, CX_PLURAL);
  }
}

/* --- Verbs
 * ---------------------------------------------------------------------------------------------------------
 */

static void put_ing(cx_english_output *out, const char *word, size_t len) {
  if (ends_with(word, len, "ie"))
    cx_english_put(out, word, len - 2, "y", CX_ENGLISH_ING, 0);
  else if (word[len - 1] == 'e' && !ends_with(word, len, "ee"))
    cx_english_put(out, word, len - 1, "", CX_ENGLISH_ING, 0);
  else if (!may_double(word, len))
    cx_english_put(out, word, len, "", CX_ENGLISH_ING, 0);
  else {
    char last[2] = {word[len - 1], '\0'};
    cx_english_put(out, word, len, last, CX_ENGLISH_ING, 0);
    if (count_vowel_groups(word, len) > 1) cx_english_put(out, word, len, "", CX_ENGLISH_ING, 0);
  }
}

static void put_irregular_verb(cx_english_output *out, const cx_word_row *row, const char *word, size_t len) {
  if (ends_in_consonant_y(word, len))
    cx_english_put(out, word, len - 1, "ies", CX_ENGLISH_EXACT, CX_FINITE);
  else
    cx_english_put(out, word, len, "",
                   hisses(word, len) || word[len - 1] == 'o' ? CX_ENGLISH_THIRD_ES : CX_ENGLISH_THIRD, 0);
  cx_english_put_words(out, row->first, CX_ENGLISH_EXACT, CX_FINITE | CX_PAST);
  cx_english_put_words(out, row->second, CX_ENGLISH_EXACT, CX_PAST | CX_PARTICIPLE);
  put_ing(out, word, len);
}

/* stop: stopped only; visit, cancel: both, for the stress is not written and customers write both. */
static void put_doubling_verb(cx_english_output *out, const char *word, size_t len) {
  char last[2] = {word[len - 1], '\0'};
  int one_syllable = count_vowel_groups(word, len) == 1;
  if (one_syllable)
    cx_english_put(out, word, len, "", hisses(word, len) ? CX_ENGLISH_THIRD_ES : CX_ENGLISH_THIRD, 0);
  else
    cx_english_put(out, word, len, "", hisses(word, len) ? CX_ENGLISH_VERB_ES : CX_ENGLISH_VERB, 0);
  if (last[0] != 'c')
    cx_english_put(out, word, len, last, CX_ENGLISH_DOUBLED, 0);
  else if (!one_syllable) /* panicked; but picked is no form of pic */
    cx_english_put(out, word, len, "k", CX_ENGLISH_DOUBLED, 0);
}

void cx_english_verb(cx_english_output *out, const char *word, size_t len, unsigned kinds) {
  const cx_word_row *irregular = cx_word_table_find(&cx_english_verbs, word, len);
  if (irregular)
    put_irregular_verb(out, irregular, word, len);
  else if (kinds & (CX_ENGLISH_NO_VERB | CX_ENGLISH_NO_S))
    return;
  else if (ends_with(word, len, "ie"))
    cx_english_put(out, word, len - 2, "", CX_ENGLISH_VERB_IE, 0);
  else if (ends_with(word, len, "ee") || ends_with(word, len, "oe") || ends_with(word, len, "ye"))
    cx_english_put(out, word, len, "", CX_ENGLISH_VERB_EE, 0);
  else if (word[len - 1] == 'e')
    cx_english_put(out, word, len - 1, "", CX_ENGLISH_VERB_E, 0);
  else if (ends_in_consonant_y(word, len))
    cx_english_put(out, word, len - 1, "", CX_ENGLISH_VERB_Y, 0);
  else if (may_double(word, len))
    put_doubling_verb(out, word, len);
  else
    cx_english_put(out, word, len, "", hisses(word, len) ? CX_ENGLISH_VERB_ES : CX_ENGLISH_VERB, 0);
}

/* --- Adjectives
 * ---------------------------------------------------------------------------------------------------- */

static void put_grades(cx_english_output *out, const char *word, size_t len) {
  if (ends_in_consonant_y(word, len))
    cx_english_put(out, word, len - 1, "", CX_ENGLISH_GRADE_Y, 0);
  else if (word[len - 1] == 'e')
    cx_english_put(out, word, len - 1, "", CX_ENGLISH_GRADE, 0);
  else if (may_double(word, len) && count_vowel_groups(word, len) == 1) {
    char last[2] = {word[len - 1], '\0'};
    cx_english_put(out, word, len, last, CX_ENGLISH_GRADE, 0);
  } else
    cx_english_put(out, word, len, "", CX_ENGLISH_GRADE, 0);
}

/* quick-ly, ful-ly, terrib-ly, basical-ly, tru-ly, eas-ily. */
static void put_adverb(cx_english_output *out, const char *word, size_t len) {
  if (ends_in_consonant_y(word, len))
    cx_english_put(out, word, len - 1, "", CX_ENGLISH_ADVERB_Y, 0);
  else if (ends_with(word, len, "ll"))
    cx_english_put(out, word, len - 1, "", CX_ENGLISH_ADVERB, 0);
  else if (ends_with(word, len, "ue") || (ends_with(word, len, "le") && !is_vowel(word[len - 3])))
    cx_english_put(out, word, len - (word[len - 2] == 'u' ? 1 : 2), "", CX_ENGLISH_ADVERB, 0);
  else if (ends_with(word, len, "ic")) {
    cx_english_put(out, word, len, "al", CX_ENGLISH_ADVERB, 0);
    cx_english_put(out, word, len, "", CX_ENGLISH_ADVERB, 0); /* publicly */
  } else
    cx_english_put(out, word, len, "", CX_ENGLISH_ADVERB, 0);
}

/* A suffix of adjectives. */
static int is_adjective(const char *word, size_t len) {
  static const cx_suffix suffixes[] = {
      CX_SUFFIX("ful"), CX_SUFFIX("ous"),  CX_SUFFIX("ive"), CX_SUFFIX("able"), CX_SUFFIX("ible"),  CX_SUFFIX("ical"),
      CX_SUFFIX("ic"),  CX_SUFFIX("less"), CX_SUFFIX("ent"), CX_SUFFIX("ant"),  CX_SUFFIX("ional"), CX_SUFFIX("ated")};
  cx_word_end const end = cx_word_end_of(word, len);
  if (len <= 4) return 0;
  for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
    if (cx_has_suffix(&end, &suffixes[i]) && len > suffixes[i].length) return 1;
  return 0;
}

void cx_english_adjective(cx_english_output *out, const char *word, size_t len, unsigned entry_kinds, int sure) {
  const cx_word_row *irregular = cx_word_table_find(&cx_english_adjectives, word, len);
  int const gradable = (entry_kinds & CX_ENGLISH_GRADABLE) != 0, listed = (entry_kinds & CX_ENGLISH_ADVERBIAL) != 0;
  if (len < 3) return;
  if (irregular) {
    cx_english_put_words(out, irregular->first, CX_ENGLISH_EXACT, CX_COMPARATIVE);
    cx_english_put_words(out, irregular->second, CX_ENGLISH_EXACT, CX_SUPERLATIVE);
  } else if (gradable || sure) {
    put_grades(out, word, len);
  }
  if (listed || is_adjective(word, len) || sure || (gradable && word[len - 1] == 'y'))
    put_adverb(out, word, len);
}
