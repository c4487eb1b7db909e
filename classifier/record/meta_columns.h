/* The columns of kept values in a table: which there are, and a record's value for each. */
#ifndef CX_RECORD_META_COLUMNS_H
#define CX_RECORD_META_COLUMNS_H

#include "record/making.h"
#include "record/writing.h"

typedef struct cx_meta_columns {
  const cxtag_text_value *names; /* in the records */
  const cxtag_text_value *heads; /* of the columns: a name that one has already gets a number, author#2 */
  size_t count;
} cx_meta_columns;

/* Those that the options name, and behind them what else the first record has (NULL = there is none). taken: what the
 * columns in front are called. 0 when memory is out. */
int cx_meta_columns_begin(cx_meta_columns *columns, cx_writing *writing, const cxtag_record *first,
                          cx_kept_names *taken);
/* Empty where the record has none of that name. */
cxtag_text_value cx_meta_columns_value(const cx_meta_columns *columns, size_t i, const cxtag_record *record);
/* Notes, once, a value that has no column. */
void cx_meta_columns_check(const cx_meta_columns *columns, cx_writing *writing, const cxtag_record *record);

#endif
