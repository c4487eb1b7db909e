#include "record/calendar.h"

int cx_days_in_month(int year, int month) {
  static const char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int const is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return days[month - 1] + (month == 2 && is_leap);
}

cx_date cx_date_of_days(int64_t days) {
  days += 719468; /* from 0000-03-01 on: a year ends with its leap day */
  int64_t const era = days / 146097, of_era = days - era * 146097;
  int64_t const year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int64_t const of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int64_t const march_month = (5 * of_year + 2) / 153;
  int const month = (int)(march_month < 10 ? march_month + 3 : march_month - 9);
  int const day = (int)(of_year - (153 * march_month + 2) / 5 + 1);
  return (cx_date){(int)(year_of_era + era * 400) + (month <= 2), month, day};
}
