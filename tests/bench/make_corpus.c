/* make_corpus OUT WORDS MEGABYTES SEED FINNISH.jsonl ENGLISH.jsonl [FINNISH-SHARE=0.6]
 *
 * A corpus for speed: texts of the two files, one a line, three fifths of the bytes (or as said) Finnish, drawn with
 * replacement. Words are replaced by newly minted ones so that the number of distinct words grows as it does
 * in real text (Heaps' law, K * n^b: Finnish 5.28 and 0.757, English 13.6 and 0.546); a cache that is warm
 * only on repeats shows here. WORDS gets 100 words of the texts, for grep -f. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct strings {
  char **items;
  size_t count, capacity;
} strings;

typedef struct language {
  double k, b;
  double minted_again; /* chance that a word becomes one minted before */
  const char *const *endings;
  size_t ending_count;
  strings texts, minted;
  uint64_t *seen; /* hashes of the words so far, open addressing */
  size_t seen_count, seen_room;
  uint64_t tokens;
} language;

static uint64_t state;

static uint64_t draw(uint64_t below) { /* splitmix64 */
  uint64_t z = state += 0x9E3779B97F4A7C15u;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
  z = (z ^ z >> 27) * 0x94D049BB133111EBu;
  return (z ^ z >> 31) % below;
}

static void *checked(void *memory) {
  if (memory) return memory;
  fputs("make_corpus: out of memory\n", stderr);
  exit(1);
}

static void add(strings *list, const char *text, size_t length) {
  if (list->count == list->capacity) {
    list->capacity = list->capacity ? list->capacity * 2 : 256;
    list->items = checked(realloc(list->items, list->capacity * sizeof *list->items));
  }
  char *const copy = checked(malloc(length + 1));
  memcpy(copy, text, length);
  copy[length] = '\0';
  list->items[list->count++] = copy;
}

/* The member "text" of each line; escapes other than \" and \\ become blanks, which is enough for a corpus.
 */
static void read_texts(strings *texts, const char *path) {
  static char line[1 << 16];
  FILE *const file = fopen(path, "r");
  if (!file) {
    perror(path);
    exit(1);
  }
  while (fgets(line, sizeof line, file)) {
    char *from = strstr(line, "\"text\": \""), *to = line;
    if (!from) continue;
    for (from += 9; *from && *from != '"'; from++) {
      int const escaped = *from == '\\' && from[1];
      from += escaped;
      *to++ = escaped && *from != '"' && *from != '\\' ? ' ' : *from;
    }
    add(texts, line, (size_t)(to - line));
  }
  fclose(file);
}

static int is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xC3;
}
static int goes_on(char c) { return is_letter(c) || ((unsigned char)c & 0xC0) == 0x80; }

/* 1 = the word was not seen before, case ignored as far as ASCII goes. */
static int note(language *l, const char *word, size_t length) {
  uint64_t hash = 0xCBF29CE484222325u;
  for (size_t i = 0; i < length; i++)
    hash = (hash ^ (uint64_t)(word[i] >= 'A' && word[i] <= 'Z' ? word[i] + 32 : word[i])) * 0x100000001B3u;
  if ((l->seen_count + 1) * 2 > l->seen_room) {
    size_t const room = l->seen_room ? l->seen_room * 2 : 4096;
    uint64_t *const grown = checked(calloc(room, sizeof *grown));
    for (size_t i = 0; i < l->seen_room; i++) {
      size_t at = l->seen[i] & (room - 1);
      while (l->seen[i] && grown[at]) at = (at + 1) & (room - 1);
      if (l->seen[i]) grown[at] = l->seen[i];
    }
    free(l->seen);
    l->seen = grown;
    l->seen_room = room;
  }
  size_t at = hash & (l->seen_room - 1);
  while (l->seen[at] && l->seen[at] != hash) at = (at + 1) & (l->seen_room - 1);
  if (l->seen[at]) return 0;
  l->seen[at] = hash;
  l->seen_count++;
  return 1;
}

/* A compound, another ending, or a slip of the fingers. */
static size_t mint(const language *l, const char *word, size_t length, char *out, size_t room) {
  static const char letters[] = "aeiounstlkrmdpvhjy";
  uint64_t const choice = draw(10);
  if (choice < 4 && l->minted.count && l->b > 0.7) {
    const char *const text = l->texts.items[draw(l->texts.count)];
    size_t start = 0, end = 0;
    while (end < 60 && end - start < 5 && text[end])
      if (!goes_on(text[end++])) start = end;
    while (goes_on(text[end]) && end - start < 9) end++;
    return (size_t)snprintf(out, room, "%.*s%.*s", (int)(end - start), text + start, (int)length, word);
  }
  if (choice < 7)
    return (size_t)snprintf(out, room, "%.*s%s", (int)length, word, l->endings[draw(l->ending_count)]);
  size_t at = draw(length);
  while (at && !is_letter(word[at])) at--;
  return (size_t)snprintf(out, room, "%.*s%c%.*s", (int)at, word, letters[draw(sizeof letters - 1)],
                          (int)(length - at), word + at);
}

static size_t write_word(language *l, const char *word, size_t length, FILE *out) {
  char made[256];
  double const lack = l->k * pow((double)++l->tokens, l->b) - (double)l->seen_count;
  if (!note(l, word, length) && length > 3 && length < 100) {
    if (lack >= 1) {
      size_t const size = mint(l, word, length, made, sizeof made);
      if (size < sizeof made && note(l, made, size)) add(&l->minted, made, size);
      if (size < sizeof made) return fwrite(made, 1, size, out);
    } else if (l->minted.count && (double)draw(1000) < l->minted_again * 1000) {
      const char *const again = l->minted.items[draw(l->minted.count)];
      return fwrite(again, 1, strlen(again), out);
    }
  }
  return fwrite(word, 1, length, out);
}

static size_t write_text(language *l, FILE *out) {
  const char *text = l->texts.items[draw(l->texts.count)];
  size_t written = 1;
  while (*text) {
    size_t length = 0;
    while (is_letter(*text) && goes_on(text[length])) length++;
    if (length) {
      written += write_word(l, text, length, out);
      text += length;
    } else {
      written += fwrite(text++, 1, 1, out);
    }
  }
  putc('\n', out);
  return written;
}

static void write_words(const language *languages, const char *path) {
  FILE *const out = fopen(path, "w");
  if (!out) exit((perror(path), 1));
  for (int written = 0; written < 100;) {
    const language *const l = &languages[written % 2];
    const char *text = l->texts.items[draw(l->texts.count)];
    for (size_t skip = draw(strlen(text)); skip && *text; skip--) text++;
    while (*text && goes_on(*text)) text++;
    while (*text && !is_letter(*text)) text++;
    size_t length = 0;
    while (goes_on(text[length])) length++;
    if (length < 6) continue;
    fprintf(out, "%.*s\n", (int)length, text);
    written++;
  }
  fclose(out);
}

static double mean_length(const strings *texts) {
  size_t sum = 0;
  for (size_t i = 0; i < texts->count; i++) sum += strlen(texts->items[i]) + 1;
  return (double)sum / (double)texts->count;
}

int main(int argc, char **argv) {
  static const char *const finnish[] = {"kin", "kaan", "han", "ko", "ni", "nsa", "mme", "lla", "ssa",
                                        "sta", "lle",  "lta", "n",  "t",  "ja",  "ta",  "ksi", "na"};
  static const char *const english[] = {"s", "ed", "ing", "ly", "er", "ness", "y"};
  static language languages[2] = { /* kept to the end */
      {.k = 5.28, .b = 0.757, .minted_again = 0.12, .endings = finnish, .ending_count = 18},
      {.k = 13.6, .b = 0.546, .minted_again = 0.05, .endings = english, .ending_count = 7}};
  if (argc < 7 || argc > 8)
    return fputs("usage: make_corpus OUT WORDS MB SEED FINNISH.jsonl ENGLISH.jsonl [FINNISH-SHARE]\n", stderr), 2;
  double const size = atof(argv[3]) * 1e6, share = argc > 7 ? atof(argv[7]) : 0.6;
  state = strtoull(argv[4], NULL, 10);
  for (int i = 0; i < 2; i++) read_texts(&languages[i].texts, argv[5 + i]);
  if (!languages[0].texts.count || !languages[1].texts.count)
    return fputs("make_corpus: no texts\n", stderr), 1;
  write_words(languages, argv[2]);

  double const fi = share / mean_length(&languages[0].texts), en = (1 - share) / mean_length(&languages[1].texts);
  FILE *const out = fopen(argv[1], "w");
  if (!out) return perror(argv[1]), 1;
  for (double written = 0; written < size;)
    written += (double)write_text(&languages[(double)draw(1000000) / 1e6 >= fi / (fi + en)], out);
  if (fclose(out) != 0) return perror(argv[1]), 1;
  printf("%llu Finnish and %llu English words, %zu and %zu distinct\n",
         (unsigned long long)languages[0].tokens, (unsigned long long)languages[1].tokens,
         languages[0].seen_count, languages[1].seen_count);
  return 0;
}
