/* What a kept value is to a spreadsheet: a number and a day can be grouped and averaged there, a text cannot. */
#ifndef CX_RECORD_SHEET_VALUE_H
#define CX_RECORD_SHEET_VALUE_H

#include <stddef.h>

typedef enum cx_sheet_kind { CX_SHEET_TEXT, CX_SHEET_NUMBER, CX_SHEET_DAY, CX_SHEET_MOMENT } cx_sheet_kind;

typedef struct cx_sheet_value {
  cx_sheet_kind kind;
  double number;
  unsigned decimals; /* of the number, as it is written */
  unsigned digits;   /* of the number, all */
  int year, month, day, hour, minute, second;
} cx_sheet_value;

/* Only what a workbook gives back as it was is more than text: "-12.5", but not "007", "+358", "1e5" or what has more
 * digits than Excel keeps; "2024-03-05", "2024-03-05T10:20:30", with a blank for the T or without seconds, but no
 * time with a zone or a fraction. */
cx_sheet_value cx_sheet_value_read(const char *bytes, size_t len);

#endif
