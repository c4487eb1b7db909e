/* Records from JSON: which part of the input is the next entry, and what records the entry gives. */
#ifndef CX_RECORD_JSON_READER_H
#define CX_RECORD_JSON_READER_H

#include "record/mapping.h"
#include "record/reading.h"
#include "record/tape.h"

/* Adds to the batch the records of the entry json->nodes[0], which lies at `at` of the rules' `records`
 * paths: `depth` steps of them are behind us. line, byte: where the entry begins. ENOMEM only. */
typedef struct cx_entry {
  const cx_tape *json;
  uint64_t ordinal, line, byte;
  size_t depth;
  cxtag_text_value outer; /* of the rule's `outer` member; empty = none */
} cx_entry;

cxtag_status cx_json_records(cx_batch *batch, cx_reading *reading, const cx_mapping *mapping,
                             const cx_entry *entry);

#endif
