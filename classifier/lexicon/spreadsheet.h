/* Cells that a spreadsheet would change, and the ' that keeps them as they are. */
#ifndef CX_LEXICON_SPREADSHEET_H
#define CX_LEXICON_SPREADSHEET_H

#include "lexicon/pack.h"

/* Spreadsheets run what begins with a sign, make dates and numbers of digits, and truth values of some words: an export
 * puts a ' before it, and so it does before a ' of the cell's own. */
int cx_is_mangled(const char *text);
/* Takes off the ' that stands before such a text. */
void cx_take_mask_off(cx_cell *cell);

#endif
