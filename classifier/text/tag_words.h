/* Where the words of a hashtag in small letters part: #huonopalvelu, #neveragain. */
#ifndef CX_TEXT_TAG_WORDS_H
#define CX_TEXT_TAG_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "text/text.h"

enum {
  CX_TAG_BYTES = 40,        /* longer ones are left whole */
  CX_TAG_KEPT = 512,         /* tags of which the last ones are kept */
  CX_TAGS_CUT_MAX = 64      /* of a text; the others are left whole */
};

typedef struct cx_kept_tag {
  uint64_t ends; /* bit i: a word ends in front of byte i; 0 = it stays whole */
  uint8_t length; /* 0 = none is kept here */
  char bytes[CX_TAG_BYTES];
} cx_kept_tag;

typedef struct cx_tag_words {
  cx_word_languages *languages; /* NULL: all are left whole */
  const void *ctx;
  cx_kept_tag kept[CX_TAG_KEPT];
} cx_tag_words;

/* Cuts a tag of small letters into the fewest words of one language that are known; what is a word itself stays whole.
 * 64 bytes behind it can be read. */
uint64_t cx_cut_tag(cx_tag_words *words, const char *tag, size_t length);

#endif
