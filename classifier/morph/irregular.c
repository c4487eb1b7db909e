/* Closed sets: words with a paradigm of their own, -i words with an e-stem, words whose grade stays. */
#include "morph/nominal.h"

typedef struct irregular {
  const char *word;
  const char *stems; /* stem/class letter pairs, see below */
} irregular;

/* Stems separated by blanks; the sign before a stem is its class. */
static int class_of_sign(char sign) {
  switch (sign) {
  case '=': return CX_CLASS_FORM;
  case '+': return CX_CLASS_FORM_OWNED;
  case '.': return CX_CLASS_WORD;
  case ':': return CX_CLASS_WORD_TA;
  case '/': return CX_CLASS_CONSONANT;
  case 'e': return CX_CLASS_E_BOTH;
  case 's': return CX_CLASS_E_STRONG;
  case 'w': return CX_CLASS_E_WEAK;
  case 'O': return CX_CLASS_O_STRONG;
  case 'o': return CX_CLASS_O_WEAK;
  case 'A': return CX_CLASS_A_STRONG_I;
  case 'a': return CX_CLASS_A_WEAK_I;
  case 'B': return CX_CLASS_A_STRONG_O;
  case 'b': return CX_CLASS_A_WEAK_O;
  case 'l': return CX_CLASS_LONG;
  case 'm': return CX_CLASS_MONO;
  case 'p': return CX_CLASS_MONO_PLURAL;
  case 'j': return CX_CLASS_JOIN;
  default: return CX_CLASS_EXACT;
  }
}

/* Also as the last part of a compound. */
static const irregular nouns[] = {
    {"mies", ":mies emieh"},
    {"aika", "Baik baj bai"},
    {"poika", "Apoik apoj apoi"},
    {"ruoka", "Aruok aruo aruu"},
    {"kevät", ":kevät lkevä"},
    {"tuhat", ":tuhat stuhant wtuhann etuhans"},
    {"paras", ":paras lparha Aparha aparha"},
    {"lapsi", ".lapsi elaps /las"},
    {"veli", ".veli ovelje Ovelje wvelj sveli"},
    {"meri", ".meri emer =merta =merten"},
    {"veri", ".veri ever =verta =verten"},
    {"sydän", ":sydän esydäm"},
    {"hame", "=hame =hametta lhame"},
    {"nalle", "Onalle onalle"},
    {"nukke", "Onukke onuke"},
    {"itse", "+itse =itsen oitse Oitse =itteni =itte +itseä"},
};

int cx_nominal_irregular(cx_nominal *n) {
  const char *w = n->entry->word;
  size_t len = n->entry->length;
  for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
    size_t tail = strlen(nouns[i].word);
    if (!cx_ends_with(w, len, nouns[i].word) || (len > tail && len < tail + 3)) continue;
    for (const char *at = nouns[i].stems; *at;) {
      char stem[260];
      size_t stem_len = strcspn(at + 1, " ");
      memcpy(stem, w, len - tail);
      if (len - tail + stem_len < sizeof stem) {
        memcpy(stem + len - tail, at + 1, stem_len);
        cx_nominal_put(n, stem, len - tail + stem_len, "", class_of_sign(*at));
      }
      at += 1 + stem_len;
      if (*at == ' ') at++;
    }
    return 1;
  }
  return 0;
}

static int in_list(const char *const *list, size_t count, const char *word, size_t len) {
  int found = 0;
  for (size_t i = 0; i < count && found < 2; i++) {
    size_t tail = strlen(list[i]);
    if (cx_ends_with(word, len, list[i])) found = len == tail ? 2 : len >= tail + 3 || found ? 1 : 0;
  }
  return found;
}

static const char *const e_stems[] = {
    "kivi", "ovi", "hirvi", "järvi", "pilvi", "polvi", "arvi", "sarvi", "talvi", "torvi", "parvi", "kylki", "jälki",
    "olki", "sulki", "hylki", "kieli", "mieli", "nieli", "puoli", "huoli", "tuli", "sieni", "pieni", "hiiri",
    "nuori", "suuri", "vuori", "kuori", "juuri", "ääri", "saari", "kaari", "ääni", "uni", "suomi", "niemi",
    "lumi", "tuomi", "luomi", "liemi", "loimi", "toimi", "taimi", "tammi", "nimi", "sormi", "kurki", "kärki",
    "arki", "onki", "hanki", "henki", "sänki", "länki", "joki", "mäki", "väki", "reki", "noki", "koski",
    "kaski", "leski", "poski", "lahti", "lehti", "tähti", "tammi", "käsi", "vesi", "uusi", "susi",
    "tosi", "kausi", "vuosi", "köysi", "täysi", "viisi", "kuusi", "hirsi", "varsi", "virsi", "korsi", "jousi", "kynsi",
    "kansi", "länsi", "jälsi", "pursi", "sisi", "löyhi", "lohi", "tuohi", "riihi", "vuohi", "hauki", "kaikki", "hetki",
    "retki", "salmi", "helmi", "kolmi", "nurmi", "lampi", "kumpi", "suksi", "sormi", "ripsi",
    "hapsi", "veitsi", "peitsi", "kivi", "halki", "sääski", "hiki", "piki",
    "moni", "niini", "tyvi", "suvi", "povi", "nivi", "tilsi", "orsi",
    "morsi", "parsi", "karsi", "myski", "lovi", "haahti",
    "sappi", "vuoksi", "tuki", "putki",
};
int cx_nominal_has_e_stem(const char *word, size_t len) {
  return in_list(e_stems, sizeof e_stems / sizeof *e_stems, word, len);
}

static const char *const adjectives[] = {
    "halpa", "vanha", "arka", "harva", "kalsa", "tarkka", "laaja", "laiska", "paha", "matala", "raaka", "sama", 
    "vahva", "vinha", 
};
int cx_nominal_is_adjective(const char *word, size_t len) {
  return in_list(adjectives, sizeof adjectives / sizeof *adjectives, word, len);
}

static const char *const ungraded[] = {"auto", "foto", "moka", "toyota", "nokia", "foka", "logo", "kapa", "moto"};
int cx_nominal_keeps_grade(const char *word, size_t len) {
  return in_list(ungraded, sizeof ungraded / sizeof *ungraded, word, len);
}
