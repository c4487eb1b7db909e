/* Whether the words of a row stand in the text a scorer holds, without anything that competes with or cancels
 * them. */
#ifndef CX_WORKBENCH_STANDS_H
#define CX_WORKBENCH_STANDS_H

#include "score/scorer.h"

/* first_pattern: the first one of the row's own; its others follow. Text, words and clauses are looked up
 * already. -1 when memory is out. */
int cx_row_stands(cx_scorer *scorer, uint32_t first_pattern);

/* Of a row that is a regex and stands: does the literal that leads to it stand in a clause where it does, too? */
int cx_literal_stands(const cx_scorer *scorer, uint32_t pattern);

/* The first pattern of the row itself, not of its `not`; UINT32_MAX when it has none. Linear in the lexicon.
 */
uint32_t cx_first_pattern(const cx_lexicon *lexicon, uint32_t row);

#endif
