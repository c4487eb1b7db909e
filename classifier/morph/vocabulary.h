/*
 * A vocabulary knows the words that rows are made of ("entries") and tells, for any word of a text, which
 * entries it is a form of, and how. Building it is generation: the inflectional stems of every entry go into
 * one index; looking a word up is one walk through that index, whose time does not grow with the number of
 * entries. Immutable once built; any number of threads.
 */
#ifndef CX_MORPH_VOCABULARY_H
#define CX_MORPH_VOCABULARY_H

#include "base/arena.h"
#include "base/error.h"
#include "morph/features.h"

enum { CX_LANGUAGE_FI = 1, CX_LANGUAGE_EN = 2, CX_LANGUAGE_ANY = 3 }; /* bits */

/* Where in a compound an entry stands; 0 = it is the whole word. */
enum {
  CX_ANCHOR_FIRST = 1, /* toimitus~ */
  CX_ANCHOR_LAST = 2,  /* ~kulu */
  CX_ANCHOR_ANY = 4    /* ~palvelu~ : first, middle or last */
};

typedef struct cx_entry {
  const char *word; /* NFC, case folded; a single word, emoji, emoticon, number or symbol */
  size_t length;
  uint8_t languages; /* CX_LANGUAGE_... bits: whose inflection it gets */
  uint8_t anchors;   /* CX_ANCHOR_... */
  uint8_t exact;     /* 1 = only this form: [toimituksen] */
  const char *inflect; /* the paradigm named in the table ("kivi", "lasi", "noun", "verb"), or NULL */
} cx_entry;

/* How the text's word was read to reach the entry. The caller decides which readings count. */
enum {
  CX_READ_AS_TYPED = 0,
  CX_READ_DOTLESS = 1 << 0,   /* a/o in the text stand for ä/ö */
  CX_READ_SPOKEN = 1 << 1,    /* a spoken form: tärkee, saanu, meijän, asiakaspalvelus */
  CX_READ_SQUASHED = 1 << 2,  /* an elongation taken back: hyväääää */
  CX_READ_TYPO = 1 << 3,      /* one doubled, dropped or swapped letter */
  CX_READ_SPLIT = 1 << 4,     /* an anchored entry that stands as a word of its own: fires only where a
                                 hyphen joins a neighbour to it ("toimitus-kulut", "onboarding -prosessi") */
  CX_READ_COMPOUND = 1 << 5   /* found as a part of a compound (anchored entries) */
};

typedef struct cx_form {
  uint32_t entry;    /* number given by cx_vocabulary_builder_add */
  uint32_t features; /* CX_... of features.h */
  uint8_t reading;   /* CX_READ_... */
  uint8_t language;  /* CX_LANGUAGE_...: whose inflection matched; both of exact entries, and where they read alike */
  uint16_t start, end; /* bytes of the looked-up word that the entry covers (compound parts; 65535 caps) */
} cx_form;

typedef struct cx_vocabulary_builder cx_vocabulary_builder;
typedef struct cx_vocabulary cx_vocabulary;

cxtag_status cx_vocabulary_builder_new(cx_vocabulary_builder **out, const cxtag_memory *memory);
void cx_vocabulary_builder_free(cx_vocabulary_builder *builder);
/* Room for so many entries, so that a large vocabulary does not grow step by step. 0 = memory is out. */
int cx_vocabulary_builder_reserve(cx_vocabulary_builder *builder, size_t entries);
/* Adds an entry; the same entry again gives the same number. Numbers count up from 0. *number is the result.
 * EINVAL with a message that says what to do for an entry that has no letter, is longer than 255 bytes, or
 * names an unknown paradigm. Words are copied. */
cxtag_status cx_vocabulary_builder_add(cx_vocabulary_builder *builder, const cx_entry *entry,
                                       uint32_t *number, cxtag_error *err);
/* Spoken lemmas of normal.tsv: every inflected form of `from` counts as a form of entry `to`. */
cxtag_status cx_vocabulary_builder_alias(cx_vocabulary_builder *builder, const cx_entry *from, uint32_t to,
                                         cxtag_error *err);
/* How many entries there are, aliases not counted, and one of them; it stays until the next is added. */
size_t cx_vocabulary_builder_count(const cx_vocabulary_builder *builder);
const cx_entry *cx_vocabulary_builder_entry(const cx_vocabulary_builder *builder, uint32_t number);
cxtag_status cx_vocabulary_build(cx_vocabulary **out, const cx_vocabulary_builder *builder, cxtag_error *err);
/* The same in two steps, for who has a place of their own for the bytes: a draft knows how many there will
 * be. The builder must outlive it; `bytes` must be 8-aligned. */
typedef struct cx_vocabulary_draft cx_vocabulary_draft;
cxtag_status cx_vocabulary_draft_new(cx_vocabulary_draft **out, const cx_vocabulary_builder *builder,
                                     cxtag_error *err);
void cx_vocabulary_draft_free(cx_vocabulary_draft *draft);
size_t cx_vocabulary_draft_size(const cx_vocabulary_draft *draft);
void cx_vocabulary_draft_write(const cx_vocabulary_draft *draft, void *to);

/* The vocabulary is one run of bytes without pointers (little-endian,
 * 8-aligned): what `lex compile` writes. */
const void *cx_vocabulary_bytes(const cx_vocabulary *vocabulary, size_t *len);
/* Uses such bytes in place (they must outlive it). Checks structure, not a checksum: EDAMAGED, EVERSION.
 * Every later lookup in bytes that passed is memory-safe. */
cxtag_status cx_vocabulary_open(cx_vocabulary **out, const void *bytes, size_t len,
                                const cxtag_memory *memory, cxtag_error *err);
/* As cx_vocabulary_open, for bytes that this program wrote or that are part of it: their tables are not looked
 * through. */
cxtag_status cx_vocabulary_open_own(cx_vocabulary **out, const void *bytes, size_t len,
                                    const cxtag_memory *memory, cxtag_error *err);
void cx_vocabulary_free(cx_vocabulary *vocabulary);

size_t cx_vocabulary_entry_count(const cx_vocabulary *vocabulary);

/* A word in folded letters: ä and å as a, ö as o, one byte each. offset[i] is the byte where letter i starts
 * in the word. Behind the letters stand CX_FOLDED_ROOM times NUL. */
enum { CX_FOLDED_ROOM = 16 };
typedef struct cx_folded {
  const char *word;
  size_t count;
  int marked;          /* holds a colon or an apostrophe */
  uint32_t ended[256]; /* hashes of the letters up to this one and with it */
  unsigned char letter[256 + CX_FOLDED_ROOM];
  uint8_t offset[256];
} cx_folded;

enum { CX_FORMS_MAX = 64 };
typedef struct cx_forms {
  cx_form form[CX_FORMS_MAX];
  size_t count;
} cx_forms;

/* All entries that `word` (NFC, case folded) is a form of, best reading of each entry first kept (one form an
 * entry and compound position), sorted by entry. `elongated` as the tokeniser noted; `typos` allows CX_READ_TYPO. No
 * allocation; bounded time for any word (words longer than 255 bytes match nothing: no entry is so long).
 * In two steps: the first has fetched what the second looks at first, so that other things can be done while
 * it comes. The word must live on until then. */
void cx_vocabulary_fetch(cx_folded *folded, const cx_vocabulary *vocabulary, const char *word, size_t len);
void cx_vocabulary_answer(cx_forms *out, const cx_vocabulary *vocabulary, const cx_folded *folded, int elongated,
                          int typos);

/* Both at once: writes at most `capacity`, returns how many were found. */
size_t cx_vocabulary_find(const cx_vocabulary *vocabulary, const char *word, size_t len, int elongated,
                          int typos, cx_form *out, size_t capacity);

#endif
