/* What speeds up reading a compiled lexicon and is made anew when it is opened. */
#ifndef CX_LEXICON_INDEX_H
#define CX_LEXICON_INDEX_H

#include "lexicon/lexicon.h"

/* Lays out and fills all tables that lexicon.h says are made when it is opened; 0 when memory is out. */
int cx_lexicon_index(cx_lexicon *lexicon);

#define CX_ALL_ENTRIES ((cx_entry_set){{UINT64_MAX, UINT64_MAX}})

/* Its parts: they fill tables that are there. */
/* Between the symbols' entries and their sets; 0 when memory is out. */
int cx_make_entry_bits(cx_lexicon *lexicon);
/* After the symbols' entries; also what symbols say of their gates. */
void cx_make_gates(cx_lexicon *lexicon);
void cx_make_regex_bits(cx_lexicon *lexicon);

#endif
