/* XLSX: a sheet of a workbook as rows. */
#ifndef CX_RECORD_XLSX_H
#define CX_RECORD_XLSX_H

#include "record/archive.h"
#include "record/rows.h"

typedef struct cx_sheet {
  const char *name, *relation;
  const char *member; /* NULL = it is missing */
  int visible;
} cx_sheet;

/* The sheets of a workbook, and the parts that their cells refer to. */
typedef struct cx_book {
  const cxtag_memory *memory;
  cx_archive *archive;
  const char *name; /* of the file, for messages */
  cx_sheet *sheets; /* their texts live as long as the reading */
  size_t sheet_count, sheet_capacity;
  cx_buffer strings;  /* all shared strings, one behind the other */
  size_t *ends;       /* where each ends */
  size_t string_count, string_capacity;
  uint8_t *dates; /* is this cell style a date? */
  size_t style_count, style_capacity;
  int from_1904;
} cx_book;

int cx_is_workbook(const cx_archive *archive);
/* Reads which sheets there are, strings and styles. Clear it anyway. */
cxtag_status cx_book_open(cx_book *book, cx_archive *archive, cx_reading *reading, cxtag_error *err);
void cx_book_clear(cx_book *book);
/* "'Kansi', 'Data'": as many of the names as there is room for. */
void cx_book_list(char *list, size_t size, const cx_book *book);

/* The rows of a sheet. Archive and book outlive them. EDAMAGED: the sheet is missing. */
cxtag_status cx_xlsx_rows_open(cx_rows **out, cx_reading *reading, cx_book *book, const cx_sheet *sheet,
                               cxtag_error *err);

/* The table of the sheet that is asked for, else of the first that has texts; a warning names the others. EFORMAT lists
 * the sheets. The archive outlives the format. */
cxtag_status cx_workbook_open(cx_format **out, cx_reading *reading, cx_archive *archive, cxtag_error *err);

/* Appends a string of the sheet with its _xHHHH_ escapes undone. */
void cx_append_cell_text(cx_buffer *out, const char *text, size_t len);
/* Appends a number as people write it: days as ISO 8601 where the style says so, no exponents for whole
 * numbers. */
void cx_append_cell_number(cx_buffer *out, const char *text, size_t len, int is_date, int from_1904);

/* The name behind a namespace's prefix. */
const char *cx_local_name(const char *name);
/* An attribute's value by its local name, NULL = none. */
const char *cx_attribute(const char **attributes, const char *name);

#endif
