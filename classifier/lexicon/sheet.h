/*
 * Cells out of the text of a table, in place: tab, `;` or `,` between cells, quoted cells with line breaks
 * and doubled quotes, lines ended by LF, CR LF or CR. Every cell knows where it began.
 */
#ifndef CX_LEXICON_SHEET_H
#define CX_LEXICON_SHEET_H

#include "lexicon/pack.h"

typedef enum cx_sheet_end { CX_SHEET_CELL, CX_SHEET_LINE, CX_SHEET_FILE } cx_sheet_end;

typedef enum cx_sheet_fault {
  CX_SHEET_FINE,
  CX_SHEET_QUOTE_OPEN,  /* a quoted cell never ends */
  CX_SHEET_QUOTE_INSIDE /* text follows the closing quote */
} cx_sheet_fault;

typedef struct cx_sheet {
  char *at, *end; /* *end is a NUL of ours */
  uint32_t line, column;
  char delimiter;
  unsigned char kinds[256]; /* what each byte is to an unquoted cell */
  int may_compose;          /* NFC might write the last cell otherwise */
  int quotes_end; /* 0 once a quote was found that never closes: no later one closes either */
} cx_sheet;

/* Finds the delimiter in the first line (`sep=X` of Excel counts) and stands at the header. */
void cx_sheet_init(cx_sheet *sheet, char *text, size_t len);
cx_sheet_end cx_sheet_next_text(cx_sheet *sheet, cx_cell *cell, cx_sheet_fault *fault);

/* The next cell without blanks at its ends, and what ended it. A faulty quote is read as an ordinary
 * character. Most cells of a table are empty: they are read here, all others by cx_sheet_next_text. */
static inline cx_sheet_end cx_sheet_next(cx_sheet *sheet, cx_cell *cell, cx_sheet_fault *fault) {
  if (sheet->at >= sheet->end || *sheet->at != sheet->delimiter || sheet->delimiter == '"')
    return cx_sheet_next_text(sheet, cell, fault);
  *cell = (cx_cell){sheet->at, 0, sheet->line, sheet->column++};
  *sheet->at++ = '\0';
  sheet->may_compose = 0;
  *fault = CX_SHEET_FINE;
  return CX_SHEET_CELL;
}

#endif
