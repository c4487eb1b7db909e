/* Words that are infinitives by their shape alone, so that they are not inflected as nouns: valita is no noun
 * whose genitive would be valitan, nor sanoa one whose plural would be sanoilla. */
#include "morph/letters.h"
#include "morph/verb_shape.h"

typedef struct shape {
  const char *text;
  size_t stem;                /* the length without the infinitive's a or ä */
  int front;                  /* ends in ä */
  unsigned char last, before; /* letters of the stem from its end */
} shape;

/* -taa, -oa, -ua, -ää, -öä, -yä, -iä; -aa, -ea and -ia are endings of nouns and adjectives too (harmaa,
 * nopea, Telia), and -ää of compounds of pää, sää and jää. */
static int is_first(const shape *s) {
  static const char *const nominals[] = {"ainoa", "vantaa", "boa", "ranua", NULL};
  static const char *const verbs_in_ia[] = {"toimia", "oppia", "uusia",  "juhlia", "tanssia", "laatia",
                                            "vaatia", "sopia", "tutkia", "sallia", "pohtia",  "potkia",
                                            "vahtia", "sotia", "suosia", NULL};
  if (cx_syllables(s->text, s->stem) < 2 || cx_listed(nominals, s->text, s->stem + 1)) return 0;
  if (s->last == 'a') return s->before == 't';
  if (s->last == CX_LETTER_AE) return s->before && !strchr("psj", s->before);
  if (s->last == 'e') return cx_is_verb_in_ea(s->text, s->stem);
  if (s->last == 'i') return s->front || cx_listed(verbs_in_ia, s->text, s->stem + 1);
  return s->last == 'o' || s->last == 'u' || s->last == 'y' || s->last == CX_LETTER_OE;
}

/* Does the word end in one of the list? Compounds end as their last part does. */
static int ends_in_one(const char *const *endings, const shape *s) {
  for (; *endings; endings++)
    if (cx_ends_with(s->text, s->stem + (s->front ? 2 : 1), *endings)) return 1;
  return 0;
}

/* -lla, -nna, -rra, -sta, -stä; villa, pasta, gorilla and the cases of nouns look the same but for these. */
static int is_third(const shape *s) {
  static const char *const short_verbs[] = {"olla",  "tulla",  "panna",  "purra",
                                            "surra", "nousta", "juosta", "haista", NULL};
  static const char *const nominals[] = {"mozzarella", "nutella", "novella", NULL};
  static const char *const endings[] = {"tausta", "saasta", "hellä", "jännä", "kyllä", NULL};
  size_t cut = s->stem - 2; /* before the two consonants */
  size_t size;
  if (ends_in_one(endings, s)) return 0;
  if (s->front) return 1;
  if (cx_listed(short_verbs, s->text, s->stem + 1)) return 1;
  unsigned char vowel = cx_letter_before(s->text, cut, &size);
  int two_vowels = cut > size && cx_is_vowel(cx_letter_before(s->text, cut - size, &(size_t){0}));
  if (cx_is_vowel(vowel) && two_vowels) /* kuulla, ihailla, ratkaista; not kaista */
    return s->last == 'l' || s->last == 'r' || cx_syllables(s->text, cut) >= 2;
  return vowel == 'e' && s->last == 'l' && cx_syllables(s->text, cut) >= 2 &&
         !cx_listed(nominals, s->text, s->stem + 1); /* ajatella */
}

static const char *const short_contracted[] = {"koota", "maata", "taata", NULL};

/* -ata, -ota, -uta, -itä behind a consonant: tilata, haluta; compounds of sota, rata, pöytä, laita are nouns. */
static int is_contracted(const shape *s, size_t at) {
  static const char *const endings[] = {"sota", "rata", "data", "pata", "sata", "muta", "kota", "setä",
                                        "mätä", "hätä", "lähi-itä", NULL};
  size_t size;
  if (s->last != 't' || !cx_is_vowel(s->before) || cx_syllables(s->text, at) < 2 || ends_in_one(endings, s)) return 0;
  cx_letter_before(s->text, at, &size);
  return at <= size || !cx_is_vowel(cx_letter_before(s->text, at - size, &size)); /* not pöytä, laita */
}

int cx_is_infinitive(const char *word, size_t len) {
  shape s = {.text = word};
  size_t size, at;
  s.front = cx_ends_with(word, len, "ä");
  if (len < 4 || (!s.front && word[len - 1] != 'a')) return 0;
  s.stem = len - (s.front ? 2 : 1);
  s.last = cx_letter_before(word, s.stem, &size);
  at = s.stem - size;
  if (!at) return 0;
  s.before = cx_letter_before(word, at, &size);
  if (cx_listed(short_contracted, word, len)) return 1;
  if (cx_is_vowel(s.last)) return is_first(&s);
  if (s.last == 'd')
    return s.before == 'h' ||
           (cx_is_vowel(s.before) && at > size && cx_is_vowel(cx_letter_before(word, at - size, &size)));
  if (s.stem > 2 && ((s.last == s.before && strchr("lnr", s.last)) || (s.last == 't' && s.before == 's')))
    return is_third(&s);
  return is_contracted(&s, at); /* tilata; not sata */
}
