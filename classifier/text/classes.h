/* What a code point is to the tokeniser. */
#ifndef CX_TEXT_CLASSES_H
#define CX_TEXT_CLASSES_H

#include <stdint.h>

typedef enum cx_class {
  CX_CLASS_BLANK = 0, /* NUL too, so that the padding behind a text ends every word */
  CX_CLASS_NEWLINE,
  CX_CLASS_LETTER,
  CX_CLASS_MARK, /* a combining mark: goes on with a word, begins none */
  CX_CLASS_DIGIT,
  CX_CLASS_COMMA,
  CX_CLASS_STOP,
  CX_CLASS_QUESTION,
  CX_CLASS_EXCLAMATION,
  CX_CLASS_COLON,
  CX_CLASS_HYPHEN,
  CX_CLASS_DASH,
  CX_CLASS_OPEN,
  CX_CLASS_CLOSE,
  CX_CLASS_QUOTE,
  CX_CLASS_APOSTROPHE,
  CX_CLASS_SLASH,
  CX_CLASS_AT,
  CX_CLASS_HASH,
  CX_CLASS_CURRENCY,
  CX_CLASS_BULLET,
  CX_CLASS_EMOJI,
  CX_CLASS_SYMBOL,
  CX_CLASS_MULTIBYTE /* bytes only: decode and ask cx_class_of */
} cx_class;

/* By the first byte of a folded code point. Capitals are letters too. */
extern const uint8_t cx_byte_class[256];

/* Code points from U+0080 up. */
cx_class cx_class_of(uint32_t code_point);
static inline cx_class cx_class_of_any(uint32_t code_point) {
  return code_point < 0x80 ? (cx_class)cx_byte_class[code_point] : cx_class_of(code_point);
}

/* Folding leaves it out wherever it stands: soft hyphen, zero-width blanks, direction marks, variation
 * selectors. The joiner of emoji sequences is not among them. */
int cx_is_ignored(uint32_t code_point);

#endif
