/* Rows of CSV and TSV: our own state machine, because positions, backslash escapes and stray quotes matter.
 */
#ifndef CX_RECORD_CSV_H
#define CX_RECORD_CSV_H

#include "base/buffer.h"
#include "record/window.h"

enum { CX_NO_DELIMITER = 0x1F }; /* a control character that stands in no text */

typedef struct cx_dialect {
  char delimiter; /* CX_NO_DELIMITER = rows of one cell */
  char quote;  /* '"', or 0 = a quote is an ordinary character */
  char escape; /* '\\' = backslash escapes; 0 = only doubled quotes */
} cx_dialect;

enum {
  CX_CELL_QUOTED = 1,  /* stood between quotes */
  CX_CELL_ESCAPED = 2, /* holds doubled or escaped quotes: cx_cell_append takes them away */
  CX_CELL_STRAY = 4,   /* held a quote that neither closes nor is doubled; kept as a character */
  CX_CELL_TAIL = 8     /* goes on behind its closing quote: "so" and so */
};

typedef struct cx_cell {
  size_t start, length; /* bytes from the row's begin, without the quotes */
  unsigned flags;
  size_t tail; /* with CX_CELL_TAIL: where the closing quote stands, from the cell's start */
} cx_cell;

typedef struct cx_row {
  const cxtag_memory *memory;
  cx_cell *cells;
  size_t count, capacity;
  size_t length; /* bytes of the row with its line end */
  size_t feeds;  /* line ends in it */
  size_t quote;  /* where the quote opened that is still open */
} cx_row;

typedef enum cx_scan {
  CX_SCAN_ROW,
  CX_SCAN_INCOMPLETE, /* the row goes on behind len */
  CX_SCAN_OPEN_QUOTE, /* final, and a quoted cell is not closed */
  CX_SCAN_NOTHING,    /* final, and no byte is left */
  CX_SCAN_TOO_WIDE,   /* more cells than CX_ROW_CELLS_MAX */
  CX_SCAN_MEMORY
} cx_scan;

/* A cell takes more memory than the comma behind it. */
enum { CX_ROW_CELLS_MAX = 1 << 20 };

void cx_row_init(cx_row *row, const cxtag_memory *memory);
void cx_row_clear(cx_row *row);
/* The row at the front of bytes. final: nothing follows. Line ends: LF, CR LF, CR. */
cx_scan cx_row_scan(cx_row *row, const cx_dialect *dialect, const char *bytes, size_t len, int final);
/* One cell that is empty: a blank line. */
int cx_row_is_blank(const cx_row *row);
/* Appends a cell's text without its escapes. row_bytes: where the row begins. */
void cx_cell_append(cx_buffer *out, const cx_dialect *dialect, const cx_cell *cell, const char *row_bytes);

/* Finds the dialect from a sample. What is set in *dialect already (delimiter not 0, escape not 0) stays.
 * columns: how many most rows have; rows_agree: percent that have them; rows: how many were looked at. */
typedef struct cx_dialect_guess {
  cx_dialect dialect;
  size_t columns, rows, agree_percent;
  size_t hint; /* bytes of a `sep=;` line to drop */
} cx_dialect_guess;
cxtag_status cx_dialect_detect(cx_dialect_guess *out, cx_dialect wanted, const char *sample, size_t len,
                               int final, const cxtag_memory *memory);

#endif
