/* Rows of cells, from CSV or a spreadsheet. The first ones are kept, so that the header and the text columns
 * can be looked for in them before any row is handed on. */
#ifndef CX_RECORD_ROWS_H
#define CX_RECORD_ROWS_H

#include "record/csv.h"
#include "record/reading.h"

typedef struct cx_rows cx_rows;
struct cx_rows {
  /* The next row in *row, whose cells point into *bytes until the next call; line and byte say where it
   * begins. */
  cx_step (*next)(cx_rows *rows, const cx_row **row, const char **bytes, cxtag_error *err);
  void (*close)(cx_rows *rows);
  const char *what; /* csv, tsv or xlsx */
  cx_dialect dialect;
  uint64_t line, byte;
  int rejected; /* set with ENTRY: this row could not be read, *err says why; there is no row */
  int stays;    /* rows stay where they are until more is read, which is not done while `held` */
  int held;     /* WAIT = no row has come whole along with those before */
};

cxtag_status cx_csv_rows_open(cx_rows **out, cx_reading *reading, cx_dialect dialect, cxtag_error *err);

typedef struct cx_kept_row {
  cx_row row;
  char *bytes;
  uint64_t line, byte;
} cx_kept_row;

enum { CX_SAMPLE_ROWS = 64 };

typedef struct cx_row_sample {
  cx_kept_row rows[CX_SAMPLE_ROWS];
  size_t count, at; /* at: the next one to hand on */
  cx_step end;      /* what came behind the kept rows, ENTRY = more may come */
  int rejected;     /* a row behind the kept ones could not be read: err */
  cxtag_error err;
} cx_row_sample;

/* Keeps the first rows: CX_SAMPLE_ROWS or a mebibyte of them, which are waited for. */
cxtag_status cx_row_sample_read(cx_row_sample *sample, cx_rows *rows, cxtag_error *err);
void cx_row_sample_clear(cx_row_sample *sample);

#endif
