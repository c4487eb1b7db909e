/* Letters of Finnish words in NFC UTF-8: ä, ö and å are two bytes, all others that inflection looks at are
 * one. */
#ifndef CX_MORPH_LETTERS_H
#define CX_MORPH_LETTERS_H

#include <stddef.h>
#include <string.h>

/* Finnish letters as one byte each: themselves, or these. Other code points are CX_LETTER_OTHER. */
enum { CX_LETTER_AE = 1, CX_LETTER_OE = 2, CX_LETTER_AA = 3, CX_LETTER_OTHER = 4 };

/* The letter that ends at byte `end` (> 0) of the text; *size = its bytes. */
static inline unsigned char cx_letter_before(const char *text, size_t end, size_t *size) {
  unsigned char last = (unsigned char)text[end - 1];
  *size = 1;
  if (last < 0x80) return last;
  if (end >= 2 && (unsigned char)text[end - 2] == 0xC3) {
    *size = 2;
    return last == 0xA4   ? CX_LETTER_AE
           : last == 0xB6 ? CX_LETTER_OE
           : last == 0xA5 ? CX_LETTER_AA
                          : CX_LETTER_OTHER;
  }
  while (*size < end && *size < 4 && ((unsigned char)text[end - *size] & 0xC0) == 0x80) ++*size;
  return CX_LETTER_OTHER;
}

static inline int cx_is_vowel(unsigned char letter) {
  enum {
    A = 1 << ('a' & 31),
    E = 1 << ('e' & 31),
    I = 1 << ('i' & 31),
    O = 1 << ('o' & 31),
    U = 1 << ('u' & 31)
  };
  unsigned const plain = A | E | I | O | U | 1u << ('y' & 31);
  if (letter < 'a') return letter == CX_LETTER_AE || letter == CX_LETTER_OE || letter == CX_LETTER_AA;
  return letter <= 'z' && (plain >> (letter & 31) & 1);
}

/* A letter that gradation and endings know as a consonant. */
static inline int cx_is_consonant(unsigned char letter) {
  return letter >= 'a' && letter <= 'z' && !cx_is_vowel(letter);
}

/* Letters of names and loans alone. */
static inline int cx_has_foreign_letter(const char *text, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (text[i] && strchr("bcfqwxz", text[i])) return 1;
  return 0;
}

static inline int cx_ends_with(const char *text, size_t len, const char *tail) {
  size_t tail_len = strlen(tail);
  if (len < tail_len || !tail_len) return !tail_len;
  return text[len - 1] == tail[tail_len - 1] && memcmp(text + len - tail_len, tail, tail_len) == 0;
}

#endif
