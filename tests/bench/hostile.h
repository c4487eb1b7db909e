/* Texts that are meant to be slow, of any size, so that growth can be measured; before them one as they are. */
#ifndef TESTS_BENCH_HOSTILE_H
#define TESTS_BENCH_HOSTILE_H

#include <stdint.h>
#include <string.h>

typedef struct hostile_shape {
  const char *name;
  const char *piece; /* repeated; NULL = see hostile_fill */
  size_t length;
  const char *end; /* behind the last */
} hostile_shape;

#define PIECE(text) text, sizeof(text) - 1, ""
#define PIECE_AND_END(text, end) text, sizeof(text) - 1, end
#define TWICE(text) text text
#define EIGHT(text) TWICE(TWICE(TWICE(text)))

static const hostile_shape hostile_shapes[] = {
    {"feedback", PIECE("Toimitus oli nopea mutta puhelimessa jonotin tunnin ja laskussa oli virhe. ")},
    {"one long word", PIECE("pitkäsanajokaeilopu")},
    {"emoji", PIECE("😀")},
    {"emoji joined to one", PIECE("👩‍")},
    {"combining marks", PIECE("\xCC\x81")},
    {"Zalgo", PIECE("h\xCC\x81\xCC\x82\xCC\x83\xCD\x9Dy\xCC\x88\xCC\xA8v\xCC\x8A\xCD\x89")},
    {"no spaces", PIECE("hyväpalvelu,muttahuonopuhelin;")},
    {"negators", PIECE("ei ")},
    {"negators in clauses", PIECE("ei ollut, not, en ")},
    {"parentheses", PIECE("(")},
    {"parentheses, quotes", PIECE("(\"hyvä [")},
    {"theme words", PIECE("toimitus ")},
    {"themes and judgements", PIECE("toimitus huono puhelin hyvä ")},
    {"gaps almost filled", PIECE("puhelin a b c d ")},
    {"gaps filled and mixed", PIECE("ei puhelin vastaa jono odottaa asiakaspalvelu toimitus ")},
    {"URLs", PIECE("https://a.fi/b?c=d&e=f ")},
    {"almost URLs", PIECE("http:/www.a.b.c.d@e.f/")},
    {"digits", PIECE("1234567890")},
    {"numbers, dots, commas", PIECE("1.2,3:4-")},
    {"broken UTF-8", PIECE("\xE4\xC3\xA4\xF0\x9F\x98")},
    {"regex bait", PIECE("aaaaaaaaaaaaaaaaaaaaaaaa aa aaa ")},
    {"elongated", PIECE("hyyyyyyvääääää soooooo ")},
    {"hyphens and colons", PIECE("a-b:c'd-")},
    {"contrast on contrast", PIECE("hyvä mutta huono mutta ")},
    {"conditions", PIECE("jos olisi hyvä niin voisi suositella ")},
    {"blanks and line feeds", PIECE(" \n\t")},
    {"hashtags", PIECE("#HuonoPalvelu ")},
    {"new words", NULL, 0, ""},
    {"thanks", PIECE("kiitos ")},
    {"no", PIECE("no ")},
    {"contrasts to nothing", PIECE_AND_END(EIGHT(EIGHT("still good ")) ": ", " So bad.")},
    {"remedies of nothing", PIECE_AND_END(EIGHT("rikki korjattiin ei heti ") ": ", " Hyvä.")},
    {"denied and denied again", PIECE("en hinta nousi ilman varoitusta ")},
    {"themes, then judgements", PIECE(EIGHT(EIGHT("toimitus ") ": ") EIGHT(EIGHT("hyvä ") ": ") ". ")},
    {"cancelled", PIECE("ripeästi ripeästi wouldnt ripeästi ")},
    {"boosters, praise, blame", PIECE("hiostaa nopesti kauheen sickening tiski nah nopesti ")},
};
enum { HOSTILE_SHAPES = sizeof hostile_shapes / sizeof *hostile_shapes };

static inline size_t hostile_words(char *to, size_t size) {
  uint64_t state = 7;
  size_t at = 0;
  while (at + 12 < size) {
    for (int i = 0; i < 9; i++) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      to[at++] = "aeiounstlkrmdpvh"[state >> 60];
    }
    to[at++] = ' ';
  }
  memset(to + at, ' ', size - at);
  return size;
}

/* Fills `size` bytes (a few less, so that a piece is whole); returns how many. */
static inline size_t hostile_fill(char *to, size_t size, const hostile_shape *shape) {
  size_t const end = strlen(shape->end);
  size_t at = 0;
  if (!shape->piece) return hostile_words(to, size);
  for (; at + shape->length + end <= size; at += shape->length) memcpy(to + at, shape->piece, shape->length);
  memcpy(to + at, shape->end, end);
  return at + end;
}

#endif
