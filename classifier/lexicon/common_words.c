#include "lexicon/common_words.h"

#include "morph/word_list.h"

/* Sorted by bytes. Rough orders of magnitude for Finnish and English talk about services; they decide only
 * which word of a pattern is looked up first, never what is found. */
static const struct common {
  char word[8]; /* filled up with NUL */
  unsigned frequency;
} COMMON[] = {
    {"a", 250}, {"about", 25}, {"after", 20}, {"again", 15}, {"all", 40}, {"also", 15}, {"always", 20},
    {"an", 30}, {"and", 330}, {"any", 20}, {"are", 40}, {"as", 45}, {"asia", 30}, {"at", 50}, {"back", 20},
    {"be", 400}, {"because", 15}, {"but", 60}, {"by", 30}, {"call", 20}, {"can", 40}, {"come", 20},
    {"could", 20}, {"day", 25}, {"do", 90}, {"ei", 250}, {"että", 90}, {"every", 15}, {"first", 15},
    {"for", 110}, {"from", 40}, {"get", 60}, {"give", 20}, {"go", 35}, {"good", 40}, {"great", 30},
    {"have", 180}, {"he", 40}, {"hyvin", 25}, {"hyvä", 70}, {"hän", 15}, {"i", 350}, {"if", 30},
    {"ihan", 20}, {"in", 130}, {"is", 120}, {"it", 140}, {"ja", 330}, {"jo", 25}, {"joka", 60}, {"jos", 30},
    {"just", 30}, {"kaikki", 45}, {"kuin", 30}, {"kun", 70}, {"make", 20}, {"me", 90}, {"mennä", 20},
    {"mikä", 40}, {"minä", 60}, {"more", 20}, {"mutta", 60}, {"muu", 25}, {"my", 120}, {"myös", 30},
    {"ne", 30}, {"never", 20}, {"niin", 50}, {"no", 45}, {"not", 140}, {"nyt", 25}, {"of", 130},
    {"olla", 450}, {"on", 110}, {"one", 35}, {"only", 20}, {"or", 30}, {"order", 25}, {"ottaa", 20},
    {"our", 30}, {"out", 30}, {"palvelu", 40}, {"pitää", 25}, {"saada", 60}, {"se", 130}, {"service", 50},
    {"she", 20}, {"so", 45}, {"tai", 25}, {"take", 25}, {"tehdä", 20}, {"tell", 20}, {"than", 20},
    {"that", 90}, {"the", 450}, {"them", 40}, {"there", 35}, {"they", 110}, {"this", 80}, {"time", 35},
    {"to", 300}, {"todella", 25}, {"tosi", 15}, {"tulla", 50}, {"tämä", 50}, {"up", 35}, {"use", 25},
    {"vain", 25}, {"very", 50}, {"vielä", 25}, {"voida", 45}, {"was", 120}, {"we", 80}, {"well", 20},
    {"what", 30}, {"when", 35}, {"which", 20}, {"will", 35}, {"with", 90}, {"would", 40}, {"you", 110},
    {"your", 50},
};

unsigned cx_word_frequency(const char *word, size_t len) {
  char key[sizeof COMMON->word] = {0};
  size_t at = 0, count = sizeof COMMON / sizeof *COMMON;
  if (len >= sizeof key) return 0;
  for (size_t i = 0; i < len; i++) key[i] = word[i];
  uint64_t const order = cx_word_order(key);
  while (count > 1) { /* the last that is the word or stands before it */
    size_t const half = count / 2;
    at += cx_word_order(COMMON[at + half].word) <= order ? half : 0;
    count -= half;
  }
  return memcmp(key, COMMON[at].word, sizeof key) == 0 ? COMMON[at].frequency : 0;
}
