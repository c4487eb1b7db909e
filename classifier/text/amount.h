/* An amount, one token of number and unit: "45min", "10e", "9,90 €", "$5", "20%". */
#ifndef CX_TEXT_AMOUNT_H
#define CX_TEXT_AMOUNT_H

#include <stddef.h>

/* Its unit, within the text or fixed, with CX_FRONT readable bytes behind it; *length 0 where there is none. Of letters
 * or a sign: an ending behind a colon ("10e:n") is left out, and "10e" is ten euros. */
const char *cx_unit_of_amount(const char *text, size_t text_length, size_t *length);

/* Takes the blank between number and sign out: "50 %" is "50%". How many bytes fewer there are. A byte behind it can be
 * read. */
size_t cx_close_amount_up(char *text, size_t text_length);

/* By its first byte: a digit or what currency signs begin with. */
static inline int cx_may_be_amount(const char *text) {
  unsigned char const c = (unsigned char)*text;
  return (c >= '0' && c <= '9') || c == '$' || c == 0xC2 || c == 0xE2;
}

#endif
