/* What the written shape of a Finnish verb tells: parts, syllables, the strong grade behind a weak
 * infinitive. */
#include "morph/verb_shape.h"

#include "morph/letters.h"

void cx_part_join(cx_part *part, const char *text, size_t len, const char *suffix, size_t more) {
  part->length = 0;
  if (len >= sizeof part->text || more >= sizeof part->text - len) return;
  memcpy(part->text, text, len);
  memcpy(part->text + len, suffix, more);
  part->length = len + more;
  part->text[part->length] = '\0';
}

void cx_part_set(cx_part *part, const char *text, size_t len, const char *suffix) {
  cx_part_join(part, text, len, suffix, strlen(suffix));
}

size_t cx_without_letter(const char *text, size_t len) {
  size_t size = 0;
  if (len) cx_letter_before(text, len, &size);
  return len - size;
}

/* Two vowels of one syllable: a long vowel, or a diphthong. */
static int one_syllable(unsigned char first, unsigned char second) {
  if (first == second || second == 'i') return 1;
  if (second == 'u') return first == 'a' || first == 'e' || first == 'i' || first == 'o';
  if (second == 'y') return first == 'e' || first == 'i' || first == CX_LETTER_AE || first == CX_LETTER_OE;
  return (first == 'u' && second == 'o') || (first == 'y' && second == CX_LETTER_OE) ||
         (first == 'i' && second == 'e');
}

size_t cx_syllables(const char *text, size_t len) {
  size_t count = 0, size;
  unsigned char before = 0, letter; /* before = the vowel that the next one may join */
  /* From the front: a diphthong is made of the first two vowels of a run. */
  for (size_t at = 0; at < len; at += size, before = letter) {
    size = 1;
    while (at + size < len && ((unsigned char)text[at + size] & 0xC0) == 0x80) size++;
    letter = cx_letter_before(text, at + size, &size);
    if (!cx_is_vowel(letter))
      letter = 0;
    else if (before && one_syllable(before, letter))
      letter = 0; /* the syllable is full */
    else
      count++;
  }
  return count;
}

unsigned char cx_first_vowel(const char *text, size_t len) {
  size_t size;
  for (size_t at = 0; at < len; at++) {
    if (((unsigned char)text[at] & 0xC0) == 0x80) continue;
    size_t end = at + 1;
    while (end < len && ((unsigned char)text[end] & 0xC0) == 0x80) end++;
    unsigned char letter = cx_letter_before(text, end, &size);
    if (cx_is_vowel(letter)) return letter;
  }
  return 0;
}

int cx_listed(const char *const *list, const char *word, size_t len) {
  for (; *list; list++)
    if (len && **list == *word && strlen(*list) == len && memcmp(*list, word, len) == 0) return 1;
  return 0;
}

/* Stems of verbs whose strong grade has a stop that the weak one lost (v of p, nothing of k). Others are not
 * given one: avata would take apaan, and tilata tilkaan. */
static const char *const lost_stop[] = {"tava", "kaiva", "luva",  "kelva", "levä",  "pelä",  "hylä",  "uha",
                                        "ruve", "häve",  "kiive", "reve",  "korve", "kalve", "turvo", "vaie",
                                        "pae",  "aue",   "raue",  "kye",   "soe",   "kara",  "evä",   "kavu",
                                        "seo",  "pera",  "laue",  "liue",  "keri",  "kere",  NULL};

static int is_guess(const char *weak, size_t len, const cx_part *strong) {
  size_t at = 0;
  while (at < len && strong->text[at] == weak[at]) at++;
  if (strong->length == len) return strong->text[at] != '\0' && weak[at] == 'v';
  return strong->text[at] == 'k' && (!at || weak[at - 1] != 'k');
}

/* A single stop behind a vowel or l m n r is always the weak grade of a double one, and d of t but for loans
 * in -data: the stem cannot stand as it is (hakata, palkata, kohota; not matkata, vastata, tilata). */
static int must_grade(const char *stem, size_t len) {
  static const char *const slang[] = {"moka", "doka", "chata", "data", NULL};
  size_t at = len, size;
  unsigned char letter = 0;
  if (cx_listed(slang, stem, len)) return 0;
  while (at && cx_is_vowel(letter = cx_letter_before(stem, at, &size))) at -= size;
  if (at == len || at < 2 || !letter || !strchr("kptd", letter)) return 0;
  if (letter == 'd') return stem[len - 1] != 'a' || stem[at - 2] == 'h';
  letter = cx_letter_before(stem, at - 1, &size);
  return cx_is_vowel(letter) || (letter && strchr("lmnr", letter));
}

size_t cx_strong_stems(cx_part out[CX_STRONG_STEMS], const char *stem, size_t len) {
  cx_gradation strong;
  size_t count = 0, found = cx_strengthen(&strong, stem, len);
  int lost = cx_listed(lost_stop, stem, len);

  for (size_t i = 0; i < found; i++) {
    cx_part_set(&out[count], strong.text[i], strong.length[i], "");
    if (lost || !is_guess(stem, len, &out[count])) count++;
  }
  if (!count || !(lost || must_grade(stem, len))) cx_part_set(&out[count++], stem, len, "");
  return count;
}

/* -eA: adjectives look the same (nopea), and the verbs are few. */
static const char *const verbs_in_ea[] = {
    "luke",  "hake",  "tuke",  "puke",  "koke",  "pote",  "kute",  "lähte", "tunte", "itke",  "kulke",
    "sulke", "särke", "laske", "iske",  "koske", "kylpe", "rype",  "polke", "puske", "tunke", "sotke",
    "kytke", "kitke", "kutke", "imi",   "ime",   "nylke", "sylke", "jatke", "hylke", "kyte",  "pyrke",
    "lypse", "pötke", "rynke", "kerke", "käske", "päte",  "hoke",  "kätke", NULL};

int cx_is_verb_in_ea(const char *stem, size_t len) {
  return cx_listed(verbs_in_ea, stem, len);
}
