/* Text from outside on its way to a terminal or into JSON. */
#ifndef CLI_TEXT_H
#define CLI_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Decodes the code point at text; returns its bytes, or 0 when they are no valid UTF-8 (or length is 0). */
size_t cli_decode(uint32_t *out, const char *text, size_t length);
/* Columns a code point takes on a terminal: 0, 1 or 2, near enough for placing a caret. */
unsigned cli_columns(uint32_t code_point);

/* Text safe for a terminal: control characters become visible escapes, broken UTF-8 becomes U+FFFD; tab, CR
 * and LF become blanks. */
void cli_print_safe(FILE *out, const char *text, size_t length);
/* Text, and blanks up to `width` columns. */
void cli_print_padded(FILE *out, const char *text, unsigned width);
/* Text as a JSON string with its quotes; broken UTF-8 becomes U+FFFD. */
void cli_print_json(FILE *out, const char *text, size_t length);

#endif
