/* The value that a rule asks for, found in an entry and repaired. */
#ifndef CX_RECORD_VALUES_H
#define CX_RECORD_VALUES_H

#include "record/mapping.h"
#include "record/reading.h"

/* Text of a node: strings without escapes, numbers as their digits, true and false; empty bytes == NULL for
 * null, arrays and objects. Points into the input or into the batch's arena. *mended is set when something
 * had to be replaced. */
cxtag_text_value cx_node_text(cx_batch *batch, const cx_tape *json, uint32_t node, unsigned filters,
                              int *mended);
/* bytes == NULL: none of the paths leads anywhere. */
cxtag_text_value cx_place_value(cx_batch *batch, const cx_place *place, const cx_value_rule *rule,
                                int *mended);

/* CX_TIME ...; CX_NAMED = it is the name of none. */
int cx_detail_named(const char *name);

/* Applies the text filters. */
cxtag_text_value cx_filter_value(cx_batch *batch, cxtag_text_value value, const cx_value_path *how);

int cx_condition_holds(const cx_condition *condition, cxtag_text_value value);

/* ISO 8601 of what exports write; empty when it is none of the known forms. */
cxtag_text_value cx_iso_time(cx_batch *batch, cxtag_text_value written, cx_time_form form);
/* Of a date with slashes: does its day say which comes first? CX_TIME_AUTO = it does not. */
cx_time_form cx_time_order(cxtag_text_value written);
/* The same of all dates of a sample; CX_TIME_AUTO where none says it, or where they disagree. */
typedef struct cx_time_votes {
  int month_first, day_first;
} cx_time_votes;
void cx_time_vote(cx_time_votes *votes, cxtag_text_value written);
cx_time_form cx_time_elected(const cx_time_votes *votes);
/* cx_iso_time for a record: counts those whose order nothing says. */
cxtag_text_value cx_batch_time(cx_batch *batch, cxtag_text_value written, cx_time_form form);
/* A name that shows who wrote several records without saying who it is: 16 hexadecimal digits. */
cxtag_text_value cx_author_hash(cx_batch *batch, cxtag_text_value author);

#endif
