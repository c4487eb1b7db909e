/*
 * Folding: NFC and full case folding, plus what typists vary without meaning anything by it: typographic
 * apostrophes become ', hyphens -, all blanks (and NUL) a blank; soft hyphens, zero-width signs, variation
 * selectors and the skin tones of emoji are left out.
 *
 * As long as every byte keeps its place no map is made. The first change of length makes one for the text.
 */
#ifndef CX_TEXT_FOLD_H
#define CX_TEXT_FOLD_H

#include "base/memory.h"

/* NUL bytes behind the folded text, so that the tokeniser may load ahead without asking. */
enum { CX_FOLD_PADDING = 64 };

typedef struct cx_fold {
  const cxtag_memory *memory;
  unsigned char *bytes; /* length + CX_FOLD_PADDING */
  size_t length, capacity;
  uint32_t *map; /* source offset of every byte and of the end; valid where mapped */
  size_t map_capacity;
  int mapped;
  int is_plain; /* there are only ASCII and the letters of Latin-1 in it */
  int has_dots; /* ä, ö or å stands in it */
} cx_fold;

typedef enum cx_fold_outcome {
  CX_FOLD_DONE,
  CX_FOLD_ILL_FORMED, /* not UTF-8, or too many combining marks: cx_utf8_repair it first */
  CX_FOLD_NO_MEMORY
} cx_fold_outcome;

void cx_fold_init(cx_fold *fold, const cxtag_memory *memory);
void cx_fold_clear(cx_fold *fold);

/* Folds a text of at most 1 GiB into fold, which keeps its memory from text to text. */
cx_fold_outcome cx_fold_text(cx_fold *fold, const unsigned char *source, size_t len);

/* Folds the leading ASCII and Latin-1 letters of source, byte for byte, into out (which has room for len + 16
 * bytes) and returns how many bytes that was, whole code points; the rest of out is undefined. *has_dots tells
 * of ä, ö and å where that was all of source. The second is the same without vector instructions. */
size_t cx_fold_plain(const unsigned char *source, size_t len, unsigned char *out, int *has_dots);
size_t cx_fold_plain_portable(const unsigned char *source, size_t len, unsigned char *out, int *has_dots);

#endif
