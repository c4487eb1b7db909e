#include "text/tag_words.h"

#include <string.h>

#include "base/hash.h"

enum {
  WORD_BYTES_MIN = 2,
  WORD_BYTES_MAX = 18,
  BYTES_A_WORD = 3,  /* on average, at least: of shorter words anything could be made */
  LANGUAGES = 2,
  NOT_ASKED = 0xFF,
  NO_WAY = UINT8_MAX
};

/* A way to cut the tag up to each of its bytes. */
typedef struct cutting {
  const cx_tag_words *words;
  const char *tag;
  size_t length;
  uint8_t languages[CX_TAG_BYTES][WORD_BYTES_MAX + 1]; /* of the word that begins here and has so many bytes */
  uint8_t count[CX_TAG_BYTES + 1]; /* words up to here, as few as may be */
  uint8_t last[CX_TAG_BYTES + 1];  /* bytes of the last of them */
} cutting;

static int is_inside_letter(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

static uint8_t languages_of(cutting *c, size_t at, size_t length) {
  uint8_t *known = &c->languages[at][length];
  if (*known == NOT_ASKED) *known = (uint8_t)c->words->languages(c->words->ctx, c->tag + at, length);
  return *known;
}

/* Ways that are equally short: the one whose last word is the longest. */
static void find_ways(cutting *c, unsigned language) {
  memset(c->count, NO_WAY, sizeof c->count);
  c->count[0] = 0;
  for (size_t at = 0; at < c->length; at++) {
    if (c->count[at] == NO_WAY) continue;
    for (size_t size = WORD_BYTES_MIN; size <= WORD_BYTES_MAX && at + size <= c->length; size++) {
      if (c->count[at + size] <= c->count[at] + 1 || is_inside_letter(c->tag[at + size])) continue;
      if (!(languages_of(c, at, size) & language)) continue;
      c->count[at + size] = (uint8_t)(c->count[at] + 1);
      c->last[at + size] = (uint8_t)size;
    }
  }
}

static uint64_t ends_of(const cutting *c) {
  uint64_t ends = 0;
  for (size_t end = c->length; end; end -= c->last[end]) ends |= 1ull << end;
  return ends;
}

static uint64_t cut(const cx_tag_words *words, const char *tag, size_t length) {
  cutting c = {.words = words, .tag = tag, .length = length};
  unsigned fewest = (unsigned)(length / BYTES_A_WORD) + 1;
  uint64_t ends = 0;
  memset(c.languages, NOT_ASKED, sizeof c.languages);
  for (unsigned language = 0; language < LANGUAGES; language++) {
    find_ways(&c, 1u << language);
    if (c.count[length] >= fewest) continue;
    fewest = c.count[length];
    ends = ends_of(&c);
  }
  return ends;
}

uint64_t cx_cut_tag(cx_tag_words *words, const char *tag, size_t length) {
  if (!words->languages || length > CX_TAG_BYTES) return 0;
  cx_kept_tag *kept = &words->kept[cx_hash(tag, length) % CX_TAG_KEPT];
  if (kept->length != length || memcmp(kept->bytes, tag, length)) {
    kept->ends = words->languages(words->ctx, tag, length) ? 0 : cut(words, tag, length);
    kept->length = (uint8_t)length;
    memcpy(kept->bytes, tag, length);
  }
  return kept->ends;
}
