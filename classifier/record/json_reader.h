/* Records from JSON: which part of the input is the next entry, and what records the entry gives. */
#ifndef CX_RECORD_JSON_READER_H
#define CX_RECORD_JSON_READER_H

#include "record/mapping.h"
#include "record/reading.h"
#include "record/tape.h"

/* A value that is read whole, json->nodes[0]: an entry, or one in which entries lie. */
typedef struct cx_entry {
  const cx_tape *json;
  uint64_t ordinal, line, byte; /* of the first entry; where the value begins */
  size_t depth; /* steps of the rules' `records` that are behind us */
  cxtag_text_value outer; /* of the rule's `outer` member; empty = none */
} cx_entry;

/* Adds the records of its entries to the batch and counts them; the value still stands at the front of the window.
 * ENOMEM only. */
cxtag_status cx_json_records(cx_batch *batch, cx_reading *reading, const cx_mapping *mapping,
                             const cx_entry *entry);

#endif
