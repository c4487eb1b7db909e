/* Typos: what is found is held against all edits of the word, each looked up by itself. */
#include "vocabulary_help.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const char *const WORDS[] = {"hyvä",   "käyttöönotto", "tärkeä", "kauppa", "asiakaspalvelu", "toimitus",
                                    "päätös", "löytää",       "kysyä",  "talo",   "puhelin",        "sää"};

/* A word as letters of one or two bytes. */
typedef struct letters {
  char text[48][3];
  size_t count;
} letters;

static letters split(const char *word) {
  letters split = {.count = 0};
  for (; *word; split.count++) {
    size_t const size = (unsigned char)*word == 0xC3 ? 2 : 1;
    memcpy(split.text[split.count], word, size);
    split.text[split.count][size] = '\0';
    word += size;
  }
  return split;
}

static void join(char *out, const letters *word) {
  *out = '\0';
  for (size_t i = 0; i < word->count; i++) strcat(out, word->text[i]);
}

static letters with(const letters *word, size_t at, const char *letter) {
  letters more = *word;
  memmove(more.text[at + 1], more.text[at], (word->count - at) * sizeof *more.text);
  strcpy(more.text[at], letter);
  more.count++;
  return more;
}

static letters without(const letters *word, size_t at) {
  letters less = *word;
  memmove(less.text[at], less.text[at + 1], (word->count - at - 1) * sizeof *less.text);
  less.count--;
  return less;
}

static letters swapped(const letters *word, size_t at) {
  letters other = *word;
  memcpy(other.text[at], word->text[at + 1], sizeof *other.text);
  memcpy(other.text[at + 1], word->text[at], sizeof *other.text);
  return other;
}

/* The entries that the word is a form of, as bits; behind those, of which it is one without more liberties. */
enum { LIBERTIES = CX_READ_DOTLESS | CX_READ_SPOKEN };
static unsigned entries_of(const cx_vocabulary *v, const letters *word, int typos) {
  char text[160];
  cx_form forms[CX_FORMS_MAX];
  unsigned entries = 0;
  join(text, word);
  size_t const count = cx_vocabulary_find(v, text, strlen(text), 0, typos, forms, CX_FORMS_MAX);
  for (size_t i = 0; i < count; i++) {
    assert_int_equal((forms[i].reading & CX_READ_TYPO) != 0, typos);
    assert_int_equal(forms[i].start, 0);
    assert_int_equal(forms[i].end, strlen(text));
    entries |= 1u << forms[i].entry;
    if (!(forms[i].reading & LIBERTIES)) entries |= 1u << (COUNT(WORDS) + forms[i].entry);
  }
  return entries;
}

static unsigned entries_of_all_edits(const cx_vocabulary *v, const letters *word) {
  static const char *const vowels[] = {"a", "e", "i", "o", "u", "y", "ä", "ö"};
  unsigned entries = 0;
  letters edited;
  for (size_t at = 1; at < word->count; at++) {
    if (at + 1 < word->count) {
      edited = swapped(word, at);
      entries |= entries_of(v, &edited, 0);
    }
    edited = without(word, at);
    entries |= entries_of(v, &edited, 0);
    edited = with(word, at, word->text[at]);
    entries |= entries_of(v, &edited, 0);
    for (size_t i = 0; i < COUNT(vowels); i++) {
      edited = with(word, at, vowels[i]);
      entries |= entries_of(v, &edited, 0);
    }
  }
  return entries;
}

static unsigned check(const cx_vocabulary *v, const letters *word) {
  char text[160];
  if (entries_of(v, word, 0)) return 0; /* no typo */
  unsigned const wanted = word->count < 7 || word->count > 40 ? 0 : entries_of_all_edits(v, word);
  unsigned const found = entries_of(v, word, 1);
  join(text, word);
  if (found != wanted) fail_msg("\"%s\" is a form of %x, not of %x", text, found, wanted);
  return found;
}

static void typos_are_found_wherever_they_are(void **state) {
  static const char *const forms[] = {
      "käyttöönotossakaan", "asiakaspalvelustammekin", "toimitukset",  "toimituksienne", "päätökseen",
      "päätöksissähän",     "löytäisimmekö",           "löydättekin",  "kysyisitkö",     "puhelimellannekaan",
      "puhelimeen",         "tärkeämpää",              "hyvääkinköhän", "kaupassaan",    "kaupoissakaan",
      "taloissammekaan",    "käyttöönottoon",          "säätäkään"};
  static const char *const letters_added[] = {"a", "ä", "ö", "t", "k", "n", "w", "-"};
  cx_vocabulary *v = vocabulary_of(WORDS, COUNT(WORDS), CX_LANGUAGE_FI);
  unsigned found = 0;
  (void)state;
  for (size_t i = 0; i < COUNT(forms); i++) {
    letters const form = split(forms[i]);
    letters typed;
    assert_true(entries_of(v, &form, 0) != 0);
    for (size_t at = 0; at < form.count; at++) {
      typed = without(&form, at);
      found |= check(v, &typed);
      if (at + 1 < form.count) {
        typed = swapped(&form, at);
        found |= check(v, &typed);
      }
      for (size_t l = 0; l < COUNT(letters_added); l++) {
        typed = with(&form, at, letters_added[l]);
        found |= check(v, &typed);
      }
    }
  }
  assert_true(found == (1u << 2 * COUNT(WORDS)) - 1);
  cx_vocabulary_free(v);
}

static void short_words_and_endless_ones_have_none(void **state) {
  static const char *const typed[] = {"hyvvä", "kaupppa", "tollo", "asiakasasiakasasiakasasiakasasiakaspalveluu"};
  cx_vocabulary *v = vocabulary_of(WORDS, COUNT(WORDS), CX_LANGUAGE_FI);
  (void)state;
  for (size_t i = 0; i < COUNT(typed); i++) {
    letters const word = split(typed[i]);
    check(v, &word);
  }
  cx_vocabulary_free(v);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(typos_are_found_wherever_they_are),
      cmocka_unit_test(short_words_and_endless_ones_have_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
