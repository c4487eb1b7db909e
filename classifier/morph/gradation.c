/* Consonant gradation: the consonants before the last vowels of a stem, strong (open syllable) and weak
 * (closed). */
#include "morph/letters.h"
#include "morph/paradigm.h"

typedef struct grade {
  const char *strong, *weak;
  int tail;           /* matches the end of a longer run too: lamppu, kartta, pankki */
  const char *before; /* only before one of these vowels; NULL = any */
} grade;

/* First match in a direction comes first; a run may match several rows. */
static const grade grades[] = {
    {"kk", "k", 1, NULL},      {"pp", "p", 1, NULL},        {"tt", "t", 1, NULL},
    {"gg", "g", 1, NULL},      {"bb", "b", 1, NULL},        {"nk", "ng", 0, NULL},
    {"mp", "mm", 0, NULL},     {"lt", "ll", 0, NULL},       {"nt", "nn", 0, NULL},
    {"rt", "rr", 0, NULL},     {"ht", "hd", 0, NULL},       {"lp", "lv", 0, NULL},
    {"rp", "rv", 0, NULL},     {"lk", "lj", 0, "ei"},       {"rk", "rj", 0, "ei"},
    {"hk", "hj", 0, "e"},      {"lk", "l", 0, "aouyi\1\2"}, {"rk", "r", 0, "aouyi\1\2"},
    {"hk", "h", 0, "aou\1\2"}, {"p", "v", 0, NULL},         {"t", "d", 0, NULL},
};

/* A stem cut into what stands before the consonants, the consonants, and the last vowels. */
typedef struct split {
  const char *text;
  size_t front, consonants, length;
  unsigned char left, left_before; /* the vowels before the consonants, nearest first */
  unsigned char first;             /* the vowel after them */
} split;

static int cut(split *s, const char *stem, size_t len) {
  size_t at = len, size;
  unsigned char letter;
  *s = (split){.text = stem, .length = len};
  while (at && cx_is_vowel(letter = cx_letter_before(stem, at, &size))) {
    s->first = letter;
    at -= size;
  }
  if (at == len) return 0;
  s->consonants = at;
  while (at && cx_is_consonant(cx_letter_before(stem, at, &size))) at -= size;
  s->front = at;
  if (!at) return 0;
  s->left = cx_letter_before(stem, at, &size);
  if (at > size) s->left_before = cx_letter_before(stem, at - size, &size);
  return cx_is_vowel(s->left);
}

static void put(cx_gradation *out, size_t *count, const split *s, size_t keep, const char *middle) {
  size_t middle_len = strlen(middle), rest = s->length - s->consonants;
  if (*count == 3 || keep + middle_len + rest >= sizeof out->text[0]) return;
  char *to = out->text[*count];
  memcpy(to, s->text, keep);
  memcpy(to + keep, middle, middle_len);
  memcpy(to + keep + middle_len, s->text + s->consonants, rest);
  out->length[*count] = keep + middle_len + rest;
  to[out->length[(*count)++]] = '\0';
}

static size_t apply_table(cx_gradation *out, const split *s, int weaken) {
  size_t count = 0, run = s->consonants - s->front;
  for (size_t i = 0; i < sizeof grades / sizeof *grades; i++) {
    const grade *g = &grades[i];
    const char *from = weaken ? g->strong : g->weak, *to = weaken ? g->weak : g->strong;
    size_t from_len = 1; /* two letters at most */
    while (from[from_len]) from_len++;
    if (run < from_len || (run > from_len && !g->tail)) continue;
    if (s->text[s->consonants - 1] != from[from_len - 1]) continue; /* nearly always */
    if (memcmp(s->text + s->consonants - from_len, from, from_len) != 0) continue;
    if (g->before && !strchr(g->before, s->first)) continue;
    /* A single k, p, t doubles only after a vowel or l, m, n, r; "st" and "tk" stay as they are. */
    if (!weaken && g->tail && run > 1 && (run > 2 || !strchr("lmnr", s->text[s->front]))) continue;
    put(out, &count, s, s->consonants - from_len, to);
  }
  return count;
}

size_t cx_weaken(cx_gradation *out, const char *stem, size_t len) {
  split s;
  size_t count;
  if (!cut(&s, stem, len)) return 0;
  if (s.consonants - s.front != 1 || stem[s.front] != 'k') return apply_table(out, &s, 1);
  count = 0;
  if (s.left == s.first && (s.left == 'u' || s.left == 'y') && !cx_is_vowel(s.left_before)) {
    put(out, &count, &s, s.front, "v"); /* luku, luvun */
    return count;
  }
  if (s.left == s.first && cx_is_vowel(s.left_before)) put(out, &count, &s, s.front, "'"); /* raaka, raa'an */
  put(out, &count, &s, s.front, "");
  return count;
}

/* A k that the weak grade lost between vowels: the last vowel alone is the syllable behind it: teon, teko. */
static size_t restore_k(cx_gradation *out, const char *stem, size_t len) {
  size_t size, count = 0;
  split s = {.text = stem, .length = len};
  if (!len || !cx_is_vowel(cx_letter_before(stem, len, &size)) || size == len) return 0;
  s.consonants = s.front = len - size;
  if (!cx_is_vowel(cx_letter_before(stem, s.front, &size))) return 0;
  put(out, &count, &s, s.front, "k");
  return count;
}

/* -e behind another vowel is a syllable of its own: koe, aie. */
static int ends_in_hiatus(const char *stem, size_t len) {
  size_t size;
  return len > 1 && stem[len - 1] == 'e' && cx_is_vowel(cx_letter_before(stem, len - 1, &size)) &&
         stem[len - 2] != 'e';
}

size_t cx_strengthen(cx_gradation *out, const char *stem, size_t len) {
  split s;
  size_t count;
  if (!cut(&s, stem, len) || ends_in_hiatus(stem, len)) return restore_k(out, stem, len);
  count = apply_table(out, &s, 0);
  if (s.left == s.first && s.consonants - s.front == 1 && stem[s.front] == 'v' &&
      (s.left == 'u' || s.left == 'y'))
    put(out, &count, &s, s.front, "k");
  return count ? count : restore_k(out, stem, len);
}
