/* The Gregorian calendar, as exports and workbooks count it. */
#ifndef CX_RECORD_CALENDAR_H
#define CX_RECORD_CALENDAR_H

#include <stdint.h>

typedef struct cx_date {
  int year, month, day; /* month and day from 1 */
} cx_date;

/* month: 1-12. */
int cx_days_in_month(int year, int month);

/* The date so many days from 1970-01-01, of years 0 to 9999: Howard Hinnant's civil_from_days. */
cx_date cx_date_of_days(int64_t days);

#endif
