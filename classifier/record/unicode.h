/* What readers and writers need to know of UTF-8 and of Windows-1252; the analysis of texts has its own. */
#ifndef CX_RECORD_UNICODE_H
#define CX_RECORD_UNICODE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

/* Bytes of the well-formed sequence at the front, 1-4, or 0 when there is none. */
size_t cx_utf8_sequence(const char *bytes, size_t len);
/* Bytes of the maximal ill-formed part at the front (Unicode 3.9, U+FFFD substitution): at least 1. */
size_t cx_utf8_bad_part(const char *bytes, size_t len);
/* One code point of a well-formed sequence. */
uint32_t cx_utf8_read(const char *bytes, size_t *length);
/* Writes 1-4 bytes; surrogates and what lies beyond U+10FFFF become U+FFFD. */
size_t cx_utf8_write(char *out, uint32_t point);
int cx_utf8_valid(const char *bytes, size_t len);
/* How many well-formed sequences of two bytes or more there are, and ill-formed parts, of which one that the
 * end may have cut counts only in what is `whole`. */
size_t cx_utf8_count_multibyte(const char *bytes, size_t len, int whole, size_t *bad);
/* Is there one well-formed sequence of two bytes or more? */
int cx_utf8_has_multibyte(const char *bytes, size_t len);

/* Code point of a Windows-1252 byte; the five free places are the C1 controls of Latin-1. */
uint32_t cx_windows_1252(unsigned char byte);

/* Appends as UTF-8: valid text as it is; else as Windows-1252 when it holds no multibyte sequence and
 * `legacy`; else with U+FFFD. Returns 1 when anything had to be changed. */
int cx_append_repaired(cx_buffer *out, const char *bytes, size_t len, int legacy);

/* White space of Unicode, and marks that show nothing: U+200B-200F, U+2028-202F, U+2060, U+FEFF. */
int cx_is_blank_point(uint32_t point);
/* Neither a blank nor the begin of one: as nearly every value begins and ends. */
static inline int cx_is_plain_byte(char c) {
  return (unsigned char)(c - '!') < 0x7F - '!';
}
int cx_is_blank_throughout(const char *bytes, size_t len);
/* Only blanks, or nothing. */
static inline int cx_is_blank(const char *bytes, size_t len) {
  return !(len && cx_is_plain_byte(*bytes)) && cx_is_blank_throughout(bytes, len);
}
/* Cuts them off both ends. */
void cx_trim(const char **bytes, size_t *len);

#endif
