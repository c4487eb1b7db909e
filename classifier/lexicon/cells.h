/* Cells that are numbers, marks or languages. */
#ifndef CX_LEXICON_CELLS_H
#define CX_LEXICON_CELLS_H

#include "lexicon/pack.h"

/* -1.5, −1,5, +2: thousandths. 0 for what is no number or has more than three decimals. */
int cx_read_milli(const cx_cell *cell, int32_t *milli);
/* x, X, 1, yes, kyllä = 1; empty = 0; else -1. */
int cx_read_mark(const cx_cell *cell);
/* fi, en, * or empty (both): CX_LANGUAGE_... bits; else 0. */
uint8_t cx_read_languages(const cx_cell *cell);

static inline int cx_is_empty(const cx_cell *cell) { return !cell || !cell->length; }

#endif
